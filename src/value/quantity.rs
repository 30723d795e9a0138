//! A figure with its hedge becomes two intervals, in integers only.
//!
//! *Hard*: outside it the sentence is false. *Soft*: what a reader takes it to say. Soft ⊆ hard.
//! All figures are thousandths ([`Milli`]), so that decimals stay exact. The table of hedges and its basis is
//! `docs/numbers.md`.

use serde::{Deserialize, Serialize};

use super::interval::scale;
pub use super::interval::{INFINITY, Interval, MINUS_INFINITY, Milli};
use super::widths::NumberWidths;

/// One whole, in thousandths.
pub const ONE: Milli = 1_000;

/// The shape of a hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Op {
    /// `19`, `9,000`: bare or explicitly exact.
    Exact,
    /// `about`, `some`, `or so`.
    About,
    /// `nearly`, `almost`, `just under`.
    Nearly,
    /// `just over`.
    JustOver,
    /// `more than`, `over`.
    MoreThan,
    /// `well over`, `far more than`.
    WellOver,
    /// `at least`, `n or more`.
    AtLeast,
    /// `fewer than`, `under`.
    LessThan,
    /// `at most`, `no more than`.
    AtMost,
    /// `up to`.
    UpTo,
    /// `as many as`: no less loose than `up to`, but said of what is thought to have happened.
    AsManyAs,
    /// `five to seven`.
    Range,
    /// `dozens`, `tens of thousands`.
    Plural,
    /// `a few`, `some`, `multiple`, alone or before a scale.
    Few,
    /// `several`.
    Several,
    /// `a handful`.
    Handful,
    /// `many`, `numerous`.
    Many,
    /// `a couple`.
    Couple,
}

/// A figure without its hedge: what stands in the text, and how finely it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// The figure; the unit of a vague word (12 for `dozens`, 1 for `several`).
    pub n: Milli,
    /// The upper figure of a range; otherwise equal to `n`.
    pub m: Milli,
    /// The value of its last written place (1,000 for `9,000`, 0.1 for `2.5`); 0 when it is said to be exact.
    pub grain: Milli,
    /// The smallest difference that means something: one whole for counts, a thousandth for amounts.
    pub least: Milli,
}

/// Larger figures are held here: beyond nine thousand million million nobody counts in news.
const LIMIT: Milli = 9_000_000_000_000_000_000;

/// The grain of figures counted in dozens.
const DOZEN: Milli = 12 * ONE;

impl Figure {
    /// A counted figure. `n` in thousandths; the grain is the largest power of ten that divides it.
    pub fn count(n: Milli) -> Self {
        let n = n.clamp(-LIMIT, LIMIT);
        Self {
            n,
            m: n,
            grain: last_place(n),
            least: if n % ONE == 0 { ONE } else { 1 },
        }
    }

    /// A measured figure: it may have decimals, and its last written place is rounded.
    pub fn amount(n: Milli, grain: Milli) -> Self {
        let n = n.clamp(-LIMIT, LIMIT);
        Self {
            n,
            m: n,
            grain,
            least: 1,
        }
    }

    /// The same figure inside the range of figures: a product of scales may have left it.
    fn held(self) -> Self {
        Self {
            n: self.n.clamp(-LIMIT, LIMIT),
            m: self.m.clamp(-LIMIT, LIMIT),
            grain: self.grain.clamp(0, LIMIT),
            ..self
        }
    }

    /// The same figure counted in dozens, which nobody counts to the last one.
    #[must_use]
    pub fn dozens(self) -> Self {
        Self { grain: DOZEN, ..self }
    }

    /// The same figure with `grain` as its last written place.
    #[must_use]
    pub fn with_grain(self, grain: Milli) -> Self {
        Self { grain, ..self }
    }

    /// From this figure to `m`; turned round when `m` is the lower one.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            n: self.n.min(other.n),
            m: self.n.max(other.n),
            grain: self.grain.min(other.grain),
            least: self.least.min(other.least),
        }
    }
}

/// The largest power of ten, at least one whole, that divides `n`; the last decimal where it has decimals.
pub fn last_place(n: Milli) -> Milli {
    if n == 0 {
        return ONE;
    }
    let mut place: Milli = 1;
    while place < Milli::MAX / 10 && n % (place * 10) == 0 {
        place *= 10;
    }
    place
}

/// A figure as it was hedged, with what it rules out and what a reader takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// The hedge.
    pub op: Op,
    /// The figure.
    pub n: Milli,
    /// The upper figure of a range; otherwise equal to `n`.
    pub m: Milli,
    /// The value of the last written place; 0 when said to be exact.
    pub grain: Milli,
    /// The smallest difference that means something.
    pub least: Milli,
    /// Outside it the sentence is false.
    pub hard: Interval,
    /// What a reader takes it to say.
    pub soft: Interval,
}

impl Quantity {
    /// `figure` under the hedge `op`, with the widths of the hedge table.
    pub fn new(op: Op, figure: Figure) -> Self {
        Self::with_widths(op, figure, &NumberWidths::DEFAULT)
    }

    /// `figure` under the hedge `op`, with a rule's own widths.
    pub fn with_widths(op: Op, figure: Figure, widths: &NumberWidths) -> Self {
        let figure = figure.held();
        let hard = whole(hard(op, figure, widths), figure);
        let soft = whole(soft(op, figure, widths), figure);
        Self {
            op,
            n: figure.n,
            m: figure.m,
            grain: figure.grain,
            least: figure.least,
            hard,
            soft: soft.within(hard),
        }
    }

    /// A plain count of `n` wholes.
    pub fn exactly(n: i64) -> Self {
        Self::new(Op::Exact, Figure::count(n.saturating_mul(ONE)).with_grain(0))
    }

    /// The figure without its hedge.
    pub fn figure(&self) -> Figure {
        Figure {
            n: self.n,
            m: self.m,
            grain: self.grain,
            least: self.least,
        }
    }

    /// The same figure under another hedge: what `read = { n = "more than" }` of a rule does.
    #[must_use]
    pub fn hedged(&self, op: Op) -> Self {
        Self::new(op, self.figure())
    }

    /// The same reading with a rule's own widths.
    #[must_use]
    pub fn reread(&self, widths: &NumberWidths) -> Self {
        Self::with_widths(self.op, self.figure(), widths)
    }

    /// The same quantity in another unit: everything times `numerator / denominator`.
    #[must_use]
    pub fn scaled(&self, numerator: i64, denominator: i64) -> Self {
        let by = |value| scale(value, numerator, denominator);
        Self {
            op: self.op,
            n: by(self.n),
            m: by(self.m),
            grain: by(self.grain),
            least: 1,
            hard: self.hard.scaled(numerator, denominator),
            soft: self.soft.scaled(numerator, denominator),
        }
    }

    /// Whether this figure, rounded to the last written place of `coarse`, is `coarse`: 4.4 and 4.
    pub fn rounds_to(&self, coarse: &Self) -> bool {
        let apart = (i128::from(self.n) - i128::from(coarse.n)).abs();
        self.grain < coarse.grain && apart * 2 <= i128::from(coarse.grain)
    }

    /// Whether the hedge leaves the figure as it is: neither bound nor approximation nor vague word.
    pub fn is_bare(&self) -> bool {
        self.op == Op::Exact
    }
}

/// Keep only whole values where only wholes can be meant. The figure itself stays inside.
fn whole(interval: Interval, figure: Figure) -> Interval {
    if figure.least != ONE {
        return interval;
    }
    let down = |v: Milli| v.div_euclid(ONE).saturating_mul(ONE);
    let up = |v: Milli| down(v).saturating_add(if v.rem_euclid(ONE) == 0 { 0 } else { ONE });
    let lo = if interval.lo == MINUS_INFINITY {
        interval.lo
    } else {
        up(interval.lo)
    };
    let hi = if interval.hi == INFINITY {
        interval.hi
    } else {
        down(interval.hi)
    };
    if lo <= hi {
        Interval { lo, hi }
    } else {
        Interval { lo: hi, hi: lo }
    }
}

/// `permille` thousandths of the size of `n`.
fn part(n: Milli, permille: u32) -> Milli {
    scale(n.saturating_abs(), i64::from(permille), 1_000)
}

/// Half the last written place, short of the next figure.
fn half_place(figure: Figure) -> Milli {
    (figure.grain / 2).saturating_sub(Milli::from(figure.least == 1 && figure.grain > 1))
}

/// Below a hundred, or with a last digit that is not zero: counts written so were counted.
fn is_sharp(figure: Figure) -> bool {
    figure.grain == 0
        || figure.least == ONE
            && figure.grain != DOZEN
            && (figure.n.saturating_abs() < 100 * ONE || figure.grain == ONE)
}

/// What a strict bound may be off by: nobody means 8,999 by `below 9,000`.
fn slack(n: Milli, grain: Milli) -> Milli {
    if n.saturating_abs() < 100 * ONE || grain == DOZEN {
        return 0;
    }
    part(n, 20).min(grain.min(last_place(n)) / 10)
}

/// The step to the next figure a writer would have chosen: at least a tenth, at least the roundness of `n`.
fn step(figure: Figure, permille: u32) -> Milli {
    if figure.grain == DOZEN {
        return DOZEN;
    }
    roundness(figure.n)
        .max(part(figure.n, permille))
        .max(figure.least)
}

/// The largest 1·10ᵏ or 5·10ᵏ that divides `n`.
fn roundness(n: Milli) -> Milli {
    let place = last_place(n);
    let five = place.saturating_mul(5);
    if n != 0 && n % five == 0 { five } else { place }
}

/// From `n - below` to `n + above`, where counts and amounts below zero are only possible when `n` is.
fn around(n: Milli, below: Milli, above: Milli) -> Interval {
    let lo = n.saturating_sub(below);
    let lo = if n >= 0 { lo.max(0) } else { lo };
    Interval::new(lo, n.saturating_add(above).min(INFINITY - 1))
}

fn from(lo: Milli, n: Milli) -> Interval {
    Interval::new(if n >= 0 { lo.max(0) } else { lo }, INFINITY)
}

fn up_to(hi: Milli, n: Milli) -> Interval {
    let lo = if n >= 0 { 0 } else { MINUS_INFINITY };
    Interval { lo: lo.min(hi), hi }
}

/// `a` to `b` times the unit of a vague word.
fn times(unit: Milli, a: i64, b: i64) -> Interval {
    Interval::new(scale(unit, a, 1), scale(unit, b, 1))
}

fn hard(op: Op, f: Figure, w: &NumberWidths) -> Interval {
    let n = f.n;
    let slack_n = slack(n, f.grain);
    match op {
        Op::Exact if is_sharp(f) => Interval::new(n, n),
        Op::Exact if f.grain == DOZEN => {
            around(n, part(n, w.round.hard).max(ONE), part(n, w.round.hard).max(ONE))
        }
        Op::Exact => {
            let slip = rounding(f, w.round.hard);
            around(n, slip, slip)
        }
        Op::About => {
            let slip = part(n, w.about.hard).max(f.least);
            around(n, slip, slip)
        }
        Op::Nearly => around(n, part(n, w.nearly.hard), slack_n),
        Op::JustOver => around(n, slack_n, part(n, w.just_over.hard).max(f.least)),
        Op::MoreThan | Op::WellOver => from(n.saturating_sub(slack_n).saturating_add(f.least), n),
        Op::AtLeast => from(n.saturating_sub(slack_n), n),
        Op::LessThan => up_to(n.saturating_add(slack_n).saturating_sub(f.least), n),
        Op::AtMost => up_to(n.saturating_add(slack_n), n),
        Op::UpTo | Op::AsManyAs => up_to(n.saturating_add(part(n, w.up_to.hard)), n),
        Op::Range => Interval::new(n.saturating_sub(slack_n), f.m.saturating_add(slack(f.m, f.grain))),
        Op::Plural => Interval::new(n, INFINITY),
        Op::Few | Op::Handful => times(n, 2, 10),
        Op::Several => times(n, 2, 15),
        Op::Many => Interval::new(scale(n, 3, 1), INFINITY),
        Op::Couple => times(n, 2, 4),
    }
}

/// How far a bare figure may be rounded: half its last place, or `permille` of it where that is less.
///
/// Amounts below a hundred are rounded to their last place, however small they are: 1 mile may be 1.4 miles.
fn rounding(f: Figure, permille: u32) -> Milli {
    let round = f.n.saturating_abs() >= 100 * ONE && f.grain > ONE;
    if round || f.least == ONE {
        half_place(f).min(part(f.n, permille))
    } else {
        half_place(f)
    }
}

fn soft(op: Op, f: Figure, w: &NumberWidths) -> Interval {
    let n = f.n;
    match op {
        Op::Exact if is_sharp(f) || f.grain == DOZEN => Interval::new(n, n),
        Op::Exact => {
            let slip = half_place(f).min(part(n, w.round.soft));
            around(n, slip, slip)
        }
        Op::About => {
            let slip = if f.least == ONE && n < 10 * ONE {
                0
            } else {
                part(n, w.about.soft)
            };
            around(n, slip, slip)
        }
        Op::Nearly => {
            let lo = n.saturating_sub(part(n, w.nearly.soft).max(f.least));
            Interval::new(lo, n.saturating_sub(f.least))
        }
        Op::JustOver => {
            let hi = n.saturating_add(part(n, w.just_over.soft).max(f.least));
            Interval::new(n.saturating_add(f.least), hi)
        }
        Op::MoreThan => {
            let hi = n.saturating_add(step(f, w.more_than.soft));
            Interval::new(n.saturating_add(f.least), hi)
        }
        Op::WellOver => Interval::new(n.saturating_add(part(n, 100)), n.saturating_add(part(n, 1_500))),
        Op::AtLeast => {
            let step = step(f, w.more_than.soft).saturating_mul(2);
            around(n, 0, part(n, w.at_least.soft).max(step))
        }
        Op::LessThan => {
            let lo = n.saturating_sub(step(f, w.more_than.soft));
            Interval::new(lo, n.saturating_sub(f.least))
        }
        Op::AtMost => Interval::new(n.saturating_sub(step(f, w.more_than.soft)), n),
        Op::UpTo => Interval::new(n.saturating_sub(part(n, w.up_to.soft)), n),
        Op::AsManyAs => Interval::new(n.saturating_sub(part(n, w.nearly.soft)), n),
        Op::Range => Interval::new(n, f.m),
        Op::Plural => Interval::new(scale(n, 2, 1), scale(n, 10, 1).saturating_sub(f.least)),
        Op::Few if n > ONE => times(n, 2, 6),
        Op::Few | Op::Handful => times(n, 3, 6),
        Op::Several => times(n, 3, 9),
        Op::Many => Interval::new(scale(n, 3, 1), INFINITY),
        Op::Couple => times(n, 2, 3),
    }
}

#[cfg(test)]
#[path = "quantity_tests.rs"]
mod tests;

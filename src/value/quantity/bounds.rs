//! A number becomes an interval: what a hedge rules out (hard), and what a reader takes from it (soft).
//!
//! The table of hedges and its basis is `docs/numbers.md`.

use super::figure::{DOZEN, Figure, last_place};
use super::{INFINITY, Interval, MINUS_INFINITY, Milli, ONE, Op};
use crate::value::interval::scale;
use crate::value::widths::NumberWidths;

/// Keep only whole values where only wholes can be meant. The figure itself stays inside.
pub(super) fn whole(interval: Interval, figure: Figure) -> Interval {
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

pub(super) fn from(lo: Milli, n: Milli) -> Interval {
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

pub(super) fn hard(op: Op, f: Figure, w: &NumberWidths) -> Interval {
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

pub(super) fn soft(op: Op, f: Figure, w: &NumberWidths) -> Interval {
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

//! A figure with its hedge becomes two intervals, in integers only.
//!
//! *Hard*: outside it the sentence is false. *Soft*: what a reader takes it to say. Soft ⊆ hard.
//! All figures are thousandths ([`Milli`]), so that decimals stay exact. The table of hedges and its basis is
//! `docs/numbers.md`.

mod bounds;
mod figure;

use serde::{Deserialize, Serialize};

use super::interval::scale;
pub use super::interval::{INFINITY, Interval, MINUS_INFINITY, Milli};
use super::widths::NumberWidths;
use bounds::{hard, soft, whole};
pub use figure::{Figure, last_place};

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

impl Op {
    /// Whether it is a word for a number that nobody gives: `dozens`, `several`.
    pub fn is_vague(self) -> bool {
        matches!(
            self,
            Self::Plural | Self::Few | Self::Several | Self::Handful | Self::Many | Self::Couple
        )
    }
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

#[cfg(test)]
mod tests;

//! A figure with its hedge becomes two intervals, in integers only.
//!
//! *Hard*: outside it the sentence is false. *Soft*: what a reader takes it to say. Soft ⊆ hard.
//! All figures are thousandths (`Milli`), so that decimals stay exact.

use std::fmt;

/// Thousandths of one.
pub type Milli = i64;

/// Beyond every figure: an open upper end.
pub const INFINITY: Milli = i64::MAX;

/// A closed interval of thousandths; `hi == INFINITY` is open above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// Lowest value inside.
    pub lo: Milli,
    /// Highest value inside.
    pub hi: Milli,
}

impl Interval {
    /// The interval from `lo` to `hi`.
    pub fn new(lo: Milli, hi: Milli) -> Self {
        Self { lo, hi: hi.max(lo) }
    }

    /// Whether `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.lo <= other.lo && other.hi <= self.hi
    }

    /// Whether the two share a value.
    pub fn meets(self, other: Self) -> bool {
        self.lo <= other.hi && other.lo <= self.hi
    }
}

/// The shape of a hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// `up to`, `as many as`.
    UpTo,
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

/// A figure as it was hedged, with what it rules out and what a reader takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The hedge.
    pub op: Op,
    /// The figure.
    pub n: Milli,
    /// The upper figure of a range; otherwise equal to `n`.
    pub m: Milli,
    /// Outside it the sentence is false.
    pub hard: Interval,
    /// What a reader takes it to say.
    pub soft: Interval,
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.n)
    }
}

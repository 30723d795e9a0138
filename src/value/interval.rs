//! Closed intervals of thousandths, and the one inequality that all comparing rests on.

use serde::{Deserialize, Serialize};

use super::quantity::Quantity;

/// Thousandths of one.
pub type Milli = i64;

/// Beyond every figure: an open upper end.
pub const INFINITY: Milli = i64::MAX;

/// Below every figure: an open lower end, only where negative figures make sense.
pub const MINUS_INFINITY: Milli = i64::MIN;

/// A closed interval of thousandths; `hi == INFINITY` is open above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// Lowest value inside.
    pub lo: Milli,
    /// Highest value inside.
    pub hi: Milli,
}

impl Interval {
    /// The interval from `lo` to `hi`; an inverted pair gives the single value `lo`.
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

    /// The part of this interval inside `outer`; the nearest value of `outer` where they do not meet.
    #[must_use]
    pub fn within(self, outer: Self) -> Self {
        Self {
            lo: self.lo.clamp(outer.lo, outer.hi),
            hi: self.hi.clamp(outer.lo, outer.hi),
        }
    }

    /// Both ends times `numerator / denominator`, rounded to the nearest thousandth; open ends stay open.
    #[must_use]
    pub fn scaled(self, numerator: i64, denominator: i64) -> Self {
        Self {
            lo: scale(self.lo, numerator, denominator),
            hi: scale(self.hi, numerator, denominator),
        }
    }
}

/// `value × numerator / denominator`, rounded half away from zero and held inside the range of [`Milli`].
///
/// The two open ends stay what they are; a denominator of zero counts as one.
pub fn scale(value: Milli, numerator: i64, denominator: i64) -> Milli {
    if value == INFINITY || value == MINUS_INFINITY {
        return value;
    }
    let over = i128::from(if denominator == 0 { 1 } else { denominator });
    let product = i128::from(value) * i128::from(numerator);
    let half = over.abs() / 2 * product.signum() * over.signum();
    hold((product + half) / over)
}

/// The nearest finite [`Milli`].
fn hold(wide: i128) -> Milli {
    let top = i128::from(INFINITY - 1);
    i64::try_from(wide.clamp(-top, top)).unwrap_or(INFINITY - 1)
}

/// How badly an inequality between two quantities fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breach {
    /// It can hold.
    None,
    /// A reader takes it to fail.
    Soft,
    /// It cannot hold.
    Hard,
}

/// Whether `x ≤ y` is broken: hard when even the lowest possible `x` lies above the highest possible `y`.
pub fn broken(x: &Quantity, y: &Quantity) -> Breach {
    if x.hard.lo > y.hard.hi {
        Breach::Hard
    } else if x.soft.lo > y.soft.hi {
        Breach::Soft
    } else {
        Breach::None
    }
}

/// Whether two quantities can be equal: the worse of both inequalities, so the order does not matter.
pub fn differ(a: &Quantity, b: &Quantity) -> Breach {
    broken(a, b).max(broken(b, a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_is_exact_and_never_overflows() {
        assert_eq!(scale(5_000, 1_609_344, 1_000), 8_046_720);
        assert_eq!(scale(-1_500, 1, 2), -750);
        assert_eq!(scale(1_001, 1, 2), 501);
        assert_eq!(scale(INFINITY, 3, 7), INFINITY);
        assert_eq!(scale(INFINITY - 1, 1_000, 1), INFINITY - 1);
        assert_eq!(scale(7, 1, 0), 7);
    }

    #[test]
    fn within_never_leaves_the_outer_interval() {
        let outer = Interval::new(10, 20);
        assert_eq!(Interval::new(5, 12).within(outer), Interval::new(10, 12));
        assert_eq!(Interval::new(30, 40).within(outer), Interval::new(20, 20));
    }
}

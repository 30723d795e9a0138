//! Days and ranges of days. Calendar arithmetic is jiff's.

/// A closed range of days, as day numbers since 1970-01-01. One day has `lo == hi`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// First day.
    pub lo: i32,
    /// Last day.
    pub hi: i32,
}

impl Days {
    /// One day.
    pub fn day(number: i32) -> Self {
        Self {
            lo: number,
            hi: number,
        }
    }

    /// Whether the two ranges share a day.
    pub fn meets(self, other: Self) -> bool {
        self.lo <= other.hi && other.lo <= self.hi
    }

    /// Whether this range lies wholly before the other.
    pub fn before(self, other: Self) -> bool {
        self.hi < other.lo
    }
}

/// A day of the week: 0 = Monday to 6 = Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weekday(
    /// 0 = Monday to 6 = Sunday.
    pub u8,
);

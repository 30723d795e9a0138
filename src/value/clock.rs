//! Times of day.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Minutes in a day.
pub const DAY: u16 = 24 * 60;

/// A time of day, to the minute: a closed range, because `around 9` and `shortly after 5` are ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Clock {
    /// Minutes since midnight of the earliest reading.
    pub lo: u16,
    /// Minutes since midnight of the latest reading; below `lo` where the range passes midnight.
    pub hi: u16,
    /// Whether the time was written on a 12-hour clock without a half of the day (`at 7:52`): twelve hours later is
    /// as possible.
    pub either_half: bool,
    /// Minutes east of UTC, where the text names a zone (`0900 GMT`).
    pub zone: Option<i16>,
}

impl Clock {
    /// A single known minute of the day, without a zone.
    pub fn at(minute: u16) -> Self {
        Self {
            lo: minute % DAY,
            hi: minute % DAY,
            either_half: false,
            zone: None,
        }
    }

    /// Whether the two can be one moment of one day. Two different zones, or a zone on one side only, always can:
    /// nobody says where the other clock hangs.
    pub fn meets(self, other: Self) -> bool {
        if self.zone != other.zone {
            return true;
        }
        self.halves()
            .any(|a| other.halves().any(|b| contains(a, b.0) || contains(b, a.0)))
    }

    /// Minutes between two times of one day that cannot be one moment, where they are nearest; over midnight if that is
    /// shorter.
    pub fn minutes_to(self, other: Self) -> u32 {
        let gap = |from: u16, to: u16| u32::from((to + DAY - from) % DAY);
        self.halves()
            .flat_map(|(lo, hi)| {
                other
                    .halves()
                    .map(move |(from, to)| gap(hi, from).min(gap(to, lo)))
            })
            .min()
            .unwrap_or(0)
    }

    /// The range, and the range twelve hours later where the half of the day is open.
    fn halves(self) -> impl Iterator<Item = (u16, u16)> {
        let later = |minute: u16| (minute + DAY / 2) % DAY;
        let other = (later(self.lo), later(self.hi));
        std::iter::once((self.lo, self.hi)).chain(self.either_half.then_some(other))
    }
}

/// A stretch of one day, in minutes since its midnight: `8 a.m.` is a single one, `in the morning` many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Minutes {
    lo: u16,
    hi: u16,
}

impl Minutes {
    /// A single minute.
    pub fn at(minute: u16) -> Self {
        Self::between(minute, minute)
    }

    /// From one minute to another, both included.
    pub fn between(lo: u16, hi: u16) -> Self {
        Self { lo, hi }
    }

    /// Whether all of it lies before all of `other`.
    pub fn before(self, other: Self) -> bool {
        self.hi < other.lo
    }
}

fn contains(range: (u16, u16), minute: u16) -> bool {
    if range.0 <= range.1 {
        (range.0..=range.1).contains(&minute)
    } else {
        minute >= range.0 || minute <= range.1
    }
}

/// `07:52`, `21:00..21:20`; `or 19:52` where the half of the day is open; `UTC+02:00` where a zone is named.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (lo, hi)) in self.halves().enumerate() {
            if place > 0 {
                f.write_str(" or ")?;
            }
            write!(f, "{:02}:{:02}", lo / 60, lo % 60)?;
            if lo != hi {
                write!(f, "..{:02}:{:02}", hi / 60, hi % 60)?;
            }
        }
        let Some(zone) = self.zone else { return Ok(()) };
        let sign = if zone < 0 { '-' } else { '+' };
        let zone = zone.unsigned_abs();
        write!(f, " UTC{sign}{:02}:{:02}", zone / 60, zone % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clocks_agree_or_not() {
        let open = |minute| Clock {
            either_half: true,
            ..Clock::at(minute)
        };
        let range = |lo, hi| Clock { hi, ..Clock::at(lo) };
        assert!(Clock::at(134).meets(Clock::at(134)));
        assert!(!Clock::at(134).meets(Clock::at(252)));
        assert!(open(7 * 60).meets(Clock::at(19 * 60)));
        assert!(!open(7 * 60).meets(Clock::at(18 * 60)));
        assert_eq!(Clock::at(134).minutes_to(Clock::at(252)), 118);
        assert_eq!(Clock::at(10).minutes_to(range(22 * 60, 23 * 60 + 50)), 20);
        assert!(range(23 * 60, 30).meets(Clock::at(10)), "over midnight");
        assert!(
            Clock {
                zone: Some(0),
                ..Clock::at(540)
            }
            .meets(Clock::at(600))
        );
        assert_eq!(open(472).to_string(), "07:52 or 19:52");
        assert_eq!(
            Clock {
                zone: Some(-300),
                ..Clock::at(540)
            }
            .to_string(),
            "09:00 UTC-05:00"
        );
    }
}

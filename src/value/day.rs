//! Days and ranges of days. Calendar arithmetic is jiff's.

use std::fmt;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The English names of the months, folded.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A closed range of days, as day numbers since 1970-01-01. One day has `lo == hi`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

    /// How exactly it is told: 0 for a day, then a week, a month, a season, a year, and 5 for what is longer.
    pub fn grain(self) -> u8 {
        match self.count() {
            ..=1 => 0,
            2..=10 => 1,
            11..=45 => 2,
            46..=140 => 3,
            141..=400 => 4,
            _ => 5,
        }
    }

    /// From the earlier of two days to the later.
    pub fn between(a: i32, b: i32) -> Self {
        Self {
            lo: a.min(b),
            hi: a.max(b),
        }
    }

    /// The day of a calendar date; `None` where the calendar has no such day (`31 April`).
    pub fn civil(year: i32, month: u8, day: u8) -> Option<Self> {
        date(year, month, day).map(number).map(Self::day)
    }

    /// A whole month.
    pub fn month(year: i32, month: u8) -> Option<Self> {
        let first = date(year, month, 1)?;
        Some(Self {
            lo: number(first),
            hi: number(first.last_of_month()),
        })
    }

    /// A whole year.
    pub fn year(year: i32) -> Option<Self> {
        Self::years(year, year)
    }

    /// All days of several years, first and last included.
    pub fn years(first: i32, last: i32) -> Option<Self> {
        let lo = number(date(first, 1, 1)?);
        let hi = number(date(last, 12, 31)?);
        Some(Self::between(lo, hi))
    }

    /// The Monday to Sunday that holds day `number`.
    pub fn week_of(number: i32) -> Self {
        let monday = number.saturating_sub(i32::from(Weekday::of(number).0));
        Self {
            lo: monday,
            hi: monday.saturating_add(6),
        }
    }

    /// How many days the range holds; at least one.
    pub fn count(self) -> i32 {
        self.hi.saturating_sub(self.lo).saturating_add(1)
    }

    /// Whether the range is one day.
    pub fn is_day(self) -> bool {
        self.lo == self.hi
    }

    /// Whether the two ranges share a day.
    pub fn meets(self, other: Self) -> bool {
        self.lo <= other.hi && other.lo <= self.hi
    }

    /// Whether this range lies wholly before the other.
    pub fn before(self, other: Self) -> bool {
        self.hi < other.lo
    }

    /// Whether `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.lo <= other.lo && other.hi <= self.hi
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
        }
    }

    /// The range moved by `days`.
    #[must_use]
    pub fn shift(self, days: i32) -> Self {
        Self {
            lo: self.lo.saturating_add(days),
            hi: self.hi.saturating_add(days),
        }
    }

    /// The year and month of the first day.
    pub fn first_month(self) -> (i32, u8) {
        let (year, month, _) = civil(self.lo);
        (year, month)
    }

    /// Read what [`Days`] prints, and nothing else: `2022-10-10`, `2022-10`, `2022`, and two of them with `..` between.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((first, last)) = text.split_once("..") {
            let (first, last) = (Self::parse_one(first)?, Self::parse_one(last)?);
            return (first.lo <= last.hi).then_some(Self {
                lo: first.lo,
                hi: last.hi,
            });
        }
        Self::parse_one(text)
    }

    fn parse_one(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|p| p.len() == 4)?;
        let year = digits(year)?;
        let Some(month) = parts.next() else {
            return Self::year(year);
        };
        let month = u8::try_from(digits(month)?).ok()?;
        let Some(day) = parts.next() else {
            return Self::month(year, month);
        };
        let day = u8::try_from(digits(day)?).ok()?;
        parts
            .next()
            .is_none()
            .then(|| Self::civil(year, month, day))
            .flatten()
    }
}

fn digits(text: &str) -> Option<i32> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())?
}

/// ISO: a day, a whole month, a whole year; any other range is its first and last day with `..` between.
impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.lo);
        if self.is_day() {
            return write!(f, "{year:04}-{month:02}-{day:02}");
        }
        if Self::year(year) == Some(*self) {
            return write!(f, "{year:04}");
        }
        if Self::month(year, month) == Some(*self) {
            return write!(f, "{year:04}-{month:02}");
        }
        let (last_year, last_month, last_day) = civil(self.hi);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}..{last_year:04}-{last_month:02}-{last_day:02}"
        )
    }
}

fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

fn number(date: Date) -> i32 {
    EPOCH.until(date).map_or(0, |span| span.get_days())
}

fn from_number(number: i32) -> Date {
    Span::new()
        .try_days(number)
        .ok()
        .and_then(|span| EPOCH.checked_add(span).ok())
        .unwrap_or(if number < 0 { Date::MIN } else { Date::MAX })
}

/// The year, month and day of day `number`; days outside the years -9999 to 9999 give the last day inside.
pub fn civil(number: i32) -> (i32, u8, u8) {
    let date = from_number(number);
    (
        i32::from(date.year()),
        u8::try_from(date.month()).unwrap_or(1),
        u8::try_from(date.day()).unwrap_or(1),
    )
}

/// Day `number` moved by whole months; the day of the month is cut where the month is too short.
pub fn add_months(day: i32, months: i32) -> i32 {
    Span::new()
        .try_months(months)
        .ok()
        .and_then(|span| from_number(day).checked_add(span).ok())
        .map_or(day, number)
}

/// A day of any year, as an article without a date tells it: `3 May`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl MonthDay {
    /// A day that some year has: 29 February is one, 30 February is not.
    pub fn new(month: u8, day: u8) -> Option<Self> {
        Days::civil(LEAP, month, day).map(|_| Self { month, day })
    }

    /// The day of the year that `days` is, where it is one day.
    pub fn of(days: Days) -> Option<Self> {
        let (_, month, day) = civil(days.lo);
        days.is_day().then_some(Self { month, day })
    }

    /// As an editor writes it: `3 May`.
    pub fn name(self) -> String {
        let month = MONTHS
            .get(usize::from(self.month.saturating_sub(1)))
            .copied()
            .unwrap_or_default();
        let (first, rest) = month.split_at(1.min(month.len()));
        format!("{} {}{rest}", self.day, first.to_uppercase())
    }

    /// Days from one to the other, the short way round the year.
    pub fn apart(self, other: Self) -> u32 {
        let number = |d: Self| Days::civil(LEAP, d.month, d.day).map_or(0, |days| days.lo);
        let between = number(self).abs_diff(number(other));
        between.min(366 - between)
    }
}

/// A year with every day.
const LEAP: i32 = 2000;

/// ISO 8601 without the year: `--05-03`.
impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}-{:02}", self.month, self.day)
    }
}

/// A day of the week: 0 = Monday to 6 = Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Weekday(
    /// 0 = Monday to 6 = Sunday.
    pub u8,
);

impl Weekday {
    const NAMES: [&'static str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    /// The weekday of day `number`: 1970-01-01 was a Thursday.
    pub fn of(number: i32) -> Self {
        Self(u8::try_from((i64::from(number) + 3).rem_euclid(7)).unwrap_or(0))
    }

    /// Its English name.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .get(usize::from(self.0 % 7))
            .copied()
            .unwrap_or("Monday")
    }

    /// The weekday called `name`, in any case, in full.
    pub fn parse(name: &str) -> Option<Self> {
        let at = Self::NAMES.iter().position(|n| n.eq_ignore_ascii_case(name))?;
        u8::try_from(at).ok().map(Self)
    }

    /// The last such day on or before day `number`.
    pub fn on_or_before(self, number: i32) -> i32 {
        let back = (i32::from(Self::of(number).0) - i32::from(self.0)).rem_euclid(7);
        number.saturating_sub(back)
    }

    /// The first such day on or after day `number`.
    pub fn on_or_after(self, number: i32) -> i32 {
        let ahead = (i32::from(self.0) - i32::from(Self::of(number).0)).rem_euclid(7);
        number.saturating_add(ahead)
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(Days::civil(1970, 1, 1), Some(Days::day(0)));
        assert_eq!(Days::civil(2000, 3, 1), Some(Days::day(11_017)));
        assert_eq!(Days::civil(2023, 2, 29), None);
        assert_eq!(Days::civil(2022, 4, 31), None);
        let monday = Days::civil(2022, 10, 10).unwrap().lo;
        assert_eq!(Weekday::of(monday), Weekday(0));
        assert_eq!(Days::week_of(monday + 6), Days::week_of(monday));
        assert_eq!(
            add_months(Days::civil(2023, 3, 31).unwrap().lo, -1),
            Days::civil(2023, 2, 28).unwrap().lo
        );
    }

    #[test]
    fn what_is_printed_is_read() {
        for text in [
            "2022-10-10",
            "2022-10",
            "2022",
            "2022-10-10..2022-10-12",
            "0987-01-02",
        ] {
            assert_eq!(Days::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "22-10-10",
            "2022-13",
            "2022-02-30",
            "2022-10-10-1",
            "2022-10-12..2022-10-10",
            "+202-1",
        ] {
            assert_eq!(Days::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_day_and_its_date_are_one(number in -700_000..700_000i32) {
            let (year, month, day) = civil(number);
            prop_assert_eq!(Days::civil(year, month, day), Some(Days::day(number)));
            prop_assert_eq!(Weekday::of(number).on_or_before(number), number);
            prop_assert!(Days::week_of(number).covers(Days::day(number)));
        }

        #[test]
        fn every_range_is_read_back(lo in -700_000..700_000i32, length in 0..900i32) {
            let days = Days { lo, hi: lo + length };
            if civil(lo).0 > 0 {
                prop_assert_eq!(Days::parse(&days.to_string()), Some(days));
            }
        }

        #[test]
        fn no_day_is_too_far(number in any::<i32>(), months in any::<i32>()) {
            let _ = Days::day(number).to_string();
            let _ = add_months(number, months);
            let week = Days::week_of(number);
            prop_assert!(week.lo <= week.hi);
        }
    }
}

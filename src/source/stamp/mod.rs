//! Dates in the few fixed layouts that metadata, datelines and bylines use. Dates in prose are read elsewhere.

mod clock;

use jiff::civil::Date;

use crate::value::day::MONTHS;
use crate::value::{Days, Weekday};

use clock::{clock, compact_clock};

/// A publication date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp {
    /// 1800 to 2199; `None` where the layout leaves it out (`Sept 14`).
    pub(super) year: Option<i16>,
    /// 1 to 12.
    pub(super) month: i8,
    /// 1 to 31; `None` for a bare month.
    pub(super) day: Option<i8>,
    /// Minutes after midnight, less the zone's minutes where a zone was given: may be below zero or above 1,439.
    pub(super) minute: Option<i32>,
}

impl Stamp {
    /// The days it stands for, its year taken from `year` where it has none.
    pub(super) fn days(&self, year: Option<i16>) -> Option<Days> {
        let year = self.year.or(year)?;
        let first = Date::new(year, self.month, self.day.unwrap_or(1)).ok()?;
        let last = if self.day.is_some() {
            first
        } else {
            first.last_of_month()
        };
        Some(Days {
            lo: day_number(first)?,
            hi: day_number(last)?,
        })
    }

    /// The time of day as [`super::Published`] keeps it: UTC minutes of the day as written, 0 where that day had not
    /// yet begun in UTC.
    pub(super) fn utc_minute(&self) -> Option<u16> {
        self.minute.map(|m| u16::try_from(m.max(0)).unwrap_or(0))
    }
}

fn day_number(date: Date) -> Option<i32> {
    let epoch = Date::new(1970, 1, 1).ok()?;
    i32::try_from(date.duration_since(epoch).as_hours() / 24).ok()
}

/// A piece of a line: a run of digits, a run of letters, or one other character.
#[derive(Clone, Copy, Debug)]
struct Bit<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Bit<'_> {
    fn number(&self, max_digits: usize) -> Option<i32> {
        (self.text.len() <= max_digits).then(|| self.text.parse().ok())?
    }

    fn is(&self, text: &str) -> bool {
        self.text.eq_ignore_ascii_case(text)
    }
}

/// A date found in a line: the stamp, and its bytes there (its weekday and its time of day included where they stand
/// beside it).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) stamp: Stamp,
    /// Stretches of the line that belong to it.
    pub(super) parts: Vec<(usize, usize)>,
}

/// A field that should hold nothing but a date.
pub(super) fn field(value: &str) -> Option<Stamp> {
    let value = value.trim();
    find(value)
        .filter(|found| found.stamp.year.is_some())
        .map(|f| f.stamp)
}

/// The first date in a line. Only the first 300 bytes are looked at.
pub(super) fn find(line: &str) -> Option<Found> {
    let bits = split(line);
    let (at, mut stamp, next) =
        (0..bits.len()).find_map(|at| date(&bits, at).map(|(stamp, next)| (at, stamp, next)))?;
    let mut parts = vec![(start(&bits, at), end(&bits, next))];
    if stamp.minute.is_none() {
        let clocks = (next..bits.len()).chain(0..at);
        let clock = clocks.into_iter().find_map(|i| clock(&bits, i).map(|c| (i, c)));
        if let Some((from, (minute, to))) = clock {
            stamp.minute = Some(minute);
            parts.push((start(&bits, from), end(&bits, to)));
        }
    }
    for (i, bit) in bits.iter().enumerate() {
        if is_weekday(bit.text) && !(at..next).contains(&i) {
            parts.push((bit.start, bit.end));
        }
    }
    parts.sort_unstable();
    Some(Found { stamp, parts })
}

/// Whether a word is a day of the week, in full or cut.
pub(super) fn is_weekday(word: &str) -> bool {
    let cut = |name: &str| {
        word.len() <= 5
            && name
                .get(..word.len())
                .is_some_and(|n| n.eq_ignore_ascii_case(word))
    };
    let mut names = (0..7).map(|day| Weekday::of(day).name());
    word.len() >= 3 && names.any(|name| name.eq_ignore_ascii_case(word) || cut(name))
}

/// Whether a word is a month, in full or cut, in any case.
pub(super) fn is_month(word: &str) -> bool {
    let mut capital = word.to_ascii_lowercase();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    month(&capital).is_some()
}

fn start(bits: &[Bit<'_>], at: usize) -> usize {
    bits.get(at).map_or(0, |b| b.start)
}

/// The end of the bit before `next`.
fn end(bits: &[Bit<'_>], next: usize) -> usize {
    next.checked_sub(1).and_then(|i| bits.get(i)).map_or(0, |b| b.end)
}

fn split(line: &str) -> Vec<Bit<'_>> {
    let mut bits = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if start > 300 {
            break;
        }
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let same = |c: char| {
            first.is_ascii_digit() && c.is_ascii_digit() || first.is_alphabetic() && c.is_alphabetic()
        };
        while let Some((at, c)) = chars.next_if(|(_, c)| same(*c)) {
            end = at + c.len_utf8();
        }
        let text = line.get(start..end).unwrap_or("");
        bits.push(Bit { text, start, end });
    }
    bits
}

/// A date that begins at bit `at`, and the bit after it.
fn date(bits: &[Bit<'_>], at: usize) -> Option<(Stamp, usize)> {
    iso(bits, at)
        .or_else(|| year_last(bits, at))
        .or_else(|| day_first(bits, at))
        .or_else(|| month_first(bits, at))
}

/// `2025-07-17`, `2024/10/11`, `20251023`, each with an ISO time of day.
fn iso(bits: &[Bit<'_>], at: usize) -> Option<(Stamp, usize)> {
    let first = bits.get(at)?;
    let (year, month, day, next) = if first.text.len() == 8 {
        let n = first.number(8)?;
        (n / 10_000, n / 100 % 100, n % 100, at + 1)
    } else {
        let (dash, month, dash2, day) = (
            bits.get(at + 1)?,
            bits.get(at + 2)?,
            bits.get(at + 3)?,
            bits.get(at + 4)?,
        );
        let mark = |b: &Bit<'_>| matches!(b.text, "-" | "/" | "_" | ".");
        let glued = dash.start == first.end && day.start == dash2.end;
        if first.text.len() != 4 || !mark(dash) || dash.text != dash2.text || !glued {
            return None;
        }
        (first.number(4)?, month.number(2)?, day.number(2)?, at + 5)
    };
    let mut stamp = stamp(Some(year), month, Some(day))?;
    let mut next = next;
    if bits.get(next).is_some_and(|b| b.is("T"))
        && let Some((minute, to)) = clock(bits, next + 1).or_else(|| compact_clock(bits, next + 1))
    {
        stamp.minute = Some(minute);
        next = to;
    }
    Some((stamp, next))
}

/// `05/31/2024`, `31.05.2024`: a day above twelve says which of the two is the month, and so does a point.
fn year_last(bits: &[Bit<'_>], at: usize) -> Option<(Stamp, usize)> {
    let [first, mark, second, mark2, year] = bits.get(at..at + 5)? else {
        return None;
    };
    let glued = mark.start == first.end && mark2.start == second.end && year.start == mark2.end;
    if !glued || mark.text != mark2.text || !matches!(mark.text, "/" | "." | "-") {
        return None;
    }
    let (first, second) = (first.number(2)?, second.number(2)?);
    let (day, month) = match mark.text {
        "." => (first, second),
        _ if first > 12 => (first, second),
        _ if second > 12 || first == second => (second, first),
        _ => return None,
    };
    Some((stamp(Some(plausible(year)?), month, Some(day))?, at + 5))
}

/// `15 October 2024`, `3 JAN 90`, `14 Sept.`
fn day_first(bits: &[Bit<'_>], at: usize) -> Option<(Stamp, usize)> {
    let day = bits.get(at)?.number(2)?;
    let mut next = at + 1;
    if bits.get(next).is_some_and(|b| is_ordinal(b.text)) {
        next += 1;
    }
    if bits.get(next).is_some_and(|b| b.is("of")) {
        next += 1;
    }
    let month = month(bits.get(next)?.text)?;
    next = skip(bits, next + 1, ".");
    let (year, next) = year(bits, next);
    Some((stamp(year, month, Some(day))?, next))
}

/// `October 12, 2022`, `Oct. 12 2022`, `Sept 14`, `JUNE 11 89`, `October 2024`.
fn month_first(bits: &[Bit<'_>], at: usize) -> Option<(Stamp, usize)> {
    let month = month(bits.get(at)?.text)?;
    let next = skip(bits, at + 1, ".");
    let bit = bits.get(next)?;
    if let Some(only_year) = plausible(bit) {
        // `31 April 2025` is no day, and not the month either.
        let day_before = at.checked_sub(1).and_then(|i| bits.get(i)?.number(2));
        if day_before.is_some() {
            return None;
        }
        return Some((stamp(Some(only_year), month, None)?, next + 1));
    }
    let day = bit.number(2)?;
    let mut next = next + 1;
    if bits.get(next).is_some_and(|b| is_ordinal(b.text)) {
        next += 1;
    }
    let (year, next) = year(bits, next);
    Some((stamp(year, month, Some(day))?, next))
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|o| word.eq_ignore_ascii_case(o))
}

fn skip(bits: &[Bit<'_>], at: usize, mark: &str) -> usize {
    at + usize::from(bits.get(at).is_some_and(|b| b.text == mark))
}

fn month(word: &str) -> Option<i32> {
    let lower = word.to_ascii_lowercase();
    let head = lower.get(..3)?;
    let (at, full) = (1..).zip(MONTHS).find(|(_, name)| name.starts_with(head))?;
    let fits = lower.len() <= 4 && full.starts_with(&lower) || lower == full || lower == "sept";
    (fits && word.starts_with(char::is_uppercase)).then_some(at)
}

fn plausible(bit: &Bit<'_>) -> Option<i32> {
    bit.number(4)
        .filter(|y| bit.text.len() == 4 && (1800..2200).contains(y))
}

/// A year at bit `at`, with or without a comma before it: four digits, or two (`90`), and the bit after it.
fn year(bits: &[Bit<'_>], at: usize) -> (Option<i32>, usize) {
    let next = skip(bits, at, ",");
    let Some(bit) = bits.get(next) else {
        return (None, at);
    };
    if let Some(year) = plausible(bit) {
        return (Some(year), next + 1);
    }
    let clock = bits.get(next + 1).is_some_and(|b| matches!(b.text, ":" | "."));
    match bit
        .number(2)
        .filter(|_| bit.text.len() == 2 && next == at && !clock)
    {
        Some(short) => (Some(short + if short < 50 { 2000 } else { 1900 }), next + 1),
        None => (None, at),
    }
}

fn stamp(year: Option<i32>, month: i32, day: Option<i32>) -> Option<Stamp> {
    let stamp = Stamp {
        year: match year {
            Some(y) if (1800..2200).contains(&y) => Some(i16::try_from(y).ok()?),
            Some(_) => return None,
            None => None,
        },
        month: i8::try_from(month).ok()?,
        day: match day {
            Some(d) => Some(i8::try_from(d).ok()?),
            None => None,
        },
        minute: None,
    };
    // A leap year stands in for a missing one, so that 29 February passes.
    stamp.days(Some(2000)).map(|_| stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was read, as `year-month-day minute`.
    fn read(line: &str) -> String {
        find(line).map_or("none".to_owned(), |f| {
            let part = |n: Option<i32>| n.map_or("-".to_owned(), |n| n.to_string());
            format!(
                "{} {} {} {}",
                part(f.stamp.year.map(i32::from)),
                f.stamp.month,
                part(f.stamp.day.map(i32::from)),
                part(f.stamp.minute)
            )
        })
    }

    #[test]
    fn layouts() {
        let cases = [
            ("2025-07-17", "2025 7 17 -"),
            ("2025-07-17T18:20:00+02:00", "2025 7 17 980"),
            ("2025-07-17T18:20:00.000Z", "2025 7 17 1100"),
            ("2025-07-17 18:20 -0500", "2025 7 17 1400"),
            ("20251023T101500Z", "2025 10 23 615"),
            ("20251023", "2025 10 23 -"),
            ("2024/10/11", "2024 10 11 -"),
            ("05/31/2024 08:30", "2024 5 31 510"),
            ("31/05/2024", "2024 5 31 -"),
            ("31.5.2024", "2024 5 31 -"),
            ("5/6/2024", "none"),
            ("15 October 2024", "2024 10 15 -"),
            ("By A. Writer, 15th October, 2024", "2024 10 15 -"),
            ("October 12, 2022", "2022 10 12 -"),
            ("Oct. 12 2022", "2022 10 12 -"),
            ("Sep 8, 2024 - 04:00", "2024 9 8 240"),
            ("Sept 14", "- 9 14 -"),
            ("3 JAN 90", "1990 1 3 -"),
            ("JUNE 11 89", "1989 6 11 -"),
            ("October 2024", "2024 10 - -"),
            ("Thursday 17 July 2025, 19:30 local time", "2025 7 17 1170"),
            ("9 June 2025, 07:00 CET", "2025 6 9 360"),
            ("Issued 6:00 PM, Tuesday, 4 March 2025", "2025 3 4 1080"),
            ("Sunday 1 March 2026, 10 a.m. - transcript", "2026 3 1 600"),
            ("9 June 2025, 2.14 a.m.", "2025 6 9 134"),
            ("9 June 2025, 12 a.m.", "2025 6 9 0"),
            ("31 April 2025", "none"),
            ("2025-13-01", "none"),
            ("may 5 people", "none"),
            ("Marching 5", "none"),
            ("17:50", "none"),
            ("", "none"),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}

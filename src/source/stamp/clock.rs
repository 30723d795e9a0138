//! Times of day and their zones, as metadata and bylines write them.

use super::{Bit, skip};

/// Zone abbreviations with one meaning in news, in minutes east of UTC. `IST` and `CST` have several.
const ZONES: &[(&str, i32)] = &[
    ("aedt", 660),
    ("aest", 600),
    ("bst", 60),
    ("cat", 120),
    ("cdt", -300),
    ("cest", 120),
    ("cet", 60),
    ("eat", 180),
    ("edt", -240),
    ("eest", 180),
    ("eet", 120),
    ("est", -300),
    ("gmt", 0),
    ("hkt", 480),
    ("jst", 540),
    ("kst", 540),
    ("mdt", -360),
    ("msk", 180),
    ("mst", -420),
    ("nzdt", 780),
    ("nzst", 720),
    ("pdt", -420),
    ("pkt", 300),
    ("pst", -480),
    ("sast", 120),
    ("sgt", 480),
    ("utc", 0),
    ("wat", 60),
    ("z", 0),
];

/// `101500`, `1015` after the `T` of a compact date.
pub(super) fn compact_clock(bits: &[Bit<'_>], at: usize) -> Option<(i32, usize)> {
    let bit = bits.get(at).filter(|b| matches!(b.text.len(), 4 | 6))?;
    let n = bit.number(6)? / if bit.text.len() == 6 { 100 } else { 1 };
    let (hour, minute) = (n / 100, n % 100);
    if hour > 23 || minute > 59 {
        return None;
    }
    let (zone, next) = zone(bits, at + 1);
    Some((hour * 60 + minute - zone, next))
}

/// A time of day at bit `at`: `18:20:00+02:00`, `07:00 CET`, `2.14 a.m.`, `4 p.m.`, `noon`; and the bit after it.
pub(super) fn clock(bits: &[Bit<'_>], at: usize) -> Option<(i32, usize)> {
    let first = bits.get(at)?;
    if first.is("noon") {
        return Some((12 * 60, at + 1));
    }
    let hour = first.number(2)?;
    let mark = bits.get(at + 1).filter(|b| matches!(b.text, ":" | "."));
    let minutes = mark.and(bits.get(at + 2)).filter(|b| b.text.len() == 2);
    let colon = mark.is_some_and(|m| m.text == ":");
    let (minute, mut next) = match minutes.and_then(|m| m.number(2)) {
        Some(minute) => (minute, at + 3),
        None => (0, at + 1),
    };
    if colon && next == at + 3 {
        next = seconds(bits, next);
    }
    let half = half_day(bits, next);
    if half.is_none() && !(colon && minutes.is_some()) || hour > 23 || minute > 59 {
        return None;
    }
    let hour = match half {
        Some((_, _)) if hour == 0 || hour > 12 => return None,
        Some((true, _)) => hour % 12 + 12,
        Some((false, _)) => hour % 12,
        None => hour,
    };
    let next = half.map_or(next, |(_, n)| n);
    let (zone, next) = zone(bits, next);
    Some((hour * 60 + minute - zone, next))
}

/// Past `:00` and `.000`.
fn seconds(bits: &[Bit<'_>], at: usize) -> usize {
    let part = |at: usize, mark: &str| {
        bits.get(at).is_some_and(|b| b.text == mark)
            && bits.get(at + 1).is_some_and(|b| b.number(9).is_some())
    };
    let at = if part(at, ":") { at + 2 } else { at };
    if part(at, ".") { at + 2 } else { at }
}

/// `a.m.`, `PM`: whether it is the afternoon, and the bit after it.
fn half_day(bits: &[Bit<'_>], at: usize) -> Option<(bool, usize)> {
    let first = bits.get(at)?;
    if first.is("am") || first.is("pm") {
        return Some((first.is("pm"), at + 1));
    }
    let dotted =
        (first.is("a") || first.is("p")) && bits.get(at + 1)?.text == "." && bits.get(at + 2)?.is("m");
    dotted.then(|| (first.is("p"), skip(bits, at + 3, ".")))
}

/// Minutes east of UTC at bit `at`, 0 where no zone stands there.
fn zone(bits: &[Bit<'_>], at: usize) -> (i32, usize) {
    let none = (0, at);
    let Some(first) = bits.get(at) else { return none };
    if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| first.is(name)) {
        return (*minutes, at + 1);
    }
    let sign = match first.text {
        "+" => 1,
        "-" | "−" => -1,
        _ => return none,
    };
    let Some(hours) = bits.get(at + 1).filter(|b| b.start == first.end) else {
        return none;
    };
    match (hours.text.len(), hours.number(4)) {
        (4, Some(n)) => (sign * (n / 100 * 60 + n % 100), at + 2),
        (2, Some(n)) => {
            let minutes = bits
                .get(at + 2)
                .filter(|b| b.text == ":")
                .and(bits.get(at + 3))
                .and_then(|b| b.number(2));
            (
                sign * (n * 60 + minutes.unwrap_or(0)),
                if minutes.is_some() { at + 4 } else { at + 2 },
            )
        }
        _ => none,
    }
}

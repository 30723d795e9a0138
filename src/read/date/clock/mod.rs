//! Times of day: `7:52 a.m.`, `9 p.m.`, `0900 GMT`, `16:39`, `half past nine`, `shortly after 5 on Friday`.

mod digits;

use std::ops::Range;

use super::words::{Cursor, before};
use crate::value::Clock;
use crate::value::clock::DAY;
use digits::{FOLLOWS, decimal, figures, military};

/// A time of day as written, before its hedge and its half of the day are known.
#[derive(Clone, Copy, Debug)]
struct Point {
    minute: u16,
    /// Whether the half of the day is open.
    open: bool,
    zone: Option<i16>,
    end: u32,
    /// A bare number: only a time where words beside it say so.
    bare: bool,
    /// Whether `a.m.`, `p.m.` or a 24-hour form settles it.
    settled: bool,
}

/// A clock time that begins at `at` (hedge included), with the tokens of the bare time.
pub(super) fn parse(c: &Cursor<'_, '_>, at: u32) -> Option<(Clock, Range<u32>)> {
    if !may_begin(c, at) {
        return None;
    }
    let found = point(c, at);
    if let Some(found) = range(c, at, found) {
        return Some(found);
    }
    let found = found?;
    let day_part = day_part(c, at, found.end);
    if found.bare && !(day_part.is_some() || placed(c, found.end)) {
        return None;
    }
    let found = settle(found, day_part);
    let (lo, hi) = hedged(c, at, found.minute);
    Some((
        Clock {
            lo,
            hi,
            either_half: found.open,
            zone: found.zone,
        },
        at..found.end,
    ))
}

/// Whether the word at `at` lets a time of day begin there: most words of dates do not.
fn may_begin(c: &Cursor<'_, '_>, at: u32) -> bool {
    match c.word(at) {
        "noon" | "midday" | "midnight" | "half" | "quarter" => true,
        "a" | "an" => c.is(at + 1, &["quarter", "minutes", "past", "to"]),
        _ => c.is_figure(at) || c.worded(at).is_some(),
    }
}

/// `between 4 and 6 a.m.`, `from 9 to 11:30`, `9:30-11:00`.
///
/// `first` is what stands at `at`, if that is a time of day by itself.
fn range(c: &Cursor<'_, '_>, at: u32, first: Option<Point>) -> Option<(Clock, Range<u32>)> {
    let first = first.or_else(|| bare(c, at))?;
    let led = c.is(before(at), &["between", "from"]);
    let spoken = led && c.is(first.end, &["and", "to", "until", "till"]);
    if !(spoken || c.dash(first.end) && c.glued(first.end)) {
        return None;
    }
    let last = point(c, first.end + 1).or_else(|| bare(c, first.end + 1))?;
    let day_part = day_part(c, at, last.end);
    if first.bare && last.bare && !(led && (day_part.is_some() || placed(c, last.end))) {
        return None;
    }
    let last = settle(last, day_part);
    let mut first = settle(first, day_part);
    if first.open && !last.open {
        // `between 4 and 6 p.m.`: the nearest four before six.
        let later = (first.minute + DAY / 2) % DAY;
        let back = |minute: u16| (last.minute + DAY - minute) % DAY;
        if back(later) < back(first.minute) {
            first.minute = later;
        }
    }
    Some((
        Clock {
            lo: first.minute,
            hi: last.minute,
            either_half: last.open,
            zone: last.zone,
        },
        at..last.end,
    ))
}

fn point(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    named(c, at)
        .or_else(|| figures(c, at))
        .or_else(|| decimal(c, at))
        .or_else(|| military(c, at))
        .or_else(|| spoken(c, at))
        .or_else(|| hour(c, at))
}

/// `noon`, `midnight`.
fn named(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    let minute = match c.word(at) {
        "noon" | "midday" => 720,
        "midnight" => 0,
        _ => return None,
    };
    Some(known(minute, at + 1))
}

fn known(minute: u16, end: u32) -> Point {
    Point {
        minute: minute % DAY,
        open: false,
        zone: None,
        end,
        bare: false,
        settled: true,
    }
}

/// Hours and minutes with what stands behind them.
fn timed(c: &Cursor<'_, '_>, hours: i32, minutes: i32, settled: bool, next: u32) -> Option<Point> {
    let (hours, minutes) = (u16::try_from(hours).ok()?, u16::try_from(minutes).ok()?);
    if minutes > 59 || hours > 24 {
        return None;
    }
    let minute = hours * 60 + minutes;
    if let Some((afternoon, end)) = half(c, next) {
        let minute = minute % (DAY / 2) + if afternoon { DAY / 2 } else { 0 };
        return (hours <= 12).then(|| with_zone(c, known(minute, end)));
    }
    let point = Point {
        open: !settled,
        settled,
        ..known(minute, next)
    };
    Some(with_zone(c, point))
}

/// `a.m.` or `p.m.` (true) at `at`, and the token after it.
fn half(c: &Cursor<'_, '_>, at: u32) -> Option<(bool, u32)> {
    match c.word(at) {
        "am" => return Some((false, at + 1)),
        "pm" => return Some((true, at + 1)),
        _ => {}
    }
    let afternoon = match c.word(at) {
        "a" => false,
        "p" => true,
        _ => return None,
    };
    let dotted = c.is(at + 1, &["."]) && c.is(at + 2, &["m"]) && c.glued(at + 2);
    let end = at + 3 + u32::from(c.is(at + 3, &["."]) && c.glued(at + 3));
    dotted.then_some((afternoon, end))
}

/// `half past nine`, `ten past four`, `a quarter to five`, `five minutes past nine`.
fn spoken(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    let (minutes, next) = match c.word(at) {
        "half" => (30, at + 1),
        "quarter" => (15, at + 1),
        "a" if c.is(at + 1, &["quarter"]) => (15, at + 2),
        _ => c.worded(at).or_else(|| c.count(at)).filter(|m| m.0 < 30)?,
    };
    let next = c.skip(next, &["minutes"]);
    let past = c.is(next, &["past"]);
    if !past && !c.is(next, &["to"]) {
        return None;
    }
    if let Some(full) = named(c, next + 1) {
        let minutes = u16::try_from(minutes).ok()?;
        let minute = full.minute + if past { minutes } else { DAY - minutes };
        return Some(known(minute, next + 2));
    }
    let (hour, end) = c.worded(next + 1).or_else(|| c.count(next + 1))?;
    let hour = u16::try_from(hour).ok().filter(|h| (1..=12).contains(h))?;
    let minutes = u16::try_from(minutes).ok()?;
    let round = minutes.is_multiple_of(5);
    let minute = if past {
        hour * 60 + minutes
    } else {
        hour * 60 + DAY - minutes
    } % DAY;
    // `five to seven` may be a range: without words that place it, only `past`, `half` and `quarter` are clear.
    let clear = past || c.is(before(next), &["quarter", "minutes"]);
    let end = c.skip(end, &["o'clock"]);
    let point = Point {
        bare: !clear,
        open: true,
        settled: false,
        ..known(minute, end)
    };
    let at_word = c.is(before(at), &["at", "by", "until", "since"]) || clear;
    let counted = c.is_word(end) && !FOLLOWS.contains(&c.word(end)) && half(c, end).is_none();
    (round && at_word && !counted).then(|| match half(c, end) {
        Some((afternoon, end)) => known(minute % (DAY / 2) + if afternoon { DAY / 2 } else { 0 }, end),
        None => point,
    })
}

/// `9 p.m.`, `eleven o'clock`, `at 5`.
fn hour(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    let (number, next) = match c.digits(at) {
        Some((n, length)) if length <= 2 => (n, at + 1),
        Some(_) => return None,
        None => c.worded(at)?,
    };
    if !(1..=12).contains(&number) || c.is(before(at), &[".", "$", "£", "€"]) && c.glued(at) {
        return None;
    }
    if c.is(next, &["o'clock"]) {
        return timed(c, number, 0, false, next + 1);
    }
    if half(c, next).is_some() {
        return timed(c, number, 0, false, next);
    }
    let led = c.is(before(at), &["at"]) || hedge_before(c, at).is_some_and(|h| h.1 != Hedge::About);
    bare(c, at).filter(|_| led)
}

/// A bare hour, which only the words around it can make a time.
fn bare(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    let (number, next) = match c.digits(at) {
        Some((n, length)) if length <= 2 => (n, at + 1),
        Some(_) => return None,
        None => c.worded(at)?,
    };
    let hour = u16::try_from(number).ok().filter(|h| (1..=12).contains(h))?;
    Some(Point {
        bare: true,
        open: true,
        settled: false,
        ..known(hour * 60, next)
    })
}

/// Whether the words at `at` place the bare number before them in a day: `on Friday`, `yesterday`, `sharp`.
fn placed(c: &Cursor<'_, '_>, at: u32) -> bool {
    match c.word(at) {
        "yesterday" | "tonight" | "sharp" | "today" | "tomorrow" => true,
        "on" => c.weekday(at + 1).is_some() || c.is(at + 1, &["the"]) && c.is(at + 2, &["dot"]),
        _ => c.weekday(at).is_some(),
    }
}

/// Which half of the day the words around a time name: `in the morning`, `on Sunday afternoon`, `tonight`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayPart {
    Morning,
    Afternoon,
    Night,
}

fn day_part_name(word: &str) -> Option<DayPart> {
    Some(match word {
        "morning" | "mornings" | "dawn" | "sunrise" | "breakfast" => DayPart::Morning,
        "afternoon" | "evening" | "lunchtime" | "dusk" | "tonight" | "afternoons" | "evenings" => {
            DayPart::Afternoon
        }
        "night" => DayPart::Night,
        _ => return None,
    })
}

/// The part of the day within five words behind the time, or three before it, in the same clause.
fn day_part(c: &Cursor<'_, '_>, at: u32, end: u32) -> Option<DayPart> {
    let stops = |i: u32| c.is(i, &[".", ";", ":", "”", "“", "\"", "(", ")", "—"]);
    let behind = (end..end + 5)
        .take_while(|&i| !(stops(i) || c.is(i, &["and", "but", "to"]) || i > end && c.is(i, &[","])))
        .find_map(|i| day_part_name(c.word(i)));
    let in_front = || {
        (1..=5)
            .map_while(|back| {
                at.checked_sub(back)
                    .filter(|&i| !stops(i) && !c.is(i, &["and", "but"]))
            })
            .find_map(|i| day_part_name(c.word(i)))
    };
    behind.or_else(in_front)
}

fn settle(point: Point, part: Option<DayPart>) -> Point {
    let Some(part) = part.filter(|_| point.open && !point.settled) else {
        return point;
    };
    let morning = point.minute % (DAY / 2);
    let minute = match part {
        DayPart::Morning => morning,
        DayPart::Afternoon => morning + DAY / 2,
        DayPart::Night if morning < 5 * 60 => morning,
        DayPart::Night => morning + DAY / 2,
    };
    Point {
        minute,
        open: false,
        settled: true,
        ..point
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hedge {
    About,
    JustAfter,
    JustBefore,
    After,
    Before,
}

/// The hedge that ends right before `at`, and its first token.
fn hedge_before(c: &Cursor<'_, '_>, at: u32) -> Option<(u32, Hedge)> {
    let near = before(at);
    let nearer = before(near);
    let close = c.is(
        nearer,
        &["shortly", "soon", "just", "minutes", "moments", "little"],
    );
    Some(match c.word(near) {
        "about" | "around" | "approximately" | "roughly" | "circa" => (near, Hedge::About),
        "nearly" | "almost" => (near, Hedge::JustBefore),
        "after" | "past" if close => (nearer, Hedge::JustAfter),
        "before" if close => (nearer, Hedge::JustBefore),
        "after" => (near, Hedge::After),
        "before" => (near, Hedge::Before),
        _ => return None,
    })
}

/// The minutes a hedged time may mean: a quarter of an hour around it, half an hour where the full hour is named.
fn hedged(c: &Cursor<'_, '_>, at: u32, minute: u16) -> (u16, u16) {
    let slack = if minute.is_multiple_of(60) { 30 } else { 15 };
    let later = |by: u16| (minute + by) % DAY;
    let earlier = |by: u16| (minute + DAY - by) % DAY;
    match hedge_before(c, at).map(|h| h.1) {
        None => (minute, minute),
        Some(Hedge::About) => (earlier(slack), later(slack)),
        Some(Hedge::JustAfter) => (minute, later(slack)),
        Some(Hedge::JustBefore) => (earlier(slack), minute),
        Some(Hedge::After) => (minute, DAY - 1),
        Some(Hedge::Before) => (0, minute),
    }
}

/// Minutes east of UTC. Names that mean two zones (`CST`, `IST`) are left out.
fn zone(word: &str) -> Option<i16> {
    Some(match word {
        "gmt" | "utc" => 0,
        "bst" | "cet" => 60,
        "cest" | "eet" | "sast" => 120,
        "eest" | "msk" => 180,
        "jst" => 540,
        "aest" => 600,
        "est" => -300,
        "edt" => -240,
        "pst" => -480,
        "pdt" => -420,
        _ => return None,
    })
}

fn with_zone(c: &Cursor<'_, '_>, point: Point) -> Point {
    match zone(c.word(point.end)) {
        Some(zone) => Point {
            zone: Some(zone),
            end: point.end + 1,
            open: false,
            settled: true,
            ..point
        },
        None if c.is(point.end, &["local"]) && c.is(point.end + 1, &["time"]) => Point {
            end: point.end + 2,
            ..point
        },
        None => point,
    }
}

/// The first token of the hedge before a time that begins at `at`, else `at`.
pub(super) fn with_hedge(c: &Cursor<'_, '_>, at: u32) -> u32 {
    hedge_before(c, at).map_or(at, |(from, _)| from)
}

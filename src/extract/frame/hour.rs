//! The time of day beside a date: `on Tuesday morning`, `by 6 p.m. on Tuesday`, `late on 3 May`.
//!
//! It orders two reports of one day. A part of the day is as long as it may be meant, so that `in the afternoon` and `at
//! 5 p.m.` stay unordered; a time that could be either half of the day says nothing.

use std::ops::Range;

use crate::read::Readings;
use crate::text::Doc;
use crate::value::clock::DAY;
use crate::value::{Minutes, Value};

/// So many tokens on either side of a date may its time of day stand.
const NEAR: u32 = 4;

/// The time of day that belongs to the date at `day`, within `sentence`.
pub(super) fn beside(
    doc: &Doc<'_>,
    readings: &Readings<'_>,
    day: &Range<u32>,
    sentence: &Range<u32>,
) -> Option<Minutes> {
    let before = (sentence.start.max(day.start.saturating_sub(NEAR))..day.start).rev();
    let behind = day.end..(day.end + NEAR).min(sentence.end);
    let inside = day.clone().find_map(|i| part(doc.word(i)));
    let linked = |i: &u32| is_link(doc, *i);
    let first_behind = behind.clone().find(|i| !linked(i));
    let first_before = before.clone().find(|i| !linked(i));
    inside
        .or_else(|| first_behind.and_then(|i| time_at(doc, readings, i)))
        .or_else(|| first_before.and_then(|i| time_at(doc, readings, i)))
}

/// The time at token `at`: a part of the day, or a time of day that begins or ends there.
pub(super) fn time_at(doc: &Doc<'_>, readings: &Readings<'_>, at: u32) -> Option<Minutes> {
    let clock = readings.around(at).mentions.iter().find_map(|m| match m.value {
        Value::Clock(clock) if m.tokens.contains(&at) => Some(clock),
        _ => None,
    });
    match clock {
        // `By midnight on Tuesday` is the end of the day that is named.
        Some(clock) if clock.lo == 0 && clock.hi == 0 => Some(Minutes::at(DAY - 1)),
        Some(clock) => {
            (!clock.either_half && clock.lo <= clock.hi).then_some(Minutes::between(clock.lo, clock.hi))
        }
        None => part(doc.word(at)),
    }
}

/// What may stand between a date and its time: `6 p.m. on Tuesday`, `the evening of 3 May`, `Tuesday at 9`.
fn is_link(doc: &Doc<'_>, at: u32) -> bool {
    doc.is_mark(at, ",")
        || matches!(
            doc.word(at),
            "on" | "at" | "of" | "the" | "in" | "local" | "time" | "by"
        )
}

fn part(word: &str) -> Option<Minutes> {
    const HOUR: u16 = 60;
    let (lo, hi) = match word {
        "early" | "dawn" => (0, 9 * HOUR),
        "morning" => (0, 12 * HOUR - 1),
        "noon" | "midday" | "lunchtime" => (11 * HOUR, 14 * HOUR),
        "afternoon" => (12 * HOUR, 18 * HOUR),
        "evening" => (17 * HOUR, 24 * HOUR - 1),
        "night" | "late" | "tonight" => (18 * HOUR, 24 * HOUR - 1),
        _ => return None,
    };
    Some(Minutes::between(lo, hi))
}

//! Times of day written in figures: `16:39`, `7.30 in the evening`, `0900 GMT`.

use super::{Point, day_part, half, timed, zone};
use crate::read::date::words::{Cursor, before};

/// `16:39`, `7:52 a.m.`, `04:12 GMT`; not a score, a ratio or a running time.
pub(super) fn figures(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    let (hours, length) = c.digits(at)?;
    let (minutes, 2) = c.digits(at + 2)? else {
        return None;
    };
    let colon = c.is(at + 1, &[":"]) && c.glued(at + 1) && c.glued(at + 2);
    let longer = c.is(at + 3, &[":"]) && c.glued(at + 3);
    if !colon
        || longer
        || c.is(before(at), &[":", "in", "of", "won", "by", "ran"]) && half(c, at + 3).is_none()
    {
        return None;
    }
    timed(c, hours, minutes, length == 2 && hours < 10 || hours > 12, at + 3)
}

/// `2.14 a.m.`, `at 7.30 in the evening`: the dot of British copy needs the half of the day behind it, or something that
/// happens then.
pub(super) fn decimal(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    let (hours, minutes) = c.word(at).split_once('.')?;
    let plain = c.is_figure(at) && minutes.len() == 2 && hours.len() <= 2;
    let (hours, minutes) = (hours.parse().ok()?, minutes.parse().ok()?);
    let led = || {
        c.is(
            before(at),
            &["at", "until", "till", "about", "around", "after", "before"],
        )
    };
    let placed = || c.is(at + 1, &["in", "on", "this", "that", "yesterday", "tonight"]);
    let named = || led() && placed() && day_part(c, at, at + 1).is_some();
    let told = plain && (half(c, at + 1).is_some() || named() || happens_at(c, at) && minutes % 5 == 0);
    told.then(|| timed(c, hours, minutes, hours > 12, at + 1))?
}

/// `The fair began at 9.45 in Lowick`: no rate, price or index stands at it, and no unit follows.
fn happens_at(c: &Cursor<'_, '_>, at: u32) -> bool {
    const STAND: &[&str] = &[
        "average", "be", "been", "closed", "ended", "finished", "fixed", "is", "peaked", "priced",
        "remained", "set", "settled", "stand", "standing", "stands", "stood", "traded", "trading", "valued",
        "was", "were",
    ];
    let led = c.is(before(at), &["at"]) && !c.is(before(before(at)), STAND);
    let open = !c.is_word(at + 1)
        && !c.is_figure(at + 1)
        && !c.is(at + 1, &["%", "-", "–", "/", "$", "(", "€", "£"]);
    led && (open || c.is(at + 1, FOLLOWS) && !c.is(at + 1, &["a", "to", "for"]))
}

/// `0900 GMT`, `1400 hours`, `2100 local time`.
pub(super) fn military(c: &Cursor<'_, '_>, at: u32) -> Option<Point> {
    let (number, 4) = c.digits(at)? else { return None };
    let marked = zone(c.word(at + 1)).is_some()
        || c.is(at + 1, &["hours", "hrs"])
            && c.is(before(at), &["at", "by", "from", "until", "around", "about"])
        || c.is(at + 1, &["local"]) && c.is(at + 2, &["time"]);
    let point = timed(c, number / 100, number % 100, true, at + 1)?;
    let end = point.end + u32::from(c.is(point.end, &["hours", "hrs"]));
    marked.then_some(Point { end, ..point })
}

/// Words that may follow a time of day that has no unit.
pub(super) const FOLLOWS: &[&str] = &[
    "on",
    "in",
    "and",
    "to",
    "yesterday",
    "today",
    "tonight",
    "tomorrow",
    "this",
    "when",
    "as",
    "but",
    "the",
    "last",
    "that",
    "until",
    "local",
    "sharp",
    "every",
    "after",
    "before",
    "he",
    "she",
    "they",
    "it",
    "there",
    "for",
    "with",
    "from",
    "by",
    "at",
    "was",
    "had",
    "were",
    "is",
    "we",
    "i",
    "a",
];

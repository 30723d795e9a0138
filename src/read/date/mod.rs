//! Dates, weekdays and times of day.
//!
//! A bare weekday (`on Monday`) is a [`Value::Weekday`]; which day it is depends on the tense of its clause and is
//! settled by [`resolve`]. Every other expression that can be placed in the calendar is a [`Value::Date`]. Where the
//! day of publication is not known, what depends on it gives no date. Holidays are left alone.

mod absolute;
mod clock;
mod expr;
mod gate;
mod holiday;
mod named;
mod phrase;
mod relative;
mod resolve;
mod sense;
mod tense;
mod words;
mod year;

#[cfg(test)]
mod tests;

use std::ops::Range;

use self::expr::{Expr, Lean, Seen};
pub use self::named::NamedYears;
use self::words::Cursor;
use super::{Context, Mention};
use crate::text::{Doc, Paragraph};
use crate::value::{Days, MonthDay, Value, Weekday};

/// What was read, and what other recognisers must leave alone.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// Dates, weekdays and clock times, in order.
    pub mentions: Vec<Mention>,
    /// Every stretch of tokens that belongs to a date or a clock time, in order, whether it could be resolved or not:
    /// the `12` of `October 12` is no count even where the year is unknown.
    pub taken: Vec<Range<u32>>,
}

impl Times {
    /// Whether token `at` belongs to a date or a clock time.
    pub fn holds(&self, at: u32) -> bool {
        self.end_of(at).is_some()
    }

    /// The end of the date or clock time that holds token `at`.
    pub fn end_of(&self, at: u32) -> Option<u32> {
        let n = self.taken.partition_point(|t| t.end <= at);
        self.taken.get(n).filter(|t| t.start <= at).map(|t| t.end)
    }
}

/// Whether a clause looks back or ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tense {
    /// It happened.
    #[default]
    Past,
    /// It will happen, it is to happen.
    Future,
}

/// The day that a bare weekday names, seen from `published`: the last one on or before it, or with a verb of the
/// future the next one after it.
pub fn resolve(weekday: Weekday, published: Days, tense: Tense) -> Days {
    match tense {
        Tense::Past => Days::between(
            weekday.on_or_before(published.lo),
            weekday.on_or_before(published.hi),
        ),
        Tense::Future => Days::between(
            weekday.on_or_after(published.lo),
            weekday.on_or_after(published.hi),
        ),
    }
}

/// Whether the clause around the tokens `range` looks back or ahead.
pub fn tense(doc: &Doc<'_>, range: Range<u32>) -> Tense {
    let cursor = Cursor {
        doc,
        start: 0,
        end: doc.len(),
    };
    match tense::lean(&cursor, range.start, range.end) {
        Lean::Future => Tense::Future,
        Lean::Past | Lean::Open | Lean::Nearest => Tense::Past,
    }
}

/// The days that the expression at `tokens` means when it is seen from `anchor`, as inside a quotation from the day it
/// was said.
pub fn reread(doc: &Doc<'_>, tokens: Range<u32>, anchor: Days) -> Option<Days> {
    let cursor = Cursor {
        doc,
        start: 0,
        end: doc.len(),
    };
    let (expr, end) = phrase::parse(&cursor, tokens.start)?;
    let context = Context {
        published: Some(anchor),
    };
    place(&cursor, &expr?, tokens.start..end, context)
}

/// Whether a date that begins before token `at`, the first of a sentence, may go on there: only behind the dot of a
/// shortened word or of a day (`9 p.m.`, `Oct. 12`, `12. October`), or where a sentence was cut for its length.
pub fn may_cross(doc: &Doc<'_>, at: u32) -> bool {
    let Some(last) = at.checked_sub(1) else {
        return false;
    };
    match doc.word(last) {
        "!" | "?" | "…" | "”" | "\"" | ")" | "]" | "»" => return false,
        "." => {}
        _ => return true,
    }
    let Some(before) = last.checked_sub(1) else {
        return false;
    };
    let cursor = Cursor {
        doc,
        start: 0,
        end: doc.len(),
    };
    if doc.is_figure(before) {
        return cursor.month(at).is_some();
    }
    doc.word(before).len() <= 2 || !doc.is_word(before) || cursor.names_day_or_month(before)
}

/// Read every date and weekday that begins at one of `tokens`, which belong to a paragraph of `doc`.
pub fn read(
    doc: &Doc<'_>,
    paragraph: &Paragraph,
    tokens: Range<u32>,
    (context, years): (Context, &NamedYears<'_>),
) -> Times {
    let mut times = Times::default();
    let cursor = Cursor {
        doc,
        start: paragraph.tokens.start,
        end: paragraph.tokens.end,
    };
    let starts = gate::starts(&cursor, tokens);
    if starts.is_empty() {
        return times;
    }
    dates(&cursor, &starts, (context, years), &mut times);
    clocks(&cursor, &starts, &mut times);
    weekdays(&cursor, &starts, &mut times);
    times.mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    times.taken.sort_by_key(|t| (t.start, t.end));
    times
}

fn dates(
    c: &Cursor<'_, '_>,
    starts: &[u32],
    (context, years): (Context, &NamedYears<'_>),
    times: &mut Times,
) {
    let mut done = c.start;
    for &at in starts {
        let Some((expr, end)) = (at >= done)
            .then(|| phrase::parse(c, at))
            .flatten()
            .filter(|p| p.1 > at)
        else {
            continue;
        };
        if !expr.as_ref().is_some_and(Expr::is_length) {
            times.taken.push(at..end);
        }
        let placed = |e: &Expr| Some(years.settle(e, place(c, e, at..end, context)?));
        let value = |e: &Expr| placed(e).map(Value::Date).or_else(|| of_any_year(e, context));
        if let Some(value) = expr.as_ref().and_then(value) {
            times.mentions.push(mention(c.doc, at..end, value));
        }
        done = end;
    }
}

/// `3 May`, where nothing tells the year.
fn of_any_year(expr: &Expr, context: Context) -> Option<Value> {
    match expr {
        Expr::DayMonth { month, day, .. } if context.published.is_none() => {
            MonthDay::new(*month, *day).map(Value::MonthDay)
        }
        _ => None,
    }
}

/// The days an expression means, seen from every day that may be the day of publication.
fn place(c: &Cursor<'_, '_>, expr: &Expr, tokens: Range<u32>, context: Context) -> Option<Days> {
    if expr.is_absolute() {
        return expr.resolve(Seen {
            from: 0,
            lean: Lean::Past,
        });
    }
    let published = context.published?;
    let lean = tense::lean(c, tokens.start, tokens.end);
    let first = expr.resolve(Seen {
        from: published.lo,
        lean,
    })?;
    let last = expr.resolve(Seen {
        from: published.hi,
        lean,
    })?;
    Some(first.join(last))
}

/// Clock times outside the dates, which are taken already.
fn clocks(c: &Cursor<'_, '_>, starts: &[u32], times: &mut Times) {
    let last = times.taken.len();
    let mut done = c.start;
    for &at in starts {
        if at < done {
            continue;
        }
        let dated = times.taken.get(..last).is_some_and(|t| {
            let n = t.partition_point(|t| t.end <= at);
            t.get(n).is_some_and(|t| t.start <= at)
        });
        if dated {
            continue;
        }
        let Some((clock, core)) = clock::parse(c, at).filter(|p| p.1.end > at) else {
            continue;
        };
        let from = clock::with_hedge(c, at);
        times.taken.push(from..core.end);
        done = core.end;
        times.mentions.push(Mention {
            core,
            ..mention(c.doc, from..done, Value::Clock(clock))
        });
    }
}

fn weekdays(c: &Cursor<'_, '_>, starts: &[u32], times: &mut Times) {
    let mut done = c.start;
    for &at in starts {
        let Some((weekday, end)) = (at >= done).then(|| c.weekday(at)).flatten() else {
            continue;
        };
        times
            .mentions
            .push(mention(c.doc, at..end, Value::Weekday(weekday)));
        done = end;
    }
}

fn mention(doc: &Doc<'_>, tokens: Range<u32>, value: Value) -> Mention {
    Mention {
        span: doc.span(tokens.clone()),
        core: tokens.clone(),
        tokens,
        value,
    }
}

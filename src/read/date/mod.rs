//! Dates, weekdays and times of day.
//!
//! A bare weekday (`on Monday`) is a [`Value::Weekday`]; which day it is depends on the tense of its clause and is
//! settled by [`resolve`]. Every other expression that can be placed in the calendar is a [`Value::Date`].

use std::ops::Range;

use super::{Context, Mention};
use crate::text::Doc;
use crate::value::{Days, Value, Weekday};

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

/// Read every date, weekday and clock time of `doc`.
pub fn read(doc: &Doc<'_>, _context: Context) -> Times {
    let mut times = Times::default();
    for at in 0..doc.len() {
        if let Some(weekday) = Weekday::parse(doc.word(at)) {
            let tokens = at..at + 1;
            times.mentions.push(Mention {
                span: doc.span(tokens.clone()),
                core: tokens.clone(),
                tokens,
                value: Value::Weekday(weekday),
            });
        }
    }
    times
}

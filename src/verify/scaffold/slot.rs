//! Marks become slots: what they hold says which type they have.

use std::fmt::Write as _;
use std::ops::Range;

use super::ScaffoldError;
use super::mark::Marked;
use crate::lexicon::gazetteer;
use crate::read::Readings;
use crate::text::Doc;
use crate::value::Value;

/// One mark as a slot of the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Its tokens.
    pub(super) tokens: Range<u32>,
    /// Its name.
    pub(super) name: String,
    /// Its type in a pattern: `count`, `@what`.
    pub(super) kind: String,
    /// The words, for a list.
    pub(super) words: String,
}

/// The marks as slots, in the order of the sentence.
pub(super) fn slots(
    doc: &Doc<'_>,
    readings: &Readings<'_>,
    marked: &Marked,
) -> Result<Vec<Slot>, ScaffoldError> {
    let mut out: Vec<Slot> = Vec::new();
    for mark in &marked.marks {
        let words = marked
            .plain
            .get(mark.bytes.clone())
            .unwrap_or_default()
            .to_owned();
        let own = tokens(doc, &mark.bytes);
        let mention = readings
            .mentions()
            .iter()
            .filter(|m| m.tokens.start < own.end && own.start < m.tokens.end)
            .max_by_key(|m| m.core.len());
        let typed = mention.and_then(|m| Some((m, kind_of(&m.value)?)));
        let slot = match (mark.value, typed) {
            (true, Some((m, kind))) => slot(m.tokens.clone(), "n", kind, &words),
            (true, None) => return Err(ScaffoldError::Unread(words)),
            (false, Some((m, kind))) if matches!(kind, "date" | "weekday") => {
                slot(m.tokens.clone(), "day", kind, &words)
            }
            (false, _) => named(own, &words),
        };
        out.push(unique(slot, &out));
    }
    Ok(out)
}

pub(super) fn slot(tokens: Range<u32>, name: &str, kind: &str, words: &str) -> Slot {
    Slot {
        tokens,
        name: name.to_owned(),
        kind: kind.to_owned(),
        words: words.to_owned(),
    }
}

/// A place that is known by name, a person by two capitals, else a word of a list.
fn named(tokens: Range<u32>, words: &str) -> Slot {
    let capitals = words
        .split_whitespace()
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
        .count();
    if capitals > 0 && gazetteer::place(words).is_some() {
        slot(tokens, "place", "place", words)
    } else {
        slot(tokens, "what", "@what", words)
    }
}

/// A second slot of one name gets a number.
fn unique(mut slot: Slot, before: &[Slot]) -> Slot {
    let taken = before
        .iter()
        .filter(|s| s.name.trim_end_matches(char::is_numeric) == slot.name)
        .count();
    if taken > 0 {
        let _ = write!(slot.name, "{}", taken + 1);
        if slot.kind.starts_with('@') {
            slot.kind = format!("@{}", slot.name);
        }
    }
    slot
}

/// The type of a pattern's slot that takes such a value.
fn kind_of(value: &Value) -> Option<&'static str> {
    Some(match value {
        Value::Count(_) => "count",
        Value::Amount(..) => "amount",
        Value::Money(..) => "money",
        Value::Percent { .. } => "percent",
        Value::Duration(..) => "duration",
        Value::Age(_) => "age",
        Value::Date(_) => "date",
        Value::Weekday(_) => "weekday",
        _ => return None,
    })
}

fn tokens(doc: &Doc<'_>, bytes: &Range<usize>) -> Range<u32> {
    let inside = |i: u32| {
        doc.token(i).is_some_and(|t| {
            let (start, end) = (t.span.start as usize, t.span.end as usize);
            start < bytes.end && bytes.start < end
        })
    };
    let first = (0..doc.len()).find(|&i| inside(i)).unwrap_or(0);
    let last = (first..doc.len())
        .take_while(|&i| inside(i))
        .last()
        .unwrap_or(first);
    first..last + 1
}

//! A marked sentence becomes a pattern.

use std::ops::Range;

use super::ScaffoldError;
use super::slot::Slot;
use crate::lexicon;
use crate::text::Doc;

/// The words between the first and the last mark, with the marks as slots; where there is no word between them, two words
/// beside them.
pub(super) fn pattern(doc: &Doc<'_>, slots: &[Slot]) -> Result<String, ScaffoldError> {
    let first = slots.iter().map(|s| s.tokens.start).min().unwrap_or(0);
    let last = slots.iter().map(|s| s.tokens.end).max().unwrap_or(first);
    let covered = |i: u32| slots.iter().any(|s| s.tokens.contains(&i));
    let literal = |range: Range<u32>| range.clone().any(|i| doc.is_word(i) && !covered(i));
    let after = |from: u32| {
        (from..doc.len())
            .take(2)
            .take_while(|&i| doc.is_word(i))
            .last()
            .map_or(from, |i| i + 1)
    };
    let before = |to: u32| {
        let words = (0..to).rev().take(2).take_while(|&i| doc.is_word(i));
        words.last().unwrap_or(to)
    };
    // What is counted stands behind a count, what is measured before a measure.
    let counts = slots
        .iter()
        .any(|s| matches!(s.kind.as_str(), "count" | "percent"));
    let range = match () {
        () if literal(first..last) => first..last,
        () if counts && after(last) > last => first..after(last),
        () if before(first) < first => before(first)..last,
        () if after(last) > last => first..after(last),
        () => return Err(ScaffoldError::NoWord),
    };
    let mut parts: Vec<String> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(slot) = slots.iter().find(|s| s.tokens.contains(&at)) {
            parts.push(capture(slot));
            at = slot.tokens.end;
        } else {
            parts.push(word(doc, at));
            at += 1;
        }
    }
    parts.dedup();
    Ok(parts.join(" "))
}

fn capture(slot: &Slot) -> String {
    if slot.name == slot.kind {
        format!("{{{}}}", slot.name)
    } else {
        format!("{{{}:{}}}", slot.name, slot.kind)
    }
}

/// A word as it stands, a verb in any of its forms, a mark as a gap.
fn word(doc: &Doc<'_>, at: u32) -> String {
    let word = doc.word(at);
    if !doc.is_word(at) {
        return if word == "," {
            ",".to_owned()
        } else {
            "..".to_owned()
        };
    }
    let lemma = lexicon::verb_lemma(word);
    let inflected = lemma != word && lexicon::is_verb(lemma) && !lexicon::is_stop(word);
    if inflected {
        format!("{lemma}~")
    } else {
        word.to_owned()
    }
}

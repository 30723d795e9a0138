//! The party and seat of a lawmaker as American copy writes them: `R-Fort Aske`, `D-Calif.`.

use std::ops::Range;

use crate::text::Doc;

/// Words in the name of a seat.
const LONGEST: u32 = 4;

/// The tokens of the seat whose party letter stands at token `at`.
pub(crate) fn seat(doc: &Doc<'_>, at: u32) -> Option<Range<u32>> {
    let party = matches!(doc.raw(at), "R" | "D" | "I" | "DFL" | "Ind");
    let hyphen = matches!(doc.raw(at + 1), "-" | "‐" | "‑" | "–");
    if !party || !hyphen || !doc.token(at + 2).is_some_and(|t| t.glued) {
        return None;
    }
    let from = at + 2;
    let named = |i: &u32| doc.is_word(*i) && doc.token(*i).is_some_and(|t| t.capital);
    let last = (from..from + LONGEST).take_while(named).last()?;
    let dot = doc.is_mark(last + 1, ".") && doc.is_mark(last + 2, ",");
    Some(from..last + 1 + u32::from(dot))
}

//! Figures that nobody counted: `dozens`, `tens of thousands`, `several`, `a few hundred`, `many`.

use super::lexicon::{Lex, lex};
use super::numeral::{Numeral, vague_numeral};
use super::scan::Scan;
use crate::value::Op;

/// `dozens`, `tens of thousands`, `hundreds of millions`.
pub(super) fn plural(scan: &Scan<'_, '_>, at: u32, unit: i64) -> Option<Numeral> {
    if unit == 20 && !scores_count(scan, at) {
        return None;
    }
    if let Some(Lex::Plural(more)) = lex(scan.hashed(at + 2)).filter(|_| scan.word(at + 1) == "of") {
        let by = if unit == 12 { 10 } else { unit };
        return Some(vague_numeral(at..at + 3, by.saturating_mul(more), Op::Plural));
    }
    if scan.word(at + 1) == "and" && scan.word(at + 2) == scan.word(at) {
        return Some(vague_numeral(at..at + 3, unit, Op::Plural));
    }
    Some(vague_numeral(at..at + 1, unit, Op::Plural))
}

/// `scores of`, `scores more`, `scores were injured`; not `the scores`, `she scores`.
fn scores_count(scan: &Scan<'_, '_>, at: u32) -> bool {
    let ahead = matches!(
        scan.word(at + 1),
        "of" | "more"
            | "killed"
            | "injured"
            | "wounded"
            | "dead"
            | "missing"
            | "feared"
            | "arrested"
            | "died"
    );
    ahead
        && !matches!(
            scan.before(at, 1),
            "the" | "their" | "his" | "her" | "he" | "she" | "who" | "test"
        )
}

/// `several`, `a few hundred`, `a couple of thousand`, `many thousands`. `from` is where the figure begins.
pub(super) fn read(scan: &Scan<'_, '_>, from: u32, at: u32, op: Op) -> Option<Numeral> {
    let of = u32::from(scan.word(at + 1) == "of" && matches!(op, Op::Couple | Op::Handful));
    let next = at + 1 + of;
    let unit = match lex(scan.hashed(next)) {
        Some(Lex::Hundred) => Some(100),
        Some(Lex::Scale(by) | Lex::Plural(by)) => Some(by),
        Some(Lex::Dozen) => Some(12),
        _ => None,
    };
    if let Some(unit) = unit {
        let (unit, end) = match lex(scan.hashed(next + 1)) {
            Some(Lex::Scale(by)) => (unit.saturating_mul(by), next + 2),
            _ => (unit, next + 1),
        };
        let op = if op == Op::Many { Op::Plural } else { op };
        return Some(vague_numeral(from..end, unit, op));
    }
    let has_article = from < at;
    let stands_alone = match op {
        // `few people came` says hardly any; `the few` and `many a` count nothing.
        Op::Few => has_article || scan.word(at) == "multiple",
        Op::Couple | Op::Handful => of == 1 || scan.word(at + 1) == "more",
        Op::Several => scan.word(at + 1) != "times" || !scan.glued(at + 1),
        Op::Many => many_counts(scan, at),
        _ => false,
    };
    let end = if stands_alone { at + 1 + of } else { return None };
    Some(vague_numeral(from..end, 1, op))
}

/// `many people`; not `how many`, `as many as`, `too many`, `many of`, `many a`, `many more than`.
fn many_counts(scan: &Scan<'_, '_>, at: u32) -> bool {
    let before = matches!(
        scan.before(at, 1),
        "how" | "as" | "too" | "so" | "not" | "the" | "that" | "twice"
    );
    let after = matches!(
        scan.word(at + 1),
        "a" | "as" | "of" | "more" | "" | "," | "." | "were" | "are" | "have"
    );
    !before && !after
}

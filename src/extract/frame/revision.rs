//! Whether a sentence says that its figure takes the place of an older one: `the toll was revised down to five`, `nine
//! had been counted twice`. A figure that falls is a contradiction unless somebody says that it was put right.

use std::ops::Range;

use crate::text::Doc;

/// What is done to a figure that is put right.
const PUT_RIGHT: &[&str] = &[
    "revise",
    "revised",
    "revises",
    "revising",
    "correct",
    "corrected",
    "corrects",
    "correcting",
    "lower",
    "lowered",
    "lowers",
    "lowering",
    "reduce",
    "reduced",
    "reduces",
    "cut",
    "adjusted",
    "amended",
    "downgraded",
];

/// What is put right. Plans and laws are revised too.
const FIGURES: &[&str] = &[
    "toll",
    "tolls",
    "figure",
    "figures",
    "number",
    "numbers",
    "count",
    "counts",
    "estimate",
    "estimates",
    "total",
    "totals",
    "tally",
    "tallies",
    "deaths",
    "fatalities",
    "casualties",
    "downward",
    "downwards",
    "down",
];

/// Words that say it by themselves.
const ALONE: &[&str] = &[
    "counted twice",
    "double counted",
    "double-counted",
    "miscounted",
    "miscount",
    "recounted",
    "down from",
    "not as first",
    "wrongly counted",
];

/// So many words may stand between the deed and the figure.
const REACH: u32 = 4;

/// Whether the clause around `tokens` says that an older figure was put right.
pub(super) fn is_revised(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    let ends = |i: &u32| matches!(doc.word(*i), ";" | "”" | "“" | "\"");
    let from = (sentence.start..tokens.start)
        .rev()
        .find(ends)
        .unwrap_or(sentence.start);
    let to = (tokens.end..sentence.end).find(ends).unwrap_or(sentence.end);
    let says = |at: u32, words: &str| {
        words
            .split(' ')
            .zip(at..to)
            .filter(|(w, i)| doc.word(*i) == *w)
            .count()
    };
    (from..to).any(|at| {
        let alone = || {
            ALONE
                .iter()
                .any(|words| says(at, words) == words.split(' ').count())
        };
        let deed = || PUT_RIGHT.contains(&doc.word(at));
        let figure = || {
            let near = at.saturating_sub(REACH).max(from)..(at + REACH + 1).min(to);
            near.into_iter().any(|i| FIGURES.contains(&doc.word(i)))
        };
        alone() || deed() && figure()
    })
}

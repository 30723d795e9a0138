//! Over what length of time something is counted: `in the quarter`, `between April and June`, `for the year`.
//!
//! What comes together in a year is no more than what comes in a quarter, but another figure.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::lexicon::noun_lemma;
use crate::text::Doc;
use crate::value::day::MONTHS;

/// A length of time in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Period {
    /// A week, a weekend.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A year, a season of a game.
    Year,
}

/// So many tokens may stand between a figure and its period.
const REACH: u32 = 10;

/// The period nearest to the figure at `figure` in its clause; the shortest of those that are told together, as in `the
/// first half of the year`.
pub(super) fn read(doc: &Doc<'_>, figure: &Range<u32>, sentence: &Range<u32>) -> Option<Period> {
    let stops = |at: &u32| {
        matches!(
            doc.word(*at),
            ";" | ":" | "but" | "while" | "which" | "who" | "whereas" | "—" | "–"
        )
    };
    let from = figure.start.saturating_sub(REACH).max(sentence.start);
    let to = (figure.end + REACH).min(sentence.end);
    let mut before = (from..figure.start).rev().take_while(|at| !stops(at));
    let mut behind = (figure.end..to).take_while(|at| !stops(at));
    let near = |at: u32| Some((at, at_noun(doc, at).or_else(|| months(doc, at))?));
    let last = before.find_map(near);
    let next = behind.find_map(near);
    match (last, next) {
        (Some((x, before)), Some((y, behind))) => {
            let closer = figure.start - x <= y - figure.end;
            Some(if closer { before } else { behind })
        }
        (found, None) | (None, found) => found.map(|(at, period)| shorter(doc, at, period)),
    }
}

/// `the first half of the year`: the noun behind `of` is the longer one, and only the first is meant.
fn shorter(doc: &Doc<'_>, at: u32, period: Period) -> Period {
    let before = (at.saturating_sub(4)..at).rev().find_map(|i| at_noun(doc, i));
    before.map_or(period, |other| period.min(other))
}

/// `for the year`, `in the third quarter`, `this month`: a noun for a period with a word that places it.
fn at_noun(doc: &Doc<'_>, at: u32) -> Option<Period> {
    let period = match noun_lemma(doc.word(at)) {
        "week" | "weekend" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "half" => Period::Half,
        "year" => Period::Year,
        _ => return None,
    };
    let elsewhere = matches!(
        doc.word(at + 1),
        "ago" | "earlier" | "old" | "before" | "later" | "of" | "olds"
    ) && period != Period::Half;
    let placed = |i: u32| {
        matches!(
            doc.word(i),
            "the"
                | "this"
                | "last"
                | "that"
                | "first"
                | "second"
                | "third"
                | "fourth"
                | "full"
                | "financial"
                | "fiscal"
        )
    };
    let singular = noun_lemma(doc.word(at)) == doc.word(at);
    let led = at.checked_sub(1).is_some_and(placed);
    (singular && led && !elsewhere).then_some(period)
}

/// `between April and June`, `April-June`: two months and what lies between them.
fn months(doc: &Doc<'_>, at: u32) -> Option<Period> {
    let month = |i: u32| {
        MONTHS
            .iter()
            .position(|m| *m == doc.word(i))
            .filter(|_| doc.token(i).is_some_and(|t| t.capital))
    };
    let joined = matches!(doc.word(at + 1), "and" | "to" | "-" | "–" | "through");
    let (first, last) = (month(at)?, month(at + 2).filter(|_| joined)?);
    match (last + 12 - first) % 12 + 1 {
        3 => Some(Period::Quarter),
        6 => Some(Period::Half),
        12 => Some(Period::Year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_beside_their_figure() {
        for (text, period) in [
            (
                "The chain opened 40 shops between April and June.",
                Some(Period::Quarter),
            ),
            ("The chain plans 40 shops for the year.", Some(Period::Year)),
            (
                "It sold 40 boats in the first half of the year.",
                Some(Period::Half),
            ),
            ("It sold 40 boats in the third quarter.", Some(Period::Quarter)),
            ("It sold 40 boats a year ago.", None),
            ("It sold 40 boats.", None),
            ("The 40 boats sold last month.", Some(Period::Month)),
        ] {
            let doc = Doc::plain(text);
            let sentence = doc.sentence(0).map(|s| s.tokens.clone()).unwrap();
            let figure = sentence.clone().find(|&i| doc.is_figure(i)).unwrap();
            assert_eq!(read(&doc, &(figure..figure + 1), &sentence), period, "{text}");
        }
    }
}

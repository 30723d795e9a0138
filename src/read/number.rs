//! Counts: how many of something, with the hedge before or after.
//!
//! A figure that is something else (a year, a label, a score) is not a count and is left to its own reader.

use std::ops::Range;

use super::date::Times;
use super::hedge::{self, Hedge};
use super::lexicon::{Lex, lex};
use super::numeral::{self, Numeral};
use super::scan::Scan;
use super::{Mention, label};
use crate::text::Doc;
use crate::value::{Figure, Op, Quantity, Value};

/// Read every figure of `doc` that is not part of a date or a clock time, in order.
pub fn read(doc: &Doc<'_>, times: &Times) -> Vec<Mention> {
    let mut out = Vec::new();
    for sentence in &doc.sentences {
        let scan = Scan {
            doc,
            lo: sentence.tokens.start,
            hi: sentence.tokens.end,
        };
        let mut at = scan.lo;
        while at < scan.hi {
            if let Some(end) = times.end_of(at) {
                at = end;
                continue;
            }
            at = match next(&scan, at) {
                Some((mention, end)) => {
                    out.extend(mention);
                    end.max(at + 1)
                }
                None => at + 1,
            };
        }
    }
    out
}

/// What stands at token `at`: a mention or nothing, and where to go on. `None` when no figure begins here.
fn next(scan: &Scan<'_, '_>, at: u32) -> Option<(Option<Mention>, u32)> {
    if let Some(found) = zero(scan, at) {
        return Some(found);
    }
    let numeral = numeral::read(scan, at)?;
    let end = numeral.tokens.end;
    if label::is_label(scan, &numeral) || is_no_count(scan, &numeral) {
        return Some((None, end));
    }
    let (core, op, figure) = range(scan, &numeral);
    let (tokens, op, figure) = hedged(scan, &core, op, figure);
    let end = tokens.end;
    let value = Value::Count(Quantity::new(op, figure));
    Some((Some(mention(scan, tokens, core, value)), end))
}

/// A mention of `value` at `tokens`.
pub(super) fn mention(scan: &Scan<'_, '_>, tokens: Range<u32>, core: Range<u32>, value: Value) -> Mention {
    Mention {
        span: scan.doc.span(tokens.clone()),
        tokens,
        core,
        value,
    }
}

/// The hedges before and after a figure, applied.
pub(super) fn hedged(
    scan: &Scan<'_, '_>,
    core: &Range<u32>,
    op: Op,
    figure: Figure,
) -> (Range<u32>, Op, Figure) {
    let mut tokens = core.clone();
    let (mut op, mut figure) = (op, figure);
    let front = hedge::before(scan, core.start);
    let back = hedge::after(scan, core.end);
    if let Some((range, _)) = &front {
        tokens.start = range.start;
    }
    if let Some((range, _)) = &back {
        tokens.end = range.end;
    }
    // `at least five or so`: the one in front counts.
    match front.or(back).map(|(_, hedge)| hedge) {
        Some(Hedge::Shape(shape)) => op = combine(shape, op),
        Some(Hedge::Sharp) if op == Op::Exact => figure = figure.with_grain(0),
        _ => {}
    }
    (tokens, op, figure)
}

/// A hedge before a vague word or a range: `about a dozen`, `at least several`, `nearly 40 to 50`.
fn combine(shape: Op, op: Op) -> Op {
    match op {
        Op::Exact => shape,
        // `at least dozens` and `some few hundred` say no more than the vague word.
        _ => op,
    }
}

/// The figure, or the range that it begins: `five to seven`, `35-40`, `between 5 and 7`, `three or four`.
fn range(scan: &Scan<'_, '_>, first: &Numeral) -> (Range<u32>, Op, Figure) {
    let alone = (first.tokens.clone(), first.op, first.figure);
    if first.op != Op::Exact {
        return alone;
    }
    let at = first.tokens.end;
    let between = scan.before(first.tokens.start, 1) == "between";
    let link = scan.word(at);
    let joins = match link {
        "to" => !is_change(scan, first.tokens.start),
        "or" => true,
        "and" => between,
        _ => scan.is_dash(at),
    };
    if !joins {
        return alone;
    }
    let Some(second) = numeral::read(scan, at + 1).filter(|s| s.op == Op::Exact) else {
        return alone;
    };
    let figure = borrowed_scale(first, &second);
    let rises = figure.n < second.figure.n;
    let near = link != "or" || second.figure.n <= figure.n.saturating_mul(2);
    if !rises || !near {
        return alone;
    }
    let start = first.tokens.start - u32::from(between);
    (start..second.tokens.end, Op::Range, figure.to(second.figure))
}

/// `rose from 40 to 60` gives two figures; `ranging from 40 to 60` and `40 to 60` give one.
fn is_change(scan: &Scan<'_, '_>, at: u32) -> bool {
    scan.before(at, 1) == "from"
        && !matches!(
            scan.before(at, 2),
            "ranging"
                | "range"
                | "ranged"
                | "ranges"
                | "vary"
                | "varying"
                | "varied"
                | "varies"
                | "anything"
                | "anywhere"
                | "aged"
        )
}

/// `two to three million`: the first figure borrows the scale of the second.
fn borrowed_scale(first: &Numeral, second: &Numeral) -> Figure {
    if first.scaled || !second.scaled || first.figure.n >= 1_000_000 {
        return first.figure;
    }
    let mut by = 1_i64;
    while by < 1_000_000_000_000 && first.figure.n.saturating_mul(by * 10) < second.figure.n {
        by *= 10;
    }
    let scale = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000]
        .into_iter()
        .find(|s| second.figure.n >= *s * 1_000 && second.figure.grain >= s / 10)
        .unwrap_or(1);
    let n = first.figure.n.saturating_mul(scale);
    if n < second.figure.n {
        Figure::count(n)
    } else {
        first.figure
    }
}

/// Figures that count nothing: years, `one` as a pronoun, figures with a sign of something else beside them.
fn is_no_count(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let Range { start, end } = numeral.tokens;
    if start + 1 == end && scan.word(start) == "one" {
        return is_pronoun(scan, start);
    }
    false
}

/// `one of the largest`, `no one`, `one another`, `the one that`: words, not figures.
fn is_pronoun(scan: &Scan<'_, '_>, at: u32) -> bool {
    let before = scan.before(at, 1);
    let after = scan.word(at + 1);
    if matches!(
        before,
        "no" | "any"
            | "some"
            | "every"
            | "each"
            | "which"
            | "this"
            | "that"
            | "another"
            | "the"
            | "number"
            | "day"
    ) {
        return true;
    }
    match after {
        "of" => !partitive(scan, at + 2),
        "another" | "another's" | "that" | "which" | "who" | "can" | "could" | "must" | "may" | "would"
        | "should" | "by" | "thing" | "side" | "hand" | "way" | "point" | "time" | "'s" | "for" | ","
        | "." | "" | "is" | "day" | "night" | "morning" | "afternoon" | "evening" | "to" | "and" | "or"
        | "but" => true,
        _ => {
            scan.capital(at)
                && scan.raw(at) == "One"
                && scan.capital(at + 1)
                && !scan.before(at, 1).is_empty()
        }
    }
}

/// `of them`, `of the six`, `of whom`: one out of a counted whole.
fn partitive(scan: &Scan<'_, '_>, at: u32) -> bool {
    match scan.word(at) {
        "them" | "whom" | "us" | "those" => true,
        "the" | "these" => {
            scan.is_figure(at + 1) || matches!(lex(scan.word(at + 1)), Some(Lex::Small(_) | Lex::Tens(_)))
        }
        _ => false,
    }
}

/// `no one`, `nobody`, `none`, `no survivors`, `zero`: nought of something.
fn zero(scan: &Scan<'_, '_>, at: u32) -> Option<(Option<Mention>, u32)> {
    let end = match lex(scan.word(at))? {
        Lex::None => at + 1,
        Lex::No if scan.word(at + 1) == "one" => at + 2,
        Lex::No if denies_plural(scan, at + 1) => at + 1,
        _ => return None,
    };
    let value = Value::Count(Quantity::new(Op::Exact, Figure::count(0)));
    Some((Some(mention(scan, at..end, at..end, value)), end))
}

/// Whether a plural noun follows, at most one word away: `no injuries`, `no serious injuries`, `no other people`.
fn denies_plural(scan: &Scan<'_, '_>, at: u32) -> bool {
    let first = scan.word(at);
    if matches!(
        first,
        "longer" | "more" | "fewer" | "less" | "matter" | "such" | "later" | "sooner" | "way" | "doubt" | "."
    ) {
        return false;
    }
    is_plural(first) || scan.is_word(at + 1) && is_plural(scan.word(at + 1)) && !is_function_word(first)
}

fn is_function_word(word: &str) -> bool {
    word.len() <= 3 || word.contains('\'') || word.ends_with("ly")
}

/// Whether `word` looks like the plural of something counted.
pub(super) fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "troops"
            | "servicemen"
            | "fatalities"
            | "staff"
            | "crew"
    ) || word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !word.ends_with("'s")
        && !matches!(
            word,
            "less" | "this" | "does" | "was" | "has" | "always" | "perhaps" | "says" | "news"
        )
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;

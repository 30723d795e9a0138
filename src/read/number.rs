//! Figures in text: one pass that gives every figure exactly one reading.
//!
//! The pass goes from figure to figure. Each is asked, in this order, whether it is an ordinal, a share, an age by
//! decade, a score, a ratio, a figure with a unit, a label; what is left counts something.

use std::ops::Range;

use super::date::Times;
use super::hedge::{self, Hedge};
use super::kind::{self, Kind};
use super::lexicon::{Lex, lex};
use super::numeral::{self, Numeral};
use super::scan::Scan;
use super::score::Pair;
use super::typed::{self, Typed};
use super::{Mention, age, count, currency, digits, label, ordinal, range, score, spelled};
use crate::text::{Doc, TokenKind};
use crate::value::quantity::ONE;
use crate::value::{Dimension, Figure, Op, Quantity, Value};

/// Read every figure of these sentences that is not part of a date or a clock time, in order.
pub fn read(doc: &Doc<'_>, sentences: Range<u32>, times: &Times) -> Vec<Mention> {
    let mut out = Vec::new();
    for number in sentences {
        let Some(sentence) = doc.sentence(number) else {
            continue;
        };
        let scan = Scan {
            doc,
            lo: sentence.tokens.start,
            hi: sentence.tokens.end,
        };
        let mut at = scan.lo;
        while let Some(start) = (at..scan.hi).find(|&i| may_begin(doc, i)) {
            at = times
                .end_of(start)
                .or_else(|| address(&scan, start))
                .unwrap_or_else(|| match figure(&scan, start) {
                    Some(Found { mention, end }) => {
                        out.extend(mention.filter(|m| !is_of_a_date(&scan, times, m)));
                        end
                    }
                    None => start,
                })
                .max(start + 1);
        }
    }
    out
}

/// Whether a figure may begin at token `i`: the one question that is asked of every token.
fn may_begin(doc: &Doc<'_>, i: u32) -> bool {
    match doc.token(i).map(|t| t.kind) {
        Some(TokenKind::Word) => lex(doc.hashed(i)).is_some(),
        Some(TokenKind::Figure) => true,
        _ => digits::is_fraction_mark(doc.raw(i)),
    }
}

/// Whether a reading overlaps a date or stands coordinated with one: the `16` of `16 and 17 October`.
fn is_of_a_date(scan: &Scan<'_, '_>, times: &Times, m: &Mention) -> bool {
    if m.core.clone().any(|i| times.holds(i)) {
        return true;
    }
    let end = m.tokens.end;
    let day = matches!(&m.value, Value::Count(q) if q.is_bare() && q.n <= 31 * ONE);
    day && scan.is_figure(m.core.start)
        && (matches!(scan.word(end), "and" | "or" | "to" | ",") || scan.is_dash(end))
        && scan.is_figure(end + 1)
        && times.holds(end + 1)
}

/// The end of the web address that token `at` belongs to.
fn address(scan: &Scan<'_, '_>, at: u32) -> Option<u32> {
    if !scan.glued(at) {
        return None;
    }
    let start = (scan.lo..at).rev().take(64).find(|&i| !scan.glued(i))?;
    if !matches!(scan.word(start), "http" | "https" | "www") {
        return None;
    }
    (at + 1..scan.hi).find(|&i| !scan.glued(i)).or(Some(scan.hi))
}

/// What stands at a token, and where to go on.
struct Found {
    mention: Option<Mention>,
    end: u32,
}

impl Found {
    fn nothing(end: u32) -> Self {
        Self { mention: None, end }
    }

    fn of(scan: &Scan<'_, '_>, (tokens, core, value): ordinal::Reading) -> Self {
        Self {
            end: tokens.end,
            mention: Some(Mention {
                span: scan.doc.span(tokens.clone()),
                tokens,
                core,
                value,
            }),
        }
    }
}

/// What stands at token `at`; `None` when no figure begins there.
fn figure(scan: &Scan<'_, '_>, at: u32) -> Option<Found> {
    let lexed = lex(scan.hashed(at));
    if lexed == Some(Lex::Article) {
        // Most articles stand before no figure: there must be another word of figures, or a unit that measures.
        let next = numeral::after_joint(scan, at + 1);
        if lex(scan.hashed(next)).is_none() && !may_measure(scan, at) {
            return None;
        }
    }
    if let Some(reading) = ordinal::ordinal(scan, at).or_else(|| ordinal::share(scan, at)) {
        return Some(Found::of(scan, reading));
    }
    if let Some((tokens, core, figure)) = age::decade(scan, at) {
        let value = Value::Age(Quantity::new(Op::Range, figure));
        return Some(Found::of(scan, (tokens, core, value)));
    }
    if let Some(end) = count::zero(scan, at) {
        let value = Value::Count(Quantity::new(Op::Exact, Figure::count(0)));
        return Some(Found::of(scan, (at..end, at..end, value)));
    }
    if let Some(Lex::Times(n)) = lexed {
        return times_over(scan, at, n);
    }
    let numeral = match lexed {
        Some(Lex::Small(_)) => one_unit(scan, at).or_else(|| numeral::read(scan, at)),
        _ => numeral::read(scan, at).or_else(|| one_unit(scan, at)),
    }?;
    Some(classify(scan, &numeral))
}

/// `twice`, where it compares nothing: how many times.
fn times_over(scan: &Scan<'_, '_>, at: u32, n: i64) -> Option<Found> {
    let alone = scan.word(at) == "twice" && !matches!(scan.word(at + 1), "a" | "daily" | "weekly" | "yearly");
    let value = Value::Count(Quantity::new(Op::Exact, Figure::count(n * ONE)));
    alone.then(|| Found::of(scan, (at..at + 1, at..at + 1, value)))
}

/// `an hour`, `a mile`, `half a kilometre`, `a quarter of an hour`: one unit, or a part of one.
fn one_unit(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    let (part, end) = spelled::unit_part(scan, at)?;
    let whole = part == ONE;
    if whole && !may_measure(scan, at) {
        return None;
    }
    let core = at..end;
    let (_, after) = kind::behind(scan, &core, false, Op::Exact)?;
    if whole && !is_measured(scan, at, after) {
        return None;
    }
    Some(Numeral {
        tokens: core,
        figure: Figure::amount(part, if whole { ONE } else { ONE / 10 }),
        op: Op::Exact,
        digits: false,
        scaled: false,
    })
}

/// Whether `a year`, `an hour` measures: `for a year`, `an hour later`; not `500 barrels a day`.
fn is_measured(scan: &Scan<'_, '_>, at: u32, end: u32) -> bool {
    let before = ends_here(scan, end) && spans(scan.before(at, 1));
    let after = matches!(scan.word(end), "later" | "ago" | "earlier" | "away" | "long")
        || scan.follows(end, &["and", "a", "half"])
        || scan.follows(end, &["and", "a", "quarter"]);
    after || before
}

/// The cheap half of [`is_measured`]: asked of every `a` and `an`, before any unit is looked up.
fn may_measure(scan: &Scan<'_, '_>, at: u32) -> bool {
    spans(scan.before(at, 1))
        || matches!(
            scan.word(at + 2),
            "later" | "ago" | "earlier" | "away" | "long" | "and"
        )
}

/// Words before `a year` that make it a length of time.
fn spans(word: &str) -> bool {
    matches!(
        word,
        "for"
            | "within"
            | "after"
            | "lasted"
            | "last"
            | "lasting"
            | "took"
            | "take"
            | "takes"
            | "taking"
            | "spent"
            | "about"
            | "nearly"
            | "almost"
            | "than"
            | "under"
            | "over"
            | "least"
            | "around"
            | "roughly"
            | "approximately"
            | "just"
    )
}

/// Whether the phrase ends at token `at`: `for a day`, not `for a day camp`.
fn ends_here(scan: &Scan<'_, '_>, at: u32) -> bool {
    !scan.is_word(at)
        || matches!(
            scan.word(at),
            "in" | "on"
                | "at"
                | "to"
                | "and"
                | "or"
                | "with"
                | "from"
                | "until"
                | "when"
                | "as"
                | "by"
                | "because"
                | "but"
                | "before"
                | "after"
                | "since"
                | "while"
                | "under"
                | "without"
                | "that"
                | "if"
                | "now"
                | "than"
                | "the"
                | "it"
                | "he"
                | "she"
                | "they"
        )
}

/// The one reading of a numeral.
fn classify(scan: &Scan<'_, '_>, numeral: &Numeral) -> Found {
    let end = numeral.tokens.end;
    let priced = currency::before_figure(scan, numeral.tokens.start).is_some();
    if !priced && label::is_no_figure(scan, numeral) {
        return Found::nothing(label::end(scan, numeral));
    }
    match score::read(scan, numeral) {
        Some(Pair::Score(tokens, value)) => return Found::of(scan, (tokens.clone(), tokens, value)),
        Some(Pair::Neither(end)) => return Found::nothing(end),
        None => {}
    }
    if let Some(reading) = ordinal::ratio(scan, numeral) {
        return Found::of(scan, reading);
    }
    let typed = typed::read(scan, numeral);
    if typed.kind.is_none()
        && let Some(reading) = label::read(scan, numeral)
    {
        return Found::of(scan, reading);
    }
    let (tokens, op, figure) = hedged(scan, &typed);
    let hedged = tokens != typed.core;
    if typed.kind.is_none() && count::is_no_count(scan, numeral, hedged) {
        return Found::nothing(end);
    }
    if typed.kind.is_none()
        && let Some((end, figure)) = range::bounded(scan, tokens.end, op, figure)
    {
        let tokens = tokens.start..end;
        let value = Value::Count(Quantity::new(Op::Range, figure));
        return Found::of(scan, (tokens.clone(), tokens, value));
    }
    let value = match &typed.kind {
        Some(kind) => kind::value(kind, op, figure),
        None => None,
    };
    match value {
        Some(value) => Found::of(scan, (tokens, typed.core, value)),
        None => {
            // A measure beyond the range of its unit is still a count of that unit, which stands behind it.
            let tokens = tokens.start..with_brackets(scan, typed.core.clone()).end;
            Found::of(
                scan,
                (tokens, typed.core, Value::Count(Quantity::new(op, figure))),
            )
        }
    }
}

/// The bound that includes its figure.
fn included(op: Op) -> Op {
    match op {
        Op::MoreThan => Op::AtLeast,
        Op::LessThan => Op::AtMost,
        _ => op,
    }
}

/// `9 per cent over four years`: the span of time in which, not more than it.
fn is_during(scan: &Scan<'_, '_>, typed: &Typed, at: u32) -> bool {
    let time = matches!(&typed.kind, Some(Kind::Unit(unit)) if unit.dimension == Dimension::Time);
    time && at + 1 == typed.tokens.start
        && scan.word(at) == "over"
        && !matches!(
            scan.before(at, 1),
            "" | "for"
                | "lasted"
                | "lasting"
                | "lasts"
                | "took"
                | "takes"
                | "taking"
                | "is"
                | "was"
                | "were"
                | "after"
                | "of"
                | "spent"
                | "been"
                | "by"
                | "than"
        )
}

/// The hedges before and after a figure, applied.
fn hedged(scan: &Scan<'_, '_>, typed: &Typed) -> (Range<u32>, Op, Figure) {
    let mut tokens = with_brackets(scan, typed.tokens.clone());
    let (mut op, mut figure) = (typed.op, typed.figure);
    let front = hedge::before(scan, tokens.start).filter(|(range, _)| !is_during(scan, typed, range.start));
    let back = hedge::after(scan, tokens.end);
    // `about 500 or more`: the bound says more than the approximation.
    let front = match (&front, &back) {
        (
            Some((_, Hedge::Shape(Op::About) | Hedge::Plain)),
            Some((_, Hedge::Shape(Op::AtLeast | Op::AtMost))),
        ) => {
            tokens.start = front.map_or(tokens.start, |(range, _)| range.start);
            None
        }
        _ => front,
    };
    let far = hedge::after_noun(scan, tokens.end);
    if let Some((range, _)) = &front {
        tokens.start = range.start;
    }
    let or_equal = matches!(&back, Some((_, Hedge::OrEqual)));
    if let Some((range, _)) = &back {
        tokens.end = range.end;
    }
    // `at least five or so`: the one in front counts.
    match front.or(back).map(|(_, hedge)| hedge).or(far) {
        // `at least dozens` and `some few hundred` say no more than the vague word.
        Some(Hedge::Shape(shape)) if op == Op::Exact => op = if or_equal { included(shape) } else { shape },
        Some(Hedge::Sharp) if op == Op::Exact => figure = figure.with_grain(0),
        _ => {}
    }
    (tokens, op, figure)
}

/// `at least [9] persons`: an editor's brackets around a figure belong to it.
fn with_brackets(scan: &Scan<'_, '_>, tokens: Range<u32>) -> Range<u32> {
    let open = tokens.start.wrapping_sub(1);
    if scan.word(open) == "[" && scan.word(tokens.end) == "]" {
        open..tokens.end + 1
    } else {
        tokens
    }
}

#[cfg(test)]
#[path = "number_tests.rs"]
pub(super) mod tests;

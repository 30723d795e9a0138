//! Ranges: `five to seven`, `35-40`, `between 5 and 7`, `three or four`, `10% to 12%`.

use std::ops::Range;

use super::hedge::{self, Hedge};
use super::kind::{self, Kind};
use super::numeral::{self, Numeral};
use super::scan::Scan;
use super::{currency, digits};
use crate::value::{Figure, Op};

/// The figure, or the range that it begins: `five to seven`, `35-40`, `between 5 and 7`, `three or four`.
pub(super) fn read(scan: &Scan<'_, '_>, first: &Numeral) -> (Range<u32>, Op, Figure) {
    let alone = (first.tokens.clone(), first.op, first.figure);
    if first.op != Op::Exact {
        return alone;
    }
    let at = first.tokens.end;
    let between = scan.before(first.tokens.start, 1) == "between";
    let link = scan.word(at);
    let joins = match link {
        "to" => !is_change(scan, first.tokens.start),
        "or" | "through" => true,
        "~" => scan.glued(at),
        "and" => between,
        _ => scan.is_dash(at),
    };
    if !joins {
        return alone;
    }
    let Some(second) = numeral::read(scan, at + 1).filter(|s| s.op == Op::Exact) else {
        return alone;
    };
    // `rose by 30 to 150 from 110`: the size of a change and where it led.
    let by = matches!(
        scan.before(first.tokens.start, 1),
        "by" | "rose" | "fell" | "up" | "down"
    );
    if by && scan.word(second.tokens.end) == "from" {
        return alone;
    }
    let figure = borrowed_scale(first, &second);
    let rises = figure.n < second.figure.n;
    let near = link != "or" || second.figure.n <= figure.n.saturating_mul(2);
    if !rises || !near {
        return alone;
    }
    let start = first.tokens.start - u32::from(between);
    (start..second.tokens.end, Op::Range, figure.to(second.figure))
}

/// A second figure of the same kind behind the first: `$5m to $6m`, `10% to 12%`, `between 5 km and 7 km`.
pub(super) fn repeated(
    scan: &Scan<'_, '_>,
    first: Range<u32>,
    op: Op,
    figure: Figure,
    kind: &Kind,
) -> (Range<u32>, Op, Figure) {
    let at = first.end;
    let between = scan.before(first.start, 1) == "between";
    let joins = match scan.word(at) {
        "to" => !is_change(scan, first.start),
        "and" => between,
        _ => scan.is_dash(at),
    };
    let second = (joins && op == Op::Exact)
        .then(|| same_kind(scan, at + 1, kind))
        .flatten();
    match second {
        Some((other, end)) if figure.n < other.n => {
            (first.start - u32::from(between)..end, Op::Range, figure.to(other))
        }
        _ => (first, op, figure),
    }
}

/// The figure of `kind` that begins at token `at`, and its end.
fn same_kind(scan: &Scan<'_, '_>, at: u32, kind: &Kind) -> Option<(Figure, u32)> {
    let start = (at..at + 3).find(|&i| scan.is_figure(i)).unwrap_or(at);
    let numeral = numeral::read(scan, start).filter(|n| n.op == Op::Exact)?;
    if let Some((currency, from)) = currency::before_figure(scan, numeral.tokens.start) {
        let numeral = digits::money(scan, &numeral);
        let same = matches!(kind, Kind::Money { currency: c, cents: false } if *c == currency);
        return (same && from == at).then_some((numeral.figure, numeral.tokens.end));
    }
    let (other, end) = kind::behind(scan, &numeral.tokens, numeral.digits, numeral.op)?;
    (start == at && other == *kind).then_some((numeral.figure, end))
}

/// `more than 10 and fewer than 20`: the end of the second bound and the range, behind a first bound that ends at `at`.
pub(super) fn bounded(scan: &Scan<'_, '_>, at: u32, op: Op, figure: Figure) -> Option<(u32, Figure)> {
    let lower = matches!(op, Op::MoreThan | Op::AtLeast);
    if !(lower || matches!(op, Op::LessThan | Op::AtMost)) || !matches!(scan.word(at), "and" | "but" | ",") {
        return None;
    }
    let second = (at + 2..at + 8)
        .find_map(|i| numeral::read(scan, i).filter(|n| n.tokens.start == i && n.op == Op::Exact))?;
    let (tokens, hedge) = hedge::before(scan, second.tokens.start)?;
    let opposite = match hedge {
        Hedge::Shape(Op::LessThan | Op::AtMost) => lower,
        Hedge::Shape(Op::MoreThan | Op::AtLeast) => !lower,
        _ => false,
    };
    let (low, high) = if lower {
        (figure, second.figure)
    } else {
        (second.figure, figure)
    };
    let fits = opposite && tokens.start == at + 1 && low.n < high.n;
    let bare = kind::behind(scan, &second.tokens, second.digits, second.op).is_none();
    (fits && bare).then(|| (second.tokens.end, low.to(high)))
}

/// `rose from 40 to 60` gives two figures; `ranging from 40 to 60` and `40 to 60` give one.
fn is_change(scan: &Scan<'_, '_>, at: u32) -> bool {
    scan.before(at, 1) == "from"
        && !matches!(
            scan.before(at, 2),
            "is" | "ranging"
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

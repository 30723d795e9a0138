//! A figure with its sign and its unit: what it is a figure of, before hedges are looked at.

use std::ops::Range;

use super::hedge::{self, Hedge};
use super::kind::{self, Kind};
use super::lexicon::{Lex, lex};
use super::numeral::{self, Numeral};
use super::scan::Scan;
use super::{age, currency, digits, range, spelled};
use crate::value::quantity::ONE;
use crate::value::{Currency, Figure, Op, Unit};

/// A figure with its unit, before its hedges are looked at.
pub(super) struct Typed {
    /// Sign, figure and unit.
    pub(super) tokens: Range<u32>,
    /// The bare figure, or both of a range.
    pub(super) core: Range<u32>,
    /// The shape of a vague word or a range; hedges come later.
    pub(super) op: Op,
    /// The figure in the unit that is written.
    pub(super) figure: Figure,
    /// What it is a figure of; `None` for a count.
    pub(super) kind: Option<Kind>,
}

impl Typed {
    /// A figure of `kind` without anything around it.
    fn new(core: Range<u32>, op: Op, figure: Figure, kind: Option<Kind>) -> Self {
        Self {
            tokens: core.clone(),
            core,
            op,
            figure,
            kind,
        }
    }

    /// The same with the sign or unit that its `tokens` hold.
    fn within(self, tokens: Range<u32>) -> Self {
        Self { tokens, ..self }
    }
}

/// What `numeral` is a figure of, with its range.
pub(super) fn read(scan: &Scan<'_, '_>, numeral: &Numeral) -> Typed {
    if let Some((currency, start)) = currency::before_figure(scan, numeral.tokens.start) {
        return priced(scan, numeral, currency, start);
    }
    let (core, op, figure) = range::read(scan, numeral);
    if age::is_age(scan, numeral) {
        return Typed::new(core, op, figure, Unit::of("y").map(Kind::Age));
    }
    if let Some(start) = magnitude(scan, numeral) {
        let tokens = start..core.end + magnitude_behind(scan, core.end);
        return Typed::new(core, op, figure, Unit::of("magnitude").map(Kind::Unit)).within(tokens);
    }
    if percent_of(scan, core.start) {
        return Typed::new(core, op, figure, Some(Kind::Percent { points: false }));
    }
    match kind::behind(scan, &core, numeral.digits, op) {
        Some((kind, end)) => {
            let (figure, end) = scaled_behind(scan, &kind, figure, end);
            with_unit(scan, core, op, figure, kind, end)
        }
        None if let Some((tokens, shape, kind)) = loosened(scan, &core, op) => {
            Typed::new(core, shape, figure, Some(kind)).within(tokens)
        }
        None if let Some(kind) = shared(scan, &core, op) => Typed::new(core, op, figure, Some(kind)),
        None => {
            let tokens = core.start..repeated_in_digits(scan, &core, figure);
            Typed::new(core, op, figure, None).within(tokens)
        }
    }
}

/// The unit of the figure behind, where both ends of a change share it: `from 2 to 4 per cent`, `to 4.1 from 3.9 per cent`.
fn shared(scan: &Scan<'_, '_>, core: &Range<u32>, op: Op) -> Option<Kind> {
    let pair = (scan.before(core.start, 1), scan.word(core.end));
    if op != Op::Exact || !matches!(pair, ("from", "to") | ("to" | "at", "from")) {
        return None;
    }
    let second = numeral::read(scan, core.end + 1).filter(|n| n.op == Op::Exact)?;
    kind::behind(scan, &second.tokens, second.digits, second.op).map(|(kind, _)| kind)
}

/// A hedge between the figure and its unit: `sixty-odd years`, `20 or so miles`, `10-plus hours`.
fn loosened(scan: &Scan<'_, '_>, core: &Range<u32>, op: Op) -> Option<(Range<u32>, Op, Kind)> {
    let (range, hedge) = hedge::after(scan, core.end)?;
    let (Hedge::Shape(shape), Op::Exact) = (hedge, op) else {
        return None;
    };
    let (kind, end) = kind::behind(scan, &(core.start..range.end), false, op)?;
    Some((core.start..end, shape, kind))
}

/// A figure with its currency before it: `$5m`, `EUR 5bn to 6bn`, `$5m to $6m`.
fn priced(scan: &Scan<'_, '_>, numeral: &Numeral, currency: Currency, start: u32) -> Typed {
    let (core, op, figure) = range::read(scan, &digits::money(scan, numeral));
    let kind = Kind::Money {
        currency,
        cents: false,
    };
    let (whole, op, figure) = range::repeated(scan, start.min(core.start)..core.end, op, figure, &kind);
    let core = if op == Op::Range { whole.clone() } else { core };
    Typed::new(core, op, figure, Some(kind)).within(whole)
}

/// `75 USD million`: the scale behind the currency.
fn scaled_behind(scan: &Scan<'_, '_>, kind: &Kind, figure: Figure, end: u32) -> (Figure, u32) {
    match (kind, lex(scan.hashed(end))) {
        (Kind::Money { cents: false, .. }, Some(Lex::Scale(by))) => {
            let times = |n: i64| n.saturating_mul(by);
            let scaled = Figure {
                n: times(figure.n),
                m: times(figure.m),
                grain: times(figure.grain),
                ..figure
            };
            (scaled, end + 1)
        }
        _ => (figure, end),
    }
}

/// `Percent of 10` at the head of a line: the figure behind is the percentage.
fn percent_of(scan: &Scan<'_, '_>, at: u32) -> bool {
    let heads = |i: u32| i == scan.lo && matches!(scan.word(i), "percent" | "percents" | "per");
    scan.before(at, 1) == "of"
        && (at.checked_sub(2).is_some_and(heads) || scan.word(scan.lo) == "per" && scan.lo + 3 == at)
}

/// `Fourteen (14) persons`: the end of the repetition, or of the figure.
fn repeated_in_digits(scan: &Scan<'_, '_>, core: &Range<u32>, figure: Figure) -> u32 {
    let at = core.end;
    let again = scan.word(at) == "(" && scan.word(at + 2) == ")" && scan.is_figure(at + 1);
    let same = again && numeral::read(scan, at + 1).is_some_and(|n| n.figure.n == figure.n);
    at + if same { 3 } else { 0 }
}

/// A figure whose unit ends at token `end`: a second figure with its own unit, or a smaller unit, may follow.
fn with_unit(scan: &Scan<'_, '_>, core: Range<u32>, op: Op, figure: Figure, kind: Kind, end: u32) -> Typed {
    let tokens = core.start..end;
    if op == Op::Exact {
        if let Some((part, end)) = spelled::and_part(scan, end) {
            let figure = Figure::amount(figure.n.saturating_add(part.of(1)), ONE / 10);
            return Typed::new(core, op, figure, Some(kind)).within(tokens.start..end);
        }
        if let Some((end, figure, kind)) = smaller(scan, end, figure, &kind) {
            return Typed::new(tokens.start..end, op, figure, Some(kind));
        }
        let (whole, op, figure) = range::repeated(scan, tokens.clone(), op, figure, &kind);
        if op == Op::Range {
            return Typed::new(whole, op, figure, Some(kind));
        }
    }
    Typed::new(core, op, figure, Some(kind)).within(tokens)
}

/// `10in` behind `5ft`, `50 cents` behind `3 dollars`, `and ten minutes` behind `two hours`.
fn smaller(scan: &Scan<'_, '_>, at: u32, figure: Figure, kind: &Kind) -> Option<(u32, Figure, Kind)> {
    let next = at + u32::from(matches!(scan.word(at), "and" | "," | "-"));
    let small = numeral::read(scan, next)?;
    let (unit, end) = kind::behind(scan, &small.tokens, small.digits, small.op)
        .or_else(|| kind::unnamed(scan, kind, &small.tokens))?;
    let unit = minutes(kind, unit);
    let figure = kind::compound((kind, figure), (&unit, small.figure))?;
    let unit = match (&unit, kind) {
        // The sum is in hundredths.
        (Kind::Money { .. }, Kind::Money { currency, .. }) => Kind::Money {
            currency: currency.clone(),
            cents: true,
        },
        _ => unit,
    };
    Some((end, figure, unit))
}

/// `20m` behind `1h` are no metres.
fn minutes(large: &Kind, small: Kind) -> Kind {
    match (large, &small) {
        (Kind::Unit(large), Kind::Unit(unit)) if large.symbol == "h" && unit.symbol == "m" => {
            Unit::of("min").map_or(small, Kind::Unit)
        }
        _ => small,
    }
}

/// The start of `magnitude` before the figure, or of the figure when `-magnitude` or `on the Richter scale` follows.
fn magnitude(scan: &Scan<'_, '_>, numeral: &Numeral) -> Option<u32> {
    let Range { start, end } = numeral.tokens;
    if numeral.figure.n > 10 * ONE || !numeral.digits {
        return None;
    }
    if scan.before(start, 1) == "magnitude" {
        return Some(start - 1);
    }
    if scan.before(start, 1) == "-" && scan.before(start, 2) == "magnitude"
        || scan.precedes(start, &["magnitude", "of"])
    {
        return Some(start - 2);
    }
    (magnitude_behind(scan, end) > 0).then_some(start)
}

fn magnitude_behind(scan: &Scan<'_, '_>, at: u32) -> u32 {
    if scan.is_joint(at) && scan.word(at + 1) == "magnitude" {
        2
    } else if scan.word(at) == "magnitude" {
        1
    } else if scan.follows(at, &["on", "the", "richter"]) {
        3
    } else {
        0
    }
}

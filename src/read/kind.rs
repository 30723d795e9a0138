//! What a figure is a figure of: the signs and words before and behind it decide.

use std::ops::Range;

use super::lexicon::{Lex, lex};
use super::scan::Scan;
use super::{currency, measure};
use crate::value::interval::scale;
use crate::value::quantity::ONE;
use crate::value::{Currency, Dimension, Figure, Op, Quantity, Unit, Value};

/// The kind of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Per cent, or percentage points.
    Percent {
        /// Whether points are meant.
        points: bool,
    },
    /// Money; `cents` when the hundredth part is named.
    Money {
        /// Whose.
        currency: Currency,
        /// Whether the figure counts hundredths.
        cents: bool,
    },
    /// A measure or a length of time.
    Unit(Unit),
    /// An age in this unit of time.
    Age(Unit),
}

/// The kind that the words behind a figure give it, and the token after them.
pub(super) fn behind(scan: &Scan<'_, '_>, core: &Range<u32>, digits: bool, op: Op) -> Option<(Kind, u32)> {
    let at = core.end;
    if let Some(found) = percent(scan, at) {
        return Some(found);
    }
    let of = u32::from(op != Op::Exact && scan.word(at) == "of");
    if is_sterling(scan, core, at + of) {
        let end = at + of + 1 + u32::from(scan.word(at + of + 1) == "sterling");
        return Some((pounds(), end));
    }
    if let Some((unit, end)) = measure::unit(scan, at + of, digits) {
        if unit.dimension == Dimension::Time {
            return Some(time(scan, unit, end));
        }
        return Some((Kind::Unit(unit), end));
    }
    let joint = u32::from(scan.is_joint(at));
    if scan.word(at + joint) == "yo" {
        return Unit::of("y").map(|year| (Kind::Age(year), at + joint + 1));
    }
    let (currency, end, cents) = currency::after_figure(scan, at + of + joint)?;
    Some((Kind::Money { currency, cents }, end))
}

fn pounds() -> Kind {
    Kind::Money {
        currency: Currency("GBP".into()),
        cents: false,
    }
}

/// `%`, `per cent`, `percent`, `percentage points`.
fn percent(scan: &Scan<'_, '_>, at: u32) -> Option<(Kind, u32)> {
    let at = at + u32::from(scan.is_joint(at));
    let end = match scan.word(at) {
        "%" | "percent" | "pct" | "percents" => at + 1,
        "percentage" if scan.word(at + 1).starts_with("point") => {
            return Some((Kind::Percent { points: true }, at + 2));
        }
        "percentage" => at + 1,
        "per" if matches!(scan.word(at + 1), "cent" | "cents") => at + 2,
        "per" if scan.is_joint(at + 1) && scan.word(at + 2) == "cent" => at + 3,
        _ => return None,
    };
    let points =
        scan.word(end).starts_with("point") || scan.is_joint(end) && scan.word(end + 1).starts_with("point");
    let extra = if points {
        1 + u32::from(scan.is_joint(end))
    } else {
        0
    };
    Some((Kind::Percent { points }, end + extra))
}

/// A length of time, or an age when `old` or `of age` stands behind it.
fn time(scan: &Scan<'_, '_>, unit: Unit, end: u32) -> (Kind, u32) {
    let next = end + u32::from(scan.is_joint(end));
    match scan.word(next) {
        "old" | "olds" => (Kind::Age(unit), next + 1),
        "of" if scan.word(next + 1) == "age" => (Kind::Age(unit), next + 2),
        _ => (Kind::Unit(unit), end),
    }
}

/// Whether the `pounds` at token `at` are money: said so, scaled, or in a text that uses the pound sign.
fn is_sterling(scan: &Scan<'_, '_>, core: &Range<u32>, at: u32) -> bool {
    if !matches!(scan.word(at), "pound" | "pounds") {
        return false;
    }
    let next = scan.word(at + 1);
    if next == "sterling" {
        return true;
    }
    let weighs =
        next == "of" || matches!(next, "in" | "heavier" | "lighter") || weight_near(scan, core.start);
    let scaled = core
        .clone()
        .any(|i| matches!(lex(scan.hashed(i)), Some(Lex::Scale(1_000_000..))));
    !weighs && (scaled || scan.doc.text.contains('£') || money_near(scan, core.start, at))
}

/// Words of paying within six tokens before the figure or four after.
fn money_near(scan: &Scan<'_, '_>, start: u32, end: u32) -> bool {
    const WORDS: &[&str] = &[
        "bill",
        "budget",
        "buy",
        "charge",
        "charged",
        "compensation",
        "cost",
        "costing",
        "costs",
        "damages",
        "debt",
        "debts",
        "donated",
        "donation",
        "earn",
        "earned",
        "fee",
        "fees",
        "fine",
        "fined",
        "fund",
        "funding",
        "grant",
        "invested",
        "loan",
        "loss",
        "losses",
        "paid",
        "pay",
        "paying",
        "payment",
        "pence",
        "price",
        "priced",
        "prize",
        "profit",
        "profits",
        "raise",
        "raised",
        "receipts",
        "reward",
        "salary",
        "sold",
        "spend",
        "spending",
        "spent",
        "stole",
        "sum",
        "tax",
        "ticket",
        "tickets",
        "turnover",
        "wage",
        "wages",
        "worth",
    ];
    let pays = |word: &str| WORDS.binary_search(&word).is_ok();
    (1..=6).any(|back| pays(scan.before(start, back))) || (1..=4).any(|ahead| pays(scan.word(end + ahead)))
}

fn weight_near(scan: &Scan<'_, '_>, at: u32) -> bool {
    (1..=6).any(|back| {
        let word = scan.before(at, back);
        word.starts_with("weigh") || matches!(word, "lost" | "lose" | "gained" | "shed" | "heavy" | "heavier")
    })
}

/// The value of a figure of this kind; `None` where the figure is out of range for its unit.
pub(super) fn value(kind: &Kind, op: Op, figure: Figure) -> Option<Value> {
    let amount = Figure { least: 1, ..figure };
    Some(match kind {
        Kind::Percent { points } => Value::Percent {
            quantity: Quantity::new(op, amount),
            points: *points,
        },
        Kind::Money { currency, cents } => {
            let q = Quantity::new(op, amount);
            let q = if *cents { q.scaled(1, 100) } else { q };
            Value::Money(q, currency.clone())
        }
        Kind::Unit(unit) => {
            let q = unit.to_base(&Quantity::new(op, amount))?;
            if unit.dimension == Dimension::Time {
                Value::Duration(q, *unit)
            } else {
                Value::Amount(q, *unit)
            }
        }
        Kind::Age(unit) => Value::Age(age(*unit, op, figure)),
    })
}

/// An age in years; younger children's in parts of a year.
fn age(unit: Unit, op: Op, figure: Figure) -> Quantity {
    let per_year = match unit.symbol {
        "mo" => 12,
        "wk" => 52,
        "d" => 365,
        _ => return Quantity::new(op, figure),
    };
    Quantity::new(op, Figure { least: 1, ..figure }).scaled(1, per_year)
}

/// A smaller unit that is not named, or looks like another word: `5 ft 2 in`, `15 dollars 50`.
pub(super) fn unnamed(scan: &Scan<'_, '_>, large: &Kind, small: &Range<u32>) -> Option<(Kind, u32)> {
    let end = small.end;
    let ends =
        |i: u32| !scan.is_word(i) || matches!(scan.word(i), "tall" | "high" | "long" | "wide" | "more");
    match large {
        Kind::Unit(unit) if unit.symbol == "ft" && scan.word(end) == "in" && ends(end + 1) => {
            Unit::of("in").map(|inch| (Kind::Unit(inch), end + 1))
        }
        Kind::Money {
            currency,
            cents: false,
        } if ends(end) && scan.word(end) != "%" && scan.raw(small.start).len() != 1 => {
            let cents = Kind::Money {
                currency: currency.clone(),
                cents: true,
            };
            Some((cents, end))
        }
        _ => None,
    }
}

/// A smaller unit behind a larger one: `5ft 10in`, `two hours and ten minutes`, `3 dollars 50 cents`.
///
/// The figure of both in the smaller unit, or `None` where the two do not belong together.
pub(super) fn compound(large: (&Kind, Figure), small: (&Kind, Figure)) -> Option<Figure> {
    let ratio = match (large.0, small.0) {
        (Kind::Unit(a), Kind::Unit(b)) => {
            let pairs = [
                ("ft", "in", 12),
                ("lb", "oz", 16),
                ("st", "lb", 14),
                ("h", "min", 60),
                ("min", "s", 60),
                ("d", "h", 24),
                ("wk", "d", 7),
                ("y", "mo", 12),
            ];
            pairs.iter().find(|(x, y, _)| *x == a.symbol && *y == b.symbol)?.2
        }
        (
            Kind::Money {
                currency: a,
                cents: false,
            },
            Kind::Money {
                currency: b,
                cents: true,
            },
        ) if a == b => 100,
        _ => return None,
    };
    let fits = small.1.n < ratio * ONE && large.1.n % ONE == 0;
    fits.then(|| {
        Figure::amount(
            scale(large.1.n, ratio, 1).saturating_add(small.1.n),
            small.1.grain,
        )
    })
}

//! Whether two figures of any sort can both stand, whatever they are figures of.

use super::digits::{Slip, slip};
use crate::extract::figure::{Context, Kind};
use crate::value::interval::{Breach, differ};
use crate::value::{Clock, Days, MonthDay, Op, Quantity, Value, Weekday};

/// What two comparable values are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The same figure.
    Same,
    /// Both can stand: one lies within the other's reach.
    Agree,
    /// A reader takes them to differ.
    Soft,
    /// They cannot both stand.
    Hard,
}

impl Difference {
    /// Whether both can stand.
    pub fn agrees(self) -> bool {
        matches!(self, Self::Same | Self::Agree)
    }
}

impl From<Breach> for Difference {
    fn from(breach: Breach) -> Self {
        match breach {
            Breach::None => Self::Agree,
            Breach::Soft => Self::Soft,
            Breach::Hard => Self::Hard,
        }
    }
}

/// A figure as this module needs it.
#[derive(Clone, Copy)]
pub struct Read<'c> {
    /// Its value.
    pub value: &'c Value,
    /// Its context.
    pub context: &'c Context,
}

/// How two figures differ; `None` where they are not of one sort, so that neither says anything about the other.
pub fn difference(a: Read<'_>, b: Read<'_>) -> Option<Difference> {
    let found = unlike(a, b)?;
    let one = |r: Read<'_>| r.value.quantity().map(|q| (q.n, q.m));
    let equal = one(a) == one(b) && (one(a).is_some() || a.value == b.value);
    Some(match found {
        Difference::Agree if equal => Difference::Same,
        // `below 60 per cent` and `a minimum of 60 per cent` name one mark from its two sides.
        Difference::Soft | Difference::Hard if equal && hedged(a, b) && one_unit(a, b) => Difference::Agree,
        _ => found,
    })
}

fn hedged(a: Read<'_>, b: Read<'_>) -> bool {
    [a, b]
        .iter()
        .any(|r| r.value.quantity().is_some_and(|q| q.op != Op::Exact))
}

/// Whether two values are of one sort and, for money, of one currency.
fn one_unit(a: Read<'_>, b: Read<'_>) -> bool {
    match (a.value, b.value) {
        (Value::Money(_, c), Value::Money(_, d)) => c.may_be(d),
        _ => a.context.kind == b.context.kind,
    }
}

/// Whether one length of time or measure is the other in round numbers: `four weeks`, `4.3 weeks`.
fn is_rounded(a: &Value, b: &Value) -> bool {
    const ONE: i64 = 1_000;
    let written = |v: &Value| match v {
        Value::Amount(q, u) | Value::Duration(q, u) => Some((u.as_written(q).n, u.symbol)),
        _ => None,
    };
    let rounds =
        |round: i64, full: i64| round % ONE == 0 && full % ONE != 0 && (full + ONE / 2) / ONE * ONE == round;
    if is_in_coarser_unit(a, b) || is_in_coarser_unit(b, a) {
        return true;
    }
    match (written(a), written(b)) {
        (Some((x, unit)), Some((y, other))) if unit == other => rounds(x, y) || rounds(y, x),
        _ => false,
    }
}

/// Whether `a` gives whole days, weeks, months or years, and `b` in a finer unit what is that many when it is rounded: `two
/// days`, `54 hours`.
fn is_in_coarser_unit(round: &Value, fine: &Value) -> bool {
    let (Value::Duration(x, unit), Value::Duration(y, other)) = (round, fine) else {
        return false;
    };
    let written = unit.as_written(x).n;
    let whole = written % ONE_UNIT == 0;
    let Some(one) = x.n.checked_div(written / ONE_UNIT).filter(|_| whole) else {
        return false;
    };
    let finer =
        y.n.checked_div(other.as_written(y).n / ONE_UNIT)
            .is_some_and(|n| n < one);
    let coarse = unit.symbol != other.symbol && matches!(unit.symbol, "d" | "wk" | "mo" | "y");
    coarse && finer && x.n.abs_diff(y.n).saturating_mul(2) <= one.unsigned_abs()
}

/// Thousandths in one of a unit.
const ONE_UNIT: i64 = 1_000;

#[expect(
    clippy::many_single_char_names,
    reason = "two sides with two parts each, one letter a part"
)]
fn unlike(a: Read<'_>, b: Read<'_>) -> Option<Difference> {
    use Value as V;
    if one_unit(a, b) && is_rounded(a.value, b.value) {
        return Some(Difference::Agree);
    }
    Some(match (a.value, b.value) {
        (V::Count(x), V::Count(y)) | (V::Age(x), V::Age(y)) => differ(x, y).into(),
        (
            V::Percent {
                quantity: x,
                points: p,
            },
            V::Percent {
                quantity: y,
                points: q,
            },
        ) if p == q => differ(x, y).into(),
        (V::Money(x, c), V::Money(y, d)) if c.may_be(d) => differ(x, y).into(),
        (V::Money(..), V::Money(..)) => return same_digits(a, b).then_some(Difference::Hard),
        (V::Amount(x, u), V::Amount(y, w)) if u.dimension == w.dimension => {
            converted(x, y, u.symbol == w.symbol)
        }
        (V::Duration(x, u), V::Duration(y, w)) => converted(x, y, u.symbol == w.symbol),
        (V::Ordinal(x), V::Ordinal(y)) => equal(x == y),
        (V::Score(p, q), V::Score(r, s)) => equal((p, q) == (r, s) || (q, p) == (r, s)),
        (V::Ratio { .. } | V::Percent { .. }, V::Ratio { .. } | V::Percent { .. }) => {
            shares(share(a.value)?, share(b.value)?)
        }
        (V::Clock(x), V::Clock(y)) => clocks(*x, *y),
        (V::Date(x), V::Date(y)) => dates(*x, *y)?,
        (V::MonthDay(x), V::MonthDay(y)) => days_of_a_year(*x, *y)?,
        (V::MonthDay(x), V::Date(days)) | (V::Date(days), V::MonthDay(x)) => {
            days_of_a_year(*x, MonthDay::of(*days)?)?
        }
        (V::Weekday(x), V::Weekday(y)) => equal(x == y),
        (V::Weekday(w), V::Date(d)) | (V::Date(d), V::Weekday(w)) => weekday(*w, *d)?,
        _ => elliptical(a, b)?,
    })
}

/// Two days of a year that nobody tells; those of two seasons say nothing of each other.
fn days_of_a_year(x: MonthDay, y: MonthDay) -> Option<Difference> {
    (x.apart(y) <= A_MONTH).then(|| equal(x == y))
}

/// The same day of the next month is a slip of the pen.
const A_MONTH: u32 = 31;

fn equal(same: bool) -> Difference {
    if same { Difference::Agree } else { Difference::Hard }
}

/// Two measures after conversion; figures in different units may differ by their rounding, three in a hundred.
fn converted(x: &Quantity, y: &Quantity, same_unit: bool) -> Difference {
    let close = (i128::from(x.n) - i128::from(y.n)).abs() * 100 <= 3 * i128::from(x.n.max(y.n)).abs();
    if !same_unit && close {
        Difference::Agree
    } else {
        differ(x, y).into()
    }
}

/// A share of a whole, in thousandths of a per cent.
fn share(value: &Value) -> Option<i64> {
    match value {
        Value::Ratio { of, per } if of < per => of.checked_mul(100_000)?.checked_div(*per),
        Value::Percent {
            quantity,
            points: false,
        } => Some(quantity.n),
        _ => None,
    }
}

/// `a third` and `34 per cent` agree; shares more than three points apart do not.
fn shares(x: i64, y: i64) -> Difference {
    match (x - y).abs() {
        0..=3_000 => Difference::Agree,
        3_001..=6_000 => Difference::Soft,
        _ => Difference::Hard,
    }
}

/// Times of day agree within a quarter of an hour of rounding only where one is vague.
fn clocks(x: Clock, y: Clock) -> Difference {
    equal(x.meets(y))
}

/// Two dates of one grain: a day against a month or a year says nothing unless the one lies in the other.
fn dates(x: Days, y: Days) -> Option<Difference> {
    if x.meets(y) {
        return Some(Difference::Agree);
    }
    (x.grain() == y.grain()).then_some(Difference::Hard)
}

fn weekday(weekday: Weekday, days: Days) -> Option<Difference> {
    days.is_day().then(|| equal(Weekday::of(days.lo) == weekday))
}

/// A figure without a noun or unit (`produces 210`, `4.2 over eighteen`) may be any sort of figure: it is held against
/// the other one in that one's unit.
fn elliptical(a: Read<'_>, b: Read<'_>) -> Option<Difference> {
    let (bare, full) = if a.context.kind == Kind::Count {
        (a, b)
    } else {
        (b, a)
    };
    let (Value::Count(n), Some(y)) = (bare.value, full.value.quantity()) else {
        return None;
    };
    if bare.context.head.is_some() || full.context.kind == Kind::Count {
        return None;
    }
    let written = full.context.written.filter(|w| *w > 0)?;
    let factor = y.n.checked_div(written).filter(|f| *f > 0)?;
    // `ninety million` beside `€90 million` lacks only its sign, `4.2` its unit.
    let as_it_is = Difference::from(differ(n, y));
    Some(as_it_is.min(differ(&n.scaled(factor, 1), y).into()))
}

/// Whether both figures are written with the same digits.
fn same_digits(a: Read<'_>, b: Read<'_>) -> bool {
    a.context.written.is_some() && a.context.written == b.context.written
}

/// Whether one figure could be the other mistyped.
pub fn slipped(a: Read<'_>, b: Read<'_>) -> Slip {
    let unit = |v: &Value| match v {
        Value::Amount(_, u) | Value::Duration(_, u) => Some(u.symbol),
        _ => None,
    };
    let same_written = same_digits(a, b) && a.context.written.is_some_and(|w| w >= 2_000);
    let units_differ = matches!((unit(a.value), unit(b.value)), (Some(x), Some(y)) if x != y)
        || matches!((a.value, b.value), (Value::Money(_, c), Value::Money(_, d)) if !c.may_be(d));
    if same_written && units_differ {
        return Slip::Unit;
    }
    // Whoever mistypes 13 hours does not write 31 days.
    if units_differ {
        return Slip::None;
    }
    // Digits slip as they are written: in seconds, three hours and five have the same digits.
    let read = |v: &Value| match v {
        Value::Amount(q, u) | Value::Duration(q, u) => Some(u.as_written(q)),
        v => v.quantity().copied(),
    };
    match (read(a.value), read(b.value)) {
        (Some(x), Some(y)) if x.n == x.m && y.n == y.m => slip(x.n, y.n),
        _ => Slip::None,
    }
}

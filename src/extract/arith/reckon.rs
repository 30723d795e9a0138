//! What a figure must be if it follows from others, as far as rounding and hedges of all of them allow.

use super::Relation;
use crate::value::{Days, INFINITY, Interval, Milli, Op, Quantity, Value, day};

/// A whole in per cent, in thousandths.
const HUNDRED: i128 = 100_000;
/// Seconds of a day.
const SECONDS: i64 = 24 * 60 * 60;
/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// The range that the terms leave to the stated figure: thousandths of per cent, of the base unit, of one, of a year.
pub fn expected(relation: Relation, terms: &[&Value]) -> Option<Interval> {
    match (relation, terms) {
        (Relation::Rest, [other]) => {
            let q = bounds(other)?;
            Some(Interval::new(
                100_000 - q.hi.min(100_000),
                100_000 - q.lo.min(100_000),
            ))
        }
        (Relation::Share, [part, whole]) => {
            let (x, y) = (bounds(part)?, bounds(whole)?);
            Some(Interval::new(
                over(x.lo, y.hi, HUNDRED),
                over(x.hi, y.lo, HUNDRED),
            ))
        }
        (Relation::Growth, [from, to]) => growth(bounds(from)?, bounds(to)?),
        (Relation::Change, [from, to]) => Some(apart(bounds(from)?, bounds(to)?)),
        (Relation::Multiple, [from, to]) => {
            let (x, y) = (bounds(from)?, bounds(to)?);
            Some(Interval::new(over(y.lo, x.hi, 1_000), over(y.hi, x.lo, 1_000)))
        }
        (Relation::Years, [Value::Date(from), Value::Date(to)]) => Some(around(year(from.lo) - year(to.lo))),
        (Relation::Years, [Value::Date(from_to)]) => Some(around(year(from_to.lo) - year(from_to.hi))),
        (Relation::Ago, [Value::Date(then)]) => Some(around(year(then.lo))),
        (Relation::Born, [Value::Date(birth), Value::Date(today)]) => Some(age(*birth, *today)),
        (Relation::Hours, [Value::Clock(from), Value::Clock(to)]) => {
            let minutes = |lo: u16, hi: u16| (i64::from(hi) - i64::from(lo)).rem_euclid(DAY) * 60_000;
            let (a, b) = (minutes(from.hi, to.lo), minutes(from.lo, to.hi));
            Some(Interval::new(a.min(b), a.max(b)))
        }
        // The first and the last day are counted, or one of them, or neither.
        (Relation::Days, [Value::Date(days)]) => {
            let apart = i64::from(days.hi) - i64::from(days.lo);
            Some(Interval::new((apart - 1) * 1_000, (apart + 1) * 1_000))
        }
        (Relation::Hours, [Value::Clock(from_to)]) => {
            let minutes = (i64::from(from_to.hi) - i64::from(from_to.lo)).rem_euclid(DAY);
            Some(Interval::new(minutes * 60_000, minutes * 60_000))
        }
        _ => None,
    }
}

/// The range that the stated figure itself allows, with as much slack as people round by.
pub fn allowed(relation: Relation, stated: &Value) -> Option<Interval> {
    match (relation, stated) {
        (Relation::Share | Relation::Growth, Value::Ratio { of, per }) => {
            let share = i64::try_from(i128::from(*of) * HUNDRED / i128::from((*per).max(1))).ok()?;
            let slack = (share / 6).min(((100_000 - share) / 6).max(3_000));
            Some(Interval::new(share - slack, share + slack))
        }
        (Relation::Share, Value::Percent { quantity, .. }) if !quantity.is_bare() => Some(hedged(quantity)),
        (Relation::Multiple, Value::Ratio { of, per }) => {
            let times = of.saturating_mul(1_000) / (*per).max(1);
            Some(Interval::new(times - times / 7, times + times / 7))
        }
        (Relation::Years, Value::Duration(q, unit)) => Some(decades(&unit.as_written(q))),
        (Relation::Ago, Value::Date(days)) => Some(Interval::new(
            i64::from(year(days.lo)) * 1_000,
            i64::from(year(days.hi)) * 1_000,
        )),
        (Relation::Hours, Value::Duration(q, _)) => {
            let eighth = q.n / 8;
            Some(Interval::new(
                q.soft.lo - eighth,
                q.soft.hi.saturating_add(eighth),
            ))
        }
        (Relation::Days, Value::Duration(q, _)) => Some(Interval::new(q.n / SECONDS, q.n / SECONDS)),
        (Relation::Change, value) => Some(loose(value.quantity()?)),
        (Relation::Born, value) => Some(value.quantity()?.hard),
        (_, Value::Percent { quantity, .. }) => Some(percentage(quantity)),
        _ => None,
    }
}

/// The range of a stated change as its own words put it, without the slack that reckoning needs; thousandths of per cent.
pub fn worded(stated: &Value) -> Option<Interval> {
    match stated {
        Value::Ratio { of, per } => {
            let share = i64::try_from(i128::from(*of) * HUNDRED / i128::from((*per).max(1))).ok()?;
            Some(Interval::new(share - share / 10, share + share / 10))
        }
        Value::Percent { quantity, .. } => Some(quantity.hard),
        _ => None,
    }
}

/// Whether the stated figure can follow from the terms.
pub fn fits(relation: Relation, stated: &Value, terms: &[&Value]) -> bool {
    match (allowed(relation, stated), expected(relation, terms)) {
        (Some(x), Some(y)) => x.meets(y) || relation == Relation::Growth && turned(stated, terms),
        _ => true,
    }
}

/// Whether the percentage is right of the later term: a slip of the base, and not of a figure.
fn turned(stated: &Value, terms: &[&Value]) -> bool {
    let [from, to] = terms else { return false };
    match (
        allowed(Relation::Growth, stated),
        expected(Relation::Growth, &[to, from]),
    ) {
        (Some(x), Some(y)) => x.meets(y),
        _ => false,
    }
}

/// The bounds of a stated difference, wider by the width of its rounding on either side: people cut digits off as often
/// as they round them.
fn loose(q: &Quantity) -> Interval {
    if !q.is_bare() {
        return q.hard;
    }
    let width = q.soft.hi.saturating_sub(q.soft.lo);
    Interval::new(q.soft.lo.saturating_sub(width), q.soft.hi.saturating_add(width))
}

/// The bounds of a hedged share of two figures that are known: what a reader takes it to say, and a little more, but not
/// on the side that the hedge closes.
fn hedged(q: &Quantity) -> Interval {
    const SLACK: Milli = 1_500;
    const EDGE: Milli = 500;
    let (lo, hi) = match q.op {
        Op::Nearly => (SLACK, q.n.saturating_sub(q.soft.hi).max(0).saturating_add(EDGE)),
        Op::JustOver => (q.soft.lo.saturating_sub(q.n).max(0).saturating_add(EDGE), SLACK),
        Op::About => (SLACK, SLACK),
        _ => return q.hard,
    };
    Interval::new(q.soft.lo.saturating_sub(lo), q.soft.hi.saturating_add(hi))
}

/// The bounds of a stated percentage: one and a half of its last written place, two and a half points for a round one.
fn percentage(q: &Quantity) -> Interval {
    if !q.is_bare() {
        return q.hard;
    }
    let slack = match q.n {
        n if n % 10_000 == 0 => 2_500,
        n if n % 1_000 == 0 => 1_500,
        n if n % 100 == 0 => 150,
        _ => 15,
    };
    let slack = slack.max(q.n.abs() / 50);
    Interval::new(q.n.saturating_sub(slack), q.n.saturating_add(slack))
}

/// `x / y` in units of `one`; an open or empty `y` leaves nothing, or everything.
fn over(x: Milli, y: Milli, one: i128) -> Milli {
    if y == INFINITY {
        0
    } else if x == INFINITY || y <= 0 {
        INFINITY
    } else {
        i64::try_from(i128::from(x) * one / i128::from(y)).unwrap_or(INFINITY)
    }
}

/// From `x` to `y` in per cent of `x`, whichever way.
fn growth(x: Interval, y: Interval) -> Option<Interval> {
    let share = |a: Milli, b: Milli| over(a, b, HUNDRED);
    if y.lo >= x.hi {
        let up = |a, b| share(a, b).saturating_sub(100_000);
        Some(Interval::new(up(y.lo, x.hi).max(0), up(y.hi, x.lo).max(0)))
    } else if y.hi <= x.lo {
        let down = |a, b| 100_000 - share(a, b).min(100_000);
        Some(Interval::new(down(y.hi, x.lo), down(y.lo, x.hi)))
    } else {
        None
    }
}

/// How far two figures lie apart.
fn apart(x: Interval, y: Interval) -> Interval {
    let least = (y.lo.saturating_sub(x.hi)).max(x.lo.saturating_sub(y.hi)).max(0);
    let most = if x.hi == INFINITY || y.hi == INFINITY {
        INFINITY
    } else {
        (y.hi - x.lo).max(x.hi - y.lo)
    };
    Interval::new(least, most)
}

/// What a term is taken to be: a bare figure closely, a hedged one as loosely as its hedge allows. `Some 203,000` was
/// rounded to the thousand, and is no guess.
fn bounds(term: &Value) -> Option<Interval> {
    let q = term.quantity()?;
    let fine = q.op == Op::About && q.grain > 0 && q.n >= q.grain.saturating_mul(100);
    Some(match () {
        () if q.is_bare() => q.soft,
        () if fine => Interval::new(q.n.saturating_sub(q.grain), q.n.saturating_add(q.grain)).within(q.hard),
        () => q.hard,
    })
}

/// Years as they are told: a round number of them may be a tenth off.
fn decades(q: &Quantity) -> Interval {
    if !q.is_bare() {
        return q.hard;
    }
    let slack = if q.n % 5_000 == 0 { q.n / 10 } else { 0 };
    Interval::new(q.n - slack, q.n + slack)
}

/// A number of years, or a year: one more or less is how people count.
fn around(years: i32) -> Interval {
    let years = i64::from(years).abs() * 1_000;
    Interval::new(years - 1_000, years + 1_000)
}

/// The year of a day.
fn year(day: i32) -> i32 {
    day::civil(day).0
}

/// The ages, in thousandths of a year, that a birth on one of these days allows today.
fn age(birth: Days, today: Days) -> Interval {
    let on = |born: i32, now: i32| {
        let ((by, bm, bd), (ny, nm, nd)) = (day::civil(born), day::civil(now));
        i64::from(ny - by - i32::from((nm, nd) < (bm, bd)))
    };
    Interval::new(on(birth.hi, today.lo) * 1_000, on(birth.lo, today.hi) * 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(notation: &str) -> Value {
        Value::Count(notation.parse().unwrap())
    }

    fn percent(notation: &str) -> Value {
        Value::Percent {
            quantity: notation.parse().unwrap(),
            points: false,
        }
    }

    #[test]
    fn what_follows_from_what() {
        for (relation, stated, terms, holds) in [
            (Relation::Share, percent("=58"), ["=2270", "=3912"], true),
            (Relation::Share, percent("=68"), ["=2270", "=3912"], false),
            (Relation::Share, percent("~60"), ["=2270", "=3912"], true),
            (Relation::Share, percent("~70"), ["=2270", "=3912"], false),
            (Relation::Share, percent("<~60"), ["=2270", "=3912"], true),
            (Relation::Share, percent("<~55"), ["=2270", "=3912"], false),
            (Relation::Share, percent(">50"), ["=2270", "=3912"], true),
            (
                Relation::Share,
                Value::Ratio { of: 1, per: 4 },
                ["=24", "=160"],
                false,
            ),
            (
                Relation::Share,
                Value::Ratio { of: 1, per: 3 },
                ["=31", "=90"],
                true,
            ),
            (Relation::Share, percent("=15"), ["=24", ">150"], true),
            (Relation::Growth, percent("=11"), ["=76", "=84"], true),
            (Relation::Growth, percent("=46"), ["=28000", "=46000"], false),
            (Relation::Growth, percent("=64"), ["=28000", "=46000"], true),
            (Relation::Growth, percent("=40"), ["=50", "=30"], true),
            // Right of the later term: the base was mixed up, which is another mistake.
            (Relation::Growth, percent("=25"), ["=30", "=40"], true),
            (Relation::Change, count("=30"), ["=110", "=150"], false),
            (Relation::Change, count("=40"), ["=150", "=110"], true),
            (Relation::Change, count("~35"), ["=110", "=150"], true),
            (
                Relation::Multiple,
                Value::Ratio { of: 2, per: 1 },
                ["=40", "=100"],
                false,
            ),
            (
                Relation::Multiple,
                Value::Ratio { of: 2, per: 1 },
                ["=40", "=86"],
                true,
            ),
            (
                Relation::Multiple,
                Value::Ratio { of: 1, per: 2 },
                ["=80", "=40"],
                true,
            ),
        ] {
            let terms = terms.map(count);
            let terms: Vec<&Value> = terms.iter().collect();
            assert_eq!(
                fits(relation, &stated, &terms),
                holds,
                "{relation:?} {stated:?} of {terms:?}"
            );
        }
    }

    #[test]
    fn ages_turn_on_birthdays() {
        let today = Days::civil(2022, 6, 1).unwrap();
        for (birth, lowest, highest) in [
            (Days::year(1960), 61, 62),
            (Days::civil(1960, 3, 1), 62, 62),
            (Days::civil(1960, 9, 1), 61, 61),
        ] {
            assert_eq!(
                age(birth.unwrap(), today),
                Interval::new(lowest * 1_000, highest * 1_000)
            );
        }
    }
}

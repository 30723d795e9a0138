//! Values for machines ([`ValueOut`]) and for people ([`describe`]).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::value::quantity::INFINITY;
use crate::value::{Days, Interval, Op, Quantity, Value};

/// A value on the wire. Figures are decimal strings, so that no reader rounds them; `null` is an open end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueOut {
    /// `count`, `amount`, `money`, `percent`, `duration`, `age`, `ordinal`, `score`, `ratio`, `date`, `clock`,
    /// `weekday`, `name`, `side`, `quote`, `words` or `undisclosed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The hedge: `exact`, `nearly`, `more-than` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub op: Option<String>,
    /// The figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<String>,
    /// The upper figure of a range, the other side of a score, the denominator of a ratio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub m: Option<String>,
    /// Outside it the sentence is false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard: Option<(Option<String>, Option<String>)>,
    /// What a reader takes it to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft: Option<(Option<String>, Option<String>)>,
    /// The unit as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// First and last day or minute, both included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<(String, String)>,
    /// Words: a name, a side, a quotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl ValueOut {
    fn of(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..Self::default()
        }
    }

    fn words(kind: &str, text: &str) -> Self {
        Self {
            text: Some(text.to_owned()),
            ..Self::of(kind)
        }
    }

    fn figure(kind: &str, q: &Quantity) -> Self {
        Self {
            op: Some(op_name(q.op).to_owned()),
            n: Some(decimal(q.n)),
            m: (q.m != q.n).then(|| decimal(q.m)),
            hard: Some(ends(q.hard)),
            soft: Some(ends(q.soft)),
            ..Self::of(kind)
        }
    }

    fn pair(kind: &str, n: i64, m: i64) -> Self {
        Self {
            n: Some(n.to_string()),
            m: Some(m.to_string()),
            ..Self::of(kind)
        }
    }

    fn between(kind: &str, lo: String, hi: String) -> Self {
        Self {
            between: Some((lo, hi)),
            ..Self::of(kind)
        }
    }
}

impl From<&Value> for ValueOut {
    fn from(value: &Value) -> Self {
        match value {
            Value::Count(q) => Self::figure("count", q),
            Value::Age(q) => Self::figure("age", q),
            Value::Amount(q, unit) => Self {
                unit: Some(unit.symbol.to_owned()),
                ..Self::figure("amount", q)
            },
            Value::Duration(q, unit) => Self {
                unit: Some(unit.symbol.to_owned()),
                ..Self::figure("duration", q)
            },
            Value::Money(q, currency) => Self {
                currency: Some(currency.0.to_string()),
                ..Self::figure("money", q)
            },
            Value::Percent { quantity, points } => Self {
                unit: Some(if *points { "points" } else { "%" }.to_owned()),
                ..Self::figure("percent", quantity)
            },
            Value::Ordinal(n) => Self {
                n: Some(n.to_string()),
                ..Self::of("ordinal")
            },
            Value::Score(a, b) => Self::pair("score", *a, *b),
            Value::Ratio { of, per } => Self::pair("ratio", *of, *per),
            Value::Date(days) => Self::between("date", day(days.lo), day(days.hi)),
            Value::Clock(clock) => Self::between("clock", minute(clock.lo), minute(clock.hi)),
            Value::Weekday(weekday) => Self::words("weekday", weekday_name(weekday.0)),
            Value::Name(name) => Self::words("name", name),
            Value::Side(side) => Self::words("side", side.name()),
            Value::Quote(words) => Self::words("quote", words),
            Value::Words(words) => Self::words("words", words),
            Value::Undisclosed => Self::of("undisclosed"),
        }
    }
}

/// A value as people read it: `8,100 to 8,999`, `12 October 2022`, `west`.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Amount(q, unit) | Value::Duration(q, unit) => format!("{} {}", range(q.soft), base_unit(unit)),
        Value::Money(q, currency) => format!("{} {}", range(q.soft), currency.0),
        Value::Percent { quantity, points } if *points => format!("{} points", range(quantity.soft)),
        Value::Percent { quantity, .. } => format!("{}%", range(quantity.soft)),
        Value::Count(q) | Value::Age(q) => range(q.soft),
        Value::Ordinal(n) => format!("number {n}"),
        Value::Score(a, b) => format!("{a} to {b}"),
        Value::Ratio { of, per } => format!("{of}/{per}"),
        Value::Date(days) => day_range(*days).replace('/', " to "),
        Value::Clock(c) if c.lo == c.hi => minute(c.lo),
        Value::Clock(c) => format!("{} to {}", minute(c.lo), minute(c.hi)),
        Value::Weekday(weekday) => weekday_name(weekday.0).to_owned(),
        Value::Side(side) => side.name().to_owned(),
        Value::Name(text) | Value::Quote(text) | Value::Words(text) => text.to_string(),
        Value::Undisclosed => "no figure given".to_owned(),
    }
}

/// The name of a dimension's base unit: figures are stored in it.
fn base_unit(unit: &crate::value::Unit) -> &'static str {
    use crate::value::Dimension as D;
    match unit.dimension {
        D::Length => "m",
        D::Area => "m²",
        D::Mass => "g",
        D::Volume => "l",
        D::Speed => "km/h",
        D::Temperature => "°C",
        D::Energy => "J",
        D::Power => "W",
        D::Data => "bytes",
        D::Time => "s",
        D::Magnitude => "magnitude",
    }
}

fn ends(interval: Interval) -> (Option<String>, Option<String>) {
    (end(interval.lo), end(interval.hi))
}

fn end(milli: i64) -> Option<String> {
    (milli != INFINITY && milli != i64::MIN).then(|| decimal(milli))
}

/// Thousandths as a decimal: 4_500 is `4.5`.
pub fn decimal(milli: i64) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let whole = milli.unsigned_abs() / 1000;
    let rest = milli.unsigned_abs() % 1000;
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:03}");
    format!("{sign}{whole}.{}", rest.trim_end_matches('0'))
}

/// Thousandths with commas between groups of three digits: `1,234.5`.
pub fn grouped(milli: i64) -> String {
    let plain = decimal(milli);
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |p| ("-", p));
    let (whole, rest) = plain.split_once('.').map_or((plain, ""), |(w, r)| (w, r));
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// An interval for people: `8,100 to 8,999`, `at least 1,000`, `at most 40`, `12`.
pub fn range(interval: Interval) -> String {
    match (interval.lo, interval.hi) {
        (lo, hi) if lo == hi => grouped(lo),
        (lo, INFINITY) => format!("at least {}", grouped(lo)),
        (i64::MIN, hi) => format!("at most {}", grouped(hi)),
        (lo, hi) => format!("{} to {}", grouped(lo), grouped(hi)),
    }
}

/// A day number as `2022-10-17`.
pub fn day(number: i32) -> String {
    let seconds = i64::from(number) * 86_400;
    jiff::Timestamp::from_second(seconds).map_or_else(
        |_| format!("day {number}"),
        |stamp| stamp.to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
    )
}

/// The day number of a date.
pub fn day_number(date: Date) -> Option<i32> {
    let epoch = Date::constant(1970, 1, 1);
    i32::try_from(date.since(epoch).ok()?.get_days()).ok()
}

/// One day as `2022-10-17`, several as `2022-10-10/2022-10-17`.
pub fn day_range(days: Days) -> String {
    if days.lo == days.hi {
        day(days.lo)
    } else {
        format!("{}/{}", day(days.lo), day(days.hi))
    }
}

fn minute(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn weekday_name(number: u8) -> &'static str {
    match number % 7 {
        0 => "Monday",
        1 => "Tuesday",
        2 => "Wednesday",
        3 => "Thursday",
        4 => "Friday",
        5 => "Saturday",
        _ => "Sunday",
    }
}

/// The wire name of a hedge.
pub fn op_name(op: Op) -> &'static str {
    match op {
        Op::Exact => "exact",
        Op::About => "about",
        Op::Nearly => "nearly",
        Op::JustOver => "just-over",
        Op::MoreThan => "more-than",
        Op::WellOver => "well-over",
        Op::AtLeast => "at-least",
        Op::LessThan => "less-than",
        Op::AtMost => "at-most",
        Op::UpTo => "up-to",
        Op::Range => "range",
        Op::Plural => "plural",
        Op::Few => "few",
        Op::Several => "several",
        Op::Handful => "handful",
        Op::Many => "many",
        Op::Couple => "couple",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_exactly() {
        for (milli, plain, people) in [
            (0, "0", "0"),
            (9_000_000, "9000", "9,000"),
            (1_234_567_800, "1234567.8", "1,234,567.8"),
            (-4_050, "-4.05", "-4.05"),
            (999_000, "999", "999"),
        ] {
            assert_eq!(decimal(milli), plain);
            assert_eq!(grouped(milli), people);
        }
    }

    #[test]
    fn open_intervals_say_so() {
        assert_eq!(range(Interval::new(1_000_000, INFINITY)), "at least 1,000");
        assert_eq!(range(Interval::new(5_000, 7_000)), "5 to 7");
        assert_eq!(ends(Interval::new(1_000, INFINITY)), (Some("1".into()), None));
    }

    #[test]
    fn days_are_written_as_dates() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(19_282), "2022-10-17");
        assert_eq!(day_number(Date::constant(2022, 10, 17)), Some(19_282));
        assert_eq!(day_range(Days { lo: 0, hi: 1 }), "1970-01-01/1970-01-02");
    }
}

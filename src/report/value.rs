//! Values for machines ([`ValueOut`]) and for people ([`describe`]).

use serde::{Deserialize, Serialize};

use crate::value::interval::{INFINITY, MINUS_INFINITY};
use crate::value::notation::{plain, spell_money};
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
    /// First and last day, both included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<(String, String)>,
    /// Words: a name, a side, a weekday, a clock time, a quotation.
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
            n: Some(plain(q.n)),
            m: (q.m != q.n).then(|| plain(q.m)),
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
}

impl From<&Value> for ValueOut {
    fn from(value: &Value) -> Self {
        match value {
            Value::Count(q) => Self::figure("count", q),
            Value::Age(q) => Self::figure("age", q),
            Value::Amount(q, unit) => Self {
                unit: Some(unit.symbol.to_owned()),
                ..Self::figure("amount", &unit.as_written(q))
            },
            Value::Duration(q, unit) => Self {
                unit: Some(unit.symbol.to_owned()),
                ..Self::figure("duration", &unit.as_written(q))
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
            Value::Date(days) => {
                let day = |number: i32| Days::day(number).to_string();
                Self {
                    between: Some((day(days.lo), day(days.hi))),
                    ..Self::of("date")
                }
            }
            Value::MonthDay(day) => Self::words("month-day", &day.to_string()),
            Value::Clock(clock) => Self::words("clock", &clock.to_string()),
            Value::Weekday(weekday) => Self::words("weekday", weekday.name()),
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
        Value::Amount(q, unit) | Value::Duration(q, unit) => {
            format!("{} {}", unit.as_written(q).reads_as(), unit.name())
        }
        Value::Money(q, currency) => spell_money(q.soft, currency),
        Value::Percent { quantity, points } if *points => format!("{} points", quantity.reads_as()),
        Value::Percent { quantity, .. } => format!("{}%", quantity.reads_as()),
        Value::Count(q) | Value::Age(q) => q.reads_as(),
        Value::Ordinal(n) => format!("number {n}"),
        Value::Score(a, b) => format!("{a} to {b}"),
        Value::Ratio { of, per } => format!("{of}/{per}"),
        Value::Date(days) => days.to_string().replace("..", " to "),
        Value::MonthDay(day) => day.name(),
        Value::Clock(clock) => clock.to_string().replace("..", " to "),
        Value::Weekday(weekday) => weekday.name().to_owned(),
        Value::Side(side) => side.name().to_owned(),
        Value::Name(text) | Value::Quote(text) | Value::Words(text) => text.to_string(),
        Value::Undisclosed => "no figure given".to_owned(),
    }
}

fn ends(interval: Interval) -> (Option<String>, Option<String>) {
    (end(interval.lo), end(interval.hi))
}

fn end(milli: i64) -> Option<String> {
    (milli != INFINITY && milli != MINUS_INFINITY).then(|| plain(milli))
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
        Op::AsManyAs => "as-many-as",
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
    fn open_intervals_end_in_nothing() {
        assert_eq!(ends(Interval::new(1_000, INFINITY)), (Some("1".into()), None));
    }

    #[test]
    fn values_read_as_an_editor_says_them() {
        let count = Value::Count("<~9000".parse().expect("a quantity"));
        assert_eq!(describe(&count), "8,100 to 8,999");
        let wire = ValueOut::from(&count);
        assert_eq!(
            (wire.op.as_deref(), wire.n.as_deref()),
            (Some("nearly"), Some("9000"))
        );
        let days = Value::Date(Days {
            lo: 19_282,
            hi: 19_284,
        });
        assert_eq!(describe(&days), "2022-10-17 to 2022-10-19");
    }
}

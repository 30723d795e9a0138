//! How a value of any sort reads to an editor.

use crate::value::{Value, notation};

/// The value in words: `8,100 to 8,999`, `the third`, `2024-10-11`.
pub(super) fn reads_as(value: &Value) -> String {
    match value {
        Value::Ordinal(n) => format!("number {n} in order"),
        Value::Percent { quantity, points } => format!(
            "{} per cent{}",
            quantity.reads_as(),
            if *points { " points" } else { "" }
        ),
        Value::Money(q, currency) => notation::spell_money(q.soft, currency),
        Value::Amount(q, unit) | Value::Duration(q, unit) => measure(q, *unit),
        Value::Age(q) => format!("aged {}", q.reads_as()),
        Value::Score(a, b) => format!("{a}-{b}"),
        Value::Ratio { of, per } => format!("{of} in {per}"),
        Value::Clock(clock) => clock.to_string(),
        Value::Date(days) => days.to_string(),
        Value::MonthDay(day) => day.name(),
        Value::Weekday(day) => day.name().to_owned(),
        other => other
            .quantity()
            .map(crate::value::Quantity::reads_as)
            .unwrap_or_default(),
    }
}

fn measure(q: &crate::value::Quantity, unit: crate::value::Unit) -> String {
    format!("{} {}", unit.as_written(q).reads_as(), unit.symbol)
}

//! `[[accept]]`: findings that somebody looked at and lets stand, each with a reason.

use serde_json::json;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::toml::{Reader, Value};
use crate::finding::Finding;
use crate::value::Days;

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accept {
    /// The finding it means.
    pub fingerprint: Option<String>,
    /// Or the rule it means, with `values`.
    pub rule: Option<String>,
    /// Every value the finding may hold, in the notation of rule tests: `>1000`, `<~9000`.
    pub values: Vec<String>,
    /// Why it stands.
    pub reason: String,
    /// The last day on which it counts.
    pub until: Option<Days>,
    /// Who said so.
    pub by: Option<String>,
    /// Its line in the file.
    pub line: usize,
}

impl Accept {
    /// Whether the entry means this finding.
    pub fn means(&self, finding: &Finding, fingerprint: &str) -> bool {
        if let Some(wanted) = &self.fingerprint {
            return wanted == fingerprint;
        }
        let Some(rule) = &self.rule else {
            return false;
        };
        *rule == finding.rule
            && finding
                .camps
                .iter()
                .flat_map(|camp| &camp.claims)
                .all(|claim| self.values.contains(&notation(&claim.value)))
    }

    /// Whether it no longer counts on day `today`.
    pub fn expired(&self, today: i32) -> bool {
        self.until.is_some_and(|until| until.hi < today)
    }

    /// What it means, for people: a fingerprint, or a rule with its values.
    pub fn name(&self) -> String {
        match (&self.fingerprint, &self.rule) {
            (Some(print), _) => print.clone(),
            (None, Some(rule)) => format!("{rule} {}", self.values.join(", ")),
            (None, None) => String::new(),
        }
    }
}

/// A value as `values` spells it.
pub fn notation(value: &crate::value::Value) -> String {
    use crate::value::Value;
    match value {
        Value::Percent { quantity, .. } => quantity.to_string(),
        Value::Date(days) => days.to_string(),
        Value::MonthDay(day) => day.to_string(),
        Value::Clock(clock) => clock.to_string(),
        Value::Weekday(weekday) => weekday.name().to_owned(),
        Value::Side(side) => side.name().to_owned(),
        Value::Name(text) | Value::Quote(text) | Value::Words(text) => text.to_string(),
        Value::Ordinal(n) => n.to_string(),
        Value::Score(a, b) => format!("{a}-{b}"),
        Value::Ratio { of, per } => format!("{of}/{per}"),
        Value::Undisclosed => "undisclosed".to_owned(),
        other => other.quantity().map(ToString::to_string).unwrap_or_default(),
    }
}

const KEYS: &[&str] = &["fingerprint", "rule", "values", "reason", "until", "by"];

/// Read the list of entries. An entry that means everything, or says no reason, is a mistake.
pub(super) fn read(reader: &mut Reader, value: &Value<'_>) -> Vec<Accept> {
    let Some(list) = value.get_ref().as_array() else {
        reader.mistake(value.span(), "`accept` is a list: write [[accept]]", "not a list");
        return Vec::new();
    };
    list.iter().filter_map(|item| entry(reader, item)).collect()
}

fn entry(reader: &mut Reader, value: &Value<'_>) -> Option<Accept> {
    let table = reader.entries(value)?;
    let mut accept = Accept {
        line: reader.line(value.span().start),
        ..Accept::default()
    };
    for (key, item) in table {
        match key.get_ref().as_ref() {
            "fingerprint" => accept.fingerprint = reader.string(item),
            "rule" => accept.rule = reader.string(item),
            "values" => accept.values = reader.strings(item),
            "reason" => accept.reason = reader.string(item).unwrap_or_default(),
            "until" => accept.until = reader.date(item),
            "by" => accept.by = reader.string(item),
            other => reader.unknown(other, key.span(), KEYS),
        }
    }
    let before = reader.mistakes.len();
    if accept.reason.trim().is_empty() {
        reader.mistake(value.span(), "an accepted finding needs a reason", "no reason");
    }
    if accept.fingerprint.is_none() && accept.rule.is_none() {
        reader.mistake(
            value.span(),
            "an accepted finding is named by `fingerprint`, or by `rule` and `values`",
            "this means everything",
        );
    } else if accept.fingerprint.is_none() && accept.values.is_empty() {
        reader.mistake(
            value.span(),
            "`rule` without `values` would accept all findings of the rule",
            "no values",
        );
    }
    (reader.mistakes.len() == before).then_some(accept)
}

/// JSON Schema of the list.
pub(super) fn schema() -> serde_json::Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["reason"],
            "properties": {
                "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
                "rule": text,
                "values": { "type": "array", "items": text, "minItems": 1 },
                "reason": text,
                "until": { "type": "string", "format": "date" },
                "by": text,
            },
        },
    })
}

/// `text`, a `gainsay.toml`, with an entry added at its end and nothing else touched.
///
/// # Errors
/// Where the text is no TOML, or holds something else under `accept`.
pub fn add(text: &str, accept: &Accept) -> Result<String, String> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|e: toml_edit::TomlError| e.message().to_owned())?;
    let mut table = Table::new();
    let mut put = |key: &str, value: Option<&String>| {
        if let Some(value) = value {
            table.insert(key, toml_edit::value(value.as_str()));
        }
    };
    put("fingerprint", accept.fingerprint.as_ref());
    put("rule", accept.rule.as_ref());
    put("reason", Some(&accept.reason));
    put("by", accept.by.as_ref());
    if let Some(until) = accept.until {
        let date = until.to_string();
        let item = match date.parse::<toml_edit::Datetime>() {
            Ok(datetime) => toml_edit::value(datetime),
            Err(_) => toml_edit::value(date),
        };
        table.insert("until", item);
    }
    let list = document
        .entry("accept")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    match list.as_array_of_tables_mut() {
        Some(list) => list.push(table),
        None => return Err("`accept` is not written as [[accept]]: add the entry by hand".to_owned()),
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn entries_that_mean_too_much_are_mistakes() {
        for (text, message) in [
            (
                "[[accept]]\nfingerprint = \"a\"\n",
                "an accepted finding needs a reason",
            ),
            ("[[accept]]\nreason = \"so\"\n", "an accepted finding is named by"),
            (
                "[[accept]]\nrule = \"age\"\nreason = \"so\"\n",
                "`rule` without `values`",
            ),
            (
                "[[accept]]\nrul = \"age\"\nfingerprint = \"a\"\nreason = \"so\"\n",
                "there is no key `rul`",
            ),
            ("accept = 3\n", "`accept` is a list"),
        ] {
            let errors = parse("gainsay.toml", text).expect_err(text);
            assert!(
                errors.mistakes[0].message.starts_with(message),
                "{}",
                errors.mistakes[0].message
            );
        }
    }

    #[test]
    fn an_entry_is_added_and_the_rest_stays() {
        let before = "# our house\nfail-on = \"never\"   # for now\n\n[[accept]]\n# the first\nfingerprint = \"a\"\nreason = \"b\"\n";
        let entry = Accept {
            fingerprint: Some("0123456789abcdef".into()),
            reason: "two \"official\" counts".into(),
            until: Days::parse("2026-12-01"),
            by: Some("desk".into()),
            ..Accept::default()
        };
        let after = add(before, &entry).expect("it is TOML");
        assert!(after.starts_with(before), "{after}");
        let config = parse("gainsay.toml", &after).expect("still all right");
        assert_eq!(config.accept.len(), 2);
        assert_eq!(config.accept[1].reason, entry.reason);
        assert_eq!(config.accept[1].until, entry.until);
        let fresh = add("", &entry).expect("an empty file is TOML");
        assert_eq!(parse("gainsay.toml", &fresh).expect("all right").accept.len(), 1);
    }

    #[test]
    fn an_entry_counts_until_its_day_is_over() {
        let entry = Accept {
            until: Some(Days::day(100)),
            ..Accept::default()
        };
        assert!(!entry.expired(100) && entry.expired(101));
    }
}

//! `[aliases]`, `[spellings]` and `[numbers]`: what a house decides for all rules.

use std::collections::BTreeMap;

use serde_json::json;

use super::toml::{Reader, Value};
use crate::text::token;
use crate::value::NumberWidths;

/// A table of names, each with the others that mean the same. One spelling cannot mean two things.
pub(super) fn read(reader: &mut Reader, value: &Value<'_>) -> BTreeMap<String, Vec<String>> {
    let mut out = BTreeMap::new();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let Some(table) = reader.entries(value) else {
        return out;
    };
    for (name, others) in table {
        let list = reader.strings(others);
        if list.is_empty() && others.get_ref().as_array().is_some() {
            let message = format!("`{}` has no other name", name.get_ref());
            reader.mistake(others.span(), message, "an empty list does nothing");
        }
        for other in &list {
            let before = taken.insert(token::fold(other), name.get_ref().to_string());
            if other.trim().is_empty() {
                reader.mistake(others.span(), "a name is empty", "this means nothing");
            } else if before.is_some_and(|before| before != name.get_ref().as_ref())
                || table_has(table, other)
            {
                let message = format!("`{other}` stands for two names");
                reader.mistake(others.span(), message, "it can only mean one");
            }
        }
        out.insert(name.get_ref().to_string(), list);
    }
    out
}

/// Whether a name stands on the left of the table.
fn table_has(table: &toml::de::DeTable<'_>, name: &str) -> bool {
    table.keys().any(|key| key.get_ref().as_ref() == name)
}

/// Widths of hedges, as in a rule's `[numbers]`.
pub(super) fn widths(reader: &mut Reader, value: &Value<'_>) -> Option<NumberWidths> {
    let mut widths = NumberWidths::DEFAULT;
    for (name, share) in reader.entries(value)? {
        if !NumberWidths::NAMES.contains(&name.get_ref().as_ref()) {
            reader.unknown(name.get_ref(), name.span(), &NumberWidths::NAMES);
        } else if let Some(text) = reader.string(share)
            && let Err(error) = widths.set(name.get_ref(), &text)
        {
            let message = format!("the width `{text}` cannot be read");
            reader.advise(share.span(), message, "not a width", error.to_string());
        }
    }
    Some(widths)
}

/// JSON Schema of a table of names.
pub(super) fn schema() -> serde_json::Value {
    let names = json!({ "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 1 });
    json!({ "type": "object", "additionalProperties": names })
}

/// JSON Schema of a table of widths.
pub(super) fn widths_schema() -> serde_json::Value {
    let share = r"^\d+(\.\d)?%( \d+(\.\d)?%)?$";
    json!({
        "type": "object",
        "propertyNames": { "enum": NumberWidths::NAMES },
        "additionalProperties": { "type": "string", "pattern": share },
    })
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn tables_that_cannot_be_kept_are_mistakes() {
        for (text, message) in [
            ("aliases = 3", "a table is expected"),
            ("[aliases]\nKyiv = \"Kiev\"", "a list of strings is expected"),
            ("[aliases]\nKyiv = []", "`Kyiv` has no other name"),
            ("[aliases]\nKyiv = [\" \"]", "a name is empty"),
            ("[aliases]\nA = [\"C\"]\nB = [\"c\"]", "`c` stands for two names"),
            ("[aliases]\nA = [\"B\"]\nB = [\"C\"]", "`B` stands for two names"),
            ("[numbers]\nabuot = \"20%\"", "there is no key `abuot`"),
            (
                "[numbers]\nabout = \"a fifth\"",
                "the width `a fifth` cannot be read",
            ),
            ("[numbers]\nabout = 20", "a string is expected"),
        ] {
            let errors = parse("gainsay.toml", text).expect_err(text);
            assert_eq!(errors.mistakes[0].message, message, "{text}");
        }
        let help = parse("gainsay.toml", "[numbers]\nabuot = \"20%\"").expect_err("a slip");
        assert_eq!(help.mistakes[0].help.as_deref(), Some("did you mean `about`?"));
    }
}

//! Whether a TOML file has the shape its JSON Schema demands: every unknown key, wrong type and missing key at once.
//!
//! serde stops at the first mistake, and editors complete from the schema: checking against the schema gathers all
//! mistakes and keeps the two from drifting apart.

use std::ops::Range;

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{RuleMistake, RuleText, nearest, quoted};

/// Check `table` against `schema`.
pub(super) fn check(file: &RuleText, table: &Spanned<DeTable<'_>>, schema: &Value) -> Vec<RuleMistake> {
    let mut checker = Checker {
        file,
        root: schema,
        found: Vec::new(),
    };
    let whole = 0..file.inner().len().min(1);
    checker.table(table.get_ref(), schema, whole, "the file");
    checker.found
}

struct Checker<'c> {
    file: &'c RuleText,
    root: &'c Value,
    found: Vec<RuleMistake>,
}

impl<'c> Checker<'c> {
    fn resolve(&self, schema: &'c Value) -> &'c Value {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(path) => path
                .strip_prefix("#/")
                .and_then(|path| {
                    path.split('/')
                        .try_fold(self.root, |at: &Value, part| at.get(part))
                })
                .unwrap_or(schema),
            None => schema,
        }
    }

    fn report(&mut self, span: Range<usize>, message: String, label: &str, help: Option<String>) {
        let mut mistake = RuleMistake::new(self.file, span, message, label);
        mistake.help = help;
        self.found.push(mistake);
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, schema: &'c Value, name: &str) {
        let schema = self.resolve(schema);
        if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
            let fitting = options
                .iter()
                .map(|option| self.resolve(option))
                .find(|option| types(option).any(|t| fits(t, value.get_ref())));
            match fitting {
                Some(option) => self.value(value, option, name),
                None => self.wrong_type(
                    value,
                    options.iter().flat_map(|o| types(self.resolve(o))).collect(),
                    name,
                ),
            }
            return;
        }
        if let Some(words) = words(schema) {
            self.word(value, &words, name);
            return;
        }
        if !types(schema).any(|t| fits(t, value.get_ref())) {
            self.wrong_type(value, types(schema).collect(), name);
            return;
        }
        match value.get_ref() {
            DeValue::Table(table) => self.table(table, schema, value.span(), name),
            DeValue::Array(items) => {
                if let Some(item) = schema.get("items") {
                    items.iter().for_each(|value| self.value(value, item, name));
                }
            }
            _ => {}
        }
    }

    /// A string out of a few.
    fn word(&mut self, value: &Spanned<DeValue<'_>>, known: &[&str], name: &str) {
        let Some(word) = value.get_ref().as_str() else {
            self.wrong_type(value, vec!["string"], name);
            return;
        };
        if known.contains(&word) {
            return;
        }
        let near = nearest(word, known.iter().copied());
        let help = near.map_or_else(
            || format!("one of {}", listed(known)),
            |near| format!("did you mean `{near}`? Known are {}", listed(known)),
        );
        let message = format!("{} cannot be {}", quoted(name), quoted(word));
        self.report(value.span(), message, "not one of the known words", Some(help));
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, wanted: Vec<&str>, name: &str) {
        let wanted: Vec<&str> = wanted.into_iter().filter(|t| *t != "null").map(spoken).collect();
        let found = value.get_ref().type_str();
        let help = value
            .get_ref()
            .is_datetime()
            .then(|| "write the date between quotation marks".to_owned());
        let message = format!("{} must be {}", quoted(name), wanted.join(" or "));
        self.report(value.span(), message, &format!("this is {}", spoken(found)), help);
    }

    fn table(&mut self, table: &DeTable<'_>, schema: &'c Value, span: Range<usize>, name: &str) {
        let none = Map::new();
        let known = schema.get("properties").and_then(Value::as_object);
        let other = schema
            .get("additionalProperties")
            .filter(|other| !other.is_boolean());
        for (key, value) in table {
            let word: &str = key.get_ref();
            match known.and_then(|known| known.get(word)).or(other) {
                Some(schema) => self.value(value, schema, word),
                None => self.unknown(key.span(), word, known.unwrap_or(&none), name),
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        for key in required.into_iter().flatten().filter_map(Value::as_str) {
            if !table.iter().any(|(found, _)| found.get_ref() == key) {
                let message = format!("{} lacks the key `{key}`", owner(name));
                self.report(span.clone(), message, "missing here", None);
            }
        }
    }

    fn unknown(&mut self, span: Range<usize>, word: &str, known: &Map<String, Value>, name: &str) {
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        let help = nearest(word, names.iter().copied()).map_or_else(
            || format!("{} may have {}", owner(name), listed(&names)),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("{} has no key {}", owner(name), quoted(word));
        self.report(span, message, "unknown key", Some(help));
    }
}

fn owner(name: &str) -> String {
    if name == "the file" {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// The strings a schema allows, where it allows only a few.
fn words(schema: &Value) -> Option<Vec<&str>> {
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.iter().map(Value::as_str).collect();
    }
    schema
        .get("oneOf")?
        .as_array()?
        .iter()
        .map(|option| option.get("const").and_then(Value::as_str))
        .collect()
}

/// The JSON types a schema allows.
fn types(schema: &Value) -> impl Iterator<Item = &str> {
    let one = schema.get("type").and_then(Value::as_str);
    let many = schema.get("type").and_then(Value::as_array);
    let word = words(schema).map(|_| "string");
    one.or(word)
        .into_iter()
        .chain(many.into_iter().flatten().filter_map(Value::as_str))
}

fn fits(wanted: &str, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(_) => wanted == "string",
        DeValue::Boolean(_) => wanted == "boolean",
        DeValue::Integer(_) => matches!(wanted, "integer" | "number"),
        DeValue::Float(_) => wanted == "number",
        DeValue::Array(_) => wanted == "array",
        DeValue::Table(_) => wanted == "object",
        DeValue::Datetime(_) => false,
    }
}

/// A type as people call it.
fn spoken(name: &str) -> &str {
    match name {
        "string" => "a string",
        "boolean" => "`true` or `false`",
        "integer" => "a whole number",
        "number" | "float" => "a number",
        "array" => "a list in square brackets",
        "object" | "table" => "a table",
        "datetime" => "a date without quotation marks",
        other => other,
    }
}

/// `a, b and c`, between backticks.
pub(super) fn listed(words: &[&str]) -> String {
    let ticked: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
    match ticked.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => "none".to_owned(),
    }
}

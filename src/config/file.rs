//! `gainsay.toml`: the table of its keys, reading it, and its JSON Schema.

use serde_json::json;

use super::accept;
use super::names;
use super::toml::{Reader, Value};
use super::{Config, ConfigErrors, FailLevel, GroupBy, Loudness};
use crate::finding::{Confidence, Severity};

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A list of strings.
    Texts,
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Number,
    /// A date.
    Date,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A table whose values are one of these words.
    Choices(&'static [&'static str]),
    /// A table of names, each with the list of its others.
    Names,
    /// A table of hedges with their widths.
    Widths,
    /// `[[accept]]`.
    Accepts,
}

/// One key of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// The key.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What holds where it is not set.
    pub default: &'static str,
    /// What it is for.
    pub about: &'static str,
}

const LEVELS: &[&str] = &["note", "warning", "error"];

/// Every key of `gainsay.toml`.
pub const KEYS: &[KeyInfo] = &[
    key(
        "rules",
        Kind::Texts,
        "[]",
        "folders of rules, relative to this file",
    ),
    key(
        "builtin",
        Kind::Switch,
        "true",
        "whether the built-in rules are used",
    ),
    key(
        "select",
        Kind::Texts,
        "[]",
        "only these rules, or beginnings with *",
    ),
    key("ignore", Kind::Texts, "[]", "all but these rules"),
    key(
        "severity",
        Kind::Choices(&["off", "note", "warning", "error"]),
        "{}",
        "severity of a rule's contradictions; off leaves the rule out",
    ),
    key(
        "group-by",
        Kind::Text,
        "\"all\"",
        "which articles are one story: all, dir or field:KEY",
    ),
    key(
        "date",
        Kind::Date,
        "none",
        "publication date of articles that give none",
    ),
    key(
        "fail-on",
        Kind::Choice(&["error", "warning", "note", "never"]),
        "\"error\"",
        "from which severity on the exit code is 1",
    ),
    key(
        "min-severity",
        Kind::Choice(LEVELS),
        "\"warning\"",
        "what is below is hidden",
    ),
    key(
        "min-confidence",
        Kind::Choice(&["low", "medium", "high"]),
        "\"medium\"",
        "what is less sure is hidden",
    ),
    key(
        "baseline",
        Kind::Text,
        "none",
        "findings known before, relative to this file",
    ),
    key(
        "max-file-bytes",
        Kind::Number,
        "1073741824",
        "larger files are not read",
    ),
    key(
        "max-findings",
        Kind::Number,
        "none",
        "more findings are counted, not shown",
    ),
    key(
        "cache",
        Kind::Switch,
        "true",
        "whether claims of unchanged articles are kept in .gainsay_cache",
    ),
    key(
        "aliases",
        Kind::Names,
        "{}",
        "names of persons, places and bodies that mean one thing",
    ),
    key(
        "spellings",
        Kind::Names,
        "{}",
        "how the house spells; other spellings are equal when compared, and notes of their own",
    ),
    key(
        "numbers",
        Kind::Widths,
        "{}",
        "how wide hedges are read by rules that say nothing themselves",
    ),
    key(
        "accept",
        Kind::Accepts,
        "[]",
        "findings that are known and stand, each with its reason",
    ),
];

const fn key(name: &'static str, kind: Kind, default: &'static str, about: &'static str) -> KeyInfo {
    KeyInfo {
        name,
        kind,
        default,
        about,
    }
}

/// Read the text of a `gainsay.toml`, shown as `path`. All mistakes are gathered.
pub fn parse(path: &str, text: &str) -> Result<Config, ConfigErrors> {
    let mut reader = Reader::new(path, text);
    let mut config = Config::default();
    if let Some(table) = reader.table(text) {
        for (name, value) in table.get_ref() {
            let written = text.get(value.span()).unwrap_or("").trim().to_owned();
            let line = reader.line(name.span().start);
            if KEYS.iter().any(|k| k.name == name.get_ref().as_ref()) {
                config.set.insert(name.get_ref().to_string(), (line, written));
            }
            set(&mut config, &mut reader, name.get_ref(), name.span(), value);
        }
    }
    reader
        .mistakes
        .sort_by_key(|m| m.labels.first().map(miette::LabeledSpan::offset));
    if reader.mistakes.is_empty() {
        Ok(config)
    } else {
        Err(ConfigErrors {
            mistakes: reader.mistakes,
        })
    }
}

fn set(
    config: &mut Config,
    reader: &mut Reader,
    name: &str,
    span: std::ops::Range<usize>,
    value: &Value<'_>,
) {
    let severities = [
        ("note", Severity::Note),
        ("warning", Severity::Warning),
        ("error", Severity::Error),
    ];
    match name {
        "rules" => config.rules = reader.strings(value),
        "builtin" => config.builtin = reader.boolean(value),
        "select" => config.select = reader.strings(value),
        "ignore" => config.ignore = reader.strings(value),
        "severity" => severity(config, reader, value),
        "group-by" => config.group_by = group_by(reader, value),
        "date" => config.date = reader.date(value),
        "fail-on" => config.fail_on = reader.choice(value, &fail_levels()),
        "min-severity" => config.min_severity = reader.choice(value, &severities),
        "min-confidence" => {
            let levels = [
                ("low", Confidence::Low),
                ("medium", Confidence::Medium),
                ("high", Confidence::High),
            ];
            config.min_confidence = reader.choice(value, &levels);
        }
        "baseline" => config.baseline = reader.string(value),
        "max-file-bytes" => config.max_file_bytes = reader.number(value),
        "max-findings" => {
            config.max_findings = reader.number(value).and_then(|n| usize::try_from(n).ok());
        }
        "cache" => config.cache = reader.boolean(value),
        "aliases" => config.aliases = names::read(reader, value),
        "spellings" => config.spellings = names::read(reader, value),
        "numbers" => config.numbers = names::widths(reader, value),
        "accept" => config.accept = accept::read(reader, value),
        _ => {
            let known: Vec<&str> = KEYS.iter().map(|k| k.name).collect();
            reader.unknown(name, span, &known);
        }
    }
}

fn fail_levels() -> [(&'static str, FailLevel); 4] {
    [
        ("error", FailLevel::At(Severity::Error)),
        ("warning", FailLevel::At(Severity::Warning)),
        ("note", FailLevel::At(Severity::Note)),
        ("never", FailLevel::Never),
    ]
}

fn severity(config: &mut Config, reader: &mut Reader, value: &Value<'_>) {
    let levels = [
        ("off", Loudness::Off),
        ("note", Loudness::At(Severity::Note)),
        ("warning", Loudness::At(Severity::Warning)),
        ("error", Loudness::At(Severity::Error)),
    ];
    let Some(table) = reader.entries(value) else {
        return;
    };
    for (rule, level) in table {
        if let Some(level) = reader.choice(level, &levels) {
            config.severity.insert(rule.get_ref().to_string(), level);
        }
    }
}

fn group_by(reader: &mut Reader, value: &Value<'_>) -> Option<GroupBy> {
    let text = reader.string(value)?;
    let parsed = GroupBy::parse(&text);
    if parsed.is_none() {
        let help = "possible: all, dir, field:KEY".to_owned();
        reader.advise(
            value.span(),
            format!("`{text}` is not possible here"),
            "unknown word",
            help,
        );
    }
    parsed
}

/// JSON Schema (draft 2020-12) of the file, for editors.
pub fn schema() -> serde_json::Value {
    let mut properties = serde_json::Map::new();
    for key in KEYS {
        let mut property = match key.kind {
            Kind::Text => json!({ "type": "string" }),
            Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Kind::Switch => json!({ "type": "boolean" }),
            Kind::Number => json!({ "type": "integer", "minimum": 0 }),
            Kind::Date => json!({ "type": "string", "format": "date" }),
            Kind::Choice(words) => json!({ "enum": words }),
            Kind::Choices(words) => json!({ "type": "object", "additionalProperties": { "enum": words } }),
            Kind::Names => names::schema(),
            Kind::Widths => names::widths_schema(),
            Kind::Accepts => accept::schema(),
        };
        property["description"] = json!(key.about);
        properties.insert(key.name.to_owned(), property);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gainsay.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_read() {
        let text = r#"
rules = ["house/rules"]
builtin = false
select = ["quote*"]
ignore = ["age"]
group-by = "field:story"
date = 2024-05-31
fail-on = "never"
min-severity = "note"
min-confidence = "high"
baseline = ".gainsay-baseline.jsonl"
max-file-bytes = 1_000
max-findings = 50
cache = false
aliases = { "Vell Institute" = ["Institute of Tides"] }

[spellings]
Kyiv = ["Kiev"]

[numbers]
about = "20% 5%"

[severity]
casualties = "warning"
age = "off"

[[accept]]
fingerprint = "0123456789abcdef"
reason = "two counts, both official"
"#;
        let config = parse("gainsay.toml", text).expect("it is all right");
        assert_eq!(config.set.len(), KEYS.len(), "{:?}", config.set.keys());
        assert_eq!(config.builtin, Some(false));
        assert_eq!(config.group_by, Some(GroupBy::Field("story".into())));
        assert_eq!(config.date.map(|d| d.to_string()).as_deref(), Some("2024-05-31"));
        assert_eq!(config.fail_on, Some(FailLevel::Never));
        assert_eq!(config.max_findings, Some(50));
        assert_eq!(config.severity.get("age"), Some(&Loudness::Off));
        assert_eq!(config.accept.len(), 1);
        assert_eq!(config.cache, Some(false));
        let house = config.house();
        assert_eq!(
            house.canonical("Institute of Tides").as_deref(),
            Some("Vell Institute")
        );
        assert_eq!(house.canonical("Kiev").as_deref(), Some("Kyiv"));
        assert_eq!(
            house.widths.map(|w| (w.about.hard, w.about.soft, w.nearly.hard)),
            Some((200, 50, 300))
        );
        assert_eq!(config.set["fail-on"], (8, "\"never\"".to_owned()));
    }

    #[test]
    fn all_mistakes_are_told_with_the_nearest_key() {
        let text = "fail_on = \"error\"\nbuiltin = \"yes\"\nmin-severity = \"loud\"\ngroup-by = \"folder\"\n";
        let errors = parse("gainsay.toml", text).expect_err("four mistakes");
        let told: Vec<String> = errors
            .mistakes
            .iter()
            .map(|m| format!("{} ({})", m.message, m.help.clone().unwrap_or_default()))
            .collect();
        assert_eq!(
            told,
            [
                "there is no key `fail_on` (did you mean `fail-on`?)",
                "true or false is expected ()",
                "`loud` is not possible here (possible: note, warning, error)",
                "`folder` is not possible here (possible: all, dir, field:KEY)",
            ]
        );
    }

    #[test]
    fn what_is_no_toml_is_a_mistake_too() {
        let errors = parse("gainsay.toml", "rules = [").expect_err("no TOML");
        assert_eq!(errors.mistakes.len(), 1);
    }

    #[test]
    fn the_schema_knows_every_key() {
        let schema = schema();
        for key in KEYS {
            assert!(schema["properties"][key.name].is_object(), "{}", key.name);
        }
    }
}

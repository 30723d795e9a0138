//! The JSON Schemas that `gainsay config schema` prints fit every file that comes with gainsay or is made by it, and
//! no file with a mistake.

use std::path::Path;

use assert_cmd::Command;
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use super::common::{files, text};

fn gainsay(folder: &Path, args: &[&str]) -> String {
    let done = Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(folder)
        .args(args)
        .assert()
        .success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

/// The schema as it is printed.
fn schema(of: &str) -> Validator {
    let printed = gainsay(Path::new("."), &["config", "schema", of]);
    jsonschema::validator_for(&serde_json::from_str(&printed).unwrap()).unwrap()
}

/// TOML as editors hold it against a schema: dates are texts.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(n) => Value::from(n),
        toml::Value::Float(n) => json!(n),
        toml::Value::Boolean(flag) => Value::from(flag),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(key, value)| (key, plain(value)))
                .collect::<Map<_, _>>(),
        ),
    }
}

fn mistakes(schema: &Validator, toml: &str) -> Vec<String> {
    let value = plain(toml::Value::Table(toml.parse().unwrap()));
    schema
        .iter_errors(&value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect()
}

#[test]
fn every_built_in_file_fits() {
    let (rule, lists) = (schema("rule"), schema("lists"));
    let mut seen = 0;
    for path in files("rules", ".toml") {
        let shared = path.file_name().unwrap().to_string_lossy().starts_with('_');
        let found = mistakes(if shared { &lists } else { &rule }, &text(&path));
        assert!(found.is_empty(), "{}:\n{}", path.display(), found.join("\n"));
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn every_scaffold_fits_and_names_its_schema() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    gainsay(at, &["new", "project", "."]);
    let marked = "The guide said that the ferry leaves {{Ystad}} with [[300]] passengers.";
    gainsay(at, &["new", "rule", "ferry-load", "--from", marked]);
    for (path, of) in [
        ("gainsay.toml", "config"),
        ("rules/ticket-price.toml", "rule"),
        ("rules/ferry-load.toml", "rule"),
    ] {
        let written = std::fs::read_to_string(at.join(path)).unwrap();
        assert_eq!(mistakes(&schema(of), &written), [""; 0], "{path}");
        let named = written.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
        let lies = at.join(path).parent().unwrap().join(named);
        let lies: Value = serde_json::from_str(&std::fs::read_to_string(lies).unwrap()).unwrap();
        assert_eq!(lies["type"], "object", "{path}");
    }
}

#[test]
fn every_mistake_is_refused() {
    let good = "id = \"tickets\"\ntitle = \"What a ticket costs\"\n[[match]]\npattern = \"tickets cost {n:money}\"\n\
                [key]\n[compare]\nvalue = \"n\"\nas = \"money\"\n";
    let rule = schema("rule");
    assert_eq!(mistakes(&rule, good), [""; 0]);
    for (old, new) in [
        ("id = \"tickets\"\n", ""),
        ("id = \"tickets\"", "id = \"Tickets!\""),
        ("title = \"What a ticket costs\"", "title = 3"),
        ("pattern =", "patern ="),
        ("as = \"money\"", "as = \"monies\""),
        ("[compare]", "[compar]"),
        ("value = \"n\"", "value = [\"n\"]"),
        ("[key]\n", "[key]\nn = \"nearly\"\n"),
        ("[key]\n", "severity = \"fatal\"\n[key]\n"),
    ] {
        let wrong = good.replace(old, new);
        assert_ne!(wrong, good, "{old}");
        assert!(!mistakes(&rule, &wrong).is_empty(), "fits: {new}");
    }
    let config = schema("config");
    assert_eq!(mistakes(&config, "rules = [\"rules\"]\n"), [""; 0]);
    for wrong in ["rules = 3\n", "rule = [\"rules\"]\n", "fail-on = \"often\"\n"] {
        assert!(!mistakes(&config, wrong).is_empty(), "fits: {wrong}");
    }
}

//! The seven harmless shapes of difference: every built-in rule has a case for each that it can meet, or says why it
//! cannot. The cases themselves run with the rules' own tests.

use std::collections::BTreeMap;

use super::common::{files, text};

/// The shapes, as `tests/shapes.toml` explains them.
const SHAPES: [&str; 7] = [
    "replaced", "refined", "scope", "list", "namesake", "unreal", "retold",
];

/// Verdicts that are no finding, or a note at most.
const HARMLESS: [&str; 5] = ["unrelated", "agree", "compatible", "update", "note"];

#[test]
fn every_rule_has_a_case_for_each_shape_or_says_why_not() {
    let declared: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&text("tests/shapes.toml")).unwrap();
    let mut wrong = Vec::new();
    for path in files("rules", ".toml") {
        let rule: toml::Table = text(&path).parse().unwrap();
        let Some(id) = rule.get("id").and_then(toml::Value::as_str) else {
            continue;
        };
        let Some(shapes) = declared.get(id) else {
            wrong.push(format!("{id}: not in tests/shapes.toml"));
            continue;
        };
        for shape in SHAPES {
            match shapes.get(shape).map(String::as_str) {
                None => wrong.push(format!("{id}: says nothing of `{shape}`")),
                Some(reason) if reason.starts_with("- ") && reason.len() > 12 => {}
                Some(case) => match verdict(&rule, case) {
                    None => wrong.push(format!("{id}: has no case “{case}”")),
                    Some(verdict) if !HARMLESS.contains(&verdict) => {
                        wrong.push(format!("{id}: “{case}” is a {verdict}"));
                    }
                    Some(_) => {}
                },
            }
        }
        let unknown = shapes.keys().filter(|shape| !SHAPES.contains(&shape.as_str()));
        wrong.extend(unknown.map(|shape| format!("{id}: `{shape}` is no shape")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The verdict that a rule's case of this name must come to.
fn verdict<'r>(rule: &'r toml::Table, name: &str) -> Option<&'r str> {
    let cases = rule.get("case")?.as_array()?;
    let case = cases
        .iter()
        .find(|case| case.get("name").and_then(toml::Value::as_str) == Some(name))?;
    case.get("verdict")?.as_str()
}

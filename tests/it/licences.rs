//! Dependencies have licences and sources that `deny.toml` allows; cargo-deny says the same where it is installed.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use super::common::{root, text};

#[test]
fn every_dependency_may_be_shipped() {
    let allowed = allowed();
    let mut refused = Vec::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("none");
        if !permits(licence, &allowed) {
            refused.push(format!("{name}: {licence}"));
        }
    }
    assert!(refused.is_empty(), "deny.toml does not allow: {refused:#?}");
}

#[test]
fn every_dependency_comes_from_the_registry() {
    let elsewhere: Vec<String> = packages()
        .iter()
        .filter(|package| {
            package["source"]
                .as_str()
                .is_some_and(|s| !s.starts_with("registry+"))
        })
        .map(|package| package["name"].to_string())
        .collect();
    assert!(elsewhere.is_empty(), "not from a registry: {elsewhere:?}");
}

#[test]
fn expressions_are_read_as_choices_and_demands() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "Unicode-3.0".to_owned()]);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("Unlicense/MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(GPL-3.0 OR Apache-2.0) AND Unicode-3.0", false),
        ("none", false),
    ] {
        assert_eq!(permits(expression, &allowed), expected, "{expression}");
    }
}

/// Whether one alternative of every part joined by AND is allowed.
fn permits(expression: &str, allowed: &BTreeSet<String>) -> bool {
    expression.replace(['(', ')'], "").split(" AND ").all(|part| {
        part.replace('/', " OR ")
            .split(" OR ")
            .any(|one| allowed.contains(one.trim()))
    })
}

fn allowed() -> BTreeSet<String> {
    let deny: toml::Table = text("deny.toml").parse().unwrap();
    deny["licenses"]["allow"]
        .as_array()
        .unwrap()
        .iter()
        .map(|licence| licence.as_str().unwrap().to_owned())
        .collect()
}

fn packages() -> Vec<Value> {
    // Only what this machine builds has been downloaded for certain, so only that can be asked for offline.
    let host = host();
    let done = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", &host])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let metadata: Value = serde_json::from_slice(&done.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The machine's target triple.
fn host() -> String {
    let done = Command::new("rustc").arg("-vV").output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    let line = said.lines().find(|line| line.starts_with("host: ")).unwrap();
    line.trim_start_matches("host: ").to_owned()
}

//! Every pattern of a built-in rule is needed by one of the rule's own tests: without it, something fails.

use gainsay::rule::RuleSet;
use gainsay::verify::verify;
use toml_edit::{ArrayOfTables, DocumentMut, Item};

use super::common::{files, text};

/// The built-in rule files that are not `path`, as [`RuleSet::load`] wants them: the shared ones.
fn shared() -> Vec<(String, String)> {
    ["rules/_lists.toml", "rules/_names.toml"]
        .map(|path| (path.to_owned(), text(path)))
        .to_vec()
}

fn rule_files() -> Vec<String> {
    files("rules", ".toml")
        .iter()
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|path| !path.contains("/_"))
        .collect()
}

/// How many tests of the rule in `source` fail.
fn failures(path: &str, source: &str) -> usize {
    let shared = shared();
    let mut given: Vec<(&str, &str)> = shared.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    given.push((path, source));
    // A rule that does not even load without the pattern needs it.
    let Ok(rules) = RuleSet::load(&given) else {
        return 1;
    };
    verify(&rules, &|_| true)
        .iter()
        .filter(|trial| !trial.status.passes())
        .count()
}

fn patterns(document: &mut DocumentMut) -> Option<&mut ArrayOfTables> {
    document.get_mut("match").and_then(Item::as_array_of_tables_mut)
}

#[test]
fn every_pattern_is_needed() {
    let mut idle = Vec::new();
    for path in rule_files() {
        let source = text(&path);
        let before = failures(&path, &source);
        let count = patterns(&mut source.parse::<DocumentMut>().unwrap()).map_or(0, |p| p.len());
        for at in 0..count {
            let mut document: DocumentMut = source.parse().unwrap();
            let pattern = patterns(&mut document).unwrap().get(at).unwrap()["pattern"].to_string();
            patterns(&mut document).unwrap().remove(at);
            if failures(&path, &document.to_string()) <= before {
                idle.push(format!("{path}: {pattern}"));
            }
        }
    }
    assert!(
        idle.is_empty(),
        "no example needs these patterns:\n{}",
        idle.join("\n")
    );
}

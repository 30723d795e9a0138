//! The five articles of `seeds/` held to `gold.toml`: what must be found is found, what must stay silent is silent, and
//! nothing else is reported.

use assert_cmd::Command;
use serde_json::Value;

use super::common::{root, text};

/// A stretch of an article, in bytes of the file.
struct Fragment {
    file: String,
    start: u64,
    end: u64,
}

/// A pair of gold.toml.
struct Pair {
    why: String,
    optional: bool,
    awaits: Option<String>,
    sides: [Fragment; 2],
}

#[test]
fn what_an_editor_wants_to_hear_is_found() {
    let report = check();
    let rules: Vec<&str> = list(&report["rules"])
        .iter()
        .filter_map(|r| r["id"].as_str())
        .collect();
    let missed: Vec<String> = pairs("finding")
        .into_iter()
        .filter(|pair| !pair.optional)
        .filter(|pair| pair.awaits.as_deref().is_none_or(|rule| rules.contains(&rule)))
        .filter(|pair| !shown(&report).iter().any(|finding| covers(finding, pair)))
        .map(|pair| pair.why)
        .collect();
    assert!(missed.is_empty(), "not found:\n{}", missed.join("\n"));
}

#[test]
fn what_only_looks_different_stays_silent() {
    let report = check();
    let flagged: Vec<String> = pairs("decoy")
        .into_iter()
        .filter(|pair| shown(&report).iter().any(|finding| covers(finding, pair)))
        .map(|pair| pair.why)
        .collect();
    assert!(flagged.is_empty(), "flagged:\n{}", flagged.join("\n"));
}

#[test]
fn nothing_else_is_reported() {
    let report = check();
    let gold = pairs("finding");
    let wolves: Vec<String> = shown(&report)
        .iter()
        .filter(|finding| !gold.iter().any(|pair| covers(finding, pair)))
        .map(|finding| format!("{}: {}", finding["rule"], finding["message"]))
        .collect();
    assert!(wolves.is_empty(), "false alarms:\n{}", wolves.join("\n"));
}

#[test]
fn gold_names_text_that_stands_once() {
    let pairs = pairs("finding").len() + pairs("decoy").len();
    assert!(pairs > 40, "{pairs} pairs");
}

fn check() -> Value {
    let done = Command::cargo_bin("gainsay")
        .unwrap()
        .args(["check", "seeds", "-f", "json", "--exit-zero"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

/// Findings that a run shows by default: warnings and errors.
fn shown(report: &Value) -> Vec<&Value> {
    list(&report["findings"])
        .iter()
        .filter(|f| f["severity"] != "note")
        .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether one camp shows one side and another camp the other.
fn covers(finding: &Value, pair: &Pair) -> bool {
    let camps = |side: &Fragment| -> Vec<usize> {
        list(&finding["camps"])
            .iter()
            .enumerate()
            .filter(|(_, camp)| list(&camp["claims"]).iter().any(|claim| overlaps(claim, side)))
            .map(|(at, _)| at)
            .collect()
    };
    let (a, b) = (camps(&pair.sides[0]), camps(&pair.sides[1]));
    a.iter().any(|x| b.iter().any(|y| x != y))
}

fn overlaps(claim: &Value, side: &Fragment) -> bool {
    let path = claim["path"].as_str().unwrap_or_default();
    let (start, end) = (claim["start"].as_u64().unwrap(), claim["end"].as_u64().unwrap());
    path.ends_with(&side.file) && start < side.end && side.start < end
}

fn pairs(kind: &str) -> Vec<Pair> {
    let gold: toml::Table = text("seeds/gold.toml").parse().unwrap();
    gold[kind].as_array().unwrap().iter().map(pair).collect()
}

fn pair(entry: &toml::Value) -> Pair {
    Pair {
        why: entry["why"].as_str().unwrap().to_owned(),
        optional: entry
            .get("optional")
            .and_then(toml::Value::as_bool)
            .unwrap_or(false),
        awaits: entry
            .get("awaits")
            .and_then(toml::Value::as_str)
            .map(str::to_owned),
        sides: [fragment(&entry["a"]), fragment(&entry["b"])],
    }
}

fn fragment(side: &toml::Value) -> Fragment {
    let file = side["file"].as_str().unwrap().to_owned();
    let words = side["text"].as_str().unwrap();
    let article = text(format!("seeds/{file}"));
    assert_eq!(article.matches(words).count(), 1, "{file}: {words}");
    let start = u64::try_from(article.find(words).unwrap()).unwrap();
    let end = start + u64::try_from(words.len()).unwrap();
    Fragment { file, start, end }
}

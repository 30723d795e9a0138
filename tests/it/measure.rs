//! The measuring itself is measured: `gainsay eval` against a scorer of its own here, and silence on articles that have
//! nothing to do with each other.
//!
//! The scorer follows the rules by which labelled stories are scored everywhere: a pair is found when one finding at
//! warning or above has a claim over its first side in one camp and over its second in another; a finding that covers no
//! pair is wrong; optional pairs are neither required nor wrong; disputed ones are left out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

use super::common::{files, root};

/// Folders with articles and a `gold.toml`.
const STORIES: [&str; 3] = ["seeds", "tests/stories/chess-open", "tests/stories/harbour-fire"];

/// At most one finding for so many pairs of unrelated articles.
const PAIRS_PER_FINDING: usize = 100;

/// What a scorer counts.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    found: BTreeSet<String>,
    gold: usize,
    contradictions: (usize, usize),
    right: usize,
    shown: usize,
    flagged: usize,
    decoys: usize,
}

#[test]
fn eval_counts_as_the_scorer_does() {
    for folder in STORIES {
        let own = tally(folder);
        let report = json(&["eval", folder, "-f", "json"]);
        let score = &report["total"];
        let share = |name: &str| {
            let number = |key: &str| usize::try_from(score[name][key].as_u64().unwrap()).unwrap();
            (number("hits"), number("of"))
        };
        assert_eq!(share("recall"), (own.found.len(), own.gold), "{folder}: recall");
        assert_eq!(
            share("contradictions"),
            own.contradictions,
            "{folder}: contradictions"
        );
        assert_eq!(share("precision"), (own.right, own.shown), "{folder}: precision");
        assert_eq!(share("decoys"), (own.flagged, own.decoys), "{folder}: decoys");
        let stories = report["stories"].as_object().unwrap();
        let named: BTreeSet<String> = stories
            .values()
            .flat_map(|s| list(&s["found"]))
            .map(|pair| pair.as_str().unwrap().to_owned())
            .collect();
        assert_eq!(named, own.found, "{folder}: the pairs themselves");
    }
}

#[test]
fn the_labelled_stories_come_out_as_they_should() {
    let own = tally("tests/stories/harbour-fire");
    assert!(
        own.gold == 4 && own.decoys == 2,
        "{own:?}: optional and disputed pairs are not counted"
    );
    assert!(
        own.found.iter().any(|pair| pair.contains("injured 41")),
        "{own:?}"
    );
    assert_eq!(own.flagged, 0, "{own:?}");
    let chess = tally("tests/stories/chess-open");
    assert!(
        chess.found.iter().any(|pair| pair.contains("40 per cent")),
        "{chess:?}"
    );
    assert_eq!((chess.shown, chess.flagged), (chess.right, 0), "{chess:?}");
}

#[test]
fn a_later_measurement_is_held_against_an_earlier_one() {
    let folder = tempfile::tempdir().unwrap();
    let before = folder.path().join("before.json");
    let report = output(&["eval", "tests/stories", "--select", "casualties", "-f", "json"]);
    std::fs::write(&before, report).unwrap();
    let told = output(&["eval", "tests/stories", "--compare", before.to_str().unwrap()]);
    assert!(
        told.contains("40 per cent"),
        "the pair that is found now is named:\n{told}"
    );
    let apart = output(&["eval", "tests/stories", "--leave-one-out"]);
    for story in ["chess-open", "harbour-fire"] {
        assert!(apart.contains(story), "{story} is left out in turn:\n{apart}");
    }
}

#[test]
fn the_evidence_of_slipped_digits_can_be_left_out() {
    let found = |args: &[&str]| {
        let report = json(&[&["eval", "tests/stories", "-f", "json"], args].concat());
        report["total"]["recall"]["hits"].as_u64().unwrap()
    };
    let (without, with) = (found(&["--without-slips"]), found(&[]));
    assert!(0 < without && without <= with, "{without} without, {with} with");
}

#[test]
fn unrelated_articles_stay_silent() {
    silent(&files("tests/silence", ".md"));
}

#[test]
fn one_article_of_each_story_stays_silent() {
    let mixed = [
        "seeds/4-withdrawal.txt",
        "tests/stories/chess-open/a.txt",
        "tests/stories/harbour-fire/b.html",
        "tests/silence/landslide.md",
        "tests/silence/cholera-ward.md",
        "tests/silence/market-fire.md",
        "tests/silence/heat-wave.md",
        "tests/formats/ferry.md",
    ];
    silent(&mixed.map(PathBuf::from));
}

/// The ceiling: no more findings across articles than their pairs allow, and none above it by rounding.
fn silent(paths: &[PathBuf]) {
    let named: Vec<&str> = paths.iter().map(|p| p.to_str().unwrap()).collect();
    let report = json(&[&["check", "-f", "json", "--exit-zero"], named.as_slice()].concat());
    let across: Vec<String> = shown(&report)
        .into_iter()
        .filter(|finding| {
            let paths: BTreeSet<&str> = claims(finding).filter_map(|c| c["path"].as_str()).collect();
            paths.len() > 1
        })
        .map(|finding| format!("{}: {}", finding["rule"], finding["message"]))
        .collect();
    let pairs = paths.len() * (paths.len() - 1) / 2;
    assert!(
        across.len() <= pairs / PAIRS_PER_FINDING,
        "{} findings in {pairs} pairs of articles that share no story:\n{}",
        across.len(),
        across.join("\n")
    );
}

/// Score one story with nothing but its labels and the report of `check`.
fn tally(folder: &str) -> Tally {
    let gold: toml::Table = std::fs::read_to_string(root().join(folder).join("gold.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let report = json(&["check", folder, "-f", "json", "--exit-zero"]);
    let findings = shown(&report);
    let mut tally = Tally::default();
    let pairs = labels(&gold, "finding");
    for pair in pairs
        .iter()
        .filter(|p| !flag(p, "optional") && !flag(p, "disputed"))
    {
        let hit = findings.iter().any(|f| covers(folder, f, pair));
        let hard = pair["severity"].as_str() == Some("contradiction");
        tally.gold += 1;
        tally.contradictions.1 += usize::from(hard);
        tally.contradictions.0 += usize::from(hard && hit);
        if hit {
            tally.found.insert(told(pair));
        }
    }
    tally.shown = findings.len();
    tally.right = findings
        .iter()
        .filter(|f| pairs.iter().any(|pair| covers(folder, f, pair)))
        .count();
    for pair in labels(&gold, "decoy").iter().filter(|p| !flag(p, "disputed")) {
        tally.decoys += 1;
        tally.flagged += usize::from(findings.iter().any(|f| covers(folder, f, pair)));
    }
    tally
}

fn labels<'g>(gold: &'g toml::Table, key: &str) -> Vec<&'g toml::Value> {
    let entries = gold.get(key).and_then(toml::Value::as_array);
    entries.into_iter().flatten().collect()
}

fn flag(pair: &toml::Value, key: &str) -> bool {
    pair.get(key).and_then(toml::Value::as_bool) == Some(true)
}

fn told(pair: &toml::Value) -> String {
    let side = |key: &str| pair[key]["text"].as_str().unwrap().to_owned();
    format!("“{}” | “{}”", side("a"), side("b"))
}

/// Whether one camp lies over the first side of a pair and another over the second.
fn covers(folder: &str, finding: &Value, pair: &toml::Value) -> bool {
    let over = |key: &str| -> Vec<usize> {
        let (file, start, end) = place(folder, &pair[key]);
        let on = |claim: &&Value| {
            let path = Path::new(claim["path"].as_str().unwrap());
            let (from, to) = (claim["start"].as_u64().unwrap(), claim["end"].as_u64().unwrap());
            path.file_name().is_some_and(|name| name == file.as_str()) && from < end && start < to
        };
        let camps = list(&finding["camps"]).iter().enumerate();
        camps
            .filter(|(_, camp)| list(&camp["claims"]).iter().any(|c| on(&c)))
            .map(|(at, _)| at)
            .collect()
    };
    let (a, b) = (over("a"), over("b"));
    a.iter().any(|x| b.iter().any(|y| x != y))
}

/// A side's bytes: its words as they stand in the file, or with their markup characters escaped.
fn place(folder: &str, side: &toml::Value) -> (String, u64, u64) {
    let (file, text) = (side["file"].as_str().unwrap(), side["text"].as_str().unwrap());
    let bytes = std::fs::read_to_string(root().join(folder).join(file)).unwrap();
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let words = [text.to_owned(), escaped]
        .into_iter()
        .find(|words| bytes.contains(words.as_str()))
        .unwrap_or_else(|| panic!("{folder}/{file} does not hold “{text}”"));
    let start = bytes.find(&words).unwrap();
    (file.to_owned(), start as u64, (start + words.len()) as u64)
}

/// The findings that a run shows by default.
fn shown(report: &Value) -> Vec<&Value> {
    let findings = list(&report["findings"]).iter();
    findings.filter(|f| f["severity"] != "note").collect()
}

fn claims(finding: &Value) -> impl Iterator<Item = &Value> {
    list(&finding["camps"])
        .iter()
        .flat_map(|camp| list(&camp["claims"]))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&output(args)).unwrap()
}

fn output(args: &[&str]) -> String {
    let done = Command::cargo_bin("gainsay")
        .unwrap()
        .args(args)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}

//! Adopting gainsay on copy with findings of its own: what was there is known, one new contradiction is exactly one new
//! finding, and blank lines change nothing, wherever they stand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::common::root;

/// The seeds in a folder of a project of their own.
fn desk() -> TempDir {
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("copy");
    fs::create_dir(&copy).unwrap();
    for file in articles(&root().join("seeds")) {
        fs::copy(&file, copy.join(file.file_name().unwrap())).unwrap();
    }
    fs::write(folder.path().join("gainsay.toml"), "baseline = \"known.jsonl\"\n").unwrap();
    folder
}

fn articles(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.is_file() && !path.ends_with("gold.toml") && !path.ends_with("README.md"))
        .collect();
    files.sort();
    files
}

/// Run gainsay over everything; the findings from `level` on that stand, and how it ended.
fn check(folder: &Path, level: &str) -> (Vec<Value>, i32) {
    let done = assert_cmd::Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(folder)
        .args(["check", "copy", "-f", "json", "--fail-on", level])
        .args(["--min-severity", level, "--min-confidence", "low"])
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&done.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)));
    (
        report["findings"].as_array().unwrap().clone(),
        done.status.code().unwrap(),
    )
}

fn write_baseline(folder: &Path) {
    let mut write = assert_cmd::Command::cargo_bin("gainsay").unwrap();
    write
        .current_dir(folder)
        .args(["baseline", "write", "copy"])
        .assert()
        .success();
}

#[test]
fn what_was_there_is_known_and_one_new_contradiction_is_one_finding() {
    let desk = desk();
    fs::write(desk.path().join("known.jsonl"), "").unwrap();
    let (before, code) = check(desk.path(), "note");
    assert!(before.len() > 3, "{before:#?}");
    assert_eq!(code, 1);
    write_baseline(desk.path());
    let lines = fs::read_to_string(desk.path().join("known.jsonl")).unwrap();
    let sorted: BTreeSet<&str> = lines.lines().collect();
    assert_eq!(sorted.len(), before.len(), "one line a finding");
    assert!(lines.lines().eq(sorted.iter().copied()), "sorted");
    let (known, code) = check(desk.path(), "note");
    assert_eq!((known.len(), code), (0, 0));
    let copy = desk.path().join("copy");
    for (file, dead) in [("6-fire.md", "12"), ("7-fire.md", "17")] {
        let text = format!(
            "---\ndate: 2024-05-01\n---\nA fire at the Tolm cannery killed {dead} people, police said.\n"
        );
        fs::write(copy.join(file), text).unwrap();
    }
    let (new, code) = check(desk.path(), "warning");
    assert_eq!((new.len(), code), (1, 1), "{new:#?}");
    assert_eq!(new[0]["verdict"], "contradiction");
    let places: Vec<&str> = new[0]["camps"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|camp| camp["claims"][0]["path"].as_str())
        .collect();
    assert_eq!(places, ["copy/6-fire.md", "copy/7-fire.md"]);
}

#[test]
fn ten_blank_lines_anywhere_change_nothing() {
    let desk = desk();
    write_baseline(desk.path());
    for file in articles(&desk.path().join("copy")) {
        let text = fs::read_to_string(&file).unwrap();
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        let places: BTreeSet<usize> = (0..=4).map(|n| n * ends.len().saturating_sub(1) / 4).collect();
        for place in places {
            let (before, after) = text.split_at(ends[place]);
            fs::write(&file, format!("{before}{}{after}", "\n".repeat(10))).unwrap();
            let (new, code) = check(desk.path(), "note");
            let line = place + 1;
            assert_eq!(
                (new.len(), code),
                (0, 0),
                "{}, after line {line}: {new:#?}",
                file.display()
            );
        }
        fs::write(&file, &text).unwrap();
    }
}

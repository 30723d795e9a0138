//! A draft against its sources: what `check DRAFT --against SOURCES` says that `check` alone does not.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const UNION: &str = "The rally in Merrow on Sunday drew 5,000 people, the dockers' union said.\n\nUp to 400 jobs will go at the Halcyon shipyard by the spring.\n";
const POLICE: &str = "Merrow's rally on Sunday drew 2,000 people, police said.\n";
const DRAFT: &str = "The rally in Merrow on Sunday drew 5,000 people.\n\nThe Halcyon shipyard will cut 400 jobs by the spring.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("---\npublished: 2026-03-02\n---\n{text}")).unwrap();
    }
    folder
}

/// Rule, severity and message of every finding, notes and all.
fn findings(folder: &Path, args: &[&str]) -> Vec<(String, String, String)> {
    let done = Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(folder)
        .args(["check", "--format", "json", "--exit-zero"])
        .args(args)
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let list = report["findings"].as_array().unwrap();
    let text = |f: &serde_json::Value, key: &str| f[key].as_str().unwrap().to_owned();
    list.iter()
        .map(|f| (text(f, "rule"), text(f, "severity"), text(f, "message")))
        .collect()
}

/// The rules of what is shown without asking.
fn rules(found: &[(String, String, String)]) -> Vec<&str> {
    let mut rules: Vec<&str> = found
        .iter()
        .filter(|(_, severity, _)| severity != "note")
        .map(|(rule, _, _)| rule.as_str())
        .collect();
    rules.sort_unstable();
    rules
}

#[test]
fn what_the_sources_differ_in_and_what_they_hedge_reaches_the_desk() {
    let folder = folder(&[
        ("ferry.md", DRAFT),
        ("sources/a.md", UNION),
        ("sources/b.md", POLICE),
    ]);
    let found = findings(folder.path(), &["ferry.md", "--against", "sources"]);
    assert_eq!(rules(&found), ["hedge"], "{found:?}");
    let disclosed = found.iter().find(|(rule, ..)| rule == "disclosure");
    let (_, severity, message) = disclosed.unwrap();
    assert_eq!(severity, "note");
    assert!(
        message.contains("sources/a.md") && message.contains("sources/b.md"),
        "{message}"
    );
}

#[test]
fn a_folder_of_sources_inside_the_folder_that_is_checked_holds_sources() {
    let folder = folder(&[
        ("desk/ferry.md", DRAFT),
        ("desk/sources/a.md", "The ferry Astrid carried 132 passengers.\n"),
        ("desk/sources/b.md", "The ferry Astrid carried 231 passengers.\n"),
    ]);
    let against =
        |paths: [&str; 2]| rules(&findings(folder.path(), &[paths[0], "--against", paths[1]])).len();
    assert_eq!(
        against(["desk", "desk/sources"]),
        0,
        "two sources that differ are no draft's fault"
    );
    assert_eq!(
        against(["desk/sources/a.md", "desk"]),
        1,
        "a file that is named is the draft"
    );
}

#[test]
fn a_draft_is_known_by_its_place_or_its_front_matter() {
    let by_place = folder(&[
        ("draft.md", DRAFT),
        ("sources/a.md", UNION),
        ("sources/b.md", POLICE),
    ]);
    let marked = DRAFT;
    let by_field = folder(&[("a.md", UNION), ("b.md", POLICE)]);
    fs::write(
        by_field.path().join("ferry.md"),
        format!("---\npublished: 2026-03-02\nrole: draft\n---\n{marked}"),
    )
    .unwrap();
    for folder in [by_place, by_field] {
        let found = findings(folder.path(), &["."]);
        let names = |rule: &str| found.iter().any(|(name, ..)| name == rule);
        assert!(names("disclosure") && names("hedge"), "{found:?}");
    }
}

#[test]
fn without_a_draft_nothing_is_lost_on_the_way() {
    let folder = folder(&[("a.md", UNION), ("b.md", POLICE), ("c.md", DRAFT)]);
    let found = findings(folder.path(), &["."]);
    assert!(
        !found
            .iter()
            .any(|(rule, _, _)| rule == "hedge" || rule == "disclosure"),
        "{found:?}"
    );
}

#[test]
fn two_sources_that_differ_are_not_reported_without_the_draft() {
    let folder = folder(&[
        ("ferry.md", "The harbour of Merrow was quiet on Sunday.\n"),
        ("sources/a.md", UNION),
        ("sources/b.md", POLICE),
    ]);
    let found = findings(folder.path(), &["ferry.md", "--against", "sources"]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn why_knows_the_draft_from_its_sources() {
    let folder = folder(&[
        ("ferry.md", DRAFT),
        ("incoming/a.md", UNION),
        ("incoming/b.md", POLICE),
    ]);
    let why = |args: &[&str]| {
        let done = Command::cargo_bin("gainsay")
            .unwrap()
            .current_dir(folder.path())
            .arg("why")
            .args(args)
            .output()
            .unwrap();
        (
            String::from_utf8(done.stdout).unwrap(),
            done.status.code().unwrap(),
        )
    };
    let pair = ["ferry.md:6", "incoming/a.md:6"];
    let (said, code) = why(&[pair[0], pair[1], "--against", "incoming"]);
    assert_eq!(code, 0);
    assert!(said.contains("class      hedge"), "{said}");
    let (said, _) = why(&pair);
    assert!(
        !said.contains("hedge"),
        "without sources there is no draft: {said}"
    );
    let (_, code) = why(&["incoming/a.md:4", "incoming/b.md:4", "--against", "incoming"]);
    assert_eq!(code, 2, "no place of a draft");
}

//! `gainsay.toml`: what it decides for comparisons, and that a comment goes before the command line, and the command
//! line before the file.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Two articles and the project's file.
fn desk(a: &str, b: &str, settings: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (file, text) in [("a.md", a), ("b.md", b), ("gainsay.toml", settings)] {
        fs::write(folder.path().join(file), text).unwrap();
    }
    folder
}

fn gainsay(folder: &Path, args: &[&str]) -> (String, i32) {
    let done = assert_cmd::Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(args)
        .output()
        .unwrap();
    let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    (said, done.status.code().unwrap())
}

/// The rules of the findings of a run, in order.
fn rules(folder: &Path, args: &[&str]) -> Vec<String> {
    let (said, _) = gainsay(folder, &[&["check", "-f", "json", "--no-cache"], args].concat());
    let start = said.find('{').unwrap_or_else(|| panic!("{said}"));
    let mut reports = serde_json::Deserializer::from_str(said.split_at(start).1).into_iter::<Value>();
    let report = reports.next().unwrap().unwrap();
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|f| f["rule"].as_str().unwrap().to_owned())
        .collect()
}

const STORCK: &str = "The inquiry is led by Judge Amalia Storck, who sat in the north for years.\n";
const STORK: &str = "Judge Amalia Stork will lead the inquiry, the ministry said.\n";

#[test]
fn names_that_are_one_are_never_two() {
    let none = desk(STORCK, STORK, "");
    assert_eq!(rules(none.path(), &[]), ["name-variant"]);
    let alias = desk(STORCK, STORK, "[aliases]\nStorck = [\"Stork\"]\n");
    assert_eq!(rules(alias.path(), &[]), [""; 0]);
    let whole = desk(
        STORCK,
        STORK,
        "[aliases]\n\"Amalia Storck\" = [\"Amalia Stork\"]\n",
    );
    assert_eq!(rules(whole.path(), &[]), [""; 0]);
}

#[test]
fn what_the_house_spells_otherwise_is_a_note() {
    let desk = desk(STORCK, STORK, "[spellings]\nStorck = [\"Stork\"]\n");
    let (said, code) = gainsay(desk.path(), &["check", "--min-severity", "note", "-f", "short"]);
    assert_eq!(code, 0, "{said}");
    let note = "b.md:1:14: note[house-spelling] “Stork” is spelled “Storck” in this house";
    assert!(said.contains(note), "{said}");
    assert!(!said.contains("name-variant"), "{said}");
    let (said, _) = gainsay(desk.path(), &["check"]);
    assert!(said.contains("1 note hidden"), "{said}");
    let settings = "severity = { house-spelling = \"error\" }\n[spellings]\nStorck = [\"Stork\"]\n";
    fs::write(desk.path().join("gainsay.toml"), settings).unwrap();
    assert_eq!(gainsay(desk.path(), &["check"]).1, 1);
    assert_eq!(
        gainsay(desk.path(), &["check", "a.md", "--against", "b.md"]).1,
        0,
        "a source spells as it likes"
    );
    fs::write(desk.path().join("gainsay.toml"), settings.replace("error", "off")).unwrap();
    assert_eq!(rules(desk.path(), &[]), [""; 0]);
}

#[test]
fn hedges_are_read_as_wide_as_the_house_says() {
    let said = |settings: &str| {
        let desk = desk(
            "About 100 people were killed.\n",
            "The fire killed 120 people.\n",
            settings,
        );
        let (claims, _) = gainsay(
            desk.path(),
            &["claims", "--select", "casualties", "-f", "jsonl", "a.md"],
        );
        let claim: Value = serde_json::from_str(claims.lines().next().unwrap()).unwrap();
        claim["value"]["hard"].clone()
    };
    assert_eq!(said(""), serde_json::json!(["70", "130"]));
    assert_eq!(
        said("[numbers]\nabout = \"10% 5%\"\n"),
        serde_json::json!(["90", "110"])
    );
}

const EARLY: &str = "---\ndate: 2024-05-01\n---\nThe fire killed 12 people, police said.\n";
const LATE: &str = "The fire killed 15 people, police said.\n";

#[test]
fn a_comment_goes_before_the_command_line_and_that_before_the_file() {
    let level = |settings: &str, args: &[&str]| {
        let desk = desk(&EARLY.replace("12", "15"), &EARLY.replace("15", "12"), settings);
        gainsay(desk.path(), &[&["check", "--no-cache"], args].concat())
    };
    // The fail level.
    assert_eq!(level("", &[]).1, 1, "{}", level("", &[]).0);
    assert_eq!(level("fail-on = \"never\"\n", &[]).1, 0);
    assert_eq!(level("fail-on = \"never\"\n", &["--fail-on", "error"]).1, 1);
    assert_eq!(level("fail-on = \"error\"\n", &["--exit-zero"]).1, 0);
    // What is shown, and which rules there are.
    let (said, _) = level("severity = { casualties = \"off\" }\n", &[]);
    assert!(!said.contains("casualties"), "{said}");
    assert_eq!(level("select = [\"age*\"]\n", &["--select", "casualties"]).1, 1);
    assert!(level("max-findings = 0\n", &[]).0.contains("--max-findings 0"));
    assert!(
        !level("max-findings = 0\n", &["--max-findings", "9"])
            .0
            .contains("not shown")
    );
    // A comment in the article silences whatever was typed.
    let ignored = EARLY.replace(
        "The fire",
        "<!-- gainsay: ignore casualties -- two counts -->\n\nThe fire",
    );
    let desk = desk(
        &ignored,
        &EARLY.replace("12", "15"),
        "select = [\"casualties\"]\n",
    );
    let (said, code) = gainsay(
        desk.path(),
        &["check", "--fail-on", "note", "--select", "casualties"],
    );
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 ignored"), "{said}");
}

#[test]
fn an_article_s_own_date_goes_before_the_command_line_and_that_before_the_file() {
    let desk = desk(EARLY, LATE, "date = 2024-05-07\n");
    let dates = |args: &[&str]| -> Vec<String> {
        let listing = ["claims", "--select", "casualties", "-f", "jsonl"];
        let (said, _) = gainsay(desk.path(), &[&listing[..], args].concat());
        let day = |line: &str| serde_json::from_str::<Value>(line).unwrap()["frame"]["as_of"].to_string();
        said.lines().map(day).collect()
    };
    assert_eq!(dates(&[]), ["\"2024-05-01\"", "\"2024-05-07\""]);
    assert_eq!(
        dates(&["--date", "2024-05-09"]),
        ["\"2024-05-01\"", "\"2024-05-09\""]
    );
}

#[test]
fn the_values_in_force_are_shown_with_where_they_come_from() {
    let desk = desk(
        "A.\n",
        "B.\n",
        "fail-on = \"warning\"\n\n[aliases]\nKyiv = [\"Kiev\"]\n",
    );
    let (said, code) = gainsay(desk.path(), &["config", "show"]);
    assert_eq!(code, 0);
    let row = |key: &str| {
        said.lines()
            .find(|l| l.starts_with(key))
            .unwrap_or_else(|| panic!("{key}: {said}"))
    };
    assert!(row("fail-on").contains("gainsay.toml:1"), "{said}");
    assert!(row("aliases").contains("gainsay.toml:3"), "{said}");
    assert!(row("min-severity").contains("default"), "{said}");
    fs::write(desk.path().join("gainsay.toml"), "alias = {}\n").unwrap();
    let (said, code) = gainsay(desk.path(), &["check"]);
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `aliases`?"), "{said}");
}

#[test]
fn watching_checks_again_when_an_article_changes() {
    let desk = desk(EARLY, LATE, "");
    // Not in the folder that is watched: what a run says there would start the next.
    let aside = TempDir::new().unwrap();
    let log = aside.path().join("said.out");
    let program = assert_cmd::cargo::cargo_bin("gainsay");
    let mut child = Command::new(program)
        .current_dir(desk.path())
        .args([
            "check",
            "--watch",
            "--no-cache",
            "-f",
            "short",
            "--also",
            "json=report.json",
        ])
        .stdout(fs::File::create(&log).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let results = || {
        fs::read_to_string(&log)
            .unwrap()
            .matches("gainsay result")
            .count()
    };
    let wait = |wanted: usize| {
        let started = Instant::now();
        while results() < wanted && started.elapsed() < Duration::from_mins(1) {
            std::thread::sleep(Duration::from_millis(50));
        }
        results()
    };
    let first = wait(1);
    fs::write(desk.path().join("b.md"), LATE.replace("15", "12")).unwrap();
    let second = wait(2);
    std::thread::sleep(Duration::from_millis(900));
    let third = results();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!((first, second, third), (1, 2, 2), "its own report starts nothing");
}

//! The command line: one run a file under `tests/cmd`, and the ways of working that take several runs.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

use super::common::root;

#[test]
fn every_recorded_run_still_speaks_so() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.toml");
}

/// A copy of the desk with its two articles that disagree.
fn desk() -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in ["a.txt", "b.md", "house/lorries.toml"] {
        let to = folder.path().join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(root().join("tests/cmd/desk").join(file), to).unwrap();
    }
    write(
        folder.path(),
        "gainsay.toml",
        "# our house\nrules = [\"house\"]\nbuiltin = false\n",
    );
    folder
}

fn write(folder: &Path, file: &str, text: &str) {
    fs::write(folder.join(file), text).unwrap();
}

/// Run gainsay in `folder`; what it said on standard output, and how it ended.
fn gainsay(folder: &Path, args: &[&str]) -> (String, i32) {
    let done = Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(args)
        .output()
        .unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    (said, done.status.code().unwrap())
}

fn fingerprint(folder: &Path) -> String {
    let (said, _) = gainsay(folder, &["check", "-f", "json"]);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    report["findings"][0]["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn an_accepted_finding_is_silent_and_counted_and_the_file_keeps_its_comments() {
    let desk = desk();
    let print = fingerprint(desk.path());
    let (_, code) = gainsay(
        desk.path(),
        &[
            "accept",
            &print,
            "--reason",
            "two counts, both official",
            "--by",
            "desk",
        ],
    );
    assert_eq!(code, 0);
    let settings = fs::read_to_string(desk.path().join("gainsay.toml")).unwrap();
    assert!(
        settings.starts_with("# our house\nrules = [\"house\"]\nbuiltin = false\n"),
        "{settings}"
    );
    let (said, code) = gainsay(desk.path(), &["check"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 ignored, 0 baselined"), "{said}");
    let (_, code) = gainsay(desk.path(), &["check", "--no-ignores"]);
    assert_eq!(code, 1);
    let (_, code) = gainsay(desk.path(), &["accept", &print, "--reason", "again"]);
    assert_eq!(code, 2, "it is accepted already");
}

#[test]
fn an_acceptance_that_ended_is_a_finding_and_the_old_one_is_back() {
    let desk = desk();
    let print = fingerprint(desk.path());
    let args = [
        "accept",
        &print,
        "--reason",
        "until the inquiry",
        "--until",
        "2020-01-31",
    ];
    assert_eq!(gainsay(desk.path(), &args).1, 0);
    let (said, code) = gainsay(desk.path(), &["check", "-f", "short"]);
    assert_eq!(code, 1);
    assert!(
        said.contains(&format!(
            "warning[ignores] the acceptance of {print} ended on 2020-01-31"
        )),
        "{said}"
    );
    assert!(said.contains("error[lorries]"), "{said}");
}

#[test]
fn a_figure_that_changes_is_another_finding_and_text_that_moves_is_not() {
    let desk = desk();
    let print = fingerprint(desk.path());
    let text = fs::read_to_string(desk.path().join("a.txt")).unwrap();
    write(desk.path(), "a.txt", &format!("{}{text}", "\n".repeat(10)));
    assert_eq!(fingerprint(desk.path()), print, "ten blank lines change nothing");
    write(desk.path(), "a.txt", &text.replace("seven", "six"));
    assert_ne!(fingerprint(desk.path()), print);
}

/// Run with the baseline of these tests.
fn with_baseline(folder: &Path, args: &[&str]) -> (String, i32) {
    gainsay(folder, &[args, &["--baseline", "known.jsonl"]].concat())
}

/// A second story with one more disagreement, beside the first.
fn add_story(folder: &Path) {
    fs::create_dir(folder.join("new")).unwrap();
    write(folder, "new/c.txt", "There were three lorries on deck.\n");
    write(folder, "new/d.txt", "There were four lorries on deck.\n");
}

#[test]
fn a_baseline_adopts_old_copy_and_lets_one_new_finding_through() {
    let desk = desk();
    assert_eq!(with_baseline(desk.path(), &["baseline", "write"]).1, 0);
    let (said, code) = with_baseline(desk.path(), &["check"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("0 ignored, 1 baselined"), "{said}");
    let text = fs::read_to_string(desk.path().join("b.md")).unwrap();
    write(desk.path(), "b.md", &format!("{text}{}", "\n".repeat(10)));
    assert_eq!(
        with_baseline(desk.path(), &["check"]).1,
        0,
        "blank lines change nothing"
    );
    add_story(desk.path());
    let (said, code) = with_baseline(desk.path(), &["check", "--group-by", "dir", "-f", "json"]);
    assert_eq!(code, 1);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        report["findings"].as_array().unwrap().len(),
        1,
        "exactly the new one"
    );
    assert_eq!(
        report["findings"][0]["camps"][0]["claims"][0]["path"],
        "new/c.txt"
    );
}

#[test]
fn a_baseline_takes_in_what_is_new_only_when_told_to() {
    let desk = desk();
    let run = |args: &[&str]| with_baseline(desk.path(), &[args, &["--group-by", "dir"]].concat()).1;
    assert_eq!(run(&["baseline", "write"]), 0);
    add_story(desk.path());
    assert_eq!(run(&["baseline", "update"]), 1, "new findings are refused");
    assert_eq!(run(&["baseline", "update", "--accept-new"]), 0);
    assert_eq!(run(&["check"]), 0);
    write(desk.path(), "new/d.txt", "There were three lorries on deck.\n");
    assert_eq!(
        run(&["check", "--strict-baseline"]),
        1,
        "the baseline knows what is gone"
    );
    assert_eq!(run(&["baseline", "prune"]), 0);
    assert_eq!(run(&["check", "--strict-baseline"]), 0);
    write(desk.path(), "known.jsonl", "<<<<<<< ours\n");
    assert_eq!(run(&["check"]), 2, "a corrupt baseline measures nothing");
}

#[test]
fn a_comment_silences_its_paragraph_for_its_rule_only() {
    let desk = desk();
    let text = fs::read_to_string(desk.path().join("b.md")).unwrap();
    let ignored = text.replace(
        "Nine",
        "<!-- gainsay: ignore lorries -- trailers were counted -->\n\nNine",
    );
    write(desk.path(), "b.md", &ignored);
    let (said, code) = gainsay(desk.path(), &["check"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 ignored"), "{said}");
    write(
        desk.path(),
        "b.md",
        &ignored.replace(" -- trailers were counted", ""),
    );
    let (said, code) = gainsay(desk.path(), &["check", "-f", "short"]);
    assert_eq!(code, 1, "without a reason it is no ignore");
    assert!(said.contains("warning[ignores]"), "{said}");
}

#[test]
fn one_run_writes_every_format_at_once() {
    let desk = desk();
    let mut args = vec!["check".to_owned(), "--exit-zero".to_owned()];
    for format in gainsay::report::FORMATS {
        args.extend(["--also".to_owned(), format!("{0}=out/{0}", format.name)]);
    }
    fs::create_dir(desk.path().join("out")).unwrap();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(gainsay(desk.path(), &args).1, 0);
    for format in gainsay::report::FORMATS {
        let text = fs::read_to_string(desk.path().join("out").join(format.name)).unwrap();
        assert!(text.contains("lorries"), "{}", format.name);
    }
    assert_eq!(
        fs::read_dir(desk.path().join("out")).unwrap().count(),
        gainsay::report::FORMATS.len()
    );
}

#[test]
fn since_reports_only_what_touches_a_changed_article() {
    let desk = desk();
    let git = |args: &[&str]| {
        let done = std::process::Command::new("git")
            .current_dir(desk.path())
            .args(["-c", "user.name=desk", "-c", "user.email=desk@example.com"])
            .args(args)
            .output();
        done.is_ok_and(|d| d.status.success())
    };
    assert_eq!(
        gainsay(desk.path(), &["check", "--since", "HEAD"]).1,
        2,
        "no repository"
    );
    assert!(git(&["init", "-q"]), "git is needed for this test");
    assert!(git(&["add", "."]) && git(&["commit", "-qm", "first"]));
    let (said, code) = gainsay(desk.path(), &["check", "--since", "HEAD"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 elsewhere"), "{said}");
    write(
        desk.path(),
        "a.txt",
        "The ferry sailed with seven lorries on deck, it was said.\n",
    );
    assert_eq!(gainsay(desk.path(), &["check", "--since", "HEAD"]).1, 1);
    assert_eq!(gainsay(desk.path(), &["check", "--since", "no-such-branch"]).1, 2);
    assert_eq!(gainsay(desk.path(), &["check", "--since", "--output=x"]).1, 2);
}

#[test]
fn standard_input_is_an_article() {
    let desk = desk();
    let done = Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(desk.path())
        .args([
            "check",
            "-",
            "a.txt",
            "--stdin-filename",
            "draft.md",
            "-f",
            "short",
        ])
        .write_stdin("Eight lorries were on deck.\n")
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stdout).contains("draft.md:1:1"));
}

#[test]
fn a_page_from_a_pipe_is_known_by_its_first_bytes() {
    for (piped, name) in [
        ("<p>Twelve people died.", "stdin.html:1:4"),
        (
            "\u{feff}\n<!DOCTYPE html><p>Twelve people died.",
            "stdin.html:2:19",
        ),
        ("<article class=x><p>Twelve people died.", "stdin.html:1:21"),
        ("<pre-war> Twelve people died.", "stdin.txt:1:11"),
        ("Twelve people died.", "stdin.txt:1:1"),
    ] {
        let done = Command::cargo_bin("gainsay")
            .unwrap()
            .args(["claims", "-"])
            .write_stdin(piped)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(said.contains(name), "{piped}: {said}");
    }
}

#[test]
fn the_same_bytes_for_any_number_of_threads_and_order_of_paths() {
    let seeds = root().join("seeds");
    let mut files: Vec<String> = fs::read_dir(&seeds)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "gold.toml" && name != "README.md")
        .collect();
    files.sort();
    let said = |jobs: &str, files: &[String]| {
        let mut args = vec!["check", "-j", jobs, "-f", "json", "--exit-zero"];
        args.extend(files.iter().map(String::as_str));
        gainsay(&seeds, &args).0
    };
    let first = said("1", &files);
    assert!(first.contains("gainsay.report/1"));
    assert_eq!(said("2", &files), first);
    files.reverse();
    assert_eq!(said("3", &files), first);
}

#[test]
fn earlier_versions_feed_the_timeline() {
    let folder = TempDir::new().unwrap();
    let line = |version: u32, toll: &str| {
        format!(
            r#"{{"id": "x", "version": {version}, "published": "2026-03-0{version}", "text": "{toll} people were killed in Merrow on 1 March."}}"#
        )
    };
    let lines = [line(1, "Nine"), line(2, "Seven")].join("\n");
    write(folder.path(), "wire.jsonl", &lines);
    let (said, code) = gainsay(folder.path(), &["check", "-f", "short"]);
    assert_eq!(code, 0, "only the newest version is compared: {said}");
    let args = ["timeline", "--rule", "casualties"];
    let (said, _) = gainsay(folder.path(), &args);
    assert!(said.contains("9 (earlier version)"), "{said}");
    let (said, _) = gainsay(folder.path(), &[&args[..], &["-f", "json"]].concat());
    let told: serde_json::Value = serde_json::from_str(&said).unwrap();
    let entries = told["facts"][0]["entries"].as_array().unwrap();
    let replaced: Vec<bool> = entries.iter().map(|e| e["replaced"].as_bool().unwrap()).collect();
    assert_eq!(replaced, [true, false]);
}

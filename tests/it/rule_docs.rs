//! `docs/rules.md` is made from the rule files, and the tutorial's commands print what it shows.
//! `UPDATE_DOCS=1 cargo test rule_docs` writes both anew.

use std::fmt::Write as _;
use std::fs;

use gainsay::rule::RuleSet;

use super::common::{root, text};

fn settle(path: &str, fresh: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(root().join(path), fresh).unwrap();
    }
    assert_eq!(text(path), fresh, "UPDATE_DOCS=1 cargo test rule_docs");
}

#[test]
fn the_rules_are_described_as_they_are() {
    let rules = RuleSet::builtin().unwrap();
    let mut out = String::from(
        "# The built-in rules\n\nMade from the rule files by `tests/it/rule_docs.rs`; `gainsay explain RULE` shows the same.\n",
    );
    for (rule, source) in rules.rules.iter().zip(&rules.sources) {
        let _ = write!(out, "\n## {}\n\n{}.\n", rule.id, rule.title);
        if let Some(why) = &source.why {
            let _ = write!(out, "\n{}\n", why.trim());
        }
        let guards = source.examples().iter().filter(|e| e.claims.is_empty()).count();
        let _ = write!(
            out,
            "\n`{}`: {} patterns, {} examples ({guards} of them guards), {} cases.\n",
            source.path,
            source.patterns.len(),
            source.examples().len(),
            source.cases().len()
        );
        if let Some(example) = source.examples().iter().find(|e| !e.claims.is_empty()) {
            let _ = write!(out, "\nIt finds: {}\n", example.article.text.trim());
        }
    }
    settle("docs/rules.md", &out);
}

/// Runs every `$ gainsay …` line of the console blocks in an empty folder and puts what it prints below it; a block that
/// begins with `# FILE` writes that file.
#[test]
fn the_tutorial_prints_what_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let mut fresh = String::new();
    for (number, part) in text("docs/writing-rules.md").split("```").enumerate() {
        if number > 0 {
            fresh.push_str("```");
        }
        match part.split_once('\n') {
            Some(("console", body)) if number % 2 == 1 => {
                fresh.push_str("console\n");
                fresh.push_str(&played(body, folder.path()));
            }
            Some((_, body)) if number % 2 == 1 => {
                if let Some((name, rest)) = body.split_once('\n')
                    && let Some(name) = name.strip_prefix("# file: ")
                {
                    let path = folder.path().join(name);
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(path, rest).unwrap();
                }
                fresh.push_str(part);
            }
            _ => fresh.push_str(part),
        }
    }
    settle("docs/writing-rules.md", &fresh);
}

fn played(body: &str, folder: &std::path::Path) -> String {
    let mut out = String::new();
    let mut at = folder.to_path_buf();
    for command in body.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let _ = writeln!(out, "$ {command}");
        if let Some(into) = command.strip_prefix("cd ") {
            at = folder.join(into);
            continue;
        }
        let done = assert_cmd::Command::cargo_bin("gainsay")
            .unwrap()
            .args(words(command).into_iter().skip(1))
            .current_dir(if folder.join("festival").is_dir() {
                folder.join("festival")
            } else {
                at.clone()
            })
            .env("NO_COLOR", "1")
            .env_remove("CI")
            .write_stdin("a\n")
            .output()
            .unwrap();
        out.push_str(&String::from_utf8(done.stdout).unwrap());
        out.push_str(&String::from_utf8(done.stderr).unwrap());
    }
    out
}

/// The words of a command line; double quotes hold words together.
fn words(line: &str) -> Vec<String> {
    line.split('"')
        .enumerate()
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

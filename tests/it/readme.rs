//! What the README shows is what the program prints. `UPDATE_README=1 cargo test readme` writes it anew.

use std::fs;

use super::common::{root, text};

/// What the program prints, without colours.
fn printed(args: &[&str]) -> String {
    let done = assert_cmd::Command::cargo_bin("gainsay")
        .unwrap()
        .args(args)
        .env("NO_COLOR", "1")
        .current_dir(root())
        .output()
        .unwrap();
    String::from_utf8(done.stdout).unwrap()
}

/// The README with the fenced block behind `mark` replaced by `content`.
fn with_block(readme: &str, mark: &str, content: &str) -> String {
    let fence = format!("{mark}\n```text\n");
    let (before, rest) = readme
        .split_once(&fence)
        .unwrap_or_else(|| panic!("no {mark} in the README"));
    let (_, after) = rest.split_once("\n```\n").unwrap();
    format!("{before}{fence}{}\n```\n{after}", content.trim_end())
}

fn commands() -> String {
    let help = printed(&["--help"]);
    let (_, rest) = help.split_once("Commands:\n").unwrap();
    rest.split("\n\nOptions:").next().unwrap().to_owned()
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let readme = text("README.md");
    let fresh = with_block(&readme, "<!-- commands -->", &commands());
    let fresh = with_block(
        &fresh,
        "<!-- output: check seeds -f short -->",
        &printed(&["check", "seeds", "-f", "short"]),
    );
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(root().join("README.md"), &fresh).unwrap();
    }
    assert_eq!(readme, fresh, "UPDATE_README=1 cargo test readme");
}

#[test]
fn the_readme_begins_with_the_two_commands() {
    let readme = text("README.md");
    let block = readme.split("```").nth(1).unwrap();
    let commands: Vec<&str> = block
        .lines()
        .skip(1)
        .map(|line| line.split('#').next().unwrap().trim())
        .collect();
    assert_eq!(commands, ["cargo run --release -- check seeds", "cargo test"]);
}

#[test]
fn every_document_that_is_named_exists() {
    let gone: Vec<String> = text("README.md")
        .split('`')
        .filter(|word| word.starts_with("docs/") && word.strip_suffix(".md").is_some())
        .filter(|path| !root().join(path).is_file())
        .map(str::to_owned)
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
}

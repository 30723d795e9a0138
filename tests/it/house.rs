//! The house rules that no lint knows: how files open, how long they are, how they end.

use super::common::{files, text, without_tests};

/// Lines of a source file without its tests; longer ones want to be two files.
const LONGEST: usize = 600;

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = ["src", "tests", "benches"]
        .iter()
        .filter(|folder| super::common::root().join(folder).is_dir())
        .flat_map(|folder| files(folder, ".rs"))
        .filter(|path| !text(path).starts_with("//! "))
        .map(|path| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "these do not open with `//!`: {silent:#?}");
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<String> = files("src", ".rs")
        .iter()
        .map(|path| (path, without_tests(&text(path)).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:#?}");
}

#[test]
fn no_pending_snapshot_is_forgotten() {
    let pending: Vec<_> = ["snapshots", "src", "tests"]
        .iter()
        .filter(|folder| super::common::root().join(folder).is_dir())
        .flat_map(|folder| files(folder, ".snap.new"))
        .collect();
    assert!(pending.is_empty(), "accept or delete these: {pending:#?}");
}

#[test]
fn every_integration_test_is_run() {
    let listed = text("tests/main.rs");
    let forgotten: Vec<_> = files("tests/it", ".rs")
        .into_iter()
        .filter(|path| path.components().count() == 3)
        .filter(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            !listed.contains(&format!("mod {name};"))
        })
        .collect();
    assert!(forgotten.is_empty(), "not in tests/main.rs: {forgotten:#?}");
}

//! The rooms of the library import in one direction only.

use super::common::{files, text, without_tests};

/// The rooms, lowest first: a room may use those before it. `finding` and `extract` hold types that lower rooms speak of,
/// so naming those types is no import of the room (see `TYPES`).
const ORDER: [&str; 15] = [
    "text", "value", "lexicon", "source", "read", "rule", "extract", "compare", "finding", "check", "config",
    "report", "verify", "cli", "main",
];

/// Rooms that are plain data and may be named from anywhere.
const TYPES: [&str; 1] = ["finding"];

/// The kinds of claim inside `compare`, lowest first. What stands beside their folders is for all of them, and the modules
/// that know every kind are the ones that `ABOVE` names.
const KINDS: [&str; 9] = [
    "topic", "figure", "person", "quote", "arith", "opposite", "place", "time", "draft",
];

/// Modules of `compare` that no kind of claim may use: they ask the kinds.
const ABOVE: [&str; 2] = ["seen", "why"];

#[test]
fn kinds_of_claims_import_one_way() {
    let mut wrong = Vec::new();
    for path in files("src/compare", ".rs") {
        let shown = path.to_string_lossy().replace('\\', "/");
        let inside = shown.strip_prefix("src/compare/").unwrap_or(&shown);
        let Some((kind, file)) = inside.split_once('/') else {
            continue;
        };
        let height = KINDS.iter().position(|k| *k == kind);
        assert!(
            height.is_some(),
            "{shown}: a kind of claim without a place in the order"
        );
        if file.ends_with("tests.rs") {
            continue;
        }
        for (number, line) in without_tests(&text(&path)).lines().enumerate() {
            for used in kinds_named(line, file == "mod.rs") {
                let other = KINDS.iter().position(|k| *k == used);
                if ABOVE.contains(&used.as_str()) || other > height {
                    wrong.push(format!("{shown}:{}: {kind} uses {used}", number + 1));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports against the order {KINDS:?}:\n{}",
        wrong.join("\n")
    );
}

/// What a line names inside `compare`; in the first module of a folder, `super` is `compare`.
fn kinds_named(line: &str, first: bool) -> Vec<String> {
    let mut named = names_behind(line, "crate::compare::");
    if first {
        named.extend(names_behind(line, "super::"));
    }
    named
}

#[test]
fn imports_go_one_way() {
    let mut wrong = Vec::new();
    for path in files("src", ".rs") {
        let shown = path.to_string_lossy().replace('\\', "/");
        let room = room_of(&shown);
        let Some(height) = height(&room) else { continue };
        for (number, line) in without_tests(&text(&path)).lines().enumerate() {
            for used in rooms_named(line) {
                let Some(other) = ORDER.iter().position(|o| *o == used) else {
                    continue;
                };
                let data =
                    TYPES.contains(&used.as_str()) || is_claim_data(line) || data_of_finding(&room, &used);
                if other > height && !data {
                    wrong.push(format!("{shown}:{}: {room} uses {used}", number + 1));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports against the order {ORDER:?}:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_room_has_its_place() {
    let missing: Vec<String> = files("src", ".rs")
        .iter()
        .map(|path| room_of(&path.to_string_lossy().replace('\\', "/")))
        .filter(|room| room != "lib" && height(room).is_none())
        .collect();
    assert!(
        missing.is_empty(),
        "rooms without a place in the order: {missing:?}"
    );
}

/// What a claim is made of is plain data, which `rule` must name to say what a claim will hold.
fn is_claim_data(line: &str) -> bool {
    ["Slot", "Speaker", "Mood", "Frame", "Claim"]
        .iter()
        .any(|data| line.trim() == format!("use crate::extract::{data};"))
}

/// `finding` carries claims' slots and frames, whichever room it is used from.
fn data_of_finding(room: &str, used: &str) -> bool {
    room == "finding" && used == "extract"
}

fn height(room: &str) -> Option<usize> {
    ORDER.iter().position(|o| *o == room)
}

/// `src/rule/compile.rs` is in `rule`, `src/check.rs` in `check`.
fn room_of(path: &str) -> String {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let first = inside.split('/').next().unwrap_or(inside);
    first.trim_end_matches(".rs").to_owned()
}

/// Every `crate::room` of a line of code; comments do not count.
fn rooms_named(line: &str) -> Vec<String> {
    names_behind(line, "crate::")
}

/// The names right behind `path` in a line of code, each of a group by itself.
fn names_behind(line: &str, path: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or("");
    let mut rooms = Vec::new();
    for rest in code.split(path).skip(1) {
        let list = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or(""),
            None => rest,
        };
        for item in list.split(',') {
            let name: String = item
                .trim()
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            if !name.is_empty() {
                rooms.push(name);
            }
            if !rest.starts_with('{') {
                break;
            }
        }
    }
    rooms
}

#[test]
fn reads_imports_as_they_are_written() {
    assert_eq!(rooms_named("use crate::text::Span;"), ["text"]);
    assert_eq!(
        rooms_named("use crate::{check, rule::RuleSet};"),
        ["check", "rule"]
    );
    assert_eq!(
        rooms_named("fn f(s: &crate::source::Story) {} // crate::cli"),
        ["source"]
    );
    assert_eq!(rooms_named("let crateful = 1;"), Vec::<String>::new());
    assert_eq!(
        kinds_named("use crate::compare::{build, figure::weights};", false),
        ["build", "figure"]
    );
    assert_eq!(kinds_named("use super::topic::subject;", true), ["topic"]);
    assert_eq!(
        kinds_named("use super::topic::subject;", false),
        Vec::<String>::new()
    );
}

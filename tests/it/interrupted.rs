//! A run that is killed while it writes leaves snapshots whole: the old one or the new one.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// So many cases that a run writes for a while.
const CASES: usize = 60;

/// A project whose rule has many cases.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut rule =
        "id = \"lorries\"\ntitle = \"How many lorries\"\n[[match]]\npattern = \"{n:count} lorries\"\n\
                    [key]\n[compare]\nvalue = \"n\"\nas = \"count\"\nevolves = \"never\"\n\
                    [[example]]\nname = \"none\"\ntext = \"No lorry came.\"\nclaims = []\n"
            .to_owned();
    // No round figure: it would be read as an approximate one.
    for n in (1..=CASES).map(|n| 10 * n + 3) {
        let _ = write!(
            rule,
            "[[case]]\nname = \"{n} lorries\"\na = {{ text = \"There were {n} lorries.\" }}\n\
             b = {{ text = \"There were {} lorries.\" }}\nverdict = \"contradiction\"\n",
            n + 200
        );
    }
    fs::create_dir_all(folder.path().join("rules")).unwrap();
    fs::write(folder.path().join("rules/lorries.toml"), rule).unwrap();
    fs::write(
        folder.path().join("gainsay.toml"),
        "rules = [\"rules\"]\nbuiltin = false\n",
    )
    .unwrap();
    folder
}

fn gainsay(folder: &Path, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder)
        .env_remove("CI")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    // A program that has ended already cannot be killed any more.
    let _ = Command::new("kill")
        .args([name, &id])
        .stderr(Stdio::null())
        .status()
        .unwrap();
}

/// The files of `folder` whose name ends in `ending`, with their content.
fn held(folder: &Path, ending: &str) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .filter(|(name, _)| name.ends_with(ending))
        .map(|(name, path)| (name, fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn accepting_leaves_whole_snapshots_whenever_it_is_killed() {
    let folder = project();
    let snapshots = folder.path().join("snapshots");
    // Whether every verdict is as expected does not matter here: what it came to is kept all the same.
    gainsay(folder.path(), &["test", "--accept"]).wait().unwrap();
    let whole = held(&snapshots, ".snap");
    assert_eq!(whole.len(), CASES);
    let mut cut = 0;
    for (name, round) in ["-KILL", "-INT"]
        .iter()
        .flat_map(|name| (0..12).map(move |n| (name, n)))
    {
        fs::remove_dir_all(&snapshots).unwrap();
        let mut child = gainsay(folder.path(), &["test", "--accept"]);
        let begun = Instant::now();
        while held(&snapshots, ".snap").len() <= round * 3 && begun.elapsed() < Duration::from_secs(30) {
            sleep(Duration::from_micros(200));
        }
        signal(&child, name);
        child.wait().unwrap();
        let left = held(&snapshots, ".snap");
        cut += usize::from(left.len() < CASES);
        for (file, text) in &left {
            assert_eq!(
                whole.get(file),
                Some(text),
                "{file} after {name} in round {round}"
            );
        }
        if *name == "-INT" {
            let files = fs::read_dir(&snapshots).unwrap().count();
            assert_eq!(files, left.len(), "a temporary file was left behind");
        }
    }
    assert!(cut > 0, "no run was cut short");
}

#[test]
fn a_review_that_is_killed_keeps_what_was_decided_and_touches_nothing_else() {
    for name in ["-KILL", "-INT"] {
        let folder = project();
        let snapshots = folder.path().join("snapshots");
        fs::create_dir(&snapshots).unwrap();
        gainsay(folder.path(), &["test"]).wait().unwrap();
        let proposed = held(&snapshots, ".snap.new");
        assert_eq!(proposed.len(), CASES);
        let mut child = gainsay(folder.path(), &["review"]);
        let mut answers = child.stdin.take().unwrap();
        answers.write_all(b"y\nn\ny\n").unwrap();
        let begun = Instant::now();
        while held(&snapshots, ".snap").len() < 2 && begun.elapsed() < Duration::from_secs(30) {
            sleep(Duration::from_millis(1));
        }
        signal(&child, name);
        child.wait().unwrap();
        let accepted = held(&snapshots, ".snap");
        let waiting = held(&snapshots, ".snap.new");
        assert_eq!((accepted.len(), waiting.len()), (2, CASES - 3), "{name}");
        for (file, text) in &accepted {
            assert_eq!(proposed.get(&format!("{file}.new")), Some(text), "{file}");
        }
        for (file, text) in &waiting {
            assert_eq!(proposed.get(file), Some(text), "{file}");
        }
    }
}

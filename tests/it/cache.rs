//! The cache of claims: it never changes what a run says, whatever becomes of its file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

use super::common::root;

/// A copy of the seeds, to be checked from within.
fn desk() -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(root().join("seeds")).unwrap() {
        let from = entry.unwrap().path();
        if from.is_file() {
            fs::copy(&from, folder.path().join(from.file_name().unwrap())).unwrap();
        }
    }
    folder
}

fn command(folder: &Path, more: &[&str]) -> Command {
    let mut command = Command::cargo_bin("gainsay").unwrap();
    command
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(["check", "-f", "json", "--exit-zero", "--stats"])
        .args(more);
    command
}

/// What a run said on standard output, and what it noted on standard error.
fn check(folder: &Path, more: &[&str]) -> (String, String) {
    said(command(folder, more).output().unwrap())
}

fn said(done: Output) -> (String, String) {
    let noted = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{noted}");
    assert!(!noted.contains("panicked"), "{noted}");
    (String::from_utf8(done.stdout).unwrap(), noted)
}

fn file(folder: &Path) -> PathBuf {
    folder.join(".gainsay_cache/claims.redb")
}

#[test]
fn a_second_run_knows_the_claims_and_says_the_same() {
    let desk = desk();
    let (without, noted) = check(desk.path(), &["--no-cache"]);
    assert!(!noted.contains("were known"), "{noted}");
    assert!(
        !desk.path().join(".gainsay_cache").exists(),
        "--no-cache keeps nothing"
    );
    let (first, noted) = check(desk.path(), &[]);
    assert!(
        noted.contains("the claims of 0 of 5 articles were known"),
        "{noted}"
    );
    let (second, noted) = check(desk.path(), &[]);
    assert!(
        noted.contains("the claims of 5 of 5 articles were known"),
        "{noted}"
    );
    assert_eq!(first, without);
    assert_eq!(second, without);
    let ignored = fs::read_to_string(desk.path().join(".gainsay_cache/.gitignore")).unwrap();
    assert_eq!(ignored, "*\n", "git passes it over by itself");
}

#[test]
fn what_changes_is_read_anew() {
    let desk = desk();
    check(desk.path(), &[]);
    let name = desk.path().join("1-arrivals.txt");
    let text = fs::read_to_string(&name).unwrap();
    fs::write(
        &name,
        format!("{text}\nAt least 31 people were killed in the fire, police said.\n"),
    )
    .unwrap();
    fs::rename(
        desk.path().join("4-withdrawal.txt"),
        desk.path().join("moved.txt"),
    )
    .unwrap();
    let (cached, noted) = check(desk.path(), &[]);
    assert!(
        noted.contains("the claims of 4 of 5 articles were known"),
        "{noted}"
    );
    assert_eq!(cached, check(desk.path(), &["--no-cache"]).0);
    for other in [&["--select", "force-size"][..], &["--date", "2021-03-04"]] {
        let (cached, noted) = check(desk.path(), other);
        assert!(!noted.contains("the claims of 5 of 5"), "{other:?}: {noted}");
        assert_eq!(cached, check(desk.path(), &[other, &["--no-cache"]].concat()).0);
    }
}

#[test]
fn a_damaged_cache_is_begun_anew() {
    let desk = desk();
    let (sound, _) = check(desk.path(), &[]);
    let file = file(desk.path());
    let bytes = fs::read(&file).unwrap();
    let flipped = |places: &dyn Fn(usize) -> bool| -> Vec<u8> {
        let flip = |(at, byte): (usize, &u8)| if places(at) { byte ^ 0x55 } else { *byte };
        bytes.iter().enumerate().map(flip).collect()
    };
    let damages = [
        ("empty", Vec::new()),
        ("cut", bytes.split_at(bytes.len() / 2).0.to_vec()),
        ("another file", b"no cache at all\n".repeat(900)),
        ("its head", flipped(&|at| at < 64)),
        ("its pages", flipped(&|at| at >= 4_096 && at % 512 == 7)),
        ("one page", flipped(&|at| (20_000..20_010).contains(&at))),
    ];
    let mut told = 0;
    for (name, damaged) in damages {
        fs::write(&file, damaged).unwrap();
        let (said, noted) = check(desk.path(), &[]);
        assert_eq!(said, sound, "{name}");
        told += usize::from(noted.contains("was damaged and is begun anew"));
        let (said, _) = check(desk.path(), &[]);
        assert_eq!(said, sound, "after {name}");
    }
    assert!(told >= 3, "only {told} kinds of damage were told");
}

#[test]
fn runs_at_the_same_time_do_not_disturb_each_other() {
    let desk = desk();
    let (alone, _) = check(desk.path(), &["--no-cache"]);
    let runs: Vec<_> = (0..4)
        .map(|_| {
            let folder = desk.path().to_owned();
            std::thread::spawn(move || check(&folder, &["-v"]).0)
        })
        .collect();
    for run in runs {
        assert_eq!(run.join().unwrap(), alone);
    }
    assert_eq!(check(desk.path(), &[]).0, alone);
}

#[test]
fn where_nothing_can_be_kept_the_run_goes_on() {
    let desk = desk();
    fs::write(desk.path().join(".gainsay_cache"), "in the way").unwrap();
    let (said, noted) = check(desk.path(), &["-v"]);
    assert!(noted.contains("running without a cache"), "{noted}");
    let (quiet, noted) = check(desk.path(), &[]);
    assert!(!noted.contains("without a cache"), "only -v says so: {noted}");
    assert_eq!(said, quiet);
}

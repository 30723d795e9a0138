//! How long a run over 10,000 articles takes, and how long the next one takes that finds its claims in the cache:
//! `cargo bench --bench cache`. Both are runs of the program itself, one after the other. It fails where the second
//! takes more than a fifth of the first.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark writes the articles it measures, and prints its table"
)]

#[path = "extract/news.rs"]
mod news;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const ARTICLES: usize = 10_000;
/// Articles of one story: a folder each.
const STORY: usize = 5;
/// The first run may take so many times as long as the second, at least.
const TIMES: u32 = 5;

fn main() -> ExitCode {
    let folder = tempfile::TempDir::new().expect("a folder for the articles");
    write(folder.path());
    let (first, said) = run(folder.path(), &[]);
    let (second, again) = run(folder.path(), &[]);
    let (without, plain) = run(folder.path(), &["--no-cache"]);
    println!("{ARTICLES} articles");
    for (what, time) in [
        ("first run", first),
        ("second run", second),
        ("no cache", without),
    ] {
        println!("{what:<12} {:>8} ms", time.as_millis());
    }
    let share = second.as_millis() * 100 / first.as_millis().max(1);
    println!("the second takes {share} % of the first");
    if said != again || said != plain {
        println!("the cache changes what is said");
        return ExitCode::FAILURE;
    }
    if second * TIMES > first {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn write(folder: &Path) {
    let texts = news::articles(ARTICLES * 3_700);
    for (number, text) in texts.iter().take(ARTICLES).enumerate() {
        let story = folder.join(format!("{:05}", number / STORY));
        fs::create_dir_all(&story).expect("a folder of a story");
        fs::write(story.join(format!("{number}.txt")), text).expect("an article");
    }
}

/// How long a run takes, and the report it writes.
fn run(folder: &Path, more: &[&str]) -> (Duration, Vec<u8>) {
    let started = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder)
        .args(["check", ".", "--group-by", "dir", "--date", "2024-05-01"])
        .args(["-f", "jsonl", "--exit-zero", "--stats"])
        .args(more)
        .stderr(Stdio::inherit())
        .output()
        .expect("gainsay runs");
    (started.elapsed(), done.stdout)
}

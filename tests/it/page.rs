//! The HTML report in a real browser, where one is installed: it opens without complaint, its script runs under its
//! own policy, and a link can carry a filter.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::common::root;

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

fn browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| BROWSERS.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file())
}

/// The page as the browser has it after its script ran, and what the browser complained of.
fn open(browser: &Path, folder: &Path, address: &str) -> (String, String) {
    let done = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
        ])
        .args([
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
        ])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(["--virtual-time-budget=2000", "--dump-dom", address])
        .output()
        .unwrap();
    let complaints = String::from_utf8_lossy(&done.stderr)
        .lines()
        .filter(|line| line.contains("CONSOLE"))
        .collect();
    (String::from_utf8_lossy(&done.stdout).into_owned(), complaints)
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn the_page_opens_and_filters() {
    let Some(browser) = browser() else {
        eprintln!(
            "skipped: none of these browsers is installed: {}",
            BROWSERS.join(", ")
        );
        return;
    };
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("report.html");
    assert_cmd::Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(root().join("tests/cmd/desk"))
        .args([
            "check",
            "--no-builtin",
            "--rules",
            "house",
            "--exit-zero",
            "-f",
            "html",
            "-o",
        ])
        .arg(&page)
        .assert()
        .success();
    for (filter, shown, hidden) in [("", "1 of 1 shown", 0), ("#words=zebra", "0 of 1 shown", 1)] {
        let address = format!("file://{}{filter}", page.display());
        let (dom, complaints) = open(&browser, folder.path(), &address);
        assert_eq!(complaints, "", "the console stays empty");
        assert!(dom.contains(shown), "{filter}: the script ran and counted");
        let articles = dom.split("<article ").skip(1).filter_map(|a| a.split('>').next());
        assert_eq!(
            articles.filter(|tag| tag.contains(" hidden")).count(),
            hidden,
            "{filter}"
        );
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn filters_by_rule_level_and_article_go_together() {
    let Some(browser) = browser() else {
        eprintln!("skipped: no browser is installed");
        return;
    };
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("report.html");
    let mut run = assert_cmd::Command::cargo_bin("gainsay").unwrap();
    run.current_dir(root())
        .args(["check", "seeds", "--exit-zero", "--no-cache", "-f", "html", "-o"]);
    run.arg(&page).assert().success();
    let shown = |filter: &str| -> Vec<String> {
        let (dom, complaints) = open(
            &browser,
            folder.path(),
            &format!("file://{}{filter}", page.display()),
        );
        assert_eq!(complaints, "", "the console stays empty");
        let tags = dom.split("<article ").skip(1).filter_map(|a| a.split('>').next());
        let seen = tags.filter(|tag| !tag.contains(" hidden"));
        let rule = |tag: &str| {
            tag.split("data-rule=\"")
                .nth(1)
                .and_then(|r| r.split('"').next().map(str::to_owned))
        };
        seen.filter_map(rule).collect()
    };
    let all = shown("");
    assert!(all.len() > 1, "{all:?}");
    assert_eq!(shown("#rule=border-side"), ["border-side"]);
    let of_one = shown("#article=seeds/1-arrivals.txt");
    assert!(!of_one.is_empty() && of_one.len() < all.len(), "{of_one:?}");
    assert_eq!(shown("#rule=border-side&article=seeds/1-arrivals.txt"), [""; 0]);
}

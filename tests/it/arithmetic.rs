//! Sums that do not come out, told by one article or by several of one story.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

/// The findings of `rule` in a folder of these articles.
fn findings(articles: &[(&str, &str)], rule: &str) -> Vec<Value> {
    let folder = TempDir::new().unwrap();
    for (name, text) in articles {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let done = assert_cmd::Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(folder.path())
        .args(["check", ".", "-f", "json", "--exit-zero", "--no-cache"])
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&done.stdout).unwrap();
    let all = report["findings"].as_array().unwrap();
    all.iter().filter(|f| f["rule"] == rule).cloned().collect()
}

/// The articles that a finding shows, side by side.
fn shown(finding: &Value) -> Vec<Vec<&str>> {
    let camps = finding["camps"].as_array().unwrap();
    let paths = |camp: &'_ Value| -> Vec<String> {
        let claims = camp["claims"].as_array().unwrap();
        claims
            .iter()
            .map(|c| c["path"].as_str().unwrap().to_owned())
            .collect()
    };
    camps
        .iter()
        .map(|camp| {
            let mut all = paths(camp);
            all.dedup();
            all.iter()
                .map(|p| if p.ends_with("a.txt") { "a" } else { "b" })
                .collect()
        })
        .collect()
}

#[test]
fn another_article_with_the_same_figures_stands_beside_a_wrong_share() {
    let wrong =
        "Inspectors in Orlow closed 2,270 cases, or 68 percent of the 3,912 that had come in by May.\n";
    let equal = "By May, 3,912 cases had come in at Orlow. Inspectors closed 2,270 of them.\n";
    let other = "By May, inspectors in Orlow had looked at 1,118 wells and 46 springs.\n";
    let found = findings(&[("a.txt", equal), ("b.txt", wrong)], "share");
    assert_eq!(found.len(), 1);
    assert_eq!(shown(&found[0]), [vec!["b"], vec!["a", "b"]]);
    let found = findings(&[("a.txt", other), ("b.txt", wrong)], "share");
    assert_eq!(found.len(), 1);
    assert_eq!(shown(&found[0]), [vec!["b"], vec!["b"]]);
}

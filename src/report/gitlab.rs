//! `gitlab`: a Code Quality report (Code Climate issues, the part GitLab reads).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::wire::{ClaimOut, FindingOut};
use super::{Outcome, Style, escape, json};

#[derive(Debug, Serialize, Deserialize)]
struct Issue {
    #[serde(rename = "type")]
    kind: String,
    check_name: String,
    description: String,
    categories: Vec<String>,
    /// Unique in the report: GitLab drops a second issue with the same one.
    fingerprint: String,
    severity: String,
    location: Location,
    other_locations: Vec<Location>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// One issue per reported finding.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let issues: Vec<Issue> = outcome
        .reported()
        .filter_map(|shown| {
            let times = seen.entry(&shown.out.fingerprint).or_default();
            *times += 1;
            issue(&shown.out, *times)
        })
        .collect();
    json::pretty(&issues)
}

fn issue(finding: &FindingOut, times: usize) -> Option<Issue> {
    let mut places = finding.claims().map(|(_, claim)| location(claim));
    let severity = match finding.severity.as_str() {
        "error" => "critical",
        "warning" => "minor",
        _ => "info",
    };
    Some(Issue {
        kind: "issue".to_owned(),
        check_name: finding.rule.clone(),
        description: escape::visible(&description(finding)).into_owned(),
        categories: vec!["Bug Risk".to_owned()],
        fingerprint: match times {
            1 => finding.fingerprint.clone(),
            n => format!("{}-{n}", finding.fingerprint),
        },
        severity: severity.to_owned(),
        location: places.next()?,
        other_locations: places.collect(),
    })
}

fn description(finding: &FindingOut) -> String {
    let sides: Vec<String> = finding
        .camps
        .iter()
        .filter_map(|camp| {
            let claim = camp.claims.first()?;
            Some(format!("{} in {}", camp.reads_as, claim.place()))
        })
        .collect();
    format!("{}: {}", finding.message, sides.join("; "))
}

fn location(claim: &ClaimOut) -> Location {
    Location {
        path: claim.file().to_owned(),
        lines: Lines {
            begin: claim.line,
            end: claim.end_line,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn issues_hold_what_gitlab_requires() {
        let mut outcome = sample::outcome();
        let twin = outcome.findings[0].clone();
        outcome.findings.push(twin);
        let text = render(&outcome, &Style::default());
        let issues: Vec<Issue> = serde_json::from_str(&text).expect("a list of issues");
        assert_eq!(issues.len(), 3);
        for issue in &issues {
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue.severity.as_str()));
            assert!(issue.location.lines.begin >= 1 && !issue.location.path.starts_with("./"));
            assert!(!issue.other_locations.is_empty());
        }
        let mut prints: Vec<&String> = issues.iter().map(|i| &i.fingerprint).collect();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), 3, "fingerprints are unique");
    }
}

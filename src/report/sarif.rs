//! `sarif`: SARIF 2.1.0 (OASIS standard), for code scanning.
//!
//! The first claim is the result's location, every other one a related location that the message links to. What is
//! ignored is there as suppressed, what the baseline knows as unchanged.

use serde::{Deserialize, Serialize};

use super::outcome::{Outcome, Shown};
use super::wire::{ClaimOut, FindingOut};
use super::{RuleInfo, Status, Style, escape, json};

/// The schema that the file names and that it holds to.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Debug, Serialize, Deserialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: String,
    version: String,
    runs: Vec<Run>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: String,
    invocations: Vec<Invocation>,
    results: Vec<SarifResult>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize, Deserialize)]
struct Driver {
    name: String,
    version: String,
    rules: Vec<Descriptor>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: String,
    short_description: Message,
    default_configuration: Configuration,
}

#[derive(Debug, Serialize, Deserialize)]
struct Configuration {
    level: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Message {
    text: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Notification {
    level: String,
    message: Message,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: String,
    message: Message,
    locations: Vec<Location>,
    related_locations: Vec<Location>,
    partial_fingerprints: std::collections::BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    baseline_state: Option<String>,
    properties: Properties,
}

#[derive(Debug, Serialize, Deserialize)]
struct Suppression {
    kind: String,
    justification: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Properties {
    verdict: String,
    class: String,
    confidence: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
    #[serde(rename = "physicalLocation")]
    physical: Physical,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Debug, Serialize, Deserialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    byte_offset: u64,
    byte_length: u64,
    snippet: Message,
}

/// One run, one result per finding that is reported or silenced.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    json::pretty(&Log {
        schema: SCHEMA.to_owned(),
        version: "2.1.0".to_owned(),
        runs: vec![run(outcome)],
    })
}

fn run(outcome: &Outcome) -> Run {
    Run {
        tool: Tool {
            driver: Driver {
                name: "gainsay".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                rules: outcome.about.iter().map(descriptor).collect(),
            },
        },
        column_kind: "unicodeCodePoints".to_owned(),
        invocations: vec![Invocation {
            execution_successful: outcome.summary.unreadable == 0,
            tool_execution_notifications: notifications(outcome),
        }],
        results: outcome
            .findings
            .iter()
            .filter(|f| matches!(f.status, Status::Reported | Status::Suppressed(_)))
            .filter_map(|f| result(f, outcome))
            .collect(),
    }
}

fn descriptor(rule: &RuleInfo) -> Descriptor {
    Descriptor {
        id: rule.id.clone(),
        short_description: message(&rule.title),
        default_configuration: Configuration {
            level: rule.severity.name().to_owned(),
        },
    }
}

fn notifications(outcome: &Outcome) -> Vec<Notification> {
    outcome
        .notices
        .iter()
        .map(|notice| {
            let path = notice
                .path
                .as_ref()
                .map_or_else(String::new, |p| format!("{p}: "));
            Notification {
                level: "note".to_owned(),
                message: message(&format!("{path}{}", notice.message)),
            }
        })
        .collect()
}

fn result(shown: &Shown, outcome: &Outcome) -> Option<SarifResult> {
    let finding = &shown.out;
    let mut claims = finding.claims();
    let (_, first) = claims.next()?;
    let related: Vec<Location> = claims
        .enumerate()
        .map(|(n, (camp, claim))| Location {
            id: Some(n + 1),
            message: Some(message(&reads_as(finding, camp))),
            ..location(claim)
        })
        .collect();
    let known = matches!(&shown.status, Status::Suppressed(s) if s.kind == "baseline");
    Some(SarifResult {
        rule_id: finding.rule.clone(),
        rule_index: outcome.about.iter().position(|r| r.id == finding.rule),
        level: finding.severity.clone(),
        message: Message {
            text: linked(finding),
        },
        locations: vec![location(first)],
        related_locations: related,
        partial_fingerprints: [("gainsay/v1".to_owned(), finding.fingerprint.clone())].into(),
        suppressions: suppressions(&shown.status),
        baseline_state: (outcome.baseline || known)
            .then(|| if known { "unchanged" } else { "new" }.to_owned()),
        properties: Properties {
            verdict: finding.verdict.clone(),
            class: finding.class.clone(),
            confidence: finding.confidence.clone(),
        },
    })
}

fn suppressions(status: &Status) -> Vec<Suppression> {
    match status {
        Status::Suppressed(s) if s.kind != "baseline" => vec![Suppression {
            kind: if s.kind == "comment" {
                "inSource"
            } else {
                "external"
            }
            .to_owned(),
            justification: escape::visible(&s.reason).into_owned(),
        }],
        _ => Vec::new(),
    }
}

fn reads_as(finding: &FindingOut, camp: usize) -> String {
    let reads_as = finding.camps.get(camp).map_or("", |c| &c.reads_as);
    format!("reads as {reads_as}")
}

/// The message, with each further place as an embedded link to its related location (SARIF 3.11.6).
fn linked(finding: &FindingOut) -> String {
    let mut text = plain(&finding.message);
    for (number, (camp, claim)) in finding.claims().skip(1).enumerate() {
        let words = format!("{} {}", claim.place(), reads_as(finding, camp));
        text.push_str(if number == 0 { ": " } else { ", " });
        text.push_str(&format_link(&words, number + 1));
    }
    if !finding.clash.is_empty() {
        text.push_str(". ");
        text.push_str(&plain(&finding.clash));
    }
    text
}

fn format_link(words: &str, id: usize) -> String {
    format!("[{}]({id})", plain(words))
}

/// Text in which no bracket begins a link.
fn plain(text: &str) -> String {
    escape::visible(text)
        .replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

fn message(text: &str) -> Message {
    Message {
        text: escape::visible(text).into_owned(),
    }
}

fn location(claim: &ClaimOut) -> Location {
    Location {
        id: None,
        message: None,
        physical: Physical {
            artifact_location: Artifact {
                uri: uri(claim.file()),
            },
            region: Region {
                start_line: claim.line,
                start_column: claim.column,
                end_line: claim.end_line,
                end_column: claim.end_column,
                byte_offset: claim.start,
                byte_length: claim.end.saturating_sub(claim.start),
                snippet: message(&claim.text),
            },
        },
    }
}

/// A path as a URI reference: everything but unreserved characters and `/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(hex(byte >> 4));
            out.push(hex(byte & 15));
        }
    }
    out
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).map_or('0', |c| c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("a b/c:1 %.txt"), "a%20b/c%3A1%20%25.txt");
        assert_eq!(uri("/tmp/ö.md"), "file:///tmp/%C3%B6.md");
    }

    /// What the standard demands of the parts that are used, by its section numbers.
    #[test]
    fn the_log_keeps_to_the_standard() {
        let text = render(&sample::outcome(), &Style::default());
        let log: Log = serde_json::from_str(&text).expect("SARIF");
        assert_eq!(log.version, "2.1.0");
        let run = &log.runs[0];
        assert_eq!(
            run.results.len(),
            4,
            "two reported, one accepted, one in the baseline"
        );
        for result in &run.results {
            // 3.27.6, 3.27.7: the index finds the descriptor with the same id.
            let index = result.rule_index.expect("every rule is described");
            assert_eq!(run.tool.driver.rules[index].id, result.rule_id);
            // 3.27.10: one of four words.
            assert!(["none", "note", "warning", "error"].contains(&result.level.as_str()));
            // 3.11.6: every link names the id of a related location, and every one is linked.
            for location in &result.related_locations {
                let id = location.id.expect("related locations have ids");
                assert!(
                    result.message.text.contains(&format!("]({id})")),
                    "{}",
                    result.message.text
                );
            }
            // 3.30.5 and further: lines and columns are 1-based, ends do not come before starts.
            for location in result.locations.iter().chain(&result.related_locations) {
                let region = &location.physical.region;
                assert!(region.start_line >= 1 && region.start_column >= 1);
                assert!((region.end_line, region.end_column) >= (region.start_line, region.start_column));
                assert!(!location.physical.artifact_location.uri.contains([' ', '"']));
            }
        }
        let states: Vec<_> = run.results.iter().map(|r| r.suppressions.len()).collect();
        assert_eq!(states, [0, 0, 1, 0]);
        assert_eq!(run.results[3].baseline_state.as_deref(), Some("unchanged"));
    }
}

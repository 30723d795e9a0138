//! `jsonl`: one `gainsay.finding/1` object a line, then one `gainsay.summary/1`: for programs that stream.

use serde::Serialize;

use super::wire::{FindingOut, SummaryOut};
use super::{Outcome, Style, json};

#[derive(Serialize)]
struct FindingLine<'a> {
    schema: &'static str,
    #[serde(flatten)]
    finding: &'a FindingOut,
}

#[derive(Serialize)]
struct SummaryLine<'a> {
    schema: &'static str,
    #[serde(flatten)]
    summary: &'a SummaryOut,
}

/// Every finding, silenced ones too (they carry `suppression`), then the summary.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    let mut out = String::new();
    let silenced = outcome.findings.iter().filter(|f| f.out.suppression.is_some());
    for shown in outcome.carried(outcome.everything).chain(silenced) {
        out.push_str(&json::line(&FindingLine {
            schema: "gainsay.finding/1",
            finding: &shown.out,
        }));
        out.push('\n');
    }
    out.push_str(&json::line(&SummaryLine {
        schema: "gainsay.summary/1",
        summary: &outcome.summary,
    }));
    out.push('\n');
    out
}

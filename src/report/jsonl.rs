//! `jsonl`: one `gainsay.finding/1` object a line, then one `gainsay.summary/1`: for programs that stream.

use rayon::prelude::*;
use serde::Serialize;

use super::wire::{FindingOut, SummaryOut};
use super::{Outcome, Shown, Style, json};

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
    let silenced = outcome.findings.iter().filter(|f| f.out.suppression.is_some());
    let shown: Vec<&Shown> = outcome.carried(outcome.everything).chain(silenced).collect();
    let parts: Vec<String> = shown.par_chunks(LINES).map(lines).collect();
    let mut out = parts.concat();
    out.push_str(&json::line(&SummaryLine {
        schema: "gainsay.summary/1",
        summary: &outcome.summary,
    }));
    out.push('\n');
    out
}

/// So many lines are written by one thread at a time.
const LINES: usize = 256;

fn lines(findings: &[&Shown]) -> String {
    let mut out = String::new();
    for shown in findings {
        out.push_str(&json::line(&FindingLine {
            schema: "gainsay.finding/1",
            finding: &shown.out,
        }));
        out.push('\n');
    }
    out
}

//! `short`: one line a finding, `path:line:col: severity[rule] message`, as editors and `grep` like it.

use std::fmt::Write as _;

use super::wire::{ClaimOut, FindingOut};
use super::{Outcome, Style, escape, full, summary};

/// One line per reported finding, then the notices and the closing line.
pub(super) fn render(outcome: &Outcome, style: &Style) -> String {
    let mut out = String::new();
    for finding in outcome.reported() {
        out.push_str(&line(&finding.out));
        out.push('\n');
    }
    if !style.quiet {
        full::notices(outcome, style, &mut out);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}", summary::closing(outcome, style));
    }
    out
}

fn line(finding: &FindingOut) -> String {
    let place = finding.first().map_or_else(String::new, ClaimOut::place);
    let text = format!(
        "{place}: {}[{}] {}{}",
        finding.severity,
        finding.rule,
        finding.message,
        against(finding)
    );
    escape::visible(&text).into_owned()
}

/// Where the other camps first speak: a line that names one place only would hide what it clashes with.
fn against(finding: &FindingOut) -> String {
    let others: Vec<String> = finding
        .camps
        .iter()
        .skip(1)
        .filter_map(|camp| camp.claims.first())
        .map(ClaimOut::place)
        .collect();
    if others.is_empty() {
        return String::new();
    }
    format!(" (against {})", others.join(", "))
}

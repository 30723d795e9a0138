//! `github`: workflow commands that GitHub shows as annotations on the lines concerned.
//!
//! GitHub shows ten annotations of a kind in one step; where there are more, the first says so.

use std::fmt::Write as _;

use super::wire::FindingOut;
use super::{Outcome, Style, escape, summary};
use crate::finding::Severity;

/// Annotations GitHub shows per kind and step.
const SHOWN: usize = 10;

/// One command per finding, then the closing line for the log.
pub(super) fn render(outcome: &Outcome, style: &Style) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let findings: Vec<_> = outcome.reported().filter(|f| f.severity == severity).collect();
        if findings.len() > SHOWN {
            let text = format!(
                "{}; GitHub shows ten annotations of a kind, all are in the log",
                summary::counted(findings.len(), severity.name())
            );
            // Writing to a String cannot fail.
            let _ = writeln!(out, "::{} title=gainsay::{}", command(severity), data(&text));
        }
        for shown in findings {
            annotation(severity, &shown.out, &mut out);
        }
    }
    if !style.quiet {
        let plain = Style {
            colour: false,
            ..*style
        };
        let _ = writeln!(out, "{}", summary::closing(outcome, &plain));
    }
    out
}

fn annotation(severity: Severity, finding: &FindingOut, out: &mut String) {
    let Some(first) = finding.first() else {
        return;
    };
    let columns = if first.line == first.end_line {
        format!(",col={},endColumn={}", first.column, first.end_column)
    } else {
        String::new()
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "::{} file={},line={},endLine={}{columns},title={}::{}",
        command(severity),
        property(first.file()),
        first.line,
        first.end_line,
        property(&format!("gainsay {}", finding.rule)),
        data(&body(finding)),
    );
}

/// The message and every place, a line each.
fn body(finding: &FindingOut) -> String {
    let mut lines = vec![finding.message.clone()];
    for (number, claim) in finding.claims() {
        let reads_as = finding.camps.get(number).map_or("", |c| &c.reads_as);
        lines.push(format!(
            "{}: “{}” (reads as {})",
            claim.place(),
            escape::shorten(&claim.text, 160),
            escape::shorten(reads_as, 80)
        ));
    }
    if !finding.clash.is_empty() {
        lines.push(finding.clash.clone());
    }
    lines.push(format!("gainsay explain {}", finding.fingerprint));
    let safe: Vec<String> = lines.iter().map(|l| escape::visible(l).into_owned()).collect();
    safe.join("\n")
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Text after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(&escape::visible(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn unescape(text: &str) -> String {
        text.replace("%0A", "\n")
            .replace("%0D", "\r")
            .replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%25", "%")
    }

    #[test]
    fn every_line_is_one_command_that_reads_back() {
        let outcome = sample::outcome();
        let text = render(&outcome, &Style::default());
        let lines: Vec<&str> = text.lines().filter(|l| l.starts_with("::")).collect();
        let reported: Vec<_> = outcome.reported().collect();
        assert_eq!(lines.len(), reported.len());
        for (line, shown) in lines.iter().zip(reported) {
            let (head, body) = line.get(2..).and_then(|l| l.split_once("::")).expect("a command");
            assert!(head.starts_with(shown.out.severity.as_str()), "{head}");
            assert!(unescape(body).starts_with(&shown.out.message), "{body}");
            let first = shown.out.first().expect("a claim");
            assert!(unescape(head).contains(&format!("file={},line={}", first.path, first.line)));
        }
    }

    #[test]
    fn more_than_ten_are_announced() {
        let mut outcome = sample::outcome();
        let one = outcome.findings[0].clone();
        outcome.findings.extend(std::iter::repeat_n(one, 11));
        let text = render(&outcome, &Style::default());
        assert!(text.starts_with("::error title=gainsay::12 errors; GitHub shows ten"));
    }
}

//! The head line, the line per rule and the closing line of reports for people.

use std::fmt::Write as _;

use super::wire::{RuleOut, SummaryOut};
use super::{Outcome, Style, escape};
use crate::finding::Severity;

/// `checked 5 articles, 7 rules, 41 claims`.
pub fn head(outcome: &Outcome) -> String {
    let stories = match outcome.stories.len() {
        0 | 1 => String::new(),
        many => format!(" in {many} stories"),
    };
    format!(
        "checked {}{stories}, {}, {}",
        counted(outcome.summary.articles, "article"),
        counted(outcome.rules.len(), "rule"),
        counted(outcome.summary.claims, "claim"),
    )
}

/// A line per rule, aligned.
pub fn rules(outcome: &Outcome, style: &Style) -> String {
    let longest = outcome
        .rules
        .iter()
        .map(|r| r.id.chars().count())
        .max()
        .unwrap_or(0);
    let width = (longest + 4).max(22);
    let mut out = String::new();
    for rule in &outcome.rules {
        let id = escape::visible(&rule.id);
        let dots = ".".repeat(width.saturating_sub(id.chars().count()));
        let word = match rule.outcome.as_str() {
            "failed" => paint("FAILED", "1;31", style),
            "ok" => paint("ok    ", "32", style),
            _ => paint("idle  ", "2", style),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{id} {dots} {word}   {}", tail(outcome, rule));
    }
    out
}

/// What stands after the word: the findings of a rule that failed, else what it looked at.
fn tail(outcome: &Outcome, rule: &RuleOut) -> String {
    match rule.outcome.as_str() {
        "idle" => "no claims".to_owned(),
        "ok" => format!(
            "{} in {}",
            counted(rule.claims, "claim"),
            counted(rule.groups, "group")
        ),
        _ => {
            // The words of the closing line, so that the lines of the rules add up to it.
            let mine = |level: Severity| {
                outcome
                    .reported()
                    .filter(|f| f.out.rule == rule.id && f.severity == level)
                    .count()
            };
            let counts = [
                (mine(Severity::Error), "error"),
                (mine(Severity::Warning), "warning"),
                (mine(Severity::Note), "note"),
            ];
            let parts: Vec<String> = counts
                .iter()
                .filter(|(n, _)| *n > 0)
                .map(|(n, noun)| counted(*n, noun))
                .collect();
            parts.join(", ")
        }
    }
}

/// `gainsay result: FAILED. 5 rules passed, 2 failed; …`.
pub fn closing(outcome: &Outcome, style: &Style) -> String {
    let failed = outcome.rules.iter().filter(|r| r.outcome == "failed").count();
    let passed = outcome.rules.len() - failed;
    let word = if failed > 0 {
        paint("FAILED", "1;31", style)
    } else if outcome.summary.unreadable > 0 {
        paint("INCOMPLETE", "1;33", style)
    } else {
        paint("ok", "32", style)
    };
    let summary = &outcome.summary;
    let hidden = outcome
        .standing()
        .filter(|f| f.status == super::Status::Hidden)
        .count();
    format!(
        "gainsay result: {word}. {} passed, {failed} failed; {}; {} ignored, {} baselined{}",
        counted(passed, "rule"),
        levels(summary, hidden),
        summary.ignored,
        summary.baselined,
        gaps(outcome),
    )
}

/// `0 errors, 2 warnings, 3 notes hidden`.
fn levels(summary: &SummaryOut, hidden: usize) -> String {
    let notes = counted(summary.notes, "note");
    let mut text = format!(
        "{}, {}, {notes}",
        counted(summary.errors, "error"),
        counted(summary.warnings, "warning"),
    );
    if hidden > 0 && hidden == summary.notes {
        text.push_str(" hidden");
    } else if hidden > 0 {
        let _ = write!(text, " ({hidden} of them all hidden)");
    }
    text
}

/// How many articles have no date, with their names where they are few.
fn undated(outcome: &Outcome) -> String {
    let articles = outcome.stories.iter().flat_map(|c| &c.story.articles);
    let names = articles
        .filter(|a| a.published.is_none())
        .map(|a| escape::visible(&a.path));
    let few: Vec<_> = names.take(FEW_UNDATED + 1).collect();
    let count = outcome.summary.undated;
    if few.len() > FEW_UNDATED {
        format!("{count} undated")
    } else {
        format!("{count} undated ({})", few.join(", "))
    }
}

/// So many undated articles are named.
const FEW_UNDATED: usize = 2;

/// What was not looked at, or could not be.
fn gaps(outcome: &Outcome) -> String {
    let idle = outcome.rules.iter().filter(|r| r.outcome == "idle").count();
    let mut parts = Vec::new();
    if outcome.summary.elsewhere > 0 {
        parts.push(format!("{} elsewhere", outcome.summary.elsewhere));
    }
    if outcome.summary.unreadable > 0 {
        parts.push(format!("{} unreadable", outcome.summary.unreadable));
    }
    if outcome.summary.undated > 0 {
        parts.push(undated(outcome));
    }
    if idle > 0 {
        parts.push(format!("{} found nothing to compare", counted(idle, "rule")));
    }
    if parts.is_empty() {
        return String::new();
    }
    format!("; {}", parts.join(", "))
}

/// `1 article`, `5 articles`.
pub fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// `text` in the colour `code` (an SGR parameter), where colours are wanted.
pub fn paint(text: &str, code: &str, style: &Style) -> String {
    if style.colour {
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

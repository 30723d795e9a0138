//! The long form: everything that is known of one finding, and what a rule compares and why.

use std::fmt::Write as _;

use super::outcome::{Outcome, Shown, Status};
use super::places::Shelf;
use super::summary::{counted, paint};
use super::wire::{ClaimOut, FindingOut, ValueOut};
use super::{Style, escape, full};
use crate::rule::{CompareAs, Evolves, KeyMode, Rule, RuleSource};
use crate::source::Story;

/// The whole reasoning of a finding: its places in context, then every claim with its bounds, its frame and the
/// fields they came from.
pub fn finding(outcome: &Outcome, shown: &Shown, style: &Style) -> String {
    let nothing = Story::default();
    let story = outcome.stories.get(shown.story).map_or(&nothing, |c| &c.story);
    let mut out = full::graphical(outcome, shown, &Shelf::new(story), style);
    let finding = &shown.out;
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(
        out,
        "\n{} {}, {}, confidence {}, class {}",
        paint("verdict", "1", style),
        finding.verdict,
        finding.severity,
        finding.confidence,
        finding.class
    );
    for (number, camp) in finding.camps.iter().enumerate() {
        let reads_as = escape::visible(&camp.reads_as);
        let _ = writeln!(
            out,
            "\n{}",
            paint(
                &format!("{} reads as {reads_as}", full::letter(number)),
                "1",
                style
            )
        );
        for said in &camp.claims {
            claim(said, &mut out);
        }
    }
    status(&shown.status, finding, &mut out);
    out
}

fn claim(claim: &ClaimOut, out: &mut String) {
    let mut put = |line: String| {
        let _ = writeln!(out, "{}", escape::visible(&line));
    };
    put(format!("  {}  “{}”", claim.place(), claim.text));
    put(format!("      value     {}", value(&claim.value)));
    for (name, slot) in &claim.slots {
        let filled = if claim.frame.filled.contains(name) {
            " (from the context)"
        } else {
            ""
        };
        if let Some(text) = slot.as_str() {
            put(format!("      {name:<9} {text}{filled}"));
        }
    }
    let frame = &claim.frame;
    let source = frame.source_name.as_ref().unwrap_or(&frame.source);
    put(format!("      source    {source}"));
    match &frame.as_of {
        Some(day) => {
            let from = frame.as_of_from.as_deref().unwrap_or("nowhere stated");
            put(format!("      as of     {day} ({from})"));
        }
        None => put("      as of     not known".to_owned()),
    }
    for (name, day) in [("said", &frame.said_at), ("happened", &frame.event)] {
        if let Some(day) = day {
            put(format!("      {name:<9} {day}"));
        }
    }
    let mut manner = vec![frame.mood.as_str()];
    manner.extend(frame.negated.then_some("negated"));
    manner.extend(frame.partial.then_some("a part, not a total"));
    manner.extend(frame.in_quote.then_some("inside a quotation"));
    put(format!("      said as   {}", manner.join(", ")));
}

/// A value with both bounds: `nearly 9000, read as 8100 to 8999, false outside 6300 to 9010`.
fn value(value: &ValueOut) -> String {
    let mut parts = vec![value.kind.clone()];
    parts.extend(value.op.clone().filter(|op| op != "exact"));
    parts.extend(value.n.clone());
    parts.extend(value.m.as_ref().map(|m| format!("to {m}")));
    parts.extend(value.unit.clone());
    parts.extend(value.currency.clone());
    parts.extend(value.text.clone());
    parts.extend(
        value
            .between
            .as_ref()
            .map(|(a, b)| if a == b { a.clone() } else { format!("{a} to {b}") }),
    );
    let mut text = parts.join(" ");
    let ends = |(lo, hi): &(Option<String>, Option<String>)| match (lo, hi) {
        (Some(lo), Some(hi)) => format!("{lo} to {hi}"),
        (Some(lo), None) => format!("{lo} or more"),
        (None, Some(hi)) => format!("{hi} or less"),
        (None, None) => "any figure".to_owned(),
    };
    let exact = |(lo, hi): &(Option<String>, Option<String>)| lo.is_some() && lo == hi;
    if let (Some(soft), Some(hard)) = (&value.soft, &value.hard)
        && !(exact(soft) && exact(hard))
    {
        let _ = write!(text, "; taken as {}, false outside {}", ends(soft), ends(hard));
    }
    text
}

fn status(status: &Status, finding: &FindingOut, out: &mut String) {
    let line = match status {
        Status::Reported | Status::Hidden => format!(
            "to let it stand: gainsay accept {} --reason \"…\"",
            finding.fingerprint
        ),
        Status::Suppressed(by) => format!("silenced ({}): {}", by.kind, by.reason),
        Status::Elsewhere => "it touches neither a draft nor a changed article".to_owned(),
    };
    let _ = writeln!(out, "\n{}", escape::visible(&line));
}

/// A rule: what it compares, by which key, how values may move, its patterns and its proof.
pub fn rule(rule: &Rule, source: &RuleSource, style: &Style) -> String {
    let mut out = format!("{}  {}\n\n", paint(&rule.id, "1", style), rule.title);
    if let Some(why) = &source.why {
        for line in textwrap(why, style.width.saturating_sub(2)) {
            let _ = writeln!(out, "{line}");
        }
        out.push('\n');
    }
    let key: Vec<String> = rule
        .key
        .iter()
        .map(|slot| {
            let mode = match slot.mode {
                KeyMode::Same => "the same",
                KeyMode::Within => "the same, or one inside the other",
                KeyMode::Overlap => "overlapping days",
            };
            let missing = if slot.optional { ", or not said" } else { "" };
            format!("{} ({mode}{missing})", slot.name)
        })
        .collect();
    for (name, text) in [
        ("compares", compares(rule)),
        ("about", key.join("; ")),
        ("over time", evolves(rule)),
        ("severity", rule.severity.name().to_owned()),
        (
            "proof",
            format!(
                "{}, {}",
                counted(source.examples().len(), "example"),
                counted(source.cases().len(), "case")
            ),
        ),
        ("file", source.path.clone()),
    ] {
        if !text.is_empty() {
            let _ = writeln!(out, "{name:<10} {text}");
        }
    }
    if !source.patterns.is_empty() {
        out.push_str("\npatterns\n");
        for pattern in &source.patterns {
            let _ = writeln!(out, "  {}", escape::visible(pattern.trim()));
        }
    }
    out
}

fn compares(rule: &Rule) -> String {
    match rule.compare.kind {
        CompareAs::Count => "counts, by what their hedges rule out",
        CompareAs::Amount => "measures, after conversion",
        CompareAs::Percent => "percentages",
        CompareAs::Money => "sums of money, currencies kept apart",
        CompareAs::Duration => "lengths of time",
        CompareAs::Age => "ages",
        CompareAs::Date => "days",
        CompareAs::WeekdayOf => "a weekday with its date",
        CompareAs::Name => "names",
        CompareAs::Side => "compass sides",
        CompareAs::Sum => "parts with their whole",
        CompareAs::Share => "percentages with the figures they are of",
        CompareAs::Change => "changes with their terms",
        CompareAs::Span => "lengths of time with when they begin and end",
        CompareAs::Words => "words of a closed list",
        CompareAs::Quote => "quotations of one remark",
        CompareAs::Spelling => "spellings of one name",
        CompareAs::Figures => "figures on any subject",
        CompareAs::Attribution => "whose figure it is",
        CompareAs::Disclosure => "bare figures where the sources of a draft differ",
        CompareAs::Order => "what came first",
        CompareAs::Headline => "what stands above the copy with the copy",
        CompareAs::Opposite => "which way one thing went",
        CompareAs::Contrast => "which of several values that exclude each other an attribute has",
        CompareAs::Certainty => "doubts of the sources of a draft",
        CompareAs::SameFigure => "one figure told of two things",
        CompareAs::Hedge => "hedges of a draft and of its sources",
        #[allow(unreachable_patterns, reason = "ways of comparing are added by others")]
        _ => "values",
    }
    .to_owned()
}

fn evolves(rule: &Rule) -> String {
    let moves = match rule.compare.evolves {
        Evolves::Up => "later reports may be higher",
        Evolves::Down => "later reports may be lower",
        Evolves::Any => "later reports may differ",
        Evolves::Never => "does not change",
    };
    match rule.compare.window {
        Some(days) => format!(
            "{moves}; compared when published within {}",
            counted(days as usize, "day")
        ),
        None => moves.to_owned(),
    }
}

/// Lines of at most `width` columns; a blank line stays one.
fn textwrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.trim().split("\n\n") {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
        lines.push(String::new());
    }
    lines.pop();
    lines
}

//! Why two places were, or were not, held against each other, in words.

use std::fmt::Write as _;

use super::make::Maker;
use super::summary::paint;
use super::value::describe;
use super::{Style, escape};
use crate::compare::why::{Answer, Comparison, OTHER_SORT, UNRELATED};
use crate::extract::Claim;
use crate::rule::RuleSet;
use crate::source::Story;

/// What `gainsay why` says. `asked` are the places as they were typed.
pub fn render(
    answer: &Answer<'_>,
    asked: &[String],
    story: &Story,
    rules: &RuleSet,
    style: &Style,
) -> String {
    let maker = Maker::new(story);
    let mut out = String::new();
    for (place, claims) in asked.iter().zip([&answer.first, &answer.second]) {
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(out, "{}", paint(&escape::visible(place), "1", style));
        for claim in claims {
            let told = maker.claim(claim, rules);
            let line = format!(
                "  {}  {}  “{}” reads as {}",
                told.place(),
                told.rule.unwrap_or_default(),
                told.text,
                describe(&claim.value)
            );
            let _ = writeln!(out, "{}", escape::visible(&line));
        }
        if claims.is_empty() {
            out.push_str("  no rule finds a claim here (gainsay mentions shows what is read)\n");
        }
    }
    if asked.len() > 1 {
        out.push('\n');
        pairings(answer, story, rules, style, &mut out);
    }
    out
}

fn pairings(answer: &Answer<'_>, story: &Story, rules: &RuleSet, style: &Style, out: &mut String) {
    let (apart, told): (Vec<_>, Vec<_>) = answer.pairings.iter().partition(|p| is_apart(&p.comparison));
    for pairing in &told {
        let rule = rules.rules.get(pairing.rule).map_or("", |r| r.id.as_str());
        let words = |claim: &Claim| {
            let article = story.articles.get(claim.article as usize);
            article.map_or("", |a| claim.span.of(&a.text)).to_owned()
        };
        let title = format!("{rule}: “{}” against “{}”", words(pairing.a), words(pairing.b));
        let _ = writeln!(out, "{}", paint(&escape::visible(&title), "1", style));
        for line in comparison(&pairing.comparison) {
            let _ = writeln!(out, "  {}", escape::visible(&line));
        }
        out.push('\n');
    }
    if !apart.is_empty() {
        let _ = writeln!(
            out,
            "{} of two sorts, so that neither says anything about the other",
            pairs(apart.len(), !told.is_empty())
        );
    }
    if answer.pairings.is_empty() && !answer.first.is_empty() && !answer.second.is_empty() {
        out.push_str(&unmatched(answer, rules));
    }
}

/// Whether there is nothing to tell of two claims: a length and a date, or two names that share nothing.
fn is_apart(comparison: &Comparison) -> bool {
    let ended = comparison.ended.as_ref();
    ended.is_some_and(|e| matches!(e.gate.as_str(), OTHER_SORT | UNRELATED))
}

fn pairs(count: usize, more: bool) -> String {
    let more = if more { "more " } else { "" };
    match count {
        1 => format!("1 {more}pair is"),
        n => format!("{n} {more}pairs are"),
    }
}

/// Claims in both places, but none of one rule.
fn unmatched(answer: &Answer<'_>, rules: &RuleSet) -> String {
    let names = |claims: &[&Claim]| {
        let mut ids: Vec<&str> = claims
            .iter()
            .filter_map(|c| rules.rules.get(usize::from(c.rule)))
            .map(|r| r.id.as_str())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.join(", ")
    };
    format!(
        "not compared: claims are compared within one rule, and these are of {} and of {}\n",
        names(&answer.first),
        names(&answer.second)
    )
}

fn comparison(comparison: &Comparison) -> Vec<String> {
    let before = comparison
        .before
        .map_or_else(String::new, |b| format!(" (at first {})", b.name()));
    let mut lines = vec![format!("verdict    {}{before}", comparison.verdict.name())];
    if let Some(ended) = &comparison.ended {
        lines.push(format!("ended by   {}: {}", ended.gate, ended.reason));
    }
    if let Some(class) = comparison.class {
        lines.push(format!("class      {}", class.name()));
    }
    if let Some(confidence) = comparison.confidence {
        lines.push(format!("confidence {}", confidence.name()));
    }
    if !comparison.adjusted.is_empty() {
        lines.push(format!("adjusted   {}", comparison.adjusted.join(", ")));
    }
    for (name, text) in [("compared", &comparison.aligned), ("clash", &comparison.clash)] {
        if !text.is_empty() {
            lines.push(format!("{name:<10} {text}"));
        }
    }
    lines
}

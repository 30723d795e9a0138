//! The pipeline: the only module that knows all rooms.
//!
//! [`check`] is a pure function of text: no files, no clock, no environment, no colour, and it cannot fail.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use crate::compare::arith::echo;
use crate::compare::figure::Opinion;
use crate::compare::{self, Compared};
use crate::extract::{self, Claim, Scan};
use crate::finding::{Camp, Class, Confidence, Finding, Report, RuleOutcome, Severity};
use crate::read::{Context, Readings};
use crate::rule::{CompareAs, Evolves, RuleSet};
use crate::source::{Article, Story};
use crate::text::{Doc, Span};
use crate::value::Value;

/// All claims of a story, one list per article, in order.
pub fn claims(story: &Story, rules: &RuleSet) -> Vec<Vec<Claim>> {
    claims_by(story, &|article, number| claims_of(article, number, rules))
}

/// The same, where `claims_of` says how the claims of one article, with its number, are found. It is called from any
/// thread.
pub fn claims_by(story: &Story, claims_of: &(dyn Fn(&Article, u32) -> Vec<Claim> + Sync)) -> Vec<Vec<Claim>> {
    story
        .articles
        .par_iter()
        .enumerate()
        .map(|(number, article)| claims_of(article, u32::try_from(number).unwrap_or(u32::MAX)))
        .collect()
}

/// The claims of the articles with these numbers.
pub fn claims_among(story: &Story, numbers: Range<usize>, rules: &RuleSet) -> Vec<Vec<Claim>> {
    let claims = |number: usize| {
        let article = story.articles.get(number)?;
        Some(claims_of(
            article,
            u32::try_from(number).unwrap_or(u32::MAX),
            rules,
        ))
    };
    numbers.into_par_iter().filter_map(claims).collect()
}

/// All claims of one article, which is number `number` of its story. An article that no rule has a word of is not read.
pub fn claims_of(article: &Article, number: u32, rules: &RuleSet) -> Vec<Claim> {
    let doc = Doc::new(&article.text, &article.blocks);
    let scan = Scan::new(&doc, rules);
    if scan.is_empty() {
        return Vec::new();
    }
    let context = Context {
        published: article.published.as_ref().map(|p| p.days),
    };
    let readings = Readings::new(&doc, context);
    let mut claims = extract::claims(article, number, &doc, &readings, &scan, rules);
    if !rules.house.is_empty() {
        extract::house::settle(&mut claims, rules);
    }
    // Claims are all that stays of an article.
    claims.shrink_to_fit();
    claims
}

/// Extract, align and compare everything in one story.
pub fn check(story: &Story, rules: &RuleSet) -> Report {
    compare_claims(story, rules, claims(story, rules))
}

/// Align and compare the claims that [`claims`] gave.
pub fn compare_claims(story: &Story, rules: &RuleSet, claims: Vec<Vec<Claim>>) -> Report {
    let mut by_rule: Vec<Vec<Claim>> = vec![Vec::new(); rules.rules.len()];
    for claim in claims.into_iter().flatten() {
        if let Some(list) = by_rule.get_mut(usize::from(claim.rule)) {
            list.push(claim);
        }
    }
    let compared: Vec<Compared> = rules
        .rules
        .par_iter()
        .zip(&by_rule)
        .map(|(rule, claims)| compare::compare(rule, claims, story))
        .collect();
    let mut report = Report {
        articles: story.articles.len(),
        ..Report::default()
    };
    let opinions: Vec<Opinion> = compared.iter().flat_map(|c| c.opinions.iter().copied()).collect();
    let linked = |a: u32, b: u32| story.is_brief(a) || story.is_brief(b) || story.links().linked(a, b);
    for ((rule, claims), compared) in rules.rules.iter().zip(&by_rule).zip(compared) {
        report.rules.push(RuleOutcome {
            rule: rule.id.clone(),
            claims: claims.len(),
            groups: compared.groups,
        });
        let toll = rule.compare.kind == CompareAs::Count && rule.compare.evolves == Evolves::Up;
        report.findings.extend(compared.findings.into_iter().map(|f| {
            // Nearly the same words of the same named speaker are a story of their own.
            let sure = rule.compare.kind == CompareAs::Quote
                && f.confidence == Confidence::High
                && f.class != Class::Claimant;
            let doubted = toll && is_doubted(&f, &opinions) || !sure && !tells_one_story(&f, &linked);
            if doubted { only_worth_a_note(f) } else { f }
        }));
    }
    let findings = std::mem::take(&mut report.findings);
    report.findings = once(rules, findings);
    echo(rules, &by_rule, &mut report.findings, &linked);
    report
}

/// A sum that is wrong is shown with the other articles that state its figures.
fn echo(
    rules: &RuleSet,
    by_rule: &[Vec<Claim>],
    findings: &mut [Finding],
    linked: &dyn Fn(u32, u32) -> bool,
) {
    let kind = |f: &Finding| {
        rules
            .rules
            .iter()
            .find(|r| r.id == f.rule)
            .map(|r| r.compare.kind)
    };
    let adds_up = |f: &&mut Finding| {
        matches!(
            kind(f),
            Some(CompareAs::Sum | CompareAs::Share | CompareAs::Change)
        )
    };
    let mut wrong = findings.iter_mut().filter(adds_up).peekable();
    let figures = rules
        .rules
        .iter()
        .position(|r| r.compare.kind == CompareAs::Figures);
    if let (Some(_), Some(claims)) = (wrong.peek(), figures.and_then(|at| by_rule.get(at))) {
        let figures = echo::Figures::new(claims);
        wrong.for_each(|finding| {
            if kind(finding) == Some(CompareAs::Share) {
                figures.add_shares(finding, linked);
            }
            figures.add_to(finding, linked);
        });
    }
}

/// Each thing is reported once. What a rule that knows its topic has found is left out of `figures` and of who is
/// credited; that the sources of a draft differ says more than that the draft differs from one of them. A mere note on
/// when something happened yields to everything.
fn once(rules: &RuleSet, findings: Vec<Finding>) -> Vec<Finding> {
    let rank = |f: &Finding| {
        let rule = rules.rules.iter().find(|rule| rule.id == f.rule);
        match rule.map(|rule| rule.compare.kind) {
            Some(CompareAs::When) if f.severity == Severity::Note => 3,
            Some(CompareAs::Disclosure) => 1,
            Some(CompareAs::Figures | CompareAs::Attribution | CompareAs::Hedge) => 2,
            Some(CompareAs::SameFigure | CompareAs::Certainty) => 3,
            _ => 0,
        }
    };
    let mut kept: Vec<Finding> = Vec::new();
    let mut left = findings;
    for level in 0..=3 {
        let (now, later): (Vec<Finding>, Vec<Finding>) = left.into_iter().partition(|f| rank(f) == level);
        left = later;
        let told = |f: &Finding| {
            let louder = |t: &&Finding| level != 1 || t.severity >= f.severity;
            let akin = |t: &&Finding| tells_time(t) == tells_time(f);
            kept.iter().filter(louder).filter(akin).any(|t| f.shares_sides(t))
        };
        let fresh: Vec<Finding> = now.into_iter().filter(|f| level == 0 || !told(f)).collect();
        kept.extend(fresh);
    }
    kept
}

/// Whether a finding is about when something was: the clause that it shows may hold figures that are another matter.
fn tells_time(finding: &Finding) -> bool {
    let shown = finding.camps.iter().flat_map(|c| &c.claims).next();
    shown.is_some_and(|c| {
        matches!(
            c.value,
            Value::Date(_) | Value::MonthDay(_) | Value::Weekday(_) | Value::Clock(_)
        )
    })
}

/// Whether two camps of a finding stand in one article, or in two that tell one story.
fn tells_one_story(finding: &Finding, linked: &dyn Fn(u32, u32) -> bool) -> bool {
    let articles: Vec<BTreeSet<u32>> = finding
        .camps
        .iter()
        .map(|camp| camp.claims.iter().map(|c| c.article).collect())
        .collect();
    articles.iter().enumerate().any(|(at, one)| {
        let others = articles.iter().skip(at + 1).flatten();
        others
            .into_iter()
            .any(|b| one.iter().any(|a| a == b || linked(*a, *b)))
    })
}

/// Whether a toll is aligned by its topic alone, against all that is said around the two figures: a story tells of other
/// days, other wards and other years.
fn is_doubted(finding: &Finding, opinions: &[Opinion]) -> bool {
    let in_camp = |camp: &Camp, (article, span): (u32, Span)| {
        camp.claims
            .iter()
            .any(|c| c.article == article && c.span.overlaps(span))
    };
    let about = |o: &&Opinion| {
        finding.camps.iter().enumerate().any(|(i, one)| {
            let other = finding.camps.iter().enumerate();
            in_camp(one, o.a) && other.filter(|(j, _)| i != *j).any(|(_, camp)| in_camp(camp, o.b))
        })
    };
    let mut heard = opinions.iter().filter(about).peekable();
    heard.peek().is_some() && !heard.any(|o| o.supports)
}

/// What a doubt leaves of a finding: a run of many articles tells many stories, and people, places and words of one
/// name stand in several.
fn only_worth_a_note(mut finding: Finding) -> Finding {
    finding.severity = Severity::Note;
    finding.confidence = Confidence::Low;
    finding
}

//! A weekday and the date beside it: `Monday, October 11, 2022` was a Tuesday (semantics 5.9).

use crate::compare::{Compared, build};
use crate::extract::{Claim, Slot};
use crate::finding::{Camp, Confidence, Evidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::text::Span;
use crate::value::{Days, Value, Weekday};

/// Compare every weekday with its date: each claim stands for itself.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    Compared::new(
        claims
            .iter()
            .filter_map(|claim| finding(rule, story, claims, claim))
            .collect(),
        claims.len(),
    )
}

/// How a claim's weekday and date go together; a claim without a single day is not judged.
pub fn verdict(rule: &Rule, claim: &Claim) -> Verdict {
    match pair(rule, claim) {
        Some((weekday, date)) if Weekday::of(date.lo) == weekday => Verdict::Agree,
        Some(_) => Verdict::Contradiction,
        None => Verdict::Unrelated,
    }
}

fn pair(rule: &Rule, claim: &Claim) -> Option<(Weekday, Days)> {
    let Value::Weekday(weekday) = claim.value else {
        return None;
    };
    let slot = claim.slot(rule.compare.with.as_deref()?)?;
    let date = match (slot, slot.value()) {
        (Slot::When(days), _) | (_, Some(Value::Date(days))) => *days,
        _ => return None,
    };
    date.is_day().then_some((weekday, date))
}

/// What the story says elsewhere of the same day, with a weekday that is right: the same weekday a few days off, or the
/// same date.
fn elsewhere<'c>(
    rule: &Rule,
    claims: &'c [Claim],
    claim: &Claim,
    weekday: Weekday,
    date: Days,
) -> Vec<&'c Claim> {
    let meant = |other: &&Claim| {
        pair(rule, other).is_some_and(|(w, d)| {
            Weekday::of(d.lo) == w && (d == date || (w == weekday && d.lo.abs_diff(date.lo) < NEAR))
        })
    };
    claims
        .iter()
        .filter(|other| other.article != claim.article)
        .filter(meant)
        .collect()
}

/// A date so many days off with the same weekday is the same one mistyped: the weekday comes again after seven.
const NEAR: u32 = 4;

fn finding(rule: &Rule, story: &Story, claims: &[Claim], claim: &Claim) -> Option<Finding> {
    if verdict(rule, claim) != Verdict::Contradiction {
        return None;
    }
    let (weekday, date) = pair(rule, claim)?;
    let article = story.articles.get(claim.article as usize)?;
    let words = claim.span.of(&article.text);
    let real = Weekday::of(date.lo);
    if told_from_today(words) && are_neighbours(weekday, real) {
        return None;
    }
    let said = build::Sentences {
        message: format!("“{words}” was not a {weekday} in {}", article.path),
        aligned: format!("the weekday stands beside the date {date}"),
        clash: format!("{date} is a {real}"),
        help: Some("look at a calendar, and correct the weekday or the date".to_owned()),
    };
    let weight = build::Weight::conflict(Verdict::Contradiction, Confidence::High);
    let mut camps = vec![
        camp(claim, claim.value_span, weekday.to_string()),
        camp(claim, beside(claim), format!("{date}, a {real}")),
    ];
    for other in elsewhere(rule, claims, claim, weekday, date) {
        let (right, on) = pair(rule, other)?;
        camps.push(camp(other, other.span, format!("{right}, {on}")));
    }
    build::finding(rule, weight, said, camps, format!("day={weekday};on={date}"))
}

/// Whether the date is seen from the day of publication. The day that a page gives for it may be that of another time
/// zone, or of the morning edition.
fn told_from_today(words: &str) -> bool {
    let first = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    ["today", "tonight", "tomorrow", "yesterday"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
}

fn are_neighbours(a: Weekday, b: Weekday) -> bool {
    matches!(a.0.abs_diff(b.0), 1 | 6)
}

fn camp(claim: &Claim, span: Span, reads_as: String) -> Camp {
    let evidence = Evidence {
        span,
        ..build::evidence(claim)
    };
    Camp {
        reads_as,
        claims: vec![evidence],
    }
}

/// The date's words: what the match has besides the weekday.
fn beside(claim: &Claim) -> Span {
    if claim.value_span.start > claim.span.start {
        Span::new(claim.span.start, claim.value_span.start)
    } else {
        Span::new(claim.value_span.end, claim.span.end)
    }
}

//! Why two places were, or were not, held against each other: the claims in both, the gate that ended each comparison,
//! the verdict and the class of difference. A pure function; `gainsay why` prints what it returns.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::{Claim, Mood};
use crate::finding::{Class, Confidence, Finding, Verdict};
use crate::rule::{CompareAs, Rule, RuleSet};
use crate::source::Story;
use crate::text::Span;

use super::figure::{headline, same};
use super::opposite::{contrast, outcome};
use super::person::{age, name, role};
use super::place::side;
use super::seen::{Seen, reported};
use super::time::{order, when};
use super::topic::gate::Gate;
use super::topic::subject::Subject;
use super::topic::verdict::{Adjustment, judge};
use super::topic::{explain, interval};
use super::{compare, draft, phrase, place, quote};

/// A stretch of one article: a line that somebody asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The article, by place in the story.
    pub article: u32,
    /// Bytes of its text.
    pub span: Span,
}

/// What ends the comparison of two values that say nothing about each other.
pub const OTHER_SORT: &str = "other-sort";
/// What ends the comparison of two claims that are not about one thing, where no more is known.
pub const UNRELATED: &str = "unrelated";

/// The name of what ended a comparison, and the reason in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// `same-sentence`, `key`, `other-event` …
    pub gate: String,
    /// One clause without a full stop.
    pub reason: String,
}

/// How two claims of one rule compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What it came to.
    pub verdict: Verdict,
    /// What it would have been before anything softened it, where that differs.
    pub before: Option<Verdict>,
    /// What ended it early.
    pub ended: Option<Ended>,
    /// Why they differ.
    pub class: Option<Class>,
    /// How sure the alignment is.
    pub confidence: Option<Confidence>,
    /// What softened or sharpened the verdict, by name.
    pub adjusted: Vec<&'static str>,
    /// What both are about.
    pub aligned: String,
    /// How they differ.
    pub clash: String,
}

/// Two claims of one rule, one in each place.
#[derive(Clone, Debug)]
pub struct Pairing<'c> {
    /// The rule, by place in the rule set.
    pub rule: usize,
    /// The claim in the first place.
    pub a: &'c Claim,
    /// The claim in the second place.
    pub b: &'c Claim,
    /// How they compare.
    pub comparison: Comparison,
}

/// Everything there is to say about two places.
#[derive(Clone, Debug, Default)]
pub struct Answer<'c> {
    /// The claims in the first place.
    pub first: Vec<&'c Claim>,
    /// The claims in the second place.
    pub second: Vec<&'c Claim>,
    /// Every pair of claims of one rule, the gravest first.
    pub pairings: Vec<Pairing<'c>>,
}

/// Why `first` and `second` were, or were not, compared. `claims` holds one list per article. With no second place, the
/// claims in the first are answered alone.
pub fn why<'c>(
    rules: &RuleSet,
    claims: &'c [Vec<Claim>],
    story: &Story,
    first: Asked,
    second: Option<Asked>,
) -> Answer<'c> {
    let mut answer = Answer {
        first: within(claims, first),
        second: second.map_or_else(Vec::new, |asked| within(claims, asked)),
        pairings: Vec::new(),
    };
    let of_rule = |at: u16| -> Vec<Claim> {
        let all = claims.iter().flatten();
        all.filter(|c| c.rule == at).cloned().collect()
    };
    let asked: BTreeSet<u16> = answer.first.iter().map(|c| c.rule).collect();
    let all: BTreeMap<u16, Vec<Claim>> = asked.into_iter().map(|at| (at, of_rule(at))).collect();
    let mut seen: BTreeMap<u16, Seen<'_>> = BTreeMap::new();
    for &a in &answer.first {
        for &b in answer
            .second
            .iter()
            .filter(|b| b.rule == a.rule && !std::ptr::eq(**b, a))
        {
            let at = usize::from(a.rule);
            let Some(rule) = rules.rules.get(at) else { continue };
            let comparison = if is_figure(rule.compare.kind) {
                let all = claims.iter().flatten().filter(|c| c.rule == a.rule);
                figures(rule, story, &interval::subjects(rule, all, story), a, b)
            } else {
                let own = all.get(&a.rule).map_or(&[][..], Vec::as_slice);
                let seen = seen.entry(a.rule).or_insert_with(|| Seen::new(rule, story, own));
                seen.comparison(a, b).unwrap_or_else(|| pair(rule, story, a, b))
            };
            answer.pairings.push(Pairing {
                rule: at,
                a,
                b,
                comparison,
            });
        }
    }
    answer
        .pairings
        .sort_by_key(|p| std::cmp::Reverse(p.comparison.verdict));
    answer
}

/// What keeps `claim` from being held against anything at all, whatever stands on the other side.
pub fn alone(rule: &Rule, claim: &Claim) -> Option<Ended> {
    if !is_figure(rule.compare.kind) {
        return None;
    }
    let gate = match claim.frame.mood {
        _ if claim.frame.partial => Gate::Partial,
        Mood::Possible | Mood::Conditional | Mood::Question => Gate::Unreal,
        Mood::Fact | Mood::Planned if claim.frame.negated && !rule.compare.negated_contradicts => {
            Gate::Polarity
        }
        Mood::Fact | Mood::Planned => return None,
    };
    Some(Ended {
        gate: gate.to_string(),
        reason: gate.reason(rule),
    })
}

fn within(claims: &[Vec<Claim>], asked: Asked) -> Vec<&Claim> {
    let of_article = claims.get(asked.article as usize).into_iter().flatten();
    of_article
        .filter(|c| c.span.overlaps(asked.span) || c.value_span.overlaps(asked.span))
        .collect()
}

/// How two claims of one rule compare when nothing else is known, whatever the rule compares.
pub fn pair(rule: &Rule, story: &Story, a: &Claim, b: &Claim) -> Comparison {
    match rule.compare.kind {
        kind if is_figure(kind) => figures(
            rule,
            story,
            &interval::subjects(rule, [a, b].into_iter(), story),
            a,
            b,
        ),
        CompareAs::Side => plain(rule, story, a, b, side::verdict(rule, story, a, b)),
        CompareAs::Quote => plain(rule, story, a, b, quote::verdict(rule, story, a, b)),
        CompareAs::Spelling => plain(rule, story, a, b, name::verdict(a, b)),
        CompareAs::Role => plain(rule, story, a, b, role::verdict(a, b)),
        CompareAs::PersonAge => plain(rule, story, a, b, age::verdict(a, b)),
        CompareAs::Sum | CompareAs::Share | CompareAs::Change | CompareAs::Span => {
            ended("own-sum", "each adds up, or not, by itself".to_owned())
        }
        CompareAs::When => plain(rule, story, a, b, when::verdict(story, a, b)),
        CompareAs::WeekdayOf => ended("own-date", "each agrees with its own date, or not".to_owned()),
        CompareAs::Place => plain(rule, story, a, b, place::verdict(rule, a, b)),
        CompareAs::Order => plain(rule, story, a, b, order::verdict(a, b)),
        CompareAs::Headline => plain(rule, story, a, b, headline::verdict(a, b)),
        CompareAs::Opposite => plain(rule, story, a, b, outcome::verdict(a, b)),
        CompareAs::Contrast => plain(rule, story, a, b, contrast::verdict(story, a, b)),
        CompareAs::Certainty => plain(rule, story, a, b, draft::verdict(a, b)),
        CompareAs::SameFigure => plain(rule, story, a, b, same::verdict(a, b)),
        CompareAs::Attribution | CompareAs::Disclosure | CompareAs::Hedge => {
            plain(rule, story, a, b, draft::verdict(a, b))
        }
        _ => plain(rule, story, a, b, Verdict::Compatible),
    }
}

/// Whether a way of comparing goes by the intervals of figures.
pub(super) fn is_figure(kind: CompareAs) -> bool {
    matches!(
        kind,
        CompareAs::Count
            | CompareAs::Amount
            | CompareAs::Percent
            | CompareAs::Money
            | CompareAs::Duration
            | CompareAs::Age
    )
}

/// `a` and `b` as the checker sees them among all claims of their rule.
fn figures(rule: &Rule, story: &Story, all: &[Subject<'_>], a: &Claim, b: &Claim) -> Comparison {
    let find = |claim: &Claim| all.iter().find(|s| std::ptr::eq(s.claim, claim));
    let (Some(x), Some(y)) = (find(a), find(b)) else {
        return ended("no-figure", "one of them has no figure".to_owned());
    };
    match judge(rule, x, y) {
        Err(gate) => ended(&gate.to_string(), gate.reason(rule)),
        Ok(judgement) => Comparison {
            verdict: judgement.verdict,
            before: (judgement.raw != judgement.verdict).then_some(judgement.raw),
            ended: None,
            class: judgement.class,
            confidence: Some(judgement.confidence),
            adjusted: judgement.adjusted.iter().map(Adjustment::name).collect(),
            aligned: explain::aligned(rule, story, x, y, &judgement),
            clash: explain::clash(rule, story, x, y, &judgement),
        },
    }
}

pub(super) fn ended(gate: &str, reason: String) -> Comparison {
    Comparison {
        verdict: Verdict::Unrelated,
        before: None,
        ended: Some(Ended {
            gate: gate.to_owned(),
            reason,
        }),
        class: None,
        confidence: None,
        adjusted: Vec::new(),
        aligned: String::new(),
        clash: String::new(),
    }
}

/// What the rule reports when it sees nothing but these two; `silent` is the verdict where it reports nothing.
fn plain(rule: &Rule, story: &Story, a: &Claim, b: &Claim, silent: Verdict) -> Comparison {
    let both = [a.clone(), b.clone()];
    let mut found: Vec<Finding> = compare(rule, &both, story).findings;
    found.sort_by_key(|f| std::cmp::Reverse(f.verdict));
    let Some(finding) = found.into_iter().next() else {
        let reason = match silent {
            Verdict::Unrelated => "they are not about one thing",
            Verdict::Agree => "they say the same",
            _ => "both can stand",
        };
        let name = if silent == Verdict::Unrelated {
            UNRELATED
        } else {
            "no-clash"
        };
        return Comparison {
            verdict: silent,
            ..ended(name, reason.to_owned())
        };
    };
    reported(&finding)
}

/// One claim in one line: its article and its words.
pub fn line(story: &Story, claim: &Claim) -> String {
    let said = phrase::quoted(&phrase::words(story, claim));
    format!("{}: {said}", phrase::path(story, claim.article))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{as_of, claim, rule, said_by, story};
    use super::*;
    use crate::rule::Evolves;

    fn compared(a: &Claim, b: &Claim) -> Comparison {
        let mut b = b.clone();
        b.sentence = 1;
        pair(&rule(Evolves::Up), &story(&[Some(5), Some(6)]), a, &b)
    }

    #[test]
    fn every_ending_has_a_name_and_a_reason() {
        let dead = |article, n| claim(article, n, &[("thing", "dead"), ("kind", "civilian")]);
        let hurt = claim(1, "=5", &[("thing", "hurt"), ("kind", "civilian")]);
        let mut part = dead(1, "=5");
        part.frame.partial = true;
        let mut event = dead(1, "=5");
        event.frame.event = Some(crate::value::Days::day(4));
        let mut other = dead(0, "=9");
        other.frame.event = Some(crate::value::Days::day(9));
        for (a, b, gate) in [
            (dead(0, "=9"), hurt, "key"),
            (dead(0, "=9"), part, "partial"),
            (other, event, "other-event"),
        ] {
            let ended = compared(&a, &b).ended.unwrap();
            assert_eq!(ended.gate, gate);
            assert!(!ended.reason.is_empty());
        }
    }

    #[test]
    fn a_softened_verdict_says_what_it_was() {
        let dead = |article, n| as_of(claim(article, n, &[("thing", "dead"), ("kind", "civilian")]), 5);
        let comparison = compared(&said_by(dead(0, "=9"), "Ann"), &said_by(dead(1, "=5"), "Bo"));
        assert_eq!(comparison.verdict, Verdict::Note);
        assert_eq!(comparison.before, Some(Verdict::Contradiction));
        assert_eq!(comparison.class, Some(Class::Claimant));
        assert_eq!(comparison.adjusted, ["attributed"]);
        let update = compared(&dead(0, "=5"), &as_of(dead(1, "=9"), 6));
        assert_eq!(
            (update.verdict, update.class),
            (Verdict::Update, Some(Class::Stale))
        );
    }
}

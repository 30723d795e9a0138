//! From scored pairs to findings: a clash, and whatever agrees with one of its sides.

use std::collections::{BTreeMap, BTreeSet};

use super::moment::{Apart, Relation};
use super::{Event, Pair, weights};
use crate::compare::{build, phrase};
use crate::extract::{Claim, Slot};
use crate::finding::{Camp, Class, Confidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;

/// One finding for each event that has two moments.
pub(super) fn findings(rule: &Rule, story: &Story, events: &[Event<'_>], pairs: &[Pair]) -> Vec<Finding> {
    let mut clashes: Vec<&Pair> = pairs.iter().filter(|p| p.clashes(weights::REPORT)).collect();
    clashes.sort_by_key(|p| (std::cmp::Reverse(p.score), p.a, p.b));
    let agreeing = Agreeing::new(pairs);
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut out = Vec::new();
    for clash in clashes {
        if told.contains(&clash.a) || told.contains(&clash.b) {
            continue;
        }
        let sides = agreeing.sides(clash);
        told.extend(sides.iter().flatten());
        out.extend(finding(rule, story, events, clash, &sides));
    }
    out
}

/// Which events tell one moment alike.
struct Agreeing {
    with: BTreeMap<usize, BTreeSet<usize>>,
}

impl Agreeing {
    fn new(pairs: &[Pair]) -> Self {
        let mut with: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for pair in pairs.iter().filter(|p| p.agrees()) {
            with.entry(pair.a).or_default().insert(pair.b);
            with.entry(pair.b).or_default().insert(pair.a);
        }
        Self { with }
    }

    /// The two sides of a clash, each with the events that agree with it and not with the other one.
    fn sides(&self, clash: &Pair) -> [BTreeSet<usize>; 2] {
        let side = |own: usize| {
            let mut all = self.with.get(&own).cloned().unwrap_or_default();
            all.insert(own);
            all
        };
        let (one, two) = (side(clash.a), side(clash.b));
        [&one - &two, &two - &one]
    }
}

fn finding(
    rule: &Rule,
    story: &Story,
    events: &[Event<'_>],
    clash: &Pair,
    sides: &[BTreeSet<usize>; 2],
) -> Option<Finding> {
    let (a, b) = (events.get(clash.a)?, events.get(clash.b)?);
    let told = [a, b].map(|e| (phrase::words(story, e.claim), e.claim.article));
    let shared = shared(a, b);
    let what = match clash.relation {
        Relation::Clash(Apart::Minutes(_)) => "two times of day",
        _ if a.moment.grain() > 1 => "two dates",
        _ => "two days",
    };
    let said = build::Sentences {
        message: format!("one event has {what}: {}", phrase::against(story, &told)),
        aligned: format!("both clauses speak of {}", phrase::list(&shared)),
        clash: format!("it cannot be {} and {}", a.moment, b.moment),
        help: Some("find out which it was; if they are two events, say so".to_owned()),
    };
    let sure = clash.score >= weights::CLEAR;
    let (verdict, class) = judged(a, b);
    let weight = build::Weight {
        verdict,
        class,
        confidence: if sure { Confidence::Medium } else { Confidence::Low },
    };
    let camps = [(a, &sides[0]), (b, &sides[1])].map(|(event, side)| Camp {
        reads_as: event.moment.to_string(),
        claims: side
            .iter()
            .filter_map(|&at| Some(build::evidence(events.get(at)?.claim)))
            .collect(),
    });
    let mut camps = Vec::from(camps);
    camps.sort_by_key(|c| c.claims.first().map(|e| (e.article, e.span)));
    build::finding(rule, weight, said, camps, format!("words={}", shared.join(" ")))
}

/// Two named sources that differ are reported as that: a note.
pub(super) fn judged(a: &Event<'_>, b: &Event<'_>) -> (Verdict, Class) {
    let (x, y) = (&a.claim.frame.source, &b.claim.frame.source);
    if x.is_named() && y.is_named() && !x.may_be(y) {
        (Verdict::Note, Class::Claimant)
    } else {
        (Verdict::Contradiction, Class::Conflict)
    }
}

/// The words that both clauses have, or what is done in both.
fn shared(a: &Event<'_>, b: &Event<'_>) -> Vec<String> {
    let words = |claim: &Claim| match claim.slot("words") {
        Some(Slot::Many(list)) => list.clone(),
        _ => Vec::new(),
    };
    let theirs = words(b.claim);
    let both: Vec<String> = words(a.claim)
        .iter()
        .filter(|w| theirs.contains(w))
        .filter_map(|w| match w {
            Slot::Id(word) => Some(word.to_string()),
            _ => None,
        })
        .collect();
    let deed = || {
        a.context
            .governors
            .iter()
            .map(|t| t.stem.to_string())
            .take(1)
            .collect()
    };
    if both.is_empty() { deed() } else { both }
}

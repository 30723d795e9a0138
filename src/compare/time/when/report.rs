//! From scored pairs to findings: a clash, and whatever agrees with one of its sides.

use std::collections::{BTreeMap, BTreeSet};

use super::moment::{Apart, Relation};
use super::{Event, Pair, weights};
use crate::compare::{build, phrase};
use crate::finding::{Class, Confidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;

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
        if all_tell_both(events, &sides) {
            continue;
        }
        out.extend(finding(rule, story, events, clash, &sides));
    }
    out
}

/// Whether every article of either side is on the other one too: all of them tell of two events.
fn all_tell_both(events: &[Event<'_>], sides: &[BTreeSet<usize>; 2]) -> bool {
    let articles = sides.each_ref().map(|side| {
        let articles = side.iter().filter_map(|&at| events.get(at));
        articles.map(|e| e.claim.article).collect::<BTreeSet<u32>>()
    });
    articles[0] == articles[1]
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
    let floor = clash.relation == Relation::Clash(Apart::Floor);
    let against = phrase::against(story, &told);
    let said = build::Sentences {
        message: if floor {
            format!("the earliest day is told as the day: {against}")
        } else {
            format!("one event has {what}: {against}")
        },
        aligned: format!("both clauses speak of {}", phrase::list(&shared)),
        clash: if floor {
            "it may be later still".to_owned()
        } else {
            format!("it cannot be {} and {}", a.moment, b.moment)
        },
        help: Some(if floor {
            "say that it is the earliest".to_owned()
        } else {
            "find out which it was; if they are two events, say so".to_owned()
        }),
    };
    let sure = weights::is_clear(&clash.row, clash.score);
    let (verdict, class) = judged(a, b, clash.relation);
    let weight = build::Weight {
        verdict,
        class,
        confidence: if sure { Confidence::Medium } else { Confidence::Low },
    };
    let camps = [(a, &sides[0]), (b, &sides[1])].map(|(event, side)| {
        let told = side.iter().filter_map(|&at| events.get(at));
        build::camp(event.moment.to_string(), told.map(|e| e.claim))
    });
    let mut camps = Vec::from(camps);
    camps.sort_by_key(|c| c.claims.first().map(|e| (e.article, e.span)));
    build::finding(rule, weight, said, camps, format!("words={}", shared.join(" ")))
}

/// Two named sources that differ are reported as that: a note. So is a day that another article has as the earliest
/// possible one, unless a draft turns the one into the other.
pub(super) fn judged(a: &Event<'_>, b: &Event<'_>, relation: Relation) -> (Verdict, Class) {
    let (x, y) = (&a.claim.frame.source, &b.claim.frame.source);
    if relation == Relation::Clash(Apart::Floor) {
        let firm = |e: &Event<'_>| e.draft && e.moment.part == "at";
        let sides = [(a, b), (b, a)];
        let lost = sides.iter().any(|(own, other)| firm(own) && !other.draft);
        let verdict = if lost { Verdict::Discrepancy } else { Verdict::Note };
        return (verdict, Class::Hedge);
    }
    if x.is_named() && y.is_named() && !x.may_be(y) {
        (Verdict::Note, Class::Claimant)
    } else {
        (Verdict::Contradiction, Class::Conflict)
    }
}

/// The words that both clauses have, or what is done in both.
fn shared(a: &Event<'_>, b: &Event<'_>) -> Vec<String> {
    let theirs: BTreeSet<&Sym> = b.claim.ids("words").collect();
    let both = a.claim.ids("words").filter(|word| theirs.contains(word));
    let both: Vec<String> = both.map(Sym::to_string).collect();
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

//! A swap of two figures becomes a finding; swaps of one article with several others become one.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{Fact, Pair};
use super::likeness::Surprise;
use super::report::{evidence, reads_as};
use super::swap::{Swap, swaps};
use crate::compare::phrase::{path, quoted, words};
use crate::finding::{Camp, Class, Confidence, Finding, Severity, Verdict, canonical};
use crate::rule::Rule;
use crate::source::Story;

/// The findings on figures that have changed places; the pairs in `told` are reported already.
pub(super) fn findings(
    rule: &Rule,
    story: &Story,
    facts: &[Fact<'_>],
    pairs: &[Pair],
    told: &BTreeSet<(usize, usize)>,
) -> Vec<Finding> {
    let surprise = Surprise::of_own(facts.iter().flat_map(|f| f.items.iter().map(|i| i.context)));
    let fresh = |s: &Swap| {
        let crossed = [(s.here[0], s.there[1]), (s.here[1], s.there[0])];
        crossed
            .iter()
            .all(|(a, b)| !told.contains(&(*a.min(b), *a.max(b))))
    };
    let all: Vec<Swap> = swaps(facts, pairs, &surprise).into_iter().filter(fresh).collect();
    join(&all)
        .iter()
        .filter_map(|sides| finding(rule, story, facts, sides))
        .collect()
}

/// Swaps that have figures in common, with their figures on two sides.
struct Sides<'s> {
    clearest: &'s Swap,
    first: Vec<usize>,
    second: Vec<usize>,
}

fn join(all: &[Swap]) -> Vec<Sides<'_>> {
    let mut out: Vec<Sides<'_>> = Vec::new();
    let mut home: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for swap in all {
        let here = swap.here.iter().find_map(|i| home.get(i).copied());
        let there = swap
            .there
            .iter()
            .find_map(|i| home.get(i).map(|(g, first)| (*g, !first)));
        let (group, first) = here.or(there).unwrap_or((out.len(), true));
        if group == out.len() {
            out.push(Sides {
                clearest: swap,
                first: Vec::new(),
                second: Vec::new(),
            });
        }
        for (figures, first) in [(swap.here, first), (swap.there, !first)] {
            for figure in figures {
                if home.contains_key(&figure) {
                    continue;
                }
                home.insert(figure, (group, first));
                if let Some(sides) = out.get_mut(group) {
                    if first {
                        &mut sides.first
                    } else {
                        &mut sides.second
                    }
                    .push(figure);
                }
            }
        }
    }
    out
}

fn finding(rule: &Rule, story: &Story, facts: &[Fact<'_>], sides: &Sides<'_>) -> Option<Finding> {
    let swap = sides.clearest;
    let [one, other] = swap.here.map(|i| facts.get(i).map(Fact::first));
    let (one, other) = (one?, other?);
    let there = facts.get(swap.there[0])?.first();
    let told = |w: [&String; 2]| {
        let part = |item: crate::compare::figure::fact::Item<'_>, w: &str| {
            format!("{} with {}", reads_as(&item.claim.value), quoted(w))
        };
        format!("{}, {}", part(one, w[0]), part(other, w[1]))
    };
    let [x, y] = &swap.words;
    let camp = |figures: &[usize], reads_as: String| Camp {
        reads_as,
        claims: figures
            .iter()
            .filter_map(|i| facts.get(*i))
            .flat_map(evidence)
            .collect(),
    };
    let mut values = [canonical(&one.claim.value), canonical(&other.claim.value)];
    values.sort();
    Some(Finding {
        rule: rule.id.clone(),
        verdict: Verdict::Contradiction,
        severity: rule.severity.min(Severity::Warning),
        class: Class::Conflict,
        confidence: Confidence::Medium,
        message: format!(
            "two figures have changed places: {} is told with {} and {} with {} in {}, and the other way round in {}",
            quoted(&words(story, one.claim)),
            quoted(x),
            quoted(&words(story, other.claim)),
            quoted(y),
            path(story, one.claim.article),
            path(story, there.claim.article),
        ),
        aligned: "both articles give both figures".to_owned(),
        clash: format!("{}; against {}", told([x, y]), told([y, x])),
        help: None,
        camps: vec![
            camp(&sides.first, told([x, y])),
            camp(&sides.second, told([y, x])),
        ],
        key: format!("changed places {} {}", values[0], values[1]),
    })
}

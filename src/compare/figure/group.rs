//! From scored pairs to groups: agreement first, then the conflicts that are clearly each other's best match.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::Difference;
use super::fact::{Fact, Pair};
use super::gate::{Gate, allowance};
use super::weights;
use crate::compare::joined::Joined;
use crate::finding::canonical;

/// Facts about one thing that do not all agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The facts, in order.
    pub facts: Vec<usize>,
    /// The conflicts inside, as places in the list of pairs, clearest first.
    pub conflicts: Vec<usize>,
}

/// Where a pair of figures ended; `why` prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The two agree.
    Agrees,
    /// Too little speaks for one thing.
    Weak,
    /// Something speaks against a conflict.
    Gated(Gate),
    /// They are about one thing and differ.
    Conflict,
}

/// The groups of a story, each with at least one conflict: first those that are clear, then, among the facts that are
/// left, those that are only likely.
pub fn groups(facts: &[Fact<'_>], pairs: &[Pair]) -> Vec<Group> {
    let conflict = |i: &usize| pairs.get(*i).is_some_and(|p| outcome(p) == Outcome::Conflict);
    let (clear, likely): (Vec<usize>, Vec<usize>) = (0..pairs.len())
        .filter(conflict)
        .partition(|&i| pairs.get(i).is_some_and(|p| p.score >= weights::CLEAR));
    let mut out = join(facts, pairs, &clear);
    let taken: BTreeSet<usize> = out.iter().flat_map(|g| g.facts.iter().copied()).collect();
    let free = |i: &usize| {
        pairs
            .get(*i)
            .is_some_and(|p| !taken.contains(&p.a) && !taken.contains(&p.b))
    };
    let left: Vec<usize> = likely.into_iter().filter(free).collect();
    out.extend(join(facts, pairs, &left));
    out
}

/// Join the two sides of each conflict, and whatever agrees with a side.
fn join(facts: &[Fact<'_>], pairs: &[Pair], conflicts: &[usize]) -> Vec<Group> {
    let mut joined = Joined::default();
    let mut touched = BTreeSet::new();
    for pair in conflicts.iter().filter_map(|&i| pairs.get(i)) {
        joined.join(pair.a, pair.b);
        touched.extend([pair.a, pair.b]);
    }
    for pair in pairs
        .iter()
        .filter(|p| is_agreement(facts, p) && (touched.contains(&p.a) || touched.contains(&p.b)))
    {
        joined.join(pair.a, pair.b);
    }
    for (at, other) in repeated(facts, &touched) {
        joined.join(at, other);
    }
    let mut out: BTreeMap<usize, Group> = BTreeMap::new();
    for &i in conflicts {
        let Some(pair) = pairs.get(i) else { continue };
        let empty = Group {
            facts: Vec::new(),
            conflicts: Vec::new(),
        };
        out.entry(joined.root(pair.a)).or_insert(empty).conflicts.push(i);
    }
    for fact in 0..facts.len() {
        if let Some(group) = out.get_mut(&joined.root(fact)) {
            group.facts.push(fact);
        }
    }
    let mut groups: Vec<Group> = out.into_values().collect();
    for group in &mut groups {
        group
            .conflicts
            .sort_by_key(|&i| (std::cmp::Reverse(pairs.get(i).map_or(0, |p| p.score)), i));
    }
    groups
}

/// Whether two articles give one figure of one thing. A specific figure is of one thing however it is told.
fn is_agreement(facts: &[Fact<'_>], pair: &Pair) -> bool {
    let slack = match pair.difference {
        Difference::Same => facts.get(pair.a).map_or(0, |f| allowance(f.first())),
        _ => 0,
    };
    pair.difference.agrees() && pair.fit > weights::AGREES - slack
}

/// The facts that repeat a specific figure of a fact in `touched` elsewhere in its article, with that fact.
fn repeated(facts: &[Fact<'_>], touched: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let place = |at: usize| {
        let fact = facts.get(at).filter(|f| allowance(f.first()) > 0)?;
        let first = fact.first();
        Some((
            fact.article,
            first.context.kind.clone(),
            canonical(&first.claim.value),
        ))
    };
    let mut told: BTreeMap<_, usize> = BTreeMap::new();
    for &at in touched {
        if let Some(place) = place(at) {
            told.entry(place).or_insert(at);
        }
    }
    (0..facts.len())
        .filter_map(|at| Some((at, *told.get(&place(at)?)?)))
        .filter(|(at, other)| at != other)
        .collect()
}

/// Where one pair ended.
pub fn outcome(pair: &Pair) -> Outcome {
    if pair.difference.agrees() {
        Outcome::Agrees
    } else if let Some(gate) = pair.gate {
        Outcome::Gated(gate)
    } else if pair.score < weights::REPORT {
        Outcome::Weak
    } else {
        Outcome::Conflict
    }
}

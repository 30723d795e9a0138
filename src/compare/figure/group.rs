//! From scored pairs to groups: agreement first, then the conflicts that are clearly each other's best match.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{Fact, Gate, Pair};
use super::weights;

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

/// The groups of a story, each with at least one conflict.
pub fn groups(facts: &[Fact<'_>], pairs: &[Pair]) -> Vec<Group> {
    let outcomes = outcomes(pairs);
    let mut joined = Joined::new(facts.len());
    let conflicts: Vec<usize> = (0..pairs.len())
        .filter(|&i| outcomes.get(i) == Some(&Outcome::Conflict))
        .collect();
    let mut touched = BTreeSet::new();
    for pair in conflicts.iter().filter_map(|&i| pairs.get(i)) {
        joined.join(pair.a, pair.b);
        touched.extend([pair.a, pair.b]);
    }
    for pair in pairs
        .iter()
        .filter(|p| is_agreement(p) && (touched.contains(&p.a) || touched.contains(&p.b)))
    {
        joined.join(pair.a, pair.b);
    }
    let mut out: BTreeMap<usize, Group> = BTreeMap::new();
    for &i in &conflicts {
        let Some(pair) = pairs.get(i) else { continue };
        let group = out.entry(joined.root(pair.a)).or_insert(Group {
            facts: Vec::new(),
            conflicts: Vec::new(),
        });
        group.conflicts.push(i);
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

fn is_agreement(pair: &Pair) -> bool {
    pair.difference.agrees() && pair.fit > weights::AGREES
}

/// Where each pair ended, in the order of `pairs`.
pub fn outcomes(pairs: &[Pair]) -> Vec<Outcome> {
    pairs.iter().map(outcome).collect()
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

/// Disjoint sets of facts.
struct Joined {
    parent: Vec<usize>,
}

impl Joined {
    fn new(count: usize) -> Self {
        Self {
            parent: (0..count).collect(),
        }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while let Some(&up) = self.parent.get(i)
            && up != i
        {
            let above = self.parent.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(i) {
                *slot = above;
            }
            i = above;
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

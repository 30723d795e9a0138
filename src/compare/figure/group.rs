//! From scored pairs to groups: agreement first, then the conflicts that are clearly each other's best match.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::Difference;
use super::fact::{Fact, Pair};
use super::features::Movement;
use super::weights;
use crate::extract::figure::Tag;

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
    /// Another figure of the other article fits as well.
    Unresolved,
    /// A count that is expected to grow has grown.
    Update,
    /// They are about one thing and differ.
    Conflict,
}

/// The groups of a story, each with at least one conflict.
pub fn groups(facts: &[Fact<'_>], pairs: &[Pair]) -> Vec<Group> {
    let outcomes = outcomes(facts, pairs);
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
    pair.difference == Difference::Agree && pair.score > weights::AGREES
}

/// Where each pair ended, in the order of `pairs`.
pub fn outcomes(facts: &[Fact<'_>], pairs: &[Pair]) -> Vec<Outcome> {
    let best = Best::new(facts, pairs);
    pairs
        .iter()
        .map(|pair| {
            if pair.difference == Difference::Agree {
                Outcome::Agrees
            } else if pair.score < weights::REPORT {
                Outcome::Weak
            } else if pair.score < best.rival(facts, pair) + weights::MARGIN {
                Outcome::Unresolved
            } else if is_update(facts, pair) {
                Outcome::Update
            } else {
                Outcome::Conflict
            }
        })
        .collect()
}

/// A toll that grew between two reports is news, not an error.
fn is_update(facts: &[Fact<'_>], pair: &Pair) -> bool {
    let toll = |i: usize| {
        facts
            .get(i)
            .is_some_and(|f| f.first().context.tags.has(Tag::Toll))
    };
    pair.movement == Movement::Grown && (toll(pair.a) || toll(pair.b))
}

/// The best two scores of each fact in each other article.
struct Best {
    by_fact: BTreeMap<(usize, u32), Vec<(i32, usize)>>,
}

impl Best {
    fn new(facts: &[Fact<'_>], pairs: &[Pair]) -> Self {
        let mut by_fact: BTreeMap<(usize, u32), Vec<(i32, usize)>> = BTreeMap::new();
        let article = |i: usize| facts.get(i).map_or(0, |f| f.article);
        for pair in pairs {
            by_fact
                .entry((pair.a, article(pair.b)))
                .or_default()
                .push((pair.score, pair.b));
            by_fact
                .entry((pair.b, article(pair.a)))
                .or_default()
                .push((pair.score, pair.a));
        }
        for list in by_fact.values_mut() {
            list.sort_by_key(|&(score, fact)| (std::cmp::Reverse(score), fact));
            list.truncate(2);
        }
        Self { by_fact }
    }

    /// The best score that either side of `pair` has with another figure of the other's article.
    fn rival(&self, facts: &[Fact<'_>], pair: &Pair) -> i32 {
        let article = |i: usize| facts.get(i).map_or(0, |f| f.article);
        let other = |fact: usize, in_article: u32, not: usize| {
            let list = self
                .by_fact
                .get(&(fact, in_article))
                .map_or(&[][..], Vec::as_slice);
            list.iter()
                .find(|(_, f)| *f != not)
                .map_or(i32::MIN / 2, |(score, _)| *score)
        };
        other(pair.a, article(pair.b), pair.b).max(other(pair.b, article(pair.a), pair.a))
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

//! Clashing pairs become groups, and groups become camps: one thing to fix, told once (semantics 4.5).

use std::collections::BTreeMap;

use crate::finding::Verdict;
use crate::value::Interval;

use super::subject::{Content, Subject};
use super::sweep::Edge;
use crate::compare::joined::Joined;

/// Claims that clash with each other, directly or through others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// By place in the list of subjects, sorted.
    pub members: Vec<usize>,
    /// The clashes between them, worst first.
    pub edges: Vec<Edge>,
}

/// Claims with a common reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// By place in the list of subjects, sorted.
    pub members: Vec<usize>,
    /// What all of them can be read as; none where they give no figure.
    pub reading: Option<Interval>,
}

/// Join clashes that share a claim. Loud ones come first and by themselves, so that a mere note never drags a claim
/// into an error; a note that adds a claim nobody reported yet makes a group of its own.
pub fn groups(edges: &[Edge]) -> Vec<Group> {
    let (loud, quiet): (Vec<Edge>, Vec<Edge>) = edges
        .iter()
        .copied()
        .partition(|e| e.judgement.verdict >= Verdict::Discrepancy);
    let mut out = joined(&loud);
    let reported: Vec<usize> = {
        let mut all: Vec<usize> = out.iter().flat_map(|g| g.members.iter().copied()).collect();
        all.sort_unstable();
        all
    };
    let known = |at: usize| reported.binary_search(&at).is_ok();
    let rest: Vec<Edge> = quiet.into_iter().filter(|e| !known(e.a) || !known(e.b)).collect();
    out.extend(joined(&rest));
    out
}

fn joined(edges: &[Edge]) -> Vec<Group> {
    let mut joined = Joined::of(edges.iter().map(|e| (e.a, e.b)));
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for edge in edges {
        let group = groups.entry(joined.root(edge.a)).or_insert_with(|| Group {
            members: Vec::new(),
            edges: Vec::new(),
        });
        group.members.extend([edge.a, edge.b]);
        group.edges.push(*edge);
    }
    let mut out: Vec<Group> = groups.into_values().collect();
    for group in &mut out {
        group.members.sort_unstable();
        group.members.dedup();
        group
            .edges
            .sort_by_key(|e| (std::cmp::Reverse(e.judgement.verdict), e.a, e.b));
    }
    out
}

/// Split a group into camps. Sorted by the upper end of what a reader takes them to say, each camp is everything that
/// contains the first end not yet taken, so its members share a value and are pairwise compatible. Camps come in the
/// order of their first claim.
pub fn stands(subjects: &[Subject<'_>], members: &[usize]) -> Vec<Stand> {
    let mut figures: Vec<(Interval, usize, bool)> = Vec::new();
    let mut silent = Vec::new();
    for &at in members {
        match subjects.get(at).map(|s| (&s.content, s.claim.frame.negated)) {
            Some((Content::Figure(bounds), negated)) => figures.push((bounds.quantity.soft, at, negated)),
            Some((Content::Undisclosed, _)) => silent.push(at),
            None => {}
        }
    }
    figures.sort_by_key(|&(soft, at, negated)| (negated, soft.hi, soft.lo, at));
    let mut out: Vec<Stand> = Vec::new();
    let mut stab: Option<(i64, bool)> = None;
    for (soft, at, negated) in figures {
        match (stab, out.last_mut()) {
            (Some((point, denied)), Some(camp)) if soft.lo <= point && denied == negated => {
                camp.members.push(at);
                camp.reading = camp
                    .reading
                    .map(|r| Interval::new(r.lo.max(soft.lo), r.hi.min(soft.hi)));
            }
            _ => {
                out.push(Stand {
                    members: vec![at],
                    reading: Some(soft),
                });
                stab = Some((soft.hi, negated));
            }
        }
    }
    if !silent.is_empty() {
        out.push(Stand {
            members: silent,
            reading: None,
        });
    }
    for stand in &mut out {
        stand.members.sort_unstable();
    }
    out.sort_by_key(|stand| stand.members.first().copied());
    out
}

/// Let one sentence speak for one camp: “gave no details of the size, but said it won't be just a thousand” is not at odds
/// with itself. It stays in the camp with the fewest claims; no camp is emptied, and `needed` claims stay where they are.
pub fn one_camp_a_sentence(subjects: &[Subject<'_>], stands: &mut [Stand], needed: &[usize]) {
    let sentence = |at: usize| subjects.get(at).map(|s| (s.claim.article, s.claim.sentence));
    let homes: BTreeMap<(u32, u32), usize> = {
        let mut order: Vec<usize> = (0..stands.len()).collect();
        order.sort_by_key(|&home| stands.get(home).map(|s| s.members.len()));
        let mut homes = BTreeMap::new();
        for home in order {
            for &at in stands.get(home).map_or(&[][..], |s| &s.members) {
                if let Some(place) = sentence(at) {
                    homes.entry(place).or_insert(home);
                }
            }
        }
        homes
    };
    for (home, stand) in stands.iter_mut().enumerate() {
        let stays = |at: &usize| {
            needed.contains(at) || sentence(*at).is_none_or(|place| homes.get(&place) == Some(&home))
        };
        if stand.members.iter().any(stays) {
            stand.members.retain(|at| stays(at));
        }
    }
}

//! All clashes of a group without comparing all pairs (semantics 4.5).
//!
//! The answer is the quadratic one: every claim keeps its worst clash as the greater and as the lesser side. It is found
//! by a search tree over each node of the key hierarchy that carries the running maxima of the bounds and the hulls of
//! the times below it, so that whole subtrees that cannot clash are never entered. Keys are grouped into cells first:
//! work grows with `n log n` plus the number of distinct keys times the depth of their lists.

use std::collections::BTreeMap;

use crate::finding::Verdict;
use crate::rule::{KeyMode, KeySlot, Rule, Scope};

use super::key::{self, Key, Part};
use super::subject::{Content, Facet, Lane, Subject};
use super::tree::{Side, Tree};
use super::verdict::{self, Judgement};

/// Two claims that clash, by place in the list of subjects; `a < b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The earlier claim.
    pub a: usize,
    /// The later claim.
    pub b: usize,
    /// How the comparison came out.
    pub judgement: Judgement,
}

/// How many claims without a figure are held against the figures of their group, and how many figures each.
const MAX_ODD: usize = 256;
const MAX_ODD_PARTNERS: usize = 4096;

/// What one pass over a rule's claims gives.
#[derive(Clone, Debug, Default)]
pub struct Swept {
    /// Each claim's worst clashes, sorted, without duplicates.
    pub edges: Vec<Edge>,
    /// How many different things the claims are about.
    pub groups: usize,
}

/// Claims that are never compared with those of another bucket.
type Bucket<'s> = (Lane, [Option<u32>; 3], Vec<&'s Part>);

/// Find every claim's worst clashes.
pub fn sweep(rule: &Rule, subjects: &[Subject<'_>]) -> Swept {
    let mut buckets: BTreeMap<Bucket<'_>, Vec<usize>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        if let Some(bucket) = bucket(rule, subject) {
            buckets.entry(bucket).or_default().push(at);
        }
    }
    let mut edges = Vec::new();
    let mut groups = 0;
    for members in buckets.values() {
        groups += sweep_bucket(rule, subjects, members, &mut edges);
    }
    edges.sort_by_key(|e: &Edge| (e.a, e.b));
    edges.dedup_by_key(|e| (e.a, e.b));
    Swept { edges, groups }
}

/// `None` for claims that are never compared.
fn bucket<'s>(rule: &Rule, subject: &'s Subject<'_>) -> Option<Bucket<'s>> {
    if subject.lane == Lane::Idle || subject.claim.frame.partial {
        return None;
    }
    let mut same = Vec::new();
    for (slot, part) in rule.key.iter().zip(&subject.key.parts) {
        if !slot.optional && *part == Part::Missing {
            return None;
        }
        if !slot.optional && slot.mode == KeyMode::Same {
            same.push(part);
        }
    }
    let claim = subject.claim;
    let home = match rule.compare.scope {
        Scope::Sentence => [None, Some(claim.article), Some(claim.sentence)],
        Scope::Document => [None, Some(claim.article), None],
        Scope::Story => [subject.thread, None, None],
        Scope::Corpus => [None, None, None],
    };
    Some((subject.lane, home, same))
}

/// Returns how many cells the bucket has.
fn sweep_bucket(rule: &Rule, subjects: &[Subject<'_>], members: &[usize], edges: &mut Vec<Edge>) -> usize {
    let (odd, figures): (Vec<usize>, Vec<usize>) = members.iter().copied().partition(|&at| {
        subjects
            .get(at)
            .is_some_and(|s| s.content == Content::Undisclosed || s.claim.frame.negated)
    });
    let cells = Cells::new(rule, subjects, &figures);
    cells.search(rule, subjects, edges);
    for &at in odd.iter().take(MAX_ODD) {
        for &other in members.iter().take(MAX_ODD_PARTNERS) {
            push(rule, subjects, at, other, edges);
        }
    }
    cells.cells.len() + usize::from(cells.cells.is_empty())
}

fn push(rule: &Rule, subjects: &[Subject<'_>], at: usize, other: usize, edges: &mut Vec<Edge>) {
    let (first, second) = (at.min(other), at.max(other));
    let (Some(a), Some(b)) = (subjects.get(first), subjects.get(second)) else {
        return;
    };
    if let Ok(judgement) = verdict::judge(rule, a, b)
        && judgement.verdict >= Verdict::Note
    {
        edges.push(Edge {
            a: first,
            b: second,
            judgement,
        });
    }
}

/// Claims with one key and one kind of figure.
struct Cell {
    members: Vec<usize>,
    /// Nodes that count this cell among the parts of what they stand for.
    under: Vec<usize>,
    /// Nodes whose claims may not be greater than this cell's.
    over: Vec<usize>,
}

/// The cells of a bucket and the nodes of the key hierarchy they meet in.
struct Cells {
    cells: Vec<Cell>,
    /// The worst verdict that claims meeting in each node can come to.
    ceilings: Vec<Verdict>,
}

/// Which optional slots two cells fill, the kind of figure, and the parts they must share.
type Node<'k> = (u32, u32, &'k Facet, Vec<Part>);

impl Cells {
    fn new(rule: &Rule, subjects: &[Subject<'_>], figures: &[usize]) -> Self {
        let mut by_key: BTreeMap<(&Facet, &Key), Vec<usize>> = BTreeMap::new();
        for &at in figures {
            if let Some(subject) = subjects.get(at) {
                by_key.entry((&subject.facet, &subject.key)).or_default().push(at);
            }
        }
        let mut masks: Vec<u32> = by_key.keys().map(|(_, key)| mask(rule, key)).collect();
        masks.sort_unstable();
        masks.dedup();
        let mut nodes: BTreeMap<Node<'_>, usize> = BTreeMap::new();
        let mut cells = Vec::with_capacity(by_key.len());
        for ((facet, key), members) in &by_key {
            let filled = mask(rule, key);
            let over = partners(rule, &masks, filled)
                .map(|other| {
                    let shared = project(rule, key, filled & other);
                    let next = nodes.len();
                    *nodes.entry((other, filled, *facet, shared)).or_insert(next)
                })
                .collect();
            cells.push(Cell {
                members: members.clone(),
                under: Vec::new(),
                over,
            });
        }
        for (cell, (facet, key)) in cells.iter_mut().zip(by_key.keys()) {
            let filled = mask(rule, key);
            for other in partners(rule, &masks, filled) {
                for shared in wholes(rule, &project(rule, key, filled & other)) {
                    cell.under.extend(nodes.get(&(filled, other, *facet, shared)));
                }
            }
        }
        let mut ceilings = vec![Verdict::Contradiction; nodes.len()];
        for ((greater, lesser, _, _), at) in &nodes {
            if let Some(ceiling) = ceilings.get_mut(*at)
                && wild_slots(rule) > (greater & lesser).count_ones()
            {
                *ceiling = Verdict::Discrepancy;
            }
        }
        for cell in &mut cells {
            // Where the worst can be found, the rest need not be searched.
            let ceiling = |n: &usize| std::cmp::Reverse(ceilings.get(*n).copied());
            cell.over.sort_by_key(ceiling);
            cell.under.sort_by_key(ceiling);
        }
        Self { cells, ceilings }
    }

    fn search(&self, rule: &Rule, subjects: &[Subject<'_>], edges: &mut Vec<Edge>) {
        let mut under = vec![Vec::new(); self.ceilings.len()];
        let mut over = vec![Vec::new(); self.ceilings.len()];
        for cell in &self.cells {
            gather(&mut under, &cell.under, &cell.members);
            gather(&mut over, &cell.over, &cell.members);
        }
        let plant = |lists: Vec<Vec<usize>>, side: Side| -> Vec<Tree> {
            lists
                .into_iter()
                .zip(&self.ceilings)
                .map(|(list, &ceiling)| Tree::new(subjects, list, side, ceiling))
                .collect()
        };
        let greater = plant(under, Side::Greater);
        let lesser = plant(over, Side::Lesser);
        for cell in &self.cells {
            for &at in &cell.members {
                let above = cell.over.iter().filter_map(|&n| greater.get(n));
                edges.extend(Tree::worst(above, rule, subjects, at));
                let below = cell.under.iter().filter_map(|&n| lesser.get(n));
                edges.extend(Tree::worst(below, rule, subjects, at));
            }
        }
    }
}

fn gather(lists: &mut [Vec<usize>], nodes: &[usize], members: &[usize]) {
    for &node in nodes {
        if let Some(list) = lists.get_mut(node) {
            list.extend_from_slice(members);
        }
    }
}

/// Which `same?` slots a key fills, one bit each.
fn mask(rule: &Rule, key: &Key) -> u32 {
    let mut bits = 0;
    for (at, part) in wild_parts(rule, key).enumerate().take(32) {
        bits |= u32::from(*part != Part::Missing) << at;
    }
    bits
}

fn wild_parts<'k>(rule: &'k Rule, key: &'k Key) -> impl Iterator<Item = &'k Part> {
    rule.key
        .iter()
        .zip(&key.parts)
        .filter(|(slot, _)| slot.optional && slot.mode == KeyMode::Same)
        .map(|(_, part)| part)
}

/// How many slots are wildcards when they are missing.
fn wild_slots(rule: &Rule) -> u32 {
    let wild = |slot: &&KeySlot| slot.optional && slot.mode == KeyMode::Same && slot.name != key::WHEN;
    u32::try_from(rule.key.iter().filter(wild).count()).unwrap_or(u32::MAX)
}

/// The masks of cells that may be compared with a cell that fills `filled`.
fn partners<'m>(rule: &Rule, masks: &'m [u32], filled: u32) -> impl Iterator<Item = u32> + 'm {
    let slots = wild_slots(rule);
    let free = rule.compare.missing_matches;
    masks
        .iter()
        .copied()
        .filter(move |other| free || slots.saturating_sub((filled & other).count_ones()) <= 1)
}

/// What two keys must share: `same?` slots that both fill, `within` slots; all else is left to the full comparison.
fn project(rule: &Rule, key: &Key, both: u32) -> Vec<Part> {
    let mut bit = 0;
    let mut parts = Vec::with_capacity(key.parts.len());
    for (slot, part) in rule.key.iter().zip(&key.parts) {
        parts.push(match (slot.mode, part) {
            (KeyMode::Same, part) if slot.optional => {
                bit += 1;
                if both & (1 << (bit - 1)) != 0 {
                    part.clone()
                } else {
                    Part::Missing
                }
            }
            (KeyMode::Within, Part::Id(_)) => part.clone(),
            _ => Part::Missing,
        });
    }
    parts
}

/// A projected key and every whole it is a part of.
fn wholes(rule: &Rule, parts: &[Part]) -> Vec<Vec<Part>> {
    let mut out = vec![parts.to_vec()];
    for (at, slot) in rule.key.iter().enumerate() {
        let Some(Part::Id(value)) = parts.get(at) else {
            continue;
        };
        if slot.mode != KeyMode::Within {
            continue;
        }
        let mut ups: Vec<Part> = key::above(rule, slot, value).map(Part::Id).collect();
        ups.push(Part::Missing);
        let narrow = out.clone();
        for up in ups {
            for mut whole in narrow.iter().cloned() {
                if let Some(part) = whole.get_mut(at) {
                    *part = up.clone();
                }
                out.push(whole);
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

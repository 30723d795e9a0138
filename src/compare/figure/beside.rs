//! What the other figures of two sentences say about two figures: the same ones beside both speak for one thing, and a
//! figure that is the only one of its sort in its sentence can be taken for no other.

use std::collections::BTreeMap;

use super::fact::{Fact, Item};
use crate::extract::Claim;
use crate::extract::figure::Kind;

/// So many other figures of a sentence are kept with each of its figures: a sentence of prose has a handful, a table
/// that is read as one has hundreds.
const MOST: usize = 16;

/// A share and what it is a share of stand within so many bytes of each other ...
const NEAR: u32 = 120;

/// ... with so many figures between them, less one.
const NEAREST: usize = 2;

/// What stands beside two figures.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    /// How many equal figures stand in both sentences.
    pub anchors: u32,
    /// How many of the two are the only figure of their sort in their sentences.
    pub alone: u8,
    /// Both are shares, and beside both stands one figure: `40 of them, or 28 per cent`.
    pub one_base: bool,
}

/// What stands beside two facts.
pub(super) fn beside(a: &Fact<'_>, b: &Fact<'_>) -> Beside {
    Beside {
        anchors: anchors(a, b),
        alone: u8::from(is_alone(a)) + u8::from(is_alone(b)),
        one_base: is_share(a) && is_share(b) && nearest(a).iter().any(|x| nearest(b).contains(x)),
    }
}

/// Equal figures that stand in both sentences: a neighbour that both articles share.
fn anchors(a: &Fact<'_>, b: &Fact<'_>) -> u32 {
    let shared = a.told_beside().filter(|x| b.told_beside().any(|y| *x == y));
    u32::try_from(shared.count()).unwrap_or(u32::MAX)
}

fn is_alone(fact: &Fact<'_>) -> bool {
    let kind = &fact.first().context.kind;
    fact.beside().iter().all(|other| other.context.kind != *kind)
}

fn is_share(fact: &Fact<'_>) -> bool {
    matches!(fact.first().context.kind, Kind::Percent | Kind::Ratio)
}

/// The values of the figures next to a fact, times and small counts left out.
fn nearest<'c>(fact: &Fact<'c>) -> Vec<&'c crate::value::Value> {
    let own = fact.first().claim.value_span;
    let gap = |item: &Item<'_>| {
        let span = item.claim.value_span;
        span.start
            .saturating_sub(own.end)
            .max(own.start.saturating_sub(span.end))
    };
    let figures = fact.beside().iter().filter(|i| !i.context.kind.is_time());
    let mut near: Vec<(u32, Item<'c>)> = figures
        .map(|i| (gap(i), *i))
        .filter(|(gap, _)| *gap <= NEAR)
        .collect();
    near.sort_by_key(|(gap, item)| (*gap, item.claim.value_span.start));
    let near = near.into_iter().take(NEAREST).map(|(_, item)| &item.claim.value);
    near.filter(|value| !is_small(value)).collect()
}

/// Small counts stand in many sentences and say nothing.
pub(super) fn is_small(value: &crate::value::Value) -> bool {
    value.quantity().is_some_and(|q| q.n < 4_000)
}

/// The figures of each sentence.
pub(super) struct Seats<'c> {
    by_sentence: BTreeMap<(u32, u32), Vec<Item<'c>>>,
}

impl<'c> Seats<'c> {
    /// Those that hold the claims of `facts`.
    pub(super) fn new(facts: &[Fact<'c>]) -> Self {
        let mut by_sentence: BTreeMap<(u32, u32), Vec<Item<'c>>> = BTreeMap::new();
        for item in facts.iter().flat_map(|f| &f.items) {
            by_sentence.entry(place(item.claim)).or_default().push(*item);
        }
        Self { by_sentence }
    }

    /// The other figures in the sentence of `home`.
    pub(super) fn beside(&self, home: &Claim) -> Vec<Item<'c>> {
        let all = self.by_sentence.get(&place(home)).into_iter().flatten();
        all.filter(|i| i.claim.span != home.span)
            .take(MOST)
            .copied()
            .collect()
    }
}

fn place(claim: &Claim) -> (u32, u32) {
    (claim.article, claim.sentence)
}

//! What else a sentence counts: a whole told in two parts, or both figures side by side as two things.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{Fact, Item};
use crate::extract::figure::Kind;
use crate::finding::canonical;
use crate::value::Value;

/// The figures of each sentence.
pub(super) struct Sums {
    by_sentence: BTreeMap<(u32, u32), Vec<Part>>,
    told: BTreeSet<(u32, u32, String)>,
}

/// A count of a sentence.
struct Part {
    start: u32,
    milli: i64,
    stem: Option<String>,
}

/// So many bytes may lie between two parts of one whole.
const BESIDE: u32 = 80;

impl Sums {
    pub(super) fn new(facts: &[Fact<'_>]) -> Self {
        let mut by_sentence: BTreeMap<(u32, u32), Vec<Part>> = BTreeMap::new();
        for item in facts.iter().flat_map(|f| &f.items) {
            let Some(milli) = exact(*item) else { continue };
            let parts = by_sentence.entry(place(*item)).or_default();
            parts.push(Part {
                start: item.claim.span.start,
                milli,
                stem: stem(*item),
            });
        }
        let all = facts.iter().flat_map(|f| &f.items);
        let told = all
            .filter(|item| !is_small(**item))
            .map(|item| {
                (
                    item.claim.article,
                    item.claim.sentence,
                    canonical(&item.claim.value),
                )
            })
            .collect();
        Self { by_sentence, told }
    }

    /// Whether the sentence of one figure also gives the other: then it speaks of two things.
    pub(super) fn beside(&self, a: Item<'_>, b: Item<'_>) -> bool {
        let gives = |home: Item<'_>, other: Item<'_>| {
            let (article, sentence) = place(home);
            self.told
                .contains(&(article, sentence, canonical(&other.claim.value)))
        };
        gives(a, b) || gives(b, a)
    }

    /// Whether one figure, with the count of the same thing beside it, comes to the other.
    pub(super) fn explain(&self, a: Item<'_>, b: Item<'_>) -> bool {
        self.reaches(a, b) || self.reaches(b, a)
    }

    fn reaches(&self, part: Item<'_>, whole: Item<'_>) -> bool {
        let (Some(one), Some(sum)) = (exact(part), exact(whole)) else {
            return false;
        };
        let own = stem(part);
        let beside = self.by_sentence.get(&place(part)).into_iter().flatten();
        beside
            .filter(|p| p.start != part.claim.span.start && p.start.abs_diff(part.claim.span.start) <= BESIDE)
            .filter(|p| p.stem.is_none() || own.is_none() || p.stem == own)
            .any(|p| one.checked_add(p.milli) == Some(sum))
    }
}

/// Small counts stand in many sentences and say nothing.
fn is_small(item: Item<'_>) -> bool {
    item.claim.value.quantity().is_some_and(|q| q.n < 4_000)
}

fn place(item: Item<'_>) -> (u32, u32) {
    (item.claim.article, item.claim.sentence)
}

fn stem(item: Item<'_>) -> Option<String> {
    item.context.head.as_ref().map(|h| h.stem.to_string())
}

/// A plain count, in thousandths.
fn exact(item: Item<'_>) -> Option<i64> {
    match (&item.claim.value, &item.context.kind) {
        (Value::Count(q), Kind::Count) if q.n == q.m => Some(q.n),
        _ => None,
    }
}

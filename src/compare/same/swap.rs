//! Figures that have changed names: `18 landed at Brannock and 13 at Saltmoor` against `18 at Saltmoor and 13 at
//! Brannock`. Figures that have changed nouns are found by `figures`.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::figure::fact::Item;
use crate::compare::{build, figure, phrase};
use crate::extract::Claim;
use crate::extract::figure::Kind;
use crate::extract::same::AT;
use crate::finding::{Camp, Class, Confidence, Finding, Verdict, normal_value};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Op, Sym};

/// Two figures of one sentence, each with the name behind it.
struct Couple<'c> {
    first: (Item<'c>, &'c Sym),
    second: (Item<'c>, &'c Sym),
}

/// Neighbouring figures of a sentence that differ, with names that differ.
fn couples<'c>(list: &[Item<'c>]) -> Vec<Couple<'c>> {
    let couple = |pair: &[Item<'c>]| {
        let [first, second] = pair else { return None };
        let exact = |item: &Item<'_>| {
            let quantity = item.claim.value.quantity()?;
            (quantity.op == Op::Exact && quantity.n > 1000).then_some(quantity.n)
        };
        let names = (first.claim.id(AT)?, second.claim.id(AT)?);
        (exact(first)? != exact(second)? && names.0 != names.1).then_some(Couple {
            first: (*first, names.0),
            second: (*second, names.1),
        })
    };
    list.windows(2).filter_map(couple).collect()
}

/// Whether the figures are the same and have changed names.
fn swapped(a: &Couple<'_>, b: &Couple<'_>) -> bool {
    let has = |side: &(Item<'_>, &Sym), name: &Sym, like: &(Item<'_>, &Sym)| {
        side.1 == name && side.0.claim.value == like.0.claim.value
    };
    let (mine, other) = ((&a.first, &a.second), (&b.first, &b.second));
    let straight = has(other.0, mine.1.1, mine.0) && has(other.1, mine.0.1, mine.1);
    straight || has(other.1, mine.1.1, mine.0) && has(other.0, mine.0.1, mine.1)
}

/// Figures that have changed names between two articles of a story.
pub(super) fn findings(rule: &Rule, story: &Story, claims: &[Claim]) -> Vec<Finding> {
    let mut sentences: BTreeMap<(u32, u32), Vec<Item<'_>>> = BTreeMap::new();
    let counts = claims
        .iter()
        .filter_map(Item::new)
        .filter(|i| i.context.kind == Kind::Count);
    for item in counts {
        sentences
            .entry((item.claim.article, item.claim.sentence))
            .or_default()
            .push(item);
    }
    let all: Vec<Couple<'_>> = sentences.values().flat_map(|list| couples(list)).collect();
    // Two couples can only have changed names where they have the same two figures.
    let mut by_figures: BTreeMap<BTreeSet<String>, Vec<&Couple<'_>>> = BTreeMap::new();
    for couple in &all {
        let figures = [&couple.first, &couple.second].map(|s| normal_value(&s.0.claim.value));
        by_figures
            .entry(figures.into_iter().collect())
            .or_default()
            .push(couple);
    }
    let mut out = Vec::new();
    let mut links = None;
    for alike in by_figures.values() {
        for (at, a) in alike.iter().enumerate() {
            for b in alike.iter().skip(at + 1).take(MOST) {
                let (x, y) = (a.first.0.claim.article, b.first.0.claim.article);
                let linked =
                    x != y && swapped(a, b) && links.get_or_insert_with(|| figure::links(story)).linked(x, y);
                out.extend(linked.then(|| finding(rule, story, a, b)).flatten());
            }
        }
    }
    out
}

/// Couples with the same two figures that one of them is held against.
const MOST: usize = 64;

fn finding(rule: &Rule, story: &Story, a: &Couple<'_>, b: &Couple<'_>) -> Option<Finding> {
    let whole = |couple: &Couple<'_>| {
        let (x, y) = (couple.first.0.claim, couple.second.0.claim);
        Claim {
            span: x.span.join(y.span),
            ..x.clone()
        }
    };
    let sides = [whole(a), whole(b)];
    let told: Vec<(String, u32)> = sides
        .iter()
        .map(|side| (phrase::words(story, side), side.article))
        .collect();
    let said = build::Sentences {
        message: format!(
            "two figures have changed places: {}",
            phrase::against(story, &told)
        ),
        aligned: "both give the same two figures of the same two names".to_owned(),
        clash: "which figure is whose differs".to_owned(),
        help: Some("find out which figure belongs to which".to_owned()),
    };
    let weight = build::Weight {
        verdict: Verdict::Contradiction,
        class: Class::Conflict,
        confidence: Confidence::High,
    };
    let camps = sides
        .iter()
        .map(|side| Camp {
            reads_as: phrase::words(story, side),
            claims: vec![build::evidence(side)],
        })
        .collect();
    let figures = [&a.first, &a.second].map(|s| normal_value(&s.0.claim.value));
    build::finding(rule, weight, said, camps, format!("n={}", figures.join("/")))
}

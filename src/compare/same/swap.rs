//! Two figures that have changed places: `14 students and six officers` against `six students and 14 officers`.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::figure::fact::Item;
use crate::compare::{build, figure, phrase};
use crate::extract::Claim;
use crate::extract::figure::Kind;
use crate::extract::same::AT;
use crate::finding::{Camp, Class, Confidence, Finding, Verdict, normal_value};
use crate::lexicon::{self, Relation, same_concept};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Op;

/// What a figure belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Label {
    Noun(String),
    Name(String),
}

impl Label {
    fn of(item: Item<'_>, named: bool) -> Option<Self> {
        if named {
            return item.claim.id(AT).map(|n| Label::Name(n.to_string()));
        }
        let head = item.context.head.as_ref()?;
        Some(Label::Noun(lexicon::noun_lemma(&head.folded).to_owned()))
    }

    /// Whether two labels may be one: equal names, nouns of which one is a kind of the other.
    fn may_be(&self, other: &Self) -> bool {
        match (self, other) {
            (Label::Noun(a), Label::Noun(b)) => a == b || same_concept(a, b) != Relation::None,
            _ => self == other,
        }
    }
}

/// Two figures of one sentence, each with its label.
struct Couple<'c> {
    first: (Item<'c>, Label),
    second: (Item<'c>, Label),
}

fn couples<'c>(list: &[Item<'c>], named: bool) -> Vec<Couple<'c>> {
    let couple = |pair: &[Item<'c>]| {
        let [first, second] = pair else { return None };
        let exact = |item: &Item<'_>| {
            let quantity = item.claim.value.quantity()?;
            (quantity.op == Op::Exact && quantity.n > 1000).then_some(quantity.n)
        };
        let labels = (Label::of(*first, named)?, Label::of(*second, named)?);
        (exact(first)? != exact(second)? && !labels.0.may_be(&labels.1)).then_some(Couple {
            first: (*first, labels.0),
            second: (*second, labels.1),
        })
    };
    list.windows(2).filter_map(couple).collect()
}

/// Whether the figures are the same and have changed places.
fn swapped(a: &Couple<'_>, b: &Couple<'_>) -> bool {
    let value = |side: &(Item<'_>, Label)| normal_value(&side.0.claim.value);
    let crosses =
        |x: &(Item<'_>, Label), y: &(Item<'_>, Label), p: &(Item<'_>, Label), q: &(Item<'_>, Label)| {
            // x, y of the one; p, q of the other: p has x's label and y's figure.
            let one = x.1 == p.1 || y.1 == q.1;
            one && x.1.may_be(&p.1) && y.1.may_be(&q.1) && value(x) == value(q) && value(y) == value(p)
        };
    crosses(&a.first, &a.second, &b.first, &b.second) || crosses(&a.first, &a.second, &b.second, &b.first)
}

/// Figures that have changed places between two articles of a story.
pub(super) fn findings(rule: &Rule, story: &Story, claims: &[Claim]) -> Vec<Finding> {
    let mut sentences: BTreeMap<(u32, u32), Vec<Item<'_>>> = BTreeMap::new();
    for item in claims
        .iter()
        .filter_map(Item::new)
        .filter(|i| i.context.kind == Kind::Count)
    {
        sentences
            .entry((item.claim.article, item.claim.sentence))
            .or_default()
            .push(item);
    }
    let all: Vec<Couple<'_>> = sentences
        .values()
        .flat_map(|list| couples(list, false).into_iter().chain(couples(list, true)))
        .collect();
    // Two couples can only have changed places where they have the same two figures.
    let mut by_figures: BTreeMap<BTreeSet<String>, Vec<&Couple<'_>>> = BTreeMap::new();
    for couple in &all {
        let figures = [&couple.first, &couple.second].map(|s| normal_value(&s.0.claim.value));
        by_figures
            .entry(figures.into_iter().collect())
            .or_default()
            .push(couple);
    }
    let mut out = Vec::new();
    let mut told = BTreeSet::new();
    let mut links = None;
    for alike in by_figures.values() {
        for (at, a) in alike.iter().enumerate() {
            for b in alike.iter().skip(at + 1).take(64) {
                let (x, y) = (a.first.0.claim, b.first.0.claim);
                if x.article == y.article || !swapped(a, b) {
                    continue;
                }
                let links = links.get_or_insert_with(|| figure::links(story));
                if links.linked(x.article, y.article)
                    && told.insert((x.article, x.sentence, y.article, y.sentence))
                {
                    out.extend(finding(rule, story, a, b));
                }
            }
        }
    }
    out
}

fn finding(rule: &Rule, story: &Story, a: &Couple<'_>, b: &Couple<'_>) -> Option<Finding> {
    let whole = |couple: &Couple<'_>| {
        let (x, y) = (couple.first.0.claim, couple.second.0.claim);
        Claim {
            span: x.span.join(y.span),
            ..x.clone()
        }
    };
    let sides = [whole(a), whole(b)];
    let told = [0, 1].map(|n: usize| {
        let side = sides.get(n).unwrap_or(a.first.0.claim);
        (phrase::words(story, side), side.article)
    });
    let said = build::Sentences {
        message: format!(
            "two figures have changed places: {}",
            phrase::against(story, &told)
        ),
        aligned: "both give the same two figures of the same two things".to_owned(),
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

//! A draft against its sources: what was lost on the way although the figure is right.
//!
//! The figures are aligned as `figures` aligns them; here the pairs that *agree* matter. Nothing is found where no
//! article is a draft, but for one figure that a single article credits to two sources.

pub mod attribution;
pub(in crate::compare) mod certain;
pub mod disclosure;
pub mod hedge;

use std::collections::BTreeMap;

use super::figure::difference::Difference;
use super::figure::fact::{self, Fact, Item, Pair};
use super::figure::weights;
use super::{Compared, build};
use crate::extract::Claim;
use crate::finding::{Camp, Finding, Verdict, canonical};
use crate::rule::{CompareAs, Rule};
use crate::source::{Role, Story};
use crate::value::Quantity;

/// Compare the figures of a draft with those of its sources by one of the rules of this folder.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let facts = fact::facts(claims);
    let mut findings = Vec::new();
    if rule.compare.kind == CompareAs::Attribution {
        findings.extend(attribution::within(rule, story, &facts));
    }
    if let Some(sides) = Sides::new(story, &facts) {
        let of_figure = match rule.compare.kind {
            CompareAs::Hedge => hedge::of_figure,
            CompareAs::Disclosure => disclosure::of_figure,
            _ => attribution::of_figure,
        };
        let drafts = sides.of(Role::Draft);
        findings.extend(drafts.filter_map(|draft| of_figure(rule, &sides, draft)));
    }
    Compared::new(one_each(findings), facts.len())
}

/// What a headline and its body make of one figure is one thing to put right: findings with one key about the same
/// figures of the same articles become one that shows every place, since a baseline could not tell them apart.
fn one_each(findings: Vec<Finding>) -> Vec<Finding> {
    let mut at: BTreeMap<(String, Vec<(u32, String)>), usize> = BTreeMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let shown = finding.camps.iter().flat_map(|c| &c.claims);
        let mut sides: Vec<(u32, String)> = shown.map(|e| (e.article, canonical(&e.value))).collect();
        sides.sort();
        sides.dedup();
        let next = kept.len();
        let place = *at.entry((finding.key.clone(), sides)).or_insert(next);
        match kept.get_mut(place) {
            Some(known) => join(known, finding),
            None => kept.push(finding),
        }
    }
    kept
}

/// Add the places of `more` to `known`, which says what the louder of the two says.
fn join(known: &mut Finding, mut more: Finding) {
    if more.verdict > known.verdict {
        std::mem::swap(known, &mut more);
    }
    for (camp, other) in known.camps.iter_mut().zip(more.camps) {
        camp.claims.extend(other.claims);
        camp.claims.sort_by_key(|e| (e.article, e.span));
        camp.claims.dedup_by_key(|e| (e.article, e.span));
    }
}

/// How two claims of these rules compare where nothing is reported.
pub fn verdict(a: &Claim, b: &Claim) -> Verdict {
    if a.value == b.value {
        Verdict::Agree
    } else if std::mem::discriminant(&a.value) == std::mem::discriminant(&b.value) {
        Verdict::Compatible
    } else {
        Verdict::Unrelated
    }
}

/// The figures of a draft and of its sources, and which of them are told of one thing.
struct Sides<'s, 'c> {
    story: &'s Story,
    facts: &'s [Fact<'c>],
    pairs: Vec<Pair>,
    /// Of each figure, the pairs it is in.
    by_fact: BTreeMap<usize, Vec<usize>>,
}

impl<'s, 'c> Sides<'s, 'c> {
    /// `None` where there is no draft, or no source to hold it against.
    fn new(story: &'s Story, facts: &'s [Fact<'c>]) -> Option<Self> {
        let has = |role: Role| story.articles.iter().any(|a| a.role == role);
        if !has(Role::Draft) || !has(Role::Source) {
            return None;
        }
        let count = u32::try_from(story.articles.len()).unwrap_or(u32::MAX);
        // Few sources were chosen for the draft; of many, those that tell its story.
        let pairs = if story.articles.len() <= FEW {
            fact::pairs(facts, &|article| (article + 1..count).collect(), true)
        } else {
            fact::pairs(facts, &|article| story.links().partners(article), true)
        };
        let mut by_fact: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, pair) in pairs.iter().enumerate() {
            by_fact.entry(pair.a).or_default().push(at);
            by_fact.entry(pair.b).or_default().push(at);
        }
        Some(Self {
            story,
            facts,
            pairs,
            by_fact,
        })
    }

    fn role(&self, fact: usize) -> Option<Role> {
        let article = self.facts.get(fact)?.article;
        self.story.articles.get(article as usize).map(|a| a.role)
    }

    /// The figures of one side, by place.
    fn of(&self, role: Role) -> impl Iterator<Item = usize> {
        (0..self.facts.len()).filter(move |&i| self.role(i) == Some(role))
    }

    fn pairs_of(&self, fact: usize) -> impl Iterator<Item = (usize, &Pair)> {
        let places = self.by_fact.get(&fact).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(move |&at| {
            let pair = self.pairs.get(at)?;
            Some((if pair.a == fact { pair.b } else { pair.a }, pair))
        })
    }

    /// The figures of the other side, or of the same one, that tell what `fact` tells.
    fn tells(&self, fact: usize, role: Role) -> Vec<usize> {
        self.pairs_of(fact)
            .filter(|(other, pair)| self.role(*other) == Some(role) && tells(self.facts, pair))
            .map(|(other, _)| other)
            .collect()
    }

    fn first(&self, fact: usize) -> Option<Item<'c>> {
        self.facts.get(fact).map(Fact::first)
    }

    /// Figures as one side of a finding.
    fn camp(&self, facts: &[usize], reads_as: String) -> Camp {
        let items = facts
            .iter()
            .filter_map(|&i| self.facts.get(i))
            .flat_map(|f| &f.items);
        build::camp(reads_as, items.map(|item| item.claim))
    }
}

/// Whether a pair is one figure of one thing. Small numbers agree by chance and need more around them;
/// nought (`nobody`) is told of everything.
fn tells(facts: &[Fact<'_>], pair: &Pair) -> bool {
    let quantity = |i: usize| {
        facts
            .get(i)
            .and_then(|f| f.first().claim.value.quantity().copied())
    };
    let (Some(x), Some(y)) = (quantity(pair.a), quantity(pair.b)) else {
        return false;
    };
    let least = if is_telling(&x) {
        weights::AGREES - TELLING
    } else {
        weights::AGREES_LOOSELY
    };
    pair.difference == Difference::Same && x.n > 0 && (x.n, x.m) == (y.n, y.m) && pair.fit > least
}

/// So many articles are held against one another without asking whether they tell one story.
const FEW: usize = 16;

/// How much less need be said around a telling figure, in thousandths of a log-odds.
const TELLING: i32 = 1_000;

/// Whether a figure is so particular that nobody hits upon it by chance.
fn is_telling(quantity: &Quantity) -> bool {
    quantity.n >= 10_000
}

/// A finding that says what the draft does: a discrepancy, or a note where `loud` is false.
fn finding(
    rule: &Rule,
    loud: bool,
    class: crate::finding::Class,
    said: build::Sentences,
    camps: Vec<Camp>,
    key: String,
) -> Option<Finding> {
    let weight = build::Weight {
        verdict: if loud { Verdict::Discrepancy } else { Verdict::Note },
        class,
        confidence: crate::finding::Confidence::Medium,
    };
    build::finding(rule, weight, said, camps, key)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{claim, rule};
    use super::*;
    use crate::finding::Class;
    use crate::rule::Evolves;
    use crate::text::Span;

    fn lost(place: u32, value: &str, key: &str, loud: bool) -> Option<Finding> {
        let mut mine = claim(0, value, &[]);
        mine.span = Span::new(place, place + 4);
        let theirs = claim(1, "<=400", &[]);
        let camp = |claim: &Claim| Camp {
            reads_as: String::new(),
            claims: vec![build::evidence(claim)],
        };
        let said = build::Sentences::default();
        let camps = vec![camp(&mine), camp(&theirs)];
        finding(
            &rule(Evolves::Any),
            loud,
            Class::Hedge,
            said,
            camps,
            key.to_owned(),
        )
    }

    #[test]
    fn headline_and_body_lose_one_hedge() {
        let found = [
            lost(0, "=400", "400 job", false),
            lost(90, "=400", "400 job", true),
            lost(200, "=400", "400 home", true),
            lost(300, "=500", "400 job", true),
        ];
        let kept = one_each(found.into_iter().flatten().collect());
        let places: Vec<usize> = kept
            .iter()
            .filter_map(|f| f.camps.first())
            .map(|c| c.claims.len())
            .collect();
        assert_eq!(places, [2, 1, 1]);
        assert_eq!(kept.first().map(|f| f.verdict), Some(Verdict::Discrepancy));
    }
}

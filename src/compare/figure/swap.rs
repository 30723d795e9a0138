//! Two figures that have changed places: `18 at Brekka and 13 at Halden` against `18 at Halden and 13 at Brekka`.
//!
//! Both articles give both figures, so each figure has its equal and nothing clashes figure by figure. What clashes is
//! the words that belong to each: those of the one figure here belong to the other figure there. Days and times stay out
//! of it: two things happen on each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::{Difference, difference};
use super::fact::{Fact, Pair};
use super::likeness::{Surprise, term_likeness};
use crate::extract::figure::Term;

/// Two figures of one article and the same two of another, each with the words that the other article has with the
/// other figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// The figures of the first article.
    pub here: [usize; 2],
    /// The same figures in the second, in the same order.
    pub there: [usize; 2],
    /// A word of each figure of the first article that belongs to the other figure in the second.
    pub words: [String; 2],
    /// How much the exchanged words say, in thousandths of a bit: the weaker of the two crossings.
    pub weight: i32,
}

/// So many agreeing pairs near one another are held against each: prose has a handful.
const MOST: usize = 24;

/// Figures so many sentences apart can belong to one statement.
const NEAR: u32 = 1;

/// What each of the two crossings must say: one bit.
const ENOUGH: i32 = 1_000;

/// How many times as much the crossed words must say as those that stand with the same figure in both articles.
const CLEAR: i32 = 2;

/// How alike two words must be to belong to one thing, in thousandths.
const ALIKE: i32 = 500;

/// Every swap among the agreeing pairs of two articles, clearest first; a figure is in one at most.
pub fn swaps(facts: &[Fact<'_>], pairs: &[Pair], surprise: &Surprise) -> Vec<Swap> {
    let mut by_articles: BTreeMap<(u32, u32), Vec<&Pair>> = BTreeMap::new();
    for pair in pairs.iter().filter(|p| p.difference == Difference::Same) {
        let article = |i: usize| facts.get(i).map(|f| f.article);
        if let (Some(a), Some(b)) = (article(pair.a), article(pair.b))
            && a != b
        {
            by_articles.entry((a, b)).or_default().push(pair);
        }
    }
    by_articles
        .values()
        .flat_map(|list| clearest(found(facts, list, surprise)))
        .collect()
}

fn found(facts: &[Fact<'_>], list: &[&Pair], surprise: &Surprise) -> Vec<Swap> {
    let mut out = Vec::new();
    for (at, p) in list.iter().enumerate() {
        let near = list.iter().skip(at + 1).filter(|q| are_near(facts, p, q));
        out.extend(near.take(MOST).filter_map(|q| swap(facts, p, q, surprise)));
    }
    out
}

fn clearest(mut all: Vec<Swap>) -> Vec<Swap> {
    all.sort_by_key(|s| (std::cmp::Reverse(s.weight), s.here, s.there));
    let mut taken = BTreeSet::new();
    all.retain(|s| {
        let members: Vec<usize> = s.here.iter().chain(&s.there).copied().collect();
        let free = members.iter().all(|m| !taken.contains(m));
        if free {
            taken.extend(members);
        }
        free
    });
    all
}

fn are_near(facts: &[Fact<'_>], p: &Pair, q: &Pair) -> bool {
    let sentence = |i: usize| facts.get(i).map(|f| f.first().claim.sentence);
    let near = |x: usize, y: usize| {
        sentence(x)
            .zip(sentence(y))
            .is_some_and(|(x, y)| x.abs_diff(y) <= NEAR)
    };
    p.a != q.a && p.b != q.b && near(p.a, q.a) && near(p.b, q.b)
}

fn swap(facts: &[Fact<'_>], p: &Pair, q: &Pair, surprise: &Surprise) -> Option<Swap> {
    let fact = |i: usize| facts.get(i).filter(|f| !f.first().context.kind.is_time());
    let (here, there) = ([fact(p.a)?, fact(q.a)?], [fact(p.b)?, fact(q.b)?]);
    if difference(here[0].first().read(), there[1].first().read()) != Some(Difference::Hard) {
        return None;
    }
    let (one, other) = (apart(here), apart(there));
    let says = |x: &[&Term], y: &[&Term]| common(x, y, surprise);
    let straight = says(&one[0], &other[0]).0 + says(&one[1], &other[1]).0;
    let (first, second) = (says(&one[0], &other[1]), says(&one[1], &other[0]));
    let weight = first.0.min(second.0);
    (weight >= ENOUGH && first.0 + second.0 >= CLEAR * straight).then_some(Swap {
        here: [p.a, q.a],
        there: [p.b, q.b],
        words: [first.1?, second.1?],
        weight,
    })
}

/// The words that belong to each of two figures and not to the other.
fn apart<'c>([one, other]: [&Fact<'c>; 2]) -> [Vec<&'c Term>; 2] {
    let own = |f: &Fact<'c>| -> Vec<&'c Term> { f.first().context.bag.iter().filter(|t| t.own).collect() };
    let (x, y) = (own(one), own(other));
    let without = |list: &[&'c Term], not: &[&Term]| -> Vec<&'c Term> {
        let lacks = |term: &&&Term| !not.iter().any(|t| t.stem == term.stem);
        list.iter().filter(lacks).copied().collect()
    };
    [without(&x, &y), without(&y, &x)]
}

/// How much the words of `x` say that `y` has too, in thousandths of a bit, and the one that says most,
/// a name before all others.
fn common<'t>(x: &[&'t Term], y: &[&Term], surprise: &Surprise) -> (i32, Option<String>) {
    let says = |term: &&'t Term| {
        let (likeness, other) = y
            .iter()
            .map(|o| (term_likeness(term, o), o))
            .max_by_key(|(l, _)| *l)?;
        let bits = surprise.of(&term.stem).min(surprise.of(&other.stem));
        (likeness >= ALIKE).then(|| (bits / 10 * likeness / 100, *term))
    };
    let said: Vec<(i32, &'t Term)> = x.iter().filter_map(says).collect();
    let most = said.iter().max_by_key(|(bits, term)| (term.name, *bits));
    (
        said.iter().map(|(bits, _)| bits).sum(),
        most.map(|(_, word)| word.shown()),
    )
}

#[cfg(test)]
mod tests {
    use super::super::fact::{facts, pairs};
    use super::*;
    use crate::compare::testing::figures;

    fn found(texts: &[&str]) -> Vec<[String; 2]> {
        let claims = figures(texts);
        let facts = facts(&claims);
        let count = u32::try_from(texts.len()).unwrap();
        let pairs = pairs(&facts, &|a| (a + 1..count).collect(), true);
        let surprise = Surprise::of_own(facts.iter().flat_map(|f| f.items.iter().map(|i| i.context)));
        swaps(&facts, &pairs, &surprise)
            .into_iter()
            .map(|s| s.words)
            .collect()
    }

    #[test]
    fn figures_that_have_changed_places_are_found_with_the_words_that_went_with_them() {
        let found = found(&[
            "Divers brought up 31 bodies, of which 18 were taken to Brekka and 13 to Halden.",
            "The bodies, 18 of them at Halden and 13 at Brekka, have all been named.",
        ]);
        assert_eq!(found, [["Brekka".to_owned(), "Halden".to_owned()]]);
    }

    #[test]
    fn figures_that_stand_with_their_own_words_in_another_order_are_not() {
        for there in [
            "At Halden 13 bodies were named; Brekka had 18.",
            "The 13 at Halden and the 18 at Brekka have all been named.",
            "Of the dead 18 were local people and 13 came from abroad.",
        ] {
            let here = "Divers brought up 31 bodies, of which 18 were taken to Brekka and 13 to Halden.";
            assert!(found(&[here, there]).is_empty(), "{there}");
        }
    }
}

//! A second look at every pair, in the light of all the others: agreement explains figures away, and supports them.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::{Difference, difference};
use super::fact::{Fact, Pair};
use super::features::SECOND;
use super::gate::{self, Gate, allowance};
use super::weights;
use crate::extract::figure::Tag;

/// Fill in what only the other pairs can tell, and score again.
pub(super) fn second_look(facts: &[Fact<'_>], pairs: &mut [Pair]) {
    let agreement = Agreement::new(facts, pairs);
    let told = Told::new(facts, pairs);
    let best = Best::new(facts, pairs);
    let fits: BTreeMap<(usize, usize), i32> = pairs.iter().map(|p| ((p.a, p.b), p.fit)).collect();
    for pair in pairs
        .iter_mut()
        .filter(|p| !p.difference.agrees() && p.row.is_some())
    {
        let (lead, gap) = best.lead(facts, pair);
        let seen = [
            lead,
            gap,
            agreement.consumed(pair).map_or(0, positive),
            agreement.both_told(pair).map_or(0, positive),
            agreement.support(pair, &fits).map_or(0, positive),
            if told.elsewhere(facts, pair) { 1000 } else { 0 },
        ];
        let Some(row) = &mut pair.row else { continue };
        for (slot, value) in row.iter_mut().skip(SECOND).zip(seen) {
            *slot = value;
        }
        let score = weights::judge(row);
        pair.gate = gate::gate(facts, pair, &agreement);
        pair.score = score;
    }
    outdone(facts, pairs);
}

/// Of two matches of one figure that differ from each other one at most is meant: end those that another one beats, or
/// nearly.
fn outdone(facts: &[Fact<'_>], pairs: &mut [Pair]) {
    let in_question =
        |p: &Pair| p.gate.is_none() && !p.difference.agrees() && p.score >= weights::REPORT - CLOSE;
    let mut matches: BTreeMap<(usize, u32), Vec<(i32, usize)>> = BTreeMap::new();
    for pair in pairs.iter().filter(|p| in_question(p)) {
        for (fact, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let place = (fact, article(facts, other));
            matches.entry(place).or_default().push((pair.score, other));
        }
    }
    let differ = |x: usize, y: usize| {
        let (x, y) = (facts.get(x)?.first(), facts.get(y)?.first());
        Some(difference(x.read(), y.read()).is_none_or(|d| !d.agrees()))
    };
    let beaten = |fact: usize, by: usize, score: i32| {
        let list = matches.get(&(fact, article(facts, by))).into_iter().flatten();
        list.into_iter()
            .any(|&(s, other)| other != by && s > score - CLOSE && differ(by, other) == Some(true))
    };
    for pair in pairs.iter_mut().filter(|p| in_question(p)) {
        if beaten(pair.a, pair.b, pair.score) || beaten(pair.b, pair.a, pair.score) {
            pair.gate = Some(Gate::Outdone);
        }
    }
}

/// By so much a match must be clearer than any other of its figures, in thousandths of a log-odds.
const CLOSE: i32 = 250;

/// Which facts have their equal in which other article, however it is told there.
struct Told {
    equals: BTreeSet<(usize, u32)>,
}

impl Told {
    fn new(facts: &[Fact<'_>], pairs: &[Pair]) -> Self {
        let same = pairs.iter().filter(|p| p.difference == Difference::Same);
        let both = |p: &Pair| [(p.a, article(facts, p.b)), (p.b, article(facts, p.a))];
        Self {
            equals: same.flat_map(both).collect(),
        }
    }

    /// Whether one of the two stands somewhere in the other's article too.
    fn elsewhere(&self, facts: &[Fact<'_>], pair: &Pair) -> bool {
        self.equals.contains(&(pair.a, article(facts, pair.b)))
            || self.equals.contains(&(pair.b, article(facts, pair.a)))
    }
}

/// The best fits of each fact in each other article, best first.
struct Best {
    by_fact: BTreeMap<(usize, u32), Vec<(i32, usize)>>,
}

impl Best {
    fn new(facts: &[Fact<'_>], pairs: &[Pair]) -> Self {
        let mut by_fact: BTreeMap<(usize, u32), Vec<(i32, usize)>> = BTreeMap::new();
        for pair in pairs {
            by_fact
                .entry((pair.a, article(facts, pair.b)))
                .or_default()
                .push((pair.fit, pair.b));
            by_fact
                .entry((pair.b, article(facts, pair.a)))
                .or_default()
                .push((pair.fit, pair.a));
        }
        for list in by_fact.values_mut() {
            list.sort_by_key(|&(fit, fact)| (std::cmp::Reverse(fit), fact));
            list.truncate(2);
        }
        Self { by_fact }
    }

    /// By how much the pair fits better than the best other match of either side (below zero: worse), and than that of
    /// the side with less choice.
    fn lead(&self, facts: &[Fact<'_>], pair: &Pair) -> (i32, i32) {
        let other = |fact: usize, there: u32, not: usize| {
            let list = self.by_fact.get(&(fact, there)).map_or(&[][..], Vec::as_slice);
            list.iter()
                .find(|(_, f)| *f != not)
                .map_or(-6000, |(fit, _)| *fit)
        };
        let one = other(pair.a, article(facts, pair.b), pair.b);
        let two = other(pair.b, article(facts, pair.a), pair.a);
        let ahead = |of: i32| pair.fit.saturating_sub(of).clamp(-4000, 4000);
        (ahead(one.max(two)), ahead(one.min(two)))
    }
}

fn article(facts: &[Fact<'_>], fact: usize) -> u32 {
    facts.get(fact).map_or(0, |f| f.article)
}

/// A score as a feature: 0 for none, growing from where agreement begins.
fn positive(fit: i32) -> i32 {
    (fit - weights::AGREES).clamp(0, 5000)
}

/// Which facts agree, and how well they fit.
pub(super) struct Agreement<'f, 'c> {
    facts: &'f [Fact<'c>],
    friends: Vec<Vec<Friend>>,
}

/// A fact of another article that says the same.
#[derive(Clone, Copy)]
struct Friend {
    fact: usize,
    article: u32,
    fit: i32,
}

impl<'f, 'c> Agreement<'f, 'c> {
    fn new(facts: &'f [Fact<'c>], pairs: &[Pair]) -> Self {
        let mut friends: Vec<Vec<Friend>> = vec![Vec::new(); facts.len()];
        let mut add = |of: usize, other: usize, fit: i32| {
            let article = facts.get(other).map_or(0, |f| f.article);
            if let Some(list) = friends.get_mut(of) {
                list.push(Friend {
                    fact: other,
                    article,
                    fit,
                });
            }
        };
        // Figures that merely leave room for each other explain nothing away: they must fit well to count as agreement.
        let counts = |p: &&Pair| match p.difference {
            Difference::Same => p.fit > weights::AGREES - facts.get(p.a).map_or(0, |f| allowance(f.first())),
            Difference::Agree => p.fit > weights::AGREES_LOOSELY,
            _ => false,
        };
        for pair in pairs.iter().filter(counts) {
            add(pair.a, pair.b, pair.fit);
            add(pair.b, pair.a, pair.fit);
        }
        Self { facts, friends }
    }

    fn of(&self, fact: usize) -> &[Friend] {
        self.friends.get(fact).map_or(&[], Vec::as_slice)
    }

    /// How well either side fits a figure of the other's article that it agrees with: then it is that one's partner.
    pub(super) fn consumed(&self, pair: &Pair) -> Option<i32> {
        let article = |i: usize| self.facts.get(i).map(|f| f.article);
        let best = |fact: usize, there: Option<u32>| {
            self.of(fact)
                .iter()
                .filter(|f| Some(f.article) == there)
                .map(|f| f.fit)
                .max()
        };
        best(pair.a, article(pair.b)).max(best(pair.b, article(pair.a)))
    }

    /// How surely some third article tells both figures, one beside the other: then they are two things.
    pub(super) fn both_told(&self, pair: &Pair) -> Option<i32> {
        let (one, two) = (self.of(pair.a), self.of(pair.b));
        one.iter()
            .flat_map(|x| {
                two.iter()
                    .filter(move |y| y.article == x.article && y.fact != x.fact)
                    .map(move |y| x.fit.min(y.fit))
            })
            .max()
    }

    /// Whether a sentence of some article tells that the value went from the one figure to the other.
    pub(super) fn told_as_change(&self, pair: &Pair) -> bool {
        let told = |friend: &Friend| {
            let item = self.facts.get(friend.fact)?.first();
            Some((item.claim.article, item.claim.sentence, item.context.tags))
        };
        let changes = |from: &[Friend], to: &[Friend]| {
            let old = from.iter().filter_map(told).filter(|t| t.2.has(Tag::Previous));
            old.into_iter().any(|(article, sentence, _)| {
                to.iter()
                    .filter_map(told)
                    .any(|t| (t.0, t.1) == (article, sentence) && !t.2.has(Tag::Previous))
            })
        };
        let (one, two) = (self.of(pair.a), self.of(pair.b));
        changes(one, two) || changes(two, one)
    }

    /// How well one side fits a figure that agrees with the other.
    fn support(&self, pair: &Pair, fits: &BTreeMap<(usize, usize), i32>) -> Option<i32> {
        let fit = |x: usize, y: usize| fits.get(&(x.min(y), x.max(y))).copied();
        let through = |friends: &[Friend], not: usize, to: usize| {
            friends
                .iter()
                .filter(|f| f.fact != not)
                .filter_map(|f| fit(f.fact, to))
                .max()
        };
        through(self.of(pair.a), pair.b, pair.b).max(through(self.of(pair.b), pair.a, pair.a))
    }
}

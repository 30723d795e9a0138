//! A second look at every pair, in the light of all the others: agreement explains figures away, and supports them.

use std::collections::BTreeMap;

use super::difference::{Difference, slipped};
use super::digits::{Slip, digits};
use super::fact::{Fact, Gate, Item, Pair, order};
use super::features::{Movement, SECOND};
use super::sums;
use super::weights;
use crate::extract::figure::{Context, Kind, Tag, Term};
use crate::lexicon::{Relation, noun_lemma, same_concept};
use crate::value::Op;

/// Fill in what only the other pairs can tell, and score again.
pub(super) fn second_look(facts: &[Fact<'_>], pairs: &mut [Pair]) {
    let agreement = Agreement::new(facts, pairs);
    let best = Best::new(facts, pairs);
    let fits: BTreeMap<(usize, usize), i32> = pairs.iter().map(|p| ((p.a, p.b), p.fit)).collect();
    for pair in pairs.iter_mut().filter(|p| !p.difference.agrees()) {
        let (lead, gap) = best.lead(facts, pair);
        let seen = [
            lead,
            gap,
            agreement.consumed(facts, pair).map_or(0, positive),
            agreement.both_told(pair).map_or(0, positive),
            agreement.support(pair, &fits).map_or(0, positive),
        ];
        for (slot, value) in pair.row.iter_mut().skip(SECOND).zip(seen) {
            *slot = value;
        }
        pair.gate = gate(facts, pair, &agreement);
        pair.score = weights::judge(&pair.row);
    }
}

/// What speaks so clearly against a conflict that no score counts.
fn gate(facts: &[Fact<'_>], pair: &Pair, agreement: &Agreement) -> Option<Gate> {
    let (one, other) = (facts.get(pair.a)?, facts.get(pair.b)?);
    let (a, b) = (one.first(), other.first());
    let of_persons = a.context.kind == Kind::Age && !(is_bound(a) && is_bound(b));
    if of_persons && !share_a_name(a.context, b.context) {
        return Some(Gate::OtherPerson);
    }
    if a.context.fate.zip(b.context.fate).is_some_and(|(x, y)| x != y) {
        return Some(Gate::OtherFate);
    }
    if a.claim.article == b.claim.article && !counts_one_thing(a, b) {
        return Some(Gate::OtherThing);
    }
    if are_days_of_reports(a, b) {
        return Some(Gate::OtherPeriod);
    }
    if of_own_periods(a, b) {
        let days = a.claim.frame.as_of.zip(b.claim.frame.as_of);
        if days.is_none_or(|(x, y)| !x.meets(y)) {
            return Some(Gate::OtherPeriod);
        }
    }
    if sums::comes_to(one, other) {
        return Some(Gate::Sum);
    }
    if sums::tells_both(one, other) {
        return Some(Gate::BothTold);
    }
    // The same digits in another order, or in another unit, are a slip sooner than an update.
    let updated = pair.movement == Movement::Grown && can_grow(a, b) || is_new_value(a, b);
    if updated && !matches!(slipped(a.read(), b.read()), Slip::Transposed | Slip::Unit) {
        return Some(Gate::Update);
    }
    if agreement
        .consumed(facts, pair)
        .is_some_and(|fit| fit >= pair.fit - slack(a, b))
    {
        return Some(Gate::Taken);
    }
    agreement
        .both_told(pair)
        .filter(|&fit| fit >= pair.fit - 2 * SLACK)
        .map(|_| Gate::BothTold)
}

/// Whether a headline and the copy below it give two figures of one noun, or one figure with a slip.
fn counts_one_thing(a: Item<'_>, b: Item<'_>) -> bool {
    let noun = a.context.head.as_ref().zip(b.context.head.as_ref());
    let one =
        noun.is_some_and(|(x, y)| x.stem == y.stem || same_concept(&x.folded, &y.folded) == Relation::Same);
    one || slipped(a.read(), b.read()) != Slip::None
}

/// Whether both articles tell the day from the day they were written: each has a `today` of its own.
fn are_days_of_reports(a: Item<'_>, b: Item<'_>) -> bool {
    let told = |item: Item<'_>| item.context.kind == Kind::Date && item.context.tags.has(Tag::Deictic);
    told(a) && told(b)
}

/// Whether two counts are expected to grow from one report to the next. Of whom somebody says that it was all of them
/// there will not be more.
fn can_grow(a: Item<'_>, b: Item<'_>) -> bool {
    let has = |tag: Tag| a.context.tags.has(tag) || b.context.tags.has(tag);
    a.context.kind == Kind::Count && has(Tag::Toll) && !has(Tag::Whole)
}

/// Whether the later report says that the value was changed to its figure, and the earlier one does not.
fn is_new_value(a: Item<'_>, b: Item<'_>) -> bool {
    let moved = |item: Item<'_>| item.context.tags.has(Tag::Moved);
    match order(a.claim, b.claim) {
        Some(true) => moved(b) && !moved(a),
        Some(false) => moved(a) && !moved(b),
        None => false,
    }
}

/// Whether two figures count over times of their own, or number the days of something: tomorrow's figure is another.
fn of_own_periods(a: Item<'_>, b: Item<'_>) -> bool {
    let has = |item: Item<'_>, tag: Tag| item.context.tags.has(tag);
    let new = |x: Item<'_>, y: Item<'_>| has(x, Tag::Fresh) && (has(y, Tag::Fresh) || has(x, Tag::Toll));
    let day = |t: &Term| matches!(noun_lemma(&t.folded), "day" | "night" | "week" | "month" | "year");
    let numbered =
        |item: Item<'_>| item.context.kind == Kind::Ordinal && item.context.head.as_ref().is_some_and(day);
    has(a, Tag::Window) || has(b, Tag::Window) || new(a, b) || new(b, a) || numbered(a) || numbered(b)
}

/// Whether an age is a limit (`under 18`, `65 and above`), not somebody's.
fn is_bound(age: Item<'_>) -> bool {
    age.claim.value.quantity().is_some_and(|q| q.op != Op::Exact)
}

/// Whether the names nearest to two ages are of one person: without a name, two ages are two people.
fn share_a_name(a: &Context, b: &Context) -> bool {
    let (x, y) = (nearest_name(a), nearest_name(b));
    x.iter().any(|t| y.iter().any(|o| t.stem == o.stem))
}

/// The words of the proper name that stands nearest to a figure.
fn nearest_name(context: &Context) -> Vec<&Term> {
    let names = || context.bag.iter().filter(|t| t.name && t.weight >= NEAR);
    let best = names().map(|t| t.weight).max().unwrap_or(0);
    names().filter(|t| t.weight + ONE_NAME >= best).collect()
}

/// How much further from the figure the other words of one name may stand: two tokens.
const ONE_NAME: u16 = 70;

/// The weight of a word that stands beside a figure, or nearly.
const NEAR: u16 = 450;

/// How much worse than the pair itself an agreement may fit and still explain it away, in thousandths of a log-odds.
const SLACK: i32 = 400;

/// The slack of two figures.
fn slack(a: Item<'_>, b: Item<'_>) -> i32 {
    SLACK.max(allowance(a).min(allowance(b)))
}

/// A figure of three digits or more that stands in both articles is one thing, however the words around it go: so much
/// worse may it fit, in thousandths of a log-odds.
fn allowance(item: Item<'_>) -> i32 {
    let specific = digits(item.claim.value.quantity().map_or(0, |q| q.n)).len() >= 3;
    if specific { 3_000 } else { 0 }
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
struct Agreement {
    friends: Vec<Vec<Friend>>,
}

/// A fact of another article that says the same.
#[derive(Clone, Copy)]
struct Friend {
    fact: usize,
    article: u32,
    fit: i32,
}

impl Agreement {
    fn new(facts: &[Fact<'_>], pairs: &[Pair]) -> Self {
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
        Self { friends }
    }

    fn of(&self, fact: usize) -> &[Friend] {
        self.friends.get(fact).map_or(&[], Vec::as_slice)
    }

    /// How well either side fits a figure of the other's article that it agrees with: then it is that one's partner.
    fn consumed(&self, facts: &[Fact<'_>], pair: &Pair) -> Option<i32> {
        let article = |i: usize| facts.get(i).map(|f| f.article);
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
    fn both_told(&self, pair: &Pair) -> Option<i32> {
        let (one, two) = (self.of(pair.a), self.of(pair.b));
        one.iter()
            .flat_map(|x| {
                two.iter()
                    .filter(move |y| y.article == x.article && y.fact != x.fact)
                    .map(move |y| x.fit.min(y.fit))
            })
            .max()
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

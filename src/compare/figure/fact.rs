//! Facts, not claims: what one article says of one thing is one fact, however often it says it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::beside::{Seats, beside, is_small};
use super::difference::{Difference, Read, difference};
use super::features::{self, Frames, Movement, Stated, Surroundings};
use super::gate::Gate;
use super::likeness::Surprise;
use super::second::second_look;
use super::weights;
use crate::extract::Claim;
use crate::extract::figure::{Context, Kind};
use crate::finding::canonical;
use crate::lexicon::attribute::{Attribute, attributes};
use crate::value::Value;

/// A claim with its context.
#[derive(Clone, Copy)]
pub struct Item<'c> {
    /// The claim.
    pub claim: &'c Claim,
    /// Its context.
    pub context: &'c Context,
}

impl<'c> Item<'c> {
    /// The claim with its context, if it has one.
    pub fn new(claim: &'c Claim) -> Option<Self> {
        claim.context.as_deref().map(|context| Self { claim, context })
    }

    /// Value and context, for comparing.
    pub fn read(self) -> Read<'c> {
        Read {
            value: &self.claim.value,
            context: self.context,
        }
    }
}

/// Equal claims of one article about one thing.
pub struct Fact<'c> {
    /// The article.
    pub article: u32,
    /// At least one claim, in order of place.
    pub items: Vec<Item<'c>>,
    /// The first claim, which stands for all.
    first: Item<'c>,
    /// The other figures of the first claim's sentence.
    beside: Vec<Item<'c>>,
    /// What its claims state, sorted.
    attributes: Vec<Attribute>,
}

impl<'c> Fact<'c> {
    /// The first claim stands for all.
    pub fn first(&self) -> Item<'c> {
        self.first
    }

    /// What its claims state, sorted.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// The other figures of the first claim's sentence.
    pub fn beside(&self) -> &[Item<'c>] {
        &self.beside
    }

    /// The values of those that are not small counts: they stand in many sentences and say nothing.
    pub fn told_beside(&self) -> impl Iterator<Item = &'c Value> {
        let values = self.beside.iter().map(|item| &item.claim.value);
        values.filter(|value| !is_small(value))
    }
}

/// Merge the claims of each article.
pub fn facts<'c>(claims: &'c [Claim]) -> Vec<Fact<'c>> {
    let mut out: Vec<Fact<'c>> = Vec::new();
    let mut told: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
    for item in claims.iter().filter_map(Item::new) {
        let equal = told
            .entry((item.claim.article, canonical(&item.claim.value)))
            .or_default();
        let says = |at: &usize| {
            out.get(*at)
                .is_some_and(|fact| fact.items.iter().any(|other| same(*other, item)))
        };
        match equal.iter().rev().copied().find(says) {
            Some(at) => out.get_mut(at).into_iter().for_each(|fact| fact.items.push(item)),
            None => {
                equal.push(out.len());
                out.push(Fact {
                    article: item.claim.article,
                    items: vec![item],
                    first: item,
                    beside: Vec::new(),
                    attributes: Vec::new(),
                });
            }
        }
    }
    let seats = Seats::new(&out);
    for fact in &mut out {
        fact.beside = seats.beside(fact.first.claim);
        let told = fact.items.iter().flat_map(|i| &i.context.attributes);
        fact.attributes = told.copied().collect::<BTreeSet<_>>().into_iter().collect();
    }
    out
}

/// Whether two claims of one article say the same: one value, and nouns that do not differ.
fn same(a: Item<'_>, b: Item<'_>) -> bool {
    let heads = match (&a.context.head, &b.context.head) {
        (Some(x), Some(y)) => x.stem == y.stem,
        _ => a.context.kind != Kind::Count,
    };
    a.claim.value == b.claim.value && heads && a.context.tags == b.context.tags
}

/// Two facts that could be about one thing.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The first fact, by place; always below `b`.
    pub a: usize,
    /// The second fact.
    pub b: usize,
    /// What their values are to each other.
    pub difference: Difference,
    /// The features of the best pair of claims, where a second look is worth it: of thousands of pairs a handful is.
    pub row: Option<Box<[i32; features::COUNT]>>,
    /// Whether an editor would want to see the pair, in thousandths of a log-odds.
    pub score: i32,
    /// How well the contexts fit, whatever the values are to each other.
    pub fit: i32,
    /// How the value moved between the reports.
    pub movement: Movement,
    /// What speaks so clearly against a conflict that no score counts.
    pub gate: Option<Gate>,
}

/// Every pair of comparable facts, scored: within an article, and between an article and its `partners`, the later
/// articles that tell the same story.
pub fn pairs(facts: &[Fact<'_>], partners: &dyn Fn(u32) -> Vec<u32>, slips: bool) -> Vec<Pair> {
    scored(facts, partners, slips, false)
}

/// The same with the features of every pair, from which the weights are fitted.
pub fn pairs_in_full(facts: &[Fact<'_>], partners: &dyn Fn(u32) -> Vec<u32>) -> Vec<Pair> {
    scored(facts, partners, true, true)
}

fn scored(facts: &[Fact<'_>], partners: &dyn Fn(u32) -> Vec<u32>, slips: bool, keep_rows: bool) -> Vec<Pair> {
    let scene = Scene {
        facts,
        rivals: Rivals::new(facts),
        slips,
        keep_rows,
    };
    let homes = homes(facts);
    let partners: BTreeMap<u32, Vec<u32>> = homes.keys().map(|&a| (a, partners(a))).collect();
    let circles = circles(&partners);
    let mut out = Vec::new();
    for (&article, own) in &homes {
        let circle = circles.get(&article).into_iter().flatten();
        let near = circle.filter_map(|b| homes.get(b)).chain([own]);
        let near = near.filter_map(|home| facts.get(home.clone())).flatten();
        let surprise = Surprise::new(near.flat_map(|f| f.items.iter().map(|i| i.context)));
        for i in own.clone() {
            let rest = (i + 1..own.end).filter(|&j| scene.tops(i, j));
            out.extend(rest.filter_map(|j| scene.pair(i, j, &surprise)));
        }
        for theirs in partners
            .get(&article)
            .into_iter()
            .flatten()
            .filter_map(|b| homes.get(b))
        {
            for i in own.clone() {
                out.extend(theirs.clone().filter_map(|j| scene.pair(i, j, &surprise)));
            }
        }
    }
    second_look(facts, &mut out);
    out
}

/// The articles that each is held against, before it and after it. How surprising a word is depends on what else is
/// told in the story; in an archive every word would be rare, and any two shared ones a proof.
pub fn circles(partners: &BTreeMap<u32, Vec<u32>>) -> BTreeMap<u32, Vec<u32>> {
    let mut circles = partners.clone();
    for (&a, later) in partners {
        for b in later {
            circles.entry(*b).or_default().push(a);
        }
    }
    circles
}

/// The facts of each article, by place.
fn homes(facts: &[Fact<'_>]) -> BTreeMap<u32, Range<usize>> {
    let mut homes: BTreeMap<u32, Range<usize>> = BTreeMap::new();
    for (i, fact) in facts.iter().enumerate() {
        let home = homes.entry(fact.article).or_insert(i..i);
        if home.len() < MOST_FIGURES {
            home.end = i + 1;
        }
    }
    homes
}

/// So many figures of one article are compared, the first ones: two articles are compared figure by figure, and copy has
/// a few dozen.
const MOST_FIGURES: usize = 400;

/// What every pair is scored against.
struct Scene<'f, 'c> {
    facts: &'f [Fact<'c>],
    rivals: Rivals,
    /// Whether slips of digits speak for a pair.
    slips: bool,
    /// Whether every pair keeps its features.
    keep_rows: bool,
}

impl Scene<'_, '_> {
    /// Whether one of two figures of an article stands in its headline and the other below: no others are held against
    /// each other.
    fn tops(&self, i: usize, j: usize) -> bool {
        let on_top = |at: usize| {
            self.facts
                .get(at)
                .is_some_and(|f| f.first().context.role.is_title())
        };
        on_top(i) != on_top(j)
    }

    /// The facts at `i` and `j` as a pair; `None` where their values say nothing about each other, or where they agree
    /// inside one article. `surprise` is that of the words told around them.
    #[expect(
        clippy::many_single_char_names,
        reason = "places i and j, facts a and b, claims x and y"
    )]
    fn pair(&self, i: usize, j: usize, surprise: &Surprise) -> Option<Pair> {
        let (a, b) = (self.facts.get(i)?, self.facts.get(j)?);
        let (x, y) = (a.first(), b.first());
        let difference = difference(x.read(), y.read())?;
        if a.article == b.article && difference.agrees() {
            return None;
        }
        let around = Surroundings {
            slips: self.slips,
            rivals: self.rivals.between(a, b),
            beside: beside(a, b),
            same_article: a.article == b.article,
            frames: frames(x.claim, y.claim),
            movement: movement(x.claim, y.claim),
            stated: self.rivals.stated(a, b),
        };
        let items = a
            .items
            .iter()
            .take(WORDINGS)
            .flat_map(|x| b.items.iter().take(WORDINGS).map(move |y| (x, y)));
        let best = items
            .map(|(x, y)| {
                let row = features::row(x.read(), y.read(), difference, around, surprise);
                (weights::fit(&row), row)
            })
            .max_by_key(|(fit, _)| *fit);
        let (fit, row) = best?;
        let hopeful = fit > weights::HOPELESS && !difference.agrees();
        Some(Pair {
            a: i,
            b: j,
            difference,
            row: (hopeful || self.keep_rows).then(|| Box::new(row)),
            score: i32::MIN,
            fit,
            movement: around.movement,
            gate: None,
        })
    }
}

/// So many wordings of a fact are tried.
const WORDINGS: usize = 4;

/// How the value moved from the earlier report to the later.
fn movement(a: &Claim, b: &Claim) -> Movement {
    let (Some(x), Some(y)) = (a.value.quantity(), b.value.quantity()) else {
        return Movement::Unknown;
    };
    let (early, late) = match order(a, b) {
        Some(true) => (x, y),
        Some(false) => (y, x),
        None => return Movement::Unknown,
    };
    if late.soft.lo > early.soft.hi {
        Movement::Grown
    } else {
        Movement::Shrunk
    }
}

fn frames(a: &Claim, b: &Claim) -> Frames {
    let (x, y) = (&a.frame, &b.frame);
    let named = x.source.is_named() && y.source.is_named();
    Frames {
        quoted: u8::from(x.in_quote.is_some()) + u8::from(y.in_quote.is_some()),
        same_source: named.then(|| x.source == y.source),
        days: x.as_of.zip(y.as_of).map_or(0, |(p, q)| p.lo.abs_diff(q.lo)),
        mood_differs: x.mood != y.mood,
    }
}

/// Whether `a` reports an earlier moment than `b`; `None` where that is not known.
pub(super) fn order(a: &Claim, b: &Claim) -> Option<bool> {
    let (x, y) = (a.frame.as_of?, b.frame.as_of?);
    if x.before(y) {
        return Some(true);
    }
    if y.before(x) {
        return Some(false);
    }
    let (time, other) = (a.frame.as_of_time?, b.frame.as_of_time?);
    (time.before(other) || other.before(time)).then_some(time.before(other))
}

/// How many facts of each article could compete for one place.
struct Rivals {
    counts: BTreeMap<(u32, String), u32>,
    /// The different values that an article gives for an attribute.
    stated: BTreeMap<(u32, Attribute), BTreeSet<String>>,
}

impl Rivals {
    fn new(facts: &[Fact<'_>]) -> Self {
        let mut counts = BTreeMap::new();
        let mut stated: BTreeMap<(u32, Attribute), BTreeSet<String>> = BTreeMap::new();
        for fact in facts {
            *counts.entry((fact.article, slot(fact))).or_default() += 1;
            for &attribute in &fact.attributes {
                let values = stated.entry((fact.article, attribute)).or_default();
                values.insert(canonical(&fact.first.claim.value));
            }
        }
        Self { counts, stated }
    }

    /// What the attributes of two facts are to each other.
    fn stated(&self, a: &Fact<'_>, b: &Fact<'_>) -> Stated {
        if a.attributes.is_empty() || b.attributes.is_empty() {
            return Stated::Unknown;
        }
        let shared = || a.attributes.iter().filter(|x| b.attributes.contains(x));
        let values = |article: u32, attribute: &Attribute| {
            self.stated.get(&(article, *attribute)).map_or(0, BTreeSet::len)
        };
        if shared().any(|x| values(a.article, x) == 1 && values(b.article, x) == 1) {
            Stated::Alone
        } else if shared().next().is_some() {
            Stated::Same
        } else {
            let likeness = |x: &Attribute| b.attributes.iter().map(|y| attributes().likeness(*x, *y)).max();
            Stated::Like(a.attributes.iter().filter_map(likeness).max().unwrap_or(0))
        }
    }

    fn between(&self, a: &Fact<'_>, b: &Fact<'_>) -> u32 {
        let count = |article: u32, key: String| self.counts.get(&(article, key)).copied().unwrap_or(0);
        let own = count(a.article, slot(a)).saturating_sub(1) + count(b.article, slot(b)).saturating_sub(1);
        let across = count(a.article, slot(b)) + count(b.article, slot(a));
        if slot(a) == slot(b) { own } else { own + across }
    }
}

/// What a fact competes for: its sort, and for counts the noun.
fn slot(fact: &Fact<'_>) -> String {
    let first = fact.first();
    let head = first.context.head.as_ref().map_or("", |h| h.stem.as_str());
    if first.context.kind == Kind::Count {
        format!("count {head}")
    } else {
        format!("{:?}", first.context.kind)
    }
}

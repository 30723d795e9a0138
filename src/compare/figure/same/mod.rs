//! One figure, told of two things: `90,000 litres` and `90,000 gallons`, `12 soldiers` and `12 civilians`, `up 2.6 per
//! cent` and `down 2.6 per cent`; and two figures that have changed places.
//!
//! Figures meet by chance, so three things are asked for: the sentences share words that say something, the more of them
//! the commoner the figure; neither article has the figure as the other one tells it; and no third figure is nearer.

mod contrast;

use std::collections::BTreeMap;

use super::fact::Item;
use crate::compare::{Compared, build, phrase};
use crate::extract::Claim;
use crate::extract::figure::Term;
use crate::finding::{Confidence, Finding, Verdict, normal_value};
use crate::lexicon;
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Value;
use contrast::{Contrast, contrast};

/// What two sentences must share around a figure that nobody hits upon by chance, in halvings of a word's frequency.
const PARTICULAR: u32 = 3;
/// The same around a figure of two digits.
const TELLING: u32 = 5;
/// The same around a round or a small figure.
const COMMON: u32 = 10;
/// The frequency class of a usual word, which says nothing.
const USUAL: u8 = 6;
/// Rarer words count no more.
const RAREST: u8 = 16;
/// Figures of one article that are looked at.
const MOST: usize = 400;
/// A number that more figures give says nothing, and would take long.
const ALIKE: usize = 120;

/// Compare all figures of one rule.
pub(in crate::compare) fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let scene = Scene::new(claims);
    let mut pairs = scene.pairs();
    if !pairs.is_empty() {
        let links = story.links();
        pairs.retain(|p| links.linked(p.a.claim.article, p.b.claim.article));
    }
    let mut clashes: Vec<Clash<'_>> = Vec::new();
    for pair in &pairs {
        if !clashes.iter_mut().any(|clash| clash.takes(pair)) {
            clashes.push(Clash::new(pair));
        }
    }
    for clash in &mut clashes {
        clash.fill(&scene);
    }
    Compared::new(
        clashes.iter().filter_map(|c| finding(rule, story, c)).collect(),
        scene.items.len(),
    )
}

/// How two figures compare.
pub(in crate::compare) fn verdict(a: &Claim, b: &Claim) -> Verdict {
    let (Some(x), Some(y)) = (Item::new(a), Item::new(b)) else {
        return Verdict::Unrelated;
    };
    match contrast(x, y) {
        Some(found) if enough(x, y, found) => weigh(found),
        Some(_) => Verdict::Unrelated,
        None if a.value == b.value => Verdict::Agree,
        None => Verdict::Unrelated,
    }
}

fn weigh(contrast: Contrast) -> Verdict {
    match contrast {
        Contrast::Modifier => Verdict::Discrepancy,
        _ => Verdict::Contradiction,
    }
}

/// Two figures that are one number told of two things.
struct Pair<'c> {
    a: Item<'c>,
    b: Item<'c>,
    contrast: Contrast,
}

/// One number that some articles tell of one thing and others of another.
struct Clash<'c> {
    contrast: Contrast,
    sides: [Vec<Item<'c>>; 2],
}

impl<'c> Clash<'c> {
    fn new(pair: &Pair<'c>) -> Self {
        Self {
            contrast: pair.contrast,
            sides: [vec![pair.a], vec![pair.b]],
        }
    }

    /// Take in a pair that has a side in common.
    fn takes(&mut self, pair: &Pair<'c>) -> bool {
        let [left, right] = &self.sides;
        let straight = is_in(left, pair.a) || is_in(right, pair.b);
        let crossed = is_in(left, pair.b) || is_in(right, pair.a);
        if pair.contrast != self.contrast || straight == crossed {
            return false;
        }
        let [left, right] = &mut self.sides;
        let (a, b) = if straight {
            (pair.a, pair.b)
        } else {
            (pair.b, pair.a)
        };
        add(left, a);
        add(right, b);
        true
    }

    /// Add whoever else tells a figure of some digits as one of the sides does.
    fn fill(&mut self, scene: &Scene<'c>) {
        let [left, right] = &self.sides;
        let (Some(one), Some(other)) = (left.first().copied(), right.first().copied()) else {
            return;
        };
        let number = contrast::number(&one.claim.value);
        if number.is_none_or(|n| significant(n) < 3) {
            return;
        }
        for item in scene
            .items
            .iter()
            .filter(|i| contrast::number(&i.claim.value) == number)
        {
            let fits = [one, other].map(|side| contrast::may_be_one(*item, side));
            let [left, right] = &mut self.sides;
            let there = |side: &[Item<'_>]| side.iter().any(|i| i.claim.article == item.claim.article);
            match fits {
                [true, false] if !there(right) => add(left, *item),
                [false, true] if !there(left) => add(right, *item),
                _ => {}
            }
        }
    }
}

fn is_in(side: &[Item<'_>], item: Item<'_>) -> bool {
    let place = |i: &Item<'_>| (i.claim.article, i.claim.span);
    side.iter().any(|i| place(i) == place(&item))
}

fn add<'c>(side: &mut Vec<Item<'c>>, item: Item<'c>) {
    if !is_in(side, item) {
        side.push(item);
    }
}

struct Scene<'c> {
    items: Vec<Item<'c>>,
}

impl<'c> Scene<'c> {
    fn new(claims: &'c [Claim]) -> Self {
        let mut taken: BTreeMap<u32, usize> = BTreeMap::new();
        let items: Vec<Item<'c>> = claims
            .iter()
            .filter_map(Item::new)
            .filter(|i| {
                let n = taken.entry(i.claim.article).or_default();
                *n += 1;
                *n <= MOST
            })
            .collect();
        Self { items }
    }

    /// Every pair of two articles that is set apart by something and told of one thing.
    fn pairs(&self) -> Vec<Pair<'c>> {
        let mut by_number: BTreeMap<i64, Vec<Item<'c>>> = BTreeMap::new();
        for item in &self.items {
            if let Some(n) = contrast::number(&item.claim.value) {
                by_number.entry(n).or_default().push(*item);
            }
        }
        let mut out = Vec::new();
        for (n, alike) in by_number
            .iter()
            .filter(|(n, alike)| **n > 1000 && alike.len() <= ALIKE)
        {
            for (at, a) in alike.iter().enumerate() {
                for b in alike
                    .iter()
                    .skip(at + 1)
                    .filter(|b| b.claim.article != a.claim.article)
                {
                    let found = contrast(*a, *b).filter(|c| enough(*a, *b, *c));
                    let found = found.filter(|_| !says_both(alike, *a, *b) && *n > 0);
                    out.extend(found.map(|contrast| Pair {
                        a: *a,
                        b: *b,
                        contrast,
                    }));
                }
            }
        }
        out
    }
}

/// Whether one of the two articles also tells the figure as the other one does: then it is told of two things.
fn says_both(alike: &[Item<'_>], a: Item<'_>, b: Item<'_>) -> bool {
    let also = |own: Item<'_>, other: Item<'_>| {
        let tells = |i: &&Item<'_>| i.claim.article == own.claim.article && contrast::may_be_one(**i, other);
        alike.iter().any(|i| tells(&i))
    };
    also(a, b) || also(b, a)
}

/// Whether the two sentences share enough for the figure.
fn enough(a: Item<'_>, b: Item<'_>, contrast: Contrast) -> bool {
    let n = contrast::number(&a.claim.value).unwrap_or(0);
    let time = matches!(a.claim.value, Value::Duration(..));
    let least = match (contrast, significant(n)) {
        (Contrast::Points | Contrast::HalfDay | Contrast::Zone, _) => PARTICULAR,
        // Handfuls of unlike things meet in every story.
        (Contrast::Noun, _) if n < 10_000 => return false,
        // `Two years` here and `two months` there: every story has some.
        (Contrast::Unit, _) if time && n <= 3_000 => return false,
        (Contrast::Per, 0..=2) => TELLING,
        _ if time => COMMON,
        (_, 3..) => PARTICULAR,
        (_, 2) if n >= 10_000 => TELLING,
        _ => COMMON,
    };
    shared(&a.context.bag, &b.context.bag) >= least
}

/// What two bags of words share, by how rare each word is in general English.
fn shared(a: &[Term], b: &[Term]) -> u32 {
    let both = a
        .iter()
        .filter(|t| b.binary_search_by(|o| o.stem.cmp(&t.stem)).is_ok());
    both.map(|t| {
        u32::from(
            lexicon::frequency_class(&t.folded)
                .min(RAREST)
                .saturating_sub(USUAL),
        )
    })
    .sum()
}

/// How many digits a figure in thousandths has without the noughts at its end.
fn significant(n: i64) -> usize {
    n.unsigned_abs().to_string().trim_end_matches('0').len()
}

fn finding(rule: &Rule, story: &Story, found: &Clash<'_>) -> Option<Finding> {
    let [left, right] = &found.sides;
    let (one, other) = (left.first()?, right.first()?);
    let told = [one.claim, other.claim].map(|c| (phrase::words(story, c), c.article));
    let said = build::Sentences {
        message: format!(
            "one figure, told of two things: {}",
            phrase::against(story, &told)
        ),
        aligned: "the figure is the same, and so are words around it".to_owned(),
        clash: clash(found.contrast).to_owned(),
        help: Some("find out which it was".to_owned()),
    };
    let weight = build::Weight::conflict(weigh(found.contrast), Confidence::Medium);
    let camp = |side: &[Item<'_>]| {
        let mut claims: Vec<&Claim> = side.iter().map(|i| i.claim).collect();
        claims.sort_by_key(|c| (c.article, c.span));
        let reads_as = side
            .first()
            .map_or(String::new(), |i| phrase::words(story, i.claim));
        build::camp(reads_as, claims)
    };
    build::finding(
        rule,
        weight,
        said,
        vec![camp(left), camp(right)],
        format!("n={}", normal_value(&one.claim.value)),
    )
}

fn clash(contrast: Contrast) -> &'static str {
    match contrast {
        Contrast::Modifier => "one noun, with two words before it that mean two kinds",
        Contrast::Noun => "nothing is both",
        Contrast::Per => "a day is no week: the stretch of time differs",
        Contrast::Unit => "the number is the same, the unit is not",
        Contrast::Points => "a per cent is no percentage point",
        Contrast::Way => "the one rises where the other falls",
        Contrast::HalfDay => "the one is in the morning, the other twelve hours off",
        Contrast::Zone => "the clocks show one time, in two zones",
    }
}

//! Whether two quotations of one speaker say one thing in wholly other words.
//!
//! Two articles that took one remark down apart, or translated it apart, may share no run of words at all: `we were
//! soaked to the skin`, `there was not a dry shirt among us`. What is left is the ideas: for every word that carries
//! meaning its nearest counterpart in the other quotation, rare words weighing more. That is far too little to tell that
//! two people said one thing, and enough where both articles name the same speaker: on labelled stories different
//! remarks of one speaker lie below 300 thousandths.

use std::collections::BTreeSet;

use crate::extract::{Claim, Speaker};
use crate::lexicon::{self, vectors};

use super::remark::Remark;
use crate::compare::person::spelling::plain;

/// Words less alike in use than this, in thousandths, are no counterparts.
const COUNTERPARTS: i32 = 450;
/// Rarer words, and names, weigh no more than this.
const RAREST: i64 = 12;
/// The share of meaning that both have, in thousandths, from which on they are one remark: halfway between [`LEAST`] and
/// the least alike pair of ten sets that is one, which comes to 358 to 368 whichever set is left out …
const ALIKE: i64 = 360;
/// … of which the richer one must have this much in the other: a fragment is no retelling.
const LEAST: i64 = 300;
/// Fewer words that carry meaning can be anything.
const FEWEST: usize = 2;
/// … and fewer of them say nothing about a stretch of a longer quotation,
const FEWEST_IN_STRETCH: usize = 3;
/// which must share more, since there are several to choose from.
const ALIKE_STRETCH: i64 = 500;
/// Stretches of one quotation that are looked at.
const MOST_STRETCHES: usize = 64;

/// A word that carries meaning.
struct Idea<'r> {
    stem: &'r str,
    vector: Option<vectors::WordId>,
    weight: i64,
}

/// The words of a remark that carry meaning, each once, in order.
fn ideas(remark: &Remark) -> Vec<Idea<'_>> {
    let mut seen = BTreeSet::new();
    let content = remark.content_in_order().filter(|(stem, _)| seen.insert(*stem));
    content
        .map(|(stem, word)| Idea {
            stem,
            vector: vectors::lookup(word),
            weight: i64::from(lexicon::frequency_class(word)).clamp(1, RAREST),
        })
        .collect()
}

/// The share of the meaning of `a` that `b` has, in thousandths.
fn covered(a: &[Idea<'_>], b: &[Idea<'_>]) -> i64 {
    let best = |one: &Idea<'_>| -> i64 {
        if b.iter().any(|other| other.stem == one.stem) {
            return 1000;
        }
        let Some(id) = one.vector else { return 0 };
        let near = b
            .iter()
            .filter_map(|o| o.vector)
            .map(|o| vectors::similarity(id, o));
        near.max().filter(|s| *s >= COUNTERPARTS).map_or(0, i64::from)
    };
    let whole: i64 = a.iter().map(|i| i.weight).sum();
    let shared: i64 = a.iter().map(|i| i.weight * best(i)).sum();
    shared / whole.max(1)
}

/// How much of their meaning two remarks share, or one and a stretch of the other; 0 where they are no retelling of
/// each other.
pub(super) fn alike(a: &Remark, b: &Remark) -> i64 {
    let (a, b) = (ideas(a), ideas(b));
    let whole = share(&a, &b);
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let windows = long.windows(short.len().max(1)).take(MOST_STRETCHES);
    let stretch = windows.map(|window| share(short, window)).max().unwrap_or(0);
    if whole >= ALIKE || short.len() >= FEWEST_IN_STRETCH && stretch >= ALIKE_STRETCH {
        whole.max(stretch)
    } else {
        0
    }
}

fn share(a: &[Idea<'_>], b: &[Idea<'_>]) -> i64 {
    if a.len() < FEWEST || b.len() < FEWEST {
        return 0;
    }
    let (left, right) = (covered(a, b), covered(b, a));
    if left.min(right) < LEAST {
        return 0;
    }
    (left * right).isqrt()
}

/// Whether both quotations are given to one named person: two words of the names agree, or one is a surname alone.
pub(super) fn one_person(a: &Claim, b: &Claim) -> bool {
    let (Speaker::Person(x), Speaker::Person(y)) = (&a.frame.source, &b.frame.source) else {
        return false;
    };
    let names = |who: &str| -> Vec<String> {
        who.split_whitespace()
            .map(plain)
            .filter(|w| !w.is_empty())
            .collect()
    };
    let (x, y) = (names(x), names(y));
    let common = x.iter().filter(|w| y.contains(w)).count();
    let short = |n: &[String]| n.len() == 1 || n.first().is_some_and(|w| w.len() == 1);
    x.last() == y.last() && (common > 1 || common == 1 && (short(&x) || short(&y)))
}

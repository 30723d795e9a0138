//! How much of what is said around one figure is said around another, in the same or in other words.
//!
//! All scores are integers: thousandths of a bit of surprise, summed over sorted words, so that they are the same on
//! every machine.

use std::collections::BTreeMap;

use crate::extract::figure::{Context, Term};
use crate::lexicon::vectors;
use crate::value::Sym;

/// How surprising each stem is in a story: thousandths of a bit.
#[derive(Clone, Debug, Default)]
pub struct Surprise {
    by_stem: BTreeMap<Sym, i32>,
    unknown: i32,
}

impl Surprise {
    /// Count in how many of the story's figure contexts each stem occurs. A word that surrounds every figure says
    /// nothing about which two belong together.
    pub fn new<'c>(contexts: impl Iterator<Item = &'c Context>) -> Self {
        Self::count(contexts, |_| true)
    }

    /// The same for the words that belong to the figures themselves.
    pub fn of_own<'c>(contexts: impl Iterator<Item = &'c Context>) -> Self {
        Self::count(contexts, |term| term.own)
    }

    fn count<'c>(contexts: impl Iterator<Item = &'c Context>, counts_in: fn(&Term) -> bool) -> Self {
        let mut counts: BTreeMap<Sym, u32> = BTreeMap::new();
        let mut total = 0u32;
        for context in contexts {
            total += 1;
            for term in context.bag.iter().filter(|t| counts_in(t)) {
                *counts.entry(term.stem.clone()).or_default() += 1;
            }
        }
        let bits = |count: u32| milli_log2(u64::from(total) * 2 + 2) - milli_log2(u64::from(count) * 2 + 1);
        let by_stem = counts
            .into_iter()
            .map(|(stem, count)| (stem, bits(count).max(100)))
            .collect();
        Self {
            by_stem,
            unknown: bits(0).max(100),
        }
    }

    /// The surprise of `stem`.
    pub fn of(&self, stem: &str) -> i32 {
        self.by_stem.get(stem).copied().unwrap_or(self.unknown)
    }
}

/// log2 in thousandths, exact to about one, for `n` ≥ 1.
pub fn milli_log2(n: u64) -> i32 {
    let n = n.max(1);
    let whole = n.ilog2();
    // The mantissa in [1, 2) as 2^20ths, squared ten times for ten binary places.
    let mut mantissa = if whole <= 20 {
        n << (20 - whole)
    } else {
        n >> (whole - 20)
    };
    let mut fraction = 0u32;
    for _ in 0..10 {
        mantissa = (mantissa * mantissa) >> 20;
        fraction <<= 1;
        if mantissa >= 2 << 20 {
            mantissa >>= 1;
            fraction |= 1;
        }
    }
    i32::try_from(whole * 1000 + fraction * 1000 / 1024).unwrap_or(i32::MAX)
}

/// How alike two words are, 0 to 1000: 1000 for one stem, else by their vectors above a floor that strangers reach.
pub fn term_likeness(a: &Term, b: &Term) -> i32 {
    if a.stem == b.stem {
        return 1000;
    }
    match (a.word, b.word) {
        (Some(x), Some(y)) if !(a.name && b.name) => {
            ((vectors::similarity(x, y) - 400) * 5 / 3).clamp(0, 800)
        }
        _ => 0,
    }
}

/// The best likeness of `term` to any of `others`, with the one it is best with.
fn best<'t>(term: &Term, others: &'t [Term]) -> Option<(i32, &'t Term)> {
    others
        .iter()
        .map(|other| (term_likeness(term, other), other))
        .filter(|(l, _)| *l > 0)
        .max_by_key(|(l, _)| *l)
}

/// What two bags share: surprise × nearness × likeness, summed over the words of the smaller bag; thousandths of a bit.
pub fn shared(a: &[Term], b: &[Term], surprise: &Surprise) -> i32 {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter()
        .filter_map(|term| {
            let (likeness, other) = best(term, many)?;
            let bits = surprise.of(&term.stem).min(surprise.of(&other.stem));
            let near = i32::from(term.weight.min(other.weight));
            Some(bits / 10 * near / 1000 * likeness / 100)
        })
        .sum()
}

/// The most surprising word, thousandths of a bit, that two bags share, in the same or in another word.
pub fn rarest(a: &[Term], b: &[Term], surprise: &Surprise) -> i32 {
    let shared = a.iter().filter_map(|term| {
        let (likeness, other) = best(term, b)?;
        let bits = surprise.of(&term.stem).min(surprise.of(&other.stem));
        Some(bits / 10 * likeness / 100)
    });
    shared.max().unwrap_or(0)
}

/// All that a bag says: surprise × nearness, summed.
pub fn mass(bag: &[Term], surprise: &Surprise) -> i32 {
    bag.iter()
        .map(|t| surprise.of(&t.stem) / 10 * i32::from(t.weight) / 100)
        .sum()
}

/// Words that both sides name as proper names, and names on either side only, as surprise sums.
pub fn names(a: &[Term], b: &[Term], surprise: &Surprise) -> (i32, i32) {
    let has = |bag: &[Term], stem: &Sym| bag.iter().any(|t| t.stem == *stem);
    let mut both = 0;
    let mut apart = 0;
    for term in a.iter().filter(|t| t.name) {
        let bits = surprise.of(&term.stem) / 10 * i32::from(term.weight) / 100;
        *(if has(b, &term.stem) { &mut both } else { &mut apart }) += bits;
    }
    for term in b.iter().filter(|t| t.name && !has(a, &t.stem)) {
        apart += surprise.of(&term.stem) / 10 * i32::from(term.weight) / 100;
    }
    (both, apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integer_logarithm_follows_the_real_one() {
        for n in [1u64, 2, 3, 7, 10, 1000, 12345, 1 << 40] {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                reason = "held against the real logarithm"
            )]
            let real = ((n as f64).log2() * 1000.0) as i32;
            assert!((milli_log2(n) - real).abs() <= 2, "{n}: {} {real}", milli_log2(n));
        }
    }
}

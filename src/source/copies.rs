//! Copies of one wire text in several outlets: found by the runs of words they share, and counted once.
//!
//! A copy must say nothing of its own: one other figure or name and both texts are compared, for that difference is
//! what the checker is there to find. Time grows with the length of the texts: each is held against the few texts
//! that its runs of words lead to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::article::Article;
use super::story::Remark;
use crate::text::vocab::WordList;
use crate::text::{BlockRole, token};

/// Words in a run.
const RUN: usize = 5;
/// Of the runs, one in so many is kept: which, the run itself decides.
const KEEP_ONE_IN: u64 = 2;
/// Shorter texts are never copies, in kept runs.
const LEAST: usize = 10;
/// Per cent of the runs of a copy that its origin must have.
const SHARED: usize = 95;
/// Each run leads to at most so many texts.
const LEADS: usize = 8;

static FIGURES: LazyLock<WordList> = LazyLock::new(|| WordList::new(WORDED.iter().copied()));

/// Words for figures.
const WORDED: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "dozen",
    "dozens",
    "half",
    "third",
    "quarter",
    "hundreds",
    "thousands",
    "no",
    "not",
    "none",
    "never",
    "first",
    "second",
];

/// What a text is known by.
#[derive(Clone, Debug, Default)]
pub(super) struct Print {
    /// Kept runs of words of the body, sorted.
    pub(super) runs: Vec<u64>,
    /// Figures and names of the body and figures of the headline, folded.
    telling: BTreeSet<String>,
}

impl Print {
    /// The print of an article's body.
    pub(super) fn new(article: &Article) -> Self {
        let mut out = Self::default();
        let mut words: Vec<u64> = Vec::with_capacity(article.text.len() / 5);
        let mut folded = String::new();
        for block in &article.blocks {
            let body = block.role == BlockRole::Body;
            if !body && !matches!(block.role, BlockRole::Headline | BlockRole::Deck) {
                continue;
            }
            for word in block.span.of(&article.text).split(|c: char| !c.is_alphanumeric()) {
                if word.is_empty() {
                    continue;
                }
                folded.clear();
                token::fold_into(word, &mut folded);
                if body {
                    words.push(hash(folded.as_bytes()));
                }
                let tells = || word.contains(char::is_numeric) || FIGURES.contains(&folded);
                let tells = body && word.starts_with(char::is_uppercase) || tells();
                if tells && !out.telling.contains(folded.as_str()) {
                    out.telling.insert(folded.clone());
                }
            }
        }
        out.runs = words
            .windows(RUN)
            .map(|run| run.iter().fold(0, |sum, word| mix(sum ^ word)))
            .filter(|run| run.is_multiple_of(KEEP_ONE_IN))
            .collect();
        out.runs.sort_unstable();
        out.runs.dedup();
        out
    }

    /// How many runs two texts share.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.runs
            .iter()
            .filter(|run| other.runs.binary_search(run).is_ok())
            .count()
    }

    /// Whether this text is a copy of `origin`, whole or cut.
    fn copies(&self, origin: &Self) -> bool {
        self.runs.len() >= LEAST
            && self.shared(origin) * 100 >= self.runs.len() * SHARED
            && self.telling.is_subset(&origin.telling)
    }
}

/// Keep one of each text. Of equal ones the longest stays, of these the first published, then the first by path.
pub(super) fn collapse(articles: Vec<Article>, remarks: &mut Vec<Remark>) -> Vec<Article> {
    if articles.len() < 2 {
        return articles;
    }
    let prints: Vec<Print> = articles.iter().map(Print::new).collect();
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&n| {
        let length = prints.get(n).map_or(0, |p| p.runs.len());
        let article = articles.get(n);
        let day = article
            .and_then(|a| a.published.as_ref())
            .map_or(i32::MAX, |p| p.days.lo);
        (std::cmp::Reverse(length), day, article.map(|a| a.path.clone()))
    });
    let mut leads: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut origin_of: Vec<Option<usize>> = vec![None; articles.len()];
    for n in order {
        let origin = origin(n, &articles, &prints, &leads);
        if let Some(slot) = origin_of.get_mut(n) {
            *slot = origin;
        }
        if origin.is_none() {
            for run in prints.get(n).map_or(&[][..], |p| &p.runs) {
                let known = leads.entry(*run).or_default();
                if known.len() < LEADS {
                    known.push(n);
                }
            }
        }
    }
    let names: Vec<String> = articles.iter().map(|a| a.path.clone()).collect();
    let mut kept = Vec::with_capacity(articles.len());
    for (article, origin) in articles.into_iter().zip(origin_of) {
        match origin.and_then(|n| names.get(n)) {
            Some(origin) => remarks.push(Remark {
                path: Some(article.path),
                message: format!("the same text as {origin}: counted once"),
            }),
            None => kept.push(article),
        }
    }
    kept
}

/// The text that article `n` is a copy of, among those that its runs lead to.
fn origin(
    n: usize,
    articles: &[Article],
    prints: &[Print],
    leads: &BTreeMap<u64, Vec<usize>>,
) -> Option<usize> {
    let print = prints.get(n)?;
    let role = articles.get(n)?.role;
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for run in &print.runs {
        for lead in leads.get(run).into_iter().flatten() {
            *votes.entry(*lead).or_default() += 1;
        }
    }
    let mut likely: Vec<(usize, usize)> = votes.into_iter().map(|(lead, votes)| (votes, lead)).collect();
    likely.sort_by_key(|(votes, lead)| (std::cmp::Reverse(*votes), *lead));
    likely.into_iter().take(LEADS).map(|(_, lead)| lead).find(|lead| {
        let same_side = articles.get(*lead).is_some_and(|a| a.role == role);
        same_side && prints.get(*lead).is_some_and(|origin| print.copies(origin))
    })
}

/// FNV-1a: the same on every machine and in every run.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Spread the bits of a sum.
fn mix(sum: u64) -> u64 {
    let sum = (sum ^ (sum >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    sum ^ (sum >> 29)
}

//! Whether a sentence says that its figure takes the place of an older one: `the toll was revised down to five`, `nine
//! had been counted twice`. A figure that falls is a contradiction unless somebody says that it was put right.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::Doc;
use crate::text::vocab::{WordList, WordMap};

/// What is done to a figure that is put right.
const PUT_RIGHT: &[&str] = &[
    "revise",
    "revised",
    "revises",
    "revising",
    "correct",
    "corrected",
    "corrects",
    "correcting",
    "lower",
    "lowered",
    "lowers",
    "lowering",
    "reduce",
    "reduced",
    "reduces",
    "cut",
    "adjusted",
    "amended",
    "downgraded",
];

/// What is put right. Plans and laws are revised too.
const FIGURES: &[&str] = &[
    "toll",
    "tolls",
    "figure",
    "figures",
    "number",
    "numbers",
    "count",
    "counts",
    "estimate",
    "estimates",
    "total",
    "totals",
    "tally",
    "tallies",
    "deaths",
    "fatalities",
    "casualties",
    "downward",
    "downwards",
    "down",
];

/// Words that say it by themselves.
const ALONE: &[&str] = &[
    "counted twice",
    "double counted",
    "double-counted",
    "miscounted",
    "miscount",
    "recounted",
    "down from",
    "not as first",
    "wrongly counted",
];

/// So many words may stand between the deed and the figure.
const REACH: u32 = 4;

/// Where a sentence may say that a figure was put right.
#[derive(Clone, Debug, Default)]
pub(super) struct Revisions {
    /// Words that say it by themselves.
    alone: Vec<Range<u32>>,
    deeds: Vec<u32>,
    figures: Vec<u32>,
    /// Whether a figure is told as the one that was given before.
    earlier: bool,
}

/// Words for what was said before.
static EARLIER: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(["earlier", "previously", "initially", "originally"]));

static ALONE_FIRST: LazyLock<WordMap<&str>> = LazyLock::new(|| {
    let first = |words: &'static str| words.split(' ').next().unwrap_or(words);
    WordMap::new(ALONE.iter().map(|words| (first(words), *words)))
});
static DEEDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(PUT_RIGHT.iter().copied()));
static NOUNS: LazyLock<WordList> = LazyLock::new(|| WordList::new(FIGURES.iter().copied()));

impl Revisions {
    /// Those of `sentence`.
    pub(super) fn of(doc: &Doc<'_>, sentence: &Range<u32>) -> Self {
        let mut all = Self::default();
        let mut before = false;
        for at in sentence.clone() {
            let word = doc.hashed(at);
            for words in ALONE_FIRST.get(word) {
                let said = words.split(' ').zip(at..).all(|(w, i)| doc.word(i) == w);
                let count = u32::try_from(words.split(' ').count()).unwrap_or(0);
                all.alone.extend(said.then_some(at..at + count));
            }
            if DEEDS.contains(word) {
                all.deeds.push(at);
            }
            if NOUNS.contains(word) {
                all.figures.push(at);
            }
            before |= EARLIER.contains(word);
        }
        all.earlier = before && !all.figures.is_empty();
        all
    }

    /// Whether the sentence tells the figure that was given before: `They had earlier put the toll at 11`. It stands
    /// behind the one that holds now.
    pub(super) fn tell_an_earlier_figure(&self) -> bool {
        self.earlier
    }

    /// Whether the clause around `tokens` says that an older figure was put right.
    pub(super) fn cover(&self, doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
        if self.alone.is_empty() && (self.deeds.is_empty() || self.figures.is_empty()) {
            return false;
        }
        let ends = |i: &u32| matches!(doc.word(*i), ";" | "”" | "“" | "\"");
        let from = (sentence.start..tokens.start)
            .rev()
            .find(ends)
            .unwrap_or(sentence.start);
        let to = (tokens.end..sentence.end).find(ends).unwrap_or(sentence.end);
        let near = |at: u32| at.saturating_sub(REACH).max(from)..(at + REACH + 1).min(to);
        let alone = self.alone.iter().any(|w| from <= w.start && w.end <= to);
        let mut deeds = self.deeds.iter().filter(|at| (from..to).contains(at));
        alone || deeds.any(|&at| self.figures.iter().any(|figure| near(at).contains(figure)))
    }
}

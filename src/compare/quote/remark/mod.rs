//! What is left of a quotation when spelling, contractions and punctuation no longer matter, and how alike two are.
//!
//! Two quotations of one remark share words in the same order and the words that carry the meaning. Both are measured
//! against the shorter one and averaged. On labelled stories by several hands, retellings of one remark lie above 400
//! thousandths and different remarks below 350; a whole sentence that both have does not count, so that two different
//! selections from one speech are not taken for two versions of it.

mod likeness;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

use crate::extract::quote::{GAP, STOP};
use crate::rule::QuoteSettings;
use crate::value::Sym;
pub(super) use likeness::{Likeness, likeness, shared_sentence};
use words::{american, base, carries, is_mark, written_out};

/// Longest part of a quotation that is compared, in words: the rest of a speech is not looked at.
const LONGEST: usize = 400;

/// A quotation made ready for comparing.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    /// Folded words, with [`GAP`] and [`STOP`] between them.
    pub(in crate::compare) words: Vec<Sym>,
    /// Their stems; gaps and stops stay what they are.
    pub(super) stems: Vec<Sym>,
}

impl Remark {
    pub(super) fn new(text: &str, settings: &QuoteSettings) -> Self {
        let spelling: BTreeMap<&str, &str> = settings
            .spelling
            .iter()
            .flat_map(|class| {
                class
                    .iter()
                    .map(move |w| (w.as_str(), class.first().map_or("", |f| f.as_str())))
            })
            .collect();
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words: Vec<Sym> = Vec::new();
        for raw in text.split(' ').take(LONGEST) {
            let written_out = written_out(raw);
            words.extend(written_out.split(' ').filter(|w| !w.is_empty()).map(|w| {
                let w = spelling.get(w).copied().unwrap_or(w);
                Sym::from(american(w))
            }));
        }
        let stems = words
            .iter()
            .map(|w| {
                if is_mark(w) {
                    w.clone()
                } else {
                    Sym::from(stemmer.stem(base(w)))
                }
            })
            .collect();
        Self { words, stems }
    }

    /// The same from a sentence as it was printed.
    pub(super) fn printed(sentence: &str, settings: &QuoteSettings) -> Self {
        let folded = crate::text::token::fold(sentence);
        let apart = |c: char| !c.is_alphanumeric() && c != '\'';
        let words: Vec<&str> = folded.split(apart).filter(|w| !w.is_empty()).collect();
        Self::new(&words.join(" "), settings)
    }

    /// Its sentences, as ranges of its words.
    fn sentences(&self) -> Vec<Range<usize>> {
        self.split(|w| w == STOP || w == GAP)
    }

    fn split(&self, at: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for (i, word) in self.words.iter().enumerate() {
            if at(word) {
                out.push(from..i);
                from = i + 1;
            }
        }
        out.push(from..self.words.len());
        out.retain(|r| !r.is_empty());
        out
    }

    /// What of it does not stand in `other` word for word: its other sentences.
    pub(super) fn beyond(&self, other: &Self) -> Self {
        let mut out = Self {
            words: Vec::new(),
            stems: Vec::new(),
        };
        for range in self
            .sentences()
            .into_iter()
            .filter(|r| !likeness::stands_in(self, r, other))
        {
            out.words.extend(
                self.words
                    .get(range.clone())
                    .unwrap_or(&[])
                    .iter()
                    .cloned()
                    .chain([STOP.into()]),
            );
            out.stems.extend(
                self.stems
                    .get(range)
                    .unwrap_or(&[])
                    .iter()
                    .cloned()
                    .chain([STOP.into()]),
            );
        }
        out
    }

    /// How many words it has.
    pub(in crate::compare) fn len(&self) -> usize {
        self.words.iter().filter(|w| !is_mark(w)).count()
    }

    /// Its words without marks.
    fn plain(&self) -> Vec<&str> {
        self.words
            .iter()
            .map(Sym::as_str)
            .filter(|w| !is_mark(w))
            .collect()
    }

    /// The stems that carry meaning, each once, with a word it was made of.
    pub(super) fn content(&self) -> BTreeMap<&str, &str> {
        self.content_in_order().collect()
    }

    /// The same as often as they stand there.
    pub(super) fn content_in_order(&self) -> impl Iterator<Item = (&str, &str)> {
        let words = self.stems.iter().zip(&self.words);
        words
            .filter(|(_, w)| carries(w))
            .map(|(s, w)| (s.as_str(), w.as_str()))
    }

    /// Every run of three words that no mark interrupts.
    pub(super) fn runs(&self) -> impl Iterator<Item = [&str; 3]> {
        self.words.windows(3).filter_map(|w| match w {
            [a, b, c] if !is_mark(a) && !is_mark(b) && !is_mark(c) => {
                Some([a.as_str(), b.as_str(), c.as_str()])
            }
            _ => None,
        })
    }
}

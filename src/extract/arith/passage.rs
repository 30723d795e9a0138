//! The figures of an article by sentence, with questions about the words around them.

use std::ops::Range;

use crate::read::{Mention, Readings, hedge_before};
use crate::text::Doc;
use crate::value::{Quantity, Value};

/// The sentences of an article that are copy, with their figures.
pub(super) struct Passages<'r> {
    sentences: Vec<Sentence<'r>>,
}

/// One sentence with its typed values, in order.
pub(super) struct Sentence<'r> {
    pub(super) doc: &'r Doc<'r>,
    pub(super) tokens: Range<u32>,
    pub(super) mentions: Vec<&'r Mention>,
    paragraph: usize,
}

impl<'r> Passages<'r> {
    pub(super) fn new(doc: &'r Doc<'r>, readings: &'r Readings<'r>) -> Self {
        let mut sentences = Vec::new();
        for (paragraph, block) in doc
            .paragraphs
            .iter()
            .enumerate()
            .filter(|(_, p)| p.role.is_copy())
        {
            for number in block.sentences.clone() {
                let Some(sentence) = doc.sentence(number) else {
                    continue;
                };
                sentences.push(Sentence {
                    doc,
                    tokens: sentence.tokens.clone(),
                    mentions: within(readings, &sentence.tokens),
                    paragraph,
                });
            }
        }
        Self { sentences }
    }

    /// The sentences, each with the one after it in its paragraph, or that points back to it from the next one: papers
    /// make a paragraph of every sentence.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&Sentence<'r>, Option<&Sentence<'r>>)> {
        self.sentences.iter().enumerate().map(|(at, sentence)| {
            let next = self.sentences.get(at + 1);
            let joined = |n: &&Sentence<'r>| {
                n.paragraph == sentence.paragraph
                    || n.paragraph == sentence.paragraph + 1
                        && matches!(n.word(n.tokens.start), "that" | "this" | "it" | "they")
            };
            (sentence, next.filter(joined))
        })
    }

    /// Every figure of the article.
    pub(super) fn figures(&self) -> impl Iterator<Item = &'r Mention> {
        self.sentences.iter().flat_map(|s| s.mentions.iter().copied())
    }

    /// The figures of the two sentences before `sentence` in its paragraph or the one before it, nearest first.
    pub(super) fn earlier(&self, sentence: &Sentence<'r>) -> Vec<&'r Mention> {
        let at = self
            .sentences
            .partition_point(|s| s.tokens.start < sentence.tokens.start);
        let near = self.sentences.get(at.saturating_sub(2)..at).unwrap_or(&[]);
        near.iter()
            .filter(|s| s.paragraph + 1 >= sentence.paragraph)
            .flat_map(|s| s.mentions.iter().copied())
            .rev()
            .collect()
    }
}

fn within<'r>(readings: &'r Readings<'r>, tokens: &Range<u32>) -> Vec<&'r Mention> {
    let from = readings
        .mentions()
        .partition_point(|m| m.tokens.start < tokens.start);
    readings
        .mentions()
        .iter()
        .skip(from)
        .take_while(|m| m.tokens.start < tokens.end)
        .collect()
}

impl<'r> Sentence<'r> {
    /// The folded word at `i`; empty outside the sentence.
    pub(super) fn word(&self, i: u32) -> &'r str {
        if self.tokens.contains(&i) {
            self.doc.word(i)
        } else {
            ""
        }
    }

    /// The word `back` places before `i`.
    pub(super) fn before(&self, i: u32, back: u32) -> &'r str {
        i.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Whether the words that end right before `i` are `words`.
    pub(super) fn ends(&self, i: u32, words: &[&str]) -> bool {
        (1..)
            .zip(words.iter().rev())
            .all(|(back, word)| self.before(i, back) == *word)
    }

    /// Whether one of `words` stands within `range`.
    pub(super) fn has(&self, range: Range<u32>, words: &[&str]) -> bool {
        range.into_iter().any(|i| words.contains(&self.word(i)))
    }

    /// Where a figure begins, with the hedge that a fraction does not carry itself: `nearly` of `nearly half`.
    pub(super) fn begin(&self, mention: &Mention) -> u32 {
        let at = mention.tokens.start;
        match mention.value {
            Value::Ratio { .. } => hedge_before(self.doc, at).map_or(at, |(start, _)| start),
            _ => at,
        }
    }

    /// The last figure that ends at or before token `i`, dates apart.
    pub(super) fn last_before(&self, i: u32) -> Option<&'r Mention> {
        let figures = self.mentions.iter().rev().filter(|m| is_figure(m));
        figures.copied().find(|m| m.tokens.end <= i)
    }

    /// The first figure that begins at or after token `i`, dates apart.
    pub(super) fn first_after(&self, i: u32) -> Option<&'r Mention> {
        let mut figures = self.mentions.iter().filter(|m| is_figure(m));
        figures.find(|m| m.tokens.start >= i).copied()
    }
}

/// Whether a mention is a number of something, and no date, label or place in an order.
pub(super) fn is_figure(mention: &Mention) -> bool {
    mention.value.quantity().is_some() || matches!(mention.value, Value::Ratio { .. })
}

/// The figure of a mention where it is more than a vague word.
pub(super) fn quantity(mention: &Mention) -> Option<&Quantity> {
    mention.value.quantity().filter(|q| !q.op.is_vague() && q.n > 0)
}

/// Whether two figures count or measure in one unit, so that one can be a part of the other.
pub(super) fn alike(a: &Mention, b: &Mention) -> bool {
    quantity(a).is_some() && quantity(b).is_some() && a.value.adds_to(&b.value)
}

/// Whether `b`, a bare number beside `a`, may leave the unit of `a` out: `from 28,000 rupees to 46,000`.
pub(super) fn same_or_bare(a: &Mention, b: &Mention) -> bool {
    alike(a, b)
        || quantity(a).is_some()
            && quantity(b).is_some()
            && matches!(
                (&a.value, &b.value),
                (Value::Money(..), Value::Count(_)) | (Value::Count(_), Value::Money(..))
            )
}

//! What was read in one sentence, or in several that were read together, with answers kept for those who ask at every token.

use std::ops::Range;

use super::Mention;
use crate::value::{Op, Value};

/// The mentions of a stretch of tokens: a sentence, or several of them.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// In order of their first token.
    pub mentions: Vec<Mention>,
    /// The tokens at which a mention or its bare figure begins.
    begins: Tokens,
    /// The tokens that belong to a figure that says how many.
    counted: Tokens,
}

impl Passage {
    /// A stretch of these tokens with these mentions, which are in order.
    pub fn new(tokens: Range<u32>, mentions: Vec<Mention>) -> Self {
        let mut begins = Tokens::of(&tokens);
        let mut counted = Tokens::of(&tokens);
        for mention in &mentions {
            begins.insert(mention.tokens.start);
            begins.insert(mention.core.start);
            if says_how_many(&mention.value) {
                mention.core.clone().for_each(|at| counted.insert(at));
            }
        }
        Self {
            mentions,
            begins,
            counted,
        }
    }

    /// Whether a mention, or its figure behind a hedge, begins at token `at`.
    #[inline]
    pub fn begins(&self, at: u32) -> bool {
        self.begins.contains(at)
    }

    /// Whether token `at` belongs to a figure that says how many. Vague words (`several`, `some`) do not.
    #[inline]
    pub fn is_counted(&self, at: u32) -> bool {
        self.counted.contains(at)
    }

    /// The mentions that begin at token `at`.
    pub fn starting_at(&self, at: u32) -> &[Mention] {
        if !self.begins(at) {
            return &[];
        }
        let from = self.mentions.partition_point(|m| m.tokens.start < at);
        let to = self.mentions.partition_point(|m| m.tokens.start <= at);
        self.mentions.get(from..to).unwrap_or(&[])
    }
}

fn says_how_many(value: &Value) -> bool {
    matches!(value, Value::Count(q) if !matches!(q.op, Op::Few | Op::Several | Op::Many | Op::Handful))
}

/// A set of the tokens of one stretch, as bits. Nearly every sentence has room in the first ones.
#[derive(Clone, Debug, Default)]
struct Tokens {
    first: u32,
    bits: [u64; 2],
    more: Vec<u64>,
}

impl Tokens {
    fn of(stretch: &Range<u32>) -> Self {
        Self {
            first: stretch.start,
            bits: [0; 2],
            more: vec![0; stretch.len().div_ceil(64).saturating_sub(2)],
        }
    }

    fn insert(&mut self, at: u32) {
        let Some(at) = at.checked_sub(self.first) else {
            return;
        };
        let cell = at as usize / 64;
        let cell = match cell {
            0 | 1 => self.bits.get_mut(cell),
            _ => self.more.get_mut(cell - 2),
        };
        if let Some(cell) = cell {
            *cell |= 1 << (at % 64);
        }
    }

    #[inline]
    fn contains(&self, at: u32) -> bool {
        let at = at.wrapping_sub(self.first);
        let cell = at as usize / 64;
        let cell = match cell {
            0 | 1 => self.bits.get(cell),
            _ => self.more.get(cell - 2),
        };
        cell.is_some_and(|cell| cell & (1 << (at % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Context, Readings};
    use crate::text::Doc;

    #[test]
    fn says_where_mentions_begin_and_what_they_count() {
        let doc = Doc::plain("The hall was full.\nAt least twenty two of several boats sank on Monday.");
        let readings = Readings::new(&doc, Context::default());
        let passage = readings.around(5);
        let at = |wanted: fn(&Passage, u32) -> bool| {
            let tokens = (0..doc.len()).filter(|&i| wanted(passage, i));
            tokens.map(|i| doc.word(i)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(at(Passage::begins), "at twenty several monday");
        assert_eq!(at(Passage::is_counted), "twenty two");
        assert!(!passage.begins(0) && !passage.begins(u32::MAX));
    }
}

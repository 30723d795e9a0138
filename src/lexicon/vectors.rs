//! How alike two words are used: a table of word vectors, one signed byte a dimension.
//!
//! The table is made by `scripts/vectors.py` from the GloVe vectors (Pennington, Socher and Manning 2014, trained on
//! Wikipedia and newswire; PDDL 1.0). Similarities are integers, so they are the same on every machine.

use std::cell::RefCell;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::memo::{Memo, remembered};
use crate::text::vocab::Word;

static BYTES: &[u8] = include_bytes!("../../data/vectors.bin");

/// A word of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WordId(u32);

struct Table {
    /// Start of each word in `text`, and one past the last.
    starts: Vec<u32>,
    text: &'static str,
    ranks: &'static [u8],
    rows: &'static [u8],
    dimensions: usize,
}

/// The table; empty if the embedded bytes were damaged, in which case no two words are alike.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        parse(BYTES).unwrap_or(Table {
            starts: vec![0],
            text: "",
            ranks: &[],
            rows: &[],
            dimensions: 0,
        })
    })
}

fn parse(bytes: &'static [u8]) -> Option<Table> {
    let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    if bytes.get(..4)? != b"GSV1" {
        return None;
    }
    let (words, dimensions, length) = (number(4)?, number(8)?, number(12)?);
    let text = std::str::from_utf8(bytes.get(16..16 + length)?).ok()?;
    let ranks = bytes.get(16 + length..16 + length + 2 * words)?;
    let rows = bytes.get(16 + length + 2 * words..)?;
    let mut starts = Vec::with_capacity(words + 1);
    let mut at = 0;
    for word in text.split_inclusive('\n') {
        starts.push(at);
        at += u32::try_from(word.len()).ok()?;
    }
    starts.push(at);
    (starts.len() == words + 1 && rows.len() == words * dimensions).then_some(Table {
        starts,
        text,
        ranks,
        rows,
        dimensions,
    })
}

impl Table {
    fn word(&self, i: usize) -> &'static str {
        match (self.starts.get(i), self.starts.get(i + 1)) {
            (Some(&from), Some(&to)) => self.text.get(from as usize..to as usize - 1).unwrap_or(""),
            _ => "",
        }
    }

    fn row(&self, id: WordId) -> &'static [u8] {
        let at = id.0 as usize * self.dimensions;
        self.rows.get(at..at + self.dimensions).unwrap_or(&[])
    }
}

/// The table's entry for a folded word.
pub fn lookup<'w>(word: impl Into<Word<'w>>) -> Option<WordId> {
    remembered(&ASKED, word, search)
}

thread_local! {
    static ASKED: RefCell<Memo<Option<WordId>>> = const { Memo::new() };
}

fn search(word: &str) -> Option<WordId> {
    let table = table();
    let (mut low, mut high) = (0, table.starts.len().saturating_sub(1));
    while low < high {
        let middle = usize::midpoint(low, high);
        match table.word(middle).cmp(word) {
            std::cmp::Ordering::Equal => return u32::try_from(middle).ok().map(WordId),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// How alike two words are used, in thousandths: 1000 for the same word, around 0 for strangers, below 0 for opposites
/// of use. Above 600 they are usually of one kind (`lorries`, `trucks`), which includes antonyms.
pub fn similarity(a: WordId, b: WordId) -> i32 {
    let table = table();
    let dot: i32 = table
        .row(a)
        .iter()
        .zip(table.row(b))
        .map(|(&x, &y)| i32::from(x.cast_signed()) * i32::from(y.cast_signed()))
        .sum();
    dot * 1000 / (127 * 127)
}

/// How rare a word is in general English: 0 for the commonest, 5,000 for words outside the first 40,000 and for words
/// that the table does not know.
pub fn rank_class(word: &str) -> u32 {
    let table = table();
    let rank = |id: WordId| {
        let at = id.0 as usize * 2;
        let bytes = table.ranks.get(at..at + 2)?;
        Some(u32::from(u16::from_le_bytes(bytes.try_into().ok()?)))
    };
    lookup(word).and_then(rank).unwrap_or(5_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> i32 {
        similarity(lookup(a).unwrap(), lookup(b).unwrap())
    }

    #[test]
    fn words_of_one_kind_are_close_and_strangers_are_not() {
        assert!(alike("lorries", "trucks") > 600);
        assert!(alike("homes", "houses") > 600);
        assert!(alike("village", "turbine") < 200);
        assert!((980..=1020).contains(&alike("bridge", "bridge")));
    }

    #[test]
    fn unknown_words_have_no_entry_and_count_as_rare() {
        assert_eq!(lookup("qqxz"), None);
        assert_eq!(rank_class("qqxz"), 5_000);
        assert!(rank_class("people") < rank_class("gusset"));
    }
}

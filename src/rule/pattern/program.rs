//! A compiled pattern: instructions for the matcher in `vm.rs`.

use std::ops::Range;

use super::kind::Kind;
use crate::text::vocab::{WordId, WordSet};
use crate::value::Sym;

/// One instruction. Targets are places in [`Program::code`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inst {
    /// Take one token whose word is in the set.
    Set(u32),
    /// Take one token whose word is `.0` and which is written exactly so.
    Exact(WordId, Box<str>),
    /// Take an entry of a list, and capture its canonical value.
    List {
        /// The list.
        list: u32,
        /// The slot it is captured in.
        slot: Option<u8>,
    },
    /// Take a typed value and capture it.
    Value {
        /// Its type.
        kind: Kind,
        /// The slot.
        slot: u8,
    },
    /// Take any token a gap may cover.
    Gap,
    /// Try the first, then the second.
    Split(u32, u32),
    /// Go on elsewhere.
    Jump(u32),
    /// Go on if the sub-program does not match here.
    Not(u32),
    /// Go on at the start of the sentence only.
    Start,
    /// Go on at the end of the sentence only.
    End,
    /// An item of a coordinated list begins here.
    ItemStart,
    /// An item of a coordinated list ends here.
    ItemEnd,
    /// Done.
    Match,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The pattern as written.
    pub text: Box<str>,
    /// The instructions; the last is `Match`.
    pub code: Vec<Inst>,
    /// For every instruction, its bytes in the pattern.
    pub origin: Vec<Range<usize>>,
    /// The instructions that take the first token of a match.
    pub firsts: Vec<u32>,
    /// The words of which the first token of a match must be one; none where it may be something else.
    pub first_words: Option<WordSet>,
    /// What must not follow, for `Not`.
    pub subs: Vec<Program>,
    /// The slots it may capture, by the numbers the instructions use.
    pub slots: Vec<Sym>,
    /// Whether a match may cross a quotation mark.
    pub crosses_quotes: bool,
}

impl Program {
    /// The number of the slot called `name`.
    pub fn slot(&self, name: &str) -> Option<u8> {
        self.slots
            .iter()
            .position(|slot| slot == name)
            .and_then(|at| u8::try_from(at).ok())
    }
}

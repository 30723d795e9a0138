//! All that the tables say of one word, gathered once and remembered.

use std::cell::RefCell;

use super::inflect::{self, Base};
use super::memo::{Memo, asked};
use super::word::{self, Category};
use crate::text::vocab::Word;

/// What is known of a folded word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    /// Its base form as a noun.
    pub(super) noun: Base,
    /// Its base form as a verb.
    pub(super) verb: Base,
    /// Its base form as whatever it is more likely to be.
    pub(super) either: Base,
    /// What it names, as a noun.
    pub(super) category: Option<Category>,
    /// How rare it is.
    pub(super) class: u8,
    flags: u8,
}

impl Facts {
    pub(super) const NOUN: u8 = 1;
    pub(super) const VERB: u8 = 1 << 1;
    pub(super) const ADJECTIVE: u8 = 1 << 2;
    pub(super) const ADVERB: u8 = 1 << 3;
    pub(super) const KNOWN: u8 = 1 << 4;
    pub(super) const PLURAL: u8 = 1 << 5;
    pub(super) const PERSON: u8 = 1 << 6;

    /// Whether `flag` is set.
    pub(super) fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    fn gather(word: &str) -> Self {
        let (noun, verb) = (inflect::noun(word), inflect::verb(word));
        let either = inflect::either(word, (noun, verb));
        let single = noun.of(word);
        let category = word::category_of(single);
        let own = word::entry(word);
        let part = |part: char| own.is_some_and(|e| e.has(part));
        let base = own.or_else(|| word::entry(either.of(word)));
        let mut flags = 0;
        for (flag, set) in [
            (Self::NOUN, part('n') || word::has_part(single, 'n')),
            (Self::VERB, part('v') || word::has_part(verb.of(word), 'v')),
            (Self::ADJECTIVE, part('a')),
            (Self::ADVERB, part('r')),
            (Self::KNOWN, base.is_some()),
            (Self::PLURAL, inflect::plural(word, noun)),
            (Self::PERSON, word::names_persons(category, single)),
        ] {
            flags |= if set { flag } else { 0 };
        }
        Self {
            noun,
            verb,
            either,
            category,
            class: word::class_of(base),
            flags,
        }
    }
}

thread_local! {
    static ASKED: RefCell<Memo<Facts>> = const { Memo::new() };
}

/// What `wanted` takes from what is known of `word`, folded.
#[inline]
pub(super) fn facts<'w, R>(word: impl Into<Word<'w>>, wanted: impl Fn(&Facts) -> R) -> R {
    asked(&ASKED, word, Facts::gather, wanted)
}

//! Names: who and what an article speaks of, each under one canonical name however often it is shortened.
//!
//! A person is known by `Full Name` and afterwards by surname, a titled surname or a given name. Everything is decided
//! within one document; whether two documents mean one person is for `compare`. Names inside titles are only
//! recognised once the body has introduced them, and upper-case agency copy has no names at all.

pub(super) mod age;
mod candidate;
mod entity;
mod run;
mod seat;

use std::ops::Range;

use super::role::{self, RoleMention};
use crate::text::{Doc, Span};
use crate::value::Sym;

pub use age::AgeMention;
pub(crate) use run::{bare, is_calendar};
pub(crate) use seat::seat;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// A body: an organisation, a company, a ministry.
    Body,
    /// Something else that has a name, or something nobody could tell.
    Other,
}

/// Who or what a document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// The longest form, as written: `Ana de la Cruz`.
    pub name: Sym,
    /// Its words, folded.
    pub words: Vec<Sym>,
    /// How much speaks for a person, over all mentions.
    pub evidence: i32,
}

impl Entity {
    /// The family name with its particles, folded: what a second mention uses.
    pub fn surname(&self) -> &str {
        self.words.last().map_or("", Sym::as_str)
    }

    /// The first given name, folded; `None` where only a surname is known.
    pub fn given(&self) -> Option<&str> {
        (self.words.len() > 1).then(|| self.words.first().map_or("", Sym::as_str))
    }
}

/// A name at a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The tokens of the name, without titles.
    pub tokens: Range<u32>,
    /// Their bytes, without a possessive ending.
    pub span: Span,
    /// The tokens of the titles right before it: `Deputy Energy Minister`; empty where there are none.
    pub title: Range<u32>,
    /// The sentence.
    pub sentence: u32,
    /// Whom it names, by place in [`Names::entities`].
    pub entity: u32,
    /// The words used here, folded.
    pub words: Vec<Sym>,
}

/// Every name of a document.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Who and what is named, in the order of first mention.
    pub entities: Vec<Entity>,
    /// Where, in order of tokens, never overlapping.
    pub mentions: Vec<NameMention>,
    /// The roles that the document gives to persons, in order.
    pub roles: Vec<RoleMention>,
}

impl Names {
    /// Find every name of `doc`; none in upper-case copy.
    pub fn new(doc: &Doc<'_>) -> Self {
        if run::is_upper_case(doc) {
            return Self::default();
        }
        let candidates: Vec<_> = run::find(doc)
            .iter()
            .filter_map(|r| candidate::read(doc, r))
            .collect();
        let mut names = entity::resolve(doc, candidates);
        names.roles = role::read(doc, &names);
        names
    }

    /// The mention that holds token `at`.
    pub fn at(&self, at: u32) -> Option<&NameMention> {
        let n = self.mentions.partition_point(|m| m.tokens.end <= at);
        self.mentions.get(n).filter(|m| m.tokens.contains(&at))
    }

    /// The mention that begins at token `at`, titles not counted.
    pub fn starting_at(&self, at: u32) -> Option<&NameMention> {
        self.at(at).filter(|m| m.tokens.start == at)
    }

    /// Whom a mention names.
    pub fn entity(&self, mention: &NameMention) -> Option<&Entity> {
        self.entities.get(mention.entity as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::read::{Context, Readings, place};

    fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
        let piece = prop::sample::select(vec![
            "Ana",
            "Cruz",
            "Mr",
            ".",
            ",",
            "-",
            "the",
            "of",
            "minister",
            "Deputy",
            "said",
            "34",
            "year",
            "old",
            "’s",
            "al",
            "Gate",
            "C",
            "north",
            "(",
            ")",
            "“",
            "”",
            "from",
            "to",
            "bus",
            "Lima",
            "who",
            "is",
            "\n",
            "É",
            "floor",
            "second",
            "west",
            "holds",
            "portfolio",
            "until",
            "and",
            "\u{202e}",
            "coast",
        ]);
        prop::collection::vec(piece, 0..40)
    }

    proptest! {
        #[test]
        fn any_text_is_read_in_order(words in pieces(), glue in prop::bool::ANY) {
            let text = words.join(if glue { "" } else { " " });
            let doc = Doc::plain(&text);
            let readings = Readings::new(&doc, Context::default());
            let names = readings.names();
            for pair in names.mentions.windows(2) {
                prop_assert!(pair[0].tokens.end <= pair[1].tokens.start, "{text}");
            }
            for mention in &names.mentions {
                prop_assert!(names.entity(mention).is_some() && !mention.words.is_empty(), "{text}");
                prop_assert!(!mention.span.of(&text).is_empty(), "{text}");
            }
            for place in place::read(&doc, &readings) {
                prop_assert!(!place.span.of(&text).is_empty(), "{text}");
            }
        }
    }
}

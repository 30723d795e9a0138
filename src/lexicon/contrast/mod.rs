//! Attributes of things, people and events whose values exclude each other, with the wordings of each value:
//! `data/contrasts.txt`, kept by hand. Its head says how a wording is written. The build script reads the file with
//! `prepare.rs` and packs it.

#[cfg(test)]
mod prepare;

use std::cell::RefCell;
use std::sync::LazyLock;

use super::inflect::{noun_lemma, verb_lemma};
use super::memo::{Memo, remembered};
use super::packed::{Unpacker, slice_of};
use crate::text::vocab::{Vocab, VocabBuilder, Word, WordId, WordSet};

/// How many words may stand in a gap.
pub const GAP: u32 = 5;

/// One attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What it is said of.
    pub scope: Scope,
    /// Whether what proves to be said of one thing is worth a warning.
    pub sure: bool,
    /// Whether what is said of all is said of the story.
    pub all: bool,
    /// Whether a story may tell it of several.
    pub many: bool,
    /// Whether the values are stages, in the order in which they come: a later report of a later stage is news.
    pub stages: bool,
    /// Whether it tells of what will be done, so that a plan is no less a value than a fact.
    pub plans: bool,
    /// What it tells, for a reader: `whether it was insured`.
    pub tells: &'static str,
    /// Its values, for a reader.
    pub values: Vec<&'static str>,
}

/// What an attribute is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The wordings name the thing, and a story has one of it: `the sprinklers came on`.
    Event,
    /// A thing that its clause names.
    Thing,
    /// Somebody whom at most one of the clauses names.
    Person,
    /// Somebody or something that both clauses name.
    Named,
}

/// The numbers of a word as it stands, of its base form as a verb and of that as a noun; 0 where no wording has it.
pub type Forms = [u16; 3];

/// One element of a wording.
#[derive(Clone, Copy, Debug)]
pub struct Part<'c> {
    /// The numbers of its words; none in a gap.
    words: &'c [u16],
    exact: bool,
}

impl Part<'_> {
    /// Whether it is up to [`GAP`] words of any sort.
    pub fn is_gap(self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word with these forms is one of its words.
    pub fn fits(self, forms: Forms) -> bool {
        let has = |form: u16| form != 0 && self.words.contains(&form);
        let [own, verb, noun] = forms;
        has(own) || !self.exact && (has(verb) || has(noun))
    }

    /// Whether one of its words, or one like it, is among those that are `present`, by their numbers.
    fn may_fit(self, present: &WordSet) -> bool {
        self.is_gap()
            || self
                .words
                .iter()
                .any(|word| present.contains(WordId::from(*word)))
    }

    /// Whether it is a figure.
    pub fn is_figure(self, figure: u16) -> bool {
        !self.exact && self.words.contains(&figure)
    }
}

/// Elements of a wording: each as the number of its words, twice and one more if their form counts, and the words.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'c>(&'c [u16]);

impl<'c> Parts<'c> {
    /// The first element and the others.
    pub fn split_first(self) -> Option<(Part<'c>, Self)> {
        let (head, rest) = self.0.split_first()?;
        let (words, rest) = rest.split_at_checked(usize::from(head / 2))?;
        let exact = head % 2 == 1;
        Some((Part { words, exact }, Self(rest)))
    }

    /// Whether no element but the first lacks all its words where those with these numbers are `present`.
    pub fn may_stand(self, present: &WordSet) -> bool {
        let mut rest = self.split_first().map(|(_, rest)| rest);
        while let Some((part, others)) = rest.and_then(Self::split_first) {
            if !part.may_fit(present) {
                return false;
            }
            rest = Some(others);
        }
        true
    }
}

/// One way of saying a value.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'c> {
    /// The attribute, by place.
    pub attribute: usize,
    /// The value, by place; `None` for what only looks like the attribute.
    pub value: Option<usize>,
    /// Its elements; the first is a word.
    pub parts: Parts<'c>,
}

/// All contrasts.
pub struct Contrasts {
    /// The attributes, in the order of the file.
    pub attributes: Vec<Attribute>,
    words: Vocab,
    /// The word that stands for a figure.
    figure: u16,
    /// The attribute of each wording, one more than its value, and its elements.
    wordings: Vec<u16>,
    wording_starts: Vec<u32>,
    /// The wordings that begin with each word.
    beginning: Vec<u16>,
    beginning_starts: Vec<u32>,
}

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/contrasts.bin"));

/// The contrasts that are known.
pub fn contrasts() -> &'static Contrasts {
    static ALL: LazyLock<Contrasts> = LazyLock::new(|| Contrasts::unpack(Unpacker(PACKED)));
    &ALL
}

thread_local! {
    static FORMS: RefCell<Memo<Forms>> = const { Memo::new() };
}

impl Contrasts {
    fn unpack(mut packed: Unpacker) -> Self {
        let attributes = packed.text().lines().map(attribute).collect();
        let mut words = VocabBuilder::default();
        for word in packed.text().lines() {
            words.id(word);
        }
        let words = words.build();
        Self {
            attributes,
            figure: short(words.id("#")),
            words,
            wordings: packed.shorts(),
            wording_starts: packed.numbers(),
            beginning: packed.shorts(),
            beginning_starts: packed.numbers(),
        }
    }

    /// The forms of a word, folded and without its possessive ending.
    pub fn forms<'w>(&self, word: impl Into<Word<'w>>) -> Forms {
        remembered(&FORMS, word, |word| {
            [word, verb_lemma(word), noun_lemma(word)].map(|form| short(self.words.id(form)))
        })
    }

    /// The word that stands for a figure in a wording.
    pub fn figure(&self) -> u16 {
        self.figure
    }

    /// The wordings that may begin with a word that has these forms.
    pub fn beginning(&self, forms: Forms) -> impl Iterator<Item = Wording<'_>> {
        let [a, b, c] = forms;
        let rest = [Some(a), (b != a).then_some(b), (c != a && c != b).then_some(c)];
        rest.into_iter()
            .flatten()
            .flat_map(|form| slice_of(&self.beginning, &self.beginning_starts, usize::from(form)))
            .filter_map(|&n| self.wording(usize::from(n)))
    }

    fn wording(&self, number: usize) -> Option<Wording<'_>> {
        match slice_of(&self.wordings, &self.wording_starts, number) {
            [attribute, value, parts @ ..] => Some(Wording {
                attribute: usize::from(*attribute),
                value: usize::from(*value).checked_sub(1),
                parts: Parts(parts),
            }),
            _ => None,
        }
    }
}

fn short(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(0)
}

fn attribute(line: &'static str) -> Attribute {
    let mut fields = line.split('|');
    let mut next = || fields.next().unwrap_or("");
    let (name, flags, tells) = (next(), next(), next());
    let has = |flag: &str| flags.split(' ').any(|f| f == flag);
    Attribute {
        name,
        scope: match flags.split(' ').next() {
            Some("thing") => Scope::Thing,
            Some("person") => Scope::Person,
            Some("named") => Scope::Named,
            _ => Scope::Event,
        },
        sure: has("sure"),
        all: has("all"),
        many: has("many"),
        stages: has("stages"),
        plans: has("plans"),
        tells,
        values: fields.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::prepare::{Part, Readable};
    use super::*;

    fn readable() -> Readable {
        Readable::read(include_str!("../../../data/contrasts.txt"))
    }

    #[test]
    fn the_packed_contrasts_are_the_readable_ones() {
        assert!(readable().pack() == PACKED);
        assert!(contrasts().figure() != 0);
    }

    #[test]
    fn every_attribute_has_two_values_and_every_value_a_wording() {
        let all = readable();
        assert!(contrasts().attributes.len() > 100);
        for (at, attribute) in contrasts().attributes.iter().enumerate() {
            assert!(attribute.values.len() > 1, "{}", attribute.name);
            for (n, value) in attribute.values.iter().enumerate() {
                let said = all
                    .wordings
                    .iter()
                    .any(|w| w.attribute == at && w.value == Some(n));
                assert!(said, "{}: {value}", attribute.name);
            }
        }
    }

    #[test]
    fn a_wording_is_of_words_and_begins_with_one() {
        for wording in readable().wordings {
            let name = contrasts().attributes[wording.attribute].name;
            assert!(!matches!(wording.parts.first(), Some(Part::Gap) | None), "{name}");
            for part in &wording.parts {
                let (Part::Any(words) | Part::Exact(words)) = part else {
                    continue;
                };
                for word in words {
                    let plain =
                        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || "'#".contains(c));
                    assert!(plain && *word == word.to_lowercase(), "{name}: {word}");
                }
            }
        }
    }
}

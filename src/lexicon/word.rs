//! Parts of speech, how rare a word is, and what kind of thing a noun names.
//!
//! From WordNet 3.0 and a frequency list, `data/words.txt`: one line per base form with its frequency class, its
//! parts of speech, the category of its commonest noun sense, its common noun senses, its common verb senses, and
//! the verb it is made from.

use std::cell::RefCell;
use std::sync::LazyLock;

use super::data::table;
use super::facts::{Facts, facts};
use super::inflect;
use super::memo::{Memo, remembered};
use super::stop::is_stop;
use super::table::Table;
use crate::text::vocab::Word;

static WORDS: LazyLock<Table> = LazyLock::new(|| table!("words"));

/// The frequency class of a word that is in no table: most are names.
const UNKNOWN_CLASS: u8 = 20;
/// The frequency class of function words.
const STOP_CLASS: u8 = 2;

/// What kind of thing a noun names in its commonest sense: WordNet's lexicographer files, the smaller ones joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Something done: `attack`, `vote`.
    Act,
    /// A living thing that is no person, or a part of one.
    Nature,
    /// Something made: `lorry`, `bridge`.
    Artifact,
    /// A quality, a state, a relation, a shape, an idea, a feeling.
    Abstract,
    /// Something said or written.
    Communication,
    /// Something that happens.
    Event,
    /// Food and drink.
    Food,
    /// People or things together: `crew`, `ministry`.
    Group,
    /// A place.
    Location,
    /// A natural object or process.
    Object,
    /// A person.
    Person,
    /// Property, money.
    Possession,
    /// A number, an amount, a unit.
    Quantity,
    /// A material.
    Substance,
    /// A time.
    Time,
}

impl Category {
    fn parse(letter: &str) -> Option<Self> {
        Some(match letter {
            "A" => Self::Act,
            "o" => Self::Artifact,
            "c" | "i" | "m" | "t" | "r" | "z" | "s" | "f" | "T" => Self::Abstract,
            "b" | "P" => Self::Nature,
            "w" => Self::Possession,
            "F" => Self::Food,
            "g" => Self::Group,
            "l" => Self::Location,
            "O" | "h" | "x" => Self::Object,
            "p" => Self::Person,
            "q" => Self::Quantity,
            "u" => Self::Substance,
            "d" => Self::Time,
            "e" => Self::Event,
            _ => return None,
        })
    }
}

/// One line of the table, behind its word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry(&'static str);

impl Entry {
    /// How rare the word is.
    pub(super) fn class(self) -> Option<u8> {
        self.field(0).parse().ok()
    }

    /// Whether it has the part of speech `part`.
    pub(super) fn has(self, part: char) -> bool {
        self.field(1).contains(part)
    }

    /// The letter of the category of its commonest noun sense.
    pub(super) fn category(self) -> &'static str {
        self.field(2)
    }

    /// Its common noun senses.
    pub(super) fn nouns(self) -> &'static str {
        self.field(3)
    }

    /// Its common verb senses.
    pub(super) fn verbs(self) -> &'static str {
        self.field(4)
    }

    /// The verb that it is made from.
    fn family(self) -> &'static str {
        self.field(5)
    }

    fn field(self, n: usize) -> &'static str {
        let mut ends = (0..).zip(self.0.bytes()).filter(|(_, byte)| *byte == b'\t');
        let mut end = || ends.next().map(|(at, _)| at);
        let start = match n.checked_sub(1) {
            None => Some(0),
            Some(before) => (0..before)
                .try_for_each(|_| end().map(|_| ()))
                .and_then(|()| end())
                .map(|at| at + 1),
        };
        let end = end().unwrap_or(self.0.len());
        start.and_then(|start| self.0.get(start..end)).unwrap_or("")
    }
}

/// The line of a base form.
pub(super) fn entry(base: &str) -> Option<Entry> {
    WORDS.find(base).map(Entry)
}

/// The table's own copy of `base`, if it has the part of speech `part`.
pub(super) fn own_copy(base: &str, part: char) -> Option<&'static str> {
    let (word, rest) = WORDS.entry(base)?;
    Entry(rest).has(part).then_some(word)
}

/// Whether `base`, a base form, has the part of speech `part` (`n`, `v`, `a`, `r`).
pub(super) fn has_part(base: &str, part: char) -> bool {
    entry(base).is_some_and(|e| e.has(part))
}

/// Whether `word`, folded, is a noun, singular or plural.
pub fn is_noun<'w>(word: impl Into<Word<'w>>) -> bool {
    facts(word, |f| f.has(Facts::NOUN))
}

/// Whether `word`, folded, is a form of a verb.
pub fn is_verb<'w>(word: impl Into<Word<'w>>) -> bool {
    facts(word, |f| f.has(Facts::VERB))
}

/// Whether `word`, folded, is an adjective in its base form.
pub fn is_adjective<'w>(word: impl Into<Word<'w>>) -> bool {
    facts(word, |f| f.has(Facts::ADJECTIVE))
}

/// Whether `word`, folded, is an adverb.
pub fn is_adverb<'w>(word: impl Into<Word<'w>>) -> bool {
    facts(word, |f| f.has(Facts::ADVERB))
}

/// Whether `word`, folded, or its base form is in the table, or is a function word.
pub fn is_known<'w>(word: impl Into<Word<'w>>) -> bool {
    let word = word.into();
    is_stop(word) || facts(word, |f| f.has(Facts::KNOWN))
}

/// What kind of thing the noun `word`, folded, singular or plural, names in its commonest sense.
pub fn category<'w>(word: impl Into<Word<'w>>) -> Option<Category> {
    facts(word, |f| f.category)
}

/// Whether the noun `word`, folded, can name something that happens: its commonest sense does, or it is a verb as well
/// and names nothing that can be touched (`match`, `parade`, `blaze`).
pub fn may_happen(word: &str) -> bool {
    let noun = inflect::noun_lemma(word);
    match category(noun) {
        Some(Category::Act | Category::Event) => true,
        Some(Category::Abstract | Category::Group | Category::Object | Category::Communication) => {
            is_verb(noun) && !MATTER.contains(&noun)
        }
        Some(Category::Artifact) => matches!(noun, "launch" | "match"),
        None | Some(_) => HAPPENINGS.binary_search(&noun).is_ok(),
    }
}

/// Nouns that are verbs as well, and name what is printed, shown or led.
const MATTER: [&str; 12] = [
    "book", "cloud", "crew", "edition", "front", "issue", "list", "paper", "print", "record", "report",
    "team",
];

/// Nouns of events whose commonest sense in WordNet is another, and that are no verbs.
const HAPPENINGS: [&str; 29] = [
    "banquet",
    "ceremony",
    "concert",
    "conference",
    "cortege",
    "crush",
    "debate",
    "derby",
    "festival",
    "final",
    "funeral",
    "gala",
    "hearing",
    "inquest",
    "marathon",
    "matinee",
    "outage",
    "premiere",
    "quake",
    "recital",
    "regatta",
    "semifinal",
    "session",
    "summit",
    "tournament",
    "tremor",
    "truce",
    "vigil",
    "wedding",
];

/// The same, of a singular.
pub(super) fn category_of(base: &str) -> Option<Category> {
    if matches!(base, "person" | "people") {
        return Some(Category::Person);
    }
    Category::parse(entry(base)?.category())
}

/// Words for persons whose commonest sense in WordNet is another.
const PERSONS: [&str; 16] = [
    "adult", "baby", "casualty", "civilian", "dead", "fatality", "female", "injured", "male", "minor",
    "player", "police", "troop", "troops", "wounded", "youth",
];

/// Whether the noun `word`, folded, singular or plural, names persons.
pub fn is_person_noun<'w>(word: impl Into<Word<'w>>) -> bool {
    facts(word, |f| f.has(Facts::PERSON))
}

/// The same, of a singular and its category.
pub(super) fn names_persons(category: Option<Category>, base: &str) -> bool {
    category == Some(Category::Person) || PERSONS.binary_search(&base).is_ok()
}

/// Whether the commonest sense of `base`, the base form of a noun, is a person.
pub fn is_first_a_person(base: &str) -> bool {
    entry(base).is_some_and(|e| e.category() == "p")
}

/// Whether the noun `word` names a material, which is measured, not counted. A guess from the commonest sense.
pub fn is_mass_noun(word: &str) -> bool {
    category(word) == Some(Category::Substance) && !inflect::is_plural(word)
}

/// How rare `word`, folded, is in general English: the number of times the frequency of `the` is halved to reach
/// its base form's. 6 is a very common noun (`time`), 10 an ordinary one, 15 a rare one; function words give 2
/// and words in no table 20.
pub fn frequency_class<'w>(word: impl Into<Word<'w>>) -> u8 {
    let word = word.into();
    if is_stop(word) {
        return STOP_CLASS;
    }
    facts(word, |f| f.class)
}

/// The same, of the line of a word or its base form.
pub(super) fn class_of(entry: Option<Entry>) -> u8 {
    entry.and_then(Entry::class).unwrap_or(UNKNOWN_CLASS)
}

/// The verb that the base form `lemma` is made from (`explosion`, `explode`), or `lemma` itself.
pub fn family(lemma: &str) -> &str {
    let known = |lemma: &str| {
        entry(lemma)
            .map(Entry::family)
            .filter(|family| !family.is_empty())
    };
    remembered(&FAMILIES, lemma, known).unwrap_or(lemma)
}

thread_local! {
    static FAMILIES: RefCell<Memo<Option<&'static str>>> = const { Memo::new() };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_parts_of_speech() {
        assert!(is_noun("lorries") && is_noun("bridge") && !is_noun("whereas"));
        assert!(is_verb("fought") && is_verb("stopped") && !is_verb("yellowish"));
        assert!(is_adjective("southern") && is_adverb("quickly"));
    }

    #[test]
    fn knows_what_is_a_person() {
        for word in [
            "villagers",
            "people",
            "soldier",
            "troops",
            "passengers",
            "men",
            "miners",
            "casualties",
        ] {
            assert!(is_person_noun(word), "{word}");
        }
        for word in ["lorries", "houses", "year", "metres", "votes", "shells"] {
            assert!(!is_person_noun(word), "{word}");
        }
    }

    #[test]
    fn rarer_words_have_higher_classes() {
        let order = ["the", "year", "bridge", "lorry"];
        assert!(
            order.map(frequency_class).is_sorted(),
            "{:?}",
            order.map(frequency_class)
        );
        assert_eq!(frequency_class("zyxomma"), UNKNOWN_CLASS);
    }

    #[test]
    fn joins_a_noun_of_action_to_its_verb() {
        for (noun, verb) in [
            ("explosion", "explode"),
            ("death", "die"),
            ("arrival", "arrive"),
            ("table", "table"),
        ] {
            assert_eq!(family(noun), verb);
        }
    }
}

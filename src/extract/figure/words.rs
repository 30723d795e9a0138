//! Which words carry meaning around a figure, and their stems.

use std::cell::{OnceCell, RefCell};

use rust_stemmers::{Algorithm, Stemmer};
use smol_str::SmolStr;

use crate::lexicon::memo::{Memo, remembered};
use crate::lexicon::vectors::{self, WordId};
use crate::lexicon::{is_plural, is_stop};
use crate::text::vocab::Word;

thread_local! {
    static STEMMER: OnceCell<Stemmer> = const { OnceCell::new() };
    static ROOTS: RefCell<Memo<Root>> = const { Memo::new() };
    static CONTENT: RefCell<Memo<bool>> = const { Memo::new() };
    static COUNTED: RefCell<Memo<bool>> = const { Memo::new() };
    static CLOSING: RefCell<Memo<bool>> = const { Memo::new() };
}

/// What a word is known by.
#[derive(Clone)]
pub(super) struct Root {
    /// Its Snowball stem, without a possessive ending.
    pub(super) stem: SmolStr,
    /// Its entry in the table of word vectors.
    pub(super) word: Option<WordId>,
}

/// What a folded word is known by.
pub(super) fn root<'w>(folded: impl Into<Word<'w>>) -> Root {
    remembered(&ROOTS, folded, |folded| Root {
        stem: new_stem(folded),
        word: vectors::lookup(folded),
    })
}

fn new_stem(folded: &str) -> SmolStr {
    let bare = folded
        .strip_suffix("'s")
        .or_else(|| folded.strip_suffix('\''))
        .unwrap_or(folded);
    STEMMER.with(|cell| {
        SmolStr::from(
            cell.get_or_init(|| Stemmer::create(Algorithm::English))
                .stem(bare),
        )
    })
}

/// Besides function words: words of figures, light verbs and verbs of reporting. They say nothing about what is counted.
/// Sorted.
const LIGHT: &[&str] = &[
    "according",
    "account",
    "actually",
    "add",
    "added",
    "adding",
    "adds",
    "ago",
    "ain't",
    "alone",
    "amount",
    "amounted",
    "amounts",
    "announce",
    "announced",
    "apart",
    "approximately",
    "ask",
    "asked",
    "become",
    "best",
    "better",
    "beyond",
    "billion",
    "came",
    "claim",
    "claimed",
    "come",
    "comes",
    "declared",
    "dozen",
    "dozens",
    "due",
    "early",
    "enough",
    "especially",
    "estimate",
    "estimated",
    "exactly",
    "except",
    "far",
    "fewer",
    "figure",
    "figures",
    "first",
    "five",
    "former",
    "found",
    "four",
    "gave",
    "getting",
    "half",
    "hundred",
    "hundreds",
    "keep",
    "know",
    "known",
    "last",
    "late",
    "latest",
    "likely",
    "making",
    "maybe",
    "mean",
    "means",
    "million",
    "next",
    "nine",
    "number",
    "numbers",
    "ones",
    "report",
    "reported",
    "second",
    "see",
    "seen",
    "seven",
    "several",
    "six",
    "stated",
    "takes",
    "tell",
    "ten",
    "thing",
    "things",
    "think",
    "third",
    "thought",
    "thousand",
    "thousands",
    "three",
    "total",
    "trillion",
    "twice",
    "two",
    "use",
    "used",
    "using",
    "way",
    "whole",
    "yes",
];

/// Whether a folded word says nothing about what is counted.
fn is_empty(folded: &str) -> bool {
    is_stop(folded) || LIGHT.binary_search(&folded).is_ok()
}

/// Whether a folded word says something about its sentence's subject.
pub(super) fn is_content<'w>(folded: impl Into<Word<'w>>) -> bool {
    remembered(&CONTENT, folded, |folded| {
        folded.len() > 1 && !is_empty(folded) && folded.chars().any(char::is_alphabetic)
    })
}

/// Nouns whose plural does not end in -s, and adjectives that stand for people in news copy. Sorted.
const PLURALS: &[&str] = &[
    "aircraft",
    "bacteria",
    "cattle",
    "children",
    "clergy",
    "crew",
    "crewmen",
    "criteria",
    "data",
    "dead",
    "deer",
    "elderly",
    "feet",
    "firemen",
    "fish",
    "fishermen",
    "folk",
    "geese",
    "head",
    "helicopter",
    "homeless",
    "hovercraft",
    "hurt",
    "ill",
    "infantry",
    "injured",
    "livestock",
    "media",
    "men",
    "mice",
    "miners",
    "missing",
    "offspring",
    "people",
    "personnel",
    "police",
    "policemen",
    "poultry",
    "sheep",
    "sick",
    "spacecraft",
    "staff",
    "teeth",
    "unemployed",
    "vermin",
    "women",
    "wounded",
    "youth",
];

/// Whether a folded word looks like a counted noun: a plural in -s, an irregular plural, a collective.
pub(super) fn is_counted(folded: &str) -> bool {
    remembered(&COUNTED, folded, |folded| {
        let regular = folded.len() > 3
            && folded.ends_with('s')
            && !["ss", "us", "is", "'s"].iter().any(|end| folded.ends_with(end));
        let irregular = !folded.ends_with('s') && is_plural(folded);
        ((regular || irregular) && !is_empty(folded)) || PLURALS.binary_search(&folded).is_ok()
    })
}

/// Words that end the noun phrase after a figure: prepositions, determiners, auxiliaries, conjunctions, pronouns.
pub(super) fn closes_phrase(folded: &str) -> bool {
    remembered(&CLOSING, folded, ends_phrase)
}

fn ends_phrase(folded: &str) -> bool {
    const LINKS: &[&str] = &[
        "according",
        "amid",
        "following",
        "including",
        "involving",
        "regarding",
        "worth",
    ];
    folded != "or"
        && is_empty(folded)
        && !matches!(
            folded,
            "former" | "second" | "first" | "third" | "other" | "others" | "more" | "few" | "own"
        )
        || LINKS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(LIGHT.is_sorted());
        assert!(PLURALS.is_sorted());
    }

    #[test]
    fn a_stem_joins_the_forms_of_a_word() {
        assert_eq!(root("collapses").stem, root("collapsed").stem);
        assert_eq!(root("bridge's").stem, root("bridges").stem);
    }

    #[test]
    fn plurals_are_counted_and_function_words_are_not() {
        for word in ["flights", "people", "injured", "lorries"] {
            assert!(is_counted(word), "{word}");
        }
        for word in ["was", "this", "class", "held"] {
            assert!(!is_counted(word), "{word}");
        }
    }
}

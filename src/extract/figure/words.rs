//! Which words carry meaning around a figure, and their stems.

use std::cell::OnceCell;

use rust_stemmers::{Algorithm, Stemmer};
use smol_str::SmolStr;

thread_local! {
    static STEMMER: OnceCell<Stemmer> = const { OnceCell::new() };
}

/// The Snowball stem of a folded word, without a possessive ending.
pub(super) fn stem(folded: &str) -> SmolStr {
    let bare = folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\'')).unwrap_or(folded);
    STEMMER.with(|cell| SmolStr::from(cell.get_or_init(|| Stemmer::create(Algorithm::English)).stem(bare)))
}

/// Function words, auxiliaries, light verbs, reporting verbs and hedges: they say nothing about what is counted.
/// Sorted.
const EMPTY: &[&str] = &[
    "a", "about", "above", "according", "account", "across", "actually", "add", "added", "adding", "adds", "after",
    "again", "against", "ago", "ain't", "all", "almost", "alone", "along", "already", "also", "although", "always",
    "am", "among", "amount", "amounted", "amounts", "an", "and", "announce", "announced", "another", "any", "anyone",
    "anything", "apart", "approximately", "are", "aren't", "around", "as", "ask", "asked", "at", "away", "back", "be",
    "became", "because", "become", "been", "before", "being", "below", "best", "better", "between", "beyond", "billion",
    "both", "but", "by", "came", "can", "can't", "cannot", "claim", "claimed", "come", "comes", "could", "couldn't",
    "declared", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "done", "down", "dozen", "dozens", "due",
    "during", "each", "early", "either", "else", "enough", "especially", "estimate", "estimated", "even", "ever",
    "every", "everyone", "exactly", "except", "far", "few", "fewer", "figure", "figures", "first", "five", "for",
    "former", "found", "four", "from", "gave", "get", "gets", "getting", "give", "given", "go", "goes", "going", "gone",
    "got", "had", "hadn't", "half", "has", "hasn't", "have", "haven't", "having", "he", "he'd", "he's", "her", "here",
    "hers", "herself", "him", "himself", "his", "how", "however", "hundred", "hundreds", "i", "i'd", "i'll", "i'm",
    "i've", "if", "in", "including", "indeed", "inside", "instead", "into", "is", "isn't", "it", "it's", "its",
    "itself", "just", "keep", "know", "known", "last", "late", "later", "latest", "least", "less", "let", "like",
    "likely", "made", "make", "makes", "making", "many", "may", "maybe", "me", "mean", "means", "meanwhile", "might",
    "million", "more", "most", "mr", "mrs", "ms", "much", "must", "my", "near", "nearly", "never", "next", "nine", "no",
    "nobody", "none", "nor", "not", "nothing", "now", "number", "numbers", "of", "off", "often", "on", "once", "one",
    "ones", "only", "onto", "or", "other", "others", "our", "ours", "out", "over", "own", "per", "perhaps", "put",
    "quite", "rather", "really", "report", "reported", "said", "same", "say", "saying", "says", "second", "see", "seen",
    "seven", "several", "shall", "she", "she's", "should", "shouldn't", "since", "six", "so", "some", "something",
    "soon", "stated", "still", "such", "take", "taken", "takes", "tell", "ten", "than", "that", "that's", "the",
    "their", "theirs", "them", "themselves", "then", "there", "there's", "these", "they", "they'd", "they're", "thing",
    "things", "think", "third", "this", "those", "though", "thought", "thousand", "thousands", "three", "through",
    "thus", "to", "together", "told", "too", "took", "total", "toward", "towards", "trillion", "twice", "two", "under",
    "until", "up", "upon", "us", "use", "used", "using", "very", "via", "was", "wasn't", "way", "we", "we're", "we've",
    "well", "went", "were", "weren't", "what", "when", "where", "whether", "which", "while", "who", "whole", "whom",
    "whose", "why", "will", "with", "within", "without", "won't", "would", "wouldn't", "yes", "yet", "you", "you're",
    "your",
];

/// Whether a folded word says something about its sentence's subject.
pub(super) fn is_content(folded: &str) -> bool {
    folded.len() > 1 && EMPTY.binary_search(&folded).is_err() && folded.chars().any(char::is_alphabetic)
}

/// Nouns whose plural does not end in -s, and adjectives that stand for people in news copy. Sorted.
const PLURALS: &[&str] = &[
    "aircraft", "bacteria", "cattle", "children", "clergy", "crew", "crewmen", "criteria", "data", "dead", "deer", "elderly",
    "feet", "firemen", "fish", "fishermen", "folk", "geese", "head", "helicopter", "homeless", "hovercraft", "hurt", "ill",
    "infantry", "injured", "livestock", "media", "men", "mice", "miners", "missing", "offspring", "people", "personnel",
    "police", "policemen", "poultry", "sheep", "sick", "spacecraft", "staff", "teeth", "unemployed", "vermin", "women",
    "wounded", "youth",
];

/// Whether a folded word looks like a counted noun: a plural in -s, an irregular plural, a collective.
pub(super) fn is_counted(folded: &str) -> bool {
    let regular = folded.len() > 3
        && folded.ends_with('s')
        && !["ss", "us", "is", "'s"].iter().any(|end| folded.ends_with(end));
    (regular && EMPTY.binary_search(&folded).is_err()) || PLURALS.binary_search(&folded).is_ok()
}

/// Words that end the noun phrase after a figure: prepositions, determiners, auxiliaries, conjunctions, pronouns.
pub(super) fn closes_phrase(folded: &str) -> bool {
    const LINKS: &[&str] = &["according", "amid", "following", "including", "involving", "regarding", "worth"];
    folded != "or" && EMPTY.binary_search(&folded).is_ok() && !matches!(folded, "former" | "second" | "first" | "third" | "other" | "others" | "more" | "few" | "own")
        || LINKS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(EMPTY.is_sorted());
        assert!(PLURALS.is_sorted());
    }

    #[test]
    fn a_stem_joins_the_forms_of_a_word() {
        assert_eq!(stem("collapses"), stem("collapsed"));
        assert_eq!(stem("bridge's"), stem("bridges"));
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

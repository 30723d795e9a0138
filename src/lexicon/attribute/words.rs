//! The words of wordings: their base forms, and those that say nothing.

use crate::lexicon::{is_noun, is_verb, noun_lemma, verb_lemma};

/// The base forms of a folded word: of the verb, and of the noun or any other word; empty where it is none.
pub(super) fn bases(folded: &str) -> [&str; 2] {
    let verb = is_verb(folded) || verb_lemma(folded) != folded;
    let noun = is_noun(folded) || noun_lemma(folded) != folded || !verb;
    let verb = if verb { verb_lemma(folded) } else { "" };
    let noun = if noun { noun_lemma(folded) } else { "" };
    [verb, if noun == verb { "" } else { noun }]
}

/// Whether a folded word says nothing in a wording, so that it may stand or be missing anywhere.
pub fn is_idle(folded: &str) -> bool {
    matches!(
        folded,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "might"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "also"
            | "just"
            | "only"
            | "now"
            | "then"
            | "still"
            | "already"
            | "it"
            | "they"
            | "he"
            | "she"
            | "there"
    )
}

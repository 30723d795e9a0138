//! The name of whom or what a figure is told: `Tamm leads with 64 points`, `The Harriers are third with 61`.
//!
//! Only a name right before the verb counts. Two figures of two such subjects are two figures, whatever else the sentences
//! share.

use std::ops::Range;

use crate::lexicon;
use crate::read::name::Names;
use crate::text::Doc;
use crate::value::Sym;

/// So many tokens before the figure the subject may stand.
const REACH: u32 = 16;

/// The words of the name that is the subject of the nearest verb before the figure at `tokens`, folded.
pub(super) fn read(doc: &Doc<'_>, names: &Names, tokens: &Range<u32>, sentence: &Range<u32>) -> Vec<Sym> {
    let first = sentence.start.max(tokens.start.saturating_sub(REACH));
    for at in (first..tokens.start).rev() {
        if stops(doc, at) {
            break;
        }
        if let Some(name) = names.at(at).filter(|m| m.tokens.end == at + 1) {
            let verb = (at + 1..tokens.start).find(|&i| !is_light(doc, i));
            if verb.is_some_and(|i| is_finite(doc, i)) {
                // `The mayor of Olm won`: not the town.
                let led = name
                    .tokens
                    .start
                    .checked_sub(1)
                    .is_some_and(|i| is_preposition(doc.word(i)));
                let words = name.tokens.clone().filter(|&i| doc.is_word(i));
                return if led {
                    Vec::new()
                } else {
                    words.map(|i| Sym::from(doc.word(i))).collect()
                };
            }
        } else if is_past(doc, at) || is_auxiliary(doc.word(at)) {
            // A verb whose subject is no name, unless a name comes right before it.
            let before = (first..at)
                .rev()
                .find(|&i| !is_light(doc, i) && !is_auxiliary(doc.word(i)));
            if before.is_none_or(|i| names.at(i).is_none()) {
                break;
            }
        }
    }
    Vec::new()
}

fn stops(doc: &Doc<'_>, at: u32) -> bool {
    matches!(doc.raw(at), ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”" | "\"")
}

/// Words between a subject and its verb.
fn is_light(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    matches!(
        word,
        "also" | "still" | "now" | "already" | "alone" | "all" | "both"
    ) || lexicon::is_adverb(word) && word.ends_with("ly")
}

fn is_finite(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    is_auxiliary(word)
        || is_past(doc, at)
        || doc.is_word(at)
            && lexicon::is_verb(word)
            && word.ends_with('s')
            && lexicon::verb_lemma(word) != word
}

fn is_past(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    doc.is_word(at)
        && lexicon::is_verb(word)
        && lexicon::verb_lemma(word) != word
        && !word.ends_with('s')
        && !word.ends_with("ing")
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
    )
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "at"
            | "on"
            | "for"
            | "from"
            | "to"
            | "with"
            | "by"
            | "against"
            | "over"
            | "near"
            | "and"
            | "or"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Context, Readings};

    #[test]
    fn the_subject_is_the_name_before_the_verb() {
        for (text, subject) in [
            ("The Harriers are third in the league with 61 points.", "harriers"),
            ("Ilse Tamm leads the climbers with 61 points.", "ilse tamm"),
            ("Tamm also leads the climbers with 61 points.", "tamm"),
            ("The mayor of Olm won 61 votes.", ""),
            ("The league was led by the Harriers and drew 61 people.", ""),
            ("In Olm 61 houses burned.", ""),
            ("She beat Tamm by 61 points.", ""),
        ] {
            let doc = Doc::plain(text);
            let readings = Readings::new(&doc, Context { published: None });
            let at = (0..doc.len()).find(|&i| doc.word(i) == "61").unwrap();
            let sentence = doc.sentence(0).unwrap().tokens.clone();
            let got = read(&doc, readings.names(), &(at..at + 1), &sentence);
            assert_eq!(got.join(" "), subject, "{text}");
        }
    }
}

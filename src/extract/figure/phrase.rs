//! What a figure counts: its head noun, the words before that noun, and the words that govern it.

use std::ops::Range;

use super::words;
use crate::text::Doc;

/// The words around a figure that say what it is a figure of, as token indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The noun that is counted or measured.
    pub(super) head: Option<u32>,
    /// Words between figure and head, and those after `of` behind it.
    pub(super) modifiers: Vec<u32>,
    /// Up to two content words on either side of the phrase, nearest first.
    pub(super) governors: Vec<u32>,
    /// The tokens from the figure to its head.
    pub(super) tokens: Range<u32>,
}

/// How many tokens after the figure may belong to its noun phrase.
const REACH: u32 = 5;

/// Read the phrase of the figure at `mention` (its tokens), inside the sentence `sentence`.
/// `measured` tells that the figure has a unit of its own, so that a noun is not needed.
pub(super) fn read(doc: &Doc<'_>, mention: &Range<u32>, sentence: &Range<u32>, measured: bool) -> Phrase {
    let mut phrase = Phrase {
        tokens: mention.clone(),
        ..Phrase::default()
    };
    after(doc, mention.end, sentence, measured, &mut phrase);
    if phrase.head.is_none() {
        before(doc, mention.start, sentence, &mut phrase);
    }
    govern(doc, mention, sentence, &mut phrase);
    phrase
}

/// The noun phrase behind the figure: `142 flights`, `612-foot steel truss`, `1,000 tonnes of heavy fuel oil`,
/// `seven of the nine villages`.
fn after(doc: &Doc<'_>, from: u32, sentence: &Range<u32>, measured: bool, phrase: &mut Phrase) {
    let mut at = from;
    if doc.word(at) == "of" {
        at += 1;
        while matches!(
            doc.word(at),
            "the" | "these" | "those" | "them" | "its" | "their" | "his" | "her" | "our" | "all"
        ) {
            at += 1;
        }
    }
    let run = run_of_words(doc, at, sentence);
    let counted = |i: &u32| words::is_counted(doc.word(*i));
    let plural = run.iter().position(counted).map(|first| {
        // `police officers`, `crew members`: the last of several counted nouns is the head.
        first + run.iter().skip(first + 1).take_while(|i| counted(i)).count()
    });
    let last = || run.len().checked_sub(1);
    let head = joined(doc, from, &run, measured).or(plural).or_else(|| {
        if measured && (doc.is_mark(from, "-") || at > from) {
            last()
        } else {
            None
        }
    });
    let Some(head) = head else { return };
    phrase.head = run.get(head).copied();
    phrase
        .modifiers
        .extend(run.iter().take(head).filter(|&&i| words::is_content(doc.word(i))));
    if let Some(last) = phrase.head {
        phrase.tokens.end = last + 1;
        complement(doc, last + 1, sentence, phrase);
    }
}

/// The noun that is glued to a count, as its place in the run: `the 620-bed hospital` counts beds. Of a `five-member jury`
/// it is the jury that is counted: every body has members.
fn joined(doc: &Doc<'_>, from: u32, run: &[u32], measured: bool) -> Option<usize> {
    let glued = doc.is_mark(from, "-") && doc.token(from).is_some_and(|t| t.glued);
    let first = *run.first()?;
    if measured || !glued || first != from + 1 {
        return None;
    }
    let says_nothing = matches!(
        doc.word(first),
        "man" | "member" | "odd" | "person" | "piece" | "plus" | "strong" | "woman"
    );
    let at = usize::from(says_nothing);
    (at < run.len()).then_some(at)
}

/// The words after `of` behind the head: `doses of oral vaccine`.
fn complement(doc: &Doc<'_>, at: u32, sentence: &Range<u32>, phrase: &mut Phrase) {
    if doc.word(at) == "of" {
        let run = run_of_words(doc, at + 1, sentence);
        phrase.modifiers.extend(
            run.into_iter()
                .take(3)
                .filter(|&i| words::is_content(doc.word(i))),
        );
    }
}

/// The words from `at` on that can belong to one noun phrase.
fn run_of_words(doc: &Doc<'_>, at: u32, sentence: &Range<u32>) -> Vec<u32> {
    let mut run = Vec::new();
    let mut i = at;
    while i < sentence.end && i < at + REACH {
        let word = doc.word(i);
        if doc.is_mark(i, "-") && doc.token(i).is_some_and(|t| t.glued) {
            i += 1;
            continue;
        }
        if !doc.is_word(i) || words::closes_phrase(word) {
            break;
        }
        run.push(i);
        i += 1;
    }
    run
}

/// A figure without a noun behind it takes the noun in front: `attendance was 31,204`, `a crowd of 2,500`,
/// `Burned: 27,400`, `the death toll rose to 20`.
fn before(doc: &Doc<'_>, from: u32, sentence: &Range<u32>, phrase: &mut Phrase) {
    let mut at = from;
    let mut steps = 0;
    let mut linked = false;
    while at > sentence.start && steps < 6 {
        at -= 1;
        steps += 1;
        if doc.is_mark(at, ":") || doc.is_mark(at, "(") {
            linked = true;
            continue;
        }
        if !doc.is_word(at) {
            return;
        }
        let word = doc.word(at);
        if matches!(
            word,
            "of" | "at"
                | "to"
                | "by"
                | "was"
                | "were"
                | "is"
                | "are"
                | "be"
                | "been"
                | "reached"
                | "stood"
                | "stands"
                | "totalled"
                | "totaled"
                | "numbered"
                | "hit"
                | "with"
                | "than"
                | "as"
                | "now"
                | "about"
                | "from"
        ) {
            linked = true;
            continue;
        }
        if !words::is_content(word) {
            if linked && matches!(word, "the" | "a" | "an" | "and" | "which" | "who" | "that") {
                return;
            }
            continue;
        }
        if ["ed", "ing"].iter().any(|end| word.ends_with(end)) || is_movement(word) {
            continue;
        }
        // `the 30-year-old reached 12`: a person is not what the figure counts.
        if linked && !matches!(word, "old" | "olds") {
            phrase.head = Some(at);
        }
        return;
    }
}

/// Verbs by which a quantity reaches a value.
fn is_movement(word: &str) -> bool {
    matches!(
        word,
        "rose"
            | "rise"
            | "rises"
            | "risen"
            | "fell"
            | "fall"
            | "falls"
            | "fallen"
            | "grew"
            | "grow"
            | "grown"
            | "climb"
            | "climbs"
            | "jump"
            | "stand"
            | "stands"
            | "stood"
            | "reach"
            | "reaches"
            | "hits"
            | "cost"
            | "costs"
            | "sits"
            | "sat"
            | "runs"
            | "ran"
    )
}

/// Two content words on either side of the phrase.
fn govern(doc: &Doc<'_>, mention: &Range<u32>, sentence: &Range<u32>, phrase: &mut Phrase) {
    let content = |i: &u32| doc.is_word(*i) && words::is_content(doc.word(*i));
    let stop = |i: &u32| doc.is_mark(*i, ";") || doc.is_mark(*i, "—") || doc.is_mark(*i, ":");
    let left: Vec<u32> = (sentence.start..mention.start)
        .rev()
        .take(9)
        .take_while(|i| !stop(i))
        .filter(content)
        .take(2)
        .collect();
    let right: Vec<u32> = (phrase.tokens.end..sentence.end)
        .take(9)
        .take_while(|i| !stop(i))
        .filter(content)
        .take(2)
        .collect();
    for i in left.into_iter().chain(right) {
        if phrase.head != Some(i) && !phrase.modifiers.contains(&i) {
            phrase.governors.push(i);
        }
    }
}

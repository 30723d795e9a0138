//! The noun phrase beside a verb, read without a parser: from the verb back over its helpers to the noun before it, or
//! on to the noun behind it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon;
use crate::read::name::bare;
use crate::text::Doc;
use crate::value::Sym;

/// Tokens of a noun phrase.
const LONGEST: u32 = 12;

/// What something is said of.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Theme {
    /// Its noun in the singular, or the last of its names.
    pub(in crate::extract) head: Option<Sym>,
    /// The names in it.
    pub(in crate::extract) names: BTreeSet<Sym>,
    /// Its other words.
    pub(in crate::extract) words: BTreeSet<Sym>,
    /// Where it stands.
    pub(in crate::extract) tokens: Range<u32>,
}

/// The phrase that ends before the verb at `at`, over its helping verbs and what stands between commas.
pub(in crate::extract) fn before(doc: &Doc<'_>, sentence: &Range<u32>, at: u32) -> Option<Theme> {
    let mut end = at;
    while end > sentence.start && is_helper(doc.word(end - 1)) {
        end -= 1;
    }
    if end > sentence.start && matches!(doc.word(end - 1), "who" | "which" | "that") {
        end -= 1;
        end -= u32::from(end > sentence.start && doc.is_mark(end - 1, ","));
    } else if end > sentence.start && doc.is_mark(end - 1, ",") {
        // `Ana Doran, 34, a nurse, was`: the phrase before the first of the commas.
        let from = end.saturating_sub(LONGEST).max(sentence.start);
        let first = (from..end - 1).find(|&i| doc.is_mark(i, ","))?;
        end = first;
    }
    let low = end.saturating_sub(LONGEST).max(sentence.start);
    let mut start = end;
    while start > low && (is_nominal(doc, start - 1) || links(doc, start, low)) {
        start -= 1;
    }
    read(doc, start..end)
}

/// The phrase that begins right behind a verb.
pub(in crate::extract) fn after(doc: &Doc<'_>, sentence: &Range<u32>, at: u32) -> Option<Theme> {
    let mut start = at;
    while start < sentence.end && is_determiner(doc.word(start)) {
        start += 1;
    }
    let high = sentence.end.min(start + LONGEST);
    let mut end = start;
    while end < high
        && (is_nominal(doc, end) || end > start && is_link(doc.word(end)) && joins(doc, end, high))
    {
        end += 1;
        while end < high && end > start && is_link(doc.word(end - 1)) && is_determiner(doc.word(end)) {
            end += 1;
        }
    }
    read(doc, start..end)
}

/// The theme in a range of nouns, names, adjectives and `of`.
fn read(doc: &Doc<'_>, tokens: Range<u32>) -> Option<Theme> {
    let stop = tokens
        .clone()
        .find(|&i| is_link(doc.word(i)))
        .unwrap_or(tokens.end);
    let head = (tokens.start..stop).rev().find(|&i| is_noun(doc, i))?;
    if is_pronoun(doc.word(head)) {
        return None;
    }
    let mut theme = Theme {
        head: Some(Sym::from(base(doc, head))),
        tokens: tokens.clone(),
        ..Theme::default()
    };
    for i in tokens {
        let word = doc.word(i);
        if !doc.is_word(i) || lexicon::is_stop(word) || is_determiner(word) {
            continue;
        }
        let into = if is_name(doc, i) {
            &mut theme.names
        } else {
            &mut theme.words
        };
        into.insert(Sym::from(base(doc, i)));
    }
    Some(theme)
}

fn base<'d>(doc: &'d Doc<'_>, at: u32) -> &'d str {
    lexicon::noun_lemma(bare(doc.word(at)))
}

fn is_name(doc: &Doc<'_>, at: u32) -> bool {
    let word = bare(doc.word(at));
    !doc.shouted && doc.token(at).is_some_and(|t| t.capital) && (!lexicon::is_known(word) || !opens(doc, at))
}

/// Whether a token opens its sentence, where every word has a capital.
fn opens(doc: &Doc<'_>, at: u32) -> bool {
    let sentence = doc.sentence_of(at).and_then(|n| doc.sentence(n));
    sentence.is_some_and(|s| s.tokens.start == at)
}

fn is_noun(doc: &Doc<'_>, at: u32) -> bool {
    let word = bare(doc.word(at));
    doc.is_word(at) && (is_name(doc, at) || lexicon::is_noun(word)) && !is_determiner(word)
}

fn is_nominal(doc: &Doc<'_>, at: u32) -> bool {
    let word = bare(doc.word(at));
    let verb = lexicon::is_verb(word) && !lexicon::is_noun(word) && !lexicon::is_adjective(word);
    doc.is_word(at)
        && !is_link(word)
        && !is_determiner(word)
        && !is_pronoun(word)
        && !verb
        && (is_name(doc, at) || lexicon::is_noun(word) || lexicon::is_adjective(word))
        && (!lexicon::is_stop(word) || is_name(doc, at))
}

/// `the price of | oil`: whether the phrase goes on before an `of` or a determiner that stands before `start`.
fn links(doc: &Doc<'_>, start: u32, low: u32) -> bool {
    let at = start - 1;
    if is_determiner(doc.word(at)) {
        return at > low && is_link(doc.word(at - 1));
    }
    is_link(doc.word(at)) && at > low && is_nominal(doc, at - 1)
}

/// Whether a noun follows the `of` at `at`.
fn joins(doc: &Doc<'_>, at: u32, high: u32) -> bool {
    (at + 1..high.min(at + 3)).any(|i| is_nominal(doc, i))
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "in" | "on" | "to" | "at" | "against" | "over" | "with"
    )
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "all"
    )
}

fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "him"
            | "them"
            | "who"
            | "which"
            | "one"
            | "others"
            | "none"
    )
}

fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "not"
            | "also"
            | "later"
            | "then"
            | "never"
            | "did"
            | "does"
            | "do"
            | "will"
            | "would"
            | "may"
            | "might"
            | "could"
            | "to"
            | "finally"
            | "narrowly"
            | "already"
            | "formally"
            | "unanimously"
            | "eventually"
            | "again"
            | "sharply"
            | "slightly"
            | "all"
            | "both"
            | "since"
            | "just"
            | "got"
            | "didn't"
            | "wasn't"
            | "weren't"
            | "hasn't"
            | "itself"
            | "yesterday"
            | "today"
    )
}

//! Sentences of a draft and of its sources, with how sure they are: `probably the main cause` against `the main cause`.
//!
//! A word of doubt is about what follows it. A source's doubt becomes a claim of the words behind it, a sentence without
//! one a claim of all its words; `compare/draft/certain.rs` looks for the first kind in the second.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::{Claim, Slot};
use super::run::Scene;
use crate::lexicon;
use crate::rule::{CompareAs, Rule};
use crate::source::{Article, Role};
use crate::text::Doc;
use crate::value::{Sym, Value};

/// The value of a sentence that is sure, and of one that has some doubt.
pub const SURE: &str = "sure";
/// See [`SURE`].
pub const UNSURE: &str = "unsure";
/// The slot of the words that are sure, or doubted.
pub const WORDS: &str = "words";

/// Content words behind a doubt that it is about.
const REACH: usize = 6;
/// Sentences of an article that become claims.
const MOST: usize = 400;
/// More frequent words say nothing.
const COMMON_CLASS: u8 = 5;

/// The claims of a rule about doubts, of articles that are a draft or a source; none for any other rule.
pub fn claims((rule, id): (&Rule, u16), (article, number): (&Article, u32), scene: &Scene<'_>) -> Vec<Claim> {
    if rule.compare.kind != CompareAs::Certainty || article.role == Role::Peer {
        return Vec::new();
    }
    let doc = scene.doc;
    let copy = |n: &u32| doc.role_of(*n).is_copy();
    let sentences = (0..).zip(&doc.sentences).filter(|(n, _)| copy(n)).take(MOST);
    let mut out = Vec::new();
    for (n, sentence) in sentences {
        let tokens = sentence.tokens.clone();
        let sure = !tokens.clone().any(|i| is_unsure(doc, i));
        let whole = (
            if sure { SURE } else { UNSURE },
            tokens.clone(),
            content(doc, tokens.clone(), usize::MAX),
        );
        let doubts = tokens.clone().filter_map(|i| doubt(doc, i, tokens.end));
        for (value, tokens, words) in doubts.chain([whole]) {
            out.push(Claim {
                rule: id,
                article: number,
                sentence: n,
                span: doc.span(tokens.clone()),
                value_span: doc.span(tokens.clone()),
                slots: vec![(Sym::new_static(WORDS), Slot::ids(words))],
                value: Value::Words(Sym::from(value)),
                frame: scene.frames.of(n, tokens),
                from: 0,
                context: None,
                parts: Vec::new(),
            });
        }
    }
    out
}

/// The doubt that begins at `at`: its words, what it is about, and the content words of that.
fn doubt<'d>(doc: &'d Doc<'_>, at: u32, end: u32) -> Option<(&'d str, Range<u32>, BTreeSet<Sym>)> {
    let word = doc.word(at);
    let next = doc.word(at + 1);
    let capital = doc.token(at).is_some_and(|t| t.capital);
    let found = match word {
        "may" => !capital && !doc.is_figure(at + 1),
        "might" | "possibly" | "probably" | "perhaps" | "apparently" | "allegedly" | "reportedly"
        | "considering" => true,
        "hopes" | "hope" | "hoping" | "believed" | "thought" | "alleged" | "appears" | "appeared"
        | "seems" | "seemed" => next == "to",
        "likely" => matches!(doc.word(at.saturating_sub(1)), "most" | "very" | "is" | "are"),
        _ => false,
    };
    if !found {
        return None;
    }
    let stops = |i: &u32| {
        matches!(doc.raw(*i), ";" | "”" | "\"" | ")" | ":")
            || doc.is_mark(*i, ",")
                && matches!(
                    doc.word(i + 1),
                    "but" | "though" | "although" | "while" | "and" | "who" | "which"
                )
    };
    let close = (at + 1..end).find(stops).unwrap_or(end);
    let words = content(doc, at + 1..close, REACH);
    (words.len() >= 2).then_some((word, at..close, words))
}

/// The first content words of a range, as the verbs they are made from.
fn content(doc: &Doc<'_>, tokens: Range<u32>, most: usize) -> BTreeSet<Sym> {
    let words = tokens.filter_map(|i| {
        if doc.is_figure(i) {
            return Some(Sym::from(doc.raw(i)));
        }
        let word = doc.word(i);
        let lemma = lexicon::family(lexicon::lemma(word));
        let says =
            doc.is_word(i) && !lexicon::is_stop(word) && lexicon::frequency_class(lemma) > COMMON_CLASS;
        says.then(|| Sym::from(lemma))
    });
    words.take(most).collect()
}

/// Words that leave their sentence open in some way. Sorted.
const OPEN: &[&str] = &[
    "alleged",
    "allegedly",
    "apparently",
    "appear",
    "appeared",
    "appears",
    "believe",
    "believed",
    "believes",
    "claimed",
    "claims",
    "considered",
    "considering",
    "considers",
    "could",
    "expect",
    "expected",
    "expects",
    "feared",
    "fears",
    "hope",
    "hoped",
    "hopes",
    "hoping",
    "if",
    "likely",
    "maybe",
    "might",
    "perhaps",
    "planned",
    "planning",
    "plans",
    "possible",
    "possibly",
    "potential",
    "potentially",
    "probable",
    "probably",
    "proposed",
    "proposes",
    "reportedly",
    "risk",
    "seem",
    "seemed",
    "seems",
    "suggested",
    "suggests",
    "suspect",
    "suspected",
    "suspects",
    "think",
    "thinks",
    "thought",
    "threat",
    "threatens",
    "unlikely",
    "whether",
    "would",
];

/// Whether a token leaves its sentence open in any way.
fn is_unsure(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    let month = doc.token(at).is_some_and(|t| t.capital) || doc.is_figure(at + 1);
    doc.is_mark(at, "?") || word == "may" && !month || OPEN.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_is_about_what_follows() {
        assert!(OPEN.is_sorted());
        for (text, wanted) in [
            (
                "The pump is probably the main cause of the flood.",
                Some(vec!["cause", "flood", "main"]),
            ),
            (
                "It may close the school; the council meets.",
                Some(vec!["close", "school"]),
            ),
            ("It met on 3 May 2024 in the old hall.", None),
            ("The pump was the main cause of the flood.", None),
        ] {
            let doc = Doc::plain(text);
            let found = (0..doc.len()).find_map(|i| doubt(&doc, i, doc.len()));
            let words =
                found.map(|(_, _, words)| words.into_iter().map(|w| w.to_string()).collect::<Vec<_>>());
            let wanted = wanted.map(|w| w.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(words, wanted, "{text}");
        }
    }
}

//! What a subject names where it names no person: an office, an outlet, or people without names.

use std::ops::Range;
use std::sync::LazyLock;

use super::people::People;
use super::words;
use crate::extract::Speaker;
use crate::lexicon;
use crate::text::Doc;
use crate::text::vocab::WordList;
use crate::value::day::MONTHS;
use crate::value::{Sym, Weekday};

/// Outlets and agencies by their words, and the nouns that make one of a name.
static OUTLETS: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     abc afp agency ansa ap bbc bloomberg broadcaster cbs chronicle cnn courier daily dpa echo efe gazette \
     guardian herald interfax itv journal kyodo magazine media nbc news newspaper npr observer pbs post radio \
     reuters tass telegraph television times tribune tv weekly wire xinhua",
    )
});

/// Nouns of people who are not named.
static NAMELESS: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     activist analyst another bystander colleague critic diplomat employee expert eyewitness friend insider \
     local many neighbor neighbour observer official one others passenger people protester relative resident \
     some somebody source survivor witness worker",
    )
});

/// Who an office, an outlet or a nameless group is.
pub(super) fn named(doc: &Doc<'_>, people: &People, phrase: &Range<u32>) -> Option<Speaker> {
    let phrase = &behind_time(doc, phrase);
    let start = phrase
        .clone()
        .find(|&i| !DETERMINERS.contains(doc.word(i)))
        .unwrap_or(phrase.start);
    let words = noun_phrase(doc, start, phrase.end);
    if words.len() > 8 || !doc.is_word(start) && !doc.is_figure(start) {
        return None;
    }
    let of = words.iter().position(|w| matches!(*w, "of" | "for"));
    let head = of.map_or(words.last(), |i| i.checked_sub(1).and_then(|i| words.get(i)))?;
    let head = lexicon::noun_lemma(head);
    // `Radio Lowick` and `a radio station` are outlets, `the post office` is none.
    let named = doc.token(start).is_some_and(|t| t.capital) || STATIONS.contains(&head);
    let outlet = words.last().is_some_and(|w| OUTLETS.contains(w))
        || named && words.first().is_some_and(|w| OUTLETS.contains(w));
    if outlet && head != "agency" {
        return Some(Speaker::Outlet(joined(&words)));
    }
    if NAMELESS.contains(head) || doc.is_figure(start) {
        return Some(Speaker::Anonymous);
    }
    if let Some(person) = people.with_role(&words, start) {
        return Some(Speaker::Person(person));
    }
    if matches!(head, "spokesman" | "spokeswoman" | "spokesperson") {
        return Some(spoken_for(&words, of));
    }
    let capital = doc.token(start).is_some_and(|t| t.capital);
    (capital || lexicon::is_noun(head)).then(|| Speaker::Office(joined(&words)))
}

/// What makes an outlet of `radio`, `news` and the like.
const STATIONS: &[&str] = &[
    "agency",
    "channel",
    "correspondent",
    "network",
    "program",
    "programme",
    "report",
    "reporter",
    "service",
    "site",
    "station",
    "website",
];

/// The phrase without a time at its front: `By Sunday the hospitals`, `On Monday evening police`.
fn behind_time(doc: &Doc<'_>, phrase: &Range<u32>) -> Range<u32> {
    const LEADS: &[&str] = &[
        "by", "on", "in", "at", "since", "until", "during", "from", "as", "of", "late", "early",
    ];
    const PARTS: &[&str] = &["morning", "noon", "afternoon", "evening", "night", "midnight"];
    let is_time = |i: u32| {
        let word = doc.word(i);
        Weekday::parse(word).is_some() || PARTS.contains(&word) || MONTHS.contains(&word) || doc.is_figure(i)
    };
    let lead = |i: u32| LEADS.contains(&doc.word(i)) || i > phrase.start && DETERMINERS.contains(doc.word(i));
    let mut at = phrase.start;
    while at < phrase.end && LEADS.contains(&doc.word(phrase.start)) && lead(at) {
        at += 1;
    }
    let first = at;
    while at < phrase.end && is_time(at) {
        at += 1;
    }
    if at > first && at < phrase.end {
        at..phrase.end
    } else {
        phrase.clone()
    }
}

/// The words from `start` to the end of the noun phrase, without what tells where or of what company.
fn noun_phrase<'d>(doc: &'d Doc<'_>, start: u32, end: u32) -> Vec<&'d str> {
    let cut = (start + 1..end)
        .find(|&i| {
            let joint = doc.is_word(i) || doc.is_mark(i, "-") || doc.is_mark(i, "&") || is_possessive(doc, i);
            !joint || PHRASE_ENDS.contains(doc.word(i))
        })
        .unwrap_or(end);
    (start..cut).map(|i| doc.word(i)).collect()
}

/// `the dockers' union`: the mark that only makes a plural own something.
fn is_possessive(doc: &Doc<'_>, at: u32) -> bool {
    ["'", "’"].iter().any(|mark| doc.is_mark(at, mark)) && doc.is_word(at + 1)
}

/// The body that a spokesman speaks for: `a police spokesman`, `a spokeswoman for the ministry`.
fn spoken_for(words: &[&str], of: Option<usize>) -> Speaker {
    let body = match of {
        Some(of) => words.get(of + 1..),
        None => words.split_last().map(|(_, before)| before),
    };
    match body.filter(|b| !b.is_empty()) {
        Some(body) => Speaker::Office(joined(body)),
        None => Speaker::Anonymous,
    }
}

static DETERMINERS: LazyLock<WordList> =
    LazyLock::new(|| words("the a an its his her their some several local"));

static PHRASE_ENDS: LazyLock<WordList> =
    LazyLock::new(|| words("in on at from with close who has have had familiar"));

fn joined(words: &[&str]) -> Sym {
    let bare: Vec<&str> = words
        .iter()
        .map(|w| w.strip_suffix("'s").unwrap_or(w))
        .filter(|w| *w != "the")
        .collect();
    Sym::from(bare.join(" ").replace(" '", "'").replace(" ’", "’"))
}

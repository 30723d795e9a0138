//! The names and words of an article, weighed for [`super::links`].

use std::collections::BTreeMap;

use crate::lexicon::{self, gazetteer, given};
use crate::text::{Doc, TokenKind};

/// Weight, in hundredths, of a name that no table knows.
const NAME: u32 = 300;
/// Weight of a place or a given name.
const KNOWN_NAME: u32 = 120;
/// Weight of a name that is also a common word (`Justice`, `Bridge`).
const WORD_NAME: u32 = 60;
/// Words of this frequency class or below weigh nothing.
const COMMON: u8 = 5;
/// Sixteen times the square root of how often a word stands in the article, from once to four times and more.
const OFTEN: [u32; 4] = [16, 23, 28, 32];
/// Only so many words of an article are kept, the weightiest.
const KEPT: usize = 400;

/// A word of an article by its number in the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) word: u32,
    pub(super) weight: u32,
}

/// The terms of an article, each list sorted by word.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    pub(super) names: Vec<Term>,
    pub(super) words: Vec<Term>,
    /// Sum of the squares of the weights of `words`.
    pub(super) length: u64,
    /// The article is written in capitals, so that its names cannot be told from its words.
    pub(super) shouted: bool,
}

/// The terms that two sorted lists share.
pub(super) fn shared<'t>(a: &'t [Term], b: &'t [Term]) -> impl Iterator<Item = (&'t Term, &'t Term)> {
    let mut rest = b.iter().peekable();
    a.iter().filter_map(move |left| {
        while rest.next_if(|r| r.word < left.word).is_some() {}
        rest.next_if(|r| r.word == left.word).map(|right| (left, right))
    })
}

/// The terms of each of `docs`, and how many words there are in the run.
pub(super) fn number(docs: &[Doc<'_>]) -> (Vec<Terms>, usize) {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut lookup = Lookup::default();
    let mut out = Vec::with_capacity(docs.len());
    for doc in docs {
        let shouted = doc.shouted;
        let mut terms = Terms {
            shouted,
            ..Terms::default()
        };
        for (word, (weight, name)) in weighed(doc, shouted, &mut lookup) {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(word).or_insert(next);
            let list = if name { &mut terms.names } else { &mut terms.words };
            list.push(Term { word: number, weight });
        }
        for list in [&mut terms.names, &mut terms.words] {
            list.sort_by_key(|t| (std::cmp::Reverse(t.weight), t.word));
            list.truncate(KEPT);
            list.sort_by_key(|t| t.word);
        }
        terms.length = terms
            .words
            .iter()
            .map(|t| u64::from(t.weight) * u64::from(t.weight))
            .sum();
        out.push(terms);
    }
    (out, numbers.len())
}

/// How a word stands in an article.
#[derive(Clone, Copy, Default)]
struct Seen {
    times: usize,
    /// With a capital.
    capital: bool,
    /// With a capital inside a sentence.
    inside: bool,
    /// Without one.
    small: bool,
}

/// The names and words of an article, folded, with their weights and whether they are names. A name and a word never
/// share a key: names are kept with their capital's mark.
fn weighed(doc: &Doc<'_>, shouted: bool, lookup: &mut Lookup) -> BTreeMap<String, (u32, bool)> {
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    for sentence in &doc.sentences {
        for at in sentence.tokens.clone() {
            let Some(token) = doc.token(at).filter(|t| t.kind == TokenKind::Word) else {
                continue;
            };
            let word = bare(doc.word(at));
            if word.len() < 3 {
                continue;
            }
            let seen = seen.entry(word).or_default();
            seen.times += 1;
            seen.capital |= token.capital && !shouted;
            seen.inside |= token.capital && !shouted && at > sentence.tokens.start;
            seen.small |= !token.capital && !shouted;
        }
    }
    let mut names = BTreeMap::new();
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for (word, seen) in seen {
        let about = lookup.word(word);
        if about.says_nothing {
            continue;
        }
        match name_weight(about, seen, shouted) {
            Some(weight) => {
                names.insert(format!("^{word}"), (weight, true));
            }
            None => *words.entry(lexicon::lemma(word)).or_default() += seen.times,
        }
    }
    for (lemma, times) in words {
        let rarity = lookup.word(lemma).rarity;
        let often = OFTEN
            .get(times.saturating_sub(1))
            .or(OFTEN.last())
            .copied()
            .unwrap_or(0);
        if rarity > 0 {
            names.insert(lemma.to_owned(), (rarity * often, false));
        }
    }
    names
}

/// The weight of a word as a name; `None` where it is none. In an article written in capitals only words that no
/// table of words knows are taken for names.
fn name_weight(about: About, seen: Seen, shouted: bool) -> Option<u32> {
    let name = if shouted {
        !about.known
    } else {
        !seen.small && (seen.inside || seen.capital && !about.known)
    };
    name.then_some(match (about.table, about.known) {
        (true, _) => KNOWN_NAME,
        (false, true) => WORD_NAME,
        (false, false) => NAME,
    })
}

/// What the tables say of a word.
#[derive(Clone, Copy)]
struct About {
    /// A function word, a day or a month.
    says_nothing: bool,
    /// A word of English.
    known: bool,
    /// A place, its people, or a given name.
    table: bool,
    /// Frequency classes above [`COMMON`].
    rarity: u32,
}

/// What the tables say, looked up once for each word of a run.
#[derive(Default)]
struct Lookup {
    words: BTreeMap<String, About>,
}

impl Lookup {
    fn word(&mut self, word: &str) -> About {
        if let Some(about) = self.words.get(word) {
            return *about;
        }
        let about = About {
            says_nothing: lexicon::is_stop(word) || is_calendar(word),
            known: lexicon::is_known(word) || lexicon::is_known(lexicon::lemma(word)),
            table: gazetteer::place(word).is_some()
                || gazetteer::demonym(word).is_some()
                || given::bearers(word).is_some(),
            rarity: u32::from(lexicon::frequency_class(word).saturating_sub(COMMON)),
        };
        self.words.insert(word.to_owned(), about);
        about
    }
}

/// The word without a possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix('\''))
        .unwrap_or(word)
}

/// Days and months, in full and cut.
fn is_calendar(word: &str) -> bool {
    super::stamp::is_weekday(word) || super::stamp::is_month(word)
}

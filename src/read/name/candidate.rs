//! One run of capitals, looked at closely: which part is a title, which the name, and what speaks for a person.

use std::ops::Range;
use std::sync::LazyLock;

use smol_str::SmolStr;

use super::run::{Run, bare};
use crate::lexicon::{self, Category, gazetteer, given, role};
use crate::text::Doc;
use crate::text::vocab::{Word, WordList};
use crate::value::Sym;

/// A run with its reading.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The tokens of the name alone.
    pub(super) name: Range<u32>,
    /// The tokens of the titles before it in the run; empty where there are none.
    pub(super) title: Range<u32>,
    /// The folded words of the name, without possessive endings and dots.
    pub(super) words: Vec<Sym>,
    /// The sentence.
    pub(super) sentence: u32,
    /// How much speaks for a person; below zero, for something else.
    pub(super) person: i32,
    /// A preposition of place stands before it.
    pub(super) located: bool,
}

/// What speaks for a person where nothing can.
const NO_PERSON: i32 = -8;

/// Verbs that persons do with words.
static SAYS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(
        "acknowledged added admitted announced argued asked believes called claimed confirmed declined \
         denied described explained insisted noted pleaded recalled replied said says stated testified \
         thinks told tweeted urged warned wept wrote",
    )
});

/// Given names that are also titles, so that one before a single word is a given name.
fn is_also_given(word: &str) -> bool {
    given::bearers(word).is_some()
}

/// The words of a range as role phrases are written: folded, no marks, no possessive endings.
pub(super) fn words(doc: &Doc<'_>, range: Range<u32>) -> Vec<(u32, Sym)> {
    range
        .filter(|&i| doc.is_word(i))
        .map(|i| (i, SmolStr::new(bare(doc.word(i)))))
        .collect()
}

/// Read one run; `None` where nothing is left after the titles.
pub(super) fn read(doc: &Doc<'_>, run: &Run) -> Option<Candidate> {
    let all = words(doc, run.tokens.clone());
    let led = ends_a_title(doc, run.tokens.start, &all);
    let cut = title_end(&all).max(usize::from(led));
    let (first, _) = all.get(cut)?;
    if all
        .get(cut)
        .is_some_and(|(_, w)| matches!(w.as_str(), "of" | "for" | "and" | "the"))
    {
        return None;
    }
    let name = *first..run.tokens.end;
    let from = run.tokens.start - if led { 2 } else { 0 };
    let title = from..if cut == 0 { from } else { *first };
    let words: Vec<Sym> = name_words(doc, name.clone());
    let mut out = Candidate {
        name,
        title,
        words,
        sentence: run.sentence,
        person: 0,
        located: false,
    };
    out.located = out.title.is_empty() && is_located(doc, out.name.start);
    out.person = evidence(doc, &out);
    Some(out)
}

/// The words of a name; a hyphen joins two of them to one.
fn name_words(doc: &Doc<'_>, name: Range<u32>) -> Vec<Sym> {
    let mut out: Vec<Sym> = Vec::new();
    let mut join = false;
    for i in name {
        if doc.is_word(i) {
            let word = bare(doc.word(i));
            match out.last_mut() {
                Some(last) if join => *last = SmolStr::from(format!("{last}-{word}")),
                _ => out.push(SmolStr::new(word)),
            }
            join = false;
        } else {
            join = matches!(doc.raw(i), "-" | "‐" | "‑");
        }
    }
    out
}

/// Whether the first word of a run is the last of a title that began before it: `Minister of State Ada Marsh`.
fn ends_a_title(doc: &Doc<'_>, start: u32, all: &[(u32, Sym)]) -> bool {
    let (Some((_, first)), Some(head)) = (all.first().filter(|_| all.len() > 1), start.checked_sub(2)) else {
        return false;
    };
    let capital = doc.token(head).is_some_and(|t| t.capital);
    let of = capital && doc.word(head + 1) == "of" && doc.sentence_of(head) == doc.sentence_of(start);
    of && role::ends_role(first) && role::role(&format!("{} of {first}", doc.word(head))).is_some()
}

/// How many words of a run belong to titles, with what qualifies them: `Tolliver County Sheriff`.
fn title_end(all: &[(u32, Sym)]) -> usize {
    let mut cut = usize::from(is_trade(all));
    for end in 1..all.len() {
        let rest = all.len() - end;
        if all.get(end - 1).is_none_or(|(_, last)| !role::ends_role(last)) {
            continue;
        }
        let found = (1..=role::LONGEST_ROLE.min(end)).rev().find_map(|len| {
            let words = all.get(end - len..end)?;
            if let [(_, word)] = words {
                return role::role(word);
            }
            let phrase: Vec<&str> = words.iter().map(|(_, w)| w.as_str()).collect();
            role::role(&phrase.join(" "))
        });
        let Some(found) = found else { continue };
        let last = all.get(end - 1).map_or("", |(_, w)| w.as_str());
        let job =
            matches!(found.class, role::RoleClass::Profession | role::RoleClass::Vague) && !is_title(last);
        let given = rest == 1 && cut > 0 && is_also_given(last);
        if !(given || job && (rest < 2 || end > 1 && cut == 0 || is_also_given(last))) {
            cut = end;
        }
    }
    cut
}

/// Whether the first word only says what somebody is, `Roofer Felix Orme`: a noun of persons that nobody is called,
/// before two words of a name.
fn is_trade(all: &[(u32, Sym)]) -> bool {
    let [(_, first), (_, given), _, rest @ ..] = all else {
        return false;
    };
    let noun =
        lexicon::is_person_noun(first) && !lexicon::is_plural(first) && gazetteer::demonym(first).is_none();
    let named = given::bearers(given).is_some() || !lexicon::is_known(given);
    noun && named && !is_also_given(first) && role::role(first).is_none() && rest.len() < 2
}

/// Professions that are written before a name like a title.
fn is_title(word: &str) -> bool {
    matches!(
        word,
        "judge"
            | "justice"
            | "magistrate"
            | "professor"
            | "nurse"
            | "imam"
            | "rabbi"
            | "pastor"
            | "vicar"
            | "doctor"
    )
}

/// Whether a preposition of place stands before token `at`.
fn is_located(doc: &Doc<'_>, at: u32) -> bool {
    let before = |back: u32| at.checked_sub(back).map_or("", |i| doc.word(i));
    let place = |w: &str| {
        matches!(
            w,
            "in" | "at" | "near" | "from" | "to" | "outside" | "off" | "across" | "around"
        )
    };
    place(before(1))
        || before(1) == "the" && place(before(2))
        || before(1) == "of" && is_place_noun(before(2))
}

/// Nouns of places: `town of X`, `X River`.
static PLACE_NOUNS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(
        "airport avenue bay beach borough bridge canal cape city coast county creek dam desert district \
         estate gate gulf harbour harbor hamlet highway hill hills island islands lake lane mountain \
         mountains park peninsula plaza point port province region reservoir river road sea square \
         state station strait street suburb terminal territory town township valley village volcano \
         ward wharf",
    )
});

/// Whether `word`, folded, is one of them.
pub(super) fn is_place_noun<'w>(word: impl Into<Word<'w>>) -> bool {
    PLACE_NOUNS.contains(word)
}

/// Last words of the names of bodies that WordNet files elsewhere.
fn is_body_noun(word: &str) -> bool {
    matches!(
        word,
        "agency"
            | "airlines"
            | "airways"
            | "authority"
            | "bank"
            | "bureau"
            | "centre"
            | "center"
            | "college"
            | "co"
            | "corp"
            | "corporation"
            | "foundation"
            | "fund"
            | "guard"
            | "hall"
            | "holdings"
            | "hospital"
            | "inc"
            | "institute"
            | "laboratory"
            | "limited"
            | "ltd"
            | "museum"
            | "news"
            | "office"
            | "partners"
            | "plc"
            | "post"
            | "press"
            | "radio"
            | "school"
            | "services"
            | "society"
            | "systems"
            | "television"
            | "times"
            | "trust"
            | "university"
            | "works"
            | "gazette"
            | "tribune"
            | "herald"
            | "chronicle"
            | "theatre"
            | "theater"
    )
}

/// Whether the last word of a name tells a body: `Ministry of Health`, `Republican Guard`.
pub(super) fn names_a_body(words: &[Sym]) -> bool {
    let group = |w: &Sym| is_body_noun(w) || lexicon::category(w) == Some(Category::Group);
    words.len() > 1
        && (words.last().is_some_and(group)
            || words.first().is_some_and(group) && words.iter().any(|w| w == "of"))
}

/// Whether the last or the first word of a name tells a place: `Kalu River`, `Port Aske`.
pub(super) fn names_a_place(words: &[Sym]) -> bool {
    words.len() > 1
        && (words.last().is_some_and(is_place_noun)
            || words.first().is_some_and(|w| {
                matches!(
                    w.as_str(),
                    "mount"
                        | "lake"
                        | "cape"
                        | "port"
                        | "fort"
                        | "isle"
                        | "gulf"
                        | "north"
                        | "south"
                        | "east"
                        | "west"
                        | "san"
                        | "santa"
                        | "saint"
                        | "st"
                        | "river"
                        | "upper"
                        | "lower"
                        | "jalan"
                        | "rue"
                        | "via"
                        | "calle"
                )
            }))
}

fn evidence(doc: &Doc<'_>, c: &Candidate) -> i32 {
    let (start, end) = (c.name.start, c.name.end);
    let before = |back: u32| start.checked_sub(back).map_or("", |i| doc.word(i));
    if super::seat::seat(doc, start).is_some() {
        return NO_PERSON;
    }
    let mut sum = 0;
    if !c.title.is_empty() {
        sum += 4;
    }
    if SAYS.contains(doc.hashed(end)) || SAYS.contains(before(1)) {
        sum += 2;
    }
    if doc.is_mark(end, ",") && (doc.word(end + 1) == "who" || is_age_after(doc, end)) {
        sum += 3;
    }
    if is_described(doc, start) || is_explained(doc, end) {
        sum += 3;
    }
    let given = c.words.first().is_some_and(|w| given::bearers(w).is_some());
    if c.words.len() > 1 && given {
        sum += 2;
    }
    sum + shape(c) - i32::from(before(1) == "the") * 3 - i32::from(c.located) * 2
}

/// What the words of the name themselves say.
fn shape(c: &Candidate) -> i32 {
    let known = |w: &Sym| lexicon::is_noun(w) || lexicon::is_adjective(w);
    if names_a_body(&c.words) || names_a_place(&c.words) {
        return -4;
    }
    if gazetteer::place(&c.words.join(" ")).is_some() {
        return -3;
    }
    match c.words.len() {
        _ if c.words.iter().all(|w| w.chars().count() == 1) => -4,
        2..=4 if c.words.iter().all(|w| !known(w)) => 2,
        2..=4 if c.words.iter().all(known) => -2,
        2..=4 => 1,
        5.. => -2,
        _ => 0,
    }
}

/// `, 34,` after the token `end`.
fn is_age_after(doc: &Doc<'_>, end: u32) -> bool {
    let years = doc
        .raw(end + 1)
        .parse::<u32>()
        .is_ok_and(|n| (1..=110).contains(&n));
    years && (doc.is_mark(end + 2, ",") || doc.is_mark(end + 2, ".") || doc.is_mark(end + 2, ";"))
}

/// A noun of persons in small letters right before the name: `architect Ana Cruz`.
fn is_described(doc: &Doc<'_>, start: u32) -> bool {
    start.checked_sub(1).is_some_and(|i| {
        let word = doc.word(i);
        let small = doc.is_word(i) && !doc.token(i).is_some_and(|t| t.capital);
        small && !lexicon::is_plural(word) && (lexicon::is_person_noun(word) || role::role(word).is_some())
    })
}

/// A noun of persons in an apposition: `Ana Cruz, a marine biologist,`, `Ana Cruz, head coach of the club`.
fn is_explained(doc: &Doc<'_>, end: u32) -> bool {
    if !doc.is_mark(end, ",") {
        return false;
    }
    let article = matches!(doc.word(end + 1), "a" | "an" | "the" | "its" | "their" | "our");
    let from = end + 1 + u32::from(article);
    let mut phrase = (from..from + 6).take_while(|&i| doc.is_word(i) && !lexicon::is_stop(doc.word(i)));
    if article {
        // `Ana Cruz, the Liberal who chairs it`.
        let who = phrase.clone().last().is_some_and(|i| doc.word(i + 1) == "who");
        return who
            || phrase.any(|i| {
                role::role(doc.word(i)).is_some()
                    || !lexicon::is_plural(doc.word(i)) && lexicon::is_person_noun(doc.word(i))
            });
    }
    // Without an article only what is all in small letters and goes on with what it leads: no list, no title.
    let last = phrase.clone().last();
    phrase.all(|i| !doc.token(i).is_some_and(|t| t.capital))
        && last.is_some_and(|i| {
            role::role(doc.word(i)).is_some() && matches!(doc.word(i + 1), "of" | "at" | "for")
        })
}

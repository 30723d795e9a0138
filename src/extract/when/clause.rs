//! The clause that a moment stands in: its bounds, its words, and what is done in it.

use std::ops::Range;

use super::super::figure::Term;
use crate::lexicon::{self, Category};
use crate::text::Doc;
use crate::text::vocab::is_one_of;
use crate::value::{Sym, Weekday};

/// So many things done are kept with a moment, the nearest.
const MOST_DONE: usize = 3;
/// What a thing done loses of its weight with each token between it and the moment.
const STEP: u32 = 50;
/// The least weight.
const LEAST: u32 = 200;

/// Marks and words that end any clause.
const STOPS: &[&str] = &[";", ":", "—", "“", "”", "\"", "(", ")"];
/// Words that begin another one.
const BEGINS: &[&str] = &[
    "but", "which", "who", "when", "while", "where", "after", "before", "because", "although", "than",
];

/// `since` leads a moment over so many words at most: `since late on the Monday`; over more, it begins a clause.
const LED: u32 = 4;

/// The words around `moment` up to the marks and conjunctions that begin another clause.
pub(super) fn bounds(doc: &Doc<'_>, sentence: &Range<u32>, moment: &Range<u32>) -> Range<u32> {
    if let Some(opening) = opening(doc, sentence, moment) {
        return opening;
    }
    let full = |range: Range<u32>| range.filter(|&i| is_content(doc, i)).nth(1).is_some();
    let opens = !full(previous_stop(doc, sentence, moment.start)..moment.start);
    let closes = !full(moment.end..next_stop(doc, sentence, moment.end));
    between(sentence, moment, |i| {
        // `On Friday, the bridge …` and `… the bridge — on Friday`: this mark does not part the day from its clause.
        let bare = |mut range: Range<u32>| !range.any(|j| is_content(doc, j));
        let beside = || bare(moment.end..i) && bare(i + 1..moment.start);
        let parts = doc.is_mark(i, ",") || stops(doc, i);
        let own = matches!(doc.word(i), "," | "—" | "–")
            && (opens && i >= moment.end || closes && i < moment.start)
            && beside();
        let since = matches!(doc.word(i), "since" | "until") && i + LED < moment.start;
        since
            || parts && !own
            || is_one_of(doc.word(i), BEGINS)
            || joins_another(doc, i)
            || i >= moment.end && is_relative(doc, i)
    })
}

/// `When the ship was found, late on Monday, …`: the clause before the commas is dated by what stands between them.
fn opening(doc: &Doc<'_>, sentence: &Range<u32>, moment: &Range<u32>) -> Option<Range<u32>> {
    const OPENS: &[&str] = &["when", "as", "while", "once", "after"];
    let comma = |i: &u32| doc.is_mark(*i, ",");
    let before = (moment.start.saturating_sub(LED)..moment.start)
        .rev()
        .find(comma)?;
    let after = (moment.end..moment.end + LED).find(comma)?;
    let bare = |mut range: Range<u32>| !range.any(|i| is_content(doc, i));
    let between = bare(before..moment.start) && bare(moment.end..after);
    let whole = !(sentence.start..before).any(|i| comma(&i));
    (is_one_of(doc.word(sentence.start), OPENS) && between && whole).then(|| sentence.start + 1..moment.end)
}

/// Whether token `i` ends any clause. The marks around the name of a ship or a film do not.
fn stops(doc: &Doc<'_>, i: u32) -> bool {
    const MARKS: &[&str] = &["“", "”", "\""];
    let mark = |j: u32| is_one_of(doc.word(j), MARKS);
    let named = || {
        let close = (2..=NAME + 1).any(|n| mark(i + n) && (i + 1..i + n).all(|j| doc.is_word(j)));
        let open = (2..=NAME + 1)
            .filter_map(|n| i.checked_sub(n).map(|j| (j, n)))
            .any(|(j, _)| mark(j) && (j + 1..i).all(|k| doc.is_word(k)));
        let capital = |j: u32| doc.token(j).is_some_and(|t| t.capital);
        close && capital(i + 1) || open && i.checked_sub(1).is_some_and(capital)
    };
    is_one_of(doc.word(i), STOPS) && !(mark(i) && named())
}

/// Words of the longest name that stands in quotation marks within its sentence.
const NAME: u32 = 3;

/// The token behind the last comma or stop before `at`.
fn previous_stop(doc: &Doc<'_>, sentence: &Range<u32>, at: u32) -> u32 {
    let stops = |i: u32| doc.is_mark(i, ",") || stops(doc, i);
    (sentence.start..at.saturating_sub(1))
        .rev()
        .find(|&i| stops(i))
        .map_or(sentence.start, |i| i + 1)
}

/// The next comma or stop behind `at`.
fn next_stop(doc: &Doc<'_>, sentence: &Range<u32>, at: u32) -> u32 {
    let stops = |i: u32| doc.is_mark(i, ",") || stops(doc, i);
    (at + 1..sentence.end).find(|&i| stops(i)).unwrap_or(sentence.end)
}

/// `the tug that capsized`: what follows tells of the thing, not of the moment.
fn is_relative(doc: &Doc<'_>, at: u32) -> bool {
    let noun = |i: u32| lexicon::is_noun(doc.word(i)) && !is_finite(doc, i);
    doc.word(at) == "that" && is_finite(doc, at + 1) && at.checked_sub(1).is_some_and(noun)
}

/// `arrested in May and sentenced to nine years`: the second verb has no part in the moment of the first.
fn joins_another(doc: &Doc<'_>, at: u32) -> bool {
    let next = doc.word(at + 1);
    let goes_on = || {
        matches!(
            next,
            "he" | "she"
                | "it"
                | "they"
                | "we"
                | "was"
                | "were"
                | "is"
                | "are"
                | "had"
                | "has"
                | "will"
                | "would"
                | "then"
        ) || lexicon::verb_lemma(next) != next && lexicon::is_verb(next) && !lexicon::is_noun(next)
    };
    matches!(doc.word(at), "and" | "or") && goes_on()
}

/// The same, past commas and conjunctions.
pub(super) fn wider(doc: &Doc<'_>, sentence: &Range<u32>, moment: &Range<u32>) -> Range<u32> {
    between(sentence, moment, |i| stops(doc, i))
}

fn between(sentence: &Range<u32>, moment: &Range<u32>, stops: impl Fn(u32) -> bool) -> Range<u32> {
    let start = (sentence.start..moment.start)
        .rev()
        .find(|&i| stops(i))
        .map_or(sentence.start, |i| i + 1);
    let end = (moment.end..sentence.end)
        .find(|&i| stops(i))
        .unwrap_or(sentence.end);
    start..end
}

/// The content words of a clause in base form, with their tokens; dates and figures are none.
pub(super) fn words(doc: &Doc<'_>, clause: &Range<u32>, moment: &Range<u32>) -> Vec<(u32, Sym)> {
    clause
        .clone()
        .filter(|i| !moment.contains(i) && is_content(doc, *i))
        .map(|i| (i, Sym::from(lexicon::lemma(bare(doc.word(i))))))
        .collect()
}

fn is_content(doc: &Doc<'_>, i: u32) -> bool {
    let word = bare(doc.word(i));
    doc.is_word(i) && word.len() > 2 && !lexicon::is_stop(word) && !is_time(word)
}

fn bare(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// What is done in a clause: its verbs and the nouns of what happens, the nearest to the moment first, as the verb that
/// each belongs to.
pub(super) fn done(doc: &Doc<'_>, clause: &Range<u32>, moment: &Range<u32>) -> Vec<Term> {
    let mut found = found(doc, clause, moment, deed);
    if found.is_empty() {
        found = self::found(doc, clause, moment, happening);
    }
    found.sort_unstable();
    found.dedup_by_key(|(_, verb)| *verb);
    found
        .into_iter()
        .take(MOST_DONE)
        .map(|(away, verb)| Term {
            stem: Sym::from(verb),
            name: false,
            ..Term::named(verb, weight(away))
        })
        .collect()
}

/// The verb that is nearest to the moment of a clause in a form that only verbs have.
pub(super) fn verb(doc: &Doc<'_>, clause: &Range<u32>, moment: &Range<u32>) -> Option<Sym> {
    let found = found(doc, clause, moment, |doc, i| {
        is_finite(doc, i).then(|| deed(doc, i)).flatten()
    });
    found.into_iter().min().map(|(_, verb)| Sym::from(verb))
}

/// What `deed` finds in a clause, each with how far it stands from the moment.
fn found<'d>(
    doc: &'d Doc<'_>,
    clause: &Range<u32>,
    moment: &Range<u32>,
    deed: impl Fn(&'d Doc<'_>, u32) -> Option<&'d str>,
) -> Vec<(u32, &'d str)> {
    let others = clause.clone().filter(|i| !moment.contains(i) && doc.is_word(*i));
    others
        .filter_map(|i| {
            let verb = deed(doc, i)?;
            Some((away(doc, i, moment) + u32::from(!is_finite(doc, i)) * NOUN, verb))
        })
        .collect()
}

/// The noun at token `i`, if it can name something that happens: `the match`, `a parade`.
fn happening<'d>(doc: &'d Doc<'_>, i: u32) -> Option<&'d str> {
    let word = bare(doc.word(i));
    let plain = word.len() > 2 && !lexicon::is_stop(word) && !is_time(word) && !SAYING.contains(&word);
    let name = doc.token(i).is_some_and(|t| t.capital);
    (plain && !name && lexicon::may_happen(word)).then(|| lexicon::family(lexicon::noun_lemma(word)))
}

/// So many tokens further off does a noun count, and whatever stands behind a comma.
const NOUN: u32 = 3;
const COMMA: u32 = 6;

/// How far token `i` stands from the moment.
fn away(doc: &Doc<'_>, i: u32, moment: &Range<u32>) -> u32 {
    let between = if i < moment.start {
        i + 1..moment.start
    } else {
        moment.end..i
    };
    let commas = between.clone().filter(|&j| doc.is_mark(j, ",")).count();
    u32::try_from(between.len()).unwrap_or(0) + 1 + COMMA * u32::try_from(commas).unwrap_or(0)
}

/// Whether token `i` is a verb in a form that only verbs have, or behind a word that asks for one.
pub(super) fn is_finite(doc: &Doc<'_>, i: u32) -> bool {
    let word = bare(doc.word(i));
    let before = i.checked_sub(1).map_or("", |b| doc.word(b));
    let inflected = lexicon::is_verb(word) && lexicon::verb_lemma(word) != word && !lexicon::is_noun(word);
    inflected || LEADS.contains(&before)
}

/// Words that a verb in its base form follows.
const LEADS: &[&str] = &[
    "to", "will", "would", "must", "can", "could", "should", "may", "might", "did", "not",
];

fn weight(away: u32) -> u16 {
    let left = 1000u32.saturating_sub(STEP * away.saturating_sub(1)).max(LEAST);
    u16::try_from(left).unwrap_or(u16::MAX)
}

/// The verb that token `i` is a form of or is made from, if it tells of something done.
pub(super) fn deed<'d>(doc: &'d Doc<'_>, i: u32) -> Option<&'d str> {
    let word = bare(doc.word(i));
    if let Some(verb) = lexicon::phrasal(lexicon::verb_lemma(word), doc.word(i + 1)) {
        return Some(verb);
    }
    if word.len() < 3 || lexicon::is_stop(word) || is_time(word) || SAYING.contains(&word) {
        return None;
    }
    let name = doc.token(i).is_some_and(|t| t.capital) && i.checked_sub(1).is_some_and(|b| doc.is_word(b));
    let base = lexicon::verb_lemma(word);
    let before = i.checked_sub(1).map_or("", |b| doc.word(b));
    if base != word && is_attribute(doc, i) {
        return None;
    }
    let verb =
        base != word && !(name && lexicon::is_noun(word)) || LEADS.contains(&before) || is_past(word, before);
    if lexicon::is_verb(word) && verb {
        return Some(lexicon::family(base));
    }
    let noun = lexicon::noun_lemma(word);
    let happens = matches!(lexicon::category(noun), Some(Category::Act | Category::Event));
    (happens && !name).then(|| lexicon::family(noun))
}

/// Whether the participle at token `i` tells what sort of thing is meant: `the crowded market`, `rebel-held hills`.
fn is_attribute(doc: &Doc<'_>, i: u32) -> bool {
    let ends = ["ed", "ing", "en"].iter().any(|end| doc.word(i).ends_with(end));
    let next = doc.word(i + 1);
    let thing = doc.is_word(i + 1)
        && !lexicon::is_stop(next)
        && (lexicon::is_noun(next) || lexicon::is_adjective(next));
    let before = i.checked_sub(1).map_or("", |b| doc.word(b));
    ends && thing && is_one_of(before, LEADS_A_NOUN)
}

/// Words and marks that a noun with its attributes follows.
const LEADS_A_NOUN: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "of", "with",
    "-", "first", "last", "only", "next", "best", "most", "well", "newly", "recently",
];

/// The known places that a clause says it happens in: `in Mexico`, `near San Salvador`.
pub(super) fn places(doc: &Doc<'_>, clause: &Range<u32>) -> Vec<Sym> {
    let led = |i: &u32| matches!(doc.word(*i), "in" | "at" | "near" | "outside" | "from");
    let place = |i: u32| {
        let named = |end: u32| {
            let tokens = i + 1..end;
            let capital = tokens.clone().all(|j| doc.token(j).is_some_and(|t| t.capital));
            (capital && end <= clause.end)
                .then(|| lexicon::gazetteer::place(doc.span(tokens).of(doc.text)))?
        };
        named(i + 3).or_else(|| named(i + 2))
    };
    let mut found: Vec<Sym> = clause
        .clone()
        .filter(led)
        .filter_map(place)
        .map(|p| Sym::from(p.canonical))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Whether `word` is one of the verbs whose past is their base form, and no noun behind an article.
fn is_past(word: &str, before: &str) -> bool {
    const SAME: &[&str] = &[
        "bid", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "rid", "set", "shed",
        "shut", "split", "spread", "thrust",
    ];
    SAME.contains(&word)
        && !matches!(
            before,
            "a" | "an" | "the" | "its" | "their" | "his" | "her" | "of"
        )
}

/// Verbs of reporting, which tell nothing of the event, and of the lightest kind.
const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "reported",
    "according",
    "statement",
    "due",
    "set",
    "expected",
    "scheduled",
    "planned",
    "made",
    "took",
    "taken",
    "got",
    "went",
    "come",
    "comes",
    "coming",
    "used",
];

/// Words that tell the time and not the event.
fn is_time(word: &str) -> bool {
    const TIMES: &[&str] = &[
        "morning",
        "afternoon",
        "evening",
        "night",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "late",
        "early",
        "today",
        "time",
        "last",
        "hour",
        "hours",
        "noon",
        "midnight",
        "dawn",
        "said",
        "says",
        "told",
        "first",
        "minutes",
        "minute",
    ];
    TIMES.contains(&word) || Weekday::parse(word).is_some()
}

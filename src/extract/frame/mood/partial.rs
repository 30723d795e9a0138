//! Figures that are no total: `another 26`, `two of the six`, `the other`, `in Olm there were 23`.

use std::ops::Range;

use crate::text::Doc;
use crate::value::Weekday;
use crate::value::day::MONTHS;

/// Whether a figure is a part, an addition or a rest, never a total.
pub(crate) fn is_partial(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    let before = |back: u32| {
        tokens
            .start
            .checked_sub(back)
            .filter(|i| *i >= sentence.start)
            .map_or("", |i| doc.word(i))
    };
    let behind = |ahead: u32| {
        let i = tokens.end + ahead;
        if i < sentence.end { doc.word(i) } else { "" }
    };
    let led = matches!(
        before(1),
        "another" | "other" | "further" | "additional" | "remaining" | "extra" | "these" | "those"
    ) || before(1) == "the" && anaphor(doc, tokens)
        || before(2) == "the"
            && matches!(before(1), "last" | "first" | "final")
            && !matches!(behind(0), "months" | "years");
    led || more(doc, sentence, tokens)
        || of_whole(doc, sentence, tokens)
        || is_local(doc, sentence, tokens)
        || is_outgrown(doc, tokens)
}

/// `the two`, `the two soldiers`: known already, unless the sentence says what they are (`the two who died`).
fn anaphor(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let small =
        tokens.len() == 1 && matches!(doc.word(tokens.start), "two" | "three" | "four" | "five" | "six");
    small && doc.word(tokens.start.saturating_sub(2)) != "of"
}

/// `26 more`, `five others`, `12 more people`; not `more than 12`, not `12 more than`.
fn more(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    (tokens.end..(tokens.end + 2).min(sentence.end)).any(|i| {
        let first = i == tokens.end;
        match doc.word(i) {
            "more" => doc.word(i + 1) != "than" && (first || !doc.is_mark(i - 1, ",")),
            "others" | "other" => first,
            "further" | "additional" | "extra" => first,
            _ => false,
        }
    })
}

/// Whether what stands before `of the` is a number or a plural; a `30-hour siege of the mill` is no part of a mill.
fn counts(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    let lemma = crate::lexicon::noun_lemma(word);
    doc.is_figure(at)
        || lemma != word
        || crate::lexicon::is_person_noun(lemma)
        || !crate::lexicon::is_noun(word)
}

/// `two of the six`, `five of them were`; not `five of them children`, which says which.
fn of_whole(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    // The noun may stand between: `two men of the six`.
    let of = (tokens.end..(tokens.end + 2).min(sentence.end)).find(|&i| doc.word(i) == "of");
    let Some(of) = of else { return false };
    match doc.word(of + 1) {
        "the" | "these" | "those" | "his" | "her" | "its" | "their" | "whom" if of == tokens.end => {
            tokens.len() == 1 || counts(doc, of - 1)
        }
        "them" => {
            let next = doc.word(of + 2);
            !crate::lexicon::is_person_noun(crate::lexicon::noun_lemma(next))
                && !crate::lexicon::is_adjective(next)
        }
        _ => false,
    }
}

/// So many tokens behind its beginning a sentence still counts what its first words name.
const LOCAL: u32 = 10;

/// `In Olm there were 23 injured`, `In the district of Marn 40 died`: a sentence that begins with a place tells of that
/// place, unless it is the one that the whole article is about.
fn is_local(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    let at = sentence.start;
    if tokens.start > at + LOCAL || !is_where(doc.word(at)) {
        return false;
    }
    let within = doc.word(at + 1) == "the" && doc.word(at + 3) == "of";
    let name = at + if within { 4 } else { 1 };
    is_place_name(doc, name) && !is_scene(doc, doc.word(name))
}

fn is_where(word: &str) -> bool {
    matches!(word, "in" | "at" | "near" | "around" | "outside")
}

/// A capital letter that no month, weekday or sentence has.
fn is_place_name(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    let named = doc.is_word(at) && doc.token(at).is_some_and(|t| t.capital);
    named
        && Weekday::parse(word).is_none()
        && !MONTHS
            .iter()
            .any(|m| *m == word || word.len() == 3 && m.starts_with(word))
}

/// Whether the headline names a place, or the first sentence of the copy and no other place.
fn is_scene(doc: &Doc<'_>, place: &str) -> bool {
    let sentences = || (0..).zip(&doc.sentences);
    let mut titles = sentences().filter(|(n, _)| doc.role_of(*n).is_title());
    if titles.any(|(_, s)| s.tokens.clone().any(|i| doc.word(i) == place)) {
        return true;
    }
    let Some((_, lead)) = doc.copy().next() else {
        return false;
    };
    let places = lead
        .tokens
        .clone()
        .filter(|&i| is_where(doc.word(i)) || doc.word(i) == "of");
    let mut named = places
        .map(|i| i + 1)
        .filter(|&i| is_place_name(doc, i))
        .map(|i| doc.word(i));
    let first = named.next();
    first == Some(place) && named.all(|other| other == place)
}

/// `Nine people died. By Tuesday the toll had risen to eleven.`: a toll that is told to have risen since was a part of
/// what it is now.
fn is_outgrown(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let toll = |i: u32| {
        matches!(
            doc.word(i),
            "toll" | "tally" | "figure" | "number" | "count" | "total"
        )
    };
    let rises = |i: u32| {
        let grows = matches!(
            doc.word(i),
            "risen" | "rose" | "climbed" | "grown" | "grew" | "increased" | "jumped"
        );
        grows && doc.word(i + 1) == "to" && (i.saturating_sub(RISING)..i).any(toll)
    };
    let next = doc.sentence_of(tokens.start).and_then(|n| doc.sentence(n + 1));
    let end = next.map_or(tokens.end, |s| s.tokens.end);
    (tokens.end..end.min(tokens.end + LATER)).any(rises)
}

/// So many words may stand between `toll` and `risen`.
const RISING: u32 = 8;
/// So far behind a figure it may be told that it rose.
const LATER: u32 = 60;

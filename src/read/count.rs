//! Counts: which figures count something, and the words that count nought of it.

use std::ops::Range;

use super::lexicon::{Lex, lex};
use super::numeral::Numeral;
use super::scan::Scan;
use crate::value::quantity::ONE;

/// Figures that count nothing: years and `one` as a pronoun.
pub(super) fn is_no_count(scan: &Scan<'_, '_>, numeral: &Numeral, hedged: bool) -> bool {
    let Range { start, end } = numeral.tokens;
    if start + 1 == end && scan.word(start) == "one" && !hedged {
        return is_pronoun(scan, start);
    }
    !hedged && (is_year(scan, numeral) || is_hour(scan, numeral))
}

/// `at 1830 the same day`: hours and minutes as the services write them.
fn is_hour(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let Range { start, end } = numeral.tokens;
    let n = numeral.figure.n / ONE;
    // `half past nine`, `ten past five`.
    let spoken = scan.before(start, 1) == "past" && n <= 24;
    if spoken
        && (matches!(scan.before(start, 2), "half" | "quarter" | "minutes")
            || lex(scan.before(start, 2)).is_some())
    {
        return true;
    }
    let clock = numeral.digits && scan.raw(start).len() == 4 && n < 2_400 && n % 100 < 60;
    clock
        && matches!(scan.before(start, 1), "at" | "until" | "by" | "from" | "since")
        && !is_plural(scan.word(end))
}

/// Four digits that name a year: `since 1998`, `the 2022 floods`; not `2000 people`, `1500 were hurt`.
fn is_year(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let Range { start, end } = numeral.tokens;
    let n = numeral.figure.n / ONE;
    if !numeral.digits || scan.raw(start).len() != 4 || !(1_500..=2_100).contains(&n) {
        return false;
    }
    let told = matches!(
        scan.before(start, 1),
        "in" | "since"
            | "the"
            | "of"
            | "by"
            | "until"
            | "till"
            | "from"
            | "during"
            | "before"
            | "after"
            | "'s"
            | "year"
            | "early"
            | "late"
            | "mid"
            | "summer"
            | "winter"
            | "autumn"
            | "spring"
            | "its"
            | "circa"
    );
    let decade = scan.glued(end) && matches!(scan.word(end), "s" | "'s" | "'");
    let counted = is_plural(scan.word(end))
        || matches!(
            scan.word(end),
            "were" | "more" | "dead" | "injured" | "killed" | "others"
        );
    decade
        || told && !matches!(scan.word(end), "people")
        || (1_900..=2_100).contains(&n) && !(counted || n % 100 == 0)
}

/// `one of the largest`, `no one`, `one another`, `the one that`: words, not figures.
fn is_pronoun(scan: &Scan<'_, '_>, at: u32) -> bool {
    if scan.precedes(at, &["one", "by"]) {
        return true;
    }
    let before = scan.before(at, 1);
    let after = scan.word(at + 1);
    if matches!(
        before,
        "no" | "any"
            | "some"
            | "every"
            | "each"
            | "which"
            | "this"
            | "that"
            | "another"
            | "the"
            | "number"
            | "day"
    ) {
        return true;
    }
    match after {
        "of" => !partitive(scan, at + 2),
        "another" | "another's" | "had" | "might" | "never" | "cannot" | "that" | "which" | "who" | "can"
        | "could" | "must" | "may" | "would" | "should" | "by" | "thing" | "side" | "hand" | "way"
        | "point" | "time" | "'s" | "for" | "is" | "day" | "night" | "morning" | "afternoon" | "evening"
        | "to" => true,
        "and" | "or" | "but" => !is_object(scan, at),
        "(" => false,
        _ if !scan.is_word(at + 1) && !scan.is_figure(at + 1) && !scan.is_joint(at + 1) => {
            !is_object(scan, at)
        }
        _ => {
            scan.capital(at)
                && scan.raw(at) == "One"
                && scan.capital(at + 1)
                && !scan.before(at, 1).is_empty()
        }
    }
}

/// `killing one.`, `wounded one and`: what a verb did it to; not `the injured one`.
fn is_object(scan: &Scan<'_, '_>, at: u32) -> bool {
    let verb = scan.before(at, 1);
    let acts = verb.ends_with("ing")
        || verb.ends_with("ed")
        || matches!(
            verb,
            "left" | "hurt" | "shot" | "hit" | "lost" | "took" | "and" | "only" | "just"
        );
    acts && !matches!(
        scan.before(at, 2),
        "the" | "a" | "an" | "this" | "that" | "his" | "her"
    )
}

/// `of them`, `of the six`, `of whom`: one out of a counted whole.
fn partitive(scan: &Scan<'_, '_>, at: u32) -> bool {
    match scan.word(at) {
        "them" | "whom" | "us" | "those" => true,
        "the" | "these" => {
            scan.is_figure(at + 1) || matches!(lex(scan.hashed(at + 1)), Some(Lex::Small(_) | Lex::Tens(_)))
        }
        _ => false,
    }
}

/// `no one`, `nobody`, `none`, `no survivors`, `zero`: nought of something.
pub(super) fn zero(scan: &Scan<'_, '_>, at: u32) -> Option<u32> {
    match lex(scan.hashed(at))? {
        Lex::None => Some(at + 1),
        Lex::No if scan.word(at + 1) == "one" => Some(at + 2),
        Lex::No if denies_plural(scan, at + 1) => Some(at + 1),
        _ => None,
    }
}

/// Whether a plural noun follows, at most one word away: `no injuries`, `no serious injuries`, `no other people`.
fn denies_plural(scan: &Scan<'_, '_>, at: u32) -> bool {
    let first = scan.word(at);
    if matches!(
        first,
        "longer" | "more" | "fewer" | "less" | "matter" | "such" | "later" | "sooner" | "way" | "doubt" | "."
    ) {
        return false;
    }
    is_plural(first) || scan.is_word(at + 1) && is_plural(scan.word(at + 1)) && !is_function_word(first)
}

fn is_function_word(word: &str) -> bool {
    word.len() <= 3 || word.contains('\'') || word.ends_with("ly")
}

/// Whether `word` looks like the plural of something counted.
pub(super) fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "troops"
            | "servicemen"
            | "fatalities"
            | "staff"
            | "crew"
    ) || word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !word.ends_with("'s")
        && !matches!(
            word,
            "less" | "this" | "does" | "was" | "has" | "always" | "perhaps" | "says" | "news"
        )
}

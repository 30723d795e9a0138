//! What one word can be in a date: the name of a month or a weekday, a number, a decade.

use std::sync::LazyLock;

use crate::text::vocab::{Word, WordMap};

/// What a word can be in a date.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sense {
    /// Its number, and whether the name is short.
    Month(u8, bool),
    Weekday(u8),
    /// `zero` to `nineteen`.
    Cardinal(i32),
    /// `zeroth` to `nineteenth`, and the tens.
    Ordinal(i32),
    /// `twenty` to `ninety`.
    Tens(i32),
    /// `twenties` to `nineties`.
    Decade(i32),
}

/// Every word of the lists above, so that most words are refused by one look-up.
static SENSES: LazyLock<WordMap<Sense>> = LazyLock::new(|| {
    let mut all: Vec<(&str, Sense)> = Vec::new();
    for (names, number) in MONTHS.iter().zip(1..) {
        let short = |name: &&str| names.first() != Some(name) || *name == "may";
        all.extend(
            names
                .iter()
                .map(|name| (*name, Sense::Month(number, short(name)))),
        );
    }
    for (names, number) in WEEKDAYS.iter().zip(0..) {
        all.extend(names.iter().map(|name| (*name, Sense::Weekday(number))));
    }
    all.extend(CARDINALS.into_iter().zip((0..).map(Sense::Cardinal)));
    all.extend(ORDINALS.into_iter().zip((0..).map(Sense::Ordinal)));
    for ((tens, tenth, decade), n) in TENS.iter().zip((20..).step_by(10)) {
        all.extend([
            (*tens, Sense::Tens(n)),
            (*tenth, Sense::Ordinal(n)),
            (*decade, Sense::Decade(n)),
        ]);
    }
    WordMap::new(all)
});

pub(super) fn sense<T>(word: Word<'_>, wanted: impl Fn(&Sense) -> Option<T>) -> Option<T> {
    SENSES.get(word).iter().find_map(wanted)
}

pub(super) fn cardinal(word: Word<'_>) -> Option<i32> {
    sense(word, |sense| match sense {
        Sense::Cardinal(n) => Some(*n),
        _ => None,
    })
}

pub(super) fn ordinal(word: Word<'_>) -> Option<i32> {
    sense(word, |sense| match sense {
        Sense::Ordinal(n) => Some(*n),
        _ => None,
    })
}

/// Months, in order, with the abbreviations of AP and of wire copy.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Weekdays, Monday first, with their abbreviations.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tue", "tues"],
    &["wednesday", "wed"],
    &["thursday", "thu", "thur", "thurs"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

const CARDINALS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// Twenty to ninety: the cardinal, the ordinal and the decade.
const TENS: [(&str, &str, &str); 8] = [
    ("twenty", "twentieth", "twenties"),
    ("thirty", "thirtieth", "thirties"),
    ("forty", "fortieth", "forties"),
    ("fifty", "fiftieth", "fifties"),
    ("sixty", "sixtieth", "sixties"),
    ("seventy", "seventieth", "seventies"),
    ("eighty", "eightieth", "eighties"),
    ("ninety", "ninetieth", "nineties"),
];

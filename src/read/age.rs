//! Ages without the word `old`: `Lacey Womble, 34,`, `aged 68`, `in her 60s`.

use std::ops::Range;

use super::lexicon::{Lex, lex};
use super::numeral::Numeral;
use super::scan::Scan;
use crate::lexicon;
use crate::value::quantity::ONE;
use crate::value::{Figure, Op};

/// Nobody has been older, in years.
const OLDEST: i64 = 122;

/// Whether `numeral` is an age by what stands around it: `aged 68`, a name with a figure between commas or in brackets.
pub(super) fn is_age(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let Range { start, end } = numeral.tokens;
    let n = numeral.figure.n;
    if n % ONE != 0 || n > OLDEST * ONE || numeral.scaled || numeral.op != Op::Exact {
        return false;
    }
    if named(scan, start, end) && n >= ONE && numeral.digits {
        return true;
    }
    let alone = stands_alone(scan, end);
    match scan.before(start, 1) {
        "aged" | "ages" => true,
        "age" => !scan.glued(start),
        "between" => matches!(scan.before(start, 2), "aged" | "ages"),
        "turned" | "turns" | "turning" => numeral.digits && !scan.is_word(end),
        "of" => scan.precedes(start, &["age", "of"]) || alone && is_person_noun(scan.before(start, 2)),
        "was" | "is" | "at" if scan.before(start, 2) == "age" => true,
        "is" | "was" | "'s" => alone && (is_pronoun(scan.before(start, 2)) || is_extreme(scan, start)),
        "and" | "," | "or" => scan.precedes(start.saturating_sub(2), &["aged"]) && alone,
        "under" | "over" | "above" | "below" => alone && is_person_noun(scan.before(start, 2)),
        "he's" | "she's" => alone,
        "them" | "him" | "her" => alone && is_extreme(scan, start),
        _ => false,
    }
}

/// `Lacey Womble, 34, a nurse`, `Tomas Ferro (41)`: a name, then a figure between commas or in brackets.
fn named(scan: &Scan<'_, '_>, start: u32, end: u32) -> bool {
    let before = start.wrapping_sub(1);
    match scan.before(start, 1) {
        "," if matches!(scan.word(end), "," | "." | ";" | "") => {
            is_person(scan, before)
                || scan.word(end) == ","
                    && is_name(scan, before.wrapping_sub(1))
                    && matches!(
                        scan.word(end + 1),
                        "of" | "from" | "who" | "whose" | "a" | "an" | "the" | "said" | "told"
                    )
                || scan.word(end) == ","
                    && is_name(scan, before.wrapping_sub(1))
                    && is_only_a_verb(scan.word(end + 1))
        }
        "(" => scan.word(end) == ")" && is_person(scan, before),
        _ => false,
    }
}

/// Whether a word can be nothing but what somebody did: `Womble, 34, limped off`.
fn is_only_a_verb(word: &str) -> bool {
    lexicon::is_verb(word) && lexicon::verb_lemma(word) != word && !lexicon::is_noun(word)
}

/// Whether nothing that could be counted follows.
fn stands_alone(scan: &Scan<'_, '_>, at: u32) -> bool {
    let bound =
        matches!(scan.word(at), "-" | "–") && scan.glued(at) || matches!(scan.word(at), "%" | "/" | "(");
    !scan.is_word(at) && !bound && !scan.is_figure(at)
        || matches!(
            scan.word(at),
            "and"
                | "or"
                | "but"
                | "when"
                | "at"
                | "in"
                | "who"
                | "from"
                | "with"
                | "account"
                | "accounted"
                | "were"
                | "was"
                | "are"
                | "made"
        )
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "who" | "i")
}

fn is_person_noun(word: &str) -> bool {
    matches!(
        word,
        "man"
            | "woman"
            | "boy"
            | "girl"
            | "child"
            | "youth"
            | "lad"
            | "son"
            | "daughter"
            | "pensioner"
            | "widow"
            | "men"
            | "women"
            | "boys"
            | "girls"
            | "children"
            | "kids"
            | "youths"
            | "persons"
            | "people"
            | "adults"
            | "anyone"
            | "those"
            | "conscripts"
            | "everyone"
            | "everybody"
    )
}

/// `the youngest of them 19`, `The oldest patient is 91`.
fn is_extreme(scan: &Scan<'_, '_>, at: u32) -> bool {
    (2..=5).any(|back| matches!(scan.before(at, back), "youngest" | "oldest" | "eldest"))
}

/// Whether a person's name ends right before token `at`: two capital words, or one behind `and`, a comma or a title.
fn is_person(scan: &Scan<'_, '_>, at: u32) -> bool {
    let Some(last) = at.checked_sub(1) else {
        return false;
    };
    let name = |i: u32| is_name(scan, i);
    if !name(last) {
        return false;
    }
    let before = last.wrapping_sub(1);
    if scan.word(before) == "-" {
        return name(last.wrapping_sub(2));
    }
    // An initial: `J. Smith`.
    name(before) || scan.word(before) == "." && name(last.wrapping_sub(2))
}

fn is_name(scan: &Scan<'_, '_>, i: u32) -> bool {
    scan.is_word(i) && scan.capital(i) && !is_calendar(scan.word(i))
}

fn is_calendar(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "april",
        "aug",
        "august",
        "dec",
        "december",
        "feb",
        "february",
        "friday",
        "jan",
        "january",
        "july",
        "june",
        "march",
        "may",
        "monday",
        "nov",
        "november",
        "oct",
        "october",
        "saturday",
        "sept",
        "september",
        "sunday",
        "thursday",
        "tuesday",
        "wednesday",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// `in her 60s`, `in their early twenties`: from ten years to ten years.
pub(super) fn decade(scan: &Scan<'_, '_>, at: u32) -> Option<(Range<u32>, Range<u32>, Figure)> {
    let (tens, end) = tens(scan, at)?;
    let owner = |i: u32| {
        matches!(
            scan.before(i, 1),
            "his" | "her" | "their" | "my" | "your" | "our" | "'s"
        )
    };
    let qualified = matches!(scan.before(at, 1), "early" | "mid" | "late" | "-");
    let joint = u32::from(scan.before(at, 1) == "-");
    let start = at - joint - u32::from(qualified && at > scan.lo + joint && !owner(at));
    let part = scan.word(start);
    if !owner(start) {
        return None;
    }
    let (low, high) = match part {
        "early" => (tens, tens + 4),
        "mid" => (tens + 3, tens + 7),
        "late" => (tens + 6, tens + 9),
        _ => (tens, tens + 9),
    };
    let figure = Figure::count(low * ONE).to(Figure::count(high * ONE));
    Some((start..end, at..end, figure))
}

/// `60s`, `sixties`.
fn tens(scan: &Scan<'_, '_>, at: u32) -> Option<(i64, u32)> {
    if scan.is_figure(at) && scan.glued(at + 1) {
        let end = match scan.word(at + 1) {
            "s" | "'s" => at + 2,
            "'" if scan.word(at + 2) == "s" => at + 3,
            _ => return None,
        };
        let n: i64 = scan.raw(at).parse().ok()?;
        return (n % 10 == 0 && (20..=100).contains(&n)).then_some((n, end));
    }
    match lex(scan.hashed(at))? {
        Lex::Decade(tens) => Some((tens, at + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::tests::check;

    #[test]
    fn ages() {
        check(&[
            (
                "Lacey Womble, 34, a nurse, and Emil Aro, 17.",
                "age =34 | age =17",
            ),
            ("A driver aged 68 and a 68-year-old man", "age =68 | age =68"),
            ("Tomas Ferro (41) scored.", "age =41"),
            ("When she was five years old", "age =5"),
            ("The baby is ten months old.", "age =0.833"),
            (
                "A woman in her 60s and a man in his early twenties",
                "age 60..69 | age 20..24",
            ),
            (
                "Children aged between 6 and 12, or aged 5 to 9",
                "age 6..12 | age 5..9",
            ),
            (
                "She is forty-six. A man of 58, a boy of two",
                "age =46 | age =58 | age =2",
            ),
            (
                "Two missionaries -- aged 19 and 21 -- were shot",
                "=2 | age =19 | age =21",
            ),
            (
                "His wife, Nora, 69, who left, and two men aged 22 and 31",
                "age =69 | =2 | age =22 | age =31",
            ),
            (
                "The youngest of them is 19, and children under five",
                "age =19 | age <5",
            ),
            ("Their average age was 67.", "age =67"),
            ("The total is 43.", "=43"),
            ("They were at least 87 years of age.", "age >=87"),
            ("Two 19-year-olds fled.", "=2 | age =19"),
        ]);
    }
}

//! Ordinals and parts of a whole: `third`, `21st`, `a third of`, `one in five`, `double`.

use std::ops::Range;

use super::lexicon::{Lex, lex};
use super::numeral::{self, Numeral};
use super::scan::Scan;
use super::spelled;
use crate::value::quantity::ONE;
use crate::value::{Op, Value};

/// A reading: the tokens of the whole, those of the bare figure, and the value.
pub(super) type Reading = (Range<u32>, Range<u32>, Value);

fn whole(tokens: Range<u32>, value: Value) -> Reading {
    (tokens.clone(), tokens, value)
}

/// `21st`, `third`, `twenty-second`, `two hundredth`, beginning at token `at`.
pub(super) fn ordinal(scan: &Scan<'_, '_>, at: u32) -> Option<Reading> {
    if scan.is_figure(at) {
        let suffix = scan.glued(at + 1) && matches!(scan.word(at + 1), "st" | "nd" | "rd" | "th");
        let n: i64 = suffix
            .then(|| scan.raw(at).replace(',', "").parse().ok())
            .flatten()?;
        return Some(whole(at..at + 2, Value::Ordinal(n)));
    }
    let (n, end) = words(scan, at)?;
    if scan.before(at, 1) == "another" && scan.word(end) == "of" {
        return None;
    }
    if is_idiom(scan, at, end) {
        return None;
    }
    Some(whole(at..end, Value::Ordinal(n)))
}

fn words(scan: &Scan<'_, '_>, at: u32) -> Option<(i64, u32)> {
    match lex(scan.hashed(at))? {
        Lex::Place(n) | Lex::Part(n) if scan.word(at) != "quarter" => Some((n, at + 1)),
        Lex::Tens(tens) => {
            let next = at + 1 + u32::from(scan.is_joint(at + 1));
            match lex(scan.hashed(next))? {
                Lex::Place(n) | Lex::Part(n @ 3..=9) if scan.word(next) != "quarter" => {
                    Some((tens + n, next + 1))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// `at first`, `first of all`, `a second later`, `First Minister`: no place in an order.
fn is_idiom(scan: &Scan<'_, '_>, at: u32, end: u32) -> bool {
    let next = scan.word(end);
    match scan.word(at) {
        "first" => {
            scan.before(at, 1) == "at"
                || scan.is_joint(end)
                || matches!(
                    next,
                    "of" | "lady"
                        | "minister"
                        | "aid"
                        | "class"
                        | "responders"
                        | "responder"
                        | "name"
                        | "names"
                        | "hand"
                )
        }
        "second" => {
            matches!(next, "later" | "ago" | "after" | "before")
                || scan.precedes(at, &["per"])
                || scan.precedes(at, &["split"])
                || scan.is_joint(end) && matches!(scan.word(end + 1), "hand" | "half")
        }
        "third" => {
            matches!(next, "party" | "parties" | "world")
                || scan.is_joint(end) && scan.word(end + 1) == "party"
        }
        _ => false,
    }
}

/// A share or a multiple that begins at token `at`: `half of`, `a third of`, `two-thirds`, `twice as many`, `doubled`.
pub(super) fn share(scan: &Scan<'_, '_>, at: u32) -> Option<Reading> {
    let word = scan.word(at);
    match lex(word)? {
        Lex::Part(per) if scan.before(at, 1) == "another" && scan.word(at + 1) == "of" => {
            Some(whole(at..at + 1, Value::Ratio { of: 1, per }))
        }
        Lex::Grew(of, per) => Some(whole(at..at + 1, Value::Ratio { of, per })),
        Lex::Times(n) => multiple(scan, at, n),
        Lex::Half => half(scan, at, at),
        Lex::Article => {
            let next = at + 1;
            match lex(scan.hashed(next))? {
                Lex::Half => half(scan, at, next),
                Lex::Part(per) if is_share(scan, at, next + 1) && !is_part_of_one(scan, next + 1) => {
                    Some(whole(at..next + 1, Value::Ratio { of: 1, per }))
                }
                Lex::Tens(_) if scan.lo == at => denominator(scan, next, true)
                    .filter(|(_, end)| scan.word(*end).is_empty())
                    .map(|(per, end)| whole(at..end, Value::Ratio { of: 1, per })),
                Lex::Hundred | Lex::Scale(_) => {
                    parts(scan, next).map(|(tokens, core, value)| (at..tokens.end, at..core.end, value))
                }
                _ => None,
            }
        }
        Lex::Small(1..) | Lex::Tens(_) | Lex::Hundred | Lex::Scale(_) => parts(scan, at),
        _ => None,
    }
}

/// `two-thirds`, `one twenty-fifth`, `twenty-three fifths`: a number and the parts it counts.
fn parts(scan: &Scan<'_, '_>, at: u32) -> Option<Reading> {
    if spelled::part_of_scale(scan, at).is_some() {
        return None;
    }
    let number = spelled::read(scan, at).filter(|n| n.op == Op::Exact)?;
    let of = wholes(&number)?;
    let (of, per, end) = cut(scan, &number, of)?;
    // `and three quarters` behind a whole belongs to it.
    if is_part_of_one(scan, end) {
        return None;
    }
    let split = number.scaled && spelled::and_part(scan, number.tokens.end).is_some();
    let below = matches!(scan.before(at, 1), "minus" | "negative");
    let (start, of) = if below { (at - 1, -of) } else { (at, of) };
    (!split).then(|| whole(start..end, Value::Ratio { of, per }))
}

/// The number of parts, what each is part of, and the end.
///
/// A tens that a number of two or more ends in belongs to the parts: `one hundred thirty-fifths` are 100 of 35.
fn cut(scan: &Scan<'_, '_>, number: &Numeral, of: i64) -> Option<(i64, i64, u32)> {
    let last = number.tokens.end - 1;
    if let Some(Lex::Tens(tens)) = lex(scan.hashed(last))
        && of > tens
        && scan.before(last, 1) != "and"
        && let Some((unit @ 3..10, end)) =
            denominator(scan, last + 1 + u32::from(scan.is_joint(last + 1)), false)
    {
        return Some((of - tens, tens + unit, end));
    }
    let end = number.tokens.end;
    let loose = scan.is_loose_joint(end) && (of > 1 || matches!(scan.word(end + 2), "of" | "." | ""));
    let next = end + u32::from(loose || scan.is_joint(end));
    denominator(scan, next, of == 1).map(|(per, end)| (of, per, end))
}

/// `third`, `thirds`, `twenty-fifths`, `half`: the parts that one is cut into.
fn denominator(scan: &Scan<'_, '_>, at: u32, single: bool) -> Option<(i64, u32)> {
    match lex(scan.hashed(at))? {
        Lex::Part(per) if single => Some((per, at + 1)),
        Lex::Half if single => Some((2, at + 1)),
        Lex::Parts(per) if !single => Some((per, at + 1)),
        Lex::Tens(tens) => {
            let next = at + 1 + u32::from(scan.is_joint(at + 1));
            if !single && scan.word(next) == "firsts" {
                return Some((tens + 1, next + 1));
            }
            let (unit, end) = denominator(scan, next, single).filter(|(unit, _)| (3..10).contains(unit))?;
            Some((tens + unit, end))
        }
        _ => None,
    }
}

/// Whether `a third` is a share: `a third of`, `by a third`, `a third were`; `a third man` is an ordinal.
fn is_share(scan: &Scan<'_, '_>, article: u32, end: u32) -> bool {
    let open = !scan.is_word(end)
        || matches!(
            scan.word(end),
            "from" | "in" | "to" | "since" | "on" | "over" | "and" | "last" | "this" | "was" | "is" | "has"
        );
    let led = matches!(
        scan.before(article, 1),
        "by" | "nearly"
            | "almost"
            | "about"
            | "around"
            | "roughly"
            | "than"
            | "over"
            | "under"
            | "up"
            | "down"
            | "whom"
            | "which"
            | "only"
            | "just"
            | "lost"
            | "least"
            | "or"
    );
    let alone = scan.word(end).is_empty() && article == scan.lo;
    alone
        || open && led
        || matches!(
            scan.word(end),
            "of" | "were"
                | "are"
                | "have"
                | "more"
                | "less"
                | "fewer"
                | "higher"
                | "lower"
                | "larger"
                | "smaller"
                | "bigger"
                | "cheaper"
        )
}

/// `of a million`, `of an hour`: the part is a figure of its own.
fn is_part_of_one(scan: &Scan<'_, '_>, at: u32) -> bool {
    let one = scan.word(at) == "of" && lex(scan.hashed(at + 1)) == Some(Lex::Article);
    one && (matches!(lex(scan.hashed(at + 2)), Some(Lex::Scale(_) | Lex::Dozen))
        || super::kind::behind(scan, &(at..at + 2), false, Op::Exact).is_some())
}

/// `half of`, `half the`, `a half`; not `half past`, `the first half`, `half-time`.
fn half(scan: &Scan<'_, '_>, from: u32, at: u32) -> Option<Reading> {
    let article = from < at;
    let next = scan.word(at + 1);
    let before = scan.before(from, 1);
    if matches!(
        before,
        "first" | "second" | "last" | "other" | "opening" | "closing" | "both" | "past"
    ) {
        return None;
    }
    let of_something = matches!(
        next,
        "of" | "the"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "that"
            | "those"
            | "this"
            | "all"
            | "as"
            | "were"
            | "are"
            | "have"
    );
    let plain = article && !scan.is_word(at + 1);
    let plural = !article && scan.is_word(at + 1) && !scan.glued(at + 1) && super::count::is_plural(next);
    (of_something || plain || plural).then(|| (from..at + 1, from..at + 1, Value::Ratio { of: 1, per: 2 }))
}

/// `twice as many`, `double the number`; `arrested twice` is a count of times and read there.
fn multiple(scan: &Scan<'_, '_>, at: u32, n: i64) -> Option<Reading> {
    compares(scan, at + 1).then(|| (at..at + 1, at..at + 1, Value::Ratio { of: n, per: 1 }))
}

/// What follows a multiple: `as many`, `the size`, `its weight`, `more`.
fn compares(scan: &Scan<'_, '_>, at: u32) -> bool {
    matches!(
        scan.word(at),
        "as" | "the"
            | "its"
            | "their"
            | "his"
            | "her"
            | "that"
            | "what"
            | "more"
            | "higher"
            | "larger"
            | "bigger"
            | "greater"
            | "faster"
    )
}

/// A ratio that a numeral begins: `one in five`, `nine out of 10`, `three times as many`, `3/4`.
pub(super) fn ratio(scan: &Scan<'_, '_>, first: &Numeral) -> Option<Reading> {
    if scan.word(first.tokens.end) == "/" {
        return fraction(scan, first);
    }
    let of = wholes(first)?;
    let at = first.tokens.end;
    let start = first.tokens.start;
    if matches!(scan.word(at), "times") && compares(scan, at + 1) && of > 1 {
        return Some((start..at + 1, first.tokens.clone(), Value::Ratio { of, per: 1 }));
    }
    // `one-in-five`.
    let joint = u32::from(scan.is_joint(at) && scan.word(at + 1) == "in" && scan.is_joint(at + 2));
    if joint == 1 {
        let per = numeral::read(scan, at + 3).filter(|n| wholes(n).is_some_and(|per| per > of))?;
        let value = Value::Ratio {
            of,
            per: wholes(&per)?,
        };
        return Some(whole(start..per.tokens.end, value));
    }
    // `seven drivers in ten`, `one job in six`.
    let noun = u32::from(
        scan.is_word(at)
            && (scan.word(at + 1) == "in" || scan.follows(at + 1, &["out", "of"]))
            && !matches!(scan.word(at), "out" | "in" | "of" | "were" | "was" | "died"),
    );
    let at = at + noun;
    let phrases: [&[&str]; 4] = [
        &["out", "of", "every"],
        &["out", "of"],
        &["in", "every"],
        &["for", "every"],
    ];
    if scan.word(at) == "over" && noun == 0 {
        return over(scan, first, of);
    }
    let loose = phrases.iter().all(|p| !scan.follows(at, p));
    if loose && scan.word(at) != "in" {
        return None;
    }
    let skip = phrases
        .iter()
        .find(|p| scan.follows(at, p))
        .map_or(1, |p| p.len());
    let skip = u32::try_from(skip).ok()?;
    let second = numeral::read(scan, at + skip)?;
    if noun == 1 && of > 20 {
        return None;
    }
    let per = wholes(&second)?;
    let end = second.tokens.end;
    if per <= of || loose && !is_rate(scan, of, per, end) {
        return None;
    }
    if noun == 1 && !is_rate(scan, of.max(2), per, end) && of != 1 {
        return None;
    }
    Some((start..end, start..end, Value::Ratio { of, per }))
}

/// `one over three`, where nothing but the fraction stands.
fn over(scan: &Scan<'_, '_>, first: &Numeral, of: i64) -> Option<Reading> {
    let opens = matches!(
        scan.before(first.tokens.start, 1),
        "" | "is" | "equals" | "=" | "^"
    );
    let second = numeral::read(scan, first.tokens.end + 1)?;
    let per = wholes(&second)?;
    let end = second.tokens.end;
    (opens && matches!(scan.word(end), "" | "." | "?"))
        .then(|| whole(first.tokens.start..end, Value::Ratio { of, per }))
}

/// `one in five`, `nine in 10`; not `two in 2019`, `one in three days`, `12 in six boxes`.
fn is_rate(scan: &Scan<'_, '_>, of: i64, per: i64, end: u32) -> bool {
    let unit = super::measure::unit(scan, end, false).is_some()
        || super::count::is_plural(scan.word(end)) && of != 1 && per < 10;
    let usual = of == 1 || matches!(per, 3 | 4 | 5 | 10 | 20 | 100 | 1_000 | 10_000 | 100_000);
    !unit && usual && !(1_900..=2_100).contains(&per)
}

fn wholes(numeral: &Numeral) -> Option<i64> {
    let n = numeral.figure.n;
    (numeral.op == Op::Exact && n > 0 && n % ONE == 0).then_some(n / ONE)
}

/// `3/4`, `1/3`: denominators that people write; never `24/7`, `9/11`.
pub(super) fn fraction(scan: &Scan<'_, '_>, first: &Numeral) -> Option<Reading> {
    let of = first.figure.n / ONE;
    if first.op != Op::Exact || of == 0 || first.figure.n % ONE != 0 {
        return None;
    }
    let at = first.tokens.end + 1;
    if !scan.glued(at - 1) || !scan.glued(at) {
        return None;
    }
    let per: i64 = scan.raw(at).parse().ok()?;
    let alone =
        !(scan.glued(at + 1) && matches!(scan.word(at + 1), "/" | "-" | ".") && scan.is_figure(at + 2));
    let usual = matches!(per, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16 | 100) && of.abs() < per;
    (usual && alone).then(|| {
        (
            first.tokens.start..at + 1,
            first.tokens.start..at + 1,
            Value::Ratio { of, per },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::number::tests::check;

    #[test]
    fn ordinals() {
        check(&[
            (
                "The third man came 21st in his twenty-second race.",
                "#3 | #21 | #22",
            ),
            ("A second later it fell; the second wave came.", "time s =1 | #2"),
            ("At first nobody came.", "=0"),
            ("It took 30 seconds.", "time s =30"),
        ]);
    }

    #[test]
    fn shares_and_multiples() {
        check(&[
            (
                "Three twenty-firsts, one hundred thirty-fifths, one - fourth of it",
                "ratio 3/21 | ratio 100/35 | ratio 1/4",
            ),
            (
                "A one-in-five chance and a 1-in-10 risk",
                "ratio 1/5 | ratio 1/10",
            ),
            (
                "Three quarters of an hour, two-thirds of a mile",
                "time h =0.75 | mi =0.667",
            ),
            ("A third of the ninety died.", "ratio 1/3 | =90"),
            (
                "Two-thirds of homes and one-fifth of shops",
                "ratio 2/3 | ratio 1/5",
            ),
            (
                "One in five voters, nine out of 10 drivers",
                "ratio 1/5 | ratio 9/10",
            ),
            (
                "Half of the crew, half the budget, a quarter of it",
                "ratio 1/2 | ratio 1/2 | ratio 1/4",
            ),
            ("In the first half they scored.", "#1"),
            (
                "Twice as many came; it was double the cost.",
                "ratio 2/1 | ratio 2/1",
            ),
            ("Three times as many came; he fell three times.", "ratio 3/1 | =3"),
            ("Output doubled.", "ratio 2/1"),
            ("It runs 24/7.", ""),
        ]);
    }
}

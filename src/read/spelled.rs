//! Figures in words: `one hundred and six`, `three and a half million`, `half a dozen`, `a quarter of a million`.

use super::lexicon::{Lex, lex};
use super::numeral::{MAX_TOKENS, Numeral, after_joint, dozens, exact, multiplied, part_grain};
use super::scan::Scan;
use super::vague;
use crate::value::interval::scale;
use crate::value::notation::milli;
use crate::value::quantity::ONE;
use crate::value::{Figure, Milli, Op};

/// One of a unit, or a part of one: `an` of `an hour`, `half an`, `a quarter of an`, `three quarters of an`.
pub(super) fn unit_part(scan: &Scan<'_, '_>, at: u32) -> Option<(Milli, u32)> {
    let article = |i: u32| lex(scan.hashed(i)) == Some(Lex::Article);
    let of_a = |i: u32| scan.word(i) == "of" && article(i + 1);
    match lex(scan.hashed(at))? {
        Lex::Half if article(at + 1) => Some((500, at + 2)),
        Lex::Half => Some((500, at + 1)),
        Lex::Part(4) if of_a(at + 1) => Some((250, at + 3)),
        Lex::Article => match lex(scan.hashed(at + 1)) {
            Some(Lex::Half) => Some((500, at + 2)),
            Some(Lex::Part(per @ (3 | 4))) if of_a(at + 2) => Some((scale(ONE, 1, per), at + 4)),
            _ => Some((ONE, at + 1)),
        },
        Lex::Small(of @ 1..=9) => {
            let next = after_joint(scan, at + 1);
            match lex(scan.hashed(next)) {
                Some(Lex::Parts(per)) if of > 1 && of_a(next + 1) => {
                    Some((scale(of * ONE, 1, per), next + 3))
                }
                Some(Lex::Part(per)) if of == 1 && of_a(next + 1) => Some((scale(ONE, 1, per), next + 3)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The running value of a number in words.
#[derive(Clone, Copy)]
struct Sum {
    /// Finished groups: `two million` of `two million five hundred`.
    total: i64,
    /// The group being read, below a thousand.
    group: i64,
    /// The scale of the last finished group; the next must be lower.
    last: i64,
    /// The least part so far inside the group: what may still follow must be smaller.
    room: i64,
    scaled: bool,
}

impl Sum {
    const START: Sum = Sum {
        total: 0,
        group: 0,
        last: i64::MAX,
        room: 1_000,
        scaled: false,
    };

    /// This number with one more word; `None` when the word begins another number.
    fn with(self, word: Lex) -> Option<Sum> {
        let mut next = self;
        match word {
            Lex::Small(n) if n < self.room && (n > 0 || self.group == 0) => {
                next.group += n;
                next.room = 0;
            }
            Lex::Tens(n) if n < self.room => {
                next.group += n;
                next.room = 10;
            }
            Lex::Hundred if self.group < 100 => {
                next.group = self.group.max(1) * 100;
                next.room = 100;
                next.scaled = true;
            }
            Lex::Scale(by) if self.group > 0 && by < self.last => {
                next.total = self.total.saturating_add(self.group.saturating_mul(by));
                next.group = 0;
                next.room = 1_000;
                next.last = by;
                next.scaled = true;
            }
            // `thousand million`, and a scale alone after an article.
            Lex::Scale(by) if self.group == 0 && self.room == 1_000 => {
                next.total = self.total.max(1).saturating_mul(by);
                next.last = by.min(self.last);
                next.scaled = true;
            }
            _ => return None,
        }
        Some(next)
    }

    fn value(self) -> Milli {
        self.total.saturating_add(self.group).saturating_mul(ONE)
    }
}

/// The numeral that the number words at token `at` begin.
pub(super) fn read(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    let mut sum = Sum::START.with(lex(scan.hashed(at))?)?;
    let mut end = at + 1;
    while end < at + MAX_TOKENS {
        let next = loose_unit(scan, sum, end).unwrap_or_else(|| after_joint(scan, end));
        if let Some((more, after)) = step(scan, sum, next) {
            (sum, end) = (more, after);
        } else {
            break;
        }
    }
    let next = after_joint(scan, end);
    match lex(scan.hashed(next)) {
        Some(Lex::Dozen | Lex::Plural(12)) => return Some(dozens(at..next + 1, sum.value())),
        Some(Lex::Plural(by)) if by >= 100 && next == end => {
            return Some(multiplied(scan, at, sum.value(), ONE, by, next + 1));
        }
        _ => {}
    }
    if let Some((part, next)) = and_part(scan, end) {
        let unit = if sum.group == 0 && sum.total > 0 {
            sum.last
        } else {
            1
        };
        return Some(fractional(scan, at, (sum.value(), unit), part, next));
    }
    Some(exact(at..end, sum.value(), false, sum.scaled))
}

/// The unit behind a tens with a spaced hyphen between: `fifty - two`; not `fifty - two of them children`.
fn loose_unit(scan: &Scan<'_, '_>, sum: Sum, at: u32) -> Option<u32> {
    let unit = matches!(lex(scan.hashed(at + 1)), Some(Lex::Small(1..=9)));
    let aside = matches!(
        scan.word(at + 2),
        "of" | "more" | "fewer" | "less" | "were" | "are"
    );
    (sum.room == 10 && unit && !aside && scan.is_loose_joint(at)).then_some(at + 1)
}

/// `five point five`, `two hundred point zero three`, `two point five million`.
pub(super) fn pointed(scan: &Scan<'_, '_>, whole: &Numeral) -> Option<Numeral> {
    let at = whole.tokens.start;
    let spoken = scan.word(whole.tokens.end) == "point" && whole.op == Op::Exact && whole.figure.n % ONE == 0;
    if !spoken || matches!(scan.before(at, 1), "at" | "that" | "this" | "the") {
        return None;
    }
    let mut digits = String::new();
    let mut end = whole.tokens.end + 1;
    while digits.len() < 6 {
        match lex(scan.hashed(end)) {
            Some(Lex::Small(n @ 0..=9)) => {
                digits.push_str(&n.to_string());
                end += 1;
            }
            Some(Lex::Small(_) | Lex::Tens(_)) if digits.is_empty() => {
                let rest = read(scan, end)?;
                digits.push_str(&(rest.figure.n / ONE).to_string());
                end = rest.tokens.end;
            }
            _ => break,
        }
    }
    let part = milli(&format!("0.{digits}"))?;
    let n = whole.figure.n.checked_add(part)?;
    if let Some(Lex::Scale(by)) = lex(scan.hashed(end)) {
        return Some(multiplied(scan, at, n, part_grain(part), by, end + 1));
    }
    let mut numeral = exact(at..end, n, false, false);
    numeral.figure = Figure::amount(n, part_grain(part));
    Some(numeral)
}

/// `half million`, `a quarter million`, `three quarters billion`, `two thirds of a million`.
pub(super) fn part_of_scale(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    let (of, next) = match lex(scan.hashed(at))? {
        Lex::Small(of @ 1..=9) => (of, after_joint(scan, at + 1)),
        Lex::Article => (1, after_joint(scan, at + 1)),
        Lex::Half | Lex::Part(4) => (1, at),
        _ => return None,
    };
    let per = match lex(scan.hashed(next))? {
        Lex::Half if of == 1 => 2,
        Lex::Part(per) if of == 1 => per,
        Lex::Parts(per) if of > 1 => per,
        _ => return None,
    };
    let of_a = scan.follows(next + 1, &["of", "a"]);
    // `a third million-dollar gift` is an ordinal.
    if !of_a && of == 1 && !matches!(per, 2 | 4) {
        return None;
    }
    let scale_at = next + 1 + if of_a { 2 } else { 0 };
    let Some(Lex::Scale(by)) = lex(scan.hashed(scale_at)) else {
        return None;
    };
    let n = Part { of, per }.of(by);
    let mut numeral = exact(at..scale_at + 1, n, false, true);
    // A half of anything is rounded to about a fifth of it.
    numeral.figure = numeral.figure.with_grain(n / 5);
    Some(numeral)
}

/// The number grown by the word at `at`, or by the word after an `and`.
fn step(scan: &Scan<'_, '_>, sum: Sum, at: u32) -> Option<(Sum, u32)> {
    let word = scan.word(at);
    if word == "and" && sum.scaled && (sum.room == 100 || sum.room == 1_000) && and_part(scan, at).is_none() {
        let after = lex(scan.hashed(after_joint(scan, at + 1)))?;
        // `two thousand and five`; never `a million and a half`, never `two hundred and a few`.
        if matches!(after, Lex::Small(1..) | Lex::Tens(_)) {
            let next = after_joint(scan, at + 1);
            return sum.with(after).map(|sum| (sum, next + 1));
        }
        return None;
    }
    if scan.is_figure(at) {
        return None;
    }
    sum.with(lex(word)?).map(|sum| (sum, at + 1))
}

/// A part of one: `a half`, `three quarters`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    of: i64,
    per: i64,
}

impl Part {
    /// This part of `whole`, in thousandths.
    pub(super) fn of(self, whole: i64) -> Milli {
        scale(self.of.saturating_mul(ONE), whole, self.per)
    }
}

/// `and a half`, `-and-a-half`, `and three quarters`.
pub(super) fn and_part(scan: &Scan<'_, '_>, at: u32) -> Option<(Part, u32)> {
    let at = after_joint(scan, at);
    if scan.word(at) != "and" {
        return None;
    }
    let at = after_joint(scan, at + 1);
    let (of, at) = match lex(scan.hashed(at))? {
        Lex::Article => (1, after_joint(scan, at + 1)),
        Lex::Small(n @ 1..=9) => (n, after_joint(scan, at + 1)),
        Lex::Tens(_) => {
            let of = read(scan, at).filter(|n| !n.scaled && n.figure.n < 100 * ONE)?;
            (of.figure.n / ONE, after_joint(scan, of.tokens.end))
        }
        _ => return None,
    };
    let per = match lex(scan.hashed(at))? {
        Lex::Half if of == 1 => 2,
        Lex::Part(per) if of == 1 && per <= 100 => per,
        // `one hundred and thirty fifths` is 130 of them; hundredths are decimals.
        Lex::Parts(per) if of > 1 && (per == 100 || of < 10 && per < 100) => per,
        _ => return None,
    };
    // `two and a third man` is an ordinal; no noun comes between a part and its scale or unit.
    Some((Part { of, per }, at + 1))
}

/// A whole with a part behind it, and the scale behind that: `three and a half million`, `two and a half`.
///
/// `whole` comes with the scale it ends in: the half of `six million and a half` is half a million.
pub(super) fn fractional(
    scan: &Scan<'_, '_>,
    at: u32,
    (whole, unit): (Milli, i64),
    part: Part,
    end: u32,
) -> Numeral {
    let next = after_joint(scan, end);
    let by = match lex(scan.hashed(next)) {
        Some(Lex::Scale(by)) => by,
        Some(Lex::Hundred) => 100,
        Some(Lex::Dozen) => return dozens(at..next + 1, whole.saturating_add(part.of(1))),
        _ => {
            let n = whole.saturating_add(part.of(unit));
            let mut numeral = exact(at..end, n, false, unit > 1);
            if unit == 1 {
                numeral.figure = Figure::amount(n, part_grain(part.of(1)));
            }
            return numeral;
        }
    };
    if whole >= by.saturating_mul(ONE) {
        // `one billion and a half million`.
        return exact(at..next + 1, whole.saturating_add(part.of(by)), false, true);
    }
    let n = whole.saturating_add(part.of(1));
    multiplied(scan, at, n, part_grain(part.of(1)), by, next + 1)
}

/// `half a million`, `half a dozen`, `half-a-dozen`; `from` is where the figure begins.
pub(super) fn half(scan: &Scan<'_, '_>, from: u32, at: u32) -> Option<Numeral> {
    let mut next = after_joint(scan, at);
    if scan.word(next) == "a" {
        next = after_joint(scan, next + 1);
    } else if from + 1 == at {
        // `half million` alone needs its article in front: `a half million`.
        return None;
    }
    scaled_part(scan, from, next, 500)
}

/// `part` of the scale at token `at`.
fn scaled_part(scan: &Scan<'_, '_>, from: u32, at: u32, part: Milli) -> Option<Numeral> {
    match lex(scan.hashed(at))? {
        Lex::Scale(by) => {
            let mut numeral = exact(from..at + 1, scale(part, by, 1), false, true);
            // A half of anything is rounded to about a fifth of it.
            numeral.figure = numeral.figure.with_grain(numeral.figure.n / 5);
            Some(numeral)
        }
        Lex::Dozen => Some(dozens(from..at + 1, part)),
        _ => None,
    }
}

/// `a dozen`, `a hundred and six`, `a few hundred`, `a quarter of a million`, `a half million`.
pub(super) fn article(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    let next = after_joint(scan, at + 1);
    match lex(scan.hashed(next))? {
        Lex::Dozen => Some(dozens(at..next + 1, ONE)),
        Lex::Hundred | Lex::Scale(_) if scan.word(at) == "a" => {
            let mut numeral = read(scan, next)?;
            numeral.tokens.start = at;
            Some(numeral)
        }
        Lex::Vague(op @ (Op::Few | Op::Couple | Op::Handful)) => vague::read(scan, at, next, op),
        Lex::Half => half(scan, at, next + 1),
        Lex::Part(per @ (3 | 4)) if scan.follows(next + 1, &["of", "a"]) => {
            scaled_part(scan, at, next + 3, scale(ONE, 1, per))
        }
        _ => None,
    }
}

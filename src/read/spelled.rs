//! Figures in words: `one hundred and six`, `three and a half million`, `half a dozen`, `a quarter of a million`.

use super::lexicon::{Lex, lex};
use super::numeral::{MAX_TOKENS, Numeral, after_joint, dozens, exact, multiplied, part_grain};
use super::scan::Scan;
use super::vague;
use crate::value::interval::scale;
use crate::value::quantity::ONE;
use crate::value::{Figure, Milli, Op};

/// One of a unit, or a part of one: `an` of `an hour`, `half an`, `a quarter of an`, `three quarters of a`.
pub(super) fn unit_part(scan: &Scan<'_, '_>, at: u32) -> Option<(Milli, u32)> {
    let article = |i: u32| lex(scan.word(i)) == Some(Lex::Article);
    let of_a = |i: u32| scan.word(i) == "of" && article(i + 1);
    match lex(scan.word(at))? {
        Lex::Half if article(at + 1) => Some((500, at + 2)),
        Lex::Half => Some((500, at + 1)),
        Lex::Part(4) if of_a(at + 1) => Some((250, at + 3)),
        Lex::Article => match lex(scan.word(at + 1)) {
            Some(Lex::Half) => Some((500, at + 2)),
            Some(Lex::Part(per @ (3 | 4))) if of_a(at + 2) => Some((scale(ONE, 1, per), at + 4)),
            _ => Some((ONE, at + 1)),
        },
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
    let mut sum = Sum::START.with(lex(scan.word(at))?)?;
    let mut end = at + 1;
    while end < at + MAX_TOKENS {
        let next = after_joint(scan, end);
        if let Some((more, after)) = step(scan, sum, next) {
            (sum, end) = (more, after);
        } else {
            break;
        }
    }
    let next = after_joint(scan, end);
    match lex(scan.word(next)) {
        Some(Lex::Dozen | Lex::Plural(12)) => return Some(dozens(at..next + 1, sum.value())),
        Some(Lex::Plural(by)) if by >= 100 && next == end => {
            return Some(multiplied(scan, at, sum.value(), ONE, by, next + 1));
        }
        _ => {}
    }
    if let Some((part, next)) = and_part(scan, end) {
        return Some(fractional(scan, at, sum.value(), part, next));
    }
    Some(exact(at..end, sum.value(), false, sum.scaled))
}

/// The number grown by the word at `at`, or by the word after an `and`.
fn step(scan: &Scan<'_, '_>, sum: Sum, at: u32) -> Option<(Sum, u32)> {
    let word = scan.word(at);
    if word == "and" && sum.scaled && (sum.room == 100 || sum.room == 1_000) {
        let after = lex(scan.word(after_joint(scan, at + 1)))?;
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

/// `and a half`, `-and-a-half`, `and three quarters`: the part in thousandths.
pub(super) fn and_part(scan: &Scan<'_, '_>, at: u32) -> Option<(Milli, u32)> {
    let at = after_joint(scan, at);
    if scan.word(at) != "and" {
        return None;
    }
    let at = after_joint(scan, at + 1);
    let (times, at) = match lex(scan.word(at))? {
        Lex::Article => (1, after_joint(scan, at + 1)),
        Lex::Small(n @ 1..=9) => (n, after_joint(scan, at + 1)),
        _ => return None,
    };
    let per = match lex(scan.word(at))? {
        Lex::Half if times == 1 => 2,
        Lex::Part(per) if times == 1 && per <= 10 => per,
        Lex::Parts(per) if times > 1 && per <= 10 => per,
        _ => return None,
    };
    Some((scale(times * ONE, 1, per), at + 1))
}

/// A whole with a part behind it, and the scale behind that: `three and a half million`, `two and a half`.
pub(super) fn fractional(scan: &Scan<'_, '_>, at: u32, whole: Milli, part: Milli, end: u32) -> Numeral {
    let next = after_joint(scan, end);
    // `a million and a half` is one and a half million.
    let behind = match lex(scan.word(next)) {
        Some(Lex::Scale(by)) => Some(by),
        Some(Lex::Hundred) => Some(100),
        Some(Lex::Dozen) => return dozens(at..next + 1, whole.saturating_add(part)),
        _ => None,
    };
    match behind {
        Some(by) => multiplied(
            scan,
            at,
            whole.saturating_add(part),
            part_grain(part),
            by,
            next + 1,
        ),
        None => {
            let unit = if whole >= 1_000 * ONE {
                Figure::count(whole).grain
            } else {
                ONE
            };
            let n = whole.saturating_add(scale(part, unit, ONE));
            let mut numeral = exact(at..end, n, false, unit > ONE);
            if unit == ONE {
                numeral.figure = Figure::amount(n, part_grain(part));
            }
            numeral
        }
    }
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
    match lex(scan.word(at))? {
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
    match lex(scan.word(next))? {
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

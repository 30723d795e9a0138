//! The bare figure: digits, number words and vague words become one [`Numeral`], whatever they count.

use std::ops::Range;

use super::kind;
use super::lexicon::{Lex, glued_scale, lex};
use super::scan::Scan;
use crate::value::interval::scale;
use crate::value::notation::milli;
use crate::value::quantity::ONE;
use crate::value::{Figure, Milli, Op};

/// A figure as it stands in the text, before anybody asks what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its tokens.
    pub(super) tokens: Range<u32>,
    /// The figure; for a vague word its unit.
    pub(super) figure: Figure,
    /// `Exact`, or the shape of a vague word.
    pub(super) op: Op,
    /// It is written in digits alone: `9`, `9,000`, `2.5`.
    pub(super) digits: bool,
    /// A word or letter multiplies it: `million`, `dozen`, `k`.
    pub(super) scaled: bool,
}

/// No figure of a text has more tokens; longer runs are tables or nonsense.
const MAX_TOKENS: u32 = 24;

/// The numeral that begins at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    if scan.is_figure(at) || is_fraction_mark(scan.raw(at)) {
        return digits(scan, at);
    }
    match lex(scan.word(at))? {
        Lex::Small(_) | Lex::Tens(_) | Lex::Hundred | Lex::Scale(_) => words(scan, at),
        Lex::Dozen => Some(dozens(scan, at..at + 1, ONE)),
        Lex::Half => half(scan, at, at + 1),
        Lex::Article => article(scan, at),
        Lex::Plural(unit) => plural(scan, at, unit),
        Lex::Vague(op) => vague(scan, at, at, op),
        _ => None,
    }
}

fn exact(tokens: Range<u32>, n: Milli, digits: bool, scaled: bool) -> Numeral {
    Numeral {
        tokens,
        figure: Figure::count(n),
        op: Op::Exact,
        digits,
        scaled,
    }
}

fn dozens(scan: &Scan<'_, '_>, tokens: Range<u32>, by: Milli) -> Numeral {
    // `a dozen hundred` is nobody's number; the dozen ends the figure.
    let _ = scan;
    Numeral {
        tokens,
        figure: Figure::count(scale(by, 12, 1)).dozens(),
        op: Op::Exact,
        digits: false,
        scaled: true,
    }
}

fn vague_numeral(tokens: Range<u32>, unit: i64, op: Op) -> Numeral {
    Numeral {
        tokens,
        figure: Figure::count(unit.saturating_mul(ONE)),
        op,
        digits: false,
        scaled: unit > 1,
    }
}

// ---------------------------------------------------------------- digits

fn digits(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    if let Some((n, end)) =
        slash(scan, at).filter(|(_, end)| kind::behind(scan, &(at..*end), true, Op::Exact).is_some())
    {
        let mut numeral = exact(at..end, n, true, false);
        numeral.figure = Figure::amount(n, part_grain(n));
        return Some(numeral);
    }
    let (n, grain, end) = digit_run(scan, at)?;
    let plain = |end| {
        let mut numeral = exact(at..end, n, true, false);
        if grain < ONE {
            numeral.figure = Figure::amount(n, grain);
        }
        numeral
    };
    if let Some((by, end)) = letter_scale(scan, end, false) {
        return Some(multiplied(scan, at, n, grain, by, end));
    }
    let next = after_joint(scan, end);
    match lex(scan.word(next)) {
        Some(Lex::Scale(by)) => Some(multiplied(scan, at, n, grain, by, next + 1)),
        Some(Lex::Hundred) => Some(multiplied(scan, at, n, grain, 100, next + 1)),
        Some(Lex::Dozen) => Some(dozens(scan, at..next + 1, n)),
        Some(Lex::Plural(12)) => Some(dozens(scan, at..next + 1, n)),
        Some(Lex::Plural(by)) if by >= 100_000 => Some(multiplied(scan, at, n, grain, by, next + 1)),
        _ => Some(match and_part(scan, end) {
            Some((part, next)) if n % ONE == 0 => fractional(scan, at, n, part, next),
            _ => plain(end),
        }),
    }
}

/// One figure token, or several that a space for thousands parts (`9 000` with a hard space), or a fraction mark.
fn digit_run(scan: &Scan<'_, '_>, at: u32) -> Option<(Milli, Milli, u32)> {
    if let Some(part) = fraction_mark(scan.raw(at)) {
        return Some((part, last_decimal(part), at + 1));
    }
    let raw = scan.raw(at);
    let mut n = read_digits(raw)?;
    let mut end = at + 1;
    while raw.len() <= 3 && scan.raw(end).len() == 3 && scan.is_figure(end) && hard_space(scan, end) {
        n = n.checked_mul(1_000)?.checked_add(read_digits(scan.raw(end))?)?;
        end += 1;
    }
    if let Some(part) = fraction_mark(scan.raw(end)).filter(|_| n % ONE == 0) {
        let n = n.checked_add(part)?;
        return Some((n, last_decimal(n), end + 1));
    }
    // `10 1/2`.
    if let Some((part, end)) = slash(scan, end).filter(|_| n % ONE == 0 && !scan.glued(end)) {
        let n = n.checked_add(part)?;
        return Some((n, last_decimal(n), end));
    }
    let grain = match raw.split_once('.') {
        Some((_, decimals)) => match decimals.len() {
            1 => 100,
            2 => 10,
            _ => 1,
        },
        None => Figure::count(n).grain,
    };
    Some((n, grain, end))
}

/// `1/4` in thousandths, with its end.
fn slash(scan: &Scan<'_, '_>, at: u32) -> Option<(Milli, u32)> {
    if scan.word(at + 1) != "/" || !scan.glued(at + 1) || !scan.glued(at + 2) || !scan.is_figure(at + 2) {
        return None;
    }
    let (of, per) = (read_digits(scan.raw(at))?, read_digits(scan.raw(at + 2))?);
    let usual = matches!(per / ONE, 2 | 3 | 4 | 5 | 8 | 10 | 16) && of > 0 && of < per;
    (usual && !scan.glued(at + 3)).then(|| (scale(of, ONE, per), at + 3))
}

fn read_digits(raw: &str) -> Option<Milli> {
    if raw.contains(',') {
        milli(&raw.replace(',', ""))
    } else {
        milli(raw)
    }
}

fn last_decimal(n: Milli) -> Milli {
    if n % 100 == 0 { 100 } else { 10 }
}

/// Whether only a hard or thin space stands between token `at` and the one before it.
fn hard_space(scan: &Scan<'_, '_>, at: u32) -> bool {
    let (Some(left), Some(right)) = (
        at.checked_sub(1).and_then(|i| scan.doc.token(i)),
        scan.doc.token(at),
    ) else {
        return false;
    };
    let gap = crate::text::Span::new(left.span.end, right.span.start).of(scan.doc.text);
    matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}")
}

pub(super) fn is_fraction_mark(raw: &str) -> bool {
    !raw.is_empty() && fraction_mark(raw).is_some()
}

fn fraction_mark(raw: &str) -> Option<Milli> {
    Some(match raw {
        "½" => 500,
        "¼" => 250,
        "¾" => 750,
        "⅓" => 333,
        "⅔" => 667,
        "⅕" => 200,
        "⅛" => 125,
        "⅜" => 375,
        "⅝" => 625,
        "⅞" => 875,
        _ => return None,
    })
}

/// Letters glued to the figure that multiply it: `10k`, `5bn`. `5m` is metres unless money or people are meant.
fn letter_scale(scan: &Scan<'_, '_>, at: u32, money: bool) -> Option<(i64, u32)> {
    if !scan.is_word(at) || !(scan.glued(at) || money) {
        return None;
    }
    let raw = scan.raw(at);
    let open = matches!(raw, "m" | "t" | "L" | "cr" | "Cr" | "K");
    let counts =
        raw == "m" && (counts_things(scan, at + 1) || super::currency::after_figure(scan, at + 1).is_some());
    if open && !money && !counts {
        return None;
    }
    glued_scale(raw).map(|by| (by, at + 1))
}

/// Whether a plural noun follows within three words, and no word of size: `2.9m active users`, not `75m high walls`.
fn counts_things(scan: &Scan<'_, '_>, at: u32) -> bool {
    for ahead in at..at + 3 {
        let word = scan.word(ahead);
        let sized = matches!(
            word,
            "high"
                | "long"
                | "wide"
                | "tall"
                | "deep"
                | "away"
                | "above"
                | "below"
                | "from"
                | "of"
                | "in"
                | "to"
                | "at"
                | "by"
                | "on"
                | "and"
                | "or"
                | "waves"
                | "hurdles"
                | "swells"
                | "walls"
                | "sprints"
                | "depths"
        );
        if sized || !scan.is_word(ahead) {
            return false;
        }
        if super::count::is_plural(word) {
            return true;
        }
    }
    false
}

/// The same numeral read as a sum of money: `5m` is five million, `1.2t` a trillion.
pub(super) fn money(scan: &Scan<'_, '_>, numeral: &Numeral) -> Numeral {
    if !numeral.digits {
        return numeral.clone();
    }
    match letter_scale(scan, numeral.tokens.end, true) {
        Some((by, end)) => multiplied(
            scan,
            numeral.tokens.start,
            numeral.figure.n,
            numeral.figure.grain,
            by,
            end,
        ),
        None => numeral.clone(),
    }
}

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

/// `n` times a scale, with further scales behind it: `1.2 lakh crore`, `2 million 300 thousand`.
fn multiplied(scan: &Scan<'_, '_>, at: u32, n: Milli, grain: Milli, by: i64, end: u32) -> Numeral {
    let mut by = by;
    let mut end = end;
    while let Some(Lex::Scale(more)) = lex(scan.word(end)) {
        by = by.saturating_mul(more);
        end += 1;
    }
    let mut numeral = exact(at..end, scale(n, by, 1), false, true);
    // `60.0 million` is finer than its value shows; `60 million` is as round as 60,000,000.
    if grain < ONE {
        numeral.figure = numeral.figure.with_grain(scale(grain, by, 1));
    }
    numeral
}

// ---------------------------------------------------------------- words

/// A hyphen between the parts of one number is skipped.
fn after_joint(scan: &Scan<'_, '_>, at: u32) -> u32 {
    at + u32::from(scan.is_joint(at))
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

fn words(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
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
        Some(Lex::Dozen | Lex::Plural(12)) => return Some(dozens(scan, at..next + 1, sum.value())),
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
fn fractional(scan: &Scan<'_, '_>, at: u32, whole: Milli, part: Milli, end: u32) -> Numeral {
    let next = after_joint(scan, end);
    // `a million and a half` is one and a half million.
    let behind = match lex(scan.word(next)) {
        Some(Lex::Scale(by)) => Some(by),
        Some(Lex::Hundred) => Some(100),
        Some(Lex::Dozen) => return dozens(scan, at..next + 1, whole.saturating_add(part)),
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

/// `two and a half` is good to about a tenth, not to a thousandth.
fn part_grain(part: Milli) -> Milli {
    if part % 100 == 0 { 100 } else { 10 }
}

/// `half a million`, `half a dozen`, `half-a-dozen`; `from` is where the figure begins.
fn half(scan: &Scan<'_, '_>, from: u32, at: u32) -> Option<Numeral> {
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
        Lex::Dozen => Some(dozens(scan, from..at + 1, part)),
        _ => None,
    }
}

/// `a dozen`, `a hundred and six`, `a few hundred`, `a quarter of a million`, `a half million`.
fn article(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    let next = after_joint(scan, at + 1);
    match lex(scan.word(next))? {
        Lex::Dozen => Some(dozens(scan, at..next + 1, ONE)),
        Lex::Hundred | Lex::Scale(_) if scan.word(at) == "a" => {
            let mut numeral = words(scan, next)?;
            numeral.tokens.start = at;
            Some(numeral)
        }
        Lex::Vague(op @ (Op::Few | Op::Couple | Op::Handful)) => vague(scan, at, next, op),
        Lex::Half => half(scan, at, next + 1),
        Lex::Part(per @ (3 | 4)) if scan.follows(next + 1, &["of", "a"]) => {
            scaled_part(scan, at, next + 3, scale(ONE, 1, per))
        }
        _ => None,
    }
}

// ---------------------------------------------------------------- vague words

/// `dozens`, `tens of thousands`, `hundreds of millions`.
fn plural(scan: &Scan<'_, '_>, at: u32, unit: i64) -> Option<Numeral> {
    if unit == 20 && !scores_count(scan, at) {
        return None;
    }
    if let Some(Lex::Plural(more)) = lex(scan.word(at + 2)).filter(|_| scan.word(at + 1) == "of") {
        let by = if unit == 12 { 10 } else { unit };
        return Some(vague_numeral(at..at + 3, by.saturating_mul(more), Op::Plural));
    }
    if scan.word(at + 1) == "and" && scan.word(at + 2) == scan.word(at) {
        return Some(vague_numeral(at..at + 3, unit, Op::Plural));
    }
    Some(vague_numeral(at..at + 1, unit, Op::Plural))
}

/// `scores of`, `scores more`, `scores were injured`; not `the scores`, `she scores`.
fn scores_count(scan: &Scan<'_, '_>, at: u32) -> bool {
    let ahead = matches!(
        scan.word(at + 1),
        "of" | "more"
            | "killed"
            | "injured"
            | "wounded"
            | "dead"
            | "missing"
            | "feared"
            | "arrested"
            | "died"
    );
    ahead
        && !matches!(
            scan.before(at, 1),
            "the" | "their" | "his" | "her" | "he" | "she" | "who" | "test"
        )
}

/// `several`, `a few hundred`, `a couple of thousand`, `many thousands`. `from` is where the figure begins.
fn vague(scan: &Scan<'_, '_>, from: u32, at: u32, op: Op) -> Option<Numeral> {
    let of = u32::from(scan.word(at + 1) == "of" && matches!(op, Op::Couple | Op::Handful));
    let next = at + 1 + of;
    let unit = match lex(scan.word(next)) {
        Some(Lex::Hundred) => Some(100),
        Some(Lex::Scale(by) | Lex::Plural(by)) => Some(by),
        Some(Lex::Dozen) => Some(12),
        _ => None,
    };
    if let Some(unit) = unit {
        let (unit, end) = match lex(scan.word(next + 1)) {
            Some(Lex::Scale(by)) => (unit.saturating_mul(by), next + 2),
            _ => (unit, next + 1),
        };
        let op = if op == Op::Many { Op::Plural } else { op };
        return Some(vague_numeral(from..end, unit, op));
    }
    let has_article = from < at;
    let stands_alone = match op {
        // `few people came` says hardly any; `the few` and `many a` count nothing.
        Op::Few => has_article || scan.word(at) == "multiple",
        Op::Couple | Op::Handful => of == 1 || scan.word(at + 1) == "more",
        Op::Several => scan.word(at + 1) != "times" || !scan.glued(at + 1),
        Op::Many => many_counts(scan, at),
        _ => false,
    };
    let end = if stands_alone { at + 1 + of } else { return None };
    Some(vague_numeral(from..end, 1, op))
}

/// `many people`; not `how many`, `as many as`, `too many`, `many of`, `many a`, `many more than`.
fn many_counts(scan: &Scan<'_, '_>, at: u32) -> bool {
    let before = matches!(
        scan.before(at, 1),
        "how" | "as" | "too" | "so" | "not" | "the" | "that" | "twice"
    );
    let after = matches!(
        scan.word(at + 1),
        "a" | "as" | "of" | "more" | "" | "," | "." | "were" | "are" | "have"
    );
    !before && !after
}

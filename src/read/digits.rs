//! Figures in digits: `9,000`, `2.5`, `9 000`, `½`, `10 1/2`, `5m`, `1.2 lakh crore`.

use super::kind::{self, Kind};
use super::lexicon::{Lex, glued_scale, lex};
use super::numeral::{Numeral, after_joint, dozens, exact, multiplied, part_grain};
use super::scan::Scan;
use super::{numeral, power, spelled};
use crate::value::interval::scale;
use crate::value::notation::milli;
use crate::value::quantity::ONE;
use crate::value::{Dimension, Figure, Milli, Op};

/// The numeral that the digits at token `at` begin.
pub(super) fn read(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    if let Some(numeral) = leading_point(scan, at).or_else(|| power::read(scan, at)) {
        return Some(numeral);
    }
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
    match lex(scan.hashed(next)) {
        Some(Lex::Scale(by)) => Some(continued(scan, multiplied(scan, at, n, grain, by, next + 1), by)),
        Some(Lex::Hundred) => Some(continued(
            scan,
            multiplied(scan, at, n, grain, 100, next + 1),
            100,
        )),
        Some(Lex::Dozen) => Some(dozens(at..next + 1, n)),
        Some(Lex::Plural(12)) => Some(dozens(at..next + 1, n)),
        Some(Lex::Plural(by)) if by >= 100_000 => Some(multiplied(scan, at, n, grain, by, next + 1)),
        _ => Some(match spelled::and_part(scan, end) {
            Some((part, next)) if n % ONE == 0 => spelled::fractional(scan, at, (n, 1), part, next),
            _ => plain(end),
        }),
    }
}

/// What follows the scale: `4 thousand 3 hundred and 21`, `3 million and a half`.
fn continued(scan: &Scan<'_, '_>, numeral: Numeral, by: i64) -> Numeral {
    let (at, end) = (numeral.tokens.start, numeral.tokens.end);
    if scan.before(at, 1) == "between" {
        return numeral;
    }
    if let Some((part, next)) = spelled::and_part(scan, end) {
        return spelled::fractional(scan, at, (numeral.figure.n, by), part, next);
    }
    let and = u32::from(scan.word(end) == "and");
    let Some(rest) = rest(scan, end + and, by, and == 1) else {
        return numeral;
    };
    exact(
        at..rest.tokens.end,
        numeral.figure.n.saturating_add(rest.figure.n),
        false,
        true,
    )
}

/// The lower places of a number behind the scale `by`.
fn rest(scan: &Scan<'_, '_>, at: u32, by: i64, joined: bool) -> Option<Numeral> {
    let words = matches!(lex(scan.hashed(at)), Some(Lex::Small(1..) | Lex::Tens(_)));
    if !(scan.is_figure(at) || joined && words) {
        return None;
    }
    let rest = numeral::read(scan, at).filter(|n| n.tokens.start == at && n.op == Op::Exact)?;
    let fits = rest.figure.n > 0 && rest.figure.n < by.saturating_mul(ONE) && rest.figure.least == ONE;
    let tied = rest.scaled || joined && by <= 1_000;
    let large = by <= 1_000 || rest.figure.n >= 100 * ONE;
    (fits && tied && large).then_some(rest)
}

/// `.08`: a decimal without its nought.
fn leading_point(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    let point = at.checked_sub(1)?;
    if scan.word(point) != "." || !scan.glued(at) || scan.glued(point) {
        return None;
    }
    let n = milli(&format!("0.{}", scan.raw(at)))?;
    let mut numeral = exact(point..at + 1, n, true, false);
    numeral.figure = Figure::amount(n, last_decimal(n));
    Some(numeral)
}

/// `minus 5`, `negative one`, `-0.3 per cent`, `-12C`, `nine degrees below zero`: the numeral below nought.
///
/// A hyphen is a sign only before a share or a temperature, behind a sign of comparison, or where nothing but figures
/// stands: elsewhere it is a dash.
pub(super) fn negative(scan: &Scan<'_, '_>, numeral: &Numeral) -> Option<Numeral> {
    let at = numeral.tokens.start;
    if numeral.op == Op::Exact && is_below_zero(scan, numeral.tokens.end) {
        return Some(below(numeral, at));
    }
    let start = at.checked_sub(1)?;
    let sign = match scan.word(start) {
        "minus" | "negative" => true,
        "-" | "−" => numeral.digits && scan.glued(at) && is_sign(scan, start, numeral),
        _ => false,
    };
    if !sign || numeral.op != Op::Exact {
        return None;
    }
    Some(below(numeral, start))
}

fn below(numeral: &Numeral, start: u32) -> Numeral {
    let mut below = numeral.clone();
    below.tokens.start = start;
    below.figure.n = -below.figure.n.abs();
    below.figure.m = -below.figure.m.abs();
    below
}

/// Whether `zero` at `at` is the point that degrees are counted from.
pub(super) fn is_origin(scan: &Scan<'_, '_>, at: u32) -> bool {
    let degrees = |back: u32| matches!(scan.before(at, back), "degree" | "degrees" | "°" | "º");
    matches!(scan.before(at, 1), "below" | "above") && (degrees(2) || degrees(3))
}

/// `degrees below zero`, `degrees Celsius below freezing`.
fn is_below_zero(scan: &Scan<'_, '_>, at: u32) -> bool {
    if !matches!(scan.word(at), "degree" | "degrees" | "°" | "º") {
        return false;
    }
    let scale = scan.word(at + 1);
    let named = matches!(scale, "celsius" | "centigrade" | "c" | "fahrenheit" | "f");
    let next = at + 1 + u32::from(named);
    // Water freezes at 32 degrees Fahrenheit.
    let zero = match scan.word(next + 1) {
        "zero" => true,
        "freezing" => !scale.starts_with('f'),
        _ => false,
    };
    scan.word(next) == "below" && zero
}

fn is_sign(scan: &Scan<'_, '_>, start: u32, numeral: &Numeral) -> bool {
    if matches!(scan.before(start, 1), "<" | ">" | "=") {
        return true;
    }
    let kind = kind::behind(scan, &numeral.tokens, numeral.digits, numeral.op).map(|(kind, _)| kind);
    let below_nought = match kind {
        Some(Kind::Percent { .. }) => true,
        Some(Kind::Unit(unit)) => matches!(unit.dimension, Dimension::Temperature | Dimension::Degrees),
        _ => false,
    };
    let wordless =
        scan.hi - scan.lo < 8 && (scan.lo..scan.hi).all(|i| !scan.is_word(i) || scan.word(i).len() == 1);
    !scan.glued(start) && (below_nought || wordless)
}

/// One figure token, or several that a space for thousands parts (`9 000` with a hard space), or a fraction mark.
fn digit_run(scan: &Scan<'_, '_>, at: u32) -> Option<(Milli, Milli, u32)> {
    if let Some(part) = fraction_mark(scan.raw(at)) {
        return Some((part, last_decimal(part), at + 1));
    }
    let raw = scan.raw(at);
    if let Some((n, end)) = indian(scan, at) {
        return Some((n, Figure::count(n).grain, end));
    }
    let mut n = read_digits(raw)?;
    let mut end = at + 1;
    let spaced = spaced_groups(scan, at);
    while raw.len() <= 3 && is_group(scan, end) && (spaced || hard_space(scan, end)) {
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

/// `12,34,567`, `1,00,000`: lakhs and crores with a comma behind every two digits but the last three.
fn indian(scan: &Scan<'_, '_>, at: u32) -> Option<(Milli, u32)> {
    let two = |i: u32| scan.is_figure(i) && scan.raw(i).len() <= 2;
    let comma = |i: u32| scan.word(i) == "," && scan.glued(i) && scan.glued(i + 1);
    let mut digits = String::new();
    let mut end = at;
    while two(end) && comma(end + 1) && digits.len() < 12 {
        digits.push_str(scan.raw(end));
        end += 2;
    }
    let last = scan.raw(end);
    let (head, tail) = last.split_once(',')?;
    let whole = tail.split('.').next().unwrap_or("");
    if digits.is_empty() || head.len() != 2 || whole.len() != 3 {
        return None;
    }
    digits.push_str(head);
    digits.push_str(tail);
    milli(&digits).map(|n| (n, end + 1))
}

fn is_group(scan: &Scan<'_, '_>, at: u32) -> bool {
    let raw = scan.raw(at);
    scan.is_figure(at) && !scan.glued(at) && (raw.len() == 3 || raw.len() > 4 && raw.get(3..4) == Some("."))
}

/// Whether plain spaces part the thousands: two groups of three or more, or one of noughts (`40 000`).
fn spaced_groups(scan: &Scan<'_, '_>, at: u32) -> bool {
    let groups = (at + 1..at + 6).take_while(|&i| is_group(scan, i)).count();
    groups >= 2 || groups == 1 && scan.raw(at + 1) == "000"
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
        "⅙" => 167,
        "⅛" => 125,
        "⅜" => 375,
        "⅝" => 625,
        "⅞" => 875,
        _ => return None,
    })
}

/// Letters glued to the figure that multiply it: `10k`, `5bn`. `5m` is metres unless money or people are meant.
fn letter_scale(scan: &Scan<'_, '_>, at: u32, money: bool) -> Option<(i64, u32)> {
    let raw = scan.raw(at);
    // `2.33 k`, `1,200 M`: apart, but nothing else can be meant at the end of a phrase.
    let apart = matches!(raw, "k" | "M") && !scan.is_word(at + 1) && !scan.glued(at + 1);
    if !scan.is_word(at) || !(scan.glued(at) || money || apart) {
        return None;
    }
    let open = matches!(raw, "m" | "t" | "L" | "cr" | "Cr" | "K");
    let counts = raw == "m"
        && (counts_things(scan, at + 1)
            || matches!(scan.word(at + 1), "sq" | "square" | "cubic")
            || super::currency::after_figure(scan, at + 1).is_some());
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

//! Figures in digits: `9,000`, `2.5`, `9 000`, `½`, `10 1/2`, `5m`, `1.2 lakh crore`.

use super::lexicon::{Lex, glued_scale, lex};
use super::numeral::{Numeral, after_joint, dozens, exact, multiplied, part_grain};
use super::scan::Scan;
use super::{kind, spelled};
use crate::value::interval::scale;
use crate::value::notation::milli;
use crate::value::quantity::ONE;
use crate::value::{Figure, Milli, Op};

/// The numeral that the digits at token `at` begin.
pub(super) fn read(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
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
        Some(Lex::Dozen) => Some(dozens(at..next + 1, n)),
        Some(Lex::Plural(12)) => Some(dozens(at..next + 1, n)),
        Some(Lex::Plural(by)) if by >= 100_000 => Some(multiplied(scan, at, n, grain, by, next + 1)),
        _ => Some(match spelled::and_part(scan, end) {
            Some((part, next)) if n % ONE == 0 => spelled::fractional(scan, at, n, part, next),
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

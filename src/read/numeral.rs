//! The bare figure: digits, number words and vague words become one [`Numeral`], whatever they count.

use std::ops::Range;

use super::lexicon::{Lex, lex};
use super::scan::Scan;
use super::{digits, spelled, vague};
use crate::value::interval::scale;
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
pub(super) const MAX_TOKENS: u32 = 24;

/// The numeral that begins at token `at`, with its sign and its decimals in words.
pub(super) fn read(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    if scan.word(at) == "zero" && digits::is_origin(scan, at) {
        return None;
    }
    let numeral = unsigned(scan, at)?;
    let numeral = spelled::pointed(scan, &numeral).unwrap_or(numeral);
    Some(digits::negative(scan, &numeral).unwrap_or(numeral))
}

fn unsigned(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    if scan.is_figure(at) || digits::is_fraction_mark(scan.raw(at)) {
        return digits::read(scan, at);
    }
    if let Some(numeral) = spelled::part_of_scale(scan, at) {
        return Some(numeral);
    }
    match lex(scan.hashed(at))? {
        Lex::Small(_) | Lex::Tens(_) | Lex::Hundred | Lex::Scale(_) => spelled::read(scan, at),
        Lex::Dozen => Some(dozens(at..at + 1, ONE)),
        Lex::Half => spelled::half(scan, at, at + 1),
        Lex::Article => spelled::article(scan, at),
        Lex::Plural(unit) => vague::plural(scan, at, unit),
        Lex::Vague(op) => vague::read(scan, at, at, op),
        _ => None,
    }
}

pub(super) fn exact(tokens: Range<u32>, n: Milli, digits: bool, scaled: bool) -> Numeral {
    Numeral {
        tokens,
        figure: Figure::count(n),
        op: Op::Exact,
        digits,
        scaled,
    }
}

pub(super) fn dozens(tokens: Range<u32>, by: Milli) -> Numeral {
    Numeral {
        tokens,
        figure: Figure::count(scale(by, 12, 1)).dozens(),
        op: Op::Exact,
        digits: false,
        scaled: true,
    }
}

pub(super) fn vague_numeral(tokens: Range<u32>, unit: i64, op: Op) -> Numeral {
    Numeral {
        tokens,
        figure: Figure::count(unit.saturating_mul(ONE)),
        op,
        digits: false,
        scaled: unit > 1,
    }
}

/// `n` times a scale, with further scales behind it: `1.2 lakh crore`, `2 million 300 thousand`.
pub(super) fn multiplied(scan: &Scan<'_, '_>, at: u32, n: Milli, grain: Milli, by: i64, end: u32) -> Numeral {
    let mut by = by;
    let mut end = end;
    while let Some(Lex::Scale(more)) = lex(scan.hashed(end)) {
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

/// A hyphen between the parts of one number is skipped.
pub(super) fn after_joint(scan: &Scan<'_, '_>, at: u32) -> u32 {
    at + u32::from(scan.is_joint(at))
}

/// `two and a half` is good to about a tenth, not to a thousandth.
pub(super) fn part_grain(part: Milli) -> Milli {
    if part % 100 == 0 { 100 } else { 10 }
}

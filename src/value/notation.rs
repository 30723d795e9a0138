//! How a quantity is written: the short notation of rule tests, and words for an editor.

use std::fmt;
use std::str::FromStr;

use super::interval::{INFINITY, Interval, MINUS_INFINITY, Milli};
use super::quantity::{Figure, ONE, Op, Quantity};
use super::unit::Currency;

/// Words for the plural scales, with their unit in wholes. `a few hundred` is `few hundred` in the notation.
const SCALES: &[(&str, &str, i64)] = &[
    ("tens", "ten", 10),
    ("dozens", "dozen", 12),
    ("scores", "score", 20),
    ("hundreds", "hundred", 100),
    ("thousands", "thousand", 1_000),
    ("tens of thousands", "ten thousand", 10_000),
    ("hundreds of thousands", "hundred thousand", 100_000),
    ("millions", "million", 1_000_000),
    ("tens of millions", "ten million", 10_000_000),
    ("hundreds of millions", "hundred million", 100_000_000),
    ("billions", "billion", 1_000_000_000),
    ("tens of billions", "ten billion", 10_000_000_000),
    ("hundreds of billions", "hundred billion", 100_000_000_000),
    ("trillions", "trillion", 1_000_000_000_000),
];

/// A sign before the figure, longest first.
const SIGNS: &[(&str, Op)] = &[
    ("up to ", Op::UpTo),
    ("as many as ", Op::AsManyAs),
    ("<~", Op::Nearly),
    (">~", Op::JustOver),
    (">=", Op::AtLeast),
    ("<=", Op::AtMost),
    ("=", Op::Exact),
    ("~", Op::About),
    (">", Op::MoreThan),
    ("<", Op::LessThan),
];

/// Words that are a quantity by themselves, and before a scale.
const VAGUE: &[(&str, Op)] = &[
    ("few", Op::Few),
    ("several", Op::Several),
    ("handful", Op::Handful),
    ("many", Op::Many),
    ("couple", Op::Couple),
];

/// A figure in plain digits: `9000`, `2.5`, `-5`.
pub fn plain(n: Milli) -> String {
    let (whole, rest) = ((n / ONE).unsigned_abs(), (n % ONE).unsigned_abs());
    let sign = if n < 0 { "-" } else { "" };
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{rest:03}");
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

/// A figure as an article prints it: `9,000`, `2.5`.
pub fn grouped(n: Milli) -> String {
    let text = plain(n);
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

impl fmt::Display for Quantity {
    /// The notation of rule tests: `=19`, `~9000`, `<~9000`, `>1000`, `10..12`, `dozens`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = plain(self.n);
        let scale = || {
            SCALES
                .iter()
                .find(|(_, _, unit)| unit.saturating_mul(ONE) == self.n)
        };
        match self.op {
            Op::Range => return write!(f, "{n}..{}", plain(self.m)),
            Op::Plural => {
                return match scale() {
                    Some((plural, _, _)) => f.write_str(plural),
                    None => write!(f, "plural {n}"),
                };
            }
            Op::WellOver => return write!(f, ">{n}"),
            _ => {}
        }
        if let Some((word, _)) = VAGUE.iter().find(|(_, op)| *op == self.op) {
            return match scale() {
                _ if self.n == ONE => f.write_str(word),
                Some((_, one, _)) => write!(f, "{word} {one}"),
                None => write!(f, "{word} {n}"),
            };
        }
        let sign = SIGNS
            .iter()
            .find(|(_, op)| *op == self.op)
            .map_or("=", |(sign, _)| sign);
        write!(f, "{sign}{n}")
    }
}

/// A text that is no quantity in the notation of rule tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationError(String);

impl fmt::Display for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no quantity: write `=19`, `~9000`, `<~9000`, `>~9000`, `>1000`, `>=5`, `<10`, `<=12`, `10..12`, `few`, `several hundred` or `dozens`",
            self.0
        )
    }
}

impl std::error::Error for NotationError {}

impl FromStr for Quantity {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Self, NotationError> {
        read(text.trim()).ok_or_else(|| NotationError(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Quantity> {
    if text == "dozen" {
        return Some(Quantity::new(Op::Exact, Figure::count(12 * ONE).dozens()));
    }
    if let Some((_, _, unit)) = SCALES.iter().find(|(plural, _, _)| *plural == text) {
        return Some(Quantity::new(Op::Plural, Figure::count(unit.saturating_mul(ONE))));
    }
    if let Some(n) = text.strip_prefix("plural ") {
        return Some(Quantity::new(Op::Plural, figure(n)?));
    }
    for (word, op) in VAGUE {
        if let Some(rest) = text.strip_prefix(word) {
            return Some(Quantity::new(*op, unit(rest.trim())?));
        }
    }
    for (sign, op) in SIGNS {
        if let Some(n) = text.strip_prefix(sign) {
            return Some(Quantity::new(*op, figure(n)?));
        }
    }
    let (low, high) = text.split_once("..")?;
    Some(Quantity::new(Op::Range, figure(low)?.to(figure(high)?)))
}

/// The unit of a vague word: nothing, a scale, or a figure.
fn unit(text: &str) -> Option<Figure> {
    if text.is_empty() {
        return Some(Figure::count(ONE));
    }
    match SCALES.iter().find(|(_, one, _)| *one == text) {
        Some((_, _, unit)) => Some(Figure::count(unit.saturating_mul(ONE))),
        None => figure(text),
    }
}

fn figure(text: &str) -> Option<Figure> {
    milli(&text.trim().replace(',', "")).map(Figure::count)
}

/// Plain digits with at most three decimals, in thousandths; `None` for anything else or anything too large.
pub fn milli(text: &str) -> Option<Milli> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let kept = decimals.get(..3).unwrap_or(decimals);
    let scale = [100, 10, 1].get(kept.len().checked_sub(1)?)?;
    let part = kept.parse::<Milli>().ok()?.checked_mul(*scale)?;
    let value = whole.parse::<Milli>().ok()?.checked_mul(ONE)?.checked_add(part)?;
    (value < INFINITY).then_some(value * sign)
}

impl Quantity {
    /// What a reader takes it to say, in words: `8,100 to 8,999`, `1,001 to 2,000`, `19`, `3 or more`.
    pub fn reads_as(&self) -> String {
        spell(self.soft)
    }

    /// What does not make it false, in words: `1,001 or more`.
    pub fn allows(&self) -> String {
        spell(self.hard)
    }
}

/// An interval in words.
pub fn spell(interval: Interval) -> String {
    in_words(interval, 1, "")
}

/// A sum of money in words, with the scale in a word where both ends are so large and round: `1.5 to 2 billion EUR`.
pub fn spell_money(interval: Interval, currency: &Currency) -> String {
    const LARGE: [(i64, &str); 3] = [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
    ];
    let (lo, hi) = closed(interval.lo, interval.hi);
    let ends = [lo, hi]
        .into_iter()
        .filter(|n| ![INFINITY, MINUS_INFINITY].contains(n));
    let fits = |unit: i64| {
        let mut ends = ends.clone().peekable();
        ends.peek().is_some() && ends.all(|n| n % unit == 0 && n / ONE >= unit)
    };
    match LARGE.iter().find(|(unit, _)| fits(*unit)) {
        Some((unit, scale)) => in_words(interval, *unit, &format!(" {scale} {}", currency.0)),
        None => in_words(interval, 1, &format!(" {}", currency.0)),
    }
}

/// An interval in words, counted in `unit`, with `tail` behind its last figure.
fn in_words(interval: Interval, unit: i64, tail: &str) -> String {
    let figure = |n: Milli| grouped(n / unit);
    match (interval.lo, interval.hi) {
        (MINUS_INFINITY, INFINITY) => "any figure".to_owned(),
        (MINUS_INFINITY, hi) => format!("{}{tail} or less", figure(hi)),
        (lo, INFINITY) => format!("{}{tail} or more", figure(lo)),
        (lo, hi) if lo == hi => format!("{}{tail}", figure(lo)),
        (lo, hi) => {
            let (lo, hi) = closed(lo, hi);
            format!("{} to {}{tail}", figure(lo), figure(hi))
        }
    }
}

/// An interval without the thousandth that keeps its ends out: nobody misses it in a hundred.
fn closed(lo: Milli, hi: Milli) -> (Milli, Milli) {
    const LARGE: Milli = 100_000;
    let open = lo > LARGE && lo % 1_000 == 1 && hi % 1_000 == 999;
    if open { (lo - 1, hi + 1) } else { (lo, hi) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_an_editor() {
        for (notation, reads, allows) in [
            ("<~9000", "8,100 to 8,999", "6,300 to 9,100"),
            (">1000", "1,001 to 2,000", "981 or more"),
            ("=19", "19", "19"),
            ("many", "3 or more", "3 or more"),
            ("dozens", "24 to 119", "12 or more"),
            ("<1500000", "1,000,000 to 1,499,999", "0 to 1,509,999"),
        ] {
            let q: Quantity = notation.parse().unwrap();
            assert_eq!(
                (q.reads_as().as_str(), q.allows().as_str()),
                (reads, allows),
                "{notation}"
            );
        }
    }

    #[test]
    fn money_is_told_in_the_scale_of_the_article() {
        let euros = Currency("EUR".into());
        for (lo, hi, words) in [
            (1_455_000_000, 1_465_000_000, "1.455 to 1.465 billion EUR"),
            (875_000_000, 1_200_000_000, "875 to 1,200 million EUR"),
            (54_000_000_000, 54_000_000_000, "54 billion EUR"),
            (1_234_567_891, 1_234_567_891, "1,234,567,891 EUR"),
            (900_000, 2_000_000, "900,000 to 2,000,000 EUR"),
        ] {
            let interval = Interval::new(lo * ONE, hi * ONE);
            assert_eq!(spell_money(interval, &euros), words);
        }
        let open = Interval {
            lo: 3_000_000 * ONE,
            hi: INFINITY,
        };
        assert_eq!(spell_money(open, &euros), "3 million EUR or more");
    }

    #[test]
    fn digits_are_read_and_printed_exactly() {
        for (text, value) in [("9000", 9_000_000), ("2.5", 2_500), ("-0.125", -125), ("0", 0)] {
            assert_eq!(milli(text), Some(value));
            assert_eq!(plain(value), text);
        }
        assert_eq!(milli("99999999999999999999"), None);
        assert_eq!(milli("1.2.3"), None);
        assert_eq!(grouped(-1_234_567_500), "-1,234,567.5");
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "19", "=", "=x", "5..", "few and far", ">= 5 or so"] {
            assert!(text.parse::<Quantity>().is_err(), "{text}");
        }
    }
}

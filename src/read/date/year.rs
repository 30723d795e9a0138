//! Years, decades and centuries, in digits and in words.

use super::expr::Expr;
use super::resolve::{century, decade};
use super::words::{Cursor, before, is_counted, is_measure};
use crate::value::Days;

/// A year at `at`, wherever it stands, if it can be one: four digits, nothing counted or measured behind it.
pub(super) fn year(c: &Cursor<'_, '_>, at: u32) -> Option<(i32, u32)> {
    if let Some((year, 4)) = c.digits(at) {
        let fraction = c.is(at + 1, &["."]) && c.glued(at + 1) && c.is_figure(at + 2) && c.glued(at + 2);
        let other = is_measure(c.word(at + 1)) && !c.is(at + 1, &["of"]);
        return ((1000..=2100).contains(&year) && !fraction && !other).then_some((year, at + 1));
    }
    worded(c, at)
}

/// `AD 86`, `79 AD`, `753 BC`.
fn of_an_era(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let era = |i: u32, names: &[&str]| c.all_caps(i) && c.is(i, names);
    let digits = |i: u32| c.digits(i).filter(|(n, length)| *n > 0 && *length <= 4);
    let (year, end) = if era(at, &["ad", "ce"]) {
        (digits(at + 1)?.0, at + 2)
    } else {
        let year = digits(at)?.0;
        match c.word(at + 1) {
            _ if era(at + 1, &["ad", "ce"]) => (year, at + 2),
            // There was no year 0: 1 BC is the year before AD 1.
            _ if era(at + 1, &["bc", "bce"]) => (1 - year, at + 2),
            _ => return None,
        }
    };
    Some((Expr::Fixed(Days::year(year)?), end))
}

/// A year that stands alone: `in 2014`, `the 2019 election`, `(1994)`.
pub(super) fn alone(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    if let Some(found) = of_an_era(c, at).or_else(|| year_range(c, at)) {
        return Some(found);
    }
    let (number, end) = year(c, at)?;
    let before = c.before(at);
    let counted = is_counted(c.word(end));
    let led = matches!(
        before,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "from"
            | "during"
            | "before"
            | "after"
            | "of"
            | "for"
            | "year"
            | "to"
    ) || matches!(
        before,
        "early"
            | "late"
            | "mid"
            | "around"
            | "circa"
            | "between"
            | "about"
            | "("
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
    );
    let named = matches!(
        before,
        "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our"
    ) || before.ends_with("'s");
    let modern = (1900..2040).contains(&number);
    let lone = c.is_figure(at) && (number % 100 != 0 || modern);
    let accepted = if counted {
        named && modern && number % 100 != 0
    } else {
        // `for 2000`, `to 1500`, `of 1200` are as often amounts as years: only recent years are taken there.
        led && (modern || !matches!(before, "for" | "to" | "about" | "around"))
            || named && modern && c.is_word(end)
            || modern && c.is_figure(at) && at == c.start && c.is_word(end)
            || before == "and" && modern
    };
    (accepted && (lone || !c.is_figure(at)))
        .then(|| Days::year(number).map(|days| (Expr::Fixed(days), end)))?
}

/// `2014-2018`, `2014–18`, `2022/23`, `from 2014 to 2018`.
fn year_range(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let (first, next) = year(c, at)?;
    let hyphen = c.dash(next) || (c.is(next, &["/"]) && c.glued(next));
    let spoken = c.is(before(at), &["from", "between"])
        && c.is(next, &["to", "and", "until", "till", "through"])
        || c.before(at) == "in" && c.is(next, &["through"]);
    if !(hyphen && c.glued(next + 1) || spoken) {
        return None;
    }
    let last = match c.digits(next + 1) {
        Some((short, 2)) if hyphen => first - first % 100 + short,
        _ => year(c, next + 1)?.0,
    };
    let end = if c.is_figure(next + 1) {
        next + 2
    } else {
        year(c, next + 1)?.1
    };
    let clear = (first < last && last - first < 200) && !is_counted(c.word(end)) && !(hyphen && c.dash(end));
    clear.then(|| Days::years(first, last).map(|days| (Expr::Fixed(days), end)))?
}

/// `nineteen seventy-eight`, `twenty twelve`, `two thousand and eighteen`, `one thousand seven hundred and eighty nine`.
fn worded(c: &Cursor<'_, '_>, at: u32) -> Option<(i32, u32)> {
    let (lead, next) = c.worded(at)?;
    let joined = if c.before(at) == "and" {
        before(before(at))
    } else {
        before(at)
    };
    if c.is(joined, &["hundred", "thousand", "million"]) {
        // `two hundred and two thousand` is one number.
        return None;
    }
    if c.is(next, &["thousand"]) && lead <= 2 {
        return thousands(c, lead * 1000, next + 1);
    }
    if !(11..=20).contains(&lead) || c.is(next, &["-"]) && !c.glued(next) {
        return None;
    }
    let next = c.skip(next, &["-"]);
    if c.is(next, &["hundred"]) {
        return Some((lead * 100, next + 1));
    }
    if c.is(next, &["zero", "oh", "o"]) {
        let (unit, end) = c.worded(next + 1).filter(|u| u.0 < 10)?;
        return Some((lead * 100 + unit, end));
    }
    let (rest, end) = c.worded(next).filter(|r| (10..100).contains(&r.0))?;
    // `twenty twenty` is a year, `twenty-one` never comes here: it was read whole.
    Some((lead * 100 + rest, end))
}

fn thousands(c: &Cursor<'_, '_>, base: i32, at: u32) -> Option<(i32, u32)> {
    let mut year = base;
    let mut end = at;
    if let Some((hundreds, next)) = c.worded(end).filter(|h| h.0 < 10)
        && c.is(next, &["hundred"])
    {
        year += hundreds * 100;
        end = next + 1;
    }
    let next = c.skip(end, &["and"]);
    if let Some((rest, after)) = c.worded(next).filter(|r| r.0 < 100) {
        let goes_on = c.is(after, &["hundred", "thousand", "million"]);
        return (!goes_on).then_some((year + rest, after));
    }
    (!is_counted(c.word(end))).then_some((year, end))
}

/// `the 1990s`, `the 1970's`, `the '70s`, `the seventies`, `the eighteen-eighties`.
pub(super) fn decade_at(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let owned = (1..=3).any(|back| {
        at.checked_sub(back)
            .is_some_and(|i| c.is(i, &["his", "her", "their", "my", "your", "our", "aged"]))
    });
    if owned {
        // `in his early twenties`, `in their 70s`: ages.
        return None;
    }
    let led = c.is(before(at), &["the", "early", "late", "mid", "-", "'", "’", "‘"]);
    if let Some((first, length)) = c.digits(at).filter(|d| d.0 % 10 == 0) {
        let mark = at + 1 + u32::from(c.is(at + 1, &["'", "’"]) && c.glued(at + 1));
        let plural = c.is(mark, &["s"]) && c.glued(mark);
        return match length {
            4 if plural && (1000..=2100).contains(&first) => fixed(decade(first), mark + 1),
            2 if plural && led => fixed(decade(1900 + first), mark + 1),
            _ => None,
        };
    }
    if c.is(at, &["two"]) && c.is(at + 1, &["thousands"]) && led {
        return fixed(decade(2000), at + 2);
    }
    if let Some((lead, next)) = c.worded(at).filter(|l| (11..=20).contains(&l.0)) {
        let next = c.skip(next, &["-"]);
        let ten = c.decade(next)?;
        return fixed(decade(lead * 100 + ten), next + 1);
    }
    let part = if c.is(before(at), &["-"]) {
        before(before(at))
    } else {
        before(at)
    };
    if c.is(before(part), &["his", "her", "their", "my", "your", "our"]) {
        // `in her early twenties` is an age.
        return None;
    }
    let lead = c.decade(at)?;
    let base = if lead == 0 { 2000 } else { 1900 };
    (led && lead != 10).then(|| fixed(decade(base + lead), at + 1))?
}

/// `the ninth century`, `the 21st century`.
pub(super) fn century_at(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let (n, next) = c.ordinal(at)?;
    let next = c.skip(next, &["-"]);
    let before_christ = c.is(next + 1, &["bc", "bce"]) || c.is(next + 1, &["b"]) && c.is(next + 3, &["c"]);
    (c.is(next, &["century"]) && !before_christ && (1..=21).contains(&n))
        .then(|| fixed(century(n), next + 1))?
}

fn fixed(days: Option<Days>, end: u32) -> Option<(Expr, u32)> {
    days.map(|days| (Expr::Fixed(days), end))
}

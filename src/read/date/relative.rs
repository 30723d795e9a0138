//! Dates seen from the day of publication: `yesterday`, `three weeks ago`, `last year`, `Friday next week`.

use super::absolute::shift_word;
use super::expr::{Expr, Season};
use super::resolve::months_of;
use super::words::{Cursor, Unit, before};
use crate::text::vocab::disowned;
use crate::value::Weekday;

/// A relative expression that begins at `at`.
pub(super) fn parse(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    if c.is_figure(at) {
        // Every other expression begins with a word.
        return counted(c, at).or_else(|| quarter(c, at));
    }
    named_day(c, at)
        .or_else(|| weekday_phrase(c, at))
        .or_else(|| counted(c, at))
        .or_else(|| vague(c, at))
        .or_else(|| within(c, at))
        .or_else(|| second_next(c, at))
        .or_else(|| shifted(c, at))
        .or_else(|| stretch(c, at))
        .or_else(|| season(c, at))
        .or_else(|| quarter(c, at))
}

/// One that begins with `this`, `next`, `last` and their like.
pub(super) fn shifted_phrase(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    named_day(c, at)
        .or_else(|| weekday_phrase(c, at))
        .or_else(|| shifted(c, at))
        .or_else(|| stretch(c, at))
}

fn day(n: i32) -> Expr {
    Expr::Away {
        n,
        unit: Unit::Day,
        base: 0,
    }
}

/// `today`, `last night`, `the day before yesterday`, `this morning`.
pub(super) fn named_day(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    if let Some((n, end)) = today(c, at) {
        return Some((day(n), end));
    }
    let start = c.skip(at, &["the"]);
    if c.is(start, &["day"]) && c.is(start + 1, &["before"]) && c.is(start + 2, &["yesterday"]) {
        return Some((day(-2), start + 3));
    }
    if c.is(start, &["day"]) && c.is(start + 1, &["after"]) && c.is(start + 2, &["tomorrow"]) {
        return Some((day(2), start + 3));
    }
    if c.is(at, &["earlier", "later"]) && c.is(at + 1, &["today"]) {
        return Some((day(0), at + 2));
    }
    let part = c.is(at + 1, &["morning", "afternoon", "evening", "lunchtime"]);
    if c.is(at, &["this"]) && part {
        return Some((day(0), at + 2));
    }
    (c.is(at, &["last"]) && c.is(at + 1, &["night", "evening"])).then(|| (day(-1), at + 2))
}

/// `today`, `yesterday`, `tomorrow` as days from publication.
fn today(c: &Cursor<'_, '_>, at: u32) -> Option<(i32, u32)> {
    let word = c.word(at);
    let n = match disowned(word).unwrap_or(word) {
        "today" | "tonight" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    // `USA Today`, `the Today programme`.
    let name = c.capital(at) && (c.capital(before(at)) || c.is(before(at), &["the"]));
    (!name || c.all_caps(at)).then_some((n, at + 1))
}

/// `last Monday`, `Friday next week`, `Tuesday of last week`, `a week ago last Tuesday`, `Monday week`.
fn weekday_phrase(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    if let Some((weekday, next)) = c.weekday(at) {
        return week_of_weekday(c, weekday, next);
    }
    let start = c.skip(at, &["the"]);
    let shift = match c.word(start) {
        "last" | "past" => -1,
        "this" => 0,
        "next" => 1,
        "a" if c.is(start + 1, &["week"]) && c.is(start + 2, &["ago"]) => {
            let (weekday, end) = c.weekday(c.skip(start + 3, &["last", "on"]))?;
            return Some((
                Expr::WeekdayAway {
                    day: weekday,
                    days: -7,
                },
                end,
            ));
        }
        _ => return None,
    };
    if let Some((weekday, end)) = c.weekday(start + 1) {
        return Some((Expr::NamedWeekday { day: weekday, shift }, end));
    }
    let on = c.skip(start + 2, &["on", "'s"]);
    let (weekday, end) = c.weekday(on).filter(|_| c.is(start + 1, &["week", "week's"]))?;
    Some((
        Expr::WeekdayIn {
            day: weekday,
            week: shift,
        },
        end,
    ))
}

pub(super) fn week_of_weekday(c: &Cursor<'_, '_>, weekday: Weekday, next: u32) -> Option<(Expr, u32)> {
    if c.is(next, &["week"]) {
        return Some((
            Expr::WeekdayAway {
                day: weekday,
                days: 7,
            },
            next + 1,
        ));
    }
    let of = c.skip(next, &["of"]);
    let week = shift_word(c.word(of)).filter(|_| c.is(of + 1, &["week"]))?;
    Some((Expr::WeekdayIn { day: weekday, week }, of + 2))
}

/// `a few days ago`, `several months ago`.
fn vague(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let (least, most, next) = c.vague(at)?;
    let unit = Unit::parse(c.word(next)).filter(|_| c.is(next + 1, &["ago"]))?;
    let away = |n: i32| Box::new(Expr::Away { n: -n, unit, base: 0 });
    // A week and a half is still a few days.
    let most = if unit == Unit::Day { most + 4 } else { most };
    Some((Expr::Range(away(most), away(least)), next + 2))
}

/// `in three weeks`, `within three weeks`.
pub(super) fn within(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let (n, unit, end) = c.is(at, &["in", "within"]).then(|| measure(c, at + 1))??;
    let whole = !c.is(end, &["of", "or", "and", "after"]) && !c.dash(end);
    let expr = if c.is(at, &["in"]) {
        Expr::In { n, unit }
    } else {
        Expr::Within { n, unit }
    };
    (whole && !matches!(unit, Unit::Decade | Unit::Century)).then_some((expr, end))
}

/// `the week after next`, `the month before last`.
fn second_next(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let unit = c.is(at, &["the"]).then(|| Unit::parse(c.word(at + 1)))??;
    let end = c.skip(at + 3, &["the"]);
    let shift = match (c.word(at + 2), c.word(end)) {
        ("after", "next") => 2,
        ("before", "last") => -2,
        _ => return None,
    };
    Some((Expr::Cycle { unit, shift }, end + 1))
}

/// `three weeks ago`, `a month and two days ago`, `two days before yesterday`, `two weeks from now`.
fn counted(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let (n, unit, next) = measure(c, at)?;
    if c.is(next, &["ago"]) {
        return Some((Expr::Away { n: -n, unit, base: 0 }, next + 1));
    }
    if let Some(found) = compound(c, n, unit, next) {
        return Some(found);
    }
    let sign = match c.word(next) {
        "from" | "after" => 1,
        "before" => -1,
        _ => return None,
    };
    let (base, end) = if c.is(next + 1, &["now"]) && sign == 1 {
        (0, next + 2)
    } else {
        today(c, next + 1)?
    };
    Some((
        Expr::Away {
            n: n * sign,
            unit,
            base,
        },
        end,
    ))
}

/// `two years, one month and 21 days ago`: to the day, since somebody counted.
fn compound(c: &Cursor<'_, '_>, n: i32, unit: Unit, next: u32) -> Option<(Expr, u32)> {
    let (mut months, mut days) = in_months_and_days(n, unit)?;
    let mut end = next;
    for _ in 0..3 {
        let joined = c.skip(c.skip(end, &[","]), &["and"]);
        let Some((n, unit, after)) = measure(c, joined) else {
            break;
        };
        let more = in_months_and_days(n, unit)?;
        months += more.0;
        days += more.1;
        end = after;
    }
    (end > next && c.is(end, &["ago"])).then(|| {
        (
            Expr::Apart {
                months: -months,
                days: -days,
            },
            end + 1,
        )
    })
}

fn in_months_and_days(n: i32, unit: Unit) -> Option<(i32, i32)> {
    Some(match unit {
        Unit::Day => (0, n),
        Unit::Week => (0, n * 7),
        Unit::Month => (n, 0),
        Unit::Year => (n * 12, 0),
        _ => return None,
    })
}

fn measure(c: &Cursor<'_, '_>, at: u32) -> Option<(i32, Unit, u32)> {
    let (n, next) = c.count(at)?;
    let unit = Unit::parse(c.word(next)).filter(|u| !matches!(u, Unit::Weekend | Unit::Quarter))?;
    Some((n, unit, next + 1))
}

/// `last year`, `this month`, `next June`, `this September`, `last summer`, `the weekend`.
fn shifted(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    if c.is(at, &["the"]) && c.is(at + 1, &["weekend", "weekend's"]) {
        return Some((Expr::TheWeekend, at + 2));
    }
    let start = c.skip(at, &["the"]);
    let word = c.word(start);
    // `the next week`, `the last year` and `the previous month` have another anchor; `the coming week` has ours.
    let own = start == at && word != "previous" || matches!(word, "coming" | "upcoming" | "current");
    let shift = shift_word(word).filter(|_| own)?;
    if let Some(unit) = Unit::parse(c.word(start + 1)).filter(|u| !matches!(u, Unit::Day | Unit::Fortnight)) {
        return (!c.word(start + 1).ends_with("ies") && !plural(c.word(start + 1)))
            .then_some((Expr::Cycle { unit, shift }, start + 2));
    }
    if let Some(season) = season_name(c.word(start + 1)) {
        return Some((
            Expr::Season {
                season,
                year: None,
                shift: Some(shift),
            },
            start + 2,
        ));
    }
    let month = c.month(start + 1).filter(|m| !m.doubtful || m.capital)?;
    Some((
        Expr::NamedMonth {
            month: month.number,
            shift,
        },
        month.end,
    ))
}

fn plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("'s")
}

/// `the past three weeks`, `the last year`, `the next two days`.
fn stretch(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let start = c.skip(at, &["the"]);
    let sign = match c.word(start) {
        "last" | "past" => -1,
        "next" | "coming" => 1,
        _ => return None,
    };
    if let Some((n, unit, end)) = measure(c, start + 1) {
        return Some((Expr::Stretch { n: n * sign, unit }, end));
    }
    let unit = Unit::parse(c.word(start + 1)).filter(|u| *u != Unit::Day && !plural(c.word(start + 1)))?;
    (c.is(start, &["past"]) || start > at).then_some((Expr::Stretch { n: sign, unit }, start + 2))
}

pub(super) fn season_name(word: &str) -> Option<Season> {
    Some(match disowned(word).unwrap_or(word) {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// `the spring of 2029`, `summer 2016`, `in the spring`.
fn season(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let start = c.skip(at, &["the"]);
    let season = season_name(c.word(start))?;
    let of = c.skip(start + 1, &["of"]);
    if let Some((year, end)) = super::year::year(c, of) {
        return Some((
            Expr::Season {
                season,
                year: Some(year),
                shift: None,
            },
            end,
        ));
    }
    let led = c.is(before(at), &["in", "since", "by", "until", "during"]);
    (led && start > at && !c.is_word(start + 1)).then_some((
        Expr::Season {
            season,
            year: None,
            shift: None,
        },
        start + 1,
    ))
}

/// `Q3 2016`, `the third quarter of 2016`, `the first half of this year`, `H1 2016`, `the third quarter`.
///
/// A quarter of a business year is no date, since that year begins when the company pleases: so a bare `Q3`, which
/// companies use, is none either.
fn quarter(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let (first, length, next) = quarter_name(c, at)?;
    let of = c.skip(next, &["of", "in", "the", "its"]);
    if c.word(of).starts_with("fy") || c.is(of, &["fiscal", "financial"]) {
        return None;
    }
    if let Some((year, end)) = super::year::year(c, of) {
        return months_of(year, first, length).map(|days| (Expr::Fixed(days), end));
    }
    let this = shift_word(c.word(of)).filter(|_| c.is(of + 1, &["year"]));
    match this {
        Some(shift) => Some((Expr::MonthsOfYear { first, length, shift }, of + 2)),
        None => {
            let named = length == 3 && !c.is(next, &["of"]) && !c.is(at, &["q"]);
            named.then_some((Expr::Months { first, length }, next))
        }
    }
}

fn quarter_name(c: &Cursor<'_, '_>, at: u32) -> Option<(u8, u8, u32)> {
    let quarter = |n: i32| u8::try_from(n).ok().filter(|n| (1..=4).contains(n));
    match c.word(at) {
        // `Q3` and `H1` are a letter and a figure.
        letter @ ("q" | "h") if c.capital(at) && c.glued(at + 1) => {
            let n = quarter(c.word(at + 1).parse().ok()?)?;
            return match letter {
                "q" => Some((n * 3 - 2, 3, at + 2)),
                _ => (n <= 2).then_some((n * 6 - 5, 6, at + 2)),
            };
        }
        _ => {}
    }
    let start = c.skip(at, &["the"]);
    let (n, next) = c.ordinal(start)?;
    let n = quarter(n)?;
    let next = c.skip(next, &["-"]);
    match c.word(next) {
        // `the third quarter` of a match is no date: the word before must lead to one.
        "quarter" if start > at || c.is(before(at), &["in", "for", "its", "'s"]) => {
            Some((n * 3 - 2, 3, next + 1))
        }
        "half" if n <= 2 => Some((n * 6 - 5, 6, next + 1)),
        _ => None,
    }
}

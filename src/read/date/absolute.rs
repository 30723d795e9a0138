//! Dates that name a day or a month: `12 October 2022`, `Oct. 12`, `3 JAN 90`, `2022-10-12`, `12/10/2022`.

use super::expr::Expr;
use super::words::{Cursor, Month, is_counted, is_measure};
use super::year::year;
use crate::value::{Days, Weekday};

/// What was read: an expression, or nothing where the figures are a date but which one is open (`3/4/2022`).
pub(super) type Parsed = (Option<Expr>, u32);

/// A day or month that begins at `at`.
pub(super) fn parse(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    numeric(c, at)
        .or_else(|| day_first(c, at))
        .or_else(|| month_first(c, at))
}

/// `2022-10-12`, `2022/10/12`, `12/10/2022`, `21.4.2016`, `2022-10`.
fn numeric(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    let (first, first_length) = c.digits(at)?;
    let mark = c.word(at + 1);
    let (second, _) = c.digits(at + 2)?;
    if !matches!(mark, "-" | "/" | "." | "‑") || !c.glued(at + 1) || !c.glued(at + 2) {
        return None;
    }
    let third = c
        .digits(at + 4)
        .filter(|_| c.word(at + 3) == mark && c.glued(at + 3) && c.glued(at + 4));
    let Some((last, last_length)) = third else {
        let month = u8::try_from(second)
            .ok()
            .filter(|_| first_length == 4 && mark == "-")?;
        let plain = c.raw_len(at + 2) == 2 && !(c.dash(at + 3) && c.glued(at + 3));
        return plain
            .then(|| Days::month(first, month))?
            .map(|days| (Some(Expr::Fixed(days)), at + 3));
    };
    if first_length == 4 {
        let days = Days::civil(first, u8::try_from(second).ok()?, u8::try_from(last).ok()?)?;
        return Some((Some(Expr::Fixed(days)), at + 5));
    }
    let year = match last_length {
        4 if (1000..=2100).contains(&last) => last,
        2 if mark == "/" => two_digits(last),
        _ => return None,
    };
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let (british, american) = (Days::civil(year, second, first), Days::civil(year, first, second));
    match (british, american) {
        (Some(days), None) | (None, Some(days)) => Some((Some(Expr::Fixed(days)), at + 5)),
        (Some(days), Some(other)) => Some(((days == other).then_some(Expr::Fixed(days)), at + 5)),
        (None, None) => None,
    }
}

/// A year of two digits, within the eighty years before 2050.
fn two_digits(n: i32) -> i32 {
    if n < 50 { 2000 + n } else { 1900 + n }
}

/// `12 October 2022`, `the 12th of October`, `3-5 May`, `the 20th of next month`, `on the 12th`.
fn day_first(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    let start = c.skip(at, &["the"]);
    let (day, next) = day_number(c, start)?;
    let after = c.skip(next, &["of"]);
    if let Some(month) = c.month(after).filter(|m| !m.doubtful || m.capital) {
        return Some(with_year(c, at, day, month, month.end));
    }
    if let Some((last, month)) = second_day(c, start, next) {
        let (end_expr, end) = with_year(c, at, last, month, month.end);
        let first = same_month(end_expr.as_ref()?, day)?;
        return Some((Some(Expr::Range(Box::new(first), Box::new(end_expr?))), end));
    }
    if let Some(found) = days_of_month(c, start, day, next) {
        return Some(found);
    }
    let ordinal = c.ordinal(start).is_some();
    if ordinal && c.is(next, &["of"]) && c.is(next + 2, &["month"]) {
        let month = shift_word(c.word(next + 1))?;
        return Some((
            Some(Expr::DayOf {
                day,
                weekday: None,
                month,
                exact: true,
            }),
            next + 3,
        ));
    }
    bare_day(c, at, start, day, next)
}

/// `from 4 to 22 this month`.
fn days_of_month(c: &Cursor<'_, '_>, start: u32, day: u8, next: u32) -> Option<Parsed> {
    let joined = c.dash(next)
        || c.is(next, &["to", "until", "till", "through"])
        || c.before(start) == "between" && c.is(next, &["and"]);
    let (last, after) = joined.then(|| day_number(c, next + 1))??;
    let of = c.skip(after, &["of", "in"]);
    let month = shift_word(c.word(of)).filter(|_| c.is(of + 1, &["month"]))?;
    let of_month = |day| {
        Box::new(Expr::DayOf {
            day,
            weekday: None,
            month,
            exact: true,
        })
    };
    Some((Some(Expr::Range(of_month(day), of_month(last))), of + 2))
}

/// `the 12th` with nothing behind it that could be numbered.
fn bare_day(c: &Cursor<'_, '_>, at: u32, start: u32, day: u8, next: u32) -> Option<Parsed> {
    let weekday = weekday_before(c, at);
    let led = matches!(
        c.before(at),
        "on" | "by" | "until" | "since" | "from" | "before" | "after" | "for"
    ) || weekday.is_some();
    let digits = c.digits(start).is_some();
    let closed = !c.is_word(next)
        || c.is(
            next,
            &["and", "to", "until", "at", "in", "when", "but", "after", "before"],
        );
    (start > at && led && digits && c.ordinal(start).is_some() && closed && !c.dash(next)).then_some((
        Some(Expr::DayOf {
            day,
            weekday,
            month: 0,
            exact: false,
        }),
        next,
    ))
}

/// A day of the month at `at`: digits, with or without suffix, or an ordinal word.
fn day_number(c: &Cursor<'_, '_>, at: u32) -> Option<(u8, u32)> {
    let (n, next) = c
        .ordinal(at)
        .or_else(|| c.digits(at).filter(|d| d.1 <= 2).map(|(n, _)| (n, at + 1)))?;
    let dotted = c.is_figure(at) && c.is(next, &["."]) && c.glued(next) && c.month(next + 1).is_some();
    let day = u8::try_from(n).ok().filter(|d| (1..=31).contains(d))?;
    Some((day, next + u32::from(dotted)))
}

/// The second day and the month of `3-5 May`, `3 to 5 May`, `between 3 and 5 of May`.
fn second_day(c: &Cursor<'_, '_>, start: u32, next: u32) -> Option<(u8, Month)> {
    let between = c.before(start) == "between";
    let joined =
        c.dash(next) || c.is(next, &["to", "until", "till", "through"]) || between && c.is(next, &["and"]);
    if !joined {
        return None;
    }
    let (last, after) = day_number(c, next + 1)?;
    let month = c
        .month(c.skip(after, &["of"]))
        .filter(|m| !m.doubtful || m.capital)?;
    Some((last, month))
}

fn same_month(of: &Expr, day: u8) -> Option<Expr> {
    Some(match of {
        Expr::Fixed(days) => {
            let (year, month) = days.first_month();
            Expr::Fixed(Days::civil(year, month, day)?)
        }
        Expr::DayMonth { month, .. } => Expr::DayMonth {
            month: *month,
            day,
            weekday: None,
        },
        Expr::MonthOfYear { month, shift, .. } => Expr::MonthOfYear {
            month: *month,
            day: Some(day),
            shift: *shift,
        },
        _ => return None,
    })
}

/// `October 12, 2022`, `Oct. 12`, `October the 12th`, `November 19-20`, `October 2022`, `June last year`, `October`.
pub(super) fn month_first(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    let month = c.month(at)?;
    if month.doubtful && !month.capital {
        return None;
    }
    if let Some((day, next)) = day_after(c, at, month) {
        if let Some((last, after)) = range_end(c, next) {
            let (end_expr, end) = with_year(c, at, last, month, after);
            let first = same_month(end_expr.as_ref()?, day)?;
            return Some((Some(Expr::Range(Box::new(first), Box::new(end_expr?))), end));
        }
        return Some(with_year(c, at, day, month, next));
    }
    if let Some((year, end)) = year_after(c, month.end) {
        return Some((Days::month(year, month.number).map(Expr::Fixed), end));
    }
    if let Some((shift, end)) = relative_year(c, month.end) {
        return Some((
            Some(Expr::MonthOfYear {
                month: month.number,
                day: None,
                shift,
            }),
            end,
        ));
    }
    bare_month(c, at, month).then_some((Some(Expr::Month(month.number)), month.end))
}

/// The day in `October 12`; not the count in `in October 12 people` nor the hour in `in October 7:30`.
fn day_after(c: &Cursor<'_, '_>, at: u32, month: Month) -> Option<(u8, u32)> {
    let the = c.skip(month.end, &["the"]);
    let digits = c.digits(the).is_some();
    if !digits && the == month.end {
        // `May first`, `Oct twenty-first` are speech; `in May first responders` is copy.
        let (_, next) = c.ordinal(the).filter(|_| c.before(at) != "in")?;
        if c.is_word(next) && !c.is(next, &["and", "to", "at", "in"]) && c.digits(next).is_none() {
            return None;
        }
    }
    let (day, next) = day_number(c, the)?;
    let follows = c.word(next);
    let counted = c.before(at) == "in" && (is_counted(follows) || is_measure(follows));
    let clock = c.is(next, &[":"]) && c.glued(next);
    let part = is_measure(follows) && c.is(next, &["%", "percent", "million", "billion"]);
    (!counted && !clock && !part).then_some((day, next))
}

/// The second day of `November 19-20` or `November 19 to 20`, if no month or year belongs to it alone.
fn range_end(c: &Cursor<'_, '_>, next: u32) -> Option<(u8, u32)> {
    let joined = c.dash(next) || c.is(next, &["to", "until", "till", "through"]);
    let (day, after) = joined.then(|| day_number(c, next + 1))??;
    (c.month(c.skip(after, &["of"])).is_none() && !(c.is(after, &[":", "/"]) && c.glued(after)))
        .then_some((day, after))
}

/// A day and month with the year behind them, if there is one.
fn with_year(c: &Cursor<'_, '_>, at: u32, day: u8, month: Month, next: u32) -> Parsed {
    if let Some((year, end)) = year_after(c, next).or_else(|| short_year(c, month, next)) {
        return (Days::civil(year, month.number, day).map(Expr::Fixed), end);
    }
    if let Some((shift, end)) = relative_year(c, next) {
        let expr = Expr::MonthOfYear {
            month: month.number,
            day: Some(day),
            shift,
        };
        return (Some(expr), end);
    }
    // A day that no year has is left unread; one that only leap years have is looked for among them.
    let exists = Days::civil(2000, month.number, day).is_some();
    let weekday = weekday_before(c, at);
    (
        exists.then_some(Expr::DayMonth {
            month: month.number,
            day,
            weekday,
        }),
        next,
    )
}

/// `, 2022`, ` 2022`, ` of 1999`; not `, 2000 people`.
fn year_after(c: &Cursor<'_, '_>, at: u32) -> Option<(i32, u32)> {
    let next = c.skip(at, &[",", "of"]);
    let (year, end) = year(c, next)?;
    let plain = next == at || c.is_figure(next) || c.is(at, &[",", "of"]);
    (plain && !is_counted(c.word(end))).then_some((year, end))
}

/// The year of `3 JAN 90`: wire copy only, where the month is an abbreviation in capitals.
fn short_year(c: &Cursor<'_, '_>, month: Month, next: u32) -> Option<(i32, u32)> {
    let name = month.end - 1;
    let capitals = c.all_caps(name) && c.word(name).len() <= 4 && next == month.end;
    let (n, _) = c.digits(next).filter(|d| d.1 == 2 && capitals)?;
    (!is_counted(c.word(next + 1)) && !is_measure(c.word(next + 1))).then(|| (two_digits(n), next + 1))
}

fn relative_year(c: &Cursor<'_, '_>, at: u32) -> Option<(i32, u32)> {
    let at = c.skip(at, &["of"]);
    let shift = shift_word(c.word(at))?;
    c.is(at + 1, &["year"]).then_some((shift, at + 2))
}

/// -1 for `last`, 0 for `this`, 1 for `next`.
pub(super) fn shift_word(word: &str) -> Option<i32> {
    Some(match word {
        "last" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" | "upcoming" => 1,
        _ => return None,
    })
}

/// Whether a month name alone is the month, not a name or a verb (`May`, `March`, `April Jones`).
fn bare_month(c: &Cursor<'_, '_>, at: u32, month: Month) -> bool {
    if !month.capital {
        return false;
    }
    let before = c.before(at);
    let sure = matches!(
        before,
        "in" | "since"
            | "until"
            | "during"
            | "early"
            | "late"
            | "mid"
            | "last"
            | "next"
            | "this"
            | "every"
            | "through"
    ) || c.dash(at.saturating_sub(1)) && c.is(at.saturating_sub(2), &["mid", "early", "late"]);
    if sure {
        return true;
    }
    let name = month.doubtful || matches!(month.number, 4 | 6 | 8);
    let follows_name = c.capital(month.end) && c.is_word(month.end);
    let led = matches!(
        before,
        "by" | "of" | "from" | "to" | "before" | "after" | "between" | "and" | "for" | "around" | "than"
    );
    let attributive = matches!(before, "the" | "a" | "an" | "its" | "their")
        && c.is_word(month.end)
        && !c.is(month.end, &["on", "of", "to", "for", "in", "by", "from"]);
    !follows_name && (attributive || led && !name)
}

/// The weekday written before `at`, as in `Monday, 10 October` and `Monday the 10th`.
pub(super) fn weekday_before(c: &Cursor<'_, '_>, at: u32) -> Option<Weekday> {
    let mut i = at.checked_sub(1)?;
    for skipped in [",", ".", "the", "on"] {
        if c.word(i) == skipped {
            i = i.checked_sub(1)?;
        }
    }
    c.weekday(i).map(|(day, _)| day)
}

//! Dates made of dates: ranges, parts of a stretch, weeks and weekdays counted inside one.

use super::absolute::{self, Parsed};
use super::expr::{Expr, Part};
use super::relative;
use super::words::{Cursor, Unit};
use super::year;
use crate::value::Weekday;

/// The date that begins at `at`, the longest reading.
pub(super) fn parse(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    let weekday = c.weekday(at);
    if let Some((weekday, next)) = weekday.and_then(|first| weekday_range(c, at, first)) {
        return Some((Some(weekday), next));
    }
    let (expr, end) = match weekday {
        Some((weekday, next)) => known(relative::week_of_weekday(c, weekday, next)),
        None => simple(c, at),
    }?;
    match expr {
        Some(expr) => Some(match joined(c, at, &expr, end) {
            Some((last, end)) => (Some(Expr::Range(Box::new(expr), Box::new(last))), end),
            None => (Some(expr), end),
        }),
        None => Some((None, end)),
    }
}

/// One date, not a range of two.
fn simple(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    if c.is_figure(at) && !may_count(c, at) {
        return absolute::parse(c, at);
    }
    // What stands first tells which shapes are worth a try.
    match c.word(at) {
        "in" | "within" => return known(relative::within(c, at)),
        "early" | "late" | "mid" | "earlier" | "later" | "start" | "beginning" | "middle" | "end"
        | "rest" => {
            return known(part(c, at).or_else(|| relative::named_day(c, at)));
        }
        "this" | "next" | "last" | "past" | "previous" | "current" | "coming" | "upcoming" => {
            return known(
                part(c, at)
                    .or_else(|| inside(c, at))
                    .or_else(|| relative::shifted_phrase(c, at)),
            );
        }
        _ => {}
    }
    if c.month(at).is_some() {
        return absolute::month_first(c, at);
    }
    absolute::parse(c, at)
        .or_else(|| known(part(c, at)))
        .or_else(|| known(inside(c, at)))
        .or_else(|| known(unnamed(c, at)))
}

fn known(found: Option<(Expr, u32)>) -> Option<Parsed> {
    found.map(|(expr, end)| (Some(expr), end))
}

/// One date that holds no other: what the parts and the countings are taken of, so that nothing nests deeper.
fn plain(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    absolute::parse(c, at).or_else(|| known(unnamed(c, at)))
}

/// Whether the figure at `at` may be more than a day of a month: it has an ending (`12th`, `90s`), four digits, or a
/// stretch of the calendar or an era behind it.
fn may_count(c: &Cursor<'_, '_>, at: u32) -> bool {
    c.glued(at + 1) && !c.is(at + 1, &[",", "."])
        || c.raw_len(at) == 4
        || Unit::parse(c.word(at + 1)).is_some()
        || c.is(at + 1, &["ad", "bc", "ce", "bce"])
}

/// One date that names neither month nor day of the month.
fn unnamed(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    relative::parse(c, at)
        .or_else(|| led_decade(c, at))
        .or_else(|| year::century_at(c, c.skip(at, &["the"])))
        .or_else(|| year::alone(c, at))
}

/// A month in any case behind `of`, where no name and no verb can stand.
fn month(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    let month = c.month(at).filter(|m| !m.doubtful || m.capital)?;
    Some((Some(Expr::Month(month.number)), month.end))
}

fn led_decade(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let start = c.skip(at, &["the"]);
    let start = start + u32::from(start > at && c.is(start, &["'", "’", "‘"]));
    year::decade_at(c, start)
}

/// Verbs after which `from Monday to Wednesday` is a change, not a stretch.
const MOVED: &[&str] = &[
    "moved",
    "postponed",
    "delayed",
    "shifted",
    "changed",
    "rescheduled",
    "forward",
    "back",
    "brought",
    "pushed",
    "extended",
    "put",
    "corrected",
    "move",
    "postpone",
    "delay",
];

/// Whether `from X to Y` at `at` (behind the `from`) moves something from one date to another.
fn is_move(c: &Cursor<'_, '_>, at: u32) -> bool {
    c.before(at) == "from" && (2..=4).any(|back| at.checked_sub(back).is_some_and(|i| c.is(i, MOVED)))
}

/// `from Friday to Sunday`, `between Monday and Wednesday`, `Monday to Friday`.
fn weekday_range(c: &Cursor<'_, '_>, at: u32, (first, next): (Weekday, u32)) -> Option<(Expr, u32)> {
    let between = c.before(at) == "between" && c.is(next, &["and"]);
    let link = between || c.is(next, &["to", "until", "till", "through"]) || c.dash(next);
    let (last, end) = c.weekday(next + 1).filter(|_| link && !is_move(c, at))?;
    let dated = absolute::parse(c, c.skip(end, &[",", "the"])).is_some();
    (!dated).then(|| {
        (
            Expr::Range(Box::new(Expr::Weekday(first)), Box::new(Expr::Weekday(last))),
            end,
        )
    })
}

/// The second half of a range that began with `first` and reached `end`.
fn joined(c: &Cursor<'_, '_>, at: u32, first: &Expr, end: u32) -> Option<(Expr, u32)> {
    let between = c.before(at) == "between" && c.is(end, &["and"]);
    let link = between || c.is(end, &["to", "until", "till", "through"]) || c.dash(end);
    if !link || is_move(c, at) {
        return None;
    }
    let led = between || c.before(at) == "from" || both_days(first) || c.dash(end);
    if c.is(end + 1, &["now"]) {
        return Some((
            Expr::Away {
                n: 0,
                unit: Unit::Day,
                base: 0,
            },
            end + 2,
        ));
    }
    let mut start = end + 1;
    if let Some((_, next)) = c.weekday(start) {
        start = c.skip(next, &[","]);
    }
    let (last, after) = simple(c, start).or_else(|| plain_year(c, start))?;
    last.filter(|last| led && fits(first, last))
        .map(|last| (last, after))
}

fn plain_year(c: &Cursor<'_, '_>, at: u32) -> Option<Parsed> {
    let (number, end) = year::year(c, at)?;
    Some((crate::value::Days::year(number).map(Expr::Fixed), end))
}

fn both_days(first: &Expr) -> bool {
    match first {
        Expr::Fixed(days) => days.is_day(),
        Expr::DayMonth { .. } | Expr::DayOf { .. } | Expr::Away { unit: Unit::Day, .. } => true,
        _ => false,
    }
}

/// Whether two dates can be the ends of one stretch.
fn fits(first: &Expr, last: &Expr) -> bool {
    if let (Expr::Fixed(a), Expr::Fixed(b)) = (first, last) {
        return a.lo <= b.hi;
    }
    !matches!(last, Expr::Range(..) | Expr::Stretch { .. })
}

/// `early 2022`, `late last year`, `mid-October`, `the end of June`, `earlier this year`, `the rest of the week`.
fn part(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let start = c.skip(at, &["the"]);
    let (part, next) = part_name(c, start)?;
    if let Some(cycle) = running(c, part, next) {
        return Some(cycle);
    }
    let inner = c.skip(next, &["the"]);
    let (of, end) = plain(c, next)
        .or_else(|| plain(c, inner))
        .or_else(|| month(c, next))
        .or_else(|| plain_year(c, next))?;
    let of = of.filter(|of| !matches!(part, Part::SoFar | Part::Rest) || matches!(of, Expr::Cycle { .. }))?;
    let small = matches!(of, Expr::DayMonth { .. } | Expr::DayOf { .. } | Expr::Away { .. });
    (!small).then(|| (Expr::Part(part, Box::new(of)), end))
}

/// `earlier in the week`, `later in the year`, `the rest of the month`: the stretch that runs. `the end of the month` is
/// that of the running one only ahead of it.
fn running(c: &Cursor<'_, '_>, part: Part, next: u32) -> Option<(Expr, u32)> {
    let inner = c.skip(next, &["in"]);
    let unit = Unit::parse(c.word(inner + 1)).filter(|_| c.is(inner, &["the"]))?;
    let calendar = match unit {
        Unit::Week | Unit::Month | Unit::Year => true,
        Unit::Quarter | Unit::Decade => !matches!(part, Part::SoFar | Part::Rest),
        _ => false,
    };
    let whole = !c.is(inner + 2, &["of", "-"]);
    let stretch = match part {
        Part::SoFar | Part::Rest => Expr::Part(part, Box::new(Expr::Cycle { unit, shift: 0 })),
        _ => Expr::Running { part, unit },
    };
    (calendar && whole).then_some((stretch, inner + 2))
}

fn part_name(c: &Cursor<'_, '_>, at: u32) -> Option<(Part, u32)> {
    let of = |part, next| c.is(next, &["of"]).then_some((part, next + 1));
    match c.word(at) {
        "early" => Some((Part::Early, c.skip(c.skip(at + 1, &["in", "-"]), &["on"]))),
        "late" => Some((Part::Late, c.skip(at + 1, &["in", "-"]))),
        "mid" => Some((Part::Mid, c.skip(at + 1, &["-", "‑"]))),
        "earlier" => Some((Part::SoFar, at + 1)),
        "later" => Some((Part::Rest, at + 1)),
        "start" | "beginning" => of(Part::Early, at + 1),
        "middle" => of(Part::Mid, at + 1),
        "end" => of(Part::Late, at + 1),
        "rest" => of(Part::Rest, at + 1),
        "last" if c.is(at + 1, &["day"]) => of(Part::LastDay, at + 2),
        "first" if c.is(at + 1, &["day"]) => of(Part::FirstDay, at + 2),
        _ => None,
    }
}

/// `the first Friday of July`, `the last week of 2015`, `the week of 18 October`, `the third week of next month`.
fn inside(c: &Cursor<'_, '_>, at: u32) -> Option<(Expr, u32)> {
    let start = c.skip(at, &["the"]);
    if let Some(found) = week_of(c, start, start > at) {
        return Some(found);
    }
    let (n, next) = if c.is(start, &["last"]) {
        (-1, start + 1)
    } else {
        c.ordinal(start).filter(|o| (1..=5).contains(&o.0))?
    };
    let (day, after) = match c.weekday(next) {
        Some((day, after)) => (Some(day), after),
        None if c.is(next, &["week"]) => (None, next + 1),
        None => return None,
    };
    let of = c.is(after, &["of", "in"]).then_some(after + 1)?;
    let (of, end) = plain(c, of)
        .or_else(|| month(c, of))
        .or_else(|| plain_year(c, of))?;
    let wide = of.filter(|of| {
        matches!(
            of,
            Expr::Month(_)
                | Expr::NamedMonth { .. }
                | Expr::MonthOfYear { .. }
                | Expr::Cycle { .. }
                | Expr::Fixed(_)
        )
    })?;
    Some((
        Expr::Nth {
            n,
            day,
            of: Box::new(wide),
        },
        end,
    ))
}

/// `the week of 18 October`, `the week beginning on 4 February`, `the week of the 18th`.
fn week_of(c: &Cursor<'_, '_>, start: u32, led: bool) -> Option<(Expr, u32)> {
    let begins = c.is(start + 1, &["beginning", "starting", "commencing"]) && led;
    if !c.is(start, &["week"]) || !(begins || c.is(start + 1, &["of"])) {
        return None;
    }
    let inner = c.skip(start + 2, &["on"]);
    let (of, end) = plain(c, inner).or_else(|| {
        let (day, end) = c.ordinal(c.skip(inner, &["the"]))?;
        let day = u8::try_from(day).ok().filter(|_| c.is(inner, &["the"]))?;
        Some((
            Some(Expr::DayOf {
                day,
                weekday: None,
                month: 0,
                exact: false,
            }),
            end,
        ))
    })?;
    of.map(|of| (Expr::WeekOf(Box::new(of)), end))
}

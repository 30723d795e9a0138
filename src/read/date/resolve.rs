//! The days that an expression means, seen from a day of publication.

use super::expr::{Expr, Lean, Part, Season, Seen};
use super::words::Unit;
use crate::value::day::{add_months, civil};
use crate::value::{Days, Weekday};

impl Expr {
    /// The days meant.
    pub(super) fn resolve(&self, seen: Seen) -> Option<Days> {
        match self {
            Expr::Fixed(days) => Some(*days),
            Expr::DayMonth { month, day, weekday } => day_month(*month, *day, *weekday, seen),
            Expr::DayOf {
                day,
                weekday,
                month,
                exact,
            } => day_of(*day, *weekday, *month, *exact, seen),
            Expr::Month(month) => pick(seen, |year| Days::month(year, *month)),
            Expr::MonthOfYear { month, day, shift } => {
                let year = civil(seen.from).0.checked_add(*shift)?;
                match day {
                    Some(day) => Days::civil(year, *month, *day),
                    None => Days::month(year, *month),
                }
            }
            Expr::NamedMonth { month, shift } => named(seen, *shift, |year| Days::month(year, *month)),
            Expr::Season { season, year, shift } => resolve_season(*season, *year, *shift, seen),
            Expr::Months { first, length } => pick(seen, |year| months_of(year, *first, *length)),
            Expr::MonthsOfYear { first, length, shift } => {
                months_of(civil(seen.from).0.checked_add(*shift)?, *first, *length)
            }
            Expr::TheWeekend => Some(weekend(
                0,
                match seen.lean {
                    Lean::Open => Seen {
                        lean: Lean::Past,
                        ..seen
                    },
                    _ => seen,
                },
            )),
            Expr::Cycle { unit, shift } => cycle(*unit, *shift, seen),
            Expr::Away { n, unit, base } => away(*n, *unit, seen.from.saturating_add(*base)),
            Expr::In { .. } | Expr::Within { .. } | Expr::Running { .. } => self.ahead(seen),
            Expr::Apart { months, days } => {
                Some(Days::day(add_months(seen.from, *months).saturating_add(*days)))
            }
            Expr::Stretch { n, unit } => stretch(*n, *unit, seen.from),
            Expr::NamedWeekday { day, shift } => Some(named_weekday(*day, *shift, seen.from)),
            Expr::WeekdayIn { day, week } => {
                let monday = Days::week_of(seen.from).lo.saturating_add(week.saturating_mul(7));
                Some(Days::day(monday.saturating_add(i32::from(day.0))))
            }
            Expr::WeekdayAway { day, days } => Some(Days::day(weekday_away(*day, *days, seen.from))),
            Expr::Weekday(day) => Some(Days::day(match seen.lean {
                Lean::Future => day.on_or_after(seen.from),
                _ => day.on_or_before(seen.from),
            })),
            Expr::Nth { n, day, of } => nth(*n, *day, of.resolve(seen)?),
            Expr::WeekOf(of) => Some(Days::week_of(of.resolve(seen)?.lo)),
            Expr::Part(part, of) => portion(*part, of.resolve(seen)?, seen.from),
            Expr::Range(a, b) => range(a, b, seen),
        }
    }
}

impl Expr {
    /// The days of an expression that means some only where its sentence looks ahead.
    fn ahead(&self, seen: Seen) -> Option<Days> {
        match (self, seen.lean) {
            (Expr::In { n, unit }, Lean::Future) => away(*n, *unit, seen.from),
            (Expr::Within { n, unit }, Lean::Future) => {
                let last = away(*n, *unit, seen.from)?;
                Some(Days::between(seen.from, last.hi))
            }
            (Expr::Running { part, unit }, Lean::Future | Lean::Nearest) => {
                portion(*part, cycle(*unit, 0, seen)?, seen.from)
            }
            _ => None,
        }
    }
}

/// Of one thing a year, the one that the lean points to.
fn pick(seen: Seen, of_year: impl Fn(i32) -> Option<Days>) -> Option<Days> {
    let year = civil(seen.from).0;
    let near: Vec<Days> = (year - 4..=year + 4).filter_map(of_year).collect();
    let past = near.iter().rev().find(|d| d.lo <= seen.from).copied();
    let future = near.iter().find(|d| d.hi >= seen.from).copied();
    match seen.lean {
        Lean::Past | Lean::Open => past.or(future),
        Lean::Future => future.or(past),
        Lean::Nearest => near.into_iter().min_by_key(|d| gap(*d, seen.from)),
    }
}

/// Days between a range and a day.
fn gap(days: Days, from: i32) -> i32 {
    (days.lo.saturating_sub(from))
        .max(from.saturating_sub(days.hi))
        .max(0)
}

/// `last` is the latest that is over and not of this year's coming one; `this` is the calendar year's; `next` the
/// first still to begin.
fn named(seen: Seen, shift: i32, of_year: impl Fn(i32) -> Option<Days>) -> Option<Days> {
    let year = civil(seen.from).0;
    match shift {
        0 => of_year(year),
        1.. => (year..=year + 1).filter_map(of_year).find(|d| d.lo > seen.from),
        _ => (year - 1..=year)
            .rev()
            .filter_map(of_year)
            .find(|d| d.hi < seen.from),
    }
}

/// A day and month without a year. A paper leaves the year out for days near its own date, so the lean yields to a
/// day within a month ahead when the other choice is most of a year back; a weekday written before it settles which
/// year is meant, if the date is not near enough for the weekday itself to be the mistake.
fn day_month(month: u8, day: u8, weekday: Option<Weekday>, seen: Seen) -> Option<Days> {
    let by_lean = pick(seen, |year| Days::civil(year, month, day))?;
    let nearest = pick(
        Seen {
            lean: Lean::Nearest,
            ..seen
        },
        |year| Days::civil(year, month, day),
    )?;
    let chosen = if gap(nearest, seen.from) <= 31 && gap(by_lean, seen.from) >= 300 {
        nearest
    } else {
        by_lean
    };
    let Some(weekday) = weekday else {
        return Some(chosen);
    };
    if Weekday::of(chosen.lo) == weekday || gap(chosen, seen.from) <= 100 {
        return Some(chosen);
    }
    let year = civil(seen.from).0;
    [year, year - 1, year + 1]
        .into_iter()
        .filter_map(|year| Days::civil(year, month, day))
        .find(|d| Weekday::of(d.lo) == weekday)
        .or(Some(chosen))
}

/// `the 12th`: of this month or the one that the lean points to; of the month `month` months away where that is said.
fn day_of(day: u8, weekday: Option<Weekday>, month: i32, exact: bool, seen: Seen) -> Option<Days> {
    let of = |shift: i32| {
        let (year, number) = Days::day(add_months(first_of_month(seen.from), shift)).first_month();
        Days::civil(year, number, day)
    };
    if exact {
        return of(month);
    }
    let near: Vec<Days> = (-2..=2).filter_map(of).collect();
    if let Some(weekday) = weekday {
        return near
            .iter()
            .filter(|d| Weekday::of(d.lo) == weekday)
            .min_by_key(|d| gap(**d, seen.from))
            .copied();
    }
    match seen.lean {
        Lean::Past | Lean::Open => near.iter().rev().find(|d| d.lo <= seen.from).copied(),
        Lean::Future => near.iter().find(|d| d.lo >= seen.from).copied(),
        Lean::Nearest => near.into_iter().min_by_key(|d| gap(*d, seen.from)),
    }
}

fn first_of_month(day: i32) -> i32 {
    let (_, _, number) = civil(day);
    day.saturating_sub(i32::from(number) - 1)
}

/// `length` whole months from month `first`.
pub(super) fn months_of(year: i32, first: u8, length: u8) -> Option<Days> {
    let last = first.checked_add(length)?.checked_sub(1)?;
    Some(Days::month(year, first)?.join(Days::month(year, last)?))
}

/// Seasons by the calendar and by the sun together.
fn season_of(season: Season, year: i32) -> Option<Days> {
    let (from, to) = match season {
        Season::Spring => ((year, 3, 1), (year, 6, 21)),
        Season::Summer => ((year, 6, 1), (year, 9, 23)),
        Season::Autumn => ((year, 9, 1), (year, 12, 21)),
        Season::Winter => ((year, 12, 1), (year + 1, 3, 21)),
    };
    Some(Days::civil(from.0, from.1, from.2)?.join(Days::civil(to.0, to.1, to.2)?))
}

fn resolve_season(season: Season, year: Option<i32>, shift: Option<i32>, seen: Seen) -> Option<Days> {
    if let Some(year) = year {
        // `the winter of 2022` may begin or end in 2022.
        let days = season_of(season, year)?;
        return if season == Season::Winter {
            Some(Days::year(year)?.join(days))
        } else {
            Some(days)
        };
    }
    match shift {
        Some(shift) => named(seen, shift, |year| season_of(season, year)),
        None => pick(seen, |year| season_of(season, year)),
    }
}

/// Calendar stretches beside the current one. A past week is widened by a day for copy whose weeks begin on Sunday.
fn cycle(unit: Unit, shift: i32, seen: Seen) -> Option<Days> {
    let from = seen.from;
    let (year, month, _) = civil(from);
    match unit {
        Unit::Day => Some(Days::day(from.saturating_add(shift))),
        Unit::Week => {
            let week = Days::week_of(from).shift(shift.saturating_mul(7));
            Some(Days {
                lo: week.lo.saturating_sub(i32::from(shift <= 0)),
                hi: week.hi,
            })
        }
        Unit::Weekend => Some(weekend(shift, seen)),
        Unit::Month => {
            let (year, month) = Days::day(add_months(first_of_month(from), shift)).first_month();
            Days::month(year, month)
        }
        Unit::Quarter => {
            let first = (month - 1) / 3 * 3 + 1;
            let start = Days::civil(year, first, 1)?.lo;
            let (year, first) = Days::day(add_months(start, shift.checked_mul(3)?)).first_month();
            months_of(year, first, 3)
        }
        Unit::Year => Days::year(year.checked_add(shift)?),
        Unit::Decade => decade(year.div_euclid(10).checked_add(shift)?.checked_mul(10)?),
        Unit::Century => century(year.div_euclid(100).checked_add(shift)?.checked_add(1)?),
        Unit::Fortnight => None,
    }
}

/// Ten years from `first`.
pub(super) fn decade(first: i32) -> Option<Days> {
    Days::years(first, first.checked_add(9)?)
}

/// The `n`th century, counted as readers do: the 15th is 1400 to 1499.
pub(super) fn century(n: i32) -> Option<Days> {
    let first = n.checked_sub(1)?.checked_mul(100)?;
    Days::years(first, first.checked_add(99)?)
}

/// `the weekend` and `this weekend` lean; `last` is the latest that is over, `next` the first still to begin.
fn weekend(shift: i32, seen: Seen) -> Days {
    let saturday = Weekday(5);
    let ahead = if Weekday::of(seen.from) == Weekday(6) {
        seen.from - 1
    } else {
        saturday.on_or_after(seen.from)
    };
    let behind = saturday.on_or_before(seen.from);
    let lo = match (shift, seen.lean) {
        (0, Lean::Future | Lean::Open) => ahead,
        (0, _) => behind,
        (1.., _) => ahead.saturating_add((shift - 1).saturating_mul(7)),
        (i32::MIN..=-2, _) => saturday.on_or_before(seen.from.saturating_sub(9)),
        (-1, _) => saturday.on_or_before(seen.from.saturating_sub(2)),
    };
    Days { lo, hi: lo + 1 }
}

/// Days are exact; of weeks, months and years the reader knows the order only, so half a unit on either side belongs.
fn away(n: i32, unit: Unit, from: i32) -> Option<Days> {
    let around = |day: i32, slack: i32| Days {
        lo: day.saturating_sub(slack),
        hi: day.saturating_add(slack),
    };
    Some(match unit {
        Unit::Day => Days::day(from.checked_add(n)?),
        Unit::Week => around(from.checked_add(n.checked_mul(7)?)?, 3),
        Unit::Fortnight => around(from.checked_add(n.checked_mul(14)?)?, 3),
        Unit::Month => around(add_months(from, n), 15),
        Unit::Year => around(add_months(from, n.checked_mul(12)?), 183),
        Unit::Decade => around(add_months(from, n.checked_mul(120)?), 1826),
        Unit::Century => around(add_months(from, n.checked_mul(1200)?), 18_262),
        Unit::Quarter | Unit::Weekend => return None,
    })
}

fn stretch(n: i32, unit: Unit, from: i32) -> Option<Days> {
    let end = match unit {
        Unit::Day => from.checked_add(n)?,
        Unit::Week | Unit::Weekend => from.checked_add(n.checked_mul(7)?)?,
        Unit::Fortnight => from.checked_add(n.checked_mul(14)?)?,
        Unit::Month => add_months(from, n),
        Unit::Quarter => add_months(from, n.checked_mul(3)?),
        Unit::Year => add_months(from, n.checked_mul(12)?),
        Unit::Decade => add_months(from, n.checked_mul(120)?),
        Unit::Century => add_months(from, n.checked_mul(1200)?),
    };
    Some(Days::between(from, end))
}

/// `last Monday` may be this week's or last week's: both. `next Monday` likewise.
fn named_weekday(day: Weekday, shift: i32, from: i32) -> Days {
    match shift {
        0 => Days::day(Days::week_of(from).lo.saturating_add(i32::from(day.0))),
        1.. => {
            let next = day.on_or_after(from.saturating_add(1));
            Days::between(next, next.saturating_add(7))
        }
        _ => {
            let last = day.on_or_before(from.saturating_sub(1));
            Days::between(last, last.saturating_sub(7))
        }
    }
}

fn weekday_away(day: Weekday, days: i32, from: i32) -> i32 {
    let near = if days < 0 {
        day.on_or_before(from.saturating_sub(1))
    } else {
        day.on_or_after(from.saturating_add(1))
    };
    near.saturating_add(days)
}

/// The `n`th weekday or the `n`th week of a stretch; the week that holds its first Thursday is its first, as in ISO.
fn nth(n: i32, day: Option<Weekday>, of: Days) -> Option<Days> {
    let anchor = day.unwrap_or(Weekday(3));
    let found = if n > 0 {
        anchor.on_or_after(of.lo).checked_add((n - 1).checked_mul(7)?)?
    } else {
        anchor.on_or_before(of.hi)
    };
    let found = Days::day(found);
    of.covers(found).then(|| {
        if day.is_some() {
            found
        } else {
            Days::week_of(found.lo)
        }
    })
}

/// `early` is the first half, `late` the second, `mid` the middle half.
fn portion(part: Part, of: Days, from: i32) -> Option<Days> {
    if let (Part::Early | Part::Mid | Part::Late, Some(days)) = (part, portion_of_year(part, of)) {
        return Some(days);
    }
    let length = of.count();
    let half = (length + 1) / 2;
    let days = match part {
        Part::Early => Days {
            lo: of.lo,
            hi: of.lo + half - 1,
        },
        Part::Late => Days {
            lo: of.hi - half + 1,
            hi: of.hi,
        },
        Part::Mid => Days {
            lo: of.lo + length / 4,
            hi: of.hi - length / 4,
        },
        Part::SoFar => Days { lo: of.lo, hi: from },
        Part::Rest => Days { lo: from, hi: of.hi },
        Part::FirstDay => Days::day(of.lo),
        Part::LastDay => Days::day(of.hi),
    };
    (days.lo <= days.hi).then_some(days)
}

/// Of a calendar year, whole months.
fn portion_of_year(part: Part, of: Days) -> Option<Days> {
    let (year, _) = of.first_month();
    let first = match part {
        Part::Early => 1,
        Part::Mid => 4,
        _ => 7,
    };
    (Days::year(year) == Some(of)).then(|| months_of(year, first, 6))?
}

/// A range whose ends lean apart (`from Friday to Tuesday`) ends after it begins.
fn range(a: &Expr, b: &Expr, seen: Seen) -> Option<Days> {
    let last = b.resolve(seen)?;
    let mut first = a.resolve(Seen {
        from: if matches!(a, Expr::DayMonth { .. } | Expr::Month(_) | Expr::Weekday(_)) {
            last.lo
        } else {
            seen.from
        },
        lean: if matches!(a, Expr::DayMonth { .. } | Expr::Month(_) | Expr::Weekday(_)) {
            Lean::Past
        } else {
            seen.lean
        },
    })?;
    if let (Expr::DayMonth { .. }, true) = (a, last.lo.saturating_sub(first.lo) > 366) {
        first = a.resolve(seen)?;
    }
    (first.lo <= last.hi).then(|| first.join(last))
}

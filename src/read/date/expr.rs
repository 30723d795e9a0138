//! A date as it is written.

use super::words::Unit;
use crate::value::{Days, Weekday};

/// The day an expression is seen from, and where its sentence looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) from: i32,
    pub(super) lean: Lean,
}

/// Which of several possible days is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// The latest that is not after the day of publication.
    Past,
    /// No verb says: like the past, except for what is mostly said of the days to come.
    Open,
    /// The earliest that is not before it.
    Future,
    /// The nearest: deadlines (`until 9 November`) read the same before and after.
    Nearest,
}

/// A third of a stretch, roughly: `early`, `mid`, `late`, and what is left or gone of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    /// `earlier this year`: up to the day of publication.
    SoFar,
    /// `later this year`, `the rest of the week`.
    Rest,
    /// `the first day of March`.
    FirstDay,
    /// `the last day of the year`.
    LastDay,
}

/// Seasons; their days differ between hemispheres, so only the northern names are placed and generously.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A date as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// Fully stated.
    Fixed(Days),
    /// `12 October`.
    DayMonth {
        month: u8,
        day: u8,
        weekday: Option<Weekday>,
    },
    /// `the 12th`.
    DayOf {
        day: u8,
        weekday: Option<Weekday>,
        month: i32,
        exact: bool,
    },
    /// `in February`.
    Month(u8),
    /// `June last year`, `12 June next year`.
    MonthOfYear { month: u8, day: Option<u8>, shift: i32 },
    /// `last February` (-1), `this September` (0), `next June` (1).
    NamedMonth { month: u8, shift: i32 },
    /// `the spring of 2029`, or with no year the one that the lean points to; `shift` for `last spring`.
    Season {
        season: Season,
        year: Option<i32>,
        shift: Option<i32>,
    },
    /// `the third quarter`: months from `first`, `length` months long.
    Months { first: u8, length: u8 },
    /// `the weekend`: the last one unless a verb points ahead.
    TheWeekend,
    /// `the first half of this year`.
    MonthsOfYear { first: u8, length: u8, shift: i32 },
    /// `this week` (0), `last month` (-1), `next year` (1).
    Cycle { unit: Unit, shift: i32 },
    /// `three weeks ago` (-3), `in two days` (2), seen from `base` days after publication.
    Away { n: i32, unit: Unit, base: i32 },
    /// `in three weeks`, where the sentence looks ahead; elsewhere it is a length of time.
    In { n: i32, unit: Unit },
    /// `within three weeks`, where the sentence looks ahead: from the day of publication on.
    Within { n: i32, unit: Unit },
    /// `the end of the month`, where the sentence looks ahead: of the one that runs.
    Running { part: Part, unit: Unit },
    /// `two years, one month and three days ago`.
    Apart { months: i32, days: i32 },
    /// `the past three weeks` (-3), `the next two days` (2).
    Stretch { n: i32, unit: Unit },
    /// `last Monday` (-1), `this Friday` (0), `next Sunday` (1).
    NamedWeekday { day: Weekday, shift: i32 },
    /// `Friday next week`.
    WeekdayIn { day: Weekday, week: i32 },
    /// `a week ago last Tuesday`, `Monday week`: days away from that weekday.
    WeekdayAway { day: Weekday, days: i32 },
    /// `Monday`, inside a range.
    Weekday(Weekday),
    /// `the first Friday of July`; -1 for the last.
    Nth {
        n: i32,
        day: Option<Weekday>,
        of: Box<Expr>,
    },
    /// `the week of 18 October`.
    WeekOf(Box<Expr>),
    /// `early 2022`, `the end of June`.
    Part(Part, Box<Expr>),
    /// `from 3 to 5 May`.
    Range(Box<Expr>, Box<Expr>),
}

impl Expr {
    /// Whether the words also are a length of time (`the past three weeks`), so that a figure in them may be read.
    pub(super) fn is_length(&self) -> bool {
        matches!(self, Expr::Stretch { .. } | Expr::In { .. } | Expr::Within { .. })
    }

    /// Whether the day of publication is not needed.
    pub(super) fn is_absolute(&self) -> bool {
        match self {
            Expr::Fixed(_) => true,
            Expr::Season { year, .. } => year.is_some(),
            Expr::Part(Part::Early | Part::Mid | Part::Late | Part::FirstDay | Part::LastDay, of)
            | Expr::Nth { of, .. }
            | Expr::WeekOf(of) => of.is_absolute(),
            Expr::Range(a, b) => a.is_absolute() && b.is_absolute(),
            _ => false,
        }
    }
}

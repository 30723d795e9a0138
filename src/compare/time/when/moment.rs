//! What two moments are to each other: one, two, or no telling.

use std::fmt;

use crate::extract::{Claim, Slot};
use crate::value::{Clock, Days, MonthDay, Sym, Value, Weekday};

/// A moment as a claim tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The days, where they can be placed in the calendar.
    pub days: Option<Days>,
    /// The day of a year that is not known.
    pub month_day: Option<MonthDay>,
    /// The weekday, where it is written.
    pub weekday: Option<Weekday>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// `at`, `since`, `until` or `earliest`.
    pub part: Sym,
}

/// How far two moments that cannot be one are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Days, weeks, months: so many days between them.
    Days(u32),
    /// Two days of the week, and no date on one side.
    Weekdays,
    /// Minutes of one day.
    Minutes(u32),
    /// None: one tells the day on which the other only begins to be possible.
    Floor,
}

/// What two moments are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They can be one.
    Agree,
    /// They cannot.
    Clash(Apart),
    /// Nothing is known of the one that is known of the other.
    Unknown,
}

impl Moment {
    /// The moment of a claim of this kind of rule.
    pub fn of(claim: &Claim) -> Option<Self> {
        let value = |name: &str| claim.slot(name).and_then(Slot::value);
        let weekday = match (&claim.value, value("weekday")) {
            (Value::Weekday(weekday), _) | (_, Some(Value::Weekday(weekday))) => Some(*weekday),
            _ => None,
        };
        let clock = match (&claim.value, value("clock")) {
            (Value::Clock(clock), _) | (_, Some(Value::Clock(clock))) => Some(*clock),
            _ => None,
        };
        Some(Self {
            days: match &claim.value {
                Value::Date(days) => Some(*days),
                _ => None,
            },
            month_day: match &claim.value {
                Value::MonthDay(day) => Some(*day),
                _ => None,
            },
            weekday,
            clock,
            part: claim.id("as")?.clone(),
        })
    }

    /// The day of the week, written or reckoned.
    fn day_of_week(&self) -> Option<Weekday> {
        let reckoned = || self.days.filter(|d| d.is_day()).map(|d| Weekday::of(d.lo));
        self.weekday.or_else(reckoned)
    }

    /// The day of the year, written without one or reckoned.
    fn day_of_year(&self) -> Option<MonthDay> {
        self.month_day.or_else(|| self.days.and_then(MonthDay::of))
    }

    /// How exactly it is told: a day, a week, a month, a season, a year, longer.
    pub fn grain(&self) -> u8 {
        self.days.map_or(0, Days::grain)
    }

    /// What this moment and another are to each other.
    pub fn against(&self, other: &Self) -> Relation {
        match (self.part.as_str(), other.part.as_str()) {
            ("earliest", "at") => other.against_floor(self),
            ("at", "earliest") => self.against_floor(other),
            _ => self.against_same(other),
        }
    }

    /// What it is to a day before which the same thing cannot be.
    fn against_floor(&self, floor: &Self) -> Relation {
        match (self.days, floor.days) {
            (Some(x), Some(y)) if y.before(x) => Relation::Agree,
            (Some(x), Some(y)) if x.meets(y) => Relation::Clash(Apart::Floor),
            _ => self.against_same(floor),
        }
    }

    fn against_same(&self, other: &Self) -> Relation {
        let days = match (self.days, other.days) {
            (Some(x), Some(y)) => self.by_days(x, other, y),
            _ => match (self.day_of_year(), other.day_of_year()) {
                (Some(x), Some(y)) if x == y => Relation::Agree,
                // Without a year, days of two seasons are those of two events.
                (Some(x), Some(y)) if x.apart(y) > A_MONTH => Relation::Unknown,
                (Some(x), Some(y)) => Relation::Clash(Apart::Days(x.apart(y))),
                _ => self.by_weekday(other),
            },
        };
        match (days, self.clock, other.clock) {
            (Relation::Clash(_), ..) | (_, None, _) | (_, _, None) => days,
            (_, Some(x), Some(y)) if x.meets(y) => Relation::Agree,
            (_, Some(x), Some(y)) => Relation::Clash(Apart::Minutes(x.minutes_to(y))),
        }
    }

    fn by_weekday(&self, other: &Self) -> Relation {
        match (self.day_of_week(), other.day_of_week()) {
            (Some(x), Some(y)) if x == y => Relation::Agree,
            (Some(_), Some(_)) => Relation::Clash(Apart::Weekdays),
            _ => Relation::Unknown,
        }
    }

    fn by_days(&self, x: Days, other: &Self, y: Days) -> Relation {
        if x.meets(y) {
            // `Thursday, 11 October` and `Friday`, printed on a Friday: the calendar has the day, the text has not.
            let told = self.weekday.zip(other.weekday).is_some_and(|(v, w)| v != w);
            let days = x.is_day() && y.is_day();
            return if told && days {
                Relation::Clash(Apart::Weekdays)
            } else {
                Relation::Agree
            };
        }
        let apart = if x.before(y) {
            x.hi.abs_diff(y.lo)
        } else {
            y.hi.abs_diff(x.lo)
        };
        let bare = self.weekday.is_some() || other.weekday.is_some();
        // A weekday without a date may be that of another week than the one it was placed in.
        let one_weekday = bare && apart == 7 && self.day_of_week() == other.day_of_week();
        if one_weekday || self.grain().abs_diff(other.grain()) > 2 {
            Relation::Unknown
        } else {
            Relation::Clash(Apart::Days(apart))
        }
    }
}

/// The same day of the next month is a slip of the pen.
const A_MONTH: u32 = 31;

/// `2024-10-11, a Friday, 07:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let without_year = || self.month_day.map(MonthDay::name);
        let day = self.days.map(|d| d.to_string()).or_else(without_year);
        let weekday = self.weekday.map(|w| {
            if day.is_some() {
                format!("a {w}")
            } else {
                w.to_string()
            }
        });
        let parts = [day, weekday, self.clock.map(|c| c.to_string())];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(&parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `2031-03-04`, `2031-03`, `Tue`, `09:30`, in any number.
    fn moment(text: &str) -> Moment {
        let mut out = Moment {
            days: None,
            month_day: None,
            weekday: None,
            clock: None,
            part: "at".into(),
        };
        for part in text.split(' ') {
            match part.split_once(':') {
                Some((hours, minutes)) => {
                    let minute = hours.parse::<u16>().unwrap() * 60 + minutes.parse::<u16>().unwrap();
                    out.clock = Some(Clock::at(minute));
                }
                None if part.starts_with("--") => {
                    let (month, day) = part.trim_start_matches('-').split_once('-').unwrap();
                    out.month_day = MonthDay::new(month.parse().unwrap(), day.parse().unwrap());
                }
                None if Weekday::parse(part).is_some() => out.weekday = Weekday::parse(part),
                None => out.days = Days::parse(part),
            }
        }
        out
    }

    #[test]
    fn moments_are_held_against_each_other() {
        use Apart::{Days, Minutes, Weekdays};
        use Relation::{Agree, Clash, Unknown};
        for (a, b, relation) in [
            ("2031-03-04", "2031-03-04", Agree),
            ("2031-03-04", "2031-03", Agree),
            ("2031-03-04", "2031-03-06", Clash(Days(2))),
            ("2031-03", "2031-05", Clash(Days(31))),
            ("2031-03-04", "2024", Unknown),
            ("tuesday", "tuesday", Agree),
            ("tuesday", "wednesday", Clash(Weekdays)),
            ("2031-03-04", "wednesday", Clash(Weekdays)),
            ("2031-03-04", "tuesday", Agree),
            ("2031-03-04 monday", "2031-03-04 tuesday", Clash(Weekdays)),
            ("2031-03-04 tuesday", "2031-03-11 tuesday", Unknown),
            ("2031-03-04 09:30", "2031-03-04 09:30", Agree),
            ("2031-03-04 09:30", "2031-03-04 11:00", Clash(Minutes(90))),
            ("2031-03-04 09:30", "2031-03-05 11:00", Clash(Days(1))),
            ("2031-03-04 09:30", "2031-03-04", Agree),
            ("09:30", "11:00", Clash(Minutes(90))),
            ("09:30", "2031-03-04", Unknown),
            ("--03-04", "--03-04", Agree),
            ("--03-04", "--03-06", Clash(Days(2))),
            ("--12-31", "--01-01", Clash(Days(1))),
            ("--03-04", "--09-04", Unknown),
            ("--03-04", "2031-03-04", Agree),
            ("--03-04", "2031-03-06", Clash(Days(2))),
            ("--03-04", "2031-03", Unknown),
            ("--03-04", "tuesday", Unknown),
        ] {
            assert_eq!(moment(a).against(&moment(b)), relation, "{a} | {b}");
            assert_eq!(moment(b).against(&moment(a)), relation, "{b} | {a}");
        }
    }

    #[test]
    fn a_floor_leaves_room_above_it() {
        let floor = Moment {
            part: "earliest".into(),
            ..moment("2031-03")
        };
        for (told, relation) in [
            ("2031-03", Relation::Clash(Apart::Floor)),
            ("2031-05", Relation::Agree),
            ("2031-01", Relation::Clash(Apart::Days(29))),
        ] {
            assert_eq!(moment(told).against(&floor), relation, "{told}");
            assert_eq!(floor.against(&moment(told)), relation, "{told}");
        }
    }

    #[test]
    fn a_moment_is_told_in_order() {
        assert_eq!(
            moment("2031-03-04 tuesday 09:30").to_string(),
            "2031-03-04, a Tuesday, 09:30"
        );
        assert_eq!(moment("tuesday").to_string(), "Tuesday");
    }
}

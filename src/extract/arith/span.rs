//! Lengths of time beside the years or hours they run between: `27 years ago, in 1998`, `for 30 years, since 1994`,
//! `born in 1950, is 62`, `for six hours, from 7am to 1pm`.

use super::passage::{Passages, Sentence};
use super::{Relation, Tie};
use crate::read::Mention;
use crate::value::{Dimension, Value};

/// Every length of time that the words tie to two days or hours.
pub(super) fn ties<'r>(passages: &Passages<'r>) -> Vec<Tie<'r>> {
    let mut out = Vec::new();
    for (sentence, _) in passages.pairs() {
        for (at, &stated) in sentence.mentions.iter().enumerate() {
            let beside = Beside {
                sentence,
                stated,
                earlier: sentence.mentions.get(..at).unwrap_or(&[]),
                later: sentence.mentions.get(at + 1..).unwrap_or(&[]),
            };
            let found = beside.term();
            out.extend(found.map(|(relation, term)| Tie {
                relation,
                stated,
                terms: vec![term],
            }));
        }
    }
    out
}

/// A length of time with what stands before and after it in its sentence.
struct Beside<'s, 'r> {
    sentence: &'s Sentence<'r>,
    stated: &'r Mention,
    earlier: &'s [&'r Mention],
    later: &'s [&'r Mention],
}

/// A year, and nothing narrower or wider.
fn is_year(mention: &Mention) -> bool {
    matches!(mention.value, Value::Date(days) if (365..=366).contains(&days.count()))
}

/// `1994 to 2004`.
fn is_years(mention: &Mention) -> bool {
    matches!(mention.value, Value::Date(days) if days.count() > 366)
}

/// `3 to 9 March`: more than a day, and less than a year.
fn is_stretch(mention: &Mention) -> bool {
    matches!(mention.value, Value::Date(days) if (2..=200).contains(&days.count()))
}

/// `7am to 1pm`, where both say which half of the day they mean.
fn is_hours(mention: &Mention) -> bool {
    matches!(mention.value, Value::Clock(clock) if clock.lo != clock.hi && !clock.either_half)
}

impl<'r> Beside<'_, 'r> {
    /// What the figure is tied to, and how.
    fn term(&self) -> Option<(Relation, &'r Mention)> {
        match &self.stated.value {
            Value::Duration(q, unit) if unit.symbol == "y" && q.n > 0 => {
                self.years().map(|term| (Relation::Years, term))
            }
            Value::Duration(q, unit) if unit.dimension == Dimension::Time && q.is_bare() => {
                let short = matches!(unit.symbol, "h" | "min");
                let hours = self.period(is_hours).filter(|_| short);
                let long = matches!(unit.symbol, "d" | "wk");
                let days = || self.period(is_stretch).filter(|m| long && self.has_both_ends(m));
                hours
                    .map(|term| (Relation::Hours, term))
                    .or_else(|| days().map(|term| (Relation::Days, term)))
            }
            Value::Date(_) => self.ago().map(|term| (Relation::Ago, term)),
            Value::Age(_) | Value::Count(_) => self.born().map(|term| (Relation::Born, term)),
            _ => None,
        }
    }

    /// The word `back` places before the figure.
    fn before(&self, back: u32) -> &'r str {
        self.sentence.before(self.stated.tokens.start, back)
    }

    /// `for 30 years, since 1994`, `in the 30 years since 1994`, `for 10 years, from 1994 to 2004`.
    fn years(&self) -> Option<&'r Mention> {
        let led = matches!(self.before(1), "for" | "the");
        let since = |m: &&&'r Mention| {
            is_year(m) && self.sentence.before(m.tokens.start, 1) == "since" && self.gap(m) <= 3
        };
        let year = self
            .later
            .first()
            .filter(since)
            .or(self.earlier.last().filter(since));
        year.copied().or_else(|| self.period(is_years)).filter(|_| led)
    }

    /// `for six hours, from 7am to 1pm`, `from 7am to 1pm, six hours`: the period next to its length.
    fn period(&self, is_period: fn(&Mention) -> bool) -> Option<&'r Mention> {
        let fits = |m: &&&'r Mention| {
            is_period(m)
                && matches!(self.sentence.before(m.tokens.start, 1), "from" | "between")
                && self.gap(m) <= 3
        };
        let apposed = matches!(self.before(1), "for" | "," | "(");
        let found = self
            .later
            .first()
            .filter(fits)
            .or(self.earlier.last().filter(fits));
        found.copied().filter(|_| apposed)
    }

    /// Whether a stretch of days is written with its first and its last day: `from March` is open at its end.
    fn has_both_ends(&self, stretch: &Mention) -> bool {
        let figures = stretch.tokens.clone().filter(|&i| self.sentence.doc.is_figure(i));
        figures.count() >= 2
    }

    /// The tokens between the figure and another mention.
    fn gap(&self, other: &Mention) -> u32 {
        let stated = &self.stated.tokens;
        if other.tokens.start >= stated.end {
            other.tokens.start - stated.end
        } else {
            stated.start.saturating_sub(other.tokens.end)
        }
    }

    /// `27 years ago, in 1998`, `in 1998, 27 years ago`: a day reckoned back from today, and the year beside it.
    fn ago(&self) -> Option<&'r Mention> {
        let tokens = &self.stated.tokens;
        let joins = |from: u32, to: u32| {
            let mark = |i| matches!(self.sentence.word(i), "," | "in" | "(" | "–" | "—" | "-");
            to - from <= 2 && (from..to).all(mark)
        };
        let after = self
            .later
            .first()
            .filter(|y| is_year(y) && joins(tokens.end, y.tokens.start));
        let apposed = |y: &&&'r Mention| is_year(y) && self.gap(y) == 1 && joins(y.tokens.end, tokens.start);
        let year = after.or(self.earlier.last().filter(apposed));
        year.copied()
            .filter(|_| self.sentence.ends(tokens.end, &["years", "ago"]))
    }

    /// `62, who was born in 1950`: a person's age and year of birth, where nothing else is told of the life.
    fn born(&self) -> Option<&'r Mention> {
        const OTHER: &[&str] = &[
            "died", "dies", "dead", "death", "when", "until", "turned", "turns", "would", "killed", "then",
            "later", "before", "after", "late",
        ];
        let aged = match &self.stated.value {
            Value::Age(q) => q.is_bare(),
            // `The minister, 60, was`: a number between commas behind whoever it is the age of.
            Value::Count(q) => {
                let commas = (self.before(1), self.sentence.word(self.stated.tokens.end));
                q.is_bare() && (15_000..110_000).contains(&q.n) && commas == (",", ",")
            }
            _ => false,
        };
        let mut dates = self
            .earlier
            .iter()
            .chain(self.later)
            .filter(|m| matches!(m.value, Value::Date(_)));
        let (day, other) = (dates.next()?, dates.next());
        let led = (1..=3).any(|back| self.sentence.before(day.tokens.start, back) == "born");
        let plain =
            other.is_none() && self.gap(day) <= 12 && !self.sentence.has(self.sentence.tokens.clone(), OTHER);
        (aged && led && plain).then_some(*day)
    }
}

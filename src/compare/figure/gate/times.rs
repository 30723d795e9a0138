//! What shows that two figures are told of two times: two years, two reports of two days, a plan and what came of it.

use super::super::fact::{Fact, Item};
use crate::extract::figure::{Kind, Tag, Term};
use crate::lexicon::noun_lemma;
use crate::value::{Days, Value};

/// Whether both articles tell the day from the day they were written: each has a `today` of its own.
fn are_days_of_reports(a: Item<'_>, b: Item<'_>) -> bool {
    let told = |item: Item<'_>| item.context.kind == Kind::Date && item.context.tags.has(Tag::Deictic);
    told(a) && told(b)
}

/// Whether one length of time is counted up to something and the other from something, or one into the past: `a week
/// earlier` is no length that anything took.
fn are_counted_apart(a: Item<'_>, b: Item<'_>) -> bool {
    let has = |item: Item<'_>, tag: Tag| item.context.kind == Kind::Duration && item.context.tags.has(tag);
    let apart = |x: Item<'_>, y: Item<'_>| has(x, Tag::Until) && has(y, Tag::From);
    apart(a, b) || apart(b, a) || has(a, Tag::Back) != has(b, Tag::Back)
}

/// Whether one is counted over a quarter and the other over a year.
fn are_of_two_lengths(a: Item<'_>, b: Item<'_>) -> bool {
    let counted = |item: Item<'_>| {
        !matches!(
            item.context.kind,
            Kind::Date | Kind::Weekday | Kind::Clock | Kind::Age
        )
    };
    let periods = a.context.period.zip(b.context.period);
    counted(a) && counted(b) && periods.is_some_and(|(x, y)| x != y)
}

/// Whether the two are told of two times, or over two lengths of time.
pub(super) fn are_of_two_times(one: &Fact<'_>, other: &Fact<'_>) -> bool {
    let (a, b) = (one.first(), other.first());
    let reported_apart = || {
        let days = a.claim.frame.as_of.zip(b.claim.frame.as_of);
        days.is_none_or(|(x, y)| !x.meets(y))
    };
    are_days_of_reports(a, b)
        || are_of_two_lengths(a, b)
        || have_figures_of_their_own(one, other)
        || are_of_two_years(a, b)
        || are_of_two_days(a, b)
        || are_counted_apart(a, b)
        || was_more(a, b)
        || was_more(b, a)
        || of_own_periods(a, b) && reported_apart()
}

/// Whether the text tells the two of two years: `fell 6 percent in 2025`, `fell 2 percent in 2024`.
fn are_of_two_years(a: Item<'_>, b: Item<'_>) -> bool {
    let year = |item: Item<'_>| item.claim.frame.event.filter(|days| days.grain() == YEAR);
    !is_dated(a) && !is_dated(b) && year(a).zip(year(b)).is_some_and(|(x, y)| !x.meets(y))
}

/// Whether the text tells the two of two days that lie a week apart or more: the first round and the second. Nobody is
/// mistaken so far in the day of what is over.
fn are_of_two_days(a: Item<'_>, b: Item<'_>) -> bool {
    let day = |item: Item<'_>| {
        let frame = &item.claim.frame;
        let over = |days: &Days| frame.as_of.is_some_and(|told| days.lo <= told.hi);
        frame.event.filter(|days| days.grain() <= MONTH).filter(over)
    };
    let apart = |x: Days, y: Days| x.hi.saturating_add(7) <= y.lo;
    !is_dated(a)
        && !is_dated(b)
        && day(a)
            .zip(day(b))
            .is_some_and(|(x, y)| apart(x, y) || apart(y, x))
}

/// The grain of a month.
const MONTH: u8 = 2;

/// Whether the figure is itself a time.
fn is_dated(item: Item<'_>) -> bool {
    item.context.kind.is_time()
}

/// Whether one is what had been planned or foreseen, and the other what it came to.
pub(super) fn are_plan_and_outcome(a: Item<'_>, b: Item<'_>) -> bool {
    let has = |item: Item<'_>, tag: Tag| item.context.tags.has(tag);
    has(a, Tag::Meant) != has(b, Tag::Meant)
}

/// Whether two years stand in sentences whose other figures are all different: what was so in the one, and in the other.
fn have_figures_of_their_own(one: &Fact<'_>, other: &Fact<'_>) -> bool {
    let is_year =
        |fact: &Fact<'_>| matches!(fact.first().claim.value, Value::Date(days) if days.grain() == YEAR);
    let figures = |fact: &Fact<'_>| {
        fact.told_beside()
            .filter(|v| v.quantity().is_some())
            .cloned()
            .collect::<Vec<_>>()
    };
    if !is_year(one) || !is_year(other) {
        return false;
    }
    let (x, y) = (figures(one), figures(other));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|v| y.contains(v))
}

/// The grain of a year, see `Days::grain`.
const YEAR: u8 = 4;

/// Whether `a` is the most there was, and more than `b`.
fn was_more(a: Item<'_>, b: Item<'_>) -> bool {
    let n = |item: Item<'_>| item.claim.value.quantity().map(|q| q.n);
    a.context.tags.has(Tag::Peak) && !b.context.tags.has(Tag::Peak) && n(a) > n(b)
}

/// Whether two figures count over times of their own, or number the days of something: tomorrow's figure is another.
fn of_own_periods(a: Item<'_>, b: Item<'_>) -> bool {
    let has = |item: Item<'_>, tag: Tag| item.context.tags.has(tag);
    let new = |x: Item<'_>, y: Item<'_>| has(x, Tag::Fresh) && (has(y, Tag::Fresh) || has(x, Tag::Toll));
    let day = |t: &Term| matches!(noun_lemma(&t.folded), "day" | "night" | "week" | "month" | "year");
    let numbered = |item: Item<'_>| {
        // `the second day this morning` counts no noun.
        let near = item
            .context
            .governors
            .iter()
            .filter(|t| matches!(&*t.folded, "day" | "night"));
        item.context.kind == Kind::Ordinal && item.context.head.iter().chain(near).any(day)
    };
    has(a, Tag::Window) || has(b, Tag::Window) || new(a, b) || new(b, a) || numbered(a) || numbered(b)
}

//! Which of the dates, names and titles that a file offers counts.
//!
//! Dates, first that resolves: a metadata field, the dateline, the byline, a `<time>` that stands as the time of
//! publication, a date alone near the top, the file's name, the date given for the run. Copyright years, stamps of a
//! last update and crawl times are never looked at.

use super::ReadOptions;
use super::article::Published;
use super::desk::Marked;
use super::manuscript::{Dated, Meta};
use super::stamp::{self, Stamp};
use crate::value::Days;

/// When it was published, from the first place that says so.
pub(super) fn published(
    path: &str,
    meta: &Meta,
    marked: &Marked,
    options: &ReadOptions,
) -> Option<Published> {
    let name = file_name_date(path);
    let given = options.date.as_ref();
    let year = name
        .and_then(|s| s.year)
        .or_else(|| meta.dates.iter().find_map(|d| d.stamp.year))
        .or_else(|| meta.time.and_then(|s| s.year))
        .or_else(|| marked.byline.and_then(|s| s.year))
        .or_else(|| marked.alone.and_then(|s| s.year))
        .or_else(|| given.and_then(|g| year_of(g.days)));
    let field = meta
        .dates
        .iter()
        .find_map(|d: &Dated| build(&d.stamp, &d.from, None));
    let other = |stamp: Option<Stamp>, from: &str| stamp.and_then(|s| build(&s, from, year));
    let time = other(meta.time, "time");
    // The `<time>` of a byline often says the minute too.
    let finer = |said: Published| match &time {
        Some(time) if time.days == said.days && said.minute.is_none() => time.clone(),
        _ => said,
    };
    field
        .or_else(|| other(marked.dateline, "dateline").map(finer))
        .or_else(|| other(marked.byline, "byline").map(finer))
        .or_else(|| time.clone())
        .or_else(|| other(marked.alone, "date line"))
        .or_else(|| other(name, "file name"))
        .or_else(|| given.cloned())
}

fn build(stamp: &Stamp, from: &str, year: Option<i16>) -> Option<Published> {
    Some(Published {
        days: stamp.days(year)?,
        minute: stamp.utc_minute(),
        from: from.to_owned(),
    })
}

fn year_of(days: Days) -> Option<i16> {
    let epoch = jiff::civil::Date::new(1970, 1, 1).ok()?;
    let date = epoch
        .checked_add(jiff::Span::new().try_days(days.lo).ok()?)
        .ok()?;
    Some(date.year())
}

/// `2031-10-11-bridge.md`, `20311011_bridge.txt`, `2031/10/11/bridge.html`.
fn file_name_date(path: &str) -> Option<Stamp> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let parts: Vec<&str> = path.rsplit('/').skip(1).take(3).collect();
    let folders = match parts.as_slice() {
        [day, month, year] => format!("{year}/{month}/{day}"),
        _ => String::new(),
    };
    [name, &folders].into_iter().find_map(|text| {
        let first: String = text
            .chars()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | '/'))
            .collect();
        let first = first.trim_end_matches(['-', '_', '.']);
        stamp::field(first).filter(|s| s.day.is_some() && s.year.is_some_and(|y| (1900..2100).contains(&y)))
    })
}

/// Take the name of the outlet off the end of a page title: `Bridge falls - The Daily Post`, `… | Post`. Without a
/// known name the last part goes where it is short and the rest is long enough for a headline.
pub(super) fn without_outlet<'t>(title: &'t str, outlet: Option<&str>) -> (&'t str, Option<&'t str>) {
    for mark in [" | ", " — ", " – ", " - ", " :: ", " « "] {
        let Some((head, tail)) = title.rsplit_once(mark) else {
            continue;
        };
        let (head, tail) = (head.trim(), tail.trim());
        let same = outlet.is_some_and(|o| {
            let (o, t) = (o.to_lowercase(), tail.to_lowercase());
            t.contains(&o) || o.contains(&t)
        });
        let capital = tail
            .split_whitespace()
            .all(|w| !w.starts_with(char::is_lowercase) || matches!(w, "of" | "the" | "and"));
        let short = tail.split_whitespace().count() <= 4 && head.split_whitespace().count() >= 4 && capital;
        if same || short {
            let (head, _) = if same {
                (head, None)
            } else {
                without_outlet(head, None)
            };
            return (head, Some(tail));
        }
    }
    (title.trim(), None)
}

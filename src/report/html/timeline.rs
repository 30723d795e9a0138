//! How tolls moved: a drawing for each, time from left to right, a bar per report with its soft and hard bounds, and
//! the words under it. SVG without styles of its own; coordinates are whole numbers.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::plot::Axis;
use super::text;
use crate::report::facts::{Entry, Fact};
use crate::report::matrix::columns;
use crate::report::{Checked, escape};
use crate::value::notation::grouped;
use crate::value::{Days, Quantity};

const WIDTH: i64 = 960;
const LEFT: i64 = 76;
const RIGHT: i64 = 930;
const TOP: i64 = 12;
const BOTTOM: i64 = 212;
/// Below the drawing: the days.
const HEIGHT: i64 = 236;
/// Between two reports of one day.
const BESIDE: i64 = 13;
/// Reports drawn at most; the table has them all.
const MOST: usize = 60;

/// What a toll is a toll of, slot by slot.
type Key = Vec<(String, String)>;

/// What was said of one toll in all articles, in order of the days described.
pub(super) struct Toll<'f> {
    /// What it is a toll of.
    pub(super) title: String,
    /// The reports.
    pub(super) entries: Vec<&'f Entry>,
}

/// The tolls of a story that may move and are told for at least two days. Facts whose keys differ only in what one of
/// them leaves open are one toll.
pub(super) fn tolls(checked: &Checked) -> Vec<Toll<'_>> {
    let mut groups: Vec<(Key, Vec<&Fact>)> = Vec::new();
    for fact in checked.facts.iter().filter(|f| f.evolves) {
        let joins = |(key, facts): &&mut (Key, Vec<&Fact>)| {
            facts.first().is_some_and(|first| first.rule == fact.rule) && fits(key, &fact.key)
        };
        match groups.iter_mut().find(joins) {
            Some((key, facts)) => {
                let more = fact.key.iter().filter(|slot| !key.contains(slot)).cloned();
                let more: Vec<_> = more.collect();
                key.extend(more);
                facts.push(fact);
            }
            None => groups.push((fact.key.clone(), vec![fact])),
        }
    }
    groups
        .into_iter()
        .map(|(key, facts)| toll(&key, &facts))
        .filter(|toll| moves(&toll.entries))
        .collect()
}

/// Whether two keys may be of one toll: they say the same, or one of them leaves it open. A toll of another time is
/// never left open: `1,993 in 1993` is no report on today.
fn fits(a: &[(String, String)], b: &[(String, String)]) -> bool {
    let says = |key: &[(String, String)], slot: &(String, String)| {
        let said = key.iter().find(|(name, _)| *name == slot.0);
        said.map_or(Days::parse(&slot.1).is_none(), |held| held == slot)
    };
    a.iter().all(|slot| says(b, slot)) && b.iter().all(|slot| says(a, slot))
}

fn toll<'f>(key: &[(String, String)], facts: &[&'f Fact]) -> Toll<'f> {
    let mut entries: Vec<&Entry> = facts.iter().flat_map(|f| &f.entries).collect();
    entries.sort_by_key(|e| (e.as_of.is_none(), e.as_of, e.article, e.claim.start));
    let rule = facts.first().map_or("", |f| f.rule.as_str());
    let values: Vec<&str> = key.iter().map(|(_, value)| value.as_str()).collect();
    Toll {
        title: if values.is_empty() {
            rule.to_owned()
        } else {
            format!("{rule}: {}", values.join(", "))
        },
        entries,
    }
}

fn moves(entries: &[&Entry]) -> bool {
    let mut days = entries.iter().filter_map(|e| e.as_of);
    let first = days.next();
    days.any(|d| Some(d) != first)
}

/// The drawing, where at least two dated reports give a figure.
pub(super) fn draw(toll: &Toll<'_>, checked: &Checked, out: &mut String) {
    let reports: Vec<(Days, &Entry, &Quantity)> = toll
        .entries
        .iter()
        .filter_map(|e| Some((e.as_of?, *e, e.value.quantity()?)))
        .take(MOST)
        .collect();
    let days: BTreeSet<i32> = reports.iter().map(|(day, ..)| day.lo).collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return;
    };
    if days.len() < 2 {
        return;
    }
    let time = Time {
        from: *first,
        to: *last,
    };
    let axis = Axis::over(&reports.iter().map(|(_, _, q)| *q));
    let _ = writeln!(
        out,
        "<figure><svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\" \
         aria-label=\"{}\">",
        text(&format!("How the figures moved: {}", toll.title))
    );
    grid(&axis, &time, &days, out);
    let mut before: Option<(i32, i64)> = None;
    for (day, entry, quantity) in &reports {
        let beside = match before {
            Some((same, n)) if same == day.lo => n + 1,
            _ => 0,
        };
        before = Some((day.lo, beside));
        report(&axis, time.x(day.lo) + beside * BESIDE, entry, quantity, out);
    }
    out.push_str("</svg>");
    legend(&reports, checked, out);
    out.push_str("</figure>\n");
}

/// The days, evenly.
struct Time {
    from: i32,
    to: i32,
}

impl Time {
    fn x(&self, day: i32) -> i64 {
        let room = RIGHT - LEFT - 90;
        let days = i64::from(self.to.saturating_sub(self.from)).max(1);
        LEFT + 20 + i64::from(day.saturating_sub(self.from)) * room / days
    }
}

fn grid(axis: &Axis, time: &Time, days: &BTreeSet<i32>, out: &mut String) {
    for tick in axis.ticks() {
        let y = axis.at(tick, BOTTOM, TOP);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{LEFT}\" y1=\"{y}\" x2=\"{RIGHT}\" y2=\"{y}\"/>\
             <text class=\"quiet\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            LEFT - 8,
            y + 4,
            grouped(tick)
        );
    }
    let mut free = i64::MIN;
    for day in days {
        let x = time.x(*day);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{x}\" y1=\"{TOP}\" x2=\"{x}\" y2=\"{BOTTOM}\"/>"
        );
        // A day whose words would run into those of the day before it keeps its line only.
        if x >= free {
            let _ = writeln!(
                out,
                "<text class=\"quiet\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                BOTTOM + 18,
                Days::day(*day)
            );
            free = x + 84;
        }
    }
}

fn report(axis: &Axis, x: i64, entry: &Entry, quantity: &Quantity, out: &mut String) {
    let bar = |from: i64, to: i64| {
        let (top, bottom) = (axis.at(to, BOTTOM, TOP), axis.at(from, BOTTOM, TOP));
        (top, bottom - top)
    };
    let (hard_top, hard_height) = bar(quantity.hard.lo, quantity.hard.hi);
    let (soft_top, soft_height) = bar(quantity.soft.lo, quantity.soft.hi);
    let clash = if entry.clashes { " clash" } else { "" };
    let _ = writeln!(
        out,
        "<g><title>{}</title><rect class=\"hard\" x=\"{}\" y=\"{hard_top}\" width=\"9\" height=\"{}\" rx=\"2\"/>\
         <rect class=\"fill-{}{clash}\" x=\"{}\" y=\"{}\" width=\"9\" height=\"{}\" rx=\"2\"/></g>",
        text(&format!(
            "{}: {} (reads as {})",
            entry.claim.place(),
            escape::shorten(&entry.claim.text, 90),
            entry.reads_as
        )),
        x - 4,
        hard_height.max(2),
        entry.article % 6,
        x - 4,
        if soft_height < 5 { soft_top - 2 } else { soft_top },
        soft_height.max(5),
    );
}

/// Which colour is which article.
fn legend(reports: &[(Days, &Entry, &Quantity)], checked: &Checked, out: &mut String) {
    let names = columns(&checked.story);
    let articles: BTreeSet<u32> = reports.iter().map(|(_, e, _)| e.article).collect();
    out.push_str("<figcaption>");
    for article in articles {
        let name = names.get(article as usize).map_or("", String::as_str);
        let _ = write!(
            out,
            "<span class=\"legend\"><svg class=\"swatch\" width=\"10\" height=\"10\" aria-hidden=\"true\">\
             <rect class=\"fill-{}\" width=\"10\" height=\"10\" rx=\"2\"/></svg> {}</span> ",
            article % 6,
            text(name)
        );
    }
    out.push_str("</figcaption>");
}

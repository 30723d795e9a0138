//! Years that an article names, which settle a date without one.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::expr::Expr;
use super::words::Cursor;
use crate::text::Doc;
use crate::value::{Days, Weekday};

/// The years that stand in a document, looked for when first asked.
#[derive(Debug)]
pub struct NamedYears<'d> {
    doc: &'d Doc<'d>,
    found: OnceCell<BTreeSet<i32>>,
}

impl<'d> NamedYears<'d> {
    /// The years of `doc`, none of them looked for yet.
    pub fn new(doc: &'d Doc<'d>) -> Self {
        Self {
            doc,
            found: OnceCell::new(),
        }
    }

    /// `Friday, 12 April` in a report that speaks of `April 2024` is a day of that year where the nearest 12 April was
    /// no Friday; any other expression stays where it was `placed`.
    pub(super) fn settle(&self, expr: &Expr, placed: Days) -> Days {
        let Expr::DayMonth {
            month,
            day,
            weekday: Some(weekday),
        } = expr
        else {
            return placed;
        };
        if Weekday::of(placed.lo) == *weekday {
            return placed;
        }
        self.found
            .get_or_init(|| years(self.doc))
            .iter()
            .rev()
            .filter_map(|year| Days::civil(*year, *month, *day))
            .find(|d| Weekday::of(d.lo) == *weekday)
            .unwrap_or(placed)
    }
}

fn years(doc: &Doc<'_>) -> BTreeSet<i32> {
    let cursor = Cursor {
        doc,
        start: 0,
        end: doc.len(),
    };
    (0..doc.len())
        .filter(|&at| doc.is_figure(at))
        .filter_map(|at| super::year::year(&cursor, at))
        .map(|(year, _)| year)
        .collect()
}

//! Range plots: a bar per claim on a common axis, pale for the hard bounds and dark for the soft ones. SVG without
//! styles of its own; coordinates are whole numbers.

use std::fmt::Write as _;

use super::text;
use crate::finding::{Camp, Evidence, Finding};
use crate::report::escape;
use crate::report::full::letter;
use crate::report::value::describe;
use crate::source::Story;
use crate::value::interval::{INFINITY, MINUS_INFINITY};
use crate::value::notation::grouped;
use crate::value::{Interval, Quantity, Value};

const WIDTH: i64 = 960;
const LABEL: i64 = 330;
const ROW: i64 = 26;
const MOST: usize = 24;

/// A plot of the finding's figures, where it has at least two that are rivals: the parts of a sum are none.
pub(super) fn ranges(finding: &Finding, story: &Story, out: &mut String) {
    if finding.camps.iter().any(holds_parts) {
        return;
    }
    let rows: Vec<(usize, &Evidence, Quantity)> = finding
        .camps
        .iter()
        .enumerate()
        .flat_map(|(number, camp)| camp.claims.iter().map(move |claim| (number, claim)))
        .filter_map(|(number, claim)| Some((number, claim, *claim.value.quantity()?)))
        .take(MOST)
        .collect();
    if rows.len() < 2 {
        return;
    }
    let (rows, unit) = in_one_unit(rows);
    let axis = Axis {
        unit,
        ..Axis::over(&rows.iter().map(|(_, _, q)| q))
    };
    let height = ROW * i64::try_from(rows.len()).unwrap_or(0) + 34;
    let _ = writeln!(
        out,
        "<figure><svg viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
         aria-label=\"Ranges of the figures\">"
    );
    axis.draw(height, out);
    for (place, (camp, claim, quantity)) in rows.iter().enumerate() {
        let y = ROW * i64::try_from(place).unwrap_or(0) + 6;
        bar(&axis, y, *camp, claim, quantity, story, out);
    }
    out.push_str("</svg></figure>\n");
}

/// Whether the figures of a camp are not one figure told again.
fn holds_parts(camp: &Camp) -> bool {
    let figures = || camp.claims.iter().filter_map(|claim| claim.value.quantity());
    let first = figures().next();
    first.is_some_and(|first| figures().any(|other| !other.hard.meets(first.hard)))
}

/// Measures as the first of them is written, so that the axis has round figures of a unit that people know.
fn in_one_unit(rows: Vec<(usize, &Evidence, Quantity)>) -> (Vec<(usize, &Evidence, Quantity)>, String) {
    let unit_of = |value: &Value| match value {
        Value::Amount(_, unit) | Value::Duration(_, unit) => Some(*unit),
        _ => None,
    };
    let sign = match rows.first().map(|(_, claim, _)| &claim.value) {
        Some(Value::Percent { .. }) => "%".to_owned(),
        Some(Value::Money(_, currency)) => format!(" {}", currency.0),
        _ => String::new(),
    };
    let Some(unit) = rows.first().and_then(|(_, claim, _)| unit_of(&claim.value)) else {
        return (rows, sign);
    };
    let written = rows.into_iter().map(|(camp, claim, quantity)| {
        let same = unit_of(&claim.value).is_some_and(|other| other.dimension == unit.dimension);
        let quantity = if same {
            unit.as_written(&quantity)
        } else {
            quantity
        };
        (camp, claim, quantity)
    });
    (written.collect(), format!(" {}", unit.symbol))
}

fn bar(
    axis: &Axis,
    y: i64,
    camp: usize,
    claim: &Evidence,
    quantity: &Quantity,
    story: &Story,
    out: &mut String,
) {
    let words = story
        .articles
        .get(claim.article as usize)
        .map_or("", |a| claim.span.of(&a.text));
    let (hard_from, hard_to) = axis.span(quantity.hard);
    let (soft_from, soft_to) = axis.span(quantity.soft);
    let _ = write!(
        out,
        "<text x=\"0\" y=\"{}\">{} {}</text>\n\
         <rect class=\"hard\" x=\"{hard_from}\" y=\"{}\" width=\"{}\" height=\"14\" rx=\"2\"/>\
         <rect class=\"fill-{}\" x=\"{soft_from}\" y=\"{}\" width=\"{}\" height=\"8\" rx=\"2\">\
         <title>{}</title></rect>\n",
        y + 13,
        letter(camp),
        text(&escape::shorten(words, 46)),
        y + 2,
        (hard_to - hard_from).max(2),
        camp % 6,
        y + 5,
        (soft_to - soft_from).max(4),
        text(&format!(
            "reads as {}; true from {}",
            describe(&claim.value),
            quantity.allows()
        )),
    );
}

/// The common axis, in thousandths.
pub(super) struct Axis {
    from: i64,
    to: i64,
    /// Whether equal steps multiply: for figures too far apart for equal steps that add.
    ratio: bool,
    /// What stands behind the figures of the axis.
    unit: String,
}

/// From this ratio of the largest to the smallest figure on, steps multiply.
const FAR_APART: i64 = 40;

impl Axis {
    /// Wide enough for every soft bound and for the hard ones that are near.
    pub(super) fn over<'q>(quantities: &(impl Iterator<Item = &'q Quantity> + Clone)) -> Self {
        let finite = |n: i64| (n != INFINITY && n != MINUS_INFINITY).then_some(n);
        let soft = || {
            quantities
                .clone()
                .flat_map(|q| [q.soft.lo, q.soft.hi, q.n])
                .filter_map(finite)
        };
        let low = soft().min().unwrap_or(0);
        let high = soft().max().unwrap_or(0);
        if low >= 1000 && high / low >= FAR_APART {
            return Self {
                from: low / 2,
                to: high.saturating_mul(2),
                ratio: true,
                unit: String::new(),
            };
        }
        let reach = high.saturating_sub(low).max(high.saturating_abs() / 10).max(1000) / 6;
        let from = low.saturating_sub(reach);
        Self {
            from: if low >= 0 { from.max(0) } else { from },
            to: high.saturating_add(reach),
            ratio: false,
            unit: String::new(),
        }
    }

    fn x(&self, n: i64) -> i64 {
        self.at(n, LABEL, WIDTH - 10)
    }

    /// Where `n` lies on paper that begins at `start` and ends at `end`, which may be smaller.
    pub(super) fn at(&self, n: i64, start: i64, end: i64) -> i64 {
        let place = |n: i64| if self.ratio { log2(n) } else { i128::from(n) };
        let (from, to) = (place(self.from), place(self.to));
        let n = place(n.clamp(self.from, self.to));
        let room = i128::from(end - start);
        let offset = (n - from) * room / (to - from).max(1);
        start + i64::try_from(offset).unwrap_or(0)
    }

    fn span(&self, interval: Interval) -> (i64, i64) {
        (self.x(interval.lo), self.x(interval.hi))
    }

    pub(super) fn ticks(&self) -> Vec<i64> {
        let mut ticks = Vec::new();
        if self.ratio {
            let mut tick = 1000i64;
            while tick <= self.to && ticks.len() < 20 {
                ticks.push(tick);
                tick = tick.saturating_mul(10);
            }
        } else {
            let step = self.step();
            let first = self.from.div_euclid(step).saturating_add(1).saturating_mul(step);
            ticks.extend((0..8).map(|n| first.saturating_add(step.saturating_mul(n))));
        }
        ticks.retain(|t| (self.from..=self.to).contains(t));
        ticks
    }

    /// 1, 2 or 5 times a power of ten that cuts the axis into three to eight parts.
    fn step(&self) -> i64 {
        let range = self.to.saturating_sub(self.from).max(1);
        let mut step = 1i64;
        while step < range / 5 {
            step = step.saturating_mul(10);
        }
        let smaller = [step / 5, step / 2]
            .into_iter()
            .find(|s| *s > 0 && *s >= range / 8);
        smaller.unwrap_or(step)
    }

    fn draw(&self, height: i64, out: &mut String) {
        for tick in self.ticks() {
            let x = self.x(tick);
            let _ = writeln!(
                out,
                "<line class=\"grid\" x1=\"{x}\" y1=\"0\" x2=\"{x}\" y2=\"{}\"/>\
                 <text class=\"quiet\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}{}</text>",
                height - 22,
                height - 6,
                grouped(tick),
                text(&self.unit)
            );
        }
    }
}

/// A logarithm in 1024ths, straight between powers of two: near enough for drawing.
fn log2(n: i64) -> i128 {
    let n = u64::try_from(n.max(1)).unwrap_or(1);
    let whole = n.ilog2();
    let rest = (u128::from(n) << 10 >> whole).saturating_sub(1024);
    i128::from(whole) * 1024 + i128::try_from(rest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(notations: &[&str]) -> Axis {
        let quantities: Vec<Quantity> = notations.iter().map(|n| n.parse().expect("a quantity")).collect();
        Axis::over(&quantities.iter())
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(
            axis(&["=132", "~190"]).ticks(),
            [120_000, 140_000, 160_000, 180_000, 200_000, 220_000]
        );
        assert_eq!(
            axis(&["=4", "=40000"]).ticks(),
            [10_000, 100_000, 1_000_000, 10_000_000]
        );
        assert_eq!(axis(&["=0", "=1"]).ticks().first(), Some(&200));
    }

    #[test]
    fn bars_stay_on_the_paper() {
        for notations in [["=0", "=1"], [">1000", "<~9000"], ["=4", "many"], ["=-5", "=12"]] {
            let axis = axis(&notations);
            for n in [i64::MIN, -1, 0, 1, 5_000, i64::MAX] {
                assert!((LABEL..=WIDTH).contains(&axis.x(n)));
            }
        }
    }
}

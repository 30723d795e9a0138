//! The one inequality, and what softens its answer (semantics 4.3 and 4.4).
//!
//! Two claims about the same thing at the same time must satisfy `a ≤ b` and `b ≤ a`; a part and its whole only
//! `part ≤ whole`; an earlier and a later toll only `earlier ≤ later`. Everything else is an adjustment, and each
//! adjustment is a small function in [`ADJUSTMENTS`].

mod adjust;

use super::gate::{self, Gate};
use super::key::{Alignment, Relation};
use super::subject::{Bounds, Subject};
use crate::finding::{Class, Confidence, Verdict};
use crate::rule::{Evolves, Rule};
use crate::value::interval::{self, Breach};
use crate::value::{Interval, Milli, Op, Quantity};
pub use adjust::Adjustment;
pub(in crate::compare) use adjust::speaks_for_itself;
use adjust::{ADJUSTMENTS, Adjusted, Case, filled_slots};

/// How two claims lie in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// Their moments overlap, or one is not known.
    Unordered,
    /// `a` wholly before `b`.
    Before,
    /// `a` wholly after `b`.
    After,
}

/// What was compared and how it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// How the keys relate.
    pub alignment: Alignment,
    /// How they lie in time.
    pub order: Order,
    /// Before the adjustments.
    pub raw: Verdict,
    /// After them.
    pub verdict: Verdict,
    /// Which adjustments changed it.
    pub adjusted: Adjusted,
    /// Why they differ; none where they do not.
    pub class: Option<Class>,
    /// How sure the alignment is.
    pub confidence: Confidence,
}

/// Compare two claims of one rule: which gate ended it, or how it came out. Symmetric but for the names of the sides.
pub fn judge(rule: &Rule, a: &Subject<'_>, b: &Subject<'_>) -> Result<Judgement, Gate> {
    let alignment = gate::pass(rule, a, b)?;
    let order = order(a, b);
    let (raw, broken) = raw(rule, a, b, alignment.relation, order);
    let case = Case {
        rule,
        a,
        b,
        alignment,
        broken,
    };
    let mut verdict = raw;
    let mut adjusted = Adjusted::default();
    for (name, adjust) in ADJUSTMENTS {
        if let Some(changed) = adjust(&case, verdict)
            && changed != verdict
        {
            verdict = changed;
            adjusted.add(*name);
        }
    }
    Ok(Judgement {
        alignment,
        order,
        raw,
        verdict,
        adjusted,
        class: class(&case, verdict, adjusted),
        confidence: confidence(&case),
    })
}

/// How two claims lie in time; two reports of one day are ordered by their minutes.
pub fn order(a: &Subject<'_>, b: &Subject<'_>) -> Order {
    let (Some(x), Some(y)) = (a.time.as_of, b.time.as_of) else {
        return Order::Unordered;
    };
    if x.before(y) {
        return Order::Before;
    }
    if y.before(x) {
        return Order::After;
    }
    match (a.time.minute, b.time.minute) {
        (Some(time), Some(other)) if x == y && x.is_day() && time.before(other) => Order::Before,
        (Some(time), Some(other)) if x == y && x.is_day() && other.before(time) => Order::After,
        _ => Order::Unordered,
    }
}

/// Which inequalities must hold: `a ≤ b`, `b ≤ a`.
pub fn required(evolves: Evolves, relation: Relation, order: Order) -> (bool, bool) {
    let grown = matches!(
        (evolves, order),
        (Evolves::Up, Order::Before) | (Evolves::Down, Order::After)
    );
    let shrunk = matches!(
        (evolves, order),
        (Evolves::Up, Order::After) | (Evolves::Down, Order::Before)
    );
    match relation {
        Relation::Same => (!shrunk, !grown),
        Relation::PartOf => (!shrunk, false),
        Relation::WholeOf => (false, !grown),
    }
}

fn raw(rule: &Rule, a: &Subject<'_>, b: &Subject<'_>, relation: Relation, order: Order) -> (Verdict, Breach) {
    let (Some(x), Some(y)) = (a.bounds(), b.bounds()) else {
        return (Verdict::Discrepancy, Breach::Soft);
    };
    if a.claim.frame.negated != b.claim.frame.negated {
        return (Verdict::Contradiction, Breach::Hard);
    }
    let (a_le_b, b_le_a) = required(rule.compare.evolves, relation, order);
    let forth = if a_le_b { broken(x, y) } else { Breach::None };
    let back = if b_le_a { broken(y, x) } else { Breach::None };
    let worst = forth.max(back);
    let verdict = match worst {
        Breach::Hard => Verdict::Contradiction,
        Breach::Soft => Verdict::Discrepancy,
        Breach::None if moved(x, y, a_le_b && b_le_a) => Verdict::Update,
        Breach::None if agree(x.quantity.soft, y.quantity.soft) => Verdict::Agree,
        Breach::None => Verdict::Compatible,
    };
    let verdict = match (verdict, relation) {
        // A part that differs from its whole did not replace it.
        (Verdict::Update, Relation::PartOf | Relation::WholeOf) => Verdict::Compatible,
        (other, _) => other,
    };
    (verdict, worst)
}

/// Whether the two soft readings lie apart although nothing required them to meet.
fn moved(x: &Bounds, y: &Bounds, both_required: bool) -> bool {
    !both_required && !x.quantity.soft.meets(y.quantity.soft)
}

/// `x ≤ y` on hard and soft bounds. Units that were converted leave three per cent for rounding.
pub fn broken(x: &Bounds, y: &Bounds) -> Breach {
    match (x.unit, y.unit) {
        (Some(this), Some(that)) if this != that => interval::broken(&x.quantity, &widened(y.quantity)),
        _ => interval::broken(&x.quantity, &y.quantity),
    }
}

fn widened(mut quantity: Quantity) -> Quantity {
    let room = |hi: Milli| hi.saturating_add(share(hi, 30));
    quantity.hard.hi = room(quantity.hard.hi);
    quantity.soft.hi = room(quantity.soft.hi);
    quantity
}

/// `thousandths` of `of`, saturating.
fn share(of: Milli, thousandths: u32) -> Milli {
    let part = i128::from(of) * i128::from(thousandths) / 1000;
    Milli::try_from(part).unwrap_or(Milli::MAX)
}

/// Whether two readings share four fifths of what they cover together.
fn agree(x: Interval, y: Interval) -> bool {
    let shared = i128::from(x.hi.min(y.hi)) - i128::from(x.lo.max(y.lo));
    let union = i128::from(x.hi.max(y.hi)) - i128::from(x.lo.min(y.lo));
    shared >= 0 && shared * 5 >= union * 4
}

fn class(case: &Case<'_, '_>, verdict: Verdict, adjusted: Adjusted) -> Option<Class> {
    if adjusted.has(Adjustment::Attributed) || adjusted.has(Adjustment::CreditedTwice) {
        return Some(Class::Claimant);
    }
    if adjusted.has(Adjustment::Rounded) || adjusted.has(Adjustment::SmallGap) {
        return Some(Class::Rounding);
    }
    if adjusted.has(Adjustment::HedgeLost) || adjusted.has(Adjustment::VagueEdge) {
        return Some(Class::Hedge);
    }
    if adjusted.has(Adjustment::Ambiguous) || adjusted.has(Adjustment::FarApart) {
        return Some(Class::Scope);
    }
    if adjusted.has(Adjustment::Revised) {
        return Some(Class::Stale);
    }
    if adjusted.has(Adjustment::UnknownMoment) && verdict == Verdict::Note || verdict == Verdict::Update {
        return Some(Class::Stale);
    }
    let Some((x, y)) = case.quantities() else {
        return Some(Class::Conflict);
    };
    let same_figure = x.n == y.n && x.m == y.m;
    match case.broken {
        Breach::Hard => Some(Class::Conflict),
        Breach::Soft if x.op == Op::Exact && y.op == Op::Exact => Some(Class::Rounding),
        Breach::Soft => Some(Class::Conflict),
        Breach::None if case.alignment.relation != Relation::Same && !same_figure => Some(Class::Scope),
        Breach::None if same_figure && x.op == y.op => None,
        Breach::None if x.op != y.op => Some(Class::Hedge),
        Breach::None => Some(Class::Rounding),
    }
}

fn confidence(case: &Case<'_, '_>) -> Confidence {
    match filled_slots(case) + case.alignment.wild as usize {
        0 => Confidence::High,
        1 => Confidence::Medium,
        _ => Confidence::Low,
    }
}

//! The one inequality, and what softens its answer (semantics 4.3 and 4.4).
//!
//! Two claims about the same thing at the same time must satisfy `a ≤ b` and `b ≤ a`; a part and its whole only
//! `part ≤ whole`; an earlier and a later toll only `earlier ≤ later`. Everything else is an adjustment, and each
//! adjustment is a small function in [`ADJUSTMENTS`].

use std::cmp::Ordering;

use crate::extract::Speaker;
use crate::finding::{Class, Confidence, Verdict};
use crate::lexicon::gazetteer;
use crate::rule::{Evolves, Rule, SourcesPolicy};
use crate::value::interval::{self, Breach};
use crate::value::{Interval, Milli, Op, Quantity, quantity::ONE};

use super::gate::{self, Gate};
use super::key::{Alignment, Relation};
use super::subject::{Bounds, Content, Facet, Subject};

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

/// One row of semantics 4.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Adjustment {
    /// The gap is smaller than the rule's `min_gap`.
    SmallGap,
    /// The later report says that the older figure was put right.
    Revised,
    /// Two named sources differ.
    Attributed,
    /// One is the other, rounded.
    Rounded,
    /// A missing slot was matched.
    Wildcard,
    /// A slot was filled from the context.
    Filled,
    /// One moment is not known, and the value moves.
    UnknownMoment,
    /// Only the vague edge of `up to`, `a few`, `several` is crossed.
    VagueEdge,
    /// An article gives two such figures, so the key does not say which thing is meant.
    Ambiguous,
    /// So far apart that another thing is meant.
    FarApart,
    /// One figure, once hedged and once bare.
    HedgeLost,
    /// One figure, credited to two sources.
    CreditedTwice,
}

impl Adjustment {
    /// Every one, in the order they are applied.
    pub const ALL: [Adjustment; ADJUSTMENTS.len()] = {
        let mut all = [Adjustment::SmallGap; ADJUSTMENTS.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = ADJUSTMENTS[at].0;
            at += 1;
        }
        all
    };

    /// Its name, as `gainsay why` prints it.
    pub fn name(self) -> &'static str {
        match self {
            Adjustment::SmallGap => "small-gap",
            Adjustment::Rounded => "rounded",
            Adjustment::Revised => "revised",
            Adjustment::Wildcard => "wildcard",
            Adjustment::Filled => "filled",
            Adjustment::UnknownMoment => "unknown-moment",
            Adjustment::VagueEdge => "vague-edge",
            Adjustment::Ambiguous => "ambiguous",
            Adjustment::FarApart => "far-apart",
            Adjustment::Attributed => "attributed",
            Adjustment::HedgeLost => "hedge-lost",
            Adjustment::CreditedTwice => "credited-twice",
        }
    }
}

/// A set of adjustments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Adjusted(u16);

impl Adjusted {
    /// Whether `adjustment` changed the verdict.
    pub fn has(self, adjustment: Adjustment) -> bool {
        self.0 & (1 << adjustment as u16) != 0
    }

    fn add(&mut self, adjustment: Adjustment) {
        self.0 |= 1 << adjustment as u16;
    }

    /// Those that changed it, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Adjustment> {
        ADJUSTMENTS.iter().map(|(a, _)| *a).filter(move |a| self.has(*a))
    }
}

/// Everything an adjustment may look at.
struct Case<'s, 'c> {
    rule: &'s Rule,
    a: &'s Subject<'c>,
    b: &'s Subject<'c>,
    alignment: Alignment,
    /// `Hard` or `Soft` where an inequality is broken.
    broken: Breach,
}

impl Case<'_, '_> {
    fn quantities(&self) -> Option<(Quantity, Quantity)> {
        Some((self.a.bounds()?.quantity, self.b.bounds()?.quantity))
    }
}

/// `None` leaves the verdict as it is.
type Adjust = fn(&Case<'_, '_>, Verdict) -> Option<Verdict>;

/// The table of semantics 4.4, in the order they are applied.
const ADJUSTMENTS: &[(Adjustment, Adjust)] = &[
    (Adjustment::SmallGap, small_gap),
    (Adjustment::Rounded, rounded),
    (Adjustment::Revised, revised),
    (Adjustment::Wildcard, wildcard),
    (Adjustment::Filled, filled),
    (Adjustment::UnknownMoment, unknown_moment),
    (Adjustment::VagueEdge, vague_edge),
    (Adjustment::Ambiguous, ambiguous),
    (Adjustment::FarApart, far_apart),
    (Adjustment::Attributed, attributed),
    (Adjustment::HedgeLost, hedge_lost),
    (Adjustment::CreditedTwice, credited_twice),
];

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
        (Some(minute), Some(other)) if x == y && x.is_day() => match minute.cmp(&other) {
            Ordering::Less => Order::Before,
            Ordering::Equal => Order::Unordered,
            Ordering::Greater => Order::After,
        },
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

fn clashes(verdict: Verdict) -> bool {
    verdict >= Verdict::Discrepancy
}

fn one_level_down(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Contradiction => Verdict::Discrepancy,
        Verdict::Discrepancy => Verdict::Note,
        other => other,
    }
}

fn small_gap(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let (x, y) = case.quantities()?;
    let gap = x.n.abs_diff(y.n);
    let largest = x.n.unsigned_abs().max(y.n.unsigned_abs());
    let small = u128::from(gap) * 1000 < u128::from(largest) * u128::from(case.rule.compare.min_gap);
    (clashes(verdict) && small && !case.a.claim.frame.negated && !case.b.claim.frame.negated)
        .then_some(Verdict::Compatible)
}

/// A share, a sum or a measure that the other one is rounded to. Counts of things are not rounded this way: their
/// rounding is already in the bounds of round figures.
fn rounded(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let (x, y) = case.quantities()?;
    let (fine, coarse) = if x.grain < y.grain { (x, y) } else { (y, x) };
    let gap = fine.n.abs_diff(coarse.n);
    let close = match case.a.facet {
        Facet::Percent(_) => gap <= 500 && fine.grain < ONE,
        Facet::Money(_) | Facet::Amount(_) => {
            fine.rounds_to(&coarse) && u128::from(gap) * 20 <= u128::from(coarse.n.unsigned_abs())
        }
        _ => false,
    };
    let bare = x.is_bare() && y.is_bare() && x.grain != y.grain;
    (clashes(verdict) && bare && close).then_some(Verdict::Compatible)
}

/// A figure that the text itself puts right is an update, unless the other report is the newer one.
fn revised(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let order = order(case.a, case.b);
    let (a, b) = (case.a.claim.frame.revised, case.b.claim.frame.revised);
    let newer = a && !b && order != Order::Before || b && !a && order != Order::After;
    (clashes(verdict) && newer && case.alignment.relation == Relation::Same).then_some(Verdict::Update)
}

fn wildcard(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    (case.alignment.wild > 0).then(|| one_level_down(verdict))
}

/// How many of the two claims' key slots were filled from the context.
fn filled_slots(case: &Case<'_, '_>) -> usize {
    let of_key = |name: &&crate::value::Sym| case.rule.key.iter().any(|slot| slot.name == **name);
    let count = |s: &Subject<'_>| s.claim.frame.filled.iter().filter(of_key).count();
    count(case.a).max(count(case.b))
}

fn filled(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    (verdict == Verdict::Contradiction && filled_slots(case) > 0).then_some(Verdict::Discrepancy)
}

/// An undated figure may be the earlier or the later one; within one article both are of one moment.
fn unknown_moment(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let unknown = case.a.time.as_of.is_none() || case.b.time.as_of.is_none();
    if !unknown || case.a.claim.article == case.b.claim.article {
        return None;
    }
    match case.rule.compare.evolves {
        Evolves::Up | Evolves::Down => Some(verdict.min(Verdict::Note)),
        Evolves::Any => Some(verdict.min(Verdict::Discrepancy)),
        Evolves::Never => None,
    }
}

fn vague_edge(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    if verdict != Verdict::Discrepancy || case.broken != Breach::Soft {
        return None;
    }
    let (x, y) = case.quantities()?;
    let (upper, lower) = if x.soft.lo > y.soft.hi { (x, y) } else { (y, x) };
    let vague = |op: Op| matches!(op, Op::Few | Op::Several | Op::Handful);
    (upper.op == Op::UpTo || vague(upper.op) || vague(lower.op)).then_some(Verdict::Note)
}

/// An article that gives two such figures means two things. Only where the other is far from the figure compared, and
/// this one near to it, is it clear which is meant.
fn ambiguous(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let (x, y) = case.quantities()?;
    let one_article = case.a.claim.article == case.b.claim.article;
    let distance = far(x.n, y.n);
    let unclear = |rivals: &[Milli], other: Milli| rivals.iter().any(|&r| far(r, other) < distance * 2 + 100);
    let rivalled = if one_article {
        !case.a.rivals.is_empty() && !case.b.rivals.is_empty()
    } else {
        unclear(&case.a.rivals, y.n) || unclear(&case.b.rivals, x.n)
    };
    (clashes(verdict) && rivalled).then_some(Verdict::Note)
}

/// How far apart two figures are, in thousandths of the larger.
fn far(x: Milli, y: Milli) -> i128 {
    let larger = i128::from(x.unsigned_abs().max(y.unsigned_abs())).max(1);
    i128::from(x.abs_diff(y)) * 1000 / larger
}

/// How many times as large another figure may be and still be meant for the same thing. Ten times as large is a slip
/// of a digit, and so is a hundred times.
const SAME_THING: i128 = 15;

fn far_apart(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let (x, y) = case.quantities()?;
    let (low, high) = if x.n <= y.n { (x, y) } else { (y, x) };
    let (low, high) = (i128::from(low.n), i128::from(high.n));
    let slip = low > 0 && [100, 1_000, 10_000].iter().any(|times| low * times == high);
    (clashes(verdict) && low > 0 && high >= low * SAME_THING && !slip).then_some(Verdict::Note)
}

fn named_and_different(case: &Case<'_, '_>) -> bool {
    let (x, y) = (&case.a.claim.frame.source, &case.b.claim.frame.source);
    x.is_named() && y.is_named() && !x.may_be(y)
}

fn attributed(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    if !clashes(verdict) || !named_and_different(case) || case.a.content == Content::Undisclosed {
        return None;
    }
    match case.rule.compare.sources {
        SourcesPolicy::Note => Some(Verdict::Note),
        SourcesPolicy::Ignore => Some(Verdict::Unrelated),
        SourcesPolicy::Flag => None,
    }
}

/// Whether two agreeing claims of one article give the same figure.
fn one_figure_in_one_article(case: &Case<'_, '_>, verdict: Verdict) -> Option<(Quantity, Quantity)> {
    let (x, y) = case.quantities()?;
    let agreeing = matches!(verdict, Verdict::Agree | Verdict::Compatible);
    let together = case.a.claim.article == case.b.claim.article;
    (agreeing && together && x.n == y.n && x.m == y.m).then_some((x, y))
}

fn hedge_lost(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let (x, y) = one_figure_in_one_article(case, verdict)?;
    ((x.op == Op::Exact) != (y.op == Op::Exact)).then_some(Verdict::Note)
}

/// A country or a capital speaks for whoever governs it: `Minsk says` names no rival of the minister.
pub(in crate::compare) fn speaks_for_itself(speaker: &Speaker) -> bool {
    match speaker {
        Speaker::Office(office) => gazetteer::place(office).is_none(),
        other => other.is_named(),
    }
}

fn credited_twice(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let agreeing = verdict.min(Verdict::Compatible);
    let verdict = if verdict == Verdict::Note {
        agreeing
    } else {
        verdict
    };
    let own = |s: &Subject<'_>| speaks_for_itself(&s.claim.frame.source);
    let asked = case.rule.compare.credited_same_in_document
        && named_and_different(case)
        && own(case.a)
        && own(case.b);
    if !asked || case.broken != Breach::None {
        return None;
    }
    one_figure_in_one_article(case, verdict).map(|_| Verdict::Discrepancy)
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

//! What softens or sharpens a verdict: a table of adjustments, asked in order, each with its name.

use super::{Order, order};
use crate::compare::topic::key::{Alignment, Relation};
use crate::compare::topic::subject::{Content, Facet, Subject};
use crate::extract::Speaker;
use crate::finding::Verdict;
use crate::lexicon::gazetteer;
use crate::rule::{Evolves, Rule, SourcesPolicy};
use crate::value::interval::Breach;
use crate::value::quantity::ONE;
use crate::value::{Milli, Op, Quantity};

/// One row of semantics 4.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Adjustment {
    /// The gap is smaller than the rule's `min_gap`.
    SmallGap,
    /// The later report says that the older figure was put right.
    Revised,
    /// The later figure is lower, of what may become fewer.
    MayFall,
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
            Adjustment::MayFall => "may-fall",
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

    pub(super) fn add(&mut self, adjustment: Adjustment) {
        self.0 |= 1 << adjustment as u16;
    }

    /// Those that changed it, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Adjustment> {
        ADJUSTMENTS.iter().map(|(a, _)| *a).filter(move |a| self.has(*a))
    }
}

/// Everything an adjustment may look at.
pub(super) struct Case<'s, 'c> {
    pub(super) rule: &'s Rule,
    pub(super) a: &'s Subject<'c>,
    pub(super) b: &'s Subject<'c>,
    pub(super) alignment: Alignment,
    /// `Hard` or `Soft` where an inequality is broken.
    pub(super) broken: Breach,
}

impl Case<'_, '_> {
    pub(super) fn quantities(&self) -> Option<(Quantity, Quantity)> {
        Some((self.a.bounds()?.quantity, self.b.bounds()?.quantity))
    }
}

/// `None` leaves the verdict as it is.
pub(super) type Adjust = fn(&Case<'_, '_>, Verdict) -> Option<Verdict>;

/// The table of semantics 4.4, in the order they are applied.
pub(super) const ADJUSTMENTS: &[(Adjustment, Adjust)] = &[
    (Adjustment::SmallGap, small_gap),
    (Adjustment::Rounded, rounded),
    (Adjustment::Revised, revised),
    (Adjustment::MayFall, may_fall),
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

/// The missing are found and the trapped are freed: two reports of two moments may differ either way.
fn may_fall(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    let falls = |s: &Subject<'_>| {
        let values = case.rule.key.iter().filter_map(|slot| s.claim.id(&slot.name));
        values
            .into_iter()
            .any(|value| case.rule.compare.may_fall.contains(value))
    };
    let later = order(case.a, case.b) != Order::Unordered;
    (clashes(verdict) && later && falls(case.a) && falls(case.b)).then_some(Verdict::Update)
}

fn wildcard(case: &Case<'_, '_>, verdict: Verdict) -> Option<Verdict> {
    (case.alignment.wild > 0).then(|| one_level_down(verdict))
}

/// How many of the two claims' key slots were filled from the context.
pub(super) fn filled_slots(case: &Case<'_, '_>) -> usize {
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

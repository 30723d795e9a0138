//! The key of a claim: what it is about, and how two keys stand to each other (semantics 4.2).
//!
//! A key lists its slots in the order of the rule's `[key]` table. Ids are folded through the rule's `[same_as]`
//! classes once, here, so that everything after compares plain equality and ancestry.

use crate::extract::{Claim, Slot};
use crate::finding::normal_slot;
use crate::rule::{KeyMode, KeySlot, Rule};
use crate::value::{Days, Sym};

/// The slot that says when a thing happened. Its absence is gate 4's business, not a wildcard.
pub const WHEN: &str = "when";

/// One slot of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The claim does not say.
    Missing,
    /// A canonical value.
    Id(Sym),
    /// A range of days.
    When(Days),
}

/// The key of one claim, in the order of the rule's `[key]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// One part per slot of the rule's key.
    pub parts: Vec<Part>,
}

/// How key `a` stands to key `b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// About the same thing.
    Same,
    /// `a` is a part of `b`.
    PartOf,
    /// `a` is the whole of which `b` is a part.
    WholeOf,
}

/// Two keys that may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// Same, part or whole.
    pub relation: Relation,
    /// How many slots were matched although a side does not fill them.
    pub wild: u32,
}

/// Why two keys may not be compared; each names the slot, by place in the rule's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Two different values.
    Different(usize),
    /// Two ranges of days that do not meet.
    Disjoint(usize),
    /// A slot that must be filled is not.
    Missing(usize),
    /// Part on one slot and whole on this one: they bound nothing.
    Mixed(usize),
    /// More wildcards than one: almost anything would align.
    Wild,
}

impl Key {
    /// The key of `claim` under `rule`.
    pub fn of(rule: &Rule, claim: &Claim) -> Self {
        let parts = rule.key.iter().map(|slot| part(rule, slot, claim)).collect();
        Self { parts }
    }
}

fn part(rule: &Rule, slot: &KeySlot, claim: &Claim) -> Part {
    match claim.slot(&slot.name) {
        None => Part::Missing,
        Some(Slot::When(days)) => Part::When(*days),
        Some(Slot::Id(id)) => Part::Id(rule.canonical(&slot.name, id).clone()),
        Some(other) => {
            let id = Sym::from(normal_slot(other));
            Part::Id(rule.canonical(&slot.name, &id).clone())
        }
    }
}

/// How two keys of one rule stand to each other.
pub fn relate(rule: &Rule, a: &Key, b: &Key) -> Result<Alignment, Mismatch> {
    let mut relation = Relation::Same;
    let mut wild = 0;
    for (at, ((slot, x), y)) in rule.key.iter().zip(&a.parts).zip(&b.parts).enumerate() {
        match step(rule, slot, x, y) {
            Step::Same => {}
            Step::Wild => wild += 1,
            Step::Towards(way) if relation == Relation::Same || relation == way => relation = way,
            Step::Towards(_) => return Err(Mismatch::Mixed(at)),
            Step::Different => return Err(Mismatch::Different(at)),
            Step::Disjoint => return Err(Mismatch::Disjoint(at)),
            Step::Missing => return Err(Mismatch::Missing(at)),
        }
    }
    if wild > 1 && !rule.compare.missing_matches {
        return Err(Mismatch::Wild);
    }
    Ok(Alignment { relation, wild })
}

enum Step {
    Same,
    Wild,
    Towards(Relation),
    Different,
    Disjoint,
    Missing,
}

fn step(rule: &Rule, slot: &KeySlot, x: &Part, y: &Part) -> Step {
    match (x, y) {
        (Part::Missing, Part::Missing) if slot.optional => both_missing(slot),
        (Part::Missing, _) if slot.optional => one_missing(slot, Relation::WholeOf),
        (_, Part::Missing) if slot.optional => one_missing(slot, Relation::PartOf),
        (Part::Missing, _) | (_, Part::Missing) => Step::Missing,
        (Part::When(x), Part::When(y)) => when_step(slot.mode, *x, *y),
        (Part::Id(x), Part::Id(y)) if x == y => Step::Same,
        (Part::Id(x), Part::Id(y)) if slot.mode == KeyMode::Within => ancestry(rule, slot, x, y),
        _ => Step::Different,
    }
}

/// A missing value of a `within?` slot is the whole, a defined relation; elsewhere it is a wildcard.
fn both_missing(slot: &KeySlot) -> Step {
    match slot.mode {
        KeyMode::Within => Step::Same,
        _ if slot.name == WHEN => Step::Same,
        _ => Step::Wild,
    }
}

fn one_missing(slot: &KeySlot, way: Relation) -> Step {
    match slot.mode {
        KeyMode::Within => Step::Towards(way),
        _ if slot.name == WHEN => Step::Same,
        _ => Step::Wild,
    }
}

fn when_step(mode: KeyMode, x: Days, y: Days) -> Step {
    match mode {
        KeyMode::Same if x == y => Step::Same,
        KeyMode::Same => Step::Different,
        KeyMode::Overlap if x.meets(y) => Step::Same,
        KeyMode::Overlap => Step::Disjoint,
        KeyMode::Within if x == y => Step::Same,
        KeyMode::Within if y.lo <= x.lo && x.hi <= y.hi => Step::Towards(Relation::PartOf),
        KeyMode::Within if x.lo <= y.lo && y.hi <= x.hi => Step::Towards(Relation::WholeOf),
        KeyMode::Within => Step::Different,
    }
}

fn ancestry(rule: &Rule, slot: &KeySlot, x: &Sym, y: &Sym) -> Step {
    if above(rule, slot, x).any(|v| v == *y) {
        Step::Towards(Relation::PartOf)
    } else if above(rule, slot, y).any(|v| v == *x) {
        Step::Towards(Relation::WholeOf)
    } else {
        Step::Different
    }
}

/// The ancestors of `value` in `slot`, nearest first, without itself, each folded through `[same_as]`.
pub(super) fn above<'r>(
    rule: &'r Rule,
    slot: &'r KeySlot,
    value: &Sym,
) -> impl Iterator<Item = Sym> + use<'r> {
    rule.lineage(value)
        .skip(1)
        .map(move |v| rule.canonical(&slot.name, &v).clone())
}

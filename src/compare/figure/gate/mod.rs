//! What ends a comparison of two figures, whatever their score.

mod people;
mod things;
mod times;

use self::people::{is_bound, share_a_name};
use self::times::are_of_two_times;
use super::difference::{Difference, slipped};
use super::digits::{Slip, digits};
use super::fact::{Fact, Item, Pair, order};
use super::features::Movement;
use super::second::Agreement;
use super::sums;
use crate::extract::figure::{Fate, Kind, Tag};
use crate::lexicon::{Relation, same_concept};
use crate::value::quantity::ONE;
use crate::value::{Op, Value};

/// Why two figures that differ are no conflict, whatever their contexts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// One of them agrees with another figure of the other's article, and fits it as well.
    Taken,
    /// A third article tells both, one beside the other.
    BothTold,
    /// A count that is expected to grow has grown.
    Update,
    /// Two ages, and no name that both belong to.
    OtherPerson,
    /// One of them is no figure: `tens of thousands`.
    Vague,
    /// The dead against the injured, the arrested against the rescued.
    OtherFate,
    /// Counts of days of their own, or the second day of something against its third.
    OtherPeriod,
    /// One of them and the figure beside it come to the other.
    Sum,
    /// Another figure of the same article is as clear a match for one of them.
    Outdone,
    /// Two figures of one article that count two things.
    OtherThing,
    /// One is what was planned or foreseen, the other what it came to.
    Plan,
    /// Each is told of a subject with a name of its own.
    OtherSubject,
    /// Each is a part of one whole, told by what is said of it.
    OtherPart,
    /// One tells how many are left out of something, the other how many are in it.
    Exception,
}

/// What speaks so clearly against a conflict that no score counts.
pub(super) fn gate(facts: &[Fact<'_>], pair: &Pair, agreement: &Agreement<'_, '_>) -> Option<Gate> {
    let (one, other) = (facts.get(pair.a)?, facts.get(pair.b)?);
    let (a, b) = (one.first(), other.first());
    let is_age = |item: Item<'_>| item.context.kind == Kind::Age;
    let of_persons = (is_age(a) || is_age(b)) && !(is_bound(a) && is_bound(b));
    if of_persons && !share_a_name(a.context, b.context) {
        return Some(Gate::OtherPerson);
    }
    if is_vague(a) || is_vague(b) {
        return Some(Gate::Vague);
    }
    if a.context.fate.zip(b.context.fate).is_some_and(|(x, y)| x != y) {
        return Some(Gate::OtherFate);
    }
    if a.claim.article == b.claim.article && !counts_one_thing(a, b) {
        return Some(Gate::OtherThing);
    }
    // `dry in all but 26` and `flooded in 62` may tell one figure, with a slip; others are as many as they are.
    let mistyped = slipped(a.read(), b.read()) == Slip::Transposed;
    if a.context.tags.has(Tag::Except) != b.context.tags.has(Tag::Except) && !mistyped {
        return Some(Gate::Exception);
    }
    if times::are_plan_and_outcome(a, b) {
        return Some(Gate::Plan);
    }
    if are_of_two_times(one, other) {
        return Some(Gate::OtherPeriod);
    }
    if things::have_two_subjects(a, b) {
        return Some(Gate::OtherSubject);
    }
    if things::are_two_parts(a, b) {
        return Some(Gate::OtherPart);
    }
    if sums::comes_to(one, other) {
        return Some(Gate::Sum);
    }
    if sums::tells_both(one, other) {
        return Some(Gate::BothTold);
    }
    if agreement.told_as_change(pair) {
        return Some(Gate::Update);
    }
    if is_update(pair, one, other) {
        return Some(Gate::Update);
    }
    if agreement
        .consumed(pair)
        .is_some_and(|fit| fit >= pair.fit - slack(a, b))
    {
        return Some(Gate::Taken);
    }
    agreement
        .both_told(pair)
        .filter(|&fit| fit >= pair.fit - 2 * SLACK)
        .map(|_| Gate::BothTold)
}

/// Whether one is the value that the other has grown to, or was changed to.
fn is_update(pair: &Pair, one: &Fact<'_>, other: &Fact<'_>) -> bool {
    let (a, b) = (one.first(), other.first());
    let grown = pair.movement == Movement::Grown && !are_of_one_moment(one, other);
    let swelled = grown && can_grow(a, b);
    // The missing are found.
    let missing = a.context.fate.or(b.context.fate) == Some(Fate::Missing);
    let shrunk = pair.movement == Movement::Shrunk && missing && can_grow(a, b);
    // A part, or a toll that is told to have risen since.
    let outgrown = |x: Item<'_>, y: Item<'_>| {
        let n = |item: Item<'_>| item.claim.value.quantity().map(|q| q.n);
        x.claim.frame.partial && !y.claim.frame.partial && n(x) < n(y)
    };
    let outgrown = can_grow(a, b) && (outgrown(a, b) || outgrown(b, a));
    let updated = swelled || shrunk || outgrown || is_new_value(a, b) || is_left_open(pair, a, b);
    // What is recovered or burned is measured anew every day, and its digits say nothing of a slip.
    let measured = swelled && matches!(a.context.kind, Kind::Amount(_));
    updated && (measured || !is_slip(a, b))
}

/// Whether the same digits in another order, or in another unit, are a slip sooner than an update. Of two digits every
/// tenth toll that grows comes near its mirror image.
fn is_slip(a: Item<'_>, b: Item<'_>) -> bool {
    let long = || a.claim.value.quantity().is_some_and(|q| q.n >= 100 * ONE);
    match slipped(a.read(), b.read()) {
        Slip::Transposed => long(),
        Slip::Unit => true,
        _ => false,
    }
}

/// Whether a headline and the copy below it give two figures of one noun, or one figure with a slip.
fn counts_one_thing(a: Item<'_>, b: Item<'_>) -> bool {
    let noun = a.context.head.as_ref().zip(b.context.head.as_ref());
    let one =
        noun.is_some_and(|(x, y)| x.stem == y.stem || same_concept(&x.folded, &y.folded) == Relation::Same);
    one || slipped(a.read(), b.read()) != Slip::None
}

/// Whether two counts are expected to grow from one report to the next. Of whom somebody says that it was all of them
/// there will not be more, nor of those of long ago; and the size of a thing stands.
pub(super) fn can_grow(a: Item<'_>, b: Item<'_>) -> bool {
    let has = |tag: Tag| a.context.tags.has(tag) || b.context.tags.has(tag);
    let counts = matches!(a.context.kind, Kind::Count | Kind::Amount(_));
    let settled = is_long_ago(a) && is_long_ago(b);
    counts && has(Tag::Toll) && !has(Tag::Whole) && !has(Tag::Standing) && !settled
}

/// Whether a figure is told of a year before the one it was written in.
fn is_long_ago(item: Item<'_>) -> bool {
    let frame = &item.claim.frame;
    frame
        .event
        .zip(frame.as_of)
        .is_some_and(|(event, told)| event.hi + LONG_AGO < told.lo)
}

/// So many days after an event nobody counts its dead anew.
const LONG_AGO: i32 = 180;

/// Whether both articles give one figure beside theirs that would have grown as well: `60 hurt, 25 of them pupils`,
/// `60 hurt, among them 15 pupils` are told of one moment.
fn are_of_one_moment(one: &Fact<'_>, other: &Fact<'_>) -> bool {
    let tolls = |fact: &Fact<'_>| -> Vec<Value> {
        let beside = fact.beside().iter().filter(|i| i.context.tags.has(Tag::Toll));
        let values = beside.map(|i| i.claim.value.clone());
        values
            .filter(|v| v.quantity().is_some_and(|q| q.n >= 10 * ONE))
            .collect()
    };
    let theirs = tolls(other);
    tolls(one).iter().any(|v| theirs.contains(v))
}

/// Whether a toll is said to be `at least` so many, and the other report has more: nothing says that they are of one
/// moment, and such tolls grow.
fn is_left_open(pair: &Pair, a: Item<'_>, b: Item<'_>) -> bool {
    let floor = |item: Item<'_>| {
        item.claim
            .value
            .quantity()
            .is_some_and(|q| matches!(q.op, Op::AtLeast | Op::MoreThan))
    };
    let n = |item: Item<'_>| item.claim.value.quantity().map(|q| q.n);
    let below = |x: Item<'_>, y: Item<'_>| floor(x) && n(x) < n(y);
    pair.difference == Difference::Soft && can_grow(a, b) && (below(a, b) || below(b, a))
}

/// Whether the later report says that the value was changed to its figure, or put right, and the earlier one does not.
fn is_new_value(a: Item<'_>, b: Item<'_>) -> bool {
    let moved = |item: Item<'_>| item.context.tags.has(Tag::Moved) || item.claim.frame.revised;
    match order(a.claim, b.claim) {
        Some(true) => moved(b) && !moved(a),
        Some(false) => moved(a) && !moved(b),
        None => false,
    }
}

/// Whether a word stands for a number that nobody gives. It leaves room for more than it says.
fn is_vague(item: Item<'_>) -> bool {
    item.claim.value.quantity().is_some_and(|q| q.op.is_vague())
}

/// How much worse than the pair itself an agreement may fit and still explain it away, in thousandths of a log-odds.
const SLACK: i32 = 400;

/// The slack of two figures.
fn slack(a: Item<'_>, b: Item<'_>) -> i32 {
    SLACK.max(allowance(a).min(allowance(b)))
}

/// A figure of three digits or more that stands in both articles is one thing, however the words around it go: so much
/// worse may it fit, in thousandths of a log-odds.
pub(super) fn allowance(item: Item<'_>) -> i32 {
    let specific = digits(item.claim.value.quantity().map_or(0, |q| q.n)).len() >= 3;
    if specific { 3_000 } else { 0 }
}

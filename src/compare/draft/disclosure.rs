//! The sources differ, and the draft gives one figure as if they did not.
//!
//! Two sources may give two figures, or one source may give the figures of two parties. Where the draft says whose
//! figure it took, or gives both, it has told its readers.

use super::{Sides, finding};
use crate::compare::figure::difference::{Difference, difference};
use crate::compare::figure::fact::Item;
use crate::compare::figure::weights;
use crate::compare::{build, phrase};
use crate::extract::figure::Kind;
use crate::extract::{Mood, Speaker};
use crate::finding::{Class, Finding};
use crate::rule::Rule;
use crate::source::Role;

/// Sentences between two figures of one source that it sets against each other.
const NEAR: u32 = 3;

/// The finding on a bare figure of the draft that another source, or another party, contradicts.
pub(super) fn of_figure(rule: &Rule, sides: &Sides<'_, '_>, draft: usize) -> Option<Finding> {
    let fact = sides.facts.get(draft)?;
    let bare = |item: &Item<'_>| {
        let frame = &item.claim.frame;
        frame.source == Speaker::Voice
            && frame.in_quote.is_none()
            && frame.mood == Mood::Fact
            && !frame.partial
    };
    if !fact.items.iter().all(bare) {
        return None;
    }
    let taken = sides.tells(draft, Role::Source);
    let other = taken
        .iter()
        .copied()
        .chain([draft])
        .find_map(|figure| contradicted(sides, figure))
        .or_else(|| taken.iter().find_map(|&source| answered(sides, source)))
        .filter(|&rival| sides.tells(rival, Role::Draft).is_empty())?;
    let (mine, own, theirs) = (
        sides.first(draft)?,
        sides.first(*taken.first()?)?,
        sides.first(other)?,
    );
    let side = |item| told(sides, item);
    let said = build::Sentences {
        message: format!(
            "the sources differ, {} against {}, and the draft gives {} without saying so",
            side(own),
            side(theirs),
            phrase::quoted(&phrase::words(sides.story, mine.claim))
        ),
        aligned: "the three figures are told of one thing".to_owned(),
        clash: format!(
            "{} against {}",
            phrase::quoted(&phrase::words(sides.story, own.claim)),
            phrase::quoted(&phrase::words(sides.story, theirs.claim))
        ),
        help: Some("give both figures, or say whose figure it is".to_owned()),
    };
    let mut first = vec![draft];
    first.extend(taken);
    let camps = vec![
        sides.camp(&first, format!("{}, as in the draft", reads_as(own))),
        sides.camp(
            &[other],
            format!("{}, which the draft leaves out", reads_as(theirs)),
        ),
    ];
    let key = crate::finding::canonical(&own.claim.value);
    finding(rule, true, Class::Claimant, said, camps, key)
}

/// A figure with who gives it, and where.
fn told(sides: &Sides<'_, '_>, item: Item<'_>) -> String {
    let who = match &item.claim.frame.source {
        Speaker::Voice => String::new(),
        speaker => format!(" ({})", phrase::speaker(speaker)),
    };
    format!(
        "{}{who} in {}",
        phrase::quoted(&phrase::words(sides.story, item.claim)),
        phrase::path(sides.story, item.claim.article)
    )
}

/// A figure of the sources that contradicts `figure`, which the draft or another source has.
fn contradicted(sides: &Sides<'_, '_>, figure: usize) -> Option<usize> {
    sides
        .pairs_of(figure)
        .filter(|(other, pair)| {
            sides.role(*other) == Some(Role::Source)
                && pair.difference == Difference::Hard
                && pair.gate.is_none()
                && pair.score >= weights::CLEAR
        })
        .max_by_key(|(other, pair)| (pair.score, std::cmp::Reverse(*other)))
        .map(|(other, _)| other)
}

/// A figure that the same source sets against its figure `source`.
fn answered(sides: &Sides<'_, '_>, source: usize) -> Option<usize> {
    sides
        .of(Role::Source)
        .find(|&other| is_answer(sides, source, other))
}

/// Whether one source sets the one figure against the other: one noun, near each other, two named speakers.
fn is_answer(sides: &Sides<'_, '_>, one: usize, other: usize) -> bool {
    let (Some(a), Some(b)) = (sides.first(one), sides.first(other)) else {
        return false;
    };
    let (x, y) = (a.claim, b.claim);
    let named =
        x.frame.source.is_named() && y.frame.source.is_named() && !x.frame.source.may_be(&y.frame.source);
    let what = |item: Item<'_>| item.context.head.as_ref().map(|h| h.stem.clone());
    let alike = a.context.kind == b.context.kind
        && what(a) == what(b)
        && (what(a).is_some() || a.context.kind != Kind::Count)
        && a.context.tags == b.context.tags;
    one != other
        && x.article == y.article
        && x.sentence.abs_diff(y.sentence) <= NEAR
        && named
        && alike
        && !x.frame.partial
        && !y.frame.partial
        && difference(a.read(), b.read()) == Some(Difference::Hard)
}

fn reads_as(item: Item<'_>) -> String {
    crate::finding::normal_value(&item.claim.value)
}

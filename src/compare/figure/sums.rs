//! What else a sentence counts: a whole told in two parts, or both figures side by side as two things.

use super::fact::{Fact, Item};
use crate::extract::figure::{Kind, Tag};
use crate::lexicon::{Relation, noun_lemma, same_concept};
use crate::value::Value;
use crate::value::quantity::ONE;

/// So many bytes may lie between two parts of one whole.
const NEAR: u32 = 80;

/// Whether the sentence of one figure also gives the other: then it speaks of two things.
pub(super) fn tells_both(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let gives =
        |home: &Fact<'_>, other: &Fact<'_>| home.told_beside().any(|v| says(v, &other.first().claim.value));
    gives(a, b) || gives(b, a)
}

/// Whether a value is the other one, or its bare number: `30,000 crowns of the 90,000`.
fn says(beside: &Value, value: &Value) -> bool {
    let bare = matches!(beside, Value::Count(_));
    let one_sort = std::mem::discriminant(beside) == std::mem::discriminant(value);
    // `About 900 tonnes`, and `at first 900 tonnes had been assumed`.
    let numbers = || {
        beside
            .quantity()
            .map(|q| (q.n, q.m))
            .zip(value.quantity().map(|q| (q.n, q.m)))
    };
    *beside == *value || (bare || one_sort) && numbers().is_some_and(|(x, y)| x == y)
}

/// Whether one figure, with the count of the same thing beside it, comes to the other: `four counts of fraud and two of
/// theft` are six counts.
pub(super) fn comes_to(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    reaches(a, b.first()) || reaches(b, a.first())
}

fn reaches(part: &Fact<'_>, whole: Item<'_>) -> bool {
    let own = part.first();
    let (Some(one), Some(sum)) = (exact(own), exact(whole)) else {
        return false;
    };
    // `Four singers and their pianist` are five.
    if own.context.tags.has(Tag::AndOne) && one.checked_add(ONE) == Some(sum) {
        return true;
    }
    let near = |i: &&Item<'_>| i.claim.span.start.abs_diff(own.claim.span.start) <= NEAR;
    let alike = |i: &&Item<'_>| can_be_one_noun(**i, own) || are_kinds_of(**i, own, whole);
    let parts = part.beside().iter().filter(near).filter(alike);
    parts
        .filter_map(|i| exact(*i))
        .any(|other| one.checked_add(other) == Some(sum))
}

/// Whether two figures count one thing, or one of them does not say what.
fn can_be_one_noun(a: Item<'_>, b: Item<'_>) -> bool {
    let nouns = a.context.head.as_ref().zip(b.context.head.as_ref());
    nouns.is_none_or(|(x, y)| x.stem == y.stem)
}

/// Whether two parts are kinds of what the whole counts: `94 passengers and five crew` are 99 people, and a whole of no
/// noun that is no small number is one of both.
fn are_kinds_of(a: Item<'_>, b: Item<'_>, whole: Item<'_>) -> bool {
    let Some(noun) = &whole.context.head else {
        return exact(whole).is_some_and(|n| n >= MANY);
    };
    [a, b].iter().all(|part| {
        let kind = part
            .context
            .head
            .as_ref()
            .map(|h| same_concept(&h.folded, &noun.folded));
        let crew = || {
            noun_lemma(&*noun.folded) == "person"
                && part.context.head.as_ref().is_some_and(|h| is_crew(&h.folded))
        };
        matches!(kind, Some(Relation::Same | Relation::Hyponym)) || crew()
    })
}

/// Nouns for several people at once.
fn is_crew(noun: &str) -> bool {
    matches!(
        noun,
        "crew" | "staff" | "personnel" | "team" | "family" | "police"
    )
}

/// From so many on two figures rarely come to a third by chance.
const MANY: i64 = 20 * ONE;

/// A plain count, in thousandths.
fn exact(item: Item<'_>) -> Option<i64> {
    match (&item.claim.value, &item.context.kind) {
        (Value::Count(q), Kind::Count) if q.n == q.m => Some(q.n),
        _ => None,
    }
}

//! Whether two figures are told of two things: of two subjects that are named, of two parts of one whole.

use super::super::fact::Item;
use crate::extract::figure::{Kind, Tag};
use crate::lexicon::same_deed;

/// Whether the clauses of the two have subjects with names that share no word: `the Harriers are third with 61 points`,
/// `City are seventh with 48`.
pub(super) fn have_two_subjects(a: Item<'_>, b: Item<'_>) -> bool {
    let (x, y) = (&a.context.subject, &b.context.subject);
    // Of a time of day another name may tell the same event: who handed it in, and who took it.
    let timed = a.context.kind.is_time() || b.context.kind.is_time();
    !timed && !x.is_empty() && !y.is_empty() && !x.iter().any(|word| y.contains(word))
}

/// Whether both are some of a whole, and what is said of the ones is not said of the others: `nine of the dead have been
/// identified`, `eight of the dead came from Olm`.
pub(super) fn are_two_parts(a: Item<'_>, b: Item<'_>) -> bool {
    let some = |item: Item<'_>| item.context.kind == Kind::Count && item.context.tags.has(Tag::Some);
    let told = |item: Item<'_>| {
        let (own, head) = (&item.context.governors, &item.context.head);
        own.iter()
            .filter(|t| head.as_ref().is_none_or(|h| h.stem != t.stem))
            .cloned()
            .collect::<Vec<_>>()
    };
    some(a) && some(b) && {
        let (x, y) = (told(a), told(b));
        !x.iter()
            .any(|t| y.iter().any(|o| t.stem == o.stem || same_deed(&t.stem, &o.stem)))
    }
}

//! What two sayings share: names of places, and words of their sentences.

use crate::compare::person::spelling::{Likeness, likeness, plain};
use crate::extract::Claim;
use crate::lexicon::{self, gazetteer};
use crate::value::Sym;

pub(super) fn one_place(a: &str, b: &str) -> bool {
    let (a, b) = (without_kind(a), without_kind(b));
    let known = |n: &str| gazetteer::place(n).map(|p| p.canonical);
    likeness(&plain(a), &plain(b)) != Likeness::Different || known(a).is_some() && known(a) == known(b)
}

/// A name without the word for what it names: `Little Marl River` is called `the Little Marl` as well.
fn without_kind(name: &str) -> &str {
    let kinds = ["River", "Creek", "Lake", "Island", "Mountain", "Canal"];
    let bare = kinds
        .iter()
        .find_map(|k| name.strip_suffix(k))
        .map_or(name, str::trim_end);
    let bare = bare.strip_prefix("River ").unwrap_or(bare);
    if bare.is_empty() { name } else { bare }
}

pub(super) fn nested(a: &str, b: &str) -> bool {
    gazetteer::lies_in(a, b) || gazetteer::lies_in(b, a)
}

/// Whether both have a name in `slot` and it is one place.
pub(super) fn names_match(a: &Claim, b: &Claim, slot: &str) -> bool {
    matches!((a.id(slot), b.id(slot)), (Some(x), Some(y)) if one_place(x, y))
}

/// Whether the names in `slot` do not speak against one place.
pub(super) fn name_fits(a: &Claim, b: &Claim, slot: &str) -> bool {
    a.id(slot).is_none() || b.id(slot).is_none() || names_match(a, b, slot)
}

/// The content words that the sentences of two claims share.
fn common<'c>(a: &'c Claim, b: &'c Claim) -> impl Iterator<Item = &'c Sym> {
    a.ids("about")
        .filter(|word| b.ids("about").any(|other| other == *word))
}

/// How many content words the two sentences share.
pub(super) fn shared(a: &Claim, b: &Claim) -> usize {
    common(a, b).count()
}

/// Whether the two sentences share a word that few sentences have.
pub(super) fn rare_word_shared(a: &Claim, b: &Claim, class: u8) -> bool {
    common(a, b).any(|word| lexicon::frequency_class(word) >= class)
}

//! Whether two ages are of one person.

use super::super::fact::Item;
use crate::extract::figure::{Context, Term};
use crate::lexicon::{self, given};
use crate::value::day::MONTHS;
use crate::value::{Op, Sym, Weekday};

/// Whether an age is a limit (`under 18`, `65 and above`), not somebody's.
pub(super) fn is_bound(age: Item<'_>) -> bool {
    age.claim.value.quantity().is_some_and(|q| q.op != Op::Exact)
}

/// Whether the names nearest to two ages are of one person: without a name, two ages are two people.
pub(super) fn share_a_name(a: &Context, b: &Context) -> bool {
    let (x, y) = (nearest_name(a), nearest_name(b));
    // `Sten Oden, 60`, `Maria Oden, 48`: two of one family.
    let given = |own: &[&Term], other: &[&Term]| -> Option<Sym> {
        let shared = |term: &Term| other.iter().any(|o| term.stem == o.stem);
        let surname = own.iter().find(|t| shared(t))?.weight;
        let given = own
            .iter()
            .find(|t| !shared(t) && t.weight + ONE_WORD == surname && !is_title(&t.folded))?;
        Some(given.folded.clone())
    };
    let relatives = given(&x, &y)
        .zip(given(&y, &x))
        .is_some_and(|(p, q)| !given::may_be_one(&p, &q));
    !relatives && x.iter().any(|t| y.iter().any(|o| t.stem == o.stem))
}

/// The words of the proper name that stands nearest to a figure.
fn nearest_name(context: &Context) -> Vec<&Term> {
    let dated = |t: &Term| Weekday::parse(&t.folded).is_some() || MONTHS.contains(&t.folded.as_str());
    let names = || {
        context
            .bag
            .iter()
            .filter(|t| t.name && t.weight >= NEAR && !dated(t))
    };
    let best = names().map(|t| t.weight).max().unwrap_or(0);
    names().filter(|t| t.weight + ONE_NAME >= best).collect()
}

/// How much further from the figure the word before another one stands.
const ONE_WORD: u16 = 35;

/// Whether a word before a surname is no given name.
fn is_title(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "dr"
            | "prof"
            | "sir"
            | "dame"
            | "lord"
            | "lady"
            | "gen"
            | "col"
            | "sgt"
            | "rev"
            | "st"
    ) || lexicon::is_person_noun(word)
}

/// How much further from the figure the other words of one name may stand: two tokens.
const ONE_NAME: u16 = 70;

/// The weight of a word that stands beside a figure, or nearly.
const NEAR: u16 = 450;

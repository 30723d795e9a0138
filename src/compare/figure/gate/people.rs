//! Whether two ages are of one person.

use super::super::fact::Item;
use crate::extract::figure::{Context, Term};
use crate::lexicon::given;
use crate::value::Op;

/// Whether an age is a limit (`under 18`, `65 and above`), not somebody's.
pub(super) fn is_bound(age: Item<'_>) -> bool {
    age.claim.value.quantity().is_some_and(|q| q.op != Op::Exact)
}

/// Whether the names nearest to two ages are of one person: without a name, two ages are two people.
pub(super) fn share_a_name(a: &Context, b: &Context) -> bool {
    let (x, y) = (nearest_name(a), nearest_name(b));
    // `Sten Oden, 60`, `Maria Oden, 48`: two of one family.
    let own_given = |own: &[&Term], other: &[&Term]| {
        let shared = |term: &Term| other.iter().any(|o| term.stem == o.stem);
        own.iter()
            .any(|t| !shared(t) && given::bearers(&t.folded).is_some())
    };
    let relatives = own_given(&x, &y) && own_given(&y, &x);
    !relatives && x.iter().any(|t| y.iter().any(|o| t.stem == o.stem))
}

/// The words of the proper name that stands nearest to a figure.
fn nearest_name(context: &Context) -> Vec<&Term> {
    let names = || context.bag.iter().filter(|t| t.name && t.weight >= NEAR);
    let best = names().map(|t| t.weight).max().unwrap_or(0);
    names().filter(|t| t.weight + ONE_NAME >= best).collect()
}

/// How much further from the figure the other words of one name may stand: two tokens.
const ONE_NAME: u16 = 70;

/// The weight of a word that stands beside a figure, or nearly.
const NEAR: u16 = 450;

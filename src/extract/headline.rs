//! The figures of an article that has some in its headline, deck or captions: those against all the others.

use super::claim::{Claim, Mood};
use crate::extract::figure::Kind;
use crate::rule::{CompareAs, Rule};
use crate::text::BlockRole;

/// Of all `figures` of an article those that `rule`, number `id`, compares; none for any other rule, and none where no
/// figure stands outside the running copy.
pub fn claims((rule, id): (&Rule, u16), figures: &[Claim]) -> Vec<Claim> {
    if rule.compare.kind != CompareAs::Headline || !figures.iter().any(is_above) {
        return Vec::new();
    }
    let counts = |c: &&Claim| {
        c.value.quantity().is_some()
            && c.context.as_ref().is_some_and(|c| c.kind != Kind::Ordinal)
            && c.frame.mood != Mood::Question
            && !c.frame.negated
    };
    let own = |c: &Claim| Claim {
        rule: id,
        ..c.clone()
    };
    figures.iter().filter(counts).map(own).collect()
}

/// Whether a figure stands in a headline, a deck or a caption.
pub fn is_above(claim: &Claim) -> bool {
    claim.context.as_ref().is_some_and(|c| c.role != BlockRole::Body)
}

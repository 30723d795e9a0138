//! The figures of an article for every rule that compares figures on any subject: they are read once.

use super::claim::Claim;
use crate::rule::{CompareAs, Rule};
use crate::source::Role;

/// Whether a rule of this kind takes the figures of an article that stands on this side. Hedges and undisclosed
/// differences matter only between a draft and its sources.
pub fn is_of_figures(kind: CompareAs, role: Role) -> bool {
    match kind {
        CompareAs::Figures | CompareAs::Attribution | CompareAs::SameFigure | CompareAs::Headline => true,
        CompareAs::Disclosure | CompareAs::Hedge => role != Role::Peer,
        _ => false,
    }
}

/// Of all `figures` of an article those that `rule`, number `id`, compares. Where there is no draft, who is credited
/// matters only for what somebody is credited with; where there is one, dates and days help to align the sums and counts.
/// What is told of one figure twice is read by [`super::same`].
pub fn claims((rule, id): (&Rule, u16), role: Role, figures: &[Claim]) -> Vec<Claim> {
    if matches!(rule.compare.kind, CompareAs::SameFigure | CompareAs::Headline) {
        return Vec::new();
    }
    let all = rule.compare.kind == CompareAs::Figures;
    let wanted = |claim: &&Claim| {
        let credited = claim.value.quantity().is_some() && claim.frame.source.is_named();
        all || role != Role::Peer || credited
    };
    figures
        .iter()
        .filter(wanted)
        .map(|claim| Claim {
            rule: id,
            ..claim.clone()
        })
        .collect()
}

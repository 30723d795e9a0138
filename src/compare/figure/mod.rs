//! Figures on any subject: which of them are figures of one thing, and which of those differ (semantics 12).

pub mod difference;
pub mod digits;
pub mod fact;
pub mod features;
pub mod group;
pub mod likeness;
mod report;
mod second;
pub mod weights;
mod wording;

use crate::compare::Compared;
use crate::extract::Claim;
use crate::rule::Rule;
use crate::source::Story;

/// Compare the figures of a story.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let facts = fact::facts(claims);
    let pairs = fact::pairs(&facts, &|_, _| true);
    let groups = group::groups(&facts, &pairs);
    let findings = groups
        .iter()
        .filter_map(|group| report::finding(rule, story, &facts, &pairs, group))
        .collect();
    Compared {
        findings,
        groups: facts.len(),
    }
}

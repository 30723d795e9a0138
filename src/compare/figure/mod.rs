//! Figures on any subject: which of them are figures of one thing, and which of those differ (semantics 12).

pub mod beside;
pub mod difference;
pub mod digits;
mod exchange;
pub mod fact;
pub mod features;
pub mod gate;
pub mod group;
pub(super) mod headline;
pub mod likeness;
mod report;
pub(super) mod same;
mod second;
mod sums;
pub mod swap;
pub mod weights;
mod wording;

use std::collections::BTreeSet;

use crate::compare::Compared;
use crate::extract::Claim;
use crate::extract::figure::Tag;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::source::Story;
use crate::text::Span;

/// Compare the figures of a story.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let facts = fact::facts(claims);
    let links = story.links();
    let pairs = fact::pairs(&facts, &|article| links.partners(article), rule.compare.slips);
    let groups = group::groups(&facts, &pairs);
    let mut findings: Vec<Finding> = groups
        .iter()
        .filter_map(|group| report::finding(rule, story, &facts, &pairs, group))
        .collect();
    let told = groups.iter().flat_map(|g| &g.conflicts);
    let told: BTreeSet<(usize, usize)> = told.filter_map(|&i| pairs.get(i)).map(|p| (p.a, p.b)).collect();
    findings.extend(exchange::findings(rule, story, &facts, &pairs, &told));
    Compared {
        findings,
        groups: facts.len(),
        opinions: opinions(&facts, &pairs),
    }
}

/// Whether what is said around two differing tolls speaks for one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Article and bytes of the one figure.
    pub a: (u32, Span),
    /// Article and bytes of the other.
    pub b: (u32, Span),
    /// False where it clearly speaks against one.
    pub supports: bool,
}

/// Opinions on tolls: many are told in one story, of other days, other wards and other years.
fn opinions(facts: &[fact::Fact<'_>], pairs: &[fact::Pair]) -> Vec<Opinion> {
    let toll = |f: &fact::Fact<'_>| f.first().context.tags.has(Tag::Toll);
    let mut out = Vec::new();
    for pair in pairs.iter().filter(|p| !p.difference.agrees()) {
        let (Some(a), Some(b)) = (facts.get(pair.a), facts.get(pair.b)) else {
            continue;
        };
        if !toll(a) && !toll(b) {
            continue;
        }
        let supports =
            pair.gate.is_none_or(|gate| gate == gate::Gate::Outdone) && pair.score >= weights::DOUBT;
        for x in &a.items {
            for y in &b.items {
                let place = |c: &Claim| (c.article, c.span);
                out.push(Opinion {
                    a: place(x.claim),
                    b: place(y.claim),
                    supports,
                });
            }
        }
    }
    out
}

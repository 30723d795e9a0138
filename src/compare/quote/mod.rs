//! Quotations: one remark in several wordings, one remark given to two people (semantics 5.6 and 7.7).
//!
//! Candidates share three-word runs or rare words, found through an inverted index, so that unrelated quotations never
//! meet. Wordings of one remark are joined into a family, and a family is one finding.

pub mod diff;
mod idea;
mod link;
mod remark;
mod tell;
mod whose;

use std::collections::{BTreeMap, BTreeSet};

use super::Compared;
use super::joined::Joined;
use crate::extract::Claim;
use crate::finding::Verdict;
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Value;
use link::{Link, candidates, keep_best_retellings, link, weigh, weight};
use remark::Remark;
use tell::{speakers, wording};
use whose::Known;

/// One quotation.
struct Quoted<'c> {
    claim: &'c Claim,
    remark: Remark,
    /// How we know who says it.
    known: Known<'c>,
}

/// Compare all quotations of one rule.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let quotes: Vec<Quoted<'_>> = claims.iter().filter_map(|c| quote(rule, story, c)).collect();
    let mut links: Vec<Link> = candidates(rule, &quotes)
        .into_iter()
        .filter_map(|(a, b)| link(rule, &quotes, a, b))
        .collect();
    keep_best_retellings(&quotes, &mut links);
    let families = families(&links);
    let findings = families
        .iter()
        .flat_map(|(family, within)| {
            [
                wording(rule, story, &quotes, family, within),
                speakers(rule, story, &quotes, within),
            ]
        })
        .flatten()
        .collect();
    Compared::new(findings, families.len())
}

fn quote<'c>(rule: &Rule, story: &'c Story, claim: &'c Claim) -> Option<Quoted<'c>> {
    let Value::Quote(words) = &claim.value else {
        return None;
    };
    let remark = Remark::new(words, &rule.quote);
    let known = whose::known(story, claim);
    Some(Quoted { claim, remark, known })
}

/// The verdict on two quotations, for `why` and for a rule's own cases.
pub(super) fn verdict(rule: &Rule, story: &Story, a: &Claim, b: &Claim) -> Verdict {
    let (Some(x), Some(y)) = (quote(rule, story, a), quote(rule, story, b)) else {
        return Verdict::Unrelated;
    };
    let how = weigh(rule, &x, &y);
    how.map_or(Verdict::Unrelated, |how| weight(how, &x, &y).verdict)
}

/// Quotations joined by any link, and those links, in the order of their first member.
fn families(links: &[Link]) -> Vec<(BTreeSet<usize>, Vec<Link>)> {
    let mut joined = Joined::of(links.iter().map(|l| (l.a, l.b)));
    let mut out: BTreeMap<usize, (BTreeSet<usize>, Vec<Link>)> = BTreeMap::new();
    for link in links {
        let (family, within) = out.entry(joined.root(link.a)).or_default();
        family.extend([link.a, link.b]);
        within.push(*link);
    }
    out.into_values().collect()
}

#[cfg(test)]
mod tests;

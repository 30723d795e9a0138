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

use rayon::prelude::*;

use crate::compare::Compared;
use crate::extract::Claim;
use crate::rule::Rule;
use crate::source::Story;
use crate::source::links::Links;
use crate::text::Doc;

/// Compare the figures of a story.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let facts = fact::facts(claims);
    let links = links(story);
    let pairs = fact::pairs(&facts, &|article| links.partners(article));
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

/// Which articles of the run tell the same story.
pub fn links(story: &Story) -> Links {
    let docs: Vec<Doc<'_>> = story
        .articles
        .par_iter()
        .map(|a| Doc::new(&a.text, &a.blocks))
        .collect();
    let days: Vec<_> = story
        .articles
        .iter()
        .map(|a| a.published.as_ref().map(|p| p.days))
        .collect();
    Links::new(&docs, &days)
}

//! Claims about the same thing: keys, gates, verdicts, groups and camps.

pub mod age;
mod arith;
pub mod build;
pub mod camp;
mod contrast;
pub mod diff;
pub mod draft;
pub mod echo;
pub mod explain;
pub mod figure;
#[cfg(test)]
mod fingerprint_tests;
pub mod gate;
mod headline;
mod holder;
mod idea;
pub mod interval;
mod jobs;
mod joined;
pub mod key;
pub mod name;
mod opposite;
pub mod order;
mod outcome;
pub mod person;
pub mod phrase;
pub mod place;
pub mod quote;
#[cfg(test)]
mod quote_tests;
mod remark;
pub mod role;
mod same;
mod seen;
pub mod side;
pub mod spelling;
pub mod subject;
pub mod sum;
pub mod sweep;
#[cfg(test)]
mod sweep_tests;
#[cfg(test)]
pub(crate) mod testing;
mod tree;
pub mod verdict;
pub mod weekday;
pub mod when;
mod whose;
pub mod why;

use crate::extract::Claim;
use crate::finding::Finding;
use crate::rule::{CompareAs, Rule};
use crate::source::Story;

/// What one rule finds among its claims.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// One finding per group that clashes.
    pub findings: Vec<Finding>,
    /// How many groups of claims about one thing there were.
    pub groups: usize,
    /// What `figures` thinks of pairs of counts that a topic rule may have compared too.
    pub opinions: Vec<figure::Opinion>,
}

impl Compared {
    fn new(findings: Vec<Finding>, groups: usize) -> Self {
        Self {
            findings,
            groups,
            opinions: Vec::new(),
        }
    }
}

/// Compare the claims of one rule.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    match rule.compare.kind {
        CompareAs::Count
        | CompareAs::Amount
        | CompareAs::Percent
        | CompareAs::Money
        | CompareAs::Duration
        | CompareAs::Age => interval::compare(rule, claims, story),
        CompareAs::Side => side::compare(rule, claims, story),
        CompareAs::Quote => quote::compare(rule, claims, story),
        CompareAs::Sum => sum::compare(rule, claims, story),
        CompareAs::Share | CompareAs::Change | CompareAs::Span => arith::compare(rule, claims, story),
        CompareAs::WeekdayOf => weekday::compare(rule, claims, story),
        CompareAs::When => when::compare(rule, claims, story),
        CompareAs::Date | CompareAs::Name | CompareAs::Words => Compared::default(),
        CompareAs::Spelling => name::compare(rule, claims, story),
        CompareAs::Role => role::compare(rule, claims, story),
        CompareAs::PersonAge => age::compare(rule, claims, story),
        CompareAs::Place => place::compare(rule, claims, story),
        CompareAs::Figures => figure::compare(rule, claims, story),
        CompareAs::Order => order::compare(rule, claims, story),
        CompareAs::Headline => headline::compare(rule, claims, story),
        CompareAs::Opposite => outcome::compare(rule, claims, story),
        CompareAs::Contrast => contrast::compare(rule, claims, story),
        CompareAs::Certainty => draft::certain::compare(rule, claims, story),
        CompareAs::SameFigure => same::compare(rule, claims, story),
        CompareAs::Attribution | CompareAs::Disclosure | CompareAs::Hedge => {
            draft::compare(rule, claims, story)
        }
    }
}

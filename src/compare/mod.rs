//! Claims about the same thing: which of them cannot all stand. One folder for each kind of claim.

pub mod arith;
pub mod build;
pub mod draft;
pub mod figure;
#[cfg(test)]
mod fingerprint_tests;
mod joined;
mod opposite;
pub mod person;
pub mod phrase;
pub mod place;
pub mod quote;
mod seen;
#[cfg(test)]
pub(crate) mod testing;
pub mod time;
pub mod topic;
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
        | CompareAs::Age => topic::interval::compare(rule, claims, story),
        CompareAs::Side => place::side::compare(rule, claims, story),
        CompareAs::Quote => quote::compare(rule, claims, story),
        CompareAs::Sum => arith::sum::compare(rule, claims, story),
        CompareAs::Share | CompareAs::Change | CompareAs::Span => arith::compare(rule, claims, story),
        CompareAs::WeekdayOf => time::weekday::compare(rule, claims, story),
        CompareAs::When => time::when::compare(rule, claims, story),
        CompareAs::Date | CompareAs::Name | CompareAs::Words => Compared::default(),
        CompareAs::Spelling => person::name::compare(rule, claims, story),
        CompareAs::Role => person::role::compare(rule, claims, story),
        CompareAs::PersonAge => person::age::compare(rule, claims, story),
        CompareAs::Place => place::compare(rule, claims, story),
        CompareAs::Figures => figure::compare(rule, claims, story),
        CompareAs::Order => time::order::compare(rule, claims, story),
        CompareAs::Headline => figure::headline::compare(rule, claims, story),
        CompareAs::Opposite => opposite::outcome::compare(rule, claims, story),
        CompareAs::Contrast => opposite::contrast::compare(rule, claims, story),
        CompareAs::Certainty => draft::certain::compare(rule, claims, story),
        CompareAs::SameFigure => figure::same::compare(rule, claims, story),
        CompareAs::Attribution | CompareAs::Disclosure | CompareAs::Hedge => {
            draft::compare(rule, claims, story)
        }
    }
}

//! Claims about the same thing: keys, gates, verdicts, groups and camps.

use crate::extract::Claim;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::source::Story;

/// What one rule finds among its claims.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// One finding per group that clashes.
    pub findings: Vec<Finding>,
    /// How many groups of claims about one thing there were.
    pub groups: usize,
}

/// Compare the claims of one rule.
pub fn compare(_rule: &Rule, _claims: &[Claim], _story: &Story) -> Compared {
    Compared::default()
}

//! What comparing two articles comes to when nothing is reported: unrelated, agree, compatible or update.

use crate::extract::Claim;
use crate::finding::Verdict;
use crate::rule::Rule;
use crate::source::Story;

/// The strongest relation between a claim of the first and a claim of the second article of `story`.
pub fn relation(_rule: &Rule, _claims: &[Vec<Claim>], _story: &Story) -> Verdict {
    Verdict::Unrelated
}

//! What comparing two articles comes to when nothing is reported: unrelated, agree, compatible or update.

use crate::compare::why::pair;
use crate::extract::Claim;
use crate::finding::Verdict;
use crate::rule::Rule;
use crate::source::Story;

/// The strongest relation between claims of two articles of `story`, where the checker reports nothing.
pub fn relation(rule: &Rule, claims: &[Vec<Claim>], story: &Story) -> Verdict {
    let mut strongest = Verdict::Unrelated;
    for (at, own) in claims.iter().enumerate() {
        for other in claims.iter().skip(at + 1) {
            for (a, b) in own.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                strongest = strongest.max(silent(pair(rule, story, a, b).verdict));
            }
        }
    }
    strongest
}

/// What is reported is known already; here a verdict that was not reported counts as "both can stand".
fn silent(verdict: Verdict) -> Verdict {
    if verdict > Verdict::Update {
        Verdict::Compatible
    } else {
        verdict
    }
}

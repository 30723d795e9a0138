//! What comparing two articles comes to when nothing is reported: unrelated, agree, compatible or update.

use crate::compare::why::pair;
use crate::extract::Claim;
use crate::finding::Verdict;
use crate::rule::Rule;
use crate::source::Story;

/// The strongest relation between a claim of the first and a claim of the second article of `story`, where the
/// checker reports nothing.
pub fn relation(rule: &Rule, claims: &[Vec<Claim>], story: &Story) -> Verdict {
    let of = |article: usize| claims.get(article).into_iter().flatten();
    of(0)
        .flat_map(|a| of(1).map(move |b| pair(rule, story, a, b)))
        .map(|comparison| silent(comparison.verdict))
        .max()
        .unwrap_or(Verdict::Unrelated)
}

/// What is reported is known already; here a verdict that was not reported counts as "both can stand".
fn silent(verdict: Verdict) -> Verdict {
    if verdict > Verdict::Update {
        Verdict::Compatible
    } else {
        verdict
    }
}

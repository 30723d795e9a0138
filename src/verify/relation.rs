//! What comparing two articles comes to when nothing is reported: unrelated, agree, compatible or update.

use crate::compare::subject::Subject;
use crate::compare::verdict::judge;
use crate::extract::Claim;
use crate::finding::Verdict;
use crate::rule::Rule;
use crate::source::Story;

/// The strongest relation between a claim of the first and a claim of the second article of `story`, where the
/// checker reports nothing.
pub fn relation(rule: &Rule, claims: &[Vec<Claim>], story: &Story) -> Verdict {
    let subjects = |article: usize| -> Vec<Subject<'_>> {
        claims
            .get(article)
            .into_iter()
            .flatten()
            .filter_map(|claim| Subject::new(rule, claim, story))
            .collect()
    };
    let (first, second) = (subjects(0), subjects(1));
    first
        .iter()
        .flat_map(|a| second.iter().map(move |b| judge(rule, a, b)))
        .filter_map(Result::ok)
        .map(|judgement| silent(judgement.verdict))
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

//! Two statements of two articles that exclude each other, as a finding: what outcomes and contrasts have in common.

pub(super) mod contrast;
pub(super) mod outcome;

use super::build::{self, Sentences, Weight};
use crate::extract::Claim;
use crate::finding::{Class, Confidence, Finding, Verdict};
use crate::rule::Rule;

/// How one side reads.
pub(super) fn reads(claim: &Claim) -> String {
    let not = if claim.frame.negated { "not " } else { "" };
    format!("{not}{}", claim.words())
}

/// Whether one of the two articles also says what the other one says, as `same` finds it: it tells of two things or of
/// two times.
pub(super) fn says_both(
    group: &[&Claim],
    (a, b): (&Claim, &Claim),
    same: impl Fn(&Claim, &Claim) -> bool,
) -> bool {
    let also = |own: &Claim, other: &Claim| group.iter().any(|c| c.article == own.article && same(c, other));
    also(a, b) || also(b, a)
}

/// The finding; only a note where two who may well disagree say it, or where one thing may be `sure`ly neither.
pub(super) fn finding(
    rule: &Rule,
    (a, b): (&Claim, &Claim),
    sure: bool,
    said: Sentences,
    key: String,
) -> Option<Finding> {
    let (x, y) = (&a.frame.source, &b.frame.source);
    let rivals = x.is_named() && y.is_named() && !x.may_be(y);
    let weight = Weight {
        verdict: if rivals || !sure {
            Verdict::Note
        } else {
            Verdict::Contradiction
        },
        class: if rivals { Class::Claimant } else { Class::Conflict },
        confidence: Confidence::Medium,
    };
    let said = Sentences {
        help: Some("find out which of the two is right".to_owned()),
        ..said
    };
    let camps = [a, b].map(|c| build::camp(reads(c), [c]));
    build::finding(rule, weight, said, camps.into(), key)
}

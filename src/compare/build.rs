//! The finding builder: insists on two camps and knows how loud a finding may be.

use crate::extract::Claim;
use crate::finding::{self, Camp, Class, Confidence, Evidence, Finding, Severity, Verdict};
use crate::rule::Rule;
use crate::text::Span;

/// What a finding says, each one sentence without a full stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// What is wrong.
    pub message: String,
    /// Why the camps were compared.
    pub aligned: String,
    /// Why they clash.
    pub clash: String,
    /// What to do.
    pub help: Option<String>,
}

/// How the comparison came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Note, discrepancy or contradiction.
    pub verdict: Verdict,
    /// Why they differ.
    pub class: Class,
    /// How sure the alignment is.
    pub confidence: Confidence,
}

impl Weight {
    /// Two statements that cannot both stand.
    pub fn conflict(verdict: Verdict, confidence: Confidence) -> Self {
        Self {
            verdict,
            class: Class::Conflict,
            confidence,
        }
    }
}

/// A finding of `rule`; `None` where there are fewer than two camps or nothing to report.
pub fn finding(
    rule: &Rule,
    weight: Weight,
    said: Sentences,
    camps: Vec<Camp>,
    key: String,
) -> Option<Finding> {
    let camps: Vec<Camp> = camps.into_iter().filter(|c| !c.claims.is_empty()).collect();
    if camps.len() < 2 || weight.verdict < Verdict::Note {
        return None;
    }
    Some(Finding {
        rule: rule.id.clone(),
        verdict: weight.verdict,
        severity: severity(rule, weight.verdict, weight.confidence),
        class: weight.class,
        confidence: weight.confidence,
        message: said.message,
        aligned: said.aligned,
        clash: said.clash,
        help: said.help,
        camps,
        key,
    })
}

/// The rule's own severity for a contradiction, at most a warning for a discrepancy, a note for the rest and for
/// whatever is aligned on too little.
pub fn severity(rule: &Rule, verdict: Verdict, confidence: Confidence) -> Severity {
    match verdict {
        _ if confidence == Confidence::Low => Severity::Note,
        Verdict::Contradiction => rule.severity,
        Verdict::Discrepancy => rule.severity.min(Severity::Warning),
        _ => Severity::Note,
    }
}

/// A claim as a finding shows it.
pub fn evidence(claim: &Claim) -> Evidence {
    Evidence {
        article: claim.article,
        span: claim.span,
        value: claim.value.clone(),
        slots: claim.slots.clone(),
        frame: claim.frame.clone(),
    }
}

/// A claim shown by its value alone.
pub fn value_alone(claim: &Claim) -> Evidence {
    Evidence {
        span: claim.value_span,
        ..evidence(claim)
    }
}

/// A figure shown by itself, as one more that speaks for a side: at `span`, and of no slot of its claim's.
pub fn figure_alone(claim: &Claim, span: Span) -> Evidence {
    Evidence {
        span,
        slots: Vec::new(),
        ..evidence(claim)
    }
}

/// Claims that stand together, and how a reader takes them.
pub fn camp<'c>(reads_as: String, claims: impl IntoIterator<Item = &'c Claim>) -> Camp {
    Camp {
        reads_as,
        claims: claims.into_iter().map(evidence).collect(),
    }
}

/// A claim shown by the words that name who says it.
pub fn credit(claim: &Claim) -> Evidence {
    Evidence {
        span: claim.frame.credit.unwrap_or(claim.span),
        ..evidence(claim)
    }
}

/// The key of a finding: the rule's key slots as one of its claims fills them, folded and in order.
pub fn key_text(rule: &Rule, claim: &Claim) -> String {
    let parts: Vec<String> = rule
        .key
        .iter()
        .filter_map(|slot| {
            let value = finding::normal_slot(claim.slot(&slot.name)?);
            let value = rule.canonical(&slot.name, &value.into()).clone();
            Some(format!("{}={value}", slot.name))
        })
        .collect();
    parts.join(";")
}

//! What a run reports: findings with their camps, and the report that holds them.

use crate::extract::{Frame, Slot};
use crate::text::Span;
use crate::value::{Sym, Value};

/// How loud a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; hidden unless asked for.
    Note,
    /// A reader would stumble.
    Warning,
    /// The two cannot both stand.
    Error,
}

/// What a comparison found (semantics 0), weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Not about the same thing.
    Unrelated,
    /// The same.
    Agree,
    /// Both can stand.
    Compatible,
    /// A later value replaced an earlier one.
    Update,
    /// Differs in a way an editor may want to know.
    Note,
    /// A reader takes them to differ.
    Discrepancy,
    /// They cannot both stand.
    Contradiction,
}

/// Why two compared claims differ; only `Conflict` is an error (semantics 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Part and whole, another place, another group.
    Scope,
    /// An older value.
    Stale,
    /// One is the other, rounded.
    Rounding,
    /// The hedge differs, not the figure.
    Hedge,
    /// Two named sources disagree.
    Claimant,
    /// Translation, spelling.
    Rendering,
    /// None of these: a mistake somewhere.
    Conflict,
}

/// How sure the alignment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Never above a note.
    Low,
    /// One filled slot, or a clear match of `figures`.
    Medium,
    /// A topic rule with every slot in the sentence, or an identity key.
    High,
}

/// One claim as a finding shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The article, by place in the story.
    pub article: u32,
    /// The claim's words, as bytes of the article's text.
    pub span: Span,
    /// The value.
    pub value: Value,
    /// The slots.
    pub slots: Vec<(Sym, Slot)>,
    /// Who, when, how.
    pub frame: Frame,
}

/// Claims that agree with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camp {
    /// How the value reads: `8,100 to 8,999`.
    pub reads_as: String,
    /// At least one claim, in order of article and place.
    pub claims: Vec<Evidence>,
}

/// One thing to fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: Sym,
    /// Note, discrepancy or contradiction.
    pub verdict: Verdict,
    /// How loud.
    pub severity: Severity,
    /// Why they differ.
    pub class: Class,
    /// How sure the alignment is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Why the camps were compared.
    pub aligned: String,
    /// Why they clash.
    pub clash: String,
    /// What to do.
    pub help: Option<String>,
    /// At least two.
    pub camps: Vec<Camp>,
    /// What identifies the finding when text moves: the normalised key of what was compared.
    pub key: String,
}

/// How a rule fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule's id.
    pub rule: Sym,
    /// Claims extracted.
    pub claims: usize,
    /// Groups of claims about one thing.
    pub groups: usize,
}

/// Something a reader should know that is not a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The article or file it concerns.
    pub path: Option<String>,
    /// One sentence without a full stop.
    pub message: String,
}

/// The result of a run over one story.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings, loudest first within the order of rules.
    pub findings: Vec<Finding>,
    /// One per rule, sorted by id.
    pub rules: Vec<RuleOutcome>,
    /// Notices, sorted.
    pub notices: Vec<Notice>,
    /// How many articles were read.
    pub articles: usize,
}

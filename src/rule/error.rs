//! Mistakes in rule files: each points at its place in the TOML, and all of them are shown together.

use std::fmt::Display;
use std::ops::Range;
use std::sync::Arc;

use miette::{Diagnostic, LabeledSpan, NamedSource, Severity, SourceCode};
use thiserror::Error;

/// A rule file as it was read: its path as shown, and its text.
pub type RuleText = NamedSource<Arc<str>>;

/// One mistake in a rule file.
#[derive(Clone, Debug, Error)]
#[error("{message}")]
pub struct RuleMistake {
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The file it is in.
    pub file: RuleText,
    /// The bytes to underline, each with what is said under it; the first is the main one.
    pub labels: Vec<LabeledSpan>,
    /// What to do.
    pub help: Option<String>,
    /// Whether the rule can be used all the same.
    pub only_warning: bool,
}

impl Diagnostic for RuleMistake {
    fn severity(&self) -> Option<Severity> {
        Some(if self.only_warning {
            Severity::Warning
        } else {
            Severity::Error
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.file)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl RuleMistake {
    /// A mistake at `span` of `file`, with `label` under the underlined text.
    pub fn new(file: &RuleText, span: Range<usize>, message: String, label: &str) -> Self {
        Self {
            message,
            file: file.clone(),
            labels: vec![LabeledSpan::new_primary_with_span(Some(label.to_owned()), span)],
            help: None,
            only_warning: false,
        }
    }

    /// Also underline `span`.
    #[must_use]
    pub fn also(mut self, span: Range<usize>, label: &str) -> Self {
        self.labels
            .push(LabeledSpan::new_with_span(Some(label.to_owned()), span));
        self
    }

    /// Say what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Make it a warning: the rule can be used all the same.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.only_warning = true;
        self
    }
}

/// Every mistake of every rule file of a run, in the order of files and places.
#[derive(Debug, Error, Diagnostic)]
#[error("{}", count(.mistakes.len()))]
#[diagnostic(code(gainsay::rules))]
pub struct RuleErrors {
    /// At least one.
    #[related]
    pub mistakes: Vec<RuleMistake>,
}

fn count(mistakes: usize) -> String {
    match mistakes {
        1 => "the rules have a mistake".to_owned(),
        n => format!("the rules have {n} mistakes"),
    }
}

/// `word` as it may be shown in a message: between backticks, without control characters.
pub(crate) fn quoted(word: &str) -> String {
    let clean: String = word
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    format!("`{clean}`")
}

/// The candidate that `word` was most likely meant to be, if one is close enough.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(&word, &c.to_lowercase()), c))
        .filter(|&(distance, c)| {
            distance <= c.len().max(3) / 3 || c.starts_with(&word) || word.starts_with(c)
        })
        .min()
        .map(|(_, c)| c)
}

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

/// Where bytes `inner` of the string whose literal stands at `literal` lie in the TOML text.
pub(crate) fn inside(text: &str, literal: &Range<usize>, inner: &Range<usize>) -> Range<usize> {
    let raw = text.get(literal.clone()).unwrap_or("");
    let quotes = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|q| raw.starts_with(q))
        .unwrap_or("");
    let mut at = literal.start + quotes.len();
    let mut rest = raw.get(quotes.len()..).unwrap_or("");
    if quotes.len() == 3 {
        // A line break right after the opening marks is not part of the string.
        let trimmed = rest
            .strip_prefix("\r\n")
            .or(rest.strip_prefix('\n'))
            .unwrap_or(rest);
        at += rest.len() - trimmed.len();
        rest = trimmed;
    }
    let escapes = quotes.starts_with('"');
    let (mut decoded, mut start, mut end) = (0, None, None);
    while !rest.is_empty() {
        if decoded >= inner.start {
            start = start.or(Some(at));
        }
        if decoded >= inner.end {
            end = end.or(Some(at));
            break;
        }
        let (source, value) = unit(rest, escapes);
        at += source;
        decoded += value;
        rest = rest.get(source..).unwrap_or("");
    }
    let start = start.unwrap_or(at);
    start..end.unwrap_or(at).max(start)
}

/// The next character of a string literal: its bytes in the source and in the string.
fn unit(rest: &str, escapes: bool) -> (usize, usize) {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if !escapes || !rest.starts_with('\\') {
        return (first, first);
    }
    let digits = match rest.as_bytes().get(1) {
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(b'x') => 2,
        _ => return (2, 1),
    };
    let code = rest
        .get(2..2 + digits)
        .and_then(|hex| u32::from_str_radix(hex, 16).ok());
    (
        2 + digits,
        code.and_then(char::from_u32).map_or(1, char::len_utf8),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_strings_are_found() {
        let table = [
            ("x = 'a (b'", 2..3, "("),
            (r#"x = "\u201ca\" (b""#, 6..7, "("),
            ("x = '''\na (b'''", 2..3, "("),
            (r#"x = "won’t (""#, 8..9, "("),
        ];
        for (text, inner, expected) in table {
            let literal = 4..text.len();
            let found = inside(text, &literal, &inner);
            assert_eq!(text.get(found), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_nearest_word_is_named() {
        assert_eq!(nearest("patern", ["pattern", "set"]), Some("pattern"));
        assert_eq!(nearest("civilian", ["civilians", "soldiers"]), Some("civilians"));
        assert_eq!(nearest("zebra", ["pattern", "set"]), None);
    }
}

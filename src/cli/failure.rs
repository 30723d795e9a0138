//! What can keep a command from being carried out. Findings are never failures.

use std::path::Path;

use miette::Diagnostic;
use thiserror::Error;

use crate::config::ConfigErrors;
use crate::rule::RuleErrors;

/// A reason to end with exit code 2.
#[derive(Debug, Error, Diagnostic)]
pub enum Failure {
    /// The command line asks for something that cannot be.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        #[help]
        help: Option<String>,
    },
    /// A file cannot be read or written.
    #[error("cannot {verb} {path}: {cause}")]
    File {
        /// `read` or `write`.
        verb: &'static str,
        /// The file.
        path: String,
        /// Why.
        cause: String,
    },
    /// The rules have mistakes.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Rules(#[from] RuleErrors),
    /// The configuration has mistakes.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Config(#[from] ConfigErrors),
}

impl Failure {
    /// The command line asks for something that cannot be.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure::Usage {
            message: message.into(),
            help: None,
        }
    }

    /// The same, with what to do.
    pub fn usage_with(message: impl Into<String>, help: impl Into<String>) -> Self {
        Failure::Usage {
            message: message.into(),
            help: Some(help.into()),
        }
    }

    /// `path` cannot be read.
    pub fn reading(path: &Path, error: &std::io::Error) -> Self {
        Self::file("read", path, error)
    }

    /// `path` cannot be written.
    pub fn writing(path: &Path, error: &std::io::Error) -> Self {
        Self::file("write", path, error)
    }

    fn file(verb: &'static str, path: &Path, error: &std::io::Error) -> Self {
        Failure::File {
            verb,
            path: path.display().to_string(),
            cause: reason(error),
        }
    }
}

/// An operating system's message without its number.
pub(super) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((words, _)) => words.to_lowercase(),
        None => text,
    }
}

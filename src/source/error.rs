//! What can be wrong with a file.

use thiserror::Error;

/// Why a file, or one item of it, could not be read. Each message names the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum SourceError {
    /// The bytes are no text.
    #[error("{path}: {what}, not text")]
    Binary {
        /// The file.
        path: String,
        /// What it looks like.
        what: String,
    },
    /// The file is larger than the run allows.
    #[error("{path}: {bytes} bytes, more than the limit of {limit}")]
    TooLarge {
        /// The file.
        path: String,
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file breaks the rules of its format.
    #[error("{path}:{line}: {message}")]
    Malformed {
        /// The file.
        path: String,
        /// The 1-based line.
        line: u32,
        /// What is wrong, without a full stop.
        message: String,
    },
    /// There is no text in it.
    #[error("{path}: no text in it")]
    Empty {
        /// The file.
        path: String,
    },
}

impl SourceError {
    pub(super) fn binary(path: &str, what: &str) -> Self {
        Self::Binary {
            path: path.to_owned(),
            what: what.to_owned(),
        }
    }

    pub(super) fn malformed(path: &str, line: u32, message: impl Into<String>) -> Self {
        Self::Malformed {
            path: path.to_owned(),
            line,
            message: message.into(),
        }
    }

    /// What is wrong, without the name of the file.
    pub fn reason(&self) -> String {
        match self {
            Self::Binary { what, .. } => format!("{what}, not text"),
            Self::TooLarge { bytes, limit, .. } => {
                format!("{bytes} bytes, more than the limit of {limit}")
            }
            Self::Malformed { line, message, .. } => format!("line {line}: {message}"),
            Self::Empty { .. } => "no text in it".to_owned(),
        }
    }

    /// The file it concerns.
    pub fn path(&self) -> &str {
        match self {
            Self::Binary { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Malformed { path, .. }
            | Self::Empty { path } => path,
        }
    }
}

//! A run becomes bytes: one file per format, one table that lists them.
//!
//! Nothing from an article is written as it stands: [`escape`] makes it safe for terminals, and every format
//! escapes for itself.

pub mod escape;
mod excerpt;
pub mod explain;
pub mod facts;
mod full;
mod github;
mod gitlab;
mod html;
pub mod json;
mod jsonl;
mod junit;
pub mod make;
mod markdown;
pub mod matrix;
mod narrated;
pub mod outcome;
pub mod places;
mod rdjson;
#[cfg(test)]
mod sample;
mod sarif;
mod short;
pub mod summary;
pub mod table;
pub mod timeline;
pub mod value;
pub mod why;
pub mod wire;

pub use outcome::{Checked, Outcome, RuleInfo, Run, Shown, Status, Threshold};

/// How a report for people is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether escape codes for colours may be written.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Findings and the closing line only.
    pub quiet: bool,
    /// Everything there is to say.
    pub verbose: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            colour: false,
            width: 100,
            quiet: false,
            verbose: false,
        }
    }
}

/// One output format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What it is called after `-f`.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether it carries hidden notes unless told otherwise: formats that readers filter themselves.
    pub everything: bool,
    /// Whether it shows all facts, not only findings.
    pub facts: bool,
    /// Writes the run.
    pub render: fn(&Outcome, &Style) -> String,
}

/// Every output format.
pub const FORMATS: &[Format] = &[
    Format {
        name: "full",
        about: "for people: every finding with its places in every article",
        everything: false,
        facts: false,
        render: full::render,
    },
    Format {
        name: "narrated",
        about: "for people who listen: the same in plain sentences",
        everything: false,
        facts: false,
        render: narrated::render,
    },
    Format {
        name: "short",
        about: "one line a finding",
        everything: false,
        facts: false,
        render: short::render,
    },
    Format {
        name: "json",
        about: "gainsay.report/1, notes included",
        everything: true,
        facts: false,
        render: json::render,
    },
    Format {
        name: "jsonl",
        about: "one finding a line, notes included",
        everything: true,
        facts: false,
        render: jsonl::render,
    },
    Format {
        name: "sarif",
        about: "SARIF 2.1.0, for code scanning",
        everything: false,
        facts: false,
        render: sarif::render,
    },
    Format {
        name: "github",
        about: "annotations of a GitHub workflow",
        everything: false,
        facts: false,
        render: github::render,
    },
    Format {
        name: "gitlab",
        about: "a GitLab code quality report",
        everything: false,
        facts: false,
        render: gitlab::render,
    },
    Format {
        name: "junit",
        about: "JUnit XML, a test case per rule",
        everything: false,
        facts: false,
        render: junit::render,
    },
    Format {
        name: "rdjson",
        about: "the Reviewdog diagnostic format",
        everything: false,
        facts: false,
        render: rdjson::render,
    },
    Format {
        name: "markdown",
        about: "a comment for a pull request",
        everything: false,
        facts: false,
        render: markdown::render,
    },
    Format {
        name: "html",
        about: "one page to mail: findings in context, facts against articles, plots",
        everything: true,
        facts: true,
        render: html::render,
    },
];

/// The format called `name`.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.name == name)
}

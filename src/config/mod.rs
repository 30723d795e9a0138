//! What a project decides for itself: `gainsay.toml`, accepted findings, the baseline.
//!
//! Everything here is a function of text. Finding and reading the files is the command line's part.

pub mod accept;
pub mod baseline;
mod file;
pub mod judge;
mod names;
pub mod spelling;
mod toml;

use std::collections::BTreeMap;

use miette::Diagnostic;
use thiserror::Error;

use crate::finding::{Confidence, Severity};
use crate::rule::{House, RuleMistake};
use crate::value::{Days, NumberWidths};

pub use accept::Accept;
pub use file::{KEYS, KeyInfo, Kind, parse, schema};

/// What the file is called.
pub const FILE_NAME: &str = "gainsay.toml";

/// `fail-on`, resolved: from which severity on a run fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailLevel {
    /// Never.
    Never,
    /// From this severity on.
    At(Severity),
}

pub use crate::source::GroupBy;

/// A severity override: `off` leaves the rule out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// The rule is left out.
    Off,
    /// Severity of a contradiction.
    At(Severity),
}

/// `gainsay.toml` as it was read. What is not said is `None` or empty.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Folders of rules, relative to the file.
    pub rules: Vec<String>,
    /// Whether the built-in rules are used.
    pub builtin: Option<bool>,
    /// Only these rules.
    pub select: Vec<String>,
    /// All but these rules.
    pub ignore: Vec<String>,
    /// Severities of rules.
    pub severity: BTreeMap<String, Loudness>,
    /// Which articles are one story.
    pub group_by: Option<GroupBy>,
    /// Publication date of undated articles.
    pub date: Option<Days>,
    /// When a run fails.
    pub fail_on: Option<FailLevel>,
    /// What is shown.
    pub min_severity: Option<Severity>,
    /// What is shown.
    pub min_confidence: Option<Confidence>,
    /// The baseline, relative to the file.
    pub baseline: Option<String>,
    /// Larger files are not read.
    pub max_file_bytes: Option<u64>,
    /// More findings are counted, not shown.
    pub max_findings: Option<usize>,
    /// Whether what was extracted is kept for the next run.
    pub cache: Option<bool>,
    /// Names that mean one thing: the name to use, and the others.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// How the house spells: its spelling, and those it does not want.
    pub spellings: BTreeMap<String, Vec<String>>,
    /// Widths of hedges, for rules that have none of their own.
    pub numbers: Option<NumberWidths>,
    /// Findings that are known and stand.
    pub accept: Vec<Accept>,
    /// For each key that was set, its line in the file (1-based) and its value as written.
    pub set: BTreeMap<String, (usize, String)>,
}

impl Config {
    /// What it decides for all rules.
    pub fn house(&self) -> House {
        let mut house = House::new(self.numbers);
        for (name, others) in self.aliases.iter().chain(&self.spellings) {
            house.unite(name, others);
        }
        house
    }
}

/// Every mistake of a configuration file.
#[derive(Debug, Error, Diagnostic)]
#[error("{}", count(.mistakes.len()))]
pub struct ConfigErrors {
    /// At least one.
    #[related]
    pub mistakes: Vec<RuleMistake>,
}

fn count(mistakes: usize) -> String {
    match mistakes {
        1 => "the configuration has a mistake".to_owned(),
        n => format!("the configuration has {n} mistakes"),
    }
}

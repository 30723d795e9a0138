//! What was typed for `gainsay check`: which articles and rules, what is already known, and when to fail.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;

use super::{InputArgs, RuleArgs};
use crate::finding::{Confidence, Severity};
use crate::report::FORMATS;

/// Which articles are held against which.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct StoryArgs {
    /// Which articles.
    #[command(flatten)]
    pub input: InputArgs,
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// The paths are drafts, these are their sources: only what touches a draft is reported
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// Which articles are one story: `all`, `dir`, or `field:KEY` of their metadata [default: all]
    #[arg(long, value_name = "HOW")]
    pub group_by: Option<String>,
    /// Keep near-identical copies of one text apart
    #[arg(long)]
    pub no_collapse: bool,
    /// Neither use nor keep what was extracted before, in `.gainsay_cache`
    #[arg(long)]
    pub no_cache: bool,
}

/// What of a run is known already, or of no interest.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct KnownArgs {
    /// Findings in this file are known and not reported
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Fail where the baseline knows findings that no longer occur
    #[arg(long)]
    pub strict_baseline: bool,
    /// Pass over ignore comments and accepted findings
    #[arg(long)]
    pub no_ignores: bool,
    /// Only what touches an article changed since this commit, branch or tag
    #[arg(long, value_name = "GITREF")]
    pub since: Option<String>,
}

/// `gainsay check`.
#[derive(Clone, Debug, clap::Args)]
pub struct CheckArgs {
    /// Which articles.
    #[command(flatten)]
    pub story: StoryArgs,
    /// What is known already.
    #[command(flatten)]
    pub known: KnownArgs,
    /// How to report
    #[arg(short, long, value_name = "FORMAT", default_value = "full", value_parser = formats())]
    pub format: String,
    /// Write the report to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write another report from the same run, as `sarif=gainsay.sarif`; may be given several times
    #[arg(long, value_name = "FORMAT=FILE")]
    pub also: Vec<String>,
    /// From which severity on the exit code is 1 [default: error]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// Exit with 0 whatever was found
    #[arg(long)]
    pub exit_zero: bool,
    /// Hide what is below this [default: warning; json carries everything]
    #[arg(long, value_name = "LEVEL")]
    pub min_severity: Option<Level>,
    /// Hide what is less sure than this [default: medium; json carries everything]
    #[arg(long, value_name = "LEVEL")]
    pub min_confidence: Option<Sureness>,
    /// Report at most this many findings; the rest is counted
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// Check again whenever an article, a rule or the settings change
    #[arg(long)]
    pub watch: bool,
    /// Say on standard error how long each part took
    #[arg(long)]
    pub stats: bool,
}

/// When the exit code is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// A contradiction.
    Error,
    /// A discrepancy or worse.
    Warning,
    /// Anything.
    Note,
    /// Never.
    Never,
}

/// A severity as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// A reader would stumble.
    Warning,
    /// The two cannot both stand.
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Note => Severity::Note,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        }
    }
}

/// A confidence as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sureness {
    /// Everything.
    Low,
    /// A clear match.
    Medium,
    /// No doubt about what is compared.
    High,
}

impl From<Sureness> for Confidence {
    fn from(sureness: Sureness) -> Self {
        match sureness {
            Sureness::Low => Confidence::Low,
            Sureness::Medium => Confidence::Medium,
            Sureness::High => Confidence::High,
        }
    }
}

/// The names of all output formats.
pub(super) fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS
            .iter()
            .map(|f| clap::builder::PossibleValue::new(f.name).help(f.about)),
    )
}

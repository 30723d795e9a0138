//! What was typed, exactly: clap's structs and nothing resolved.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};

use crate::finding::{Confidence, Severity};
use crate::report::FORMATS;

/// A linter for facts: finds statements in several articles that cannot all stand.
#[derive(Clone, Debug, Parser)]
#[command(name = "gainsay", version, max_term_width = 100, propagate_version = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
}

/// Options of every command.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Common {
    /// When to use colours; `NO_COLOR` counts as `never`
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: When,
    /// Say only what was found
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say everything
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Threads to use; the output never depends on it
    #[arg(short, long, value_name = "N", global = true)]
    pub jobs: Option<usize>,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Compare articles and report what cannot all stand
    Check(Box<CheckArgs>),
    /// Show the claims that the rules find
    Claims(ListArgs),
    /// Show every figure, date, quotation and name that is read, rule or no rule
    Mentions(ListArgs),
    /// List the rules in force
    Rules(RulesArgs),
    /// Run the rules' own examples and cases
    Test(TestArgs),
    /// Accept or reject pending snapshots one by one
    Review(ReviewArgs),
}

/// Which articles.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct InputArgs {
    /// Articles and folders of articles; `-` is standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Publication date of articles that give none, as 2024-05-31
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// What standard input is called; its ending says what it is
    #[arg(long, value_name = "NAME", default_value = "stdin.txt")]
    pub stdin_filename: String,
    /// Files larger than this are not read
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 30)]
    pub max_file_bytes: u64,
}

/// Which rules.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct RuleArgs {
    /// Folder of rules to add; may be given several times
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// Leave the built-in rules out
    #[arg(long)]
    pub no_builtin: bool,
    /// Only these rules: names, or beginnings with `*`
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// All but these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
}

/// `gainsay check`.
#[derive(Clone, Debug, clap::Args)]
pub struct CheckArgs {
    /// Which articles.
    #[command(flatten)]
    pub input: InputArgs,
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// How to report
    #[arg(short, long, value_name = "FORMAT", default_value = "full", value_parser = formats())]
    pub format: String,
    /// Write the report to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write another report from the same run, as `sarif=gainsay.sarif`; may be given several times
    #[arg(long, value_name = "FORMAT=FILE")]
    pub also: Vec<String>,
    /// When the exit code is 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub fail_on: FailOn,
    /// Exit with 0 whatever was found
    #[arg(long)]
    pub exit_zero: bool,
    /// Hide what is below this [default: warning; json carries everything]
    #[arg(long, value_name = "LEVEL")]
    pub min_severity: Option<Level>,
    /// Hide what is less sure than this [default: medium; json carries everything]
    #[arg(long, value_name = "LEVEL")]
    pub min_confidence: Option<Sureness>,
}

/// `gainsay claims`, `gainsay mentions`.
#[derive(Clone, Debug, clap::Args)]
pub struct ListArgs {
    /// Which articles.
    #[command(flatten)]
    pub input: InputArgs,
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// How to list
    #[arg(short, long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
}

/// How claims, mentions and rules are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Table,
    /// One JSON object a line.
    Jsonl,
}

/// `gainsay rules`.
#[derive(Clone, Debug, clap::Args)]
pub struct RulesArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// Only rules without a single example or case
    #[arg(long)]
    pub untested: bool,
    /// How to list
    #[arg(short, long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
}

/// `gainsay test`.
#[derive(Clone, Debug, clap::Args)]
pub struct TestArgs {
    /// Rules to test: names, beginnings with `*`, rule files or folders of them [default: every rule]
    #[arg(value_name = "RULE")]
    pub wanted: Vec<String>,
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// Folder of snapshots of what the cases came to; compared where it exists
    #[arg(long, value_name = "DIR", default_value = "snapshots")]
    pub snapshots: PathBuf,
    /// Folder of cases of several articles: DIR/RULE/CASE/
    #[arg(long, value_name = "DIR", default_value = "cases")]
    pub cases: PathBuf,
    /// Accept what every case came to
    #[arg(long)]
    pub accept: bool,
    /// Accept what new cases came to
    #[arg(long, conflicts_with = "accept")]
    pub accept_new: bool,
    /// How to report
    #[arg(short, long, value_name = "FORMAT", default_value = "full")]
    pub format: TestFormat,
    /// What to do with snapshots whose case is gone
    #[arg(long, value_name = "WHAT", default_value = "reject")]
    pub unreferenced: Unreferenced,
}

/// How a test run is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// For people.
    Full,
    /// gainsay.test/1.
    Json,
    /// JUnit XML.
    Junit,
    /// The Test Anything Protocol.
    Tap,
}

/// What becomes of snapshots whose case is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unreferenced {
    /// They are deleted.
    Delete,
    /// They fail the run.
    Reject,
}

/// `gainsay review`.
#[derive(Clone, Debug, clap::Args)]
pub struct ReviewArgs {
    /// Folder of snapshots
    #[arg(long, value_name = "DIR", default_value = "snapshots")]
    pub snapshots: PathBuf,
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Args::command().debug_assert();
    }
}

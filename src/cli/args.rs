//! What was typed, exactly: clap's structs and nothing resolved.

mod author;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};

use crate::finding::{Confidence, Severity};
use crate::report::FORMATS;
pub use author::*;

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
    Claims(ClaimsArgs),
    /// Show every figure, date, quotation and name that is read, rule or no rule
    Mentions(ListArgs),
    /// List the rules in force
    Rules(RulesArgs),
    /// Say why two places were, or were not, compared
    Why(WhyArgs),
    /// Show the whole reasoning of a finding, or what a rule compares
    Explain(ExplainArgs),
    /// Show facts against articles
    Matrix(MatrixArgs),
    /// Show how the values of a rule moved, in order of the day they describe
    Timeline(TimelineArgs),
    /// Let a finding stand, with a reason, in gainsay.toml
    Accept(AcceptArgs),
    /// Adopt gainsay on old copy: write down what is known
    Baseline(BaselineArgs),
    /// Show the configuration, or its schema
    Config(ConfigArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual pages, as troff
    Man,
    /// Run the rules' own examples and cases
    Test(TestArgs),
    /// Measure precision and recall on labelled stories
    Eval(super::eval::EvalArgs),
    /// Make a project, a rule or a case that passes its tests at once
    New(NewArgs),
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
    /// Files larger than this are not read [default: 1 GiB]
    #[arg(long, value_name = "BYTES")]
    pub max_file_bytes: Option<u64>,
}

/// How articles that were named otherwise are read.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct HowArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// Publication date of articles that give none, as 2024-05-31
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

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

/// `gainsay claims`.
#[derive(Clone, Debug, clap::Args)]
pub struct ClaimsArgs {
    /// Only the claims of this rule, as `why` and `timeline` take it; may be given several times
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Which articles and rules, and how to list.
    #[command(flatten)]
    pub list: ListArgs,
}

/// `gainsay mentions`, and what `gainsay claims` takes too.
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

/// `gainsay why`.
#[derive(Clone, Debug, clap::Args)]
pub struct WhyArgs {
    /// A line of an article, as reports name it; with `--rule` a sentence as well
    #[arg(value_name = "PATH:LINE")]
    pub first: String,
    /// The line to hold against it
    #[arg(value_name = "PATH:LINE")]
    pub second: Option<String>,
    /// Show how far each pattern of this rule gets in the line or sentence, and what stops it
    #[arg(long, value_name = "RULE", conflicts_with_all = ["second", "with", "against"])]
    pub rule: Option<String>,
    /// Other articles of the story: what figures mean depends on them
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub with: Vec<PathBuf>,
    /// Sources: a place outside of them stands in a draft
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// Which articles and rules.
    #[command(flatten)]
    pub how: HowArgs,
}

/// `gainsay explain`.
#[derive(Clone, Debug, clap::Args)]
pub struct ExplainArgs {
    /// The name of a rule, or a finding's fingerprint (its first characters are enough)
    #[arg(value_name = "RULE|FINGERPRINT")]
    pub what: String,
    /// Which articles.
    #[command(flatten)]
    pub story: StoryArgs,
}

/// `gainsay matrix`.
#[derive(Clone, Debug, clap::Args)]
pub struct MatrixArgs {
    /// Which articles.
    #[command(flatten)]
    pub story: StoryArgs,
    /// How to show it
    #[arg(short, long, value_name = "FORMAT", default_value = "table")]
    pub format: MatrixFormat,
}

/// How a matrix is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MatrixFormat {
    /// For people.
    Table,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

/// `gainsay timeline`.
#[derive(Clone, Debug, clap::Args)]
pub struct TimelineArgs {
    /// Which articles.
    #[command(flatten)]
    pub story: StoryArgs,
    /// The rule whose values are shown
    #[arg(long, value_name = "RULE")]
    pub rule: String,
    /// How to show it
    #[arg(short, long, value_name = "FORMAT", default_value = "table")]
    pub format: TimelineFormat,
}

/// How a timeline is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TimelineFormat {
    /// For people.
    Table,
    /// One JSON object.
    Json,
}

/// `gainsay completions`.
#[derive(Clone, Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// `gainsay accept`.
#[derive(Clone, Debug, clap::Args)]
pub struct AcceptArgs {
    /// The finding
    #[arg(value_name = "FINGERPRINT")]
    pub fingerprint: String,
    /// Why it stands
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The last day on which this counts
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Who says so
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// `gainsay baseline`.
#[derive(Clone, Debug, clap::Args)]
pub struct BaselineArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: BaselineAction,
}

/// What to do with the baseline.
#[derive(Clone, Debug, Subcommand)]
pub enum BaselineAction {
    /// Write down every finding there is now
    Write(BaselineRun),
    /// Take out what no longer occurs, and put in what is new if that is wanted
    Update(BaselineUpdate),
    /// Take out what no longer occurs
    Prune(BaselineRun),
}

/// The run a baseline is made from.
#[derive(Clone, Debug, clap::Args)]
pub struct BaselineRun {
    /// Which articles.
    #[command(flatten)]
    pub story: StoryArgs,
    /// The baseline [default: .gainsay-baseline.jsonl]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

/// `gainsay baseline update`.
#[derive(Clone, Debug, clap::Args)]
pub struct BaselineUpdate {
    /// The run.
    #[command(flatten)]
    pub run: BaselineRun,
    /// Put new findings in too
    #[arg(long)]
    pub accept_new: bool,
}

/// `gainsay config`.
#[derive(Clone, Debug, clap::Args)]
pub struct ConfigArgs {
    /// What to show.
    #[command(subcommand)]
    pub action: ConfigAction,
}

/// What to show of the configuration.
#[derive(Clone, Debug, Subcommand)]
pub enum ConfigAction {
    /// Show the values in force and where each came from
    Show,
    /// Print the JSON Schema of a file
    Schema {
        /// Which file
        #[arg(value_name = "FILE", default_value = "config")]
        file: SchemaFile,
    },
}

/// A file with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaFile {
    /// gainsay.toml
    Config,
    /// A rule
    Rule,
    /// Shared lists: a file whose name begins with an underscore
    Lists,
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

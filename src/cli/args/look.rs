//! What was typed for the commands that show what is read and how it is compared: `claims`, `mentions`, `why`,
//! `explain`, `matrix`, `timeline`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::check::StoryArgs;
use super::{HowArgs, InputArgs, RuleArgs};

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

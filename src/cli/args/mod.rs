//! What was typed, exactly: clap's structs and nothing resolved.

mod author;
mod check;
mod look;
mod project;

use std::path::PathBuf;

pub use author::*;
pub use check::*;
use clap::{Parser, Subcommand, ValueEnum};
pub use look::*;
pub use project::*;

/// What standard input is called where nobody says.
pub const UNNAMED: &str = "stdin.txt";

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
    #[arg(long, value_name = "NAME", default_value = UNNAMED)]
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

#[cfg(test)]
mod tests;

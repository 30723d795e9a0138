//! What was typed for the commands about a project: `accept`, `baseline`, `config`; and for `completions`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::check::StoryArgs;

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

//! What was typed for the commands of rule authors: `rules`, `test`, `review`, `new`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{ListFormat, RuleArgs};

/// `gainsay rules`.
#[derive(Clone, Debug, clap::Args)]
pub struct RulesArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// Only rules without a single example or case
    #[arg(long)]
    pub untested: bool,
    /// Only rules that find no claim in these articles
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub unused: Vec<PathBuf>,
    /// How to list
    #[arg(short, long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
}

/// `gainsay test`.
#[derive(Clone, Debug, clap::Args)]
pub struct TestArgs {
    /// Rules to test: names, beginnings with `*`, rule files or folders of them [default: the project's rules; the
    /// built-in ones where it has none]
    #[arg(value_name = "RULE")]
    pub wanted: Vec<String>,
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// Folder of snapshots of what the cases came to; compared where it exists [default: snapshots]
    #[arg(long, value_name = "DIR")]
    pub snapshots: Option<PathBuf>,
    /// Folder of cases of several articles, DIR/RULE/CASE/ [default: cases]
    #[arg(long, value_name = "DIR")]
    pub cases: Option<PathBuf>,
    /// Accept what every case came to
    #[arg(long)]
    pub accept: bool,
    /// Accept what new cases came to
    #[arg(long, conflicts_with = "accept")]
    pub accept_new: bool,
    /// How to report
    #[arg(short, long, value_name = "FORMAT", default_value = "full")]
    pub format: TestFormat,
    /// Test variants of every case that must report, each changed in one thing so that it must stay silent
    #[arg(long)]
    pub contrast: bool,
    /// List what no example and no case reaches: patterns, alternatives, skip entries, list words
    #[arg(long, conflicts_with_all = ["accept", "accept_new", "contrast", "unreferenced"])]
    pub coverage: bool,
    /// Show how far each pattern gets in the examples and cases with this name, or part of one
    #[arg(long, value_name = "NAME", conflicts_with_all = ["accept", "accept_new", "format", "unreferenced"])]
    pub trace: Option<String>,
    /// Test again whenever a rule, a case or a snapshot changes, until Ctrl-C
    #[arg(short, long)]
    pub watch: bool,
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
    /// `JUnit` XML.
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
    /// Folder of snapshots [default: snapshots]
    #[arg(long, value_name = "DIR")]
    pub snapshots: Option<PathBuf>,
}

/// `gainsay new`.
#[derive(Clone, Debug, clap::Args)]
pub struct NewArgs {
    /// What to make.
    #[command(subcommand)]
    pub what: NewWhat,
    /// Overwrite files that exist
    #[arg(short, long, global = true)]
    pub yes: bool,
}

/// What `gainsay new` makes.
#[derive(Clone, Debug, Subcommand)]
pub enum NewWhat {
    /// A folder with a configuration, a rule and two articles that disagree
    Project {
        /// The folder
        name: String,
    },
    /// A rule with examples, a guard and cases that pass
    Rule {
        /// Its name, in small letters and hyphens
        name: String,
        /// A sentence it must find, as in "[[19]] people died in {{Kyiv}}"
        #[arg(long, value_name = "SENTENCE")]
        from: Option<String>,
    },
    /// A case of several articles
    Case {
        /// The rule and the case, as RULE/CASE
        name: String,
    },
}

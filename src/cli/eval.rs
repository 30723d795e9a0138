//! `gainsay eval`: precision and recall on labelled stories.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::args::{Common, Level, RuleArgs, StoryArgs};
use super::session::Session;
use super::terminal;
use super::{Exit, Failure};
use crate::finding::Severity;
use crate::verify::eval::{self, Entry, Eval, Gold, Pair, Score, Shown};

/// The labels of a story.
const GOLD: &str = "gold.toml";

/// `gainsay eval`.
#[derive(Clone, Debug, clap::Args)]
pub struct EvalArgs {
    /// Stories, folders with articles and a gold.toml, or folders of such folders
    #[arg(value_name = "DIR", required = true)]
    pub stories: Vec<PathBuf>,
    /// Which rules.
    #[command(flatten)]
    pub rules: RuleArgs,
    /// From which severity on a finding counts
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    pub min_severity: Level,
    /// Show every pair that was missed, every finding that is wrong and every decoy that was flagged
    #[arg(long)]
    pub verbose: bool,
    /// How to report
    #[arg(short, long, value_name = "FORMAT", default_value = "full")]
    pub format: EvalFormat,
    /// Say what changed since an earlier run, written with `--format json`
    #[arg(long, value_name = "REPORT")]
    pub compare: Option<PathBuf>,
    /// Leave out the evidence of slipped digits (118 for 181), which invented differences favour
    #[arg(long)]
    pub without_slips: bool,
    /// Give the figures with each story left out in turn
    #[arg(long)]
    pub leave_one_out: bool,
}

/// How a measurement is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    /// For people.
    Full,
    /// gainsay.eval/1.
    Json,
}

/// Run `gainsay eval`.
pub(super) fn run(args: &EvalArgs, common: &Common) -> Result<Exit, Failure> {
    let earlier = args.compare.as_deref().map(read_report).transpose()?;
    let mut stories = BTreeMap::new();
    for folder in folders(&args.stories)? {
        let name = folder
            .file_name()
            .map_or_else(|| ".".to_owned(), |n| n.to_string_lossy().into_owned());
        stories.insert(name, story(&folder, args, common)?);
    }
    if stories.is_empty() {
        return Err(Failure::usage_with(
            "no labelled story was found".to_owned(),
            "name folders that hold articles and a gold.toml, or a folder of such folders",
        ));
    }
    let eval = eval::total(stories);
    terminal::print(&told(args, &eval, earlier.as_ref())?)?;
    Ok(Exit::Clean)
}

fn told(args: &EvalArgs, eval: &Eval, earlier: Option<&Eval>) -> Result<String, Failure> {
    if args.format == EvalFormat::Json {
        let json = serde_json::to_string_pretty(eval)
            .map_err(|e| Failure::usage(format!("the report cannot be written as JSON: {e}")))?;
        return Ok(json + "\n");
    }
    let mut out = eval::render(eval, args.verbose);
    if args.leave_one_out {
        out.push_str(&eval::leave_one_out(eval));
    }
    if let Some(earlier) = earlier {
        out.push_str(&eval::difference(earlier, eval));
    }
    Ok(out)
}

/// Each named folder that is a story, or the stories in it.
fn folders(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut out = Vec::new();
    for folder in named {
        if folder.join(GOLD).is_file() {
            out.push(folder.clone());
            continue;
        }
        let inside = std::fs::read_dir(folder)
            .map_err(|e| Failure::usage(format!("{} cannot be read: {e}", folder.display())))?;
        out.extend(
            inside
                .filter_map(Result::ok)
                .map(|e| e.path())
                .filter(|p| p.join(GOLD).is_file()),
        );
    }
    out.sort();
    out.dedup();
    Ok(out)
}

fn story(folder: &Path, args: &EvalArgs, common: &Common) -> Result<Score, Failure> {
    let gold = gold(folder)?;
    let mut wanted = StoryArgs {
        rules: args.rules.clone(),
        ..StoryArgs::default()
    };
    wanted.input.paths = vec![folder.to_path_buf()];
    let mut session = Session::open(&wanted, common)?;
    if args.without_slips {
        session.rules.ignore_slips();
    }
    let (run, _, _) = session.check();
    let shown: Vec<Shown> = run
        .stories
        .iter()
        .flat_map(|c| eval::shown(&c.story, &c.report.findings, Severity::from(args.min_severity)))
        .collect();
    let findings = pairs(folder, &gold.finding)?;
    let decoys = pairs(folder, &gold.decoy)?;
    Ok(eval::score(&findings, &decoys, &shown))
}

fn gold(folder: &Path) -> Result<Gold, Failure> {
    let path = folder.join(GOLD);
    let bytes = bytes(&path)?;
    let text = String::from_utf8_lossy(&bytes);
    toml::from_str(&text).map_err(|e| Failure::usage(format!("{}: {}", path.display(), e.message())))
}

fn pairs(folder: &Path, entries: &[Entry]) -> Result<Vec<Pair>, Failure> {
    let mut out = Vec::new();
    for entry in entries {
        let first = eval::locate(&entry.a, &bytes(&folder.join(&entry.a.file))?);
        let second = eval::locate(&entry.b, &bytes(&folder.join(&entry.b.file))?);
        match (first, second) {
            (Some(a), Some(b)) => out.push(Pair {
                entry: entry.clone(),
                sides: [a, b],
            }),
            _ => terminal::warn(&format!(
                "{}: no such fragment: “{}” | “{}”",
                folder.display(),
                entry.a.text,
                entry.b.text
            )),
        }
    }
    Ok(out)
}

fn read_report(path: &Path) -> Result<Eval, Failure> {
    let bytes = bytes(path)?;
    serde_json::from_slice(&bytes)
        .map_err(|e| Failure::usage(format!("{} is no report of gainsay eval: {e}", path.display())))
}

#[allow(
    clippy::disallowed_methods,
    reason = "labels are read as they lie on disk, byte by byte"
)]
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|e| Failure::usage(format!("{} cannot be read: {e}", path.display())))
}

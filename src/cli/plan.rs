//! What will be done: the command line resolved, every mistake in it found before anything is read.

use std::path::PathBuf;

use super::Failure;
use super::args::{CheckArgs, FailOn, InputArgs};
use crate::finding::{Confidence, Severity};
use crate::report::{self, Format, Threshold};
use crate::source::Published;
use crate::value::Days;

/// Which articles are read, and how.
#[derive(Clone, Debug)]
pub struct InputPlan {
    /// Files and folders; `-` for standard input. At least one.
    pub paths: Vec<PathBuf>,
    /// The publication date of articles that give none.
    pub date: Option<Published>,
    /// What standard input is called.
    pub stdin_name: String,
    /// Larger files are not read.
    pub max_bytes: u64,
}

impl InputPlan {
    /// Resolve what was typed.
    pub fn new(args: &InputArgs) -> Result<Self, Failure> {
        let paths = if args.paths.is_empty() {
            vec![PathBuf::from(".")]
        } else {
            args.paths.clone()
        };
        Ok(Self {
            paths,
            date: args.date.as_deref().map(publication).transpose()?,
            stdin_name: args.stdin_filename.clone(),
            max_bytes: args.max_file_bytes,
        })
    }
}

fn publication(text: &str) -> Result<Published, Failure> {
    let days = Days::parse(text).ok_or_else(|| {
        Failure::usage_with(
            format!("`{text}` is not a date"),
            "write it as 2024-05-31, or 2024-05 for a month",
        )
    })?;
    Ok(Published {
        days,
        minute: None,
        from: "--date".to_owned(),
    })
}

/// What `check` will do.
#[derive(Clone, Debug)]
pub struct CheckPlan {
    /// Which articles.
    pub input: InputPlan,
    /// How the run is written.
    pub format: &'static Format,
    /// Where to; standard output where `None`.
    pub output: Option<PathBuf>,
    /// More reports from the same run.
    pub also: Vec<(&'static Format, PathBuf)>,
    /// From which severity on the exit code is 1; never where `None`.
    pub fail_on: Option<Severity>,
    /// What is shown.
    pub threshold: Threshold,
    /// Whether a level was asked for, so that no format shows more.
    pub levels_given: bool,
}

impl CheckPlan {
    /// Resolve what was typed.
    pub fn new(args: &CheckArgs) -> Result<Self, Failure> {
        let fail_on = match args.fail_on {
            _ if args.exit_zero => None,
            FailOn::Never => None,
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
        };
        // Whatever makes the run fail is shown.
        let shown = Severity::Warning.min(fail_on.unwrap_or(Severity::Warning));
        let threshold = Threshold {
            severity: args.min_severity.map_or(shown, Severity::from),
            confidence: args.min_confidence.map_or(Confidence::Medium, Confidence::from),
        };
        Ok(Self {
            input: InputPlan::new(&args.input)?,
            format: format(&args.format)?,
            output: args.output.clone(),
            also: args.also.iter().map(|a| also(a)).collect::<Result<_, _>>()?,
            fail_on,
            threshold,
            levels_given: args.min_severity.is_some() || args.min_confidence.is_some(),
        })
    }
}

/// `FORMAT=FILE`.
fn also(text: &str) -> Result<(&'static Format, PathBuf), Failure> {
    let (name, file) = text
        .split_once('=')
        .filter(|(_, file)| !file.is_empty())
        .ok_or_else(|| {
            Failure::usage_with(
                format!("`--also {text}` names no file"),
                "write it as --also sarif=gainsay.sarif",
            )
        })?;
    Ok((format(name)?, PathBuf::from(file)))
}

/// The format called `name`.
pub fn format(name: &str) -> Result<&'static Format, Failure> {
    report::format(name).ok_or_else(|| {
        let known: Vec<&str> = report::FORMATS.iter().map(|f| f.name).collect();
        Failure::usage_with(
            format!("there is no format `{name}`"),
            format!("formats: {}", known.join(", ")),
        )
    })
}

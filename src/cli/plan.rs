//! What will be done: the command line resolved, every mistake in it found before anything is read.

use std::path::PathBuf;

use super::Failure;
use super::args::{CheckArgs, FailOn, InputArgs};
use super::project::Project;
use crate::config::{self, FailLevel, GroupBy};
use crate::finding::{Confidence, Severity};
use crate::report::{self, Format, Threshold};
use crate::source::{self, Published};
use crate::value::Days;

/// Files larger than this are not read unless more is asked for.
const MAX_BYTES: u64 = 1 << 30;

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
    /// Files that no walk reads: the baseline, and what this run writes.
    pub exclude: Vec<PathBuf>,
}

impl InputPlan {
    /// Resolve what was typed, and what the project's file says where nothing was.
    pub(super) fn new(args: &InputArgs, project: &Project) -> Result<Self, Failure> {
        let paths = if args.paths.is_empty() {
            vec![PathBuf::from(".")]
        } else {
            args.paths.clone()
        };
        Ok(Self {
            paths,
            date: match &args.date {
                Some(text) => Some(publication(text)?),
                None => project.config.date.map(|days| Published {
                    days,
                    minute: None,
                    from: format!("{}: date", config::FILE_NAME),
                }),
            },
            stdin_name: args.stdin_filename.clone(),
            max_bytes: args
                .max_file_bytes
                .or(project.config.max_file_bytes)
                .unwrap_or(MAX_BYTES),
            exclude: Vec::new(),
        })
    }

    /// The same for other paths.
    #[must_use]
    pub fn with_paths(&self, paths: &[PathBuf]) -> Self {
        Self {
            paths: paths.to_vec(),
            ..self.clone()
        }
    }
}

/// A date as typed.
pub(super) fn date(text: &str) -> Result<Days, Failure> {
    Days::parse(text).ok_or_else(|| {
        Failure::usage_with(
            format!("`{text}` is not a date"),
            "write it as 2024-05-31, or 2024-05 for a month",
        )
    })
}

fn publication(text: &str) -> Result<Published, Failure> {
    match source::parse_date(text) {
        Some(published) => Ok(published),
        None => date(text).map(|days| Published {
            days,
            minute: None,
            from: "--date".to_owned(),
        }),
    }
}

/// What `check` will do.
#[derive(Clone, Debug)]
pub struct CheckPlan {
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
    /// More findings are counted, not shown.
    pub max_findings: usize,
}

impl CheckPlan {
    /// Resolve what was typed, and what the project's file says where nothing was.
    pub(super) fn new(args: &CheckArgs, project: &Project) -> Result<Self, Failure> {
        let config = &project.config;
        let fail_on = fail_level(args, config.fail_on);
        // Whatever makes the run fail is shown.
        let shown = Severity::Warning.min(fail_on.unwrap_or(Severity::Warning));
        let severity = args.min_severity.map(Severity::from).or(config.min_severity);
        let confidence = args
            .min_confidence
            .map(Confidence::from)
            .or(config.min_confidence);
        let threshold = Threshold {
            severity: severity.unwrap_or(shown),
            confidence: confidence.unwrap_or(Confidence::Medium),
        };
        Ok(Self {
            format: format(&args.format)?,
            output: args.output.clone(),
            also: args.also.iter().map(|a| also(a)).collect::<Result<_, _>>()?,
            fail_on,
            threshold,
            levels_given: severity.is_some() || confidence.is_some(),
            max_findings: args.max_findings.or(config.max_findings).unwrap_or(usize::MAX),
        })
    }
}

impl CheckPlan {
    /// Every format of the run.
    pub(super) fn formats(&self) -> impl Iterator<Item = &'static Format> + '_ {
        std::iter::once(self.format).chain(self.also.iter().map(|(format, _)| *format))
    }

    /// Whether somebody reads standard output, so that notices there are seen.
    pub(super) fn speaks_to_people(&self) -> bool {
        self.output.is_none() && matches!(self.format.name, "full" | "narrated")
    }
}

/// `--exit-zero`, then `--fail-on`, then the project's file.
fn fail_level(args: &CheckArgs, config: Option<FailLevel>) -> Option<Severity> {
    let level = match args.fail_on {
        _ if args.exit_zero => FailLevel::Never,
        Some(FailOn::Never) => FailLevel::Never,
        Some(FailOn::Error) => FailLevel::At(Severity::Error),
        Some(FailOn::Warning) => FailLevel::At(Severity::Warning),
        Some(FailOn::Note) => FailLevel::At(Severity::Note),
        None => config.unwrap_or(FailLevel::At(Severity::Error)),
    };
    match level {
        FailLevel::Never => None,
        FailLevel::At(severity) => Some(severity),
    }
}

/// `--group-by`, then the project's file.
pub(super) fn group_by(typed: Option<&str>, project: &Project) -> Result<GroupBy, Failure> {
    let Some(text) = typed else {
        return Ok(project.config.group_by.clone().unwrap_or(GroupBy::All));
    };
    GroupBy::parse(text).ok_or_else(|| {
        Failure::usage_with(
            format!("`--group-by {text}` is not possible"),
            "possible: all, dir, field:KEY",
        )
    })
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

//! From a finished comparison to an [`Outcome`]: ignore comments, accepted findings, the baseline and `--since` are
//! applied, and those that did nothing are told.

use std::collections::BTreeSet;
use std::path::Path;

use super::args::KnownArgs;
use super::project::{Project, today};
use super::{Failure, git, read};
use crate::config::baseline::Baseline;
use crate::config::judge::{Judge, Memory, Ruling, Slip};
use crate::config::spelling::{self, Spellings};
use crate::config::{Config, Loudness};
use crate::finding::{Finding, Notice, Severity};
use crate::report::make::{own_finding, wording};
use crate::report::wire::SuppressionOut;
use crate::report::{Outcome, Run, Status, Threshold};
use crate::source::{Article, Story};

/// What became of a run, and whether its baseline is out of date.
pub(super) struct Settled {
    /// The run, ruled over.
    pub outcome: Outcome,
    /// Findings the baseline knows that no longer occur.
    pub gone: usize,
}

/// Rule over every finding of `run`.
pub(super) fn settle(
    mut run: Run,
    known: &KnownArgs,
    threshold: Threshold,
    project: &Project,
) -> Result<Settled, Failure> {
    let baseline = baseline(known, project)?;
    let judge = Judge {
        accept: &project.config.accept,
        baseline: baseline.as_ref(),
        // Which day it is takes a while to find out.
        today: if project.config.accept.is_empty() {
            0
        } else {
            today()
        },
        no_ignores: known.no_ignores,
        changed: changed(known, &run)?,
        drafts_only: run.against,
        memory: Memory::default(),
    };
    let gone = baseline.as_ref().map_or(0, |b| gone(b, &run));
    if gone > 0 {
        run.notices.push(Notice {
            path: None,
            message: format!("{gone} findings of the baseline no longer occur (gainsay baseline prune)"),
        });
    }
    let mut outcome = Outcome::new(run, threshold, &|finding, print, story| {
        status(&judge, finding, print, story)
    });
    outcome.baseline = baseline.is_some();
    let rules: Vec<&str> = outcome.about.iter().map(|r| r.id.as_str()).collect();
    let checked: Vec<&Story> = outcome.stories.iter().map(|c| &c.story).collect();
    let slips = judge.slips(&checked, &rules);
    let told = slips.iter().filter_map(|slip| own(slip, &checked, project));
    let articles = checked.iter().flat_map(|s| &s.articles);
    let unwanted = spellings(articles.filter(|a| judge.is_concerned(a)), &project.config);
    let own = told.chain(unwanted).collect();
    outcome.add_own(own, threshold);
    Ok(Settled { outcome, gone })
}

fn status(judge: &Judge<'_>, finding: &Finding, print: &str, story: &Story) -> Option<Status> {
    match judge.rule(finding, print, story) {
        Ruling::Stands => None,
        Ruling::Elsewhere => Some(Status::Elsewhere),
        Ruling::Silenced { kind, reason } => Some(Status::Suppressed(SuppressionOut {
            kind: kind.to_owned(),
            reason,
        })),
    }
}

fn stories(run: &Run) -> impl Iterator<Item = &Story> {
    run.stories.iter().map(|c| &c.story)
}

/// The baseline that was asked for, by option or by the project's file. A missing one is an error.
fn baseline(known: &KnownArgs, project: &Project) -> Result<Option<Baseline>, Failure> {
    let file = match (&known.baseline, &project.config.baseline) {
        (Some(file), _) => file.clone(),
        (None, Some(name)) => project.resolve(name),
        (None, None) => return Ok(None),
    };
    read_baseline(&file).map(Some)
}

/// Read a baseline.
pub(super) fn read_baseline(file: &Path) -> Result<Baseline, Failure> {
    let text = read::text(file)?;
    Baseline::parse(&text).map_err(|told| {
        Failure::usage_with(
            format!("{}: {told}", file.display()),
            "solve the merge conflict, or write it anew with `gainsay baseline write`",
        )
    })
}

/// How many entries of the baseline no longer occur.
fn gone(baseline: &Baseline, run: &Run) -> usize {
    let current: BTreeSet<String> = run
        .stories
        .iter()
        .flat_map(|c| c.report.findings.iter().map(|f| f.fingerprint(&c.story)))
        .collect();
    baseline
        .entries()
        .filter(|k| !current.contains(&k.fingerprint))
        .count()
}

fn changed(known: &KnownArgs, run: &Run) -> Result<Option<BTreeSet<String>>, Failure> {
    let Some(reference) = &known.since else {
        return Ok(None);
    };
    let files = git::changed_since(reference)?;
    let touched = stories(run)
        .flat_map(|s| &s.articles)
        .filter(|a| {
            let on_disk = |path: &str| Path::new(path).canonicalize().ok();
            let line = a.path.rsplit_once(':').and_then(|(file, _)| on_disk(file));
            on_disk(&a.path).or(line).is_some_and(|p| files.contains(&p))
        })
        .map(|a| a.path.clone());
    Ok(Some(touched.collect()))
}

/// Spellings that the house does not want, a finding for each of an article.
fn spellings<'a>(
    articles: impl Iterator<Item = &'a Article>,
    config: &Config,
) -> Vec<(Severity, crate::report::wire::FindingOut)> {
    let severity = match config.severity.get(spelling::RULE) {
        Some(Loudness::Off) => return Vec::new(),
        Some(Loudness::At(severity)) => *severity,
        None => Severity::Note,
    };
    let house = Spellings::new(config);
    if house.is_empty() {
        return Vec::new();
    }
    let told = articles.flat_map(|article| {
        house.unwanted(article).into_iter().map(move |unwanted| {
            let message = format!(
                "“{}” is spelled “{}” in this house",
                unwanted.written, unwanted.house
            );
            wording(spelling::RULE, severity, &message, article, &unwanted.places)
        })
    });
    told.map(|finding| (severity, finding)).collect()
}

/// A finding about the run itself.
fn own(
    slip: &Slip,
    stories: &[&Story],
    project: &Project,
) -> Option<(Severity, crate::report::wire::FindingOut)> {
    let loud = |mistake: bool| {
        if mistake {
            Severity::Warning
        } else {
            Severity::Note
        }
    };
    match slip {
        Slip::Comment {
            path,
            span,
            message,
            mistake,
        } => {
            let article = stories
                .iter()
                .flat_map(|s| &s.articles)
                .find(|a| a.path == *path)?;
            let severity = loud(*mistake);
            Some((
                severity,
                own_finding(severity, message, Some((article, *span)), path, 1),
            ))
        }
        Slip::Entry {
            line,
            message,
            mistake,
        } => {
            let severity = loud(*mistake);
            let file = project.file_or_new();
            let line = u32::try_from(*line).unwrap_or(1);
            let path = file.display().to_string();
            Some((severity, own_finding(severity, message, None, &path, line)))
        }
    }
}

//! `gainsay baseline`: adopt the tool on old copy without silencing what is new.

use std::path::PathBuf;

use super::args::{BaselineAction, BaselineArgs, BaselineRun, Common, KnownArgs};
use super::project::Project;
use super::session::Session;
use super::terminal;
use super::verdicts::{read_baseline, settle};
use super::{Exit, Failure};
use crate::config::baseline::{Baseline, FILE_NAME, Known};
use crate::report::{Outcome, Threshold};

/// Run `gainsay baseline`.
pub(super) fn run(args: &BaselineArgs, common: &Common) -> Result<Exit, Failure> {
    match &args.action {
        BaselineAction::Write(run) => write(run, common),
        BaselineAction::Prune(run) => prune(run, common),
        BaselineAction::Update(update) => self::update(&update.run, update.accept_new, common),
    }
}

fn write(run: &BaselineRun, common: &Common) -> Result<Exit, Failure> {
    let (file, now) = current(run, common)?;
    super::save(&file, &now.to_text())?;
    say(&format!("{} findings written to {}", now.len(), file.display()))
}

fn prune(run: &BaselineRun, common: &Common) -> Result<Exit, Failure> {
    let (file, now) = current(run, common)?;
    let old = read_baseline(&file)?;
    let kept = old.pruned(&now);
    super::save(&file, &kept.to_text())?;
    say(&format!(
        "{} findings taken out of {}, {} kept",
        old.len() - kept.len(),
        file.display(),
        kept.len()
    ))
}

fn update(run: &BaselineRun, accept_new: bool, common: &Common) -> Result<Exit, Failure> {
    let (file, now) = current(run, common)?;
    let old = read_baseline(&file)?;
    let new: Vec<&Known> = now.gone(&old).collect();
    if new.is_empty() || accept_new {
        super::save(&file, &now.to_text())?;
        return say(&format!(
            "{} findings in {}: {} new, {} gone",
            now.len(),
            file.display(),
            new.len(),
            old.gone(&now).count()
        ));
    }
    for known in &new {
        terminal::warn(&format!(
            "new: {} {}: {}",
            known.fingerprint, known.rule, known.message
        ));
    }
    terminal::warn(&format!(
        "{} new findings: nothing was written (--accept-new puts them in)",
        new.len()
    ));
    Ok(Exit::Findings)
}

/// The file, and every finding there is now that no comment or accepted entry silences.
fn current(run: &BaselineRun, common: &Common) -> Result<(PathBuf, Baseline), Failure> {
    let session = Session::open_without(&run.story, common, run.baseline.as_slice())?;
    if let Some(problem) = session.unreadable.first() {
        return Err(Failure::usage_with(
            super::check::sentence(problem),
            "a baseline is only made of a complete run",
        ));
    }
    let file = file(run, &session.project);
    let (checked, _, mut project) = session.check();
    project.config.baseline = None;
    let settled = settle(checked, &KnownArgs::default(), Threshold::default(), &project)?;
    Ok((file, known(&settled.outcome)))
}

fn known(outcome: &Outcome) -> Baseline {
    Baseline::of(
        outcome
            .standing()
            .filter(|shown| shown.number != usize::MAX)
            .map(|shown| Known {
                fingerprint: shown.out.fingerprint.clone(),
                rule: shown.out.rule.clone(),
                message: shown.out.message.clone(),
            }),
    )
}

fn file(run: &BaselineRun, project: &Project) -> PathBuf {
    match (&run.baseline, &project.config.baseline) {
        (Some(file), _) => file.clone(),
        (None, Some(name)) => project.resolve(name),
        (None, None) => PathBuf::from(FILE_NAME),
    }
}

fn say(text: &str) -> Result<Exit, Failure> {
    terminal::print(&format!("{text}\n"))?;
    Ok(Exit::Clean)
}

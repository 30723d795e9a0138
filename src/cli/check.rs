//! `gainsay check`: read, compare, report.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::args::{CheckArgs, Common};
use super::plan::CheckPlan;
use super::project::Project;
use super::session::Session;
use super::terminal::{self, Screen};
use super::verdicts::{Settled, settle};
use super::watch::{Watched, again};
use super::{Exit, Failure};
use crate::finding::Notice;
use crate::report::{Format, Outcome};

/// Run `gainsay check`.
pub(super) fn run(args: &CheckArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    if args.watch {
        return again(screen, &|| watched(args), &mut || once(args, common, screen));
    }
    once(args, common, screen)
}

/// The files a run depends on.
fn watched(args: &CheckArgs) -> Watched {
    // A project whose file has a mistake is looked at again when that file changes.
    let project = Project::find().unwrap_or_default();
    let story = &args.story;
    let mut paths = story.input.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    paths.extend(story.against.iter().chain(&story.rules.rules).cloned());
    paths.extend(project.config.rules.iter().map(|dir| project.resolve(dir)));
    paths.extend(args.known.baseline.clone());
    paths.extend(
        project
            .config
            .baseline
            .as_deref()
            .map(|file| project.resolve(file)),
    );
    Watched {
        paths,
        exclude: args.output.iter().cloned().chain(also(args)).collect(),
    }
}

fn once(args: &CheckArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    let started = Instant::now();
    let mut session = Session::open_without(&args.story, common, &written(args))?;
    let plan = CheckPlan::new(args, &session.project)?;
    session.want_facts = plan.formats().any(|f| f.facts);
    for problem in session.unreadable.iter().filter(|_| !plan.speaks_to_people()) {
        terminal::warn(&sentence(problem));
    }
    let read = started.elapsed();
    let cache = Arc::clone(&session.cache);
    let (run, _, project) = session.check();
    let compared = started.elapsed();
    let Settled { mut outcome, gone } = settle(run, &args.known, plan.threshold, &project)?;
    outcome.everything = !plan.levels_given;
    outcome.limit(plan.max_findings);
    write(&plan, &outcome, screen)?;
    if args.stats {
        let total = started.elapsed();
        for (what, time) in [
            ("reading", read),
            ("comparing", compared.saturating_sub(read)),
            ("reporting", total.saturating_sub(compared)),
        ] {
            terminal::warn(&format!("{what} took {} ms", time.as_millis()));
        }
        if let Some((known, asked)) = cache.used() {
            terminal::warn(&format!("the claims of {known} of {asked} articles were known"));
        }
    }
    let exit = exit(&plan, &outcome);
    // The memory of a large run is given back beside the closing of the cache; at the very end nobody waits for it.
    rayon::spawn(move || drop(outcome));
    if exit == Exit::Clean && args.known.strict_baseline && gone > 0 {
        return Ok(Exit::Findings);
    }
    Ok(exit)
}

/// Files of this run that are no articles, though a walk might meet them.
fn written(args: &CheckArgs) -> Vec<PathBuf> {
    let files = args.output.iter().chain(&args.known.baseline);
    files.cloned().chain(also(args)).collect()
}

/// Where more reports go.
fn also(args: &CheckArgs) -> impl Iterator<Item = PathBuf> {
    let also = args.also.iter().filter_map(|a| a.split_once('='));
    also.map(|(_, file)| PathBuf::from(file))
}

fn write(plan: &CheckPlan, outcome: &Outcome, screen: &Screen) -> Result<(), Failure> {
    let to_file = |format: &Format| (format.render)(outcome, &screen.file_style());
    for (format, path) in &plan.also {
        super::save(path, &to_file(format))?;
    }
    match &plan.output {
        None => terminal::print(&(plan.format.render)(outcome, &screen.style)),
        Some(path) => super::save(path, &to_file(plan.format)),
    }
}

fn exit(plan: &CheckPlan, outcome: &Outcome) -> Exit {
    if outcome.summary.unreadable > 0 {
        return Exit::Unmeasured;
    }
    match (plan.fail_on, outcome.loudest()) {
        (Some(level), Some(loudest)) if loudest >= level => Exit::Findings,
        _ => Exit::Clean,
    }
}

/// A notice as one line.
pub(super) fn sentence(notice: &Notice) -> String {
    match &notice.path {
        Some(path) => format!("{path}: {}", notice.message),
        None => notice.message.clone(),
    }
}

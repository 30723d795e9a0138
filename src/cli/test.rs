//! `gainsay test`: the rules' own examples and cases, and the snapshots of what the cases came to.

use std::path::{Path, PathBuf};

use super::args::{Common, RuleArgs, TestArgs, TestFormat, Unreferenced};
use super::project::Project;
use super::snapshots::{Policy, Settled, settle};
use super::terminal::{self, Screen};
use super::watch::{Watched, again};
use super::{Exit, Failure, cases, read};
use crate::rule::RuleSet;
use crate::verify::contrast::contrast;
use crate::verify::coverage::{self, coverage};
use crate::verify::machine::{render_json, render_junit, render_tap};
use crate::verify::print::{Layout, SnapshotLine, closing, render, snapshots};
use crate::verify::{Trial, verify};

/// Run `gainsay test`.
pub(super) fn run(args: &TestArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    if args.watch {
        return again(screen, &|| watched(args), &mut || once(args, common, screen));
    }
    once(args, common, screen)
}

/// The files a test run depends on.
fn watched(args: &TestArgs) -> Watched {
    // A project whose file has a mistake is looked at again when that file changes.
    let project = Project::find().unwrap_or_default();
    let wanted = Wanted::new(args, &project);
    let mut paths = wanted.args.rules;
    paths.extend(project.config.rules.iter().map(|dir| project.resolve(dir)));
    paths.extend(wanted.folders);
    paths.push(folder(args.cases.as_ref(), "cases", &project));
    paths.push(folder(args.snapshots.as_ref(), "snapshots", &project));
    Watched {
        paths,
        exclude: Vec::new(),
    }
}

fn once(args: &TestArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    let project = Project::find()?;
    let wanted = Wanted::new(args, &project);
    let rules = wanted.rules(&project)?;
    if let Some(name) = &args.trace {
        let cases = folder(args.cases.as_ref(), "cases", &project);
        return super::trace::tests(name, &rules, &cases, screen);
    }
    if args.coverage {
        return covered(&rules, args.format, common);
    }
    let mut trials = verify(&rules, &|_| true);
    let cases = folder(args.cases.as_ref(), "cases", &project);
    if cases.is_dir() {
        trials.extend(cases::trials(&cases, &rules)?);
        trials.sort_by(|a, b| a.rule.cmp(&b.rule));
    }
    if args.contrast {
        trials.extend(contrast(&rules, &|_| true));
        trials.sort_by(|a, b| a.rule.cmp(&b.rule));
    }
    if trials.is_empty() {
        return Err(Failure::usage("no rule was tested"));
    }
    let settled = if wanted.folders.is_empty() {
        // The built-in rules have their snapshots where they are developed, not where they are used.
        Vec::new()
    } else {
        settle_all(
            args,
            &folder(args.snapshots.as_ref(), "snapshots", &project),
            &trials,
        )?
    };
    report(&trials, &settled, args.format, common, screen)
}

/// What the tests reach. Nothing fails for what they do not.
fn covered(rules: &RuleSet, format: TestFormat, common: &Common) -> Result<Exit, Failure> {
    let all = coverage(rules);
    let most = if common.verbose { usize::MAX } else { 6 };
    terminal::print(&match format {
        TestFormat::Full => coverage::render(&all, most),
        TestFormat::Json => coverage::render_json(&all),
        TestFormat::Junit | TestFormat::Tap => {
            return Err(Failure::usage_with(
                "coverage is no list of tests that pass or fail",
                "leave `--format` out, or write `--format json`",
            ));
        }
    })?;
    Ok(Exit::Clean)
}

/// A folder that was typed, or `name` at the root of the project.
fn folder(typed: Option<&PathBuf>, name: &str, project: &Project) -> PathBuf {
    typed.cloned().unwrap_or_else(|| project.resolve(name))
}

/// Which rules are tested.
struct Wanted {
    /// What was typed, files and folders apart.
    args: RuleArgs,
    /// Files and folders whose rules are tested; the built-in rules where there is none.
    folders: Vec<PathBuf>,
}

impl Wanted {
    /// What was typed may be names of rules or the files they are in.
    fn new(typed: &TestArgs, project: &Project) -> Self {
        let mut args = typed.rules.clone();
        let mut folders = Vec::new();
        for wanted in &typed.wanted {
            let path = PathBuf::from(wanted);
            if path.exists() {
                folders.push(path);
            } else {
                args.select.push(wanted.clone());
            }
        }
        if folders.is_empty() && args.select.is_empty() {
            folders.extend(project.config.rules.iter().map(|dir| project.resolve(dir)));
            folders.extend(args.rules.iter().cloned());
        } else {
            args.rules.extend(folders.iter().cloned());
        }
        Self { args, folders }
    }

    /// The rules to test, compiled with everything that they may refer to.
    fn rules(&self, project: &Project) -> Result<RuleSet, Failure> {
        let mut rules = read::project_rules(&self.args, project)?;
        if !self.folders.is_empty() {
            // The built-in rules are named as if they lay in `rules/`, where there may be another folder of that name.
            let own = |path: &str| {
                let path = Path::new(path);
                path.is_file() && self.folders.iter().any(|folder| path.starts_with(folder))
            };
            let kept: Vec<bool> = rules.sources.iter().map(|source| own(&source.path)).collect();
            rules.keep(&kept);
        }
        Ok(rules)
    }
}

fn settle_all(args: &TestArgs, folder: &Path, trials: &[Trial]) -> Result<Vec<Settled>, Failure> {
    let accepts = args.accept || args.accept_new;
    if !folder.is_dir() && !accepts {
        return Ok(Vec::new());
    }
    if accepts {
        std::fs::create_dir_all(folder).map_err(|e| Failure::writing(folder, &e))?;
    }
    let policy = match () {
        () if args.accept => Policy::Accept,
        () if args.accept_new => Policy::AcceptNew,
        () if terminal::in_ci() => Policy::Look,
        () => Policy::Propose,
    };
    settle(folder, trials, policy, args.unreferenced == Unreferenced::Delete)
}

fn report(
    trials: &[Trial],
    settled: &[Settled],
    format: TestFormat,
    common: &Common,
    screen: &Screen,
) -> Result<Exit, Failure> {
    let lines = lines(settled);
    let unsettled = settled.iter().filter(|s| !s.done).count();
    let out = match format {
        TestFormat::Json => render_json(trials, &lines),
        TestFormat::Junit => render_junit(trials, &lines),
        TestFormat::Tap => render_tap(trials, &lines),
        TestFormat::Full => {
            let layout = Layout {
                colour: screen.style.colour,
                verbose: common.verbose,
            };
            let mut out = render(trials, layout);
            out.push_str(&snapshots(&lines, layout));
            out.push_str(&closing(trials, unsettled));
            out.push('\n');
            out
        }
    };
    terminal::print(&out)?;
    Ok(if unsettled == 0 && trials.iter().all(|t| t.status.passes()) {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

/// What is printed of each snapshot that is not as it was accepted.
fn lines(settled: &[Settled]) -> Vec<SnapshotLine<'_>> {
    settled
        .iter()
        .map(|s| SnapshotLine {
            rule: &s.rule,
            case: &s.case,
            state: s.state,
            settled: s.done,
            old: &s.old,
            new: &s.new,
        })
        .collect()
}

//! `gainsay test`: the rules' own examples and cases, and the snapshots of what the cases came to.

use std::path::PathBuf;

use super::args::{Common, RuleArgs, TestArgs, TestFormat, Unreferenced};
use super::snapshots::{Policy, Settled, settle};
use super::terminal::{self, Screen};
use super::{Exit, Failure, cases, read, threads};
use crate::verify::machine::{render_json, render_junit, render_tap};
use crate::verify::print::{Layout, SnapshotLine, closing, render, snapshots};
use crate::verify::{Trial, verify};

/// Run `gainsay test`.
pub(super) fn run(args: &TestArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    let resolved = resolved(args);
    let rules = read::rules(&resolved)?;
    let mut trials = threads(common.jobs, || verify(&rules, &|_| true))?;
    if args.cases.is_dir() {
        trials.extend(cases::trials(&args.cases, &rules)?);
        trials.sort_by(|a, b| a.rule.cmp(&b.rule));
    }
    if trials.is_empty() {
        return Err(Failure::usage("no rule was tested"));
    }
    let settled = if resolved.rules.is_empty() {
        // The built-in rules have their snapshots where they are developed, not where they are used.
        Vec::new()
    } else {
        settle_all(args, &trials)?
    };
    report(&trials, &settled, args.format, common, screen)
}

fn settle_all(args: &TestArgs, trials: &[Trial]) -> Result<Vec<Settled>, Failure> {
    let wanted = args.accept || args.accept_new;
    if !args.snapshots.is_dir() && !wanted {
        return Ok(Vec::new());
    }
    if wanted {
        std::fs::create_dir_all(&args.snapshots).map_err(|e| Failure::writing(&args.snapshots, &e))?;
    }
    let policy = match () {
        () if args.accept => Policy::Accept,
        () if args.accept_new => Policy::AcceptNew,
        () if terminal::in_ci() => Policy::Look,
        () => Policy::Propose,
    };
    settle(
        &args.snapshots,
        trials,
        policy,
        args.unreferenced == Unreferenced::Delete,
    )
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

/// What was typed may be names of rules or the files they are in.
fn resolved(args: &TestArgs) -> RuleArgs {
    let mut rules = args.rules.clone();
    for wanted in &args.wanted {
        let path = PathBuf::from(wanted);
        if path.exists() {
            rules.rules.push(path);
        } else {
            rules.select.push(wanted.clone());
        }
    }
    rules
}

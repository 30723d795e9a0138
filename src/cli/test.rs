//! `gainsay test`: the rules' own examples and cases.

use std::path::PathBuf;

use super::args::{Common, RuleArgs, TestArgs};
use super::terminal::{self, Screen};
use super::{Exit, Failure, read, threads};
use crate::verify::print::{Layout, render};
use crate::verify::verify;

/// Run `gainsay test`.
pub(super) fn run(args: &TestArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    let rules = read::rules(&resolved(args))?;
    let trials = threads(common.jobs, || verify(&rules, &|_| true))?;
    let layout = Layout {
        colour: screen.style.colour,
        verbose: common.verbose,
    };
    terminal::print(&render(&trials, layout))?;
    Ok(if trials.iter().all(|t| t.status.passes()) {
        Exit::Clean
    } else {
        Exit::Findings
    })
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

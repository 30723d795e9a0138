//! `gainsay check`: read, compare, report.

use super::args::{CheckArgs, Common};
use super::plan::CheckPlan;
use super::terminal::{self, Screen};
use super::{Exit, Failure, read};
use crate::check;
use crate::finding::Notice;
use crate::report::{Checked, Outcome, RuleInfo};
use crate::rule::RuleSet;
use crate::source::Story;

/// Run `gainsay check`.
pub(super) fn run(args: &CheckArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    let plan = CheckPlan::new(args)?;
    let rules = read::rules(&args.rules)?;
    let library = super::threads(common.jobs, || read::articles(&plan.input))??;
    for problem in &library.unreadable {
        terminal::warn(&sentence(problem));
    }
    let unreadable = library.unreadable.len();
    let stories = vec![Story::new(library.articles)];
    let checked = super::threads(common.jobs, || check_all(stories, &rules))?;
    let mut notices = library.notices;
    notices.extend(library.unreadable);
    notices.extend(nothing_compared(&checked));
    let mut outcome = Outcome::new(
        checked,
        about(&rules),
        notices,
        unreadable,
        plan.threshold,
        &|_, _, _| None,
    );
    outcome.everything = !plan.levels_given;
    write(&plan, &outcome, screen)?;
    Ok(exit(&plan, &outcome))
}

fn check_all(stories: Vec<Story>, rules: &RuleSet) -> Vec<Checked> {
    stories
        .into_iter()
        .map(|story| Checked {
            report: check::check(&story, rules),
            story,
        })
        .collect()
}

/// A run that compared nothing must not look like one that found nothing.
fn nothing_compared(checked: &[Checked]) -> Option<Notice> {
    let claims: usize = checked
        .iter()
        .flat_map(|c| &c.report.rules)
        .map(|r| r.claims)
        .sum();
    let articles: usize = checked.iter().map(|c| c.report.articles).sum();
    let message = if articles > 0 && claims == 0 {
        "no claim was found in any article: nothing was compared"
    } else {
        return None;
    };
    Some(Notice {
        path: None,
        message: message.to_owned(),
    })
}

/// What the rules are about.
pub(super) fn about(rules: &RuleSet) -> Vec<RuleInfo> {
    rules
        .rules
        .iter()
        .map(|rule| RuleInfo {
            id: rule.id.to_string(),
            title: rule.title.clone(),
            severity: rule.severity,
        })
        .collect()
}

fn write(plan: &CheckPlan, outcome: &Outcome, screen: &Screen) -> Result<(), Failure> {
    for (format, path) in &plan.also {
        super::save(path, &(format.render)(outcome, &screen.file_style()))?;
    }
    match &plan.output {
        None => terminal::print(&(plan.format.render)(outcome, &screen.style)),
        Some(path) => super::save(path, &(plan.format.render)(outcome, &screen.file_style())),
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

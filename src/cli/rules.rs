//! `gainsay rules`: the rules in force.

use std::collections::BTreeSet;

use serde::Serialize;

use super::args::{InputArgs, ListFormat, RulesArgs};
use super::plan::InputPlan;
use super::project::Project;
use super::terminal::{self, Screen};
use super::{Exit, Failure, read};
use crate::check;
use crate::extract::Claim;
use crate::report::table::Table;
use crate::report::{json, summary};
use crate::rule::RuleSet;
use crate::source::Story;
use crate::value::Sym;

/// One rule on the wire.
#[derive(Debug, Serialize)]
struct RuleLine<'a> {
    schema: &'static str,
    id: &'a str,
    title: &'a str,
    severity: &'static str,
    examples: usize,
    cases: usize,
}

/// The rules that find a claim in the articles of `--unused`.
fn used(args: &RulesArgs, project: &Project, rules: &RuleSet) -> Result<BTreeSet<Sym>, Failure> {
    if args.unused.is_empty() {
        return Ok(BTreeSet::new());
    }
    let input = InputArgs {
        paths: args.unused.clone(),
        ..InputArgs::default()
    };
    let library = read::articles(&InputPlan::new(&input, project)?)?;
    if let Some(problem) = library.unreadable.first() {
        return Err(Failure::usage(super::check::sentence(problem)));
    }
    let claims = check::claims(&Story::new(library.articles), rules).concat();
    let id = |claim: &Claim| rules.rules.get(usize::from(claim.rule)).map(|r| r.id.clone());
    Ok(claims.iter().filter_map(id).collect())
}

/// Run `gainsay rules`.
pub(super) fn run(args: &RulesArgs, screen: &Screen) -> Result<Exit, Failure> {
    let project = Project::find()?;
    let rules = read::project_rules(&args.rules, &project)?;
    let used = used(args, &project, &rules)?;
    let mut table = Table::new(&["rule", "severity", "proof", "what it compares"]);
    let mut lines = String::new();
    let mut count = 0;
    for (rule, source) in rules.rules.iter().zip(&rules.sources) {
        let (examples, cases) = (source.examples().len(), source.cases().len());
        if args.untested && examples + cases > 0 || used.contains(&rule.id) {
            continue;
        }
        count += 1;
        match args.format {
            ListFormat::Table => table.row(&[
                rule.id.to_string(),
                rule.severity.name().to_owned(),
                format!(
                    "{}, {}",
                    summary::counted(examples, "example"),
                    summary::counted(cases, "case")
                ),
                rule.title.clone(),
            ]),
            ListFormat::Jsonl => {
                lines.push_str(&json::line(&RuleLine {
                    schema: "gainsay.rule/1",
                    id: &rule.id,
                    title: &rule.title,
                    severity: rule.severity.name(),
                    examples,
                    cases,
                }));
                lines.push('\n');
            }
        }
    }
    if args.format == ListFormat::Table {
        lines = table.with_total(&summary::counted(count, "rule"), &screen.style);
    }
    terminal::print(&lines)?;
    Ok(Exit::Clean)
}

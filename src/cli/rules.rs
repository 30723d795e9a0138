//! `gainsay rules`: the rules in force.

use serde::Serialize;

use super::args::{ListFormat, RulesArgs};
use super::project::Project;
use super::terminal::{self, Screen};
use super::{Exit, Failure, read};
use crate::report::table::Table;
use crate::report::{json, summary};

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

/// Run `gainsay rules`.
pub(super) fn run(args: &RulesArgs, screen: &Screen) -> Result<Exit, Failure> {
    let rules = read::project_rules(&args.rules, &Project::find()?)?;
    let mut table = Table::new(&["rule", "severity", "proof", "what it compares"]);
    let mut lines = String::new();
    let mut count = 0;
    for (rule, source) in rules.rules.iter().zip(&rules.sources) {
        let (examples, cases) = (source.examples.len(), source.cases.len());
        if args.untested && examples + cases > 0 {
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

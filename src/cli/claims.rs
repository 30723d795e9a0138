//! `gainsay claims`: what the rules extracted, a line a claim.

use super::args::{ClaimsArgs, ListFormat};
use super::plan::InputPlan;
use super::project::Project;
use super::terminal::{self, Screen};
use super::{Exit, Failure, read};
use crate::check;
use crate::extract::{Claim, Slot};
use crate::report::make::Maker;
use crate::report::table::Table;
use crate::report::value::describe;
use crate::report::wire::ClaimOut;
use crate::report::{json, summary};
use crate::source::Story;

/// Run `gainsay claims`.
pub(super) fn run(claims: &ClaimsArgs, screen: &Screen) -> Result<Exit, Failure> {
    let mut args = claims.list.clone();
    args.rules.select.extend(claims.rule.iter().cloned());
    let project = Project::find()?;
    let plan = InputPlan::new(&args.input, &project)?;
    let rules = read::project_rules(&args.rules, &project)?;
    let mut library = read::articles(&plan)?;
    let story = Story::new(std::mem::take(&mut library.articles));
    let maker = Maker::new(&story);
    let mut table = Table::new(&["place", "rule", "reads as", "about", "when", "text"]);
    let mut lines = String::new();
    let mut count = 0;
    // What was found in a few articles is printed before the next ones are looked at, so that it needs no memory.
    for first in (0..story.articles.len()).step_by(BATCH) {
        let numbers = first..first.saturating_add(BATCH).min(story.articles.len());
        for claim in check::claims_among(&story, numbers, &rules).iter().flatten() {
            count += 1;
            let out = maker.claim(claim, &rules);
            match args.format {
                ListFormat::Jsonl => {
                    lines.push_str(&json::line(&out));
                    lines.push('\n');
                }
                ListFormat::Table => table.row(&row(&out, claim)),
            }
        }
        terminal::print(&std::mem::take(&mut lines))?;
    }
    if args.format == ListFormat::Table {
        let total = summary::counted(count, "claim");
        let read = summary::counted(story.articles.len(), "article");
        lines = table.with_total(&format!("{total} in {read}"), &screen.style);
    }
    terminal::print(&lines)?;
    Ok(super::reading_exit(&library))
}

/// So many articles are looked at together.
const BATCH: usize = 256;

fn row(out: &ClaimOut, claim: &Claim) -> Vec<String> {
    let about: Vec<String> = claim
        .slots
        .iter()
        .filter_map(|(name, slot)| match slot {
            Slot::Id(id) => Some(format!("{name}={id}")),
            Slot::When(days) => Some(format!("{name}={days}")),
            Slot::Value(_) | Slot::Many(_) => None,
        })
        .collect();
    vec![
        out.place(),
        out.rule.clone().unwrap_or_default(),
        describe(&claim.value),
        about.join(" "),
        out.frame.as_of.clone().unwrap_or_default(),
        out.text.clone(),
    ]
}

//! `gainsay explain`: what a rule compares, or the whole reasoning of one finding.

use super::args::{Common, ExplainArgs, KnownArgs};
use super::session::Session;
use super::terminal::{self, Screen};
use super::verdicts::settle;
use super::{Exit, Failure};
use crate::finding::{Confidence, Severity};
use crate::report::{Threshold, explain};
use crate::rule::RuleSet;

/// Run `gainsay explain`.
pub(super) fn run(args: &ExplainArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    if !is_hexadecimal(&args.what) || args.what.len() < SHORTEST {
        return rule(args, screen);
    }
    let session = Session::open(&args.story, common)?;
    let (run, _, project) = session.check();
    let everything = Threshold {
        severity: Severity::Note,
        confidence: Confidence::Low,
    };
    let outcome = settle(run, &KnownArgs::default(), everything, &project)?.outcome;
    let wanted = args.what.to_lowercase();
    let found: Vec<_> = outcome
        .findings
        .iter()
        .filter(|f| f.out.fingerprint.starts_with(&wanted))
        .collect();
    if found.is_empty() {
        return Err(Failure::usage_with(
            format!("no finding has the fingerprint {}", args.what),
            "name the same paths and options as for `gainsay check`; a figure that changed makes another finding",
        ));
    }
    let text: Vec<String> = found
        .iter()
        .map(|shown| explain::finding(&outcome, shown, &screen.style))
        .collect();
    terminal::print(&text.join("\n"))?;
    Ok(Exit::Clean)
}

/// So many of the characters of a fingerprint must be given.
const SHORTEST: usize = 6;

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn rule(args: &ExplainArgs, screen: &Screen) -> Result<Exit, Failure> {
    let project = super::project::Project::find()?;
    let rules: RuleSet = super::read::project_rules(&args.story.rules, &project)?;
    let found = rules
        .rules
        .iter()
        .zip(&rules.sources)
        .find(|(r, _)| r.id == args.what);
    let Some((rule, source)) = found else {
        let known: Vec<&str> = rules.rules.iter().map(|r| r.id.as_str()).collect();
        let rules = format!("rules: {}", known.join(", "));
        let help = if is_hexadecimal(&args.what) {
            format!("a fingerprint takes {SHORTEST} of its characters at the least; {rules}")
        } else {
            rules
        };
        return Err(Failure::usage_with(
            format!("`{}` is neither a rule nor a fingerprint", args.what),
            help,
        ));
    };
    terminal::print(&explain::rule(rule, source, &screen.style))?;
    Ok(Exit::Clean)
}

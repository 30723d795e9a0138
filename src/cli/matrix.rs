//! `gainsay matrix` and `gainsay timeline`: facts against articles, and facts over time.

use std::fmt::Write as _;

use super::args::{Common, MatrixArgs, MatrixFormat, TimelineArgs, TimelineFormat};
use super::session::Session;
use super::terminal::{self, Screen};
use super::{Exit, Failure, check};
use crate::report::{Run, json, matrix, timeline};

/// Run `gainsay matrix`.
pub(super) fn run(args: &MatrixArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    let (run, exit) = checked(Session::open(&args.story, common)?);
    let many = run.stories.len() > 1;
    let mut out = String::new();
    for checked in &run.stories {
        if many {
            // Writing to a String cannot fail.
            let _ = write!(out, "{}\n\n", checked.story.name);
        }
        let (facts, story) = (&checked.facts, &checked.story);
        out.push_str(&match args.format {
            MatrixFormat::Table => matrix::table(facts, story, &screen.style),
            MatrixFormat::Csv => matrix::csv(facts, story),
            MatrixFormat::Markdown => matrix::markdown(facts, story),
        });
    }
    terminal::print(&out)?;
    Ok(exit)
}

/// Run `gainsay timeline`.
pub(super) fn timeline(args: &TimelineArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    let mut story = args.story.clone();
    story.rules.select = vec![args.rule.clone()];
    let mut session = Session::open(&story, common)?;
    session.want_older = true;
    let (run, exit) = checked(session);
    let mut out = String::new();
    for checked in &run.stories {
        let (facts, story) = (&checked.facts, &checked.story);
        let compared = checked.report.articles;
        match args.format {
            TimelineFormat::Table => out.push_str(&timeline::tables(facts, story, compared, &screen.style)),
            TimelineFormat::Json => {
                out.push_str(&json::line(&timeline::wire(facts, story, compared)));
                out.push('\n');
            }
        }
    }
    terminal::print(&out)?;
    Ok(exit)
}

fn checked(mut session: Session) -> (Run, Exit) {
    session.want_facts = true;
    for problem in &session.unreadable {
        terminal::warn(&check::sentence(problem));
    }
    let exit = if session.unreadable.is_empty() {
        Exit::Clean
    } else {
        Exit::Unmeasured
    };
    let (run, _, _) = session.check();
    (run, exit)
}

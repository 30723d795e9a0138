//! The result of a rules' test run, for people: a line a rule, every failure with what differs, a closing line.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use super::snapshot::{State, brackets, difference};
use super::status::{Kind, Problem, Status, Trial};
use crate::report::escape::visible;
use crate::report::summary::counted;

/// How much is printed, and how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layout {
    /// Whether escape codes for colours may be written.
    pub colour: bool,
    /// Name every test, not only those that fail.
    pub verbose: bool,
}

const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";

/// The whole result.
pub fn render(trials: &[Trial], layout: Layout) -> String {
    let mut out = String::new();
    let mut rest = trials;
    while let Some(first) = rest.first() {
        let len = rest.iter().take_while(|t| t.rule == first.rule).count();
        let (own, others) = rest.split_at(len);
        group(&mut out, own, layout);
        rest = others;
    }
    out.push('\n');
    out
}

/// `N passed, N failed`, how many are known to fail, and how many snapshots wait.
pub fn closing(trials: &[Trial], unsettled: usize) -> String {
    let failed = trials.iter().filter(|t| !t.status.passes()).count();
    let known = trials.iter().filter(|t| t.status == Status::KnownBad).count();
    let passed = trials.len() - failed;
    let mut line = format!("{passed} passed, {failed} failed");
    if known > 0 {
        let _ = write!(line, "; {known} of those that passed are known to be bad");
    }
    if unsettled > 0 {
        let _ = write!(line, "; {} to review", counted(unsettled, "snapshot"));
    }
    line
}

/// One snapshot as it is printed.
#[derive(Clone, Copy, Debug)]
pub struct SnapshotLine<'s> {
    /// The rule's id.
    pub rule: &'s str,
    /// The case's name.
    pub case: &'s str,
    /// How it stood before the run.
    pub state: State,
    /// Whether it is settled now.
    pub settled: bool,
    /// What was accepted.
    pub old: &'s str,
    /// What it is now.
    pub new: &'s str,
}

/// Every snapshot that is not as accepted: its state, and for a changed one what differs.
pub fn snapshots(lines: &[SnapshotLine<'_>], layout: Layout) -> String {
    let mut out = String::new();
    for line in lines.iter().filter(|l| l.state != State::Same) {
        let (word, code) = match (line.settled, line.state) {
            (false, state) => (state.name(), RED),
            (true, State::Orphaned) => ("deleted", GREEN),
            (true, _) => ("accepted", GREEN),
        };
        let _ = writeln!(
            out,
            "{} snapshot  {} “{}”: {}",
            paint(word, code, layout),
            line.rule,
            visible(line.case),
            line.state.about()
        );
        if !line.settled && matches!(line.state, State::Changed | State::Unaccepted) && !line.old.is_empty() {
            let mark = |tag, words: &str| match tag {
                ChangeTag::Delete if layout.colour => paint(words, RED, layout),
                ChangeTag::Insert if layout.colour => paint(words, GREEN, layout),
                _ => brackets(tag, words),
            };
            for row in difference(line.old, line.new, &mark).lines() {
                let _ = writeln!(out, "    {row}");
            }
        }
    }
    if lines.iter().any(|l| !l.settled && l.state != State::Orphaned) {
        out.push_str("look at them with `gainsay review`\n");
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn group(out: &mut String, trials: &[Trial], layout: Layout) {
    let Some(first) = trials.first() else { return };
    let failed = trials.iter().filter(|t| !t.status.passes()).count();
    let dots = ".".repeat(24_usize.saturating_sub(first.rule.chars().count()).max(3));
    let passed = trials.len() - failed;
    let (word, code) = if failed == 0 {
        ("ok", GREEN)
    } else {
        ("FAILED", RED)
    };
    let _ = writeln!(
        out,
        "{} {dots} {}{}{passed} passed{}",
        first.rule,
        paint(word, code, layout),
        " ".repeat(9 - word.len()),
        if failed == 0 {
            String::new()
        } else {
            format!(", {failed} failed")
        }
    );
    for trial in trials {
        if layout.verbose || !trial.status.passes() {
            one(out, trial, layout);
        }
    }
}

fn one(out: &mut String, trial: &Trial, layout: Layout) {
    let code = match trial.status {
        Status::Ok => GREEN,
        Status::KnownBad => YELLOW,
        _ => RED,
    };
    let status = paint(trial.status.name(), code, layout);
    let pad = " ".repeat(14_usize.saturating_sub(trial.status.name().len()).max(1));
    match trial.kind {
        Kind::Rule => {
            let _ = writeln!(out, "  {status}{pad}{}", trial.status.about());
        }
        kind => {
            let _ = writeln!(out, "  {status}{pad}{} “{}”", kind.name(), visible(&trial.name));
        }
    }
    if trial.status != Status::Ok && trial.kind != Kind::Rule {
        for problem in &trial.problems {
            detail(out, problem, layout);
        }
    }
}

fn detail(out: &mut String, problem: &Problem, layout: Layout) {
    const INDENT: &str = "                ";
    let place = visible(&problem.place);
    let (expected, found) = (visible(&problem.expected), visible(&problem.found));
    let line = match (problem.status, expected.is_empty(), found.is_empty()) {
        (Status::TodoFixed, _, _) => problem.status.about().to_owned(),
        (Status::NoisyByContrast, _, _) => format!("{place}; yet it reports {found}"),
        (_, false, true) => format!("expected {place} with {expected}, found none"),
        (Status::Noisy, true, false) => format!("found {place}: {found}"),
        (_, true, _) => format!("{place} {found}"),
        (Status::WrongVerdict, false, false) if place.is_empty() => {
            format!("expected {expected}, found {found}")
        }
        (Status::WrongVerdict, false, false) => format!("expected {expected}, found {found}: {place}"),
        (_, false, false) => format!("{place}: {}", word_diff(&expected, &found, layout)),
    };
    let _ = writeln!(out, "{INDENT}{line}");
}

/// What was expected and what was found in one line, word by word: `[-expected-]` and `{+found+}`.
pub fn word_diff(expected: &str, found: &str, layout: Layout) -> String {
    let diff = TextDiff::from_words(expected, found);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, words)) if *tag == change.tag() => words.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    runs.into_iter()
        .map(|(tag, words)| match tag {
            ChangeTag::Delete => paint(&brackets(tag, &words), RED, layout),
            ChangeTag::Insert => paint(&brackets(tag, &words), GREEN, layout),
            ChangeTag::Equal => words,
        })
        .collect()
}

fn paint(text: &str, code: &str, layout: Layout) -> String {
    if layout.colour {
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Sym;

    fn trial(name: &str, problems: Vec<Problem>) -> Trial {
        Trial::new(
            &Sym::new("casualties"),
            Kind::Example,
            &Sym::new(name),
            false,
            problems,
        )
    }

    fn wrong(status: Status, place: &str, expected: &str, found: &str) -> Problem {
        Problem {
            status,
            place: place.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        }
    }

    #[test]
    fn says_what_failed_and_how() {
        let trials = [
            trial("five in Kyiv", vec![]),
            trial("no toll", vec![wrong(Status::Noisy, "“19 sheep”", "", "n = =19")]),
            trial("a toll", vec![wrong(Status::Missing, "a claim", "n = =19", "")]),
            trial(
                "a place",
                vec![wrong(
                    Status::WrongValue,
                    "place of “x”",
                    "Kyiv city",
                    "Kyiv oblast",
                )],
            ),
        ];
        insta::assert_snapshot!(render(&trials, Layout::default()), @r#"
        casualties .............. FAILED   1 passed, 3 failed
          noisy         example “no toll”
                        found “19 sheep”: n = =19
          missing       example “a toll”
                        expected a claim with n = =19, found none
          wrong value   example “a place”
                        place of “x”: Kyiv [-city-]{+oblast+}
        "#);
        assert_eq!(closing(&trials, 0), "1 passed, 3 failed");
        assert_eq!(closing(&trials, 2), "1 passed, 3 failed; 2 snapshots to review");
    }

    #[test]
    fn says_little_when_all_is_well() {
        assert_eq!(
            render(&[trial("one", vec![])], Layout::default()),
            "casualties .............. ok       1 passed\n\n"
        );
    }
}

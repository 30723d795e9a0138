//! The result of a rules' test run, for people: a line a rule, every failure with what differs, a closing line.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use super::status::{Kind, Problem, Status, Trial};
use crate::report::escape::visible;

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
    out.push_str(&closing(trials));
    out.push('\n');
    out
}

/// `N passed, N failed`, and how many are known to fail.
pub fn closing(trials: &[Trial]) -> String {
    let failed = trials.iter().filter(|t| !t.status.passes()).count();
    let known = trials.iter().filter(|t| t.status == Status::KnownBad).count();
    let passed = trials.len() - failed;
    let mut line = format!("{passed} passed, {failed} failed");
    if known > 0 {
        let _ = write!(line, " ({known} of those that passed are known to be bad)");
    }
    line
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
    let pad = " ".repeat(14_usize.saturating_sub(trial.status.name().len()));
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
    let mut out = String::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match change.tag() {
            ChangeTag::Equal => out.push_str(word),
            ChangeTag::Delete => out.push_str(&paint(&format!("[-{word}-]"), RED, layout)),
            ChangeTag::Insert => out.push_str(&paint(&format!("{{+{word}+}}"), GREEN, layout)),
        }
    }
    out
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

        1 passed, 3 failed
        "#);
    }

    #[test]
    fn says_little_when_all_is_well() {
        assert_eq!(
            render(&[trial("one", vec![])], Layout::default()),
            "casualties .............. ok       1 passed\n\n1 passed, 0 failed\n"
        );
    }
}

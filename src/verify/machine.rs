//! The result of a rules' test run, for programs: JSON, `JUnit` XML, the Test Anything Protocol.

use std::fmt::Write as _;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde::Serialize;

use super::print::SnapshotLine;
use super::snapshot::State;
use super::status::{Kind, Problem, Status, Trial};
use crate::report::escape::{json, visible};

/// A run on the wire.
#[derive(Debug, Serialize)]
struct RunOut<'t> {
    schema: &'static str,
    passed: usize,
    failed: usize,
    known_bad: usize,
    tests: Vec<TestOut<'t>>,
    snapshots: Vec<SnapshotOut<'t>>,
}

#[derive(Debug, Serialize)]
struct TestOut<'t> {
    rule: &'t str,
    kind: &'static str,
    name: &'t str,
    status: &'static str,
    passed: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<ProblemOut<'t>>,
}

#[derive(Debug, Serialize)]
struct ProblemOut<'t> {
    status: &'static str,
    place: &'t str,
    #[serde(skip_serializing_if = "str::is_empty")]
    expected: &'t str,
    #[serde(skip_serializing_if = "str::is_empty")]
    found: &'t str,
}

#[derive(Debug, Serialize)]
struct SnapshotOut<'t> {
    rule: &'t str,
    case: &'t str,
    state: &'static str,
    settled: bool,
}

/// `gainsay.test/1`: every test, and every snapshot that is not as accepted.
pub fn render_json(trials: &[Trial], snapshots: &[SnapshotLine<'_>]) -> String {
    let failed = trials.iter().filter(|t| !t.status.passes()).count();
    let run = RunOut {
        schema: "gainsay.test/1",
        passed: trials.len() - failed,
        failed,
        known_bad: trials.iter().filter(|t| t.status == Status::KnownBad).count(),
        tests: trials.iter().map(test_out).collect(),
        snapshots: snapshots
            .iter()
            .filter(|s| s.state != State::Same)
            .map(|s| SnapshotOut {
                rule: s.rule,
                case: s.case,
                state: s.state.name(),
                settled: s.settled,
            })
            .collect(),
    };
    let text = serde_json::to_string_pretty(&run).unwrap_or_default();
    format!("{}\n", json(&text))
}

fn test_out(trial: &Trial) -> TestOut<'_> {
    TestOut {
        rule: &trial.rule,
        kind: trial.kind.name(),
        name: &trial.name,
        status: trial.status.name(),
        passed: trial.status.passes(),
        problems: trial.problems.iter().map(problem_out).collect(),
    }
}

fn problem_out(problem: &Problem) -> ProblemOut<'_> {
    ProblemOut {
        status: problem.status.name(),
        place: &problem.place,
        expected: &problem.expected,
        found: &problem.found,
    }
}

/// `JUnit` XML: a suite a rule, a test case an example or a case; a snapshot to review is a failure of the suite `snapshots`.
pub fn render_junit(trials: &[Trial], snapshots: &[SnapshotLine<'_>]) -> String {
    let mut report = Report::new("gainsay test");
    for own in trials.chunk_by(|a, b| a.rule == b.rule) {
        let mut suite = TestSuite::new(own.first().map_or("", |t| t.rule.as_str()));
        for trial in own {
            suite.add_test_case(junit_case(trial));
        }
        report.add_test_suite(suite);
    }
    let mut suite = TestSuite::new("snapshots");
    for line in snapshots.iter().filter(|s| !s.settled) {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(line.state.about());
        suite.add_test_case(TestCase::new(
            format!("{}: {}", line.rule, visible(line.case)),
            status,
        ));
    }
    if !suite.test_cases.is_empty() {
        report.add_test_suite(suite);
    }
    report.to_string().unwrap_or_default()
}

fn junit_case(trial: &Trial) -> TestCase {
    let status = match trial.status {
        Status::Ok => TestCaseStatus::success(),
        Status::KnownBad => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(trial.status.about());
            status
        }
        failed => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(failed.name()).set_message(one_line(trial));
            status
        }
    };
    let mut case = TestCase::new(visible(&trial.name).into_owned(), status);
    case.set_classname(format!("{}.{}", trial.rule, trial.kind.name()));
    case
}

/// The Test Anything Protocol, version 14: a line a test, a line a snapshot to review.
pub fn render_tap(trials: &[Trial], snapshots: &[SnapshotLine<'_>]) -> String {
    let waiting: Vec<&SnapshotLine<'_>> = snapshots.iter().filter(|s| !s.settled).collect();
    let mut out = format!("TAP version 14\n1..{}\n", trials.len() + waiting.len());
    for (number, trial) in trials.iter().enumerate() {
        let ok = if matches!(trial.status, Status::Ok) {
            "ok"
        } else {
            "not ok"
        };
        let _ = write!(out, "{ok} {} - {}", number + 1, tap_name(trial));
        if trial.status == Status::KnownBad {
            out.push_str(" # TODO known bad");
        }
        out.push('\n');
        if !trial.status.passes() {
            let _ = writeln!(
                out,
                "  ---\n  status: {}\n  message: {}\n  ...",
                trial.status.name(),
                yaml(&one_line(trial))
            );
        }
    }
    for (number, line) in waiting.iter().enumerate() {
        let name = format!("{} snapshot {}", line.rule, line.case);
        let _ = writeln!(
            out,
            "not ok {} - {}\n  ---\n  status: {}\n  ...",
            trials.len() + number + 1,
            tap_text(&name),
            line.state.name()
        );
    }
    out
}

fn tap_name(trial: &Trial) -> String {
    match trial.kind {
        Kind::Rule => trial.rule.to_string(),
        kind => tap_text(&format!("{} {} {}", trial.rule, kind.name(), trial.name)),
    }
}

/// `#` begins a directive and a backslash escapes it.
fn tap_text(text: &str) -> String {
    visible(text).replace('\\', "\\\\").replace('#', "\\#")
}

/// A YAML scalar in double quotes on one line; JSON strings are such scalars.
fn yaml(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Everything that is wrong with a test, on one line.
fn one_line(trial: &Trial) -> String {
    if trial.kind == Kind::Rule || trial.problems.is_empty() {
        return trial.status.about().to_owned();
    }
    let parts: Vec<String> = trial
        .problems
        .iter()
        .map(|p| match (p.expected.is_empty(), p.found.is_empty()) {
            (false, false) => format!("{}: expected {}, found {}", p.place, p.expected, p.found),
            (false, true) => format!("expected {} with {}, found none", p.place, p.expected),
            _ => format!("{} {}", p.place, p.found),
        })
        .collect();
    visible(parts.join("; ").trim_start_matches(": ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Sym;

    fn sample() -> Vec<Trial> {
        let name = Sym::new("tickets");
        let wrong = Problem {
            status: Status::Noisy,
            place: "“19 <sheep> & \u{1b}[31m \"lambs\"”".to_owned(),
            expected: String::new(),
            found: "n = =19".to_owned(),
        };
        vec![
            Trial::new(&name, Kind::Example, &Sym::new("a price # 1"), false, vec![]),
            Trial::new(
                &name,
                Kind::Example,
                &Sym::new("hostile\nname \\"),
                false,
                vec![wrong.clone()],
            ),
            Trial::new(&name, Kind::Case, &Sym::new("not yet"), true, vec![wrong]),
        ]
    }

    const WAITS: SnapshotLine<'_> = SnapshotLine {
        rule: "tickets",
        case: "not yet",
        state: State::New,
        settled: false,
        old: "",
        new: "x",
    };

    #[test]
    fn json_is_json_and_counts() {
        let text = render_json(&sample(), &[WAITS]);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&value["passed"], &value["failed"]), (&2.into(), &1.into()));
        assert_eq!(value["tests"][1]["problems"][0]["found"], "n = =19");
        assert_eq!(value["snapshots"][0]["state"], "new");
    }

    #[test]
    fn junit_is_well_formed_and_names_failures() {
        let text = render_junit(&sample(), &[WAITS]);
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut failures = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag)
                    if tag.name().as_ref() == "failure" =>
                {
                    failures += 1;
                }
                _ => {}
            }
        }
        assert_eq!(failures, 2, "{text}");
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn tap_has_a_line_a_test_and_escapes_directives() {
        insta::assert_snapshot!(render_tap(&sample(), &[WAITS]), @r#"
        TAP version 14
        1..4
        ok 1 - tickets example a price \# 1
        not ok 2 - tickets example hostile name \\
          ---
          status: noisy
          message: "“19 <sheep> & ␛[31m \"lambs\"” n = =19"
          ...
        not ok 3 - tickets case not yet # TODO known bad
        not ok 4 - tickets snapshot not yet
          ---
          status: new
          ...
        "#);
    }
}

//! `junit`: a test case per rule, as build servers show them.

use std::collections::BTreeSet;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::wire::{FindingOut, RuleOut};
use super::{Outcome, Style, escape, summary};

/// One suite, one case per rule: failed with its findings, skipped where there was nothing to compare.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    let mut suite = TestSuite::new("gainsay");
    for rule in &outcome.rules {
        let mut case = TestCase::new(safe(&rule.id), status(outcome, rule));
        case.set_classname("gainsay");
        suite.add_test_case(case);
    }
    for rule in own(outcome) {
        let mut case = TestCase::new(safe(rule), failure(&findings(outcome, rule)));
        case.set_classname("gainsay");
        suite.add_test_case(case);
    }
    let mut report = Report::new("gainsay");
    report.add_test_suite(suite);
    // The text holds no character that XML forbids, and writing to a String cannot fail.
    let text = report.to_string().unwrap_or_default();
    // Skipped cases are counted at the suite; at the root the schema has no place for them.
    text.replacen(&format!(" skipped=\"{}\"", skipped(outcome)), "", 1)
}

fn skipped(outcome: &Outcome) -> usize {
    let idle = |rule: &&RuleOut| rule.claims == 0 && findings(outcome, &rule.id).is_empty();
    outcome.rules.iter().filter(idle).count()
}

fn status(outcome: &Outcome, rule: &RuleOut) -> TestCaseStatus {
    let findings = findings(outcome, &rule.id);
    if !findings.is_empty() {
        return failure(&findings);
    }
    if rule.claims == 0 {
        let mut status = TestCaseStatus::skipped();
        status.set_message("no claim was found");
        return status;
    }
    TestCaseStatus::success()
}

/// What a rule reports.
fn findings<'o>(outcome: &'o Outcome, rule: &str) -> Vec<&'o FindingOut> {
    let all = outcome.reported().map(|f| &f.out);
    all.filter(|f| f.rule == rule).collect()
}

/// What is reported of the run itself: by no rule in force.
fn own(outcome: &Outcome) -> BTreeSet<&str> {
    let reported = outcome.reported().map(|f| f.out.rule.as_str());
    reported
        .filter(|name| outcome.rules.iter().all(|rule| rule.id != *name))
        .collect()
}

fn failure(findings: &[&FindingOut]) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(summary::counted(findings.len(), "finding"));
    let has = |level: &&str| findings.iter().any(|f| f.severity == *level);
    let loudest = ["error", "warning"].into_iter().find(has);
    status.set_type(loudest.unwrap_or("note"));
    let texts: Vec<String> = findings.iter().map(|f| describe(f)).collect();
    status.set_description(texts.join("\n\n"));
    status
}

fn describe(finding: &FindingOut) -> String {
    let mut lines = vec![safe(&format!("{}: {}", finding.severity, finding.message))];
    for (number, claim) in finding.claims() {
        let reads_as = finding.camps.get(number).map_or("", |c| &c.reads_as);
        lines.push(safe(&format!(
            "  {}: “{}” (reads as {reads_as})",
            claim.place(),
            claim.text
        )));
    }
    lines.push(safe(&format!("  {}", finding.clash)));
    lines.push(format!("  gainsay explain {}", finding.fingerprint));
    lines.join("\n")
}

fn safe(text: &str) -> String {
    escape::visible(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use quick_xml::events::Event;

    #[test]
    fn the_file_is_well_formed_and_counts_right() {
        let outcome = sample::outcome();
        let text = render(&outcome, &Style::default());
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut names = Vec::new();
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(tag) | Event::Empty(tag) => {
                    names.push(tag.name().as_ref().to_owned());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let count = |name: &str| names.iter().filter(|n| *n == name).count();
        assert_eq!(count("testcase"), 4);
        assert_eq!(count("failure"), 2);
        assert_eq!(count("skipped"), 1);
        assert!(
            text.contains(r#"tests="4" skipped="1" errors="0" failures="2""#),
            "{text}"
        );
    }
}

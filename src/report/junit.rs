//! `junit`: a test case per rule, as build servers show them.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::wire::{FindingOut, RuleOut};
use super::{Outcome, Style, escape, summary};

/// One suite, one case per rule: failed with its findings, skipped where there was nothing to compare.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    let mut suite = TestSuite::new("gainsay");
    for rule in &outcome.rules {
        let mut case = TestCase::new(safe(&rule.id), status(outcome, rule));
        case.set_classname("gainsay");
        case.set_assertions(rule.groups);
        suite.add_test_case(case);
    }
    let mut report = Report::new("gainsay");
    report.add_test_suite(suite);
    // The text holds no character that XML forbids, and writing to a String cannot fail.
    report.to_string().unwrap_or_default()
}

fn status(outcome: &Outcome, rule: &RuleOut) -> TestCaseStatus {
    let findings: Vec<&FindingOut> = outcome
        .reported()
        .map(|f| &f.out)
        .filter(|f| f.rule == rule.id)
        .collect();
    if let Some(loudest) = findings.iter().map(|f| &f.severity).min() {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(summary::counted(findings.len(), "finding"));
        status.set_type(loudest.as_str());
        let texts: Vec<String> = findings.iter().map(|f| describe(f)).collect();
        status.set_description(texts.join("\n\n"));
        return status;
    }
    if rule.claims == 0 {
        let mut status = TestCaseStatus::skipped();
        status.set_message("no claim was found");
        return status;
    }
    TestCaseStatus::success()
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

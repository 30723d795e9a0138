//! Every way in which a rule's test can end has a name.

use super::picture::Picture;
use crate::rule::Expect;
use crate::value::Sym;

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// As expected.
    Ok,
    /// It fails, and its author says so with `known_bad = true`.
    KnownBad,
    /// An expected claim was not found.
    Missing,
    /// A claim was found that nobody expected.
    Noisy,
    /// The claim was found, and a slot holds something else.
    WrongValue,
    /// Comparing came to another verdict.
    WrongVerdict,
    /// It passes although it is marked `known_bad`.
    TodoFixed,
    /// The rule has no example that must give no claim.
    Unguarded,
    /// The rule has neither example nor case.
    Unproven,
    /// A variant of a case that must stay silent reports.
    NoisyByContrast,
}

/// Name and meaning of every status, in the order of the enum.
pub const STATUSES: &[(Status, &str, &str)] = &[
    (Status::Ok, "ok", "as expected"),
    (Status::KnownBad, "known bad", "fails, and is marked `known_bad`"),
    (Status::Missing, "missing", "an expected claim was not found"),
    (Status::Noisy, "noisy", "a claim was found that nobody expected"),
    (
        Status::WrongValue,
        "wrong value",
        "the claim was found, and a slot holds something else",
    ),
    (
        Status::WrongVerdict,
        "wrong verdict",
        "comparing came to another verdict",
    ),
    (
        Status::TodoFixed,
        "todo fixed",
        "passes although it is marked `known_bad`: take the mark away",
    ),
    (
        Status::Unguarded,
        "unguarded",
        "the rule has no guard: add an example with `claims = []` that looks like a match and is none",
    ),
    (
        Status::Unproven,
        "unproven",
        "the rule has no example and no case: add an [[example]] with the claims it must give",
    ),
    (
        Status::NoisyByContrast,
        "noisy by contrast",
        "a variant of the case that should stay silent reports",
    ),
];

impl Status {
    /// Whether the run may still be green.
    pub fn passes(self) -> bool {
        matches!(self, Status::Ok | Status::KnownBad)
    }

    /// Its name in the output, lower case.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// What it means.
    pub fn about(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Status, &'static str, &'static str) {
        const UNKNOWN: (Status, &str, &str) = (Status::Ok, "", "");
        STATUSES
            .iter()
            .find(|(status, _, _)| *status == self)
            .unwrap_or(&UNKNOWN)
    }
}

/// What was run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The rule file as a whole.
    Rule,
    /// An `[[example]]`.
    Example,
    /// A `[[case]]`.
    Case,
    /// A variant of a `[[case]]`.
    Contrast,
}

impl Kind {
    /// Its name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Rule => "rule",
            Kind::Example => "example",
            Kind::Case => "case",
            Kind::Contrast => "contrast",
        }
    }
}

/// One thing that went otherwise than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which way.
    pub status: Status,
    /// Where or what, in a few words: the claim's text, the name of a slot.
    pub place: String,
    /// What was expected; empty when nothing was.
    pub expected: String,
    /// What was found; empty when nothing was.
    pub found: String,
}

/// One test and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The rule's id.
    pub rule: Sym,
    /// What was run.
    pub kind: Kind,
    /// The example's or case's name; the rule's id for a rule.
    pub name: Sym,
    /// How it ended: that of the first problem.
    pub status: Status,
    /// Everything that was not as expected.
    pub problems: Vec<Problem>,
    /// What a case came to.
    pub picture: Option<Picture>,
}

impl Trial {
    /// A test with these problems. A test that is known to fail passes when it does, and fails when it does not.
    pub fn new(rule: &Sym, kind: Kind, name: &Sym, known_bad: bool, problems: Vec<Problem>) -> Self {
        let plain = problems.first().map_or(Status::Ok, |p| p.status);
        let status = match (known_bad, plain) {
            (true, Status::Ok) => Status::TodoFixed,
            (true, _) => Status::KnownBad,
            (false, status) => status,
        };
        Self {
            rule: rule.clone(),
            kind,
            name: name.clone(),
            status,
            problems,
            picture: None,
        }
    }
}

/// An expected slot as its author wrote it.
pub fn written(expect: &Expect) -> String {
    match expect {
        Expect::One(value) => value.to_string(),
        Expect::Many(values) => format!("[{}]", values.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_one_row() {
        let listed: Vec<Status> = STATUSES.iter().map(|(status, _, _)| *status).collect();
        let mut sorted = listed.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(listed, sorted);
        assert_eq!(sorted.len(), Status::NoisyByContrast as usize + 1);
    }

    #[test]
    fn a_known_failure_announces_itself_when_fixed() {
        let wrong = Problem {
            status: Status::Noisy,
            place: String::new(),
            expected: String::new(),
            found: String::new(),
        };
        let name = Sym::new("x");
        let end = |known_bad, problems| Trial::new(&name, Kind::Example, &name, known_bad, problems).status;
        assert_eq!(end(false, vec![]), Status::Ok);
        assert_eq!(end(false, vec![wrong.clone()]), Status::Noisy);
        assert_eq!(end(true, vec![wrong]), Status::KnownBad);
        assert_eq!(end(true, vec![]), Status::TodoFixed);
        assert!(Status::KnownBad.passes() && !Status::TodoFixed.passes());
    }
}

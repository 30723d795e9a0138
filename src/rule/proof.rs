//! The proof a rule file carries: examples with the claims they must give, cases with their verdicts.

use std::ops::Range;

use crate::finding::Verdict;
use crate::value::{Days, Sym};

use super::error::RuleText;
use super::file::VerdictFile;

/// One article of an example or a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofText {
    /// Its text, without the headline.
    pub text: String,
    /// Its headline.
    pub headline: Option<String>,
    /// When it was published.
    pub date: Option<Days>,
    /// Who published it.
    pub outlet: Option<String>,
}

/// What is expected in a slot, as written: `=19`, `~9000`, `undisclosed`, a canonical value, an ISO date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// One value.
    One(Sym),
    /// Several values, in order.
    Many(Vec<Sym>),
}

/// One claim an example must give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedClaim {
    /// Its bytes in the rule file.
    pub span: Range<usize>,
    /// Slots and what they must hold, in the order of the file; a claim may have more.
    pub slots: Vec<(Sym, Expect)>,
    /// What comparing the claim with itself or within its article must say.
    pub finding: Option<Verdict>,
}

/// A text and every claim it must give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it shows.
    pub name: Sym,
    /// The name's bytes in the rule file.
    pub span: Range<usize>,
    /// The article.
    pub article: ProofText,
    /// The claims, in order; none makes the example a guard.
    pub claims: Vec<ExpectedClaim>,
    /// The example is known to fail.
    pub known_bad: bool,
}

/// Two articles and what comparing them must say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub name: Sym,
    /// The name's bytes in the rule file.
    pub span: Range<usize>,
    /// One article.
    pub a: ProofText,
    /// The other.
    pub b: ProofText,
    /// The strongest verdict among the findings, or the relation of the claims.
    pub verdict: Verdict,
    /// The case is known to fail.
    pub known_bad: bool,
}

/// Where a rule came from, and what it says about itself.
#[derive(Clone, Debug)]
pub struct RuleSource {
    /// The file.
    pub file: RuleText,
    /// The path as given.
    pub path: String,
    /// The paragraph for `gainsay explain`.
    pub why: Option<String>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// Its cases.
    pub cases: Vec<Case>,
    /// The patterns, as written, in the order of the file.
    pub patterns: Vec<String>,
}

impl From<VerdictFile> for Verdict {
    fn from(file: VerdictFile) -> Self {
        match file {
            VerdictFile::Unrelated => Verdict::Unrelated,
            VerdictFile::Agree => Verdict::Agree,
            VerdictFile::Compatible => Verdict::Compatible,
            VerdictFile::Update => Verdict::Update,
            VerdictFile::Note => Verdict::Note,
            VerdictFile::Discrepancy => Verdict::Discrepancy,
            VerdictFile::Contradiction => Verdict::Contradiction,
        }
    }
}

//! The proof a rule file carries: examples with the claims they must give, cases with their verdicts.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::compile::Compiler;
use super::error::{RuleText, quoted};
use super::file::{ArticleFile, ClaimFile, ExampleFile, ExpectFile, RoleFile, RuleFile, Text, VerdictFile};
use super::shape::listed;
use super::slots::Slots;
use crate::finding::Verdict;
use crate::source::Role;
use crate::text::vocab::VocabBuilder;
use crate::value::{Days, Sym};

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
    /// Which side it stands on.
    pub role: Role,
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
    /// The patterns, as written, in the order of the file.
    pub patterns: Vec<String>,
    /// The slot of the items of a list, which examples may call `parts`.
    pub(super) parts: Option<Sym>,
    /// Its examples and cases, once they are read.
    pub(super) proof: Arc<OnceLock<Proof>>,
}

impl RuleSource {
    /// Its examples.
    pub fn examples(&self) -> &[Example] {
        &self.proof().examples
    }

    /// Its cases.
    pub fn cases(&self) -> &[Case] {
        &self.proof().cases
    }

    fn proof(&self) -> &Proof {
        self.proof
            .get_or_init(|| later(&self.file, self.parts.as_ref()).unwrap_or_default())
    }
}

/// The examples and cases of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proof {
    examples: Vec<Example>,
    cases: Vec<Case>,
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

/// Check the examples and cases of a rule, and give them meaning.
pub(super) fn check(
    compiler: &mut Compiler<'_>,
    file: &RuleFile,
    slots: &Slots,
    parts: Option<&Sym>,
) -> Proof {
    unique(compiler, file.examples.iter().map(|e| &e.name), "examples");
    unique(compiler, file.cases.iter().map(|c| &c.name), "cases");
    let examples = file
        .examples
        .iter()
        .map(|e| example(compiler, e, slots, parts))
        .collect();
    let cases = file
        .cases
        .iter()
        .map(|case| Case {
            name: Sym::from(case.name.get_ref().as_str()),
            span: case.name.span(),
            a: article(compiler, &case.a),
            b: article(compiler, &case.b),
            verdict: case.verdict.into(),
            known_bad: case.known_bad,
        })
        .collect();
    Proof { examples, cases }
}

/// The proof of a file of which only the rule was read at first. Nothing is wrong with it: a test has checked it whole.
fn later(file: &RuleText, parts: Option<&Sym>) -> Option<Proof> {
    let content: RuleFile = toml::from_str(file.inner()).ok()?;
    let mut compiler = Compiler {
        file,
        mistakes: &mut Vec::new(),
        vocab: &mut VocabBuilder::default(),
        sets: &mut Vec::new(),
        lists: &mut Vec::new(),
    };
    Some(check(&mut compiler, &content, &Slots::unknown(), parts))
}

fn unique<'f>(compiler: &mut Compiler<'_>, names: impl Iterator<Item = &'f Text>, what: &str) {
    let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for name in names {
        if name.get_ref().trim().is_empty() {
            compiler.report(name.span(), "the name is empty".to_owned(), "say what it shows");
        }
        if let Some(first) = seen.get(name.get_ref().as_str()).cloned() {
            let message = format!("two {what} are called {}", quoted(name.get_ref()));
            let mistake = compiler.report(name.span(), message, "second use of this name");
            mistake.labels.push(miette::LabeledSpan::new_with_span(
                Some("first used here".to_owned()),
                first,
            ));
        } else {
            seen.insert(name.get_ref(), name.span());
        }
    }
}

fn example(compiler: &mut Compiler<'_>, file: &ExampleFile, slots: &Slots, parts: Option<&Sym>) -> Example {
    if file.claims.is_none() {
        compiler
            .report(
                file.name.span(),
                "this example asserts nothing".to_owned(),
                "no `claims`",
            )
            .help = Some("add `claims = [ … ]`, or `claims = []` for a text that must give none".to_owned());
    }
    let mut claims = Vec::new();
    for claim in file.claims.iter().flatten() {
        claims.push(expected(compiler, claim, slots, parts));
    }
    Example {
        name: Sym::from(file.name.get_ref().as_str()),
        span: file.name.span(),
        article: ProofText {
            text: file.text.clone(),
            headline: file.headline.clone(),
            date: file.date.as_ref().and_then(|d| date(compiler, d)),
            outlet: None,
            role: Role::Peer,
        },
        claims,
        known_bad: file.known_bad,
    }
}

fn article(compiler: &mut Compiler<'_>, file: &ArticleFile) -> ProofText {
    ProofText {
        text: file.text.clone(),
        headline: file.headline.clone(),
        date: file.date.as_ref().and_then(|d| date(compiler, d)),
        outlet: file.outlet.clone(),
        role: match file.role {
            None => Role::Peer,
            Some(RoleFile::Draft) => Role::Draft,
            Some(RoleFile::Source) => Role::Source,
        },
    }
}

/// `YYYY-MM-DD`.
fn date(compiler: &mut Compiler<'_>, text: &Text) -> Option<Days> {
    let days = Days::parse(text.get_ref()).filter(|days| days.is_day() && text.get_ref().len() == 10);
    if days.is_none() {
        let message = format!("{} is not a day of the calendar", quoted(text.get_ref()));
        compiler.report(text.span(), message, "not a date").help =
            Some("write year, month and day: `2022-10-17`".to_owned());
    }
    days
}

fn expected(
    compiler: &mut Compiler<'_>,
    file: &ClaimFile,
    slots: &Slots,
    parts: Option<&Sym>,
) -> ExpectedClaim {
    let mut out = ExpectedClaim {
        span: file.span(),
        slots: Vec::new(),
        finding: None,
    };
    let mut entries: Vec<_> = file.get_ref().iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    for (name, value) in entries {
        match (name.get_ref().as_str(), value.get_ref(), parts) {
            ("finding", ExpectFile::One(word), _) => out.finding = verdict(compiler, word, value.span()),
            // The list of a sum may go by the word of `[compare]`.
            ("parts", value, Some(parts)) => out.slots.push((parts.clone(), meaning(value))),
            (_, value, _) => {
                slots.check(compiler, name, "this claim");
                out.slots
                    .push((Sym::from(name.get_ref().as_str()), meaning(value)));
            }
        }
    }
    if out.slots.is_empty() {
        compiler
            .report(file.span(), "this claim asserts nothing".to_owned(), "no slot")
            .help = Some("name at least the value: `{ n = \"=19\" }`".to_owned());
    }
    out
}

fn meaning(file: &ExpectFile) -> Expect {
    match file {
        ExpectFile::One(word) => Expect::One(Sym::from(word.as_str())),
        ExpectFile::Flag(flag) => Expect::One(Sym::from(if *flag { "true" } else { "false" })),
        ExpectFile::Many(words) => Expect::Many(words.iter().map(|w| Sym::from(w.as_str())).collect()),
    }
}

fn verdict(compiler: &mut Compiler<'_>, word: &str, span: Range<usize>) -> Option<Verdict> {
    let found = VERDICTS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, verdict)| *verdict);
    if found.is_none() {
        let names: Vec<&str> = VERDICTS.iter().map(|(name, _)| *name).collect();
        compiler
            .report(
                span,
                format!("{} is not a verdict", quoted(word)),
                "unknown verdict",
            )
            .help = Some(format!("one of {}", listed(&names)));
    }
    found
}

const VERDICTS: [(&str, Verdict); 7] = [
    ("unrelated", Verdict::Unrelated),
    ("agree", Verdict::Agree),
    ("compatible", Verdict::Compatible),
    ("update", Verdict::Update),
    ("note", Verdict::Note),
    ("discrepancy", Verdict::Discrepancy),
    ("contradiction", Verdict::Contradiction),
];

//! One rule's tests, run through the pipeline that articles go through.

use crate::check::{check, claims};
use crate::extract::Claim;
use crate::finding::{Finding, Verdict};
use crate::rule::{Case, Example, ProofText, Rule, RuleSet, RuleSource};
use crate::source::{Article, Published, Story};
use crate::text::Span;
use crate::text::doc::{BlockRole, line_blocks};
use crate::value::Sym;

use super::expect;
use super::picture::{self, Picture};
use super::relation::relation;
use super::status::{Kind, Problem, Status, Trial};

/// Every test of the only rule of `set`: the rule as a whole, its examples, its cases.
pub fn rule(set: &RuleSet) -> Vec<Trial> {
    let (Some(rule), Some(source)) = (set.rules.first(), set.sources.first()) else {
        return Vec::new();
    };
    let mut trials: Vec<Trial> = proofless(rule, source).into_iter().collect();
    trials.extend(source.examples().iter().map(|e| example(set, rule, e)));
    trials.extend(source.cases().iter().map(|c| case(set, rule, c)));
    trials
}

/// A rule that proves nothing, or never says where it must stay silent, is refused.
fn proofless(rule: &Rule, source: &RuleSource) -> Option<Trial> {
    let status = if source.examples().is_empty() && source.cases().is_empty() {
        Status::Unproven
    } else if !source.examples().iter().any(|e| e.claims.is_empty()) {
        Status::Unguarded
    } else {
        return None;
    };
    let problem = Problem {
        status,
        place: source.path.clone(),
        expected: String::new(),
        found: String::new(),
    };
    Some(Trial::new(&rule.id, Kind::Rule, &rule.id, false, vec![problem]))
}

fn example(set: &RuleSet, rule: &Rule, example: &Example) -> Trial {
    let story = Story::new(vec![article(&example.article, "example")]);
    let found = claims(&story, set);
    let found: Vec<&Claim> = found.iter().flatten().collect();
    let text = story.articles.first().map_or("", |a| &a.text);
    let mut problems = expect::compare(rule, &example.claims, &found, text);
    if problems.is_empty() {
        problems = verdicts(set, example, &story, &found);
    }
    Trial::new(
        &rule.id,
        Kind::Example,
        &example.name,
        example.known_bad,
        problems,
    )
}

/// `finding = …` of an expected claim: what its own article says about it.
fn verdicts(set: &RuleSet, example: &Example, story: &Story, found: &[&Claim]) -> Vec<Problem> {
    if example.claims.iter().all(|c| c.finding.is_none()) {
        return Vec::new();
    }
    let report = check(story, set);
    example
        .claims
        .iter()
        .zip(found)
        .filter_map(|(expected, claim)| {
            let wanted = expected.finding?;
            let got = about(&report.findings, claim.span);
            let same = got == Some(wanted) || (got.is_none() && wanted <= Verdict::Update);
            (!same).then(|| wrong_verdict(wanted, got.unwrap_or(Verdict::Unrelated), ""))
        })
        .collect()
}

/// The strongest verdict of a finding that shows this stretch of text.
fn about(findings: &[Finding], span: Span) -> Option<Verdict> {
    findings
        .iter()
        .filter(|f| {
            f.camps
                .iter()
                .flat_map(|c| &c.claims)
                .any(|e| e.span.start < span.end && span.start < e.span.end)
        })
        .map(|f| f.verdict)
        .max()
}

fn case(set: &RuleSet, rule: &Rule, case: &Case) -> Trial {
    let mut trial = compared(
        set,
        rule,
        &case.name,
        &story(case),
        Some(case.verdict),
        case.known_bad,
    );
    if let (Some(picture), Some(source)) = (&mut trial.picture, set.sources.first()) {
        picture.source.clone_from(&source.path);
    }
    trial
}

/// What comparing the articles of `story` by the only rule of `set` comes to.
pub fn verdict(set: &RuleSet, rule: &Rule, story: &Story) -> Verdict {
    let findings = check(story, set).findings;
    let strongest = findings.iter().map(|f| f.verdict).max();
    strongest.unwrap_or_else(|| relation(rule, &claims(story, set), story))
}

/// Compare the articles of a case called `name`. Without an expected verdict only its picture tells what it came to.
pub fn compared(
    set: &RuleSet,
    rule: &Rule,
    name: &Sym,
    story: &Story,
    expected: Option<Verdict>,
    known_bad: bool,
) -> Trial {
    let found = claims(story, set);
    let report = check(story, set);
    let strongest = report.findings.iter().max_by_key(|f| f.verdict);
    let verdict = strongest.map_or_else(|| relation(rule, &found, story), |f| f.verdict);
    let mut problems = Vec::new();
    if let Some(expected) = expected.filter(|e| *e != verdict) {
        let why = strongest.map_or(String::new(), |f| f.clash.clone());
        problems.push(wrong_verdict(expected, verdict, &why));
        problems.extend(seen(rule, story, &found));
    }
    let mut trial = Trial::new(&rule.id, Kind::Case, name, known_bad, problems);
    trial.picture = Some(Picture {
        rule: rule.id.to_string(),
        case: name.to_string(),
        source: String::new(),
        text: picture::draw(rule, story, &found, &report.findings, verdict),
    });
    trial
}

/// The story of a case: its two articles.
pub fn story(case: &Case) -> Story {
    Story::new(vec![article(&case.a, "a"), article(&case.b, "b")])
}

fn wrong_verdict(expected: Verdict, found: Verdict, why: &str) -> Problem {
    Problem {
        status: Status::WrongVerdict,
        place: why.to_owned(),
        expected: expected.name().to_owned(),
        found: found.name().to_owned(),
    }
}

/// What was read in each article of a case that went wrong: most often, that is where it went wrong.
fn seen(rule: &Rule, story: &Story, found: &[Vec<Claim>]) -> Vec<Problem> {
    story
        .articles
        .iter()
        .zip(found)
        .map(|(article, claims)| {
            let list: Vec<String> = claims
                .iter()
                .map(|c| {
                    format!(
                        "“{}” ({})",
                        expect::words(c, &article.text),
                        expect::summary(rule, c)
                    )
                })
                .collect();
            Problem {
                status: Status::WrongVerdict,
                place: format!("{} gives", article.path),
                expected: String::new(),
                found: if list.is_empty() {
                    "no claim".to_owned()
                } else {
                    list.join("; ")
                },
            }
        })
        .collect()
}

/// A test's text as an article, its headline first.
pub fn article(proof: &ProofText, path: &str) -> Article {
    let text = match &proof.headline {
        Some(headline) => format!("{headline}\n\n{}", proof.text),
        None => proof.text.clone(),
    };
    let mut article = Article::from_text(path, &text);
    if let Some(headline) = &proof.headline {
        article.title = Some(headline.clone());
        let mut blocks = line_blocks(&text);
        if let Some(first) = blocks.first_mut() {
            first.role = BlockRole::Headline;
        }
        article.blocks = blocks;
    }
    article.outlet.clone_from(&proof.outlet);
    article.role = proof.role;
    article.published = proof.date.map(|days| Published {
        days,
        minute: None,
        from: "the rule file".to_owned(),
    });
    article
}

//! Near misses: variants of a case that must report, each changed in one thing that takes the contradiction away.
//!
//! A rule is easily made to find what its author thought of; what it must leave alone is harder to think of. Every
//! case with two articles that must report is rewritten through the claims it rests on: `derive.rs` makes the
//! variants, here they are run. A variant that reports all the same is *noisy by contrast*.

mod derive;
mod edit;

use rayon::prelude::*;

use crate::check::{check, claims};
use crate::extract::Claim;
use crate::finding::{Confidence, Finding, Severity, Verdict};
use crate::rule::{Case, Rule, RuleSet};
use crate::source::Story;
use crate::text::Span;
use crate::value::Sym;

use super::status::{Kind, Problem, Status, Trial};
use super::{alone, run};
use derive::{Variant, variants};

/// One side of a case: its article's claim that the finding rests on.
#[derive(Clone, Debug)]
struct Pair {
    story: Story,
    a: Claim,
    b: Claim,
}

/// The variants of every case that must report, of every rule whose id `wanted` accepts, in the order of rules and
/// cases. Each rule sees only itself.
pub fn contrast(rules: &RuleSet, wanted: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Trial> {
    let own: Vec<Vec<Trial>> = (0..rules.rules.len())
        .into_par_iter()
        .filter_map(|at| alone(rules, at))
        .filter(|set| set.rules.first().is_some_and(|rule| wanted(&rule.id)))
        .map(|set| of_rule(&set))
        .collect();
    own.concat()
}

fn of_rule(set: &RuleSet) -> Vec<Trial> {
    let (Some(rule), Some(source)) = (set.rules.first(), set.sources.first()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for case in source.cases() {
        if case.verdict < Verdict::Discrepancy || case.known_bad {
            continue;
        }
        let Some(pair) = pair(set, case) else { continue };
        for variant in variants(set, rule, case, &pair) {
            out.push(trial(set, rule, case, &variant));
        }
    }
    out
}

/// The two claims that the gravest finding between the two articles of a case rests on.
fn pair(set: &RuleSet, case: &Case) -> Option<Pair> {
    let story = run::story(case);
    let found = claims(&story, set);
    let finding = shown(&check(&story, set).findings)
        .max_by_key(|f| f.verdict)
        .cloned()?;
    let side = |article: u32| {
        let evidence = finding
            .camps
            .iter()
            .flat_map(|camp| &camp.claims)
            .find(|e| e.article == article)?;
        let own = found.get(article as usize)?;
        own.iter()
            .find(|c| c.span == evidence.span && c.value == evidence.value)
            .cloned()
    };
    let (a, b) = (side(0)?, side(1)?);
    Some(Pair { story, a, b })
}

/// What `gainsay check` shows unless more is asked for.
fn shown(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings
        .iter()
        .filter(|f| f.severity >= Severity::Warning && f.confidence >= Confidence::Medium)
}

fn trial(set: &RuleSet, rule: &Rule, case: &Case, variant: &Variant) -> Trial {
    let story = run::story(&Case {
        a: variant.a.clone(),
        b: variant.b.clone(),
        ..case.clone()
    });
    let between = |finding: &&Finding| {
        let on = |article: u32, place: Option<Span>| {
            let mut claims = finding.camps.iter().flat_map(|camp| &camp.claims);
            claims.any(|c| c.article == article && place.is_none_or(|place| place.overlaps(c.span)))
        };
        on(0, None) && on(1, variant.place)
    };
    let report = check(&story, set);
    let problems = shown(&report.findings)
        .find(between)
        .map(|finding| Problem {
            status: Status::NoisyByContrast,
            place: format!("{}, so {}", variant.change, variant.why),
            expected: "silence".to_owned(),
            found: finding.message.clone(),
        })
        .into_iter()
        .collect();
    let name = Sym::new(format!("{}: {}", case.name, variant.name));
    Trial::new(&rule.id, Kind::Contrast, &name, false, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = r#"
id = "tolls"
title = "How many died"
[[match]]
pattern = "{n:count} {class:@who} (were|was) {status:@fate} in {place:place}"
[lists]
who = ["people", "miners", "teachers"]
fate = ["killed", "injured"]
[key]
class = "same"
status = "same"
place = "same"
[compare]
value = "n"
as = "count"
evolves = "up"
window = "3 days"
[[case]]
name = "two tolls"
a = { date = "2024-03-04", text = "On Monday 1,187 miners were killed in Lviv." }
b = { date = "2024-03-04", text = "On Monday 940 miners were killed in Lviv." }
verdict = "contradiction"
"#;

    fn ended(rule: &str) -> Vec<(String, Status)> {
        let rules = RuleSet::load(&[("tolls.toml", rule)]).unwrap();
        contrast(&rules, &|_| true)
            .into_iter()
            .map(|t| (t.name.to_string(), t.status))
            .collect()
    }

    #[test]
    fn a_good_rule_is_silent_about_every_variant() {
        let ended = ended(RULE);
        let names: Vec<&str> = ended
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("two tolls: "))
            .collect();
        assert_eq!(
            names,
            [
                "another day",
                "another place",
                "another class",
                "another status",
                "a compatible hedge",
                "a compatible floor",
                "a rounded figure",
                "an attributed other side",
                "a negation",
                "a part of the whole",
            ]
        );
        assert!(ended.iter().all(|(_, status)| *status == Status::Ok), "{ended:?}");
    }

    #[test]
    fn a_rule_without_a_key_is_noisy() {
        let careless = RULE
            .replace("place = \"same\"\n", "")
            .replace("class = \"same\"\n", "");
        let noisy: Vec<String> = ended(&careless)
            .into_iter()
            .filter(|(_, status)| *status == Status::NoisyByContrast)
            .map(|(name, _)| name)
            .collect();
        assert_eq!(noisy, ["two tolls: another place"]);
    }
}

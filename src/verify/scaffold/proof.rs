//! The tests of a new rule: an example, a guard and two cases, each with what the rule makes of it.

use super::mark::{Marked, with_other_value, without_value};
use super::{ScaffoldError, toml_string};
use crate::check::claims;
use crate::extract::Claim;
use crate::rule::{ProofText, RuleSet};
use crate::source::{Role, Story};
use crate::verify::expect;
use crate::verify::run::{self, article};

/// The tests: the sentence with what it gives, a guard, and two cases with the verdicts they come to.
pub(super) fn proof(set: &RuleSet, marked: &Marked) -> Result<String, ScaffoldError> {
    let mut out = example(set, "the sentence it was made from", &marked.plain);
    let guard = without_value(marked);
    let silent = if found(set, &[&guard]).iter().all(Vec::is_empty) {
        guard
    } else {
        "Nothing of the kind was said.".to_owned()
    };
    out.push_str(&example(set, "no figure, no claim", &silent));
    out.push_str(&case(
        set,
        "the same sentence twice",
        &marked.plain,
        &marked.plain,
    ));
    let other = with_other_value(marked);
    out.push_str(&case(set, "another figure", &marked.plain, &other));
    if found(set, &[&marked.plain]).iter().all(Vec::is_empty) {
        return Err(ScaffoldError::Refused(
            "its pattern does not find the sentence".to_owned(),
        ));
    }
    Ok(out)
}

fn found(set: &RuleSet, texts: &[&str]) -> Vec<Vec<Claim>> {
    claims(&story(texts), set)
}

fn story(texts: &[&str]) -> Story {
    let articles = texts.iter().zip(["a", "b"]).map(|(text, path)| {
        let proof = ProofText {
            text: (*text).to_owned(),
            headline: None,
            date: None,
            outlet: None,
            role: Role::Peer,
        };
        article(&proof, path)
    });
    Story::new(articles.collect())
}

fn example(set: &RuleSet, name: &str, text: &str) -> String {
    let claims: Vec<String> = found(set, &[text])
        .iter()
        .flatten()
        .map(|claim| expected(set, claim))
        .collect();
    let list = match claims.as_slice() {
        [] => "[]".to_owned(),
        claims => format!("[{}]", claims.join(", ")),
    };
    format!(
        "[[example]]\nname = \"{name}\"\ntext = {}\nclaims = {list}\n\n",
        toml_string(text)
    )
}

pub(super) fn expected(set: &RuleSet, claim: &Claim) -> String {
    let Some(rule) = set.rules.first() else {
        return String::new();
    };
    let slots: Vec<String> = claim
        .slots
        .iter()
        .filter_map(|(name, _)| Some((name, expect::slot_text(rule, claim, name)?)))
        .map(|(name, value)| format!("{name} = {}", toml_string(&value)))
        .collect();
    format!("{{ {} }}", slots.join(", "))
}

fn case(set: &RuleSet, name: &str, a: &str, b: &str) -> String {
    let story = story(&[a, b]);
    let Some(rule) = set.rules.first() else {
        return String::new();
    };
    let verdict = run::verdict(set, rule, &story);
    format!(
        "[[case]]\nname = \"{name}\"\na = {{ text = {} }}\nb = {{ text = {} }}\nverdict = \"{}\"\n\n",
        toml_string(a),
        toml_string(b),
        verdict.name()
    )
}

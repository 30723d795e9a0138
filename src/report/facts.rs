//! Facts: the claims of a story about one thing, article by article. The matrix, the timelines and the HTML report
//! are made of them.

use std::collections::{BTreeMap, BTreeSet};

use super::make::Maker;
use super::value::describe;
use super::wire::ClaimOut;
use crate::extract::{Claim, Slot};
use crate::finding::Finding;
use crate::rule::{Evolves, Rule, RuleSet};
use crate::source::Story;
use crate::text::Span;
use crate::value::{Days, Value};

/// One fact: what a rule found about one thing.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The rule's id.
    pub rule: String,
    /// What it is about: `class civilian, place Kyiv`.
    pub about: String,
    /// Whether the value may change over time.
    pub evolves: bool,
    /// What the articles say, in the order of articles and places.
    pub entries: Vec<Entry>,
}

impl Fact {
    /// The rule and what it is about.
    pub fn title(&self) -> String {
        if self.about.is_empty() {
            self.rule.clone()
        } else {
            format!("{}: {}", self.rule, self.about)
        }
    }
}

/// One article's statement of a fact.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article, by place in the story.
    pub article: u32,
    /// How the value reads.
    pub reads_as: String,
    /// The value.
    pub value: Value,
    /// The moment it describes.
    pub as_of: Option<Days>,
    /// Its words and place.
    pub claim: ClaimOut,
    /// Whether a finding holds it.
    pub clashes: bool,
}

/// All facts of a story, by rule and key.
pub fn facts(story: &Story, rules: &RuleSet, claims: &[Vec<Claim>], findings: &[Finding]) -> Vec<Fact> {
    let clashing: BTreeSet<(&str, u32, Span)> = findings
        .iter()
        .flat_map(|f| {
            f.camps
                .iter()
                .flat_map(move |camp| camp.claims.iter().map(move |c| (f, c)))
        })
        .map(|(f, c)| (f.rule.as_str(), c.article, c.span))
        .collect();
    let maker = Maker::new(story);
    let mut facts: BTreeMap<(u16, String), Fact> = BTreeMap::new();
    for claim in claims.iter().flatten() {
        let Some(rule) = rules.rules.get(usize::from(claim.rule)) else {
            continue;
        };
        let about = about(rule, claim);
        let fact = facts.entry((claim.rule, about.clone())).or_insert_with(|| Fact {
            rule: rule.id.to_string(),
            about,
            evolves: rule.compare.evolves != Evolves::Never,
            entries: Vec::new(),
        });
        fact.entries.push(Entry {
            article: claim.article,
            reads_as: describe(&claim.value),
            value: claim.value.clone(),
            as_of: claim.frame.as_of,
            claim: maker.claim(claim, rules),
            clashes: clashing.contains(&(rule.id.as_str(), claim.article, claim.span)),
        });
    }
    facts.into_values().collect()
}

/// The slots of the key that are filled, in the order of the rule.
fn about(rule: &Rule, claim: &Claim) -> String {
    let words: Vec<String> = rule
        .key
        .iter()
        .filter_map(|slot| {
            let text = match claim.slot(&slot.name)? {
                Slot::Id(id) => rule.canonical(&slot.name, id).to_string(),
                Slot::When(days) => days.to_string(),
                Slot::Value(value) => describe(value),
                Slot::Many(_) => return None,
            };
            Some(format!("{} {text}", slot.name))
        })
        .collect();
    words.join(", ")
}

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
use crate::value::{Days, Minutes, Value};

/// One fact: what a rule found about one thing.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The rule's id.
    pub rule: String,
    /// What it is about: `class civilian, place Kyiv`.
    pub about: String,
    /// The same, slot by slot.
    pub key: Vec<(String, String)>,
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
    /// The time of that day, where known.
    pub as_of_time: Option<Minutes>,
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
        let key = key(rule, claim);
        let words: Vec<String> = key
            .iter()
            .map(|(slot, value)| format!("{slot} {value}"))
            .collect();
        let about = words.join(", ");
        let fact = facts.entry((claim.rule, about.clone())).or_insert_with(|| Fact {
            rule: rule.id.to_string(),
            about,
            key,
            evolves: rule.compare.evolves != Evolves::Never,
            entries: Vec::new(),
        });
        fact.entries.push(Entry {
            article: claim.article,
            reads_as: describe(&claim.value),
            value: claim.value.clone(),
            as_of: claim.frame.as_of,
            as_of_time: claim.frame.as_of_time,
            claim: maker.claim(claim, rules),
            clashes: clashing.contains(&(rule.id.as_str(), claim.article, claim.span)),
        });
    }
    facts.into_values().collect()
}

/// Slots that tell what a claim of a rule without a key is about.
const ABOUT: [&str; 2] = ["who", "what"];

/// The slots of the key that are filled, in the order of the rule; for a rule that aligns by other means than a key,
/// the person or the thing it speaks of.
fn key(rule: &Rule, claim: &Claim) -> Vec<(String, String)> {
    let named = rule.key.iter().map(|slot| slot.name.as_str());
    let other = ABOUT.into_iter().filter(|_| rule.key.is_empty());
    let filled = named.chain(other).filter_map(|name| {
        let value = match claim.slot(name)? {
            Slot::Id(id) => rule.canonical(name, id).to_string(),
            Slot::When(days) => days.to_string(),
            Slot::Value(value) => describe(value),
            Slot::Many(_) => return None,
        };
        Some((name.to_owned(), value))
    });
    filled.collect()
}

//! One person, one spelling: names of one person that differ by a slip or a transliteration.

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use super::spelling::{Likeness, likeness, sounds_alike};
use super::{Person, Persons, related};
use crate::compare::phrase::against;
use crate::compare::{Compared, build};
use crate::extract::Claim;
use crate::finding::{Camp, Class, Confidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Sym, Value};

/// Edits that are still a slip.
const SLIP: usize = 2;

/// Compare the spellings of every person.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let persons = Persons::new(claims);
    let variants = persons.variants();
    let groups = persons.groups(true);
    let findings = groups
        .iter()
        .filter(|group| variants.iter().any(|(a, _)| group.contains(a)))
        .filter_map(|group| finding(rule, claims, story, &persons, group))
        .collect();
    Compared::new(findings, groups.len())
}

/// How two mentions compare.
pub fn verdict(a: &Claim, b: &Claim) -> Verdict {
    match related(a, b) {
        Likeness::Same => Verdict::Agree,
        Likeness::Close => Verdict::Discrepancy,
        Likeness::Different => Verdict::Unrelated,
    }
}

fn finding(
    rule: &Rule,
    claims: &[Claim],
    story: &Story,
    persons: &Persons,
    group: &[usize],
) -> Option<Finding> {
    let people: Vec<&Person> = group.iter().filter_map(|&at| persons.people.get(at)).collect();
    let surnames: BTreeSet<&str> = people.iter().map(|p| p.surname()).collect();
    let givens: BTreeSet<Option<&str>> = people.iter().map(|p| p.given()).collect();
    let part = if surnames.len() > 1 {
        Part::Surname
    } else if givens.len() > 1 {
        Part::Given
    } else {
        Part::Middle(differing_word(&people))
    };
    let mut camps: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for person in &people {
        let Some(spelling) = part.of(person) else { continue };
        let own = person.claims.iter().filter_map(|&at| claims.get(at));
        camps
            .entry(spelling)
            .or_default()
            .extend(own.filter(|c| shows(c, spelling)));
    }
    camps.retain(|_, list| !list.is_empty());
    for list in camps.values_mut() {
        list.sort_by_key(|c| (c.article, c.span));
    }
    let mut sides: Vec<Vec<&Claim>> = camps.into_values().collect();
    sides.sort_by_key(|list| list.first().map(|c| (c.article, c.span)));
    let told: Vec<(String, u32)> = sides
        .iter()
        .filter_map(|list| longest(list))
        .map(|c| (written(c), c.article))
        .collect();
    let weight = build::Weight {
        verdict: Verdict::Discrepancy,
        class: Class::Rendering,
        confidence: Confidence::High,
    };
    let said = sentences(story, &people, part, &told);
    let key = sides
        .first()
        .and_then(|l| l.first())
        .and_then(|c| c.id("who"))
        .cloned()
        .unwrap_or_default();
    let camps = sides.iter().map(|list| camp(list)).collect();
    build::finding(
        rule,
        weight,
        said,
        camps,
        format!("who={}", crate::text::token::fold(&key)),
    )
}

fn sentences(story: &Story, people: &[&Person], part: Part, told: &[(String, u32)]) -> build::Sentences {
    let slip = is_slip(people, part);
    build::Sentences {
        message: format!(
            "One name {} in {} ways: {}",
            if slip { "is spelled" } else { "stands" },
            number(told.len()),
            against(story, told)
        ),
        aligned: aligned(people, part),
        clash: match part {
            _ if !slip => {
                "the two are alike at the start alone: one of them may be remembered wrongly".to_owned()
            }
            _ if people.iter().all(|p| !p.human) => {
                "the two differ by a slip or a transliteration".to_owned()
            }
            Part::Surname => "the surnames differ by a slip or a transliteration".to_owned(),
            Part::Given | Part::Middle(_) => {
                "the given names differ by a slip or a transliteration".to_owned()
            }
        },
        help: Some(
            if slip {
                "find out which spelling is right, and use that"
            } else {
                "find out which name is right, or whether they are two"
            }
            .to_owned(),
        ),
    }
}

/// Whether the spellings of the part that differs are a slip or a transliteration apart.
fn is_slip(people: &[&Person], part: Part) -> bool {
    let differing: Vec<(&str, &str)> = people
        .iter()
        .flat_map(|p| people.iter().map(move |q| (*p, *q)))
        .flat_map(|(p, q)| match part {
            _ if !p.human => p
                .words
                .iter()
                .zip(&q.words)
                .map(|(a, b)| (a.as_str(), b.as_str()))
                .collect(),
            part => Vec::from_iter(part.of(p).zip(part.of(q))),
        })
        .collect();
    !differing.iter().any(|(a, b)| {
        likeness(a, b) == Likeness::Different && !sounds_alike(a, b) && osa_distance(a, b) > SLIP
    })
}

/// The part of the name that differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Surname,
    Given,
    /// A word between, by place.
    Middle(usize),
}

/// The first word in which not all of the names agree.
fn differing_word(people: &[&Person]) -> usize {
    let longest = people.iter().map(|p| p.words.len()).max().unwrap_or(0);
    let differs = |at: &usize| {
        let words: BTreeSet<&String> = people.iter().filter_map(|p| p.words.get(*at)).collect();
        words.len() > 1
    };
    (1..longest).find(differs).unwrap_or(1)
}

impl Part {
    fn of(self, person: &Person) -> Option<&str> {
        match self {
            Part::Surname => Some(person.surname()),
            Part::Given => person.given(),
            Part::Middle(at) => person.words.get(at).map(String::as_str),
        }
    }
}

/// Whether the mention itself shows the part that differs.
fn shows(claim: &Claim, spelling: &str) -> bool {
    claim.id("as").is_some_and(|used| {
        used.split_whitespace()
            .any(|w| super::spelling::plain(w) == spelling)
    })
}

fn longest<'c>(list: &[&'c Claim]) -> Option<&'c Claim> {
    list.iter()
        .copied()
        .max_by_key(|c| (c.value_span.len(), std::cmp::Reverse((c.article, c.span))))
}

fn written(claim: &Claim) -> String {
    match &claim.value {
        Value::Name(name) => name.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

fn camp(list: &[&Claim]) -> Camp {
    build::camp(longest(list).map_or(String::new(), written), list.iter().copied())
}

fn aligned(people: &[&Person], part: Part) -> String {
    let shared: Vec<&Sym> = people
        .first()
        .map(|first| {
            let held = |r: &&Sym| people.iter().skip(1).any(|p| p.roles.contains(*r));
            first.roles.iter().filter(held).collect()
        })
        .unwrap_or_default();
    match (shared.first(), part) {
        (Some(role), _) => format!("both are called {role}, and no article names two such persons"),
        (None, _) if people.iter().all(|p| !p.human) => {
            "all else in the name is the same, and no article has both spellings".to_owned()
        }
        (None, Part::Surname) => "the given name is the same, and no article has both spellings".to_owned(),
        (None, Part::Middle(_)) => {
            "all else in the name is the same, and no article has both spellings".to_owned()
        }
        (None, Part::Given) => "the surname is the same, and no article has both spellings".to_owned(),
    }
}

/// `two` to `nine` in words.
fn number(n: usize) -> String {
    let words = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    words.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

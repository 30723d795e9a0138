//! One office, one holder: two articles that give one office to two persons.
//!
//! Offices of state have one holder wherever they are described. Of other posts (`project manager`, `director of public
//! health`) a body may have several; there the finding also needs an article that gives one of the two persons another
//! role.

use std::collections::{BTreeMap, BTreeSet};

use super::role::{Office, office, reading};
use crate::compare::build;
use crate::compare::phrase::{against, words};
use crate::extract::Claim;
use crate::finding::{Class, Confidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;

/// Articles of one story; more of them are an archive.
const FEW: usize = 12;

/// How many holders an office has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seats {
    /// One.
    One,
    /// One, most likely.
    Few,
}

fn seats(rule: &Rule, office: &Office) -> Option<Seats> {
    if office.deputy || office.tenure != "now" {
        return None;
    }
    let state = office.canonical == "president" || office.canonical == "prime minister";
    let described = !office.narrowed.is_empty();
    if rule.compare.unique.contains(&office.canonical) && (described && !state || office.country.is_some()) {
        return Some(Seats::One);
    }
    let post = matches!(
        office.canonical.as_str(),
        "manager"
            | "director"
            | "head"
            | "chief"
            | "commissioner"
            | "superintendent"
            | "secretary"
            | "chair"
            | "coordinator"
    );
    (post && described).then_some(Seats::Few)
}

/// Persons as groups of claims.
struct People<'c> {
    claims: &'c [Claim],
    groups: &'c [Vec<usize>],
}

impl<'c> People<'c> {
    fn of(&self, number: usize) -> impl Iterator<Item = &'c Claim> {
        let claims = self.claims;
        let group = self.groups.get(number).map_or(&[][..], Vec::as_slice);
        group.iter().filter_map(move |&at| claims.get(at))
    }

    fn seen(&self, number: usize, article: u32) -> bool {
        self.of(number).any(|c| c.article == article)
    }

    /// Without a country, two articles must have somebody in common before their ministers are of one government.
    fn linked(&self, a: u32, b: u32) -> bool {
        let meet = |a, b| (0..self.groups.len()).any(|g| self.seen(g, a) && self.seen(g, b));
        // … or with a third article both.
        let articles: BTreeSet<u32> = self.claims.iter().map(|c| c.article).collect();
        meet(a, b) || articles.len() <= FEW && articles.iter().any(|&m| meet(a, m) && meet(m, b))
    }

    /// Whether a person stands in `article` without the office, under another role.
    fn has_another(&self, number: usize, article: u32, held: &Office) -> bool {
        let mut there = self.of(number).filter(|c| c.article == article).peekable();
        there.peek().is_some()
            && there.all(|c| {
                office(c).is_some_and(|o| o.canonical != held.canonical || o.narrowed != held.narrowed)
            })
    }
}

/// The two persons to whom articles give one office.
struct Rivals<'c> {
    office: Office,
    seats: Seats,
    first: (usize, Vec<&'c Claim>),
    second: (usize, Vec<&'c Claim>),
}

impl Rivals<'_> {
    /// Whether no article speaks for two offices.
    fn clash(&self, people: &People<'_>) -> bool {
        let (a, b) = (&self.first, &self.second);
        let mut displaced = false;
        // Wherever one holds the office, the other is not named or has another role.
        let mut fits = |holder: &[&Claim], other: usize| {
            holder.iter().all(|c| {
                let another = people.has_another(other, c.article, &self.office);
                displaced |= another;
                another || !people.seen(other, c.article)
            })
        };
        let fits = fits(&a.1, b.0) && fits(&b.1, a.0);
        let elsewhere = |number: usize, own: &[&Claim]| {
            people.of(number).any(|c| {
                !own.iter().any(|o| o.article == c.article)
                    && people.has_another(number, c.article, &self.office)
            })
        };
        let displaced = displaced || elsewhere(a.0, &a.1) || elsewhere(b.0, &b.1);
        let linked = || {
            a.1.iter()
                .any(|c| b.1.iter().any(|d| people.linked(c.article, d.article)))
        };
        fits && match self.seats {
            Seats::One => self.office.country.is_some() || linked(),
            Seats::Few => displaced && linked(),
        }
    }
}

/// Offices that two articles give to two persons; `groups` are the persons, as claims about them.
pub(super) fn findings(rule: &Rule, claims: &[Claim], story: &Story, groups: &[Vec<usize>]) -> Vec<Finding> {
    let people = People { claims, groups };
    let mut by_office: BTreeMap<Office, BTreeMap<usize, Vec<&Claim>>> = BTreeMap::new();
    for number in 0..groups.len() {
        for claim in people.of(number) {
            if let Some(mut office) = office(claim).filter(|o| seats(rule, o).is_some()) {
                office.body.clear();
                let holders = by_office.entry(office).or_default();
                holders.entry(number).or_default().push(claim);
            }
        }
    }
    by_office
        .into_iter()
        .filter_map(|(office, holders)| {
            let mut holders = holders.into_iter();
            let rivals = Rivals {
                seats: seats(rule, &office)?,
                office,
                first: holders.next()?,
                second: holders.next()?,
            };
            (holders.next().is_none() && rivals.clash(&people))
                .then(|| finding(rule, story, &rivals))
                .flatten()
        })
        .collect()
}

fn finding(rule: &Rule, story: &Story, rivals: &Rivals<'_>) -> Option<Finding> {
    let mut sides = [&rivals.first.1, &rivals.second.1];
    sides.sort_by_key(|l| l.first().map(|c| (c.article, c.span)));
    let told: Vec<(String, u32)> = sides
        .iter()
        .filter_map(|l| l.first())
        .map(|c| (words(story, c), c.article))
        .collect();
    let said = build::Sentences {
        message: format!("One office has two holders: {}", against(story, &told)),
        aligned: format!("both name the {}", reading(&rivals.office)),
        clash: "the office has one holder at a time".to_owned(),
        help: Some("find out who holds it".to_owned()),
    };
    let weight = build::Weight {
        verdict: match rivals.seats {
            Seats::One => Verdict::Contradiction,
            Seats::Few => Verdict::Discrepancy,
        },
        class: Class::Conflict,
        confidence: Confidence::High,
    };
    let camps = sides
        .iter()
        .map(|list| {
            let who = list.first().and_then(|c| c.id("who"));
            build::camp(who.cloned().unwrap_or_default().to_string(), list.iter().copied())
        })
        .collect();
    let country = rivals.office.country.clone().unwrap_or_default();
    build::finding(
        rule,
        weight,
        said,
        camps,
        format!("role={};of={country}", reading(&rivals.office)),
    )
}

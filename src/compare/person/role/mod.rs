//! One person, one role of a kind; one office, one holder.
//!
//! Two roles clash only where nobody has both: two ranks, two offices of one field, a deputy and the full office, two
//! portfolios, two professions. Whatever one article gives to a person side by side goes together everywhere.

mod clash;
mod tell;

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::Likeness;
use super::{Persons, holder, related};
use crate::compare::Compared;
use crate::extract::Claim;
use crate::finding::{Finding, Verdict};
use crate::lexicon::role::{Role, role};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;
use clash::clash;
pub(super) use clash::leads;
pub(super) use tell::reading;
use tell::{merge, person_finding};

/// A role as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Office {
    /// The role of the table.
    pub(in crate::compare) canonical: Sym,
    /// `deputy`, `vice`.
    pub(super) deputy: bool,
    /// `now`, `former` …
    pub(super) tenure: Sym,
    /// What narrows it, sorted.
    pub(super) narrowed: Vec<Sym>,
    /// The country of an adjective before it.
    pub(super) country: Option<Sym>,
    /// The words of the body behind it.
    pub(super) body: Vec<Sym>,
}

/// Why two roles cannot be one person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    Jobs,
    Posts,
    Bodies,
    Seats,
    Court,
    Departments,
    Department,
    Offices,
    Portfolios,
    Deputy,
    Ranks,
}

/// Compare the roles of every person, and the holders of every office.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let persons = Persons::new(claims);
    let groups = persons.groups(true);
    let of = |group: &Vec<usize>| -> Vec<usize> {
        group
            .iter()
            .filter_map(|&p| persons.people.get(p))
            .flat_map(|p| p.claims.iter().copied())
            .collect()
    };
    let groups: Vec<Vec<usize>> = groups.iter().map(of).collect();
    let mut findings: Vec<Finding> = groups
        .iter()
        .filter_map(|g| roles(rule, claims, story, g))
        .collect();
    findings.extend(holder::findings(rule, claims, story, &groups));
    Compared::new(findings, groups.len())
}

/// How two roles compare.
pub fn verdict(a: &Claim, b: &Claim) -> Verdict {
    let (Some(x), Some(y)) = (office(a), office(b)) else {
        return Verdict::Unrelated;
    };
    if related(a, b) == Likeness::Different {
        return Verdict::Unrelated;
    }
    match clash(&x, &y) {
        Some(why) => weigh(why),
        None if same_words(&x, &y) => Verdict::Agree,
        None => Verdict::Compatible,
    }
}

/// Whether two roles read the same, the body left out, which articles shorten.
fn same_words(x: &Office, y: &Office) -> bool {
    let bare = |o: &Office| Office {
        body: Vec::new(),
        ..o.clone()
    };
    bare(x) == bare(y)
}

fn weigh(why: Why) -> Verdict {
    match why {
        Why::Offices | Why::Portfolios | Why::Deputy | Why::Ranks => Verdict::Contradiction,
        _ => Verdict::Discrepancy,
    }
}

pub(super) fn office(claim: &Claim) -> Option<Office> {
    let narrowed = claim.ids("narrowed").filter(|w| !is_empty_word(w));
    Some(Office {
        canonical: claim.id("role")?.clone(),
        deputy: claim.id("rank").is_some(),
        tenure: claim.id("tenure").cloned().unwrap_or_default(),
        narrowed: narrowed.cloned().collect(),
        country: claim.id("of").cloned(),
        body: claim.ids("body").cloned().collect(),
    })
}

/// Words before a role that narrow nothing.
fn is_empty_word(word: &str) -> bool {
    matches!(
        word,
        "senior"
            | "chief"
            | "veteran"
            | "longtime"
            | "federal"
            | "national"
            | "regional"
            | "state"
            | "government"
            | "cabinet"
            | "local"
            | "top"
            | "principal"
            | "leading"
            | "young"
            | "old"
            | "late"
            | "first"
            | "female"
            | "acclaimed"
            | "elected"
    )
}

pub(super) fn class(office: &Office) -> Option<Role> {
    role(&office.canonical)
}

fn roles(rule: &Rule, claims: &[Claim], story: &Story, group: &[usize]) -> Option<Finding> {
    let mut facts: BTreeMap<Office, Vec<&Claim>> = BTreeMap::new();
    for claim in group.iter().filter_map(|&at| claims.get(at)) {
        if let Some(office) = office(claim) {
            facts.entry(office).or_default().push(claim);
        }
    }
    let together = side_by_side(&facts);
    let offices: Vec<&Office> = facts.keys().collect();
    let mut worst: Option<(Why, &Office, &Office)> = None;
    let mut involved: BTreeSet<&Office> = BTreeSet::new();
    for (at, a) in offices.iter().enumerate() {
        for b in offices.iter().skip(at + 1) {
            let pair = (a.canonical.clone(), b.canonical.clone());
            if a.canonical != b.canonical && together.contains(&pair) {
                continue;
            }
            if let Some(why) = clash(a, b) {
                involved.extend([*a, *b]);
                if worst.is_none_or(|(w, _, _)| why > w) {
                    worst = Some((why, a, b));
                }
            }
        }
    }
    let (why, _, _) = worst?;
    let mut sides: Vec<(&Office, Vec<&Claim>)> = facts
        .iter()
        .filter(|(o, _)| involved.contains(o))
        .map(|(o, c)| (o, c.clone()))
        .collect();
    merge(&mut sides);
    sides.sort_by_key(|(_, list)| list.first().map(|c| (c.article, c.span)));
    person_finding(rule, story, why, &sides)
}

/// Roles that one article gives to the person: they go together.
fn side_by_side(facts: &BTreeMap<Office, Vec<&Claim>>) -> BTreeSet<(Sym, Sym)> {
    let mut out = BTreeSet::new();
    for (a, first) in facts {
        for (b, second) in facts {
            if first
                .iter()
                .any(|c| second.iter().any(|d| c.article == d.article))
            {
                out.insert((a.canonical.clone(), b.canonical.clone()));
            }
        }
    }
    out
}

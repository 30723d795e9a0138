//! One person, one role of a kind; one office, one holder.
//!
//! Two roles clash only where nobody has both: two ranks, two offices of one field, a deputy and the full office, two
//! portfolios, two professions. Whatever one article gives to a person side by side goes together everywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::Likeness;
use super::{Persons, related};
use super::{holder, jobs};
use crate::compare::phrase::{against, words};
use crate::compare::{Compared, build};
use crate::extract::Claim;
use crate::finding::{Camp, Confidence, Finding, Verdict};
use crate::lexicon::role::{Role, RoleClass, role};
use crate::lexicon::{self, Category};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;

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

/// Why `a` and `b` cannot be roles of one person; `None` where they can.
fn clash(a: &Office, b: &Office) -> Option<Why> {
    let (x, y) = (class(a)?, class(b)?);
    let now = |o: &Office| matches!(o.tenure.as_str(), "now" | "acting");
    if a.tenure != b.tenure && !(now(a) && now(b)) || a.tenure == "incoming" {
        return None;
    }
    if a.canonical == b.canonical {
        return one_office(a, b, x);
    }
    // Whoever stands in for somebody has a post of his own.
    if a.tenure == "acting" || b.tenure == "acting" {
        return None;
    }
    by_class(a, b, x, y).or_else(|| jobs::clash(a, b))
}

fn by_class(a: &Office, b: &Office, x: Role, y: Role) -> Option<Why> {
    match (x.class, y.class) {
        (RoleClass::Rank, RoleClass::Rank) => {
            ranks_clash(&a.canonical, &b.canonical, x.field, y.field).then_some(Why::Ranks)
        }
        (RoleClass::Office, RoleClass::Office) => {
            (x.field == y.field && offices_clash(a, b)).then_some(Why::Offices)
        }
        (RoleClass::Profession, RoleClass::Profession) => {
            (x.field != y.field && !goes_along(x) && !goes_along(y)).then_some(Why::Jobs)
        }
        _ if one_team(a, b) || one_team(b, a) => Some(Why::Jobs),
        _ => (runs_a_part(a) && leads(b) || runs_a_part(b) && leads(a)).then_some(Why::Department),
    }
}

/// `project manager` and `project scientist`: two seats of one team.
fn one_team(a: &Office, b: &Office) -> bool {
    let manages = matches!(a.canonical.as_str(), "manager" | "director" | "secretary");
    let works = class(b).is_some_and(|r| matches!(r.class, RoleClass::Profession))
        || matches!(
            b.canonical.as_str(),
            "scientist" | "medic" | "lecturer" | "counsel"
        );
    manages && works && !a.narrowed.is_empty() && a.narrowed == b.narrowed && a.deputy == b.deputy
}

/// `head of research`, `vice president for operations`: what narrows the role is a task, no body and no place.
fn runs_a_part(office: &Office) -> bool {
    let post = matches!(office.canonical.as_str(), "head" | "director" | "manager")
        || office.canonical == "president" && office.deputy;
    let task = |w: &Sym| {
        matches!(
            lexicon::category(w),
            Some(Category::Act | Category::Abstract | Category::Artifact | Category::Event)
        ) && !matches!(
            w.as_str(),
            "communication" | "press" | "media" | "public" | "relation" | "affair" | "information" | "school"
        )
    };
    post && !office.narrowed.is_empty() && office.narrowed.iter().all(task)
}

/// Who leads a body, or speaks for it.
pub(super) fn leads(office: &Office) -> bool {
    !office.deputy
        && matches!(
            office.canonical.as_str(),
            "chief executive" | "chair" | "spokesperson"
        )
}

/// The same head: a deputy against the full office, or two portfolios.
fn one_office(a: &Office, b: &Office, role: Role) -> Option<Why> {
    let portfolio = matches!(a.canonical.as_str(), "minister" | "secretary" | "coach");
    let apart = !a.narrowed.is_empty()
        && !b.narrowed.is_empty()
        && !a.narrowed.iter().any(|w| b.narrowed.contains(w));
    if portfolio && apart && a.deputy == b.deputy {
        return Some(Why::Portfolios);
    }
    if a.deputy == b.deputy && jobs::two_bodies(a, b) {
        return Some(Why::Bodies);
    }
    let ladder = matches!(role.class, RoleClass::Office | RoleClass::Post);
    (ladder && !apart && a.deputy != b.deputy).then_some(Why::Deputy)
}

/// Ranks of one service; `colonel` is short for `lieutenant colonel`.
fn ranks_clash(a: &str, b: &str, x: &str, y: &str) -> bool {
    let service = x == y || x.is_empty() || y.is_empty();
    let short_form = a.ends_with(b)
        || b.ends_with(a)
        || a == "brigadier" && b == "brigadier general"
        || b == "brigadier" && a == "brigadier general";
    service && !short_form
}

fn offices_clash(a: &Office, b: &Office) -> bool {
    let pair =
        |x: &str, y: &str| a.canonical == x && b.canonical == y || a.canonical == y && b.canonical == x;
    let either = |x: &str| a.canonical == x || b.canonical == x;
    let bare = |x: &str| [a, b].iter().any(|o| o.canonical == x && o.narrowed.is_empty());
    if either("president") || either("chancellor") {
        // Clubs and universities have them, too.
        return pair("president", "prime minister")
            || pair("president", "king")
            || pair("president", "queen")
            || pair("chancellor", "president");
    }
    if either("cardinal") || either("pope") {
        return false;
    }
    // A prime minister is a minister.
    !(pair("prime minister", "minister") && bare("minister"))
}

/// Professions that people have beside another one.
fn goes_along(role: Role) -> bool {
    matches!(
        role.field,
        "press" | "letters" | "acting" | "music" | "art" | "farming" | "faith" | "history"
    )
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

/// Put roles that do not clash with each other into one camp.
fn merge(sides: &mut Vec<(&Office, Vec<&Claim>)>) {
    let mut out: Vec<(&Office, Vec<&Claim>)> = Vec::new();
    for (office, claims) in sides.drain(..) {
        match out
            .iter_mut()
            .find(|(o, _)| o.canonical == office.canonical && clash(o, office).is_none())
        {
            Some((_, list)) => list.extend(claims),
            None => out.push((office, claims)),
        }
    }
    for (_, list) in &mut out {
        list.sort_by_key(|c| (c.article, c.span));
    }
    *sides = out;
}

fn person_finding(rule: &Rule, story: &Story, why: Why, sides: &[(&Office, Vec<&Claim>)]) -> Option<Finding> {
    let told: Vec<(String, u32)> = sides
        .iter()
        .filter_map(|(_, l)| l.first())
        .map(|c| (words(story, c), c.article))
        .collect();
    let who = sides
        .first()
        .and_then(|(_, l)| l.first())
        .and_then(|c| c.id("who"))
        .cloned()
        .unwrap_or_default();
    let said = build::Sentences {
        message: format!("{who} is given two roles: {}", against(story, &told)),
        aligned: format!("both speak of {who}"),
        clash: match why {
            Why::Ranks => "a person has one rank at a time",
            Why::Offices => "nobody holds these two offices at once",
            Why::Portfolios | Why::Departments => "the two departments are not the same",
            Why::Deputy => "a deputy does not hold the office itself",
            Why::Jobs => "the two professions are far apart",
            Why::Posts => "each of the two posts is a whole job",
            Why::Bodies => "the two bodies are not the same",
            Why::Court => "nobody is on the bench and before it",
            Why::Seats => "these two seats of one body have two holders",
            Why::Department => "whoever runs a part of a body does not speak for, or lead, the whole",
        }
        .to_owned(),
        help: Some("find out which role is the right one".to_owned()),
    };
    let weight = build::Weight::conflict(weigh(why), Confidence::High);
    build::finding(
        rule,
        weight,
        said,
        camps(sides),
        format!("who={}", crate::text::token::fold(&who)),
    )
}

fn camps(sides: &[(&Office, Vec<&Claim>)]) -> Vec<Camp> {
    sides
        .iter()
        .map(|(office, list)| build::camp(reading(office), list.iter().copied()))
        .collect()
}

pub(super) fn reading(office: &Office) -> String {
    let mut out: Vec<&str> = Vec::new();
    if office.tenure != "now" {
        out.push(&office.tenure);
    }
    if office.deputy {
        out.push("deputy");
    }
    out.extend(office.narrowed.iter().map(Sym::as_str));
    out.push(&office.canonical);
    if !office.body.is_empty() {
        out.push("of");
        out.extend(office.body.iter().map(Sym::as_str));
    }
    out.join(" ")
}

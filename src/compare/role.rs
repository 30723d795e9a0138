//! One person, one role of a kind; one office, one holder.
//!
//! Two roles clash only where nobody has both: two ranks, two offices of one field, a deputy and the full office, two
//! portfolios, two professions. Whatever one article gives to a person side by side goes together everywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::person::{Persons, related};
use super::phrase::{against, words};
use super::spelling::Likeness;
use super::{Compared, build};
use crate::extract::{Claim, Slot};
use crate::finding::{Camp, Class, Confidence, Finding, Verdict};
use crate::lexicon::role::{Role, RoleClass, role};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;

/// A role as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Office {
    canonical: Sym,
    deputy: bool,
    tenure: Sym,
    narrowed: Vec<Sym>,
    country: Option<Sym>,
}

/// Why two roles cannot be one person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Jobs,
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
    findings.extend(holders(rule, claims, story, &groups));
    Compared {
        findings,
        groups: groups.len(),
        ..Compared::default()
    }
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
        None if x == y => Verdict::Agree,
        None => Verdict::Compatible,
    }
}

fn weigh(why: Why) -> Verdict {
    if why == Why::Jobs {
        Verdict::Discrepancy
    } else {
        Verdict::Contradiction
    }
}

fn office(claim: &Claim) -> Option<Office> {
    let narrowed = match claim.slot("narrowed") {
        Some(Slot::Many(all)) => all
            .iter()
            .filter_map(|s| {
                if let Slot::Id(id) = s {
                    Some(id.clone())
                } else {
                    None
                }
            })
            .filter(|w| !is_empty_word(w))
            .collect(),
        _ => Vec::new(),
    };
    Some(Office {
        canonical: claim.id("role")?.clone(),
        deputy: claim.id("rank").is_some(),
        tenure: claim.id("tenure").cloned().unwrap_or_default(),
        narrowed,
        country: claim.id("of").cloned(),
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

fn class(office: &Office) -> Option<Role> {
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
        _ => None,
    }
}

/// The same head: a deputy against the full office, or two portfolios.
fn one_office(a: &Office, b: &Office, role: Role) -> Option<Why> {
    let portfolio = matches!(a.canonical.as_str(), "minister" | "secretary");
    let apart = !a.narrowed.is_empty()
        && !b.narrowed.is_empty()
        && !a.narrowed.iter().any(|w| b.narrowed.contains(w));
    if portfolio && apart && a.deputy == b.deputy {
        return Some(Why::Portfolios);
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
            Why::Portfolios => "the two departments are not the same",
            Why::Deputy => "a deputy does not hold the office itself",
            Why::Jobs => "the two professions are far apart",
        }
        .to_owned(),
        help: Some("find out which role is the right one".to_owned()),
    };
    let weight = build::Weight {
        verdict: weigh(why),
        class: Class::Conflict,
        confidence: Confidence::High,
    };
    build::finding(
        rule,
        weight,
        said,
        camps(sides),
        format!("who={}", crate::text::token::fold(&who)),
    )
}

fn camps(sides: &[(&Office, Vec<&Claim>)]) -> Vec<Camp> {
    let camp = |(office, list): &(&Office, Vec<&Claim>)| Camp {
        reads_as: reading(office),
        claims: list.iter().map(|c| build::evidence(c)).collect(),
    };
    sides.iter().map(camp).collect()
}

fn reading(office: &Office) -> String {
    let mut out: Vec<&str> = Vec::new();
    if office.tenure != "now" {
        out.push(&office.tenure);
    }
    if office.deputy {
        out.push("deputy");
    }
    out.extend(office.narrowed.iter().map(Sym::as_str));
    out.push(&office.canonical);
    out.join(" ")
}

/// Whether an office, as it is described, has one holder.
fn is_unique(rule: &Rule, office: &Office) -> bool {
    let listed = rule.compare.unique.contains(&office.canonical);
    let state = office.canonical == "president" || office.canonical == "prime minister";
    let described = !office.narrowed.is_empty() && !state || office.country.is_some();
    listed && described && !office.deputy && office.tenure == "now"
}

/// Offices that two articles give to two persons.
fn holders(rule: &Rule, claims: &[Claim], story: &Story, groups: &[Vec<usize>]) -> Vec<Finding> {
    let mut by_office: BTreeMap<Office, BTreeMap<usize, Vec<&Claim>>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for claim in group.iter().filter_map(|&at| claims.get(at)) {
            if let Some(office) = office(claim).filter(|o| is_unique(rule, o)) {
                by_office
                    .entry(office)
                    .or_default()
                    .entry(number)
                    .or_default()
                    .push(claim);
            }
        }
    }
    let seen = |number: usize, article: u32| {
        groups.get(number).is_some_and(|g| {
            g.iter()
                .filter_map(|&at| claims.get(at))
                .any(|c| c.article == article)
        })
    };
    // Without a country, two articles must have somebody in common before their ministers are of one government.
    let linked = |a: u32, b: u32| (0..groups.len()).any(|g| seen(g, a) && seen(g, b));
    by_office
        .iter()
        .filter_map(|(office, holders)| {
            let mut holders = holders.iter();
            let ((a, first), (b, second)) = (holders.next()?, holders.next()?);
            let apart =
                !first.iter().any(|c| seen(*b, c.article)) && !second.iter().any(|c| seen(*a, c.article));
            let one_story = office.country.is_some()
                || first
                    .iter()
                    .any(|c| second.iter().any(|d| linked(c.article, d.article)));
            (apart && one_story && holders.next().is_none())
                .then(|| holder_finding(rule, story, office, first, second))
                .flatten()
        })
        .collect()
}

fn holder_finding(
    rule: &Rule,
    story: &Story,
    office: &Office,
    first: &[&Claim],
    second: &[&Claim],
) -> Option<Finding> {
    let mut sides = [first, second];
    sides.sort_by_key(|l| l.first().map(|c| (c.article, c.span)));
    let told: Vec<(String, u32)> = sides
        .iter()
        .filter_map(|l| l.first())
        .map(|c| (words(story, c), c.article))
        .collect();
    let said = build::Sentences {
        message: format!("One office has two holders: {}", against(story, &told)),
        aligned: format!("both name the {}", reading(office)),
        clash: "the office has one holder at a time".to_owned(),
        help: Some("find out who holds it".to_owned()),
    };
    let weight = build::Weight {
        verdict: Verdict::Contradiction,
        class: Class::Conflict,
        confidence: Confidence::High,
    };
    let camps = sides
        .iter()
        .map(|list| Camp {
            reads_as: list
                .first()
                .and_then(|c| c.id("who"))
                .map_or(String::new(), ToString::to_string),
            claims: list.iter().map(|c| build::evidence(c)).collect(),
        })
        .collect();
    let country = office.country.clone().unwrap_or_default();
    build::finding(
        rule,
        weight,
        said,
        camps,
        format!("role={};of={country}", reading(office)),
    )
}

//! One thing, one place: bearings that point away from each other, opposite sides, floors, gates and routes.
//!
//! Two sayings are about one thing only where something identifies it: the same reference and distance, the same name,
//! or words of the sentence; and an article that says both things speaks of two places.

mod clash;
pub mod side;
mod thing;

use std::collections::BTreeMap;

use super::phrase::{against, words};
use super::{Compared, build};
use crate::extract::Claim;
use crate::finding::{Confidence, Finding, Verdict};
use crate::read::place::REGION;
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Value;
use clash::{bearing, floor, one_part, part, route, same_bearing, same_part, same_vehicle};
use thing::{name_fits, shared};

/// Claims beyond this number are of a library, not of a story: a rule about places then says nothing.
const MOST: usize = 2000;

/// How two sayings came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clash {
    verdict: Verdict,
    aligned: &'static str,
    why: &'static str,
}

/// Compare what is said of places.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    if claims.len() > MOST {
        return Compared::default();
    }
    let mut pairs: Vec<(usize, usize, Clash)> = Vec::new();
    for (at, a) in claims.iter().enumerate() {
        for (to, b) in claims.iter().enumerate().skip(at + 1) {
            if let Some(found) =
                clash(rule, a, b).filter(|_| a.article != b.article && !says_both(rule, claims, a, b))
            {
                pairs.push((at, to, found));
            }
        }
    }
    let mut groups = groups(&pairs);
    for (members, _) in &mut groups {
        side_with(rule, claims, members);
    }
    let findings = groups
        .iter()
        .filter_map(|g| finding(rule, claims, story, g))
        .collect();
    Compared::new(findings, groups.len())
}

/// Add to a clash whoever else says what one of its sides says of that thing.
fn side_with(rule: &Rule, claims: &[Claim], members: &mut Vec<usize>) {
    let told: Vec<&Claim> = members.iter().filter_map(|&at| claims.get(at)).collect();
    let agrees = |claim: &Claim| {
        let with =
            |one: &&Claim| one.article != claim.article && same(rule, one, claim) && tells_of(one, claim);
        told.iter().any(with) && !told.iter().any(|one| one.article == claim.article)
    };
    let more: Vec<usize> = (0..claims.len())
        .filter(|at| claims.get(*at).is_some_and(agrees))
        .collect();
    members.extend(more);
    members.sort_unstable();
    members.dedup();
}

/// Whether two sayings that agree are of one thing: for that less is needed than for a clash.
fn tells_of(a: &Claim, b: &Claim) -> bool {
    a.id("noun") == b.id("noun") && name_fits(a, b, "of") && shared(a, b) >= 1
}

/// How two sayings compare.
pub fn verdict(rule: &Rule, a: &Claim, b: &Claim) -> Verdict {
    match clash(rule, a, b) {
        Some(found) => found.verdict,
        None if aligned(rule, a, b).is_none() => Verdict::Unrelated,
        None if a.value == b.value => Verdict::Agree,
        None => Verdict::Compatible,
    }
}

/// Whether one of the two articles also says what the other one says: then they speak of two places.
fn says_both(rule: &Rule, claims: &[Claim], a: &Claim, b: &Claim) -> bool {
    let also = |own: &Claim, other: &Claim| {
        claims
            .iter()
            .any(|c| c.article == own.article && one_part(c, other) && same(rule, c, other))
    };
    also(a, b) || also(b, a)
}

fn same(rule: &Rule, a: &Claim, b: &Claim) -> bool {
    a.value == b.value
        || matches!((&a.value, &b.value), (Value::Side(x), Value::Side(y)) if x.compatible(*y))
            && !is(rule, "route")
}

fn is(rule: &Rule, kind: &str) -> bool {
    rule.compare.value == kind
}

fn clash(rule: &Rule, a: &Claim, b: &Claim) -> Option<Clash> {
    let aligned = aligned(rule, a, b)?;
    let (verdict, why) = match rule.compare.value.as_str() {
        "bearing" => bearing(a, b)?,
        "part" => part(a, b)?,
        "floor" => floor(a, b)?,
        "label" => (a.value != b.value).then_some((Verdict::Discrepancy, "the labels differ"))?,
        "route" => route(a, b)?,
        _ => return None,
    };
    Some(Clash {
        verdict,
        aligned,
        why,
    })
}

/// What makes the two one thing, in words; `None` where nothing does.
fn aligned(rule: &Rule, a: &Claim, b: &Claim) -> Option<&'static str> {
    match rule.compare.value.as_str() {
        "bearing" => same_bearing(a, b),
        "part" => same_part(a, b),
        "floor" => {
            (name_fits(a, b, "of") && shared(a, b) >= 2).then_some("the sentences tell of the same thing")
        }
        "label" => (a.id("noun") == b.id("noun") && shared(a, b) >= 1)
            .then_some("the sentences tell of the same thing"),
        "route" => same_vehicle(a, b).then_some("both tell of one journey"),
        _ => None,
    }
}

/// Clashing pairs that share a claim, the worst clash first.
fn groups(pairs: &[(usize, usize, Clash)]) -> Vec<(Vec<usize>, Clash)> {
    let mut out: Vec<(Vec<usize>, Clash)> = Vec::new();
    for (a, b, found) in pairs {
        let (mut joined, rest): (Vec<_>, Vec<_>) =
            out.into_iter().partition(|(g, _)| g.contains(a) || g.contains(b));
        let mut members: Vec<usize> = joined
            .iter()
            .flat_map(|(g, _)| g.iter().copied())
            .chain([*a, *b])
            .collect();
        members.sort_unstable();
        members.dedup();
        let worst = joined
            .drain(..)
            .map(|(_, c)| c)
            .chain([*found])
            .max_by_key(|c| c.verdict)
            .unwrap_or(*found);
        out = rest;
        out.push((members, worst));
    }
    out.sort_by_key(|(members, _)| members.first().copied());
    out
}

fn finding(rule: &Rule, claims: &[Claim], story: &Story, group: &(Vec<usize>, Clash)) -> Option<Finding> {
    let (members, found) = group;
    let mut camps: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    for claim in members.iter().filter_map(|&at| claims.get(at)) {
        camps.entry(reading(rule, claim)).or_default().push(claim);
    }
    let mut sides: Vec<(String, Vec<&Claim>)> = camps.into_iter().collect();
    sides.sort_by_key(|(_, list)| list.first().map(|c| (c.article, c.span)));
    let told: Vec<(String, u32)> = sides
        .iter()
        .filter_map(|(_, l)| l.first())
        .map(|c| (words(story, c), c.article))
        .collect();
    let first = sides.first().and_then(|(_, l)| l.first())?;
    let title = if first.id("noun").is_some_and(|noun| noun == REGION) {
        "A place lies in one part of its country"
    } else {
        &rule.title
    };
    let said = build::Sentences {
        message: format!("{title}: {}", against(story, &told)),
        aligned: found.aligned.to_owned(),
        clash: found.why.to_owned(),
        help: Some("look it up, or ask who was there".to_owned()),
    };
    let weight = build::Weight::conflict(found.verdict, Confidence::Medium);
    let key = format!(
        "noun={};of={}",
        first.id("noun").cloned().unwrap_or_default(),
        first
            .id("of")
            .map(|n| crate::text::token::fold(n))
            .unwrap_or_default()
    );
    let camps = sides
        .iter()
        .map(|(reads_as, list)| build::camp(reads_as.clone(), list.iter().copied()))
        .collect();
    build::finding(rule, weight, said, camps, key)
}

/// How a saying reads.
fn reading(rule: &Rule, claim: &Claim) -> String {
    match &claim.value {
        Value::Side(side) => side.name().to_owned(),
        Value::Ordinal(0) if is(rule, "floor") => "ground floor".to_owned(),
        Value::Ordinal(n) if is(rule, "floor") => format!("floor {n}"),
        Value::Ordinal(n) => {
            if *n == 0 {
                "the one end".to_owned()
            } else {
                "the other end".to_owned()
            }
        }
        Value::Words(label) if is(rule, "label") => {
            format!("{} {label}", claim.id("noun").cloned().unwrap_or_default())
        }
        Value::Words(to) => match claim.id("from") {
            Some(from) => format!("from {from} to {to}"),
            None => format!("to {to}"),
        },
        _ => String::new(),
    }
}

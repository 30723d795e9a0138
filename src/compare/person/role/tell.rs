//! The roles of one person as a finding.

use super::clash::clash;
use super::{Office, Why, weigh};
use crate::compare::build;
use crate::compare::phrase::{against, words};
use crate::extract::Claim;
use crate::finding::{Camp, Confidence, Finding};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;

/// Put roles that do not clash with each other into one camp.
pub(super) fn merge(sides: &mut Vec<(&Office, Vec<&Claim>)>) {
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

pub(super) fn person_finding(
    rule: &Rule,
    story: &Story,
    why: Why,
    sides: &[(&Office, Vec<&Claim>)],
) -> Option<Finding> {
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

pub(in crate::compare::person) fn reading(office: &Office) -> String {
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

//! One person, one age.

use std::collections::BTreeMap;

use super::spelling::Likeness;
use super::{Persons, related};
use crate::compare::phrase::{against, words};
use crate::compare::{Compared, build};
use crate::extract::Claim;
use crate::finding::{Confidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Value;

/// Thousandths in a year of age.
const YEAR: i64 = 1000;

/// Compare the ages of every person.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let persons = Persons::new(claims);
    let groups = persons.groups(true);
    let findings = groups
        .iter()
        .filter_map(|group| {
            let of = |&at: &usize| {
                persons
                    .people
                    .get(at)
                    .map(|p| p.claims.clone())
                    .unwrap_or_default()
            };
            let own: Vec<&Claim> = group
                .iter()
                .flat_map(of)
                .filter_map(|at| claims.get(at))
                .collect();
            finding(rule, story, &own)
        })
        .collect();
    Compared::new(findings, groups.len())
}

/// How two ages compare.
pub fn verdict(a: &Claim, b: &Claim) -> Verdict {
    let (Value::Age(x), Value::Age(y)) = (&a.value, &b.value) else {
        return Verdict::Unrelated;
    };
    match (related(a, b), (x.n - y.n).abs() / YEAR) {
        (Likeness::Different, _) => Verdict::Unrelated,
        (_, 0) => Verdict::Agree,
        _ if have_one_birth(&[a, b]) => Verdict::Update,
        (_, apart) => weigh(apart, one_day(&[a, b])),
    }
}

/// The verdict on ages `apart` years from each other.
fn weigh(apart: i64, one_day: bool) -> Verdict {
    match apart {
        1 if one_day => Verdict::Discrepancy,
        1 => Verdict::Note,
        _ => Verdict::Contradiction,
    }
}

fn finding(rule: &Rule, story: &Story, claims: &[&Claim]) -> Option<Finding> {
    let mut by_age: BTreeMap<i64, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        if let Value::Age(years) = &claim.value {
            by_age.entry(years.n / YEAR).or_default().push(claim);
        }
    }
    let (youngest, oldest) = (*by_age.keys().next()?, *by_age.keys().next_back()?);
    if youngest == oldest || have_one_birth(claims) {
        return None;
    }
    let mut sides: Vec<(i64, Vec<&Claim>)> = by_age.into_iter().collect();
    sides.sort_by_key(|(_, list)| list.first().map(|c| (c.article, c.span)));
    let birthday = oldest - youngest == 1 && !one_day(claims);
    let told: Vec<(String, u32)> = sides
        .iter()
        .filter_map(|(_, list)| list.first())
        .map(|c| (words(story, c), c.article))
        .collect();
    let who = claims
        .first()
        .and_then(|c| c.id("who"))
        .cloned()
        .unwrap_or_default();
    let said = build::Sentences {
        message: format!("{who} has two ages: {}", against(story, &told)),
        aligned: format!("both give the age of {who}"),
        clash: if birthday {
            "one year apart, and a birthday may lie between the two reports".to_owned()
        } else {
            format!("a person cannot be {youngest} and {oldest} at the same time")
        },
        help: Some("find the date of birth".to_owned()),
    };
    let weight = build::Weight::conflict(weigh(oldest - youngest, !birthday), Confidence::High);
    let camps = sides
        .iter()
        .map(|(years, list)| build::camp(format!("{years} years old"), list.iter().copied()))
        .collect();
    build::finding(
        rule,
        weight,
        said,
        camps,
        format!("who={}", crate::text::token::fold(&who)),
    )
}

/// Whether reports that lie most of a year apart give ages that one day of birth explains.
fn have_one_birth(claims: &[&Claim]) -> bool {
    let told: Option<Vec<(i32, i32, i64)>> = claims
        .iter()
        .map(|c| match (&c.value, c.frame.as_of) {
            (Value::Age(q), Some(days)) => Some((days.lo, days.hi, q.n / YEAR)),
            _ => None,
        })
        .collect();
    let Some(told) = told else { return false };
    let first = told.iter().map(|t| t.0).min().unwrap_or(0);
    let last = told.iter().map(|t| t.1).max().unwrap_or(0);
    // Whoever is 34 on a day was born 34 years before it, or up to a year earlier; in days, leap days and all.
    let earliest = told
        .iter()
        .map(|t| i64::from(t.0) * 100 - (t.2 + 1) * DAYS_OF_YEAR)
        .max();
    let latest = told
        .iter()
        .map(|t| i64::from(t.1) * 100 - t.2 * DAYS_OF_YEAR)
        .min();
    last.saturating_sub(first) >= MOST_OF_A_YEAR && earliest <= latest
}

/// Hundredths of days in a year.
const DAYS_OF_YEAR: i64 = 36_525;
/// In days: nearer reports of two ages are two mistakes sooner than two years.
const MOST_OF_A_YEAR: i32 = 300;

/// Whether all reports are of one day, as far as that is known.
fn one_day(claims: &[&Claim]) -> bool {
    let mut days = claims.iter().filter_map(|c| c.frame.as_of);
    let first = days.next();
    first.is_some_and(|first| days.all(|d| d == first))
        || claims
            .iter()
            .all(|c| Some(c.article) == claims.first().map(|f| f.article))
}

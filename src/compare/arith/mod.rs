//! Figures that follow from others: a percentage from its part and whole, a change from its terms, years from dates.

pub mod echo;
mod level;
pub mod sum;

use crate::extract::arith::{RELATION, Relation, TERMS, reckon};
use crate::extract::{Claim, Mood, Slot};
use crate::finding::{Camp, Confidence, Evidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Interval, Op, Value, day, interval, notation};

use super::topic::subject;
use super::{Compared, build, phrase};

/// What to do about figures that do not fit.
const RECKON_AGAIN: &str = "reckon again, and check which of the figures is wrong";

/// Check every figure that is stated beside those it follows from.
pub(super) fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let mut findings: Vec<Finding> = claims.iter().filter_map(|c| finding(rule, story, c)).collect();
    findings.extend(level::findings(rule, claims, story));
    Compared::new(findings, claims.len())
}

/// How the figure of one claim stands to those it follows from; `None` where they say nothing about it.
pub(super) fn verdict(claim: &Claim) -> Option<Verdict> {
    let (relation, terms) = tie(claim)?;
    // What may be, or would be, must add up as well.
    let real = claim.frame.mood != Mood::Question && !claim.frame.negated;
    reckon::expected(relation, &terms)?;
    let holds = !real || reckon::fits(relation, &claim.value, &terms);
    Some(if holds {
        Verdict::Agree
    } else {
        Verdict::Contradiction
    })
}

/// How the figures of a claim hang together, and those that the stated one follows from.
fn tie(claim: &Claim) -> Option<(Relation, Vec<&Value>)> {
    let Slot::Id(name) = claim.slot(RELATION)? else {
        return None;
    };
    let Slot::Many(terms) = claim.slot(TERMS)? else {
        return None;
    };
    let values = terms.iter().filter_map(Slot::value);
    Some((Relation::parse(name)?, values.collect()))
}

fn finding(rule: &Rule, story: &Story, claim: &Claim) -> Option<Finding> {
    if verdict(claim)? != Verdict::Contradiction {
        return None;
    }
    let (relation, terms) = tie(claim)?;
    let expected = worded(relation, &claim.value, reckon::expected(relation, &terms)?);
    let stated = read(&claim.value);
    let of: Vec<String> = terms.iter().map(|t| read(t)).collect();
    let follows = follows(relation, &of);
    let is = if relation == Relation::Born {
        "must be"
    } else {
        "is"
    };
    let said = build::Sentences {
        message: format!(
            "{follows} {is} {expected}, but {stated} is stated in {}",
            phrase::path(story, claim.article)
        ),
        aligned: aligned(relation).to_owned(),
        clash: format!("{expected} is not {stated}, whatever was rounded"),
        help: Some(RECKON_AGAIN.to_owned()),
    };
    let weight = build::Weight::conflict(Verdict::Contradiction, Confidence::High);
    let camps = vec![
        Camp {
            reads_as: stated,
            claims: vec![build::value_alone(claim)],
        },
        Camp {
            reads_as: format!("{expected} by the other figures"),
            claims: parts(claim, &terms),
        },
    ];
    build::finding(rule, weight, said, camps, build::key_text(rule, claim))
}

/// The terms that stand in the text; the day of publication does not.
fn parts(claim: &Claim, terms: &[&Value]) -> Vec<Evidence> {
    let evidence = claim.parts.iter().zip(terms).map(|(span, value)| Evidence {
        value: (*value).clone(),
        ..build::figure_alone(claim, *span)
    });
    evidence.collect()
}

/// What the figures come to, in words: `2,270 of 3,912`.
fn follows(relation: Relation, of: &[String]) -> String {
    let [first, second] = of else {
        let one = of.first().map_or("", String::as_str);
        return match relation {
            Relation::Rest => format!("what {one} leaves of 100 %"),
            Relation::Ago => "the year".to_owned(),
            _ => format!("the time given as {one}"),
        };
    };
    match relation {
        Relation::Share => format!("{first} of {second}"),
        Relation::Multiple => format!("{second} over {first}"),
        Relation::Born => format!("the age on {second} of somebody born in {first}"),
        _ => format!("from {first} to {second}"),
    }
}

fn aligned(relation: Relation) -> &'static str {
    match relation {
        Relation::Share => "the percentage is stated beside the part and the whole it is of",
        Relation::Rest => "one percentage is said to be the rest of the whole",
        Relation::Growth | Relation::Change | Relation::Multiple | Relation::Reached | Relation::Before => {
            "the change is stated beside both its terms"
        }
        Relation::Years | Relation::Ago | Relation::Hours | Relation::Days => {
            "the length of time is stated beside when it begins and ends"
        }
        Relation::Born => "the age is stated beside the birth",
    }
}

/// A range that was reckoned, in the unit of the stated figure.
fn worded(relation: Relation, stated: &Value, expected: Interval) -> String {
    match relation {
        Relation::Years | Relation::Born => format!("{} years", notation::spell(expected)),
        Relation::Days => format!("{} days", notation::spell(expected)),
        Relation::Ago => notation::spell(expected).replace(',', ""),
        Relation::Multiple => format!("{} times as much", round(expected)),
        Relation::Share | Relation::Rest | Relation::Growth | Relation::Reached => {
            format!("{} %", round(expected))
        }
        Relation::Change | Relation::Hours | Relation::Before => match subject::figure(stated) {
            Some((facet, _)) => phrase::reading(&facet, expected),
            None => notation::spell(expected),
        },
    }
}

/// A reckoned range, to the tenth.
fn round(range: Interval) -> String {
    let tenth = |n: i64| {
        if n == interval::INFINITY {
            n
        } else {
            (n + 50).div_euclid(100) * 100
        }
    };
    notation::spell(Interval::new(tenth(range.lo), tenth(range.hi)))
}

/// A figure as a reader takes it.
fn read(value: &Value) -> String {
    match value {
        Value::Ratio { of, per } if of < per => format!("{of} in {per}"),
        Value::Ratio { of, per } => format!("{of}/{per}"),
        Value::Date(days) => {
            let (first, last) = (day::civil(days.lo).0, day::civil(days.hi).0);
            match () {
                () if days.is_day() => days.to_string(),
                () if first == last => first.to_string(),
                () => format!("{first} to {last}"),
            }
        }
        Value::Clock(clock) => clock.to_string(),
        value => match subject::figure(value) {
            Some((facet, q)) => match hedge(q.op) {
                Some(hedge) => format!("{hedge}{}", phrase::reading(&facet, Interval::new(q.n, q.n))),
                None => phrase::reading(&facet, q.soft),
            },
            None => String::new(),
        },
    }
}

/// A hedge as it is said; none where a range tells more.
fn hedge(op: Op) -> Option<&'static str> {
    Some(match op {
        Op::Exact => "",
        Op::About => "about ",
        Op::Nearly => "nearly ",
        Op::JustOver => "just over ",
        Op::MoreThan => "more than ",
        Op::WellOver => "well over ",
        Op::AtLeast => "at least ",
        Op::LessThan => "less than ",
        Op::AtMost => "at most ",
        Op::UpTo => "up to ",
        _ => return None,
    })
}

//! Changes that led to one level, told by two articles: `up 27 per cent, to 395 crowns` and `from 330 to 395 crowns`.
//!
//! The level ties them together: it has three digits or more, so that two articles of one story that give it mean one
//! thing. By which percentage it was reached, and from where, must then fit.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{build, phrase};
use super::{RECKON_AGAIN, read, round, tie};
use crate::compare::topic::subject::{self, Facet};
use crate::extract::arith::{Relation, reckon};
use crate::extract::{Claim, Mood};
use crate::finding::{Camp, Confidence, Evidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Milli, Value};

/// Claims of one level that are held against each other.
const MOST: usize = 40;

/// A claim with how it was reached and by how much, or from where.
type Told<'c> = (&'c Claim, Relation, Value);

/// Every pair of articles whose changes to one level do not fit.
pub(super) fn findings(rule: &Rule, claims: &[Claim], story: &Story) -> Vec<Finding> {
    let mut levels: BTreeMap<(Facet, Milli), Vec<Told<'_>>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| is_told(c)) {
        let Some((relation, terms)) = tie(claim) else {
            continue;
        };
        let (level, other) = match (relation, terms.as_slice()) {
            (Relation::Reached, [to]) => (*to, &claim.value),
            (Relation::Before, [from]) => (&claim.value, *from),
            _ => continue,
        };
        if let Some((facet, q)) = subject::figure(level) {
            levels
                .entry((facet, q.n))
                .or_default()
                .push((claim, relation, other.clone()));
        }
    }
    let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut out = Vec::new();
    for all in levels.values() {
        for (at, one) in all.iter().take(MOST).enumerate() {
            for two in all.iter().take(MOST).skip(at + 1) {
                let apart = one.0.article != two.0.article && !fit(one, two);
                if apart && told.insert((one.0.article, two.0.article)) {
                    out.extend(finding(rule, story, one, two));
                }
            }
        }
    }
    out
}

/// Whether a claim tells what is, or will be.
fn is_told(claim: &Claim) -> bool {
    matches!(claim.frame.mood, Mood::Fact | Mood::Planned) && !claim.frame.negated
}

/// Whether two changes to one level can both be right.
fn fit(one: &Told<'_>, two: &Told<'_>) -> bool {
    match (one.1, two.1) {
        (Relation::Reached, Relation::Reached) => match (reckon::worded(&one.2), reckon::worded(&two.2)) {
            (Some(x), Some(y)) => x.meets(y),
            _ => true,
        },
        (Relation::Reached, Relation::Before) => {
            reckon::fits(Relation::Growth, &one.2, &[&two.2, &two.0.value])
        }
        (Relation::Before, Relation::Reached) => fit(two, one),
        _ => true,
    }
}

fn finding(rule: &Rule, story: &Story, one: &Told<'_>, two: &Told<'_>) -> Option<Finding> {
    let tell = |(claim, relation, other): &Told<'_>| match relation {
        Relation::Before => {
            let range = reckon::expected(Relation::Growth, &[other, &claim.value])?;
            let by = format!("{} %", round(range));
            Some((
                format!(
                    "from {} to {}, a change of {by},",
                    read(other),
                    read(&claim.value)
                ),
                by,
            ))
        }
        _ => {
            let by = read(other);
            Some((format!("a change of {by} to the same level"), by))
        }
    };
    let [(first, x), (second, y)] = [tell(one)?, tell(two)?];
    let place = |t: &Told<'_>| phrase::path(story, t.0.article).to_owned();
    let said = build::Sentences {
        message: format!("{first} in {}, but {second} in {}", place(one), place(two)),
        aligned: "both tell how one level was reached".to_owned(),
        clash: format!("{x} is not {y}, whatever was rounded"),
        help: Some(RECKON_AGAIN.to_owned()),
    };
    let weight = build::Weight::conflict(Verdict::Contradiction, Confidence::Medium);
    let camps = [(one, x), (two, y)].map(|((claim, _, _), by)| Camp {
        reads_as: by,
        claims: evidence(claim),
    });
    build::finding(rule, weight, said, camps.into(), build::key_text(rule, one.0))
}

/// The change and its level, or the level and the one before.
fn evidence(claim: &Claim) -> Vec<Evidence> {
    let parts = claim.parts.iter().map(|span| build::figure_alone(claim, *span));
    let mut all: Vec<Evidence> = [build::value_alone(claim)].into_iter().chain(parts).collect();
    all.sort_by_key(|e| e.span.start);
    all
}

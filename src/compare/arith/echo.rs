//! Figures that a wrong sum shares with other articles.
//!
//! Where one article's percentage does not fit its own part and whole, and another article states the same part or
//! whole, that article says so too: it stands beside the finding as more evidence. Nothing is found here; a finding
//! only shows all places that speak for one side of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::Claim;
use crate::extract::arith::{Relation, reckon};
use crate::extract::figure::Kind;
use crate::finding::{Camp, Evidence, Finding};
use crate::value::{Milli, Sym, Value};

use crate::compare::build;

/// A figure of so many digits, zeros at its end apart, is told of two things of one story by chance only.
const DIGITS: Milli = 100;
/// Two figures of one sentence are enough where neither is smaller than this, in thousandths.
const TWO: Milli = 10_000;
/// So many places are added to one side of a finding at most.
const MOST: usize = 8;

/// The bare figures of a run by what they count or measure, and how many.
pub struct Figures<'c> {
    by_value: BTreeMap<(Kind, Milli), Vec<&'c Claim>>,
    shares: Vec<&'c Claim>,
}

impl<'c> Figures<'c> {
    /// The figures among `claims`, those of the rule that reads every figure.
    pub fn new(claims: &'c [Claim]) -> Self {
        let mut by_value: BTreeMap<_, Vec<&Claim>> = BTreeMap::new();
        let mut shares = Vec::new();
        for claim in claims.iter().filter(|c| c.frame.in_quote.is_none()) {
            if let (Some(key), Some(_)) = (key(&claim.value), &claim.context) {
                by_value.entry(key).or_default().push(claim);
            }
            if is_share(&claim.value) {
                shares.push(claim);
            }
        }
        Self { by_value, shares }
    }

    /// Where a share does not fit its part and whole, add to these the shares of other articles that do and that are
    /// told in some of the same words: `63 of 90, or 45 per cent` here, `seven in ten` there.
    pub fn add_shares(&self, finding: &mut Finding, linked: &dyn Fn(u32, u32) -> bool) {
        let [stated, reckoned] = finding.camps.as_mut_slice() else {
            return;
        };
        let (Some(said), [part, whole]) = (stated.claims.first().cloned(), reckoned.claims.as_slice()) else {
            return;
        };
        let expected = reckon::expected(Relation::Share, &[&part.value, &whole.value]);
        let home: BTreeSet<&Sym> = [&said, part, whole]
            .into_iter()
            .flat_map(|e| self.words(e))
            .collect();
        let values = [part.value.clone(), whole.value.clone()];
        let meets = |value: &Value| {
            reckon::allowed(Relation::Share, value)
                .zip(expected)
                .is_some_and(|(x, y)| x.meets(y))
        };
        let told = |c: &&&Claim| {
            let context = c.context.as_ref();
            let shared = context.is_some_and(|c| c.bag.iter().any(|term| home.contains(&term.stem)));
            let beside = self.by_value.values().flatten();
            let mut beside = beside.filter(|b| (b.article, b.sentence) == (c.article, c.sentence));
            shared || beside.any(|b| values.contains(&b.value))
        };
        let other = |c: &&&Claim| c.article != said.article && linked(said.article, c.article);
        let fits = |c: &&&Claim| meets(&c.value) && c.value != said.value;
        let more = self
            .shares
            .iter()
            .filter(other)
            .filter(fits)
            .filter(told)
            .take(MOST);
        let more: Vec<Evidence> = more
            .map(|claim| build::figure_alone(claim, claim.value_span))
            .collect();
        side_with(reckoned, more);
    }

    /// The content words of the sentence that a piece of evidence stands in.
    fn words(&self, evidence: &Evidence) -> Vec<&'c Sym> {
        let here = |c: &&&'c Claim| c.article == evidence.article && c.value_span.overlaps(evidence.span);
        let all = self.by_value.values().flatten().chain(&self.shares);
        let contexts = all.filter(here).filter_map(|c| c.context.as_ref());
        contexts
            .flat_map(|c| c.bag.iter().map(|term| &term.stem))
            .collect()
    }

    /// Add to each side of `finding` the places that state its figures: of the same noun in its own article, and in
    /// others as far as `linked` allows.
    pub fn add_to(&self, finding: &mut Finding, linked: &dyn Fn(u32, u32) -> bool) {
        let Some(home) = home(finding) else { return };
        let mut added: BTreeMap<(u32, u32), Vec<(usize, &Claim)>> = BTreeMap::new();
        let mut again: Vec<(usize, &Claim)> = Vec::new();
        for (side, camp) in finding.camps.iter().enumerate() {
            let equal = self.equal_to(camp);
            let shown = |c: &Claim| {
                camp.claims
                    .iter()
                    .any(|e| e.article == c.article && e.span.overlaps(c.span))
            };
            let nouns: BTreeSet<&Sym> = equal
                .iter()
                .filter(|c| shown(c))
                .filter_map(|c| noun(c))
                .collect();
            for claim in equal {
                if claim.article != home {
                    let sentence = (claim.article, claim.sentence);
                    added.entry(sentence).or_default().push((side, claim));
                } else if !shown(claim) && noun(claim).is_none_or(|n| nouns.is_empty() || nouns.contains(n)) {
                    again.push((side, claim));
                }
            }
        }
        let told = added
            .into_iter()
            .filter(|((article, _), claims)| is_telling(claims) && linked(home, *article));
        let mut more: BTreeMap<usize, Vec<Evidence>> = BTreeMap::new();
        for (side, claim) in told.flat_map(|(_, claims)| claims).chain(again) {
            more.entry(side)
                .or_default()
                .push(build::figure_alone(claim, claim.value_span));
        }
        for (side, mut evidence) in more {
            evidence.truncate(MOST);
            if let Some(camp) = finding.camps.get_mut(side) {
                side_with(camp, evidence);
            }
        }
    }

    /// The claims with a figure of `camp`.
    fn equal_to(&self, camp: &Camp) -> Vec<&'c Claim> {
        let keys: BTreeSet<(Kind, Milli)> = camp.claims.iter().filter_map(|e| key(&e.value)).collect();
        let all = keys.iter().filter_map(|key| self.by_value.get(key));
        all.flatten().copied().collect()
    }
}

/// Let more evidence stand with a camp, in the order of the articles.
fn side_with(camp: &mut Camp, more: Vec<Evidence>) {
    camp.claims.extend(more);
    camp.claims.sort_by_key(|e| (e.article, e.span.start));
}

fn is_share(value: &Value) -> bool {
    match value {
        Value::Percent { points, .. } => !points,
        Value::Ratio { of, per } => of < per,
        _ => false,
    }
}

/// The noun that a figure counts.
fn noun(claim: &Claim) -> Option<&Sym> {
    claim.context.as_ref()?.head.as_ref().map(|head| &head.stem)
}

/// The one article that a finding is about.
fn home(finding: &Finding) -> Option<u32> {
    let articles: BTreeSet<u32> = finding
        .camps
        .iter()
        .flat_map(|c| &c.claims)
        .map(|e| e.article)
        .collect();
    articles.first().copied().filter(|_| articles.len() == 1)
}

/// What is counted or measured, and how much; only bare figures above one.
fn key(value: &Value) -> Option<(Kind, Milli)> {
    let kind = match value {
        Value::Count(_) => Kind::Count,
        Value::Money(..) => Kind::Money,
        Value::Amount(_, unit) => Kind::Amount(unit.dimension),
        _ => return None,
    };
    let q = value.quantity()?;
    (q.is_bare() && q.n > 1_000).then_some((kind, q.n))
}

/// Whether the figures of one sentence are surely those of the finding: one of several digits, or two of them.
fn is_telling(claims: &[(usize, &Claim)]) -> bool {
    let sizes: BTreeSet<Milli> = claims
        .iter()
        .filter_map(|(_, c)| c.value.quantity().map(|q| q.n))
        .collect();
    sizes.iter().any(|n| is_singular(*n)) || sizes.iter().filter(|n| **n >= TWO).count() >= 2
}

fn is_singular(n: Milli) -> bool {
    let mut digits = n;
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    digits >= DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_several_digits_are_singular() {
        for (n, singular) in [
            (2_270_000, true),
            (160_000, false),
            (46_000, false),
            (3_912_000, true),
        ] {
            assert_eq!(is_singular(n), singular, "{n}");
        }
    }
}

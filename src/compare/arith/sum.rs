//! Parts and their whole: what is listed must add up to what is stated (semantics 5.10).
//!
//! Every claim of such a rule carries its whole, its parts and whether the list is said to be complete. Bounds are
//! added; parts may stay below a whole unless the list is complete, but never go above it.

use crate::extract::sum::LEAVES;
use crate::extract::{Claim, Mood, Slot};
use crate::finding::{Camp, Confidence, Evidence, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Breach, INFINITY, Interval, Milli, Quantity, Sym, Value};

use crate::compare::topic::subject;
use crate::compare::topic::subject::Facet;
use crate::compare::{Compared, build, phrase};

/// The slot that says that the list is complete.
pub const COMPLETE: &str = "exhaustive";
/// The slot with the class of each part, in the order of the parts.
const CLASSES: &str = "pclass";

/// One part.
struct Part<'c> {
    value: &'c Value,
    quantity: Quantity,
    at: usize,
}

/// Check every stated sum.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    Compared::new(
        claims.iter().filter_map(|c| finding(rule, story, c)).collect(),
        claims.len(),
    )
}

/// How a claim's parts stand to its whole; none where there is nothing to add.
pub(super) fn breach(rule: &Rule, claim: &Claim) -> Option<Breach> {
    let (facet, whole) = subject::figure(&claim.value)?;
    let parts = parts(rule, claim, &facet);
    // What may be, or would be, must add up as well.
    let real = claim.frame.mood != Mood::Question && !claim.frame.negated;
    if parts.is_empty() || !real {
        return None;
    }
    let (hard, soft) = (total(&parts, |q| q.hard), total(&parts, |q| q.soft));
    let complete = claim.slot(COMPLETE).is_some();
    let beyond = |sum: Interval, stated: Interval| sum.lo > stated.hi || complete && sum.hi < stated.lo;
    Some(match () {
        () if beyond(hard, whole.hard) => Breach::Hard,
        () if beyond(soft, whole.soft) => Breach::Soft,
        () => Breach::None,
    })
}

/// The parts of the whole's own kind; one whose class lies inside another part's is counted with that one.
fn parts<'c>(rule: &Rule, claim: &'c Claim, facet: &Facet) -> Vec<Part<'c>> {
    let name = rule.compare.parts.as_ref().map_or("part", Sym::as_str);
    let classes = classes(claim);
    let mut out = Vec::new();
    for (at, value) in values(claim.slot(name)).into_iter().enumerate() {
        if let Some((kind, quantity)) = subject::figure(value)
            && kind == *facet
            && !inside_another(rule, &classes, at)
        {
            out.push(Part { value, quantity, at });
        }
    }
    out
}

fn values(slot: Option<&Slot>) -> Vec<&Value> {
    match slot {
        Some(Slot::Value(value)) => vec![value],
        Some(Slot::Many(all)) => all.iter().flat_map(|one| values(Some(one))).collect(),
        _ => Vec::new(),
    }
}

fn classes(claim: &Claim) -> Vec<&Sym> {
    match claim.slot(CLASSES) {
        Some(Slot::Id(id)) => vec![id],
        _ => claim.ids(CLASSES).collect(),
    }
}

fn inside_another(rule: &Rule, classes: &[&Sym], at: usize) -> bool {
    let Some(own) = classes.get(at) else { return false };
    rule.lineage(own).skip(1).any(|up| classes.contains(&&up))
}

fn total(parts: &[Part<'_>], bounds: impl Fn(&Quantity) -> Interval) -> Interval {
    let add = |sum: Milli, more: Milli| {
        if more == INFINITY {
            INFINITY
        } else {
            sum.saturating_add(more)
        }
    };
    parts
        .iter()
        .map(|p| bounds(&p.quantity))
        .fold(Interval::new(0, 0), |sum, part| Interval {
            lo: add(sum.lo, part.lo),
            hi: add(sum.hi, part.hi),
        })
}

/// A figure as it is added up for a reader: as it stands where it stands bare.
fn plain(q: &Quantity) -> Interval {
    if q.is_bare() {
        Interval::new(q.n, q.n)
    } else {
        q.soft
    }
}

fn finding(rule: &Rule, story: &Story, claim: &Claim) -> Option<Finding> {
    let (facet, whole) = subject::figure(&claim.value)?;
    let verdict = match breach(rule, claim)? {
        Breach::Hard => Verdict::Contradiction,
        Breach::Soft => Verdict::Discrepancy,
        Breach::None => return None,
    };
    let parts = parts(rule, claim, &facet);
    if claim.slot(LEAVES).is_some() {
        return remainder(rule, story, claim, (&facet, &parts));
    }
    let sum = phrase::reading(&facet, total(&parts, plain));
    let stated = phrase::reading(&facet, plain(&whole));
    let listed: Vec<String> = parts
        .iter()
        .map(|p| phrase::reading(&facet, plain(&p.quantity)))
        .collect();
    let complete = claim.slot(COMPLETE).is_some();
    let said = build::Sentences {
        message: format!(
            "{} make {sum}, but {stated} is stated in {}",
            phrase::list(&listed),
            phrase::path(story, claim.article)
        ),
        aligned: if complete {
            "the parts are listed as the whole of it".to_owned()
        } else {
            "the parts are listed as belonging to the whole".to_owned()
        },
        clash: if complete {
            format!("a complete list adds up to its total, and {sum} is not {stated}")
        } else {
            format!("parts cannot be more than their whole, and {sum} is more than {stated}")
        },
        help: Some("add up again, and check which figure is wrong".to_owned()),
    };
    let confidence = if claim.from == NATIVE {
        Confidence::Medium
    } else {
        Confidence::High
    };
    let weight = build::Weight::conflict(verdict, confidence);
    let camps = vec![
        Camp {
            reads_as: stated,
            claims: vec![build::value_alone(claim)],
        },
        Camp {
            reads_as: format!("{sum} together"),
            claims: parts.iter().filter_map(|p| part_evidence(claim, p)).collect(),
        },
    ];
    build::finding(rule, weight, said, camps, build::key_text(rule, claim))
}

/// The same where the last part is told as what is left: `137 less 24 and 6 is 107, but 117 is stated`.
fn remainder(
    rule: &Rule,
    story: &Story,
    claim: &Claim,
    (facet, parts): (&Facet, &[Part<'_>]),
) -> Option<Finding> {
    let (rest, taken) = parts.split_last()?;
    let (_, whole) = subject::figure(&claim.value)?;
    let gone = total(taken, plain);
    let left = Interval::new(
        plain(&whole).lo.saturating_sub(gone.hi).max(0),
        plain(&whole).hi.saturating_sub(gone.lo).max(0),
    );
    let listed: Vec<String> = taken
        .iter()
        .map(|p| phrase::reading(facet, plain(&p.quantity)))
        .collect();
    let (start, left) = (
        phrase::reading(facet, plain(&whole)),
        phrase::reading(facet, left),
    );
    let stated = phrase::reading(facet, plain(&rest.quantity));
    let said = build::Sentences {
        message: format!(
            "{start} less {} leaves {left}, but {stated} is stated in {}",
            phrase::list(&listed),
            phrase::path(story, claim.article)
        ),
        aligned: "one figure is said to be what the others leave of the whole".to_owned(),
        clash: format!("{left} are left, and not {stated}"),
        help: Some("reckon again, and check which figure is wrong".to_owned()),
    };
    let weight = build::Weight::conflict(Verdict::Contradiction, Confidence::Medium);
    let mut claims = vec![build::value_alone(claim)];
    claims.extend(taken.iter().filter_map(|p| part_evidence(claim, p)));
    let camps = vec![
        Camp {
            reads_as: stated,
            claims: part_evidence(claim, rest).into_iter().collect(),
        },
        Camp {
            reads_as: format!("{left} by the other figures"),
            claims,
        },
    ];
    build::finding(rule, weight, said, camps, build::key_text(rule, claim))
}

/// Which `[[match]]` a sum comes from that no pattern matched but the paragraph's own wording gave away.
pub const NATIVE: u16 = u16::MAX;

fn part_evidence(claim: &Claim, part: &Part<'_>) -> Option<Evidence> {
    Some(Evidence {
        value: part.value.clone(),
        ..build::figure_alone(claim, *claim.parts.get(part.at)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::{claim, rule, story};
    use crate::rule::{CompareAs, Evolves};
    use crate::text::Span;

    fn check(whole: &str, parts: &[(&str, &str)], complete: bool) -> Option<Verdict> {
        let mut rule = rule(Evolves::Never);
        rule.compare.kind = CompareAs::Sum;
        rule.compare.parts = Some("part".into());
        let mut claim = claim(0, whole, &[]);
        let values = parts
            .iter()
            .map(|(n, _)| Slot::from(Value::Count(n.parse().unwrap())))
            .collect();
        let classes = parts.iter().map(|(_, c)| Slot::Id((*c).into())).collect();
        claim.slots = vec![
            ("part".into(), Slot::Many(values)),
            (CLASSES.into(), Slot::Many(classes)),
        ];
        if complete {
            claim.slots.push((COMPLETE.into(), Slot::Id("true".into())));
        }
        claim.parts = vec![Span::new(0, 2); parts.len()];
        let found = compare(&rule, &[claim], &story(&[None])).findings;
        found.first().map(|f| f.verdict)
    }

    #[test]
    fn parts_against_their_whole() {
        const WRONG: Option<Verdict> = Some(Verdict::Contradiction);
        for (whole, parts, complete, expected) in [
            ("=19", &[("=12", "civilian"), ("=9", "soldier")][..], false, WRONG),
            ("=19", &[(">=12", "civilian"), ("=2", "journalist")], false, None),
            ("=22", &[("=12", "civilian"), ("=9", "soldier")], true, WRONG),
            ("=22", &[("=12", "civilian"), ("=9", "soldier")], false, None),
            ("=21", &[("=12", "civilian"), ("=9", "soldier")], true, None),
            ("=14", &[("=12", "Ukraine"), ("=9", "Kyiv")], false, None),
            ("~20", &[("=12", "civilian"), ("=9", "soldier")], true, None),
            (
                "=20",
                &[("several", "civilian"), ("=18", "soldier")],
                true,
                Some(Verdict::Discrepancy),
            ),
        ] {
            assert_eq!(check(whole, parts, complete), expected, "{whole} of {parts:?}");
        }
    }
}

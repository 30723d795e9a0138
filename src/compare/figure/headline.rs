//! Headline, deck and captions against the copy they stand over: a figure that the copy does not have, where it has
//! another one in its place.
//!
//! A headline repeats its story. A figure of it that nothing in the copy allows, alone or added up, is looked at again:
//! the copy must give just one other figure of the same thing.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{Compared, build, phrase};
use crate::extract::figure::{Context, Kind, Tag};
use crate::extract::headline::is_above;
use crate::extract::{Claim, Mood};
use crate::finding::{Confidence, Finding, Verdict};
use crate::lexicon::{Relation, same_concept};
use crate::rule::Rule;
use crate::source::Story;
use crate::text::BlockRole;
use crate::value::{Milli, Quantity, Value};

/// Bytes behind a figure in which more of the same may be counted.
const BEHIND: usize = 90;
/// What is taken from a larger figure is more than this, in thousandths.
const LEAST: Milli = 3_000;
/// Figures of one copy that are added up in twos.
const MOST: usize = 150;
/// What is a rate, a part, a change or a case of some whole is not that whole,
const DERIVED: [Tag; 6] = [
    Tag::Rate,
    Tag::Part,
    Tag::Previous,
    Tag::Change,
    Tag::Conditional,
    Tag::Average,
];
/// and neither is what another place, room or stretch of time had.
const OF_ANOTHER: [Tag; 4] = [Tag::Elsewhere, Tag::Capacity, Tag::Window, Tag::Fresh];

/// Compare the figures above each article with those of its copy.
pub(in crate::compare) fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let mut articles: BTreeMap<u32, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        articles.entry(claim.article).or_default().push(claim);
    }
    let mut findings = Vec::new();
    for all in articles.values() {
        let (above, copy): (Vec<&Claim>, Vec<&Claim>) = all.iter().partition(|c| is_above(c));
        for claim in above {
            findings
                .extend(against(&copy, claim, story).and_then(|other| finding(rule, story, claim, other)));
        }
    }
    Compared::new(findings, articles.len())
}

/// How a figure above an article stands to one of its copy, where nothing else is known.
pub(in crate::compare) fn verdict(a: &Claim, b: &Claim) -> Verdict {
    match (a.value.quantity(), b.value.quantity()) {
        _ if a.article != b.article || is_above(a) == is_above(b) || !one_unit(a, b) => Verdict::Unrelated,
        (Some(x), Some(y)) if x.hard.meets(y.hard) => Verdict::Agree,
        _ if is_of_one_thing(a, b) => Verdict::Contradiction,
        _ => Verdict::Unrelated,
    }
}

/// The figure of the copy that stands in the place of `above`, if it has just one.
fn against<'c>(copy: &[&'c Claim], above: &Claim, story: &Story) -> Option<&'c Claim> {
    let own = above.value.quantity()?;
    let context = above.context.as_deref()?;
    let told = matches!(above.frame.mood, Mood::Fact | Mood::Planned);
    let plain = own.is_bare() && told && above.frame.in_quote.is_none();
    if !plain || has(context, &DERIVED) {
        return None;
    }
    let alike: Vec<&&Claim> = copy.iter().filter(|c| one_unit(above, c)).collect();
    let quantities: Vec<&Quantity> = alike.iter().filter_map(|c| c.value.quantity()).collect();
    if quantities.iter().any(|q| q.hard.meets(own.hard)) || is_made_of(own.n, &alike) {
        return None;
    }
    let of_one: Vec<&&Claim> = alike.into_iter().filter(|c| is_of_one_thing(above, c)).collect();
    let values: BTreeSet<Milli> = of_one
        .iter()
        .filter_map(|c| c.value.quantity().map(|q| q.n))
        .collect();
    let slipped = of_one
        .iter()
        .copied()
        .find(|c| c.value.quantity().is_some_and(|q| is_slip(q.n, own.n)));
    if let Some(found) = slipped {
        return Some(found);
    }
    let only = of_one.first().filter(|_| values.len() == 1)?;
    (!goes_on(only, story)).then_some(**only)
}

fn has(context: &Context, tags: &[Tag]) -> bool {
    tags.iter().any(|tag| context.tags.has(*tag))
}

/// A figure of three digits or more, zeros at its end apart.
fn is_fine(claim: &Claim) -> bool {
    let mut n = claim.value.quantity().map_or(0, |q| q.n);
    while n != 0 && n % 10 == 0 {
        n /= 10;
    }
    n.abs() >= 100
}

/// Figures of one sort and, for money, of one currency.
fn one_unit(a: &Claim, b: &Claim) -> bool {
    let kind = |c: &Claim| c.context.as_ref().map(|c| c.kind.clone());
    match (&a.value, &b.value) {
        (Value::Money(_, x), Value::Money(_, y)) => x.may_be(y),
        _ => kind(a) == kind(b),
    }
}

/// Whether both count the same thing: one noun or one fate, and no words that narrow only one of them.
fn is_of_one_thing(above: &Claim, body: &Claim) -> bool {
    let (Some(x), Some(y)) = (above.context.as_deref(), body.context.as_deref()) else {
        return false;
    };
    let plain = body.value.quantity().is_some_and(Quantity::is_bare) && body.frame.in_quote.is_none();
    let real = matches!(body.frame.mood, Mood::Fact | Mood::Planned);
    let narrowed = has(y, &DERIVED) || has(y, &OF_ANOTHER);
    if !plain || !real || narrowed || x.fate.is_some() && y.fate.is_some() && x.fate != y.fate {
        return false;
    }
    let slip = match (above.value.quantity(), body.value.quantity()) {
        (Some(a), Some(b)) => is_slip(a.n, b.n),
        _ => false,
    };
    let bag = |c: &Context| -> BTreeSet<String> { c.bag.iter().map(|t| t.stem.to_string()).collect() };
    let shared = bag(x).intersection(&bag(y)).count();
    let head = match (&x.head, &y.head) {
        (Some(a), Some(b)) => a.stem == b.stem || same_concept(&a.folded, &b.folded) == Relation::Same,
        _ => false,
    };
    let fate = x.fate.is_some() && x.fate == y.fate;
    let modified = y
        .modifiers
        .iter()
        .any(|m| !x.modifiers.iter().chain(&x.bag).any(|n| n.stem == m.stem));
    match x.kind {
        _ if slip => head || fate || shared >= 1 || is_fine(above),
        Kind::Count => head && shared >= 1 && !modified || fate && shared >= 1,
        _ => false,
    }
}

/// Whether a figure is the sum or the difference of two others that are told together, or the sum of three.
fn is_made_of(n: Milli, others: &[&&Claim]) -> bool {
    let others = others.get(..MOST.min(others.len())).unwrap_or(others);
    let size = |c: &Claim| c.value.quantity().map_or(0, |q| q.n);
    let twos = others.iter().enumerate().any(|(at, a)| {
        let near = others
            .iter()
            .skip(at + 1)
            .take_while(|b| b.sentence <= a.sentence + 1);
        near.into_iter().any(|b| {
            let (x, y) = (size(a), size(b));
            x.saturating_add(y) == n || x.min(y) > LEAST && (x.saturating_sub(y)).abs() == n
        })
    });
    let threes = others
        .windows(3)
        .any(|w| w.iter().fold(0, |sum: Milli, c| sum.saturating_add(size(c))) == n);
    twos || threes
}

/// Whether one figure is the other with two neighbouring digits swapped, or with a zero too many.
fn is_slip(a: Milli, b: Milli) -> bool {
    let [one, two] = [a, b].map(|n| n.to_string().into_bytes());
    let ten = a == b.saturating_mul(10) || b == a.saturating_mul(10);
    if one.len() != two.len() || a < 10_000 {
        return ten && a > 10_000;
    }
    let apart: Vec<usize> = (0..one.len()).filter(|&at| one.get(at) != two.get(at)).collect();
    match apart.as_slice() {
        [at, next] => *next == at + 1 && one.get(*at) == two.get(*next) && one.get(*next) == two.get(*at),
        _ => false,
    }
}

/// `three passengers and the driver were killed`: more of them are counted behind the figure.
fn goes_on(claim: &Claim, story: &Story) -> bool {
    let Some(article) = story.articles.get(claim.article as usize) else {
        return true;
    };
    let rest = article
        .text
        .get(claim.value_span.end as usize..)
        .unwrap_or_default();
    let behind = rest
        .char_indices()
        .take_while(|(at, _)| *at < BEHIND)
        .map(|(_, c)| c);
    let behind: String = behind.take_while(|c| !matches!(c, '.' | '\n')).collect();
    [
        " and the ",
        " and a ",
        " and an ",
        " and one ",
        " and his ",
        " and her ",
        " and its ",
        " and their ",
        " as well as ",
        " plus ",
        " besides ",
        " including ",
    ]
    .iter()
    .any(|more| behind.contains(more))
}

fn finding(rule: &Rule, story: &Story, above: &Claim, body: &Claim) -> Option<Finding> {
    let role = above.context.as_ref()?.role;
    let place = match role {
        BlockRole::Headline => "headline",
        BlockRole::Deck => "deck",
        _ => "caption",
    };
    let [one, two] = [above, body].map(|c| phrase::quoted(&phrase::words(story, c)));
    let said = build::Sentences {
        message: format!(
            "the {place} of {} says {one}, its body says {two}",
            phrase::path(story, above.article)
        ),
        aligned: format!(
            "the {place} stands over this body, which has no such figure and one other of the same thing"
        ),
        clash: format!("{one} is not {two}"),
        help: Some(format!("make the {place} fit the body, or the body the {place}")),
    };
    let weight = build::Weight::conflict(Verdict::Contradiction, Confidence::Medium);
    let camps = [(above, place), (body, "body")]
        .map(|(c, place)| build::camp(format!("{} in the {place}", phrase::words(story, c)), [c]));
    let key = above
        .context
        .as_ref()?
        .head
        .as_ref()
        .map_or_else(String::new, |h| format!("what={}", h.stem));
    build::finding(rule, weight, said, camps.into(), key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_digits() {
        for (a, b, slip) in [
            (46_000, 64_000, true),
            (2_640_000, 2_460_000, true),
            (46_000, 47_000, false),
            (9_000, 6_000, false),
            (450_000, 4_500_000, true),
            (1_850_000, 1_850_000, false),
        ] {
            assert_eq!(is_slip(a, b), slip, "{a} {b}");
        }
    }
}

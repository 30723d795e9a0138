//! A group of differing figures becomes a finding that says what was aligned, and why.

use std::collections::BTreeMap;

use super::difference::{Difference, difference, slipped};
use super::digits::Slip;
use super::fact::{Fact, Item, Pair};
use super::group::Group;
use super::likeness::term_likeness;
use super::weights;
use crate::compare::build;
use crate::compare::phrase::{against, words};
use crate::extract::Mood;
use crate::extract::figure::{Context, Kind, Tag};
use crate::finding::{Camp, Class, Confidence, Evidence, Finding, Severity, Verdict};
use crate::lexicon::attribute::{Attribute, attributes};
use crate::lexicon::{is_plural, plural_of};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Value;

/// The finding of a group; `None` if no two camps can be told apart.
pub(super) fn finding(
    rule: &Rule,
    story: &Story,
    facts: &[Fact<'_>],
    pairs: &[Pair],
    group: &Group,
) -> Option<Finding> {
    let clearest = clearest(facts, pairs, group)?;
    let (one, other) = (facts.get(clearest.a)?, facts.get(clearest.b)?);
    let (a, b) = (one.first(), other.first());
    let stated = one.attributes().iter().find(|x| other.attributes().contains(x));
    let camps = camps(facts, &group.facts);
    if camps.len() < 2 {
        return None;
    }
    let side = |item: Item<'_>| (words(story, item.claim), item.claim.article);
    let hard = group
        .conflicts
        .iter()
        .filter_map(|&i| pairs.get(i))
        .any(|p| p.difference == Difference::Hard);
    let verdict = if undated_toll(a, b) || may_be_against_is(a, b) {
        Verdict::Note
    } else if hard {
        Verdict::Contradiction
    } else {
        Verdict::Discrepancy
    };
    let confidence = match clearest.score {
        weights::SURE.. => Confidence::High,
        weights::CLEAR.. => Confidence::Medium,
        _ => Confidence::Low,
    };
    Some(Finding {
        rule: rule.id.clone(),
        verdict,
        severity: severity(rule, verdict, confidence, (a, b), stated.is_some()),
        class: Class::Conflict,
        confidence,
        message: format!("{} {}", subject(a, b), against(story, &[side(a), side(b)])),
        aligned: aligned(a.context, b.context, stated),
        clash: clash(a, b),
        help: None,
        camps,
        key: key(a.context, b.context),
    })
}

/// An error where two figures cannot both stand and the alignment is sure; a note where it is only likely. That two
/// things happen at two times, or come second and third, is the rule: ordinals are left to `order`, times of day and
/// weekdays must be of one attribute, or surely aligned and told within days of each other.
fn severity(
    rule: &Rule,
    verdict: Verdict,
    confidence: Confidence,
    (a, b): (Item<'_>, Item<'_>),
    stated: bool,
) -> Severity {
    let kind = &a.context.kind;
    let hour = matches!(kind, Kind::Clock | Kind::Weekday);
    let near = || {
        let days = a.claim.frame.as_of.zip(b.claim.frame.as_of);
        days.is_some_and(|(x, y)| x.lo.abs_diff(y.lo) <= ONE_STORY)
    };
    match (confidence, verdict) {
        (Confidence::Low, _) | (_, Verdict::Note) => Severity::Note,
        _ if *kind == Kind::Ordinal => Severity::Note,
        _ if hour && !stated && (confidence != Confidence::High || !near()) => Severity::Note,
        (Confidence::High, Verdict::Contradiction) if !hour => rule.severity,
        _ => rule.severity.min(Severity::Warning),
    }
}

/// The pair that fits best, of those that are told as fact if there is any.
fn clearest<'p>(facts: &[Fact<'_>], pairs: &'p [Pair], group: &Group) -> Option<&'p Pair> {
    let firm = |pair: &&Pair| match (facts.get(pair.a), facts.get(pair.b)) {
        (Some(a), Some(b)) => !may_be_against_is(a.first(), b.first()),
        _ => false,
    };
    let conflicts = || group.conflicts.iter().filter_map(|&i| pairs.get(i));
    conflicts().find(firm).or_else(|| conflicts().next())
}

/// Whether one figure is only possible and the other told as fact: what may have been and what was can both stand. Of
/// an age `suspected` says nothing, and digits that changed places are a slip in whatever mood.
fn may_be_against_is(a: Item<'_>, b: Item<'_>) -> bool {
    let moods = (a.claim.frame.mood, b.claim.frame.mood);
    let one = matches!(moods, (Mood::Possible, Mood::Fact) | (Mood::Fact, Mood::Possible));
    one && a.context.kind != Kind::Age && slipped(a.read(), b.read()) != Slip::Transposed
}

/// Whether a count that grows stands in an article of no known day: it may be the earlier figure, or the later one.
fn undated_toll(a: Item<'_>, b: Item<'_>) -> bool {
    let dated = |item: Item<'_>| item.claim.frame.as_of.is_some();
    a.claim.article != b.claim.article && !(dated(a) && dated(b)) && super::gate::can_grow(a, b)
}

/// So many days apart two articles tell the hours of one event.
const ONE_STORY: u32 = 3;

/// What the figures are figures of, as far as the text names it.
fn subject(a: Item<'_>, b: Item<'_>) -> String {
    let sort = match a.context.kind {
        Kind::Count | Kind::Ordinal => "the number",
        Kind::Money => "the sum",
        Kind::Percent | Kind::Ratio => "the share",
        Kind::Amount(_) => "the measure",
        Kind::Duration => "the length of time",
        Kind::Age => "the age",
        Kind::Score => "the score",
        Kind::Clock => "the time of day",
        Kind::Date => "the date",
        Kind::Weekday => "the day",
    };
    let heads = || {
        [a, b]
            .into_iter()
            .filter_map(|item| Some((item, item.context.head.as_ref()?)))
    };
    let many = heads().find(|(_, head)| is_plural(&*head.folded));
    match many.or_else(|| heads().next()) {
        // `the 620-bed hospital`: the noun stands in the singular, and there are many of it.
        Some((item, head)) if item.context.tags.has(Tag::Standing) && a.context.kind == Kind::Count => {
            format!("the number of {} differs:", plural_of(&head.folded))
        }
        Some((_, head)) if a.context.kind == Kind::Count => {
            format!("the number of {} differs:", head.folded)
        }
        _ => format!("{sort} differs:"),
    }
}

/// The words both sides share, most telling first: nearness is the measure.
fn common(a: &Context, b: &Context) -> Vec<String> {
    let mut words: BTreeMap<String, u16> = BTreeMap::new();
    for x in &a.bag {
        let twin = b
            .bag
            .iter()
            .map(|y| (term_likeness(x, y), y))
            .max_by_key(|(l, _)| *l);
        if let Some((likeness, y)) = twin
            && likeness >= 400
        {
            let label = if x.stem == y.stem {
                x.folded.to_string()
            } else {
                format!("{}/{}", x.folded, y.folded)
            };
            let weight = x.weight.min(y.weight);
            let slot = words.entry(label).or_default();
            *slot = weight.max(*slot);
        }
    }
    let mut list: Vec<(u16, String)> = words.into_iter().map(|(word, weight)| (weight, word)).collect();
    list.sort_by(|x, y| y.0.cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    list.into_iter().take(5).map(|(_, word)| word).collect()
}

fn aligned(a: &Context, b: &Context, stated: Option<&Attribute>) -> String {
    let words = common(a, b);
    let stated = stated.map_or("", |of| attributes().name(*of));
    if !stated.is_empty() {
        let with = if words.is_empty() {
            String::new()
        } else {
            format!(", and told with: {}", words.join(", "))
        };
        return format!("both are put as one attribute ({stated}){with}");
    }
    if words.is_empty() {
        return "both figures fit the same place in what the articles tell, and nothing else fits as well"
            .to_owned();
    }
    format!("both are told with: {}", words.join(", "))
}

fn clash(a: Item<'_>, b: Item<'_>) -> String {
    let slip = match slipped(a.read(), b.read()) {
        Slip::Transposed => "; the same digits in another order",
        Slip::Unit => "; the same figure in another unit",
        Slip::Scale => "; the same figure but for its noughts",
        Slip::OneDigit => "; one digit apart",
        Slip::None => "",
    };
    format!(
        "{} against {}{slip}",
        reads_as(&a.claim.value),
        reads_as(&b.claim.value)
    )
}

pub(super) fn reads_as(value: &Value) -> String {
    super::wording::reads_as(value)
}

/// What identifies the group when text moves: the sort of figure and the noun it counts.
fn key(a: &Context, b: &Context) -> String {
    let head = |c: &Context| c.head.as_ref().map(|h| h.stem.to_string()).unwrap_or_default();
    let (x, y) = (head(a), head(b));
    format!("{:?} {}", a.kind, if x <= y { x } else { y })
}

/// The claims of a fact.
pub(super) fn evidence(fact: &Fact<'_>) -> impl Iterator<Item = Evidence> {
    fact.items.iter().map(|item| build::evidence(item.claim))
}

/// Facts whose values agree stand together, in the order of the articles.
fn camps(facts: &[Fact<'_>], members: &[usize]) -> Vec<Camp> {
    let mut camps: Vec<(Vec<Item<'_>>, Camp)> = Vec::new();
    for fact in members.iter().filter_map(|&i| facts.get(i)) {
        let first = fact.first();
        let home = camps.iter_mut().find(|(items, _)| {
            items.iter().all(|other| {
                matches!(
                    difference(other.read(), first.read()),
                    None | Some(Difference::Same | Difference::Agree)
                )
            })
        });
        match home {
            Some((items, camp)) => {
                items.push(first);
                camp.claims.extend(evidence(fact));
            }
            None => camps.push((
                vec![first],
                Camp {
                    reads_as: reads_as(&first.claim.value),
                    claims: evidence(fact).collect(),
                },
            )),
        }
    }
    camps.into_iter().map(|(_, camp)| camp).collect()
}

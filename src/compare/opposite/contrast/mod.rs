//! Two values of one attribute that exclude each other, said of one thing: insured and uninsured, remanded and bailed.

mod align;

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{Compared, build, opposite, phrase};
use crate::extract::contrast::ATTRIBUTE;
use crate::extract::{Claim, Mood};
use crate::finding::{Finding, Verdict};
use crate::lexicon::contrast::{Attribute, contrasts};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;
use align::{Surprise, fit, is_one_thing};

/// Claims of one attribute that are held against each other.
const MOST: usize = 120;

/// Compare what is said of each attribute.
pub(in crate::compare) fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let mut of_one: BTreeMap<&Sym, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        if let Some(name) = claim.id(ATTRIBUTE) {
            of_one.entry(name).or_default().push(claim);
        }
    }
    let mut findings = Vec::new();
    for (name, group) in &of_one {
        let group = group.get(..MOST.min(group.len())).unwrap_or(group);
        let attribute = contrasts().attributes.iter().find(|a| a.name == name.as_str());
        if let Some(attribute) = attribute {
            findings.extend(in_group(rule, story, attribute, group));
        }
    }
    Compared::new(findings, of_one.len())
}

/// The best clash of each pair of articles.
fn in_group(rule: &Rule, story: &Story, attribute: &Attribute, group: &[&Claim]) -> Vec<Finding> {
    let mut best: BTreeMap<(u32, u32), (i32, &Claim, &Claim)> = BTreeMap::new();
    let mut known: BTreeMap<(u32, u32), Option<Surprise>> = BTreeMap::new();
    for (at, a) in group.iter().enumerate() {
        for b in group.iter().skip(at + 1).filter(|b| b.article != a.article) {
            if !excludes(a, b) || is_news(story, attribute, a, b) {
                continue;
            }
            let pair = (a.article.min(b.article), a.article.max(b.article));
            let surprise = known.entry(pair).or_insert_with(|| {
                is_one_story(story, pair.0, pair.1).then(|| Surprise::of(story, [pair.0, pair.1]))
            });
            let Some(surprise) = surprise else { continue };
            let Some(score) = fit(attribute, a, b, surprise) else {
                continue;
            };
            if score < least(attribute)
                || is_told_of_several(attribute, group, a, b)
                || says_both(attribute, group, a, b, surprise)
            {
                continue;
            }
            let entry = best.entry(pair).or_insert((i32::MIN, a, b));
            if score > entry.0 {
                *entry = (score, a, b);
            }
        }
    }
    best.values()
        .filter_map(|&(score, a, b)| finding(rule, story, (attribute, score), a, b))
        .collect()
}

/// Articles that somebody chose because they belong together, where one is too short to be known again.
const FEW: usize = 8;

/// Whether two articles tell one story; one too short to be known again tells that of a short run.
pub(in crate::compare) fn is_one_story(story: &Story, a: u32, b: u32) -> bool {
    let brief = story.is_brief(a) || story.is_brief(b);
    brief && story.articles.len() <= FEW || story.links().linked(a, b)
}

/// How two claims compare by themselves.
pub(in crate::compare) fn verdict(story: &Story, a: &Claim, b: &Claim) -> Verdict {
    let attribute = contrasts()
        .attributes
        .iter()
        .find(|x| a.id(ATTRIBUTE).is_some_and(|n| n == x.name));
    let Some(attribute) = attribute.filter(|_| a.id(ATTRIBUTE) == b.id(ATTRIBUTE)) else {
        return Verdict::Unrelated;
    };
    let surprise = Surprise::of(story, [a.article, b.article]);
    match fit(attribute, a, b, &surprise) {
        None => Verdict::Unrelated,
        Some(_) if excludes(a, b) && is_news(story, attribute, a, b) => Verdict::Compatible,
        Some(_) if excludes(a, b) => Verdict::Contradiction,
        Some(_) if a.words() == b.words() => Verdict::Agree,
        Some(_) => Verdict::Compatible,
    }
}

/// Whether no thing is both.
fn excludes(a: &Claim, b: &Claim) -> bool {
    match (a.words() == b.words(), a.frame.negated, b.frame.negated) {
        (true, x, y) => x != y,
        (false, x, y) => !x && !y,
    }
}

/// Whether the later report tells the later stage.
fn is_news(story: &Story, attribute: &Attribute, a: &Claim, b: &Claim) -> bool {
    if !attribute.stages {
        return false;
    }
    let day = |c: &Claim| {
        let article = story.articles.get(c.article as usize)?;
        article.published.as_ref().map(|p| p.days.lo)
    };
    let stage = |c: &Claim| attribute.values.iter().position(|v| *v == c.words());
    match (day(a), day(b)) {
        (Some(x), Some(y)) if x != y => (x < y) == (stage(a) < stage(b)),
        _ => false,
    }
}

/// What two statements must share, in thousandths of a bit.
fn least(attribute: &Attribute) -> i32 {
    if attribute.many { MUCH } else { 0 }
}

/// What is asked for where a story may tell of several things.
const MUCH: i32 = 1500;

/// Whether one of the articles gives an attribute of many values several of them: it tells of several things.
fn is_told_of_several(attribute: &Attribute, group: &[&Claim], a: &Claim, b: &Claim) -> bool {
    let several = |own: &Claim| group.iter().any(|c| c.article == own.article && excludes(c, own));
    attribute.values.len() > 2 && (several(a) || several(b))
}

/// Whether one of the two articles also says what the other one says: it tells of two things or times.
fn says_both(attribute: &Attribute, group: &[&Claim], a: &Claim, b: &Claim, surprise: &Surprise) -> bool {
    opposite::says_both(group, (a, b), |c, other| {
        c.words() == other.words()
            && c.frame.negated == other.frame.negated
            && fit(attribute, c, other, surprise).is_some()
    })
}

/// Whether two values are worth a warning: they are surely of one thing, and what the articles tell themselves.
fn is_sure(attribute: &Attribute, score: i32, a: &Claim, b: &Claim) -> bool {
    let told = |c: &Claim| c.frame.in_quote.is_none() && (c.frame.mood == Mood::Fact || attribute.plans);
    let plain = attribute.sure && !attribute.stages && !attribute.many;
    plain && told(a) && told(b) && is_one_thing(attribute, score, a, b)
}

fn finding(
    rule: &Rule,
    story: &Story,
    (attribute, score): (&Attribute, i32),
    a: &Claim,
    b: &Claim,
) -> Option<Finding> {
    let told = [a, b].map(|c| (phrase::words(story, c), c.article));
    let said = build::Sentences {
        message: format!("{}: {}", attribute.tells, phrase::against(story, &told)),
        aligned: format!(
            "both tell {} in this story, and neither article tells it both ways",
            attribute.tells
        ),
        clash: format!("“{}” excludes “{}”", opposite::reads(a), opposite::reads(b)),
        help: None,
    };
    let seen: BTreeSet<&str> = [a.words(), b.words()].into();
    let key = format!(
        "{}={}",
        attribute.name,
        seen.into_iter().collect::<Vec<_>>().join("/")
    );
    opposite::finding(rule, (a, b), is_sure(attribute, score, a, b), said, key)
}

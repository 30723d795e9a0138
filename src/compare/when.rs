//! One event on two days.
//!
//! Two clauses of two articles are taken for one event when they share what is done and who or what is concerned, when
//! each is the other's best counterpart, and when neither agrees with another clause of the other article. Everything
//! that could be another event of the same kind is left alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compared, build, phrase};
use crate::extract::{Claim, Slot};
use crate::finding::{Camp, Class, Confidence, Finding, Verdict};
use crate::lexicon;
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Days, Sym, Value};

/// What two clauses must share, in classes of rarity: a rare word counts three, an ordinary one two.
const ENOUGH: u32 = 7;
/// Days apart beyond which two single days are two events.
const FARTHEST: i32 = 10;
/// Claims on which a rule gives up looking at every pair.
const MOST: usize = 600;

/// Compare every dated clause with those of the other articles.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let events: Vec<Event<'_>> = claims.iter().take(MOST).filter_map(Event::new).collect();
    let mut findings = Vec::new();
    let mut told = BTreeSet::new();
    for (at, a) in events.iter().enumerate() {
        for (other, b) in events.iter().enumerate().skip(at + 1) {
            let fresh = !told.contains(&at) && !told.contains(&other);
            if fresh && clashes(story, &events, a, b) {
                told.extend([at, other]);
                findings.extend(finding(rule, story, a, b));
            }
        }
    }
    Compared {
        findings,
        groups: events.len(),
        ..Compared::default()
    }
}

/// How two dated clauses compare by themselves: one event on one day, on two, or two events.
pub fn verdict(story: &Story, a: &Claim, b: &Claim) -> Verdict {
    let (Some(a), Some(b)) = (Event::new(a), Event::new(b)) else {
        return Verdict::Unrelated;
    };
    if a.shares(&b) < ENOUGH {
        return Verdict::Unrelated;
    }
    if a.days.meets(b.days) {
        return Verdict::Agree;
    }
    let events = [];
    if clashes(story, &events, &a, &b) {
        Verdict::Contradiction
    } else {
        Verdict::Unrelated
    }
}

/// A clause that says on which day something happened.
struct Event<'c> {
    claim: &'c Claim,
    days: Days,
    words: BTreeSet<&'c Sym>,
}

impl<'c> Event<'c> {
    fn new(claim: &'c Claim) -> Option<Self> {
        let Value::Date(days) = claim.value else {
            return None;
        };
        let Some(Slot::Many(slots)) = claim.slot("words") else {
            return None;
        };
        let words = slots.iter().filter_map(|slot| match slot {
            Slot::Id(word) => Some(word),
            _ => None,
        });
        Some(Self {
            claim,
            days,
            words: words.collect(),
        })
    }

    /// How much two clauses share: nothing unless something done is among it.
    fn shares(&self, other: &Self) -> u32 {
        let shared: Vec<&&Sym> = self.words.intersection(&other.words).collect();
        let done = shared.iter().any(|w| lexicon::is_verb(lexicon::family(w)));
        let things = shared.iter().filter(|w| !lexicon::is_verb(w)).count();
        if !done || things == 0 || shared.len() < 3 {
            return 0;
        }
        shared.iter().map(|w| weight(w)).sum()
    }
}

fn weight(word: &str) -> u32 {
    match lexicon::frequency_class(word) {
        0..=8 => 1,
        9..=12 => 2,
        _ => 3,
    }
}

fn clashes(story: &Story, events: &[Event<'_>], a: &Event<'_>, b: &Event<'_>) -> bool {
    if a.claim.article == b.claim.article || a.days.meets(b.days) || a.claim.frame.mood != b.claim.frame.mood
    {
        return false;
    }
    if !comparable(a.days, b.days) || each_its_own_day(story, a, b) {
        return false;
    }
    let score = a.shares(b);
    score >= ENOUGH && is_best(events, a, b, score) && is_best(events, b, a, score)
}

/// Two single days near each other, or two longer stretches of one length.
fn comparable(a: Days, b: Days) -> bool {
    match (a.is_day(), b.is_day()) {
        (true, true) => (a.lo - b.lo).abs() <= FARTHEST,
        (false, false) => (a.count() - b.count()).abs() <= 3 && a.count() >= 28,
        _ => false,
    }
}

/// Two reports of two days that each speak of a day equally far from their own: two days of a running event.
fn each_its_own_day(story: &Story, a: &Event<'_>, b: &Event<'_>) -> bool {
    let away = |event: &Event<'_>| {
        let article = story.articles.get(event.claim.article as usize)?;
        let published = article.published.as_ref()?.days;
        Some((published, event.days.lo - published.lo))
    };
    match (away(a), away(b)) {
        (Some((x, from_x)), Some((y, from_y))) => x != y && from_x == from_y,
        _ => a.days.is_day(),
    }
}

/// Whether `b` is the clause of its article that is most like `a`, with no equal that says the same day as `a`.
fn is_best(events: &[Event<'_>], a: &Event<'_>, b: &Event<'_>, score: u32) -> bool {
    events
        .iter()
        .filter(|c| c.claim.article == b.claim.article && !std::ptr::eq(*c, b))
        .all(|c| {
            let rival = a.shares(c);
            rival < score && !(rival >= ENOUGH && a.days.meets(c.days))
        })
}

fn finding(rule: &Rule, story: &Story, a: &Event<'_>, b: &Event<'_>) -> Option<Finding> {
    let told = [a, b].map(|e| (phrase::words(story, e.claim), e.claim.article));
    let shared: Vec<String> = a.words.intersection(&b.words).map(ToString::to_string).collect();
    let said = build::Sentences {
        message: format!("one event has two days: {}", phrase::against(story, &told)),
        aligned: format!("both clauses speak of {}", phrase::list(&shared)),
        clash: format!("it cannot be {} and {}", a.days, b.days),
        help: Some("find out which day it was; if they are two events, say so".to_owned()),
    };
    let weight = build::Weight {
        verdict: Verdict::Contradiction,
        class: Class::Conflict,
        confidence: Confidence::Medium,
    };
    let mut camps: BTreeMap<Days, Vec<&Claim>> = BTreeMap::new();
    for event in [a, b] {
        camps.entry(event.days).or_default().push(event.claim);
    }
    let camps = camps
        .into_iter()
        .map(|(days, list)| Camp {
            reads_as: days.to_string(),
            claims: list.into_iter().map(build::evidence).collect(),
        })
        .collect();
    build::finding(rule, weight, said, camps, format!("words={}", shared.join(" ")))
}

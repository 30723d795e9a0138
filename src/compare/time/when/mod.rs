//! One event at two moments.
//!
//! Two dated clauses of two articles are taken for one event when the words around them fit, better than those of any
//! other clause, when neither tells plainly of another deed, and when neither agrees with another clause of the other
//! article. Of what was done only the same deed, in whatever words, is worth a warning.
//! How well words fit, and what that is worth, was fitted on labelled stories (`scripts/fit_moments.py`); what no score
//! can outweigh stands in [`Gate`].

pub mod moment;
pub mod pair;
mod report;
pub mod row;
pub mod weights;

use std::collections::BTreeSet;

use self::moment::{Moment, Relation};
pub use self::pair::{Gate, Pair, pairs};
use crate::compare::Compared;
use crate::extract::figure::Context;
use crate::extract::{Claim, Mood};
use crate::finding::Verdict;
use crate::rule::Rule;
use crate::source::{Role, Story};

/// A dated clause.
pub struct Event<'c> {
    /// The claim.
    pub claim: &'c Claim,
    /// The words around it.
    pub context: &'c Context,
    /// When it was.
    pub moment: Moment,
    /// The day its article was published.
    pub published: Option<i32>,
    /// Whether its article is copy on its way to print.
    pub draft: bool,
}

impl<'c> Event<'c> {
    /// The event of a claim, with the day its article was published.
    pub fn new(claim: &'c Claim, story: &Story) -> Option<Self> {
        let article = story.articles.get(claim.article as usize)?;
        Some(Self {
            claim,
            context: claim.context.as_deref()?,
            moment: Moment::of(claim)?,
            published: article
                .published
                .as_ref()
                .filter(|p| p.days.is_day())
                .map(|p| p.days.lo),
            draft: article.role == Role::Draft,
        })
    }

    /// Whether the clause tells when something was made known.
    pub fn makes_known(&self) -> bool {
        self.claim.slot("tells").is_some()
    }

    /// Whether it had not happened when it was told.
    pub fn is_to_come(&self) -> bool {
        let later = |day: i32| self.moment.days.is_some_and(|d| d.lo > day);
        self.claim.frame.mood == Mood::Planned || self.published.is_some_and(later)
    }
}

/// Compare every dated clause with those of the other articles.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let events = events(claims, story);
    let pairs = scored(&events, story);
    Compared::new(report::findings(rule, story, &events, &pairs), events.len())
}

/// The dated clauses among `claims`.
pub fn events<'c>(claims: impl IntoIterator<Item = &'c Claim>, story: &Story) -> Vec<Event<'c>> {
    claims
        .into_iter()
        .filter_map(|claim| Event::new(claim, story))
        .collect()
}

/// The pairs of events of articles that tell one story; an article too short to be known again tells any.
pub fn scored(events: &[Event<'_>], story: &Story) -> Vec<Pair> {
    let articles: BTreeSet<u32> = events.iter().map(|e| e.claim.article).collect();
    if articles.len() < 2 {
        return Vec::new();
    }
    let links = story.links();
    let brief = |at: u32| story.is_brief(at);
    let partners = |at: u32| {
        let later = || articles.range(at + 1..).copied();
        if brief(at) {
            return later().take(MOST_PARTNERS).collect();
        }
        let mut all = links.partners(at);
        all.extend(later().filter(|&b| brief(b)).take(MOST_PARTNERS));
        all.sort_unstable();
        all.dedup();
        all
    };
    pairs(events, &partners)
}

/// So many articles are held against one that is too short to be known again.
const MOST_PARTNERS: usize = 16;

/// How two dated clauses compare by themselves.
pub fn verdict(story: &Story, a: &Claim, b: &Claim) -> Verdict {
    let events = events([a, b], story);
    match scored(&events, story).first() {
        Some(pair) if pair.clashes(weights::REPORT) => match (events.get(pair.a), events.get(pair.b)) {
            (Some(a), Some(b)) => report::judged(a, b, pair.relation).0,
            _ => Verdict::Unrelated,
        },
        Some(pair) if pair.relation == Relation::Agree && pair.gate.is_none() => Verdict::Agree,
        _ => Verdict::Unrelated,
    }
}

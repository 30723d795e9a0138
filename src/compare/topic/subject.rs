//! A claim made ready for comparing: its key, its figure as bounds, and its place in time.

use crate::extract::{Claim, Mood};
use crate::rule::Rule;
use crate::source::{Article, Story};
use crate::text::BlockRole;
use crate::value::{Currency, Days, Dimension, Milli, Minutes, Quantity, Value};

use super::key::Key;

/// What kind of figure it is: only figures of one facet are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Things counted.
    Count,
    /// A measure of this dimension, in its base unit.
    Amount(Dimension),
    /// Money of this currency.
    Money(Currency),
    /// Per cent, or percentage points where true.
    Percent(bool),
    /// Seconds.
    Duration,
    /// Years.
    Age,
    /// An ordinal.
    Ordinal,
    /// No figure at all.
    None,
}

/// A figure with its bounds, free of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The figure, in the base unit of its facet.
    pub quantity: Quantity,
    /// The unit as written, where there is one: two different ones were converted.
    pub unit: Option<&'static str>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A figure.
    Figure(Bounds),
    /// `gave no details of the size`.
    Undisclosed,
}

/// What happened so many days before publication is no longer the news of the day.
const HISTORY_DAYS: i64 = 60;

/// When the claim holds and when it was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Time {
    /// What moment it describes.
    pub as_of: Option<Days>,
    /// Minute of that day.
    pub minute: Option<Minutes>,
    /// When the thing happened.
    pub event: Option<Days>,
    /// When the article was published.
    pub published: Option<Days>,
}

impl Time {
    /// The day by which the distance of two reports is measured.
    pub fn told(self) -> Option<Days> {
        self.as_of.or(self.published)
    }

    /// Whether the article tells it as history: it happened two months or more before the article was published.
    pub fn is_history(self) -> bool {
        match (self.event, self.published) {
            (Some(event), Some(published)) => i64::from(published.lo) - i64::from(event.hi) > HISTORY_DAYS,
            _ => false,
        }
    }
}

/// Claims that may be compared at all share a lane: fact with fact, planned with planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// It is so.
    Fact,
    /// It will be so.
    Planned,
    /// Possible, conditional, a question: kept for `why`, never compared.
    Idle,
}

/// A claim made ready for comparing.
#[derive(Clone, Debug)]
pub struct Subject<'c> {
    /// The claim.
    pub claim: &'c Claim,
    /// What it is about.
    pub key: Key,
    /// What kind of figure it is.
    pub facet: Facet,
    /// What is compared.
    pub content: Content,
    /// When.
    pub time: Time,
    /// Fact, planned, or neither.
    pub lane: Lane,
    /// The thread of a long run that its article tells.
    pub thread: Option<u32>,
    /// Whether it stands in a headline or the line under it.
    pub on_top: bool,
    /// Other figures that its own article gives for what looks like the same thing: the key does not tell them apart.
    pub rivals: Vec<Milli>,
}

impl<'c> Subject<'c> {
    /// `claim` under `rule`; `None` where its value is not a figure.
    pub fn new(rule: &Rule, claim: &'c Claim, story: &Story) -> Option<Self> {
        let (facet, content) = read(&claim.value)?;
        let article = story.articles.get(claim.article as usize);
        Some(Self {
            claim,
            key: Key::of(rule, claim),
            facet,
            content,
            time: time(claim, article),
            lane: lane(rule, claim.frame.mood),
            thread: story.thread(claim.article),
            on_top: article.is_some_and(|a| on_top(a, claim)),
            rivals: Vec::new(),
        })
    }

    /// Its bounds, where it has a figure.
    pub fn bounds(&self) -> Option<&Bounds> {
        match &self.content {
            Content::Figure(bounds) => Some(bounds),
            Content::Undisclosed => None,
        }
    }
}

fn on_top(article: &Article, claim: &Claim) -> bool {
    let at = article.blocks.partition_point(|b| b.span.end <= claim.span.start);
    let role = article.blocks.get(at).map(|b| b.role);
    matches!(role, Some(BlockRole::Headline | BlockRole::Deck))
}

/// The kind of figure and the figure, of any value that has one.
pub(in crate::compare) fn figure(value: &Value) -> Option<(Facet, Quantity)> {
    match read(value)? {
        (facet, Content::Figure(bounds)) => Some((facet, bounds.quantity)),
        (_, Content::Undisclosed) => None,
    }
}

fn read(value: &Value) -> Option<(Facet, Content)> {
    let (facet, quantity, unit) = match value {
        Value::Count(q) => (Facet::Count, q, None),
        Value::Amount(q, unit) => (Facet::Amount(unit.dimension), q, Some(unit.symbol)),
        Value::Money(q, currency) => (Facet::Money(currency.clone()), q, None),
        Value::Percent { quantity, points } => (Facet::Percent(*points), quantity, None),
        Value::Duration(q, unit) => (Facet::Duration, q, Some(unit.symbol)),
        Value::Age(q) => (Facet::Age, q, None),
        Value::Ordinal(n) => {
            let quantity = Quantity::exactly(*n);
            return Some((Facet::Ordinal, Content::Figure(Bounds { quantity, unit: None })));
        }
        Value::Undisclosed => return Some((Facet::None, Content::Undisclosed)),
        _ => return None,
    };
    let quantity = *quantity;
    Some((facet, Content::Figure(Bounds { quantity, unit })))
}

fn time(claim: &Claim, article: Option<&Article>) -> Time {
    let published = article.and_then(|a| a.published.as_ref());
    let when = claim.slots.iter().find_map(|(name, slot)| match slot {
        crate::extract::Slot::When(days) if name == super::key::WHEN => Some(*days),
        _ => None,
    });
    Time {
        as_of: claim.frame.as_of,
        minute: claim.frame.as_of_time,
        event: when.or(claim.frame.event),
        published: published.map(|p| p.days),
    }
}

fn lane(rule: &Rule, mood: Mood) -> Lane {
    match mood {
        Mood::Fact => Lane::Fact,
        Mood::Planned if rule.compare.planned_with_facts => Lane::Fact,
        Mood::Planned => Lane::Planned,
        Mood::Possible | Mood::Conditional | Mood::Question => Lane::Idle,
    }
}

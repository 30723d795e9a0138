//! A claim: a typed value, the key it is about, and the frame it is said in.

use std::sync::Arc;

use super::figure::Context;
use crate::text::Span;
use crate::value::{Days, Sym, Value};

/// What a slot of a claim holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A canonical value: list entry, place, person.
    Id(Sym),
    /// A range of days.
    When(Days),
    /// Any other typed value (the claim's value, the parts of a sum).
    Value(Value),
    /// Several values, for a slot captured more than once.
    Many(Vec<Slot>),
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Speaker {
    /// The article's own voice.
    #[default]
    Voice,
    /// A person, by canonical name.
    Person(Sym),
    /// An office or a body: `the defence ministry`, `police`.
    Office(Sym),
    /// Another outlet.
    Outlet(Sym),
    /// `officials said`, `sources close to …`.
    Anonymous,
}

impl Speaker {
    /// Whether somebody in particular says it.
    pub fn is_named(&self) -> bool {
        matches!(self, Speaker::Person(_) | Speaker::Office(_) | Speaker::Outlet(_))
    }
}

/// Whether it is said to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mood {
    /// It is, or was.
    #[default]
    Fact,
    /// It will be, it is to be.
    Planned,
    /// It may be.
    Possible,
    /// If it is.
    Conditional,
    /// Is it?
    Question,
}

/// The circumstances of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Frame {
    /// Who says it.
    pub source: Speaker,
    /// When it was said.
    pub said_at: Option<Days>,
    /// What moment it describes: stated in the text, else when it was said, else publication.
    pub as_of: Option<Days>,
    /// Minute of that day, where known: orders two reports of one day.
    pub as_of_minute: Option<u16>,
    /// The field `as_of` came from.
    pub as_of_from: String,
    /// When the thing happened.
    pub event: Option<Days>,
    /// The quotation it stands in, by number in the document.
    pub in_quote: Option<u32>,
    /// Fact, planned, possible, conditional, question.
    pub mood: Mood,
    /// `did not kill five people`.
    pub negated: bool,
    /// `another 26`, `two of the six`, `the other`: never a total.
    pub partial: bool,
    /// Names of slots that were filled from context, not from the match itself.
    pub filled: Vec<Sym>,
}

/// One extracted statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The rule, by place in the rule set.
    pub rule: u16,
    /// The article, by place in the story.
    pub article: u32,
    /// The sentence, by place in the document.
    pub sentence: u32,
    /// The whole match, as bytes of the article's text.
    pub span: Span,
    /// The value alone.
    pub value_span: Span,
    /// Every slot, sorted by name.
    pub slots: Vec<(Sym, Slot)>,
    /// What is compared.
    pub value: Value,
    /// Who, when, how.
    pub frame: Frame,
    /// Which `[[match]]` produced it.
    pub from: u16,
    /// The words around it, for claims that are aligned by context (`figures`).
    pub context: Option<Arc<Context>>,
}

impl Claim {
    /// The slot called `name`.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|(n, _)| n == name).map(|(_, s)| s)
    }

    /// The canonical value in slot `name`.
    pub fn id(&self, name: &str) -> Option<&Sym> {
        match self.slot(name) {
            Some(Slot::Id(id)) => Some(id),
            _ => None,
        }
    }
}

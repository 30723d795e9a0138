//! Recognisers: tokens become [`Mention`]s, a typed value with the tokens it was read from.
//!
//! One file per kind. They know nothing of rules; `gainsay mentions` prints exactly what they return.

mod age;
mod count;
mod currency;
pub mod date;
mod digits;
mod hedge;
mod kind;
mod label;
mod lexicon;
mod measure;
pub mod name;
pub mod number;
mod numeral;
mod ordinal;
pub mod place;
mod power;
mod range;
pub mod role;
mod scan;
mod score;
mod spelled;
mod typed;
mod vague;

use std::cell::OnceCell;
use std::ops::Range;

use self::name::{AgeMention, Names};
use self::place::PlaceMention;
use crate::text::{Doc, Span};
use crate::value::{Days, Value};

/// A typed value at a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The tokens it was read from, hedge and unit included.
    pub tokens: Range<u32>,
    /// Their bytes.
    pub span: Span,
    /// The tokens of the bare figure, without hedge and unit (`9,000` of `nearly 9,000 troops`).
    pub core: Range<u32>,
    /// What was read.
    pub value: Value,
}

/// What the recognisers must know besides the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day the text was published, for relative dates.
    pub published: Option<Days>,
}

/// Everything the recognisers read in one document, sorted by first token; mentions of one kind never overlap.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    /// The mentions.
    pub mentions: Vec<Mention>,
    /// Persons, places and bodies.
    pub names: Names,
    places: OnceCell<Vec<PlaceMention>>,
    ages: OnceCell<Vec<AgeMention>>,
}

impl Readings {
    /// Read everything in `doc`.
    pub fn new(doc: &Doc<'_>, context: Context) -> Self {
        let times = date::read(doc, context);
        let mut mentions = number::read(doc, &times);
        mentions.extend(times.mentions);
        mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        let mut out = Self {
            mentions,
            ..Self::default()
        };
        out.names = Names::new(doc);
        out
    }

    /// Everything that `doc`, the document read, says of places, in order.
    pub fn places(&self, doc: &Doc<'_>) -> &[PlaceMention] {
        self.places.get_or_init(|| place::read(doc, self))
    }

    /// The ages that `doc`, the document read, gives to persons, in order.
    pub fn ages(&self, doc: &Doc<'_>) -> &[AgeMention] {
        self.ages.get_or_init(|| name::age::read(doc, self))
    }

    /// The mentions that begin at token `at`.
    pub fn starting_at(&self, at: u32) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < at);
        let to = self.mentions.partition_point(|m| m.tokens.start <= at);
        self.mentions.get(from..to).unwrap_or(&[])
    }
}

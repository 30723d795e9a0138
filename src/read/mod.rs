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

use self::date::NamedYears;
use self::name::{AgeMention, Names};
use self::place::PlaceMention;
use crate::text::{Doc, Paragraph, Span};
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

/// What the recognisers read in one document. Each kind is read when it is first asked for, and figures and dates one
/// paragraph at a time: most rules look at few paragraphs of an article.
#[derive(Debug)]
pub struct Readings<'d> {
    doc: &'d Doc<'d>,
    context: Context,
    /// The years that the document names.
    years: NamedYears<'d>,
    /// The mentions of each paragraph.
    paragraphs: Box<[OnceCell<Vec<Mention>>]>,
    /// All of them, for whoever looks at everything.
    all: OnceCell<Vec<Mention>>,
    names: OnceCell<Names>,
    places: OnceCell<Vec<PlaceMention>>,
    ages: OnceCell<Vec<AgeMention>>,
}

impl<'d> Readings<'d> {
    /// The readings of `doc`, of which nothing is read yet.
    pub fn new(doc: &'d Doc<'d>, context: Context) -> Self {
        Self {
            doc,
            context,
            years: NamedYears::new(doc),
            paragraphs: vec![OnceCell::new(); doc.paragraphs.len()].into_boxed_slice(),
            all: OnceCell::new(),
            names: OnceCell::new(),
            places: OnceCell::new(),
            ages: OnceCell::new(),
        }
    }

    /// Every figure, date and time, sorted by first token; mentions of one kind never overlap.
    pub fn mentions(&self) -> &[Mention] {
        self.all.get_or_init(|| {
            let read = |paragraph| self.read(paragraph);
            self.doc.paragraphs.iter().flat_map(read).collect()
        })
    }

    /// The mentions around token `at`, in order: at least all of its paragraph, which no mention leaves.
    pub fn around(&self, at: u32) -> &[Mention] {
        if let Some(all) = self.all.get() {
            return all;
        }
        let number = self.doc.paragraphs.partition_point(|p| p.tokens.end <= at);
        match (self.doc.paragraphs.get(number), self.paragraphs.get(number)) {
            (Some(paragraph), Some(mentions)) => mentions.get_or_init(|| self.read(paragraph)),
            _ => &[],
        }
    }

    /// The mentions of one paragraph, in order.
    fn read(&self, paragraph: &Paragraph) -> Vec<Mention> {
        let times = date::read(self.doc, paragraph, self.context, &self.years);
        let mut mentions = number::read(self.doc, paragraph, &times);
        mentions.extend(times.mentions);
        mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        mentions
    }

    /// Persons, places and bodies.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(self.doc))
    }

    /// Everything that is said of places, in order.
    pub fn places(&self) -> &[PlaceMention] {
        self.places.get_or_init(|| place::read(self.doc, self))
    }

    /// The ages that are given to persons, in order.
    pub fn ages(&self) -> &[AgeMention] {
        self.ages.get_or_init(|| name::age::read(self.doc, self))
    }

    /// The mentions that begin at token `at`.
    pub fn starting_at(&self, at: u32) -> &[Mention] {
        let mentions = self.around(at);
        let from = mentions.partition_point(|m| m.tokens.start < at);
        let to = mentions.partition_point(|m| m.tokens.start <= at);
        mentions.get(from..to).unwrap_or(&[])
    }
}

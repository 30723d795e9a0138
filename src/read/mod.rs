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
mod passage;
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
use std::sync::LazyLock;

use self::date::NamedYears;
use self::name::{AgeMention, Names};
pub use self::passage::Passage;
use self::place::PlaceMention;
use crate::text::{Doc, Paragraph, Span};
use crate::value::{Days, Op, Value};

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

/// The hedge that ends right before token `at`, with its first token: `nearly` of `nearly half`.
pub fn hedge_before(doc: &Doc<'_>, at: u32) -> Option<(u32, Op)> {
    let sentence = doc.sentence(doc.sentence_of(at)?)?;
    let scan = scan::Scan {
        doc,
        lo: sentence.tokens.start,
        hi: sentence.tokens.end,
    };
    match hedge::before(&scan, at)? {
        (tokens, hedge::Hedge::Shape(op)) => Some((tokens.start, op)),
        _ => None,
    }
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
    /// One for each paragraph.
    passages: Box<[OnceCell<Passage>]>,
    /// All of them, for whoever looks at everything.
    all: OnceCell<Vec<Mention>>,
    names: OnceCell<Names>,
    places: OnceCell<Vec<PlaceMention>>,
    ages: OnceCell<Vec<AgeMention>>,
}

/// What stands outside all paragraphs.
static NOTHING: LazyLock<Passage> = LazyLock::new(Passage::default);

impl<'d> Readings<'d> {
    /// The readings of `doc`, of which nothing is read yet.
    pub fn new(doc: &'d Doc<'d>, context: Context) -> Self {
        Self {
            doc,
            context,
            years: NamedYears::new(doc),
            passages: vec![OnceCell::new(); doc.paragraphs.len()].into_boxed_slice(),
            all: OnceCell::new(),
            names: OnceCell::new(),
            places: OnceCell::new(),
            ages: OnceCell::new(),
        }
    }

    /// Every figure, date and time, sorted by first token; mentions of one kind never overlap.
    pub fn mentions(&self) -> &[Mention] {
        self.all.get_or_init(|| {
            let numbers = 0..u32::try_from(self.passages.len()).unwrap_or(u32::MAX);
            let mentions = numbers.flat_map(|number| &self.passage(number).mentions);
            mentions.cloned().collect()
        })
    }

    /// The mentions of paragraph number `number`.
    pub fn passage(&self, number: u32) -> &Passage {
        let number = number as usize;
        match (self.doc.paragraphs.get(number), self.passages.get(number)) {
            (Some(paragraph), Some(passage)) => passage.get_or_init(|| self.read(paragraph)),
            _ => &NOTHING,
        }
    }

    /// The mentions of the paragraph that token `at` stands in.
    pub fn around(&self, at: u32) -> &Passage {
        let number = self.doc.paragraphs.partition_point(|p| p.tokens.end <= at);
        self.passage(u32::try_from(number).unwrap_or(u32::MAX))
    }

    fn read(&self, paragraph: &Paragraph) -> Passage {
        let times = date::read(self.doc, paragraph, self.context, &self.years);
        let mut mentions = number::read(self.doc, paragraph, &times);
        mentions.extend(times.mentions);
        mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        Passage::new(paragraph.tokens.clone(), mentions)
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
        self.around(at).starting_at(at)
    }
}

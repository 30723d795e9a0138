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
use crate::text::{Doc, Paragraph, Sentence, Span};
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
/// sentence at a time: most rules look at few sentences of an article.
#[derive(Debug)]
pub struct Readings<'d> {
    doc: &'d Doc<'d>,
    context: Context,
    /// The years that the document names.
    years: NamedYears<'d>,
    /// For each sentence the first of those that are read with it.
    first: OnceCell<Box<[u32]>>,
    /// One for each sentence that others are not read with.
    passages: Box<[OnceCell<Box<Passage>>]>,
    /// One for each paragraph that has no sentences.
    asides: Box<[OnceCell<Box<Passage>>]>,
    /// All of them, for whoever looks at everything.
    all: OnceCell<Vec<Mention>>,
    names: OnceCell<Names>,
    places: OnceCell<Vec<PlaceMention>>,
    ages: OnceCell<Vec<AgeMention>>,
}

/// So many cells for what is read later.
fn cells(count: usize) -> Box<[OnceCell<Box<Passage>>]> {
    std::iter::repeat_with(OnceCell::new).take(count).collect()
}

/// What stands outside all sentences.
static NOTHING: LazyLock<Passage> = LazyLock::new(Passage::default);

impl<'d> Readings<'d> {
    /// The readings of `doc`, of which nothing is read yet.
    pub fn new(doc: &'d Doc<'d>, context: Context) -> Self {
        Self {
            doc,
            context,
            years: NamedYears::new(doc),
            first: OnceCell::new(),
            passages: cells(doc.sentences.len()),
            asides: cells(doc.paragraphs.len()),
            all: OnceCell::new(),
            names: OnceCell::new(),
            places: OnceCell::new(),
            ages: OnceCell::new(),
        }
    }

    /// Every figure, date and time, sorted by first token; mentions of one kind never overlap.
    pub fn mentions(&self) -> &[Mention] {
        self.all.get_or_init(|| {
            let mut all = Vec::new();
            for (number, paragraph) in (0u32..).zip(&self.doc.paragraphs) {
                if paragraph.sentences.is_empty() {
                    all.extend_from_slice(&self.aside(number).mentions);
                }
                for sentence in paragraph.sentences.clone() {
                    if self.first().get(sentence as usize) == Some(&sentence) {
                        all.extend_from_slice(&self.passage(sentence).mentions);
                    }
                }
            }
            all
        })
    }

    /// For each sentence the first of those that are read with it: a date may go on behind the dot of `Oct.`.
    fn first(&self) -> &[u32] {
        self.first.get_or_init(|| {
            let mut first = Vec::with_capacity(self.doc.sentences.len());
            let mut last: Option<(u32, &Sentence)> = None;
            for (number, sentence) in (0u32..).zip(&self.doc.sentences) {
                let goes_on = last.filter(|(_, before)| {
                    before.paragraph == sentence.paragraph && date::may_cross(self.doc, sentence.tokens.start)
                });
                let from = goes_on.map_or(number, |(from, _)| from);
                first.push(from);
                last = Some((from, sentence));
            }
            first.into_boxed_slice()
        })
    }

    /// The mentions of sentence number `sentence`, and of those that are read with it.
    pub fn passage(&self, sentence: u32) -> &Passage {
        let first = self.first().get(sentence as usize).copied().unwrap_or(u32::MAX);
        match self.passages.get(first as usize) {
            Some(passage) => passage.get_or_init(|| Box::new(self.read(first))),
            None => &NOTHING,
        }
    }

    /// The mentions of paragraph number `number`, which has no sentences.
    fn aside(&self, number: u32) -> &Passage {
        let number = number as usize;
        match (self.doc.paragraphs.get(number), self.asides.get(number)) {
            (Some(paragraph), Some(aside)) => aside.get_or_init(|| {
                Box::new(self.read_in(paragraph, paragraph.tokens.clone(), paragraph.sentences.clone()))
            }),
            _ => &NOTHING,
        }
    }

    /// The mentions of the sentence that token `at` stands in.
    pub fn around(&self, at: u32) -> &Passage {
        if let Some(sentence) = self.doc.sentence_of(at) {
            return self.passage(sentence);
        }
        let number = self.doc.paragraphs.partition_point(|p| p.tokens.end <= at);
        let aside = self.doc.paragraphs.get(number).filter(|p| p.sentences.is_empty());
        match (aside, u32::try_from(number)) {
            (Some(_), Ok(number)) => self.aside(number),
            _ => &NOTHING,
        }
    }

    /// Read sentence number `first` and those that belong to it.
    fn read(&self, first: u32) -> Passage {
        let rest = self.first().get(first as usize..).unwrap_or(&[]);
        let count = rest.iter().take_while(|from| **from == first).count();
        let sentences = first..first.saturating_add(u32::try_from(count).unwrap_or(0));
        let (Some(from), Some(to)) = (
            self.doc.sentence(first),
            self.doc.sentence(sentences.end.saturating_sub(1)),
        ) else {
            return Passage::default();
        };
        match self.doc.paragraphs.get(from.paragraph as usize) {
            Some(paragraph) => self.read_in(paragraph, from.tokens.start..to.tokens.end, sentences),
            None => Passage::default(),
        }
    }

    /// Read these tokens of a paragraph, which make up these sentences.
    fn read_in(&self, paragraph: &Paragraph, tokens: Range<u32>, sentences: Range<u32>) -> Passage {
        let times = date::read(self.doc, paragraph, tokens.clone(), (self.context, &self.years));
        let mut mentions = number::read(self.doc, sentences, &times);
        mentions.extend(times.mentions);
        mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        Passage::new(tokens, mentions)
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

//! Figures on any subject: every quantity with what it counts and the words around it (semantics 12).
//!
//! No topic is known here. A figure carries its *context*: head noun, modifiers, governing words, the bag of content
//! words of its sentence weighted by nearness, the proper names, and the qualifiers that narrow it.

mod around;
mod attribute;
mod caution;
mod claims;
mod fate;
mod occasion;
mod period;
mod phrase;
mod qualifier;
mod share;
mod subject;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::lexicon::attribute::Attribute;
use crate::lexicon::is_known;
use crate::lexicon::vectors::WordId;
use crate::read::name::Names;
use crate::read::{Mention, Readings};
use crate::text::{BlockRole, Doc, Span};
use crate::value::{Dimension, Sym, Value};

use around::Around;
pub use caution::Caution;
pub use claims::claims;
pub use fate::Fate;
pub use period::Period;
pub use qualifier::{TAGS, Tag, Tags};

/// What sort of figure it is; only figures of one sort are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A number of things.
    Count,
    /// A place in an order.
    Ordinal,
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A measure.
    Amount(Dimension),
    /// A length of time.
    Duration,
    /// An age.
    Age,
    /// A share of a whole.
    Ratio,
    /// A result of two figures.
    Score,
    /// A time of day.
    Clock,
    /// A day, month or year.
    Date,
    /// A day of the week.
    Weekday,
}

impl Kind {
    /// Whether it says when, not how many or how much.
    pub fn is_time(&self) -> bool {
        matches!(self, Self::Clock | Self::Date | Self::Weekday)
    }
}

/// A content word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its stem.
    pub stem: Sym,
    /// As it stands in the text, folded.
    pub folded: Sym,
    /// Its entry in the table of word vectors.
    pub word: Option<WordId>,
    /// How near it stands to the figure, in thousandths.
    pub weight: u16,
    /// Whether it is part of a proper name.
    pub name: bool,
    /// Whether it belongs to the figure itself, not to another one of its sentence.
    pub own: bool,
}

impl Term {
    /// The word for a reader: a name with its capital.
    pub fn shown(&self) -> String {
        let mut letters = self.folded.chars();
        match letters.next() {
            Some(first) if self.name => first.to_uppercase().chain(letters).collect(),
            _ => self.folded.to_string(),
        }
    }

    /// The proper name `word`.
    pub fn named(word: &str, weight: u16) -> Self {
        let folded = crate::text::token::fold(word);
        let root = words::root(&folded);
        Self {
            stem: root.stem,
            word: root.word,
            folded: Sym::from(folded),
            weight,
            name: true,
            own: true,
        }
    }
}

/// What a figure is a figure of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// What sort of figure.
    pub kind: Kind,
    /// The figure as written in digits, in thousandths, before any scale or unit.
    pub written: Option<i64>,
    /// The noun it counts.
    pub head: Option<Term>,
    /// Words that narrow the noun.
    pub modifiers: Vec<Term>,
    /// Up to two content words on either side.
    pub governors: Vec<Term>,
    /// Content words of the sentence, sorted by stem, each once with its greatest weight.
    pub bag: Vec<Term>,
    /// What it states, where a wording of the table stands around it, sorted.
    pub attributes: Vec<Attribute>,
    /// Qualifiers.
    pub tags: Tags,
    /// What became of those who are counted, where it is said.
    pub fate: Option<Fate>,
    /// Over what length of time it is counted, where that is said.
    pub period: Option<Period>,
    /// The words of the name that is the subject of its clause, folded.
    pub subject: Vec<Sym>,
    /// Whether its sentence speaks of an earlier year or occasion.
    pub past: bool,
    /// Words that leave the figure open.
    pub caution: Caution,
    /// Where in the article it stands.
    pub role: BlockRole,
    /// The paragraph's place in the article, 0 for the first.
    pub paragraph: u32,
}

/// One figure with its context, before it becomes a claim.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The sentence it stands in.
    pub sentence: u32,
    /// The tokens of the figure with hedge and unit.
    pub tokens: Range<u32>,
    /// The figure with the noun it counts, as bytes of the text.
    pub span: Span,
    /// The figure alone.
    pub value_span: Span,
    /// The value.
    pub value: Value,
    /// What it is a figure of.
    pub context: Context,
}

/// So many figures of an article are taken, the first ones. Each carries the words around it, and `compare` looks at
/// fewer.
const MOST: usize = 4000;

/// Every figure of a document that can be compared, up to a limit that only tables reach.
pub fn figures(doc: &Doc<'_>, readings: &Readings<'_>) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut around: Option<Around> = None;
    for mention in readings.mentions() {
        if out.len() == MOST {
            break;
        }
        let Some(mut figure) = figure(doc, readings.names(), mention, &mut around) else {
            continue;
        };
        if figure.context.kind == Kind::Count && figure.context.head.is_none() {
            figure.context.head = inherited(doc, &out, &figure);
        }
        out.push(figure);
    }
    partitives(doc, &mut out);
    share::share(doc, &mut out);
    attribute::read(doc, &mut out);
    out
}

/// `six of 24 hinges`, `two of the 31 crew`: the part counts what the whole counts.
fn partitives(doc: &Doc<'_>, figures: &mut [Figure]) {
    for i in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(i);
        let (Some(part), Some(whole)) = (before.last_mut(), rest.first()) else {
            continue;
        };
        let both = part.context.kind == Kind::Count && whole.context.kind == Kind::Count;
        let between = part.tokens.end..whole.tokens.start;
        let linked = doc.word(between.start) == "of"
            && (between.len() == 1
                || (between.len() == 2
                    && matches!(
                        doc.word(between.start + 1),
                        "the" | "its" | "their" | "his" | "her"
                    )));
        if both && linked && whole.context.head.is_some() {
            part.context.head.clone_from(&whole.context.head);
            part.context.tags.insert(Tag::Part);
        }
    }
}

/// An elliptical figure takes its noun from the figure before it in the sentence (`cancelled 142 flights and diverted
/// 31`), or from the nearest counted noun before it where it says `of them`.
fn inherited(doc: &Doc<'_>, before: &[Figure], figure: &Figure) -> Option<Term> {
    let borrowed = |term: &Term| Term {
        weight: term.weight / 2,
        ..term.clone()
    };
    if doc.word(figure.tokens.end) == "of"
        && matches!(doc.word(figure.tokens.end + 1), "them" | "these" | "those")
    {
        let from = figure.sentence.saturating_sub(2);
        let start = doc.sentence(from)?.tokens.start;
        let noun = (start..figure.tokens.start).rev().find(|&i| {
            doc.is_word(i)
                && words::is_counted(doc.word(i))
                && crate::value::Weekday::parse(doc.word(i)).is_none()
        })?;
        return Some(term(doc, noun, start, 500));
    }
    let last = before
        .iter()
        .rev()
        .take_while(|f| f.sentence == figure.sentence)
        .find(|f| f.context.kind == Kind::Count)?;
    last.context.head.as_ref().map(borrowed)
}

fn kind_of(value: &Value) -> Option<Kind> {
    Some(match value {
        Value::Count(_) => Kind::Count,
        Value::Ordinal(_) => Kind::Ordinal,
        Value::Money(..) => Kind::Money,
        Value::Percent { .. } => Kind::Percent,
        Value::Amount(_, unit) => Kind::Amount(unit.dimension),
        Value::Duration(..) => Kind::Duration,
        Value::Age(_) => Kind::Age,
        Value::Ratio { .. } => Kind::Ratio,
        Value::Score(..) => Kind::Score,
        Value::Clock(_) => Kind::Clock,
        Value::Date(_) | Value::MonthDay(_) => Kind::Date,
        Value::Weekday(_) => Kind::Weekday,
        _ => return None,
    })
}

fn figure(doc: &Doc<'_>, names: &Names, mention: &Mention, around: &mut Option<Around>) -> Option<Figure> {
    let kind = kind_of(&mention.value)?;
    let number = doc.sentence_of(mention.tokens.start)?;
    let sentence = doc.sentence(number)?;
    if kind == Kind::Count && is_number_of_a_thing(doc, &mention.tokens) {
        return None;
    }
    if around.as_ref().is_none_or(|a| a.tokens != sentence.tokens) {
        *around = Some(Around::new(doc, &sentence.tokens));
    }
    let around = around.as_ref()?;
    let measured = !matches!(kind, Kind::Count | Kind::Ordinal);
    let phrase = phrase::read(doc, &mention.tokens, &sentence.tokens, measured);
    let quoted = doc.quotation_of(mention.tokens.start).is_some();
    let whole = mention.tokens.start..phrase.tokens.end.max(mention.tokens.end);
    let tags = qualifier::read(
        doc,
        &mention.tokens,
        mention.core.end,
        phrase.tokens.end,
        &sentence.tokens,
        quoted,
    );
    let term = |i: u32| term(doc, i, sentence.tokens.start, 1000);
    let context = Context {
        kind,
        written: written(doc, &mention.core),
        head: phrase.head.map(term),
        modifiers: phrase.modifiers.iter().copied().map(term).collect(),
        governors: phrase.governors.iter().copied().map(term).collect(),
        bag: around.bag(&mention.tokens, &phrase.tokens),
        attributes: Vec::new(),
        tags,
        fate: fate::read(doc, &whole, &sentence.tokens),
        period: period::read(doc, &whole, &sentence.tokens),
        subject: subject::read(doc, names, &mention.tokens, &sentence.tokens),
        past: around.past && occasion::is_past(doc, &occasion::own(doc, &sentence.tokens, &whole)),
        caution: caution::read(doc, &whole, &sentence.tokens, &around.caution),
        role: doc.role_of(number),
        paragraph: sentence.paragraph,
    };
    Some(Figure {
        sentence: number,
        tokens: mention.tokens.clone(),
        span: doc.span(whole),
        value_span: mention.span,
        value: mention.value.clone(),
        context,
    })
}

/// `The 14 is her only bus` calls a thing by its number: the figure has no noun, and its verb is singular.
fn is_number_of_a_thing(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    tokens.start > 0
        && doc.word(tokens.start - 1) == "the"
        && matches!(doc.word(tokens.end), "is" | "was" | "has")
}

/// The figure as it stands in digits, in thousandths.
fn written(doc: &Doc<'_>, core: &Range<u32>) -> Option<i64> {
    let at = core.clone().find(|&i| doc.is_figure(i))?;
    let raw = doc.raw(at).replace(',', "");
    let (whole, part) = raw.split_once('.').unwrap_or((&raw, ""));
    let milli: String = part.chars().chain("000".chars()).take(3).collect();
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(milli.parse().ok()?)
}

fn term(doc: &Doc<'_>, i: u32, sentence_start: u32, weight: u16) -> Term {
    let folded = doc.word(i);
    let words::Root { stem, word } = words::root(doc.hashed(i));
    // In capitals a name is a word that no table knows.
    let name = if doc.shouted {
        word.is_none()
    } else {
        // Every sentence begins with a capital, and says nothing by it of a word that is in the dictionary.
        doc.token(i).is_some_and(|t| t.capital) && (i != sentence_start || !is_known(folded))
    };
    Term {
        stem,
        folded: Sym::from(folded),
        word,
        weight,
        name,
        own: true,
    }
}

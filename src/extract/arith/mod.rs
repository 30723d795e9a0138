//! Figures that one passage sets against each other: a percentage and its base, a change and its terms, a length of
//! time and its years.
//!
//! A claim is made wherever the words tie three figures together (`2,270 cases, or 68 per cent of the 3,912`), right or
//! wrong; `compare/arith.rs` does the sum. What is only near each other is not tied: figures about other things that
//! happen not to fit are how false alarms are made.

mod change;
mod passage;
pub mod reckon;
mod share;
mod span;

use super::claim::{Claim, Slot};
use super::run::Scene;
use crate::read::{Mention, hedge_before};
use crate::rule::{CompareAs, Rule};
use crate::source::Article;
use crate::text::Doc;
use crate::value::{Figure, Quantity, Sym, Value};
use passage::Passages;

/// The slot that says how the figures hang together.
pub const RELATION: &str = "relation";
/// The slot with the figures that the stated one follows from.
pub const TERMS: &str = "terms";

/// Claims of one rule in one article.
const MOST: usize = 400;

/// How a stated figure follows from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// A percentage: the first term of the second.
    Share,
    /// A percentage: what the first leaves of a hundred.
    Rest,
    /// A percentage: from the first term to the second.
    Growth,
    /// A difference: from the first term to the second.
    Change,
    /// A multiple: the second term over the first.
    Multiple,
    /// A percentage with the level that was reached by it; the level before may stand in another article.
    Reached,
    /// A level with the one that it was before.
    Before,
    /// Years: from the first day to the second, or to the day of publication.
    Years,
    /// `27 years ago`, beside its year.
    Ago,
    /// An age: from the day of birth to the day of publication.
    Born,
    /// Hours: from the first time of day to the second.
    Hours,
    /// Days: from the first day of a stretch to its last.
    Days,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Relation; 12] = [
        Self::Share,
        Self::Rest,
        Self::Growth,
        Self::Change,
        Self::Multiple,
        Self::Reached,
        Self::Before,
        Self::Years,
        Self::Ago,
        Self::Born,
        Self::Hours,
        Self::Days,
    ];

    /// Its name in a claim.
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Rest => "rest",
            Self::Growth => "growth",
            Self::Change => "change",
            Self::Multiple => "multiple",
            Self::Reached => "reached",
            Self::Before => "before",
            Self::Years => "years",
            Self::Ago => "ago",
            Self::Born => "born",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }

    /// The relation called `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == name)
    }
}

/// Figures that the words tie together.
struct Tie<'r> {
    relation: Relation,
    stated: &'r Mention,
    terms: Vec<&'r Mention>,
}

/// What `rule` can check in an article: shares, changes or spans of time; nothing for any other rule.
pub fn claims(rule: (&Rule, u16), article: (&Article, u32), scene: &Scene<'_>) -> Vec<Claim> {
    let read: for<'r> fn(&Passages<'r>) -> Vec<Tie<'r>> = match rule.0.compare.kind {
        CompareAs::Share => share::ties,
        CompareAs::Change => change::ties,
        CompareAs::Span => span::ties,
        _ => return Vec::new(),
    };
    let passages = Passages::new(scene.doc, scene.readings);
    let mut ties = read(&passages);
    ties.sort_by_key(|tie| tie.stated.core.start);
    ties.dedup_by_key(|tie| tie.stated.core.start);
    ties.iter()
        .filter_map(|tie| claim(rule.1, article, scene, tie))
        .take(MOST)
        .collect()
}

fn claim(rule: u16, article: (&Article, u32), scene: &Scene<'_>, tie: &Tie<'_>) -> Option<Claim> {
    let sentence = scene.doc.sentence_of(tie.stated.core.start)?;
    let span = tie
        .terms
        .iter()
        .filter(|term| scene.doc.sentence_of(term.core.start) == Some(sentence))
        .fold(tie.stated.span, |span, term| span.join(term.span));
    let mut terms: Vec<Slot> = tie.terms.iter().map(|t| Slot::from(t.value.clone())).collect();
    // A single day runs to the day of publication, which stands nowhere in the copy.
    let open = |m: &&&Mention| matches!(m.value, Value::Date(days) if days.count() <= 366);
    let single = terms.len() == 1 && tie.terms.first().as_ref().is_some_and(open);
    if single && matches!(tie.relation, Relation::Years | Relation::Born) {
        let published = article.0.published.as_ref()?.days;
        terms.push(Slot::from(Value::Date(published)));
    }
    Some(Claim {
        rule,
        article: article.1,
        sentence,
        span,
        value_span: tie.stated.span,
        slots: vec![
            (Sym::new_static(RELATION), Slot::Id(tie.relation.name().into())),
            (Sym::new_static(TERMS), Slot::Many(terms)),
        ],
        value: worded(scene.doc, tie),
        frame: scene.frames.of(sentence, tie.stated.tokens.clone()),
        from: 0,
        context: None,
        parts: tie.terms.iter().map(|t| t.span).collect(),
    })
}

/// The stated figure; a share with its hedge, which a fraction does not carry itself: `just over half` is 50 per cent
/// and a little.
fn worded(doc: &Doc<'_>, tie: &Tie<'_>) -> Value {
    let stated = &tie.stated.value;
    let hedge = hedge_before(doc, tie.stated.tokens.start);
    match (stated, hedge) {
        (Value::Ratio { of, per }, Some((_, op))) if tie.relation == Relation::Share && *per > 0 => {
            let quantity = Quantity::new(op, Figure::amount(of.saturating_mul(100_000) / per, 1_000));
            Value::Percent {
                quantity,
                points: false,
            }
        }
        _ => stated.clone(),
    }
}

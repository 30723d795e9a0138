//! Gates: what ends a comparison before any figures are held against each other (semantics 4.1).
//!
//! They are asked in a fixed order and the first that applies ends the comparison. Every ending has a name, so that
//! `gainsay why` can say which.

use std::fmt;

use crate::rule::{CompareAs, Rule, Scope};
use crate::value::Days;

use super::key::{self, Alignment, Mismatch};
use super::subject::{Content, Lane, Subject, Time};
use super::verdict;

/// Why two claims are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// They are one claim.
    Itself,
    /// Two statements of one sentence are said together on purpose.
    SameSentence,
    /// They stand further apart than the rule's scope.
    Scope,
    /// One is a part of a number, an increment or a remainder: never a total.
    Partial,
    /// One is possible, conditional or a question.
    Unreal,
    /// Two kinds of figure: metres and kilograms, pounds and dollars.
    Kind,
    /// They are about different things.
    Key(Mismatch),
    /// The things happened at different times.
    OtherEvent,
    /// The reports lie further apart than the rule's window.
    TooFarApart,
    /// One is a plan, the other a fact.
    Mood,
    /// One denies, and the rule does not compare denials.
    Polarity,
    /// No figure was given, but by another speaker than the one who gave the figure.
    OtherSpeaker,
    /// No figure was given, and the figure came later.
    DisclosedLater,
    /// Neither side gives a figure.
    NoFigure,
}

impl Gate {
    /// What it says to an editor; `rule` names the slots.
    pub fn reason(self, rule: &Rule) -> String {
        let slot = |at: usize| rule.key.get(at).map_or("key", |s| s.name.as_str()).to_owned();
        match self {
            Gate::Itself => "they are one and the same statement".to_owned(),
            Gate::SameSentence => {
                "both stand in one sentence, so they are said together on purpose".to_owned()
            }
            Gate::Scope => "they stand further apart than this rule looks".to_owned(),
            Gate::Partial => "one of them is a part or an addition, never a total".to_owned(),
            Gate::Unreal => "one of them is only possible, conditional or a question".to_owned(),
            Gate::Kind => "they are different kinds of figure".to_owned(),
            Gate::Key(Mismatch::Different(at)) => format!("`{}` differs", slot(at)),
            Gate::Key(Mismatch::Disjoint(at)) => format!("`{}` lies on different days", slot(at)),
            Gate::Key(Mismatch::Missing(at)) => format!("`{}` is not known for both", slot(at)),
            Gate::Key(Mismatch::Mixed(at)) => {
                format!(
                    "one is the narrower on `{}` and the wider elsewhere: neither bounds the other",
                    slot(at)
                )
            }
            Gate::Key(Mismatch::Wild) => "too little is known about what they are about".to_owned(),
            Gate::OtherEvent => "they happened on different days".to_owned(),
            Gate::TooFarApart => "the reports lie too many days apart".to_owned(),
            Gate::Mood => "one is a plan, the other a fact".to_owned(),
            Gate::Polarity => "one of them is a denial".to_owned(),
            Gate::OtherSpeaker => "the figure comes from somebody else than the one who gave none".to_owned(),
            Gate::DisclosedLater => "the figure was given on a later occasion".to_owned(),
            Gate::NoFigure => "neither of them gives a figure".to_owned(),
        }
    }
}

impl fmt::Display for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Gate::Itself => "itself",
            Gate::SameSentence => "same-sentence",
            Gate::Scope => "scope",
            Gate::Partial => "partial",
            Gate::Unreal => "unreal",
            Gate::Kind => "kind",
            Gate::Key(_) => "key",
            Gate::OtherEvent => "other-event",
            Gate::TooFarApart => "too-far-apart",
            Gate::Mood => "mood",
            Gate::Polarity => "polarity",
            Gate::OtherSpeaker => "other-speaker",
            Gate::DisclosedLater => "disclosed-later",
            Gate::NoFigure => "no-figure",
        })
    }
}

/// Ask every gate in order; what is left is two claims about one thing, and how their keys relate.
pub fn pass(rule: &Rule, a: &Subject<'_>, b: &Subject<'_>) -> Result<Alignment, Gate> {
    place(rule, a, b)?;
    shape(a, b)?;
    let alignment = key::relate(rule, &a.key, &b.key).map_err(Gate::Key)?;
    time(rule, a, b)?;
    mood(a, b)?;
    polarity(rule, a, b)?;
    disclosure(a, b)?;
    Ok(alignment)
}

fn place(rule: &Rule, a: &Subject<'_>, b: &Subject<'_>) -> Result<(), Gate> {
    let same_article = a.claim.article == b.claim.article;
    let same_sentence = same_article && a.claim.sentence == b.claim.sentence;
    if std::ptr::eq(a.claim, b.claim) {
        return Err(Gate::Itself);
    }
    let within = rule.compare.scope == Scope::Sentence || rule.compare.kind == CompareAs::Sum;
    match rule.compare.scope {
        _ if same_sentence && !within => Err(Gate::SameSentence),
        Scope::Sentence if !same_sentence => Err(Gate::Scope),
        Scope::Document if !same_article => Err(Gate::Scope),
        _ => Ok(()),
    }
}

fn shape(a: &Subject<'_>, b: &Subject<'_>) -> Result<(), Gate> {
    if a.claim.frame.partial || b.claim.frame.partial {
        return Err(Gate::Partial);
    }
    if a.lane == Lane::Idle || b.lane == Lane::Idle {
        return Err(Gate::Unreal);
    }
    let undisclosed = a.content == Content::Undisclosed || b.content == Content::Undisclosed;
    if a.facet != b.facet && !undisclosed {
        return Err(Gate::Kind);
    }
    Ok(())
}

fn time(rule: &Rule, a: &Subject<'_>, b: &Subject<'_>) -> Result<(), Gate> {
    match (a.time.event, b.time.event) {
        (Some(x), Some(y)) if x.meets(y) => Ok(()),
        (Some(_), Some(_)) => Err(Gate::OtherEvent),
        // What has no day of its own is of the event that the article is about.
        (Some(_), None) if is_history(a, b) => Err(Gate::OtherEvent),
        (None, Some(_)) if is_history(b, a) => Err(Gate::OtherEvent),
        _ => match (rule.compare.window, a.time.told(), b.time.told()) {
            (Some(window), Some(x), Some(y)) if apart(x, y) > u64::from(window) => Err(Gate::TooFarApart),
            _ => Ok(()),
        },
    }
}

/// Whether `told` has its own day and is history beside `news`, which has none: long past when either was published. An
/// article of no known day that dates one thing and not the other tells of two.
fn is_history(told: &Subject<'_>, news: &Subject<'_>) -> bool {
    match (told.time.published, news.time.published) {
        (None, None) => told.claim.article == news.claim.article,
        (mine, yours) => {
            let past = |published| {
                Time {
                    published,
                    ..told.time
                }
                .is_history()
            };
            past(mine) || past(yours)
        }
    }
}

/// Days between two ranges; 0 where they meet.
pub(in crate::compare) fn apart(x: Days, y: Days) -> u64 {
    let gap = (i64::from(x.lo) - i64::from(y.hi)).max(i64::from(y.lo) - i64::from(x.hi));
    u64::try_from(gap).unwrap_or(0)
}

fn mood(a: &Subject<'_>, b: &Subject<'_>) -> Result<(), Gate> {
    if a.lane == b.lane { Ok(()) } else { Err(Gate::Mood) }
}

/// A denial meets only what it denies: the same value, said of the same thing.
fn polarity(rule: &Rule, a: &Subject<'_>, b: &Subject<'_>) -> Result<(), Gate> {
    let (x, y) = (a.claim.frame.negated, b.claim.frame.negated);
    if !x && !y {
        return Ok(());
    }
    let overlapping = match (a.bounds(), b.bounds()) {
        (Some(x), Some(y)) => x.quantity.soft.meets(y.quantity.soft),
        _ => false,
    };
    if x != y && rule.compare.negated_contradicts && overlapping {
        Ok(())
    } else {
        Err(Gate::Polarity)
    }
}

fn disclosure(a: &Subject<'_>, b: &Subject<'_>) -> Result<(), Gate> {
    let (silent, figure) = match (&a.content, &b.content) {
        (Content::Figure(_), Content::Figure(_)) => return Ok(()),
        (Content::Undisclosed, Content::Undisclosed) => return Err(Gate::NoFigure),
        (Content::Undisclosed, Content::Figure(_)) => (a, b),
        (Content::Figure(_), Content::Undisclosed) => (b, a),
    };
    let (x, y) = (&silent.claim.frame.source, &figure.claim.frame.source);
    if x.is_named() && y.is_named() && !x.may_be(y) {
        return Err(Gate::OtherSpeaker);
    }
    match verdict::order(silent, figure) {
        verdict::Order::Before => Err(Gate::DisclosedLater),
        _ => Ok(()),
    }
}

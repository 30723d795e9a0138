//! A claim: a typed value, the key it is about, and the frame it is said in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::figure::Context;
use crate::lexicon::gazetteer;
use crate::text::Span;
use crate::value::{Days, Minutes, Sym, Value};

/// What a slot of a claim holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// A canonical value: list entry, place, person.
    Id(Sym),
    /// A range of days.
    When(Days),
    /// Any other typed value (the claim's value, the parts of a sum). It is large, and most slots hold something else.
    Value(Box<Value>),
    /// Several values, for a slot captured more than once.
    Many(Vec<Slot>),
}

impl From<Value> for Slot {
    fn from(value: Value) -> Self {
        Self::Value(Box::new(value))
    }
}

impl Slot {
    /// The typed value that it holds.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Several canonical values.
    pub fn ids(values: impl IntoIterator<Item = Sym>) -> Self {
        Self::Many(values.into_iter().map(Self::Id).collect())
    }
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
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

    /// Whether two named speakers can be one: a person by full name or surname, an office under a longer and a shorter
    /// name (`the ministry`, `the defence ministry`), a capital that speaks for its country's offices (`Minsk says`).
    pub fn may_be(&self, other: &Self) -> bool {
        match (self, other) {
            (Speaker::Person(a), Speaker::Person(b)) => {
                a.rsplit(' ').next().map(str::to_lowercase) == b.rsplit(' ').next().map(str::to_lowercase)
            }
            (Speaker::Office(a), Speaker::Office(b)) => {
                within(a, b) || within(b, a) || stands_for(a, b) || stands_for(b, a)
            }
            _ => self == other,
        }
    }
}

/// Whether every word of one name is in the other.
fn within(short: &str, long: &str) -> bool {
    short.split(' ').all(|word| long.split(' ').any(|w| w == word))
}

/// Whether `place`, the name of a capital or country, may speak for `office`: no other country is named there.
fn stands_for(place: &str, office: &str) -> bool {
    gazetteer::place(place).is_some()
        && office
            .split(' ')
            .filter_map(|word| gazetteer::demonym(word).or_else(|| gazetteer::place(word).map(|_| word)))
            .all(|country| gazetteer::lies_in(place, country))
}

/// Whether it is said to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frame {
    /// Who says it.
    pub source: Speaker,
    /// The words that name who says it: of the attribution itself, or where it has only `she`, of the last that has the
    /// name.
    pub credit: Option<Span>,
    /// When it was said.
    pub said_at: Option<Days>,
    /// What moment it describes: stated in the text, else when it was said, else publication.
    pub as_of: Option<Days>,
    /// The time of that day, where known: orders two reports of one day.
    pub as_of_time: Option<Minutes>,
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
    /// `the toll was revised down to five`: it takes the place of an older figure.
    #[serde(default)]
    pub revised: bool,
    /// Names of slots that were filled from context, not from the match itself.
    pub filled: Vec<Sym>,
}

/// One extracted statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Where the values of the rule's `parts` slot stand, in the order of that slot.
    pub parts: Vec<Span>,
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

    /// What slot `name` holds of several things; nothing where it holds one.
    pub fn many(&self, name: &str) -> &[Slot] {
        match self.slot(name) {
            Some(Slot::Many(all)) => all,
            _ => &[],
        }
    }

    /// The canonical values in slot `name`, which holds several.
    pub fn ids(&self, name: &str) -> impl Iterator<Item = &Sym> {
        self.many(name).iter().filter_map(|slot| match slot {
            Slot::Id(id) => Some(id),
            _ => None,
        })
    }

    /// The words that are compared; none where the value is of another kind.
    pub fn words(&self) -> &str {
        match &self.value {
            Value::Words(words) => words,
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_of_one_speaker() {
        let office = |name: &str| Speaker::Office(name.into());
        let person = |name: &str| Speaker::Person(name.into());
        for (a, b, same) in [
            (office("ministry"), office("defence ministry"), true),
            (office("police"), office("fire service"), false),
            (office("minsk"), office("belarusian minister of defense"), true),
            (office("kyiv"), office("russian defence ministry"), false),
            (office("kyiv"), office("moscow"), false),
            (person("Marta Vell"), person("Vell"), true),
            (person("Marta Vell"), person("Goran Petrov"), false),
            (person("Marta Vell"), office("police"), false),
        ] {
            assert_eq!(a.may_be(&b), same, "{a:?} {b:?}");
            assert_eq!(b.may_be(&a), same, "{b:?} {a:?}");
        }
    }
}

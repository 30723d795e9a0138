//! What every match of a pattern must contain, and which of it is worth looking for first.
//!
//! A pattern runs only in sentences that hold a word of each of its needs, and only from the places where its
//! *anchor*, the rarest of them, says that a match could begin.

mod cost;

use super::assemble::Env;
use super::kind::Kind;
use super::tree::{Node, NodeKind, SlotNode};
use crate::rule::lists;
use crate::text::vocab::WordSet;
pub use cost::{FIGURE, NUMBER_WORDS, cost_of};
use cost::{LONGEST_VALUE, WEEKDAYS, number};

/// Something every match contains: a token of `set`, between `min` and `max` tokens after the match's start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The words.
    pub set: WordSet,
    /// The least distance from the start.
    pub min: u32,
    /// The greatest; none after a `...`.
    pub max: Option<u32>,
    /// How common the words are.
    pub cost: u32,
    /// Whether any number will do; then `set` grows with the figures that rules mention.
    pub number: bool,
    /// Whether it is a word that could be looked up: not punctuation alone, not a number.
    pub literal: bool,
}

/// The tokens a part of a pattern takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The least.
    pub min: u32,
    /// The most; none with a `...` in it.
    pub max: Option<u32>,
}

impl Length {
    const NONE: Self = Self { min: 0, max: Some(0) };

    fn exactly(n: u32) -> Self {
        Self { min: n, max: Some(n) }
    }

    fn then(self, next: Self) -> Self {
        Self {
            min: self.min.saturating_add(next.min),
            max: add(self.max, next.max),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.zip(other.max).map(|(a, b)| a.max(b)),
        }
    }
}

fn add(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    a.zip(b).map(|(a, b)| a.saturating_add(b))
}

/// What every match of `node` contains, and how long it is.
pub fn needs(node: &Node, env: &mut Env<'_>) -> (Vec<Need>, Length) {
    match &node.kind {
        NodeKind::Word(word) => words(&lists::word_forms(word), env),
        NodeKind::Inflected(word) => words(&lists::word_forms(&format!("{word}~")), env),
        NodeKind::Exact(text) => words(std::slice::from_ref(text), env),
        NodeKind::Comma => words(&[",".to_owned()], env),
        NodeKind::List(name) => list(name, env),
        NodeKind::Slot(slot) => typed(slot, env),
        NodeKind::Gap(most) => (
            Vec::new(),
            Length {
                min: 0,
                max: Some(u32::from(*most)),
            },
        ),
        NodeKind::Anywhere => (Vec::new(), Length { min: 0, max: None }),
        NodeKind::Start | NodeKind::End | NodeKind::Not(_) => (Vec::new(), Length::NONE),
        NodeKind::Sequence(parts) => sequence(parts, env),
        NodeKind::Choice(arms) => choice(arms, env),
        NodeKind::Optional(inner) => {
            let (_, length) = needs(inner, env);
            (Vec::new(), Length { min: 0, ..length })
        }
        NodeKind::Coordinated(inner) => {
            let (found, length) = needs(inner, env);
            (found, Length { max: None, ..length })
        }
    }
}

fn sequence(parts: &[Node], env: &mut Env<'_>) -> (Vec<Need>, Length) {
    let mut all = Vec::new();
    let mut before = Length::NONE;
    for part in parts {
        let (found, length) = needs(part, env);
        all.extend(found.into_iter().map(|need| Need {
            min: need.min.saturating_add(before.min),
            max: add(need.max, before.max),
            ..need
        }));
        before = before.then(length);
    }
    (all, before)
}

/// Every arm must contain something: then a match contains the union of what is rarest in each.
fn choice(arms: &[Node], env: &mut Env<'_>) -> (Vec<Need>, Length) {
    let mut union: Option<Need> = None;
    let mut every = true;
    let mut length: Option<Length> = None;
    for arm in arms {
        let (found, one) = needs(arm, env);
        length = Some(length.map_or(one, |all| all.or(one)));
        match (union.take(), cheapest(found)) {
            (None, Some(need)) if every => union = Some(need),
            (Some(mut all), Some(need)) => {
                all.set.extend(&need.set);
                all.min = all.min.min(need.min);
                all.max = all.max.zip(need.max).map(|(a, b)| a.max(b));
                all.cost = all.cost.saturating_add(need.cost);
                all.number |= need.number;
                all.literal &= need.literal;
                union = Some(all);
            }
            _ => every = false,
        }
    }
    let found = if every { union } else { None };
    (found.into_iter().collect(), length.unwrap_or(Length::NONE))
}

/// The need that is rarest.
pub fn cheapest(needs: Vec<Need>) -> Option<Need> {
    needs
        .into_iter()
        .min_by_key(|need| (!need.literal, need.cost, need.max.is_none()))
}

fn words(forms: &[String], env: &mut Env<'_>) -> (Vec<Need>, Length) {
    let mut set = WordSet::default();
    let mut length: Option<Length> = None;
    let mut cost = 0;
    let mut literal = true;
    for form in forms {
        let tokens = lists::tokens(form);
        if let Some(first) = tokens.first() {
            set.insert(env.vocab.id(first));
            cost += cost_of(first);
            literal &= first.chars().any(char::is_alphanumeric);
        }
        let one = Length::exactly(u32::try_from(tokens.len()).unwrap_or(u32::MAX));
        length = Some(length.map_or(one, |all| all.or(one)));
    }
    let need = Need {
        set,
        min: 0,
        max: Some(0),
        cost,
        number: false,
        literal,
    };
    (vec![need], length.unwrap_or(Length::NONE))
}

fn list(name: &str, env: &mut Env<'_>) -> (Vec<Need>, Length) {
    let found = env.visible.get(name).and_then(|&at| env.lists.get(at as usize));
    let Some(list) = found else {
        return (Vec::new(), Length::exactly(1));
    };
    let need = Need {
        set: list.first.clone(),
        min: 0,
        max: Some(0),
        cost: list.cost,
        number: false,
        literal: true,
    };
    let length = Length {
        min: 1,
        max: Some(list.longest.max(1)),
    };
    (vec![need], length)
}

fn typed(slot: &SlotNode, env: &mut Env<'_>) -> (Vec<Need>, Length) {
    if let Some(name) = slot.kind.strip_prefix('@') {
        return list(name, env);
    }
    let length = Length {
        min: 1,
        max: Some(LONGEST_VALUE),
    };
    let need = match Kind::parse(&slot.kind) {
        Some(Kind::Count | Kind::Percent) => vec![number(env.vocab)],
        Some(Kind::Weekday) => {
            let names: Vec<String> = WEEKDAYS.iter().map(|&w| w.to_owned()).collect();
            words(&names, env).0
        }
        Some(Kind::Quote) => return (Vec::new(), Length { min: 1, max: None }),
        _ => Vec::new(),
    };
    (need, length)
}

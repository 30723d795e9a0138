//! What every match of a pattern must contain, and which of it is worth looking for first.
//!
//! A pattern runs only in sentences that hold a word of each of its needs, and only from the places where its
//! *anchor*, the rarest of them, says that a match could begin.

use std::sync::LazyLock;

use super::assemble::Env;
use super::kind::Kind;
use super::tree::{Node, NodeKind, SlotNode};
use crate::rule::lists;
use crate::text::vocab::{VocabBuilder, WordMap, WordSet};

/// A number takes at most this many tokens, hedge included.
const LONGEST_VALUE: u32 = 24;

/// The word that stands for every figure that no rule mentions.
pub const FIGURE: &str = "\u{1}figure";

/// Words that a number written out contains; a sentence without one of them and without a figure has no count.
pub const NUMBER_WORDS: &[&str] = &[
    "billion",
    "billions",
    "both",
    "couple",
    "couples",
    "dozen",
    "dozens",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "few",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "fourteen",
    "half",
    "handful",
    "hundred",
    "hundreds",
    "lakh",
    "lone",
    "many",
    "million",
    "millions",
    "multiple",
    "nine",
    "nineteen",
    "ninety",
    "no",
    "nobody",
    "none",
    "number",
    "numbers",
    "numerous",
    "one",
    "pair",
    "quarter",
    "scores",
    "seven",
    "seventeen",
    "seventy",
    "several",
    "single",
    "six",
    "sixteen",
    "sixty",
    "some",
    "ten",
    "tens",
    "thirteen",
    "thirty",
    "thousand",
    "thousands",
    "three",
    "trillion",
    "trillions",
    "twelve",
    "twenty",
    "two",
    "zero",
    "crore",
    "score",
    "myriad",
    "countless",
    "a",
    "an",
];

/// Words of every sentence, with how many of ten thousand words they are: rough figures for news copy, chosen here
/// only to keep such a word from being an anchor when a rarer one is there. A word not listed counts as one.
const COMMON: &[(&str, u32)] = &[
    ("the", 600),
    (",", 550),
    (".", 500),
    ("of", 270),
    ("to", 260),
    ("in", 230),
    ("and", 250),
    ("a", 240),
    ("s", 60),
    ("that", 100),
    ("for", 95),
    ("is", 80),
    ("on", 85),
    ("was", 80),
    ("with", 70),
    ("said", 70),
    ("he", 65),
    ("at", 60),
    ("as", 60),
    ("it", 60),
    ("by", 60),
    ("his", 45),
    ("from", 50),
    ("be", 45),
    ("an", 45),
    ("have", 42),
    ("has", 45),
    ("are", 40),
    ("were", 35),
    ("had", 35),
    ("not", 40),
    ("they", 30),
    ("but", 35),
    ("who", 28),
    ("this", 30),
    ("will", 30),
    ("been", 25),
    ("their", 25),
    ("one", 22),
    ("or", 25),
    ("which", 22),
    ("we", 25),
    ("i", 35),
    ("its", 25),
    ("would", 20),
    ("more", 20),
    ("after", 20),
    ("about", 18),
    ("up", 16),
    ("all", 15),
    ("when", 16),
    ("there", 16),
    ("new", 15),
    ("two", 14),
    ("out", 15),
    ("people", 14),
    ("than", 14),
    ("also", 14),
    ("her", 16),
    ("she", 20),
    ("no", 12),
    ("some", 12),
    ("other", 11),
    ("into", 11),
    ("first", 11),
    ("over", 11),
    ("could", 11),
    ("last", 10),
    ("-", 120),
    ("'", 40),
    ("\"", 60),
    ("“", 60),
    ("”", 60),
    ("can", 14),
    ("if", 12),
    ("what", 12),
    ("so", 11),
    ("you", 20),
    ("year", 10),
    ("years", 10),
    ("three", 8),
    ("time", 9),
    ("do", 9),
    ("many", 7),
    ("government", 7),
    ("president", 7),
    ("country", 6),
    ("state", 6),
    ("four", 5),
    ("five", 5),
    ("being", 5),
    ("most", 8),
    ("made", 5),
    ("did", 5),
    ("say", 5),
    ("says", 6),
    ("just", 7),
    ("only", 7),
    ("make", 5),
    ("take", 5),
    ("like", 8),
    ("now", 8),
    ("while", 6),
];

/// Figures and number words: three sentences in ten have one.
const NUMBER_COST: u32 = 900;

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

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

fn number(vocab: &mut VocabBuilder) -> Need {
    let ids: Vec<u32> = NUMBER_WORDS
        .iter()
        .chain(&[FIGURE])
        .map(|w| vocab.id(w))
        .collect();
    Need {
        set: WordSet::new(ids),
        min: 0,
        max: Some(LONGEST_VALUE),
        cost: NUMBER_COST,
        number: true,
        literal: false,
    }
}

/// How common a word is, by [`COMMON`].
pub fn cost_of(word: &str) -> u32 {
    static COSTS: LazyLock<WordMap<u32>> = LazyLock::new(|| WordMap::new(COMMON.iter().copied()));
    COSTS.get(word).first().copied().unwrap_or(1)
}

//! The words of a sentence as its figures see them: each figure weighs the same words by their distance from it.

use std::cmp::Reverse;
use std::ops::Range;

use super::caution::{self, Caution};
use super::{Term, occasion, term, words};
use crate::text::{Doc, TokenKind};

/// The least weight a word of the sentence has, and what each token and each break on the way costs.
const FLOOR: i32 = 150;
const STEP: i32 = 35;
const BREAK: i32 = 160;

/// So many tokens on either side of a figure are looked at.
const FARTHEST: usize = 60;

/// What a token of the sentence is on the way from a figure outwards.
struct Stop {
    /// What going past it costs.
    cost: i32,
    /// What it says, where it is a content word, and the place of its stem among those of the sentence.
    word: Option<(Term, usize)>,
}

/// The words of one sentence.
pub(super) struct Around {
    /// The tokens of the sentence.
    pub(super) tokens: Range<u32>,
    /// Whether it speaks of an earlier year or occasion.
    pub(super) past: bool,
    /// What keeps a distance in it.
    pub(super) caution: Caution,
    stops: Vec<Stop>,
}

impl Around {
    /// The words of the sentence that `tokens` are.
    pub(super) fn new(doc: &Doc<'_>, tokens: &Range<u32>) -> Self {
        let mut stops: Vec<Stop> = tokens.clone().map(|i| stop(doc, i, tokens.start)).collect();
        let mut words: Vec<&mut (Term, usize)> = stops.iter_mut().filter_map(|s| s.word.as_mut()).collect();
        words.sort_unstable_by(|a, b| a.0.stem.cmp(&b.0.stem));
        for number in 1..words.len() {
            if let Some([(before, place), (here, next)]) = words.get_mut(number - 1..=number) {
                *next = *place + usize::from(before.stem != here.stem);
            }
        }
        Self {
            tokens: tokens.clone(),
            past: occasion::is_past(doc, tokens),
            caution: caution::of_sentence(doc, tokens),
            stops,
        }
    }

    /// The content words of the sentence, each with a weight that falls with distance from the figure at `mention` and
    /// at every break, sorted by stem, each stem once.
    pub(super) fn bag(&self, mention: &Range<u32>, phrase: &Range<u32>) -> Vec<Term> {
        let mut found = Vec::new();
        self.walk((self.tokens.start..mention.start).rev(), &mut found);
        self.walk(mention.end..phrase.end, &mut found);
        self.walk(phrase.end.max(mention.end)..self.tokens.end, &mut found);
        found.sort_by_key(|(_, place, weight)| (*place, Reverse(*weight)));
        found.dedup_by_key(|(_, place, _)| *place);
        let weighed = |(term, _, weight): (&Term, usize, u16)| Term {
            weight,
            ..term.clone()
        };
        found.into_iter().map(weighed).collect()
    }

    fn walk<'s>(&'s self, tokens: impl Iterator<Item = u32>, out: &mut Vec<(&'s Term, usize, u16)>) {
        let mut weight = 1000;
        for i in tokens.take(FARTHEST) {
            let at = i.checked_sub(self.tokens.start).map(|at| at as usize);
            let Some(stop) = at.and_then(|at| self.stops.get(at)) else {
                continue;
            };
            if let Some((term, place)) = &stop.word {
                let capped = u16::try_from(weight.max(FLOOR)).unwrap_or(u16::MAX);
                out.push((term, *place, capped));
            }
            weight -= stop.cost;
        }
    }
}

fn stop(doc: &Doc<'_>, i: u32, start: u32) -> Stop {
    let mark = |cost| Stop { cost, word: None };
    match doc.token(i).map(|t| t.kind) {
        Some(TokenKind::Word) if words::is_content(doc.hashed(i)) => Stop {
            cost: STEP,
            word: Some((term(doc, i, start, 1000), 0)),
        },
        Some(TokenKind::Word) => match doc.word(i) {
            "but" | "while" | "which" | "who" | "when" | "after" | "before" | "because" => mark(BREAK + STEP),
            _ => mark(STEP),
        },
        Some(TokenKind::Mark) => match doc.raw(i) {
            "," | "—" | "–" | "(" | ")" => mark(BREAK),
            ";" | ":" => mark(2 * BREAK),
            _ => mark(0),
        },
        _ => mark(0),
    }
}

//! Where in a document a rule could match at all: one look-up per token, then only sentences that hold a pattern's
//! anchor and one word of everything else it needs.

use std::ops::Range;

use crate::rule::RuleSet;
use crate::rule::engine::{Engine, Pattern};
use crate::text::vocab::{WordId, WordSet};
use crate::text::{Doc, TokenKind};

/// A place where a pattern may match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The pattern, by place in the engine.
    pub pattern: u32,
    /// The sentence.
    pub sentence: u32,
    /// Tokens a match may begin at: ascending, not overlapping.
    pub starts: Vec<Range<u32>>,
}

/// What the first look at a document found.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The word number of every token.
    pub ids: Vec<WordId>,
    /// By pattern, then sentence.
    pub candidates: Vec<Candidate>,
    /// Whether a rule wants to see the document whatever words are in it.
    pub always: bool,
}

impl Scan {
    /// Look at `doc` with the eyes of `rules`.
    pub fn new(doc: &Doc<'_>, rules: &RuleSet) -> Self {
        let engine = &rules.engine;
        let ids = number(doc, engine);
        let mut gate = Gate::new(engine);
        let mut hits: Vec<(u32, u32, u32)> = Vec::new();
        for (sentence, bounds) in (0u32..).zip(&doc.sentences) {
            let tokens = bounds.tokens.start as usize..bounds.tokens.end as usize;
            let words = ids.get(tokens).unwrap_or(&[]);
            for (token, &id) in (bounds.tokens.start..).zip(words).filter(|(_, id)| **id != 0) {
                let patterns = engine.anchored.get(id as usize).map_or(&[][..], Vec::as_slice);
                let held = patterns.iter().filter(|p| gate.holds(**p, sentence, words));
                hits.extend(held.map(|&pattern| (pattern, sentence, token)));
            }
        }
        hits.sort_unstable();
        let candidates = hits
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .filter_map(|hits| candidate(doc, engine, hits))
            .collect();
        Self {
            ids,
            candidates,
            always: rules.rules.iter().any(|rule| rule.compare.kind.sees_everything()),
        }
    }

    /// Whether nothing in the document can give a claim.
    pub fn is_empty(&self) -> bool {
        self.candidates.is_empty() && !self.always
    }

    /// The candidates of these patterns, by pattern, then sentence.
    pub fn of(&self, patterns: &Range<usize>) -> &[Candidate] {
        let from = self
            .candidates
            .partition_point(|c| (c.pattern as usize) < patterns.start);
        let to = self
            .candidates
            .partition_point(|c| (c.pattern as usize) < patterns.end);
        self.candidates.get(from..to).unwrap_or(&[])
    }
}

/// The word number of every token.
pub fn number(doc: &Doc<'_>, engine: &Engine) -> Vec<WordId> {
    doc.tokens
        .iter()
        .zip(0u32..)
        .map(|(token, at)| match engine.vocab.id(doc.hashed(at)) {
            0 if token.kind == TokenKind::Figure => engine.figure,
            id => id,
        })
        .collect()
}

fn candidate(doc: &Doc<'_>, engine: &Engine, hits: &[(u32, u32, u32)]) -> Option<Candidate> {
    let &(number, sentence, _) = hits.first()?;
    let pattern = engine.patterns.get(number as usize)?;
    let bounds = doc.sentence(sentence)?.tokens.clone();
    let mut starts: Vec<Range<u32>> = Vec::new();
    for &(_, _, token) in hits {
        let last = token.saturating_sub(pattern.reach.0);
        if last < bounds.start || token < bounds.start + pattern.reach.0 {
            continue;
        }
        let first = pattern
            .reach
            .1
            .map_or(bounds.start, |most| token.saturating_sub(most).max(bounds.start));
        match starts.last_mut() {
            Some(before) if first <= before.end => before.end = before.end.max(last + 1),
            _ => starts.push(first..last + 1),
        }
    }
    (!starts.is_empty()).then_some(Candidate {
        pattern: number,
        sentence,
        starts,
    })
}

/// What a sentence holds, found out once for all patterns: the answers for the sentence that was asked of last.
struct Gate<'e> {
    engine: &'e Engine,
    /// By pattern.
    patterns: Vec<Known>,
    /// By word set; the last one stands for numbers.
    sets: Vec<Known>,
}

/// An answer, and one more than the number of the sentence it is for.
#[derive(Clone, Copy, Default)]
struct Known {
    sentence: u32,
    holds: bool,
}

impl<'e> Gate<'e> {
    fn new(engine: &'e Engine) -> Self {
        Self {
            engine,
            patterns: vec![Known::default(); engine.patterns.len()],
            sets: vec![Known::default(); engine.sets.len() + 1],
        }
    }

    /// Whether sentence number `sentence`, with these words, holds everything that a pattern needs.
    fn holds(&mut self, number: u32, sentence: u32, words: &[WordId]) -> bool {
        match self.patterns.get(number as usize) {
            Some(known) if known.sentence == sentence + 1 => return known.holds,
            _ => {}
        }
        let engine = self.engine;
        let holds = engine
            .patterns
            .get(number as usize)
            .is_some_and(|p| self.has_all(p, sentence, words));
        remember(&mut self.patterns, number as usize, sentence, holds);
        holds
    }

    fn has_all(&mut self, pattern: &Pattern, sentence: u32, words: &[WordId]) -> bool {
        let engine = self.engine;
        let numbers = engine.sets.len();
        (!pattern.needs_number || self.has(numbers, &engine.numbers, sentence, words))
            && pattern.needs.iter().all(|&number| {
                let set = engine.sets.get(number as usize);
                set.is_some_and(|set| self.has(number as usize, set, sentence, words))
            })
    }

    fn has(&mut self, number: usize, set: &WordSet, sentence: u32, words: &[WordId]) -> bool {
        match self.sets.get(number) {
            Some(known) if known.sentence == sentence + 1 => known.holds,
            _ => {
                let holds = words.iter().any(|&id| set.contains(id));
                remember(&mut self.sets, number, sentence, holds);
                holds
            }
        }
    }
}

fn remember(answers: &mut [Known], number: usize, sentence: u32, holds: bool) {
    if let Some(known) = answers.get_mut(number) {
        *known = Known {
            sentence: sentence + 1,
            holds,
        };
    }
}

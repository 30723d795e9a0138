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
        let mut hits: Vec<(u32, u32, u32)> = Vec::new();
        for (sentence, bounds) in (0u32..).zip(&doc.sentences) {
            let tokens = bounds.tokens.start as usize..bounds.tokens.end as usize;
            for (token, &id) in (bounds.tokens.start..).zip(ids.get(tokens).unwrap_or(&[])) {
                if id == 0 {
                    continue;
                }
                for &pattern in engine.anchored.get(id as usize).map_or(&[][..], Vec::as_slice) {
                    hits.push((pattern, sentence, token));
                }
            }
        }
        hits.sort_unstable();
        let candidates = hits
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .filter_map(|hits| candidate(doc, engine, &ids, hits))
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

    /// The candidates of one pattern, by sentence.
    pub fn of(&self, pattern: u32) -> &[Candidate] {
        let from = self.candidates.partition_point(|c| c.pattern < pattern);
        let to = self.candidates.partition_point(|c| c.pattern <= pattern);
        self.candidates.get(from..to).unwrap_or(&[])
    }
}

/// The word number of every token.
pub fn number(doc: &Doc<'_>, engine: &Engine) -> Vec<WordId> {
    doc.tokens
        .iter()
        .zip(0u32..)
        .map(|(token, at)| match engine.vocab.id(doc.word(at)) {
            0 if token.kind == TokenKind::Figure => engine.figure,
            id => id,
        })
        .collect()
}

fn candidate(doc: &Doc<'_>, engine: &Engine, ids: &[WordId], hits: &[(u32, u32, u32)]) -> Option<Candidate> {
    let &(number, sentence, _) = hits.first()?;
    let pattern = engine.patterns.get(number as usize)?;
    let bounds = doc.sentence(sentence)?.tokens.clone();
    let words = ids.get(bounds.start as usize..bounds.end as usize)?;
    if !holds_everything(pattern, engine, words) {
        return None;
    }
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

fn holds_everything(pattern: &Pattern, engine: &Engine, words: &[WordId]) -> bool {
    let holds = |set: &WordSet| words.iter().any(|&id| set.contains(id));
    (!pattern.needs_number || holds(&engine.numbers))
        && pattern
            .needs
            .iter()
            .all(|&set| engine.sets.get(set as usize).is_some_and(holds))
}

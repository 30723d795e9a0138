//! What the rules look for, ready to run over documents: words, lists, patterns, and what to do with a match.

use super::file::FillFile;
use super::lists::List;
use super::pattern::Program;
use crate::text::vocab::{Vocab, WordId, WordSet};
use crate::value::widths::NumberWidths;
use crate::value::{Op, Sym, Value};

/// What `set` puts into a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// A canonical value.
    Id(Sym),
    /// The value that is compared.
    Value(Value),
}

/// One `[[match]]`, compiled.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    /// The rule, by place in the rule set.
    pub rule: u16,
    /// Which `[[match]]` of the rule.
    pub from: u16,
    /// The instructions, and the pattern as written.
    pub program: Program,
    /// Word sets of which a sentence must hold a word each, by place in [`Engine::sets`].
    pub needs: Vec<u32>,
    /// Whether a sentence must hold a number.
    pub needs_number: bool,
    /// The set that is looked for.
    pub anchor: u32,
    /// The least and greatest distance of an anchor word from the start of a match.
    pub reach: (u32, Option<u32>),
    /// Constant slots.
    pub set: Vec<(Sym, Constant)>,
    /// Slots whose number is read as if hedged.
    pub read: Vec<(u8, Op)>,
    /// Whether what it finds is a part, never a total.
    pub part: bool,
}

/// One list of `[skip]`.
#[derive(Clone, Debug, Default)]
pub struct SkipList {
    /// Its patterns, as they are written.
    pub programs: Vec<Program>,
    /// The words of which the first token of any of them must be one; none where it may be something else.
    words: Option<WordSet>,
}

impl SkipList {
    /// A list of these patterns.
    pub fn new(programs: Vec<Program>) -> Self {
        let mut words = Some(WordSet::default());
        for program in &programs {
            words = words.zip(program.first_words.as_ref()).map(|(mut words, more)| {
                words.extend(more);
                words
            });
        }
        Self { programs, words }
    }

    /// Whether one of the patterns may begin with the word numbered `id`.
    pub fn may_start(&self, id: WordId) -> bool {
        self.words.as_ref().is_none_or(|words| words.contains(id))
    }
}

/// Patterns near or in a match that take it away.
#[derive(Clone, Debug, Default)]
pub struct Skips {
    /// Ending right before it.
    pub before: SkipList,
    /// Starting right after it.
    pub after: SkipList,
    /// In it.
    pub inside: SkipList,
    /// Anywhere in its sentence.
    pub sentence: SkipList,
    /// Matches in quotations do not count.
    pub in_quotes: bool,
    /// A name right after another name does not count.
    pub after_name: bool,
}

impl Skips {
    /// Every list of programs with its name.
    pub fn lists(&self) -> [(&'static str, &[Program]); 4] {
        [
            ("before", &self.before.programs),
            ("after", &self.after.programs),
            ("inside", &self.inside.programs),
            ("sentence", &self.sentence.programs),
        ]
    }
}

/// How one rule makes claims.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// Its patterns, by place in [`Engine::patterns`].
    pub patterns: std::ops::Range<usize>,
    /// What takes a match away.
    pub skips: Skips,
    /// Slots filled from the context.
    pub fill: Vec<(Sym, FillFile)>,
    /// Widths of hedges, where the rule has its own.
    pub widths: Option<NumberWidths>,
    /// The slot that gathers the items of a list into one claim (`sum`).
    pub parts: Option<Sym>,
}

/// Everything that extraction needs of a rule set.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    /// Every word of every rule.
    pub vocab: Vocab,
    /// The number of the word that stands for any figure no rule mentions.
    pub figure: u32,
    /// Words and figures that a number contains.
    pub numbers: WordSet,
    /// Word sets, shared by all patterns.
    pub sets: Vec<WordSet>,
    /// Lists, shared ones and each rule's own.
    pub lists: Vec<List>,
    /// The lists of places, persons and organisations.
    pub names: [u32; 3],
    /// The list that names kinds of people: `victim`, or none.
    pub people: u32,
    /// Every pattern, rule by rule.
    pub patterns: Vec<Pattern>,
    /// One per rule, in the order of the rule set.
    pub rules: Vec<Extraction>,
    /// For every word, the patterns it is an anchor of.
    pub anchored: Vec<Vec<u32>>,
}

impl Engine {
    /// The engine with the rules for which `kept`, one value per rule, says so.
    #[must_use]
    pub fn keep(&self, kept: &[bool]) -> Self {
        let mut keep = kept.iter().copied();
        let mut rules = self.rules.clone();
        rules.retain(|_| keep.next().unwrap_or(true));
        let own = |pattern: &u32| {
            rules
                .iter()
                .any(|rule| rule.patterns.contains(&(*pattern as usize)))
        };
        let anchored = self
            .anchored
            .iter()
            .map(|patterns| patterns.iter().copied().filter(own).collect())
            .collect();
        Self {
            rules: rules.clone(),
            anchored,
            ..self.clone()
        }
    }
}

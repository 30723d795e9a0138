//! TOML becomes a runnable [`RuleSet`].
//!
//! `file.rs` mirrors the TOML exactly, `compile.rs` turns it into [`Rule`]s and gathers every mistake on the way.

pub mod builtin;
pub mod compare_file;
pub mod compile;
pub mod engine;
pub mod error;
pub mod file;
pub mod house;
pub mod inflect;
pub mod lists;
pub mod load;
pub mod names;
pub mod parents;
pub mod pattern;
pub mod proof;
mod scalar;
mod settings;
mod shape;
mod slots;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use compare_file::{CompareAs, Evolves, Scope, SourcesPolicy};
pub use error::{RuleErrors, RuleMistake};
pub use house::House;
pub use names::{Name, NameKind, Names};
pub use parents::Parents;
pub use proof::{Case, Example, Expect, ExpectedClaim, ProofText, RuleSource};

use crate::finding::Severity;
use crate::value::Sym;

/// How one slot of the key is compared (semantics 4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyMode {
    /// Equal values.
    Same,
    /// Equal, or one an ancestor of the other.
    Within,
    /// Day ranges that share a day.
    Overlap,
}

/// One line of `[key]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySlot {
    /// The slot's name.
    pub name: Sym,
    /// How two values are compared.
    pub mode: KeyMode,
    /// A trailing `?`: a missing value is accepted.
    pub optional: bool,
}

/// `[compare]`, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// Which way of comparing.
    pub kind: CompareAs,
    /// The slot that holds the value.
    pub value: Sym,
    /// `with = …` (weekday-of).
    pub with: Option<Sym>,
    /// `parts = …` (sum).
    pub parts: Option<Sym>,
    /// Whether the value may change.
    pub evolves: Evolves,
    /// Days apart that two publications may lie.
    pub window: Option<u32>,
    /// Where claims may stand.
    pub scope: Scope,
    /// Two named sources that differ.
    pub sources: SourcesPolicy,
    /// `planned = "with-facts"`.
    pub planned_with_facts: bool,
    /// `negated = "contradict"`.
    pub negated_contradicts: bool,
    /// `credited = "same-in-document"`.
    pub credited_same_in_document: bool,
    /// `missing = "match"`: two missing slots still match.
    pub missing_matches: bool,
    /// Whether figures that look like one another mistyped speak for a pair. Off only where recall is measured without.
    pub slips: bool,
    /// Gaps below this share (in thousandths) are compatible.
    pub min_gap: u32,
    /// Offices with one holder.
    pub unique: Vec<Sym>,
    /// Values of key slots for which a later figure may be lower, whatever `evolves` says.
    pub may_fall: Vec<Sym>,
}

/// `[quote]`: when two quotations are one remark. Shares are in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteSettings {
    /// Shorter quotations are only compared whole.
    pub min_words: u32,
    /// Three-word runs two quotations must share.
    pub shared_runs: u32,
    /// Share of the shorter found, in order, in the longer.
    pub similar: u32,
    /// Words that count as one.
    pub spelling: Vec<Vec<Sym>>,
    /// Words that alone make a note only.
    pub ignore_words: Vec<Sym>,
}

/// One rule, ready to run.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Kebab-case name.
    pub id: Sym,
    /// One line for people.
    pub title: String,
    /// Severity of a contradiction.
    pub severity: Severity,
    /// The key, in the order of the file.
    pub key: Vec<KeySlot>,
    /// How claims are compared.
    pub compare: Compare,
    /// `[quote]`.
    pub quote: QuoteSettings,
    /// Child to parent, over the canonical values of every list the rule can see.
    pub parents: Parents,
    /// `[same_as]`: slot, then value to the representative of its class.
    pub same_as: BTreeMap<Sym, BTreeMap<Sym, Sym>>,
    /// The names of the rule set: neighbours of places, offices of persons.
    pub names: Arc<Names>,
}

impl Rule {
    /// `value` and its ancestors, nearest first. Lists have no cycles: the compiler refuses them.
    pub fn lineage<'r>(&'r self, value: &Sym) -> impl Iterator<Item = Sym> + use<'r> {
        std::iter::successors(Some(value.clone()), |v| self.parents.of(v)).take(16)
    }

    /// The representative of `value` in slot `slot`.
    pub fn canonical<'r>(&'r self, slot: &str, value: &'r Sym) -> &'r Sym {
        self.same_as
            .get(slot)
            .and_then(|classes| classes.get(value))
            .unwrap_or(value)
    }
}

/// Every rule of a run, with what they share.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules, sorted by id.
    pub rules: Vec<Rule>,
    /// Where each rule came from, with its examples and cases: one per rule, in the same order.
    pub sources: Vec<RuleSource>,
    /// Places, persons and organisations.
    pub names: Arc<Names>,
    /// What extraction runs.
    pub engine: Arc<engine::Engine>,
    /// Mistakes that do not stop a rule from running.
    pub warnings: Vec<RuleMistake>,
    /// What the house has decided for all of them.
    pub house: House,
    /// A hash of everything the rules were made of: two sets with one digest make the same claims.
    pub digest: [u8; 32],
}

impl RuleSet {
    /// The rules that come with the program.
    pub fn builtin() -> Result<Self, RuleErrors> {
        Self::with_builtin(&[])
    }

    /// The rules that come with the program, and `files`: a rule of theirs replaces a built-in one with the same id,
    /// a list of theirs one with the same name.
    pub fn with_builtin(files: &[(&str, &str)]) -> Result<Self, RuleErrors> {
        let mut read = load::builtin();
        let own = load::read(files.iter().copied());
        read.rules.retain(|rule| {
            !own.rules
                .iter()
                .any(|o| o.content.id.get_ref() == rule.content.id.get_ref())
        });
        read.rules.extend(own.rules);
        read.shared.extend(own.shared);
        read.mistakes.extend(own.mistakes);
        Self::compile(read)
    }

    /// Rules out of files, each a path as shown and a text. A file whose name begins with `_` is shared:
    /// `_lists.toml` and `_names.toml`; every other one holds one rule. All mistakes of all files are gathered.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, RuleErrors> {
        Self::compile(load::read(files.iter().copied()))
    }

    fn compile(files: load::Files) -> Result<Self, RuleErrors> {
        let digest = files.digest();
        compile::rule_set(files).map(|rules| Self { digest, ..rules })
    }

    /// Keep the rules for which `kept`, one value per rule, says so.
    pub fn keep(&mut self, kept: &[bool]) {
        let mut keep = kept.iter().copied();
        self.rules.retain(|_| keep.next().unwrap_or(true));
        let mut keep = kept.iter().copied();
        self.sources.retain(|_| keep.next().unwrap_or(true));
        self.engine = Arc::new(self.engine.keep(kept));
        let kept: Vec<u8> = kept.iter().map(|kept| u8::from(*kept)).collect();
        self.alter(&kept);
    }

    /// Let the rules keep to what the house has decided.
    pub fn furnish(&mut self, house: House) {
        // Maps and numbers: writing them cannot fail.
        self.alter(&postcard::to_stdvec(&house).unwrap_or_default());
        self.house = house;
    }

    /// Let slips of digits speak for nothing: what is found then rests on what is said around the figures.
    pub fn ignore_slips(&mut self) {
        self.alter(b"without slips");
        for rule in &mut self.rules {
            rule.compare.slips = false;
        }
    }

    /// Let the digest say that the set was altered by `how`.
    fn alter(&mut self, how: &[u8]) {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.digest).update(how);
        self.digest = *hasher.finalize().as_bytes();
    }

    /// The rule set with nothing but its rule number `at`.
    pub fn alone(&self, at: usize) -> Option<Self> {
        let kept: Vec<bool> = (0..self.rules.len()).map(|n| n == at).collect();
        let mut one = self.clone();
        one.keep(&kept);
        one.warnings.clear();
        (one.rules.len() == 1).then_some(one)
    }
}

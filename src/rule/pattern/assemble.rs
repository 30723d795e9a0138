//! A pattern's tree becomes instructions.

use std::ops::Range;

use super::kind::Kind;
use super::program::{Inst, Program};
use super::tree::{Node, NodeKind, PatternError, SlotNode};
use crate::rule::error::{nearest, quoted};
use crate::rule::lists::{self, List};
use crate::text::vocab::{VocabBuilder, WordSet};
use crate::value::Sym;

/// A pattern captures at most this many different slots.
const MAX_SLOTS: usize = 16;

/// What a pattern is compiled against.
pub struct Env<'e> {
    /// The words of the rule set.
    pub vocab: &'e mut VocabBuilder,
    /// The word sets of the rule set.
    pub sets: &'e mut Vec<WordSet>,
    /// The lists of the rule set.
    pub lists: &'e [List],
    /// The lists this pattern can see, by name.
    pub visible: &'e std::collections::BTreeMap<Sym, u32>,
}

impl Env<'_> {
    /// The number of `set`, shared by all patterns.
    pub fn set(&mut self, set: WordSet) -> u32 {
        let at = self.sets.iter().position(|s| *s == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    fn list(&self, name: &str, span: Range<usize>) -> Result<u32, PatternError> {
        self.visible.get(name).copied().ok_or_else(|| PatternError {
            span,
            message: format!("there is no list called {}", quoted(name)),
            help: nearest(name, self.visible.keys().map(Sym::as_str))
                .map(|n| format!("did you mean `@{n}`?")),
            also: None,
        })
    }
}

/// The instructions of `node`; all mistakes are gathered in `errors`.
pub fn assemble(node: &Node, env: &mut Env<'_>, errors: &mut Vec<PatternError>) -> Program {
    let mut builder = Builder {
        env,
        errors,
        out: Program::default(),
    };
    builder.node(node);
    builder.push(Inst::Match, node.span.end..node.span.end);
    builder.finished()
}

/// The instructions reached before any token is taken.
fn firsts(code: &[Inst]) -> Vec<u32> {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![0u32];
    let mut out = Vec::new();
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        match code.get(at as usize) {
            Some(Inst::Jump(to)) => open.push(*to),
            Some(Inst::Split(first, second)) => open.extend([*first, *second]),
            Some(Inst::Start | Inst::End | Inst::Not(_) | Inst::ItemStart | Inst::ItemEnd) => {
                open.push(at + 1);
            }
            Some(_) => out.push(at),
            None => {}
        }
    }
    out
}

struct Builder<'b, 'e> {
    env: &'b mut Env<'e>,
    errors: &'b mut Vec<PatternError>,
    out: Program,
}

impl Builder<'_, '_> {
    /// The program, once its last instruction is in.
    fn finished(self) -> Program {
        let mut program = self.out;
        program.firsts = firsts(&program.code);
        let mut words = WordSet::default();
        let closed = program
            .firsts
            .iter()
            .all(|&at| match program.code.get(at as usize) {
                Some(Inst::Set(set)) => self
                    .env
                    .sets
                    .get(*set as usize)
                    .map(|set| words.extend(set))
                    .is_some(),
                Some(Inst::List { list, .. }) => {
                    let list = self.env.lists.get(*list as usize);
                    list.map(|list| words.extend(&list.first)).is_some()
                }
                Some(Inst::Exact(word, _)) => {
                    words.insert(*word);
                    true
                }
                _ => false,
            });
        program.first_words = closed.then_some(words);
        program
    }

    fn here(&self) -> u32 {
        u32::try_from(self.out.code.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, inst: Inst, span: Range<usize>) -> usize {
        self.out.code.push(inst);
        self.out.origin.push(span);
        self.out.code.len() - 1
    }

    fn patch(&mut self, at: usize, inst: Inst) {
        if let Some(place) = self.out.code.get_mut(at) {
            *place = inst;
        }
    }

    fn node(&mut self, node: &Node) {
        let span = node.span.clone();
        match &node.kind {
            NodeKind::Word(word) => self.words(&lists::word_forms(word), span),
            NodeKind::Inflected(word) => self.words(&lists::word_forms(&format!("{word}~")), span),
            NodeKind::Exact(words) => self.exact(words, &span),
            NodeKind::List(name) => self.list(name, None, &span, span.clone()),
            NodeKind::Slot(slot) => self.slot(slot, &span),
            NodeKind::Gap(most) => self.gap(*most, &span),
            NodeKind::Anywhere => self.anywhere(&span),
            NodeKind::Comma => self.words(&[",".to_owned()], span),
            NodeKind::Start => drop(self.push(Inst::Start, span)),
            NodeKind::End => drop(self.push(Inst::End, span)),
            NodeKind::Sequence(parts) => parts.iter().for_each(|part| self.node(part)),
            NodeKind::Choice(arms) => self.choice(arms, &span),
            NodeKind::Optional(inner) => self.optional(inner, &span),
            NodeKind::Not(inner) => self.not(inner, &span),
            NodeKind::Coordinated(inner) => self.coordinated(inner, &span),
        }
    }

    /// One of `forms`: a set when each is a single token, alternatives otherwise.
    fn words(&mut self, forms: &[String], span: Range<usize>) {
        let mut single = WordSet::default();
        let mut longer: Vec<Vec<String>> = Vec::new();
        for form in forms {
            match lists::tokens(form).as_slice() {
                [] => {}
                [word] => single.insert(self.env.vocab.id(word)),
                many => longer.push(many.to_vec()),
            }
        }
        if longer.is_empty() {
            let set = self.env.set(single);
            self.push(Inst::Set(set), span);
            return;
        }
        let mut exits = Vec::new();
        for words in &longer {
            let split = self.push(Inst::Match, span.clone());
            for word in words {
                let set = WordSet::new([self.env.vocab.id(word)]);
                let set = self.env.set(set);
                self.push(Inst::Set(set), span.clone());
            }
            exits.push(self.push(Inst::Match, span.clone()));
            let next = self.here();
            self.patch(
                split,
                Inst::Split(u32::try_from(split + 1).unwrap_or(u32::MAX), next),
            );
        }
        let set = self.env.set(single);
        self.push(Inst::Set(set), span);
        self.land(&exits);
    }

    fn land(&mut self, exits: &[usize]) {
        let end = self.here();
        for &exit in exits {
            self.patch(exit, Inst::Jump(end));
        }
    }

    fn exact(&mut self, words: &str, span: &Range<usize>) {
        let doc = crate::text::Doc::plain(words);
        for at in 0..doc.len() {
            let id = self.env.vocab.id(doc.word(at));
            self.push(Inst::Exact(id, Box::from(doc.raw(at))), span.clone());
        }
    }

    fn list(&mut self, name: &str, slot: Option<u8>, name_span: &Range<usize>, span: Range<usize>) {
        match self.env.list(name, name_span.clone()) {
            Ok(list) => drop(self.push(Inst::List { list, slot }, span)),
            Err(error) => self.errors.push(error),
        }
    }

    fn slot(&mut self, slot: &SlotNode, span: &Range<usize>) {
        let Some(number) = self.slot_number(&slot.name) else {
            self.errors.push(PatternError {
                span: slot.name_span.clone(),
                message: format!("a pattern has at most {MAX_SLOTS} slots"),
                help: None,
                also: None,
            });
            return;
        };
        if let Some(name) = slot.kind.strip_prefix('@') {
            self.list(name, Some(number), &slot.kind_span, span.clone());
        } else if let Some(kind) = Kind::parse(&slot.kind) {
            self.out.crosses_quotes |= kind == Kind::Quote;
            self.push(Inst::Value { kind, slot: number }, span.clone());
        } else {
            self.errors.push(self.unknown_type(slot));
        }
    }

    fn unknown_type(&self, slot: &SlotNode) -> PatternError {
        let untyped = slot.name_span == slot.kind_span;
        let known = Kind::TABLE.iter().map(|(name, _)| *name);
        let help = if self.env.visible.contains_key(slot.kind.as_str()) {
            format!("for the list write `{{{}:@{}}}`", slot.name, slot.kind)
        } else if let Some(near) = nearest(&slot.kind, known.clone()) {
            format!("did you mean `{near}`?")
        } else {
            format!(
                "the types are {}, and `@list`",
                known.collect::<Vec<_>>().join(", ")
            )
        };
        PatternError {
            span: slot.kind_span.clone(),
            message: if untyped {
                format!(
                    "the slot {} has no type, and no type is called that",
                    quoted(&slot.name)
                )
            } else {
                format!("there is no type called {}", quoted(&slot.kind))
            },
            help: Some(help),
            also: None,
        }
    }

    fn slot_number(&mut self, name: &str) -> Option<u8> {
        if let Some(number) = self.out.slot(name) {
            return Some(number);
        }
        if self.out.slots.len() >= MAX_SLOTS {
            return None;
        }
        self.out.slots.push(Sym::from(name));
        self.out.slot(name)
    }

    fn gap(&mut self, most: u16, span: &Range<usize>) {
        // Each step first tries to end the gap, so that the shortest is preferred.
        let end = self.here() + 2 * u32::from(most);
        for _ in 0..most {
            let next = self.here() + 1;
            self.push(Inst::Split(end, next), span.clone());
            self.push(Inst::Gap, span.clone());
        }
    }

    fn anywhere(&mut self, span: &Range<usize>) {
        let at = self.here();
        self.push(Inst::Split(at + 3, at + 1), span.clone());
        self.push(Inst::Gap, span.clone());
        self.push(Inst::Jump(at), span.clone());
    }

    fn choice(&mut self, arms: &[Node], span: &Range<usize>) {
        let mut exits = Vec::new();
        let last = arms.len().saturating_sub(1);
        for (number, arm) in arms.iter().enumerate() {
            if number == last {
                self.node(arm);
                continue;
            }
            let split = self.push(Inst::Match, span.clone());
            self.node(arm);
            exits.push(self.push(Inst::Match, span.clone()));
            let next = self.here();
            self.patch(
                split,
                Inst::Split(u32::try_from(split + 1).unwrap_or(u32::MAX), next),
            );
        }
        self.land(&exits);
    }

    fn optional(&mut self, inner: &Node, span: &Range<usize>) {
        let split = self.push(Inst::Match, span.clone());
        self.node(inner);
        let next = self.here();
        self.patch(
            split,
            Inst::Split(u32::try_from(split + 1).unwrap_or(u32::MAX), next),
        );
    }

    fn not(&mut self, inner: &Node, span: &Range<usize>) {
        let mut sub = Builder {
            env: self.env,
            errors: self.errors,
            out: Program::default(),
        };
        sub.node(inner);
        sub.push(Inst::Match, span.clone());
        let sub = sub.finished();
        let number = u32::try_from(self.out.subs.len()).unwrap_or(u32::MAX);
        self.out.subs.push(sub);
        self.push(Inst::Not(number), span.clone());
    }

    /// An item, then any number of further ones behind a comma, `and`, `as well as` or `plus`.
    fn coordinated(&mut self, inner: &Node, span: &Range<usize>) {
        let first = self.here();
        self.push(Inst::ItemStart, span.clone());
        self.node(inner);
        self.push(Inst::ItemEnd, span.clone());
        let split = self.push(Inst::Match, span.clone());
        let after = u32::try_from(split + 1).unwrap_or(u32::MAX);
        let comma = self.word_set(&[","]);
        let and = self.word_set(&["and", "plus", "&"]);
        let as_ = self.word_set(&["as"]);
        let well = self.word_set(&["well"]);
        // `, and` | `,` | `and` | `, as well as` | `as well as`: a comma is optional before a word, and enough alone.
        let comma_split = self.push(Inst::Match, span.clone());
        self.push(Inst::Set(comma), span.clone());
        let bare = self.push(Inst::Match, span.clone());
        let words = self.here();
        self.patch(comma_split, Inst::Split(after + 1, words));
        let and_split = self.push(Inst::Match, span.clone());
        self.push(Inst::Set(and), span.clone());
        self.push(Inst::Jump(first), span.clone());
        let long = self.here();
        self.patch(and_split, Inst::Split(words + 1, long));
        for set in [as_, well, as_] {
            self.push(Inst::Set(set), span.clone());
        }
        self.push(Inst::Jump(first), span.clone());
        self.patch(bare, Inst::Split(words, first));
        let end = self.here();
        self.patch(split, Inst::Split(after, end));
    }

    fn word_set(&mut self, words: &[&str]) -> u32 {
        let set = WordSet::new(words.iter().map(|w| self.env.vocab.id(w)).collect::<Vec<_>>());
        self.env.set(set)
    }
}

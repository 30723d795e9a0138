//! Which slots a rule's claims can have, and whether the rest of the file names only those.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::Compiler;
use super::engine::{Constant, Pattern};
use super::error::{nearest, quoted};
use super::file::{RuleFile, Text};
use super::pattern::Inst;
use super::shape::listed;
use super::words::Scope;
use super::{CompareAs, KeyMode, KeySlot, settings};
use crate::value::{Sym, Value};

/// At most this many slots may be missing as wildcards: each doubles the tables of the comparer.
const MAX_WILDCARDS: usize = 3;

/// The slots that claims of a rule can have.
pub(super) struct Slots {
    /// Captured, set, filled or built by the program.
    pub(super) known: BTreeSet<Sym>,
    /// Whether some pattern failed to compile, so that `known` may lack slots.
    pub(super) incomplete: bool,
}

impl Slots {
    /// The slots of `file`, whose compiled patterns are `patterns`.
    pub(super) fn new(file: &RuleFile, patterns: &[Pattern], kind: CompareAs) -> Self {
        let mut known: BTreeSet<Sym> = BTreeSet::new();
        for pattern in patterns {
            known.extend(pattern.program.slots.iter().cloned());
        }
        for one in &file.matches {
            known.extend(one.set.keys().map(|slot| Sym::from(slot.get_ref().as_str())));
        }
        known.extend(file.fill.keys().map(|slot| Sym::from(slot.get_ref().as_str())));
        known.insert(Sym::from("when"));
        known.insert(Sym::from("said_by"));
        if kind == CompareAs::Side {
            known.insert(Sym::from("border"));
        }
        Self {
            known,
            incomplete: patterns.len() < file.matches.len() || patterns.is_empty(),
        }
    }

    /// Slots of which nothing is known, so that nothing is wrong with any name.
    pub(super) fn unknown() -> Self {
        Self {
            known: BTreeSet::new(),
            incomplete: true,
        }
    }

    /// Complain about `slot` unless it is known. `what` says where it is named.
    /// Whether it is known.
    pub(super) fn check(&self, compiler: &mut Compiler<'_>, slot: &Text, what: &str) -> bool {
        let name = slot.get_ref().as_str();
        if self.incomplete || self.known.contains(name) {
            return true;
        }
        let help = match nearest(name, self.known.iter().map(Sym::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let own: Vec<&str> = self.known.iter().map(Sym::as_str).collect();
                format!("claims of this rule have {}", listed(&own))
            }
        };
        let message = format!(
            "{what} names the slot {}, which no pattern captures, sets or fills",
            quoted(name)
        );
        compiler.report(slot.span(), message, "unknown slot").help = Some(help);
        false
    }
}

/// Check `[key]`, `[compare]`, `[fill]` and `[same_as]` against the slots; the key in order of the file.
pub(super) fn check(
    compiler: &mut Compiler<'_>,
    file: &RuleFile,
    slots: &Slots,
    scope: &Scope,
    patterns: &[Pattern],
) -> Vec<KeySlot> {
    let key = settings::key(file);
    for name in file.key.keys() {
        slots.check(compiler, name, "`[key]`");
    }
    let wild: Vec<_> = key
        .iter()
        .filter(|(slot, _)| slot.optional && slot.mode != KeyMode::Within)
        .collect();
    if let Some((_, span)) = wild.get(MAX_WILDCARDS) {
        let message = format!("at most {MAX_WILDCARDS} slots of the key may be missing on one side");
        compiler.report(span.clone(), message, "one too many").help =
            Some("take the `?` from a slot that every claim has, or leave a slot out".to_owned());
    }
    let compared = file.compare.get_ref();
    for slot in [&compared.value, &compared.with, &compared.parts]
        .into_iter()
        .flatten()
    {
        slots.check(compiler, slot, "`[compare]`");
    }
    if let Some(value) = &compared.value
        && file.fill.contains_key(value.get_ref().as_str())
    {
        compiler
            .report(
                value.span(),
                "the value that is compared cannot be filled from the context".to_owned(),
                "filled below",
            )
            .help = Some("take it out of `[fill]`".to_owned());
    }
    same_as(compiler, file, slots, scope, patterns);
    key.into_iter().map(|(slot, _)| slot).collect()
}

/// `[same_as]` must name values that the slot can have.
fn same_as(compiler: &mut Compiler<'_>, file: &RuleFile, slots: &Slots, scope: &Scope, patterns: &[Pattern]) {
    for (slot, classes) in &file.same_as {
        if !slots.check(compiler, slot, "`[same_as]`") {
            continue;
        }
        let Some(values) = values_of(slot.get_ref(), patterns, scope, compiler) else {
            continue;
        };
        let mut seen: BTreeMap<&str, std::ops::Range<usize>> = BTreeMap::new();
        for value in classes.iter().flatten() {
            let word = value.get_ref().as_str();
            if !slots.incomplete && !values.contains(word) {
                let help = nearest(word, values.iter().map(Sym::as_str))
                    .map(|near| format!("did you mean `{near}`?"));
                let message = format!("the slot {} never holds {}", quoted(slot.get_ref()), quoted(word));
                compiler.report(value.span(), message, "unknown value").help = help;
            }
            if let Some(first) = seen.insert(word, value.span()) {
                let message = format!("{} stands here twice", quoted(word));
                compiler.report(value.span(), message, "again").labels.push(
                    miette::LabeledSpan::new_with_span(Some("first here".to_owned()), first),
                );
            }
        }
    }
}

/// Every value that `slot` can hold; none when it holds names or numbers, which nobody can list.
fn values_of(
    slot: &str,
    patterns: &[Pattern],
    scope: &Scope,
    compiler: &Compiler<'_>,
) -> Option<BTreeSet<Sym>> {
    let mut out = BTreeSet::new();
    for pattern in patterns {
        for (name, constant) in &pattern.set {
            match constant {
                Constant::Id(value) | Constant::Value(Value::Words(value)) if name == slot => {
                    out.insert(value.clone());
                }
                _ => {}
            }
        }
        let Some(number) = pattern.program.slot(slot) else {
            continue;
        };
        for inst in &pattern.program.code {
            match inst {
                Inst::Value { slot, .. } if *slot == number => return None,
                Inst::List {
                    list,
                    slot: Some(slot),
                } if *slot == number => {
                    let name = compiler.lists.get(*list as usize).map(|l| l.name.clone())?;
                    out.extend(scope.values(&name).into_iter().cloned());
                }
                _ => {}
            }
        }
    }
    Some(out)
}

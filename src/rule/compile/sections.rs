//! The smaller sections of a rule file: its head, `[fill]`, `[skip]` and `[same_as]`.

use std::collections::BTreeMap;

use super::Compiler;
use super::pattern::compiled;
use crate::rule::engine::{SkipList, Skips};
use crate::rule::error::quoted;
use crate::rule::file::{FillFile, RuleFile, Text};
use crate::rule::pattern::{Inst, Kind, Program};
use crate::rule::words;
use crate::value::Sym;

/// `[fill]` in the order of the file.
pub(super) fn fill(file: &RuleFile) -> Vec<(Sym, FillFile)> {
    let mut slots: Vec<_> = file.fill.iter().collect();
    slots.sort_by_key(|(slot, _)| slot.span().start);
    slots
        .into_iter()
        .map(|(slot, how)| (Sym::from(slot.get_ref().as_str()), *how))
        .collect()
}

pub(super) fn head(compiler: &mut Compiler<'_>, file: &RuleFile) {
    let id = file.id.get_ref();
    let kebab = !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        });
    if !kebab {
        compiler
            .report(
                file.id.span(),
                format!("{} cannot be the name of a rule", quoted(id)),
                "not in kebab case",
            )
            .help = Some("use small letters, digits and single hyphens: `force-size`".to_owned());
    }
    if file.title.get_ref().trim().is_empty() {
        compiler.report(
            file.title.span(),
            "the title is empty".to_owned(),
            "say what the rule demands",
        );
    }
    if file.matches.is_empty() && file.compare.get_ref().kind.get_ref().has_patterns() {
        compiler
            .report(
                file.id.span(),
                "the rule has no `[[match]]`, so it can never find anything".to_owned(),
                "this rule",
            )
            .help = Some("add `[[match]]` with a `pattern`".to_owned());
    }
}

/// `[skip]`.
pub(super) fn skips(compiler: &mut Compiler<'_>, file: &RuleFile, scope: &words::Scope) -> Skips {
    let mut programs = |list: &[Text]| -> Vec<Program> {
        list.iter()
            .filter_map(|text| {
                let (_, program, _) = compiled(compiler, text, scope)?;
                if program.code.iter().any(|inst| {
                    matches!(
                        inst,
                        Inst::Value {
                            kind: Kind::Quote,
                            ..
                        }
                    )
                }) {
                    compiler.report(
                        text.span(),
                        "a pattern of `[skip]` cannot hold a quotation".to_owned(),
                        "here",
                    );
                }
                Some(program)
            })
            .collect()
    };
    Skips {
        before: SkipList::new(programs(&file.skip.before)),
        after: SkipList::new(programs(&file.skip.after)),
        inside: SkipList::new(programs(&file.skip.inside)),
        sentence: SkipList::new(programs(&file.skip.sentence)),
        in_quotes: file.skip.in_quotes,
        after_name: file.skip.after_name,
    }
}

pub(super) fn same_as(file: &RuleFile) -> BTreeMap<Sym, BTreeMap<Sym, Sym>> {
    let mut out: BTreeMap<Sym, BTreeMap<Sym, Sym>> = BTreeMap::new();
    for (slot, classes) in &file.same_as {
        let slot = out.entry(Sym::from(slot.get_ref().as_str())).or_default();
        for class in classes {
            let Some(first) = class.first() else { continue };
            for value in class {
                slot.insert(
                    Sym::from(value.get_ref().as_str()),
                    Sym::from(first.get_ref().as_str()),
                );
            }
        }
    }
    out
}

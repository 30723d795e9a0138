//! What of a rule a text reaches: the elements of its patterns, the entries of `[skip]` and of its lists.

use std::collections::{BTreeMap, BTreeSet};

use super::run::{Fate, Item, Scene, Skip, each};
use super::trace::in_scene;
use crate::rule::RuleSet;
use crate::rule::pattern::trace::{Step, trace};
use crate::rule::pattern::vm::Machine;
use crate::rule::pattern::{Inst, Program};
use crate::source::Article;

/// What was reached, gathered over texts.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// By `[[match]]`, from 0: the bytes of every element that took words on the way to a claim.
    pub patterns: BTreeMap<u16, BTreeSet<(usize, usize)>>,
    /// Entries of `[skip]` that took something away.
    pub skips: BTreeSet<Skip>,
    /// Entries of lists that took words: the list and the entry, by place.
    pub words: BTreeSet<(u32, u32)>,
}

/// Add what `article` reaches of the only rule of `rules`.
pub fn reach(article: &Article, rules: &RuleSet, reached: &mut Reached) {
    let value = rules.rules.first().map_or("", |rule| rule.compare.value.as_str());
    in_scene(article, rules, |scene| {
        let mut machine = Machine::default();
        let mut kept: Vec<Item<'_>> = Vec::new();
        each(scene, &mut machine, 0, value, &mut |item, fate| match fate {
            Fate::Kept => kept.push(item),
            Fate::Skipped(skip) => {
                reached.skips.insert(skip);
            }
            Fate::Taken => {}
        });
        for item in &kept {
            let way = trace(
                &mut machine,
                &item.pattern.program,
                &scene.view(item.sentence),
                item.matched.start,
            );
            let own = reached.patterns.entry(item.pattern.from).or_default();
            own.extend(
                way.steps
                    .iter()
                    .map(|step| (step.element.start, step.element.end)),
            );
            for step in &way.steps {
                reached.words.extend(entry(scene, item, step));
            }
        }
    });
}

/// The list and the entry that took the words of `step`.
fn entry(scene: &Scene<'_>, item: &Item<'_>, step: &Step) -> Option<(u32, u32)> {
    let list = list_of(&item.pattern.program, step)?;
    let view = scene.view(item.sentence);
    let mut found = None;
    view.list_at(list, step.tokens.start, &mut |end, form| {
        if end == step.tokens.end {
            found = Some((list, form.entry));
        }
    });
    found
}

fn list_of(program: &Program, step: &Step) -> Option<u32> {
    let mut instructions = program.code.iter().zip(&program.origin);
    instructions.find_map(|(inst, origin)| match inst {
        Inst::List { list, .. } if *origin == step.element => Some(*list),
        _ => None,
    })
}

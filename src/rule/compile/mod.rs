//! Mirrors become rules: names are resolved, patterns compiled, every mistake of meaning gathered.

mod pattern;
mod read_as;
mod sections;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::engine::{Engine, Extraction};
use super::error::{RuleMistake, RuleText, inside, quoted};
use super::file::{RuleFile, Text};
use super::lists::List;
use super::load::{Files, Loaded};
use super::pattern::need;
use super::pattern::{Env, PatternError};
use super::{Rule, RuleErrors, RuleSet, RuleSource, proof, settings, words};
use crate::finding::Severity;
use crate::text::vocab::{VocabBuilder, WordSet};
use crate::value::Sym;
use pattern::{names_people, patterns};
use sections::{fill, head, same_as, skips};

/// What is known while rules are compiled.
pub(super) struct Compiler<'c> {
    /// The file at hand.
    pub(super) file: &'c RuleText,
    /// Everything wrong so far.
    pub(super) mistakes: &'c mut Vec<RuleMistake>,
    /// The words of all rules.
    pub(super) vocab: &'c mut VocabBuilder,
    /// The word sets of all rules.
    pub(super) sets: &'c mut Vec<WordSet>,
    /// Every list; a rule's own are put in front of it.
    pub(super) lists: &'c mut Vec<List>,
}

impl Compiler<'_> {
    /// Note a mistake; its help may be added to what is returned.
    pub(super) fn report(&mut self, span: Range<usize>, message: String, label: &str) -> &mut RuleMistake {
        self.mistakes
            .push(RuleMistake::new(self.file, span, message, label));
        let last = self.mistakes.len() - 1;
        &mut self.mistakes[last]
    }

    /// Note what is wrong inside a string of the file.
    fn report_inside(&mut self, text: &Text, error: PatternError) -> &mut RuleMistake {
        let source = Arc::clone(self.file.inner());
        let span = inside(&source, &text.span(), &error.span);
        let mut mistake = RuleMistake::new(self.file, span, error.message, "here");
        mistake.help = error.help;
        if let Some((also, label)) = error.also {
            mistake = mistake.also(inside(&source, &text.span(), &also), label);
        }
        self.mistakes.push(mistake);
        let last = self.mistakes.len() - 1;
        &mut self.mistakes[last]
    }

    fn env<'e>(&'e mut self, visible: &'e BTreeMap<Sym, u32>) -> Env<'e> {
        Env {
            vocab: self.vocab,
            sets: self.sets,
            lists: self.lists,
            visible,
        }
    }
}

/// Compile everything; all mistakes together when there is one.
pub(super) fn rule_set(files: Files) -> Result<RuleSet, RuleErrors> {
    let mut mistakes = files.mistakes;
    let mut vocab = VocabBuilder::default();
    let mut sets = Vec::new();
    let mut lists = Vec::new();
    let names = words::names(&files.shared, &mut mistakes);
    let name_lists = words::name_lists(&names, &mut lists, &mut vocab);
    let mut shared = words::Scope::default();
    for file in &files.shared {
        let mut compiler = Compiler {
            file: &file.file,
            mistakes: &mut mistakes,
            vocab: &mut vocab,
            sets: &mut sets,
            lists: &mut lists,
        };
        words::lists(&mut compiler, &file.content.lists, &mut shared);
    }
    words::add_places(&names, &mut shared);
    let mut rules = files.rules;
    rules.sort_by(|a, b| a.content.id.get_ref().cmp(b.content.id.get_ref()));
    duplicate_ids(&rules, &mut mistakes);
    let mut built = Vec::new();
    let mut engine = Engine {
        names: name_lists,
        people: shared.visible.get("victim").copied().unwrap_or(u32::MAX),
        ..Engine::default()
    };
    for (number, rule) in (0u16..).zip(&rules) {
        let mut compiler = Compiler {
            file: &rule.file,
            mistakes: &mut mistakes,
            vocab: &mut vocab,
            sets: &mut sets,
            lists: &mut lists,
        };
        built.push(one(&mut compiler, rule, number, &shared, &mut engine));
    }
    finish(&mut engine, &mut vocab, sets, lists);
    let (warnings, errors): (Vec<_>, Vec<_>) = mistakes.into_iter().partition(|m| m.only_warning);
    if !errors.is_empty() {
        return Err(in_order(errors));
    }
    let (mut rules, sources): (Vec<Rule>, Vec<RuleSource>) = built.into_iter().unzip();
    let names = Arc::new(names);
    for rule in &mut rules {
        rule.names = Arc::clone(&names);
    }
    Ok(RuleSet {
        rules,
        sources,
        names,
        engine: Arc::new(engine),
        warnings,
        ..RuleSet::default()
    })
}

/// Mistakes by file and place.
fn in_order(mut mistakes: Vec<RuleMistake>) -> RuleErrors {
    mistakes.sort_by_key(|m| {
        (
            m.file.name().to_owned(),
            m.labels.first().map_or(0, miette::LabeledSpan::offset),
        )
    });
    RuleErrors { mistakes }
}

fn duplicate_ids(rules: &[Loaded<RuleFile>], mistakes: &mut Vec<RuleMistake>) {
    for pair in rules.windows(2) {
        if let [first, second] = pair
            && first.content.id.get_ref() == second.content.id.get_ref()
        {
            let id = quoted(second.content.id.get_ref());
            mistakes.push(
                RuleMistake::new(
                    &second.file,
                    second.content.id.span(),
                    format!("two rules are called {id}"),
                    "second use of this id",
                )
                .help(format!("the other one is in {}", quoted(&first.path))),
            );
        }
    }
}

/// One rule.
fn one(
    compiler: &mut Compiler<'_>,
    loaded: &Loaded<RuleFile>,
    number: u16,
    shared: &words::Scope,
    engine: &mut Engine,
) -> (Rule, RuleSource) {
    let file = &loaded.content;
    head(compiler, file);
    let mut scope = shared.clone();
    words::lists(compiler, &file.lists, &mut scope);
    let compare = settings::compare(&file.compare, compiler);
    let patterns = patterns(compiler, file, number, &scope, &compare.value);
    if patterns.iter().any(names_people) {
        words::add_people(&mut scope);
    }
    let slots = super::slots::Slots::new(file, &patterns, compare.kind);
    let key = super::slots::check(compiler, file, &slots, &scope, &patterns);
    let first = engine.patterns.len();
    engine.patterns.extend(patterns);
    engine.rules.push(Extraction {
        patterns: first..engine.patterns.len(),
        skips: skips(compiler, file, &scope),
        fill: fill(file),
        widths: settings::widths(file, compiler),
        parts: compare.parts.clone(),
    });
    let parts = compare.parts.clone();
    let proof = OnceLock::new();
    if !loaded.unproven {
        proof.get_or_init(|| proof::check(compiler, file, &slots, parts.as_ref()));
    }
    let rule = Rule {
        id: Sym::from(file.id.get_ref().as_str()),
        title: file.title.get_ref().clone(),
        severity: file.severity.map_or(Severity::Warning, Severity::from),
        key,
        compare,
        quote: settings::quote(file.quote.as_ref(), compiler),
        parents: scope.parents,
        same_as: same_as(file),
        names: Arc::default(),
    };
    let source = RuleSource {
        file: loaded.file.clone(),
        path: loaded.path.clone(),
        why: file.why.clone(),
        proof: Arc::new(proof),
        parts,
        patterns: file.matches.iter().map(|m| m.pattern.get_ref().clone()).collect(),
    };
    (rule, source)
}

/// Freeze the words and file every pattern under its anchor's words.
fn finish(engine: &mut Engine, vocab: &mut VocabBuilder, sets: Vec<WordSet>, lists: Vec<List>) {
    engine.figure = vocab.id(need::FIGURE);
    let numbers = need::NUMBER_WORDS.iter().map(|w| vocab.id(w)).collect::<Vec<_>>();
    let figures = vocab
        .iter()
        .filter(|(word, _)| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|(_, id)| id);
    engine.numbers = WordSet::new(figures.chain(numbers).chain([engine.figure]));
    engine.vocab = vocab.build();
    engine.sets = sets;
    engine.lists = lists;
    engine.anchored = vec![Vec::new(); engine.vocab.len()];
    for (number, pattern) in (0u32..).zip(&engine.patterns) {
        let Some(set) = engine.sets.get(pattern.anchor as usize) else {
            continue;
        };
        for word in set.iter() {
            if let Some(list) = engine.anchored.get_mut(word as usize) {
                list.push(number);
            }
        }
    }
}

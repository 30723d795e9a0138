//! Mirrors become rules: names are resolved, patterns compiled, every mistake of meaning gathered.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::engine::{Constant, Engine, Extraction, Pattern, SkipList, Skips};
use super::error::{RuleMistake, RuleText, inside, nearest, quoted};
use super::file::{FillFile, MatchFile, RuleFile, Scalar, Text};
use super::lists::List;
use super::load::{Files, Loaded};
use super::pattern::assemble::assemble;
use super::pattern::need::{self, Need};
use super::pattern::{Env, Inst, Kind, Node, NodeKind, PatternError, Program, parse};
use super::{Rule, RuleErrors, RuleSet, RuleSource, proof, settings, words};
use crate::finding::Severity;
use crate::read::{Context, Readings};
use crate::text::Doc;
use crate::text::vocab::{VocabBuilder, WordSet};
use crate::value::{Op, Sym, Value};

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

/// Every `[[match]]` of a rule that compiles.
fn patterns(
    compiler: &mut Compiler<'_>,
    file: &RuleFile,
    rule: u16,
    scope: &words::Scope,
    value: &Sym,
) -> Vec<Pattern> {
    let mut out = Vec::new();
    for (from, one) in (0u16..).zip(&file.matches) {
        if let Some(compiled) = pattern(compiler, one, scope, value) {
            out.push(Pattern {
                rule,
                from,
                ..compiled
            });
        }
    }
    out
}

/// `[fill]` in the order of the file.
fn fill(file: &RuleFile) -> Vec<(Sym, FillFile)> {
    let mut slots: Vec<_> = file.fill.iter().collect();
    slots.sort_by_key(|(slot, _)| slot.span().start);
    slots
        .into_iter()
        .map(|(slot, how)| (Sym::from(slot.get_ref().as_str()), *how))
        .collect()
}

fn head(compiler: &mut Compiler<'_>, file: &RuleFile) {
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

/// Whether a pattern has a slot for any noun for people.
fn names_people(pattern: &Pattern) -> bool {
    pattern.program.code.iter().any(|inst| {
        matches!(
            inst,
            Inst::Value {
                kind: Kind::People,
                ..
            }
        )
    })
}

/// Parse and compile the text of a pattern.
fn compiled(
    compiler: &mut Compiler<'_>,
    text: &Text,
    scope: &words::Scope,
) -> Option<(Node, Program, Vec<Need>)> {
    let node = match parse::parse(text.get_ref()) {
        Ok(node) => node,
        Err(error) => {
            compiler.report_inside(text, error);
            return None;
        }
    };
    let mut errors = Vec::new();
    let mut env = compiler.env(&scope.visible);
    let mut program = assemble(&node, &mut env, &mut errors);
    program.text = Box::from(text.get_ref().as_str());
    let (needs, _) = need::needs(&node, &mut env);
    let failed = !errors.is_empty();
    for error in errors {
        compiler.report_inside(text, error);
    }
    (!failed).then_some((node, program, needs))
}

/// One `[[match]]`.
fn pattern(
    compiler: &mut Compiler<'_>,
    file: &MatchFile,
    scope: &words::Scope,
    value: &Sym,
) -> Option<Pattern> {
    let (node, program, needs) = compiled(compiler, &file.pattern, scope)?;
    let Some(anchor) = need::cheapest(needs.clone()).filter(|need| need.literal) else {
        compiler
            .report(file.pattern.span(), "the pattern has no word that every match must contain".to_owned(), "no word to look for")
            .help = Some("it would have to be tried at every word of every article: add a word or a list that is not optional".to_owned());
        return None;
    };
    lonely_gaps(compiler, &file.pattern, &node);
    let read = file
        .read
        .iter()
        .filter_map(|(slot, hedge)| read_as(compiler, &program, slot, hedge))
        .collect();
    let mut set: Vec<(Sym, Constant)> = Vec::new();
    for (slot, scalar) in &file.set {
        set.push((
            Sym::from(slot.get_ref().as_str()),
            constant(slot.get_ref() == value, scalar),
        ));
    }
    let reach = (anchor.min, anchor.max);
    let mut env = compiler.env(&scope.visible);
    // Sets that hold numbers grow later, with the figures other rules mention: they stay apart.
    let anchor = env.set(anchor.set);
    let needs_number = needs.iter().any(|n| n.number);
    let needs = needs
        .into_iter()
        .filter(|n| !n.number)
        .map(|n| env.set(n.set))
        .collect();
    Some(Pattern {
        program,
        needs,
        needs_number,
        anchor,
        reach,
        set,
        read,
        part: file.part,
        ..Pattern::default()
    })
}

fn constant(is_value: bool, scalar: &Scalar) -> Constant {
    match scalar {
        Scalar::Word(word) if is_value && word == "undisclosed" => Constant::Value(Value::Undisclosed),
        Scalar::Word(word) if is_value => Constant::Value(Value::Words(Sym::from(word.as_str()))),
        Scalar::Word(word) => Constant::Id(Sym::from(word.as_str())),
        Scalar::Flag(flag) => Constant::Id(Sym::from(if *flag { "true" } else { "false" })),
    }
}

/// `read = { n = "more than" }`.
fn read_as(compiler: &mut Compiler<'_>, program: &Program, slot: &Text, hedge: &Text) -> Option<(u8, Op)> {
    let Some(number) = program.slot(slot.get_ref()) else {
        let near = nearest(slot.get_ref(), program.slots.iter().map(Sym::as_str));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let message = format!("the pattern has no slot {}", quoted(slot.get_ref()));
        compiler.report(slot.span(), message, "unknown slot").help = help;
        return None;
    };
    let Some(op) = op_of(hedge.get_ref()) else {
        let message = format!(
            "{} is not a hedge that numbers are read with",
            quoted(hedge.get_ref())
        );
        compiler.report(hedge.span(), message, "unknown hedge").help = Some(
            "use words that stand before a number: `more than`, `at least`, `about`, `nearly`, `up to`"
                .to_owned(),
        );
        return None;
    };
    Some((number, op))
}

/// How a number behind `hedge` is read.
fn op_of(hedge: &str) -> Option<Op> {
    let text = format!("They counted {hedge} 70 people.");
    let doc = Doc::plain(&text);
    let readings = Readings::new(&doc, Context::default());
    readings.mentions().iter().find_map(|m| match &m.value {
        Value::Count(quantity) if quantity.op != Op::Exact || hedge == "exactly" => Some(quantity.op),
        _ => None,
    })
}

/// A `...` at either end of a pattern has no effect but cost.
fn lonely_gaps(compiler: &mut Compiler<'_>, text: &Text, node: &Node) {
    let NodeKind::Sequence(parts) = &node.kind else {
        return;
    };
    for end in [parts.first(), parts.last()].into_iter().flatten() {
        if matches!(end.kind, NodeKind::Anywhere | NodeKind::Gap(_)) {
            let error = PatternError {
                span: end.span.clone(),
                message: "this gap stands at the end of the pattern and has no effect".to_owned(),
                help: Some("put a word on either side of it, or leave it out".to_owned()),
                also: None,
            };
            compiler.report_inside(text, error).only_warning = true;
        }
    }
}

/// `[skip]`.
fn skips(compiler: &mut Compiler<'_>, file: &RuleFile, scope: &words::Scope) -> Skips {
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

fn same_as(file: &RuleFile) -> BTreeMap<Sym, BTreeMap<Sym, Sym>> {
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

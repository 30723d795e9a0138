//! A `[[match]]` becomes a pattern: its program, its anchor and the constants it sets.

use super::Compiler;
use super::read_as::read_as;
use crate::rule::engine::{Constant, Pattern};
use crate::rule::file::{MatchFile, RuleFile, Scalar, Text};
use crate::rule::pattern::assemble::assemble;
use crate::rule::pattern::need::{self, Need};
use crate::rule::pattern::{Inst, Kind, Node, NodeKind, PatternError, Program, parse};
use crate::rule::words;
use crate::value::{Sym, Value};

/// Every `[[match]]` of a rule that compiles.
pub(super) fn patterns(
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

/// Whether a pattern has a slot for any noun for people.
pub(super) fn names_people(pattern: &Pattern) -> bool {
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
pub(super) fn compiled(
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
pub(super) fn pattern(
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

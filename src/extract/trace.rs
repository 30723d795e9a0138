//! What became of every pattern of a rule in one text: for rule authors who ask why it found nothing, or too much.
//!
//! The text is read once more by the same steps as extraction takes, with one rule, and every step is told. It costs
//! far more than extraction, and is meant for a sentence or an example.

use std::ops::Range;

use super::fill::Fills;
use super::frame::Frames;
use super::prefilter::Scan;
use super::run::{Fate, Item, Scene, Skip, each};
use crate::read::{Context, Readings};
use crate::rule::RuleSet;
use crate::rule::engine::{Engine, Pattern};
use crate::rule::pattern::trace::{Obstacle, Trace, trace};
use crate::rule::pattern::view::{Captured, View};
use crate::rule::pattern::vm::{Capture, Machine};
use crate::rule::pattern::{Inst, Kind, Program};
use crate::source::Article;
use crate::text::vocab::WordSet;
use crate::text::{Doc, Span};
use crate::value::Sym;

/// What a sentence must hold before a pattern is tried, and does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A number.
    Number,
    /// One of these words; the first few, in alphabetical order, and how many there are.
    Words(Vec<String>, usize),
}

/// One element of a pattern and the words it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Bytes of the pattern.
    pub element: Range<usize>,
    /// The words.
    pub words: String,
    /// The slot it filled, and with what.
    pub slot: Option<(String, Captured)>,
}

/// Where a pattern could not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halt {
    /// The word that fits nothing; none where the sentence is over.
    pub word: Option<String>,
    /// Bytes of the pattern that could not go on, and what each met.
    pub elements: Vec<(Range<usize>, Obstacle)>,
}

/// A match, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its words.
    pub words: String,
    /// Where it stands in the text, and where its value does.
    pub spans: (Span, Span),
    /// Why it makes no claim; nothing where it may make one.
    pub lost: Option<Loss>,
}

/// Why a match makes no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The entry of `[skip]`: its key and its pattern, empty for a flag.
    Skipped(&'static str, String),
    /// Another match has the value already.
    Taken,
    /// The slot that is compared stayed empty.
    NoValue,
}

/// What became of one pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternTrace {
    /// Which `[[match]]` of the rule, from 1.
    pub number: usize,
    /// The pattern as written.
    pub pattern: String,
    /// How many tokens it took on its furthest way, without those that gaps passed over.
    pub depth: u32,
    /// Its furthest way.
    pub taken: Vec<Taken>,
    /// Where that way ended; nothing where the pattern matched.
    pub halt: Option<Halt>,
    /// Why it was not even tried in the sentence where it got furthest.
    pub lack: Option<Lack>,
    /// Its matches.
    pub outcomes: Vec<Outcome>,
}

/// A slot that a claim of a rule fills from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its name.
    pub slot: String,
    /// The match it belongs to.
    pub matched: Span,
    /// Its own words.
    pub span: Span,
    /// Its canonical value.
    pub value: Sym,
    /// What else its list could have captured: words, and what they mean.
    pub others: Vec<(String, Sym)>,
}

/// Every slot with a canonical value that a claim of the only rule of `rules` takes from the words of `article`.
pub fn held(article: &Article, rules: &RuleSet) -> Vec<Held> {
    in_scene(article, rules, |scene| {
        let mut out = Vec::new();
        let value = rules.rules.first().map_or("", |rule| rule.compare.value.as_str());
        each(scene, &mut Machine::default(), 0, value, &mut |item, fate| {
            if fate == Fate::Kept {
                out.extend(slots(scene, &item));
            }
        });
        out
    })
}

fn slots(scene: &Scene<'_>, item: &Item<'_>) -> Vec<Held> {
    let program = &item.pattern.program;
    let held = |capture: &Capture| {
        let Captured::Id(value) = &capture.value else {
            return None;
        };
        Some(Held {
            slot: program.slots.get(usize::from(capture.slot))?.to_string(),
            matched: scene.doc.span(item.matched.clone()),
            span: scene.doc.span(capture.tokens.clone()),
            value: value.clone(),
            others: others(scene, program, capture.slot),
        })
    };
    item.captures.iter().filter_map(held).collect()
}

/// The entries of the list that `slot` is captured from.
fn others(scene: &Scene<'_>, program: &Program, slot: u8) -> Vec<(String, Sym)> {
    let engine = &scene.rules.engine;
    let list = program.code.iter().find_map(|inst| match inst {
        Inst::List {
            list,
            slot: Some(own),
        } if *own == slot => Some(*list),
        Inst::Value {
            kind: Kind::People,
            slot: own,
        } if *own == slot => Some(engine.people),
        _ => None,
    });
    let list = list.and_then(|list| engine.lists.get(list as usize));
    let words = |ids: &[u32]| {
        ids.iter()
            .map(|&id| engine.vocab.word(id))
            .collect::<Vec<_>>()
            .join(" ")
    };
    list.into_iter()
        .flat_map(|list| &list.forms)
        .map(|form| (words(&form.words), form.canonical.clone()))
        .collect()
}

/// Do something with everything that extraction knows of `article`.
pub(super) fn in_scene<T>(article: &Article, rules: &RuleSet, work: impl FnOnce(&Scene<'_>) -> T) -> T {
    let doc = Doc::new(&article.text, &article.blocks);
    let scan = Scan::new(&doc, rules);
    let context = Context {
        published: article.published.as_ref().map(|p| p.days),
    };
    let readings = Readings::new(&doc, context);
    let frames = Frames::new(article, &doc, &readings);
    work(&Scene {
        doc: &doc,
        readings: &readings,
        scan: &scan,
        rules,
        frames: &frames,
        fills: &Fills::default(),
    })
}

/// What became of every pattern of the only rule of `rules` in `article`, in the order of the file.
pub fn patterns(article: &Article, rules: &RuleSet) -> Vec<PatternTrace> {
    in_scene(article, rules, traced)
}

fn traced(scene: &Scene<'_>) -> Vec<PatternTrace> {
    let engine = &scene.rules.engine;
    let (Some(rule), Some(extraction)) = (scene.rules.rules.first(), engine.rules.first()) else {
        return Vec::new();
    };
    let mut machine = Machine::default();
    let mut outcomes: Vec<(u16, Outcome)> = Vec::new();
    each(scene, &mut machine, 0, &rule.compare.value, &mut |item, fate| {
        outcomes.push((item.pattern.from, outcome(scene, &item, fate)));
    });
    let mut out = Vec::new();
    for pattern in engine.patterns.get(extraction.patterns.clone()).unwrap_or(&[]) {
        let own = outcomes.iter().filter(|(from, _)| *from == pattern.from);
        let own: Vec<Outcome> = own.map(|(_, outcome)| outcome.clone()).collect();
        out.push(furthest(scene, &mut machine, pattern, own));
    }
    out
}

fn outcome(scene: &Scene<'_>, item: &Item<'_>, fate: Fate) -> Outcome {
    let span = scene.doc.span(item.matched.clone());
    Outcome {
        words: span.of(scene.doc.text).to_owned(),
        spans: (span, scene.doc.span(item.value.clone())),
        lost: match fate {
            Fate::Kept => None,
            Fate::Taken => Some(Loss::Taken),
            Fate::Skipped(skip) => Some(Loss::Skipped(skip.key, entry(scene, skip))),
        },
    }
}

/// The pattern of an entry of `[skip]`.
fn entry(scene: &Scene<'_>, skip: Skip) -> String {
    let skips = scene.rules.engine.rules.first().map(|e| e.skips.lists());
    let mut lists = skips.into_iter().flatten();
    lists
        .find(|(key, _)| *key == skip.key)
        .and_then(|(_, programs)| programs.get(skip.entry))
        .map_or_else(String::new, |program| program.text.to_string())
}

/// The furthest way of `pattern` through any sentence.
fn furthest(
    scene: &Scene<'_>,
    machine: &mut Machine,
    pattern: &Pattern,
    outcomes: Vec<Outcome>,
) -> PatternTrace {
    let mut best: Option<(Trace, u32)> = None;
    for (sentence, bounds) in (0u32..).zip(&scene.doc.sentences) {
        let view = scene.view(sentence);
        for start in bounds.tokens.clone() {
            let way = trace(machine, &pattern.program, &view, start);
            let rank = |t: &Trace| (t.matched(), t.taken, t.steps.len());
            if best.as_ref().is_none_or(|(top, _)| rank(&way) > rank(top)) {
                best = Some((way, sentence));
            }
        }
    }
    let (way, sentence) = best.unwrap_or((
        Trace {
            taken: 0,
            steps: Vec::new(),
            at: 0,
            wanted: Vec::new(),
        },
        0,
    ));
    let view = scene.view(sentence);
    let mut told = PatternTrace {
        number: usize::from(pattern.from) + 1,
        pattern: pattern.program.text.to_string(),
        depth: way.taken,
        taken: taken(&view, pattern, &way),
        halt: halt(&view, &way),
        lack: lack(scene, pattern, sentence),
        outcomes,
    };
    if told.outcomes.is_empty() && way.matched() && !way.steps.is_empty() {
        told.outcomes.push(unheld(&view, &way));
    }
    told
}

/// A match that has no item: its value stayed empty.
fn unheld(view: &View<'_>, way: &Trace) -> Outcome {
    let start = way.steps.first().map_or(way.at, |step| step.tokens.start);
    let span = view.doc.span(start..way.at);
    Outcome {
        words: span.of(view.doc.text).to_owned(),
        spans: (span, span),
        lost: Some(Loss::NoValue),
    }
}

fn taken(view: &View<'_>, pattern: &Pattern, way: &Trace) -> Vec<Taken> {
    let slot = |number: u8| pattern.program.slots.get(usize::from(number));
    way.steps
        .iter()
        .map(|step| Taken {
            element: step.element.clone(),
            words: view.doc.span(step.tokens.clone()).of(view.doc.text).to_owned(),
            slot: step
                .value
                .as_ref()
                .and_then(|(number, value)| Some((slot(*number)?.to_string(), value.clone()))),
        })
        .collect()
}

fn halt(view: &View<'_>, way: &Trace) -> Option<Halt> {
    if way.matched() {
        return None;
    }
    let elements = way.wanted.iter().map(|w| (w.from..w.to, w.why)).collect();
    Some(Halt {
        word: (way.at < view.sentence.1).then(|| view.doc.raw(way.at).to_owned()),
        elements,
    })
}

/// What the sentence lacks that every match of `pattern` holds.
fn lack(scene: &Scene<'_>, pattern: &Pattern, sentence: u32) -> Option<Lack> {
    let engine: &Engine = &scene.rules.engine;
    let bounds = scene.doc.sentence(sentence)?.tokens.clone();
    let ids = scene.scan.ids.get(bounds.start as usize..bounds.end as usize)?;
    let holds = |set: &WordSet| ids.iter().any(|&id| set.contains(id));
    let missing = std::iter::once(&pattern.anchor)
        .chain(&pattern.needs)
        .filter_map(|&set| engine.sets.get(set as usize))
        .find(|set| !holds(set));
    match missing {
        Some(set) => Some(words(engine, set)),
        None if pattern.needs_number && !holds(&engine.numbers) => Some(Lack::Number),
        None => None,
    }
}

fn words(engine: &Engine, set: &WordSet) -> Lack {
    const SHOWN: usize = 5;
    let ids = (1u32..).take(engine.vocab.len().saturating_sub(1));
    let mut all: Vec<&str> = ids
        .filter(|&id| set.contains(id))
        .map(|id| engine.vocab.word(id))
        .collect();
    all.sort_unstable();
    let first = all.iter().take(SHOWN).map(|&word| word.to_owned()).collect();
    Lack::Words(first, all.len())
}

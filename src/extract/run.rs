//! Patterns over a document: every match that no `skip` takes away, cut into items.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fill::Fills;
use super::frame::Frames;
use super::prefilter::Scan;
use crate::lexicon::is_stop;
use crate::read::Readings;
use crate::rule::RuleSet;
use crate::rule::engine::{Engine, Extraction, Pattern, SkipList, Skips};
use crate::rule::pattern::view::View;
use crate::rule::pattern::vm::{Capture, Event, Machine, Match};
use crate::text::Doc;

/// One item of a match: what one claim is made of.
#[derive(Clone, Debug)]
pub struct Item<'e> {
    /// The pattern.
    pub pattern: &'e Pattern,
    /// The sentence.
    pub sentence: u32,
    /// The tokens of the whole match.
    pub matched: Range<u32>,
    /// What it holds, by slot, in order; a slot may be there more than once.
    pub captures: Vec<Capture>,
    /// The tokens of the value; those of the match where the value is a constant.
    pub value: Range<u32>,
    /// Whether the pattern does not name the token before the value.
    pub open: bool,
}

/// What extraction works on.
#[derive(Clone, Copy)]
pub struct Scene<'s> {
    /// The document.
    pub doc: &'s Doc<'s>,
    /// Its typed values.
    pub readings: &'s Readings<'s>,
    /// The first look at it.
    pub scan: &'s Scan,
    /// The rules.
    pub rules: &'s RuleSet,
    /// The frames of its claims.
    pub frames: &'s Frames<'s, 's>,
    /// What its slots were filled with so far.
    pub fills: &'s Fills,
}

impl<'s> Scene<'s> {
    /// The view of one sentence.
    pub fn view(&self, sentence: u32) -> View<'s> {
        let engine: &'s Engine = &self.rules.engine;
        let bounds = self.doc.sentence(sentence);
        let tokens = bounds.map_or(0..0, |s| s.tokens.clone());
        View {
            doc: self.doc,
            readings: self.readings,
            ids: &self.scan.ids,
            sets: &engine.sets,
            lists: &engine.lists,
            names: engine.names,
            people: engine.people,
            met: &self.fills.met,
            sentence: (tokens.start, tokens.end),
            number: sentence,
            passage: OnceCell::new(),
            quoted: self.doc.is_quoted(tokens),
        }
    }
}

/// What becomes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It makes a claim.
    Kept,
    /// A `skip` takes it away.
    Skipped(Skip),
    /// An item before it has its value.
    Taken,
}

/// An entry of `[skip]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skip {
    /// Its key: `before`, `in_quotes` …
    pub key: &'static str,
    /// Its place in the list of that key.
    pub entry: usize,
}

/// All items of rule number `rule`. A number belongs to one item only; earlier patterns win, then earlier places.
pub fn items<'s>(scene: &Scene<'s>, machine: &mut Machine, rule: usize, value: &str) -> Vec<Item<'s>> {
    let mut out = Vec::new();
    each(scene, machine, rule, value, &mut |item, fate| {
        if fate == Fate::Kept {
            out.push(item);
        }
    });
    out.sort_by_key(|item| (item.value.start, item.value.end));
    out
}

/// The items of rule number `rule`, pattern by pattern, with what becomes of each.
pub fn each<'s>(
    scene: &Scene<'s>,
    machine: &mut Machine,
    rule: usize,
    value: &str,
    told: &mut dyn FnMut(Item<'s>, Fate),
) {
    let engine: &'s Engine = &scene.rules.engine;
    let Some(extraction) = engine.rules.get(rule) else {
        return;
    };
    let mut taken = BTreeSet::new();
    let mut sentences = BTreeMap::new();
    for candidate in scene.scan.of(&extraction.patterns) {
        let Some(pattern) = engine.patterns.get(candidate.pattern as usize) else {
            continue;
        };
        let view = scene.view(candidate.sentence);
        for start in candidate.starts.iter().cloned().flatten() {
            if !Machine::may_start(&pattern.program, &view, start) {
                continue;
            }
            let Some(found) = machine.best(&pattern.program, &view, start) else {
                continue;
            };
            for item in cut(pattern, candidate.sentence, &found, value, extraction) {
                let fate = match skipped(&extraction.skips, machine, &view, &item, &mut sentences) {
                    Some(skip) => Fate::Skipped(skip),
                    None if item.value.clone().any(|token| taken.contains(&token)) => Fate::Taken,
                    None => Fate::Kept,
                };
                if fate == Fate::Kept {
                    taken.extend(item.value.clone());
                }
                told(item, fate);
            }
        }
    }
}

/// A match as items: one for every item of its list, each with what stands outside the list and with what it lacks
/// from the item before; one in all when the rule gathers parts.
fn cut<'e>(
    pattern: &'e Pattern,
    sentence: u32,
    found: &Match,
    value: &str,
    extraction: &Extraction,
) -> Vec<Item<'e>> {
    let mut shared: Vec<Capture> = Vec::new();
    let mut lists: Vec<Vec<Capture>> = Vec::new();
    let mut inside = false;
    for event in &found.events {
        match event {
            Event::ItemStart(_) => {
                inside = true;
                lists.push(Vec::new());
            }
            Event::ItemEnd(_) => inside = false,
            Event::Took(..) => {}
            Event::Capture(capture) => match lists.last_mut().filter(|_| inside) {
                Some(item) => item.push(capture.clone()),
                None => shared.push(capture.clone()),
            },
        }
    }
    let own = pattern.program.slot(value);
    let place = pattern.program.slot("place");
    inherit(&mut lists, |slot| Some(slot) == own || Some(slot) == place);
    let constant = pattern.set.iter().any(|(slot, _)| slot == value);
    let build = |captures: Vec<Capture>| {
        let (tokens, open) = match captures.iter().find(|c| Some(c.slot) == own) {
            Some(capture) => (capture.tokens.clone(), capture.open),
            // A pattern that could have held the value and does not gives no claim.
            None if own.is_some() && !constant => return None,
            None => (found.tokens.clone(), true),
        };
        Some(Item {
            pattern,
            sentence,
            matched: found.tokens.clone(),
            captures,
            value: tokens,
            open,
        })
    };
    if lists.is_empty() || extraction.parts.is_some() {
        let all = shared.into_iter().chain(lists.into_iter().flatten()).collect();
        return build(all).into_iter().collect();
    }
    lists
        .into_iter()
        .filter_map(|item| build(shared.iter().cloned().chain(item).collect()))
        .collect()
}

fn inherit(lists: &mut [Vec<Capture>], never: impl Fn(u8) -> bool) {
    for at in 1..lists.len() {
        let (before, rest) = lists.split_at_mut(at);
        let (Some(before), Some(item)) = (before.last(), rest.first_mut()) else {
            return;
        };
        for capture in before {
            if !never(capture.slot) && !item.iter().any(|c| c.slot == capture.slot) {
                item.push(capture.clone());
            }
        }
    }
}

/// Whether a word looks like part of a proper name: a capital, and no function word that only begins its sentence.
fn is_name(doc: &Doc<'_>, at: u32) -> bool {
    doc.is_word(at) && doc.token(at).is_some_and(|t| t.capital) && !is_stop(doc.word(at))
}

/// The `skip` that takes the item away. `sentences` keeps what `skip.sentence` says of the sentences of this rule.
fn skipped(
    skips: &Skips,
    machine: &mut Machine,
    view: &View<'_>,
    item: &Item<'_>,
    sentences: &mut BTreeMap<u32, Option<usize>>,
) -> Option<Skip> {
    let flag = |key| Some(Skip { key, entry: 0 });
    if skips.in_quotes && view.doc.quotation_of(item.value.start).is_some() {
        return flag("in_quotes");
    }
    let (first, end) = view.sentence;
    if skips.after_name && item.value.start > first && is_name(view.doc, item.value.start - 1) {
        return flag("after_name");
    }
    // `before` looks at the words before the value, unless the pattern itself names them.
    let begin = item.value.start;
    if item.open {
        let from = begin.saturating_sub(LONGEST_BEFORE).max(first)..begin;
        if let Some(entry) = occurs(&skips.before, machine, view, from, |to| to == begin) {
            return Some(Skip { key: "before", entry });
        }
    }
    for at in [item.matched.end, item.value.end]
        .into_iter()
        .filter(|&at| at < end)
    {
        if let Some(entry) = occurs(&skips.after, machine, view, at..at + 1, |_| true) {
            return Some(Skip { key: "after", entry });
        }
    }
    let inside = |to| to <= item.matched.end;
    if let Some(entry) = occurs(&skips.inside, machine, view, item.matched.clone(), inside) {
        return Some(Skip { key: "inside", entry });
    }
    let whole = first..end.min(first + LONGEST_SENTENCE);
    let entry = sentences
        .entry(item.sentence)
        .or_insert_with(|| occurs(&skips.sentence, machine, view, whole, |_| true));
    entry.map(|entry| Skip {
        key: "sentence",
        entry,
    })
}

/// The first pattern of `list` that matches from one of the tokens `from` to where `wanted` says.
fn occurs(
    list: &SkipList,
    machine: &mut Machine,
    view: &View<'_>,
    from: Range<u32>,
    wanted: impl Fn(u32) -> bool,
) -> Option<usize> {
    let may_start = |at: &u32| view.ids.get(*at as usize).is_some_and(|&id| list.may_start(id));
    let starts: Vec<u32> = from.filter(may_start).collect();
    if starts.is_empty() {
        return None;
    }
    list.programs.iter().position(|program| {
        starts
            .iter()
            .any(|&start| machine.matches(program, view, start, &wanted))
    })
}

/// A pattern of `skip.before` reaches at most so many tokens back.
const LONGEST_BEFORE: u32 = 16;

/// `skip.sentence` looks at so many tokens of a sentence.
const LONGEST_SENTENCE: u32 = 400;

#[cfg(test)]
mod tests {
    use crate::check::claims;
    use crate::rule::RuleSet;
    use crate::source::{Article, Story};

    fn found(skip: &str, text: &str) -> usize {
        let rule = format!(
            "id = \"posts\"\ntitle = \"t\"\n[[match]]\npattern = \"{{role:@role}} resigned\"\n[lists]\nrole = [\"major\", \"judge\"]\n\
             [skip]\n{skip}\n[key]\nrole = \"same\"\n[compare]\nvalue = \"role\"\nas = \"count\"\n"
        );
        let rules = RuleSet::load(&[("posts.toml", &rule)]).unwrap();
        claims(&Story::new(vec![Article::from_text("a.txt", text)]), &rules)
            .concat()
            .len()
    }

    #[test]
    fn after_name_takes_away_what_follows_a_name() {
        for (text, expected) in [
            ("Ana Major resigned.", 0),
            ("The Major resigned.", 1),
            ("In May a judge resigned.", 1),
        ] {
            assert_eq!(found("after_name = true", text), expected, "{text}");
            assert_eq!(found("after_name = false", text), 1, "{text}");
        }
    }
}

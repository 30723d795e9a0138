//! Slots that a match lacks, taken from the words around it (semantics 7.3).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::claim::{Frame, Slot};
use super::run::{Item, Scene};
use crate::rule::RuleSet;
use crate::rule::engine::Extraction;
use crate::rule::file::FillFile;
use crate::rule::pattern::view::{Captured, Met, View};
use crate::rule::pattern::{Inst, Kind};
use crate::text::BlockRole;
use crate::value::{Compass, Sym, Value};

/// Fill every slot of `[fill]` that is still missing. Those taken from outside the sentence are marked in the frame.
pub fn fill(
    scene: &Scene<'_>,
    extraction: &Extraction,
    item: &Item<'_>,
    slots: &mut Vec<(Sym, Slot)>,
    frame: &mut Frame,
) {
    for (name, how) in &extraction.fill {
        if slots.iter().any(|(slot, _)| slot == name) {
            continue;
        }
        let search = Search {
            scene,
            sought: scene.fills.sought(scene, extraction, name),
            taken: slots
                .iter()
                .filter_map(|(_, slot)| id_of(slot))
                .cloned()
                .collect(),
            countries: *how == FillFile::SubjectCountry,
        };
        let found = match how {
            FillFile::Nearest => search.sentence(item).map(|value| (value, true)).or_else(|| {
                search
                    .earlier(item)
                    .or_else(|| search.lead())
                    .map(|value| (value, false))
            }),
            FillFile::Paragraph => search
                .sentence(item)
                .map(|value| (value, true))
                .or_else(|| search.earlier(item).map(|value| (value, false))),
            FillFile::Lead => search.lead().map(|value| (value, false)),
            FillFile::Headline => search.headline().map(|value| (value, false)),
            FillFile::SubjectCountry => search.subject().map(|value| (value, false)),
        };
        if let Some((value, near)) = found {
            slots.push((name.clone(), Slot::Id(value)));
            if !near {
                frame.filled.push(name.clone());
            }
        }
    }
}

fn id_of(slot: &Slot) -> Option<&Sym> {
    match slot {
        Slot::Id(id) => Some(id),
        _ => None,
    }
}

/// What can stand in a slot: what the rule's patterns capture in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Finder {
    Value(Kind),
    List(u32),
}

fn finders(rules: &RuleSet, extraction: &Extraction, name: &str) -> Vec<Finder> {
    let mut out = BTreeSet::new();
    for pattern in rules
        .engine
        .patterns
        .get(extraction.patterns.clone())
        .unwrap_or(&[])
    {
        let Some(number) = pattern.program.slot(name) else {
            continue;
        };
        for inst in &pattern.program.code {
            match inst {
                Inst::Value { kind, slot } if *slot == number => {
                    out.insert(Finder::Value(*kind));
                }
                Inst::List {
                    list,
                    slot: Some(slot),
                } if *slot == number => {
                    out.insert(Finder::List(*list));
                }
                _ => {}
            }
        }
    }
    if out.is_empty()
        && let Some(kind) = Kind::parse(name)
    {
        out.insert(Finder::Value(kind));
    }
    out.into_iter().collect()
}

/// What was found for the slots that are filled, sentence by sentence: the claims of an article look at the same ones.
#[derive(Default)]
pub struct Fills {
    sought: RefCell<BTreeMap<(usize, Sym), Rc<Sought>>>,
    /// The nouns for people that patterns and fills met.
    pub met: Met,
}

impl Fills {
    fn sought(&self, scene: &Scene<'_>, extraction: &Extraction, name: &Sym) -> Rc<Sought> {
        let key = (extraction.patterns.start, name.clone());
        let new = || {
            let finders = finders(scene.rules, extraction, name);
            Sought {
                is_place: finders.contains(&Finder::Value(Kind::Place)),
                finders,
                found: RefCell::default(),
            }
        };
        Rc::clone(
            self.sought
                .borrow_mut()
                .entry(key)
                .or_insert_with(|| Rc::new(new())),
        )
    }
}

/// A value that could stand in a slot.
struct Found {
    tokens: Range<u32>,
    value: Sym,
    /// Whether it is the name of a country.
    country: bool,
}

/// What can stand in one slot, and where it does.
struct Sought {
    finders: Vec<Finder>,
    /// Whether places are sought, and not other things.
    is_place: bool,
    /// By sentence.
    found: RefCell<BTreeMap<u32, Rc<[Found]>>>,
}

impl Sought {
    /// Every value of a sentence that could stand in the slot.
    fn values(&self, scene: &Scene<'_>, sentence: u32) -> Rc<[Found]> {
        if let Some(known) = self.found.borrow().get(&sentence) {
            return Rc::clone(known);
        }
        let view = scene.view(sentence);
        let mut out = Vec::new();
        let mut takes = Vec::new();
        let mut at = view.sentence.0;
        let end = view.sentence.1.min(view.sentence.0.saturating_add(LONGEST));
        while at < end {
            if !self.may_begin(&view, at) {
                at += 1;
                continue;
            }
            match self.value_at(&view, at, &mut takes) {
                Some((end, value)) => {
                    let country = self.is_place && scene.rules.names.is_country(&value);
                    out.push(Found {
                        tokens: at..end,
                        value,
                        country,
                    });
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        let out: Rc<[Found]> = Rc::from(out);
        self.found.borrow_mut().insert(sentence, Rc::clone(&out));
        out
    }

    /// Whether a value could begin at a token.
    fn may_begin(&self, view: &View<'_>, at: u32) -> bool {
        self.finders.iter().any(|finder| match finder {
            Finder::Value(kind) => view.may_value(*kind, at),
            Finder::List(list) => view.may_list(*list, at),
        })
    }

    /// The longest value at a token; of several the last. `takes` is room to work in.
    fn value_at(&self, view: &View<'_>, at: u32, takes: &mut Vec<(u32, Captured)>) -> Option<(u32, Sym)> {
        for finder in &self.finders {
            match finder {
                Finder::Value(kind) if view.may_value(*kind, at) => view.values_at(*kind, at, takes),
                Finder::List(list) => view.list_at(*list, at, &mut |end, form| {
                    takes.push((end, Captured::Id(form.canonical.clone())));
                }),
                Finder::Value(_) => {}
            }
        }
        if takes.is_empty() {
            return None;
        }
        takes
            .drain(..)
            .filter_map(|(end, value)| match value {
                Captured::Id(id) => Some((end, id)),
                Captured::Value(_) => None,
            })
            .max_by_key(|(end, _)| *end)
    }
}

struct Search<'f> {
    scene: &'f Scene<'f>,
    sought: Rc<Sought>,
    /// Values the claim already has in other slots.
    taken: BTreeSet<Sym>,
    /// Whether countries are wanted; otherwise they are too wide to align on, and never fill.
    countries: bool,
}

impl Search<'_> {
    /// Tell every wanted value of a sentence, in order.
    fn values(&self, sentence: u32, mut told: impl FnMut(&Found)) {
        let found = self.sought.values(self.scene, sentence);
        found.iter().filter(|f| self.wanted(f)).for_each(&mut told);
    }

    fn wanted(&self, found: &Found) -> bool {
        !self.taken.contains(&found.value) && (!self.sought.is_place || found.country == self.countries)
    }

    /// The value of the item's sentence that stands nearest to it.
    fn sentence(&self, item: &Item<'_>) -> Option<Sym> {
        let mut nearest: Option<((u32, u32), Sym)> = None;
        self.values(item.sentence, |found| {
            let before = item.matched.start.saturating_sub(found.tokens.end);
            let after = found.tokens.start.saturating_sub(item.matched.end);
            let far = (before.max(after), found.tokens.start);
            if nearest.as_ref().is_none_or(|(least, _)| far < *least) {
                nearest = Some((far, found.value.clone()));
            }
        });
        nearest.map(|(_, value)| value)
    }

    /// The last value of the nearest earlier sentence of the paragraph that has one.
    fn earlier(&self, item: &Item<'_>) -> Option<Sym> {
        let doc = self.scene.doc;
        let paragraph = doc.sentence(item.sentence)?.paragraph;
        let first = doc.paragraphs.get(paragraph as usize)?.sentences.start;
        let last = |sentence| {
            let mut last = None;
            self.values(sentence, |found| last = Some(found.value.clone()));
            last
        };
        (first.max(item.sentence.saturating_sub(FAR))..item.sentence)
            .rev()
            .find_map(last)
    }

    /// The value that headline and first two paragraphs agree on.
    fn lead(&self) -> Option<Sym> {
        let mut only: Option<Sym> = None;
        for sentence in self.opening() {
            let mut other = false;
            self.values(sentence, |found| {
                other |= *only.get_or_insert_with(|| found.value.clone()) != found.value;
            });
            if other {
                return None;
            }
        }
        only
    }

    /// Sentences of headline, deck and first two paragraphs of copy.
    fn opening(&self) -> impl Iterator<Item = u32> + '_ {
        let mut copy = 0;
        self.scene
            .doc
            .paragraphs
            .iter()
            .take(LEAD_BLOCKS)
            .filter(move |paragraph| match paragraph.role {
                BlockRole::Headline | BlockRole::Deck => true,
                BlockRole::Body => {
                    copy += 1;
                    copy <= 2
                }
                _ => false,
            })
            .flat_map(|paragraph| paragraph.sentences.clone().take(FAR as usize))
    }

    fn headline(&self) -> Option<Sym> {
        let doc = self.scene.doc;
        let headline = doc.paragraphs.iter().find(|p| p.role == BlockRole::Headline)?;
        let first = |sentence| {
            let mut first = None;
            self.values(sentence, |found| {
                first.get_or_insert_with(|| found.value.clone());
            });
            first
        };
        headline.sentences.clone().find_map(first)
    }

    /// The country the article is about: the first one its headline names, else the one its opening names most, the
    /// first of several. A country the claim already has is not the one meant.
    fn subject(&self) -> Option<Sym> {
        self.headline().or_else(|| {
            let mut counts: BTreeMap<Sym, (usize, usize)> = BTreeMap::new();
            let mut order = 0;
            for sentence in self.opening() {
                self.values(sentence, |found| {
                    counts.entry(found.value.clone()).or_insert((0, order)).0 += 1;
                    order += 1;
                });
            }
            counts
                .into_iter()
                .max_by_key(|(_, (count, order))| (*count, usize::MAX - order))
                .map(|(value, _)| value)
        })
    }
}

/// So many sentences back in a paragraph, and so many of a lead, are looked at.
const FAR: u32 = 12;

/// So many tokens of a sentence are looked at.
const LONGEST: u32 = 400;

/// The lead lies within so many blocks.
const LEAD_BLOCKS: usize = 12;

/// `border`: the unordered pair of neighbours whose frontier is meant. The neighbour that the text leaves out is the
/// only one that lies on the named side.
pub fn frontier(rules: &RuleSet, slots: &mut Vec<(Sym, Slot)>, side: &Value) {
    let get = |slots: &[(Sym, Slot)], name: &str| {
        slots
            .iter()
            .find(|(n, _)| n == name)
            .and_then(|(_, s)| id_of(s))
            .cloned()
    };
    let (of, mut next) = (get(slots, "of"), get(slots, "next"));
    if let (Some(of), None, Value::Side(side)) = (&of, &next, side) {
        next = neighbour(rules, of, *side);
        slots.extend(next.clone().map(|next| (Sym::from("next"), Slot::Id(next))));
    }
    if let (Some(of), Some(next)) = (of, next) {
        let (first, second) = if of <= next { (of, next) } else { (next, of) };
        slots.push((
            Sym::from("border"),
            Slot::Id(Sym::from(format!("{first}/{second}"))),
        ));
    }
}

/// The neighbour of `place` on `side`, if exactly one lies there; an exact side goes before a near one.
fn neighbour(rules: &RuleSet, place: &str, side: Compass) -> Option<Sym> {
    let borders = rules.names.neighbours(place);
    let only = |fits: &dyn Fn(Compass) -> bool| {
        let mut found = borders.iter().filter(|(_, at)| fits(**at)).map(|(name, _)| name);
        found.next().cloned().filter(|_| found.next().is_none())
    };
    only(&|at| at == side).or_else(|| only(&|at| at.compatible(side)))
}

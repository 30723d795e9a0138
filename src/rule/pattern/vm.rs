//! Runs a pattern's instructions over the tokens of a sentence: all threads in step, never back.
//!
//! At each place at most one thread stands at each instruction, the one with most captured slots, so the work is at
//! most instructions × tokens. Captures are kept as a chain of steps that threads share.

use std::cmp::Reverse;
use std::ops::Range;

use super::program::{Inst, Kind, Program};
use crate::lexicon::{self, gazetteer};
use crate::read::{Mention, Readings};
use crate::rule::lists::List;
use crate::rule::names::NameKind;
use crate::text::vocab::{WordId, WordSet};
use crate::text::{Doc, TokenKind};
use crate::value::{Op, Sym, Value};

/// A match spans at most this many tokens, so that a `...` in an article without full stops costs no more.
pub const WINDOW: u32 = 160;

/// What the instructions are run over.
#[derive(Clone, Copy)]
pub struct View<'v> {
    /// The document.
    pub doc: &'v Doc<'v>,
    /// Its typed values.
    pub readings: &'v Readings,
    /// The word numbers of all its tokens.
    pub ids: &'v [WordId],
    /// Word sets of the rule set.
    pub sets: &'v [WordSet],
    /// Lists of the rule set.
    pub lists: &'v [List],
    /// Which lists hold places, persons and organisations.
    pub names: [u32; 3],
    /// The list that names kinds of people.
    pub people: u32,
    /// The tokens of the sentence.
    pub sentence: (u32, u32),
}

/// What a slot captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Captured {
    /// A canonical value of a list, or a name.
    Id(Sym),
    /// A typed value.
    Value(Value),
}

/// A captured slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The slot's number in the program.
    pub slot: u8,
    /// The tokens it took.
    pub tokens: Range<u32>,
    /// What it holds.
    pub value: Captured,
    /// Whether the pattern does not name the token before it: it begins the match, or stands behind a gap.
    pub open: bool,
}

/// One match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Match {
    /// The tokens.
    pub tokens: Range<u32>,
    /// What was captured, in order, with the ends of list items between.
    pub events: Vec<Event>,
}

/// What happened on the way to a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A slot captured something.
    Capture(Capture),
    /// An item of a coordinated list begins at this token.
    ItemStart(u32),
    /// An item of a coordinated list ended before this token.
    ItemEnd(u32),
    /// An instruction took tokens, and which entry of its list.
    Took {
        /// The instruction.
        inst: u32,
        /// The tokens.
        tokens: Range<u32>,
        /// The entry of the list, by place.
        entry: Option<u32>,
    },
}

/// How good a match is: captured slots, skipped tokens, end.
type Score = (u16, Reverse<u16>, u32);

#[derive(Clone, Copy)]
struct Thread {
    at: u32,
    captured: u16,
    skipped: u16,
    /// Whether the token before was taken by a gap, or there is none.
    open: bool,
    chain: u32,
}

struct Link {
    before: u32,
    event: Event,
}

/// No step yet.
const NOTHING: u32 = u32::MAX;

/// The matcher's memory, kept between runs.
#[derive(Default)]
pub struct Machine {
    pending: Vec<Vec<Thread>>,
    seen: Vec<u64>,
    round: u64,
    furthest: usize,
    chain: Vec<Link>,
    stack: Vec<Thread>,
    /// Record every instruction that took tokens, for coverage and traces.
    pub record: bool,
    /// How far each instruction got: `(instruction, token)` reached, when recording.
    pub reached: Vec<(u32, u32)>,
}

impl Machine {
    /// The best match of `program` that begins at token `start`: most captured slots, then the smallest gaps, then the
    /// longest, then the first way the pattern names.
    pub fn best(&mut self, program: &Program, view: &View<'_>, start: u32) -> Option<Match> {
        let mut best: Option<(Score, Thread)> = None;
        self.run(program, view, start, &mut |thread, end| {
            let score = (thread.captured, Reverse(thread.skipped), end);
            if best.as_ref().is_none_or(|(top, _)| score > *top) {
                best = Some((score, thread));
            }
        });
        best.map(|((_, _, end), thread)| Match {
            tokens: start..end,
            events: self.events(thread.chain),
        })
    }

    /// Whether a match of `program` could begin at `start`, by the first token alone.
    pub fn may_start(program: &Program, view: &View<'_>, start: u32) -> bool {
        program.firsts.iter().any(|&at| {
            program
                .code
                .get(at as usize)
                .is_none_or(|inst| view.may_take(inst, start))
        })
    }

    /// Whether some match of `program` that begins at `start` ends where `wanted` says.
    pub fn matches(
        &mut self,
        program: &Program,
        view: &View<'_>,
        start: u32,
        wanted: impl Fn(u32) -> bool,
    ) -> bool {
        let mut found = false;
        self.run(program, view, start, &mut |_, end| found |= wanted(end));
        found
    }

    fn events(&self, mut chain: u32) -> Vec<Event> {
        let mut out = Vec::new();
        while let Some(link) = self.chain.get(chain as usize) {
            out.push(link.event.clone());
            chain = link.before;
        }
        out.reverse();
        out
    }

    fn link(&mut self, before: u32, event: Event) -> u32 {
        self.chain.push(Link { before, event });
        u32::try_from(self.chain.len() - 1).unwrap_or(NOTHING)
    }

    fn run(&mut self, program: &Program, view: &View<'_>, start: u32, matched: &mut dyn FnMut(Thread, u32)) {
        let mut run = Run {
            machine: self,
            program,
            view,
            quotation: view.doc.quotation_of(start),
            start,
        };
        run.machine.chain.clear();
        for list in run.machine.pending.iter_mut().take(run.machine.furthest + 1) {
            list.clear();
        }
        run.machine.furthest = 0;
        run.send(
            0,
            Thread {
                at: 0,
                captured: 0,
                skipped: 0,
                open: true,
                chain: NOTHING,
            },
        );
        let mut offset = 0;
        while offset <= run.machine.furthest {
            run.place(offset, matched);
            offset += 1;
        }
    }
}

struct Run<'r> {
    machine: &'r mut Machine,
    program: &'r Program,
    view: &'r View<'r>,
    quotation: Option<u32>,
    start: u32,
}

impl Run<'_> {
    fn send(&mut self, offset: u32, thread: Thread) {
        if offset > WINDOW {
            return;
        }
        let offset = offset as usize;
        if self.machine.pending.len() <= offset {
            self.machine.pending.resize_with(offset + 1, Vec::new);
        }
        self.machine.furthest = self.machine.furthest.max(offset);
        if let Some(list) = self.machine.pending.get_mut(offset) {
            list.push(thread);
        }
    }

    /// Every thread that stands at one token.
    fn place(&mut self, offset: usize, matched: &mut dyn FnMut(Thread, u32)) {
        let Some(waiting) = self.machine.pending.get_mut(offset) else {
            return;
        };
        if waiting.is_empty() {
            return;
        }
        let mut threads = std::mem::take(waiting);
        threads.sort_by_key(|t| (Reverse(t.captured), t.skipped));
        self.machine.round += 1;
        if self.machine.seen.len() < self.program.code.len() {
            self.machine.seen.resize(self.program.code.len(), 0);
        }
        let at = self.start + u32::try_from(offset).unwrap_or(u32::MAX);
        for &thread in &threads {
            self.machine.stack.push(thread);
            while let Some(thread) = self.machine.stack.pop() {
                self.step(thread, at, matched);
            }
        }
        threads.clear();
        if let Some(place) = self.machine.pending.get_mut(offset) {
            *place = threads;
        }
    }

    fn step(&mut self, thread: Thread, at: u32, matched: &mut dyn FnMut(Thread, u32)) {
        let Some(seen) = self.machine.seen.get_mut(thread.at as usize) else {
            return;
        };
        if *seen == self.machine.round {
            return;
        }
        *seen = self.machine.round;
        let program = self.program;
        let Some(inst) = program.code.get(thread.at as usize) else {
            return;
        };
        if self.machine.record {
            self.machine.reached.push((thread.at, at));
        }
        let next = Thread {
            at: thread.at + 1,
            ..thread
        };
        match inst {
            Inst::Match => matched(thread, at),
            Inst::Jump(to) => self.machine.stack.push(Thread { at: *to, ..thread }),
            Inst::Split(first, second) => {
                self.machine.stack.push(Thread {
                    at: *second,
                    ..thread
                });
                self.machine.stack.push(Thread { at: *first, ..thread });
            }
            Inst::Start => self.go_on(self.at_start(at), next),
            Inst::End => self.go_on(self.at_end(at), next),
            Inst::Not(sub) => {
                let refused = program
                    .subs
                    .get(*sub as usize)
                    .is_some_and(|sub| Machine::default().matches(sub, self.view, at, |_| true));
                self.go_on(!refused, next);
            }
            Inst::ItemStart => self.mark(next, Event::ItemStart(at)),
            Inst::ItemEnd => self.mark(next, Event::ItemEnd(at)),
            taking => self.take(taking, thread, at),
        }
    }

    fn mark(&mut self, next: Thread, event: Event) {
        let chain = self.machine.link(next.chain, event);
        self.machine.stack.push(Thread { chain, ..next });
    }

    fn go_on(&mut self, yes: bool, next: Thread) {
        if yes {
            self.machine.stack.push(next);
        }
    }

    /// Instructions that take tokens.
    fn take(&mut self, inst: &Inst, thread: Thread, at: u32) {
        if at < self.view.sentence.0 || at >= self.view.sentence.1 {
            return;
        }
        let view = self.view;
        let id = view.ids.get(at as usize).copied().unwrap_or(0);
        match inst {
            Inst::Set(set) if view.sets.get(*set as usize).is_some_and(|s| s.contains(id)) => {
                self.advance(thread, at..at + 1, 0, None, None);
            }
            Inst::Exact(word, raw) if id == *word && id != 0 && view.doc.raw(at) == &**raw => {
                self.advance(thread, at..at + 1, 0, None, None);
            }
            Inst::Gap if view.gap_may_cover(at) => {
                self.advance(thread, at..at + 1, 1, None, None);
            }
            Inst::List { list, slot } => self.list(*list, *slot, thread, at),
            Inst::Value { kind, slot } => self.value(*kind, *slot, thread, at),
            _ => {}
        }
    }

    fn list(&mut self, list: u32, slot: Option<u8>, thread: Thread, at: u32) {
        let view = self.view;
        for (end, form, entry) in view.list_at(list, at) {
            let value = Captured::Id(form.clone());
            self.advance(thread, at..end, 0, slot.map(|s| (s, value)), Some(entry));
        }
    }

    fn value(&mut self, kind: Kind, slot: u8, thread: Thread, at: u32) {
        for (end, value) in self.view.values_at(kind, at) {
            self.advance(thread, at..end, 0, Some((slot, value)), None);
        }
    }

    /// Move a thread behind `tokens`, unless that would cross a quotation mark.
    fn advance(
        &mut self,
        thread: Thread,
        tokens: Range<u32>,
        skipped: u16,
        capture: Option<(u8, Captured)>,
        entry: Option<u32>,
    ) {
        let doc = self.view.doc;
        if !self.program.crosses_quotes
            && (doc.quotation_of(tokens.start) != self.quotation
                || doc.quotation_of(tokens.end.saturating_sub(1)) != self.quotation)
        {
            return;
        }
        let mut next = Thread {
            at: thread.at + 1,
            skipped: thread.skipped.saturating_add(skipped),
            open: skipped > 0,
            ..thread
        };
        if self.machine.record {
            let event = Event::Took {
                inst: thread.at,
                tokens: tokens.clone(),
                entry,
            };
            next.chain = self.machine.link(next.chain, event);
        }
        let end = tokens.end;
        if let Some((slot, value)) = capture {
            next.captured += 1;
            next.chain = self.machine.link(
                next.chain,
                Event::Capture(Capture {
                    slot,
                    tokens,
                    value,
                    open: thread.open,
                }),
            );
        }
        self.send(end - self.start, next);
    }

    /// Only opening marks stand before.
    fn at_start(&self, at: u32) -> bool {
        (self.view.sentence.0..at).all(|i| self.view.is_mark(i))
    }

    /// Only closing marks stand behind.
    fn at_end(&self, at: u32) -> bool {
        (at..self.view.sentence.1).take(8).all(|i| {
            self.view.is_mark(i)
                && matches!(
                    self.view.doc.raw(i),
                    "." | "!" | "?" | "…" | "”" | "\"" | "’" | "'" | ")" | "]" | "»" | ":" | ";"
                )
        })
    }
}

/// A hedge has at most so many tokens.
const LONGEST_HEDGE: u32 = 8;

/// A noun for people and the words before it have at most so many tokens.
const LONGEST_PEOPLE: u32 = 4;

/// A name of the gazetteer has at most so many tokens.
const LONGEST_PLACE: u32 = 5;

impl View<'_> {
    /// Whether `inst` could take token `at`: never wrong when it says no.
    fn may_take(&self, inst: &Inst, at: u32) -> bool {
        let id = self.ids.get(at as usize).copied().unwrap_or(0);
        match inst {
            Inst::Set(set) => self.sets.get(*set as usize).is_some_and(|set| set.contains(id)),
            Inst::Exact(word, _) => id == *word,
            Inst::List { list, .. } => self
                .lists
                .get(*list as usize)
                .is_some_and(|list| list.first.contains(id)),
            Inst::Value { kind, .. } => match kind {
                Kind::Place | Kind::Person | Kind::Org | Kind::Name => {
                    self.doc.token(at).is_some_and(|t| t.capital) || !self.readings.starting_at(at).is_empty()
                }
                Kind::Quote | Kind::People => true,
                _ => self.mentions_at(at).next().is_some(),
            },
            _ => true,
        }
    }

    fn is_mark(&self, at: u32) -> bool {
        self.doc.token(at).is_some_and(|t| t.kind == TokenKind::Mark)
    }

    /// A gap stops at `; : “ ” "` and at any number.
    pub fn gap_may_cover(&self, at: u32) -> bool {
        let Some(token) = self.doc.token(at) else {
            return false;
        };
        match token.kind {
            TokenKind::Figure => false,
            TokenKind::Mark => !matches!(self.doc.raw(at), ";" | ":" | "“" | "”" | "\"" | "„" | "«" | "»"),
            TokenKind::Word => !self.number_covers(at),
        }
    }

    /// Whether token `at` belongs to a number written out. Vague words (`several`, `some`) are no obstacle.
    fn number_covers(&self, at: u32) -> bool {
        let mentions = &self.readings.mentions;
        let upto = mentions.partition_point(|m| m.tokens.start <= at);
        mentions
            .get(upto.saturating_sub(6)..upto)
            .unwrap_or(&[])
            .iter()
            .any(|m| {
                m.core.contains(&at)
                    && matches!(&m.value, Value::Count(q) if !matches!(q.op, Op::Few | Op::Several | Op::Many | Op::Handful))
            })
    }

    /// Entries of list `list` that begin at `at`: where they end, what they mean, which they are; longest first.
    pub fn list_at(&self, list: u32, at: u32) -> Vec<(u32, Sym, u32)> {
        let id = self.ids.get(at as usize).copied().unwrap_or(0);
        let Some(list) = self.lists.get(list as usize) else {
            return Vec::new();
        };
        let forms = list.starting_with(id);
        if forms.is_empty() || list.capital && !self.doc.token(at).is_some_and(|t| t.capital) {
            return Vec::new();
        }
        let mut out: Vec<(u32, Sym, u32)> = forms
            .iter()
            .filter_map(|form| {
                let end = at.checked_add(u32::try_from(form.words.len()).ok()?)?;
                let tokens = self.ids.get(at as usize..end as usize)?;
                (end <= self.sentence.1 && tokens == form.words.as_slice())
                    .then(|| (end, form.canonical.clone(), form.entry))
            })
            .collect();
        out.sort_by_key(|(end, _, _)| Reverse(*end));
        out
    }

    /// Values of type `kind` that begin at `at`, with where they end.
    pub fn values_at(&self, kind: Kind, at: u32) -> Vec<(u32, Captured)> {
        let mut out: Vec<(u32, Captured)> = Vec::new();
        match kind {
            Kind::Quote => out.extend(self.quotation_at(at)),
            Kind::People => self.people_at(at, &mut out),
            _ => {}
        }
        for named in [NameKind::Place, NameKind::Person, NameKind::Org] {
            if takes_name(kind, named) {
                let list = self.names.get(named as usize).copied().unwrap_or(u32::MAX);
                out.extend(
                    self.list_at(list, at)
                        .into_iter()
                        .map(|(end, name, _)| (end, Captured::Id(name))),
                );
            }
        }
        if matches!(kind, Kind::Place | Kind::Name) && out.is_empty() {
            out.extend(self.known_place_at(at));
        }
        for mention in self.mentions_at(at) {
            if !is_a(kind, mention) || mention.tokens.end > self.sentence.1 || mention.tokens.end <= at {
                continue;
            }
            let value = match &mention.value {
                Value::Name(name) => Captured::Id(name.clone()),
                value => Captured::Value(value.clone()),
            };
            if kind == Kind::Count && self.counts_out(mention) {
                out.push((mention.tokens.end + 1, value.clone()));
            }
            out.push((mention.tokens.end, value));
        }
        out
    }

    /// Mentions that begin at `at`, and those whose figure does: a pattern may name the hedge itself.
    fn mentions_at(&self, at: u32) -> impl Iterator<Item = &Mention> {
        let mentions = &self.readings.mentions;
        let from = mentions.partition_point(|m| m.tokens.start.saturating_add(LONGEST_HEDGE) < at);
        let to = mentions.partition_point(|m| m.tokens.start <= at);
        mentions
            .get(from..to)
            .unwrap_or(&[])
            .iter()
            .filter(move |m| m.tokens.start == at || m.core.start == at)
    }

    /// `dozens of people`: what is counted stands behind an `of`.
    fn counts_out(&self, mention: &Mention) -> bool {
        let vague = matches!(
            &mention.value,
            Value::Count(q) if matches!(q.op, Op::Plural | Op::Few | Op::Several | Op::Couple | Op::Handful | Op::Many)
        );
        vague && mention.tokens.end < self.sentence.1 && self.doc.word(mention.tokens.end) == "of"
    }

    /// Nouns for people with up to three words before them: `six Jesuit priests`. What the list `victim` knows goes by its
    /// canonical value, any other by its singular.
    fn people_at(&self, at: u32, out: &mut Vec<(u32, Captured)>) {
        let last = self.sentence.1.min(at + LONGEST_PEOPLE);
        let mut end = at;
        while end < last {
            if let Some((after, known, _)) = self.list_at(self.people, end).into_iter().next() {
                out.push((after, Captured::Id(known)));
                end = after;
                continue;
            }
            let word = self.doc.word(end);
            if !self.doc.is_word(end) || lexicon::is_stop(word) {
                return;
            }
            let capital = self.doc.token(end).is_some_and(|t| t.capital);
            end += 1;
            if lexicon::is_person_noun(word) && lexicon::is_plural(word) {
                out.push((end, Captured::Id(Sym::from(lexicon::noun_lemma(word)))));
            } else if capital && names_a_people(word) {
                out.push((end, Captured::Id(Sym::new_static("person"))));
            } else if !(capital
                || lexicon::is_adjective(word)
                || lexicon::is_noun(word)
                || gazetteer::demonym(word).is_some())
            {
                return;
            }
        }
    }

    /// A place of the gazetteer that begins at `at`: the longest name. Copy in capitals gives no hint what is a name, so
    /// there a word of the language is not taken for a place.
    fn known_place_at(&self, at: u32) -> Option<(u32, Captured)> {
        let first = self.doc.token(at).filter(|t| {
            t.capital && t.kind == TokenKind::Word && gazetteer::begins_place(self.doc.word(at))
        })?;
        let plain = first.all_caps && lexicon::is_known(self.doc.word(at));
        let last = self.sentence.1.min(at + LONGEST_PLACE);
        let mut name = String::new();
        let mut found = None;
        for end in at..last {
            let word = self.doc.word(end);
            let token = self.doc.token(end)?;
            if token.kind == TokenKind::Mark && word != "-"
                || token.after_break && end > at && !first.all_caps
            {
                break;
            }
            if end > at && word != "-" && !token.glued {
                name.push(' ');
            }
            let bare = word.strip_suffix("'s").unwrap_or(word);
            name.push_str(bare);
            // `In` begins sentences more often than `IN` means Indiana.
            if !(plain && end == at)
                && (name.len() > 2 || token.all_caps)
                && token.capital
                && let Some(place) = gazetteer::place(&name)
            {
                found = Some((end + 1, Captured::Id(Sym::new_static(place.canonical))));
            }
            if bare.len() < word.len() {
                break;
            }
        }
        found
    }

    fn quotation_at(&self, at: u32) -> Option<(u32, Captured)> {
        if !self.is_mark(at) {
            return None;
        }
        let number = self.doc.quotation_of(at + 1)?;
        let quotation = self.doc.quotations.get(number as usize)?;
        (quotation.tokens.start == at + 1).then(|| {
            let words: Vec<&str> = quotation
                .tokens
                .clone()
                .filter(|&i| !self.is_mark(i))
                .map(|i| self.doc.word(i))
                .collect();
            let end = quotation.tokens.end + u32::from(quotation.closed);
            (
                end.min(self.sentence.1),
                Captured::Value(Value::Quote(Sym::from(words.join(" ")))),
            )
        })
    }
}

/// `Jesuits`, `Spaniards`: a plural that is no word of the language, or what the people of a place are called.
fn names_a_people(word: &str) -> bool {
    word.len() > 4
        && word.ends_with('s')
        && (gazetteer::demonym(word).is_some()
            || !lexicon::is_known(word) && gazetteer::place(word).is_none())
}

fn takes_name(kind: Kind, named: NameKind) -> bool {
    match kind {
        Kind::Place => named == NameKind::Place,
        Kind::Person => named == NameKind::Person,
        Kind::Org => named == NameKind::Org,
        Kind::Name => true,
        _ => false,
    }
}

fn is_a(kind: Kind, mention: &Mention) -> bool {
    matches!(
        (kind, &mention.value),
        (Kind::Count, Value::Count(_))
            | (Kind::Amount, Value::Amount(..))
            | (Kind::Percent, Value::Percent { .. })
            | (Kind::Money, Value::Money(..))
            | (Kind::Duration, Value::Duration(..))
            | (Kind::Age, Value::Age(_))
            | (Kind::Date, Value::Date(_))
            | (Kind::Weekday, Value::Weekday(_))
            | (Kind::Clock, Value::Clock(_))
            | (Kind::Ordinal, Value::Ordinal(_))
            | (Kind::Score, Value::Score(..))
            | (Kind::Ratio, Value::Ratio { .. })
            | (Kind::Name, Value::Name(_))
    )
}

//! Runs a pattern's instructions over the tokens of a sentence: all threads in step, never back.
//!
//! At each place at most one thread stands at each instruction, the one with most captured slots, so the work is at
//! most instructions × tokens. Captures are kept as a chain of steps that threads share.

use std::cmp::Reverse;
use std::ops::Range;

use super::kind::Kind;
use super::program::{Inst, Program};
use super::trace::{Obstacle, Stop, Watch};
use super::view::{Captured, View};

/// A match spans at most this many tokens, so that a `...` in an article without full stops costs no more.
pub const WINDOW: u32 = 160;

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
    /// The instruction `.0` took these tokens: kept only while somebody watches.
    Took(u32, Range<u32>),
}

/// How good a match is: captured slots, skipped tokens, end.
type Score = (u16, Reverse<u16>, u32);

#[derive(Clone, Copy)]
pub(super) struct Thread {
    at: u32,
    captured: u16,
    skipped: u16,
    /// Whether the token before was taken by a gap, or there is none.
    open: bool,
    pub(super) chain: u32,
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
    /// What an instruction may take at one token.
    takes: Vec<(u32, Captured)>,
    /// The machine that answers what must not follow.
    inner: Option<Box<Machine>>,
}

impl Machine {
    /// The best match of `program` that begins at token `start`: most captured slots, then the smallest gaps, then the
    /// longest, then the first way the pattern names.
    pub fn best(&mut self, program: &Program, view: &View<'_>, start: u32) -> Option<Match> {
        if Self::is_refused(program, view, start) {
            return None;
        }
        let mut best: Option<(Score, Thread)> = None;
        self.run(program, view, start, &mut (), &mut |thread, end| {
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
        if let Some(words) = &program.first_words {
            return view.ids.get(start as usize).is_some_and(|&id| words.contains(id));
        }
        program.firsts.iter().any(|&at| {
            program
                .code
                .get(at as usize)
                .is_none_or(|inst| view.may_take(inst, start))
        })
    }

    /// Whether the first instructions, as far as each takes one token and there is no other way, cannot take the tokens
    /// from `start` on: never wrong when it says yes.
    fn is_refused(program: &Program, view: &View<'_>, start: u32) -> bool {
        let mut at = start;
        for inst in &program.code {
            let taken = match inst {
                Inst::Set(_) | Inst::Exact(..) => at < view.sentence.1 && view.may_take(inst, at),
                Inst::List { .. } | Inst::Value { .. } => {
                    return at >= view.sentence.1 || !view.may_take(inst, at);
                }
                Inst::ItemStart => continue,
                _ => return false,
            };
            if !taken {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether some match of `program` that begins at `start` ends where `wanted` says.
    pub fn matches(
        &mut self,
        program: &Program,
        view: &View<'_>,
        start: u32,
        wanted: impl Fn(u32) -> bool,
    ) -> bool {
        if !Self::may_start(program, view, start) || Self::is_refused(program, view, start) {
            return false;
        }
        let mut found = false;
        self.run(program, view, start, &mut (), &mut |_, end| found |= wanted(end));
        found
    }

    /// What happened on the way to the end of `chain`.
    pub(super) fn events(&self, mut chain: u32) -> Vec<Event> {
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

    /// Run `program` from `start`; `watch` is told where threads stop, `matched` where they end.
    pub(super) fn run<W: Watch>(
        &mut self,
        program: &Program,
        view: &View<'_>,
        start: u32,
        watch: &mut W,
        matched: &mut dyn FnMut(Thread, u32),
    ) {
        let mut run = Run {
            machine: self,
            watch,
            program,
            view,
            quotation: view.quoted.then(|| view.doc.quotation_of(start)).flatten(),
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

struct Run<'r, 'v, W> {
    machine: &'r mut Machine,
    watch: &'r mut W,
    program: &'r Program,
    view: &'r View<'v>,
    quotation: Option<u32>,
    start: u32,
}

impl<W: Watch> Run<'_, '_, W> {
    fn send(&mut self, offset: u32, thread: Thread) {
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
        if threads.len() > 1 {
            threads.sort_by_key(|t| (Reverse(t.captured), t.skipped));
        }
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
            Inst::Start => self.go_on(self.at_start(at), thread, at),
            Inst::End => self.go_on(self.at_end(at), thread, at),
            Inst::Not(sub) => {
                // A machine runs one program at a time.
                let mut inner = self.machine.inner.take().unwrap_or_default();
                let refused = program
                    .subs
                    .get(*sub as usize)
                    .is_some_and(|sub| inner.matches(sub, self.view, at, |_| true));
                self.machine.inner = Some(inner);
                self.go_on(!refused, thread, at);
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

    fn go_on(&mut self, yes: bool, thread: Thread, at: u32) {
        if yes {
            self.machine.stack.push(Thread {
                at: thread.at + 1,
                ..thread
            });
        } else {
            self.stop(thread, at, Obstacle::Refused);
        }
    }

    fn stop(&mut self, thread: Thread, at: u32, why: Obstacle) {
        self.watch.stopped(Stop {
            inst: thread.at,
            at,
            taken: (at - self.start).saturating_sub(u32::from(thread.skipped)),
            why,
            chain: thread.chain,
        });
    }

    /// Instructions that take tokens.
    fn take(&mut self, inst: &Inst, thread: Thread, at: u32) {
        if at < self.view.sentence.0 || at >= self.view.sentence.1 {
            self.stop(thread, at, Obstacle::Ended);
            return;
        }
        let view = self.view;
        let id = view.ids.get(at as usize).copied().unwrap_or(0);
        match inst {
            Inst::Set(set) if view.sets.get(*set as usize).is_some_and(|s| s.contains(id)) => {
                self.advance(thread, at..at + 1, 0, None);
            }
            Inst::Exact(word, raw) if id == *word && id != 0 && view.doc.raw(at) == &**raw => {
                self.advance(thread, at..at + 1, 0, None);
            }
            Inst::Gap if view.gap_may_cover(at) => {
                self.advance(thread, at..at + 1, 1, None);
            }
            Inst::List { list, slot } => self.list(*list, *slot, thread, at),
            Inst::Value { kind, slot } => self.value(*kind, *slot, thread, at),
            _ => self.stop(thread, at, Obstacle::Other),
        }
    }

    fn list(&mut self, list: u32, slot: Option<u8>, thread: Thread, at: u32) {
        if !self.view.may_list(list, at) {
            self.stop(thread, at, Obstacle::Other);
            return;
        }
        let mut entries = std::mem::take(&mut self.machine.takes);
        self.view.list_at(list, at, &mut |end, form| {
            entries.push((end, Captured::Id(form.canonical.clone())));
        });
        self.branch(&mut entries, slot, thread, at);
    }

    fn value(&mut self, kind: Kind, slot: u8, thread: Thread, at: u32) {
        let mut values = std::mem::take(&mut self.machine.takes);
        self.view.values_at(kind, at, &mut values);
        self.branch(&mut values, Some(slot), thread, at);
    }

    /// Go on behind each of `takes`, which are used up.
    fn branch(&mut self, takes: &mut Vec<(u32, Captured)>, slot: Option<u8>, thread: Thread, at: u32) {
        if takes.is_empty() {
            self.stop(thread, at, Obstacle::Other);
        }
        for (end, value) in takes.drain(..) {
            self.advance(thread, at..end, 0, slot.map(|slot| (slot, value)));
        }
        self.machine.takes = std::mem::take(takes);
    }

    /// Move a thread behind `tokens`, unless that would cross a quotation mark.
    fn advance(&mut self, thread: Thread, tokens: Range<u32>, skipped: u16, capture: Option<(u8, Captured)>) {
        let doc = self.view.doc;
        if self.view.quoted
            && !self.program.crosses_quotes
            && (doc.quotation_of(tokens.start) != self.quotation
                || doc.quotation_of(tokens.end.saturating_sub(1)) != self.quotation)
        {
            self.stop(thread, tokens.start, Obstacle::Quotation);
            return;
        }
        if tokens.end - self.start > WINDOW {
            self.stop(thread, tokens.start, Obstacle::TooLong);
            return;
        }
        let mut next = Thread {
            at: thread.at + 1,
            skipped: thread.skipped.saturating_add(skipped),
            open: skipped > 0,
            ..thread
        };
        let end = tokens.end;
        if W::TOKENS {
            next.chain = self
                .machine
                .link(next.chain, Event::Took(thread.at, tokens.clone()));
        }
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

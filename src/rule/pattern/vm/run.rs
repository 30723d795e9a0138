//! One run of a program from one token: the threads at each place, and how each goes on.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Capture, Event, Machine, Thread, WINDOW};
use crate::rule::pattern::kind::Kind;
use crate::rule::pattern::program::{Inst, Program};
use crate::rule::pattern::trace::{Obstacle, Stop, Watch};
use crate::rule::pattern::view::{Captured, View};

pub(super) struct Run<'r, 'v, W> {
    pub(super) machine: &'r mut Machine,
    pub(super) watch: &'r mut W,
    pub(super) program: &'r Program,
    pub(super) view: &'r View<'v>,
    pub(super) quotation: Option<u32>,
    pub(super) start: u32,
}

impl<W: Watch> Run<'_, '_, W> {
    pub(super) fn send(&mut self, offset: u32, thread: Thread) {
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
    pub(super) fn place(&mut self, offset: usize, matched: &mut dyn FnMut(Thread, u32)) {
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
    pub(super) fn take(&mut self, inst: &Inst, thread: Thread, at: u32) {
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

//! Runs a pattern's instructions over the tokens of a sentence: all threads in step, never back.
//!
//! At each place at most one thread stands at each instruction, the one with most captured slots, so the work is at
//! most instructions × tokens. Captures are kept as a chain of steps that threads share.

mod run;

use std::cmp::Reverse;
use std::ops::Range;

use super::program::{Inst, Program};
use super::trace::Watch;
use super::view::{Captured, View};
use run::Run;

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

//! How far a pattern got, token by token, and what stopped it: for rule authors who ask why nothing matched.
//!
//! The matcher runs as it always does; a watcher is told wherever a thread stops, and keeps what got furthest.

use std::ops::Range;

use super::program::Program;
use super::view::{Captured, View};
use super::vm::{Event, Machine};

/// Told wherever a thread of the matcher stops. Matching for claims watches nothing, at no cost.
pub trait Watch {
    /// Whether every token that is taken becomes an [`Event::Took`].
    const TOKENS: bool;

    /// A thread goes no further.
    fn stopped(&mut self, stop: Stop);
}

impl Watch for () {
    const TOKENS: bool = false;

    fn stopped(&mut self, _: Stop) {}
}

/// What a thread met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// Something else stands there.
    Other,
    /// A `!`, `^` or `$` says no.
    Refused,
    /// The sentence is over.
    Ended,
    /// A match stays inside or outside of a quotation.
    Quotation,
    /// A match would grow longer than matches may be.
    TooLong,
}

/// Where a thread stopped.
#[derive(Clone, Copy, Debug)]
pub struct Stop {
    /// The instruction that could not go on.
    pub inst: u32,
    /// The token it stood at; one past the last where the sentence is over.
    pub at: u32,
    /// How many tokens were taken before, without those that gaps passed over.
    pub taken: u32,
    /// What it met.
    pub why: Obstacle,
    /// The way there, for the machine.
    pub(super) chain: u32,
}

/// One element of a pattern and the tokens it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Bytes of the pattern.
    pub element: Range<usize>,
    /// The tokens.
    pub tokens: Range<u32>,
    /// What was captured, with the number of its slot.
    pub value: Option<(u8, Captured)>,
}

/// An element that should have gone on, and could not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// Bytes of the pattern.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What it met.
    pub why: Obstacle,
}

/// The furthest way through a pattern from one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// How many tokens were taken, without those that gaps passed over.
    pub taken: u32,
    /// What was taken, in order.
    pub steps: Vec<Step>,
    /// The token where it ended.
    pub at: u32,
    /// What could not go on there, in the order of the pattern; nothing where the pattern matched.
    pub wanted: Vec<Wanted>,
}

impl Trace {
    /// Whether the pattern matched.
    pub fn matched(&self) -> bool {
        self.wanted.is_empty()
    }
}

/// Keeps the stops that got furthest.
#[derive(Default)]
struct Furthest {
    stops: Vec<Stop>,
}

impl Watch for Furthest {
    const TOKENS: bool = true;

    fn stopped(&mut self, stop: Stop) {
        let rank = |s: &Stop| (s.taken, s.at);
        match self.stops.first().map(rank) {
            Some(best) if best > rank(&stop) => {}
            Some(best) if best == rank(&stop) => self.stops.push(stop),
            _ => self.stops = vec![stop],
        }
    }
}

/// How far `program` gets from token `start`.
pub fn trace(machine: &mut Machine, program: &Program, view: &View<'_>, start: u32) -> Trace {
    let mut watch = Furthest::default();
    let mut ends: Vec<(u32, u32)> = Vec::new();
    machine.run(program, view, start, &mut watch, &mut |thread, end| {
        ends.push((end, thread.chain));
    });
    if let Some(&(at, chain)) = ends.iter().max_by_key(|(end, _)| *end) {
        let steps = steps(program, &machine.events(chain));
        return Trace {
            taken: at - start,
            steps,
            at,
            wanted: Vec::new(),
        };
    }
    let chain = watch.stops.first().map_or(u32::MAX, |stop| stop.chain);
    Trace {
        taken: watch.stops.first().map_or(0, |stop| stop.taken),
        steps: steps(program, &machine.events(chain)),
        at: watch.stops.first().map_or(start, |stop| stop.at),
        wanted: wanted(program, &watch.stops),
    }
}

fn origin(program: &Program, inst: u32) -> Range<usize> {
    program.origin.get(inst as usize).cloned().unwrap_or_default()
}

/// Every element once.
fn wanted(program: &Program, stops: &[Stop]) -> Vec<Wanted> {
    let mut out: Vec<Wanted> = stops
        .iter()
        .map(|stop| {
            let element = origin(program, stop.inst);
            Wanted {
                from: element.start,
                to: element.end,
                why: stop.why,
            }
        })
        .collect();
    out.sort();
    out.dedup_by_key(|w| (w.from, w.to));
    out
}

/// The tokens of one element together: a gap takes one after the other.
fn steps(program: &Program, events: &[Event]) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for event in events {
        match event {
            Event::Took(inst, tokens) => {
                let element = origin(program, *inst);
                match out.last_mut() {
                    Some(last) if last.element == element && last.value.is_none() => {
                        last.tokens.end = tokens.end;
                    }
                    _ => out.push(Step {
                        element,
                        tokens: tokens.clone(),
                        value: None,
                    }),
                }
            }
            Event::Capture(capture) => {
                if let Some(last) = out.last_mut() {
                    last.value = Some((capture.slot, capture.value.clone()));
                }
            }
            Event::ItemStart(_) | Event::ItemEnd(_) => {}
        }
    }
    out
}

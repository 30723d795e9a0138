//! The cues by their first word, so that a sentence is looked through once.

use std::ops::Range;
use std::sync::LazyLock;

use super::cues::{CUES, Cue};
use crate::text::Doc;
use crate::text::vocab::WordMap;

/// Every trigger of a sentence, longest first at each token, none inside another.
pub(crate) fn triggers(doc: &Doc<'_>, sentence: &Range<u32>) -> Triggers {
    let table = &*TABLE;
    let mut out = Vec::new();
    let (mut at, end) = (sentence.start, sentence.end);
    while at < end {
        if !table.may_start(doc, at) {
            at += 1;
            continue;
        }
        let found = table
            .candidates(doc, at)
            .filter_map(|ready| matches(doc, ready, at, end).map(|to| (to, ready.cue)))
            .max_by_key(|(to, _)| *to);
        out.extend(found.map(|(to, cue)| (at, to, cue)));
        at = found.map_or(at + 1, |(to, _)| to);
    }
    out.into_boxed_slice()
}

/// A trigger with its first token and the token behind it.
pub(crate) type Trigger = (u32, u32, &'static Cue);

/// The triggers of one sentence, in order.
pub(crate) type Triggers = Box<[Trigger]>;

/// One word of a trigger.
pub(super) enum Part {
    Word(&'static str),
    Head(&'static str),
    Tail(&'static str),
}

/// A trigger, its words taken apart.
pub(super) struct Ready {
    cue: &'static Cue,
    parts: Vec<Part>,
}

impl Ready {
    pub(super) fn new(cue: &'static Cue) -> Self {
        let part = |part: &'static str| match (part.strip_prefix('~'), part.strip_suffix('~')) {
            (Some(tail), _) => Part::Tail(tail),
            (_, Some(head)) => Part::Head(head),
            _ => Part::Word(part),
        };
        Self {
            cue,
            parts: cue.words.split(' ').map(part).collect(),
        }
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

/// The triggers by their first word.
pub(super) struct Table {
    known: WordMap<Ready>,
    /// Those whose first word is given by its beginning, with the first letter of that.
    heads: Vec<(u8, Ready)>,
    /// Those whose first word is given by its end, with the last letter of that.
    tails: Vec<(u8, Ready)>,
    /// Those letters, so that nearly every word is refused at once.
    opening: [bool; 256],
    closing: [bool; 256],
}

impl Table {
    /// Whether a trigger may begin at token `at`: nearly every word is refused here.
    #[inline]
    fn may_start(&self, doc: &Doc<'_>, at: u32) -> bool {
        let word = doc.word(at).as_bytes();
        let edge = |set: &[bool; 256], edge: Option<&u8>| {
            edge.is_some_and(|edge| set.get(usize::from(*edge)).is_some_and(|edge| *edge))
        };
        edge(&self.opening, word.first())
            || edge(&self.closing, word.last())
            || !self.known.get(doc.hashed(at)).is_empty()
    }

    /// The triggers whose first word may be token `at`.
    fn candidates(&self, doc: &Doc<'_>, at: u32) -> impl Iterator<Item = &Ready> {
        let word = doc.word(at).as_bytes();
        let (first, last) = (word.first(), word.last());
        let heads = self.heads.iter().filter(move |(edge, _)| Some(edge) == first);
        let tails = self.tails.iter().filter(move |(edge, _)| Some(edge) == last);
        let open = heads.chain(tails).map(|(_, ready)| ready);
        self.known.get(doc.hashed(at)).iter().chain(open)
    }

    pub(super) fn new() -> Self {
        let mut known = Vec::new();
        let (mut heads, mut tails) = (Vec::new(), Vec::new());
        for ready in CUES.iter().map(Ready::new) {
            match ready.parts.first() {
                Some(Part::Word(word)) => known.push((*word, ready)),
                Some(Part::Head(head)) => heads.push((head.as_bytes().first().copied().unwrap_or(0), ready)),
                Some(Part::Tail(tail)) => tails.push((tail.as_bytes().last().copied().unwrap_or(0), ready)),
                None => {}
            }
        }
        let edges = |triggers: &[(u8, Ready)]| {
            let mut set = [false; 256];
            for (edge, _) in triggers {
                if let Some(is_edge) = set.get_mut(usize::from(*edge)) {
                    *is_edge = true;
                }
            }
            set
        };
        Self {
            known: WordMap::new(known),
            opening: edges(&heads),
            closing: edges(&tails),
            heads,
            tails,
        }
    }
}

/// The token after the words of a trigger at `at`.
fn matches(doc: &Doc<'_>, ready: &Ready, at: u32, end: u32) -> Option<u32> {
    let words = ready.cue.words;
    let mut i = at;
    for part in &ready.parts {
        let word = doc.word(i);
        let fits = match part {
            Part::Word(part) => word == *part,
            Part::Head(head) => word.starts_with(head),
            Part::Tail(tail) => word.ends_with(tail),
        };
        if !fits || i >= end {
            return None;
        }
        i += 1;
    }
    // `May` the month and `Will` the man are no triggers; `Will they go?` is a question all the same.
    let name = matches!(words, "may" | "will") && doc.token(at).is_some_and(|t| t.capital && !t.all_caps);
    (!name).then_some(i)
}

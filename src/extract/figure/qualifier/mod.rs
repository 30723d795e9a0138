//! Words that narrow what a figure is a figure of: a rate, a part, an earlier value, a plan, a capacity.
//!
//! Each cue has a scope, as in `ConText` (Harkema et al. 2009): a word anywhere in the sentence would be too wide.

mod cues;
mod tag;

use std::ops::Range;

use crate::lexicon::is_plural;
use crate::text::{Doc, TokenKind};
use cues::{BY_WORD, CHANGES, Cue, DEICTIC};
pub use tag::{TAGS, Tag, Tags};

/// The tags of the figure at `mention`, whose number ends at `core_end` and its phrase at `phrase_end`, inside `sentence`.
pub(super) fn read(
    doc: &Doc<'_>,
    mention: &Range<u32>,
    core_end: u32,
    phrase_end: u32,
    sentence: &Range<u32>,
    quoted: bool,
) -> Tags {
    let mut tags = Tags::default();
    // `In all 7,350 hectares burned` sums up what may grow yet.
    let all = |at: u32| doc.word(at) == "all" && doc.word(at.saturating_sub(1)) != "in";
    if (mention.start.saturating_sub(1)..=mention.start).any(all) {
        tags.insert(Tag::Whole);
    }
    if is_partitive(doc, mention.end) {
        tags.insert(Tag::Some);
    }
    if mention
        .clone()
        .any(|at| DEICTIC.binary_search(&doc.word(at)).is_ok())
    {
        tags.insert(Tag::Deictic);
    }
    if moved(doc, mention.start, sentence) {
        tags.insert(Tag::Moved);
    }
    if is_joined_by_one(doc, phrase_end.max(mention.end)) {
        tags.insert(Tag::AndOne);
    }
    if is_compound(doc, core_end) || is_distance(doc, mention.end) {
        tags.insert(Tag::Standing);
    }
    let from = edge_before(doc, mention.start, sentence);
    let to = edge_after(doc, phrase_end.max(mention.end), sentence);
    let after = mention.end;
    for at in from..to {
        if !doc.is_word(at) || (at >= mention.start && at < after) {
            continue;
        }
        for Cue(words, before_reach, after_reach, tag) in BY_WORD.get(doc.word(at)) {
            let Some(end) = phrase_at(doc, at, words) else {
                continue;
            };
            let near = if at < mention.start {
                end <= mention.start && mention.start - end < *before_reach
            } else {
                at < after.max(phrase_end) + *after_reach && *after_reach > 0
            };
            if near && (*tag != Tag::Own || quoted) {
                tags.insert(*tag);
            }
        }
    }
    tags
}

/// How many tokens before the figure the change may be named.
const CHANGE_REACH: u32 = 12;

/// Whether a figure is what a value was changed to, or what it is by now.
fn moved(doc: &Doc<'_>, start: u32, sentence: &Range<u32>) -> bool {
    let first = sentence.start.max(start.saturating_sub(CHANGE_REACH));
    let before = || (first..start).rev().take_while(|&at| !hard_stop(doc, at));
    let now = before().take(5).any(|at| doc.word(at) == "now");
    let to = before().take(3).find(|&at| doc.word(at) == "to");
    now || to.is_some_and(|to| {
        before()
            .filter(|&at| at < to)
            .any(|at| CHANGES.binary_search(&doc.word(at)).is_ok())
    })
}

/// Whether a figure is glued to its noun, which qualifies another: `the 620-bed hospital`.
fn is_compound(doc: &Doc<'_>, end: u32) -> bool {
    let glued = |at: u32| doc.token(at).is_some_and(|t| t.glued);
    glued(end) && matches!(doc.raw(end), "-" | "‐" | "‑") && glued(end + 1)
}

/// `nine of the dead`, `eight of them`.
fn is_partitive(doc: &Doc<'_>, end: u32) -> bool {
    doc.word(end) == "of"
        && matches!(
            doc.word(end + 1),
            "the" | "them" | "those" | "these" | "whom" | "its" | "their"
        )
}

/// Whether a measure is told as a distance or a size: `9 miles away`, `200 metres below`.
fn is_distance(doc: &Doc<'_>, end: u32) -> bool {
    matches!(
        doc.word(end),
        "above"
            | "across"
            | "away"
            | "below"
            | "deep"
            | "down"
            | "from"
            | "high"
            | "long"
            | "off"
            | "tall"
            | "up"
            | "wide"
    )
}

/// Whether one more of a kind is told right behind a figure's phrase: `four singers and their pianist`.
fn is_joined_by_one(doc: &Doc<'_>, end: u32) -> bool {
    let joins = doc.word(end) == "and" || doc.is_mark(end, ",") && doc.word(end + 1) == "and";
    let next = end + 1 + u32::from(doc.is_mark(end, ","));
    let determined = matches!(
        doc.word(next),
        "a" | "an" | "the" | "his" | "her" | "its" | "their" | "our" | "my" | "one"
    );
    joins && determined && !is_plural(doc.word(next + 1))
}

/// The token after the cue's last word, if its words stand at `at`.
fn phrase_at(doc: &Doc<'_>, at: u32, words: &str) -> Option<u32> {
    let mut i = at;
    for word in words.split(' ') {
        if doc.word(i) != word {
            return None;
        }
        i += 1;
    }
    Some(i)
}

fn hard_stop(doc: &Doc<'_>, at: u32) -> bool {
    doc.token(at).is_some_and(|t| t.kind == TokenKind::Mark)
        && matches!(doc.raw(at), ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”" | "\"")
}

fn edge_before(doc: &Doc<'_>, start: u32, sentence: &Range<u32>) -> u32 {
    let mut at = start;
    while at > sentence.start && start - at < 12 && !hard_stop(doc, at - 1) {
        at -= 1;
    }
    at
}

fn edge_after(doc: &Doc<'_>, end: u32, sentence: &Range<u32>) -> u32 {
    let mut at = end;
    while at < sentence.end && at - end < 12 && !hard_stop(doc, at) {
        at += 1;
    }
    at
}

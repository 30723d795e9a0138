//! Which words of a sentence with several figures belong to which of them.
//!
//! `18 landed at Brekka and 13 at Halden` says two things. The sentence is cut between each two figures at the last
//! strongest break, and the words of a figure's own part are marked as its own. When something happened says so of the
//! whole clause: times share a sentence among themselves, and all other figures among themselves.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Figure, words};
use crate::text::{Doc, TokenKind};
use crate::value::Sym;

/// Mark in every bag the words that belong to the figure itself. A figure alone in its sentence has them all.
pub(super) fn share(doc: &Doc<'_>, figures: &mut [Figure]) {
    for sentence in figures.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        for times in [false, true] {
            let mut sharers: Vec<&mut Figure> = sentence
                .iter_mut()
                .filter(|f| f.context.kind.is_time() == times)
                .collect();
            if sharers.len() > 1 {
                divide(doc, &mut sharers);
            }
        }
    }
}

fn divide(doc: &Doc<'_>, figures: &mut [&mut Figure]) {
    let Some(sentence) = figures.first().and_then(|f| doc.sentence(f.sentence)) else {
        return;
    };
    let mut start = sentence.tokens.start;
    for at in 0..figures.len() {
        let next = figures.get(at + 1).map(|f| f.tokens.start);
        let Some(figure) = figures.get_mut(at) else {
            continue;
        };
        let end = next.map_or(sentence.tokens.end, |next| {
            cut(doc, figure.tokens.end.min(next)..next)
        });
        own(doc, figure, start..end);
        start = end;
    }
}

/// Where one part ends in the words between two figures: at the last of the strongest breaks, else where the next figure
/// begins.
fn cut(doc: &Doc<'_>, gap: Range<u32>) -> u32 {
    let end = gap.end;
    let breaks = gap.map(|at| (strength(doc, at), at)).filter(|(s, _)| *s > 0);
    breaks.max().map_or(end, |(_, at)| at)
}

/// How much a token parts what stands before it from what stands after it; 0 for not at all.
fn strength(doc: &Doc<'_>, at: u32) -> u8 {
    match doc.token(at).map(|t| t.kind) {
        Some(TokenKind::Mark) => match doc.raw(at) {
            ";" | ":" | "—" | "–" => 3,
            "," | "(" | ")" => 2,
            _ => 0,
        },
        Some(TokenKind::Word) => match doc.word(at) {
            "while" | "but" | "whereas" => 3,
            "and" | "or" | "against" => 1,
            _ => 0,
        },
        _ => 0,
    }
}

fn own(doc: &Doc<'_>, figure: &mut Figure, part: Range<u32>) {
    let stems: BTreeSet<Sym> = part
        .filter(|&i| doc.is_word(i) && words::is_content(doc.word(i)))
        .map(|i| words::root(doc.hashed(i)).stem)
        .collect();
    for term in &mut figure.context.bag {
        term.own = stems.contains(&term.stem);
    }
}

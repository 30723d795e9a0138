//! Where sentences end inside a paragraph.
//!
//! A sentence ends at `.`, `!`, `?` or `…`, with any closing quotation marks and brackets after it,
//! when what follows can begin a sentence. Abbreviations (`Oct.`, `Gen.`, `U.S.`), initials and figures
//! with a dot do not end one.

use std::ops::Range;

use super::doc::{Block, Paragraph};
use super::span::Span;
use super::token::{Token, TokenKind};
use super::vocab::is_one_of;

/// The unit between terminators inside a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without white space at either end.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The paragraph it stands in.
    pub paragraph: u32,
}

/// Abbreviations that do not end a sentence, without their dot, folded.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "assn", "assoc", "aug", "ave", "blvd", "brig", "capt", "cf", "cmdr", "co", "col", "corp",
    "cpl", "cres", "ct", "dec", "dept", "det", "dr", "drs", "e.g", "est", "etc", "ex", "feb", "fig", "fr",
    "fri", "ft", "gen", "gov", "govt", "hon", "hwy", "i.e", "inc", "insp", "jan", "jr", "jul", "jun", "lt",
    "ltd", "maj", "mar", "mgr", "mlle", "mme", "mon", "mr", "mrs", "ms", "mt", "mx", "no", "nos", "nov",
    "oct", "ph", "pp", "pres", "prof", "pte", "pvt", "rd", "rep", "reps", "rev", "sat", "sen", "sens",
    "sept", "sep", "sgt", "sqn", "sr", "st", "ste", "sun", "supt", "thu", "thurs", "tue", "tues", "vs", "v",
    "viz", "vol", "wed", "approx", "messrs", "p", "sq",
];

/// Of those, the ones that also close a sentence when a capital word follows (`Acme Inc. The …`).
const MAY_END: &[&str] = &[
    "co", "corp", "etc", "inc", "jr", "ltd", "sr", "no", "sat", "sun", "mar", "fig", "sq", "ft", "ex",
];

/// Words that begin a sentence and are hardly ever names.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "although",
    "an",
    "and",
    "as",
    "at",
    "but",
    "by",
    "during",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "i",
    "if",
    "in",
    "it",
    "its",
    "later",
    "meanwhile",
    "more",
    "most",
    "no",
    "none",
    "of",
    "on",
    "one",
    "our",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "two",
    "we",
    "what",
    "when",
    "where",
    "while",
    "who",
    "with",
    "yet",
    "you",
];

/// A sentence has at most so many tokens: what goes on longer is a table or no text, and whoever reads a sentence looks
/// about in all of it.
const LONGEST: usize = 512;

/// Split the tokens of `blocks` into paragraphs and sentences. `word` gives the folded form of a token.
pub(super) fn split<'t>(
    text: &str,
    tokens: &[Token],
    word: &dyn Fn(usize) -> &'t str,
    blocks: &[Block],
) -> (Vec<Paragraph>, Vec<Sentence>) {
    let mut paragraphs = Vec::with_capacity(blocks.len());
    let mut sentences = Vec::new();
    let mut at = 0usize;
    for block in blocks {
        while tokens.get(at).is_some_and(|t| t.span.start < block.span.start) {
            at += 1;
        }
        let first = at;
        while tokens.get(at).is_some_and(|t| t.span.end <= block.span.end) {
            at += 1;
        }
        let number = index(paragraphs.len());
        let from = index(sentences.len());
        if block.role.is_copy() {
            cut(text, tokens, word, first..at, number, &mut sentences);
        }
        paragraphs.push(Paragraph {
            span: block.span,
            role: block.role,
            tokens: index(first)..index(at),
            sentences: from..index(sentences.len()),
        });
    }
    (paragraphs, sentences)
}

fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn cut<'t>(
    text: &str,
    tokens: &[Token],
    word: &dyn Fn(usize) -> &'t str,
    range: Range<usize>,
    paragraph: u32,
    out: &mut Vec<Sentence>,
) {
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let mut next = at + 1;
        if is_terminator(text, tokens, at) && ends_here(text, tokens, word, at, &range) {
            while next < range.end && closes(text, tokens, next) {
                next += 1;
            }
            push(tokens, start..next, paragraph, out);
            start = next;
        } else if next - start >= LONGEST {
            push(tokens, start..next, paragraph, out);
            start = next;
        }
        at = next;
    }
    push(tokens, start..range.end, paragraph, out);
}

fn push(tokens: &[Token], range: Range<usize>, paragraph: u32, out: &mut Vec<Sentence>) {
    let (Some(first), Some(last)) = (
        tokens.get(range.start),
        range.end.checked_sub(1).and_then(|i| tokens.get(i)),
    ) else {
        return;
    };
    if range.start < range.end {
        out.push(Sentence {
            span: first.span.join(last.span),
            tokens: index(range.start)..index(range.end),
            paragraph,
        });
    }
}

fn mark<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    tokens
        .get(at)
        .filter(|t| t.kind == TokenKind::Mark)
        .map_or("", |t| t.span.of(text))
}

fn is_terminator(text: &str, tokens: &[Token], at: usize) -> bool {
    // Nearly every token is refused by its first byte: the last of these opens `…`.
    let first = tokens
        .get(at)
        .and_then(|t| text.as_bytes().get(t.span.start as usize));
    matches!(first, Some(b'.' | b'!' | b'?' | 0xe2))
        && matches!(mark(text, tokens, at), "." | "!" | "?" | "…")
}

/// A closing mark that belongs to the sentence before it: glued to it.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.glued)
        && matches!(
            mark(text, tokens, at),
            "”" | "\"" | "’" | "'" | ")" | "]" | "»" | "." | "!" | "?" | "…"
        )
}

fn ends_here<'t>(
    text: &str,
    tokens: &[Token],
    word: &dyn Fn(usize) -> &'t str,
    at: usize,
    range: &Range<usize>,
) -> bool {
    let mut after = at + 1;
    while after < range.end && closes(text, tokens, after) {
        after += 1;
    }
    if after >= range.end {
        return true;
    }
    let Some(next) = tokens.get(after) else {
        return true;
    };
    if next.glued {
        // `U.S`, `3.14`, `example.com`; a quotation mark or dash glued to the dot opens the next sentence.
        return matches!(mark(text, tokens, after), "“" | "—" | "‘");
    }
    if mark(text, tokens, at) != "." {
        // `“Stop!” she said.` goes on; `Stop! She said no.` does not.
        return starts_sentence(text, tokens, after);
    }
    let closed = after > at + 1;
    if !closed && is_abbreviation(tokens, word, at, after, range.start) {
        return false;
    }
    starts_sentence(text, tokens, after)
}

fn starts_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    match token.kind {
        TokenKind::Word => token.capital || !token.span.of(text).starts_with(|c: char| c.is_lowercase()),
        TokenKind::Figure => true,
        TokenKind::Mark => !matches!(
            mark(text, tokens, at),
            "," | ";" | ":" | ")" | "]" | "–" | "-" | "%"
        ),
    }
}

fn is_abbreviation<'t>(
    tokens: &[Token],
    word: &dyn Fn(usize) -> &'t str,
    at: usize,
    after: usize,
    start: usize,
) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&i| i >= start) else {
        return false;
    };
    let (Some(token), Some(dot), Some(next)) = (tokens.get(before), tokens.get(at), tokens.get(after)) else {
        return false;
    };
    if token.kind != TokenKind::Word || !dot.glued {
        return false;
    }
    let folded = word(before);
    let new_sentence = next.capital && STARTERS.binary_search(&word(after)).is_ok();
    let letters = folded.chars().count();
    if letters == 1 {
        // An initial (`J. Smith`), or the last letter of `U.S.` and `a.m.`.
        let dotted = before >= start + 2 && tokens.get(before).is_some_and(|t| t.glued);
        return if dotted {
            !new_sentence && !ends_dotted(next)
        } else {
            token.capital
        };
    }
    if is_one_of(folded, MAY_END) {
        let figure = next.kind == TokenKind::Figure;
        return matches!(folded, "no" | "fig") && figure
            || !new_sentence && !matches!(folded, "no" | "fig" | "ex") && token.capital;
    }
    is_one_of(folded, ABBREVIATIONS)
}

/// After `p.m.` or `U.S.`, a paragraph mark such as an opening quotation still opens a sentence.
fn ends_dotted(next: &Token) -> bool {
    next.kind == TokenKind::Mark
}

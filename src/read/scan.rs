//! A window on the tokens of one sentence: readers look about freely and never leave it.

use crate::text::vocab::Word;
use crate::text::{Doc, TokenKind};

/// The tokens from `lo` to `hi` of a document.
#[derive(Clone, Copy)]
pub(super) struct Scan<'d, 't> {
    pub(super) doc: &'d Doc<'t>,
    pub(super) lo: u32,
    pub(super) hi: u32,
}

impl<'d, 't> Scan<'d, 't> {
    fn inside(&self, i: u32) -> bool {
        self.lo <= i && i < self.hi
    }

    /// The folded form of token `i`; empty outside the sentence.
    pub(super) fn word(&self, i: u32) -> &'d str {
        if self.inside(i) { self.doc.word(i) } else { "" }
    }

    /// The same with its hash, for lists that are asked of many tokens.
    pub(super) fn hashed(&self, i: u32) -> Word<'d> {
        if self.inside(i) {
            self.doc.hashed(i)
        } else {
            Word::from("")
        }
    }

    /// The folded form of the token `back` places before `i`; empty outside the sentence.
    pub(super) fn before(&self, i: u32, back: u32) -> &'d str {
        i.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Token `i` as written; empty outside the sentence.
    pub(super) fn raw(&self, i: u32) -> &'t str {
        if self.inside(i) { self.doc.raw(i) } else { "" }
    }

    fn kind(&self, i: u32) -> Option<TokenKind> {
        self.doc.token(i).filter(|_| self.inside(i)).map(|t| t.kind)
    }

    /// Whether token `i` is a word.
    pub(super) fn is_word(&self, i: u32) -> bool {
        self.kind(i) == Some(TokenKind::Word)
    }

    /// Whether token `i` begins with a digit.
    pub(super) fn is_figure(&self, i: u32) -> bool {
        self.kind(i) == Some(TokenKind::Figure)
    }

    /// Whether no space stands between token `i` and the one before it.
    pub(super) fn glued(&self, i: u32) -> bool {
        self.inside(i) && i > self.lo && self.doc.token(i).is_some_and(|t| t.glued)
    }

    /// Whether token `i` begins with a capital letter.
    pub(super) fn capital(&self, i: u32) -> bool {
        self.inside(i) && self.doc.token(i).is_some_and(|t| t.capital)
    }

    /// Whether token `i` is a hyphen with a word or figure directly on either side: `twenty-two`.
    pub(super) fn is_joint(&self, i: u32) -> bool {
        self.glued(i) && self.glued(i + 1) && matches!(self.word(i), "-" | "‐" | "‑")
    }

    /// Whether token `i` is a hyphen with a space on either side: `fifty - two`, or a dash.
    pub(super) fn is_loose_joint(&self, i: u32) -> bool {
        self.word(i) == "-" && !self.glued(i) && self.inside(i + 1) && !self.glued(i + 1)
    }

    /// Whether token `i` is a dash between two values: `35-40`, `35 – 40`.
    pub(super) fn is_dash(&self, i: u32) -> bool {
        matches!(self.word(i), "-" | "–" | "‐" | "‑" | "−") && self.glued(i) == self.glued(i + 1)
    }

    /// Whether the words from `i` on are `words`.
    pub(super) fn follows(&self, i: u32, words: &[&str]) -> bool {
        (i..).zip(words).all(|(at, word)| self.word(at) == *word)
    }

    /// Whether the words right before `i` are `words`, in reading order.
    pub(super) fn precedes(&self, i: u32, words: &[&str]) -> bool {
        u32::try_from(words.len())
            .ok()
            .and_then(|n| i.checked_sub(n))
            .is_some_and(|from| from >= self.lo && self.follows(from, words))
    }
}

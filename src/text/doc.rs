//! The analysed text of one article: the one thing the later rooms read.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::quotation::{self, Quotation};
use super::sentence::{self, Sentence};
use super::span::Span;
use super::token::{self, Token, TokenKind};
use super::vocab::Word;

/// What a stretch of text is in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BlockRole {
    /// The article's title.
    Headline,
    /// The line under the title.
    Deck,
    /// Running copy.
    Body,
    /// Text under a picture.
    Caption,
    /// `By …`, with or without a date. It gives no claims.
    Byline,
    /// The place, date and agency a report opens with, or a date alone on its line. It gives no claims.
    Dateline,
    /// Lines that are not copy: copyright, navigation, tags, image slugs. They give no claims.
    Boilerplate,
}

impl BlockRole {
    /// Whether such a block is read for claims.
    pub fn is_copy(self) -> bool {
        !matches!(self, Self::Boilerplate | Self::Byline | Self::Dateline)
    }
}

impl BlockRole {
    /// Whether it stands above the copy: headline or deck.
    pub fn is_title(self) -> bool {
        matches!(self, Self::Headline | Self::Deck)
    }
}

/// A stretch of an article's text, in order, never overlapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its bytes in the article's text.
    pub span: Span,
    /// What it is.
    pub role: BlockRole,
}

/// A block with its tokens and sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub role: BlockRole,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its sentences; none where the role is no copy.
    pub sentences: Range<u32>,
}

/// The analysed text of one article.
#[derive(Debug)]
pub struct Doc<'t> {
    /// The visible text.
    pub text: &'t str,
    /// Every token, in order.
    pub tokens: Vec<Token>,
    /// Every paragraph, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Every sentence, in order.
    pub sentences: Vec<Sentence>,
    /// Every quotation, in order.
    pub quotations: Vec<Quotation>,
    /// Whether it is written in capitals, as old agency copy is: then a capital says nothing.
    pub shouted: bool,
    folded: String,
}

/// So many words tell whether an article is written in capitals.
const HEARD: usize = 400;

fn is_shouted(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).take(HEARD);
    let (shouted, small) = words.fold((0usize, 0usize), |(shouted, small), t| {
        (shouted + usize::from(t.all_caps), small + usize::from(!t.capital))
    });
    shouted > small * 4
}

impl<'t> Doc<'t> {
    /// Analyse `text`, whose stretches are `blocks` (in order, not overlapping).
    pub fn new(text: &'t str, blocks: &[Block]) -> Self {
        let (tokens, folded) = token::tokenise(text);
        let word = |i: usize| folded_form(&tokens, &folded, i);
        let (paragraphs, sentences) = sentence::split(text, &tokens, &word, blocks);
        let quotations = quotation::find(text, &tokens, &paragraphs);
        let shouted = is_shouted(&tokens);
        Self {
            text,
            tokens,
            paragraphs,
            sentences,
            quotations,
            shouted,
            folded,
        }
    }

    /// Analyse plain text: every line with text is a body paragraph.
    pub fn plain(text: &'t str) -> Self {
        Self::new(text, &line_blocks(text))
    }

    /// The folded form of token `i`: lower case, straight apostrophes. Empty past the end.
    #[inline]
    pub fn word(&self, i: u32) -> &str {
        folded_form(&self.tokens, &self.folded, i as usize)
    }

    /// The same where token `i` is one of `tokens`, and nothing elsewhere: a reader that must not look past its sentence.
    #[inline]
    pub fn word_in(&self, tokens: &Range<u32>, i: u32) -> &str {
        if tokens.contains(&i) { self.word(i) } else { "" }
    }

    /// The folded form of token `i` with its hash, for lists that are asked of many tokens.
    #[inline]
    pub fn hashed(&self, i: u32) -> Word<'_> {
        match self.tokens.get(i as usize) {
            Some(t) => Word::known(&self.folded, t.folded.0, t.folded.1, t.hash),
            None => Word::known("", 0, 0, 0),
        }
    }

    /// The text of token `i` as written. Empty past the end.
    #[inline]
    pub fn raw(&self, i: u32) -> &'t str {
        self.tokens.get(i as usize).map_or("", |t| t.span.of(self.text))
    }

    /// Token `i`.
    #[inline]
    pub fn token(&self, i: u32) -> Option<&Token> {
        self.tokens.get(i as usize)
    }

    /// Whether token `i` is a word.
    #[inline]
    pub fn is_word(&self, i: u32) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether token `i` begins with a digit.
    #[inline]
    pub fn is_figure(&self, i: u32) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Figure)
    }

    /// Whether token `i` is the mark `mark`.
    #[inline]
    pub fn is_mark(&self, i: u32, mark: &str) -> bool {
        self.token(i)
            .is_some_and(|t| t.kind == TokenKind::Mark && t.span.of(self.text) == mark)
    }

    /// How many tokens there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.tokens.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The bytes from the first to the last token of `range`.
    pub fn span(&self, range: Range<u32>) -> Span {
        match (
            self.token(range.start),
            range.end.checked_sub(1).and_then(|i| self.token(i)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The first token that ends after byte `offset`.
    pub fn token_at(&self, offset: u32) -> u32 {
        let i = self.tokens.partition_point(|t| t.span.end <= offset);
        u32::try_from(i).unwrap_or(u32::MAX)
    }

    /// The sentence that holds token `i`; `None` in boilerplate.
    pub fn sentence_of(&self, i: u32) -> Option<u32> {
        let n = self.sentences.partition_point(|s| s.tokens.end <= i);
        self.sentences
            .get(n)
            .filter(|s| s.tokens.contains(&i))
            .and(u32::try_from(n).ok())
    }

    /// The sentence numbered `n`.
    pub fn sentence(&self, n: u32) -> Option<&Sentence> {
        self.sentences.get(n as usize)
    }

    /// The sentences of the copy, each with its number.
    pub fn copy(&self) -> impl Iterator<Item = (u32, &Sentence)> {
        let numbered = (0..).zip(&self.sentences);
        numbered.filter(|(n, _)| self.role_of(*n).is_copy())
    }

    /// The quotation that holds token `i`, if any.
    pub fn quotation_of(&self, i: u32) -> Option<u32> {
        let n = self.quotations.partition_point(|q| q.tokens.end <= i);
        self.quotations
            .get(n)
            .filter(|q| q.tokens.contains(&i))
            .and(u32::try_from(n).ok())
    }

    /// Whether some of `tokens` stand in a quotation.
    pub fn is_quoted(&self, tokens: Range<u32>) -> bool {
        let n = self.quotations.partition_point(|q| q.tokens.end <= tokens.start);
        self.quotations
            .get(n)
            .is_some_and(|q| q.tokens.start < tokens.end)
    }

    /// The role of the paragraph that sentence `n` stands in.
    pub fn role_of(&self, sentence: u32) -> BlockRole {
        self.sentence(sentence)
            .and_then(|s| self.paragraphs.get(s.paragraph as usize))
            .map_or(BlockRole::Body, |p| p.role)
    }
}

#[inline]
fn folded_form<'f>(tokens: &[Token], folded: &'f str, i: usize) -> &'f str {
    tokens.get(i).map_or("", |t| {
        let start = t.folded.0 as usize;
        folded.get(start..start + t.folded.1 as usize).unwrap_or("")
    })
}

/// One body block for every line that is not blank.
pub fn line_blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let lead = line.len() - line.trim_start().len();
            let span = Span::from_usize(start + lead, start + lead + body.len());
            blocks.push(Block {
                span,
                role: BlockRole::Body,
            });
        }
        start += line.len();
    }
    // They stay as long as the article does.
    blocks.shrink_to_fit();
    blocks
}

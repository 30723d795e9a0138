//! Text becomes tokens: words, figures and marks, each with a folded form.
//!
//! A word keeps its inner apostrophes (`won’t`, `Belarus’s`); a hyphen always splits (`68-year-old`
//! is five tokens) and a figure never takes a trailing comma (`October 11, 2022`). The folded form is
//! lower case, with every apostrophe written `'`.

use super::span::Span;
use super::vocab::hash;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes.
    Word,
    /// Begins with a digit: `9`, `9,000`, `2.5`, `16:39` is three tokens.
    Figure,
    /// One mark: punctuation, symbol, or anything that is neither letter nor digit.
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Begins with an upper-case letter.
    pub capital: bool,
    /// Has two or more letters, all upper-case.
    pub all_caps: bool,
    /// No space stands between the token before and this one.
    pub glued: bool,
    /// A line break stands before it.
    pub after_break: bool,
    pub(super) folded: (u32, u16),
    /// The hash of its folded form, see [`super::vocab`].
    pub(super) hash: u64,
}

/// A folded form longer than this many bytes is cut: no word of any language is.
const MAX_FOLDED: usize = 256;

/// Split `text` into tokens; the second value holds their folded forms. Most of it is the text in small letters, where a
/// word that is all ASCII stands at its own place; the folded forms of other words come behind it.
pub(super) fn tokenise(text: &str) -> (Vec<Token>, String) {
    let mut out = Tokeniser {
        text,
        tokens: Vec::with_capacity(text.len() / 5 + 8),
        folded: text.to_ascii_lowercase(),
        glued: false,
        broke: true,
    };
    out.run();
    (out.tokens, out.folded)
}

struct Tokeniser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    folded: String,
    glued: bool,
    broke: bool,
}

impl Tokeniser<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at = match byte {
                b' ' | b'\t' => self.gap(at + 1, false),
                b'\n' | b'\r' => self.gap(at + 1, true),
                b'0'..=b'9' => self.figure(at),
                b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
                0..=127 => {
                    self.push_ascii(at, at + 1, TokenKind::Mark);
                    at + 1
                }
                _ => self.wide(at),
            };
        }
    }

    fn gap(&mut self, next: usize, broke: bool) -> usize {
        self.glued = false;
        self.broke |= broke;
        next
    }

    /// A character outside ASCII: a letter starts a word, a space is a gap, all else is a mark.
    fn wide(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return at + 1 };
        let next = at + c.len_utf8();
        match c {
            '\u{2028}' | '\u{2029}' | '\u{85}' => self.gap(next, true),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => next,
            c if c.is_whitespace() => self.gap(next, false),
            c if c.is_alphabetic() => self.wide_word(at),
            _ => self.mark(at, c.len_utf8()),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn word(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = start;
        loop {
            let rest = bytes.get(end..).unwrap_or(&[]);
            end += rest
                .iter()
                .position(|byte| !byte.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            match bytes.get(end) {
                Some(b'\'') if bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) => end += 1,
                Some(0x80..) => return self.wide_word(start),
                _ => break,
            }
        }
        self.push_ascii(start, end, TokenKind::Word);
        end
    }

    /// A word with other letters than those of ASCII in it, or behind it.
    fn wide_word(&mut self, start: usize) -> usize {
        let end = self.word_end(start);
        self.push(start, end, TokenKind::Word);
        end
    }

    fn word_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
                at += 1;
            }
            match bytes.get(at) {
                Some(b'\'') if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => at += 1,
                Some(0x80..) => {
                    let Some(c) = self.char_at(at) else { return at };
                    let next = at + c.len_utf8();
                    let inner = c == '\u{2019}' || c == '\u{2bc}' || c == '\u{ad}';
                    if (inner && at > start && self.char_at(next).is_some_and(char::is_alphabetic))
                        || is_letter(c)
                    {
                        at = next;
                    } else {
                        return at;
                    }
                }
                _ => return at,
            }
        }
    }

    /// Digits with groups of three behind commas, and one decimal part.
    fn figure(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let run = |mut at: usize| {
            while digit(at) {
                at += 1;
            }
            at
        };
        let mut at = run(start);
        if at - start <= 3 {
            while bytes.get(at) == Some(&b',') && run(at + 1) == at + 4 {
                at += 4;
            }
        }
        if bytes.get(at) == Some(&b'.') && digit(at + 1) {
            let end = run(at + 1);
            // `1.2.3` and `12.10.2022` are not decimals: leave the dots as marks.
            let goes_on = bytes.get(end) == Some(&b'.') && digit(end + 1);
            if !goes_on && !self.after_dot() {
                at = end;
            }
        }
        self.push_ascii(start, at, TokenKind::Figure);
        at
    }

    /// Whether the token before is a dot glued to a figure, so that this figure continues `12.10.…`.
    fn after_dot(&self) -> bool {
        let n = self.tokens.len();
        self.glued
            && n >= 2
            && self
                .tokens
                .get(n - 1)
                .is_some_and(|t| t.glued && t.span.of(self.text) == ".")
            && self
                .tokens
                .get(n - 2)
                .is_some_and(|t| t.kind == TokenKind::Figure)
    }

    fn mark(&mut self, start: usize, len: usize) -> usize {
        self.push(start, start + len, TokenKind::Mark);
        start + len
    }

    /// A token that is all ASCII: its folded form stands in the text in small letters.
    #[inline]
    fn push_ascii(&mut self, start: usize, end: usize, kind: TokenKind) {
        let raw = self.text.as_bytes().get(start..end).unwrap_or(&[]);
        if raw.len() > MAX_FOLDED {
            self.push(start, end, kind);
            return;
        }
        let capital = raw.first().is_some_and(u8::is_ascii_uppercase);
        let folded = self.folded.as_bytes().get(start..end).unwrap_or(&[]);
        let token = Token {
            span: Span::from_usize(start, end),
            kind,
            capital,
            // Without small letters, and more than one of the others: an apostrophe is none.
            all_caps: capital
                && raw.len() > 1
                && !raw.iter().any(u8::is_ascii_lowercase)
                && raw.iter().filter(|byte| byte.is_ascii_uppercase()).count() > 1,
            glued: self.glued,
            after_break: self.broke,
            folded: (
                u32::try_from(start).unwrap_or(u32::MAX),
                u16::try_from(raw.len()).unwrap_or(0),
            ),
            hash: hash(folded),
        };
        self.tokens.push(token);
        self.glued = true;
        self.broke = false;
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let span = Span::from_usize(start, end);
        let raw = span.of(self.text);
        let capital = match raw.as_bytes().first() {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => raw.chars().next().is_some_and(char::is_uppercase),
        };
        let folded_start = self.folded.len();
        fold_into(raw, &mut self.folded);
        let folded = self.folded.as_bytes().get(folded_start..).unwrap_or(&[]);
        let len = folded.len();
        let hash = hash(folded);
        self.tokens.push(Token {
            span,
            kind,
            capital,
            all_caps: kind == TokenKind::Word && raw.len() > 1 && is_all_caps(raw),
            glued: self.glued,
            after_break: self.broke,
            folded: (
                u32::try_from(folded_start).unwrap_or(u32::MAX),
                u16::try_from(len).unwrap_or(0),
            ),
            hash,
        });
        self.glued = true;
        self.broke = false;
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

fn is_all_caps(raw: &str) -> bool {
    if raw.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let mut letters = 0;
    for c in raw.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters > 1
}

/// Append the folded form of `raw`: lower case, straight apostrophes, soft hyphens dropped.
pub fn fold_into(raw: &str, out: &mut String) {
    let start = out.len();
    if raw.is_ascii() && raw.len() <= MAX_FOLDED {
        out.push_str(raw);
        if let Some(tail) = out.get_mut(start..) {
            tail.make_ascii_lowercase();
        }
        return;
    }
    for c in raw.chars() {
        match c {
            '\u{2019}' | '\u{2bc}' | '\u{2018}' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{ad}' => {}
            c => out.extend(c.to_lowercase()),
        }
        if out.len() - start > MAX_FOLDED {
            return;
        }
    }
}

/// The folded form of a word, as the tokeniser would give it.
pub fn fold(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    fold_into(raw, &mut out);
    out
}

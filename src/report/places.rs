//! Where a stretch of an article lies in its file: bytes, lines and columns, all as the file lies on disk.

use std::cell::OnceCell;

use crate::source::{Article, Story};
use crate::text::Span;
use crate::text::lines::Lines;

/// The places of every article of a story, each indexed when it is first asked for.
#[derive(Debug)]
pub struct Shelf<'a> {
    places: Vec<(&'a Article, OnceCell<Places<'a>>)>,
}

impl<'a> Shelf<'a> {
    /// A shelf for `story`.
    pub fn new(story: &'a Story) -> Self {
        Self {
            places: story.articles.iter().map(|a| (a, OnceCell::new())).collect(),
        }
    }

    /// Article number `number`, with its places.
    pub fn get(&self, number: u32) -> Option<(&'a Article, &Places<'a>)> {
        let (article, cell) = self.places.get(number as usize)?;
        Some((article, cell.get_or_init(|| Places::new(article))))
    }
}

/// Bytes between two stored character counts: a column costs at most this much counting, however long the line.
const STEP: usize = 256;

/// The places of one article. Made once, then each look-up is quick.
#[derive(Debug)]
pub struct Places<'a> {
    article: &'a Article,
    lines: Lines,
    /// How many characters begin before byte `i * STEP`.
    counts: Vec<u32>,
}

/// One stretch: bytes `start..end` of the file, and where it begins and ends for people (1-based; columns count
/// characters; the end is one past the last character).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// First byte in the file.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line of the last character.
    pub end_line: u32,
    /// One past the column of the last character.
    pub end_column: u32,
    /// The columns of start and end in bytes of UTF-8, 1-based.
    pub bytes: (u32, u32),
}

impl<'a> Places<'a> {
    /// Index `article`.
    pub fn new(article: &'a Article) -> Self {
        let bytes = article.file.as_bytes();
        let mut counts = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0u32;
        for block in bytes.chunks(STEP) {
            counts.push(count);
            count = count.saturating_add(characters(block));
        }
        Self {
            article,
            lines: Lines::new(&article.file),
            counts,
        }
    }

    /// The place of a span of the article's text.
    pub fn of(&self, span: Span) -> Place {
        self.of_file(self.article.in_decoded(span))
    }

    /// The place of a span of the article's decoded file: for what is not visible text.
    pub fn of_file(&self, span: Span) -> Place {
        let (start, end) = self.article.file_on_disk(span);
        let (line, column, byte) = self.position(span.start);
        let (end_line, end_column, end_byte) = self.position(span.end);
        Place {
            start,
            end,
            line,
            column,
            end_line,
            end_column,
            bytes: (byte, end_byte),
        }
    }

    /// Line, column in characters and column in bytes of an offset in the decoded file.
    fn position(&self, offset: u32) -> (u32, u32, u32) {
        let line = self.lines.line_of(offset);
        let begins = self.lines.span(line, &self.article.file).start;
        let column = self
            .characters_before(offset)
            .saturating_sub(self.characters_before(begins));
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        (
            line.saturating_add(1 + self.article.line_offset),
            column + 1,
            offset.saturating_sub(begins) + 1,
        )
    }

    fn characters_before(&self, offset: u32) -> u32 {
        let bytes = self.article.file.as_bytes();
        let offset = (offset as usize).min(bytes.len());
        let step = (offset / STEP).min(self.counts.len().saturating_sub(1));
        let stored = self.counts.get(step).copied().unwrap_or(0);
        stored + bytes.get(step * STEP..offset).map_or(0, characters)
    }
}

/// How many characters begin in `bytes` of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    let begins = bytes.iter().filter(|&&b| b & 0xc0 != 0x80).count();
    u32::try_from(begins).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, part: &str) -> Place {
        let article = Article::from_text("a.txt", text);
        let at = text.find(part).expect("the part is there");
        Places::new(&article).of(Span::from_usize(at, at + part.len()))
    }

    #[test]
    fn columns_count_characters_and_lines_begin_at_one() {
        let found = place("Erste Zeile\nGrößer als “neun”\n", "“neun”");
        assert_eq!((found.line, found.column), (2, 12));
        assert_eq!((found.end_line, found.end_column), (2, 18));
        assert_eq!((found.start, found.end), (25, 35));
    }

    #[test]
    fn a_long_line_of_wide_characters_counts_right() {
        let text = format!("{}nine men", "ö".repeat(10_001));
        let found = place(&text, "nine men");
        assert_eq!((found.line, found.column), (1, 10_002));
    }
}

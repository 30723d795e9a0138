//! Offsets to lines and columns, for people (characters) and for editors (UTF-16).

use super::span::Span;

/// Where each line of a text begins. Lines end at `\n`; a `\r` before it belongs to the line's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<u32>,
}

/// A 1-based place: `column` counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in characters.
    pub column: u32,
}

impl Lines {
    /// Index the lines of `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        for at in memchr::memchr_iter(b'\n', text.as_bytes()) {
            starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
        Self { starts }
    }

    /// 0-based number of the line that holds `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&s| s <= offset).saturating_sub(1)
    }

    /// The line's bytes without its line end; `line` is 0-based.
    pub fn span(&self, line: usize, text: &str) -> Span {
        let Some(&start) = self.starts.get(line) else {
            return Span::default();
        };
        let end = self
            .starts
            .get(line + 1)
            .map_or(text.len(), |&next| next as usize - 1);
        let cut = Span::new(start, u32::try_from(end).unwrap_or(u32::MAX)).of(text);
        Span::from_usize(start as usize, start as usize + cut.trim_end_matches('\r').len())
    }

    /// How many lines there are; at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The 1-based place of `offset` in `text`, the text this index was made of.
    pub fn place(&self, offset: u32, text: &str) -> Place {
        let line = self.line_of(offset);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let chars = Span::new(start, offset).of(text).chars().count();
        Place {
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: u32::try_from(chars + 1).unwrap_or(u32::MAX),
        }
    }
}

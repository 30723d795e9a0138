//! Which bytes of the file a stretch of visible text came from.

use crate::text::Span;

/// A map from offsets in an article's text to offsets in its decoded file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ByteMap {
    /// Empty for the identity.
    segments: Vec<Segment>,
}

/// `len` bytes of text from `text` on lie at `file`. Where `exact`, byte by byte; else the whole segment stands
/// for `file_len` bytes (an entity, an escape).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    text: u32,
    len: u32,
    file: u32,
    file_len: u32,
    exact: bool,
}

impl ByteMap {
    /// Text and file are the same bytes.
    pub fn identity() -> Self {
        Self::default()
    }

    /// Add a stretch that is the same bytes in both. Call in the order of the text.
    pub fn push_exact(&mut self, text: u32, file: u32, len: u32) {
        if len == 0 {
            return;
        }
        if let Some(last) = self.segments.last_mut()
            && last.exact
            && last.text + last.len == text
            && last.file + last.len == file
        {
            last.len += len;
            last.file_len += len;
            return;
        }
        self.segments.push(Segment {
            text,
            len,
            file,
            file_len: len,
            exact: true,
        });
    }

    /// Add a stretch that another stretch of the file stands for: `&amp;` for `&`.
    pub fn push_replaced(&mut self, text: u32, len: u32, file: u32, file_len: u32) {
        self.segments.push(Segment {
            text,
            len,
            file,
            file_len,
            exact: false,
        });
    }

    /// The bytes of the file that a span of text came from.
    pub fn to_file(&self, span: Span) -> Span {
        if self.segments.is_empty() {
            return span;
        }
        let start = self.start_of(span.start);
        let end = if span.is_empty() {
            start
        } else {
            self.end_of(span.end - 1)
        };
        Span::new(start, end)
    }

    fn segment(&self, offset: u32) -> Option<&Segment> {
        let at = self.segments.partition_point(|s| s.text <= offset);
        self.segments.get(at.saturating_sub(1))
    }

    fn start_of(&self, offset: u32) -> u32 {
        self.segment(offset).map_or(0, |s| {
            if s.exact {
                s.file + offset.saturating_sub(s.text).min(s.len)
            } else {
                s.file
            }
        })
    }

    /// The end of the byte at `offset`.
    fn end_of(&self, offset: u32) -> u32 {
        self.segment(offset).map_or(0, |s| {
            if s.exact {
                s.file + (offset.saturating_sub(s.text) + 1).min(s.len)
            } else {
                s.file + s.file_len
            }
        })
    }
}

//! Which bytes of the file a stretch of visible text came from.

use crate::text::Span;

/// A map from offsets in an article's text to offsets in its decoded file.
///
/// Both sides grow: a later byte of text never lies before an earlier one in the file, except where a title was
/// put first (see [`ByteMap::push_exact`]).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ByteMap {
    /// Empty for the identity.
    segments: Vec<Segment>,
}

/// `count` units of text from `text` on, each of `unit_text` bytes, stand for `count` units of `unit_file` bytes
/// from `file` on. A stretch that is the same bytes in both has units of one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    text: u32,
    file: u32,
    count: u32,
    unit_text: u32,
    unit_file: u32,
}

impl Segment {
    fn text_end(&self) -> u32 {
        self.text
            .saturating_add(self.count.saturating_mul(self.unit_text))
    }

    fn file_end(&self) -> u32 {
        self.file
            .saturating_add(self.count.saturating_mul(self.unit_file))
    }

    /// The unit that holds the byte `offset` of text, or the last one.
    fn unit(&self, offset: u32) -> u32 {
        (offset.saturating_sub(self.text) / self.unit_text.max(1)).min(self.count.saturating_sub(1))
    }
}

impl ByteMap {
    /// Text and file are the same bytes.
    pub fn identity() -> Self {
        Self::default()
    }

    /// Whether text and file are the same bytes.
    pub fn is_identity(&self) -> bool {
        self.segments.is_empty()
    }

    /// How many stretches it holds: what it costs is 20 bytes for each.
    pub fn len(&self) -> usize {
        self.segments.len()
    }

    /// Whether it holds no stretch: the identity.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Add a stretch that is the same bytes in both. Call in the order of the text.
    pub fn push_exact(&mut self, text: u32, file: u32, len: u32) {
        self.push(Segment {
            text,
            file,
            count: len,
            unit_text: 1,
            unit_file: 1,
        });
    }

    /// Add a stretch that another stretch of the file stands for: `&amp;` for `&`.
    pub fn push_replaced(&mut self, text: u32, len: u32, file: u32, file_len: u32) {
        if len > 0 {
            self.push(Segment {
                text,
                file,
                count: 1,
                unit_text: len,
                unit_file: file_len,
            });
        }
    }

    /// Add another map whose text stands `by` bytes further on in this one.
    pub fn append(&mut self, other: &ByteMap, by: u32) {
        for segment in &other.segments {
            self.push(Segment {
                text: segment.text + by,
                ..*segment
            });
        }
    }

    fn push(&mut self, new: Segment) {
        if new.count == 0 {
            return;
        }
        if let Some(last) = self.segments.last_mut()
            && (last.unit_text, last.unit_file) == (new.unit_text, new.unit_file)
            && last.text_end() == new.text
            && last.file_end() == new.file
        {
            last.count += new.count;
            return;
        }
        self.segments.push(new);
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

    /// The map from this text to the file that `outer` leads to, where this map leads to the text of `outer`.
    #[must_use]
    pub fn through(&self, outer: &ByteMap) -> ByteMap {
        if outer.is_identity() {
            return self.clone();
        }
        if self.is_identity() {
            return outer.clone();
        }
        let mut out = ByteMap::default();
        for segment in &self.segments {
            if segment.unit_text == 1 && segment.unit_file == 1 {
                outer.copy_exact(segment, &mut out);
                continue;
            }
            for unit in 0..segment.count {
                let from = segment.file + unit * segment.unit_file;
                let file = outer.to_file(Span::new(from, from + segment.unit_file));
                let text = segment.text + unit * segment.unit_text;
                out.push_replaced(text, segment.unit_text, file.start, file.end - file.start);
            }
        }
        out
    }

    /// Append what `outer` (this map) makes of an exact segment that leads into its text.
    fn copy_exact(&self, inner: &Segment, out: &mut ByteMap) {
        let end = inner.file_end();
        let first = self.segments.partition_point(|s| s.text_end() <= inner.file);
        for segment in self.segments.iter().skip(first) {
            if segment.text >= end {
                break;
            }
            let mut from = segment.unit(inner.file.max(segment.text));
            let to = segment.unit(end.min(segment.text_end()) - 1) + 1;
            let at = segment.text + from * segment.unit_text;
            let cut = inner.file.saturating_sub(at);
            if cut > 0 {
                // The inner stretch begins inside a unit: what is left of it stands for the whole unit.
                let file = segment.file + from * segment.unit_file;
                out.push_replaced(inner.text, segment.unit_text - cut, file, segment.unit_file);
                from += 1;
            }
            let at = segment.text + from * segment.unit_text;
            out.push(Segment {
                text: inner.text + at.saturating_sub(inner.file),
                file: segment.file + from * segment.unit_file,
                count: to.saturating_sub(from),
                unit_text: segment.unit_text,
                unit_file: segment.unit_file,
            });
        }
    }

    fn segment(&self, offset: u32) -> Option<&Segment> {
        let at = self.segments.partition_point(|s| s.text <= offset);
        self.segments.get(at.saturating_sub(1))
    }

    fn start_of(&self, offset: u32) -> u32 {
        self.segment(offset).map_or(0, |s| {
            if offset >= s.text_end() {
                s.file_end()
            } else {
                s.file + s.unit(offset) * s.unit_file
            }
        })
    }

    /// The end of the byte at `offset`.
    fn end_of(&self, offset: u32) -> u32 {
        self.segment(offset)
            .map_or(0, |s| s.file + (s.unit(offset) + 1) * s.unit_file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a&amp;b`, read as `a&b`.
    fn entity() -> ByteMap {
        let mut map = ByteMap::default();
        map.push_exact(0, 0, 1);
        map.push_replaced(1, 1, 1, 5);
        map.push_exact(2, 6, 1);
        map
    }

    #[test]
    fn a_replaced_stretch_maps_as_a_whole() {
        let map = entity();
        assert_eq!(map.to_file(Span::new(0, 3)), Span::new(0, 7));
        assert_eq!(map.to_file(Span::new(1, 2)), Span::new(1, 6));
        assert_eq!(map.to_file(Span::new(2, 3)), Span::new(6, 7));
        assert_eq!(map.to_file(Span::new(2, 2)), Span::new(6, 6));
    }

    #[test]
    fn equal_units_share_a_segment() {
        let mut map = ByteMap::default();
        for n in 0..1000 {
            map.push_replaced(n, 1, n * 2, 2);
        }
        assert_eq!(map.len(), 1);
        assert_eq!(map.to_file(Span::new(10, 12)), Span::new(20, 24));
    }

    #[test]
    fn maps_compose() {
        // The file `xa\u0026amp;b`, unescaped `xa&amp;b`, shown `a&b`.
        let mut outer = ByteMap::default();
        outer.push_exact(0, 0, 2);
        outer.push_replaced(2, 1, 2, 6);
        outer.push_exact(3, 8, 5);
        let mut inner = ByteMap::default();
        inner.push_exact(0, 1, 1);
        inner.push_replaced(1, 1, 2, 5);
        inner.push_exact(2, 7, 1);
        let map = inner.through(&outer);
        assert_eq!(map.to_file(Span::new(0, 1)), Span::new(1, 2));
        assert_eq!(map.to_file(Span::new(1, 2)), Span::new(2, 12));
        assert_eq!(map.to_file(Span::new(2, 3)), Span::new(12, 13));
        assert_eq!(map.to_file(Span::new(0, 3)), Span::new(1, 13));
    }
}

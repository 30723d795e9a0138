//! From a decoded file back to the bytes on disk, for files that are not plain UTF-8.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::bytemap::ByteMap;
use crate::text::Span;

/// How offsets in a decoded file become offsets in the file on disk (without its byte-order mark).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum DiskMap {
    /// The file is UTF-8: offsets are the same.
    #[default]
    Same,
    /// Stretch by stretch: UTF-8 with invalid bytes, and encodings of one to four bytes a character.
    Mapped(ByteMap),
    /// UTF-16, or one byte a character, with a pair of offsets (decoded, on disk) every few kilobytes and at the end.
    Marks(Vec<(u32, u64)>),
}

impl DiskMap {
    /// Where the byte `offset` of `file`, decoded from `encoding`, lies on disk. `at_end` says that the offset closes
    /// a span.
    pub fn on_disk(&self, offset: u32, at_end: bool, file: &str, encoding: &'static Encoding) -> u64 {
        match self {
            DiskMap::Same => u64::from(offset),
            DiskMap::Mapped(map) if at_end && offset > 0 => {
                u64::from(map.to_file(Span::new(offset - 1, offset)).end)
            }
            DiskMap::Mapped(map) => u64::from(map.to_file(Span::new(offset, offset)).start),
            DiskMap::Marks(marks) => {
                let after = marks.partition_point(|(decoded, _)| *decoded <= offset);
                let (decoded, disk) = after
                    .checked_sub(1)
                    .and_then(|i| marks.get(i))
                    .copied()
                    .unwrap_or((0, 0));
                disk + encoded_len(Span::new(decoded, offset).of(file), encoding)
            }
        }
    }
}

/// How many bytes `text` takes in `encoding`: UTF-16, or one byte a character.
fn encoded_len(text: &str, encoding: &'static Encoding) -> u64 {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return text.chars().map(|c| c.len_utf16() as u64 * 2).sum();
    }
    text.chars().count() as u64
}

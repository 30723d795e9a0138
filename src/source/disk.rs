//! From a decoded file back to the bytes on disk, for files that are not plain UTF-8.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::bytemap::ByteMap;
use crate::text::Span;

/// How offsets in a decoded file become offsets in the file on disk (without its byte-order mark).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum DiskMap {
    /// The file is UTF-8: offsets are the same.
    #[default]
    Same,
    /// UTF-8 with invalid bytes, each run of which was read as U+FFFD.
    Repaired(ByteMap),
    /// Another encoding, with a pair of offsets (decoded, on disk) every few kilobytes.
    Marks(Vec<(u32, u64)>),
}

impl DiskMap {
    /// Where the byte `offset` of `file`, decoded from `encoding`, lies on disk. `at_end` says that the offset closes
    /// a span.
    pub fn on_disk(&self, offset: u32, at_end: bool, file: &str, encoding: &'static Encoding) -> u64 {
        match self {
            DiskMap::Same => u64::from(offset),
            DiskMap::Repaired(map) if at_end && offset > 0 => {
                u64::from(map.to_file(Span::new(offset - 1, offset)).end)
            }
            DiskMap::Repaired(map) => u64::from(map.to_file(Span::new(offset, offset)).start),
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

/// How many bytes `text` takes in `encoding`.
fn encoded_len(text: &str, encoding: &'static Encoding) -> u64 {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return text.chars().map(|c| c.len_utf16() as u64 * 2).sum();
    }
    if encoding == UTF_8 {
        return text.len() as u64;
    }
    if encoding.is_single_byte() {
        return text.chars().count() as u64;
    }
    encoding.encode(text).0.len() as u64
}

//! Bytes become text: byte-order marks, UTF-16, legacy encodings, and files that are no text at all.

use std::sync::Arc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::bytemap::ByteMap;
use super::disk::DiskMap;
use super::error::SourceError;

/// A file as text.
pub(super) struct Decoded {
    /// The text, without a byte-order mark.
    pub(super) text: Arc<str>,
    /// What it was encoded in.
    pub(super) encoding: &'static Encoding,
    /// Bytes on disk in front of it: a byte-order mark, the lines above.
    pub(super) offset: u64,
    /// Lines on disk in front of it.
    pub(super) line_offset: u32,
    /// From the text back to the disk.
    pub(super) disk: Arc<DiskMap>,
    /// What a reader should know about how it was decoded.
    pub(super) notice: Option<String>,
}

/// Bytes looked at to tell UTF-16 and binary files apart from text.
const SAMPLE: usize = 8192;

/// Bytes between two marks of a [`DiskMap::Marks`].
const MARK_EVERY: usize = 4096;

/// Beginnings of files that are no text, with what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (an Office document is one)"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a Rich Text document"),
    (b"SQLite format 3", "a database"),
];

/// Decode `bytes`.
///
/// # Errors
/// [`SourceError::Binary`] where the bytes are no text.
pub(super) fn decode(path: &str, bytes: Vec<u8>) -> Result<Decoded, SourceError> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(SourceError::binary(path, what));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        if encoding == UTF_8 {
            return utf8(path, body.to_vec(), mark as u64);
        }
        return legacy(path, body, encoding, mark as u64, None);
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        let notice = format!("no byte-order mark: read as {}", encoding.name());
        return legacy(path, &bytes, encoding, 0, Some(notice));
    }
    utf8(path, bytes, 0)
}

/// Text in UTF-8, in UTF-8 with mistakes, or in a legacy encoding.
fn utf8(path: &str, bytes: Vec<u8>, mark: u64) -> Result<Decoded, SourceError> {
    refuse_binary(path, &bytes)?;
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(plain(Arc::from(text), mark)),
        Err(error) => error.into_bytes(),
    };
    if mark > 0 || mostly_utf8(&bytes) {
        return Ok(repaired(&bytes, mark));
    }
    let encoding = declared(&bytes).unwrap_or_else(|| guessed(&bytes));
    let notice = format!("not UTF-8: read as {}", encoding.name());
    legacy(path, &bytes, encoding, 0, Some(notice))
}

fn plain(text: Arc<str>, mark: u64) -> Decoded {
    Decoded {
        text,
        encoding: UTF_8,
        offset: mark,
        line_offset: 0,
        disk: Arc::default(),
        notice: None,
    }
}

/// UTF-8 whose invalid stretches are read as U+FFFD.
fn repaired(bytes: &[u8], mark: u64) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut map = ByteMap::default();
    let (mut file, mut mistakes) = (0, 0usize);
    for chunk in bytes.utf8_chunks() {
        let at = offset(text.len());
        let len = offset(chunk.valid().len());
        map.push_exact(at, file, len);
        text.push_str(chunk.valid());
        file += len;
        if !chunk.invalid().is_empty() {
            let len = offset(chunk.invalid().len());
            map.push_replaced(offset(text.len()), 3, file, len);
            text.push('\u{fffd}');
            file += len;
            mistakes += 1;
        }
    }
    Decoded {
        text: Arc::from(text),
        encoding: UTF_8,
        offset: mark,
        line_offset: 0,
        disk: Arc::new(DiskMap::Mapped(map)),
        notice: Some(format!(
            "not valid UTF-8 in {mistakes} {}: read with the replacement character there",
            if mistakes == 1 { "place" } else { "places" }
        )),
    }
}

/// Text in any other encoding.
fn legacy(
    path: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
    mark: u64,
    notice: Option<String>,
) -> Result<Decoded, SourceError> {
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let (text, disk) = if wide || encoding.is_single_byte() {
        by_pieces(bytes, encoding, wide)
    } else {
        by_bytes(bytes, encoding)
    };
    if text.contains('\0') {
        return Err(SourceError::binary(path, "a binary file"));
    }
    Ok(Decoded {
        text: Arc::from(text),
        encoding,
        offset: mark,
        line_offset: 0,
        disk: Arc::new(disk),
        notice,
    })
}

/// Decode piece by piece, and mark where each begins.
fn by_pieces(bytes: &[u8], encoding: &'static Encoding, wide: bool) -> (String, DiskMap) {
    let mut text = String::with_capacity(bytes.len());
    let mut marks = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        marks.push((offset(text.len()), at as u64));
        let next = cut(bytes, at, wide, encoding);
        let piece = bytes.get(at..next).unwrap_or_default();
        text.push_str(&encoding.decode_without_bom_handling(piece).0);
        at = next;
    }
    marks.push((offset(text.len()), at as u64));
    (text, DiskMap::Marks(marks))
}

/// Decode byte by byte: what comes out after a byte stands for the bytes since something last came out.
fn by_bytes(bytes: &[u8], encoding: &'static Encoding) -> (String, DiskMap) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut map = ByteMap::default();
    let mut from = 0;
    let mut held = String::with_capacity(64);
    for at in 0..=bytes.len() {
        let last = at == bytes.len();
        let byte = bytes.get(at..at + 1).unwrap_or_default();
        held.clear();
        // 64 bytes hold whatever one byte can release.
        let _ = decoder.decode_to_string(byte, &mut held, last);
        let next = (at + 1).min(bytes.len());
        if held.is_empty() {
            continue;
        }
        if held.len() == next - from {
            map.push_exact(offset(text.len()), offset(from), offset(held.len()));
        } else {
            map.push_replaced(
                offset(text.len()),
                offset(held.len()),
                offset(from),
                offset(next - from),
            );
        }
        text.push_str(&held);
        from = next;
    }
    (text, DiskMap::Mapped(map))
}

/// Where the piece that begins at `at` ends.
fn cut(bytes: &[u8], at: usize, wide: bool, encoding: &'static Encoding) -> usize {
    let aim = at.saturating_add(MARK_EVERY);
    if aim >= bytes.len() {
        return bytes.len();
    }
    if wide {
        // A low surrogate must not begin a piece.
        let unit = bytes.get(aim..aim + 2).and_then(|b| b.first_chunk::<2>());
        let low = unit.is_some_and(|&b| {
            let unit = if encoding == UTF_16LE {
                u16::from_le_bytes(b)
            } else {
                u16::from_be_bytes(b)
            };
            (0xdc00..0xe000).contains(&unit)
        });
        return if low { aim + 2 } else { aim };
    }
    bytes
        .iter()
        .skip(aim)
        .position(|b| matches!(b, b' ' | b'\n'))
        .map_or(bytes.len(), |n| aim + n + 1)
}

/// UTF-16 without a byte-order mark: every second byte of Western text is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 > pairs * 7 && even * 20 < pairs {
        return Some(UTF_16LE);
    }
    (even * 10 > pairs * 7 && odd * 20 < pairs).then_some(UTF_16BE)
}

fn refuse_binary(path: &str, bytes: &[u8]) -> Result<(), SourceError> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let odd = sample
        .iter()
        .filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31 | 127))
        .count();
    if memchr::memchr(0, bytes).is_some() || odd * 50 > sample.len() {
        return Err(SourceError::binary(path, "a binary file"));
    }
    Ok(())
}

/// Whether characters of several bytes are more often right than wrong.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= wrong
}

/// The encoding that an HTML page or an XML document names itself.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2048))?;
    let head: String = head.iter().map(|b| char::from(b.to_ascii_lowercase())).collect();
    let head = if head.trim_start().starts_with("<?xml") {
        head.split("?>").next()?.to_owned()
    } else if head.contains("<meta") {
        head
    } else {
        return None;
    };
    let after = head
        .split_once("charset=")
        .or_else(|| head.split_once("encoding="))?
        .1;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    let found = Encoding::for_label(label.as_bytes())?;
    (found != UTF_8 && found != UTF_16LE && found != UTF_16BE).then_some(found)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

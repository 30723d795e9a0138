//! Text from an article, made safe to show: no control character, no bidirectional override, no escape sequence
//! of an article ever reaches a terminal.
//!
//! Two ways: [`visible`] for running text, [`same_length`] where byte offsets must keep their meaning.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether `c` could move the cursor, change colours or reorder what is shown.
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}')
}

/// `text` on one line with every hostile character replaced by something that can be seen. Line ends and tabs
/// become spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible_char).collect())
}

fn visible_char(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_hostile(c) => '\u{fffd}',
        c => c,
    }
}

/// `text` with every hostile character replaced by one of the same length in UTF-8; only `\n` stays.
pub fn same_length(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\r' | '\t' => ' ',
            c if !is_hostile(c) => c,
            c => match c.len_utf8() {
                1 => '?',
                2 => '\u{bf}',
                3 => '\u{fffd}',
                _ => '\u{1fb95}',
            },
        })
        .collect()
}

/// JSON with every hostile character written as `\u…`: still the same JSON.
pub fn json(text: &str) -> Cow<'_, str> {
    // Of the bytes of UTF-8, only these begin a hostile character.
    let may_be = |b: u8| (b < b' ' && b != b'\n') || matches!(b, 0x7f | 0xc2 | 0xe2 | 0xef | 0xf3);
    // Many bytes are looked at together, and hardly ever one of these is among them.
    let clean = |bytes: &[u8]| !bytes.iter().fold(false, |found, &b| found | may_be(b));
    if text.as_bytes().chunks(256).all(clean) || !text.chars().any(|c| c != '\n' && is_hostile(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c != '\n' && is_hostile(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The same for JSON that nobody else needs: nearly always it stays as it is.
pub fn safe_json(text: String) -> String {
    match json(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(escaped) => escaped,
    }
}

/// At most `limit` characters of `text`, cut at a word where one is near, with an ellipsis where it was cut.
pub fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    if text.chars().count() <= limit {
        return Cow::Borrowed(text);
    }
    let cut: String = text.chars().take(limit.saturating_sub(1)).collect();
    let kept = match cut.rfind(' ') {
        Some(at) if at * 3 > cut.len() * 2 => cut.get(..at).unwrap_or(&cut),
        _ => &cut,
    };
    Cow::Owned(format!("{}…", kept.trim_end()))
}

/// At most `limit` characters of `text`, its end kept: for paths, whose end tells most.
pub fn shorten_front(text: &str, limit: usize) -> Cow<'_, str> {
    let count = text.chars().count();
    if count <= limit {
        return Cow::Borrowed(text);
    }
    let kept: String = text.chars().skip(count - limit.saturating_sub(1)).collect();
    Cow::Owned(format!("…{kept}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hostile_is_left() {
        let text = "a\u{1b}[31mb\u{9b}2J\u{202e}c\u{7f}\r\n\td\u{e0041}\u{2028}";
        assert!(!visible(text).chars().any(is_hostile));
        assert_eq!(visible("a\u{1b}[31m"), "a␛[31m");
        assert!(!json(text).chars().any(|c| c != '\n' && is_hostile(c)));
        let same = same_length(text);
        assert_eq!(same.len(), text.len());
        assert!(!same.chars().any(|c| c != '\n' && is_hostile(c)));
    }

    #[test]
    fn every_hostile_character_is_found_by_its_first_byte() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let escaped = json(c.encode_utf8(&mut [0; 4])).starts_with("\\u");
            assert_eq!(escaped, c != '\n' && is_hostile(c), "{c:?}");
        }
    }

    #[test]
    fn escaped_json_means_the_same() {
        let text = "\u{9b}\u{202e}\u{e0041}é";
        let written = serde_json::to_string(text).expect("a string serialises");
        let back: String = serde_json::from_str(&json(&written)).expect("still JSON");
        assert_eq!(back, text);
    }

    #[test]
    fn long_text_is_cut_at_a_word() {
        assert_eq!(shorten("one two three four", 15), "one two three…");
        assert_eq!(shorten_front("folder/name.txt:1:2", 13), "…name.txt:1:2");
        assert_eq!(shorten("short", 12), "short");
        assert_eq!(shorten("abcdefghijklmnop", 5), "abcd…");
    }
}

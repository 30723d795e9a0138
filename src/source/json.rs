//! JSON with the place of every string: members of an object as raw slices, and strings unescaped with a map back.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::bytemap::ByteMap;

/// The members of an object, by name; of two with one name the later counts.
pub(super) type Members<'j> = BTreeMap<String, &'j RawValue>;

/// More stretches than this in the map of one string, at 20 bytes each, are refused.
const MAP_LIMIT: usize = 1 << 24;

/// The members of the object that `json` is.
pub(super) fn members(json: &str) -> Result<Members<'_>, serde_json::Error> {
    serde_json::from_str(json)
}

/// The elements of the array that `json` is; none where it is no array.
pub(super) fn elements(json: &str) -> Vec<&RawValue> {
    serde_json::from_str(json).unwrap_or_default()
}

/// A string with the places of its bytes in the file it was cut from.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) map: ByteMap,
}

/// The string that `raw` is, mapped to the bytes of `file`, of which `raw` is a slice.
///
/// # Errors
/// One sentence where the string has more escapes than can be kept track of.
pub(super) fn text(raw: &RawValue, file: &str) -> Result<Option<Text>, String> {
    let json = raw.get();
    let Some(inside) = json.strip_prefix('"').and_then(|j| j.strip_suffix('"')) else {
        return Ok(None);
    };
    let at = json.as_ptr().addr().saturating_sub(file.as_ptr().addr()) + 1;
    unescape(inside, at).map(Some)
}

/// A short value as plain text: a string, or a number or a boolean as written.
pub(super) fn plain(raw: &RawValue) -> Option<String> {
    let json = raw.get();
    if json.starts_with('"') {
        return serde_json::from_str(json).ok();
    }
    (!json.starts_with(['{', '[']) && json != "null").then(|| json.to_owned())
}

fn unescape(inside: &str, at: usize) -> Result<Text, String> {
    let mut out = Text {
        text: String::with_capacity(inside.len()),
        map: ByteMap::default(),
    };
    let mut rest = inside;
    let mut at = at;
    while !rest.is_empty() {
        let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(plain);
        out.map
            .push_exact(offset(out.text.len()), offset(at), offset(head.len()));
        out.text.push_str(head);
        at += head.len();
        rest = tail;
        if rest.is_empty() {
            break;
        }
        let (character, len) = escape(rest);
        let from = offset(out.text.len());
        out.text.push(character);
        out.map
            .push_replaced(from, offset(character.len_utf8()), offset(at), offset(len));
        at += len;
        rest = rest.get(len..).unwrap_or("");
        if out.map.len() > MAP_LIMIT {
            return Err("a text with more escapes than can be kept track of".to_owned());
        }
    }
    Ok(out)
}

/// The character that the escape at the start of `rest` stands for, and the length of the escape.
fn escape(rest: &str) -> (char, usize) {
    let Some(letter) = rest.chars().nth(1) else {
        return ('\u{fffd}', 1);
    };
    let character = match letter {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'u' => return unicode(rest),
        other => other,
    };
    (character, 1 + letter.len_utf8())
}

/// `\u00e9`, or two of them for one character; a half of such a pair alone is U+FFFD.
fn unicode(rest: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = rest.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(0) else {
        return ('\u{fffd}', 2);
    };
    if let Some(character) = char::from_u32(first) {
        return (character, 6);
    }
    let second = unit(6).filter(|u| (0xdc00..0xe000).contains(u));
    match second {
        Some(second) if first < 0xdc00 => {
            let joined = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            (char::from_u32(joined).unwrap_or('\u{fffd}'), 12)
        }
        _ => ('\u{fffd}', 6),
    }
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn strings_lead_back_to_the_file() {
        let file = r#"{"t": "a\n\u201cb\u201d \ud83d\ude00 \"c\" \/ \ud83d"}"#;
        let members = members(file).unwrap();
        let text = text(members["t"], file).unwrap().unwrap();
        assert_eq!(text.text, "a\n“b” 😀 \"c\" / \u{fffd}");
        let place = |part: &str| {
            let at = text.text.find(part).unwrap();
            text.map.to_file(Span::from_usize(at, at + part.len())).of(file)
        };
        assert_eq!(place("“b”"), r"\u201cb\u201d");
        assert_eq!(place("😀"), r"\ud83d\ude00");
        assert_eq!(place("c"), "c");
        assert_eq!(place("/"), r"\/");
    }
}

//! Character references: what `&eacute;`, `&#233;` or `&amp` stand for, and how many bytes they take.

use html5gum::{Token, Tokenizer};

/// References that news copy is full of.
const COMMON: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&nbsp;", "\u{a0}"),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&#8217;", "’"),
    ("&#8216;", "‘"),
    ("&#8220;", "“"),
    ("&#8221;", "”"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
];

/// No reference is longer, in bytes.
const LONGEST: usize = 40;

/// The reference that `text` begins with: what it stands for and its length. `None` where the `&` stands for itself.
pub(super) fn decode(text: &str) -> Option<(String, usize)> {
    if let Some((raw, plain)) = COMMON.iter().find(|(raw, _)| text.starts_with(raw)) {
        return Some(((*plain).to_owned(), raw.len()));
    }
    let candidate = candidate(text)?;
    let mut plain = String::new();
    for token in Tokenizer::new(candidate) {
        if let Ok(Token::String(string)) = token {
            plain.push_str(&String::from_utf8_lossy(&string.value));
        }
    }
    // `&copy2024` stands for `©` and `2024`: what both end with was no part of the reference.
    let tail = candidate
        .bytes()
        .rev()
        .zip(plain.bytes().rev())
        .take_while(|(a, b)| a == b && (a.is_ascii_alphanumeric() || *a == b';'))
        .count();
    let tail = if plain.len() == 1 { 0 } else { tail };
    let kept = plain.len().checked_sub(tail)?;
    plain.truncate(kept);
    let len = candidate.len() - tail;
    (len > 1 && !plain.is_empty() && !plain.starts_with('&')).then_some((plain, len))
}

/// `&` with the letters, digits and the semicolon behind it.
fn candidate(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('&')?;
    let end = rest
        .bytes()
        .take(LONGEST)
        .position(|b| !(b.is_ascii_alphanumeric() || b == b'#'))
        .unwrap_or_else(|| rest.len().min(LONGEST));
    let semicolon = usize::from(rest.as_bytes().get(end) == Some(&b';'));
    text.get(..1 + end + semicolon)
}

/// Text with every reference in it decoded.
pub(super) fn decode_all(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        let (head, tail) = rest.split_at(at);
        out.push_str(head);
        match decode(tail) {
            Some((plain, len)) => {
                out.push_str(&plain);
                rest = tail.get(len..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = tail.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let cases = [
            ("&eacute;t&eacute;", Some(("é", 8))),
            ("&#233; ", Some(("é", 6))),
            ("&#xe9;", Some(("é", 6))),
            ("&copy2024", Some(("©", 5))),
            ("&amp;amp;", Some(("&", 5))),
            ("& so", None),
            ("&", None),
            ("&unknownthing;", None),
            ("&#0;", Some(("\u{fffd}", 4))),
            ("&notit;", Some(("¬", 4))),
        ];
        for (raw, expected) in cases {
            let found = decode(raw);
            let found = found.as_ref().map(|(p, n)| (p.as_str(), *n));
            assert_eq!(found, expected, "{raw}");
        }
        assert_eq!(decode_all("R&amp;D &mdash; AT&T &"), "R&D — AT&T &");
    }
}

//! The marks of a sentence: `[[ ]]` round the value, `{{ }}` round what it is about.

use std::ops::Range;

use super::ScaffoldError;

/// One mark of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its bytes in the plain sentence.
    pub(super) bytes: Range<usize>,
    /// Whether it is the value.
    pub(super) value: bool,
}

/// A sentence without its marks, and the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) plain: String,
    pub(super) marks: Vec<Mark>,
}

/// Take the marks out of `sentence`.
pub(super) fn marked(sentence: &str) -> Result<Marked, ScaffoldError> {
    let mut plain = String::new();
    let mut marks = Vec::new();
    let mut rest = sentence.trim();
    loop {
        let opening = ["[[", "{{"].iter().filter_map(|sign| rest.find(sign)).min();
        let Some(at) = opening else { break };
        let (before, from) = rest.split_at_checked(at).ok_or(ScaffoldError::Unbalanced)?;
        let value = from.starts_with("[[");
        let closing = if value { "]]" } else { "}}" };
        let inner = from.get(2..).unwrap_or_default();
        let (words, after) = inner.split_once(closing).ok_or(ScaffoldError::Unbalanced)?;
        if words.contains("[[") || words.contains("{{") {
            return Err(ScaffoldError::Unbalanced);
        }
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(words.trim());
        marks.push(Mark {
            bytes: start..plain.len(),
            value,
        });
        rest = after;
    }
    plain.push_str(rest);
    if marks.iter().filter(|m| m.value).count() != 1 {
        return Err(ScaffoldError::NoValue);
    }
    Ok(Marked { plain, marks })
}

/// The sentence without its value.
pub(super) fn without_value(marked: &Marked) -> String {
    replaced(marked, "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The sentence with half as much again and one, in figures.
pub(super) fn with_other_value(marked: &Marked) -> String {
    let value = value_text(marked);
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let Ok(number) = digits.parse::<u64>() else {
        return replaced(marked, "4,711");
    };
    let other = number.saturating_add(number / 2).saturating_add(1).to_string();
    let first = value.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let last = value
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(value.len(), |at| at + 1);
    let (before, after) = (value.get(..first).unwrap_or(""), value.get(last..).unwrap_or(""));
    replaced(marked, &format!("{before}{other}{after}"))
}

fn value_text(marked: &Marked) -> &str {
    let mark = marked.marks.iter().find(|m| m.value);
    mark.and_then(|m| marked.plain.get(m.bytes.clone())).unwrap_or("")
}

fn replaced(marked: &Marked, by: &str) -> String {
    let Some(mark) = marked.marks.iter().find(|m| m.value) else {
        return marked.plain.clone();
    };
    let before = marked.plain.get(..mark.bytes.start).unwrap_or("");
    let after = marked.plain.get(mark.bytes.end..).unwrap_or("");
    format!("{before}{by}{after}")
}

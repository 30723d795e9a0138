//! Plain text: the text is the file, and its stretches are lines, or paragraphs where lines are hard-wrapped.

use super::manuscript::{Kind, Manuscript, Stretch};
use crate::text::Span;

/// Longest line, in characters, of a file that is hard-wrapped.
const WIDEST: usize = 120;
/// Lines shorter than this, in characters, are no lines of wrapped prose.
const NARROWEST: usize = 45;
/// Room left at the end of a wrapped line, in characters, beyond the word that did not fit.
const SLACK: usize = 12;
/// Per cent of line breaks inside paragraphs that must look wrapped.
const SHARE: usize = 70;

/// Read plain text.
pub(super) fn read(text: &str) -> Manuscript {
    Manuscript {
        stretches: stretches(text),
        ..Manuscript::default()
    }
}

/// A line that is not blank.
#[derive(Clone, Copy)]
struct Row {
    span: Span,
    /// Length in characters; one more than [`WIDEST`] for anything longer.
    len: usize,
    first_word: usize,
    /// A blank line, or the start of the text, stands above.
    opens: bool,
    /// It begins like an item of a list.
    item: bool,
}

/// The lines of `text`, joined where they are hard-wrapped.
pub(super) fn stretches(text: &str) -> Vec<Stretch> {
    let rows = rows(text);
    let width = width(&rows);
    let mut out: Vec<Stretch> = Vec::new();
    let mut above: Option<Row> = None;
    for row in rows {
        match (out.last_mut(), above, width) {
            (Some(last), Some(above), Some(width)) if joins(&above, &row, width) => {
                last.span = last.span.join(row.span);
            }
            _ => out.push(Stretch {
                span: row.span,
                kind: Kind::Text,
            }),
        }
        above = Some(row);
    }
    out
}

fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut opens = true;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if body.is_empty() {
            opens = true;
        } else {
            let lead = line.len() - line.trim_start().len();
            let first = body.split_whitespace().next().unwrap_or("");
            rows.push(Row {
                span: Span::from_usize(start + lead, start + lead + body.len()),
                len: body.chars().take(WIDEST + 1).count(),
                first_word: first.chars().take(WIDEST).count(),
                opens,
                item: is_bullet(first),
            });
            opens = false;
        }
        start += line.len();
    }
    rows
}

/// `-`, `*`, `•`, `3.`, `(a)`.
fn is_bullet(word: &str) -> bool {
    let numbered = word.len() <= 4
        && word.ends_with(['.', ')'])
        && word
            .trim_end_matches(['.', ')'])
            .trim_start_matches('(')
            .chars()
            .all(|c| c.is_ascii_digit());
    matches!(word, "-" | "*" | "•" | "–" | "—" | "·") || numbered
}

/// The width at which the text is wrapped; `None` where it is not. Wrapping fills each line as far as the next word
/// allows, and that is what is looked for.
fn width(rows: &[Row]) -> Option<usize> {
    if rows.iter().any(|r| r.len > WIDEST) {
        return None;
    }
    let breaks: Vec<(&Row, &Row)> = rows
        .iter()
        .zip(rows.iter().skip(1))
        .filter(|(_, below)| !below.opens)
        .collect();
    let width = rows.iter().map(|r| r.len).max()?;
    let full = breaks
        .iter()
        .filter(|(above, below)| is_full(above, below, width))
        .count();
    (width >= NARROWEST && breaks.len() >= 2 && full * 100 >= breaks.len() * SHARE).then_some(width)
}

/// Whether the line `above` had no room for the first word of the line `below`.
fn is_full(above: &Row, below: &Row, width: usize) -> bool {
    above.len + 1 + below.first_word + SLACK > width
}

fn joins(above: &Row, row: &Row, width: usize) -> bool {
    !row.opens && !row.item && is_full(above, row, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        stretches(text).into_iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn lines_are_stretches() {
        let text = "Head\r\n\r\nA first line.\r\n  A second.\n\n";
        assert_eq!(cut(text), ["Head", "A first line.", "A second."]);
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let text = "HARBOUR, 3 MAY 31 -- THE FERRY THAT SANK ON SUNDAY HAD BEEN BUILT\n\
                    FOR SHELTERED WATER AND CARRIED TWICE AS MANY PEOPLE AS IT SHOULD\n\
                    HAVE, AN OFFICIAL OF THE PORT SAID.\n\n   \
                    DIVERS FOUND NINE OF THE DEAD IN THE CABIN, WHICH LAY OPEN TO THE\n\
                    SEA.\n- A LIST ITEM\n";
        let found = cut(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.first().is_some_and(|p| p.ends_with("PORT SAID.")));
        assert!(
            found
                .get(1)
                .is_some_and(|p| p.starts_with("DIVERS") && p.ends_with("SEA."))
        );
    }

    #[test]
    fn short_lines_of_verse_are_not() {
        let text = "One line\nAnother line here\nThird\nAnd a fourth one that is rather longer\nFive\n";
        assert_eq!(cut(text).len(), 5);
    }
}

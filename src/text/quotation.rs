//! Direct quotations: what stands between quotation marks, across a paragraph if it is not closed.

use super::doc::Paragraph;
use super::span::Span;
use super::token::{Token, TokenKind};

/// One quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The bytes between the marks.
    pub span: Span,
    /// The tokens between the marks.
    pub tokens: std::ops::Range<u32>,
    /// The paragraph it begins in.
    pub paragraph: u32,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether it continues the quotation before it: the paragraph before left one open and this one
    /// begins with an opening mark.
    pub continues: bool,
}

/// Find the quotations of each paragraph. Double marks only (`“ ”`, `"`, `« »`, `„ “`), and single curly ones where
/// the paragraph uses them as its outer marks.
pub(super) fn find(text: &str, tokens: &[Token], paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let left_open = out.last().is_some_and(|q| !q.closed && q.paragraph + 1 == number);
        let before = out.len();
        scan(text, tokens, paragraph, number, &mut out);
        if left_open && let Some(first) = out.get_mut(before) {
            first.continues = paragraph.tokens.start + 1 >= first.tokens.start;
        }
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Curly,
    Straight,
    Guillemet,
    Single,
}

fn scan(text: &str, tokens: &[Token], paragraph: &Paragraph, number: u32, out: &mut Vec<Quotation>) {
    let mut open: Option<(Style, u32)> = None;
    for at in paragraph.tokens.clone() {
        let Some(token) = tokens.get(at as usize) else {
            break;
        };
        if token.kind != TokenKind::Mark {
            continue;
        }
        let mark = token.span.of(text);
        // Most marks are points and commas.
        if matches!(mark, "." | "," | "-") {
            continue;
        }
        match open {
            None => open = opening(text, tokens, at, paragraph.tokens.start, mark).map(|s| (s, at)),
            Some((style, from)) if closing(text, tokens, at, style, mark) => {
                push(tokens, from + 1, at, number, true, out);
                open = None;
            }
            Some(_) => {}
        }
    }
    if let Some((style, from)) = open
        && style != Style::Single
    {
        push(tokens, from + 1, paragraph.tokens.end, number, false, out);
    }
}

fn opening(text: &str, tokens: &[Token], at: u32, start: u32, mark: &str) -> Option<Style> {
    match mark {
        "“" | "„" => Some(Style::Curly),
        "\"" => Some(Style::Straight),
        "«" => Some(Style::Guillemet),
        // ‘ opens an outer quotation in British copy; a lone ’ never does.
        "‘" if at == start
            || tokens.get(at as usize).is_some_and(|t| !t.glued) && has_single_close(text, tokens, at) =>
        {
            Some(Style::Single)
        }
        _ => None,
    }
}

/// A ‘ is a quotation mark only if a ’ that closes (not an apostrophe) follows within its line.
fn has_single_close(text: &str, tokens: &[Token], at: u32) -> bool {
    tokens
        .iter()
        .enumerate()
        .skip(at as usize + 1)
        .take(200)
        .take_while(|(_, t)| !t.after_break)
        .any(|(i, _)| {
            closing(
                text,
                tokens,
                u32::try_from(i).unwrap_or(u32::MAX),
                Style::Single,
                "’",
            ) && is_mark(text, tokens, i, "’")
        })
}

fn is_mark(text: &str, tokens: &[Token], at: usize, mark: &str) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| t.kind == TokenKind::Mark && t.span.of(text) == mark)
}

fn closing(text: &str, tokens: &[Token], at: u32, style: Style, mark: &str) -> bool {
    match style {
        Style::Curly => mark == "”" || mark == "“" && !opens_word(tokens, at),
        Style::Straight => mark == "\"",
        Style::Guillemet => mark == "»",
        Style::Single => {
            let after_stop = at.checked_sub(1).is_some_and(|i| {
                [".", ",", "!", "?", "…"]
                    .iter()
                    .any(|m| is_mark(text, tokens, i as usize, m))
            });
            mark == "’"
                && !opens_word(tokens, at)
                && (after_stop || tokens.get(at as usize + 1).is_none_or(|t| !t.glued))
        }
    }
}

fn opens_word(tokens: &[Token], at: u32) -> bool {
    tokens
        .get(at as usize + 1)
        .is_some_and(|t| t.glued && t.kind != TokenKind::Mark)
}

fn push(tokens: &[Token], from: u32, to: u32, paragraph: u32, closed: bool, out: &mut Vec<Quotation>) {
    let (Some(first), Some(last)) = (
        tokens.get(from as usize),
        to.checked_sub(1).and_then(|i| tokens.get(i as usize)),
    ) else {
        return;
    };
    if from < to {
        out.push(Quotation {
            span: first.span.join(last.span),
            tokens: from..to,
            paragraph,
            closed,
            continues: false,
        });
    }
}

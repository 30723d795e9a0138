//! The stretch of an article that a finding shows, as miette wants it.
//!
//! An article's paragraph is one long line and miette never wraps. An [`Excerpt`] holds a copy of the paragraphs
//! around the labels, made safe for terminals byte for byte, in which a space at each wrap point has become a
//! line end. miette counts its own lines in that copy; [`renumber`] then puts the file's line numbers in their
//! place. Only what is near a label is copied, so an article of one 50 MB line costs no more than a short one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthStr;

use super::escape;
use super::places::Places;
use crate::source::Article;
use crate::text::Span;

/// Bytes shown on either side of a label at most.
const REACH: usize = 600;

/// A place to underline and what to say under it.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Bytes of the article's text.
    pub span: Span,
    /// What the label says.
    pub text: String,
}

/// One line as it is shown.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// First byte in the buffer.
    start: usize,
    /// One past the last, line end excluded.
    end: usize,
    /// Rows of different pieces are never shown as neighbours.
    piece: usize,
    /// miette's number for it.
    counted: usize,
    /// The file's line, 1-based.
    line: u32,
    /// The column its first character has in the file, 1-based.
    column: u32,
}

/// What is shown of one article.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    buffer: String,
    rows: Vec<Row>,
    labels: Vec<LabeledSpan>,
}

/// A stretch of the article's text between two offsets, with the marks in it.
struct Piece {
    span: Span,
    marks: Vec<Mark>,
}

impl Excerpt {
    /// Cut `marks` and their surroundings out of `article`. Rows are at most `width` columns wide where a space
    /// allows it. miette will count rows from `first` on.
    pub(super) fn new(
        article: &Article,
        places: &Places<'_>,
        marks: Vec<Mark>,
        width: usize,
        first: usize,
    ) -> Self {
        let mut excerpt = Self {
            name: escape::visible(&article.path).into_owned(),
            buffer: String::new(),
            rows: Vec::new(),
            labels: Vec::new(),
        };
        for (number, piece) in pieces(&article.text, marks).into_iter().enumerate() {
            excerpt.add(number, &piece, article, places, width, first);
        }
        excerpt
    }

    fn add(
        &mut self,
        number: usize,
        piece: &Piece,
        article: &Article,
        places: &Places<'_>,
        width: usize,
        first: usize,
    ) {
        let text = escape::same_length(piece.span.of(&article.text));
        let base = self.buffer.len();
        let begin = piece.span.start as usize;
        let local = |span: Span| (span.start as usize - begin, span.end as usize - begin);
        let blocks: Vec<(usize, usize, usize)> = piece
            .marks
            .iter()
            .map(|m| {
                let (start, end) = local(m.span);
                let wide = text.get(start..end).unwrap_or("").width();
                (start, end, wide.max(wide / 2 + 5 + m.text.width()))
            })
            .collect();
        let rows = wrap(&text, width, &blocks);
        for &(start, end) in &rows {
            let at = Span::from_usize(begin + start, begin + end.max(start + 1));
            let place = places.of(at);
            self.rows.push(Row {
                start: base + start,
                end: base + end,
                piece: number,
                counted: first + self.rows.len() + number * 3,
                line: place.line,
                column: place.column,
            });
        }
        for mark in &piece.marks {
            self.label(local(mark.span), &mark.text, base, &rows);
        }
        self.buffer.push_str(&broken(&text, &rows));
        self.buffer.push('\n');
    }

    /// Underline `start..end` on every row it touches; the words go under the last.
    fn label(&mut self, (start, end): (usize, usize), text: &str, base: usize, rows: &[(usize, usize)]) {
        let touched: Vec<(usize, usize)> = rows
            .iter()
            .map(|&(from, to)| (from.max(start), to.min(end)))
            .filter(|(from, to)| from < to)
            .collect();
        let last = touched.len().saturating_sub(1);
        for (i, (from, to)) in touched.into_iter().enumerate() {
            let words = (i == last).then(|| text.to_owned());
            self.labels.push(LabeledSpan::new(words, base + from, to - from));
        }
    }

    /// The labels, as bytes of the excerpt.
    pub(super) fn labels(&self) -> &[LabeledSpan] {
        &self.labels
    }

    /// One past the last number miette uses for a row.
    pub(super) fn next(&self) -> usize {
        self.rows.last().map_or(0, |row| row.counted + 3)
    }

    /// The file's line for each of miette's numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        self.rows.iter().map(|row| (row.counted, row.line))
    }

    fn row_at(&self, offset: usize) -> usize {
        self.rows.partition_point(|r| r.start <= offset).saturating_sub(1)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let from = self.row_at(span.offset());
        let to = self.row_at(span.offset() + span.len().saturating_sub(1));
        let (Some(first), Some(last)) = (self.rows.get(from), self.rows.get(to)) else {
            return Err(MietteError::OutOfBounds);
        };
        // Without context miette asks for a place, not for text to lay out: the one label's own row.
        if first.piece != last.piece || (before == 0 && from != to) {
            return Err(MietteError::OutOfBounds);
        }
        let piece = first.piece;
        let same = |i: &usize| self.rows.get(*i).is_some_and(|r| r.piece == piece);
        let from_row = (from.saturating_sub(before)..=from).find(same).unwrap_or(from);
        let to_row = (to..=to + after).take_while(same).last().unwrap_or(to);
        let (Some(top), Some(bottom)) = (self.rows.get(from_row), self.rows.get(to_row)) else {
            return Err(MietteError::OutOfBounds);
        };
        let data = self
            .buffer
            .get(top.start..bottom.end)
            .ok_or(MietteError::OutOfBounds)?;
        let (line, column) = if before == 0 {
            let inside = self.buffer.get(first.start..span.offset()).unwrap_or("");
            (
                first.line as usize - 1,
                first.column as usize - 1 + inside.chars().count(),
            )
        } else {
            (top.counted - 1, 0)
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data.as_bytes(),
            SourceSpan::from((top.start, data.len())),
            line,
            column,
            to_row - from_row + 1,
        )))
    }
}

/// The stretches to show: for each mark its line of text, cut to [`REACH`] around it; touching ones joined.
fn pieces(text: &str, mut marks: Vec<Mark>) -> Vec<Piece> {
    marks.sort_by_key(|m| m.span);
    let mut pieces: Vec<Piece> = Vec::new();
    for mark in marks {
        let span = surroundings(text, mark.span);
        match pieces.last_mut() {
            Some(last) if span.start <= last.span.end => {
                last.span = last.span.join(span);
                match last.marks.last_mut() {
                    Some(twin) if twin.span == mark.span => {
                        if !twin.text.contains(&mark.text) {
                            twin.text = format!("{}; {}", twin.text, mark.text);
                        }
                    }
                    _ => last.marks.push(mark),
                }
            }
            _ => pieces.push(Piece {
                span,
                marks: vec![mark],
            }),
        }
    }
    pieces
}

fn surroundings(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let (start, end) = (span.start as usize, (span.end as usize).min(bytes.len()));
    let earliest = start.saturating_sub(REACH);
    let latest = (end + REACH).min(bytes.len());
    let head = bytes.get(earliest..start).unwrap_or(&[]);
    let tail = bytes.get(end..latest).unwrap_or(&[]);
    let from = match memchr::memrchr(b'\n', head) {
        Some(at) => earliest + at + 1,
        None if earliest == 0 => 0,
        None => earliest + memchr::memchr(b' ', head).map_or(0, |at| at + 1),
    };
    let to = match memchr::memchr(b'\n', tail) {
        Some(at) => end + at,
        None if latest == bytes.len() => latest,
        None => memchr::memrchr(b' ', tail).map_or(latest, |at| end + at),
    };
    let from = (0..=from).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let to = (to..=bytes.len())
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(bytes.len());
    Span::from_usize(from, to)
}

/// Where each row of `text` begins and ends. Rows break at line ends and, where they would pass `width`, at a
/// space; a block (start, end, columns it needs) is kept on one row where it fits.
fn wrap(text: &str, width: usize, blocks: &[(usize, usize, usize)]) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut row_start = 0;
    let mut used = 0;
    let mut at = 0;
    for segment in segments(text, width, blocks) {
        let slice = text.get(segment.start..segment.end).unwrap_or("");
        let room = segment.needs.max(slice.width());
        if segment.start > row_start && used + 1 + room > width {
            rows.push((row_start, at));
            row_start = segment.start;
            used = 0;
        }
        if used > 0 {
            used += 1;
        }
        used += slice.width();
        at = segment.end;
        if text.get(at..at + 1) == Some("\n") {
            rows.push((row_start, at));
            row_start = at + 1;
            used = 0;
        }
    }
    if row_start <= text.len() && at >= row_start {
        rows.push((row_start, text.len()));
    }
    if rows.is_empty() {
        rows.push((0, text.len()));
    }
    rows
}

/// A run of text that is not broken.
struct Segment {
    start: usize,
    end: usize,
    needs: usize,
}

fn segments(text: &str, width: usize, blocks: &[(usize, usize, usize)]) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut needs = 0;
    let breaks = text
        .char_indices()
        .filter(|(_, c)| *c == ' ' || *c == '\n')
        .map(|(i, c)| (i, c == '\n'))
        .chain([(text.len(), true)]);
    for (at, hard) in breaks {
        for &(from, to, columns) in blocks {
            if from < at && start <= from {
                needs = needs.max(if text.get(from..to).unwrap_or("").width() <= width {
                    columns.min(width)
                } else {
                    0
                });
            }
        }
        let held = blocks
            .iter()
            .any(|&(from, to, _)| from < at && at < to && text.get(from..to).unwrap_or("").width() <= width);
        if hard || !held {
            out.push(Segment {
                start,
                end: at,
                needs,
            });
            start = at + 1;
            needs = 0;
        }
    }
    out
}

/// `text` with the byte between two rows made a line end: it was a space or a line end, so nothing moves.
fn broken(text: &str, rows: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, &(start, end)) in rows.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        out.push_str(text.get(start..end).unwrap_or(""));
    }
    out
}

/// Put the file's line numbers in the gutter of what miette wrote: a number where a line begins or a snippet does,
/// nothing where a line goes on.
pub(super) fn renumber(rendered: &str, numbers: &BTreeMap<usize, u32>) -> String {
    let mut out = String::with_capacity(rendered.len());
    let mut above: Option<u32> = None;
    for line in rendered.lines() {
        let found = gutter(line).and_then(|(from, to, n)| Some((from, to, *numbers.get(&n)?)));
        if let Some((from, to, number)) = found {
            let shown = if above == Some(number) {
                String::new()
            } else {
                number.to_string()
            };
            above = Some(number);
            // Writing to a String cannot fail.
            let head = line.get(..from).unwrap_or("");
            let tail = line.get(to..).unwrap_or("").trim_end();
            let _ = write!(out, "{head}{shown:>width$}{tail}", width = to - from);
        } else {
            if line.contains("╭─[") {
                above = None;
            }
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// Where the number in the gutter of `line` stands, and what it is.
fn gutter(line: &str) -> Option<(usize, usize, usize)> {
    let mut at = 0;
    loop {
        let rest = line.get(at..)?;
        if let Some(code) = rest.strip_prefix("\u{1b}[") {
            at += 2 + code.find('m')? + 1;
        } else if rest.starts_with(' ') {
            at += 1;
        } else {
            break;
        }
    }
    let rest = line.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits)?.parse().ok()?;
    let after = rest.get(digits..)?.trim_start_matches("\u{1b}[0m");
    (after.starts_with(" │ ") || after.starts_with(" | ")).then_some((at, at + digits, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize, label: Option<&str>) -> Vec<String> {
        let blocks: Vec<_> = label
            .map(|l| {
                let at = text.find(l).expect("the label is there");
                (at, at + l.len(), l.width())
            })
            .into_iter()
            .collect();
        broken(text, &wrap(text, width, &blocks))
            .lines()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_and_labels_stay_whole() {
        let text = "the ministry said nearly nine thousand troops had come";
        assert_eq!(
            rows(text, 24, None),
            ["the ministry said nearly", "nine thousand troops had", "come"]
        );
        assert_eq!(
            rows(text, 24, Some("nearly nine thousand")),
            ["the ministry said", "nearly nine thousand", "troops had come"]
        );
    }

    #[test]
    fn the_gutter_is_found_with_and_without_colour() {
        let numbers = BTreeMap::from([(12, 7), (13, 7)]);
        assert_eq!(
            renumber(" 12 │ text\n 13 │ more\n", &numbers),
            "  7 │ text\n    │ more\n"
        );
        assert_eq!(
            renumber(" \u{1b}[2m12\u{1b}[0m │ 12 │ text\n", &numbers),
            " \u{1b}[2m 7\u{1b}[0m │ 12 │ text\n"
        );
        assert_eq!(renumber("  12 died │\n", &numbers), "  12 died │\n");
    }

    proptest! {
        #[test]
        fn wrapping_moves_no_byte(text in "[a-zö \n]{0,120}", width in 5usize..40) {
            let made = broken(&text, &wrap(&text, width, &[]));
            prop_assert_eq!(made.len(), text.len());
            for (a, b) in made.chars().zip(text.chars()) {
                prop_assert!(a == b || (a == '\n' && b == ' '));
            }
        }
    }
}

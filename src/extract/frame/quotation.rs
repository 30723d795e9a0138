//! Who says a quotation: the attribution beside it, else whoever was speaking.

use super::people::People;
use super::speaker::Attribution;
use crate::text::Doc;

/// For each quotation of the document the attribution it belongs to, by its place in `said`; `None` where nobody is
/// named near it.
pub(super) fn of_quotations(doc: &Doc<'_>, people: &People, said: &[Attribution]) -> Vec<Option<usize>> {
    let mut out: Vec<Option<usize>> = Vec::with_capacity(doc.quotations.len());
    for (number, quotation) in doc.quotations.iter().enumerate() {
        let previous = number.checked_sub(1).and_then(|n| doc.quotations.get(n));
        let carried = out.last().copied().flatten();
        let attribution = behind(doc, said, quotation.tokens.end)
            .or_else(|| in_front(doc, said, quotation.tokens.start))
            .or_else(|| {
                let near = previous.is_some_and(|p| {
                    p.paragraph == quotation.paragraph
                        || quotation.continues
                        || p.paragraph + 1 == quotation.paragraph && alone(doc, people, quotation.paragraph)
                });
                carried.filter(|_| near)
            })
            .or_else(|| before_paragraph(doc, people, said, quotation.paragraph, quotation.tokens.start));
        out.push(attribution);
    }
    out
}

/// `“…,” she said`: subject or verb within three tokens behind the closing mark.
fn behind(doc: &Doc<'_>, said: &[Attribution], end: u32) -> Option<usize> {
    let n = said.partition_point(|a| a.words.start < end);
    let next = said.get(n).filter(|a| a.words.start - end <= 3)?;
    let last = end.saturating_sub(1);
    let number = doc.paragraphs.partition_point(|p| p.tokens.end <= last);
    let same = doc.paragraphs.get(number).filter(|p| p.tokens.contains(&last))?;
    same.tokens.contains(&next.words.start).then_some(n)
}

/// `She said: “…”`, `she called it “…”`: the last verb before the opening mark in its sentence.
fn in_front(doc: &Doc<'_>, said: &[Attribution], start: u32) -> Option<usize> {
    let n = said.partition_point(|a| a.words.start < start).checked_sub(1)?;
    let last = said.get(n)?;
    let sentence = doc.sentence_of(start)?;
    let reaches = last.scope.contains(&start) || last.scope.end + 2 >= start;
    (last.sentence == sentence && last.words.end <= start && reaches).then_some(n)
}

/// Whether a paragraph holds nothing but a quotation and names nobody.
fn alone(doc: &Doc<'_>, people: &People, paragraph: u32) -> bool {
    doc.paragraphs.get(paragraph as usize).is_some_and(|p| {
        let opens = matches!(doc.word(p.tokens.start), "“" | "\"" | "‘" | "«");
        opens && people.in_range(doc, &p.tokens).is_none()
    })
}

/// A quotation that opens its paragraph without a speaker belongs to whoever the paragraph before lets speak last.
fn before_paragraph(
    doc: &Doc<'_>,
    people: &People,
    said: &[Attribution],
    paragraph: u32,
    start: u32,
) -> Option<usize> {
    let earlier = doc.paragraphs.get(paragraph.checked_sub(1)? as usize)?;
    let here = doc.paragraphs.get(paragraph as usize)?;
    let opens = here.tokens.start + 1 >= start;
    let n = said.partition_point(|a| a.words.start < start).checked_sub(1)?;
    let last = said.get(n)?;
    (opens && earlier.tokens.contains(&last.words.start) && alone(doc, people, paragraph)).then_some(n)
}

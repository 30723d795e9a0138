//! The circumstances of a claim: who says it, when, of what moment, how surely.

use std::ops::Range;

use super::claim::Frame;
use crate::read::Readings;
use crate::source::Article;
use crate::text::Doc;

/// The frame of what stands at `tokens` in sentence `sentence`.
pub fn of(
    article: &Article,
    doc: &Doc<'_>,
    _readings: &Readings,
    _sentence: u32,
    tokens: Range<u32>,
) -> Frame {
    let mut frame = Frame {
        in_quote: doc.quotation_of(tokens.start),
        ..Frame::default()
    };
    if let Some(published) = &article.published {
        frame.as_of = Some(published.days);
        frame.as_of_minute = published.minute;
        frame.as_of_from.clone_from(&published.from);
    }
    frame
}

//! NewsML-G2 with a NITF or XHTML body, and NITF alone: one article for each news item.
//!
//! No entity is expanded but the predefined ones and those of HTML: a document that defines its own is refused.

mod walk;

use super::decode::Decoded;
use super::manuscript::{Flow, Kind, Manuscript, Meta};
use super::{Batch, ReadOptions, SourceError, withdrawn};
use crate::text::Span;
use walk::Walk;

/// Read a document.
pub(super) fn read(path: &str, decoded: &Decoded, options: &ReadOptions, batch: &mut Batch) {
    let mut walk = Walk::new(&decoded.text);
    let failed = walk.run().err();
    let many = walk.done.len() > 1;
    for (number, item) in walk.done.into_iter().enumerate() {
        let name = if many {
            format!("{path}#{}", number + 1)
        } else {
            path.to_owned()
        };
        let withdrawn = withdrawn::by_status(&item.status);
        let status = item.status.clone();
        let mut manuscript = item.manuscript(&decoded.text);
        let empty = manuscript.stretches.is_empty() && !withdrawn;
        if withdrawn {
            manuscript.meta.field("pubstatus", &status);
            manuscript = Manuscript {
                meta: manuscript.meta,
                ..Manuscript::blank(None)
            };
        }
        if empty {
            batch.notices.push(format!("{name}: no text in it: left out"));
        } else {
            batch
                .articles
                .push(super::article(&name, decoded, manuscript, options));
        }
    }
    if let Some((at, message)) = failed {
        let before = decoded.text.get(..at).unwrap_or("");
        let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX);
        batch.errors.push(SourceError::malformed(path, line, message));
    } else if batch.articles.is_empty() && batch.notices.is_empty() {
        batch
            .notices
            .push("no news item in it (NewsML-G2 and NITF are read): passed over".to_owned());
    }
}

/// A news item while it is read.
#[derive(Default)]
struct Draft {
    flow: Flow,
    meta: Meta,
    status: String,
    /// Dates with how much each counts, least first.
    dates: Vec<(u8, String, &'static str)>,
    /// The headline of the metadata and its bytes.
    headline: Option<(String, Span)>,
    has_heading: bool,
}

impl Draft {
    fn manuscript(mut self, file: &str) -> Manuscript {
        self.dates.sort();
        for (_, value, from) in &self.dates {
            self.meta.date(value, from);
        }
        let (text, map, stretches) = self.flow.finish();
        let mut out = Flow::default();
        if let Some((headline, span)) = &self.headline {
            self.meta.set_title(headline);
            if !self.has_heading {
                out.begin(Kind::Title);
                match span.of(file).find(headline.as_str()) {
                    Some(at) => out.push(headline, span.start as usize + at),
                    None => out.push_replaced(headline, span.start as usize, span.len()),
                }
            }
        }
        out.append(&text, &map, &stretches);
        let (text, map, stretches) = out.finish();
        Manuscript {
            text: Some(text),
            map,
            stretches,
            meta: self.meta,
            ..Manuscript::default()
        }
    }
}

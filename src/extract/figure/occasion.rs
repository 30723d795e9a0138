//! Whether a sentence places what it says in an earlier time: another year, an earlier occasion.

use std::ops::Range;

use crate::text::Doc;

/// Whether the sentence names a year, or tells how long ago, or speaks of an earlier occasion.
pub(super) fn is_past(doc: &Doc<'_>, sentence: &Range<u32>) -> bool {
    sentence.clone().any(|at| {
        let next = doc.word(at + 1);
        match doc.word(at) {
            "in" | "since" | "of" | "by" | "from" | "between" | "for" => is_year(doc, at + 1),
            "year" | "years" => matches!(next, "ago" | "earlier" | "before"),
            "decade" | "decades" | "century" | "centuries" => next == "ago",
            "last" => matches!(
                next,
                "year" | "season" | "month" | "summer" | "winter" | "spring" | "autumn"
            ),
            "previous" | "earlier" => matches!(next, "year" | "season" | "election" | "time" | "occasion"),
            "original" | "originally" | "initially" => true,
            _ => false,
        }
    })
}

/// The part of a sentence that can say of when a figure is: not what it is compared with behind it, as in `52 per cent, up
/// from 47 in 2008`.
pub(super) fn own(doc: &Doc<'_>, sentence: &Range<u32>, figure: &Range<u32>) -> Range<u32> {
    let compares = |i: &u32| match doc.word(*i) {
        "than" | "versus" | "against" | "compared" => true,
        "from" => matches!(doc.word(*i - 1), "up" | "down" | "unchanged"),
        _ => false,
    };
    let end = (figure.end.max(1)..sentence.end).find(compares);
    sentence.start..end.unwrap_or(sentence.end)
}

fn is_year(doc: &Doc<'_>, at: u32) -> bool {
    let raw = doc.raw(at);
    doc.is_figure(at) && raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_or_an_earlier_occasion_is_told() {
        for (text, past) in [
            ("In 1998 the bridge carried 400 lorries.", true),
            ("Nine years ago 31 people fled.", true),
            ("The mill was originally to cost 9 million crowns.", true),
            ("It drew 310 voters at the previous election.", true),
            ("The bridge carries 400 lorries, 2000 of them empty.", false),
            ("The fair lasted nine years.", false),
        ] {
            let doc = Doc::plain(text);
            let sentence = doc.sentence(0).map(|s| s.tokens.clone()).unwrap();
            assert_eq!(is_past(&doc, &sentence), past, "{text}");
        }
    }
}

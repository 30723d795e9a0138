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

//! What a dated clause says of itself: that it only makes something known, that it is of another thing of its kind, that it
//! gives a state and no event. Each keeps a day from being taken for that of the event.

use std::ops::Range;

use super::clause::{deed, is_finite};
use crate::lexicon;
use crate::text::Doc;
use crate::text::vocab::is_one_of;
use crate::value::Sym;

/// Whether anything is said in `tokens`: a line without a verb, such as a dateline, tells of no event.
pub(super) fn says_something(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    const BEING: &[&str] = &[
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "did", "does",
    ];
    tokens.clone().any(|i| {
        let word = doc.word(i);
        // `3 March` is no march.
        let common = doc.token(i).is_some_and(|t| !t.capital);
        is_one_of(word, BEING)
            || is_finite(doc, i) && lexicon::is_verb(word)
            || common && deed(doc, i).is_some()
    })
}

/// Whether the verb just before the moment at `at` does something by being said: `ruled on Tuesday that`, `published on
/// Monday`.
pub(super) fn is_settled(doc: &Doc<'_>, at: u32) -> bool {
    const SETTLES: &[&str] = &[
        "acquit", "announce", "approve", "ban", "convict", "decide", "decree", "issue", "order", "pass",
        "publish", "reject", "release", "resolve", "rule", "sentence", "uphold", "vote",
    ];
    let before = (at.saturating_sub(2)..at)
        .rev()
        .find(|&i| doc.is_word(i) && !lexicon::is_stop(doc.word(i)));
    before.is_some_and(|i| SETTLES.contains(&lexicon::verb_lemma(doc.word(i))))
}

/// Whether a clause tells that something was made known: `announced the closure`, `made it public`.
pub(super) fn makes_known(doc: &Doc<'_>, clause: &Range<u32>) -> bool {
    const KNOWN: &[&str] = &[
        "announce",
        "declare",
        "disclose",
        "publish",
        "report",
        "reveal",
        "tell",
        "brief",
        "inform",
        "notify",
        "confirm",
        "present",
        "unveil",
        "announcement",
        "statement",
        "briefing",
        "conference",
    ];
    clause.clone().any(|i| {
        let word = doc.word(i);
        KNOWN.contains(&lexicon::verb_lemma(word))
            || word == "public" && lexicon::verb_lemma(doc.word(i.saturating_sub(2))) == "make"
    })
}

/// Whether a clause is of one more of its kind: `a second tug`, `another quake`.
pub(super) fn is_of_another(doc: &Doc<'_>, clause: &Range<u32>) -> bool {
    clause.clone().any(|i| {
        let led = |words: &[&str]| words.contains(&doc.word(i.saturating_sub(1)));
        match doc.word(i) {
            "another" | "further" | "remaining" => true,
            "second" | "third" | "fourth" | "new" => led(&["a", "the", "its", "their", "his", "her"]),
            "other" | "others" => true,
            _ => false,
        }
    })
}

/// The word that names the zone of the time of day at `moment`: `9pm Pacific time`, `9pm our time`.
pub(super) fn zone(doc: &Doc<'_>, moment: &Range<u32>) -> Option<Sym> {
    let at = (moment.start..moment.end + 2).find(|&i| doc.word(i + 1) == "time")?;
    let word = doc.word(at);
    let named = doc.token(at).is_some_and(|t| t.capital) || matches!(word, "our" | "their" | "your");
    named.then(|| Sym::from(word))
}

/// Whether the clause of the moment at token `at` tells how far something had come by then: `by Monday nine had died`, `the toll rose on Monday`.
pub(super) fn is_a_count(doc: &Doc<'_>, clause: &Range<u32>, at: u32) -> bool {
    const GROWING: &[&str] = &[
        "rise", "climb", "grow", "increase", "mount", "stand", "near", "top", "pass",
    ];
    let grows = |i: u32| GROWING.contains(&lexicon::verb_lemma(doc.word(i)));
    let count = |i: u32| {
        matches!(
            lexicon::noun_lemma(doc.word(i)),
            "toll" | "number" | "count" | "total" | "tally"
        )
    };
    let had = clause
        .clone()
        .any(|i| matches!(doc.word(i), "had" | "has" | "have"));
    let led_by = at.checked_sub(1).map_or("", |before| doc.word(before));
    led_by == "by" && had || clause.clone().any(grows) && clause.clone().any(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str, question: impl Fn(&Doc<'_>, &Range<u32>) -> bool) -> bool {
        let doc = Doc::plain(text);
        question(&doc, &(0..doc.len()))
    }

    #[test]
    fn a_clause_tells_what_it_is() {
        for (text, known, another) in [
            ("The board announced the closure.", true, false),
            ("She made the closure public.", false, false),
            ("She made it public.", true, false),
            ("A second tug sailed.", false, true),
            ("The other ferry sailed.", false, true),
            ("The ferry sailed for the second time.", false, true),
            ("The ferry sailed.", false, false),
        ] {
            assert_eq!(asked(text, makes_known), known, "{text}");
            assert_eq!(asked(text, is_of_another), another, "{text}");
        }
    }

    #[test]
    fn a_state_is_no_event() {
        for (text, state) in [
            ("the toll rose to nine on Monday", true),
            ("nine had died by Monday", true),
            ("nine died on Monday", false),
            ("the lift rose on Monday", false),
        ] {
            let count = |doc: &Doc<'_>, clause: &Range<u32>| is_a_count(doc, clause, clause.end - 1);
            assert_eq!(asked(text, count), state, "{text}");
        }
        assert!(!asked("Merrow, Monday 3 March", says_something));
        assert!(asked("It was Monday", says_something));
    }

    #[test]
    fn a_zone_is_named_behind_the_time() {
        let of = |text: &str| {
            let doc = Doc::plain(text);
            zone(&doc, &(1..2)).map(|zone| zone.to_string())
        };
        assert_eq!(of("at nine Pacific time"), Some("pacific".to_owned()));
        assert_eq!(of("at nine our time"), Some("our".to_owned()));
        assert_eq!(of("at nine local time"), None);
        assert_eq!(of("at nine for the last time"), None);
    }
}

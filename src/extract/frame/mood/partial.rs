//! Figures that are no total: `another 26`, `two of the six`, `the other`.

use std::ops::Range;

use crate::text::Doc;

/// Whether a figure is a part, an addition or a rest, never a total.
pub(crate) fn is_partial(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    let before = |back: u32| {
        tokens
            .start
            .checked_sub(back)
            .filter(|i| *i >= sentence.start)
            .map_or("", |i| doc.word(i))
    };
    let behind = |ahead: u32| {
        let i = tokens.end + ahead;
        if i < sentence.end { doc.word(i) } else { "" }
    };
    let led = matches!(
        before(1),
        "another" | "other" | "further" | "additional" | "remaining" | "extra" | "these" | "those"
    ) || before(1) == "the" && anaphor(doc, tokens)
        || before(2) == "the"
            && matches!(before(1), "last" | "first" | "final")
            && !matches!(behind(0), "months" | "years");
    led || more(doc, sentence, tokens) || of_whole(doc, sentence, tokens)
}

/// `the two`, `the two soldiers`: known already, unless the sentence says what they are (`the two who died`).
fn anaphor(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let small =
        tokens.len() == 1 && matches!(doc.word(tokens.start), "two" | "three" | "four" | "five" | "six");
    small && doc.word(tokens.start.saturating_sub(2)) != "of"
}

/// `26 more`, `five others`, `12 more people`; not `more than 12`, not `12 more than`.
fn more(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    (tokens.end..(tokens.end + 2).min(sentence.end)).any(|i| {
        let first = i == tokens.end;
        match doc.word(i) {
            "more" => doc.word(i + 1) != "than" && (first || !doc.is_mark(i - 1, ",")),
            "others" | "other" => first,
            "further" | "additional" | "extra" => first,
            _ => false,
        }
    })
}

/// Whether what stands before `of the` is a number or a plural; a `30-hour siege of the mill` is no part of a mill.
fn counts(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    let lemma = crate::lexicon::noun_lemma(word);
    doc.is_figure(at)
        || lemma != word
        || crate::lexicon::is_person_noun(lemma)
        || !crate::lexicon::is_noun(word)
}

/// `two of the six`, `five of them were`; not `five of them children`, which says which.
fn of_whole(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    // The noun may stand between: `two men of the six`.
    let of = (tokens.end..(tokens.end + 2).min(sentence.end)).find(|&i| doc.word(i) == "of");
    let Some(of) = of else { return false };
    match doc.word(of + 1) {
        "the" | "these" | "those" | "his" | "her" | "its" | "their" | "whom" if of == tokens.end => {
            tokens.len() == 1 || counts(doc, of - 1)
        }
        "them" => {
            let next = doc.word(of + 2);
            !crate::lexicon::is_person_noun(crate::lexicon::noun_lemma(next))
                && !crate::lexicon::is_adjective(next)
        }
        _ => false,
    }
}

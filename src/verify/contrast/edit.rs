//! Changes to the text of one side of a case.

use crate::rule::ProofText;
use crate::source::Article;
use crate::text::{Doc, Span};

/// `side` with the words at `span` of its article replaced; `None` where they lie across its headline's end.
pub(super) fn replaced(side: &ProofText, span: Span, with: &str) -> Option<ProofText> {
    let mut out = side.clone();
    let (from, to) = (span.start as usize, span.end as usize);
    // The article's text is the headline, an empty line, the text.
    let head = side.headline.as_ref().map_or(0, |h| h.len() + 2);
    if from >= head {
        out.text = spliced(&side.text, from - head, to - head, with)?;
    } else {
        out.headline = Some(spliced(side.headline.as_deref()?, from, to, with)?);
    }
    Some(out)
}

fn spliced(text: &str, from: usize, to: usize, with: &str) -> Option<String> {
    Some(format!("{}{with}{}", text.get(..from)?, text.get(to..)?))
}

/// `side` with every `old`, as whole words, replaced by `new`; `None` where there is none.
pub(super) fn everywhere(side: &ProofText, old: &str, new: &str) -> Option<ProofText> {
    let text = swapped(&side.text, old, new);
    let headline = side.headline.as_ref().map(|h| swapped(h, old, new));
    if text == side.text && headline == side.headline {
        return None;
    }
    Some(ProofText {
        text,
        headline,
        ..side.clone()
    })
}

fn swapped(text: &str, old: &str, new: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(old).filter(|_| !old.is_empty()) {
        let begins = !before.ends_with(char::is_alphanumeric);
        let ends = !after.starts_with(char::is_alphanumeric);
        out.push_str(before);
        out.push_str(if begins && ends { new } else { old });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The sentence of `article` that holds `span`.
pub(super) fn sentence(article: &Article, span: Span) -> Option<Span> {
    let doc = Doc::new(&article.text, &article.blocks);
    doc.sentences
        .iter()
        .map(|s| doc.span(s.tokens.clone()))
        .find(|s| s.covers(span))
}

/// `words` with its first letter as `like` has it: `Nineteen` and `nineteen`.
pub(super) fn cased(words: &str, like: &str) -> String {
    let upper = like.chars().next().is_some_and(char::is_uppercase);
    let mut chars = words.chars();
    let first = chars.next();
    let first: String = match first {
        Some(c) if upper => c.to_uppercase().collect(),
        Some(c) => c.to_string(),
        None => String::new(),
    };
    first + chars.as_str()
}

/// `words` inside a sentence: a word of the language at its beginning loses its capital.
pub(super) fn inside(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or("");
    if first.len() > 1 && first.chars().all(char::is_uppercase) {
        return words.to_lowercase();
    }
    let plain = crate::lexicon::is_known(&first.to_lowercase());
    let mut chars = words.chars();
    match chars.next() {
        Some(c) if plain => c.to_lowercase().collect::<String>() + chars.as_str(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_swapped() {
        assert_eq!(
            swapped("Lviv, Lvivska and Lviv", "Lviv", "Lisbon"),
            "Lisbon, Lvivska and Lisbon"
        );
    }

    #[test]
    fn a_span_lies_in_the_headline_or_in_the_text() {
        let side = ProofText {
            text: "Six died.".to_owned(),
            headline: Some("Five dead".to_owned()),
            date: None,
            outlet: None,
            role: crate::source::Role::Peer,
        };
        let text = |s: Option<ProofText>| s.map(|s| (s.headline.unwrap_or_default(), s.text));
        assert_eq!(
            text(replaced(&side, Span::from_usize(11, 14), "Nine")),
            Some(("Five dead".to_owned(), "Nine died.".to_owned()))
        );
        assert_eq!(
            text(replaced(&side, Span::from_usize(0, 4), "Nine")),
            Some(("Nine dead".to_owned(), "Six died.".to_owned()))
        );
    }

    #[test]
    fn capitals_follow_the_place() {
        assert_eq!(cased("another 19", "Nineteen"), "Another 19");
        assert_eq!(inside("The fire spread"), "the fire spread");
        assert_eq!(inside("Kyiv burned"), "Kyiv burned");
    }
}

//! Quotations become claims: the words between the marks, who said them, and where that is told.
//!
//! A remark broken by `he said` is one claim, and so is one that runs on into the next paragraph. What an editor put in
//! brackets or left out behind an ellipsis becomes a gap, written [`GAP`].

use std::ops::Range;
use std::sync::LazyLock;

use super::claim::{Claim, Slot, Speaker};
use super::frame::Frames;
use crate::rule::Rule;
use crate::text::vocab::WordList;
use crate::text::{BlockRole, Doc, Quotation, Span, TokenKind};
use crate::value::{Sym, Value};

/// Stands in a quotation's words for an ellipsis or an insertion in brackets.
pub const GAP: &str = "…";
/// Stands between two sentences of a quotation.
pub const STOP: &str = ".";

/// Fewer words are a name, a title or a scare quote, not a remark.
const FEWEST_WORDS: usize = 4;
/// Words between two parts of one remark: `said the mayor of Lowick, Ada Thorne, on Friday`.
const LONGEST_BREAK: u32 = 18;

/// Verbs that give words to somebody, in the forms that stand beside a quotation.
static SAYING: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(
        "\
     said says say told tells added adds asked asks wrote writes continued replied stated declared \
     explained insisted argued recalled warned announced tweeted noted called shouted remarked \
     admitted promised vowed testified complained"
            .split_whitespace(),
    )
});

/// Every quotation of `doc` as a claim of `rule`, the rule numbered `number`.
pub fn claims(rule: (&Rule, u16), article: u32, doc: &Doc<'_>, frames: &Frames<'_, '_>) -> Vec<Claim> {
    remarks(doc)
        .iter()
        .filter_map(|parts| claim(rule, article, doc, frames, parts))
        .collect()
}

/// Sentences of `doc` in the first person that stand in no quotation marks, as claims like those of [`claims`]: a letter,
/// a statement, a transcript says outright what others quote from it.
pub fn spoken(
    (rule, number): (&Rule, u16),
    article: u32,
    doc: &Doc<'_>,
    frames: &Frames<'_, '_>,
) -> Vec<Claim> {
    let list = &*FIRST_PERSON;
    let first_person = |i: u32| list.contains(doc.hashed(i)) || is_contracted(doc.word(i));
    let mut out = Vec::new();
    for (n, sentence) in (0..).zip(&doc.sentences) {
        let tokens = sentence.tokens.clone();
        let outright = doc.role_of(n) == BlockRole::Body && !doc.is_quoted(tokens.clone());
        if !outright || !tokens.clone().any(first_person) {
            continue;
        }
        let mut words = Vec::new();
        collect_words(doc, tokens.clone(), &mut words);
        while words.last().is_some_and(|w| [GAP, STOP].contains(w)) {
            words.pop();
        }
        if words.iter().filter(|w| ![GAP, STOP].contains(w)).count() < rule.quote.min_words as usize {
            continue;
        }
        out.push(Claim {
            rule: number,
            article,
            sentence: n,
            span: sentence.span,
            value_span: sentence.span,
            slots: Vec::new(),
            value: Value::Quote(Sym::from(words.join(" "))),
            frame: frames.of(n, tokens),
            from: 0,
            context: None,
            parts: Vec::new(),
        });
        if out.len() == MOST_SPOKEN {
            break;
        }
    }
    out
}

/// `I'm`, `we've`.
fn is_contracted(word: &str) -> bool {
    match word.as_bytes() {
        [b'i', rest @ ..] | [b'w', b'e', rest @ ..] => rest.first() == Some(&b'\''),
        _ => false,
    }
}

/// Words of somebody who speaks of himself.
static FIRST_PERSON: LazyLock<WordList> =
    LazyLock::new(|| WordList::of("i we my our mine ours me us myself ourselves"));
/// Sentences in the first person of one article that become claims.
const MOST_SPOKEN: usize = 400;

/// The quotations that are one remark together, by number.
fn remarks(doc: &Doc<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, quotation) in doc.quotations.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|n| doc.quotations.get(n));
        match (before, out.last_mut()) {
            (Some(before), Some(remark)) if goes_on(doc, before, quotation) => remark.end = at + 1,
            _ => out.push(at..at + 1),
        }
    }
    out
}

/// Whether `next` takes up `before`: after `, he said,` or `, he said.`, or in the paragraph after an open one.
fn goes_on(doc: &Doc<'_>, before: &Quotation, next: &Quotation) -> bool {
    if next.continues {
        return true;
    }
    let between = before.tokens.end..next.tokens.start;
    if before.paragraph != next.paragraph || between.len() as u64 > u64::from(LONGEST_BREAK) + 2 {
        return false;
    }
    let last = between.end.saturating_sub(2);
    let stops = between
        .clone()
        .filter(|&i| [".", "!", "?", ";", ":"].iter().any(|m| doc.is_mark(i, m)))
        .collect::<Vec<u32>>();
    let ends_at_most_once = match stops.as_slice() {
        [] => true,
        [one] => *one >= last,
        _ => false,
    };
    ends_at_most_once && between.clone().any(|i| SAYING.contains(doc.word(i)))
}

fn claim(
    (rule, number): (&Rule, u16),
    article: u32,
    doc: &Doc<'_>,
    frames: &Frames<'_, '_>,
    parts: &Range<usize>,
) -> Option<Claim> {
    let parts = doc.quotations.get(parts.clone())?;
    let (first, last) = (parts.first()?, parts.last()?);
    let mut words = Vec::new();
    let mut end = None;
    for part in parts {
        // `“We are safe,” she said. “I am cold.”`: a comma stands for the full stop before the reporting clause.
        if end.is_some_and(|end| closes(doc, end..part.tokens.start)) {
            push_mark(STOP, &mut words);
        }
        collect_words(doc, part.tokens.clone(), &mut words);
        end = Some(part.tokens.end);
    }
    while words.last().is_some_and(|w| [GAP, STOP].contains(w)) {
        words.pop();
    }
    let sentence = doc.sentence_of(first.tokens.start)?;
    if words.iter().filter(|w| ![GAP, STOP].contains(w)).count() < FEWEST_WORDS
        || doc.role_of(sentence) == BlockRole::Boilerplate
    {
        return None;
    }
    let frame = frames.of(sentence, first.tokens.clone());
    let value_span = first.span.join(last.span);
    let slots = match &frame.source {
        Speaker::Person(who) | Speaker::Office(who) => vec![("said_by".into(), Slot::Id(who.clone()))],
        _ => Vec::new(),
    };
    Some(Claim {
        rule: number,
        article,
        sentence,
        span: with_sentences(doc, value_span, sentence, last),
        value_span,
        slots: slots
            .into_iter()
            .filter(|(name, _): &(Sym, Slot)| keyed(rule, name))
            .collect(),
        value: Value::Quote(Sym::from(words.join(" "))),
        frame,
        from: 0,
        context: None,
        parts: Vec::new(),
    })
}

/// Whether the words between two parts of a remark end a sentence.
fn closes(doc: &Doc<'_>, between: Range<u32>) -> bool {
    between.into_iter().rev().take(2).any(|i| doc.is_mark(i, "."))
}

fn keyed(rule: &Rule, name: &str) -> bool {
    rule.key.iter().any(|slot| slot.name == name)
}

/// The remark with the sentences it begins and ends in: that is where its speaker is named.
fn with_sentences(doc: &Doc<'_>, value: Span, sentence: u32, last: &Quotation) -> Span {
    let end = doc
        .sentence_of(last.tokens.end.saturating_sub(1))
        .unwrap_or(sentence);
    let mut span = value;
    for n in [sentence, end] {
        if let Some(s) = doc.sentence(n) {
            span = span.join(s.span);
        }
    }
    span
}

/// The folded words of `tokens`; brackets with all they hold, and ellipses, become a [`GAP`], sentence ends a [`STOP`].
fn collect_words<'d>(doc: &'d Doc<'_>, tokens: Range<u32>, out: &mut Vec<&'d str>) {
    let mut depth = 0_u32;
    for i in tokens {
        let Some(token) = doc.token(i) else { continue };
        match token.kind {
            TokenKind::Mark => match doc.raw(i) {
                "[" | "(" => depth += 1,
                "]" | ")" => {
                    depth = depth.saturating_sub(1);
                    push_mark(GAP, out);
                }
                "…" => push_mark(GAP, out),
                "." if doc.is_mark(i + 1, ".") => push_mark(GAP, out),
                "." | "!" | "?" | ";" if depth == 0 => push_mark(STOP, out),
                _ => {}
            },
            _ if depth == 0 => out.push(doc.word(i)),
            _ => {}
        }
    }
}

/// Never two marks in a row, and none at the start; a gap swallows the stop of `...`.
fn push_mark(mark: &'static str, out: &mut Vec<&str>) {
    if out.last().is_some_and(|w| ![GAP, STOP].contains(w)) {
        out.push(mark);
    }
}

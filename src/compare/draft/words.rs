//! The sentence around a figure, and the words in it that keep a distance to what is said.

use std::ops::Range;

use crate::compare::build;
use crate::extract::{Claim, Speaker};
use crate::finding::Evidence;
use crate::source::Story;
use crate::text::Span;

/// Words that say that it is not sure.
const DOUBTS: &[&str] = &[
    "alleged",
    "allegedly",
    "reportedly",
    "suspected",
    "unconfirmed",
    "preliminary",
    "provisional",
    "believed",
    "thought",
    "feared",
    "estimated",
    "presumed",
    "possibly",
    "unverified",
];

/// Verbs with which a reporter steps back from what somebody says.
const DISTANCES: &[&str] = &[
    "claimed",
    "claiming",
    "alleged",
    "alleges",
    "insisted",
    "insists",
    "contended",
    "contends",
    "boasted",
    "asserted",
    "asserts",
];

/// Letters to either side of a figure in which a doubt is about it.
const NEAR: usize = 60;

/// A claim shown by the words that say whose it is: what stands before or behind the figure in its sentence, or the
/// nearest earlier sentence of the paragraph that names the speaker.
pub(super) fn credited(story: &Story, claim: &Claim) -> Evidence {
    let mut evidence = build::evidence(claim);
    if let Some(article) = story.articles.get(claim.article as usize)
        && let Some(range) = naming(&article.text, claim)
    {
        let words = article.text.get(range.clone()).unwrap_or("");
        let cut = |c: char| c.is_whitespace() || matches!(c, ',' | '”' | '"' | '.');
        let start = range.start + (words.len() - words.trim_start_matches(cut).len());
        let end = start.max(range.start + words.trim_end_matches(cut).len());
        evidence.span = Span::from_usize(start, end);
    }
    evidence
}

/// Where the speaker of a claim is named.
fn naming(text: &str, claim: &Claim) -> Option<Range<usize>> {
    const GIVING: &[&str] = &["according to", "said", "says", "told", "reported"];
    let sentence = bounds(text, claim);
    let name = match &claim.frame.source {
        Speaker::Person(who) => who.rsplit(' ').next().unwrap_or(who),
        _ => "",
    };
    let sides = [
        sentence.start..claim.span.start as usize,
        claim.span.end as usize..sentence.end,
    ];
    let holds = |range: &Range<usize>, word: &str| text.get(range.clone()).is_some_and(|t| t.contains(word));
    if !name.is_empty()
        && let Some(side) = sides.iter().find(|side| holds(side, name))
    {
        return Some(beside(text, side.clone(), name));
    }
    let before = text.get(..sentence.start)?;
    let paragraph = before.rfind('\n').map_or(0, |at| at + 1);
    let told = before.get(paragraph..)?;
    if !name.is_empty()
        && let Some(at) = told.rfind(name)
    {
        let from = told.get(..at)?.rfind(['.', '!', '?']).map_or(0, |mark| mark + 1);
        let to = told
            .get(at..)?
            .find(['.', '!', '?'])
            .map_or(told.len(), |mark| at + mark);
        return Some(paragraph + from..paragraph + to);
    }
    sides.iter().find_map(|side| {
        let word = GIVING.iter().find(|word| holds(side, word))?;
        Some(beside(text, side.clone(), word))
    })
}

/// Of the words to one side of a figure, those from the mark before `word` to the next quotation.
fn beside(text: &str, side: Range<usize>, word: &str) -> Range<usize> {
    let words = text.get(side.clone()).unwrap_or("");
    let at = words.find(word).unwrap_or(0);
    let from = words
        .get(..at)
        .and_then(|w| w.rfind([',', '”', '"']))
        .unwrap_or(0);
    let quote = words.get(at..).and_then(|w| w.find(['“', '"']));
    side.start + from..quote.map_or(side.end, |quote| side.start + at + quote)
}

/// The sentence that holds a claim: from mark to mark with a space behind it, or the line.
pub(super) fn sentence<'s>(story: &'s Story, claim: &Claim) -> &'s str {
    let article = story.articles.get(claim.article as usize);
    article.map_or("", |a| a.text.get(bounds(&a.text, claim)).unwrap_or(""))
}

fn bounds(text: &str, claim: &Claim) -> Range<usize> {
    let (from, to) = (claim.span.start as usize, claim.span.end as usize);
    let before = text.get(..from).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .zip(before.char_indices().rev().skip(1))
        .find(|((_, next), (_, mark))| *next == '\n' || next.is_whitespace() && ends(*mark))
        .map_or(0, |((at, next), _)| at + next.len_utf8());
    let behind = text.get(to..).unwrap_or("");
    let end = behind
        .char_indices()
        .zip(behind.char_indices().skip(1))
        .find(|((_, mark), (_, next))| *mark == '\n' || next.is_whitespace() && ends(*mark))
        .map_or(text.len(), |((at, _), _)| to + at);
    start..end
}

fn ends(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?')
}

/// The first word near a claim, in its sentence, that says that the figure is not sure.
pub(super) fn doubt(story: &Story, claim: &Claim) -> Option<&'static str> {
    let whole = sentence(story, claim);
    let article = story.articles.get(claim.article as usize)?;
    let figure = claim.span.of(&article.text);
    let at = whole.find(figure)?;
    let from = whole
        .char_indices()
        .map(|(i, _)| i)
        .find(|i| i + NEAR >= at)
        .unwrap_or(0);
    let to = whole
        .char_indices()
        .map(|(i, _)| i)
        .find(|i| *i > at + figure.len() + NEAR)
        .unwrap_or(whole.len());
    first(whole.get(from..to)?, DOUBTS)
}

/// Whether the sentence of a claim keeps a distance to whoever says it.
pub(super) fn distance(story: &Story, claim: &Claim) -> Option<&'static str> {
    first(sentence(story, claim), DISTANCES)
}

/// Whether the sentence of a claim holds any word of doubt.
pub(super) fn doubts(story: &Story, claim: &Claim) -> bool {
    first(sentence(story, claim), DOUBTS).is_some()
}

fn first(text: &str, list: &[&'static str]) -> Option<&'static str> {
    let folded = text.to_lowercase();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .find_map(|word| list.iter().find(|w| **w == word).copied())
}

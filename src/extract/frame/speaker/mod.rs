//! Who says what: reporting verbs and `according to`, their subjects and how far they reach.

mod scope;
mod subject;
mod verb;

use std::ops::Range;

use super::people::People;
use crate::extract::Speaker;
use crate::text::Doc;
use crate::text::vocab::is_one_of;
use verb::{DOUBTFUL, MANNER, VERBS};

/// Who says something, and the words it covers.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// The sentence.
    pub(super) sentence: u32,
    /// The verb, or `according to`.
    pub(super) verb: Range<u32>,
    /// From the first token of subject or verb to the last.
    pub(super) words: Range<u32>,
    /// What it covers.
    pub(super) scope: Range<u32>,
    /// Who.
    pub(super) speaker: Speaker,
}

/// Every attribution outside quotations, in order.
pub(super) fn attributions(doc: &Doc<'_>, people: &People) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let verbs = &*VERBS;
    for (number, sentence) in (0u32..).zip(&doc.sentences) {
        for at in sentence.tokens.clone() {
            let verb = verbs.contains(doc.hashed(at)) || MANNER.contains(doc.hashed(at));
            if !verb && !matches!(doc.word(at), "according" | "how") {
                continue;
            }
            let clause = Clause {
                doc,
                people,
                sentence: number,
                tokens: sentence.tokens.clone(),
            };
            if let Some(found) = clause.attribution(at, &out) {
                out.push(found);
            }
        }
    }
    out
}

struct Clause<'d, 't> {
    doc: &'d Doc<'t>,
    people: &'d People,
    sentence: u32,
    tokens: Range<u32>,
}

impl Clause<'_, '_> {
    fn word(&self, at: u32) -> &str {
        if self.tokens.contains(&at) {
            self.doc.word(at)
        } else {
            ""
        }
    }

    fn back(&self, at: u32, by: u32) -> &str {
        at.checked_sub(by).map_or("", |i| self.word(i))
    }

    fn is(&self, at: u32, words: &[&str]) -> bool {
        is_one_of(self.word(at), words)
    }

    /// The attribution whose verb, or whose `according`, stands at `at`.
    fn attribution(&self, at: u32, before: &[Attribution]) -> Option<Attribution> {
        let word = self.word(at);
        if word == "according" {
            return (self.word(at + 1) == "to").then(|| self.according(at, before))?;
        }
        if word == "how" {
            return self.was_how(at, before);
        }
        if self.doc.quotation_of(at).is_some() || self.is_passive(at) || self.takes_lives(at) {
            return None;
        }
        let inverted = self.after_quote(at);
        let beside = matches!(self.back(at, 1), "”" | "\"" | "»") || self.closes_quote(at);
        if MANNER.contains(word) && !VERBS.contains(word) && !beside {
            return None;
        }
        if word == "thus" && !matches!(self.back(at, 1), "”" | "\"" | "»") {
            return None;
        }
        let doubtful = DOUBTFUL.contains(self.doc.hashed(at)) && !inverted && !self.closes_quote(at);
        if doubtful && !self.introduces(at) && !self.ends_report(at) {
            return None;
        }
        if word == "adding" || word == "saying" {
            return self.continuing(at, before);
        }
        let subject = self.subject_before(at);
        if let Some(speaker) = self.speaker(&subject, before) {
            return Some(self.built(at, subject, speaker));
        }
        let subject = inverted
            .then(|| self.subject_behind(at + 1))
            .filter(|s| !s.is_empty())?;
        let speaker = self.speaker(&subject, before)?;
        let words = at..subject.end;
        Some(Attribution {
            sentence: self.sentence,
            verb: at..at + 1,
            scope: self.scope_before(at, subject.end),
            words,
            speaker,
        })
    }

    fn built(&self, at: u32, subject: Range<u32>, speaker: Speaker) -> Attribution {
        let words = subject.start..at + 1;
        let scope = if self.is_trailing(&subject, at) {
            self.scope_before(subject.start, at + 1)
        } else {
            at + 1..self.scope_end(at + 1)
        };
        Attribution {
            sentence: self.sentence,
            verb: at..at + 1,
            words,
            scope,
            speaker,
        }
    }

    /// `“…” was how Ana Bell put it`.
    fn was_how(&self, at: u32, before: &[Attribution]) -> Option<Attribution> {
        let told =
            self.is(at.checked_sub(1)?, &["is", "was"]) && matches!(self.back(at, 2), "”" | "\"" | "»");
        let subject = told
            .then(|| self.subject_behind(at + 1))
            .filter(|s| !s.is_empty())?;
        let speaker = self
            .speaker(&subject, before)
            .filter(|s| matches!(s, Speaker::Person(_)))?;
        Some(Attribution {
            sentence: self.sentence,
            verb: at - 1..at + 1,
            scope: self.scope_before(at - 1, subject.end),
            words: at - 1..subject.end,
            speaker,
        })
    }

    /// `adding that …`: whoever spoke before in the sentence; `… softened nothing, saying “…”`: whom it names first.
    fn continuing(&self, at: u32, before: &[Attribution]) -> Option<Attribution> {
        let last = before.last().filter(|a| a.sentence == self.sentence);
        let speaker = last.map(|a| a.speaker.clone()).or_else(|| {
            let named = self.people.in_range(self.doc, &(self.tokens.start..at));
            let quoted = (at + 1..self.tokens.end).any(|i| self.is(i, &["“", "\"", "«"]));
            named.filter(|_| quoted).map(|p| Speaker::Person(p.name.clone()))
        })?;
        Some(Attribution {
            sentence: self.sentence,
            verb: at..at + 1,
            words: at..at + 1,
            scope: at + 1..self.scope_end(at + 1),
            speaker,
        })
    }

    /// `according to X` covers its whole clause.
    fn according(&self, at: u32, before: &[Attribution]) -> Option<Attribution> {
        if self.doc.quotation_of(at).is_some() {
            return None;
        }
        let subject = self.subject_behind(at + 2);
        let speaker = self.speaker(&subject, before)?;
        let end = subject.end.max(at + 2);
        Some(Attribution {
            sentence: self.sentence,
            verb: at..at + 2,
            words: at..end,
            scope: self.scope_start(at)..self.scope_end(end),
            speaker,
        })
    }
}

//! How much of a sentence an attribution covers.

use std::ops::Range;

use super::super::SETTING;
use super::Clause;
use crate::text::vocab::is_one_of;

impl Clause<'_, '_> {
    /// Whether subject and verb stand behind what they report: `…, police said.`
    pub(super) fn is_trailing(&self, subject: &Range<u32>, verb: u32) -> bool {
        let opened = subject.start > self.tokens.start
            && self.is(subject.start - 1, &[",", "”", "\"", "»", "’", "—", "–", "?", "!"]);
        if !opened {
            return false;
        }
        if !self.is(subject.start - 1, &[",", "—", "–"]) {
            return true;
        }
        let mut next = verb + 1;
        while next < self.tokens.end && (self.is_filler(next) || self.is_setting(next)) {
            next += 1;
        }
        next >= self.tokens.end
            || self.is(
                next,
                &[
                    ".", ",", ";", "”", "\"", "?", "!", "“", "—", ")", "and", "but", "of", "as", "after",
                    "adding",
                ],
            )
    }

    /// `in a statement`, `at a news conference`, `told reporters`: where and to whom something was said.
    fn is_setting(&self, at: u32) -> bool {
        const MORE: &[&str] = &[
            "afterwards",
            "morning",
            "afternoon",
            "evening",
            "night",
            "me",
            "us",
            "email",
        ];
        is_one_of(self.word(at), SETTING)
            || is_one_of(self.word(at), MORE)
            || self.doc.token(at).is_some_and(|t| t.capital)
                && self.doc.is_word(at)
                && self.is(at - 1, &["told", "to", "with"])
    }

    /// What a trailing attribution covers: back to a contrast, and on behind it if the sentence goes on.
    pub(super) fn scope_before(&self, at: u32, end: u32) -> Range<u32> {
        // Behind a quotation it is the article that goes on: `“…,” she said, and twelve people cheered`.
        let quoted = matches!(self.back(at, 1), "”" | "\"" | "»" | "’");
        let goes_on = !quoted && self.is(end, &[","]) && self.is(end + 1, &["and"]);
        let to = if goes_on { self.scope_end(end) } else { at };
        self.scope_start(at)..to
    }

    pub(super) fn scope_start(&self, at: u32) -> u32 {
        (self.tokens.start..at)
            .rev()
            .find(|&i| self.contrasts(i))
            .map_or(self.tokens.start, |i| i + 1)
    }

    pub(super) fn scope_end(&self, from: u32) -> u32 {
        (from..self.tokens.end)
            .find(|&i| self.contrasts(i))
            .unwrap_or(self.tokens.end)
    }

    /// Words that end what somebody is made to say.
    fn contrasts(&self, at: u32) -> bool {
        self.is(at, &[";", "while", "whereas", "although"])
            || self.is(at, &["but"]) && self.back(at, 1) == "," && !self.is(at + 1, &["also", "that"])
    }
}

//! Who the subject of a verb of saying is: the words that name somebody, a pronoun, or whoever was named before.

use std::ops::Range;

use super::{Attribution, Clause};
use crate::extract::Speaker;
use crate::extract::frame::who;
use crate::lexicon::{self, gazetteer};
use crate::text::vocab::is_one_of;
use crate::value::Sym;

impl Clause<'_, '_> {
    /// The words before a verb that name who speaks.
    pub(super) fn subject_before(&self, at: u32) -> Range<u32> {
        let mut end = at;
        while end > self.tokens.start && self.is_filler(end - 1) {
            end -= 1;
        }
        let mut start = end;
        // `X, the mayor of Y, said`: the apposition and what it stands to.
        if self.back(end, 1) == "," {
            let close = end - 1;
            let open = (self.tokens.start..close)
                .rev()
                .take(16)
                .find(|&i| self.stops_subject(i));
            // `X, who watched from the shore, said`: the comma stands before the pronoun.
            let open = open.map(|i| i.saturating_sub(u32::from(self.is(i, &["who", "whose"]))));
            if let Some(open) = open.filter(|&i| self.is(i, &[","])) {
                let aged = self.back(open, 2) == "," && open >= 2 && self.doc.is_figure(open - 1);
                start = if aged { open - 2 } else { open };
            } else {
                return end..end;
            }
        }
        while start > self.tokens.start && !self.stops_subject(start - 1) && end - start < 24 {
            start -= 1;
        }
        start..end
    }

    /// Words between subject and verb: auxiliaries, adverbs, the day of saying.
    pub(super) fn is_filler(&self, at: u32) -> bool {
        const FILLERS: &[&str] = &[
            "has",
            "have",
            "had",
            "also",
            "later",
            "earlier",
            "then",
            "now",
            "since",
            "previously",
            "still",
            "once",
            "again",
            "did",
            "not",
            "on",
            "today",
            "yesterday",
            "tonight",
            "further",
            "first",
            "himself",
            "herself",
        ];
        let word = self.word(at);
        is_one_of(word, FILLERS)
            || word.ends_with("ly") && lexicon::is_adverb(word)
            || crate::value::Weekday::parse(word).is_some()
    }

    fn stops_subject(&self, at: u32) -> bool {
        const STOPS: &[&str] = &[
            ",", ";", ":", "“", "”", "\"", "(", ")", "—", "–", "that", "but", "while", "because", "when",
            "after", "as", "if", "who", "which", "before", "although", "and", "since", "where", "until", "?",
            "!",
        ];
        is_one_of(self.word(at), STOPS) || self.is_dateline_end(at)
    }

    /// `MINSK (Reuters) - The …`: what stands before the dash is no subject.
    fn is_dateline_end(&self, at: u32) -> bool {
        self.is(at, &["-", "–", "—"]) && !self.doc.token(at + 1).is_some_and(|t| t.glued)
    }

    /// The words behind a verb or behind `according to` that name who speaks.
    pub(super) fn subject_behind(&self, from: u32) -> Range<u32> {
        const STOPS: &[&str] = &[
            ",", ";", ":", "“", "”", "\"", ".", "?", "!", "(", ")", "—", "who", "whose", "which", "that",
            "in", "on", "at", "after", "during", "as", "when", "and", "but", "by", "to", "from", "before",
            "about", "since", "with",
        ];
        let mut end = from;
        while end < self.tokens.end && end - from < 14 {
            let abbreviation = self.is(end, &["."])
                && self.doc.token(end).is_some_and(|t| t.glued)
                && end + 1 < self.tokens.end;
            if is_one_of(self.word(end), STOPS) && !abbreviation {
                break;
            }
            end += 1;
        }
        // `said the director of the waterworks, Anders Vohl`: the name behind the comma.
        if self.is(end, &[","])
            && end > from
            && self.people.in_range(self.doc, &(from..end)).is_none()
            && let Some(person) = self.people.titled_at(end + 1)
        {
            end = person.tokens.end;
        }
        from..end
    }

    /// Who a phrase names.
    pub(super) fn speaker(&self, phrase: &Range<u32>, before: &[Attribution]) -> Option<Speaker> {
        if phrase.is_empty() {
            return None;
        }
        if let Some(person) = self.people.in_range(self.doc, phrase) {
            return Some(Speaker::Person(person.name.clone()));
        }
        let last = phrase.end - 1;
        match self.word(last) {
            "he" | "she" => return Some(self.pronoun(last, before)),
            people
                if phrase.start + 4 > last
                    && self.is(phrase.start, &["the"])
                    && self.is_people(phrase, people) =>
            {
                return Some(self.pronoun(last, before));
            }
            "it" | "they" => {
                let earlier = before.iter().rev().find(|a| self.sentence - a.sentence <= 2)?;
                return Some(earlier.speaker.clone());
            }
            "i" | "we" | "you" | "who" | "this" | "there" | "what" | "which" => return None,
            _ => {}
        }
        who::named(self.doc, self.people, phrase)
    }

    /// `the Norwegian`, `the New Zealander`: somebody who was named before.
    fn is_people(&self, phrase: &Range<u32>, last: &str) -> bool {
        let words: Vec<&str> = (phrase.start + 1..phrase.end).map(|i| self.word(i)).collect();
        !last.ends_with('s') && !last.ends_with("ese") && gazetteer::demonym(&words.join(" ")).is_some()
    }

    /// The last person before `at` who may be meant: of the sentence before, whoever spoke in it, else whoever it
    /// names first.
    fn pronoun(&self, at: u32, before: &[Attribution]) -> Speaker {
        let female = match self.word(at) {
            "she" => Some(true),
            "he" => Some(false),
            _ => None,
        };
        let may_be =
            |name: &Sym| female.is_none() || self.people.female(name).is_none_or(|f| Some(f) == female);
        let fits = |speaker: &Speaker| matches!(speaker, Speaker::Person(name) if may_be(name));
        let nearest = |sentence: u32| {
            let said = before
                .iter()
                .rev()
                .find(|a| a.sentence == sentence && a.words.end <= at && fits(&a.speaker))
                .map(|a| a.speaker.clone());
            said.or_else(|| {
                self.people
                    .of_sentence(sentence)
                    .filter(|p| p.tokens.end <= at)
                    .map(|p| Speaker::Person(p.name.clone()))
                    .find(&fits)
            })
        };
        (self.sentence.saturating_sub(6)..=self.sentence)
            .rev()
            .find_map(nearest)
            .unwrap_or(Speaker::Anonymous)
    }
}

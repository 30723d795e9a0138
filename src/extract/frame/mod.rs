//! The circumstances of a claim: who says it, when, of what moment, how surely.
//!
//! Everything rests on lists of words with a reach (`ConText`), never on a parse: what is not in the lists is the
//! article's own voice, a fact, and of the day of publication. [`Frames`] reads a document once for all its claims.

mod mood;
mod people;
mod quotation;
mod speaker;
mod time;
mod who;

use std::cell::OnceCell;
use std::ops::Range;

use self::mood::Triggers;
use self::people::People;
use self::speaker::Attribution;
use super::claim::{Frame, Mood, Speaker};
use crate::read::Readings;
use crate::source::Article;
use crate::text::Doc;
use crate::text::vocab::WordList;

/// The attributions, quotations and persons of one document, read when the first claim is framed.
pub struct Frames<'a, 't> {
    article: &'a Article,
    doc: &'a Doc<'t>,
    readings: &'a Readings,
    voices: OnceCell<Voices>,
    /// The triggers of mood of each sentence, by number.
    moods: Vec<OnceCell<Triggers>>,
}

/// Who speaks in a document.
struct Voices {
    said: Vec<Attribution>,
    /// One for every quotation.
    speakers: Vec<Option<Speaker>>,
}

impl<'a, 't> Frames<'a, 't> {
    /// Frames for the claims of `doc`.
    pub fn new(article: &'a Article, doc: &'a Doc<'t>, readings: &'a Readings) -> Self {
        Self {
            article,
            doc,
            readings,
            voices: OnceCell::new(),
            moods: vec![OnceCell::new(); doc.sentences.len()],
        }
    }

    fn voices(&self) -> &Voices {
        self.voices.get_or_init(|| {
            let people = People::new(self.doc, &self.readings.names);
            let said = speaker::attributions(self.doc, &people);
            let speakers = quotation::of_quotations(self.doc, &people, &said);
            Voices { said, speakers }
        })
    }

    /// Who says quotation `number` of the document; `None` where nobody is named near it.
    pub fn speaker_of_quotation(&self, number: u32) -> Option<&Speaker> {
        let speakers = &self.voices().speakers;
        speakers.get(number as usize).and_then(Option::as_ref)
    }

    /// The frame of what stands at `tokens` in sentence `sentence`.
    pub fn of(&self, sentence: u32, tokens: Range<u32>) -> Frame {
        let in_quote = self.doc.quotation_of(tokens.start);
        let bounds = self
            .doc
            .sentence(sentence)
            .map_or(tokens.clone(), |s| s.tokens.clone());
        let said = &self.voices().said;
        let from = said.partition_point(|a| a.sentence < sentence);
        let to = said.partition_point(|a| a.sentence <= sentence);
        let said = said.get(from..to).unwrap_or(&[]);
        let role = self.doc.role_of(sentence);
        let triggers = self.moods.get(sentence as usize).map_or(&[][..], |cell| {
            cell.get_or_init(|| mood::triggers(self.doc, &bounds))
        });
        let (mood, negated) = mood::of(self.doc, bounds.clone(), role, triggers, &tokens);
        let quotation = in_quote.and_then(|n| self.doc.quotations.get(n as usize));
        let scene = time::Scene {
            article: self.article,
            doc: self.doc,
            readings: self.readings,
            sentence: bounds.clone(),
            said,
            quotation: quotation.map(|q| q.tokens.clone()),
        };
        let times = scene.times(&tokens, mood == Mood::Planned);
        Frame {
            source: self.source(in_quote, said, &tokens),
            said_at: times.said_at,
            as_of: times.as_of,
            as_of_minute: times.as_of_minute,
            as_of_from: times.as_of_from,
            event: times.event,
            in_quote,
            mood,
            negated,
            partial: mood::is_partial(self.doc, &bounds, &tokens),
            filled: Vec::new(),
        }
    }

    fn source(&self, in_quote: Option<u32>, said: &[Attribution], tokens: &Range<u32>) -> Speaker {
        if let Some(number) = in_quote {
            return self
                .speaker_of_quotation(number)
                .cloned()
                .unwrap_or(Speaker::Anonymous);
        }
        let distance = |a: &&Attribution| {
            if a.verb.start >= tokens.end {
                a.verb.start - tokens.end
            } else {
                tokens.start.saturating_sub(a.verb.end)
            }
        };
        said.iter()
            .filter(|a| a.scope.contains(&tokens.start) && !a.words.contains(&tokens.start))
            .min_by_key(distance)
            .map_or(Speaker::Voice, |a| a.speaker.clone())
    }
}

/// A word list, written as words with spaces between.
fn words(list: &'static str) -> WordList {
    WordList::new(list.split_whitespace())
}

#[cfg(test)]
mod tests;

//! The circumstances of a claim: who says it, when, of what moment, how surely.
//!
//! Everything rests on lists of words with a reach (`ConText`), never on a parse: what is not in the lists is the
//! article's own voice, a fact, and of the day of publication. [`Frames`] reads a document once for all its claims.

mod gender;
mod hour;
mod mood;
mod people;
mod quotation;
mod revision;
mod speaker;
mod time;
mod who;

use std::cell::OnceCell;
use std::ops::Range;

use self::mood::Triggers;
use self::people::People;
use self::revision::Revisions;
use self::speaker::Attribution;
use super::claim::{Frame, Mood, Speaker};
use crate::read::Readings;
use crate::source::Article;
use crate::text::vocab::WordList;
use crate::text::{Doc, Span};

/// Words of where and to whom something was said: `in a statement`, `told reporters`.
const SETTING: &[&str] = &[
    "in",
    "a",
    "an",
    "the",
    "statement",
    "at",
    "news",
    "press",
    "conference",
    "briefing",
    "reporters",
    "journalists",
    "interview",
    "to",
    "media",
    "state",
    "television",
    "radio",
    "late",
    "early",
    "him",
    "her",
    "them",
    "parliament",
    "court",
    "lawmakers",
    "by",
    "telephone",
    "phone",
    "with",
];

/// The attributions, quotations and persons of one document, read when the first claim is framed.
pub struct Frames<'a, 't> {
    article: &'a Article,
    doc: &'a Doc<'t>,
    readings: &'a Readings<'a>,
    voices: OnceCell<Voices>,
    /// The triggers of mood of each sentence, by number.
    moods: Vec<OnceCell<Triggers>>,
    /// What may put a figure right in each sentence.
    revisions: Vec<OnceCell<Revisions>>,
}

/// Who speaks in a document.
struct Voices {
    said: Vec<Attribution>,
    /// For every quotation the attribution it belongs to, by its place in `said`.
    of_quotations: Vec<Option<usize>>,
}

impl<'a, 't> Frames<'a, 't> {
    /// Frames for the claims of `doc`.
    pub fn new(article: &'a Article, doc: &'a Doc<'t>, readings: &'a Readings<'a>) -> Self {
        Self {
            article,
            doc,
            readings,
            voices: OnceCell::new(),
            moods: vec![OnceCell::new(); doc.sentences.len()],
            revisions: vec![OnceCell::new(); doc.sentences.len()],
        }
    }

    fn voices(&self) -> &Voices {
        self.voices.get_or_init(|| {
            let people = People::new(self.doc, self.readings.names());
            let said = speaker::attributions(self.doc, &people);
            let of_quotations = quotation::of_quotations(self.doc, &people, &said);
            Voices { said, of_quotations }
        })
    }

    /// Who says quotation `number` of the document; `None` where nobody is named near it.
    pub fn speaker_of_quotation(&self, number: u32) -> Option<&Speaker> {
        let at = self.attribution_of_quotation(number)?;
        self.voices().said.get(at).map(|a| &a.speaker)
    }

    /// The frame of what stands at `tokens` in sentence `sentence`.
    pub fn of(&self, sentence: u32, tokens: Range<u32>) -> Frame {
        let in_quote = self.doc.quotation_of(tokens.start);
        let bounds = self
            .doc
            .sentence(sentence)
            .map_or(tokens.clone(), |s| s.tokens.clone());
        let all = &self.voices().said;
        let from = all.partition_point(|a| a.sentence < sentence);
        let to = all.partition_point(|a| a.sentence <= sentence);
        let said = all.get(from..to).unwrap_or(&[]);
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
        let attribution = match in_quote {
            Some(number) => self.attribution_of_quotation(number),
            None => nearest(said, &tokens).map(|n| from + n),
        };
        let source = attribution.and_then(|n| all.get(n)).map(|a| a.speaker.clone());
        let unnamed = if in_quote.is_some() {
            Speaker::Anonymous
        } else {
            Speaker::Voice
        };
        Frame {
            source: source.unwrap_or(unnamed),
            credit: attribution.and_then(|n| self.credit(n)),
            said_at: times.said_at,
            as_of: times.as_of,
            as_of_time: times.as_of_time,
            as_of_from: times.as_of_from,
            event: times.event,
            in_quote,
            mood,
            negated,
            partial: mood::is_partial(self.doc, &bounds, &tokens),
            revised: self.is_revised(sentence, &bounds, &tokens),
            filled: Vec::new(),
        }
    }

    /// Whether the figure at `tokens` is said to take the place of an older one, there or in the next sentence.
    fn is_revised(&self, sentence: u32, bounds: &Range<u32>, tokens: &Range<u32>) -> bool {
        let of = |number: u32| {
            let cell = self.revisions.get(number as usize)?;
            let tokens = &self.doc.sentence(number)?.tokens;
            Some(cell.get_or_init(|| Revisions::of(self.doc, tokens)))
        };
        let told_next = of(sentence + 1).filter(|r| r.tell_an_earlier_figure());
        of(sentence).is_some_and(|r| r.cover(self.doc, bounds, tokens))
            || told_next.is_some() && self.has_a_count(sentence + 1)
    }

    fn has_a_count(&self, sentence: u32) -> bool {
        self.doc.sentence(sentence).is_some_and(|s| {
            let here = &self.readings.around(s.tokens.start);
            s.tokens.clone().any(|at| here.is_counted(at))
        })
    }

    fn attribution_of_quotation(&self, number: u32) -> Option<usize> {
        self.voices()
            .of_quotations
            .get(number as usize)
            .copied()
            .flatten()
    }

    /// The words of attribution number `n`, or of the last one before it that names the person who is only `she` there.
    fn credit(&self, n: usize) -> Option<Span> {
        let said = &self.voices().said;
        let one = said.get(n)?;
        let named = said
            .get(..=n)?
            .iter()
            .rev()
            .take(BACK)
            .find(|a| a.speaker == one.speaker && self.names(a));
        Some(self.doc.span(named.unwrap_or(one).words.clone()))
    }

    /// Whether the words of an attribution name its speaker; bodies always stand there.
    fn names(&self, attribution: &Attribution) -> bool {
        let Speaker::Person(who) = &attribution.speaker else {
            return true;
        };
        let last = who.rsplit(' ').next().unwrap_or(who).to_lowercase();
        attribution.words.clone().any(|i| self.doc.word(i) == last)
    }
}

/// So many attributions are looked back on for the name of a speaker.
const BACK: usize = 16;

/// The attribution that covers `tokens` and whose verb stands nearest.
fn nearest(said: &[Attribution], tokens: &Range<u32>) -> Option<usize> {
    let distance = |a: &Attribution| {
        if a.verb.start >= tokens.end {
            a.verb.start - tokens.end
        } else {
            tokens.start.saturating_sub(a.verb.end)
        }
    };
    said.iter()
        .enumerate()
        .filter(|(_, a)| a.scope.contains(&tokens.start) && !a.words.contains(&tokens.start))
        .min_by_key(|(_, a)| distance(a))
        .map(|(n, _)| n)
}

/// A word list, written as words with spaces between.
fn words(list: &'static str) -> WordList {
    WordList::of(list)
}

#[cfg(test)]
mod tests;

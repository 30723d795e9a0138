//! Who says what: reporting verbs and `according to`, their subjects and how far they reach.

use std::ops::Range;
use std::sync::LazyLock;

use super::people::People;
use super::{who, words};
use crate::extract::Speaker;
use crate::lexicon::{self, gazetteer};
use crate::text::Doc;
use crate::text::vocab::{WordList, is_one_of};
use crate::value::Sym;

/// `according`, and verb forms that report speech. A `+` marks those that also are nouns or take objects: they need a clause, a
/// figure or a quotation behind them.
static VERBS: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     according acknowledged added adding adds admits admitted alleged alleges announced announces announcing apologised \
     apologized argued argues believes called calls claim claimed claims commented complained conceded \
     concluded confirmed confirms continued continues counted declared declares denied denies described \
     describes disclosed emphasised emphasized estimated estimates explained explains heard insisted insists \
     joked maintained noted posted predicted put puts quipped recalled recalls remarked remarks replied \
     replies reported reports revealed reveals said say saying says shouted speaks spoke stated states \
     stressed suggested suggests tells testified thanked thinks thus told tweeted urged warned warns went writes \
     wrote",
    )
});

/// Of those, the ones that report only with a clause, a comma or a quotation beside them.
static DOUBTFUL: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     added adding adds announcing believes called calls claim claims concluded continued continues counted \
     declared described describes estimated estimates heard maintained noted posted put puts reported reports \
     say saying shouted speaks spoke stated states suggested suggests thanked thinks urged went writes wrote",
    )
});

/// Verbs of how somebody speaks, or of what the face does meanwhile: they report only right beside a quotation.
static MANNER: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     agreed answered asked asks beamed begged boasted breathed cautioned chirped chuckled concurred countered \
     cried croaked exclaimed fumed gasped giggled grinned groaned growled grumbled gushed hissed howled \
     interjected interrupted joked jokes lamented laughed laughs mumbled mused muttered nodded observed offered \
     pleaded protested quipped reasoned recounted reflected reiterated responded retorted roared scoffed \
     screamed shrugged sighed sighs smiled snapped sneered snorted sobbed stammered summarised summarized \
     teased texted thundered volunteered vowed wailed wept whispered winked yelled",
    )
});

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

    /// `was told`, `is said`, `the reported`, `reported missing`.
    /// `the crash claimed 12 lives`, `has claimed the lives of 12 people`: nobody says anything.
    fn takes_lives(&self, at: u32) -> bool {
        self.word(at).starts_with("claim") && (1..=5).any(|by| self.is(at + by, &["lives", "life"]))
    }

    fn is_passive(&self, at: u32) -> bool {
        let mut i = at.saturating_sub(1);
        while self.doc.word(i).ends_with("ly") && i > self.tokens.start {
            i -= 1;
        }
        let passive = [
            "was", "were", "is", "are", "been", "be", "being", "get", "got", "to", "the", "a", "an", "its",
            "their",
        ];
        let state = [
            "missing", "dead", "killed", "injured", "stolen", "for", "off", "on", "out", "down",
        ];
        self.is(i, &passive) && i >= self.tokens.start
            || self.is(at, &["reported", "called", "calls", "put"]) && self.is(at + 1, &state)
    }

    /// Whether the verb follows a closing mark or a comma, so that its subject may stand behind it.
    fn after_quote(&self, at: u32) -> bool {
        matches!(self.back(at, 1), "”" | "\"" | "," | "’" | "»" | "?" | "!")
    }

    /// `“…,” he added`: whether nothing but its subject stands between a quotation and the verb.
    fn closes_quote(&self, at: u32) -> bool {
        let subject = self.subject_before(at);
        !subject.is_empty() && matches!(self.back(subject.start, 1), "”" | "\"" | "»")
    }

    /// `…, Reuters reported.`: whether a doubtful verb and its subject close the sentence behind a comma.
    fn ends_report(&self, at: u32) -> bool {
        const CLOSING: &[&str] = &[
            "added",
            "adds",
            "claimed",
            "claims",
            "estimated",
            "estimates",
            "noted",
            "reported",
            "reports",
            "stated",
            "states",
            "writes",
            "wrote",
        ];
        let subject = self.subject_before(at);
        self.is(at, CLOSING) && !subject.is_empty() && self.is_trailing(&subject, at)
    }

    /// Whether a doubtful verb introduces speech: `that`, a quotation, a figure, a pronoun, a colon.
    fn introduces(&self, at: u32) -> bool {
        let next = self.word(at + 1);
        if self.is(at, &["put", "puts"]) && next == "it" {
            return true;
        }
        let number = matches!(self.word(at), "put" | "puts" | "estimated" | "estimates");
        if number {
            return (at + 1..at + 7).any(|i| self.is(i, &["at"]))
                && self.is(at + 1, &["the", "their", "its", "that"])
                || matches!(next, "that");
        }
        let quoted = (at + 1..at + 5).any(|i| self.is(i, &["“", "\"", "«", "‘"]));
        let speech = matches!(
            next,
            "that" | ":" | "," | "of" | "there" | "it" | "he" | "she" | "they" | "no"
        ) && (next != "of" || self.is(at, &["spoke", "speaks"]));
        let shows = self.is(
            at,
            &[
                "reported", "reports", "counted", "heard", "declared", "claimed", "say", "stated",
            ],
        );
        quoted || speech || shows && !self.is(at + 1, &["to", "in", "on", "from", "by", "."])
    }

    /// The words before a verb that name who speaks.
    fn subject_before(&self, at: u32) -> Range<u32> {
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
    fn is_filler(&self, at: u32) -> bool {
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
    fn subject_behind(&self, from: u32) -> Range<u32> {
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

    /// Whether subject and verb stand behind what they report: `…, police said.`
    fn is_trailing(&self, subject: &Range<u32>, verb: u32) -> bool {
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
            "afterwards",
            "morning",
            "afternoon",
            "evening",
            "night",
            "late",
            "early",
            "him",
            "her",
            "them",
            "me",
            "us",
            "parliament",
            "court",
            "lawmakers",
            "by",
            "telephone",
            "phone",
            "email",
            "with",
        ];
        is_one_of(self.word(at), SETTING)
            || self.doc.token(at).is_some_and(|t| t.capital)
                && self.doc.is_word(at)
                && self.is(at - 1, &["told", "to", "with"])
    }

    /// What a trailing attribution covers: back to a contrast, and on behind it if the sentence goes on.
    fn scope_before(&self, at: u32, end: u32) -> Range<u32> {
        // Behind a quotation it is the article that goes on: `“…,” she said, and twelve people cheered`.
        let quoted = matches!(self.back(at, 1), "”" | "\"" | "»" | "’");
        let goes_on = !quoted && self.is(end, &[","]) && self.is(end + 1, &["and"]);
        let to = if goes_on { self.scope_end(end) } else { at };
        self.scope_start(at)..to
    }

    fn scope_start(&self, at: u32) -> u32 {
        (self.tokens.start..at)
            .rev()
            .find(|&i| self.contrasts(i))
            .map_or(self.tokens.start, |i| i + 1)
    }

    fn scope_end(&self, from: u32) -> u32 {
        (from..self.tokens.end)
            .find(|&i| self.contrasts(i))
            .unwrap_or(self.tokens.end)
    }

    /// Words that end what somebody is made to say.
    fn contrasts(&self, at: u32) -> bool {
        self.is(at, &[";", "while", "whereas", "although"])
            || self.is(at, &["but"]) && self.back(at, 1) == "," && !self.is(at + 1, &["also", "that"])
    }

    /// Who a phrase names.
    fn speaker(&self, phrase: &Range<u32>, before: &[Attribution]) -> Option<Speaker> {
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

//! Days on which something happened become claims: the day, the clause it stands in, and the clause's words.
//!
//! Only a day that the clause itself is dated with counts. Days of saying, deadlines, `since` and everything inside
//! quotations are left out: taking one of them for the day of an event is how false alarms are made.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::{Claim, Mood, Slot};
use super::run::Scene;
use crate::lexicon;
use crate::read::Mention;
use crate::read::date;
use crate::rule::{CompareAs, Rule};
use crate::source::Article;
use crate::text::BlockRole;
use crate::value::{Days, Sym, Value};

/// Clauses with fewer content words say too little to know an event by.
const FEWEST_WORDS: usize = 3;
/// Days of one article that become claims.
const MOST: usize = 400;

/// The dated clauses of an article for a rule that compares them; none for any other rule.
pub fn claims(rule: (&Rule, u16), article: (&Article, u32), scene: &Scene<'_>) -> Vec<Claim> {
    if rule.0.compare.kind != CompareAs::When {
        return Vec::new();
    }
    let maker = Maker {
        rule: rule.1,
        article,
        scene,
    };
    let mentions = &scene.readings.mentions;
    mentions
        .iter()
        .enumerate()
        .filter_map(|(at, mention)| maker.claim(mention, mentions.get(at + 1..).unwrap_or(&[])))
        .take(MOST)
        .collect()
}

struct Maker<'s> {
    rule: u16,
    article: (&'s Article, u32),
    scene: &'s Scene<'s>,
}

impl Maker<'_> {
    fn claim(&self, mention: &Mention, later: &[Mention]) -> Option<Claim> {
        let doc = self.scene.doc;
        let at = mention.tokens.start;
        let sentence = doc.sentence_of(at)?;
        let copy = matches!(doc.role_of(sentence), BlockRole::Body | BlockRole::Deck);
        if !copy
            || doc.quotation_of(at).is_some()
            || self.is_led(at)
            || self.is_one_of_several(&mention.tokens, later)
        {
            return None;
        }
        let days = self.days(mention, later)?;
        let clause = self.clause(sentence, &mention.tokens);
        if self.was_meant(&clause) {
            return None;
        }
        let words = self.words(&clause, &mention.tokens);
        let near = words
            .iter()
            .min_by_key(|(i, _)| i.abs_diff(at))
            .map(|(i, _)| *i)?;
        let frame = self.scene.frames.of(sentence, near..near + 1);
        let real = matches!(frame.mood, Mood::Fact | Mood::Planned) && !frame.negated && !frame.partial;
        let names: BTreeSet<&Sym> = words.iter().map(|(_, word)| word).collect();
        if frame.event != Some(days) || !real || names.len() < FEWEST_WORDS {
            return None;
        }
        let said: Vec<Slot> = names.into_iter().cloned().map(Slot::Id).collect();
        Some(Claim {
            rule: self.rule,
            article: self.article.1,
            sentence,
            span: doc.span(clause),
            value_span: mention.span,
            slots: vec![(Sym::from("words"), Slot::Many(said))],
            value: Value::Date(days),
            frame,
            from: 0,
            context: None,
            parts: Vec::new(),
        })
    }

    /// Whether the words before a date make it another time than that of the event.
    fn is_led(&self, at: u32) -> bool {
        const LED: &[&str] = &[
            "since", "until", "till", "by", "before", "after", "than", "from", "between", "for", "every",
            "to", "through",
        ];
        (1..=2).any(|back| {
            at.checked_sub(back)
                .is_some_and(|i| LED.contains(&self.scene.doc.word(i)))
        })
    }

    /// `on Monday and on Tuesday`: neither is the day of the event.
    fn is_one_of_several(&self, tokens: &Range<u32>, later: &[Mention]) -> bool {
        let doc = self.scene.doc;
        let joins = |i: u32| matches!(doc.word(i), "and" | "or" | "to");
        let is_day = |m: &Mention| matches!(m.value, Value::Date(_) | Value::Weekday(_));
        let after = joins(tokens.end)
            && later
                .iter()
                .take(2)
                .any(|m| is_day(m) && m.tokens.start <= tokens.end + 2);
        let before = (1..=2).any(|back| {
            tokens
                .start
                .checked_sub(back + 1)
                .is_some_and(|i| joins(i + 1) && crate::value::Weekday::parse(doc.word(i)).is_some())
        });
        after || before
    }

    /// `was to open on Monday`: what was meant to be, whether or not it came about.
    fn was_meant(&self, clause: &Range<u32>) -> bool {
        let doc = self.scene.doc;
        clause.clone().any(|i| {
            matches!(doc.word(i), "was" | "were")
                && doc.word(i + 1) == "to"
                && lexicon::is_verb(doc.word(i + 2))
        })
    }

    /// The days of a date, or of a weekday that no date stands beside.
    fn days(&self, mention: &Mention, later: &[Mention]) -> Option<Days> {
        match &mention.value {
            Value::Date(days) => Some(*days),
            Value::Weekday(weekday) => {
                let dated = later
                    .iter()
                    .take(3)
                    .any(|m| matches!(m.value, Value::Date(_)) && m.tokens.start <= mention.tokens.end + 1);
                let published = self.article.0.published.as_ref()?.days;
                let tense = date::tense(self.scene.doc, mention.tokens.clone());
                (!dated && published.is_day()).then(|| date::resolve(*weekday, published, tense))
            }
            _ => None,
        }
    }

    /// The words around a date up to the marks and conjunctions that begin another clause.
    fn clause(&self, sentence: u32, date: &Range<u32>) -> Range<u32> {
        let doc = self.scene.doc;
        let bounds = doc.sentence(sentence).map_or(date.clone(), |s| s.tokens.clone());
        let stops = |i: u32| {
            const STOPS: &[&str] = &[
                ";", ":", "—", "“", "”", "\"", "(", ")", "but", "which", "who", "when", "while", "where",
                "after", "before", "because", "although", "than", "since", "until",
            ];
            let comma = doc.is_mark(i, ",") && i != date.end && i + 1 != date.start;
            comma || STOPS.contains(&doc.word(i))
        };
        let start = (bounds.start..date.start)
            .rev()
            .find(|&i| stops(i))
            .map_or(bounds.start, |i| i + 1);
        let end = (date.end..bounds.end).find(|&i| stops(i)).unwrap_or(bounds.end);
        start..end
    }

    /// The content words of a clause in base form, with their tokens; dates and figures are none.
    fn words(&self, clause: &Range<u32>, date: &Range<u32>) -> Vec<(u32, Sym)> {
        let doc = self.scene.doc;
        clause
            .clone()
            .filter(|i| !date.contains(i) && doc.is_word(*i))
            .map(|i| (i, doc.word(i)))
            .filter(|(_, word)| word.len() > 2 && !lexicon::is_stop(word) && !is_time(word))
            .map(|(i, word)| {
                let bare = word.strip_suffix("'s").unwrap_or(word);
                (i, Sym::from(lexicon::lemma(bare)))
            })
            .collect()
    }
}

/// Words that tell the time and not the event.
fn is_time(word: &str) -> bool {
    const TIMES: &[&str] = &[
        "morning",
        "afternoon",
        "evening",
        "night",
        "day",
        "week",
        "month",
        "year",
        "late",
        "early",
        "today",
        "time",
        "last",
        "hour",
        "hours",
        "noon",
        "midnight",
        "dawn",
        "said",
        "says",
        "told",
        "first",
    ];
    TIMES.contains(&word) || crate::value::Weekday::parse(word.strip_suffix("'s").unwrap_or(word)).is_some()
}

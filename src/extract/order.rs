//! What came first: `hips will move first, followed by cataracts`, `serviced the day before`, `the first since 2019`.

use std::ops::Range;
use std::sync::LazyLock;

use super::claim::{Claim, Mood, Slot};
use super::precede;
use super::run::Scene;
use crate::lexicon::{self, Category};
use crate::read::name::bare;
use crate::rule::{CompareAs, Rule};
use crate::text::vocab::WordList;
use crate::text::{BlockRole, Doc};
use crate::value::{Sym, Value};

/// The slot of the words for what came first, and of those for what came next.
pub const FIRST: &str = "first";
/// See [`FIRST`].
pub const NEXT: &str = "next";
/// The slot of how far before or after: `day`, `25 minute`.
pub const APART: &str = "apart";
/// The slot of the verb that something is said to have been done before or after.
pub const DONE: &str = "done";
/// The slot of what it was before or after.
pub const OF: &str = "of";
/// The slot of the nouns of what is the first of its kind.
pub const KIND: &str = "kind";
/// The slot of the content words of the sentence.
pub const ABOUT: &str = "about";

/// The value of a claim that tells of one thing before another.
pub const PRECEDES: &str = "precedes";

/// Words of a clause on either side that are looked at.
const REACH: u32 = 14;
/// More frequent words say nothing of what a sentence is about.
const COMMON_CLASS: u8 = 7;

/// Words that tell an order: where none stands, nothing is looked for.
static OPENERS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of("first before earlier previously after later afterwards afterward previous then when once")
});

/// The claims of a rule about order; none for any other rule.
pub fn claims((rule, id): (&Rule, u16), article: u32, scene: &Scene<'_>) -> Vec<Claim> {
    if rule.compare.kind != CompareAs::Order {
        return Vec::new();
    }
    let doc = scene.doc;
    let mut out = Vec::new();
    for (n, sentence) in (0..).zip(&doc.sentences) {
        if !matches!(
            doc.role_of(n),
            BlockRole::Body | BlockRole::Deck | BlockRole::Headline
        ) {
            continue;
        }
        let reader = Reader {
            doc,
            sentence: sentence.tokens.clone(),
        };
        for at in sentence.tokens.clone() {
            if !OPENERS.contains(doc.hashed(at)) {
                continue;
            }
            let found = reader
                .sequence(at)
                .or_else(|| reader.beside(at))
                .or_else(|| reader.since(at));
            for found in found.into_iter().chain(precedes(doc, n, at)) {
                let about = Slot::ids(reader.content(sentence.tokens.clone()));
                out.extend(claim((id, article, n), scene, found, about));
            }
        }
    }
    out
}

/// What is found in sentence `n`, unless it is only possible, asked or denied.
fn claim((rule, article, n): (u16, u32, u32), scene: &Scene<'_>, found: Found, about: Slot) -> Option<Claim> {
    let mut slots = found.slots;
    slots.push((Sym::new_static(ABOUT), about));
    slots.sort_by(|a, b| a.0.cmp(&b.0));
    let frame = scene.frames.of(n, found.tokens.clone());
    let told = matches!(frame.mood, Mood::Fact | Mood::Planned);
    let denied = frame.negated && found.value != PRECEDES;
    (told && !denied).then(|| Claim {
        rule,
        article,
        sentence: n,
        span: scene.doc.span(found.tokens.clone()),
        value_span: scene.doc.span(found.tokens),
        slots,
        value: Value::Words(Sym::from(found.value)),
        frame,
        from: 0,
        context: None,
        parts: Vec::new(),
    })
}

/// One thing before another, told with a clause of its own for each.
fn precedes(doc: &Doc<'_>, sentence: u32, at: u32) -> Option<Found> {
    precede::order(doc, sentence, at).map(|order| Found {
        tokens: order.tokens,
        value: PRECEDES.to_owned(),
        slots: vec![
            (Sym::new_static(FIRST), Slot::ids(order.earlier)),
            (Sym::new_static(NEXT), Slot::ids(order.later)),
        ],
    })
}

struct Found {
    tokens: Range<u32>,
    value: String,
    slots: Vec<(Sym, Slot)>,
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    sentence: Range<u32>,
}

impl Reader<'_, '_> {
    fn word(&self, at: u32) -> &str {
        self.doc.word_in(&self.sentence, at)
    }

    /// The content words of a range, as the verbs they are made from, sorted.
    fn content(&self, tokens: Range<u32>) -> Vec<Sym> {
        let words = tokens.filter(|&i| self.doc.is_word(i) && !lexicon::is_stop(self.doc.word(i)));
        let mut out: Vec<Sym> = words
            .map(|i| lexicon::family(lexicon::lemma(bare(self.doc.word(i)))))
            .filter(|w| lexicon::frequency_class(w) > COMMON_CLASS)
            .map(Sym::from)
            .collect();
        out.sort();
        out.dedup();
        out
    }

    /// The nouns and names of a range, without what is only done.
    fn things(&self, tokens: Range<u32>) -> Vec<Sym> {
        let thing = |i: &u32| {
            let word = bare(self.doc.word(*i));
            let name = self.doc.token(*i).is_some_and(|t| t.capital) && !lexicon::is_known(word);
            let noun = lexicon::is_noun(word)
                && !lexicon::is_stop(word)
                && lexicon::frequency_class(word) > COMMON_CLASS;
            let before = i.checked_sub(1).map_or("", |i| self.word(i));
            let done = matches!(
                before,
                "will" | "would" | "to" | "can" | "shall" | "may" | "must" | "should"
            );
            self.doc.is_word(*i) && (name || noun && !done)
        };
        let mut out: Vec<Sym> = tokens
            .filter(thing)
            .map(|i| Sym::from(lexicon::noun_lemma(bare(self.doc.word(i)))))
            .collect();
        out.sort();
        out.dedup();
        out
    }

    /// The end of the clause that begins at `from`.
    fn clause_end(&self, from: u32) -> u32 {
        let stop = |i: &u32| matches!(self.doc.raw(*i), "," | ";" | ":" | "." | "—" | "”" | "\"");
        let end = self.sentence.end.min(from + REACH);
        (from..end).find(stop).unwrap_or(end)
    }

    /// `A will move first, followed by B`, `A first, then B`, `A will speak first and B after it`.
    fn sequence(&self, at: u32) -> Option<Found> {
        let adverb = self.word(at) == "first"
            && (self.doc.is_mark(at + 1, ",") || matches!(self.word(at + 1), "and" | "then" | "before"));
        if !adverb
            || matches!(
                self.word(at.checked_sub(1)?),
                "the" | "its" | "their" | "at" | "his" | "her"
            )
        {
            return None;
        }
        let next = at + 1 + u32::from(self.doc.is_mark(at + 1, ","));
        let from = match (self.word(next), self.word(next + 1)) {
            ("followed", "by") | ("and", "then") => next + 2,
            ("then" | "before" | "with", _) => next + 1,
            ("and", _) => next + 1,
            _ => return None,
        };
        let end = self.clause_end(from);
        let told = |words: &[&str]| (from..end).any(|i| words.contains(&self.word(i)));
        let needs = match self.word(next) {
            "with" => told(&["following", "after", "afterwards", "later", "next"]),
            "and" if self.word(next + 1) != "then" => {
                told(&["after", "afterwards", "second", "next", "later"])
            }
            _ => true,
        };
        let start = at.saturating_sub(REACH).max(self.sentence.start);
        let open = (start..at)
            .rev()
            .find(|&i| matches!(self.doc.raw(i), "," | ";" | ":" | "“" | "\""))
            .map_or(start, |i| i + 1);
        let (first, second) = (self.things(open..at), self.things(from..end));
        (needs && !first.is_empty() && !second.is_empty()).then(|| Found {
            tokens: open..end,
            value: "sequence".to_owned(),
            slots: vec![
                (Sym::new_static(FIRST), Slot::ids(first)),
                (Sym::new_static(NEXT), Slot::ids(second)),
            ],
        })
    }

    /// `serviced the day before`, `25 minutes after it fell`, `the previous afternoon`.
    fn beside(&self, at: u32) -> Option<Found> {
        let side = match self.word(at) {
            "before" | "earlier" | "previously" => "before",
            "after" | "later" | "afterwards" => "after",
            "previous" => return self.previous(at),
            _ => return None,
        };
        // `Minutes` are also those of a meeting, and a noun of their own.
        let unit = self.word(at.checked_sub(1)?).trim_end_matches('s');
        if !matches!(
            unit,
            "minute" | "hour" | "day" | "night" | "week" | "month" | "year"
        ) {
            return None;
        }
        let count = self.word(at.checked_sub(2)?);
        let start = at - 2;
        let apart = match count {
            "the" | "a" | "an" | "one" => unit.to_owned(),
            _ if self.doc.is_figure(start) || lexicon::is_known(count) => format!("{count} {unit}"),
            _ => return None,
        };
        let end = self.clause_end(at + 1).min(at + 6);
        Some(self.found(side, &apart, start, at + 1, at + 1..end))
    }

    /// `had worked the previous afternoon`: the day before.
    fn previous(&self, at: u32) -> Option<Found> {
        let part = matches!(
            self.word(at + 1),
            "day" | "afternoon" | "morning" | "evening" | "night"
        );
        let start = at.checked_sub(1).filter(|&i| self.word(i) == "the" && part)?;
        Some(self.found("before", "day", start, at + 2, at + 2..at + 2))
    }

    fn found(&self, side: &str, apart: &str, start: u32, end: u32, of: Range<u32>) -> Found {
        let back = start.saturating_sub(5).max(self.sentence.start);
        let done = (back..start)
            .rev()
            .find(|&i| lexicon::is_verb(self.word(i)) && !lexicon::is_stop(self.word(i)))
            .map(|i| (i, Sym::from(lexicon::verb_lemma(self.word(i)))));
        let mut slots = vec![
            (Sym::new_static(APART), Slot::Id(Sym::from(apart))),
            (Sym::new_static(OF), Slot::ids(self.content(of.clone()))),
        ];
        let from = done.as_ref().map_or(start, |(i, _)| *i);
        slots.extend(done.map(|(_, verb)| (Sym::new_static(DONE), Slot::Id(verb))));
        Found {
            tokens: from..end.max(of.end),
            value: side.to_owned(),
            slots,
        }
    }

    /// `the first since 2019`, `the first strike in the trust's history`.
    fn since(&self, at: u32) -> Option<Found> {
        if self.word(at) != "first" || self.word(at.checked_sub(1)?) != "the" {
            return None;
        }
        let stop = (at + 1..at + 5).find(|&i| matches!(self.word(i), "since" | "in" | "ever"))?;
        let words = (at + 1..stop).all(|i| self.doc.is_word(i));
        let (value, end) = match self.word(stop) {
            "since" if self.doc.is_figure(stop + 1) => (self.doc.raw(stop + 1).to_owned(), stop + 2),
            "ever" => ("ever".to_owned(), stop + 1),
            "in" => {
                let end = (stop + 1..stop + 5).find(|&i| self.word(i) == "history")?;
                ("ever".to_owned(), end + 1)
            }
            _ => return None,
        };
        let year = value == "ever" || value.len() == 4;
        let start = self.sentence.start;
        let kinds = (start..stop).filter(|&i| {
            let event = matches!(
                lexicon::category(self.word(i)),
                Some(Category::Act | Category::Event)
            );
            self.doc.is_word(i) && event && lexicon::frequency_class(self.word(i)) > COMMON_CLASS
        });
        let mut kinds: Vec<Sym> = kinds
            .map(|i| Sym::from(lexicon::noun_lemma(self.word(i))))
            .collect();
        kinds.sort();
        kinds.dedup();
        (words && year).then(|| Found {
            tokens: at - 1..end,
            value: format!("first {value}"),
            slots: vec![(Sym::new_static(KIND), Slot::ids(kinds))],
        })
    }
}

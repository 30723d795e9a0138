//! Which way a thing went: `the council approved the plan`, `Doran was acquitted`, `the race was called off`, `rated
//! “poor”`; each with the words for the thing, so that `compare/opposite/outcome.rs` can find the opposite said of it.

mod scale;
pub(super) mod theme;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::claim::{Claim, Slot};
use super::content::content;
use super::run::Scene;
use crate::lexicon;
use crate::lexicon::memo::{Memo, remembered};
use crate::rule::{CompareAs, Rule};
use crate::text::Doc;
use crate::text::vocab::{Word, WordList};
use crate::value::{Sym, Value};
use scale::{CUES, Cue, MARKS, Of};
use theme::{Theme, after, before};

/// The slot of the scale of opposites.
pub const SCALE: &str = "scale";
/// The slot of the noun or name of what went one way.
pub const HEAD: &str = "what";
/// The slot of the names in its words.
pub const NAMES: &str = "names";
/// The slot of its other words.
pub const WORDS: &str = "words";
/// The slot of the content words of the sentence.
pub const ABOUT: &str = "about";
/// The scale of marks.
pub const MARK: &str = "mark";

/// Claims of one article.
const MOST: usize = 200;
/// More frequent words say nothing of what a sentence is about.
const COMMON_CLASS: u8 = 6;

/// The claims of a rule about opposites; none for any other rule.
pub fn claims((rule, id): (&Rule, u16), article: u32, scene: &Scene<'_>) -> Vec<Claim> {
    if rule.compare.kind != CompareAs::Opposite {
        return Vec::new();
    }
    let doc = scene.doc;
    let mut out = Vec::new();
    for (n, sentence) in doc.copy() {
        if out.len() >= MOST {
            break;
        }
        let reader = Reader {
            doc,
            sentence: sentence.tokens.clone(),
        };
        for at in sentence.tokens.clone() {
            if !doc.is_word(at) || !may_be_cue(doc.hashed(at)) {
                continue;
            }
            let Some(found) = reader.mark(at).or_else(|| reader.way(at)) else {
                continue;
            };
            let about = content(doc, sentence.tokens.clone(), COMMON_CLASS);
            let personal = matches!(found.scale, "verdict" | "plea" | "life" | "post" | "contest");
            let open = sentence.tokens.clone().any(|i| doc.word(i) == "yet");
            if open || personal && found.theme.names.is_empty() {
                continue;
            }
            let frame = scene.frames.of(n, found.verb.clone());
            out.push(Claim {
                rule: id,
                article,
                sentence: n,
                span: doc.span(found.tokens.clone()),
                value_span: doc.span(found.verb),
                slots: slots(found.scale, found.theme, about),
                value: Value::Words(Sym::from(found.way)),
                frame,
                from: 0,
                context: None,
                parts: Vec::new(),
            });
        }
    }
    out
}

fn slots(scale: &'static str, theme: Theme, about: BTreeSet<Sym>) -> Vec<(Sym, Slot)> {
    let mut slots = vec![
        (Sym::new_static(ABOUT), Slot::ids(about)),
        (Sym::new_static(NAMES), Slot::ids(theme.names)),
        (Sym::new_static(SCALE), Slot::Id(Sym::new_static(scale))),
        (Sym::new_static(WORDS), Slot::ids(theme.words)),
    ];
    slots.extend(theme.head.map(|head| (Sym::new_static(HEAD), Slot::Id(head))));
    slots.sort_by(|a, b| a.0.cmp(&b.0));
    slots
}

/// A way that something went.
struct Found {
    scale: &'static str,
    way: &'static str,
    theme: Theme,
    verb: Range<u32>,
    tokens: Range<u32>,
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    sentence: Range<u32>,
}

/// The first words of all cues, so that most words are refused by one look-up.
static VERBS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(CUES.iter().filter_map(|cue| cue.words.first().copied())));

thread_local! {
    static ASKED: RefCell<Memo<bool>> = const { Memo::new() };
}

/// Whether a way or a mark may begin with `word`: most words are refused by one look-up.
fn may_be_cue(word: Word<'_>) -> bool {
    remembered(&ASKED, word, |word| {
        VERBS.contains(lexicon::verb_lemma(word)) || RATED.contains(&word)
    })
}

/// Words before a mark.
const RATED: [&str; 5] = ["rated", "graded", "judged", "rating", "deemed"];

impl Reader<'_, '_> {
    fn word(&self, at: u32) -> &str {
        self.doc.word_in(&self.sentence, at)
    }

    /// The way that the verb at `at` says, with what it says it of.
    fn way(&self, at: u32) -> Option<Found> {
        let word = self.word(at);
        let lemma = lexicon::verb_lemma(word);
        if !VERBS.contains(lemma) {
            return None;
        }
        // A bare form is an infinitive, an order or a noun more often than an outcome.
        let helper = at.checked_sub(1).map_or("", |i| self.word(i));
        let helped = matches!(
            helper,
            "not" | "did" | "didn't" | "will" | "would" | "may" | "might" | "could"
        );
        let bare = word == lemma && word != "shut" && !helped;
        if !lexicon::is_verb(word) || bare || is_attributive(self, at) {
            return None;
        }
        let cue = CUES.iter().find(|cue| self.is_cue(cue, at, lemma))?;
        let end = at + u32::try_from(cue.words.len()).ok()?;
        let theme = match (cue.of, self.is_passive(at)) {
            (Of::Subject, true) => None,
            (Of::Subject, false) | (Of::Object, true) => before(self.doc, &self.sentence, at),
            (Of::Object, false) => after(self.doc, &self.sentence, end).or_else(|| {
                // `Mayor convicted of fraud`: the object of a verb that has none stands before it.
                let cut = word.ends_with("ed") || word != lemma;
                let prep = matches!(
                    self.word(end),
                    "of" | "by" | "in" | "over" | "for" | "on" | "after" | ""
                );
                (cut && prep)
                    .then(|| before(self.doc, &self.sentence, at))
                    .flatten()
            }),
        }?;
        let tokens = at.min(theme.tokens.start)..end.max(theme.tokens.end);
        Some(Found {
            scale: cue.scale,
            way: cue.way,
            theme,
            verb: at..end,
            tokens,
        })
    }

    fn is_cue(&self, cue: &Cue, at: u32, lemma: &str) -> bool {
        let mut words = cue.words.iter();
        words.next().is_some_and(|verb| *verb == lemma)
            && (at + 1..).zip(words).all(|(i, word)| self.word(i) == *word)
    }

    /// `was convicted`, `has been approved`.
    fn is_passive(&self, at: u32) -> bool {
        let word = self.word(at);
        let participle = word != lexicon::verb_lemma(word) || matches!(word, "shut");
        participle
            && (1..=3)
                .map(|back| at.checked_sub(back).map_or("", |i| self.word(i)))
                .take_while(|w| {
                    matches!(*w, "not" | "also" | "later" | "never") || w.ends_with("ly") || is_be(w)
                })
                .any(is_be)
    }

    /// `rated “poor”`, `was given a rating of fair`.
    fn mark(&self, at: u32) -> Option<Found> {
        let word = self.word(at);
        if !RATED.contains(&word) {
            return None;
        }
        let skips = |i: u32| {
            self.doc.is_mark(i, "\"")
                || matches!(
                    self.word(i),
                    "“" | "'" | "‘" | ":" | "of" | "as" | "a" | "it" | "the"
                )
        };
        let object = after(self.doc, &self.sentence, at + 1)
            .filter(|o| word == "rated" && !o.names.is_empty() && o.tokens.start <= at + 2);
        let mut from = at + 1;
        while from < at + 5 && skips(from) {
            from += 1;
        }
        // `rated Larch House inadequate`: the mark stands behind what has it, and may be taken for a part of it.
        let named = |i: &u32| self.doc.token(*i).is_some_and(|t| t.capital);
        from = object
            .as_ref()
            .and_then(|_| (from..from + 6).find(|i| !named(i)))
            .unwrap_or(from);
        let mark = MARKS
            .iter()
            .find(|mark| (from..).zip(mark.iter()).all(|(i, w)| self.word(i) == *w))?;
        let end = from + u32::try_from(mark.len()).ok()?;
        let theme = object
            .or_else(|| before(self.doc, &self.sentence, at))
            .unwrap_or_default();
        Some(Found {
            scale: MARK,
            way: mark.last().copied()?,
            theme,
            verb: at..end,
            tokens: at..end,
        })
    }
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "was" | "were" | "is" | "are" | "been" | "being" | "got" | "gets"
    )
}

/// `rising prices`, `the convicted man`, `a fall in`, `to approve`: nothing that went one way.
fn is_attributive(reader: &Reader<'_, '_>, at: u32) -> bool {
    let word = reader.word(at);
    let before = at.checked_sub(1).map_or("", |i| reader.word(i));
    let determined = matches!(
        before,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "this"
            | "that"
            | "of"
            | "to"
            | "no"
            | "any"
            | "for"
    );
    determined || word.ends_with("ing")
}

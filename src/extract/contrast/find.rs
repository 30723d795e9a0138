//! Where a sentence words a value, and whether it says or denies it.

use std::ops::Range;

use crate::lexicon::contrast::{Contrasts, Forms, GAP, Part, Parts, Wording, contrasts};
use crate::lexicon::{self, verb_lemma};
use crate::text::Doc;
use crate::text::vocab::{WordId, WordSet, disowned};

/// Function words that may stand between two words of a wording.
const SKIPPED: u32 = 3;
/// How far before a wording a negation may stand.
const REACH: u32 = 7;

/// A value in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) attribute: usize,
    pub(super) value: usize,
    /// From the first word of the wording to the last.
    pub(super) tokens: Range<u32>,
    /// The same with the word that denies it.
    pub(super) shown: Range<u32>,
    /// The words of the wording itself.
    pub(super) words: Vec<u32>,
    pub(super) negated: bool,
    /// Whether the wording itself denies something: `no arrests`.
    pub(super) denies: bool,
    /// Whether the negation is of everybody or everything: `nobody`, `none`.
    pub(super) all: bool,
    /// Whether it is asked, feared, alleged or only looked into.
    pub(super) hedged: bool,
}

/// All values in a sentence; of wordings of one attribute that share a word the one with most words counts.
pub(super) fn find(doc: &Doc<'_>, sentence: &Range<u32>) -> Vec<Found> {
    let matcher = Matcher::new(doc, sentence, contrasts());
    let mut all: Vec<(Wording<'_>, Vec<u32>)> = Vec::new();
    let mut words = Vec::new();
    for at in sentence.clone().filter(|&i| doc.is_word(i)) {
        let forms = matcher.forms(at);
        if forms == Forms::default() {
            continue;
        }
        for wording in matcher.table.beginning(forms) {
            words.clear();
            if wording.parts.may_stand(&matcher.present) && matcher.takes(&wording, at, &mut words) {
                all.push((wording, words.clone()));
            }
        }
    }
    all.sort_by_key(|(w, words)| {
        (
            w.attribute,
            std::cmp::Reverse(words.len()),
            spread(words),
            words.first().copied(),
        )
    });
    let mut kept: Vec<(Wording<'_>, Vec<u32>)> = Vec::new();
    for (wording, words) in all {
        let taken = kept
            .iter()
            .any(|(w, k)| w.attribute == wording.attribute && k.iter().any(|i| words.contains(i)));
        if !taken {
            kept.push((wording, words));
        }
    }
    let mut out: Vec<Found> = kept
        .iter()
        .filter_map(|(w, words)| read(doc, sentence, w, words))
        .collect();
    out.sort_by_key(|f| (f.tokens.start, f.attribute));
    out
}

fn spread(words: &[u32]) -> u32 {
    words
        .last()
        .unwrap_or(&0)
        .saturating_sub(*words.first().unwrap_or(&0))
}

fn read(doc: &Doc<'_>, sentence: &Range<u32>, wording: &Wording<'_>, words: &[u32]) -> Option<Found> {
    let (first, last) = (*words.first()?, *words.last()?);
    let tokens = first..last + 1;
    let clause = clause_start(doc, sentence, first);
    let before = clause..first;
    let inside = tokens.clone().filter(|i| !words.contains(i));
    let around: Vec<u32> = before.clone().chain(inside).collect();
    let mut count = around.iter().filter(|&&i| is_not(doc, i)).count();
    let behind = last + 1..(last + 3).min(sentence.end);
    let denies = words.iter().any(|&i| is_not(doc, i)) || count > 0;
    // `None of the organs, the old one included, was insured`: the clause goes on behind what stands between commas.
    let opens = opens_with_none(doc, sentence, first);
    count += usize::from(opens && count == 0);
    let mut all = opens || around.iter().any(|&i| is_all(doc, i));
    let none = matches!(doc.word(first), "no" | "without") || is_all(doc, first);
    if behind.clone().next().is_some_and(|i| is_all(doc, i)) {
        count += 1;
        all = true;
    }
    let denial = if opens {
        Some(sentence.start)
    } else {
        before.clone().find(|&i| is_not(doc, i))
    };
    let behind = if all && denial.is_none() {
        last + 2
    } else {
        last + 1
    };
    Some(Found {
        shown: denial.unwrap_or(first)..behind.min(sentence.end),
        attribute: wording.attribute,
        value: wording.value?,
        negated: count % 2 == 1,
        denies,
        all: all || none,
        hedged: is_far(doc, denial, first)
            || is_unproved(doc, clause, &around)
            || (denies || none) && around.iter().any(|&i| is_degree(doc.word(i)))
            || around.iter().any(|&i| is_hedge(doc.word(i)))
            || before.clone().any(|i| is_part(doc.word(i)))
            || is_infinitive(doc, first)
            || all && matches!(doc.word(last + 1), "by" | "in"),
        tokens,
        words: words.to_vec(),
    })
}

/// Whether the denial belongs to another verb: `never heard such a noise in the rain`.
fn is_far(doc: &Doc<'_>, denial: Option<u32>, first: u32) -> bool {
    let verb = |i: u32| {
        let word = doc.word(i);
        lexicon::is_verb(word) && !lexicon::is_stop(word) && !lexicon::is_adjective(word)
    };
    let of_verb = |i: &u32| !matches!(doc.word(*i), "no" | "without") && !is_all(doc, *i);
    let own = verb(first) && verb_lemma(doc.word(first)) != doc.word(first);
    denial
        .filter(of_verb)
        .is_some_and(|i| !own && (i + 1..first).any(|j| verb(j) && !doc.word(j).ends_with("ly")))
}

/// `no evidence of`, `no sign that`: what nobody has shown is not denied.
fn is_unproved(doc: &Doc<'_>, clause: u32, around: &[u32]) -> bool {
    let shows = |i: u32| {
        matches!(
            doc.word(i),
            "evidence" | "sign" | "signs" | "proof" | "indication" | "suggestion" | "question" | "reports"
        )
    };
    let leads = matches!(doc.word(clause.saturating_sub(1)), "that" | "if");
    around.iter().any(|&i| shows(i)) || leads && (clause.saturating_sub(4)..clause).any(shows)
}

/// `nobody was badly hurt`, `no other arrests`: what is denied is a degree, or the rest.
fn is_degree(word: &str) -> bool {
    matches!(
        word,
        "seriously"
            | "badly"
            | "severely"
            | "gravely"
            | "critically"
            | "fatally"
            | "serious"
            | "severe"
            | "major"
            | "grave"
            | "critical"
            | "else"
            | "other"
            | "further"
            | "more"
            | "new"
            | "fewer"
            | "immediate"
            | "immediately"
    )
}

/// Whether the sentence begins with a denial of all, and nothing but one pair of commas parts it from `at`.
fn opens_with_none(doc: &Doc<'_>, sentence: &Range<u32>, at: u32) -> bool {
    let commas = (sentence.start..at).filter(|&i| doc.is_mark(i, ","));
    let stops = (sentence.start..at).any(|i| !doc.is_word(i) && !doc.is_mark(i, ",") && !doc.is_mark(i, "-"));
    let none = is_all(doc, sentence.start) || matches!(doc.word(sentence.start), "neither" | "no");
    none && !stops && commas.count() == 2
}

struct Matcher<'d, 't> {
    doc: &'d Doc<'t>,
    sentence: &'d Range<u32>,
    table: &'static Contrasts,
    /// The forms of each token of the sentence.
    forms: Vec<Forms>,
    /// Which words of wordings are among them.
    present: WordSet,
}

impl<'d, 't> Matcher<'d, 't> {
    fn new(doc: &'d Doc<'t>, sentence: &'d Range<u32>, table: &'static Contrasts) -> Self {
        let forms = |i: u32| match disowned(doc.word(i)) {
            Some(word) => table.forms(word),
            None => table.forms(doc.hashed(i)),
        };
        let forms: Vec<Forms> = sentence.clone().map(forms).collect();
        let figure = sentence.clone().any(|i| doc.is_figure(i));
        let figure = figure.then(|| table.figure());
        let present = forms.iter().flatten().copied().chain(figure);
        let present = WordSet::new(present.map(WordId::from));
        Self {
            doc,
            sentence,
            table,
            forms,
            present,
        }
    }

    fn forms(&self, at: u32) -> Forms {
        let place = at.checked_sub(self.sentence.start);
        place
            .and_then(|place| self.forms.get(place as usize))
            .copied()
            .unwrap_or_default()
    }

    /// Whether `wording` stands there with its first word at `at`; then `words` are the tokens of its words.
    fn takes(&self, wording: &Wording<'_>, at: u32, words: &mut Vec<u32>) -> bool {
        wording.parts.split_first().is_some_and(|(first, rest)| {
            words.push(at);
            self.fits(at, first) && self.rest(rest, at + 1, words)
        })
    }

    fn rest(&self, parts: Parts<'_>, at: u32, words: &mut Vec<u32>) -> bool {
        let Some((part, rest)) = parts.split_first() else {
            return true;
        };
        let (part, rest, most) = match rest.split_first() {
            Some((next, rest)) if part.is_gap() => (next, rest, GAP),
            None if part.is_gap() => return true,
            _ => (part, rest, SKIPPED),
        };
        for i in at..(at + most + 1).min(self.sentence.end) {
            if self.fits(i, part) {
                words.push(i);
                if self.rest(rest, i + 1, words) {
                    return true;
                }
                words.pop();
            }
            let passes = if most == GAP {
                self.opens(i)
            } else {
                self.is_small(i)
            };
            if !passes {
                return false;
            }
        }
        false
    }

    fn fits(&self, at: u32, part: Part<'_>) -> bool {
        if self.doc.is_figure(at) {
            part.is_figure(self.table.figure())
        } else {
            part.fits(self.forms(at))
        }
    }

    /// Whether a gap may go over a token.
    fn opens(&self, at: u32) -> bool {
        (self.doc.is_word(at) || self.doc.is_figure(at) || self.doc.is_mark(at, "-"))
            && !matches!(
                self.doc.word(at),
                "but" | "while" | "because" | "although" | "after" | "before" | "when" | "if" | "until"
            )
    }

    /// Function words and adverbs.
    fn is_small(&self, at: u32) -> bool {
        let word = self.doc.word(at);
        let small = lexicon::is_stop(self.doc.hashed(at)) || word.ends_with("ly");
        let joins = matches!(
            word,
            "and"
                | "but"
                | "or"
                | "who"
                | "which"
                | "that"
                | "if"
                | "to"
                | "after"
                | "before"
                | "when"
                | "until"
                | "because"
                | "while"
        );
        self.doc.is_mark(at, "-") || small && !joins && self.doc.is_word(at)
    }
}

/// Where the clause that holds `at` begins, at most [`REACH`] words before.
fn clause_start(doc: &Doc<'_>, sentence: &Range<u32>, at: u32) -> u32 {
    let low = at.saturating_sub(REACH).max(sentence.start);
    let stops = |i: &u32| {
        !doc.is_word(*i) && !doc.is_figure(*i) && !doc.is_mark(*i, "-")
            || matches!(
                doc.word(*i),
                "but"
                    | "and"
                    | "that"
                    | "which"
                    | "who"
                    | "because"
                    | "although"
                    | "while"
                    | "when"
                    | "after"
                    | "before"
                    | "as"
                    | "so"
                    | "until"
                    | "or"
            )
    };
    (low..at).rev().find(stops).map_or(low, |i| i + 1)
}

fn is_not(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    let looks = matches!(
        doc.word(at + 1),
        "only" | "just" | "merely" | "least" | "until" | "doubt" | "less" | "more"
    );
    !looks
        && (matches!(
            word,
            "not"
                | "never"
                | "no"
                | "cannot"
                | "neither"
                | "nor"
                | "without"
                | "fail"
                | "fails"
                | "failed"
                | "failing"
                | "hardly"
                | "unable"
                | "nothing"
                | "refused"
                | "declined"
                | "lacked"
        ) || word.ends_with("n't")
            || is_all(doc, at))
}

/// `nobody`, `no one`, `none of them`.
fn is_all(doc: &Doc<'_>, at: u32) -> bool {
    matches!(doc.word(at), "nobody" | "none")
        || doc.word(at) == "no"
            && (doc.word(at + 1) == "one" || doc.is_mark(at + 1, "-") && doc.word(at + 2) == "one")
}

/// `some of`, `most`, `others`: what is said of a part is not said of the whole.
fn is_part(word: &str) -> bool {
    matches!(
        word,
        "some"
            | "most"
            | "many"
            | "few"
            | "half"
            | "others"
            | "other"
            | "another"
            | "several"
            | "third"
            | "quarter"
    )
}

/// `to open`, behind anything but `failed`, `refused`, `had to`.
fn is_infinitive(doc: &Doc<'_>, at: u32) -> bool {
    let before = |n: u32| at.checked_sub(n).map_or("", |i| doc.word(i));
    let verb = lexicon::is_verb(doc.word(at)) && verb_lemma(doc.word(at)) == doc.word(at);
    before(1) == "to"
        && verb
        && !matches!(
            before(2),
            "failed"
                | "refused"
                | "had"
                | "declined"
                | "forced"
                | "unable"
                | "promised"
                | "began"
                | "decided"
                | "voted"
                | "agreed"
                | "chose"
                | "elected"
                | "refuses"
                | "forces"
                | "sentenced"
        )
}

/// What is only feared, alleged, asked or wanted.
fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "may"
            | "might"
            | "could"
            | "would"
            | "should"
            | "whether"
            | "if"
            | "unless"
            | "feared"
            | "alleged"
            | "allegedly"
            | "reportedly"
            | "suspected"
            | "possible"
            | "possibly"
            | "denied"
            | "denies"
            | "denying"
            | "claimed"
            | "likely"
            | "unlikely"
            | "must"
            | "perhaps"
            | "rumoured"
            | "rumored"
            | "almost"
            | "nearly"
            | "yet"
            | "wanted"
            | "hoped"
            | "hope"
            | "hopes"
            | "threatened"
            | "threatens"
            | "urged"
            | "asked"
            | "called"
            | "proposed"
            | "accused"
    )
}

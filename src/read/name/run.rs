//! Runs of capitalised words: where a name may stand.
//!
//! A run never leaves its sentence. Words that are capitalised for another reason (the first of a sentence, days and
//! months, nationalities) do not make one by themselves.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::{self, Category, gazetteer, given, role};
use crate::text::vocab::{Word, WordList, disowned};
use crate::text::{BlockRole, Doc, Token, TokenKind};

/// A run of capitalised words with the small words inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) tokens: Range<u32>,
    pub(super) sentence: u32,
    /// The last word has a possessive ending.
    pub(super) possessive: bool,
}

/// Words that stand, in small letters, inside the names of persons.
static PARTICLES: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of("abu af al ap ben bin da de del della den der di dos du el ibn la le ten ter van von y zu")
});

/// Words of the calendar, always capitalised.
static CALENDAR: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(
        "january february march april may june july august september october november december \
         monday tuesday wednesday thursday friday saturday sunday",
    )
});

/// Shortened titles and parts of names that are written with a dot.
static DOTTED: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(
        "adm brig capt cmdr col cpl det dr gen gov hon insp jr lt maj \
         mr mrs ms mx prof rep rev sen sgt st supt",
    )
});

/// A title has at least so many capitalised words.
const FEWEST_IN_TITLE: u32 = 4;
/// An article whose words are in capitals this often, in per cent, is agency copy in upper case.
const UPPER_CASE: usize = 40;

/// Whether capitals say nothing in the whole document.
pub(super) fn is_upper_case(doc: &Doc<'_>) -> bool {
    let (mut all, mut capitals) = (0usize, 0usize);
    for token in &doc.tokens {
        let word = token.kind == TokenKind::Word;
        all += usize::from(word);
        capitals += usize::from(word && token.all_caps);
    }
    all > 0 && capitals * 100 > all * UPPER_CASE
}

/// Whether sentence `number` is capitalised like a title: no full stop, and nothing in small letters but small words.
pub(super) fn is_title_case(doc: &Doc<'_>, number: u32) -> bool {
    let Some(sentence) = doc.sentence(number) else {
        return false;
    };
    let last = sentence.tokens.end.saturating_sub(1);
    if matches!(doc.raw(last), "." | "!" | "?" | "”" | "\"") && sentence.tokens.len() > 1 {
        return false;
    }
    let mut capitals = 0;
    for i in sentence.tokens.clone().filter(|&i| doc.is_word(i)) {
        if doc.token(i).is_some_and(|t| t.capital) {
            capitals += 1;
        } else if !lexicon::is_stop(hashed(doc, i)) && !glued(doc, i) {
            return false;
        }
    }
    capitals >= FEWEST_IN_TITLE
}

fn glued(doc: &Doc<'_>, i: u32) -> bool {
    doc.token(i).is_some_and(|t| t.glued)
}

/// Every run of the document, in order, outside titles.
pub(super) fn find(doc: &Doc<'_>) -> Vec<Run> {
    let (plain, refused) = pass(doc);
    // What ends a name of several words, or stands inside a sentence, is a name at the start of another one, too.
    let known: BTreeSet<&str> = plain
        .iter()
        .filter(|r| r.tokens.len() > 1)
        .map(|r| bare(doc.word(r.tokens.end.saturating_sub(1))))
        .filter(|w| !is_common_end(w))
        .collect();
    let again: BTreeSet<u32> = refused
        .into_iter()
        .filter(|(_, at)| known.contains(bare(doc.word(*at))))
        .map(|(sentence, _)| sentence)
        .collect();
    if again.is_empty() {
        return plain;
    }
    let mut out: Vec<Run> = plain
        .into_iter()
        .filter(|r| !again.contains(&r.sentence))
        .collect();
    for number in again {
        if let Some(sentence) = doc.sentence(number) {
            let finder = Finder {
                doc,
                number,
                range: sentence.tokens.clone(),
                known: &known,
            };
            finder.run(&mut out, &mut Vec::new());
        }
    }
    out.sort_by_key(|r| r.tokens.start);
    out
}

/// Last words of names that are as often no names: `River`, `Ministry`, `Minister`.
fn is_common_end(word: &str) -> bool {
    super::candidate::is_place_noun(word)
        || role::role(word).is_some()
        || matches!(
            lexicon::category(word),
            Some(Category::Group | Category::Artifact)
        )
}

/// Every run, as long as no word is known to end names; and the first words that are no names for that reason alone,
/// with their sentences.
fn pass(doc: &Doc<'_>) -> (Vec<Run>, Vec<(u32, u32)>) {
    let mut runs = Vec::new();
    let mut refused = Vec::new();
    for (number, sentence) in (0u32..).zip(&doc.sentences) {
        let role = doc.role_of(number);
        if role == BlockRole::Boilerplate || role == BlockRole::Byline || is_title_case(doc, number) {
            continue;
        }
        let finder = Finder {
            doc,
            number,
            range: sentence.tokens.clone(),
            known: &BTreeSet::new(),
        };
        finder.run(&mut runs, &mut refused);
    }
    (runs, refused)
}

struct Finder<'d, 't> {
    doc: &'d Doc<'t>,
    number: u32,
    range: Range<u32>,
    /// Words that are known to end names.
    known: &'d BTreeSet<&'d str>,
}

impl Finder<'_, '_> {
    fn run(&self, out: &mut Vec<Run>, refused: &mut Vec<(u32, u32)>) {
        let mut at = self.range.start;
        while at < self.range.end {
            if !self.may_start(at) {
                at += 1;
                continue;
            }
            if !self.starts(at) {
                if self.is_name_word(at) && self.opens(at) {
                    refused.push((self.number, at));
                }
                at += 1;
                continue;
            }
            let end = self.end_of(at);
            out.push(Run {
                tokens: at..end,
                sentence: self.number,
                possessive: is_possessive(self.doc, end.saturating_sub(1)),
            });
            at = end;
        }
    }

    /// The cheap half of [`Self::starts`]: most words are in small letters, and no hyphen stands behind them.
    fn may_start(&self, i: u32) -> bool {
        let joined = |t: &Token| t.glued && t.kind == TokenKind::Mark;
        self.doc.token(i).is_some_and(|t| t.capital) || self.doc.token(i + 1).is_some_and(joined)
    }

    fn inside(&self, i: u32) -> bool {
        self.range.contains(&i)
    }

    /// Whether token `i` is a word that may be part of a name.
    fn is_name_word(&self, i: u32) -> bool {
        let written = |t: &Token| t.kind == TokenKind::Word && t.capital;
        self.inside(i) && self.doc.token(i).is_some_and(written) && {
            let word = bare(self.doc.word(i));
            let title = || matches!(word, "mr" | "mrs" | "ms");
            let given = || word.len() > 2 && given::bearers(word).is_some();
            (!lexicon::is_stop(hashed(self.doc, i)) || title() || given()) && !is_pronoun(word)
        }
    }

    fn starts(&self, i: u32) -> bool {
        if self.is_article_name(i) {
            return true;
        }
        if !self.is_name_word(i) || self.is_compound_end(i) {
            return false;
        }
        let word = bare(self.doc.word(i));
        if CALENDAR.contains(hashed(self.doc, i)) {
            return (given::bearers(word).is_some() && self.is_name_word(i + 1)) && !self.opens(i);
        }
        !self.opens(i) || self.is_name_at_start(i)
    }

    /// `al-` or `el-` before a capital.
    fn is_article_name(&self, i: u32) -> bool {
        self.inside(i)
            && self.is_hyphen(i + 1)
            && matches!(self.doc.word(i), "al" | "el" | "an" | "ad" | "as" | "ar" | "ash")
            && self.is_name_word(i + 2)
    }

    fn is_hyphen(&self, i: u32) -> bool {
        let glued = |i| self.inside(i) && self.doc.token(i).is_some_and(|t| t.glued);
        let mark = self.doc.token(i).is_some_and(|t| t.kind == TokenKind::Mark);
        mark && glued(i) && glued(i + 1) && matches!(self.doc.raw(i), "-" | "‐" | "‑")
    }

    /// `Moscow` in `pro-Moscow`: the first half tells.
    fn is_compound_end(&self, i: u32) -> bool {
        let Some(before) = i.checked_sub(2) else {
            return false;
        };
        self.inside(before) && self.is_hyphen(i - 1) && !self.doc.token(before).is_some_and(|t| t.capital)
    }

    /// Whether a capital at `i` may only be there because something begins.
    fn opens(&self, i: u32) -> bool {
        i == self.range.start
            || i.checked_sub(1).is_some_and(|b| {
                matches!(
                    self.doc.raw(b),
                    "“" | "\""
                        | "‘"
                        | "'"
                        | "«"
                        | "„"
                        | ":"
                        | "—"
                        | "–"
                        | "-"
                        | "•"
                        | "*"
                        | "("
                        | "…"
                        | "."
                        | "?"
                        | "!"
                )
            })
    }

    /// Whether the first word of a sentence is more than an ordinary word: unknown to the lexicon, followed by
    /// another capital, or a known place.
    fn is_name_at_start(&self, i: u32) -> bool {
        let word = bare(self.doc.word(i));
        if self.known.contains(word) {
            return true;
        }
        if self.is_name_word(i + 1) || self.is_dotted(i) || self.is_hyphen(i + 1) {
            return !lexicon::is_known(word)
                || given::bearers(word).is_some()
                || role::role(word).is_some()
                || gazetteer::place(word).is_some()
                || lexicon::is_noun(word)
                || lexicon::is_adjective(word);
        }
        !lexicon::is_known(word) || gazetteer::place(word).is_some() && !lexicon::is_noun(word)
    }

    fn is_dotted(&self, i: u32) -> bool {
        let dot = self.inside(i + 1)
            && self.doc.is_mark(i + 1, ".")
            && self.doc.token(i + 1).is_some_and(|t| t.glued);
        dot && (self.doc.word(i).chars().count() == 1 || DOTTED.contains(self.doc.hashed(i)))
    }

    fn end_of(&self, start: u32) -> u32 {
        let mut end = start + 1;
        while let Some(next) = self.extend(end) {
            end = next;
        }
        end
    }

    /// The end of the run when it goes on at token `end`.
    fn extend(&self, end: u32) -> Option<u32> {
        let last = end.checked_sub(1)?;
        if is_possessive(self.doc, last) || end >= self.range.end {
            return None;
        }
        if self.is_dotted(last) && self.goes_on(end + 1) {
            return Some(end + 2);
        }
        if self.is_hyphen(end) {
            let next = end + 1;
            let capital = self.doc.token(next).is_some_and(|t| t.capital) && self.doc.is_word(next);
            return capital.then_some(end + 2);
        }
        if self.goes_on(end) {
            return Some(end + 1);
        }
        if self.doc.is_mark(end, "&") && self.goes_on(end + 1) {
            return Some(end + 2);
        }
        self.small_words(end)
    }

    /// Whether token `i` continues a run: a capitalised word other than a day or month.
    fn goes_on(&self, i: u32) -> bool {
        self.is_article_name(i) || self.is_name_word(i) && !CALENDAR.contains(hashed(self.doc, i))
    }

    /// Particles of a person's name, or the `of` of a body's.
    fn small_words(&self, end: u32) -> Option<u32> {
        if !self.inside(end) {
            return None;
        }
        let word = self.doc.word(end);
        if PARTICLES.contains(self.doc.hashed(end)) {
            let more = PARTICLES.contains(self.doc.hashed(end + 1)) && self.goes_on(end + 2);
            return (more || self.goes_on(end + 1)).then_some(end + 2 + u32::from(more));
        }
        if !matches!(word, "of" | "for" | "and") {
            return None;
        }
        let head = bare(self.doc.word(end.checked_sub(1)?));
        let office = matches!(
            (head, self.doc.word(end + 1)),
            ("secretary", "state") | ("chief", "staff" | "police")
        );
        let body = lexicon::category(head) == Some(Category::Group)
            || matches!(
                head,
                "bank" | "bay" | "gulf" | "isle" | "church" | "house" | "court" | "republic" | "office"
            );
        let article = u32::from(self.doc.word(end + 1) == "the");
        let joined = word != "and" && (body || office) && self.goes_on(end + 1 + article);
        joined.then_some(end + 2 + article)
    }
}

/// Whether `word`, folded, is a day or a month.
pub(crate) fn is_calendar(word: &str) -> bool {
    CALENDAR.contains(word)
}

/// The folded form of token `i` without its possessive ending.
fn hashed<'d>(doc: &'d Doc<'_>, i: u32) -> Word<'d> {
    match disowned(doc.word(i)) {
        Some(bare) => Word::from(bare),
        None => doc.hashed(i),
    }
}

/// A folded word without its possessive ending.
pub(crate) fn bare(word: &str) -> &str {
    disowned(word).unwrap_or(word)
}

fn is_possessive(doc: &Doc<'_>, i: u32) -> bool {
    disowned(doc.word(i)).is_some()
}

fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "i" | "i'm" | "i've" | "i'd" | "i'll" | "he" | "she" | "it" | "we" | "you" | "they" | "ok" | "tv"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<String> {
        let doc = Doc::plain(text);
        find(&doc)
            .iter()
            .map(|r| doc.span(r.tokens.clone()).of(text).to_owned())
            .collect()
    }

    #[test]
    fn finds_capitalised_runs() {
        for (text, wanted) in [
            ("The mayor met Ana de la Cruz on Monday.", vec!["Ana de la Cruz"]),
            ("Police said Mr. J. K. Tarn had left.", vec!["Mr. J. K. Tarn"]),
            (
                "He spoke to Nur Kamarul-Teo and Bashir al-Amin.",
                vec!["Nur Kamarul-Teo", "Bashir al-Amin"],
            ),
            (
                "Belgium’s Pia Lund won the pro-Moscow vote.",
                vec!["Belgium’s", "Pia Lund"],
            ),
            (
                "Officials at the Bank of England and the Ministry of Health agreed.",
                vec!["Bank of England", "Ministry of Health"],
            ),
            ("“Nothing moved,” said Tom Ash.", vec!["Tom Ash"]),
            ("Yesterday it rained in Minsk.", vec!["Minsk"]),
            ("Rescuers reached Port Aske in October.", vec!["Port Aske"]),
        ] {
            assert_eq!(runs(text), wanted, "{text}");
        }
    }

    #[test]
    fn capitals_in_titles_and_agency_copy_say_nothing() {
        assert!(runs("Two Ships Collide Near The Old Harbour Wall").is_empty());
        assert!(is_upper_case(&Doc::plain("THE ARMY SAID IT HAD WITHDRAWN")));
        assert!(!is_upper_case(&Doc::plain(
            "The army said the NTSB had withdrawn"
        )));
    }
}

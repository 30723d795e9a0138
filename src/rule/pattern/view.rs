//! What a pattern is run over: the words, lists and typed values at each token of a sentence.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::kind::Kind;
use super::program::Inst;
use crate::lexicon::{self, gazetteer};
use crate::read::{Mention, Passage, Readings};
use crate::rule::lists::{Form, List};
use crate::rule::names::NameKind;
use crate::text::vocab::{WordId, WordSet};
use crate::text::{Doc, TokenKind};
use crate::value::{Op, Sym, Value};

/// What the instructions are run over.
#[derive(Clone)]
pub struct View<'v> {
    /// The document.
    pub doc: &'v Doc<'v>,
    /// Its typed values.
    pub readings: &'v Readings<'v>,
    /// The word numbers of all its tokens.
    pub ids: &'v [WordId],
    /// Word sets of the rule set.
    pub sets: &'v [WordSet],
    /// Lists of the rule set.
    pub lists: &'v [List],
    /// Which lists hold places, persons and organisations.
    pub names: [u32; 3],
    /// The list that names kinds of people.
    pub people: u32,
    /// The nouns for people that were found so far.
    pub met: &'v Met,
    /// The tokens of the sentence.
    pub sentence: (u32, u32),
    /// Its number.
    pub number: u32,
    /// What was read in it, once somebody asked.
    pub passage: OnceCell<&'v Passage>,
    /// Whether some of it stands in a quotation.
    pub quoted: bool,
}

/// Values with where they end.
type Ends = Rc<[(u32, Captured)]>;

/// The nouns for people at the tokens that were asked for last: most patterns of a rule ask at the same ones.
#[derive(Debug)]
pub struct Met(RefCell<Vec<(u32, Option<Ends>)>>);

impl Default for Met {
    fn default() -> Self {
        Self(RefCell::new(vec![(0, None); MET]))
    }
}

impl Met {
    /// What `find` finds at token `at`, or found before.
    fn at(&self, at: u32, find: impl FnOnce() -> Vec<(u32, Captured)>) -> Ends {
        let place = at as usize % MET;
        if let Some((known, Some(found))) = self.0.borrow().get(place)
            && *known == at
        {
            return Rc::clone(found);
        }
        let found: Ends = Rc::from(find());
        if let Some(place) = self.0.borrow_mut().get_mut(place) {
            *place = (at, Some(Rc::clone(&found)));
        }
        found
    }
}

/// So many tokens are remembered.
const MET: usize = 64;

/// What a slot captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Captured {
    /// A canonical value of a list, or a name.
    Id(Sym),
    /// A typed value.
    Value(Value),
}

/// A hedge has at most so many tokens.
const LONGEST_HEDGE: u32 = 8;

/// A noun for people and the words before it have at most so many tokens.
const LONGEST_PEOPLE: u32 = 4;

/// A name of the gazetteer has at most so many tokens.
const LONGEST_PLACE: u32 = 5;

impl<'v> View<'v> {
    /// What was read in the sentence.
    #[inline]
    fn passage(&self) -> &'v Passage {
        self.passage.get_or_init(|| self.readings.passage(self.number))
    }

    /// Whether `inst` could take token `at`: never wrong when it says no.
    pub(super) fn may_take(&self, inst: &Inst, at: u32) -> bool {
        let id = self.ids.get(at as usize).copied().unwrap_or(0);
        match inst {
            Inst::Set(set) => self.sets.get(*set as usize).is_some_and(|set| set.contains(id)),
            Inst::Exact(word, _) => id == *word,
            Inst::List { list, .. } => self.may_list(*list, at),
            Inst::Value { kind, .. } => self.may_value(*kind, at),
            _ => true,
        }
    }

    /// Whether an entry of list `list` could begin at token `at`: never wrong when it says no.
    pub fn may_list(&self, list: u32, at: u32) -> bool {
        let id = self.ids.get(at as usize).copied().unwrap_or(0);
        self.lists
            .get(list as usize)
            .is_some_and(|list| list.first.contains(id))
    }

    /// Whether a value of type `kind` could begin at token `at`: never wrong when it says no.
    pub fn may_value(&self, kind: Kind, at: u32) -> bool {
        match kind {
            Kind::Place | Kind::Person | Kind::Org | Kind::Name => {
                self.doc.token(at).is_some_and(|t| t.capital)
            }
            Kind::Quote | Kind::People => true,
            _ => self.passage().begins(at),
        }
    }

    pub(super) fn is_mark(&self, at: u32) -> bool {
        self.doc.token(at).is_some_and(|t| t.kind == TokenKind::Mark)
    }

    /// A gap stops at `; : “ ” "` and at any number.
    pub fn gap_may_cover(&self, at: u32) -> bool {
        let Some(token) = self.doc.token(at) else {
            return false;
        };
        match token.kind {
            TokenKind::Figure => false,
            TokenKind::Mark => !matches!(self.doc.raw(at), ";" | ":" | "“" | "”" | "\"" | "„" | "«" | "»"),
            TokenKind::Word => !self.passage().is_counted(at),
        }
    }

    /// Tell where each entry of list `list` that begins at `at` ends, longest first.
    pub fn list_at<'l>(&'l self, list: u32, at: u32, found: &mut dyn FnMut(u32, &'l Form)) {
        let id = self.ids.get(at as usize).copied().unwrap_or(0);
        let Some(list) = self.lists.get(list as usize) else {
            return;
        };
        let forms = list.starting_with(id);
        if forms.is_empty() || list.capital && !self.doc.token(at).is_some_and(|t| t.capital) {
            return;
        }
        let longest = forms.iter().map(|form| form.words.len()).max().unwrap_or(0);
        for length in (1..=longest).rev() {
            let Some(end) = u32::try_from(length)
                .ok()
                .and_then(|length| at.checked_add(length))
            else {
                continue;
            };
            let tokens = self.ids.get(at as usize..end as usize);
            let Some(tokens) = tokens.filter(|_| end <= self.sentence.1) else {
                continue;
            };
            // Forms are sorted, and no two are the same.
            let same = forms.binary_search_by(|form| form.words.as_slice().cmp(tokens));
            if let Some(form) = same.ok().and_then(|place| forms.get(place)) {
                found(end, form);
            }
        }
    }

    /// Values of type `kind` that begin at `at`, with where they end, are added to `out`.
    pub fn values_at(&self, kind: Kind, at: u32, out: &mut Vec<(u32, Captured)>) {
        let before = out.len();
        match kind {
            Kind::Quote => out.extend(self.quotation_at(at)),
            Kind::People => out.extend_from_slice(&self.met.at(at, || {
                let mut found = Vec::new();
                self.people_at(at, &mut found);
                found
            })),
            _ => {}
        }
        for named in [NameKind::Place, NameKind::Person, NameKind::Org] {
            if takes_name(kind, named) {
                let list = self.names.get(named as usize).copied().unwrap_or(u32::MAX);
                self.list_at(list, at, &mut |end, form| {
                    out.push((end, Captured::Id(form.canonical.clone())));
                });
            }
        }
        if matches!(kind, Kind::Place | Kind::Name) && out.len() == before {
            out.extend(self.known_place_at(at));
        }
        for mention in self.mentions_at(at) {
            if !is_a(kind, mention) || mention.tokens.end > self.sentence.1 || mention.tokens.end <= at {
                continue;
            }
            let value = match &mention.value {
                Value::Name(name) => Captured::Id(name.clone()),
                value => Captured::Value(value.clone()),
            };
            if kind == Kind::Count && self.counts_out(mention) {
                out.push((mention.tokens.end + 1, value.clone()));
            }
            out.push((mention.tokens.end, value));
        }
    }

    /// Mentions that begin at `at`, and those whose figure does: a pattern may name the hedge itself.
    fn mentions_at(&self, at: u32) -> impl Iterator<Item = &Mention> {
        let passage = self.passage();
        let mentions = if passage.begins(at) {
            passage.mentions.as_slice()
        } else {
            &[]
        };
        let from = mentions.partition_point(|m| m.tokens.start.saturating_add(LONGEST_HEDGE) < at);
        let to = mentions.partition_point(|m| m.tokens.start <= at);
        mentions
            .get(from..to)
            .unwrap_or(&[])
            .iter()
            .filter(move |m| m.tokens.start == at || m.core.start == at)
    }

    /// `dozens of people`: what is counted stands behind an `of`.
    fn counts_out(&self, mention: &Mention) -> bool {
        let vague = matches!(
            &mention.value,
            Value::Count(q) if matches!(q.op, Op::Plural | Op::Few | Op::Several | Op::Couple | Op::Handful | Op::Many)
        );
        vague && mention.tokens.end < self.sentence.1 && self.doc.word(mention.tokens.end) == "of"
    }

    /// Nouns for people with up to three words before them: `six Jesuit priests`. What the list `victim` knows goes by its
    /// canonical value, any other by its singular.
    fn people_at(&self, at: u32, out: &mut Vec<(u32, Captured)>) {
        let last = self.sentence.1.min(at + LONGEST_PEOPLE);
        let mut end = at;
        while end < last {
            let mut known: Option<(u32, &Form)> = None;
            self.list_at(self.people, end, &mut |after, form| {
                known.get_or_insert((after, form));
            });
            if let Some((after, form)) = known {
                out.push((after, Captured::Id(form.canonical.clone())));
                end = after;
                continue;
            }
            let word = self.doc.word(end);
            if !self.doc.is_word(end) || lexicon::is_stop(word) {
                return;
            }
            let capital = self.doc.token(end).is_some_and(|t| t.capital);
            end += 1;
            if lexicon::is_person_noun(word) && lexicon::is_plural(word) {
                out.push((end, Captured::Id(Sym::from(lexicon::noun_lemma(word)))));
            } else if capital && names_a_people(word) {
                out.push((end, Captured::Id(Sym::new_static("person"))));
            } else if !(capital
                || lexicon::is_adjective(word)
                || lexicon::is_noun(word)
                || gazetteer::demonym(word).is_some())
            {
                return;
            }
        }
    }

    /// A place of the gazetteer that begins at `at`: the longest name. Copy in capitals gives no hint what is a name, so
    /// there a word of the language is not taken for a place.
    fn known_place_at(&self, at: u32) -> Option<(u32, Captured)> {
        let first = self.doc.token(at).filter(|t| {
            t.capital && t.kind == TokenKind::Word && gazetteer::begins_place(self.doc.hashed(at))
        })?;
        let plain = first.all_caps && lexicon::is_known(self.doc.word(at));
        let last = self.sentence.1.min(at + LONGEST_PLACE);
        let mut name = String::new();
        let mut found = None;
        for end in at..last {
            let word = self.doc.word(end);
            let token = self.doc.token(end)?;
            if token.kind == TokenKind::Mark && word != "-"
                || token.after_break && end > at && !first.all_caps
            {
                break;
            }
            if end > at && word != "-" && !token.glued {
                name.push(' ');
            }
            let bare = word.strip_suffix("'s").unwrap_or(word);
            name.push_str(bare);
            // `In` begins sentences more often than `IN` means Indiana.
            if !(plain && end == at)
                && (name.len() > 2 || token.all_caps)
                && token.capital
                && let Some(place) = gazetteer::place(&name)
            {
                found = Some((end + 1, Captured::Id(Sym::new_static(place.canonical))));
            }
            if bare.len() < word.len() {
                break;
            }
        }
        found
    }

    fn quotation_at(&self, at: u32) -> Option<(u32, Captured)> {
        if !self.is_mark(at) {
            return None;
        }
        let number = self.doc.quotation_of(at + 1)?;
        let quotation = self.doc.quotations.get(number as usize)?;
        (quotation.tokens.start == at + 1).then(|| {
            let words: Vec<&str> = quotation
                .tokens
                .clone()
                .filter(|&i| !self.is_mark(i))
                .map(|i| self.doc.word(i))
                .collect();
            let end = quotation.tokens.end + u32::from(quotation.closed);
            (
                end.min(self.sentence.1),
                Captured::Value(Value::Quote(Sym::from(words.join(" ")))),
            )
        })
    }
}

/// `Jesuits`, `Spaniards`: a plural that is no word of the language, or what the people of a place are called.
fn names_a_people(word: &str) -> bool {
    word.len() > 4
        && word.ends_with('s')
        && (gazetteer::demonym(word).is_some()
            || !lexicon::is_known(word) && gazetteer::place(word).is_none())
}

fn takes_name(kind: Kind, named: NameKind) -> bool {
    match kind {
        Kind::Place => named == NameKind::Place,
        Kind::Person => named == NameKind::Person,
        Kind::Org => named == NameKind::Org,
        Kind::Name => true,
        _ => false,
    }
}

fn is_a(kind: Kind, mention: &Mention) -> bool {
    matches!(
        (kind, &mention.value),
        (Kind::Count, Value::Count(_))
            | (Kind::Amount, Value::Amount(..))
            | (Kind::Percent, Value::Percent { .. })
            | (Kind::Money, Value::Money(..))
            | (Kind::Duration, Value::Duration(..))
            | (Kind::Age, Value::Age(_))
            | (Kind::Date, Value::Date(_))
            | (Kind::Weekday, Value::Weekday(_))
            | (Kind::Clock, Value::Clock(_))
            | (Kind::Ordinal, Value::Ordinal(_))
            | (Kind::Score, Value::Score(..))
            | (Kind::Ratio, Value::Ratio { .. })
            | (Kind::Name, Value::Name(_))
    )
}

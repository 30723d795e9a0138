//! Lists of items behind what they are the parts of, where the words leave out what is counted: `16 trips, seven in
//! May, two in June and eight in August`, `Fourteen climbers fell. Six were carried down, five …`, `seven people:
//! two teachers, three clerks, a driver and two cooks`.
//!
//! An item begins with its figure right behind a comma, a semicolon or an `and`. Items that say no noun count what the
//! figure before them counted; more of them than there are cannot be. Fewer may be no more than a list of some, and are
//! only taken for a slip behind a colon, where the list is all there is.

use std::ops::Range;
use std::sync::LazyLock;

use super::adding::alike;
use super::complete::of_kind;
use super::cues::{ELLIPTIC, OPENERS, TWICE, ends_at, is_everybody, is_singled};
use super::{Figure, LIST, LISTED_NEAR, Sum};
use crate::read::{Mention, Readings};
use crate::text::vocab::WordList;
use crate::text::{Doc, Span};
use crate::value::{Milli, Value};

/// Tokens between two items of a list, and where semicolons part them.
const GAP: u32 = 12;
/// The same where semicolons part them.
const WIDE: u32 = 24;
/// Sentences before a list that opens its own in which the total may stand.
const BACK: u32 = 2;

/// What stands before the first item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// A colon or a bracket: what follows is all of it.
    All,
    /// A comma: what follows tells the figure before it apart.
    Apposed,
    /// The beginning of a sentence.
    Sentence,
}

/// One item of a list.
#[derive(Clone, Copy)]
struct Item<'r> {
    start: u32,
    /// The token behind its figure.
    end: u32,
    /// Its figure; none for `one` or `a` of something.
    figure: Option<Figure<'r>>,
    span: Span,
    /// Whether it is led by `a` or `an`.
    article: bool,
    semicolon: bool,
    and: bool,
}

impl Item<'_> {
    fn n(&self) -> Milli {
        self.figure.map_or(1_000, |f| f.quantity.n)
    }

    fn is_bare(&self) -> bool {
        self.figure.is_none_or(|f| f.quantity.is_bare())
    }
}

/// Every list of items in a document that does not make its total.
pub(super) fn sums<'r>(doc: &Doc<'_>, readings: &'r Readings<'r>, figures: &[Figure<'r>]) -> Vec<Sum<'r>> {
    let mut out = Vec::new();
    for paragraph in doc.paragraphs.iter().filter(|p| p.role.is_copy()) {
        for number in paragraph.sentences.clone() {
            let from = figures.partition_point(|f| f.sentence + BACK < number);
            let end = figures.partition_point(|f| f.sentence <= number);
            let list = Lists {
                doc,
                readings,
                figures: figures.get(from..end).unwrap_or_default(),
                number,
            };
            out.extend(list.sum());
        }
    }
    out
}

/// One sentence in which lists are looked for.
struct Lists<'s, 'd, 'r> {
    doc: &'s Doc<'d>,
    readings: &'r Readings<'r>,
    /// Those of the sentence and of the `BACK` ones before it.
    figures: &'s [Figure<'r>],
    number: u32,
}

impl<'r> Lists<'_, '_, 'r> {
    fn sum(&self) -> Option<Sum<'r>> {
        let items = self.items();
        (0..items.len().saturating_sub(1)).find_map(|from| {
            let chain = chain(items.get(from..)?)?;
            self.judged(&chain)
        })
    }

    /// Every place of the sentence where an item may begin.
    fn items(&self) -> Vec<Item<'r>> {
        let Some(sentence) = self.doc.sentence(self.number) else {
            return Vec::new();
        };
        sentence
            .tokens
            .clone()
            .filter_map(|at| self.item(at, sentence.tokens.start))
            .collect()
    }

    fn item(&self, at: u32, first: u32) -> Option<Item<'r>> {
        let doc = self.doc;
        let before = |back: u32| {
            at.checked_sub(back)
                .filter(|i| *i >= first)
                .map_or("", |i| doc.word(i))
        };
        let and = matches!(before(1), "and" | "&");
        let mark = if and { before(2) } else { before(1) };
        let begins =
            at == first || and || matches!(mark, "," | ";" | ":" | "(" | "—" | "–" | "-") || opens(doc, at);
        if !begins {
            return None;
        }
        let led = u32::from(matches!(doc.word(at), "another" | "some" | "all"));
        let figure = self
            .figures
            .iter()
            .find(|f| f.mention.tokens.start == at + led || f.mention.core.start == at);
        let (end, figure, article) = match (figure, doc.word(at)) {
            (Some(figure), _) => (figure.mention.tokens.end, Some(*figure), false),
            (None, "one") => (at + 1, None, false),
            (None, "a" | "an") => (at + 1, None, true),
            _ => return None,
        };
        let span = figure.map_or_else(|| doc.span(at..at + 1), |f| f.mention.span);
        Some(Item {
            start: at,
            end,
            figure,
            span,
            article,
            semicolon: mark == ";",
            and,
        })
    }

    /// The list with its total, where what opens it and what it makes say that one of its figures is wrong.
    fn judged(&self, chain: &[Item<'r>]) -> Option<Sum<'r>> {
        let (doc, first) = (self.doc, *chain.first()?);
        let sentence = doc.sentence(self.number)?;
        let opener = self.opener(&first, sentence.tokens.start)?;
        let made: Milli = chain.iter().fold(0, |sum: Milli, i| sum.saturating_add(i.n()));
        let figures: Vec<Figure<'r>> = chain.iter().filter_map(|i| i.figure).collect();
        let after = chain.last()?.end;
        let twice = (first.start..sentence.tokens.end).any(|i| TWICE.contains(&doc.word(i)));
        let named = includes(doc, first.start);
        let whole = self.taken_from(&first);
        // `Three of the 31 trams were burnt`: the noun is that of the total.
        let behind = |i: &Item<'_>| match whole {
            Some(whole) if i.start == first.start => [whole.mention.tokens.end, whole.mention.tokens.end + 1],
            _ => [i.end; 2],
        };
        let bare = |i: &Item<'_>| behind(i).iter().any(|at| ELLIPTIC.contains(&doc.word(*at)));
        let done = |i: &Item<'_>| doc.word(i.end).ends_with("ed") && i.start > first.start;
        let elliptic = chain.iter().all(|i| bare(i) || done(i));
        let everybody = is_everybody(doc, &figures) && chain.len() == figures.len();
        let singled =
            figures.iter().any(|f| is_singled(doc, f)) && !(everybody && opener != Opener::Sentence);
        let ended = sentence.tokens.end.saturating_sub(after) <= WIDE;
        let articles = chain.iter().any(|i| i.article);
        if twice || singled || !ended || articles && opener != Opener::All {
            return None;
        }
        let total = match whole {
            Some(whole) => Some(whole).filter(|w| self.may_be_whole(w, chain, made)),
            None => self.total(chain, opener, made),
        }?;
        let more = made > total.quantity.n;
        let holds = match opener {
            Opener::All => chain.len() > 2 || everybody || elliptic && more,
            _ if everybody && elliptic => true,
            Opener::Apposed => elliptic && more && chain.len() > 2,
            Opener::Sentence => (elliptic || named) && more && chain.len() > 2,
        };
        let kind = total.kind;
        let parts = figures.into_iter().map(|f| Figure { kind, ..f }).collect();
        let ones = chain
            .iter()
            .filter(|i| i.figure.is_none())
            .map(|i| i.span)
            .collect();
        holds.then_some(Sum {
            total,
            parts,
            ones,
            leaves: false,
        })
    }

    /// The 31 of a list that begins with `three of the 31`: no other figure is its total.
    fn taken_from(&self, first: &Item<'_>) -> Option<Figure<'r>> {
        let of = self.doc.word(first.end) == "of" && self.doc.word(first.end + 1) == "the";
        let begins = |f: &&Figure<'r>| f.mention.tokens.start == first.end + 2;
        self.figures.iter().find(begins).copied().filter(|_| of)
    }

    fn opener(&self, first: &Item<'_>, start: u32) -> Option<Opener> {
        let mark = self.doc.word(first.start.checked_sub(1)?);
        let opener = match mark {
            ":" | "(" | "—" | "–" => Opener::All,
            "," if first.start <= start + 7 && !self.has_figure(start..first.start) => Opener::Sentence,
            "," => Opener::Apposed,
            _ if first.start <= start + 2 => Opener::Sentence,
            _ if OPENERS.iter().any(|cue| ends_at(self.doc, cue, first.start)) => Opener::All,
            _ if includes(self.doc, first.start) => Opener::Sentence,
            _ => return None,
        };
        Some(opener)
    }

    /// Whether a figure that can be added up begins within `tokens`.
    fn has_figure(&self, tokens: Range<u32>) -> bool {
        self.figures
            .iter()
            .any(|f| tokens.contains(&f.mention.tokens.start))
    }

    /// The only figure before the list that comes near what it makes; none where one is what it makes.
    fn total(&self, chain: &[Item<'r>], opener: Opener, made: Milli) -> Option<Figure<'r>> {
        let first = chain.first()?;
        let at = self
            .figures
            .partition_point(|f| f.mention.tokens.start < first.start);
        let here = |f: &&Figure<'r>| f.sentence == self.number;
        let earlier = |f: &&Figure<'r>| f.sentence < self.number && f.sentence + BACK >= self.number;
        let before = self.figures.get(..at)?;
        let percents: Vec<Figure<'r>> = self.percents(first.start);
        let all = before.iter().chain(&percents);
        let mut near = all
            .filter(|f| {
                here(f) && opener != Opener::Sentence
                    || opener != Opener::Apposed && earlier(f)
                    || here(f) && opener == Opener::All
            })
            .filter(|f| self.may_be_whole(f, chain, made));
        let total = *near.next_back()?;
        let one = near.all(|f| f.quantity.n == total.quantity.n);
        let back = if opener == Opener::Apposed { 0 } else { BACK };
        let nearby = before
            .iter()
            .rev()
            .take_while(|f| f.sentence + back >= self.number);
        let stated = nearby.into_iter().any(|f| {
            alike(f, &total)
                && f.quantity.hard.lo <= made
                && made <= f.quantity.hard.hi
                && f.quantity.hard.hi < Milli::MAX / 2
        });
        (one && !stated).then_some(total)
    }

    fn may_be_whole(&self, whole: &Figure<'r>, chain: &[Item<'r>], made: Milli) -> bool {
        let n = i128::from(whole.quantity.n);
        let near = (i128::from(made) - n).abs() * 1_000 <= n * LISTED_NEAR;
        let alone = !is_singled(self.doc, whole);
        let percent = matches!(whole.kind, Value::Percent { .. });
        let kind = chain.iter().all(|i| match i.figure {
            Some(f) => alike(whole, &f) || percent && matches!(f.kind, Value::Count(_)),
            None => matches!(whole.kind, Value::Count(_)),
        });
        let exact = if percent { i128::from(made) > n } else { true };
        near && alone
            && kind
            && exact
            && whole.quantity.is_bare()
            && i128::from(made) != n
            && chain.iter().all(|i| i.n() < whole.quantity.n)
    }

    /// The percentages of the sentence before `at`, as totals: `10.5 per cent: five this year, four the next`.
    fn percents(&self, at: u32) -> Vec<Figure<'r>> {
        let figure = |mention: &'r Mention| match &mention.value {
            Value::Percent { quantity, .. } => Some(Figure {
                mention,
                quantity: *quantity,
                sentence: self.number,
                kind: &mention.value,
            }),
            _ => None,
        };
        let here =
            |m: &&Mention| self.doc.sentence_of(m.core.start) == Some(self.number) && m.tokens.end < at;
        let mentions = &self.readings.around(at).mentions;
        mentions.iter().filter(here).filter_map(figure).collect()
    }
}

/// The items that follow each other from the first one on, the last of them behind an `and`.
fn chain<'r>(items: &[Item<'r>]) -> Option<Vec<Item<'r>>> {
    let first = *items.first().filter(|i| !i.article)?;
    // `310 hectares of rice, 120 of orchards`: the unit is said once.
    let of_kind = |i: &Item<'r>| match (first.figure, i.figure) {
        (Some(a), Some(b)) => of_kind(&a, &b).map(|b| Item {
            figure: Some(b),
            ..*i
        }),
        _ => Some(*i),
    };
    let parted = items.iter().skip(1).any(|i| i.semicolon);
    let gap = if parted { WIDE } else { GAP };
    let mut chain = vec![first];
    for item in items.iter().skip(1) {
        if parted && !item.semicolon {
            continue;
        }
        let last = chain.last()?;
        let Some(item) = of_kind(item) else { break };
        if !item.is_bare() || item.start.saturating_sub(last.end) > gap {
            break;
        }
        chain.push(item);
        if item.and {
            break;
        }
    }
    let closed = chain.last()?.and || parted;
    (closed && chain.len() > 1 && LIST.contains(&chain.len())).then_some(chain)
}

/// `They include | 40 clocks`, `they were | 12 men`.
fn includes(doc: &Doc<'_>, at: u32) -> bool {
    INCLUDES.iter().any(|cue| ends_at(doc, cue, at))
}

/// What may open a list besides a mark.
fn opens(doc: &Doc<'_>, at: u32) -> bool {
    let before = at.checked_sub(1).map(|before| doc.hashed(before));
    before.is_some_and(|word| LAST.contains(word))
        && (includes(doc, at) || OPENERS.iter().any(|cue| ends_at(doc, cue, at)))
}

/// The last words of everything that opens a list.
static LAST: LazyLock<WordList> = LazyLock::new(|| {
    let all = OPENERS.iter().copied().chain(INCLUDES);
    WordList::new(all.filter_map(|cue| cue.last().copied()))
});

const INCLUDES: [&[&str]; 6] = [
    &["they", "include"],
    &["they", "included"],
    &["they", "were"],
    &["they", "are"],
    &["these", "include"],
    &["these", "included"],
];

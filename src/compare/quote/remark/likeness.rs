//! How alike two remarks are: the same, one inside the other, a wording of it, with a figure or a denial changed, or
//! different.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Remark;
use super::words::{carries, is_mark};
use crate::extract::quote::GAP;
use crate::lexicon::vectors;
use crate::rule::QuoteSettings;
use crate::value::Sym;

/// Two words this alike in use, in thousandths, count as one in a retelling.
const KINDRED: i32 = 620;

/// A retelling keeps at least this share of the shorter in order, in thousandths …
const LEAST_ORDERED: usize = 340;

/// … and this share of the longer: otherwise they share a phrase, not a remark …
const LEAST_COVERED: usize = 240;

/// … unless the shorter is a fragment that keeps nearly all of its words.
const FRAGMENT: usize = 700;

/// Words that deny.
const DENIALS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere",
];

/// Helping verbs that come and go with a denial.
const HELPERS: &[&str] = &["do", "does", "did", "any", "ever", "some", "a", "the"];

/// How two quotations compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Two remarks.
    Different,
    /// One says it in other words; alike by so many thousandths.
    Variant(u32),
    /// Only words that carry no meaning differ.
    Trifle,
    /// One has a figure where the other has another.
    Figure,
    /// One denies what the other says.
    Denial,
    /// The same words, or a part of them.
    Same,
}

/// How alike two quotations are.
pub(crate) fn likeness(a: &Remark, b: &Remark, settings: &QuoteSettings) -> Likeness {
    if holds(a, b) || holds(b, a) {
        return Likeness::Same;
    }
    let (mine, yours) = (leftover(a, b), leftover(b, a));
    if mine.is_empty() || yours.is_empty() {
        return Likeness::Same;
    }
    let whole = share(&mine, &yours, settings);
    let (left, right) = (cut(&mine), cut(&yours));
    let best = left
        .iter()
        .flat_map(|x| right.iter().map(move |y| (x, y)))
        .map(|(x, y)| share(x, y, settings))
        .fold(whole, u32::max);
    if best < settings.similar {
        return Likeness::Different;
    }
    kind(&mine, &yours, settings).unwrap_or(Likeness::Variant(best))
}

/// Whether every unbroken stretch of `part` stands in `whole`, in order.
fn holds(whole: &Remark, part: &Remark) -> bool {
    let whole = whole.plain();
    let mut from = 0;
    for stretch in part.split(|w| w == GAP) {
        let stretch: Vec<&str> = part
            .words
            .get(stretch)
            .unwrap_or(&[])
            .iter()
            .map(Sym::as_str)
            .filter(|w| !is_mark(w))
            .collect();
        let rest = whole.get(from..).unwrap_or(&[]);
        match find(rest, &stretch) {
            Some(at) => from += at + stretch.len(),
            None => return false,
        }
    }
    true
}

fn find(words: &[&str], part: &[&str]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    words.windows(part.len()).position(|w| w == part)
}

/// The sentences of `a` that do not stand in `b` word for word.
fn leftover(a: &Remark, b: &Remark) -> Vec<Vec<Piece>> {
    let left = a.sentences().into_iter().filter(|range| !stands_in(a, range, b));
    left.map(|range| pieces(a, range)).collect()
}

/// Whether the words `range` of `a` stand in `b` one after the other.
pub(super) fn stands_in(a: &Remark, range: &Range<usize>, b: &Remark) -> bool {
    let words = a.words.get(range.clone()).unwrap_or(&[]);
    let words: Vec<&str> = words.iter().map(Sym::as_str).collect();
    find(&b.plain(), &words).is_some()
}

/// How many words the longest sentence of one of them has that stands in the other word for word.
pub(crate) fn shared_sentence(a: &Remark, b: &Remark) -> usize {
    let of = |own: &Remark, other: &Remark| {
        let shared = own
            .sentences()
            .into_iter()
            .filter(|range| stands_in(own, range, other));
        shared.map(|range| range.len()).max().unwrap_or(0)
    };
    of(a, b).max(of(b, a))
}

/// A word with its stem.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    word: Sym,
    stem: Sym,
}

fn pieces(remark: &Remark, range: Range<usize>) -> Vec<Piece> {
    remark
        .words
        .iter()
        .zip(&remark.stems)
        .take(range.end)
        .skip(range.start)
        .map(|(word, stem)| Piece {
            word: word.clone(),
            stem: stem.clone(),
        })
        .collect()
}

/// Each sentence of a quotation by itself, where there are several.
fn cut(sentences: &[Vec<Piece>]) -> Vec<Vec<Vec<Piece>>> {
    if sentences.len() < 2 {
        return vec![sentences.to_vec()];
    }
    sentences.iter().take(24).map(|s| vec![s.clone()]).collect()
}

/// Likeness in thousandths: half the share of the shorter found in order, half the share of its meaning found at all.
/// 0 where too little is there to tell.
fn share(a: &[Vec<Piece>], b: &[Vec<Piece>], settings: &QuoteSettings) -> u32 {
    let a: Vec<&Piece> = a.iter().flatten().collect();
    let b: Vec<&Piece> = b.iter().flatten().collect();
    let shorter = a.len().min(b.len());
    if shorter < settings.min_words as usize {
        return 0;
    }
    let (matched, of) = meaning(&a, &b);
    if matched < 2 || of == 0 {
        return 0;
    }
    let sequence = in_order(&a, &b);
    let ordered = sequence * 1000 / shorter;
    let covered = sequence * 1000 / a.len().max(b.len());
    if ordered < LEAST_ORDERED || (covered < LEAST_COVERED || one_phrase(&a, &b)) && ordered < FRAGMENT {
        return 0;
    }
    let meant = matched * 1000 / of;
    u32::try_from(ordered.midpoint(meant)).unwrap_or(0)
}

/// Length of the longest common subsequence of stems.
fn in_order(a: &[&Piece], b: &[&Piece]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut before = 0;
        for (y, cell) in b.iter().zip(1..) {
            let above = row.get(cell).copied().unwrap_or(0);
            let left = row.get(cell - 1).copied().unwrap_or(0);
            let best = if x.stem == y.stem {
                before + 1
            } else {
                above.max(left)
            };
            if let Some(slot) = row.get_mut(cell) {
                *slot = best;
            }
            before = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Whether all the meaning they share stands in one unbroken run of words: a slogan, a name, a set phrase.
fn one_phrase(a: &[&Piece], b: &[&Piece]) -> bool {
    let run = longest_run(a, b);
    let outside = |at: usize| !run.contains(&at);
    let theirs = carriers(b);
    !a.iter()
        .enumerate()
        .any(|(at, p)| outside(at) && carries(&p.word) && theirs.contains_key(p.stem.as_str()))
}

/// The longest run of words of `a` that stands in `b` too.
fn longest_run(a: &[&Piece], b: &[&Piece]) -> Range<usize> {
    let mut best = 0..0;
    let mut row = vec![0_usize; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        let mut before = 0;
        for (y, slot) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *slot;
            *slot = if x.stem == y.stem { before + 1 } else { 0 };
            if *slot > best.len() {
                best = i + 1 - *slot..i + 1;
            }
            before = above;
        }
    }
    best
}

/// How many words that carry meaning both have, kindred words included, and how many the poorer one has.
fn meaning(a: &[&Piece], b: &[&Piece]) -> (usize, usize) {
    let (a, b) = (carriers(a), carriers(b));
    let of = a.len().min(b.len());
    let shared = a.keys().filter(|s| b.contains_key(*s)).count();
    let mut rest: Vec<vectors::WordId> = b
        .iter()
        .filter(|(s, _)| !a.contains_key(*s))
        .filter_map(|(_, w)| vectors::lookup(w))
        .collect();
    let mut kindred = 0;
    for (_, word) in a.iter().filter(|(s, _)| !b.contains_key(*s)) {
        let Some(id) = vectors::lookup(word) else { continue };
        if let Some(at) = rest
            .iter()
            .position(|&other| vectors::similarity(id, other) >= KINDRED)
        {
            rest.swap_remove(at);
            kindred += 1;
        }
    }
    (shared + kindred, of)
}

fn carriers<'p>(pieces: &[&'p Piece]) -> BTreeMap<&'p str, &'p str> {
    pieces
        .iter()
        .filter(|p| carries(&p.word))
        .map(|p| (p.stem.as_str(), p.word.as_str()))
        .collect()
}

/// What sort of difference it is, where nearly all words are shared.
fn kind(a: &[Vec<Piece>], b: &[Vec<Piece>], settings: &QuoteSettings) -> Option<Likeness> {
    let bare = |side: &[Vec<Piece>], drop: &dyn Fn(&Piece) -> bool| -> Vec<Sym> {
        side.iter()
            .flatten()
            .filter(|p| !drop(p))
            .map(|p| p.stem.clone())
            .collect()
    };
    let trifling = |p: &Piece| settings.ignore_words.contains(&p.word);
    if bare(a, &trifling) == bare(b, &trifling) {
        return Some(Likeness::Trifle);
    }
    let denial = |p: &Piece| DENIALS.contains(&p.word.as_str());
    let count = |side: &[Vec<Piece>]| side.iter().flatten().filter(|p| denial(p)).count();
    let helping = |p: &Piece| denial(p) || HELPERS.contains(&p.word.as_str());
    if count(a) % 2 != count(b) % 2 && bare(a, &helping) == bare(b, &helping) {
        return Some(Likeness::Denial);
    }
    let figure = |p: &Piece| p.word.starts_with(|c: char| c.is_ascii_digit());
    let figures = |side: &[Vec<Piece>]| -> Vec<Sym> {
        side.iter()
            .flatten()
            .filter(|p| figure(p))
            .map(|p| p.word.clone())
            .collect()
    };
    let (mine, yours) = (figures(a), figures(b));
    if mine != yours && mine.len() == yours.len() && bare(a, &figure) == bare(b, &figure) {
        return Some(Likeness::Figure);
    }
    None
}

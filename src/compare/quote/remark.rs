//! What is left of a quotation when spelling, contractions and punctuation no longer matter, and how alike two are.
//!
//! Two quotations of one remark share words in the same order and the words that carry the meaning. Both are measured
//! against the shorter one and averaged. On labelled stories by several hands, retellings of one remark lie above 400
//! thousandths and different remarks below 350; a whole sentence that both have does not count, so that two different
//! selections from one speech are not taken for two versions of it.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

use crate::extract::quote::{GAP, STOP};
use crate::lexicon::{self, stop, vectors};
use crate::rule::QuoteSettings;
use crate::value::Sym;

/// Longest part of a quotation that is compared, in words: the rest of a speech is not looked at.
const LONGEST: usize = 400;
/// Two words this alike in use, in thousandths, count as one in a retelling.
const KINDRED: i32 = 620;

/// A retelling keeps at least this share of the shorter in order, in thousandths …
const LEAST_ORDERED: usize = 340;
/// … and this share of the longer: otherwise they share a phrase, not a remark …
const LEAST_COVERED: usize = 240;
/// … unless the shorter is a fragment that keeps nearly all of its words.
const FRAGMENT: usize = 700;

/// Contractions written out. What is not listed keeps its parts: `o'clock`.
const CONTRACTIONS: &[(&str, &str)] = &[
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("shan't", "shall not"),
    ("let's", "let us"),
    ("gonna", "going to"),
    ("wanna", "want to"),
    ("gotta", "got to"),
];

/// Ends of contractions, with what they stand for; `'s` only after words that own nothing.
const ENDS: &[(&str, &str)] = &[
    ("n't", " not"),
    ("'re", " are"),
    ("'m", " am"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'d", " would"),
];

const BEFORE_IS: &[&str] = &[
    "it",
    "that",
    "he",
    "she",
    "there",
    "what",
    "who",
    "where",
    "how",
    "here",
    "this",
    "everything",
    "nothing",
];

/// Words that deny.
const DENIALS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere",
];

/// Helping verbs that come and go with a denial.
const HELPERS: &[&str] = &["do", "does", "did", "any", "ever", "some", "a", "the"];

const ORDINALS_AND_NUMBERS: &[(&str, &str)] = &[
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("tenth", "10"),
    ("twentieth", "20"),
    ("thirtieth", "30"),
    ("fortieth", "40"),
    ("fiftieth", "50"),
];

/// A quotation made ready for comparing.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    /// Folded words, with [`GAP`] and [`STOP`] between them.
    pub(in crate::compare) words: Vec<Sym>,
    /// Their stems; gaps and stops stay what they are.
    pub(super) stems: Vec<Sym>,
}

/// How two quotations compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
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

impl Remark {
    pub(super) fn new(text: &str, settings: &QuoteSettings) -> Self {
        let spelling: BTreeMap<&str, &str> = settings
            .spelling
            .iter()
            .flat_map(|class| {
                class
                    .iter()
                    .map(move |w| (w.as_str(), class.first().map_or("", |f| f.as_str())))
            })
            .collect();
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words: Vec<Sym> = Vec::new();
        for raw in text.split(' ').take(LONGEST) {
            let written_out = written_out(raw);
            words.extend(written_out.split(' ').filter(|w| !w.is_empty()).map(|w| {
                let w = spelling.get(w).copied().unwrap_or(w);
                Sym::from(american(w))
            }));
        }
        let stems = words
            .iter()
            .map(|w| {
                if is_mark(w) {
                    w.clone()
                } else {
                    Sym::from(stemmer.stem(base(w)))
                }
            })
            .collect();
        Self { words, stems }
    }

    /// The same from a sentence as it was printed.
    pub(super) fn printed(sentence: &str, settings: &QuoteSettings) -> Self {
        let folded = crate::text::token::fold(sentence);
        let apart = |c: char| !c.is_alphanumeric() && c != '\'';
        let words: Vec<&str> = folded.split(apart).filter(|w| !w.is_empty()).collect();
        Self::new(&words.join(" "), settings)
    }

    /// Its sentences, as ranges of its words.
    fn sentences(&self) -> Vec<Range<usize>> {
        self.split(|w| w == STOP || w == GAP)
    }

    fn split(&self, at: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for (i, word) in self.words.iter().enumerate() {
            if at(word) {
                out.push(from..i);
                from = i + 1;
            }
        }
        out.push(from..self.words.len());
        out.retain(|r| !r.is_empty());
        out
    }

    /// How many words it has.
    pub(in crate::compare) fn len(&self) -> usize {
        self.words.iter().filter(|w| !is_mark(w)).count()
    }

    /// Its words without marks.
    fn plain(&self) -> Vec<&str> {
        self.words
            .iter()
            .map(Sym::as_str)
            .filter(|w| !is_mark(w))
            .collect()
    }

    /// The stems that carry meaning, each once, with a word it was made of.
    pub(super) fn content(&self) -> BTreeMap<&str, &str> {
        self.content_in_order().collect()
    }

    /// The same as often as they stand there.
    pub(super) fn content_in_order(&self) -> impl Iterator<Item = (&str, &str)> {
        let words = self.stems.iter().zip(&self.words);
        words
            .filter(|(_, w)| carries(w))
            .map(|(s, w)| (s.as_str(), w.as_str()))
    }

    /// Every run of three words that no mark interrupts.
    pub(super) fn runs(&self) -> impl Iterator<Item = [&str; 3]> {
        self.words.windows(3).filter_map(|w| match w {
            [a, b, c] if !is_mark(a) && !is_mark(b) && !is_mark(c) => {
                Some([a.as_str(), b.as_str(), c.as_str()])
            }
            _ => None,
        })
    }
}

/// Verbs of little meaning that still tell two remarks apart, in all their forms.
const LIGHT: &[&str] = &[
    "take", "takes", "took", "taken", "taking", "go", "goes", "went", "gone", "going", "come", "comes",
    "came", "coming", "make", "makes", "made", "making", "give", "gives", "gave", "given", "giving", "keep",
    "keeps", "kept",
];

/// Whether a word carries meaning.
fn carries(word: &str) -> bool {
    !is_mark(word) && (!stop::is_stop(word) || LIGHT.contains(&word))
}

/// The word whose stem is compared: `slower` and `slow`, `took` and `taken`, `lorries` and `lorry` are one.
fn base(word: &str) -> &str {
    if LIGHT.contains(&word) {
        return lexicon::verb_lemma(word);
    }
    let lemma = lexicon::lemma(word);
    if lemma != word || lexicon::is_stop(word) {
        return lemma;
    }
    ["er", "est", "r", "st"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .find(|stem| stem.len() > 2 && lexicon::is_adjective(stem))
        .unwrap_or(word)
}

fn is_mark(word: &str) -> bool {
    word == GAP || word == STOP
}

fn written_out(word: &str) -> String {
    if let Some((_, out)) = CONTRACTIONS.iter().find(|(short, _)| *short == word) {
        return (*out).to_owned();
    }
    if let Some((_, digits)) = ORDINALS_AND_NUMBERS.iter().find(|(spelled, _)| *spelled == word) {
        return (*digits).to_owned();
    }
    for (end, out) in ENDS {
        if let Some(stem) = word.strip_suffix(end) {
            return format!("{stem}{out}");
        }
    }
    match word.strip_suffix("'s") {
        Some(stem) if BEFORE_IS.contains(&stem) => format!("{stem} is"),
        Some(stem) => stem.to_owned(),
        None => word.trim_matches('\'').to_owned(),
    }
}

/// British endings in their American spelling; both sides are folded alike, so a wrong fold does no harm.
fn american(word: &str) -> String {
    const ENDS: &[(&str, &str)] = &[
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("tre", "ter"),
        ("tres", "ters"),
        ("ence", "ense"),
        ("elled", "eled"),
        ("elling", "eling"),
        ("ogue", "og"),
    ];
    let fold = |(from, to): &(&str, &str)| {
        let stem = word.strip_suffix(from)?;
        (stem.len() >= 3).then(|| format!("{stem}{to}"))
    };
    ENDS.iter().find_map(fold).unwrap_or_else(|| word.to_owned())
}

/// How alike two quotations are.
pub(super) fn likeness(a: &Remark, b: &Remark, settings: &QuoteSettings) -> Likeness {
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
    let whole = b.plain();
    a.sentences()
        .into_iter()
        .filter(|range| {
            let words: Vec<&str> = a
                .words
                .get(range.clone())
                .unwrap_or(&[])
                .iter()
                .map(Sym::as_str)
                .collect();
            find(&whole, &words).is_none()
        })
        .map(|range| pieces(a, range))
        .collect()
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

//! One thing before another, in whatever words: `the alert came two hours before the water rose`, `only then did the
//! tugs leave`, `it was already on fire when it fell`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::content::content;
use crate::lexicon;
use crate::text::Doc;
use crate::value::Sym;

/// Words of a clause that are looked at.
const REACH: u32 = 24;
/// More frequent words say nothing of what happened.
const COMMON_CLASS: u8 = 5;

/// What came earlier and what later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) earlier: Vec<Sym>,
    pub(super) later: Vec<Sym>,
    pub(super) tokens: Range<u32>,
}

/// The order that the word at `at` tells, in sentence number `n`.
pub(super) fn order(doc: &Doc<'_>, n: u32, at: u32) -> Option<Order> {
    let sentence = doc.sentence(n)?.tokens.clone();
    let reader = Reader { doc, sentence };
    let previous = || {
        n.checked_sub(1)
            .and_then(|p| doc.sentence(p))
            .map(|s| s.tokens.clone())
    };
    let (earlier, later) = match doc.word(at) {
        "before" => reader.joined(at),
        "after" => reader.joined(at).map(|(main, side)| (side, main)),
        "when" => reader.when(at),
        "once" if reader.word(at.checked_sub(1)?) == "only" => reader.only_once(at),
        "then" if reader.word(at.checked_sub(1)?) == "only" => reader.only_then(at, previous()),
        "afterward" | "afterwards" | "later" if reader.word(at.checked_sub(1)?) == "only" => {
            reader.only_then(at, previous())
        }
        "then" if reader.word(at.checked_sub(1)?) == "by" => reader.by_then(at, previous()),
        _ => None,
    }?;
    let [first, second] = [&earlier, &later].map(|range| content(doc, range.clone(), COMMON_CLASS));
    // What stands on both sides tells nothing of the order.
    let alone = |own: &BTreeSet<Sym>, other| own.difference(other).cloned().collect::<Vec<Sym>>();
    let (first, second) = (alone(&first, &second), alone(&second, &first));
    let own = |r: &Range<u32>| r.start >= reader.sentence.start;
    let (from, to) = match (own(&earlier), own(&later)) {
        (true, true) => (earlier.start.min(later.start), earlier.end.max(later.end)),
        (true, false) => (earlier.start, earlier.end),
        _ => (later.start, later.end),
    };
    let denied = (from..to).any(|i| matches!(doc.word(i), "not" | "never") || doc.word(i).ends_with("n't"));
    (!first.is_empty() && !second.is_empty() && !denied).then_some(Order {
        earlier: first,
        later: second,
        tokens: from.min(at)..to.max(at + 1),
    })
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    sentence: Range<u32>,
}

type Clauses = (Range<u32>, Range<u32>);

impl Reader<'_, '_> {
    fn word(&self, at: u32) -> &str {
        self.doc.word_in(&self.sentence, at)
    }

    fn parts(&self, at: u32) -> bool {
        matches!(
            self.doc.raw(at),
            "," | ";" | ":" | "—" | "–" | "“" | "”" | "\"" | "(" | ")" | "."
        )
    }

    /// From `at` to the next mark.
    fn onward(&self, at: u32) -> Range<u32> {
        let end = self.sentence.end.min(at + REACH);
        at..(at..end).find(|&i| self.parts(i)).unwrap_or(end)
    }

    /// From the last mark, `and` or `but` before `at`.
    fn back(&self, at: u32) -> Range<u32> {
        let low = at.saturating_sub(REACH).max(self.sentence.start);
        let stops = |i: &u32| self.parts(*i) || matches!(self.word(*i), "but" | "because" | "while");
        (low..at).rev().find(stops).map_or(low, |i| i + 1)..at
    }

    /// The main clause and the one that `before` or `after` at `at` begins: it must be one, with a verb.
    fn joined(&self, at: u32) -> Option<Clauses> {
        let side = self.onward(at + 1);
        self.has_verb(&side).then_some(())?;
        if at == self.sentence.start {
            let comma = side.end;
            return self
                .doc
                .is_mark(comma, ",")
                .then(|| (self.onward(comma + 1), side));
        }
        let mut end = at;
        while end > self.sentence.start
            && matches!(
                self.word(end - 1),
                "only" | "just" | "long" | "shortly" | "well" | "even" | "," | ":"
            )
        {
            end -= 1;
        }
        Some((self.back(end), side))
    }

    /// `was already burning when it fell`, `came when the water was already rising`.
    fn when(&self, at: u32) -> Option<Clauses> {
        if at == self.sentence.start || self.word(at - 1) == "only" {
            return self.only_once(at);
        }
        let (main, side) = (self.back(at), self.onward(at + 1));
        let already = |r: &Range<u32>| r.clone().any(|i| self.word(i) == "already");
        let spent = || {
            main.clone()
                .any(|i| self.word(i) == "had" && matches!(self.word(i + 1), "spent" | "been" | "long"))
        };
        match (already(&main), already(&side)) {
            (true, false) => Some((main, side)),
            (false, true) => Some((side, main)),
            (false, false) if spent() => Some((main, side)),
            _ => None,
        }
    }

    /// `It was only once the bow had struck that a warning came`, `only when the deck was empty were they let down`.
    fn only_once(&self, at: u32) -> Option<Clauses> {
        (self.word(at.checked_sub(1)?) == "only").then_some(())?;
        let whole = self.onward(at + 1);
        let that = whole.clone().find(|&i| self.word(i) == "that");
        let turn = whole
            .clone()
            .filter(|&i| matches!(self.word(i), "was" | "were" | "did" | "could" | "does" | "do"))
            .nth(1);
        let cut = that.or(turn)?;
        Some((whole.start..cut, cut + 1..whole.end))
    }

    /// `and only then did the tugs leave`: what is told before it came first.
    fn only_then(&self, at: u32, previous: Option<Range<u32>>) -> Option<Clauses> {
        let only = at - 1;
        let mut start = only;
        while start > self.sentence.start && (self.parts(start - 1) || self.word(start - 1) == "and") {
            start -= 1;
        }
        let mut end = self.onward(at + 1);
        if end.is_empty() || self.doc.is_mark(end.end, ",") {
            end = at + 1..self.sentence.end.min(at + REACH);
        }
        let before = if start == self.sentence.start {
            previous?
        } else {
            self.back(start)
        };
        Some((before, end))
    }

    /// `By then she had already left`: it came before what is told before.
    fn by_then(&self, at: u32, previous: Option<Range<u32>>) -> Option<Clauses> {
        let clause = self.onward(at + 1);
        let already = clause.clone().any(|i| self.word(i) == "already");
        let opens = at == self.sentence.start + 1;
        (already && opens).then(|| Some((clause, previous?)))?
    }

    fn has_verb(&self, range: &Range<u32>) -> bool {
        range.clone().any(|i| {
            let word = self.word(i);
            let inflected = lexicon::is_verb(word) && lexicon::verb_lemma(word) != word;
            inflected || matches!(word, "was" | "were" | "is" | "are" | "had" | "has" | "did")
        })
    }
}

//! Lists that say of themselves that nothing is left out, with their total anywhere before them: `812 cases here, 540
//! there and 307 in the port. There are no other districts`, `47 in town and 21 in the rest of the valley`, `of these 24
//! escaped, leaving 117`, `the officers are two sergeants and four constables`, `they were 12 complaints, 11 questions and
//! seven notes`.
//!
//! No word says which figure is their total. It is looked for among the figures of the same kind before the list: just
//! one may come near what the list makes, and none may be what it makes.

use std::sync::LazyLock;

use super::adding::{NEAR, alike, within};
use super::cues::{ends_at, starts_at};
use super::{Figure, LIST, Sum};
use crate::read::{Mention, Readings};
use crate::text::Doc;
use crate::value::{Milli, Quantity, Value};

/// Tokens between two figures of a list.
const GAP: u32 = 12;
/// Sentences before a list in which its total may stand.
const BACK: u32 = 12;
/// How far a list that only a noun ties to its total may come from it, in thousandths.
const NOUN_NEAR: i128 = 250;

/// What says that a list leaves nothing out, around its last figure.
const LAST: &[&[&str]] = &[
    &["the", "rest"],
    &["the", "remainder"],
    &["the", "remaining"],
    &["elsewhere"],
];
/// What says so at the beginning of the next sentence.
const NONE_LEFT: &[&[&str]] = &[
    &["no", "other"],
    &["no", "others"],
    &["nobody", "else"],
    &["nothing", "else"],
    &["no", "one", "else"],
];

/// Every complete list of a document that does not make its total.
pub(super) fn sums<'r>(doc: &Doc<'_>, figures: &[Figure<'r>]) -> Vec<Sum<'r>> {
    let mut out = Vec::new();
    for at in 0..figures.len() {
        let sum = listed(doc, figures, at)
            .or_else(|| of_these(doc, figures, at))
            .or_else(|| leaving(doc, figures, at))
            .or_else(|| left(doc, figures, at))
            .or_else(|| remaining(doc, figures, at))
            .or_else(|| named(doc, figures, at))
            .or_else(|| pointed(doc, figures, at));
        out.extend(sum.filter(|sum| !is_stated(figures, sum)));
    }
    out
}

/// The bare and hedged figures of the copy that can be added up.
pub(super) fn figures<'r>(doc: &Doc<'_>, readings: &'r Readings<'r>) -> Vec<Figure<'r>> {
    let figure = |mention: &'r Mention| {
        let (quantity, kind) = match &mention.value {
            Value::Count(q) | Value::Money(q, _) | Value::Amount(q, _) => (*q, &mention.value),
            // `Orlow 540 and Varn 307` names two places in a list, and two buses elsewhere.
            Value::Words(label) => (numbered(label)?, &*ONE),
            _ => return None,
        };
        let sentence = doc.sentence_of(mention.core.start)?;
        doc.role_of(sentence).is_copy().then_some(Figure {
            mention,
            quantity,
            sentence,
            kind,
        })
    };
    let all: Vec<Figure<'r>> = readings.mentions().iter().filter_map(figure).collect();
    // `twenty-four (24)` is one figure.
    let twice = |at: usize| {
        at > 0
            && matches!((all.get(at - 1), all.get(at)), (Some(a), Some(b)) if a.quantity.n == b.quantity.n
                && b.mention.tokens.start == a.mention.tokens.end + 1
                && doc.is_mark(a.mention.tokens.end, "("))
    };
    all.iter()
        .enumerate()
        .filter(|(at, _)| !twice(*at))
        .map(|(_, f)| *f)
        .collect()
}

/// The kind of a count.
static ONE: LazyLock<Value> = LazyLock::new(|| Value::Count(Quantity::exactly(1)));

/// The number behind a name.
fn numbered(label: &str) -> Option<Quantity> {
    let n: i64 = label.rsplit(' ').next()?.parse().ok()?;
    (2..1_000_000).contains(&n).then(|| Quantity::exactly(n))
}

/// Whether a figure is one in a list alone: a name with a number.
fn is_label(figure: &Figure<'_>) -> bool {
    matches!(figure.mention.value, Value::Words(_))
}

/// `812 cases here, 540 there and 307 in the port`, where the words say that this is all.
fn listed<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let parts = list(doc, figures, at)?;
    let last = parts.last()?;
    let end = doc.sentence(last.sentence)?.tokens.end;
    let next = |cue: &&[&str]| (end..end + 5).any(|i| starts_at(doc, cue, i));
    let tokens = &last.mention.tokens;
    let around = |cue: &&[&str]| {
        (tokens.start.saturating_sub(4)..(tokens.end + 5).min(end)).any(|i| starts_at(doc, cue, i))
    };
    if !NONE_LEFT.iter().any(next) && !LAST.iter().any(around) {
        return None;
    }
    let total = before(figures, at, &parts)?;
    Some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: false,
    })
}

/// The figures from `at` on that are joined into one list of three or more, with an `and` before the last.
pub(super) fn list<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Vec<Figure<'r>>> {
    let first = *figures.get(at).filter(|f| !is_label(f))?;
    let opens = at.checked_sub(1).and_then(|b| figures.get(b));
    let joined = |a: &Figure<'r>, b: &Figure<'r>| {
        let gap = a.mention.tokens.end..b.mention.tokens.start;
        a.sentence == b.sentence
            && gap.len() <= GAP as usize
            && gap
                .clone()
                .any(|i| matches!(doc.word(i), "," | "and" | "&" | ";"))
            && of_kind(&first, b).is_some()
    };
    // A list is taken from its first figure on.
    if opens.is_some_and(|before| joined(before, &first)) {
        return None;
    }
    let mut parts = vec![first];
    for next in figures.get(at + 1..)? {
        if !joined(parts.last()?, next) {
            break;
        }
        parts.push(of_kind(&first, next)?);
    }
    let [.., a, b] = parts.as_slice() else { return None };
    let and = (a.mention.tokens.end..b.mention.tokens.start).any(|i| matches!(doc.word(i), "and" | "&"));
    (and && parts.len() > 2).then_some(parts)
}

/// `b` in the currency or unit of `a`, where it has that or none: `51,240 tonnes and Iskara 30,080`.
pub(super) fn of_kind<'r>(a: &Figure<'r>, b: &Figure<'r>) -> Option<Figure<'r>> {
    if alike(a, b) {
        return Some(*b);
    }
    let Value::Count(bare) = b.kind else { return None };
    let quantity = match a.kind {
        Value::Amount(_, unit) => unit.to_base(bare)?,
        Value::Money(..) => *bare,
        _ => return None,
    };
    // `EUR 5 million and three others`.
    let near =
        quantity.n.checked_mul(1_000)? >= a.quantity.n && a.quantity.n.checked_mul(1_000)? >= quantity.n;
    near.then_some(Figure {
        quantity,
        kind: a.kind,
        ..*b
    })
}

/// The only figure of the kind of `parts` before figure `at` that comes near what they make.
fn before<'r>(figures: &[Figure<'r>], at: usize, parts: &[Figure<'r>]) -> Option<Figure<'r>> {
    let first = parts.first()?;
    let from = figures.partition_point(|f| f.sentence + BACK < first.sentence);
    let mut near = figures
        .get(from..at)?
        .iter()
        .filter(|f| alike(first, f) && !is_label(f) && within(f, parts, NEAR));
    let total = near.next_back()?;
    near.all(|f| f.quantity.n == total.quantity.n).then_some(*total)
}

/// `63 patients. Of these, 35 are here, 17 went to Varn and eight to the mission`: a list that opens its sentence, for
/// the last figure of its kind in the sentence before.
fn of_these<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let parts = list(doc, figures, at)?;
    let first = parts.first()?;
    let opening = doc.sentence(first.sentence)?.tokens.start;
    let points = doc.word(opening) == "of" && matches!(doc.word(opening + 1), "these" | "those" | "them");
    let opens = points && first.mention.tokens.start <= opening + 4;
    let mut earlier = figures.get(..at)?.iter();
    let total = *earlier.rfind(|f| f.sentence + 1 == first.sentence && alike(first, f) && !is_label(f))?;
    (opens && within(&total, &parts, NEAR)).then_some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: false,
    })
}

/// `Of these, 24 escaped and six were freed, leaving a balance of 117`.
fn leaving<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let rest = *figures.get(at).filter(|f| !is_label(f))?;
    let start = rest.mention.tokens.start;
    if !(1..=4).any(|back| start.checked_sub(back).is_some_and(|i| doc.word(i) == "leaving")) {
        return None;
    }
    let first = doc.sentence(rest.sentence)?.tokens.start;
    let near = figures.partition_point(|f| f.sentence + 2 < rest.sentence);
    let taken = figures.get(near..at)?;
    let mut parts: Vec<Figure<'r>> = taken
        .iter()
        .filter(|f| f.sentence == rest.sentence && alike(&rest, f))
        .copied()
        .collect();
    let total = if starts_at(doc, &["of", "the"], first) && parts.len() > 1 {
        parts.remove(0)
    } else {
        let of_them = ["these", "those", "them", "whom"];
        let pointing = doc.word(first) == "of" && of_them.contains(&doc.word(first + 1));
        let previous = |f: &&Figure<'r>| f.sentence < rest.sentence;
        *taken
            .iter()
            .rfind(|f| previous(f) && alike(&rest, f))
            .filter(|_| pointing)?
    };
    parts.push(rest);
    within(&total, &parts, NEAR).then_some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: true,
    })
}

/// `closed 2,270 of the 3,912 … There were 1,462 left`.
fn left<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let rest = *figures.get(at).filter(|f| !is_label(f))?;
    let sentence = doc.sentence(rest.sentence)?;
    let (start, end) = (rest.mention.tokens.start, rest.mention.tokens.end);
    let opens = start <= sentence.tokens.start + 2 && doc.word(sentence.tokens.start) == "there";
    if !opens || doc.word(end) != "left" && doc.word(end + 1) != "left" {
        return None;
    }
    let whole = *figures.get(at.checked_sub(1)?)?;
    let part = *figures.get(at.checked_sub(2)?)?;
    let near = whole.sentence + 2 >= rest.sentence && whole.sentence == part.sentence;
    let of = ends_at(doc, &["of", "the"], whole.mention.core.start);
    let parts = vec![part, rest];
    (near && of && alike(&whole, &part) && alike(&whole, &rest) && within(&whole, &parts, NEAR)).then_some(
        Sum {
            total: whole,
            parts,
            ones: Vec::new(),
            leaves: true,
        },
    )
}

/// `One gets 51,240 tonnes and the other 30,080. The remaining 1,680 are kept back`.
fn remaining<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let rest = *figures.get(at).filter(|f| !is_label(f))?;
    let first = doc.sentence(rest.sentence)?.tokens.start;
    let opens = starts_at(doc, &["the", "remaining"], first) && rest.mention.tokens.start == first + 2;
    let from = figures.partition_point(|f| f.sentence + 1 < rest.sentence);
    let lead = *figures.get(from).filter(|f| f.sentence < rest.sentence)?;
    if !opens {
        return None;
    }
    let listed = figures.get(from..=at)?.iter();
    let parts: Vec<Figure<'r>> = listed.map(|f| of_kind(&lead, f)).collect::<Option<_>>()?;
    let total = before(figures, from, &parts)?;
    (parts.len() > 2).then_some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: false,
    })
}

/// So many figures before it a total named again may stand.
const FARTHEST: usize = 200;

/// `The officers, who have not been named, are two sergeants and four constables`, after `seven police officers`.
fn named<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let first = *figures.get(at).filter(|f| !is_label(f))?;
    let sentence = doc.sentence(first.sentence)?;
    let start = first.mention.tokens.start;
    let verb = start.checked_sub(1)?;
    let copula = matches!(doc.word(verb), "are" | "were" | "comprise" | "comprised")
        || ends_at(doc, &["consist", "of"], start)
        || ends_at(doc, &["consisted", "of"], start);
    let opening = sentence.tokens.start;
    let noun = subject(doc, opening)?;
    if !copula || doc.word(opening) != "the" {
        return None;
    }
    let follow = figures.get(at + 1..)?;
    let second = *follow.first()?;
    let gap = first.mention.tokens.end..second.mention.tokens.start;
    let short = gap.len() <= 4 && doc.word(second.mention.tokens.start.checked_sub(1)?) == "and";
    let after = second.mention.tokens.end;
    let closed =
        (after + 1..after + 3).any(|i| matches!(doc.word(i), "." | "," | ";") || i >= sentence.tokens.end);
    let alone = follow.get(1).is_none_or(|f| f.sentence != first.sentence);
    if !short || !closed || !alone || !alike(&first, &second) {
        return None;
    }
    let parts = vec![first, second];
    let counts =
        |f: &&Figure<'r>| alike(&first, f) && (0..3).any(|i| doc.word(f.mention.tokens.end + i) == noun);
    let mut totals = figures
        .get(at.saturating_sub(FARTHEST)..at)?
        .iter()
        .filter(counts);
    let total = *totals.next()?;
    let one = totals.all(|f| f.quantity.n == total.quantity.n);
    (one && within(&total, &parts, NOUN_NEAR)).then_some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: false,
    })
}

/// What points back at a figure and opens the list of all that it counts.
const POINTING: &[&[&str]] = &[
    &["these", "are"],
    &["these", "were"],
    &["they", "are"],
    &["they", "were"],
    &["those", "are"],
    &["those", "were"],
    &["those", "of"],
];

/// `They were 12 complaints, 11 questions and seven notes`, after `thirty letters`.
fn pointed<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let parts = list(doc, figures, at)?;
    let first = parts.first()?;
    let start = first.mention.tokens.start;
    if !POINTING.iter().any(|cue| ends_at(doc, cue, start)) {
        return None;
    }
    let total = before(figures, at, &parts)?;
    (total.sentence < first.sentence && total.sentence + 2 >= first.sentence).then_some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: false,
    })
}

/// The plural noun of a subject that opens a sentence: `the officers,`, `the two officers who`.
fn subject<'d>(doc: &'d Doc<'_>, opening: u32) -> Option<&'d str> {
    let noun = (opening + 1..opening + 4).find(|i| {
        matches!(
            doc.word(i + 1),
            "," | "who" | "are" | "were" | "comprise" | "comprised" | "consist" | "consisted"
        )
    })?;
    let word = doc.word(noun);
    (word.ends_with('s') || crate::lexicon::noun_lemma(word) != word).then_some(word)
}

/// Whether some figure of the article allows what the parts make: then it is their total, and all is well.
fn is_stated(figures: &[Figure<'_>], sum: &Sum<'_>) -> bool {
    let made: Milli = sum
        .parts
        .iter()
        .fold(0, |made: Milli, p| made.saturating_add(p.quantity.n));
    let allows = |q: &Quantity| q.hard.lo <= made && made <= q.hard.hi && q.hard.hi < Milli::MAX / 2;
    !LIST.contains(&sum.parts.len())
        || figures
            .iter()
            .any(|f| alike(f, &sum.total) && !is_label(f) && allows(&f.quantity))
}

//! More votes than seats: `the 57-member synod … 33 for it, 21 against and five abstaining`, `57 members … by 33
//! votes to 26`. Members may be absent, so fewer votes say nothing.

use super::complete::list;
use super::cues::starts_at;
use super::{Figure, Sum};
use crate::read::Readings;
use crate::text::Doc;
use crate::value::{Milli, Quantity, Value};

/// Sentences on either side of a vote in which the size of the body may stand.
const NEAR: u32 = 6;
/// By how much the votes may exceed the seats, in thousandths: more, and they are those of another body.
const MOST: Milli = 1_250;

const FOR: &[&[&str]] = &[
    &["in", "favour"],
    &["in", "favor"],
    &["for"],
    &["supported"],
    &["backed"],
];
const AGAINST: &[&[&str]] = &[&["against"], &["opposed"]];
const VOTES: &[&str] = &[
    "approved", "backed", "carried", "defeated", "passed", "rejected", "threw", "vote", "voted", "votes",
];
const SEATS: &[&str] = &["member", "members", "seat", "seats", "strong"];

/// Every vote of a document that is larger than the body that votes.
pub(super) fn sums<'r>(doc: &Doc<'_>, readings: &'r Readings<'r>, figures: &[Figure<'r>]) -> Vec<Sum<'r>> {
    let seats: Vec<&Figure<'r>> = figures.iter().filter(|f| is_size(doc, f)).collect();
    if seats.is_empty() {
        return Vec::new();
    }
    let lists = (0..figures.len()).filter_map(|at| told(doc, figures, at));
    let scores = readings
        .mentions()
        .iter()
        .filter_map(|mention| match mention.value {
            Value::Score(one, other) => divided(doc, mention, [one, other]),
            _ => None,
        });
    lists
        .chain(scores)
        .filter_map(|votes| exceed(doc, &seats, votes))
        .collect()
}

/// `57-member`, `57 members`, `57 seats`.
fn is_size(doc: &Doc<'_>, figure: &Figure<'_>) -> bool {
    let end = figure.mention.tokens.end;
    let next = end + u32::from(matches!(doc.raw(end), "-" | "‐" | "‑"));
    figure.quantity.is_bare() && matches!(figure.kind, Value::Count(_)) && SEATS.contains(&doc.word(next))
}

/// The votes listed from figure `at` on: some in favour, some against.
fn told<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Vec<Figure<'r>>> {
    let mut parts = list(doc, figures, at)?;
    // `The 57-member synod passed it, with 33 for it, …` looks like one list.
    parts.retain(|f| !is_size(doc, f));
    let (first, last) = (parts.first()?, parts.last()?);
    let has = |cues: &[&[&str]]| {
        let words = first.mention.tokens.start..last.mention.tokens.end + 3;
        words
            .clone()
            .any(|i| cues.iter().any(|cue| starts_at(doc, cue, i)))
    };
    (has(FOR) && has(AGAINST)).then_some(parts)
}

/// The two sides of `by 33 votes to 26`.
fn divided<'r>(doc: &Doc<'_>, mention: &'r crate::read::Mention, votes: [i64; 2]) -> Option<Vec<Figure<'r>>> {
    let sentence = doc.sentence_of(mention.core.start)?;
    let voted = doc
        .sentence(sentence)?
        .tokens
        .clone()
        .any(|i| VOTES.contains(&doc.word(i)));
    let side = |n: i64| {
        Some(Figure {
            mention,
            quantity: Quantity::exactly(n),
            sentence,
            kind: &mention.value,
        })
    };
    voted.then(|| votes.into_iter().filter_map(side).collect())
}

/// Bodies that vote.
const BODIES: &[&str] = &[
    "assembly",
    "board",
    "chamber",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "house",
    "jury",
    "panel",
    "parliament",
    "senate",
    "synod",
    "union",
];

/// Whether what is told in two sentences can be of one body: they name one, or only one of them names any.
fn may_be_one_body(doc: &Doc<'_>, a: u32, b: u32) -> bool {
    let named = |number: u32| -> Vec<&str> {
        let tokens = doc.sentence(number).map(|s| s.tokens.clone());
        let words = tokens.into_iter().flatten().map(|i| doc.word(i));
        words.filter(|word| BODIES.contains(word)).collect()
    };
    let (x, y) = (named(a), named(b));
    x.is_empty() || y.is_empty() || x.iter().any(|body| y.contains(body))
}

/// The votes with the size of the only body near them, if they are more than it has seats.
fn exceed<'r>(doc: &Doc<'_>, seats: &[&Figure<'r>], votes: Vec<Figure<'r>>) -> Option<Sum<'r>> {
    let here = votes.first()?.sentence;
    let from = seats.partition_point(|f| f.sentence + NEAR < here);
    let to = seats.partition_point(|f| f.sentence <= here + NEAR);
    let bodies = seats.get(from..to)?.iter();
    let near = || bodies.clone().filter(|f| may_be_one_body(doc, f.sentence, here));
    let total = **near().min_by_key(|f| f.sentence.abs_diff(here))?;
    let made: Milli = votes
        .iter()
        .fold(0, |sum: Milli, v| sum.saturating_add(v.quantity.n));
    let n = total.quantity.n;
    let one = near().all(|f| f.quantity.n == n);
    (one && made > n && made <= n.saturating_mul(MOST) / 1_000).then_some(Sum {
        total,
        parts: votes
            .into_iter()
            .map(|v| Figure {
                kind: total.kind,
                ..v
            })
            .collect(),
        ones: Vec::new(),
        leaves: false,
    })
}

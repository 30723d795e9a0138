//! Sums that a paragraph states by itself: a total with a cue (`84 in all`, `a total of 11,400`, `of the 17`) and the
//! figures listed beside it. No pattern could say how long such a list is.
//!
//! A claim is made only where the listed figures come near the total. That is what a list of parts does even when one
//! of them is wrong, and what figures about other things seldom do. Where some of them add up exactly, there is nothing
//! to say.

mod adding;
mod ballot;
mod complete;
mod cues;
mod items;

use std::ops::Range;

use self::adding::{adds_up, alike, fits, in_one_scale, within};
use self::cues::{OPENERS, REST, ends_at, is_everybody, is_singled, is_total, opens, opens_a_share};
use super::claim::{Claim, Slot};
use super::frame::Frames;
use crate::read::{Mention, Readings};
use crate::rule::Rule;
use crate::text::{BlockRole, Doc, Paragraph, Span};
use crate::value::{Milli, Quantity, Sym, Value};

/// Fewest and most figures that are taken for a list.
const LIST: Range<usize> = 2..11;
/// Sentences before and after the one with the total that may hold its list.
const REACH: u32 = 3;

/// The slot that says that the last part is what the others leave of the whole.
pub const LEAVES: &str = "leaves";

/// A hedge has at most so many tokens.
const LONGEST_HEDGE: u32 = 16;

/// How far a list after such words may come from its total, in thousandths of the total.
const LISTED_NEAR: i128 = 250;

/// Every sum that a paragraph of `doc` states, as a claim of `rule`, the rule numbered `number`.
pub fn claims(
    rule: (&Rule, u16),
    article: u32,
    doc: &Doc<'_>,
    readings: &Readings<'_>,
    frames: &Frames<'_, '_>,
) -> Vec<Claim> {
    let mut out = Vec::new();
    for paragraph in doc.paragraphs.iter().filter(|p| p.role == BlockRole::Body) {
        let figures = figures(doc, readings, paragraph);
        for total in 0..figures.len() {
            let found = listed(doc, &figures, total).or_else(|| sum(doc, &figures, total));
            out.extend(found.map(|sum| claim(rule, article, frames, &sum)));
        }
    }
    let figures = complete::figures(doc, readings);
    let more = complete::sums(doc, &figures);
    let more = more
        .into_iter()
        .chain(items::sums(doc, readings, &figures))
        .chain(ballot::sums(doc, readings, &figures));
    for sum in more {
        let fresh = claim(rule, article, frames, &sum);
        let told = |c: &Claim| fresh.parts.iter().any(|part| c.span.overlaps(*part));
        if !out.iter().any(told) {
            out.push(fresh);
        }
    }
    out
}

/// A figure of a paragraph.
#[derive(Clone, Copy)]
struct Figure<'r> {
    mention: &'r Mention,
    quantity: Quantity,
    sentence: u32,
    /// Whose currency or unit it has: its own, or that of the list it stands in.
    kind: &'r Value,
}

/// A total and the figures listed for it.
struct Sum<'r> {
    total: Figure<'r>,
    parts: Vec<Figure<'r>>,
    /// Parts of one that no figure tells: `a driver`.
    ones: Vec<Span>,
    /// Whether the last part is said to be what the others leave of the total.
    leaves: bool,
}

fn figures<'r>(doc: &Doc<'_>, readings: &'r Readings<'r>, paragraph: &Paragraph) -> Vec<Figure<'r>> {
    let within = |m: &&Mention| paragraph.tokens.contains(&m.core.start);
    let all = readings.mentions();
    let from = all.partition_point(|m| m.tokens.start.saturating_add(LONGEST_HEDGE) < paragraph.tokens.start);
    all.iter()
        .skip(from)
        .take_while(|m| m.tokens.start < paragraph.tokens.end)
        .filter(within)
        .filter_map(|mention| {
            let quantity = match &mention.value {
                Value::Count(q) | Value::Money(q, _) => *q,
                _ => return None,
            };
            Some(Figure {
                mention,
                quantity,
                sentence: doc.sentence_of(mention.core.start)?,
                kind: &mention.value,
            })
        })
        .collect()
}

/// The total at `at` with its list, where it has a cue and the list comes near it without meeting it.
fn sum<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let total = *figures.get(at)?;
    let parts = if opens_a_share(doc, total.mention) {
        let here = after(figures, at, 0);
        if fits(&total, &here) {
            here
        } else {
            after(figures, at, 1)
        }
    } else if is_total(doc, &total) {
        let here = in_one_scale(&total, before(figures, at, 0));
        let before = if fits(&total, &here) {
            here
        } else if let Some(last) = last_list(doc, &total, &here) {
            last
        } else {
            before(figures, at, REACH)
        };
        if fits(&total, &before) {
            before
        } else {
            after(figures, at, REACH)
        }
    } else {
        with_the_rest(doc, figures, at)?
    };
    let parts: Vec<Figure<'_>> = parts.into_iter().filter(|p| p.quantity.n > 1_000).collect();
    (fits(&total, &parts) && !adds_up(&total, &parts)).then_some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: false,
    })
}

/// The list right before a total, where the sentence has other figures before it: `room for 64, 31 residents and nine
/// nurses are ill, 41 in all`.
fn last_list<'r>(doc: &Doc<'_>, total: &Figure<'r>, here: &[Figure<'r>]) -> Option<Vec<Figure<'r>>> {
    let here = here.get(here.len().saturating_sub(LIST.end - 1)..)?;
    if adds_up(total, here) {
        return None;
    }
    let list = |from: usize| here.get(from..).filter(|parts| is_joined(doc, parts));
    (0..here.len().saturating_sub(1))
        .rev()
        .filter_map(list)
        .find(|parts| fits(total, parts))
        .map(<[Figure<'_>]>::to_vec)
}

/// `19 deaths: 9 in one town, 6 in another and 3 in a third`, `87 people (61 men and 36 women)`, `52 birds, of which 38
/// are alive and 24 have died`: a total with the list of all it is made of right behind it.
fn listed<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Sum<'r>> {
    let total = *figures.get(at)?;
    let end = doc.sentence(total.sentence)?.tokens.end;
    let follow: Vec<Figure<'r>> = after(figures, at, 0);
    let first = *follow.first()?;
    let from = total.mention.tokens.end;
    let opener = OPENERS
        .iter()
        .find(|cue| opens(doc, cue, first.mention.tokens.start))?;
    let complete = !matches!(opener, [one, ..] if *one == "of");
    let stop = (first.mention.tokens.end..end)
        .find(|&i| matches!(doc.word(i), ";" | ")" | "(" | ":"))
        .unwrap_or(end);
    let parts: Vec<Figure<'r>> = follow
        .into_iter()
        .take_while(|f| f.mention.tokens.start < stop)
        .collect();
    let near = first.mention.tokens.start.saturating_sub(from) <= 14;
    // `a driver` behind a comma is one more, for which there is no figure.
    let single = |i: u32| {
        matches!(doc.word(i), "a" | "an" | "one")
            && matches!(doc.word(i.saturating_sub(1)), "," | ";" | "and")
    };
    let plain = near
        && is_list(doc, &parts, stop)
        && !parts.iter().any(|p| is_singled(doc, p))
        && !(first.mention.tokens.start..stop).any(single);
    if !plain || !within(&total, &parts, LISTED_NEAR) || adds_up(&total, &parts) {
        return None;
    }
    // What is said `of whom` may leave some out, unless it tells everybody apart.
    let sum: Milli = parts
        .iter()
        .fold(0, |sum: Milli, p| sum.saturating_add(p.quantity.n));
    let more = sum > total.quantity.n;
    (complete || more || is_everybody(doc, &parts)).then_some(Sum {
        total,
        parts,
        ones: Vec::new(),
        leaves: false,
    })
}

/// Whether figures follow each other as in a list: never far apart, and the last behind an `and`.
fn is_list(doc: &Doc<'_>, parts: &[Figure<'_>], stop: u32) -> bool {
    let close = parts.windows(2).all(|pair| match pair {
        [a, b] => b.mention.tokens.start.saturating_sub(a.mention.tokens.end) <= 9,
        _ => true,
    });
    let ended = parts.last().is_some_and(|last| {
        let behind = last.mention.tokens.end;
        let comma = (behind..stop).find(|&i| doc.is_mark(i, ","));
        comma.unwrap_or(stop).saturating_sub(behind) <= 9
    });
    close && ended && is_joined(doc, parts)
}

/// Whether the last of several figures stands behind an `and`, close to the one before it.
fn is_joined(doc: &Doc<'_>, parts: &[Figure<'_>]) -> bool {
    let [.., before, last] = parts else {
        return false;
    };
    let start = last.mention.tokens.start;
    (1..=2).any(|back| matches!(doc.word(start.saturating_sub(back)), "and" | "&"))
        && start.saturating_sub(before.mention.tokens.end) <= 9
}

/// `23 were saved. The other 46 were not`, after a larger figure.
fn with_the_rest<'r>(doc: &Doc<'_>, figures: &[Figure<'r>], at: usize) -> Option<Vec<Figure<'r>>> {
    let total = figures.get(at)?;
    // `21 of those are here, eleven there and the other eight` names a first part, and no whole.
    let behind = total.mention.tokens.end;
    if doc.word(behind) == "of"
        && matches!(
            doc.word(behind + 1),
            "those" | "them" | "these" | "whom" | "which"
        )
    {
        return None;
    }
    let follow = after(figures, at, REACH);
    // `Forty from Olm and 25 from Marn`: what is joined to a figure is no part of it.
    let joined = |f: &Figure<'_>| doc.word(f.mention.tokens.start.saturating_sub(1)) == "and";
    if follow.first().is_some_and(joined) {
        return None;
    }
    let rest = follow.iter().position(|f| {
        REST.iter().any(|cue| ends_at(doc, cue, f.mention.tokens.start)) && f.quantity.n < total.quantity.n
    })?;
    let parts = follow.get(..=rest)?.to_vec();
    parts
        .iter()
        .all(|p| p.quantity.n < total.quantity.n)
        .then_some(parts)
}

/// The figures of the same kind before the total, in its sentence and `reach` sentences before.
fn before<'r>(figures: &[Figure<'r>], at: usize, reach: u32) -> Vec<Figure<'r>> {
    let Some(total) = figures.get(at) else {
        return Vec::new();
    };
    let first = figures.partition_point(|f| f.sentence + reach < total.sentence);
    figures
        .get(first..at)
        .unwrap_or(&[])
        .iter()
        .filter(|f| alike(f, total))
        .copied()
        .collect()
}

/// The figures of the same kind after the total, in its sentence and `reach` sentences after.
fn after<'r>(figures: &[Figure<'r>], at: usize, reach: u32) -> Vec<Figure<'r>> {
    let Some(total) = figures.get(at) else {
        return Vec::new();
    };
    figures
        .get(at + 1..)
        .unwrap_or(&[])
        .iter()
        .take_while(|f| f.sentence <= total.sentence + reach)
        .filter(|f| alike(f, total))
        .copied()
        .collect()
}

/// The value of a part, in the scale it is meant in.
fn read(part: &Figure<'_>) -> Value {
    match part.kind {
        Value::Money(_, currency) => Value::Money(part.quantity, currency.clone()),
        Value::Amount(_, unit) => Value::Amount(part.quantity, *unit),
        Value::Count(_) => Value::Count(part.quantity),
        Value::Percent { points, .. } => Value::Percent {
            quantity: part.quantity,
            points: *points,
        },
        other => other.clone(),
    }
}

fn claim((rule, number): (&Rule, u16), article: u32, frames: &Frames<'_, '_>, sum: &Sum<'_>) -> Claim {
    let tokens = sum.total.mention.tokens.clone();
    let all = sum
        .parts
        .iter()
        .map(|f| f.mention.span)
        .chain(sum.ones.iter().copied());
    let span = all.fold(sum.total.mention.span, Span::join);
    let one = |span: &Span| (*span, Value::Count(Quantity::exactly(1)));
    let mut parts: Vec<(Span, Value)> = sum.parts.iter().map(|p| (p.mention.span, read(p))).collect();
    parts.extend(sum.ones.iter().map(one));
    parts.sort_by_key(|(span, _)| span.start);
    let (spans, parts): (Vec<Span>, Vec<Slot>) = parts
        .into_iter()
        .map(|(span, value)| (span, Slot::from(value)))
        .unzip();
    let mut slots = vec![
        (Sym::from("exhaustive"), Slot::Id("true".into())),
        (
            rule.compare.parts.clone().unwrap_or_else(|| "part".into()),
            Slot::Many(parts),
        ),
    ];
    if sum.leaves {
        slots.push((Sym::new_static(LEAVES), Slot::Id("true".into())));
    }
    slots.sort_by(|a, b| a.0.cmp(&b.0));
    Claim {
        rule: number,
        article,
        sentence: sum.total.sentence,
        span,
        value_span: sum.total.mention.span,
        slots,
        value: sum.total.mention.value.clone(),
        frame: frames.of(sum.total.sentence, tokens),
        from: u16::MAX,
        context: None,
        parts: spans,
    }
}

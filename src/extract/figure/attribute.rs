//! What a figure states: the attributes whose wordings stand around it.
//!
//! A wording holds where its words stand in its order before and behind the figure, with at most a few others between two
//! neighbours. The clause ends the search, and so does another quantity: in `killed two and injured 11` nobody killed 11.
//! Of two wordings of different attributes the one that takes in all words of the other is meant: `faces 11 years in
//! prison` is no sentence of 11 years in prison.

use std::ops::Range;

use super::{Figure, Kind};
use crate::lexicon::attribute::{
    Attribute, Attributes, Base, Side, Sorts, Steps, Wording, attributes, is_idle, sort,
};
use crate::text::Doc;
use crate::text::vocab::disowned;
use crate::value::Dimension;

/// So many other words may stand between two words of a wording, and between a preposition and what it links.
const GAP: u32 = 3;
const LINK_GAP: u32 = 2;

/// So many tokens are looked at on either side of a figure.
const REACH: u32 = 14;

/// Attributes of one figure.
const MOST: usize = 4;

/// Tell each figure what it states.
pub(super) fn read(doc: &Doc<'_>, figures: &mut [Figure]) {
    let table = attributes();
    let fences: Vec<(Range<u32>, bool)> = figures
        .iter()
        .map(|f| (f.tokens.clone(), f.context.kind.is_time()))
        .collect();
    for (at, figure) in figures.iter_mut().enumerate() {
        let Some(sentence) = doc.sentence(figure.sentence) else {
            continue;
        };
        let fence = |range: &(Range<u32>, bool)| !range.1;
        let low = fences
            .get(..at)
            .and_then(|f| f.iter().rev().find(|f| fence(f)))
            .map_or(0, |f| f.0.end);
        let high = fences
            .get(at + 1..)
            .and_then(|f| f.iter().find(|f| fence(f)))
            .map_or(u32::MAX, |f| f.0.start);
        let before = sentence
            .tokens
            .start
            .max(low)
            .max(figure.tokens.start.saturating_sub(REACH))..figure.tokens.start;
        let behind = figure.tokens.end..sentence.tokens.end.min(high).min(figure.tokens.end + REACH);
        let around = Around {
            table,
            before: words(doc, table, before.rev()),
            behind: words(doc, table, behind),
        };
        figure.context.attributes = around.attributes(sorts_of(&figure.context.kind));
    }
}

/// A word beside a figure: its base forms that stand in the table.
struct Near {
    bases: [Base; 2],
}

/// The words on one side of a figure, nearest first, up to the end of the clause.
fn words(doc: &Doc<'_>, table: &Attributes, tokens: impl Iterator<Item = u32>) -> Vec<Near> {
    let mut out = Vec::new();
    for i in tokens {
        if doc.is_word(i) {
            let word = doc.word(i);
            if !is_idle(word) {
                let bases = match disowned(word) {
                    Some(word) => table.bases(word),
                    None => table.bases(doc.hashed(i)),
                };
                out.push(Near { bases });
            }
        } else if doc.is_mark(i, ",") || doc.is_mark(i, ":") || doc.is_figure(i) {
            out.push(Near { bases: [0; 2] });
        } else if !doc.is_mark(i, "-") && !doc.is_mark(i, "–") {
            break;
        }
    }
    out
}

struct Around<'t> {
    table: &'t Attributes,
    before: Vec<Near>,
    behind: Vec<Near>,
}

/// A wording that holds, with the words it takes, as bits: those before the figure from the middle down.
struct Held {
    attribute: Attribute,
    words: u64,
}

impl Around<'_> {
    fn attributes(&self, sorts: Sorts) -> Vec<Attribute> {
        let mut held: Vec<Held> = Vec::new();
        for (side, near) in [(Side::Before, &self.before), (Side::Behind, &self.behind)] {
            for base in near.iter().flat_map(|n| n.bases) {
                for (number, found_on) in self.table.found_by(base) {
                    if found_on != side {
                        continue;
                    }
                    let Some(wording) = self.table.wording(number) else {
                        continue;
                    };
                    if self.table.sorts(wording.attribute) & sorts == 0 {
                        continue;
                    }
                    held.extend(self.held(&wording));
                }
            }
        }
        let hidden = |one: &Held| {
            held.iter().any(|other| {
                one.words != other.words
                    && one.words & other.words == one.words
                    && one.attribute != other.attribute
            })
        };
        let mut out: Vec<Attribute> = held.iter().filter(|h| !hidden(h)).map(|h| h.attribute).collect();
        out.sort_unstable();
        out.dedup();
        out.truncate(MOST);
        out
    }

    fn held(&self, wording: &Wording<'_>) -> Option<Held> {
        let before = taken(&self.before, wording.before.clone())?;
        let behind = taken(&self.behind, wording.behind.clone())?;
        Some(Held {
            attribute: wording.attribute,
            words: before | behind << 32,
        })
    }
}

/// Which words a side of a wording takes, as bits, nearest first; `None` where it does not hold.
fn taken(near: &[Near], steps: Steps<'_>) -> Option<u64> {
    let mut at = 0usize;
    let mut bits = 0u64;
    let mut linked = false;
    for step in steps {
        let gap = if step.link || linked { LINK_GAP } else { GAP };
        let end = (at + gap as usize + 1).min(near.len()).min(32);
        let place = (at..end).find(|&i| {
            near.get(i)
                .is_some_and(|n| n.bases.iter().any(|b| *b != 0 && step.bases.contains(b)))
        })?;
        bits |= 1 << place;
        at = place + 1;
        linked = step.link;
    }
    Some(bits)
}

/// The sorts that the table knows of a kind of figure.
fn sorts_of(kind: &Kind) -> Sorts {
    let place = match kind {
        Kind::Count | Kind::Ratio => 0,
        Kind::Money => 1,
        Kind::Percent => 2,
        Kind::Duration | Kind::Amount(Dimension::Time) => 3,
        Kind::Amount(dimension) => match dimension {
            Dimension::Length => 4,
            Dimension::Area => 5,
            Dimension::Mass | Dimension::Dose => 6,
            Dimension::Volume => 7,
            Dimension::Speed => 8,
            Dimension::Temperature | Dimension::Degrees => 9,
            Dimension::Magnitude => 10,
            Dimension::Energy | Dimension::Power => 11,
            _ => return 0,
        },
        Kind::Age => 12,
        Kind::Date | Kind::Weekday => 13,
        Kind::Clock => 14,
        Kind::Ordinal => 15,
        Kind::Score => 16,
    };
    sort(place)
}

#[cfg(test)]
mod tests {
    use super::super::figures;
    use super::*;
    use crate::read::{Context, Readings};

    /// The attributes of the figures of a sentence, in order.
    fn told(text: &str) -> Vec<Vec<&'static str>> {
        let doc = Doc::plain(text);
        let readings = Readings::new(&doc, Context { published: None });
        let names = |f: &Figure| {
            f.context
                .attributes
                .iter()
                .map(|a| attributes().name(*a))
                .collect()
        };
        figures(&doc, &readings).iter().map(names).collect()
    }

    #[test]
    fn one_attribute_has_many_wordings() {
        for text in [
            "Varga was jailed on Monday for 11 years.",
            "A judge sent her to prison for 11 years.",
            "She was sentenced on Friday to 11 years.",
            "She begins 11 years behind bars.",
        ] {
            assert!(
                told(text).iter().flatten().any(|a| *a == "prison sentence"),
                "{text} {:?}",
                told(text)
            );
        }
    }

    #[test]
    fn the_longer_wording_is_meant() {
        let all = told("Varga faces up to 11 years in prison.");
        assert!(!all.iter().flatten().any(|a| *a == "prison sentence"), "{all:?}");
    }

    #[test]
    fn another_figure_and_the_end_of_a_clause_stand_between() {
        let all = told("The fire killed two and 11 fled.");
        assert_eq!(all.len(), 2);
        assert!(!all[1].contains(&"death toll"), "{all:?}");
        let all = told("Varga was jailed; 11 years went by.");
        assert!(!all.iter().flatten().any(|a| *a == "prison sentence"), "{all:?}");
    }
}

//! Where something is: bearings (`90 km west of Tel Amran`), sides of a thing (`the northern tip`, `the left bank`),
//! floors, lettered places (`Gate C`) and routes (`from Lima to Quenco`, `bound for Lima`).

mod bearing;
mod part;
mod region;
mod route;

use std::ops::Range;
use std::sync::LazyLock;

use super::name::NameKind;
use super::{Mention, Readings};
use crate::text::vocab::WordList;
use crate::text::{Doc, Span};
use crate::value::{Compass, Quantity, Sym, Unit};
use part::{AXES, LABELLED};
pub use region::REGION;

/// What is said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// The side of a reference place, with the distance where one is given.
    Bearing {
        /// The side.
        side: Compass,
        /// How far.
        far: Option<(Quantity, Unit)>,
    },
    /// One of two opposite parts of a thing: the axis, and which of its ends; compass sides have the axis `compass`.
    Part {
        /// `left-right`, `compass` …
        axis: &'static str,
        /// Steps round the axis: eight of a compass, two of any other.
        end: u8,
    },
    /// A floor, 0 for the ground floor.
    Floor(i64),
    /// A letter or figure after the noun of a place.
    Label(Sym),
    /// The two ends of a journey; one may be missing.
    Route {
        /// Where it began.
        from: Option<Sym>,
        /// Where it went.
        to: Option<Sym>,
    },
}

/// Something said of a place, and of which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// The tokens.
    pub tokens: Range<u32>,
    /// Their bytes.
    pub span: Span,
    /// The sentence.
    pub sentence: u32,
    /// What is said.
    pub what: Whereabouts,
    /// What kind of thing it is said of: the noun of a part, a label or a vehicle, the noun of a bearing's reference.
    pub noun: Option<Sym>,
    /// The name of the reference: `Tel Amran`, `Inish Vole`.
    pub of: Option<Sym>,
    /// The name of what lies there, for a bearing.
    pub subject: Option<Sym>,
}

/// No mention has more tokens.
const LONGEST_MENTION: u32 = 128;

/// Everything that `doc` says of places, in order.
pub fn read(doc: &Doc<'_>, readings: &Readings<'_>) -> Vec<PlaceMention> {
    let reader = Reader { doc, readings };
    let mut out = Vec::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        for at in sentence.tokens.clone() {
            if !doc.is_word(at) || !reader.may_begin(at) {
                continue;
            }
            let found = reader
                .bearing(at)
                .or_else(|| reader.floor(at))
                .or_else(|| reader.region(at))
                .or_else(|| reader.facing(at))
                .or_else(|| reader.part(at))
                .or_else(|| reader.label(at))
                .or_else(|| reader.route(at, &sentence.tokens));
            if let Some(mut mention) = found {
                mention.sentence = number;
                mention.span = doc.span(mention.tokens.clone());
                out.push(mention);
            }
        }
    }
    out
}

fn mention(tokens: Range<u32>, what: Whereabouts) -> PlaceMention {
    PlaceMention {
        tokens,
        span: Span::default(),
        sentence: 0,
        what,
        noun: None,
        of: None,
        subject: None,
    }
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    readings: &'d Readings<'d>,
}

/// Words at one of which everything is read that is said of places, besides sides of the compass in two halves.
static TRIGGERS: LazyLock<WordList> = LazyLock::new(|| {
    let sides = [
        "north",
        "northeast",
        "east",
        "southeast",
        "south",
        "southwest",
        "west",
        "northwest",
    ];
    let adjectives = sides.map(|side| format!("{side}ern"));
    let parts = AXES.iter().flat_map(|(_, a, b)| [*a, *b]);
    let others = ["floor", "storey", "from", "bound", "headed", "heading", "route"];
    let words = sides.into_iter().chain(parts).chain(LABELLED).chain(others);
    WordList::new(words.chain(adjectives.iter().map(String::as_str)))
});

impl Reader<'_, '_> {
    /// Whether anything of interest may be said at token `at`: the one question that is asked of every word.
    fn may_begin(&self, at: u32) -> bool {
        TRIGGERS.contains(self.doc.hashed(at)) || self.hyphen(at + 1)
    }

    /// The mentions that hold or end at most so many tokens behind their start: all there are.
    fn mentions_near(&self, at: u32) -> impl Iterator<Item = &Mention> {
        let all = self.readings.mentions();
        let from = all.partition_point(|m| m.tokens.start.saturating_add(LONGEST_MENTION) < at);
        all.iter().skip(from).take_while(move |m| m.tokens.start <= at)
    }

    fn word(&self, at: u32) -> &str {
        self.doc.word(at)
    }

    fn hyphen(&self, at: u32) -> bool {
        matches!(self.doc.raw(at), "-" | "‐" | "‑")
    }

    /// The name that begins at `at`, when it is no person's.
    fn name(&self, at: u32) -> Option<Sym> {
        let mention = self.readings.names().starting_at(at)?;
        let entity = self.readings.names().entity(mention)?;
        (entity.kind != NameKind::Person || entity.evidence < 3).then(|| entity.name.clone())
    }
}

fn is_definite(word: &str) -> bool {
    matches!(word, "the" | "its" | "their" | "his" | "her" | "our") || word.ends_with("'s") || word == ","
}

#[cfg(test)]
mod tests;

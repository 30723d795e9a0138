//! A part of a whole: `the northern tip of the island`, `the left bank`, `the second floor`, `Gate C`.

use smol_str::SmolStr;

use super::{PlaceMention, Reader, Whereabouts, is_definite, mention};
use crate::lexicon;
use crate::value::Value;

/// Pairs of words for the two ends of one axis.
pub(super) const AXES: [(&str, &str, &str); 9] = [
    ("left-right", "left", "right"),
    ("left-right", "left-hand", "right-hand"),
    ("up-down", "upper", "lower"),
    ("front-back", "front", "rear"),
    ("front-back", "front", "back"),
    ("ship", "port", "starboard"),
    ("in-out", "inner", "outer"),
    ("bound", "inbound", "outbound"),
    ("bound-north", "northbound", "southbound"),
];

/// Nouns of places that are told apart by a letter or a number.
pub(super) const LABELLED: [&str; 20] = [
    "berth",
    "block",
    "building",
    "concourse",
    "gate",
    "hall",
    "hangar",
    "junction",
    "lane",
    "pier",
    "platform",
    "reactor",
    "room",
    "runway",
    "shaft",
    "stand",
    "terminal",
    "track",
    "tunnel",
    "ward",
];

impl Reader<'_, '_> {
    /// `the second floor`, `a ground-floor unit`, `on floor 3`.
    pub(super) fn floor(&self, at: u32) -> Option<PlaceMention> {
        if !matches!(self.word(at), "floor" | "storey") {
            return None;
        }
        let mut before = at.checked_sub(1)?;
        if self.hyphen(before) {
            before = before.checked_sub(1)?;
        }
        let level = match self.word(before) {
            "ground" => Some(0),
            "top" | "upper" | "shop" | "dance" | "factory" | "trading" => None,
            "basement" => Some(-1),
            word => ordinal(word).or_else(|| {
                self.mentions_near(before).find_map(|m| match m.value {
                    Value::Ordinal(n) if m.tokens.contains(&before) => Some(n),
                    _ => None,
                })
            }),
        }?;
        let mut out = mention(before..at + 1, Whereabouts::Floor(level));
        out.noun = Some(SmolStr::new("floor"));
        out.of = (self.word(at + 1) == "of")
            .then(|| self.name(at + 2).or_else(|| self.name(at + 3)))
            .flatten();
        Some(out)
    }

    /// `the northern tip of the island`, `the left bank`.
    pub(super) fn part(&self, at: u32) -> Option<PlaceMention> {
        let small = self.doc.token(at).is_some_and(|t| !t.capital);
        let (axis, end, after) = match self.side(at) {
            Some((side, after)) => ("compass", side.0, after),
            None => {
                let (axis, end) = AXES.iter().find_map(|(axis, a, b)| match self.word(at) {
                    w if w == *a => Some((*axis, 0)),
                    w if w == *b => Some((*axis, 1)),
                    _ => None,
                })?;
                (axis, end, at + 1)
            }
        };
        let noun = self.word(after);
        let plain = self.doc.is_word(after)
            && !self.doc.token(after).is_some_and(|t| t.capital)
            && !lexicon::is_plural(noun);
        if !small || !plain || !is_part(noun, axis) || !is_definite(self.word(at.checked_sub(1)?)) {
            return None;
        }
        let of = if self.word(after + 1) == "of" {
            self.reference(after + 2)
        } else {
            None
        };
        let owner = at
            .checked_sub(1)
            .and_then(|i| self.readings.names().at(i))
            .map(|m| m.tokens.start);
        let end_token = of.as_ref().map_or(after + 1, |(end, _, _)| *end);
        let mut out = mention(at..end_token, Whereabouts::Part { axis, end });
        out.noun = Some(SmolStr::new(part_class(noun)));
        // `the river's western shore`.
        let owned = || {
            let word = self.word(at.checked_sub(1)?);
            let noun = word.strip_suffix("'s").filter(|noun| lexicon::is_noun(*noun))?;
            Some(SmolStr::new(lexicon::noun_lemma(noun)))
        };
        let told = of.as_ref().and_then(|(_, noun, _)| noun.clone());
        out.subject = told.or_else(|| owned().filter(|_| owner.is_none()));
        out.of = of
            .and_then(|(_, _, name)| name)
            .or_else(|| owner.and_then(|i| self.name(i)));
        Some(out)
    }

    /// `Gate C`, `Terminal 2`, `platform 4`.
    pub(super) fn label(&self, at: u32) -> Option<PlaceMention> {
        let noun = self.word(at);
        if LABELLED.binary_search(&noun).is_err() {
            return None;
        }
        let raw = self.doc.raw(at + 1);
        let letter =
            self.doc.is_word(at + 1) && raw.chars().count() == 1 && raw.chars().all(char::is_uppercase);
        let figure = self.doc.is_figure(at + 1) && raw.len() <= 3 && raw.chars().all(|c| c.is_ascii_digit());
        let joined = matches!(self.doc.raw(at + 2), "-" | "." | "/")
            && self.doc.token(at + 2).is_some_and(|t| t.glued)
            && self.doc.token(at + 3).is_some_and(|t| t.glued);
        // `Platform A man`: an article; `lane 2 metres wide`: a measure.
        let article = raw == "A" && self.doc.token(at).is_some_and(|t| !t.capital);
        let measured = figure
            && lexicon::is_noun(self.word(at + 2))
            && self.doc.token(at).is_some_and(|t| !t.capital)
            && lexicon::is_plural(self.word(at + 2));
        if !(letter || figure) || joined || article || measured {
            return None;
        }
        let mut out = mention(at..at + 2, Whereabouts::Label(SmolStr::new(raw)));
        out.noun = Some(SmolStr::new(noun));
        Some(out)
    }
}

/// Floors that are counted in words.
fn ordinal(word: &str) -> Option<i64> {
    let words = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let at = words.iter().position(|w| *w == word)?;
    i64::try_from(at + 1).ok()
}

/// Whether a thing has such a part, one of each side.
fn is_part(noun: &str, axis: &str) -> bool {
    let shore = matches!(noun, "coast" | "coastline" | "shore" | "shoreline" | "seaboard");
    let end = matches!(
        noun,
        "tip"
            | "end"
            | "edge"
            | "entrance"
            | "exit"
            | "gate"
            | "tower"
            | "wing"
            | "bank"
            | "side"
            | "slope"
            | "flank"
            | "face"
            | "wall"
            | "façade"
            | "facade"
            | "span"
            | "approach"
            | "door"
            | "stand"
            | "outskirts"
    );
    match axis {
        "compass" => shore || end,
        // A political wing is no part of a building.
        "left-right" => matches!(
            noun,
            "bank"
                | "side"
                | "engine"
                | "lane"
                | "leg"
                | "arm"
                | "hand"
                | "foot"
                | "knee"
                | "shoulder"
                | "eye"
                | "ear"
                | "lung"
                | "tower"
        ),
        "ship" => matches!(noun, "side" | "bow" | "engine" | "tank" | "quarter"),
        "up-down" => matches!(noun, "deck" | "floor" | "dam" | "basin" | "lake" | "reservoir"),
        "front-back" => matches!(
            noun,
            "door" | "window" | "carriage" | "entrance" | "wheel" | "seat" | "axle"
        ),
        "bound" | "bound-north" => matches!(
            noun,
            "carriageway" | "lane" | "platform" | "track" | "train" | "line" | "side"
        ),
        "in-out" => matches!(noun, "harbour" | "harbor" | "wall" | "lane"),
        _ => false,
    }
}

/// One word for nouns that name one part.
fn part_class(noun: &str) -> &str {
    match noun {
        "coast" | "coastline" | "shore" | "shoreline" | "seaboard" => "coast",
        "tip" | "end" | "edge" => "end",
        "façade" => "facade",
        "harbor" => "harbour",
        other => other,
    }
}

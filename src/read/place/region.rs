//! Which part of its country a named place lies in: `the northern town of Skerra`, `Skerra, a port in the far south`,
//! `Skerra, in northern Arvania`.

use smol_str::SmolStr;

use super::{PlaceMention, Reader, Whereabouts, mention};
use crate::lexicon;
use crate::value::Sym;

/// What a part of a country is called among the parts of things.
pub const REGION: &str = "region";

/// So many words may stand between the parts of one saying.
const REACH: u32 = 4;

impl Reader<'_, '_> {
    /// The part of the country in which the sentence places a name, read at its compass word.
    pub(super) fn region(&self, at: u32) -> Option<PlaceMention> {
        let (side, after) = self.side(at)?;
        let (of, whole, tokens) = self.town_of(at, after).or_else(|| self.placed(at, after))?;
        let mut out = mention(
            tokens,
            Whereabouts::Part {
                axis: "compass",
                end: side.0,
            },
        );
        out.noun = Some(SmolStr::new(REGION));
        out.of = Some(of);
        out.subject = whole;
        Some(out)
    }

    /// `the northern market town of Skerra`.
    fn town_of(&self, at: u32, after: u32) -> Option<(Sym, Option<Sym>, std::ops::Range<u32>)> {
        if !self.is_adjective(at) || self.word(at.checked_sub(1)?) != "the" {
            return None;
        }
        let noun = (after..after + REACH).find(|&i| is_settlement(self.word(i)))?;
        let plain = (after..noun).all(|i| self.doc.is_word(i) && !lexicon::is_stop(self.word(i)));
        let end = self.readings.names().starting_at(noun + 2)?.tokens.end;
        let named = plain && self.word(noun + 1) == "of";
        Some((self.name(noun + 2).filter(|_| named)?, None, at..end))
    }

    /// `Skerra, a port in the far south of Arvania`, `Skerra, in northern Arvania`.
    fn placed(&self, at: u32, after: u32) -> Option<(Sym, Option<Sym>, std::ops::Range<u32>)> {
        let (mut i, whole) = if self.is_adjective(at) {
            (at, Some(self.name(after)?))
        } else {
            let of = (self.word(after) == "of").then(|| self.name(after + 1));
            let far = matches!(
                self.word(at.checked_sub(1)?),
                "far" | "deep" | "extreme" | "remote"
            );
            let article = at.checked_sub(1 + u32::from(far))?;
            if self.word(article) != "the" || of == Some(None) {
                return None;
            }
            (article, of.flatten())
        };
        i = i.checked_sub(1).filter(|&i| self.word(i) == "in")?;
        if let Some(noun) = i.checked_sub(1).filter(|&n| is_settlement(self.word(n))) {
            let article = (noun.saturating_sub(REACH)..noun)
                .rev()
                .find(|&a| matches!(self.word(a), "a" | "an" | "the"))?;
            i = article;
        }
        let comma = i.checked_sub(1).filter(|&c| self.doc.is_mark(c, ","))?;
        let start = self.readings.names().at(comma.checked_sub(1)?)?.tokens.start;
        let end = after + u32::from(whole.is_some());
        Some((self.name(start)?, whole, start..end))
    }

    /// Whether the side is told by an adjective: `northern`.
    fn is_adjective(&self, at: u32) -> bool {
        self.word(at).ends_with("ern") || self.hyphen(at + 1) && self.word(at + 2).ends_with("ern")
    }
}

/// Whether the noun is of a place that people live in or govern.
fn is_settlement(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "county"
            | "hamlet"
            | "island"
            | "municipality"
            | "port"
            | "province"
            | "resort"
            | "settlement"
            | "town"
            | "village"
    )
}

impl Reader<'_, '_> {
    /// `the side of Skerra that faces west`, read at its compass word.
    pub(super) fn facing(&self, at: u32) -> Option<PlaceMention> {
        let (side, after) = self.side(at)?;
        let verb = at.checked_sub(1)?;
        if !matches!(
            self.word(verb),
            "facing" | "faces" | "faced" | "looking" | "looks"
        ) {
            return None;
        }
        let that = verb - u32::from(matches!(self.word(verb.checked_sub(1)?), "that" | "which"));
        let noun = (that.saturating_sub(2 * REACH)..that).rev().find(|&i| {
            matches!(self.word(i), "bank" | "coast" | "shore" | "side") && self.word(i + 1) == "of"
        })?;
        let (end, subject, of) = self.reference(noun + 2).filter(|(end, ..)| *end == that)?;
        let mut out = mention(
            noun..after.max(end),
            Whereabouts::Part {
                axis: "compass",
                end: side.0,
            },
        );
        out.noun = Some(SmolStr::new("side"));
        (out.subject, out.of) = (subject, of);
        Some(out)
    }
}

//! A route: `a bus from Lima to Quenco`, `a flight bound for Lima`.

use std::ops::Range;

use smol_str::SmolStr;

use super::{PlaceMention, Reader, Whereabouts, mention};
use crate::lexicon;
use crate::value::Sym;

/// Words a vehicle is named by.
const VEHICLES: [&str; 21] = [
    "aircraft",
    "airliner",
    "boat",
    "bus",
    "coach",
    "convoy",
    "dinghy",
    "ferry",
    "flight",
    "freighter",
    "helicopter",
    "jet",
    "lorry",
    "minibus",
    "plane",
    "ship",
    "tanker",
    "train",
    "truck",
    "vehicle",
    "vessel",
];

impl Reader<'_, '_> {
    /// `a bus from Lima to Quenco`, `a bus bound for Lima`.
    pub(super) fn route(&self, at: u32, sentence: &Range<u32>) -> Option<PlaceMention> {
        let (from, to, end) = match self.word(at) {
            "from" => {
                let (from, next) = self.place_at(at + 1)?;
                let link = self.word(next) == "to";
                let (to, end) = self.place_at(next + 1).filter(|_| link)?;
                (Some(from), to, end)
            }
            "bound" | "headed" | "heading" if self.word(at + 1) == "for" => {
                let (to, end) = self.place_at(at + 2)?;
                (None, to, end)
            }
            "route" if self.word(at.checked_sub(1)?) == "en" && self.word(at + 1) == "to" => {
                let (to, end) = self.place_at(at + 2)?;
                (None, to, end)
            }
            _ => return None,
        };
        let vehicle = |i: &u32| {
            VEHICLES
                .binary_search(&lexicon::noun_lemma(self.word(*i)))
                .is_ok()
        };
        let noun = sentence.clone().take_while(|i| *i < at).filter(vehicle).last()?;
        let mut out = mention(noun..end, Whereabouts::Route { from, to: Some(to) });
        out.noun = Some(SmolStr::new(lexicon::noun_lemma(self.word(noun))));
        Some(out)
    }

    /// The place at `at`, an article and `the town of` left out, with the token after it and after what it lies in.
    fn place_at(&self, at: u32) -> Option<(Sym, u32)> {
        let start =
            (at..at + 6).find(|&i| self.readings.names().at(i).is_some_and(|m| m.tokens.start == i))?;
        let between = (at..start).all(|i| {
            matches!(self.word(i), "the" | "a" | "of" | "its")
                || lexicon::is_noun(self.word(i))
                || lexicon::is_adjective(self.word(i))
        });
        let mention = self.readings.names().starting_at(start).filter(|_| between)?;
        let mut end = mention.tokens.end;
        if self.word(end) == "in"
            && let Some(country) = self.readings.names().starting_at(end + 1)
        {
            end = country.tokens.end;
        }
        Some((self.name(start)?, end))
    }
}

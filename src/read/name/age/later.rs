//! Ages behind a few words of description, and ages that somebody has yet to reach.

use super::{AgeMention, Reader};
use crate::read::name::{NameMention, is_calendar};

impl Reader<'_, '_> {
    /// `Felk, a young farmer of 33 from the hills`: behind an apposition of a few words.
    pub(super) fn of_an_age(&self, m: &NameMention, at: u32) -> Option<AgeMention> {
        const APART: &[&str] = &[
            "father",
            "mother",
            "parent",
            "grandfather",
            "grandmother",
            "veteran",
            "team",
            "party",
            "group",
            "crew",
            "captain",
            "leader",
            "head",
            "owner",
            "member",
            "chair",
            "one",
            "winner",
            "survivor",
        ];
        if !matches!(self.doc.word(at), "a" | "an") {
            return None;
        }
        let of = (at + 2..at + 5).find(|&i| self.doc.word(i) == "of")?;
        let (years, end) = self.years(of + 1).filter(|(years, _)| *years > 14)?;
        let plain = (at + 1..of).all(|i| self.doc.is_word(i) && !APART.contains(&self.doc.word(i)));
        let stops = matches!(self.doc.raw(end), "," | "." | ";" | ")")
            && !self.doc.is_figure(end + 1)
            && self.doc.word(end + 1) != "years"
            || matches!(self.doc.word(end), "from" | "who");
        (plain && stops).then(|| self.mention(m, of + 1..end, years))
    }

    /// `will be 60 in June`, `would have turned 81 in June`: somebody who is a year younger now, with where the age
    /// begins and ends.
    pub(super) fn later(&self, at: u32) -> Option<(u32, i64, u32)> {
        const VERBS: [&[&str]; 14] = [
            &["will", "be"],
            &["will", "turn"],
            &["turns"],
            &["would", "have", "been"],
            &["would", "have", "turned"],
            &["would", "be"],
            &["would", "turn"],
            &["'ll", "be"],
            &["’ll", "be"],
            &["he'll", "be"],
            &["she'll", "be"],
            &["he’ll", "be"],
            &["she’ll", "be"],
            &["'ll", "turn"],
        ];
        const WHEN: &[&str] = &["in", "next", "on", "this", "later"];
        let fits = |cue: &&&[&str]| (at..).zip(cue.iter()).all(|(i, word)| self.doc.word(i) == *word);
        let cue = VERBS.iter().find(fits)?;
        let start = at + u32::try_from(cue.len()).ok()?;
        let (years, end) = self.years(start)?;
        let at = end + u32::from(WHEN.contains(&self.doc.word(end)));
        let dated = is_calendar(self.doc.word(at))
            || matches!(self.doc.word(at), "tomorrow" | "week" | "month" | "year");
        (dated && years > 1).then_some((start, years - 1, end))
    }
}

//! A bearing: `90 kilometres to the west of the regional capital`, with the side, the distance and what it is from.

use smol_str::SmolStr;

use super::{PlaceMention, Reader, Whereabouts, mention};
use crate::lexicon;
use crate::read::name::bare;
use crate::text::BlockRole;
use crate::value::{Compass, Dimension, Quantity, Sym, Unit, Value};

impl Reader<'_, '_> {
    /// A compass side at `at`, in small letters, with the token after it.
    pub(super) fn side(&self, at: u32) -> Option<(Compass, u32)> {
        let second = at > 1 && self.hyphen(at - 1) && Compass::parse(self.word(at - 2)).is_some();
        if second || self.doc.token(at).is_none_or(|t| t.capital) {
            return None;
        }
        if self.hyphen(at + 1) {
            let joined = format!("{}{}", self.word(at), self.word(at + 2));
            if let Some(side) = Compass::parse(&joined) {
                return Some((side, at + 3));
            }
        }
        Compass::parse(self.word(at)).map(|side| (side, at + 1))
    }

    /// `90 kilometres (56 miles) to the west of the regional capital, Tel Amran`.
    pub(super) fn bearing(&self, at: u32) -> Option<PlaceMention> {
        let (side, after) = self.side(at)?;
        if self.word(at).ends_with("ern") {
            return None;
        }
        let mut start = at;
        if self.word(at.saturating_sub(1)) == "the" && self.word(at.saturating_sub(2)) == "to" {
            start = at - 2;
        }
        let far = self.distance_before(start);
        let told = self.word(after) == "of" && !matches!(self.word(after + 1), "us" | "me" | "them" | "it");
        // `90 kilometres to the south`: from where is told elsewhere.
        let bare = || {
            far.as_ref()
                .filter(|_| self.word(after) == "of" || !self.doc.is_word(after))
        };
        let (end, noun, of) = if told {
            self.reference(after + 1)?
        } else {
            bare().map(|_| (after, None, None))?
        };
        let from = far.as_ref().map_or(start, |(from, _)| *from);
        let mut out = mention(
            // The distance is not what differs: it stays outside.
            start..end,
            Whereabouts::Bearing {
                side,
                far: far.map(|(_, far)| far),
            },
        );
        out.subject = self.subject_before(from);
        out.noun = noun;
        out.of = of;
        Some(out)
    }

    /// The place that the dateline names, `here` in an agency's copy: capitals before the first dash or bracket.
    fn dateline(&self) -> Option<Sym> {
        let opens = |n: &u32| matches!(self.doc.role_of(*n), BlockRole::Dateline | BlockRole::Body);
        let first = (0..8).find(opens)?;
        let tokens = self.doc.sentence(first)?.tokens.clone();
        let shouted = |i: &u32| {
            self.doc.is_word(*i)
                && self.doc.raw(*i).chars().count() > 2
                && self.doc.raw(*i).chars().all(|c| !c.is_lowercase())
        };
        let words: Vec<&str> = tokens
            .clone()
            .take_while(shouted)
            .map(|i| self.doc.raw(i))
            .collect();
        let next = self.doc.raw(tokens.start + u32::try_from(words.len()).ok()?);
        let closed = self.doc.role_of(first) == BlockRole::Dateline
            || matches!(next, "—" | "–" | "-" | "(" | "," | ":");
        (closed && (1..=4).contains(&words.len())).then(|| Sym::from(words.join(" ")))
    }

    /// What follows `of`: the end, the noun, the name.
    pub(super) fn reference(&self, at: u32) -> Option<(u32, Option<Sym>, Option<Sym>)> {
        if self.word(at) == "here" {
            return Some((at + 1, None, Some(self.dateline()?)));
        }
        let article = u32::from(matches!(self.word(at), "the" | "its" | "their" | "a"));
        let mut i = at + article;
        if let Some(name) = self.readings.names().starting_at(i) {
            return Some((name.tokens.end, None, self.name(i)));
        }
        let mut noun = None;
        while i < at + 6
            && self.doc.is_word(i)
            && !lexicon::is_stop(self.word(i))
            && !matches!(self.word(i), "known" | "called" | "named")
            && self.readings.names().at(i).is_none()
        {
            // `the airfield fence` lies where the airfield lies.
            if lexicon::is_noun(self.word(i)) && (noun.is_none() || !lexicon::is_noun(self.word(i - 1))) {
                noun = Some(SmolStr::new(lexicon::noun_lemma(bare(self.word(i)))));
            }
            i += 1;
        }
        noun.as_ref()?;
        // `the port of Velisk`.
        if self.word(i) == "of"
            && let Some(name) = self.name(i + 1)
        {
            let end = self.readings.names().at(i + 1).map_or(i, |m| m.tokens.end);
            return Some((end, noun, Some(name)));
        }
        let called = match self.word(i) {
            "known" if self.word(i + 1) == "as" => 2,
            "called" | "named" => 1,
            _ => 0,
        };
        if called > 0
            && let Some(name) = self.name(i + called)
        {
            let end = self.readings.names().at(i + called).map_or(i, |m| m.tokens.end);
            return Some((end, noun, Some(name)));
        }
        let apposed = u32::from(self.doc.is_mark(i, ","));
        match self
            .name(i + apposed)
            .filter(|_| apposed > 0 || self.readings.names().starting_at(i).is_some())
        {
            Some(name) => {
                let end = self.readings.names().at(i + apposed).map_or(i, |m| m.tokens.end);
                Some((end, noun, Some(name)))
            }
            None => Some((i, noun, None)),
        }
    }

    /// The length that ends right before token `end`, a conversion in brackets left out.
    fn distance_before(&self, end: u32) -> Option<(u32, (Quantity, Unit))> {
        let mut end = end;
        if self.doc.is_mark(end.checked_sub(1)?, ")") {
            end = (end.saturating_sub(6)..end)
                .rev()
                .find(|&i| self.doc.is_mark(i, "("))?;
        }
        self.mentions_near(end).find_map(|m| match &m.value {
            Value::Amount(q, unit) if m.tokens.end == end && unit.dimension == Dimension::Length => {
                Some((m.tokens.start, (*q, *unit)))
            }
            _ => None,
        })
    }

    /// The nearest name before `at` in the sentence that is no person's.
    fn subject_before(&self, at: u32) -> Option<Sym> {
        let sentence = self.doc.sentence_of(at)?;
        (at.saturating_sub(8)..at)
            .rev()
            .filter(|&i| self.doc.sentence_of(i) == Some(sentence))
            .find_map(|i| self.readings.names().at(i).map(|m| m.tokens.start))
            .and_then(|start| self.name(start))
    }
}

//! Roles that stand beside a name, before it or behind it: `the minister, Mr Goran Telek`, `Goran Telek, who heads …`.

use std::ops::Range;

use super::{APPOSITION, Reader, RoleMention, Tenure, is_definite};
use crate::lexicon::{self, role};

impl Reader<'_, '_> {
    /// `the minister, Mr Goran Telek`, `its chairwoman, Councillor Deb Marsh`: what stands before the title counts, too.
    pub(super) fn before(&self) -> Option<RoleMention> {
        let name = match self.title() {
            Some((head, _, role)) if role.class == role::RoleClass::Honorific => head,
            Some((head, ..)) => {
                let start = self.modifiers(head);
                start
                    .checked_sub(1)
                    .filter(|&i| self.doc.is_mark(i, ","))
                    .map(|_| start)?
            }
            None if self.mention.title.is_empty() => self.mention.tokens.start,
            None => return None,
        };
        let comma = name.checked_sub(1).is_some_and(|i| self.doc.is_mark(i, ","));
        let last = name.checked_sub(1 + u32::from(comma))?;
        if comma && !self.closes(self.mention.tokens.end) {
            return None;
        }
        if let Some((head, role)) = self.role_ending_at(last) {
            let start = self.modifiers(head);
            let definite = start
                .checked_sub(1)
                .is_some_and(|i| is_definite(self.doc.word(i)))
                || self.doc.word(start).ends_with("'s");
            if comma && !definite || lexicon::is_plural(self.doc.word(last)) {
                return None;
            }
            return self.mention(start, head, last + 1, role, self.mention.tokens.end);
        }
        self.of_phrase(last)
    }

    /// `head of quality, Marit Lund`, `the director of the museum, Marit Lund`.
    fn of_phrase(&self, last: u32) -> Option<RoleMention> {
        let preposition = (last.saturating_sub(7)..=last)
            .rev()
            .take_while(|&i| {
                self.same_sentence(i)
                    && !self.doc.is_mark(i, ",")
                    && self.names.at(i).is_none_or(|m| m.tokens.end <= last + 1)
            })
            .find(|&i| matches!(self.doc.word(i), "of" | "for"))?;
        let (head, role) = self.role_ending_at(preposition.checked_sub(1)?)?;
        if matches!(role.class, role::RoleClass::Profession | role::RoleClass::Rank) {
            return None;
        }
        let start = self.modifiers(head);
        let tokens = start..self.mention.tokens.end;
        let read = self.parse(start, head, preposition..last + 1, role);
        Some(RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(start..last + 1),
            tokens,
            role: read,
            sentence: self.mention.sentence,
        })
    }

    /// Whether what stands at `at` may close an apposition.
    pub(super) fn closes(&self, at: u32) -> bool {
        !self.same_sentence(at)
            || matches!(self.doc.raw(at), "," | "." | ";" | ":" | "”" | ")" | "—" | "–")
            || matches!(self.doc.word(at), "said" | "says" | "told" | "and")
    }

    /// An apposition or a clause after the name.
    pub(super) fn after(&self) -> Option<RoleMention> {
        let end = self.mention.tokens.end;
        if self.doc.word(end.saturating_sub(1)).ends_with("'s") {
            return None;
        }
        let mut at = self.tag_end(end);
        let comma = self.doc.is_mark(at, ",") || self.doc.is_mark(at, "(");
        at += u32::from(comma);
        if comma && self.doc.is_figure(at) && self.doc.is_mark(at + 1, ",") {
            at += 2;
        }
        let who = comma && self.doc.word(at) == "who";
        at += u32::from(who);
        if who && matches!(self.doc.word(at), "holds" | "has" | "held") && self.doc.word(at + 1) != "chaired"
        {
            return self.portfolio(at);
        }
        if who && let Some(post) = self.chairs(at) {
            return Some(post);
        }
        let verb = matches!(self.doc.word(at), "is" | "was") || who && self.doc.word(at) == "became";
        let past = verb && self.doc.word(at) == "was" && !who;
        at += u32::from(verb);
        if past || !(verb || comma && !who) {
            return None;
        }
        let over = matches!(self.doc.word(at), "until" | "once" | "formerly" | "previously");
        at += u32::from(over);
        at += u32::from(over && self.doc.is_figure(at));
        let mut read = self.phrase_from(at, verb)?;
        if over {
            read.role.tenure = Tenure::Former;
        }
        Some(read)
    }

    /// The role in the noun phrase that begins at `at`.
    pub(super) fn phrase_from(&self, at: u32, verb: bool) -> Option<RoleMention> {
        let article = matches!(
            self.doc.word(at),
            "a" | "an" | "the" | "its" | "their" | "our" | "his" | "her"
        );
        let first = at + u32::from(article);
        let mut found: Option<(u32, u32, role::Role)> = None;
        for i in first..first + APPOSITION {
            if !self.same_sentence(i) || self.is_barrier(i) {
                break;
            }
            if self.doc.is_word(i)
                && !lexicon::is_plural(self.doc.word(i))
                && let Some((head, role)) = self.role_ending_at(i).filter(|(h, _)| *h >= first)
                && found.is_none_or(|(_, last, _)| head <= last + 1 || self.links(last + 1..head))
            {
                found = Some((head, i, role));
            }
        }
        let found = found.map(|(head, last, role)| self.with_of(head, last).unwrap_or((head, last, role)));
        let (head, last, role) =
            found.filter(|(h, _, r)| *h >= first && r.class != role::RoleClass::Honorific)?;
        // `Ana Cruz, Sheriff Tom Ash and …` is a list; `Ana Cruz, director Tom Ash` hardly a title.
        let next_name =
            self.names.at(last + 1).is_some() || self.names.at(head).is_some_and(|m| m.tokens.end > last + 1);
        let whole = (first..head).all(|i| self.is_role_word(i));
        if next_name || !whole || verb && !article && self.doc.word(first) == "not" {
            return None;
        }
        Some(self.after_mention(first, head, last, role))
    }

    /// `chief of police`: a role of the table that goes on behind `of`.
    fn with_of(&self, head: u32, last: u32) -> Option<(u32, u32, role::Role)> {
        let joined = self.doc.word(last + 1) == "of" && self.same_sentence(last + 2);
        let (start, role) = self.role_ending_at(last + 2).filter(|_| joined)?;
        (start == last).then_some((head, last + 2, role))
    }

    /// `chief labour commissioner`: what stands between two heads narrows the second.
    fn links(&self, mut between: Range<u32>) -> bool {
        between.all(|i| self.is_role_word(i) && !self.is_capital(i))
    }

    /// The end of the capitalised words that hold, or begin at, token `at`.
    fn capitals_end(&self, at: u32) -> u32 {
        let more = (at..at + 4).take_while(|&i| self.is_capital(i) && self.same_sentence(i));
        more.last().map_or(at, |i| i + 1)
    }

    fn after_mention(&self, first: u32, head: u32, last: u32, role: role::Role) -> RoleMention {
        let tail_start = last + 1;
        let tail_end = if matches!(self.doc.word(tail_start), "of" | "for") {
            (tail_start..tail_start + 8)
                .find(|&i| self.closes(i) || !self.same_sentence(i))
                .unwrap_or_else(|| self.capitals_end(tail_start + 4))
        } else {
            tail_start
        };
        let tokens = self.mention.tokens.start..tail_end;
        RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(first..tail_end),
            tokens,
            role: self.parse(first, head, tail_start..tail_end, role),
            sentence: self.mention.sentence,
        }
    }
}

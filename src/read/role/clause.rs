//! Roles that a clause tells: `who chairs the council`, `who took over as director`, `a committee chaired by Ana Bell`.

use super::{Reader, RoleMention, Tenure};
use crate::lexicon::{self, role};
use crate::read::name::seat;

impl Reader<'_, '_> {
    /// The end of the party and seat behind a name, `Ana Bell, R-Fort Aske,`; else `end`.
    pub(super) fn tag_end(&self, end: u32) -> u32 {
        let seat = seat(self.doc, end + 1).filter(|_| self.doc.is_mark(end, ","));
        seat.filter(|s| self.doc.is_mark(s.end, ","))
            .map_or(end, |s| s.end)
    }

    /// `who chairs the council`, `who has chaired the trust since 2021`.
    pub(super) fn chairs(&self, at: u32) -> Option<RoleMention> {
        let verb = at + u32::from(self.doc.word(at) == "has");
        let over = match self.doc.word(verb) {
            "chairs" => false,
            "chaired" => verb == at,
            _ => return None,
        };
        let mut role = self.parse(verb, verb, verb..verb, role::role("chair")?);
        // `who chairs the committee` is its chair.
        let common =
            self.doc.word(verb + 1) == "the" && !self.is_capital(verb + 2) && self.closes_noun(verb + 3);
        if common && is_chaired(self.doc.word(verb + 2)) {
            role.take(lexicon::lemma(self.doc.word(verb + 2)));
        }
        if over {
            role.tenure = Tenure::Former;
        }
        let tokens = self.mention.tokens.start..verb + 1;
        Some(RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(at..verb + 1),
            tokens,
            role,
            sentence: self.mention.sentence,
        })
    }

    /// `who heads the finance office`, `who manages the mill`: whoever does so has the post.
    fn leads_what(&self, at: u32) -> Option<RoleMention> {
        let post = match self.doc.word(at) {
            "heads" | "leads" | "runs" => "head",
            "manages" => "manager",
            "directs" => "director",
            _ => return None,
        };
        let ends = |i: u32| !self.doc.is_word(i) || LINKS.contains(&self.doc.word(i));
        let end = (at + 1..at + 8).find(|&i| ends(i) || !self.same_sentence(i))?;
        let what = at + 1..end;
        let noun = |i: u32| lexicon::is_noun(self.doc.word(i));
        if !what.clone().any(noun) {
            return None;
        }
        let tokens = self.mention.tokens.start..end;
        Some(RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(at..end),
            tokens,
            role: self.parse(at, at, what, role::role(post)?),
            sentence: self.mention.sentence,
        })
    }

    /// `its founder and chief engineer`: the second of two roles told together.
    pub(super) fn also(&self, first: &RoleMention) -> Option<RoleMention> {
        let and = first.tokens.end;
        let joined = self.doc.word(and) == "and" && self.same_sentence(and);
        let second = self.phrase_from(and + 1, false).filter(|_| joined)?;
        self.closes(second.tokens.end).then_some(second)
    }

    /// Whether the noun before token `at` is the last word of its phrase.
    fn closes_noun(&self, at: u32) -> bool {
        self.closes(at) || !self.doc.is_word(at) || lexicon::is_stop(self.doc.word(at))
    }

    /// What a clause tells: `Ana Bell, the Liberal who chairs the council`, `Ana Bell, who took over as director`,
    /// `Ana Bell, who, as head of safety, …`, `Ana Bell, in the chair,`.
    pub(super) fn relative(&self) -> Option<RoleMention> {
        let comma = self.tag_end(self.mention.tokens.end);
        if !self.doc.is_mark(comma, ",") {
            return None;
        }
        let chair = ["in", "the", "chair"];
        if (comma + 1..).zip(chair).all(|(i, w)| self.doc.word(i) == w) && self.closes(comma + 4) {
            return Some(self.relation(comma + 3, comma + 4, role::role("chair")?));
        }
        let who = (comma + 1..comma + 8)
            .take_while(|&i| self.same_sentence(i) && self.doc.is_word(i))
            .find(|&i| self.doc.word(i) == "who")?;
        if let Some(post) = self.chairs(who + 1).or_else(|| self.leads_what(who + 1)) {
            return Some(post);
        }
        let next = who + 1 + u32::from(self.doc.is_mark(who + 1, ","));
        let (as_at, over) = if self.doc.word(next) == "as" {
            (next, false)
        } else {
            self.serves_as(next)?
        };
        let mut read = self.phrase_from(as_at + 1, false)?;
        if over {
            read.role.tenure = Tenure::Former;
        }
        Some(read)
    }

    /// `serves as`, `has worked for years as`, `took over last spring as`: the `as`, and whether it is over.
    fn serves_as(&self, at: u32) -> Option<(u32, bool)> {
        let filler = |w: &str| {
            matches!(
                w,
                "has" | "have" | "had" | "now" | "also" | "currently" | "previously" | "once"
            )
        };
        let verb = (at..at + 3).find(|&i| !filler(self.doc.word(i)))?;
        let perfect = (at..verb).any(|i| self.doc.word(i) == "has");
        let over = match self.doc.word(verb) {
            "serves" | "works" | "acts" | "sits" | "continues" | "took" | "takes" | "came" | "stepped"
            | "started" | "joined" | "returned" | "succeeded" => false,
            "served" | "worked" | "acted" | "began" | "retired" | "resigned" | "quit" => !perfect,
            _ => return None,
        };
        let as_at = (verb + 1..verb + 6)
            .take_while(|&i| self.doc.is_word(i) || self.doc.is_figure(i))
            .find(|&i| self.doc.word(i) == "as")?;
        Some((as_at, over))
    }

    /// A role told at token `at`, from the name to token `to`.
    fn relation(&self, at: u32, to: u32, role: role::Role) -> RoleMention {
        let tokens = self.mention.tokens.start..to;
        RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(at..to),
            tokens,
            role: self.parse(at, at, at..at, role),
            sentence: self.mention.sentence,
        }
    }

    /// `a committee chaired by Ana Bell`.
    pub(super) fn chaired_by(&self) -> Option<RoleMention> {
        let by = self.mention.tokens.start.checked_sub(1)?;
        let verb = by
            .checked_sub(1)
            .filter(|&i| self.doc.word(by) == "by" && self.doc.word(i) == "chaired")?;
        let tokens = verb..self.mention.tokens.end;
        Some(RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(verb..by),
            tokens,
            role: self.parse(verb, verb, verb..verb, role::role("chair")?),
            sentence: self.mention.sentence,
        })
    }

    /// `who holds the finance portfolio`: a minister.
    pub(super) fn portfolio(&self, verb: u32) -> Option<RoleMention> {
        let last = (verb + 2..verb + 6).find(|&i| self.doc.word(i) == "portfolio")?;
        let first = (verb + 1..last).find(|&i| !lexicon::is_stop(self.doc.word(i)))?;
        let mut role = self.parse(first, last, last..last, role::role("minister")?);
        if self.doc.word(verb) == "held" {
            role.tenure = Tenure::Former;
        }
        let tokens = self.mention.tokens.start..last + 1;
        Some(RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(first..last + 1),
            tokens,
            role,
            sentence: self.mention.sentence,
        })
    }
}

/// Words that end what somebody leads.
const LINKS: &[&str] = &[
    "and", "or", "but", "in", "at", "for", "from", "with", "on", "since", "as", "said", "says", "told",
    "which", "that", "of",
];

/// Bodies that have a chair and nobody else to lead them.
pub(super) fn is_chaired(word: &str) -> bool {
    matches!(
        word,
        "assembly"
            | "board"
            | "commission"
            | "committee"
            | "council"
            | "hearing"
            | "inquiry"
            | "jury"
            | "meeting"
            | "panel"
            | "subcommittee"
            | "taskforce"
            | "tribunal"
    )
}

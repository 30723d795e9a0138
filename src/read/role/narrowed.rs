//! What narrows a role: `deputy`, `former`, a portfolio, a country, the body behind `of`.

use std::ops::Range;

use smol_str::SmolStr;

use super::{PersonRole, Reader, RoleMention, Tenure, clause};
use crate::lexicon::{self, role};
use crate::read::name::{bare, is_calendar};
use crate::value::Sym;

/// Words before a head noun that may belong to the role.
const MODIFIERS: u32 = 6;

impl Reader<'_, '_> {
    /// The first token of the modifiers before a role that begins at `head`.
    pub(super) fn modifiers(&self, head: u32) -> u32 {
        let mut start = head;
        while let Some(before) = start.checked_sub(1) {
            if !self.same_sentence(before) || head - before > MODIFIERS {
                break;
            }
            let hyphen =
                matches!(self.doc.raw(before), "-" | "‐" | "‑") && before > 0 && self.doc.is_word(before - 1);
            if hyphen {
                start = before;
                continue;
            }
            let word = self.doc.word(before);
            let capital = self.doc.token(before).is_some_and(|t| t.capital);
            if !self.doc.is_word(before)
                || !(is_modifier(word) || capital && !lexicon::is_stop(word))
                || is_calendar(word)
            {
                break;
            }
            start = before;
            if word.ends_with("'s") {
                break;
            }
        }
        start
    }

    pub(super) fn mention(
        &self,
        start: u32,
        head: u32,
        end: u32,
        role: role::Role,
        to: u32,
    ) -> Option<RoleMention> {
        if role.class == role::RoleClass::Honorific {
            return None;
        }
        let tokens = start..to;
        Some(RoleMention {
            entity: self.mention.entity,
            span: self.doc.span(tokens.clone()),
            role_span: self.doc.span(start..end),
            tokens,
            role: self.parse(start, head, end..end, role),
            sentence: self.mention.sentence,
        })
    }

    /// The role with what stands before its head and, for an office with a portfolio, behind it.
    pub(super) fn parse(&self, start: u32, head: u32, tail: Range<u32>, role: role::Role) -> PersonRole {
        let mut out = PersonRole {
            role,
            narrowed: Vec::new(),
            deputy: false,
            tenure: Tenure::Now,
            country: None,
            body: Vec::new(),
        };
        for i in (start..head).filter(|&i| self.doc.is_word(i)) {
            let word = bare(self.doc.word(i));
            if self.doc.word(i).ends_with("'s") {
                out.narrowed.clear();
                // `the committee's chair` has one holder where the committee is told.
                if role.canonical == "chair" && clause::is_chaired(word) && !self.is_capital(i) {
                    out.take(word);
                }
                continue;
            }
            out.take(word);
        }
        let tail_start = tail.start;
        let portfolio = matches!(
            role.canonical,
            "minister"
                | "secretary"
                | "head"
                | "director"
                | "manager"
                | "president"
                | "commissioner"
                | "chief"
                | "curator"
                | "superintendent"
                | "controller"
                | "coordinator"
                | "supervisor"
        );
        // `director of public health for the county`: the second preposition leads elsewhere.
        let second = |&i: &u32| matches!(self.doc.word(i), "of" | "for" | "in" | "at" | "on" | "with");
        let named = tail.clone().take_while(|i| *i == tail_start || !second(i));
        let named = named.filter(|&i| self.doc.is_word(i) && self.is_capital(i));
        out.body = named.map(|i| SmolStr::new(bare(self.doc.word(i)))).collect();
        let field = tail
            .filter(|_| portfolio)
            .take_while(|i| *i == tail_start || !second(i));
        for i in field {
            if self.doc.is_word(i) && !lexicon::is_stop(self.doc.word(i)) {
                out.narrowed
                    .push(SmolStr::new(spelling(lexicon::lemma(bare(self.doc.word(i))))));
            }
        }
        out.narrowed.sort();
        out.narrowed.dedup();
        out
    }
}

impl PersonRole {
    /// Count one word before the head.
    pub(super) fn take(&mut self, word: &str) {
        match word {
            "former" | "ex" | "then" | "late" | "retired" | "onetime" | "erstwhile" | "ousted"
            | "outgoing" => self.tenure = Tenure::Former,
            "acting" | "interim" | "caretaker" | "temporary" => self.tenure = Tenure::Acting,
            "incoming" | "designate" | "elect" | "next" | "future" | "new" => self.tenure = Tenure::Coming,
            "deputy" | "vice" | "assistant" | "associate" | "junior" | "under" => self.deputy = true,
            "elected" | "named" | "appointed" | "present" | "current" | "incumbent" | "year" | "old" => {}
            _ if word.is_empty() || lexicon::is_stop(word) && word != "mine" => {}
            _ => match lexicon::gazetteer::demonym(word) {
                Some(country) => self.country = Some(country),
                None => self.narrowed.push(SmolStr::new(spelling(lexicon::lemma(word)))),
            },
        }
    }

    /// How the role reads: `deputy energy minister`.
    pub fn words(&self) -> String {
        let mut out: Vec<&str> = Vec::new();
        match self.tenure {
            Tenure::Former => out.push("former"),
            Tenure::Acting => out.push("acting"),
            Tenure::Coming => out.push("incoming"),
            Tenure::Now => {}
        }
        if self.deputy {
            out.push("deputy");
        }
        out.extend(self.narrowed.iter().map(Sym::as_str));
        out.push(self.role.canonical);
        out.join(" ")
    }
}

/// One spelling for words that roles are narrowed by.
fn spelling(word: &str) -> &str {
    match word {
        "defense" => "defence",
        "labor" => "labour",
        other => other,
    }
}

/// Whether `word`, in small letters, may narrow a role.
pub(super) fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "former" | "then" | "ex" | "vice" | "deputy" | "acting" | "interim" | "mine"
    ) || word.ends_with("'s")
        || !lexicon::is_stop(word)
            && (lexicon::is_noun(word) || lexicon::is_adjective(word))
            && !(lexicon::is_plural(word) && lexicon::is_person_noun(word))
            && !matches!(word, "named" | "called" | "saying" | "meeting")
}

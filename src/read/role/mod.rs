//! Roles that an article gives to persons it names: before the name (`Deputy Energy Minister Goran Telek`, `the
//! transport minister, Ines Dorado,`), after it (`Ines Dorado, the transport minister,`) and by a verb (`Dorado, who
//! is transport minister`).

mod apposition;
mod clause;
mod narrowed;

use std::ops::Range;

use super::name::{NameKind, NameMention, Names, bare};
use crate::lexicon::role;
use crate::text::{Doc, Span};
use crate::value::Sym;
use narrowed::is_modifier;

/// Whether a person is said to hold a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tenure {
    /// Holds it.
    Now,
    /// `former`, `then`, `ex-`.
    Former,
    /// `acting`, `interim`.
    Acting,
    /// `incoming`, `-elect`, `designate`.
    Coming,
}

/// A role, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRole {
    /// The role of the table.
    pub role: role::Role,
    /// What narrows it, sorted base forms: `energy` of `energy minister`, `marine` of `marine biologist`.
    pub narrowed: Vec<Sym>,
    /// `deputy`, `vice`, `assistant`.
    pub deputy: bool,
    /// Now, formerly …
    pub tenure: Tenure,
    /// The country of an adjective before it: `Belarusian`.
    pub country: Option<&'static str>,
    /// The words of the body that is named behind it: `house`, `education`, `committee`.
    pub body: Vec<Sym>,
}

/// A role given to a person at a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMention {
    /// Whose, by place in [`Names::entities`].
    pub entity: u32,
    /// The tokens of the role and the name.
    pub tokens: Range<u32>,
    /// Their bytes.
    pub span: Span,
    /// The bytes of the role alone.
    pub role_span: Span,
    /// The role.
    pub role: PersonRole,
    /// The sentence.
    pub sentence: u32,
}

/// Tokens of an apposition in which its head noun must come.
const APPOSITION: u32 = 9;

/// Every role of a named person, in order.
pub(super) fn read(doc: &Doc<'_>, names: &Names) -> Vec<RoleMention> {
    let mut out = Vec::new();
    for mention in &names.mentions {
        if names.entity(mention).is_none_or(|e| e.kind != NameKind::Person) {
            continue;
        }
        let reader = Reader { doc, names, mention };
        out.extend(reader.titled());
        out.extend(reader.before().or_else(|| reader.chaired_by()));
        if let Some(first) = reader.after().or_else(|| reader.relative()) {
            let second = reader.also(&first);
            out.push(first);
            out.extend(second);
        }
    }
    out
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    names: &'d Names,
    mention: &'d NameMention,
}

impl Reader<'_, '_> {
    fn same_sentence(&self, i: u32) -> bool {
        self.doc
            .sentence(self.mention.sentence)
            .is_some_and(|s| s.tokens.contains(&i))
    }

    /// The role whose last word is token `last`: its first token and what the table says.
    fn role_ending_at(&self, last: u32) -> Option<(u32, role::Role)> {
        if !role::ends_role(bare(self.doc.word(last))) {
            return None;
        }
        let mut starts = Vec::new();
        let mut at = last;
        let mut phrases: Vec<String> = Vec::new();
        while starts.len() < role::LONGEST_ROLE && self.same_sentence(at) && self.doc.is_word(at) {
            let word = bare(self.doc.word(at));
            let phrase = phrases
                .last()
                .map_or_else(|| word.to_owned(), |p| format!("{word} {p}"));
            phrases.push(phrase);
            starts.push(at);
            let Some(before) = at.checked_sub(1) else { break };
            let hyphen = matches!(self.doc.raw(before), "-" | "‐" | "‑");
            let Some(next) = before.checked_sub(u32::from(hyphen)) else {
                break;
            };
            at = next;
        }
        let longest = phrases.iter().zip(&starts).rev();
        longest
            .into_iter()
            .find_map(|(phrase, &start)| Some((start, role::role(phrase)?)))
    }

    /// The first token and the role of the title right before the name, with its last token.
    fn title(&self) -> Option<(u32, u32, role::Role)> {
        let last = (self.mention.title.clone())
            .rev()
            .find(|&i| self.doc.is_word(i))?;
        let (head, role) = self.role_ending_at(last)?;
        Some((head, last, role))
    }

    /// `Deputy Energy Minister Goran Telek`.
    fn titled(&self) -> Option<RoleMention> {
        let (head, last, role) = self.title()?;
        let start = self.modifiers(head);
        self.mention(start, head, last + 1, role, self.mention.tokens.end)
    }

    fn is_capital(&self, i: u32) -> bool {
        self.doc.token(i).is_some_and(|t| t.capital)
    }

    /// A word that ends the noun phrase a head noun is looked for in.
    fn is_barrier(&self, i: u32) -> bool {
        let word = self.doc.word(i);
        matches!(
            self.doc.raw(i),
            "," | "." | ";" | ":" | "(" | ")" | "“" | "”" | "\"" | "—" | "–"
        ) || matches!(
            word,
            "of" | "for"
                | "at"
                | "in"
                | "on"
                | "with"
                | "from"
                | "by"
                | "to"
                | "who"
                | "whose"
                | "and"
                | "or"
                | "as"
                | "that"
                | "which"
                | "said"
                | "told"
                | "is"
                | "was"
                | "has"
                | "had"
        )
    }

    fn is_role_word(&self, i: u32) -> bool {
        let word = self.doc.word(i);
        let capital = self.doc.token(i).is_some_and(|t| t.capital);
        !self.doc.is_word(i) || is_modifier(word) || capital || matches!(word, "most" | "longest")
    }
}

fn is_definite(word: &str) -> bool {
    matches!(
        word,
        "the" | "its" | "their" | "our" | "a" | "an" | "his" | "her" | "my" | "your" | "whose"
    )
}

#[cfg(test)]
mod tests;

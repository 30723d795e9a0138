//! Roles that an article gives to persons it names: before the name (`Deputy Energy Minister Goran Telek`, `the
//! transport minister, Ines Dorado,`), after it (`Ines Dorado, the transport minister,`) and by a verb (`Dorado, who
//! is transport minister`).

mod clause;

use std::ops::Range;

use smol_str::SmolStr;

use super::name::{NameKind, NameMention, Names, bare, is_calendar};
use crate::lexicon::{self, role};
use crate::text::{Doc, Span};
use crate::value::Sym;

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

/// Words before a head noun that may belong to the role.
const MODIFIERS: u32 = 6;
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

    /// The first token of the modifiers before a role that begins at `head`.
    fn modifiers(&self, head: u32) -> u32 {
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

    /// `the minister, Mr Goran Telek`, `its chairwoman, Councillor Deb Marsh`: what stands before the title counts, too.
    fn before(&self) -> Option<RoleMention> {
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
    fn closes(&self, at: u32) -> bool {
        !self.same_sentence(at)
            || matches!(self.doc.raw(at), "," | "." | ";" | ":" | "”" | ")" | "—" | "–")
            || matches!(self.doc.word(at), "said" | "says" | "told" | "and")
    }

    /// An apposition or a clause after the name.
    fn after(&self) -> Option<RoleMention> {
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
    fn phrase_from(&self, at: u32, verb: bool) -> Option<RoleMention> {
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

    fn mention(&self, start: u32, head: u32, end: u32, role: role::Role, to: u32) -> Option<RoleMention> {
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
    fn parse(&self, start: u32, head: u32, tail: Range<u32>, role: role::Role) -> PersonRole {
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
            "minister" | "secretary" | "head" | "director" | "manager" | "president" | "commissioner"
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
    fn take(&mut self, word: &str) {
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
fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "former" | "then" | "ex" | "vice" | "deputy" | "acting" | "interim" | "mine"
    ) || word.ends_with("'s")
        || !lexicon::is_stop(word)
            && (lexicon::is_noun(word) || lexicon::is_adjective(word))
            && !(lexicon::is_plural(word) && lexicon::is_person_noun(word))
            && !matches!(word, "named" | "called" | "saying" | "meeting")
}

fn is_definite(word: &str) -> bool {
    matches!(
        word,
        "the" | "its" | "their" | "our" | "a" | "an" | "his" | "her" | "my" | "your" | "whose"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<String> {
        let doc = Doc::plain(text);
        let names = Names::new(&doc);
        let line = |r: &RoleMention| {
            let name = names
                .entities
                .get(r.entity as usize)
                .map_or("", |e| e.name.as_str());
            format!("{name}: {}", r.role.words())
        };
        names.roles.iter().map(line).collect()
    }

    #[test]
    fn reads_roles_around_names() {
        for (text, wanted) in [
            (
                "On Friday Deputy Trade Minister Pavo Denk resigned.",
                vec!["Pavo Denk: deputy trade minister"],
            ),
            (
                "The Minister, Mr Pavo Denk, opened the hall.",
                vec!["Pavo Denk: minister"],
            ),
            (
                "Pavo Denk, the country's defense minister, said no.",
                vec!["Pavo Denk: defence minister"],
            ),
            (
                "It was signed by the police chief, Ida Rask, on Monday.",
                vec!["Ida Rask: police chief"],
            ),
            (
                "Ida Rask, 51, a marine biologist, watched.",
                vec!["Ida Rask: marine biologist"],
            ),
            (
                "An inquiry led by former judge Ida Rask begins.",
                vec!["Ida Rask: former judge"],
            ),
            (
                "Its head of finance, Ida Rask, wrote the letter.",
                vec!["Ida Rask: finance head"],
            ),
            (
                "Ida Rask, who is chief executive, declined.",
                vec!["Ida Rask: chief executive"],
            ),
            (
                "“We waited,” said the union's vice-president, Ida Rask.",
                vec!["Ida Rask: deputy president"],
            ),
            (
                "Ida Rask, Mayor Pavo Denk and others came.",
                vec!["Pavo Denk: mayor"],
            ),
            (
                "Belarusian Defence Minister Pavo Denk spoke.",
                vec!["Pavo Denk: defence minister"],
            ),
            ("Ministers and officials met in Minsk.", vec![]),
            (
                "Ida Rask, who holds the finance portfolio, agreed.",
                vec!["Ida Rask: finance minister"],
            ),
            (
                "Ida Rask, until 2024 minister of finance, agreed.",
                vec!["Ida Rask: former finance minister"],
            ),
        ] {
            assert_eq!(roles(text), wanted, "{text}");
        }
    }

    #[test]
    fn reads_two_roles_and_what_a_clause_tells() {
        for (text, wanted) in [
            (
                "The country, whose foreign minister, Sheikh Pavo Denk, watched, was glad.",
                vec!["Pavo Denk: foreign minister"],
            ),
            (
                "“No,” said its chairwoman, Councillor Ida Rask.",
                vec!["Ida Rask: councillor", "Ida Rask: chair"],
            ),
            (
                "Ida Rask, who has chaired the trust since 2021, agreed.",
                vec!["Ida Rask: chair"],
            ),
        ] {
            assert_eq!(roles(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_later_short_form_is_the_same_person() {
        let text = "General Ruben Askari fled. The mayor, Olga Pesk, said General Askari had two tanks. Pesk, the mayor, stayed.";
        assert_eq!(
            roles(text),
            [
                "Ruben Askari: general",
                "Olga Pesk: mayor",
                "Ruben Askari: general",
                "Olga Pesk: mayor"
            ]
        );
    }
}

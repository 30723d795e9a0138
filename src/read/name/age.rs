//! Ages that an article gives to persons it names: `Ana Cruz, 34,`, `34-year-old Ana Cruz`, `Cruz, who is 34`.

mod later;
mod pronoun;

use std::ops::Range;

use super::{NameKind, NameMention, Names};
use crate::read::Readings;
use crate::text::{Doc, Span};
use crate::value::{Op, Value};

/// An age that the text gives to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeMention {
    /// Whose, by place in [`Names::entities`].
    pub entity: u32,
    /// From the name to the age, or from the age to the name.
    pub tokens: Range<u32>,
    /// The bytes of those tokens.
    pub span: Span,
    /// The bytes of the age alone.
    pub age_span: Span,
    /// Full years.
    pub years: i64,
}

/// The oldest age that is read.
const OLDEST: i64 = 120;
/// Tokens that may stand between `34-year-old` and the name it belongs to.
const BEFORE: u32 = 6;
/// Tokens of an apposition between a name and `who is 61`.
const APPOSITION: u32 = 16;

/// Every age of a named person.
pub(in crate::read) fn read(doc: &Doc<'_>, readings: &Readings<'_>) -> Vec<AgeMention> {
    let names = readings.names();
    let reader = Reader { doc, readings };
    let named = names.mentions.iter().filter(|m| {
        names
            .entity(m)
            .is_some_and(|e| e.kind == NameKind::Person && !is_shared(names, &e.name))
    });
    let mut ages: Vec<AgeMention> = named
        .filter_map(|m| {
            let listed = reader.listed(names, m);
            let after = listed.or_else(|| reader.after(m));
            let after = after.or_else(|| reader.far_clause(names, m));
            after.or_else(|| reader.before(names, m))
        })
        .collect();
    ages.extend(pronoun::read(&reader, names));
    ages.sort_by_key(|a| (a.tokens.start, a.tokens.end));
    ages
}

/// Whether a bare surname may be that of several persons whom the text names in full: nobody can tell whose age it is.
fn is_shared(names: &Names, name: &str) -> bool {
    let bears = |other: &str| other.rsplit_once(' ').is_some_and(|(_, surname)| surname == name);
    let persons = names.entities.iter().filter(|e| e.kind == NameKind::Person);
    !name.contains(' ') && persons.filter(|e| bears(&e.name)).count() > 1
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    readings: &'d Readings<'d>,
}

impl Reader<'_, '_> {
    /// The figure at token `at`, in digits or words, with the token after it.
    fn years(&self, at: u32) -> Option<(i64, u32)> {
        let figure = self
            .doc
            .is_figure(at)
            .then(|| self.doc.raw(at).parse::<i64>().ok())
            .flatten();
        let found = figure.map(|n| (n, at + 1)).or_else(|| {
            self.readings.starting_at(at).iter().find_map(|m| match &m.value {
                Value::Count(q) | Value::Age(q) if q.op == Op::Exact && q.n % 1000 == 0 => {
                    Some((q.n / 1000, m.core.end))
                }
                _ => None,
            })
        });
        found.filter(|(n, _)| (1..=OLDEST).contains(n))
    }

    /// Whether the text at `at` lets a bare figure before it be an age.
    fn ends_age(&self, at: u32) -> bool {
        matches!(
            self.doc.raw(at),
            "," | "." | ";" | ")" | "”" | "\"" | "" | "—" | "–" | ":" | "("
        ) && !self.doc.is_figure(at + 1)
            || matches!(self.doc.word(at), "and" | "when" | "who" | "from" | "of" | "at")
    }

    fn after(&self, m: &NameMention) -> Option<AgeMention> {
        let at = m.tokens.end;
        let comma = self.doc.is_mark(at, ",");
        let bracket = self.doc.is_mark(at, "(");
        if (comma || bracket) && !self.doc.word(m.tokens.end.saturating_sub(1)).ends_with("'s") {
            let sexed = self.after_sex(at + 1);
            let start = sexed.unwrap_or(at + 1);
            let aged = u32::from(matches!(self.doc.word(start), "aged" | "age"));
            if let Some((years, end)) = self.years(start + aged) {
                let old = self.is_years_old(end, sexed.is_some());
                if aged > 0 || old.is_some() || self.ends_age(end) {
                    return Some(self.mention(m, start + aged..old.unwrap_or(end), years));
                }
            }
        }
        let at = at + u32::from(comma);
        self.clause(m, at)
            .or_else(|| self.described(m, at))
            .or_else(|| self.of_an_age(m, at).filter(|_| comma))
            .or_else(|| {
                let (at, years, end) = self.later(at + u32::from(self.doc.word(at) == "who"))?;
                Some(self.mention(m, at..end, years))
            })
    }

    /// `Ana Cruz and Jon Venn, aged 34 and 29`: each has an age of his own, in order.
    fn listed(&self, names: &Names, m: &NameMention) -> Option<AgeMention> {
        let next = |end: u32| names.at(end + 1).filter(|_| self.doc.word(end) == "and");
        let first = next(m.tokens.end).filter(|other| other.entity != m.entity);
        let last = first.map_or(m.tokens.end, |other| other.tokens.end);
        if !self.doc.is_mark(last, ",") || !matches!(self.doc.word(last + 1), "aged" | "ages") {
            return None;
        }
        let (one, end) = self.years(last + 2)?;
        let (other, stop) = self.years(end + 1).filter(|_| self.doc.word(end) == "and")?;
        if !self.ends_age(stop) {
            return None;
        }
        Some(if first.is_some() {
            self.mention(m, last + 2..end, one)
        } else {
            self.mention(m, end + 1..stop, other)
        })
    }

    /// Police lists give the sex before the age, `Ana Cruz, 'f', 36 years`: the token after it and its comma.
    fn after_sex(&self, at: u32) -> Option<u32> {
        let mark = |i: u32| {
            u32::from(matches!(
                self.doc.raw(i),
                "'" | "‘" | "’" | "(" | ")" | "\"" | "“" | "”"
            ))
        };
        let letter = at + mark(at);
        if !matches!(
            self.doc.word(letter).trim_matches('\''),
            "m" | "f" | "male" | "female"
        ) {
            return None;
        }
        let end = letter + 1 + mark(letter + 1);
        self.doc.is_mark(end, ",").then_some(end + 1)
    }

    /// `who is 61`, `is 61 years old`, `turned 61`.
    fn clause(&self, m: &NameMention, at: u32) -> Option<AgeMention> {
        let who = u32::from(self.doc.word(at) == "who");
        let verb = self.doc.word(at + who);
        let told = verb == "you" && self.doc.word(at + who + 1) == "are";
        if !matches!(verb, "is" | "was" | "turned") && !told {
            return None;
        }
        let at = at + u32::from(told);
        let (years, end) = self.years(at + who + 1)?;
        let old = self.is_years_old(end, false);
        let birthday =
            verb == "turned" && matches!(self.doc.word(end), "last" | "this" | "on" | "in" | "yesterday");
        let stops = self.ends_age(end) || birthday;
        (old.is_some() || stops && !matches!(self.doc.word(end), "of" | "at" | "from" | "("))
            .then(|| self.mention(m, at + who + 1..old.unwrap_or(end), years))
    }

    /// `Felk, a farmer since his youth, who is 61`: behind an apposition that speaks of nobody else.
    fn far_clause(&self, names: &Names, m: &NameMention) -> Option<AgeMention> {
        let open = m.tokens.end;
        if !self.doc.is_mark(open, ",") {
            return None;
        }
        let other = |i: u32| {
            names.at(i).is_some()
                || matches!(self.doc.raw(i), "." | ";" | ":" | "”" | "\"" | "“" | "(" | "—")
                || matches!(
                    self.doc.word(i),
                    "and"
                        | "boy"
                        | "girl"
                        | "child"
                        | "son"
                        | "daughter"
                        | "brother"
                        | "sister"
                        | "father"
                        | "mother"
                        | "wife"
                        | "husband"
                        | "baby"
                        | "man"
                        | "woman"
                        | "whose"
                )
        };
        let close = (open + 1..open + APPOSITION)
            .take_while(|&i| !other(i))
            .find(|&i| self.doc.is_mark(i, ","))?;
        (self.doc.word(close + 1) == "who")
            .then(|| self.clause(m, close + 1))
            .flatten()
    }

    /// `Felk, a 52-year-old farmer`, `Felk is a 52-year-old farmer`, `Felk, fifty-two years old`.
    fn described(&self, m: &NameMention, at: u32) -> Option<AgeMention> {
        let verb = u32::from(matches!(self.doc.word(at), "is" | "was"));
        let article = u32::from(matches!(self.doc.word(at + verb), "a" | "an" | "the"));
        if verb + article == 0 {
            return None;
        }
        let start = at + verb + article;
        let (years, end) = self.years(start)?;
        let end = self.is_year_old(end)?;
        Some(self.mention(m, start..end, years))
    }

    /// `34-year-old Ana Cruz`, `a 51-year-old steward named Dennis Ash`.
    fn before(&self, names: &Names, m: &NameMention) -> Option<AgeMention> {
        let first = if m.title.is_empty() {
            m.tokens.start
        } else {
            m.title.start
        };
        let from = first.saturating_sub(BEFORE);
        let old = (from..first).rev().find(|&i| {
            self.doc.word(i) == "old"
                && self.doc.word(i.saturating_sub(2)) == "year"
                && self.doc.token(i).is_some_and(|t| t.glued)
        })?;
        let between = old + 1..first;
        let barrier = |i: u32| {
            !self.doc.is_word(i) && !self.doc.is_mark(i, "-")
                || names.at(i).is_some()
                || matches!(
                    self.doc.word(i),
                    "and" | "of" | "with" | "to" | "by" | "was" | "is" | "from" | "told"
                )
        };
        if between.clone().any(barrier) || self.doc.sentence_of(old) != Some(m.sentence) {
            return None;
        }
        let start = (1..=9).filter_map(|back| old.checked_sub(back)).find_map(|at| {
            let (years, end) = self.years(at)?;
            (self.is_year_old(end) == Some(old + 1)).then_some((at, years))
        });
        let (at, years) = start?;
        let tokens = at..m.tokens.end;
        Some(AgeMention {
            entity: m.entity,
            span: self.doc.span(tokens.clone()),
            age_span: self.doc.span(at..old + 1),
            tokens,
            years,
        })
    }

    /// The token after `-year-old` at `at`.
    fn is_year_old(&self, at: u32) -> Option<u32> {
        let hyphen = |i: u32| matches!(self.doc.raw(i), "-" | "‐" | "‑");
        let words = self.doc.word(at + 1) == "year" && self.doc.word(at + 3) == "old";
        (hyphen(at) && words && hyphen(at + 2)).then_some(at + 4)
    }

    /// The token after `years old` or `years of age` at `at`, or after bare `years` in a list of police.
    fn is_years_old(&self, at: u32, listed: bool) -> Option<u32> {
        match (self.doc.word(at), self.doc.word(at + 1), self.doc.word(at + 2)) {
            ("years" | "yrs", next, _) if listed && next != "old" => Some(at + 1),
            ("years", "old", _) => Some(at + 2),
            ("years", "of", "age") => Some(at + 3),
            _ => None,
        }
    }

    fn mention(&self, m: &NameMention, age: Range<u32>, years: i64) -> AgeMention {
        let tokens = m.tokens.start..age.end;
        AgeMention {
            entity: m.entity,
            span: self.doc.span(tokens.clone()),
            age_span: self.doc.span(age),
            tokens,
            years,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Context;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn reads_ages_of_named_persons() {
        for (text, wanted) in [
            ("Ana Cruz, 34, was driving.", vec![("Ana Cruz", 34)]),
            ("Doctors treated 34-year-old Ana Cruz.", vec![("Ana Cruz", 34)]),
            (
                "Ana Cruz and Dennis Ash, aged 34 and 29, were unhurt.",
                vec![("Ana Cruz", 34), ("Dennis Ash", 29)],
            ),
            (
                "The brothers Jon and Dennis Ash, aged 31 and 29.",
                vec![("Dennis Ash", 29)],
            ),
            (
                "A 51-year-old steward named Dennis Ash fell.",
                vec![("Dennis Ash", 51)],
            ),
            (
                "Dennis Ash laughed. Ash, who is 61 and a plumber, said so.",
                vec![("Dennis Ash", 61)],
            ),
            (
                "Felix Orme, a 52-year-old farmer, said so.",
                vec![("Felix Orme", 52)],
            ),
            (
                "Felix Orme, fifty-six years old, said so.",
                vec![("Felix Orme", 56)],
            ),
            ("Felix Orme (44) won.", vec![("Felix Orme", 44)]),
            (
                "Pronounced dead: Felix Orme, 44 (pilot); and Ana Cruz, 31.",
                vec![("Felix Orme", 44), ("Ana Cruz", 31)],
            ),
            (
                "A guard, Felix Orme, 'm', 44 years, lost his life.",
                vec![("Felix Orme", 44)],
            ),
            (
                "Felix Orme, who turned 44 last week, won.",
                vec![("Felix Orme", 44)],
            ),
            ("Mr Orme, you are forty-four.", vec![("Orme", 44)]),
            (
                "So did Felix Orme, a steward here since the old wooden stand, who is 61 and still laughs.",
                vec![("Felix Orme", 61)],
            ),
            ("Felix Orme, an uncle of the boy, who is 6, fell.", vec![]),
            ("Roofer Felix Orme, 44, fell.", vec![("Felix Orme", 44)]),
            ("Felix Orme, 3 others and a dog were seen.", vec![]),
            ("Felix Orme was 20 metres away.", vec![]),
        ] {
            let doc = Doc::plain(text);
            let readings = Readings::new(&doc, Context::default());
            let name = |a: &AgeMention| {
                (readings.names().entities)
                    .get(a.entity as usize)
                    .map_or(String::new(), |e| e.name.to_string())
            };
            let found: Vec<(String, i64)> = readings.ages().iter().map(|a| (name(a), a.years)).collect();
            let found: Vec<(&str, i64)> = found.iter().map(|(n, y)| (n.as_str(), *y)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}

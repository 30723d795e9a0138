//! Candidates become entities: full names first, then everything that shortens one of them.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::candidate::{Candidate, names_a_body, names_a_place};
use super::run::is_title_case;
use super::{Entity, NameKind, NameMention, Names};
use crate::lexicon::gazetteer;
use crate::text::{BlockRole, Doc, Span};
use crate::value::Sym;

/// Evidence from here on makes a name a person's.
const PERSON: i32 = 2;
/// So many persons of one name are told apart; no article has more.
const MOST_BEARERS: usize = 100;
/// Shorter surnames are not looked for in titles.
const SHORTEST_IN_TITLE: usize = 4;

/// Join candidates that name one thing.
pub(super) fn resolve(doc: &Doc<'_>, candidates: &[Candidate]) -> Names {
    let mut table = Resolver::new(candidates);
    let mut names = Names::default();
    for candidate in candidates {
        let entity = table.entity(doc, candidate);
        names.mentions.push(NameMention {
            tokens: candidate.name.clone(),
            span: bare_span(doc, candidate),
            title: candidate.title.clone(),
            sentence: candidate.sentence,
            entity,
            words: candidate.words.clone(),
        });
    }
    names.entities = table.entities;
    let more = in_titles(doc, &names);
    names.mentions.extend(more);
    names.mentions.sort_by_key(|m| m.tokens.start);
    names
}

fn bare_span(doc: &Doc<'_>, candidate: &Candidate) -> Span {
    let span = doc.span(candidate.name.clone());
    let last = candidate.name.end.saturating_sub(1);
    let ending = ["'s", "’s"].iter().find(|e| doc.raw(last).ends_with(**e));
    let cut = ending.map_or(0, |e| u32::try_from(e.len()).unwrap_or(0));
    Span::new(span.start, span.end.saturating_sub(cut))
}

struct Resolver<'c> {
    entities: Vec<Entity>,
    by_words: BTreeMap<&'c [Sym], u32>,
    /// A surname or given name to the persons who have it.
    parts: BTreeMap<&'c Sym, Vec<&'c [Sym]>>,
    evidence: BTreeMap<&'c [Sym], i32>,
}

impl<'c> Resolver<'c> {
    fn new(candidates: &'c [Candidate]) -> Self {
        let mut evidence: BTreeMap<&[Sym], i32> = BTreeMap::new();
        for c in candidates {
            let best = evidence.entry(&c.words).or_insert(i32::MIN);
            *best = (*best).max(c.person);
        }
        credit_surnames(candidates, &mut evidence);
        let mut parts: BTreeMap<&Sym, Vec<&[Sym]>> = BTreeMap::new();
        for (words, _) in evidence.iter().filter(|(w, e)| w.len() > 1 && **e >= PERSON) {
            for part in words.iter().filter(|w| w.chars().count() > 1) {
                let bearers = parts.entry(part).or_default();
                if bearers.last() != Some(words) && bearers.len() < MOST_BEARERS {
                    bearers.push(words);
                }
            }
        }
        Self {
            entities: Vec::new(),
            by_words: BTreeMap::new(),
            parts,
            evidence,
        }
    }

    fn entity(&mut self, doc: &Doc<'_>, candidate: &'c Candidate) -> u32 {
        let titled = !candidate.title.is_empty();
        let words = self.full_name(&candidate.words).unwrap_or(&candidate.words);
        let evidence = self.evidence.get(words).copied().unwrap_or(candidate.person);
        if let Some(&known) = self.by_words.get(words) {
            if let Some(entity) = self.entities.get_mut(known as usize) {
                entity.evidence = entity.evidence.max(candidate.person);
            }
            return known;
        }
        let person = evidence >= PERSON && (words.len() > 1 || titled || evidence > PERSON);
        let entity = Entity {
            kind: if person { NameKind::Person } else { kind(candidate) },
            name: written(doc, candidate, words),
            words: words.to_vec(),
            evidence,
        };
        let number = u32::try_from(self.entities.len()).unwrap_or(u32::MAX);
        self.entities.push(entity);
        self.by_words.insert(words, number);
        number
    }

    /// The full name of the one person whom `words` shortens.
    fn full_name(&self, words: &[Sym]) -> Option<&'c [Sym]> {
        if self
            .evidence
            .get(words)
            .is_some_and(|&e| words.len() > 1 && e >= PERSON)
            && !self.is_part(words)
        {
            return None;
        }
        let bearers = self.parts.get(words.last()?)?;
        let mut fitting = bearers
            .iter()
            .filter(|full| full.len() > words.len() && shortens(words, full));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(*first)
    }

    /// Whether `words` stands inside a longer name: `Ramos Anccasi` in `Teófilo Ramos Anccasi`.
    fn is_part(&self, words: &[Sym]) -> bool {
        let bearers = words.last().and_then(|w| self.parts.get(w));
        bearers.is_some_and(|all| {
            all.iter()
                .any(|full| full.len() > words.len() && shortens(words, full))
        })
    }
}

/// `Mr Telek`, or `Telek said`, makes a person of `Goran Telek`.
fn credit_surnames(candidates: &[Candidate], evidence: &mut BTreeMap<&[Sym], i32>) {
    let titled: BTreeSet<&Sym> = candidates
        .iter()
        .filter(|c| (!c.title.is_empty() || c.person >= PERSON) && c.words.len() == 1)
        .filter_map(|c| c.words.first())
        .collect();
    for (words, best) in evidence.iter_mut() {
        if words.len() > 1 && words.last().is_some_and(|w| titled.contains(w)) {
            *best = (*best).max(PERSON);
        }
    }
}

/// Whether `short` is a run of the words of `full`, or its first word with the last (`Ana Cruz`, `Ana Maria Cruz`),
/// or initials and the last.
fn shortens(short: &[Sym], full: &[Sym]) -> bool {
    let run = full.windows(short.len().max(1)).any(|w| w == short);
    let ends = short.len() == 2
        && short.last() == full.last()
        && match (short.first(), full.first()) {
            (Some(s), Some(f)) => s == f || s.chars().count() == 1 && f.starts_with(s.as_str()),
            _ => false,
        };
    run || ends
}

/// The kind of a name that is no person's.
fn kind(candidate: &Candidate) -> NameKind {
    if names_a_body(&candidate.words) {
        NameKind::Body
    } else if names_a_place(&candidate.words)
        || candidate.located
        || gazetteer::place(&candidate.words.join(" ")).is_some()
    {
        NameKind::Place
    } else {
        NameKind::Other
    }
}

/// The canonical form: as this mention writes it, or the folded words with capitals where it is a shortened one.
fn written(doc: &Doc<'_>, candidate: &Candidate, words: &[Sym]) -> Sym {
    if words == candidate.words.as_slice() {
        return SmolStr::new(
            bare_span(doc, candidate)
                .of(doc.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    let capitals = words.iter().map(|w| {
        let mut chars = w.chars();
        let first = chars
            .next()
            .map(|c| c.to_uppercase().collect::<String>())
            .unwrap_or_default();
        first + chars.as_str()
    });
    SmolStr::new(capitals.collect::<Vec<_>>().join(" "))
}

/// Persons whom the body knows, in titles: their capitals say nothing, their words do.
fn in_titles(doc: &Doc<'_>, names: &Names) -> Vec<NameMention> {
    let mut surnames: BTreeMap<&str, Option<u32>> = BTreeMap::new();
    for (number, entity) in names.entities.iter().enumerate() {
        if entity.kind == NameKind::Person && entity.surname().chars().count() >= SHORTEST_IN_TITLE {
            let number = u32::try_from(number).ok();
            surnames
                .entry(entity.surname())
                .and_modify(|n| *n = None)
                .or_insert(number);
        }
    }
    let mut out = Vec::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let role = doc.role_of(number);
        if matches!(role, BlockRole::Boilerplate | BlockRole::Byline) || !is_title_case(doc, number) {
            continue;
        }
        for i in sentence.tokens.clone() {
            let word = super::run::bare(doc.word(i));
            let Some(Some(entity)) = surnames.get(word) else {
                continue;
            };
            out.push(in_title(doc, names, *entity, i, number));
        }
    }
    out
}

fn in_title(doc: &Doc<'_>, names: &Names, entity: u32, at: u32, sentence: u32) -> NameMention {
    let given = names
        .entities
        .get(entity as usize)
        .and_then(Entity::given)
        .unwrap_or("");
    let start = match at.checked_sub(1) {
        Some(before) if !given.is_empty() && doc.word(before) == given => before,
        _ => at,
    };
    let words = (start..=at)
        .map(|i| SmolStr::new(super::run::bare(doc.word(i))))
        .collect();
    NameMention {
        tokens: start..at + 1,
        span: doc.span(start..at + 1),
        title: start..start,
        sentence,
        entity,
        words,
    }
}

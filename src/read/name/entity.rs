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
pub(super) fn resolve(doc: &Doc<'_>, candidates: Vec<Candidate>) -> Names {
    let (mut table, forms) = Resolver::new(&candidates);
    let named: Vec<u32> = candidates
        .iter()
        .zip(forms)
        .map(|(candidate, form)| table.entity(doc, candidate, form))
        .collect();
    let entities = table.entities;
    let mention = |(candidate, entity): (Candidate, u32)| NameMention {
        span: bare_span(doc, &candidate),
        tokens: candidate.name,
        title: candidate.title,
        sentence: candidate.sentence,
        entity,
        words: candidate.words,
    };
    let mut names = Names {
        mentions: candidates.into_iter().zip(named).map(mention).collect(),
        entities,
        ..Names::default()
    };
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

/// Names as they are written, each with a number: its place in the order of their words.
struct Resolver<'c> {
    entities: Vec<Entity>,
    /// The words of each form, and the most that speaks for a person.
    forms: Vec<Form<'c>>,
    /// What each form that stands for itself names.
    named: Vec<Option<u32>>,
    /// A surname or given name to the persons who have it.
    parts: BTreeMap<&'c Sym, Vec<usize>>,
    /// The form that each stands for, once it was asked for: the full name that it shortens, or itself.
    full: Vec<Option<usize>>,
}

impl<'c> Resolver<'c> {
    /// A resolver, and the form of each candidate.
    fn new(candidates: &'c [Candidate]) -> (Self, Vec<usize>) {
        let (mut forms, numbers) = forms(candidates);
        credit_surnames(candidates, &mut forms);
        let mut parts: BTreeMap<&Sym, Vec<usize>> = BTreeMap::new();
        for (number, (words, _)) in forms.iter().enumerate().filter(|(_, form)| is_full(form)) {
            for part in words.iter().filter(|w| w.chars().nth(1).is_some()) {
                let bearers = parts.entry(part).or_default();
                if bearers.last() != Some(&number) && bearers.len() < MOST_BEARERS {
                    bearers.push(number);
                }
            }
        }
        let resolver = Self {
            entities: Vec::new(),
            named: vec![None; forms.len()],
            full: vec![None; forms.len()],
            forms,
            parts,
        };
        (resolver, numbers)
    }

    fn entity(&mut self, doc: &Doc<'_>, candidate: &'c Candidate, form: usize) -> u32 {
        let titled = !candidate.title.is_empty();
        let form = self.full_name(form);
        let Some(&(words, evidence)) = self.forms.get(form) else {
            return u32::MAX;
        };
        if let Some(known) = self.named.get(form).copied().flatten() {
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
        if let Some(named) = self.named.get_mut(form) {
            *named = Some(number);
        }
        number
    }

    /// The full name of the one person whom form number `form` shortens, or else the form itself.
    fn full_name(&mut self, form: usize) -> usize {
        if let Some(known) = self.full.get(form).copied().flatten() {
            return known;
        }
        let found = self.lengthened(form).unwrap_or(form);
        if let Some(full) = self.full.get_mut(form) {
            *full = Some(found);
        }
        found
    }

    fn lengthened(&self, form: usize) -> Option<usize> {
        let of = self.forms.get(form)?;
        let bearers = self.parts.get(of.0.last()?)?;
        let mut fitting = bearers.iter().copied().filter(|&full| {
            let full = self.forms.get(full).map_or(&[][..], |(words, _)| *words);
            full.len() > of.0.len() && shortens(of.0, full)
        });
        // `Ramos Anccasi` in `Teófilo Ramos Anccasi` is a part, however much speaks for a person.
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }
}

/// The words of a form, and the most that speaks for a person.
type Form<'c> = (&'c [Sym], i32);

/// Every form in the order of words, and for each candidate its form's number.
fn forms(candidates: &[Candidate]) -> (Vec<Form<'_>>, Vec<usize>) {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let words = |n: usize| candidates.get(n).map_or(&[][..], |c| c.words.as_slice());
    order.sort_by(|&a, &b| words(a).cmp(words(b)));
    let mut forms: Vec<Form<'_>> = Vec::new();
    let mut numbers = vec![0; candidates.len()];
    for n in order {
        let person = candidates.get(n).map_or(i32::MIN, |c| c.person);
        match forms.last_mut().filter(|form| form.0 == words(n)) {
            Some(form) => form.1 = form.1.max(person),
            None => forms.push((words(n), person)),
        }
        if let Some(number) = numbers.get_mut(n) {
            *number = forms.len() - 1;
        }
    }
    (forms, numbers)
}

/// Whether a form is the full name of a person.
fn is_full((words, evidence): &Form<'_>) -> bool {
    words.len() > 1 && *evidence >= PERSON
}

/// `Mr Telek`, or `Telek said`, makes a person of `Goran Telek`.
fn credit_surnames(candidates: &[Candidate], forms: &mut [Form<'_>]) {
    let titled: BTreeSet<&Sym> = candidates
        .iter()
        .filter(|c| (!c.title.is_empty() || c.person >= PERSON) && c.words.len() == 1)
        .filter_map(|c| c.words.first())
        .collect();
    for (words, best) in forms {
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
        let text = bare_span(doc, candidate).of(doc.text);
        let plain = text.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) && !text.contains("  ");
        return if plain {
            SmolStr::new(text)
        } else {
            SmolStr::new(text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
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
    let titles: Vec<u32> = (0u32..)
        .zip(&doc.sentences)
        .map(|(number, _)| number)
        .filter(|&n| !matches!(doc.role_of(n), BlockRole::Boilerplate | BlockRole::Byline))
        .filter(|&n| is_title_case(doc, n))
        .collect();
    if titles.is_empty() {
        return Vec::new();
    }
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
    for number in titles {
        for i in doc.sentence(number).map_or(0..0, |s| s.tokens.clone()) {
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

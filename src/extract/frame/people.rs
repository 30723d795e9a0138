//! The persons of a document as speakers: full names, the roles they are known by, and who is a woman.

use std::collections::BTreeMap;
use std::ops::Range;

use super::gender::Genders;
use crate::lexicon::gazetteer;
use crate::read::name::{NameKind, Names};
use crate::text::Doc;
use crate::value::Sym;

/// A person at a place in the text.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The tokens of the name, titles left out.
    pub(super) tokens: Range<u32>,
    /// The first token of the titles before it, or of the name.
    title: u32,
    /// The full name, as written where it is longest.
    pub(super) name: Sym,
    /// The sentence.
    pub(super) sentence: u32,
    /// Whether the names say it is a person; otherwise only a place beside a role makes it one.
    sure: bool,
}

/// Every person of a document, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    persons: Vec<Person>,
    /// Under the last word of a role (`mayor`) the tokens it is given at, in order, and who holds it there.
    roles: BTreeMap<Sym, Vec<(u32, Sym)>>,
    /// Who holds a title of several words, wherever it is given; `None` where two do.
    titles: BTreeMap<String, Option<Sym>>,
    genders: Genders,
}

impl People {
    /// The persons among the names of `doc`.
    pub(super) fn new(doc: &Doc<'_>, names: &Names) -> Self {
        let mut people = Self::default();
        for mention in &names.mentions {
            let Some(entity) = names.entity(mention) else {
                continue;
            };
            let sure = entity.kind == NameKind::Person;
            if !sure && (entity.kind != NameKind::Other || entity.words.len() < 2) {
                continue;
            }
            people.persons.push(Person {
                tokens: mention.tokens.clone(),
                title: if mention.title.is_empty() {
                    mention.tokens.start
                } else {
                    mention.title.start
                },
                name: entity.name.clone(),
                sentence: mention.sentence,
                sure,
            });
        }
        people.genders = Genders::new(doc, &people.persons);
        for role in &names.roles {
            let Some(entity) = names.entities.get(role.entity as usize) else {
                continue;
            };
            let words = role.role.words();
            people.title(&words, &entity.name);
            if let Some(head) = words.rsplit(' ').next() {
                let holders = people.roles.entry(Sym::from(head)).or_default();
                // Whoever holds it still is not written down again: a text that says so often would take long.
                match holders.last_mut().filter(|(_, name)| *name == entity.name) {
                    Some((place, _)) => *place = role.tokens.start.min(*place),
                    None => holders.push((role.tokens.start, entity.name.clone())),
                }
            }
        }
        people
    }

    /// The first person named inside `range`; of names that may be anything, one set off by a comma
    /// (`a spokeswoman, Ana Bell`).
    pub(super) fn in_range(&self, doc: &Doc<'_>, range: &Range<u32>) -> Option<&Person> {
        let n = self.persons.partition_point(|p| p.tokens.start < range.start);
        let inside = || {
            self.persons
                .iter()
                .skip(n)
                .take_while(|p| p.tokens.end <= range.end)
        };
        let set_off = |p: &&Person| p.tokens.start > range.start && doc.is_mark(p.tokens.start - 1, ",");
        // `Ulo's mother, Oda Brandt` is not Ulo.
        let owner = |p: &&Person| doc.word(p.tokens.end.saturating_sub(1)).ends_with("'s");
        let sure = || inside().filter(|p| p.sure);
        let speaks = sure().find(|p| !owner(p)).or_else(|| sure().next());
        speaks.or_else(|| inside().find(set_off))
    }

    /// The person whose name, or whose title, begins at token `at`.
    pub(super) fn titled_at(&self, at: u32) -> Option<&Person> {
        let n = self.persons.partition_point(|p| p.tokens.start < at);
        self.persons.get(n).filter(|p| p.title <= at)
    }

    /// The persons of one sentence, in order.
    pub(super) fn of_sentence(&self, sentence: u32) -> impl Iterator<Item = &Person> {
        let n = self.persons.partition_point(|p| p.sentence < sentence);
        self.persons
            .iter()
            .skip(n)
            .take_while(move |p| p.sentence == sentence)
            .filter(|p| p.sure)
    }

    /// Whether `name` is known to be a woman.
    pub(super) fn female(&self, name: &Sym) -> Option<bool> {
        self.genders.female(name)
    }

    /// Whom `the mayor` means at token `at`: the one person given that role before; none where two were. A whole title
    /// (`the minister of defense`) may be that of somebody who is named later.
    pub(super) fn with_role(&self, words: &[&str], at: u32) -> Option<Sym> {
        let head = words.last().filter(|_| words.len() <= 2);
        let holders = head.and_then(|head| self.roles.get(*head)).into_iter().flatten();
        let mut holders = holders.filter(|(place, _)| *place < at).map(|(_, name)| name);
        let Some(first) = holders.next() else {
            return self.titles.get(&title_key(words.iter().copied()))?.clone();
        };
        holders.all(|other| other == first).then(|| first.clone())
    }

    /// Note who holds a title of several words.
    fn title(&mut self, words: &str, name: &Sym) {
        let key = title_key(words.split(' '));
        if key.contains(' ') {
            let holder = self.titles.entry(key).or_insert_with(|| Some(name.clone()));
            if holder.as_ref() != Some(name) {
                *holder = None;
            }
        }
    }
}

/// The words of a title in one order and one spelling, without the country it is held in.
fn title_key<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut words: Vec<&str> = words
        .filter(|w| !matches!(*w, "of" | "for" | "and" | "the"))
        .filter(|w| gazetteer::demonym(w).is_none() && gazetteer::place(w).is_none())
        .map(|w| if w == "defence" { "defense" } else { w })
        .collect();
    words.sort_unstable();
    words.join(" ")
}

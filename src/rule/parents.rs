//! What lies in what, and what is a kind of what: the hierarchy of the values that a rule can see.
//!
//! Lists and names say some of it. Thousands of places and nouns for people come from the tables of the lexicon, and are
//! looked up there when somebody asks: most runs ask for none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::lexicon::{self, gazetteer};
use crate::value::Sym;

/// Above every kind of person.
const PERSON: Sym = Sym::new_static("person");

/// Child to parent.
#[derive(Clone, Debug, Default)]
pub struct Parents {
    /// As lists and names say.
    told: BTreeMap<Sym, Sym>,
    /// Whether the places of the gazetteer lie in one another.
    places: bool,
    /// Nouns for people that a list places, if all others are kinds of person.
    people: Option<Arc<BTreeSet<Sym>>>,
}

impl From<BTreeMap<Sym, Sym>> for Parents {
    fn from(told: BTreeMap<Sym, Sym>) -> Self {
        Self {
            told,
            ..Self::default()
        }
    }
}

impl Parents {
    /// The parent of `value`.
    pub fn of(&self, value: &Sym) -> Option<Sym> {
        self.told
            .get(value)
            .cloned()
            .or_else(|| self.place(value))
            .or_else(|| self.person(value))
    }

    fn place(&self, value: &Sym) -> Option<Sym> {
        let outer = self.places.then(|| gazetteer::outer(value)).flatten()?;
        (outer != value).then_some(Sym::new_static(outer))
    }

    fn person(&self, value: &Sym) -> Option<Sym> {
        let listed = self.people.as_ref()?;
        let kind = *value != PERSON && !listed.contains(value) && lexicon::is_first_a_person(value);
        kind.then_some(PERSON)
    }

    /// Let `child` lie in `parent`, whatever was said before.
    pub(super) fn set(&mut self, child: Sym, parent: Sym) {
        self.told.insert(child, parent);
    }

    /// Let `child` lie in `parent` unless something else was said before.
    pub(super) fn add(&mut self, child: Sym, parent: Sym) {
        self.told.entry(child).or_insert(parent);
    }

    /// Forget what was said of `child`.
    pub(super) fn forget(&mut self, child: &str) {
        self.told.remove(child);
    }

    /// Let places lie in places, where nothing else is said of them.
    pub(super) fn add_places(&mut self) {
        self.places = true;
    }

    /// Let every noun for people be a kind of person, but for those `listed`.
    pub(super) fn add_people(&mut self, listed: BTreeSet<Sym>) {
        self.people = Some(Arc::new(listed));
    }
}

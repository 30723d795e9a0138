//! The names a rule set knows: places, persons and organisations, with their other spellings (`_names.toml`).

use std::collections::BTreeMap;

use crate::text::token;
use crate::value::{Compass, Sym};

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A place.
    Place,
    /// A person.
    Person,
    /// An organisation.
    Org,
}

/// One thing with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// Its canonical name.
    pub name: Sym,
    /// Every spelling, the canonical one first.
    pub spellings: Vec<Sym>,
    /// The place it lies in.
    pub within: Option<Sym>,
    /// Neighbours and the side they lie on, sorted by name.
    pub borders: BTreeMap<Sym, Compass>,
    /// Offices held.
    pub roles: Vec<Sym>,
    /// The house spelling, when other spellings are to be reported.
    pub prefer: Option<Sym>,
}

/// Every name of a rule set.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Vec<Name>,
    by_spelling: BTreeMap<String, Vec<usize>>,
}

impl Names {
    /// Index `names`; the first of two entries with one spelling wins.
    pub fn new(names: Vec<Name>) -> Self {
        let mut by_spelling: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            for spelling in &name.spellings {
                let places = by_spelling.entry(token::fold(spelling)).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        Self { names, by_spelling }
    }

    /// Every name, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &Name> {
        self.names.iter()
    }

    /// The entry of kind `kind` that is spelled `spelling`, in any case.
    pub fn find(&self, kind: NameKind, spelling: &str) -> Option<&Name> {
        self.by_spelling
            .get(&token::fold(spelling))?
            .iter()
            .filter_map(|&at| self.names.get(at))
            .find(|name| name.kind == kind)
    }

    /// The entry of any kind that is spelled `spelling`, in any case.
    pub fn find_any(&self, spelling: &str) -> Option<&Name> {
        self.by_spelling
            .get(&token::fold(spelling))?
            .iter()
            .find_map(|&at| self.names.get(at))
    }

    /// Whether `place` has neighbours on record, or lies in no other place: a country.
    pub fn is_country(&self, place: &str) -> bool {
        self.find(NameKind::Place, place)
            .is_some_and(|p| p.within.is_none() && !p.borders.is_empty())
    }

    /// The side of `place` on which `neighbour` lies.
    pub fn side(&self, place: &str, neighbour: &str) -> Option<Compass> {
        self.find(NameKind::Place, place)?.borders.get(neighbour).copied()
    }
}

//! The names a rule set knows: places, persons and organisations, with their other spellings (`_names.toml`).

use std::collections::BTreeMap;

use crate::lexicon::gazetteer::{self, PlaceKind};
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

    /// Whether `place` is a country: by the gazetteer, or because it has neighbours on record and lies in no place.
    pub fn is_country(&self, place: &str) -> bool {
        match self.find(NameKind::Place, place) {
            Some(known) if known.within.is_some() => false,
            Some(known) if !known.borders.is_empty() => true,
            _ => gazetteer::place(place).is_some_and(|p| p.kind == PlaceKind::Country),
        }
    }

    /// The side of `place` on which `neighbour` lies: as the names say, else by the gazetteer.
    pub fn side(&self, place: &str, neighbour: &str) -> Option<Compass> {
        let named = self.find(NameKind::Place, place);
        named
            .and_then(|p| p.borders.get(neighbour).copied())
            .or_else(|| gazetteer::neighbour_side(place, neighbour))
    }

    /// Every neighbour of `place` with the side it lies on; what the names say goes before the gazetteer.
    pub fn neighbours(&self, place: &str) -> BTreeMap<Sym, Compass> {
        let mut all: BTreeMap<Sym, Compass> = gazetteer::borders(place)
            .map(|(name, side)| (Sym::from(name), side))
            .collect();
        if let Some(named) = self.find(NameKind::Place, place) {
            all.extend(named.borders.clone());
        }
        all
    }
}

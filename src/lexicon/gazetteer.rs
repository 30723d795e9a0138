//! Places of the world: countries and their adjectives, larger cities, regions and waters, what lies in what, and
//! which side of a country faces which neighbour.
//!
//! From GeoNames and WordNet, with hand-kept other names (`docs/data.md`). Cities below 100,000 people are missing,
//! so an unknown name proves nothing; a known one may still be a namesake, which is why every question of identity
//! looks at all places of a name.

use std::cell::RefCell;
use std::sync::LazyLock;

use smol_str::SmolStr;

use super::data::table;
use super::memo::{Memo, remembered};
use super::table::Table;
use crate::text::token::fold_into;
use crate::text::vocab::{Vocab, VocabBuilder, Word};
use crate::value::Compass;

static PLACES: LazyLock<Table> = LazyLock::new(|| table!("places"));
static DEMONYMS: LazyLock<Table> = LazyLock::new(|| table!("demonyms"));
static BORDERS: LazyLock<Table> = LazyLock::new(|| table!("borders"));

/// The first words of all names, so that most words are refused by one look-up.
static BEGINNINGS: LazyLock<Vocab> = LazyLock::new(|| {
    let mut words = VocabBuilder::default();
    for (key, _) in PLACES.lines() {
        words.id(key.split([' ', '-', '\'', '.']).next().unwrap_or(key));
    }
    words.build()
});

/// Whether the name of some place begins with `word`, which must be folded and without accents. A word with other
/// letters always may.
pub fn begins_place<'w>(word: impl Into<Word<'w>>) -> bool {
    let word = word.into();
    let text = word.as_str();
    !text.is_ascii()
        || match text.split_once(['.', '\'']) {
            Some((front, _)) => BEGINNINGS.id(front) != 0,
            None => BEGINNINGS.id(word) != 0,
        }
}

/// What kind of place a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A continent.
    Continent,
    /// A country or a territory that is listed like one.
    Country,
    /// A capital of a country.
    Capital,
    /// Another city or town.
    City,
    /// A state, province or county.
    State,
    /// A region without a government of its own.
    Region,
    /// An island or group of islands.
    Island,
    /// A river, lake, sea, strait or bay.
    Water,
    /// A mountain, a volcano or a range.
    Mountain,
}

impl PlaceKind {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "continent" => Self::Continent,
            "country" => Self::Country,
            "capital" => Self::Capital,
            "city" => Self::City,
            "state" => Self::State,
            "region" => Self::Region,
            "island" => Self::Island,
            "water" => Self::Water,
            "mountain" => Self::Mountain,
            _ => return None,
        })
    }
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name that reports use most: `Kyiv` for `Kiev`.
    pub canonical: &'static str,
    /// What it is.
    pub kind: PlaceKind,
    /// What it lies in; empty where that is not known or, for countries, not kept.
    pub parent: &'static str,
}

/// Every place called `name`, in any case and with or without accents, the weightiest first.
pub fn places(name: &str) -> impl Iterator<Item = Place> {
    let key = key(name);
    let found: Vec<Place> = PLACES.find_all(&key).filter_map(parse).collect();
    found.into_iter()
}

/// What the place with the canonical name `name` lies in, by its canonical name; of namesakes the weightiest counts.
pub fn outer(name: &str) -> Option<&'static str> {
    place(name)
        .filter(|p| p.canonical == name && !p.parent.is_empty())
        .map(|p| p.parent)
}

/// The weightiest place called `name`: `Paris` is in France.
pub fn place(name: &str) -> Option<Place> {
    remembered(&ASKED, name, |name| PLACES.find(&key(name)).and_then(parse))
}

thread_local! {
    static ASKED: RefCell<Memo<Option<Place>>> = const { Memo::new() };
    static PEOPLES: RefCell<Memo<Option<&'static str>>> = const { Memo::new() };
}

fn parse(rest: &'static str) -> Option<Place> {
    let mut fields = rest.split('\t');
    Some(Place {
        kind: PlaceKind::parse(fields.next()?)?,
        canonical: fields.next()?,
        parent: fields.next().unwrap_or(""),
    })
}

/// The key of `name`: lower case, no accents.
fn key(name: &str) -> SmolStr {
    let mut folded = String::with_capacity(name.len());
    if name.is_ascii() {
        fold_into(name, &mut folded);
    } else {
        fold_into(&deunicode::deunicode(name), &mut folded);
    }
    SmolStr::new(folded.trim())
}

/// The place that the adjective or noun `word` (`Belarusian`, `Briton`, `South Korean`) belongs to. Plurals too.
pub fn demonym(word: &str) -> Option<&'static str> {
    remembered(&PEOPLES, word, |word| {
        let key = key(word);
        DEMONYMS
            .find(&key)
            .or_else(|| key.strip_suffix('s').and_then(|single| DEMONYMS.find(single)))
    })
}

/// Whether some place called `inner` lies in a place called `outer`, over any number of steps.
pub fn lies_in(inner: &str, outer: &str) -> bool {
    let outer = place(outer).map_or(outer, |p| p.canonical);
    places(inner).any(|p| climbs_to(p, outer, 6))
}

fn climbs_to(from: Place, outer: &str, steps: u8) -> bool {
    !from.parent.is_empty()
        && steps > 0
        && (from.parent == outer
            || places(from.parent).any(|p| p.parent != from.parent && climbs_to(p, outer, steps - 1)))
}

/// The countries that border on `country`, each with the side of `country` that faces it.
pub fn borders(country: &str) -> impl Iterator<Item = (&'static str, Compass)> {
    let key = key(place(country).map_or(country, |p| p.canonical));
    let found: Vec<_> = BORDERS
        .find_all(&key)
        .filter_map(|rest| {
            let (neighbour, side) = rest.split_once('\t')?;
            Some((neighbour, Compass(side.parse().ok()?)))
        })
        .collect();
    found.into_iter()
}

/// The side of country `a` that faces its neighbour `b`: the direction from the middle of `a`'s cities to the
/// nearest of `b`'s, so it is right to within one eighth of the compass for countries of ordinary shape.
pub fn neighbour_side(a: &str, b: &str) -> Option<Compass> {
    let neighbour = place(b).map_or(b, |p| p.canonical);
    borders(a)
        .find(|(other, _)| *other == neighbour)
        .map(|(_, side)| side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_places_under_their_other_names() {
        for (name, canonical, kind, parent) in [
            ("Belarus", "Belarus", PlaceKind::Country, ""),
            ("Kiev", "Kyiv", PlaceKind::Capital, "Ukraine"),
            ("U.S.", "United States", PlaceKind::Country, ""),
            ("Bogotá", "Bogota", PlaceKind::Capital, "Colombia"),
            ("PARIS", "Paris", PlaceKind::Capital, "France"),
            ("Rhine", "Rhine", PlaceKind::Water, "Netherlands"),
        ] {
            let found = place(name).unwrap_or_else(|| panic!("{name} is missing"));
            assert_eq!((found.canonical, found.kind), (canonical, kind), "{name}");
            assert!(
                kind == PlaceKind::Water || found.parent == parent,
                "{name} in {}",
                found.parent
            );
        }
        assert!(place("Nowhereville").is_none() && place("").is_none());
    }

    #[test]
    fn knows_what_lies_in_what() {
        assert!(lies_in("Kiev", "Ukraine") && lies_in("Birmingham", "Britain") && lies_in("Texas", "US"));
        assert!(!lies_in("Ukraine", "Kyiv") && !lies_in("Paris", "Germany"));
    }

    #[test]
    fn knows_adjectives() {
        for (word, country) in [
            ("Belarusian", "Belarus"),
            ("Belarussian", "Belarus"),
            ("Ukrainians", "Ukraine"),
            ("Dutch", "Netherlands"),
            ("Nigerien", "Niger"),
            ("South Korean", "South Korea"),
        ] {
            assert_eq!(demonym(word), Some(country), "{word}");
        }
        assert_eq!(demonym("northern"), None);
    }

    #[test]
    fn knows_sides_of_borders() {
        for (a, b, side) in [
            ("Belarus", "Ukraine", "south"),
            ("Ukraine", "Poland", "west"),
            ("Germany", "Poland", "east"),
            ("United States", "Canada", "north"),
            ("Spain", "Portugal", "west"),
            ("India", "China", "north-east"),
            ("Iran", "Iraq", "west"),
        ] {
            let found = neighbour_side(a, b).map(Compass::name);
            let wanted = Compass::parse(side).zip(neighbour_side(a, b));
            assert!(wanted.is_some_and(|(x, y)| x.compatible(y)), "{a} {b}: {found:?}");
        }
        assert_eq!(neighbour_side("Spain", "Poland"), None);
    }

    #[test]
    fn a_border_seen_from_both_sides_is_one_border() {
        for (country, rest) in BORDERS.lines() {
            let neighbour = rest.split_once('\t').map_or("", |(n, _)| n);
            assert!(
                neighbour_side(neighbour, country).is_some(),
                "{neighbour} {country}"
            );
        }
    }
}

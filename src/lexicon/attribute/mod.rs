//! Attributes: what a figure of a news story can state (`prison sentence`, `people on board`, `year of opening`), and the
//! ways in which reporters put it, from `data/attributes.txt`.
//!
//! A *wording* is a few words with `#` for the figure. How it is found around a figure is said in
//! `extract/figure/attribute.rs`; here are the table and its index. Words are compared by base form, so `jailed for #`
//! also stands for `jails … for #`; function words that say nothing (articles, auxiliaries, possessives) are left out on
//! both sides, prepositions are not: `rose to #` is a level and `rose by #` is none.
//!
//! The build script reads the file with `prepare.rs` and packs it.

#[cfg(test)]
mod prepare;
mod words;

use std::cell::RefCell;
use std::sync::LazyLock;

use super::memo::{Memo, remembered};
use super::packed::{Unpacker, slice_of};
use crate::text::vocab::{Vocab, VocabBuilder, Word};
pub use words::is_idle;

/// The number of an attribute, by its place in the table.
pub type Attribute = u16;

/// The number of a base form; 0 is one that no wording has.
pub type Base = u16;

/// The sorts of figure that an attribute can have, as bits in the order of the table of sorts in `prepare.rs`.
pub type Sorts = u32;

/// The bit of the sort that stands at a place of the table.
pub const fn sort(place: usize) -> Sorts {
    1 << place
}

/// One way to put an attribute.
#[derive(Clone, Debug)]
pub struct Wording<'t> {
    /// What it states.
    pub attribute: Attribute,
    /// The words before the figure, nearest first.
    pub before: Steps<'t>,
    /// The words behind the figure, nearest first.
    pub behind: Steps<'t>,
}

/// Words of a wording, each as the number of its base forms, twice and one more for a preposition, and the base forms.
#[derive(Clone, Debug)]
pub struct Steps<'t>(&'t [u16]);

/// A word of a wording: any of these base forms.
#[derive(Debug)]
pub struct Step<'t> {
    /// The numbers of its base forms.
    pub bases: &'t [Base],
    /// Whether it is a preposition, which must stand nearer to what it links.
    pub link: bool,
}

impl<'t> Iterator for Steps<'t> {
    type Item = Step<'t>;

    fn next(&mut self) -> Option<Step<'t>> {
        let (head, rest) = self.0.split_first()?;
        let (bases, rest) = rest.split_at_checked(usize::from(head / 2))?;
        self.0 = rest;
        Some(Step {
            bases,
            link: head % 2 == 1,
        })
    }
}

/// On which side of the figure the word stands by which a wording is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Before the figure.
    Before,
    /// Behind it.
    Behind,
}

/// All attributes with their wordings.
pub struct Attributes {
    names: Vec<&'static str>,
    sorts: Vec<Sorts>,
    words: Vocab,
    /// The attribute of each wording, how many numbers its words before the figure take, and all its words.
    wordings: Vec<u16>,
    wording_starts: Vec<u32>,
    /// For every base form the wordings that are found by it, each as its number, twice and one more if it stands behind.
    found_by: Vec<u32>,
    found_by_starts: Vec<u32>,
    /// The base forms in the wordings of each attribute, sorted, with their weights: the squares of the weights of an
    /// attribute sum to a million.
    profiles: Vec<Base>,
    weights: Vec<u16>,
    profile_starts: Vec<u32>,
}

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/attributes.bin"));

static TABLE: LazyLock<Attributes> = LazyLock::new(|| Attributes::unpack(Unpacker(PACKED)));

/// The table.
pub fn attributes() -> &'static Attributes {
    &TABLE
}

thread_local! {
    static BASES: RefCell<Memo<[Base; 2]>> = const { Memo::new() };
}

impl Attributes {
    fn unpack(mut packed: Unpacker) -> Self {
        let mut words = VocabBuilder::default();
        for word in packed.text().lines() {
            words.id(word);
        }
        Self {
            names: packed.text().lines().collect(),
            sorts: packed.numbers(),
            words: words.build(),
            wordings: packed.shorts(),
            wording_starts: packed.numbers(),
            found_by: packed.numbers(),
            found_by_starts: packed.numbers(),
            profiles: packed.shorts(),
            weights: packed.shorts(),
            profile_starts: packed.numbers(),
        }
    }

    /// How alike two attributes are put, 0 to 1000: `width` and `diameter`, `project delay` and `delay of launch` share
    /// most of their words.
    pub fn likeness(&self, a: Attribute, b: Attribute) -> i32 {
        if a == b {
            return 1000;
        }
        let ((one, own), (other, theirs)) = (self.profile(a), self.profile(b));
        let shared = one.iter().zip(own).filter_map(|(base, weight)| {
            let at = other.binary_search(base).ok()?;
            theirs
                .get(at)
                .map(|theirs| i32::from(*weight) * i32::from(*theirs))
        });
        (shared.sum::<i32>() / 1000).min(1000)
    }

    /// The base forms of an attribute's wordings and their weights.
    fn profile(&self, of: Attribute) -> (&[Base], &[u16]) {
        let slice = |all| slice_of(all, &self.profile_starts, usize::from(of));
        (slice(&self.profiles), slice(&self.weights))
    }

    /// How an editor calls an attribute.
    pub fn name(&self, attribute: Attribute) -> &'static str {
        self.names.get(usize::from(attribute)).copied().unwrap_or("")
    }

    /// The sorts of figure that an attribute can have.
    pub fn sorts(&self, attribute: Attribute) -> Sorts {
        self.sorts.get(usize::from(attribute)).copied().unwrap_or(0)
    }

    /// The wording with this number.
    pub fn wording(&self, number: u32) -> Option<Wording<'_>> {
        match slice_of(&self.wordings, &self.wording_starts, number as usize) {
            [attribute, before, steps @ ..] => {
                let (before, behind) = steps.split_at_checked(usize::from(*before))?;
                Some(Wording {
                    attribute: *attribute,
                    before: Steps(before),
                    behind: Steps(behind),
                })
            }
            _ => None,
        }
    }

    /// The numbers of the base forms of a folded word that stand in the table, 0 where there is none.
    pub fn bases<'w>(&self, folded: impl Into<Word<'w>>) -> [Base; 2] {
        remembered(&BASES, folded, |folded| {
            words::bases(folded).map(|base| match base {
                "" => 0,
                base => Base::try_from(self.words.id(base)).unwrap_or(0),
            })
        })
    }

    /// The wordings that are found by the base form `base`, with the side on which it stands.
    pub fn found_by(&self, base: Base) -> impl Iterator<Item = (u32, Side)> {
        let found = slice_of(&self.found_by, &self.found_by_starts, usize::from(base));
        found.iter().map(|found| match found % 2 {
            0 => (found / 2, Side::Before),
            _ => (found / 2, Side::Behind),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::prepare::{Readable, SORTS};
    use super::*;

    const TEXT: &str = include_str!("../../../data/attributes.txt");

    #[test]
    fn the_packed_table_is_the_readable_one() {
        assert!(Readable::read(TEXT).pack() == PACKED);
    }

    fn lines() -> impl Iterator<Item = &'static str> {
        TEXT.lines()
            .filter(|l| !l.trim().is_empty() && !l.starts_with("//"))
    }

    #[test]
    fn every_attribute_has_one_name_and_known_sorts() {
        let mut names = BTreeSet::new();
        for line in lines().filter(|l| !l.starts_with(' ')) {
            let (name, sorts) = line.split_once('|').expect(line);
            assert!(names.insert(name.trim()), "{name} stands twice");
            for sort in sorts.split(',').map(str::trim) {
                assert!(SORTS.contains(&sort), "{name}: {sort}");
            }
        }
    }

    #[test]
    fn every_wording_is_read_and_can_be_found() {
        let told = lines().filter(|l| l.starts_with(' ')).count();
        let table = attributes();
        assert_eq!(table.wording_starts.len(), told + 1);
        for line in lines().filter(|l| l.starts_with(' ')) {
            assert_eq!(line.matches('#').count(), 1, "{line}");
        }
        let found: BTreeSet<u32> = table.found_by.iter().map(|found| found / 2).collect();
        assert_eq!(found.len(), told);
        let words = |number: &u32| {
            let wording = table.wording(*number);
            wording.is_some_and(|w| w.before.chain(w.behind).all(|step| !step.bases.contains(&0)))
        };
        assert!(found.iter().all(words));
    }

    #[test]
    fn likeness_is_of_the_words() {
        let table = attributes();
        let of = |name: &str| {
            let at = table.names.iter().position(|n| *n == name).expect(name);
            Attribute::try_from(at).expect("few")
        };
        let (width, sentence) = (of("width"), of("prison sentence"));
        assert_eq!(table.likeness(width, width), 1000);
        assert!(table.likeness(width, of("diameter")) > table.likeness(width, sentence));
        assert!(table.likeness(width, sentence) < 100);
    }
}

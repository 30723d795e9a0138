//! Attributes: what a figure of a news story can state (`prison sentence`, `people on board`, `year of opening`), and the
//! ways in which reporters put it, from `data/attributes.txt`.
//!
//! A *wording* is a few words with `#` for the figure. How it is found around a figure is said in
//! `extract/figure/attribute.rs`; here are the table and its index. Words are compared by base form, so `jailed for #`
//! also stands for `jails … for #`; function words that say nothing (articles, auxiliaries, possessives) are left out on
//! both sides, prepositions are not: `rose to #` is a level and `rose by #` is none.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::inflect::{noun_lemma, verb_lemma};
use super::word::{frequency_class, is_noun, is_verb};
use crate::text::vocab::{Vocab, VocabBuilder, WordId};

/// The number of an attribute, by its place in the table.
pub type Attribute = u16;

/// The sorts of figure that an attribute can have, as bits in the order of [`SORTS`].
pub type Sorts = u32;

/// The names of the sorts of figure, as the table writes them.
pub const SORTS: [&str; 17] = [
    "count",
    "money",
    "percent",
    "duration",
    "length",
    "area",
    "mass",
    "volume",
    "speed",
    "temperature",
    "magnitude",
    "energy",
    "age",
    "date",
    "time",
    "ordinal",
    "score",
];

/// The bit of the sort with this name; none for an unknown one.
pub const fn sort(place: usize) -> Sorts {
    1 << place
}

/// One way to put an attribute.
#[derive(Debug)]
pub struct Wording {
    /// What it states.
    pub attribute: Attribute,
    /// The words before the figure, nearest first.
    pub before: Vec<Step>,
    /// The words behind the figure, nearest first.
    pub behind: Vec<Step>,
}

/// A word of a wording: any of these base forms.
#[derive(Debug)]
pub struct Step {
    /// The numbers of its base forms.
    pub bases: Vec<WordId>,
    /// Whether it is a preposition, which must stand nearer to what it links.
    pub link: bool,
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
    wordings: Vec<Wording>,
    words: Vocab,
    /// For every base form the wordings that are found by it.
    found_by: Vec<Vec<(u32, Side)>>,
    /// The words of each attribute's wordings.
    profiles: Vec<Profile>,
}

/// The base forms in the wordings of an attribute, sorted, each with its weight; the squares of the weights sum to a
/// million.
type Profile = Vec<(WordId, i32)>;

static TABLE: LazyLock<Attributes> =
    LazyLock::new(|| Attributes::read(include_str!("../../data/attributes.txt")));

/// The table.
pub fn attributes() -> &'static Attributes {
    &TABLE
}

impl Attributes {
    fn read(text: &'static str) -> Self {
        let mut builder = VocabBuilder::default();
        let (mut names, mut sorts, mut wordings) = (Vec::new(), Vec::new(), Vec::new());
        for line in text.lines() {
            let bare = line.trim();
            if bare.is_empty() || bare.starts_with("//") {
                continue;
            }
            if line.starts_with(' ') {
                let attribute = Attribute::try_from(names.len().saturating_sub(1)).unwrap_or(0);
                wordings.extend(wording(bare, attribute, &mut builder));
            } else {
                let (name, kinds) = bare.split_once('|').unwrap_or((bare, ""));
                names.push(name.trim());
                sorts.push(kinds.split(',').map(|k| bit(k.trim())).fold(0, |a, b| a | b));
            }
        }
        let words = builder.build();
        let mut found_by: Vec<Vec<(u32, Side)>> = Vec::new();
        for (number, wording) in (0..).zip(&wordings) {
            let (side, step) = rarest(wording, &words);
            for &base in step.map_or(&[][..], |s| &s.bases) {
                let at = base as usize;
                if found_by.len() <= at {
                    found_by.resize_with(at + 1, Vec::new);
                }
                if let Some(list) = found_by.get_mut(at) {
                    list.push((number, side));
                }
            }
        }
        let profiles = profiles(&wordings, names.len());
        Self {
            names,
            sorts,
            wordings,
            words,
            found_by,
            profiles,
        }
    }

    /// How alike two attributes are put, 0 to 1000: `width` and `diameter`, `project delay` and `delay of launch` share
    /// most of their words.
    pub fn likeness(&self, a: Attribute, b: Attribute) -> i32 {
        if a == b {
            return 1000;
        }
        let profile = |of: Attribute| self.profiles.get(usize::from(of)).map_or(&[][..], Vec::as_slice);
        let (one, other) = (profile(a), profile(b));
        let shared = one.iter().filter_map(|(base, weight)| {
            let at = other.binary_search_by_key(base, |(b, _)| *b).ok()?;
            other.get(at).map(|(_, theirs)| weight * theirs)
        });
        (shared.sum::<i32>() / 1000).min(1000)
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
    pub fn wording(&self, number: u32) -> Option<&Wording> {
        self.wordings.get(number as usize)
    }

    /// The numbers of the base forms of a folded word that stand in the table, 0 where there is none.
    pub fn bases(&self, folded: &str) -> [WordId; 2] {
        bases(folded).map(|base| if base.is_empty() { 0 } else { self.words.id(base) })
    }

    /// The wordings that are found by the base form `base`, with the side on which it stands.
    pub fn found_by(&self, base: WordId) -> &[(u32, Side)] {
        if base == 0 {
            return &[];
        }
        self.found_by.get(base as usize).map_or(&[], Vec::as_slice)
    }
}

fn bit(name: &str) -> Sorts {
    SORTS.iter().position(|s| *s == name).map_or(0, sort)
}

/// The base forms of a folded word: of the verb, and of the noun or any other word; empty where it is none.
fn bases(folded: &str) -> [&str; 2] {
    let verb = is_verb(folded) || verb_lemma(folded) != folded;
    let noun = is_noun(folded) || noun_lemma(folded) != folded || !verb;
    let verb = if verb { verb_lemma(folded) } else { "" };
    let noun = if noun { noun_lemma(folded) } else { "" };
    [verb, if noun == verb { "" } else { noun }]
}

/// Whether a folded word says nothing in a wording, so that it may stand or be missing anywhere.
pub fn is_idle(folded: &str) -> bool {
    matches!(
        folded,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "might"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "also"
            | "just"
            | "only"
            | "now"
            | "then"
            | "still"
            | "already"
            | "it"
            | "they"
            | "he"
            | "she"
            | "there"
    )
}

fn is_link(folded: &str) -> bool {
    matches!(
        folded,
        "to" | "of"
            | "by"
            | "from"
            | "for"
            | "at"
            | "in"
            | "on"
            | "with"
            | "after"
            | "before"
            | "since"
            | "until"
            | "till"
            | "within"
            | "over"
            | "up"
            | "down"
            | "off"
            | "out"
            | "as"
            | "into"
            | "under"
            | "above"
            | "below"
            | "between"
            | "than"
            | "per"
    )
}

fn wording(text: &str, attribute: Attribute, builder: &mut VocabBuilder) -> Option<Wording> {
    let (before, behind) = text.split_once('#')?;
    let mut steps = |part: &str| -> Vec<Step> {
        part.split(|c: char| c.is_whitespace() || c == '-')
            .filter(|w| !w.is_empty() && !is_idle(w))
            .map(|word| Step {
                link: is_link(word),
                bases: word
                    .split('|')
                    .flat_map(|w| bases(w.trim_matches([',', ':'])))
                    .filter(|base| !base.is_empty())
                    .map(|base| builder.id(base))
                    .collect(),
            })
            .filter(|step| !step.bases.is_empty())
            .collect()
    };
    let mut before = steps(&before.to_lowercase());
    before.reverse();
    let behind = steps(&behind.to_lowercase());
    let says = before.iter().chain(&behind).any(|s| !s.link);
    says.then_some(Wording {
        attribute,
        before,
        behind,
    })
}

/// The word of a wording that is met least often, by which it is found.
fn rarest<'w>(wording: &'w Wording, words: &Vocab) -> (Side, Option<&'w Step>) {
    let class = |step: &Step| {
        let classes = step.bases.iter().map(|&b| frequency_class(words.word(b)));
        if step.link { 0 } else { classes.min().unwrap_or(0) }
    };
    let best = |steps: &'w [Step]| steps.iter().max_by_key(|s| class(s));
    match (best(&wording.before), best(&wording.behind)) {
        (Some(x), Some(y)) if class(y) > class(x) => (Side::Behind, Some(y)),
        (Some(x), _) => (Side::Before, Some(x)),
        (None, y) => (Side::Behind, y),
    }
}

/// What each attribute's wordings are made of. Words in the wordings of many attributes weigh little.
fn profiles(wordings: &[Wording], attributes: usize) -> Vec<Profile> {
    let mut counts: Vec<BTreeMap<WordId, i64>> = vec![BTreeMap::new(); attributes];
    for wording in wordings {
        let Some(own) = counts.get_mut(usize::from(wording.attribute)) else {
            continue;
        };
        let steps = wording.before.iter().chain(&wording.behind).filter(|s| !s.link);
        for &base in steps.flat_map(|s| &s.bases) {
            *own.entry(base).or_default() += 1;
        }
    }
    let mut spread: BTreeMap<WordId, i64> = BTreeMap::new();
    for &base in counts.iter().flat_map(BTreeMap::keys) {
        *spread.entry(base).or_default() += 1;
    }
    let many = i64::try_from(attributes).unwrap_or(1).max(1);
    let profile = |own: &BTreeMap<WordId, i64>| {
        let rare =
            |base: &WordId| i64::from((many / spread.get(base).copied().unwrap_or(1)).max(1).ilog2()) + 1;
        let weights: Vec<(WordId, i64)> = own
            .iter()
            .map(|(base, n)| (*base, (n * 1_000_000).isqrt() * rare(base)))
            .collect();
        let length = weights.iter().map(|(_, w)| w * w).sum::<i64>().isqrt().max(1);
        let scaled = |w: i64| i32::try_from(w * 1000 / length).unwrap_or(0);
        weights.into_iter().map(|(base, w)| (base, scaled(w))).collect()
    };
    counts.iter().map(profile).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const TEXT: &str = include_str!("../../data/attributes.txt");

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
        assert_eq!(attributes().wordings.len(), told);
        for line in lines().filter(|l| l.starts_with(' ')) {
            assert_eq!(line.matches('#').count(), 1, "{line}");
        }
        let found: BTreeSet<u32> = attributes().found_by.iter().flatten().map(|(n, _)| *n).collect();
        assert_eq!(found.len(), told);
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

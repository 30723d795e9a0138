//! Whether two nouns or two verbs mean the same, and whether one noun names a kind of the other.
//!
//! WordNet's common senses only (the first, and those nearly as frequent), so that `bank` is not a slope. Hypernyms
//! stop below the general ones: everything is an entity, and that says nothing.

use std::sync::LazyLock;

use super::data::table;
use super::inflect::{noun_lemma, verb_lemma};
use super::table::Table;
use super::word::{Entry, entry, is_person_noun};

/// Line n is the parent of sense n; sense 0 is none.
static PARENTS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    include_str!("../../data/parents.txt")
        .lines()
        .map(|l| l.parse().unwrap_or(0))
        .collect()
});

/// Hand-kept: words that news copy uses for one thing and WordNet keeps apart.
static KIN: LazyLock<Table> = LazyLock::new(|| table!("kin"));

/// Hand-kept: verbs that news copy uses for one event and WordNet keeps apart, each with the one that stands for it.
static DEEDS: LazyLock<Table> = LazyLock::new(|| table!("deeds"));

/// How two nouns are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They can name the same thing: `lorry`, `truck`.
    Same,
    /// The first names a kind that the second belongs to: `vehicle`, `car`.
    Hypernym,
    /// The first belongs to the kind that the second names: `car`, `vehicle`.
    Hyponym,
    /// Neither.
    None,
}

impl Relation {
    /// The same relation seen from the other word.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Hypernym => Self::Hyponym,
            Self::Hyponym => Self::Hypernym,
            other => other,
        }
    }
}

/// Steps up that still say something about a thing.
const CLIMB: usize = 4;
/// A sense with fewer ancestors is too general to join two words.
const LOWEST_DEPTH: usize = 6;

/// How the nouns `a` and `b`, folded, in any number, are related.
pub fn same_concept(a: &str, b: &str) -> Relation {
    let (a, b) = (noun_lemma(a), noun_lemma(b));
    if a == b || kin(a) == kin(b) {
        return Relation::Same;
    }
    match (b, a) {
        ("person", a) if is_person_noun(a) => return Relation::Hyponym,
        (b, "person") if is_person_noun(b) => return Relation::Hypernym,
        _ => {}
    }
    let (a, b) = (Senses::nouns(kin(a)), Senses::nouns(kin(b)));
    if a.meets(b) {
        Relation::Same
    } else if a.below(b) {
        Relation::Hyponym
    } else if b.below(a) {
        Relation::Hypernym
    } else {
        Relation::None
    }
}

/// Whether the verbs `a` and `b`, folded, in any form, share their commonest sense: `buy`, `purchase`.
pub fn same_action(a: &str, b: &str) -> bool {
    let (a, b) = (verb_lemma(a), verb_lemma(b));
    a == b || kin(a) == kin(b) || Senses::verbs(a).meets(Senses::verbs(b))
}

/// The verb that stands for a verb in base form with the word behind it, where the two are one: `run out`, `expire`.
pub fn phrasal(verb: &str, next: &str) -> Option<&'static str> {
    PARTICLES
        .contains(&next)
        .then(|| DEEDS.find(&format!("{verb} {next}")))
        .flatten()
}

/// Words that make another verb of one.
const PARTICLES: [&str; 24] = [
    "across", "aground", "ashore", "aside", "away", "back", "down", "effect", "for", "forth", "free", "go",
    "in", "into", "live", "loose", "off", "out", "over", "sail", "through", "under", "up", "way",
];

/// Whether the verbs `a` and `b`, in base form, can tell of one event: `begin`, `start`; `expire`, `lapse`.
pub fn same_deed(a: &str, b: &str) -> bool {
    let deed = |verb| DEEDS.find(verb).map_or(verb, |stands| stands);
    deed(a) == deed(b) || same_action(a, b)
}

/// The senses of the noun `lemma` as numbers, commonest first: two lemmas with a number in common are synonyms.
pub fn synonyms(lemma: &str) -> impl Iterator<Item = u16> {
    Senses::nouns(kin(lemma)).iter()
}

/// The word that stands for `word` and its kin.
fn kin(word: &str) -> &str {
    KIN.find(word).unwrap_or(word)
}

/// The common senses of one word.
#[derive(Clone, Copy)]
struct Senses(&'static str);

impl Senses {
    fn nouns(lemma: &str) -> Self {
        Self(entry(lemma).map_or("", Entry::nouns))
    }

    fn verbs(lemma: &str) -> Self {
        Self(entry(lemma).map_or("", Entry::verbs))
    }

    fn iter(self) -> impl Iterator<Item = u16> {
        self.0.split(',').filter_map(|n| n.parse().ok())
    }

    fn first(self) -> Option<u16> {
        self.iter().next()
    }

    /// Whether the two share a sense that is the commonest of one of them.
    fn meets(self, other: Self) -> bool {
        let has = |list: Self, sense: Option<u16>| sense.is_some_and(|s| list.iter().any(|t| t == s));
        has(other, self.first()) || has(self, other.first())
    }

    /// Whether the commonest sense of this one is a kind of the commonest sense of the other.
    fn below(self, other: Self) -> bool {
        let (Some(from), Some(to)) = (self.first(), other.first()) else {
            return false;
        };
        depth(to) >= LOWEST_DEPTH && ancestors(from).take(CLIMB).any(|s| s == to)
    }
}

fn ancestors(sense: u16) -> impl Iterator<Item = u16> {
    let up = |s: &u16| PARENTS.get(usize::from(*s)).copied().filter(|&p| p != 0);
    std::iter::successors(up(&sense), up)
}

fn depth(sense: u16) -> usize {
    ancestors(sense).take(32).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relates_nouns() {
        use Relation::{Hyponym, None, Same};
        for (a, b, relation) in [
            ("lorries", "trucks", Same),
            ("car", "vehicle", Hyponym),
            ("car", "automobile", Same),
            ("villagers", "people", Hyponym),
            ("soldiers", "troops", Same),
            ("soldier", "person", Hyponym),
            ("flat", "apartment", Same),
            ("village", "town", None),
            ("house", "school", None),
            ("bridge", "person", None),
            ("injury", "death", None),
            ("women", "children", None),
            ("passengers", "crew", None),
            ("dog", "cat", None),
            ("hospital", "building", Hyponym),
            ("euro", "dollar", None),
            ("week", "month", None),
        ] {
            assert_eq!(same_concept(a, b), relation, "{a} {b}");
            assert_eq!(same_concept(b, a), relation.flipped(), "{b} {a}");
        }
    }

    #[test]
    fn relates_deeds() {
        for (a, b, one) in [
            ("commence", "begin", true),
            ("lapse", "expire", true),
            ("buy", "purchase", true),
            ("open", "close", false),
            ("begin", "end", false),
            ("", "end", false),
        ] {
            assert_eq!(same_deed(a, b), one, "{a} {b}");
            assert_eq!(same_deed(b, a), one, "{b} {a}");
        }
        assert!(DEEDS.lines().is_sorted());
        assert_eq!(phrasal("run", "out"), Some("expire"));
        assert_eq!(phrasal("run", "over"), None);
        for (key, _) in DEEDS.lines().filter(|(key, _)| key.contains(' ')) {
            let (verb, next) = key.split_once(' ').unwrap();
            assert!(phrasal(verb, next).is_some(), "{key}");
        }
    }

    #[test]
    fn relates_verbs() {
        assert!(same_action("bought", "purchased"));
        assert!(same_action("lives", "resides"));
        assert!(!same_action("killed", "injured"));
        assert!(!same_action("rose", "fell"));
    }
}

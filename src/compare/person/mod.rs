//! Who is who across articles: persons with one name, and persons whose names are spellings of each other.
//!
//! Within an article the reader has already joined full names and surnames. Between articles two persons are one when
//! their surnames agree and nothing in their given names speaks against it. Edit distance alone never joins anybody.

pub mod age;
mod alike;
mod holder;
mod jobs;
pub mod name;
pub mod role;
pub mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::joined::Joined;
use crate::extract::Claim;
use crate::lexicon::given::may_be_one;
use crate::lexicon::role::{RoleClass, role};
use crate::value::Sym;
use alike::{last_word_apart, names_agree, other_sex, spelled_alike};
use spelling::{Likeness, begin_alike, ends_apart, plain, skeleton};

/// A name that more articles share joins nobody.
const COMMON: usize = 256;

/// Articles of one story.
const ONE_STORY: usize = 12;

/// One person of one article.
#[derive(Clone, Debug)]
pub struct Person {
    /// The article.
    pub article: u32,
    /// Whether a person, or a thing with a name.
    pub human: bool,
    /// The name as the article gives it in full.
    pub name: Sym,
    /// Its words without accents.
    pub words: Vec<String>,
    /// Canonical roles that the article gives to the person.
    pub roles: Vec<Sym>,
    /// The claims about the person, by place in the list.
    pub claims: Vec<usize>,
}

impl Person {
    /// The family name.
    pub fn surname(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The first given name.
    pub fn given(&self) -> Option<&str> {
        (self.words.len() > 1).then(|| self.words.first().map_or("", String::as_str))
    }

    /// What a person shares with everybody it is compared with.
    fn keys(&self) -> BTreeSet<String> {
        let initial = self.surname().get(..1).unwrap_or("");
        let words = self.words.iter().flat_map(|w| {
            let unheard = w.contains('h').then(|| skeleton(&w.replace('h', "")));
            let sounds = [skeleton(w)].into_iter().chain(unheard);
            sounds.map(|s| format!("k {s}")).chain([format!("w {w}")])
        });
        words
            .chain(self.roles.iter().map(|r| format!("r {r} {initial}")))
            .collect()
    }

    /// Whether both have an office or a post of which a place has few.
    fn shares_office(&self, other: &Self) -> bool {
        let telling = |r: &&Sym| {
            role(r).is_some_and(|r| matches!(r.class, RoleClass::Office | RoleClass::Post | RoleClass::Rank))
        };
        self.roles.iter().filter(telling).any(|r| other.roles.contains(r))
    }

    fn shares_role(&self, other: &Self) -> bool {
        self.roles.iter().any(|r| other.roles.contains(r))
    }
}

/// Everybody whom claims are about.
#[derive(Clone, Debug)]
pub struct Persons {
    /// One per article and name, in order.
    pub people: Vec<Person>,
    /// Whether the articles are so few that somebody chose them: in an archive people have like names by chance.
    one_story: bool,
}

impl Persons {
    /// Gather the persons in slot `who` of `claims`.
    pub fn new(claims: &[Claim]) -> Self {
        let mut by_name: BTreeMap<(u32, Sym), Person> = BTreeMap::new();
        for (at, claim) in claims.iter().enumerate() {
            let Some(who) = claim.id("who") else { continue };
            let person = by_name
                .entry((claim.article, who.clone()))
                .or_insert_with(|| Person {
                    article: claim.article,
                    human: claim.id("kind").is_none_or(|k| k == "person"),
                    name: who.clone(),
                    words: who
                        .split_whitespace()
                        .map(plain)
                        .filter(|w| !w.is_empty())
                        .collect(),
                    roles: Vec::new(),
                    claims: Vec::new(),
                });
            person.claims.push(at);
            person.roles.extend(roles(claim));
        }
        let mut people: Vec<Person> = by_name.into_values().filter(|p| !p.words.is_empty()).collect();
        for person in &mut people {
            person.roles.sort();
            person.roles.dedup();
        }
        let articles: BTreeSet<u32> = people.iter().map(|p| p.article).collect();
        Self {
            one_story: articles.len() <= ONE_STORY,
            people,
        }
    }

    /// Persons who are one, as groups of places in `people`, each sorted. With `spellings`, two spellings of one name
    /// are one person, too.
    pub fn groups(&self, spellings: bool) -> Vec<Vec<usize>> {
        let mut joined = Joined::of(self.pairs(|x, y| self.is_same(x, y)));
        if spellings {
            for (a, b) in self.variants() {
                joined.join(a, b);
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.people.len() {
            groups.entry(joined.root(at)).or_default().push(at);
        }
        groups.into_values().collect()
    }

    /// Pairs whose names are spellings of each other.
    pub fn variants(&self) -> Vec<(usize, usize)> {
        self.pairs(|x, y| self.is_variant(x, y))
    }

    /// Pairs that share a name, the sounds of one, or a role, and for which `holds`. Names that very many share say
    /// nothing.
    fn pairs(&self, holds: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
        let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, person) in self.people.iter().enumerate() {
            for key in person.keys() {
                blocks.entry(key).or_default().push(at);
            }
        }
        let mut out = BTreeSet::new();
        for block in blocks.into_values().filter(|b| b.len() <= COMMON) {
            for (n, &a) in block.iter().enumerate() {
                let later = block.iter().skip(n + 1).filter(|&&b| b != a && holds(a, b));
                out.extend(later.map(|&b| (a.min(b), a.max(b))));
            }
        }
        out.into_iter().collect()
    }

    fn is_same(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.people.get(a), self.people.get(b)) else {
            return false;
        };
        x.article != y.article && names_agree(x, y) && self.is_only(x, y) && self.is_only(y, x)
    }

    /// Whether no other person of `y`'s article has as good a claim to be `x`.
    fn is_only(&self, x: &Person, y: &Person) -> bool {
        !self.people.iter().any(|z| {
            z.article == y.article
                && z.name != y.name
                && names_agree(x, z)
                && (z.words == x.words || y.words != x.words)
        })
    }

    fn is_variant(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.people.get(a), self.people.get(b)) else {
            return false;
        };
        let one_article = x.article == y.article;
        let both = |one: &Person, other: &Person| {
            // An article that has both spellings means two persons, or misspells; the first is likelier.
            self.people
                .iter()
                .any(|z| z.article == other.article && z.name != other.name && names_agree(one, z))
        };
        if names_agree(x, y) || one_article && !spelled_alike(x, y, true) {
            return false;
        }
        let apart = one_article || !both(x, y) && !both(y, x);
        apart && (spelled_alike(x, y, one_article) || !one_article && self.remembered_wrongly(x, y))
    }

    /// Whether two names share so much, given who else is named, that one is the other remembered wrongly: the given
    /// name and how the surname begins, or the surname and an office or the ends of the given name. Neither article may name another bearer.
    fn remembered_wrongly(&self, x: &Person, y: &Person) -> bool {
        let (Some(a), Some(b)) = (x.given(), y.given()) else {
            return false;
        };
        if !(x.human && y.human && self.one_story) {
            return false;
        }
        if a == b
            && a.len() > 1
            && (begin_alike(x.surname(), y.surname())
                || last_word_apart(x, y)
                || x.shares_role(y) && ends_apart(x.surname(), y.surname()))
        {
            return self.is_alone(x, &|z| z.given() == Some(a))
                && self.is_alone(y, &|z| z.given() == Some(a));
        }
        let surname = x.surname();
        let two_names =
            surname == y.surname() && a.len() > 2 && b.len() > 2 && !may_be_one(a, b) && !other_sex(a, b);
        two_names
            && (x.shares_office(y) || begin_and_end_alike(a, b))
            && self.is_alone(x, &|z| z.surname() == surname)
            && self.is_alone(y, &|z| z.surname() == surname)
    }

    /// Whether nobody else in the article of `x` is `alike`.
    fn is_alone(&self, x: &Person, alike: &dyn Fn(&Person) -> bool) -> bool {
        !self
            .people
            .iter()
            .any(|z| z.article == x.article && z.name != x.name && z.human && alike(z) && !names_agree(x, z))
    }
}

/// `Ludmila`, `Larissa`: what is kept of a name that is remembered wrongly.
fn begin_and_end_alike(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next() && a.chars().last() == b.chars().last()
}

/// How the persons of two claims relate.
pub fn related(a: &Claim, b: &Claim) -> Likeness {
    let persons = Persons::new(&[a.clone(), b.clone()]);
    if persons.people.len() < 2 || persons.groups(false).len() == 1 {
        Likeness::Same
    } else if persons.variants().is_empty() {
        Likeness::Different
    } else {
        Likeness::Close
    }
}

fn roles(claim: &Claim) -> Vec<Sym> {
    claim.ids("roles").chain(claim.id("role")).cloned().collect()
}

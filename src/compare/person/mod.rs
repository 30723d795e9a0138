//! Who is who across articles: persons with one name, and persons whose names are spellings of each other.
//!
//! Within an article the reader has already joined full names and surnames. Between articles two persons are one when
//! their surnames agree and nothing in their given names speaks against it. Edit distance alone never joins anybody.

pub mod age;
mod holder;
mod jobs;
pub mod name;
pub mod role;
pub mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use crate::extract::Claim;
use crate::lexicon;
use crate::lexicon::given::{self, Bearers, bearers, may_be_one};
use crate::lexicon::role::{RoleClass, role};
use crate::value::Sym;
use spelling::{Likeness, begin_alike, likeness, plain, skeleton, sounds_alike};

/// A name that more articles share joins nobody.
const COMMON: usize = 256;
/// Articles of one story.
const ONE_STORY: usize = 12;
/// Shorter words of things are not compared.
const SHORTEST: usize = 5;
/// Shorter names of one word are not compared.
const SHORTEST_ALONE: usize = 6;

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
        let mut root: Vec<usize> = (0..self.people.len()).collect();
        for (a, b) in self.pairs(|x, y| self.is_same(x, y)) {
            join(&mut root, a, b);
        }
        if spellings {
            for (a, b) in self.variants() {
                join(&mut root, a, b);
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..root.len() {
            groups.entry(find(&mut root, at)).or_default().push(at);
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
    /// name and how the surname begins, or the surname and an office. Neither article may name another bearer.
    fn remembered_wrongly(&self, x: &Person, y: &Person) -> bool {
        let (Some(a), Some(b)) = (x.given(), y.given()) else {
            return false;
        };
        if !(x.human && y.human && self.one_story) {
            return false;
        }
        if a == b && a.len() > 1 && (begin_alike(x.surname(), y.surname()) || last_word_apart(x, y)) {
            return self.is_alone(x, &|z| z.given() == Some(a))
                && self.is_alone(y, &|z| z.given() == Some(a));
        }
        let surname = x.surname();
        let two_names = surname == y.surname()
            && a.len() > 2
            && b.len() > 2
            && a.get(..1) == b.get(..1)
            && !may_be_one(a, b)
            && !other_sex(a, b);
        two_names
            && x.shares_office(y)
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

/// Whether two names can be one person's: the same surname and nothing against it in the given names.
fn names_agree(x: &Person, y: &Person) -> bool {
    if !(x.human && y.human) {
        return x.words == y.words;
    }
    let (short, long) = if x.words.len() <= y.words.len() {
        (x, y)
    } else {
        (y, x)
    };
    if short.words.len() > 1
        && short.words.first() == long.words.first()
        && short.words.iter().all(|w| long.words.contains(w))
    {
        return true;
    }
    x.surname() == y.surname()
        && !middles_differ(x, y)
        && match (x.given(), y.given()) {
            (Some(a), Some(b)) => {
                a == b
                    || a.len() == 1 && b.starts_with(a)
                    || b.len() == 1 && a.starts_with(b)
                    || is_short_form(a, b)
                    || is_short_form(b, a)
            }
            _ => true,
        }
}

/// Whether one given name is what the other one's bearer is called for short: `Des` and `Desmond`, `Bob` and `Robert`.
fn is_short_form(short: &str, long: &str) -> bool {
    let begins = (3..=5).contains(&short.len()) && long.len() >= short.len() + 3 && long.starts_with(short);
    given::is_short_for(short, long) || begins && !other_sex(short, long)
}

/// The one word between given name and surname that differs, where both names have as many words and neither gives
/// an initial: `Kyaw Tun Lin`, `Kyaw Htun Lin`.
fn middles<'p>(x: &'p Person, y: &'p Person) -> Option<(&'p str, &'p str)> {
    let inner = |p: &'p Person| p.words.get(1..p.words.len().saturating_sub(1)).unwrap_or(&[]);
    let ends =
        x.words.first() == y.words.first() && x.surname() == y.surname() && x.words.len() == y.words.len();
    let mut differing = inner(x).iter().zip(inner(y)).filter(|(a, b)| a != b);
    let (a, b) = differing
        .next()
        .filter(|(a, b)| ends && a.len() > 1 && b.len() > 1)?;
    differing.next().is_none().then_some((a.as_str(), b.as_str()))
}

fn middles_differ(x: &Person, y: &Person) -> bool {
    middles(x, y).is_some()
}

/// Whether two names of three words or more have all but the last in common, and that begins with one letter: of two
/// surnames the second is the one that nobody remembers.
fn last_word_apart(x: &Person, y: &Person) -> bool {
    let parts = |p: &'_ Person| {
        p.words
            .split_last()
            .map(|(last, rest)| (last.clone(), rest.to_vec()))
    };
    let (Some((a, one)), Some((b, other))) = (parts(x), parts(y)) else {
        return false;
    };
    one.len() > 1 && one == other && a != b && a.get(..1) == b.get(..1) && one.iter().all(|w| w.len() > 1)
}

/// Whether two names that differ are likely spellings of one.
fn spelled_alike(x: &Person, y: &Person, one_article: bool) -> bool {
    let people = |p: &Person| lexicon::gazetteer::demonym(&p.words.join(" ")).is_some();
    if people(x) || people(y) {
        return false;
    }
    if !x.human && !y.human {
        return !one_article && things_alike(&x.words, &y.words);
    }
    if !(x.human && y.human) && (x.words.len() < 2 || y.words.len() < 2) {
        return false;
    }
    if let Some((a, b)) = middles(x, y) {
        let one_sound = skeleton(&a.replace('h', "")) == skeleton(&b.replace('h', ""));
        return !one_article && (likeness(a, b) == Likeness::Close || one_sound);
    }
    let mut surnames = likeness(x.surname(), y.surname());
    let longer = |a: &str, b: &str| {
        let ending = a.strip_prefix(b).unwrap_or("");
        ending == "s"
            || matches!(ending, "n" | "e" | "en" | "es") && x.given() == y.given() && x.shares_role(y)
    };
    // `the Castellanos` are a family, `Ana Castellanos` is not.
    if !one_article && (longer(x.surname(), y.surname()) || longer(y.surname(), x.surname())) {
        surnames = Likeness::Close;
    }
    let (Some(a), Some(b)) = (x.given(), y.given()) else {
        // `Judge Amalia Storck`, `Judge Stork`: a title they share stands for the given name.
        return !one_article && surnames == Likeness::Close && x.shares_role(y);
    };
    let givens = if likeness(a, b) == Likeness::Different && sounds_alike(a, b) {
        Likeness::Close
    } else {
        likeness(a, b)
    };
    if surnames == Likeness::Different && begin_alike(x.surname(), y.surname()) && givens == Likeness::Close {
        surnames = Likeness::Close;
    }
    let role = x.shares_role(y);
    match (givens, surnames) {
        (Likeness::Same, Likeness::Close) => x.words.len() == y.words.len(),
        (Likeness::Close, Likeness::Same) => !one_article && (role || !other_sex(a, b)),
        // Two slips in one name are likelier than two people who nearly share both parts of theirs.
        (Likeness::Close, Likeness::Close) => !one_article && (role || !other_sex(a, b)),
        _ => false,
    }
}

/// Whether two names of things differ by a slip in one word that is no ordinary word.
fn things_alike(x: &[String], y: &[String]) -> bool {
    let mut differing = x.iter().zip(y).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let least = if x.len() == 1 { SHORTEST_ALONE } else { SHORTEST };
    let rare =
        |w: &str| w.len() >= least && !lexicon::is_known(w) && lexicon::gazetteer::demonym(w).is_none();
    let place = |w: &str| lexicon::gazetteer::place(w).map(|p| p.canonical);
    let two_places = x.len() == 1 && place(a).is_some() && place(b).is_some();
    // `Sarkand`, `Sarkandi`: an adjective, not a slip.
    let derived = a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    if bodies_alike(x, y, a, b) {
        return true;
    }
    // One word alone is little to go by: it must be nearly the same.
    let near = x.len() > 1 || osa_distance(a, b) * 8 <= a.len().max(b.len());
    near && x.len() == y.len()
        && rare(a)
        && rare(b)
        && !derived
        && !two_places
        && likeness(a, b) == Likeness::Close
}

/// Whether two names of bodies differ in one word that begins alike: `Marlow Crest Builders`, `Marlow Crescent Builders`.
/// The kind of body must follow it; places of a kind have such names side by side.
fn bodies_alike(x: &[String], y: &[String], a: &str, b: &str) -> bool {
    let Some(kind) = x
        .last()
        .filter(|k| x.len() == y.len() && x.len() > 1 && y.last() == Some(k))
    else {
        return false;
    };
    let same = a.bytes().zip(b.bytes()).take_while(|(p, q)| p == q).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let named = |w: &str| lexicon::gazetteer::place(w).is_some() || lexicon::gazetteer::demonym(w).is_some();
    let trade = lexicon::is_plural(kind) && lexicon::is_noun(lexicon::noun_lemma(kind));
    same >= 4 && long - same <= 4 && short > same && trade && !named(a) && !named(b)
}

/// `Mario` and `Maria` are brother and sister, not a slip.
fn other_sex(a: &str, b: &str) -> bool {
    matches!(
        (bearers(a), bearers(b)),
        (Some(Bearers::Women), Some(Bearers::Men)) | (Some(Bearers::Men), Some(Bearers::Women))
    )
}

fn find(root: &mut [usize], at: usize) -> usize {
    let mut at = at;
    while let Some(&up) = root.get(at) {
        if up == at {
            break;
        }
        at = up;
    }
    at
}

fn join(root: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(root, a), find(root, b));
    if let Some(slot) = root.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

//! Whether two names can be one person's, and whether one is the other misspelled.

use strsim::osa_distance;

use super::Person;
use super::spelling::{Likeness, begin_alike, likeness, skeleton, sounds_alike};
use crate::lexicon;
use crate::lexicon::given::{self, Bearers, bearers};

/// Shorter words of things are not compared.
const SHORTEST: usize = 5;

/// Shorter names of one word are not compared.
const SHORTEST_ALONE: usize = 6;

/// Whether two names can be one person's: the same surname and nothing against it in the given names.
pub(super) fn names_agree(x: &Person, y: &Person) -> bool {
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
pub(super) fn last_word_apart(x: &Person, y: &Person) -> bool {
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
pub(super) fn spelled_alike(x: &Person, y: &Person, one_article: bool) -> bool {
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
pub(super) fn other_sex(a: &str, b: &str) -> bool {
    matches!(
        (bearers(a), bearers(b)),
        (Some(Bearers::Women), Some(Bearers::Men)) | (Some(Bearers::Men), Some(Bearers::Women))
    )
}

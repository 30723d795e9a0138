//! Where two sayings point apart, and where the words make them sayings of one thing: bearings, parts, floors, routes.

use super::thing::{name_fits, names_match, nested, one_place, rare_word_shared, shared};
use crate::extract::place::TOWARDS;
use crate::extract::{Claim, Slot};
use crate::finding::Verdict;
use crate::lexicon::{self, Relation};
use crate::read::place::REGION;
use crate::value::{Compass, Sym, Value};

/// The frequency class of a word that alone tells what a sentence is about.
const RARE: u8 = 10;

/// The frequency class of words that are in no table: names.
const NAME: u8 = 20;

/// So many content words in common make two sentences tell of one thing, whatever they call it.
const MANY: usize = 3;

/// Steps of 45 degrees between two sides.
fn apart(a: &Claim, b: &Claim) -> u8 {
    match (&a.value, &b.value) {
        (Value::Side(Compass(x)), Value::Side(Compass(y))) => {
            let turn = (x + 8 - y) % 8;
            turn.min(8 - turn)
        }
        _ => 0,
    }
}

pub(super) fn bearing(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
    match apart(a, b) {
        0..=1 => None,
        2 => Some((Verdict::Discrepancy, "the two directions are a right angle apart")),
        _ => Some((
            Verdict::Contradiction,
            "the two directions point away from each other",
        )),
    }
}

pub(super) fn same_bearing(a: &Claim, b: &Claim) -> Option<&'static str> {
    let names = names_match(a, b, "of");
    let nouns = a.id("noun").is_some() && a.id("noun") == b.id("noun");
    let mixed = a.id("of").is_none() != b.id("of").is_none();
    let town = mixed && is_town(a, b);
    let subject = names_match(a, b, "subject");
    let from_nowhere = |c: &Claim| c.id("of").is_none() && c.id("noun").is_none();
    if from_nowhere(a) != from_nowhere(b) && far(a, b) == Some(true) && (subject || shared(a, b) >= 1) {
        return Some("the distance is the same");
    }
    if !(names || nouns && name_fits(a, b, "of") || town) {
        return None;
    }
    let other = a.id("subject").is_some() && b.id("subject").is_some() && !subject;
    match far(a, b) {
        // What lies there may be named otherwise: `a village`, `milepost 141`.
        Some(true) if !other || shared(a, b) >= MANY => {
            Some("the distance and the place it is measured from are the same")
        }
        None if subject => Some("both place it by the same landmark"),
        None if names && !other && (shared(a, b) >= MANY || rare_word_shared(a, b, NAME)) => {
            Some("both tell of one thing near the same landmark")
        }
        _ => None,
    }
}

/// Whether the side without a name speaks of a city, which the other one may name.
fn is_town(a: &Claim, b: &Claim) -> bool {
    let nouns = [a, b]
        .into_iter()
        .filter(|c| c.id("of").is_none())
        .filter_map(|c| c.id("noun"));
    nouns.into_iter().any(|n| {
        matches!(
            n.as_str(),
            "capital" | "city" | "town" | "port" | "centre" | "center"
        )
    })
}

/// Whether both give a distance, and whether it is the same one, rounding allowed.
fn far(a: &Claim, b: &Claim) -> Option<bool> {
    let metres = |c: &Claim| match c.slot("far").and_then(Slot::value) {
        Some(Value::Amount(q, _)) => Some(q.n),
        _ => None,
    };
    let (x, y) = (metres(a)?, metres(b)?);
    // Conversions between miles and kilometres are rounded: 56 miles are "90 kilometres".
    Some((x - y).abs().saturating_mul(100) <= x.max(y).saturating_mul(4))
}

/// Whether two claims may be about one part, whichever of its nouns they use.
pub(super) fn one_part(a: &Claim, b: &Claim) -> bool {
    a.id("noun") == b.id("noun") || may_be_one_part(a, b) && one_ground(a, b)
}

pub(super) fn part(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
    match (&a.value, &b.value) {
        (Value::Side(_), Value::Side(_)) => {
            (apart(a, b) >= 3).then_some((Verdict::Contradiction, "the two sides lie opposite each other"))
        }
        (Value::Ordinal(x), Value::Ordinal(y)) => {
            (x != y).then_some((Verdict::Contradiction, "the two lie opposite each other"))
        }
        _ => None,
    }
}

pub(super) fn same_part(a: &Claim, b: &Claim) -> Option<&'static str> {
    if is_noun(a, REGION) || is_noun(b, REGION) {
        let one = a.id("noun") == b.id("noun") && names_match(a, b, "of") && one_whole(a, b);
        return one.then_some("both tell where in its country one place lies");
    }
    if a.id("axis") != b.id("axis") {
        return None;
    }
    if one_ground(a, b) && banks(a, b) {
        return Some("both speak of the banks of one river");
    }
    let alike = a.id("noun") == b.id("noun");
    if !(alike || may_be_one_part(a, b)) || !name_fits(a, b, "of") {
        return None;
    }
    if (names_match(a, b, "of") || !alike && one_ground(a, b) && a.id("of").or(b.id("of")).is_some())
        && shared(a, b) >= 1
    {
        return Some("both speak of the same place");
    }
    // Two nouns for one part need a thing that both name: a country has a coast and a grave has a side.
    let same = a.id("subject").is_some() && a.id("subject") == b.id("subject");
    let whole = same || alike && (a.id("subject").is_none() || b.id("subject").is_none());
    let enough =
        shared(a, b) >= 2 || shared(a, b) == 1 && a.id("of").is_none() && rare_word_shared(a, b, RARE);
    (whole && enough).then_some("the sentences tell of the same thing")
}

fn is_noun(claim: &Claim, noun: &str) -> bool {
    claim.id("noun").is_some_and(|n| n == noun)
}

/// Whether two regions are regions of one whole: `in northern Bavaria` lies in the south of its country.
fn one_whole(a: &Claim, b: &Claim) -> bool {
    match (a.id("subject"), b.id("subject")) {
        (Some(x), Some(y)) => one_place(x, y),
        (x, y) => x.is_none() && y.is_none(),
    }
}

/// Whether two sides are sides of one thing: of one name, or of a name and the noun for what it names.
fn one_ground(a: &Claim, b: &Claim) -> bool {
    let called = |x: &Claim, y: &Claim| {
        let named = x.id("of").filter(|_| y.id("of").is_none());
        let kind = y.id("subject").map(smol_str::SmolStr::as_str);
        let river = || is_noun(x, "bank") && kind.is_some_and(|k| matches!(k, "river" | "stream" | "canal"));
        named.is_some_and(|name| kind.is_some_and(|k| is_a(name, k)) || river())
    };
    names_match(a, b, "of") || called(a, b) || called(b, a)
}

/// Whether a name says what it names: `Tern Inlet` is an inlet.
fn is_a(name: &str, noun: &str) -> bool {
    name.split(' ').any(|word| word.eq_ignore_ascii_case(noun))
}

/// Whether two nouns may stand for one part of a thing: its shore and its side, its edge and its outskirts.
fn may_be_one_part(a: &Claim, b: &Claim) -> bool {
    let among = |nouns: &[&str]| [a, b].iter().all(|c| nouns.iter().any(|noun| is_noun(c, noun)));
    among(&["bank", "coast", "side", TOWARDS]) || among(&["end", "outskirts", "side"])
}

/// Whether both speak of a bank: a river has two, and an article that names just one of them tells where its story is.
/// `The west side of the Marl` is a bank where the other one says so, and so is what lies west of it.
fn banks(a: &Claim, b: &Claim) -> bool {
    let side = |c: &Claim| ["side", "coast", TOWARDS].iter().any(|noun| is_noun(c, noun));
    let bank = |c: &Claim| is_noun(c, "bank");
    bank(a) && (bank(b) || side(b)) || side(a) && bank(b)
}

pub(super) fn floor(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
    let (Value::Ordinal(x), Value::Ordinal(y)) = (&a.value, &b.value) else {
        return None;
    };
    match (x.min(y), x.max(y)) {
        (x, y) if x == y => None,
        // The ground floor of one country is the first floor of another.
        (0, 1) => Some((
            Verdict::Note,
            "some countries count the ground floor as the first",
        )),
        _ => Some((Verdict::Contradiction, "the floors differ")),
    }
}

pub(super) fn same_vehicle(a: &Claim, b: &Claim) -> bool {
    match (a.id("noun"), b.id("noun")) {
        (Some(x), Some(y)) => lexicon::same_concept(x, y) != Relation::None,
        _ => false,
    }
}

pub(super) fn route(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
    let equal = |x: Option<&Sym>, y: Option<&Sym>| matches!((x, y), (Some(x), Some(y)) if one_place(x, y));
    let differ = |x: Option<&Sym>, y: Option<&Sym>| matches!((x, y), (Some(x), Some(y)) if !one_place(x, y) && !nested(x, y));
    let (af, at, bf, bt) = (a.id("from"), a.id("to"), b.id("from"), b.id("to"));
    if equal(af, bt) && differ(at, bt) || equal(bf, at) && differ(bt, at) {
        return Some((Verdict::Contradiction, "one goes where the other comes from"));
    }
    if equal(at, bt) && differ(af, bf) {
        return Some((Verdict::Discrepancy, "they set out from two places"));
    }
    (equal(af, bf) && differ(at, bt)).then_some((Verdict::Discrepancy, "they go to two places"))
}

//! One thing, one place: bearings that point away from each other, opposite sides, floors, gates and routes.
//!
//! Two sayings are about one thing only where something identifies it: the same reference and distance, the same name,
//! or words of the sentence; and an article that says both things speaks of two places.

pub mod side;

use std::collections::BTreeMap;

use super::person::spelling::{Likeness, likeness, plain};
use super::phrase::{against, words};
use super::{Compared, build};
use crate::extract::{Claim, Slot};
use crate::finding::{Confidence, Finding, Verdict};
use crate::lexicon::{self, Relation, gazetteer};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Compass, Sym, Value};

/// Claims beyond this number are of a library, not of a story: a rule about places then says nothing.
const MOST: usize = 2000;

/// The frequency class of a word that alone tells what a sentence is about.
const RARE: u8 = 10;
/// The frequency class of words that are in no table: names.
const NAME: u8 = 20;
/// So many content words in common make two sentences tell of one thing, whatever they call it.
const MANY: usize = 3;

/// How two sayings came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clash {
    verdict: Verdict,
    aligned: &'static str,
    why: &'static str,
}

/// Compare what is said of places.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    if claims.len() > MOST {
        return Compared::default();
    }
    let mut pairs: Vec<(usize, usize, Clash)> = Vec::new();
    for (at, a) in claims.iter().enumerate() {
        for (to, b) in claims.iter().enumerate().skip(at + 1) {
            if let Some(found) =
                clash(rule, a, b).filter(|_| a.article != b.article && !says_both(rule, claims, a, b))
            {
                pairs.push((at, to, found));
            }
        }
    }
    let mut groups = groups(&pairs);
    for (members, _) in &mut groups {
        side_with(rule, claims, members);
    }
    let findings = groups
        .iter()
        .filter_map(|g| finding(rule, claims, story, g))
        .collect();
    Compared::new(findings, groups.len())
}

/// Add to a clash whoever else says what one of its sides says of that thing.
fn side_with(rule: &Rule, claims: &[Claim], members: &mut Vec<usize>) {
    let told: Vec<&Claim> = members.iter().filter_map(|&at| claims.get(at)).collect();
    let agrees = |claim: &Claim| {
        let with =
            |one: &&Claim| one.article != claim.article && same(rule, one, claim) && tells_of(one, claim);
        told.iter().any(with) && !told.iter().any(|one| one.article == claim.article)
    };
    let more: Vec<usize> = (0..claims.len())
        .filter(|at| claims.get(*at).is_some_and(agrees))
        .collect();
    members.extend(more);
    members.sort_unstable();
    members.dedup();
}

/// Whether two sayings that agree are of one thing: for that less is needed than for a clash.
fn tells_of(a: &Claim, b: &Claim) -> bool {
    a.id("noun") == b.id("noun") && name_fits(a, b, "of") && shared(a, b) >= 1
}

/// How two sayings compare.
pub fn verdict(rule: &Rule, a: &Claim, b: &Claim) -> Verdict {
    match clash(rule, a, b) {
        Some(found) => found.verdict,
        None if aligned(rule, a, b).is_none() => Verdict::Unrelated,
        None if a.value == b.value => Verdict::Agree,
        None => Verdict::Compatible,
    }
}

/// Whether one of the two articles also says what the other one says: then they speak of two places.
fn says_both(rule: &Rule, claims: &[Claim], a: &Claim, b: &Claim) -> bool {
    let also = |own: &Claim, other: &Claim| {
        claims
            .iter()
            .any(|c| c.article == own.article && c.id("noun") == other.id("noun") && same(rule, c, other))
    };
    also(a, b) || also(b, a)
}

fn same(rule: &Rule, a: &Claim, b: &Claim) -> bool {
    a.value == b.value
        || matches!((&a.value, &b.value), (Value::Side(x), Value::Side(y)) if x.compatible(*y))
            && !is(rule, "route")
}

fn is(rule: &Rule, kind: &str) -> bool {
    rule.compare.value == kind
}

fn clash(rule: &Rule, a: &Claim, b: &Claim) -> Option<Clash> {
    let aligned = aligned(rule, a, b)?;
    let (verdict, why) = match rule.compare.value.as_str() {
        "bearing" => bearing(a, b)?,
        "part" => part(a, b)?,
        "floor" => floor(a, b)?,
        "label" => (a.value != b.value).then_some((Verdict::Discrepancy, "the labels differ"))?,
        "route" => route(a, b)?,
        _ => return None,
    };
    Some(Clash {
        verdict,
        aligned,
        why,
    })
}

/// What makes the two one thing, in words; `None` where nothing does.
fn aligned(rule: &Rule, a: &Claim, b: &Claim) -> Option<&'static str> {
    match rule.compare.value.as_str() {
        "bearing" => same_bearing(a, b),
        "part" => same_part(a, b),
        "floor" => {
            (name_fits(a, b, "of") && shared(a, b) >= 2).then_some("the sentences tell of the same thing")
        }
        "label" => (a.id("noun") == b.id("noun") && shared(a, b) >= 1)
            .then_some("the sentences tell of the same thing"),
        "route" => same_vehicle(a, b).then_some("both tell of one journey"),
        _ => None,
    }
}

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

fn bearing(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
    match apart(a, b) {
        0..=1 => None,
        2 => Some((Verdict::Discrepancy, "the two directions are a right angle apart")),
        _ => Some((
            Verdict::Contradiction,
            "the two directions point away from each other",
        )),
    }
}

fn same_bearing(a: &Claim, b: &Claim) -> Option<&'static str> {
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
    let metres = |c: &Claim| match c.slot("far") {
        Some(Slot::Value(Value::Amount(q, _))) => Some(q.n),
        _ => None,
    };
    let (x, y) = (metres(a)?, metres(b)?);
    // Conversions between miles and kilometres are rounded: 56 miles are "90 kilometres".
    Some((x - y).abs().saturating_mul(100) <= x.max(y).saturating_mul(4))
}

fn part(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
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

fn same_part(a: &Claim, b: &Claim) -> Option<&'static str> {
    if names_match(a, b, "of") && banks(a, b) {
        return Some("both speak of the banks of one river");
    }
    if a.id("noun") != b.id("noun") || a.id("axis") != b.id("axis") || !name_fits(a, b, "of") {
        return None;
    }
    if names_match(a, b, "of") && shared(a, b) >= 1 {
        return Some("both speak of the same place");
    }
    let whole = a.id("subject").is_none() || b.id("subject").is_none() || a.id("subject") == b.id("subject");
    let enough =
        shared(a, b) >= 2 || shared(a, b) == 1 && a.id("of").is_none() && rare_word_shared(a, b, RARE);
    (whole && enough).then_some("the sentences tell of the same thing")
}

/// Whether both speak of a bank: a river has two, and an article that names just one of them tells where its story is.
/// `The west side of the Marl` is a bank where the other one says so.
fn banks(a: &Claim, b: &Claim) -> bool {
    let bank = |c: &Claim| c.id("noun").is_some_and(|n| n == "bank");
    let side = |c: &Claim| c.id("noun").is_some_and(|n| n == "side");
    a.id("axis") == b.id("axis") && (bank(a) && (bank(b) || side(b)) || side(a) && bank(b))
}

fn floor(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
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

fn same_vehicle(a: &Claim, b: &Claim) -> bool {
    match (a.id("noun"), b.id("noun")) {
        (Some(x), Some(y)) => lexicon::same_concept(x, y) != Relation::None,
        _ => false,
    }
}

fn route(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str)> {
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

fn one_place(a: &str, b: &str) -> bool {
    let (a, b) = (without_kind(a), without_kind(b));
    let known = |n: &str| gazetteer::place(n).map(|p| p.canonical);
    likeness(&plain(a), &plain(b)) != Likeness::Different || known(a).is_some() && known(a) == known(b)
}

/// A name without the word for what it names: `Little Marl River` is called `the Little Marl` as well.
fn without_kind(name: &str) -> &str {
    let kinds = ["River", "Creek", "Lake", "Island", "Mountain", "Canal"];
    let bare = kinds
        .iter()
        .find_map(|k| name.strip_suffix(k))
        .map_or(name, str::trim_end);
    let bare = bare.strip_prefix("River ").unwrap_or(bare);
    if bare.is_empty() { name } else { bare }
}

fn nested(a: &str, b: &str) -> bool {
    gazetteer::lies_in(a, b) || gazetteer::lies_in(b, a)
}

/// Whether both have a name in `slot` and it is one place.
fn names_match(a: &Claim, b: &Claim, slot: &str) -> bool {
    matches!((a.id(slot), b.id(slot)), (Some(x), Some(y)) if one_place(x, y))
}

/// Whether the names in `slot` do not speak against one place.
fn name_fits(a: &Claim, b: &Claim, slot: &str) -> bool {
    a.id(slot).is_none() || b.id(slot).is_none() || names_match(a, b, slot)
}

/// The content words that the sentences of two claims share.
fn common<'c>(a: &'c Claim, b: &'c Claim) -> impl Iterator<Item = &'c Sym> {
    a.ids("about")
        .filter(|word| b.ids("about").any(|other| other == *word))
}

/// How many content words the two sentences share.
fn shared(a: &Claim, b: &Claim) -> usize {
    common(a, b).count()
}

/// Whether the two sentences share a word that few sentences have.
fn rare_word_shared(a: &Claim, b: &Claim, class: u8) -> bool {
    common(a, b).any(|word| lexicon::frequency_class(word) >= class)
}

/// Clashing pairs that share a claim, the worst clash first.
fn groups(pairs: &[(usize, usize, Clash)]) -> Vec<(Vec<usize>, Clash)> {
    let mut out: Vec<(Vec<usize>, Clash)> = Vec::new();
    for (a, b, found) in pairs {
        let (mut joined, rest): (Vec<_>, Vec<_>) =
            out.into_iter().partition(|(g, _)| g.contains(a) || g.contains(b));
        let mut members: Vec<usize> = joined
            .iter()
            .flat_map(|(g, _)| g.iter().copied())
            .chain([*a, *b])
            .collect();
        members.sort_unstable();
        members.dedup();
        let worst = joined
            .drain(..)
            .map(|(_, c)| c)
            .chain([*found])
            .max_by_key(|c| c.verdict)
            .unwrap_or(*found);
        out = rest;
        out.push((members, worst));
    }
    out.sort_by_key(|(members, _)| members.first().copied());
    out
}

fn finding(rule: &Rule, claims: &[Claim], story: &Story, group: &(Vec<usize>, Clash)) -> Option<Finding> {
    let (members, found) = group;
    let mut camps: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    for claim in members.iter().filter_map(|&at| claims.get(at)) {
        camps.entry(reading(rule, claim)).or_default().push(claim);
    }
    let mut sides: Vec<(String, Vec<&Claim>)> = camps.into_iter().collect();
    sides.sort_by_key(|(_, list)| list.first().map(|c| (c.article, c.span)));
    let told: Vec<(String, u32)> = sides
        .iter()
        .filter_map(|(_, l)| l.first())
        .map(|c| (words(story, c), c.article))
        .collect();
    let said = build::Sentences {
        message: format!("{}: {}", rule.title, against(story, &told)),
        aligned: found.aligned.to_owned(),
        clash: found.why.to_owned(),
        help: Some("look it up, or ask who was there".to_owned()),
    };
    let weight = build::Weight::conflict(found.verdict, Confidence::Medium);
    let first = sides.first().and_then(|(_, l)| l.first())?;
    let key = format!(
        "noun={};of={}",
        first.id("noun").cloned().unwrap_or_default(),
        first
            .id("of")
            .map(|n| crate::text::token::fold(n))
            .unwrap_or_default()
    );
    let camps = sides
        .iter()
        .map(|(reads_as, list)| build::camp(reads_as.clone(), list.iter().copied()))
        .collect();
    build::finding(rule, weight, said, camps, key)
}

/// How a saying reads.
fn reading(rule: &Rule, claim: &Claim) -> String {
    match &claim.value {
        Value::Side(side) => side.name().to_owned(),
        Value::Ordinal(0) if is(rule, "floor") => "ground floor".to_owned(),
        Value::Ordinal(n) if is(rule, "floor") => format!("floor {n}"),
        Value::Ordinal(n) => {
            if *n == 0 {
                "the one end".to_owned()
            } else {
                "the other end".to_owned()
            }
        }
        Value::Words(label) if is(rule, "label") => {
            format!("{} {label}", claim.id("noun").cloned().unwrap_or_default())
        }
        Value::Words(to) => match claim.id("from") {
            Some(from) => format!("from {from} to {to}"),
            None => format!("to {to}"),
        },
        _ => String::new(),
    }
}

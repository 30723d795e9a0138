//! Compass sides of borders: the southern border of one country is the northern border of the other (semantics 5.7).
//!
//! Every claim becomes a pair of neighbours and a side as it is seen from the alphabetically first. A border of one
//! named country gets its neighbour from the reference data, where only one lies on that side.

use std::collections::BTreeMap;

use crate::extract::{Claim, Mood, Slot};
use crate::finding::{Camp, Class, Confidence, Finding, Verdict};
use crate::lexicon::gazetteer;
use crate::rule::{NameKind, Rule};
use crate::source::Story;
use crate::value::{Compass, Sym, Value};

use crate::compare::topic::gate::apart;

use crate::compare::{Compared, build, phrase};

/// A border as one claim names it.
#[derive(Clone, Debug)]
pub(super) struct Frontier<'c> {
    claim: &'c Claim,
    /// The neighbours, in alphabetical order.
    pub(in crate::compare) pair: (Sym, Sym),
    /// The side of the first neighbour that the border is on.
    pub(in crate::compare) side: Compass,
    /// Whether a neighbour comes from reference data or from the context.
    inferred: bool,
}

/// Claims about one border on which more of them are not compared.
const MOST: usize = 512;

/// Compare all borders of one rule.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let mut borders: BTreeMap<(Sym, Sym), Vec<Frontier<'_>>> = BTreeMap::new();
    for claim in claims {
        if let Some(frontier) = frontier(rule, claim) {
            let known = borders.entry(frontier.pair.clone()).or_default();
            if known.len() < MOST {
                known.push(frontier);
            }
        }
    }
    Compared::new(
        borders
            .values()
            .filter_map(|all| finding(rule, story, all))
            .collect(),
        borders.len(),
    )
}

/// The border a claim names; `None` where it is not clear whose border with whom.
pub(super) fn frontier<'c>(rule: &Rule, claim: &'c Claim) -> Option<Frontier<'c>> {
    let real = matches!(claim.frame.mood, Mood::Fact | Mood::Planned);
    if !real || claim.frame.negated {
        return None;
    }
    let side = side_of(claim)?;
    let of = country(rule, claim.id("of")?);
    let (next, looked_up) = match claim.id("next") {
        Some(next) => (country(rule, next), false),
        None => (only_neighbour(rule, &of, side)?, true),
    };
    let inferred = looked_up || !claim.frame.filled.is_empty();
    let (pair, side) = match of.cmp(&next) {
        std::cmp::Ordering::Less => ((of, next), side),
        std::cmp::Ordering::Greater => ((next, of), side.opposite()),
        std::cmp::Ordering::Equal => return None,
    };
    Some(Frontier {
        claim,
        pair,
        side,
        inferred,
    })
}

fn side_of(claim: &Claim) -> Option<Compass> {
    let slot = claim.slot("side");
    match (&claim.value, slot.and_then(Slot::value), slot) {
        (Value::Side(side), ..) | (_, Some(Value::Side(side)), _) => Some(*side),
        (Value::Words(word) | Value::Name(word), ..) | (.., Some(Slot::Id(word))) => Compass::parse(word),
        _ => None,
    }
}

/// The canonical name of a place, whatever it is called.
fn country(rule: &Rule, place: &Sym) -> Sym {
    if let Some(name) = rule.names.find(NameKind::Place, place) {
        return name.name.clone();
    }
    gazetteer::place(place).map_or_else(|| place.clone(), |p| p.canonical.into())
}

/// The one neighbour of `of` on its side `side`: exactly there, else in that general direction.
fn only_neighbour(rule: &Rule, of: &Sym, side: Compass) -> Option<Sym> {
    let neighbours = neighbours(rule, of);
    let only = |fits: &dyn Fn(Compass) -> bool| {
        let mut on_side = neighbours.iter().filter(|(_, at)| fits(**at));
        match (on_side.next(), on_side.next()) {
            (Some((name, _)), None) => Some(name.clone()),
            _ => None,
        }
    };
    only(&|at| at == side).or_else(|| only(&|at| at.compatible(side)))
}

/// The neighbours of a country: the rule set's own entry before the gazetteer.
fn neighbours(rule: &Rule, of: &Sym) -> BTreeMap<Sym, Compass> {
    match rule.names.find(NameKind::Place, of) {
        Some(name) if !name.borders.is_empty() => name.borders.clone(),
        _ => gazetteer::borders(of)
            .map(|(name, side)| (name.into(), side))
            .collect(),
    }
}

/// Whether two claims may speak of one time: their articles lie within the rule's window.
fn together(rule: &Rule, story: &Story, a: &Claim, b: &Claim) -> bool {
    let told = |claim: &Claim| {
        let published = story
            .articles
            .get(claim.article as usize)
            .and_then(|a| a.published.as_ref());
        claim.frame.as_of.or(published.map(|p| p.days))
    };
    match (rule.compare.window, told(a), told(b)) {
        (Some(window), Some(x), Some(y)) => apart(x, y) <= u64::from(window),
        _ => true,
    }
}

fn finding(rule: &Rule, story: &Story, all: &[Frontier<'_>]) -> Option<Finding> {
    let (a, b) = all.iter().enumerate().find_map(|(at, a)| {
        let clashes =
            |b: &&Frontier<'_>| !a.side.compatible(b.side) && together(rule, story, a.claim, b.claim);
        all.iter().skip(at + 1).find(clashes).map(|b| (a, b))
    })?;
    let camps = camps(all);
    let (first, second) = &a.pair;
    let weight = build::Weight {
        verdict: Verdict::Contradiction,
        class: Class::Conflict,
        confidence: if a.inferred || b.inferred {
            Confidence::Medium
        } else {
            Confidence::High
        },
    };
    let sides: Vec<(String, u32)> = [a, b]
        .map(|f| (phrase::words(story, f.claim), f.claim.article))
        .to_vec();
    let said = build::Sentences {
        message: phrase::against(story, &sides),
        aligned: format!("both name the border between {first} and {second}"),
        clash: clash(rule, a, b),
        help: Some("look at a map, and name one side".to_owned()),
    };
    build::finding(rule, weight, said, camps, format!("border={first}/{second}"))
}

fn clash(rule: &Rule, a: &Frontier<'_>, b: &Frontier<'_>) -> String {
    let (first, second) = &a.pair;
    let mut out = format!(
        "seen from {first}, the one is its {} side and the other its {} side",
        a.side.name(),
        b.side.name()
    );
    if let Some(side) = neighbours(rule, first).get(second) {
        out.push_str("; on record ");
        out.push_str(second);
        out.push_str(" lies ");
        out.push_str(side.name());
        out.push_str(" of it");
    }
    out
}

/// Claims whose sides share a direction with all others of their camp.
fn camps(all: &[Frontier<'_>]) -> Vec<Camp> {
    let mut camps: Vec<Vec<&Frontier<'_>>> = Vec::new();
    for frontier in all {
        match camps
            .iter_mut()
            .find(|camp| camp.iter().all(|f| f.side.compatible(frontier.side)))
        {
            Some(camp) => camp.push(frontier),
            None => camps.push(vec![frontier]),
        }
    }
    camps
        .iter()
        .map(|camp| {
            let reads_as = camp.first().map_or(String::new(), |f| {
                format!("the {} side of {}, towards {}", f.side.name(), f.pair.0, f.pair.1)
            });
            build::camp(reads_as, camp.iter().map(|f| f.claim))
        })
        .collect()
}

/// The verdict on two claims, for `why` and for a rule's own cases.
pub(in crate::compare) fn verdict(rule: &Rule, story: &Story, a: &Claim, b: &Claim) -> Verdict {
    match (frontier(rule, a), frontier(rule, b)) {
        (Some(x), Some(y)) if x.pair == y.pair && together(rule, story, a, b) => match () {
            () if x.side == y.side => Verdict::Agree,
            () if x.side.compatible(y.side) => Verdict::Compatible,
            () => Verdict::Contradiction,
        },
        _ => Verdict::Unrelated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::{claim, rule, story};
    use crate::rule::{CompareAs, Evolves, Name, Names};
    use std::sync::Arc;

    /// Three countries in a made-up corner: Nordia lies north of Suria, Ostia east of Nordia.
    fn borders() -> Rule {
        let place = |name: &str, borders: &[(&str, u8)]| Name {
            kind: NameKind::Place,
            name: name.into(),
            spellings: vec![name.into()],
            within: None,
            borders: borders
                .iter()
                .map(|(n, side)| ((*n).into(), Compass(*side)))
                .collect(),
            roles: Vec::new(),
            prefer: None,
        };
        let mut rule = rule(Evolves::Never);
        rule.compare.kind = CompareAs::Side;
        rule.key.clear();
        rule.names = Arc::new(Names::new(vec![
            place("Nordia", &[("Suria", 4), ("Ostia", 2)]),
            place("Suria", &[("Nordia", 0)]),
            place("Ostia", &[("Nordia", 6)]),
        ]));
        rule
    }

    fn side(article: u32, side: &str, slots: &[(&str, &str)]) -> Claim {
        let mut claim = claim(article, "=1", slots);
        claim.value = Value::Side(Compass::parse(side).unwrap());
        claim
    }

    #[test]
    fn a_border_has_two_sides_and_one_place() {
        let of_suria: &[(&str, &str)] = &[("of", "Suria")];
        for (a, b, expected) in [
            (
                ("north", of_suria),
                ("south", &[("of", "Nordia"), ("next", "Suria")][..]),
                Verdict::Agree,
            ),
            (
                ("north", of_suria),
                ("west", &[("of", "Nordia"), ("next", "Suria")][..]),
                Verdict::Contradiction,
            ),
            (
                ("north", of_suria),
                ("south-west", &[("of", "Nordia"), ("next", "Suria")][..]),
                Verdict::Compatible,
            ),
            (
                ("north", of_suria),
                ("east", &[("of", "Nordia")][..]),
                Verdict::Unrelated,
            ),
            (("west", of_suria), ("north", of_suria), Verdict::Unrelated),
        ] {
            let (rule, story) = (borders(), story(&[None, None]));
            let claims = [side(0, a.0, a.1), side(1, b.0, b.1)];
            assert_eq!(
                verdict(&rule, &story, &claims[0], &claims[1]),
                expected,
                "{a:?} against {b:?}"
            );
            let found = compare(&rule, &claims, &story).findings;
            assert_eq!(
                found.len(),
                usize::from(expected == Verdict::Contradiction),
                "{b:?}"
            );
        }
    }

    #[test]
    fn the_reference_is_told() {
        let claims = [
            side(0, "west", &[("of", "Nordia"), ("next", "Suria")]),
            side(1, "north", &[("of", "Suria")]),
        ];
        let found = compare(&borders(), &claims, &story(&[None, None])).findings;
        assert_eq!(found[0].aligned, "both name the border between Nordia and Suria");
        assert!(found[0].clash.ends_with("on record Suria lies south of it"));
    }
}

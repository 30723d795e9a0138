//! The sweep against the quadratic definition, over random groups with hierarchy, wildcards, times and windows.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::camp;
use super::subject::Subject;
use super::sweep::sweep;
use super::verdict::judge;
use crate::compare::testing::{claim, rule, story};
use crate::extract::{Claim, Mood, Speaker};
use crate::finding::Verdict;
use crate::rule::{Evolves, Rule};
use crate::value::Days;

fn any_claim() -> impl Strategy<Value = Claim> {
    let count = prop_oneof![
        (1..30_i64).prop_map(|n| format!("={n}")),
        (1..30_i64).prop_map(|n| format!(">={n}")),
        (1..30_i64).prop_map(|n| format!("~{n}")),
        (1..9_i64).prop_map(|n| format!("<{}", n * 100)),
        Just("several".to_owned()),
        Just("undisclosed".to_owned()),
    ];
    let slots = (
        0..2_usize,
        prop::option::of(0..4_usize),
        prop::option::of(0..2_usize),
    );
    let times = (
        prop::option::of((0..20_i32, 0..3_i32)),
        prop::option::of((0..20_i32, 0..4_i32)),
    );
    let frame = (
        0..4_usize,
        0..5_usize,
        prop::bool::weighted(0.05),
        prop::bool::weighted(0.05),
    );
    (count, slots, times, frame, 0..6_u32, 0..3_u32).prop_map(build)
}

type Slots = (usize, Option<usize>, Option<usize>);
type Times = (Option<(i32, i32)>, Option<(i32, i32)>);

fn build(
    (count, (thing, place, kind), (as_of, event), (mood, source, negated, partial), article, sentence): (
        String,
        Slots,
        Times,
        (usize, usize, bool, bool),
        u32,
        u32,
    ),
) -> Claim {
    let mut slots = vec![("thing", ["dead", "hurt"][thing])];
    slots.extend(place.map(|p| ("place", ["Ukraine", "Kyiv", "Podil", "Lviv"][p])));
    slots.extend(kind.map(|k| ("kind", ["soldier", "civilian"][k])));
    let mut claim = claim(article, &count, &slots);
    let days = |(lo, length): (i32, i32)| Days { lo, hi: lo + length };
    claim.sentence = sentence;
    claim.frame.as_of = as_of.map(days);
    claim.frame.event = event.map(days);
    claim.frame.mood = [Mood::Fact, Mood::Fact, Mood::Planned, Mood::Possible][mood];
    claim.frame.source = match source {
        0 => Speaker::Person("A".into()),
        1 => Speaker::Person("B".into()),
        _ => Speaker::Voice,
    };
    claim.frame.negated = negated;
    claim.frame.partial = partial;
    claim
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let evolves = prop_oneof![
        Just(Evolves::Up),
        Just(Evolves::Down),
        Just(Evolves::Any),
        Just(Evolves::Never)
    ];
    (evolves, prop::option::of(0..15_u32), any::<[bool; 3]>()).prop_map(|(evolves, window, flags)| {
        let mut rule = rule(evolves);
        rule.compare.window = window;
        rule.compare.missing_matches = flags[0];
        rule.compare.negated_contradicts = flags[1];
        rule.compare.planned_with_facts = flags[2];
        rule
    })
}

/// The worst clash of every claim, by comparing all pairs.
fn by_pairs(rule: &Rule, subjects: &[Subject<'_>]) -> BTreeMap<usize, Verdict> {
    let mut worst = BTreeMap::new();
    for (i, a) in subjects.iter().enumerate() {
        for (j, b) in subjects.iter().enumerate() {
            if i < j
                && let Ok(judgement) = judge(rule, a, b)
                && judgement.raw >= Verdict::Discrepancy
                && judgement.verdict >= Verdict::Note
            {
                note(&mut worst, i, judgement.verdict);
                note(&mut worst, j, judgement.verdict);
            }
        }
    }
    worst
}

fn note(worst: &mut BTreeMap<usize, Verdict>, at: usize, verdict: Verdict) {
    let known = worst.entry(at).or_insert(verdict);
    *known = verdict.max(*known);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_sweep_equals_all_pairs(rule in any_rule(), claims in prop::collection::vec(any_claim(), 0..40)) {
        let story = story(&[None, Some(3), Some(9), Some(9), Some(30), None]);
        let subjects: Vec<Subject<'_>> =
            claims.iter().filter_map(|c| Subject::new(&rule, c, &story)).collect();
        let mut swept = BTreeMap::new();
        for edge in sweep(&rule, &subjects).edges {
            note(&mut swept, edge.a, edge.judgement.verdict);
            note(&mut swept, edge.b, edge.judgement.verdict);
        }
        prop_assert_eq!(swept, by_pairs(&rule, &subjects));
    }

    #[test]
    fn a_comparison_is_symmetric(rule in any_rule(), a in any_claim(), b in any_claim()) {
        let story = story(&[None, Some(3), Some(9), Some(9), Some(30), None]);
        let (Some(a), Some(b)) = (Subject::new(&rule, &a, &story), Subject::new(&rule, &b, &story)) else {
            return Ok(());
        };
        let verdict = |x, y| judge(&rule, x, y).map(|j| (j.verdict, j.raw, j.class, j.confidence));
        match (verdict(&a, &b), verdict(&b, &a)) {
            (Ok(forth), Ok(back)) => prop_assert_eq!(forth, back),
            (forth, back) => prop_assert_eq!(forth.is_err(), back.is_err()),
        }
    }

    #[test]
    fn members_of_a_camp_are_compatible(claims in prop::collection::vec(any_claim(), 0..40)) {
        let rule = rule(Evolves::Never);
        let story = story(&[Some(1); 6]);
        let subjects: Vec<Subject<'_>> =
            claims.iter().filter_map(|c| Subject::new(&rule, c, &story)).collect();
        let members: Vec<usize> = (0..subjects.len()).collect();
        for stand in camp::stands(&subjects, &members) {
            for (i, a) in stand.members.iter().enumerate() {
                for b in stand.members.iter().skip(i + 1) {
                    if let (Some(x), Some(y)) = (subjects[*a].bounds(), subjects[*b].bounds()) {
                        prop_assert!(x.quantity.soft.meets(y.quantity.soft));
                    }
                }
            }
        }
    }
}

//! How long one group of many claims takes to compare: it must grow like `n log n`, and 100,000 claims stay under a
//! second. Groups that agree, groups that clash, groups with a hierarchy of places and groups where every clash is
//! softened are different walks through the search tree, so each is measured.

use std::collections::BTreeMap;
use std::sync::Arc;

use gainsay::compare;
use gainsay::extract::{Claim, Frame, Slot, Speaker};
use gainsay::finding::Severity;
use gainsay::rule::{
    Compare, CompareAs, Evolves, KeyMode, KeySlot, Parents, QuoteSettings, Rule, Scope, SourcesPolicy,
};
use gainsay::source::{Article, Story};
use gainsay::text::Span;
use gainsay::value::{Days, Quantity, Sym, Value};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const PLACES: usize = 500;

/// A small generator, so that every run measures the same claims.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn place(number: usize) -> Sym {
    format!("place {number}").into()
}

fn rule(evolves: Evolves) -> Rule {
    let slot = |name: &str, mode, optional| KeySlot {
        name: name.into(),
        mode,
        optional,
    };
    let parents: BTreeMap<Sym, Sym> = (1..PLACES).map(|n| (place(n), place(n / 3))).collect();
    Rule {
        id: "bench".into(),
        title: "Bench".to_owned(),
        severity: Severity::Error,
        key: vec![
            slot("status", KeyMode::Same, false),
            slot("place", KeyMode::Within, true),
            slot("kind", KeyMode::Same, true),
        ],
        compare: Compare {
            kind: CompareAs::Count,
            value: "n".into(),
            with: None,
            parts: None,
            evolves,
            window: Some(14),
            scope: Scope::Story,
            sources: SourcesPolicy::Note,
            planned_with_facts: false,
            negated_contradicts: false,
            credited_same_in_document: false,
            missing_matches: false,
            slips: true,
            min_gap: 0,
            unique: Vec::new(),
            may_fall: Vec::new(),
        },
        quote: QuoteSettings {
            min_words: 6,
            shared_runs: 3,
            similar: 550,
            spelling: Vec::new(),
            ignore_words: Vec::new(),
        },
        parents: Parents::from(parents),
        same_as: BTreeMap::new(),
        names: Arc::default(),
    }
}

fn claims(n: usize, make: impl Fn(usize, &mut Dice) -> (i64, Vec<(Sym, Slot)>, Frame)) -> Vec<Claim> {
    let mut dice = Dice(7);
    (0..n)
        .map(|at| {
            let (count, mut slots, frame) = make(at, &mut dice);
            slots.push(("status".into(), Slot::Id("dead".into())));
            slots.sort_by(|a, b| a.0.cmp(&b.0));
            Claim {
                rule: 0,
                article: u32::try_from(at % 1_000).unwrap_or(0),
                sentence: u32::try_from(at / 1_000).unwrap_or(0),
                span: Span::new(0, 4),
                value_span: Span::new(0, 4),
                slots,
                value: Value::Count(Quantity::exactly(count)),
                frame,
                from: 0,
                context: None,
                parts: Vec::new(),
            }
        })
        .collect()
}

fn story() -> Story {
    Story::new(
        (0..1_000)
            .map(|n| Article::from_text(&format!("{n:04}.txt"), "some words"))
            .collect(),
    )
}

fn measure(bencher: divan::Bencher<'_, '_>, rule: &Rule, claims: &[Claim]) {
    let story = story();
    bencher.bench_local(|| compare::compare(rule, claims, &story).findings.len());
}

fn on_a_day(dice: &mut Dice) -> Frame {
    Frame {
        as_of: Some(Days::day(i32::try_from(dice.below(40)).unwrap_or(0))),
        ..Frame::default()
    }
}

#[divan::bench(args = SIZES)]
fn all_agree(bencher: divan::Bencher<'_, '_>, n: usize) {
    measure(
        bencher,
        &rule(Evolves::Up),
        &claims(n, |_, dice| (19, Vec::new(), on_a_day(dice))),
    );
}

#[divan::bench(args = SIZES)]
fn all_clash(bencher: divan::Bencher<'_, '_>, n: usize) {
    let rule = rule(Evolves::Any);
    let claims = claims(n, |_, dice| {
        (
            i64::try_from(dice.below(90)).unwrap_or(1),
            Vec::new(),
            on_a_day(dice),
        )
    });
    measure(bencher, &rule, &claims);
}

#[divan::bench(args = SIZES)]
fn tolls_in_many_places(bencher: divan::Bencher<'_, '_>, n: usize) {
    let rule = rule(Evolves::Up);
    let claims = claims(n, |_, dice| {
        let at = usize::try_from(dice.below(PLACES as u64)).unwrap_or(0);
        let mut slots = vec![("place".into(), Slot::Id(place(at)))];
        if dice.below(2) == 0 {
            slots.push(("kind".into(), Slot::Id("civilian".into())));
        }
        (i64::try_from(dice.below(60)).unwrap_or(1), slots, on_a_day(dice))
    });
    measure(bencher, &rule, &claims);
}

#[divan::bench(args = SIZES)]
fn every_clash_is_attributed(bencher: divan::Bencher<'_, '_>, n: usize) {
    let rule = rule(Evolves::Never);
    let claims = claims(n, |at, dice| {
        let mut frame = on_a_day(dice);
        frame.source = Speaker::Person(format!("source {at}").into());
        (i64::try_from(dice.below(90)).unwrap_or(1), Vec::new(), frame)
    });
    measure(bencher, &rule, &claims);
}

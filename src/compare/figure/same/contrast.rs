//! What sets two equal figures apart: another unit, another noun, the other direction, another stretch of time.

use crate::compare::figure::fact::Item;
use crate::extract::figure::{Context, Kind};
use crate::extract::same::{PER, WAY};
use crate::lexicon::{self, Category, Relation, same_concept};
use crate::value::clock::DAY;
use crate::value::{Clock, Value};

/// Why two equal figures cannot be told of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Contrast {
    /// `300 pilot whales` and `300 sperm whales`.
    Modifier,
    /// `12 soldiers` and `12 civilians`.
    Noun,
    /// `9 million a day` and `9 million a week`.
    Per,
    /// `9 miles` and `9 kilometres`, `60 million euros` and `60 million pounds`.
    Unit,
    /// `3.5 per cent` and `3.5 percentage points`.
    Points,
    /// `up 2.6 per cent` and `down 2.6 per cent`.
    Way,
    /// `5.20 a.m.` and `5.20 p.m.`.
    HalfDay,
    /// `6.30 GMT` and `6.30 EST`.
    Zone,
}

/// What sets `a` and `b` apart; `None` where their figures differ, or where both may say the same.
pub(super) fn contrast(a: Item<'_>, b: Item<'_>) -> Option<Contrast> {
    if !one_number(a, b) {
        return None;
    }
    units(a, b).or_else(|| {
        (a.claim.value == b.claim.value || one_sort(&a.claim.value, &b.claim.value))
            .then(|| ways(a, b).or_else(|| per(a, b)).or_else(|| nouns(a, b)))?
    })
}

/// Whether two equal figures may well be told of one thing: their nouns are there and agree, where they have any.
pub(super) fn may_be_one(a: Item<'_>, b: Item<'_>) -> bool {
    let heads = match (&a.context.head, &b.context.head) {
        (Some(one), Some(other)) => {
            one.stem == other.stem || same_concept(&one.folded, &other.folded) != Relation::None
        }
        _ => a.context.kind != Kind::Count,
    };
    heads && a.context.kind == b.context.kind && contrast(a, b).is_none()
}

/// The figure in its own unit, in thousandths.
pub(super) fn number(value: &Value) -> Option<i64> {
    Some(match value {
        Value::Amount(q, unit) | Value::Duration(q, unit) => unit.as_written(q).n,
        Value::Clock(c) => i64::from(hands(*c)?) * 1_000,
        other => other.quantity()?.n,
    })
}

/// The minute that a clock with hands shows, of 720; `None` where the half of the day is open, or the time vague.
fn hands(clock: Clock) -> Option<u16> {
    let told = !clock.either_half && clock.lo <= clock.hi && clock.hi - clock.lo <= VAGUE;
    told.then(|| middle(clock) % (DAY / 2))
}

/// The minute of the day that is meant: of `around 9`, 9.
fn middle(clock: Clock) -> u16 {
    clock.lo.midpoint(clock.hi)
}

/// The longest range that is still one time of day, in minutes.
const VAGUE: u16 = 60;

/// Whether both give one number, in whatever unit.
fn one_number(a: Item<'_>, b: Item<'_>) -> bool {
    let n = number(&a.claim.value);
    n.is_some() && n == number(&b.claim.value)
}

fn one_sort(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Money(_, c), Value::Money(_, d)) => c.may_be(d),
        (Value::Amount(_, u), Value::Amount(_, w)) | (Value::Duration(_, u), Value::Duration(_, w)) => u == w,
        (Value::Percent { points: p, .. }, Value::Percent { points: q, .. }) => p == q,
        (Value::Count(_), Value::Count(_)) => true,
        _ => false,
    }
}

fn units(a: Item<'_>, b: Item<'_>) -> Option<Contrast> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Money(_, c), Value::Money(_, d)) => (!c.may_be(d)).then_some(Contrast::Unit),
        (Value::Amount(_, u), Value::Amount(_, w)) => {
            // Long and metric tons, and the two sorts of gallon, are often not kept apart.
            let kin = |s: &str| s.contains("ton") || s == "t" || s.contains("gal");
            (u.dimension == w.dimension && u.symbol != w.symbol && !(kin(u.symbol) && kin(w.symbol)))
                .then_some(Contrast::Unit)
        }
        (Value::Duration(_, u), Value::Duration(_, w)) => (u.symbol != w.symbol).then_some(Contrast::Unit),
        (Value::Percent { points: p, .. }, Value::Percent { points: q, .. }) => {
            (p != q).then_some(Contrast::Points)
        }
        (Value::Clock(x), Value::Clock(y)) => halves(*x, *y),
        _ => None,
    }
}

/// The other half of the day, or another zone. On the full hour much happens in the morning and in the evening.
fn halves(a: Clock, b: Clock) -> Option<Contrast> {
    if middle(a).is_multiple_of(60) {
        return None;
    }
    match (a.zone, b.zone) {
        (Some(x), Some(y)) if x != y => (middle(a) == middle(b)).then_some(Contrast::Zone),
        _ => (middle(a) != middle(b)).then_some(Contrast::HalfDay),
    }
}

/// The other direction, to one level or by one amount.
fn ways(a: Item<'_>, b: Item<'_>) -> Option<Contrast> {
    let (x, y) = (a.claim.id(WAY)?.as_str(), b.claim.id(WAY)?.as_str());
    let opposite = matches!(
        (x, y),
        ("up", "down") | ("down", "up") | ("up to", "down to") | ("down to", "up to")
    );
    opposite.then_some(Contrast::Way)
}

fn per(a: Item<'_>, b: Item<'_>) -> Option<Contrast> {
    let (x, y) = (a.claim.id(PER)?, b.claim.id(PER)?);
    let loose = |w: &str| matches!(w, "night" | "day");
    (x != y && !(loose(x) && loose(y))).then_some(Contrast::Per)
}

fn nouns(a: Item<'_>, b: Item<'_>) -> Option<Contrast> {
    let (a, b) = (a.context, b.context);
    let two_fates = a.fate.is_some() && b.fate.is_some() && a.fate != b.fate;
    if a.kind != Kind::Count || two_fates {
        return None;
    }
    let (one, other) = (a.head.as_ref()?, b.head.as_ref()?);
    if one.stem == other.stem {
        return modifiers_exclude(a, b).then_some(Contrast::Modifier);
    }
    let (one, other) = (
        lexicon::noun_lemma(&one.folded),
        lexicon::noun_lemma(&other.folded),
    );
    exclude(one, other).then_some(Contrast::Noun)
}

/// Nouns of one line name things that are not each other.
const EXCLUSIVE: &[&[&[&str]]] = &[
    &[
        &["soldier", "troop", "trooper", "serviceman", "conscript", "marine"],
        &["civilian", "villager", "resident", "bystander", "shopper"],
        &["policeman", "policewoman", "constable", "deputy"],
        &[
            "rebel",
            "militant",
            "insurgent",
            "gunman",
            "guerrilla",
            "terrorist",
            "attacker",
        ],
        &["journalist", "reporter"],
        &["firefighter", "fireman", "paramedic", "rescuer"],
        &["passenger"],
        &["prisoner", "inmate", "detainee"],
        &["guard", "warder"],
        &["student", "pupil", "schoolchild"],
        &["teacher", "lecturer"],
        &["doctor"],
        &["nurse"],
        &["patient"],
        &["miner"],
        &["farmer"],
    ],
    &[&["man"], &["woman"], &["child", "boy", "girl"]],
    &[&["boy"], &["girl"]],
    &[&["adult"], &["child", "minor", "teenager"]],
    &[&["run"], &["wicket"], &["ball", "delivery", "over"]],
    &[&["goal"], &["corner"], &["penalty"]],
    &[&["try"], &["conversion"], &["penalty"]],
    &[&["vote"], &["seat"]],
    &[
        &["car"],
        &["bus", "coach"],
        &["lorry", "truck"],
        &["train"],
        &["motorcycle", "motorbike"],
        &["bicycle", "bike"],
    ],
    &[
        &["ship", "boat", "vessel"],
        &["plane", "aircraft", "jet", "airliner"],
        &["helicopter"],
    ],
    &[&["missile", "rocket"], &["drone"], &["shell"], &["bomb"]],
    &[
        &["house", "home"],
        &["school"],
        &["shop", "store"],
        &["hospital", "clinic"],
        &["church", "mosque"],
    ],
    &[
        &["cow", "cattle"],
        &["sheep"],
        &["goat"],
        &["pig"],
        &["horse"],
        &["dog"],
        &["cat"],
    ],
];

/// Whether nothing is both a `p` and a `q`.
fn exclude(p: &str, q: &str) -> bool {
    EXCLUSIVE.iter().any(|line| {
        let of = |word: &str| line.iter().position(|names| names.contains(&word));
        matches!((of(p), of(q)), (Some(x), Some(y)) if x != y)
    })
}

/// Whether the word before a noun makes two kinds of it: two nouns that are no kind of each other.
fn modifiers_exclude(a: &Context, b: &Context) -> bool {
    let noun = |context: &Context| {
        let term = context.modifiers.last()?;
        let word = lexicon::noun_lemma(&term.folded).to_owned();
        let plain = lexicon::is_noun(&word) && !term.name;
        plain.then_some(word)
    };
    let shared = a
        .modifiers
        .iter()
        .any(|m| b.modifiers.iter().any(|n| m.stem == n.stem));
    let (Some(p), Some(q)) = (noun(a), noun(b)) else {
        return false;
    };
    // `excess deaths` and `heat deaths` may be one; what is named after things that can be touched is not.
    let thing = |w: &str| {
        matches!(
            lexicon::category(w),
            Some(
                Category::Nature
                    | Category::Artifact
                    | Category::Person
                    | Category::Food
                    | Category::Substance
                    | Category::Object
            )
        )
    };
    !shared && thing(&p) && thing(&q) && same_concept(&p, &q) == Relation::None
}

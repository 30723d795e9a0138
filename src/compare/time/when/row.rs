//! What speaks for and against two moments being moments of one event, as a row of numbers.

use super::Event;
use super::moment::{Apart, Relation};
use crate::compare::figure::digits::{Slip, slip};
use crate::compare::figure::likeness::{self, Surprise, mass, shared};
use crate::extract::figure::{Context, Term};
use crate::extract::{Claim, Mood, Slot};
use crate::lexicon::{gazetteer, same_deed};
use crate::value::day::civil;
use crate::value::{Sym, Value};

/// The names of the features, in order; `scripts/fit_moments.py` prints weights by these names.
pub const NAMES: [&str; COUNT] = [
    "deed",
    "any deed",
    "words shared",
    "words share",
    "bag shared",
    "bag share",
    "names shared",
    "since both",
    "until both",
    "grain differs",
    "mood differs",
    "one quoted",
    "lead",
    "figures shared",
    "rarest shared",
    "one made known",
    "one to come",
    "both to come",
    "sentences in",
    "sentences apart",
    "slip",
    "clock",
    "days apart",
    "next day",
    "other deed",
    "other deed, clock",
    "other deed, past",
    "other deed, year",
    "ahead",
    "gap",
    "consumed",
    "sides agreed",
    "told by others",
];

/// How many features there are.
pub const COUNT: usize = 33;

/// The place of the first of those that need the fit of other pairs.
pub const SECOND: usize = 28;

/// The place of the feature that tells how alike what is done is.
pub const ANY_DEED: usize = 1;

/// The place of the feature that tells two deeds apart.
pub const OTHER_DEED: usize = 24;

/// The place of the feature of what has yet to be done in both.
pub const BOTH_TO_COME: usize = 17;

/// The place of the feature that tells a slip.
pub const SLIP: usize = 20;

/// The row of two events, without what only other pairs can tell. All entries are thousandths.
pub fn row(a: &Event<'_>, b: &Event<'_>, relation: Relation, surprise: &Surprise) -> [i32; COUNT] {
    let (x, y) = (a.context, b.context);
    let words = shared(&x.modifiers, &y.modifiers, surprise);
    let around = shared(&x.bag, &y.bag, surprise);
    let (names, _) = likeness::names(&x.bag, &y.bag, surprise);
    let least = |a: &[Term], b: &[Term]| mass(a, surprise).min(mass(b, surprise));
    let both = |part: &str| flag(a.moment.part == part && b.moment.part == part);
    let (own, theirs) = (&a.claim.frame, &b.claim.frame);
    let figures = figures(a.claim, b.claim).shared.min(3);
    let alike = any_deed(x, y);
    let other = alike < ONE_DEED;
    let by_clock = matches!(relation, Relation::Clash(Apart::Minutes(_)));
    let years = a.moment.grain().max(b.moment.grain()) >= YEAR;
    let to_come = [a, b].map(Event::is_to_come);
    [
        x.governors
            .first()
            .zip(y.governors.first())
            .map_or(0, |pair| deed(pair.0, pair.1)),
        alike,
        (words / 10).min(3000),
        ratio(words, least(&x.modifiers, &y.modifiers)),
        (around / 10).min(3000),
        ratio(around, least(&x.bag, &y.bag)),
        (names / 10).min(2000),
        both("since"),
        both("until"),
        i32::from(a.moment.grain().abs_diff(b.moment.grain())) * 1000,
        flag(own.mood != theirs.mood),
        flag(own.in_quote.is_some() != theirs.in_quote.is_some()),
        flag(x.paragraph.max(y.paragraph) <= LEAD),
        i32::try_from(figures).unwrap_or(0) * 1000,
        likeness::rarest(&x.bag, &y.bag, surprise),
        flag(a.makes_known() != b.makes_known()),
        flag(to_come[0] != to_come[1]),
        flag(to_come[0] && to_come[1]),
        thousands(depth(a) + depth(b)),
        thousands(depth(a).abs_diff(depth(b))),
        flag(slipped(a, b)),
        flag(by_clock),
        days_apart(relation).map_or(0, |days| likeness::milli_log2(u64::from(days) + 1)),
        flag(days_apart(relation).is_some_and(|days| days <= NEXT)),
        flag(other),
        flag(other && by_clock),
        flag(other && !to_come[0] && !to_come[1]),
        flag(other && years),
        0,
        0,
        0,
        0,
        0,
    ]
}

/// The alikeness of deeds below which nothing shows that one event is meant.
pub(super) const ONE_DEED: i32 = 600;

/// The grain of a year, see `Days::grain`.
const YEAR: u8 = 4;

/// How many sentences stand before that of a moment; far down it makes no difference.
fn depth(event: &Event<'_>) -> u32 {
    event.claim.sentence.min(DEEP)
}

/// The sentence from which on an article is past its beginning.
const DEEP: u32 = 20;

fn thousands(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(0) * 1000
}

/// The days between two moments that are told by the calendar.
fn days_apart(relation: Relation) -> Option<u32> {
    match relation {
        Relation::Clash(Apart::Days(days)) => Some(days),
        _ => None,
    }
}

/// So many days off is a slip of the day sooner than another event.
const NEXT: u32 = 2;

/// The last paragraph of an article's opening.
const LEAD: u32 = 2;

fn flag(on: bool) -> i32 {
    if on { 1000 } else { 0 }
}

fn ratio(part: i32, whole: i32) -> i32 {
    let of = i64::from(part) * 1000 / i64::from(whole.max(1));
    i32::try_from(of).unwrap_or(0).clamp(0, 1000)
}

/// How alike two deeds are at most that are merely spoken of in one way: `open` and `close` are, too.
const LOOSE: i32 = 550;
/// How alike two verbs for one deed are.
const SYNONYM: i32 = 850;

/// How alike two things done are, 0 to 1000.
fn deed(a: &Term, b: &Term) -> i32 {
    if a.stem == b.stem {
        1000
    } else if same_deed(&a.stem, &b.stem) || is_same_mishap(&a.stem, &b.stem) {
        SYNONYM
    } else {
        likeness::term_likeness(a, b).min(LOOSE)
    }
}

/// Whether one of two deeds only says that something befell somebody, and the other what: `the disaster struck`, `the
/// slope gave way`.
fn is_same_mishap(a: &str, b: &str) -> bool {
    let general = |deed: &str| GENERAL.contains(&deed);
    let sudden = |deed: &str| general(deed) || SUDDEN.iter().any(|known| same_deed(known, deed));
    general(a) && sudden(b) || general(b) && sudden(a)
}

/// What any misfortune is called.
const GENERAL: [&str; 10] = [
    "accident",
    "befall",
    "calamity",
    "catastrophe",
    "disaster",
    "happen",
    "incident",
    "mishap",
    "occur",
    "tragedy",
];

/// What comes upon people at one moment.
const SUDDEN: [&str; 28] = [
    "attack",
    "avalanche",
    "blast",
    "blaze",
    "burst",
    "capsize",
    "collapse",
    "collide",
    "crash",
    "derail",
    "earthquake",
    "erupt",
    "explode",
    "fall",
    "fire",
    "flood",
    "hit",
    "landslide",
    "leak",
    "quake",
    "rupture",
    "shoot",
    "sink",
    "slide",
    "spill",
    "stab",
    "strand",
    "wreck",
];

/// The most alike of all that is done in both clauses, the less the further it stands from the moments.
fn any_deed(a: &Context, b: &Context) -> i32 {
    let own = (0..).zip(&a.governors);
    let pairs = own.flat_map(|(i, x)| (0..).zip(&b.governors).map(move |(j, y)| (i + j, x, y)));
    pairs
        .map(|(far, x, y)| deed(x, y) * (5 - far) / 5)
        .max()
        .unwrap_or(0)
}

/// What the figures beside two moments are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// How many stand in both clauses.
    pub shared: usize,
    /// Whether both clauses have figures of one sort, counts left aside but beside years, and they differ: `361 days in 2025` and `352
    /// days in 2022` are two figures of two years, not one event.
    pub apart: bool,
}

/// The figures beside two moments.
pub fn figures(a: &Claim, b: &Claim) -> Beside {
    let (x, y) = (beside(a), beside(b));
    let year = |claim: &Claim| matches!(claim.value, Value::Date(days) if days.grain() == YEAR);
    let counts = year(a) && year(b);
    let measured = |slot: &Slot| match slot.value()? {
        Value::Ordinal(_) => None,
        // `In 2019, 130 people fell ill`, `88 fell ill last year`; of one day there are counts of all sorts.
        Value::Count(_) if !counts => None,
        value => Some(std::mem::discriminant(value)),
    };
    let shared = x.iter().filter(|v| y.contains(v)).count();
    let differ = |v: &Slot| {
        let sort = measured(v);
        sort.is_some() && y.iter().any(|w| sort == measured(w) && v != w)
    };
    Beside {
        shared,
        apart: shared == 0 && x.iter().any(differ),
    }
}

fn beside(claim: &Claim) -> &[Slot] {
    claim.many("beside")
}

/// Whether both clauses tell of something that was done, each with a verb of its own.
pub(super) fn verbs_apart(a: &Event<'_>, b: &Event<'_>) -> bool {
    let verb = |e: &Event<'_>| match e.claim.slot("verb") {
        Some(Slot::Id(verb)) if !e.is_to_come() => Some(Term::named(verb, 1000)),
        _ => None,
    };
    let common = |x: Term, y: Term| {
        let plain = |term: Term| Term { name: false, ..term };
        deed(&plain(x), &plain(y))
    };
    verb(a)
        .zip(verb(b))
        .is_some_and(|(x, y)| common(x, y) < NEAR_DEED)
}

/// How alike two verbs must be to leave it open whether they tell of one deed.
const NEAR_DEED: i32 = 300;

/// Whether both clauses name places that they happen in, and none of the one lies in one of the other.
pub(super) fn places_apart(a: &Claim, b: &Claim) -> bool {
    let [x, y] = [a, b].map(|c| Claim::ids(c, "places").collect::<Vec<&Sym>>());
    let joined = |p: &Sym, q: &Sym| p == q || gazetteer::lies_in(p, q) || gazetteer::lies_in(q, p);
    !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.iter().any(|q| joined(p, q)))
}

/// Whether two reports of two days each speak of a day equally far from their own: they may be two days of a running
/// event. What runs is told of today, yesterday and the day before.
pub(super) fn each_its_own_day(a: &Event<'_>, b: &Event<'_>) -> bool {
    let away = |e: &Event<'_>| {
        let published = e.published?;
        let day = e.moment.days.filter(|d| d.is_day())?;
        Some((published, day.lo - published)).filter(|(_, away)| away.abs() <= RUNNING)
    };
    match (away(a), away(b)) {
        (Some((x, from_x)), Some((y, from_y))) => x != y && from_x == from_y,
        _ => false,
    }
}

/// In days.
const RUNNING: i32 = 2;

/// Whether `told` is in a report of what had happened that came out well before the day of `other`: whoever wrote it
/// knew of another event.
pub(super) fn is_not_yet(told: &Event<'_>, other: &Event<'_>) -> bool {
    let past = told.claim.frame.mood == Mood::Fact && told.moment.part == "at";
    let over = |published: i32| told.moment.days.is_some_and(|d| d.hi <= published);
    let later = |published: i32| other.moment.days.is_some_and(|d| d.lo > published + WRONG);
    past && told.published.is_some_and(|day| over(day) && later(day))
}

/// So many days a report may be wrong about a day that had not come.
const WRONG: i32 = 7;

/// Whether one date looks like the other mistyped: the same day of another month, a day with a ten dropped, a year
/// whose digits changed places.
fn slipped(a: &Event<'_>, b: &Event<'_>) -> bool {
    let (Some(x), Some(y)) = (a.moment.days, b.moment.days) else {
        return false;
    };
    let ((year, month, day), (other_year, other_month, other_day)) = (civil(x.lo), civil(y.lo));
    if x.is_day() && y.is_day() {
        let tens = month == other_month && day.abs_diff(other_day) == 10;
        return year == other_year && (day == other_day || tens);
    }
    let changed = || slip(i64::from(year) * 1000, i64::from(other_year) * 1000) == Slip::Transposed;
    a.moment.grain() == 4 && b.moment.grain() == 4 && changed()
}

//! Pairs of moments, scored, and what speaks against taking one for the other.

use std::collections::BTreeMap;

use super::Event;
use super::moment::{Apart, Relation};
use super::row::{self, COUNT, SECOND, each_its_own_day, figures, row};
use super::weights;
use crate::compare::figure::fact::circles;
use crate::compare::figure::likeness::Surprise;
use crate::extract::figure::Context;

/// Two moments that say something of each other.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The first, by place.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// What they are to each other.
    pub relation: Relation,
    /// The features.
    pub row: [i32; COUNT],
    /// How well what is told of them fits, whatever the moments are: thousandths of a log-odds.
    pub fit: i32,
    /// Whether an editor would want to see them, in thousandths of a log-odds.
    pub score: i32,
    /// What speaks so clearly against one event that no score counts.
    pub gate: Option<Gate>,
}

impl Pair {
    /// Whether the two are moments of one event and cannot both be right, as surely as `level` asks for.
    pub fn clashes(&self, level: i32) -> bool {
        matches!(self.relation, Relation::Clash(_)) && self.gate.is_none() && self.score >= level
    }

    /// Whether one date could be the other mistyped.
    fn slipped(&self) -> bool {
        self.row.get(row::SLIP).is_some_and(|&slip| slip > 0)
    }

    /// Whether the two tell one event alike.
    pub fn agrees(&self) -> bool {
        self.relation == Relation::Agree && self.fit >= weights::AGREES
    }
}

/// Why two moments are no contradiction, whatever their words share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// One is when something began, the other when it ended or happened.
    OtherPart,
    /// A day against years, or decades against anything.
    OtherGrain,
    /// Two years of two events: too far apart for a slip of the pen.
    FarApart,
    /// Each stands beside a measured figure of its own.
    OtherFigure,
    /// Each tells of a deed of its own.
    OtherDeed,
    /// One is of a second thing of its kind.
    OtherOne,
    /// One is when it was done, the other when it was made known.
    MadeKnown,
    /// The clocks of two zones.
    OtherZone,
    /// Each names a place of its own that it happens in.
    OtherPlace,
    /// Two reports of two days, each of a day equally far from its own: what goes on for days is told daily.
    OwnDay,
    /// One report came out well before the day that the other tells of.
    NotYet,
    /// One of them agrees with another moment of the other's article, and fits it as well.
    Taken,
}

impl Gate {
    /// Its name, for `why`.
    pub fn name(self) -> &'static str {
        match self {
            Self::OtherPart => "other-part",
            Self::OtherGrain => "other-grain",
            Self::FarApart => "far-apart",
            Self::OtherFigure => "other-figure",
            Self::OtherDeed => "other-event",
            Self::OtherOne => "other-one",
            Self::MadeKnown => "made-known",
            Self::OtherZone => "other-zone",
            Self::OtherPlace => "other-place",
            Self::OwnDay => "own-day",
            Self::NotYet => "not-yet",
            Self::Taken => "taken",
        }
    }

    /// The reason, one clause without a full stop.
    pub fn reason(self) -> &'static str {
        match self {
            Self::OtherPart => "one tells when it began, the other when it ended or took place",
            Self::OtherGrain => "one is a day and the other a stretch of years",
            Self::FarApart => "the two years lie so far apart that they are those of two events",
            Self::OtherFigure => {
                "each stands beside a figure of its own, so that they are figures of two times"
            }
            Self::OtherDeed => "what is done in the two clauses is not the same",
            Self::OtherOne => "one clause is of another thing of the kind",
            Self::MadeKnown => "one tells when it was done, the other when it was made known",
            Self::OtherZone => "one of the clocks is that of a named zone",
            Self::OtherPlace => "each clause names a place of its own",
            Self::OwnDay => "each report tells of a day of its own, as of something that goes on",
            Self::NotYet => "one report of what had happened is older than the day that the other tells of",
            Self::Taken => {
                "one of them agrees with another sentence of the other article, which fits it as well"
            }
        }
    }
}

/// How much worse than the pair itself an agreement may fit and still explain it away.
const SLACK: i32 = 400;
/// A story is taken to have so many more moments, with other words around them: in the shortest one, what two articles
/// share is no less telling.
const OTHERS: usize = 16;

/// Every pair of moments of two articles that `partners` joins: the later ones that tell an article's story.
pub fn pairs(events: &[Event<'_>], partners: &dyn Fn(u32) -> Vec<u32>) -> Vec<Pair> {
    let Some(first) = events.first() else {
        return Vec::new();
    };
    let empty = Context {
        bag: Vec::new(),
        ..first.context.clone()
    };
    let mut homes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        homes.entry(event.claim.article).or_default().push(at);
    }
    let partners: BTreeMap<u32, Vec<u32>> = homes.keys().map(|&a| (a, partners(a))).collect();
    let circles = circles(&partners);
    let mut out = Vec::new();
    for (&article, own) in &homes {
        let circle = circles.get(&article).into_iter().flatten();
        let near = circle.filter_map(|b| homes.get(b)).chain([own]).flatten();
        let near = near.filter_map(|&at| events.get(at)).map(|e| e.context);
        let surprise = Surprise::new(near.chain(std::iter::repeat_n(&empty, OTHERS)));
        for theirs in partners
            .get(&article)
            .into_iter()
            .flatten()
            .filter_map(|b| homes.get(b))
        {
            for &i in own {
                out.extend(theirs.iter().filter_map(|&j| pair(events, (i, j), &surprise)));
            }
        }
    }
    second_look(events, &mut out);
    out
}

fn pair(events: &[Event<'_>], (i, j): (usize, usize), surprise: &Surprise) -> Option<Pair> {
    let (a, b) = (events.get(i)?, events.get(j)?);
    let relation = a.moment.against(&b.moment);
    if relation == Relation::Unknown {
        return None;
    }
    let row = row(a, b, relation, surprise);
    Some(Pair {
        a: i,
        b: j,
        relation,
        fit: weights::fit(&row),
        score: i32::MIN,
        row,
        gate: None,
    })
}

/// Fill in what only the other pairs can tell, and score.
fn second_look(events: &[Event<'_>], pairs: &mut [Pair]) {
    let article = |at: usize| events.get(at).map_or(0, |e| e.claim.article);
    let mut best: BTreeMap<(usize, u32), Vec<(i32, usize)>> = BTreeMap::new();
    let mut agreed: BTreeMap<(usize, u32), i32> = BTreeMap::new();
    for pair in pairs.iter() {
        for (own, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let key = (own, article(other));
            best.entry(key).or_default().push((pair.fit, other));
            if pair.relation == Relation::Agree {
                let known = agreed.entry(key).or_insert(i32::MIN);
                *known = pair.fit.max(*known);
            }
        }
    }
    for list in best.values_mut() {
        list.sort_by_key(|&(fit, other)| (std::cmp::Reverse(fit), other));
        list.truncate(2);
    }
    for pair in pairs.iter_mut() {
        let ahead = |own: usize, other: usize| {
            let list = best.get(&(own, article(other))).map_or(&[][..], Vec::as_slice);
            let rival = list
                .iter()
                .find(|(_, e)| *e != other)
                .map_or(NONE, |(fit, _)| *fit);
            pair.fit.saturating_sub(rival).clamp(-4000, 4000)
        };
        let (one, two) = (ahead(pair.a, pair.b), ahead(pair.b, pair.a));
        let agreement = |own: usize, other: usize| agreed.get(&(own, article(other))).copied();
        let agreement = agreement(pair.a, pair.b).max(agreement(pair.b, pair.a));
        let consumed = agreement.map_or(0, |fit| fit.saturating_add(4000).clamp(0, 5000));
        let sides = [(pair.a, pair.b), (pair.b, pair.a)];
        let has = |&(own, other): &(usize, usize)| agreed.contains_key(&(own, article(other)));
        let agreed_sides = thousands(sides.iter().filter(|side| has(side)).count());
        let elsewhere = [pair.a, pair.b].map(|own| {
            let homes = agreed
                .range((own, 0)..=(own, u32::MAX))
                .map(|((_, home), _)| *home);
            homes
                .filter(|&home| home != article(pair.a) && home != article(pair.b))
                .count()
        });
        let elsewhere = thousands(elsewhere.iter().sum::<usize>().min(MANY));
        for (slot, value) in pair.row.iter_mut().skip(SECOND).zip([
            one.min(two),
            one.max(two),
            consumed,
            agreed_sides,
            elsewhere,
        ]) {
            *slot = value;
        }
        pair.score = weights::judge(&pair.row);
        let clash = matches!(pair.relation, Relation::Clash(_));
        let taken = clash && agreement.is_some_and(|fit| fit > pair.fit.saturating_sub(SLACK));
        pair.gate = gate(events, pair).or(taken.then_some(Gate::Taken));
    }
}

fn thousands(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(0) * 1000
}

/// More articles that tell one of the two moments make no difference.
const MANY: usize = 4;

/// The fit of a rival where there is none.
const NONE: i32 = -6000;

/// What the two clauses alone say against one event.
fn gate(events: &[Event<'_>], pair: &Pair) -> Option<Gate> {
    let (a, b) = (events.get(pair.a)?, events.get(pair.b)?);
    let (x, y) = (a.moment.grain(), b.moment.grain());
    let by_clock = matches!(pair.relation, Relation::Clash(Apart::Minutes(_)));
    let alike = pair
        .row
        .get(row::ANY_DEED)
        .is_some_and(|&deed| deed >= row::ONE_DEED);
    if !(parts_fit(a, b) || happens_or_begins(a, b) && alike) {
        Some(Gate::OtherPart)
    } else if x != y && x.max(y) >= 4 || x.max(y) > 4 {
        Some(Gate::OtherGrain)
    } else if !pair.slipped() && years_apart(a, b) > LONG {
        Some(Gate::FarApart)
    } else if figures(a.claim, b.claim).apart {
        Some(Gate::OtherFigure)
    } else if row::places_apart(a.claim, b.claim) {
        Some(Gate::OtherPlace)
    } else if each_its_own_day(a, b) {
        Some(Gate::OwnDay)
    } else if row::is_not_yet(a, b) || row::is_not_yet(b, a) {
        Some(Gate::NotYet)
    } else if by_clock && a.makes_known() != b.makes_known() {
        Some(Gate::MadeKnown)
    } else if by_clock && a.claim.slot("zone") != b.claim.slot("zone") {
        Some(Gate::OtherZone)
    } else if !alike && row::verbs_apart(a, b) && !pair.slipped() {
        Some(Gate::OtherDeed)
    } else {
        let another = [a, b].map(|e| e.claim.slot("another").is_some());
        (another[0] != another[1] || owners_apart(a, b)).then_some(Gate::OtherOne)
    }
}

/// Whether the clauses are said of two names that share no word: `the Halcyon, built in 1996`, `the Merrow, built in 1998`.
fn owners_apart(a: &Event<'_>, b: &Event<'_>) -> bool {
    let owner = |e: &Event<'_>| e.claim.ids("owner").cloned().collect::<Vec<_>>();
    let (x, y) = (owner(a), owner(b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|word| y.contains(word))
}

/// So many years between two moments of which only the year is told, and one event is hardly meant.
const LONG: u32 = 10;

/// The years between two moments of which only the year is told.
fn years_apart(a: &Event<'_>, b: &Event<'_>) -> u32 {
    let year = |e: &Event<'_>| e.moment.days.filter(|d| d.grain() == YEAR);
    year(a).zip(year(b)).map_or(0, |(x, y)| x.lo.abs_diff(y.lo) / 365)
}

/// The grain of a year.
const YEAR: u8 = 4;

/// Whether one tells when something happened and the other since when it is so: `pulled it on on Friday`, `has worn it
/// since Thursday`.
fn happens_or_begins(a: &Event<'_>, b: &Event<'_>) -> bool {
    let parts = [a, b].map(|e| e.moment.part.as_str());
    a.is_to_come() == b.is_to_come() && parts.iter().all(|part| matches!(*part, "at" | "since"))
}

/// Verbs of an end and of a beginning: `the strike ends on Friday`, `the strike, until Friday`.
const ENDS: &[&str] = &["end", "expire", "close", "stop"];
const BEGINS: &[&str] = &["begin", "open", "start"];

/// Whether two moments are the same to what is told.
fn parts_fit(a: &Event<'_>, b: &Event<'_>) -> bool {
    let does = |event: &Event<'_>, verbs: &[&str]| {
        let nearest = event.context.governors.first();
        nearest.is_some_and(|term| verbs.contains(&term.stem.as_str()))
    };
    let fits = |x: &Event<'_>, y: &Event<'_>| match (x.moment.part.as_str(), y.moment.part.as_str()) {
        ("at", "until") => does(x, ENDS),
        ("at", "since") => does(x, BEGINS),
        ("at", "earliest") => true,
        (own, other) => own == other,
    };
    fits(a, b) || fits(b, a)
}

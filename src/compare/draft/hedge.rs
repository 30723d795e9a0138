//! A hedge lost or hardened: the source says `up to 400`, the draft says `400`.

use super::{Sides, finding};
use crate::compare::figure::fact::Item;
use crate::compare::{build, phrase};
use crate::extract::{Claim, Mood};
use crate::finding::{Class, Finding};
use crate::rule::Rule;
use crate::source::Role;
use crate::value::Op;

/// What became of a hedge.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    /// Whether a reader is told something else.
    loud: bool,
    what: String,
}

impl Change {
    fn new(loud: bool, what: &str) -> Self {
        Self {
            loud,
            what: what.to_owned(),
        }
    }
}

/// The finding on a figure of the draft whose hedge no source has.
pub(super) fn of_figure(rule: &Rule, sides: &Sides<'_, '_>, draft: usize) -> Option<Finding> {
    let mine = sides.first(draft)?;
    let sources = sides.tells(draft, Role::Source);
    let told: Vec<Item<'_>> = sources.iter().filter_map(|&s| sides.first(s)).collect();
    let source = *told.first()?;
    // One source that says it as the draft does is enough.
    let changes: Vec<Change> = told
        .iter()
        .map(|source| change(mine, *source))
        .collect::<Option<_>>()?;
    let change = changes.iter().find(|c| c.loud).or(changes.first())?;
    // The draft keeps the hedge in another place.
    let kept = sources.iter().any(|&at| {
        sides
            .tells(at, Role::Draft)
            .into_iter()
            .filter(|&other| other != draft)
            .filter_map(|other| sides.first(other))
            .any(|other| self::change(other, source).is_none())
    });
    let [own, theirs] = [mine, source].map(|i| phrase::quoted(&phrase::words(sides.story, i.claim)));
    let said = build::Sentences {
        message: format!(
            "the draft says {own}, {} says {theirs}: {}",
            phrase::path(sides.story, source.claim.article),
            change.what
        ),
        aligned: "both give the same figure of the same thing".to_owned(),
        clash: format!("{theirs} against {own}"),
        help: Some("say it as the source does, or name a source that is surer".to_owned()),
    };
    let camps = vec![
        sides.camp(&[draft], format!("{} in the draft", reads_as(mine.claim))),
        sides.camp(&sources, format!("{} in the sources", reads_as(source.claim))),
    ];
    // Of two things with one figure, each is a finding of its own.
    let what = source.claim.id("what").map_or("", |what| what);
    let key = format!("{} {what}", crate::finding::canonical(&source.claim.value));
    finding(rule, change.loud && !kept, Class::Hedge, said, camps, key)
}

/// What the draft made of the source's hedge; `None` where it is the same to a reader.
fn change(draft: Item<'_>, source: Item<'_>) -> Option<Change> {
    let op = |item: Item<'_>| item.claim.value.quantity().map(|q| q.op);
    let (mine, theirs) = (op(draft)?, op(source)?);
    if let Some(change) = of_ops(mine, theirs) {
        return Some(change);
    }
    // `About` keeps what `estimated` says.
    let sure = mine != Op::About && draft.claim.frame.mood == Mood::Fact && !draft.context.caution.doubted;
    if let Some(doubt) = source.context.caution.doubt.as_deref().filter(|_| sure) {
        return Some(Change::new(true, &format!("“{doubt}” is gone")));
    }
    let possible = matches!(source.claim.frame.mood, Mood::Possible | Mood::Conditional);
    (sure && possible).then(|| Change::new(false, "what may be has become a fact"))
}

/// Which way a hedge points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Points {
    Nowhere,
    Around,
    Up,
    Down,
}

fn points(op: Op) -> Option<Points> {
    Some(match op {
        Op::Exact => Points::Nowhere,
        Op::About => Points::Around,
        Op::JustOver | Op::MoreThan | Op::WellOver | Op::AtLeast => Points::Up,
        Op::Nearly | Op::LessThan | Op::AtMost | Op::UpTo | Op::AsManyAs => Points::Down,
        _ => return None,
    })
}

fn of_ops(draft: Op, source: Op) -> Option<Change> {
    // `Just over` and `nearly` say what a round figure says.
    let bound = matches!(
        source,
        Op::AtLeast | Op::AtMost | Op::UpTo | Op::AsManyAs | Op::LessThan | Op::WellOver
    );
    match (points(draft)?, points(source)?) {
        (a, b) if a == b => None,
        (Points::Nowhere, _) => Some(Change::new(bound, "the hedge is gone")),
        (Points::Up, Points::Down) | (Points::Down, Points::Up) => {
            Some(Change::new(true, "the hedge points the other way"))
        }
        (Points::Around, Points::Up | Points::Down) => Some(Change::new(false, "the hedge is another")),
        (Points::Up | Points::Down, Points::Nowhere | Points::Around) => {
            Some(Change::new(false, "the source has no such bound"))
        }
        (Points::Around, _) => None,
        _ => None,
    }
}

fn reads_as(claim: &Claim) -> String {
    crate::finding::normal_value(&claim.value)
}

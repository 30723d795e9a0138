//! A hedge lost or hardened: the source says `up to 400`, the draft says `400`.

use super::{Sides, finding, words};
use crate::compare::{build, phrase};
use crate::extract::{Claim, Mood};
use crate::finding::{Class, Finding};
use crate::rule::Rule;
use crate::source::Role;
use crate::value::Op;

/// One finding for every figure of the draft whose hedge no source has.
pub(super) fn findings(rule: &Rule, sides: &Sides<'_, '_>) -> Vec<Finding> {
    sides
        .of(Role::Draft)
        .filter_map(|draft| of_figure(rule, sides, draft))
        .collect()
}

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

fn of_figure(rule: &Rule, sides: &Sides<'_, '_>, draft: usize) -> Option<Finding> {
    let mine = sides.first(draft)?.claim;
    let sources = sides.tells(draft, Role::Source);
    let claims: Vec<&Claim> = sources
        .iter()
        .filter_map(|&s| Some(sides.first(s)?.claim))
        .collect();
    // One source that says it as the draft does is enough.
    let changes: Vec<Change> = claims
        .iter()
        .map(|source| change(sides, mine, source))
        .collect::<Option<_>>()?;
    let change = changes.iter().find(|c| c.loud).or(changes.first())?;
    // The draft keeps the hedge in another place.
    let kept = sources.iter().any(|&source| {
        sides
            .tells(source, Role::Draft)
            .into_iter()
            .filter(|&other| other != draft)
            .filter_map(|other| sides.first(other))
            .any(|other| self::change(sides, other.claim, claims.first().copied().unwrap_or(mine)).is_none())
    });
    let source = *claims.first()?;
    let told = [mine, source].map(|c| phrase::quoted(&phrase::words(sides.story, c)));
    let said = build::Sentences {
        message: format!(
            "the draft says {}, {} says {}: {}",
            told[0],
            phrase::path(sides.story, source.article),
            told[1],
            change.what
        ),
        aligned: "both give the same figure of the same thing".to_owned(),
        clash: format!("{} against {}", op_name(source), op_name(mine)),
        help: Some("say it as the source does, or name a source that is surer".to_owned()),
    };
    let camps = vec![
        sides.camp(&[draft], format!("{} in the draft", reads_as(mine))),
        sides.camp(&sources, format!("{} in the sources", reads_as(source))),
    ];
    let key = crate::finding::canonical(&source.value);
    finding(rule, change.loud && !kept, Class::Hedge, said, camps, key)
}

/// What the draft made of the source's hedge; `None` where it is the same to a reader.
fn change(sides: &Sides<'_, '_>, draft: &Claim, source: &Claim) -> Option<Change> {
    let (mine, theirs) = (draft.value.quantity()?.op, source.value.quantity()?.op);
    if let Some(change) = of_ops(mine, theirs) {
        return Some(change);
    }
    let sure = draft.frame.mood == Mood::Fact && !words::doubts(sides.story, draft);
    if let Some(doubt) = words::doubt(sides.story, source).filter(|_| sure) {
        return Some(Change::new(true, &format!("“{doubt}” is gone")));
    }
    let possible = |c: &Claim| matches!(c.frame.mood, Mood::Possible | Mood::Conditional);
    (sure && possible(source)).then(|| Change::new(false, "what may be has become a fact"))
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

fn op_name(claim: &Claim) -> String {
    match claim.value.quantity().map(|q| q.op) {
        Some(Op::Exact) | None => "a bare figure".to_owned(),
        Some(_) => format!("“{}”", reads_as(claim)),
    }
}

fn reads_as(claim: &Claim) -> String {
    crate::finding::normal_value(&claim.value)
}

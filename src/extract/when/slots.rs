//! What is kept of a dated clause, as slots of its claim.

use std::collections::BTreeSet;

use super::moment::{Moment, Part};
use crate::extract::Slot;
use crate::value::{Sym, Value};

/// What else a clause says that can keep two moments apart.
pub(super) struct More {
    pub(super) beside: Vec<Slot>,
    pub(super) places: Vec<Sym>,
    pub(super) tells: bool,
    pub(super) another: bool,
    pub(super) owner: Vec<Sym>,
    pub(super) verb: Option<Sym>,
    pub(super) zone: Option<Sym>,
}

/// What is read of a moment, sorted by name.
pub(super) fn slots(moment: &Moment, part: Part, words: BTreeSet<&Sym>, more: More) -> Vec<(Sym, Slot)> {
    let some = |slot: &Slot| !matches!(slot, Slot::Many(list) if list.is_empty());
    let flag = |on: bool| on.then(|| Slot::Id(Sym::new_static("yes")));
    let clock = moment.clock.map(|clock| Slot::from(Value::Clock(clock)));
    let weekday = moment.weekday.map(|weekday| Slot::from(Value::Weekday(weekday)));
    let all = [
        ("another", flag(more.another)),
        ("as", Some(Slot::Id(part.name()))),
        ("beside", Some(Slot::Many(more.beside))),
        ("clock", clock),
        ("owner", Some(Slot::ids(more.owner))),
        ("places", Some(Slot::ids(more.places))),
        ("tells", flag(more.tells)),
        ("verb", more.verb.map(Slot::Id)),
        ("weekday", weekday),
        ("words", Some(Slot::ids(words.into_iter().cloned()))),
        ("zone", more.zone.map(Slot::Id)),
    ];
    let kept = all
        .into_iter()
        .filter_map(|(name, slot)| Some((Sym::new_static(name), slot?)));
    kept.filter(|(name, slot)| name == "words" || some(slot))
        .collect()
}

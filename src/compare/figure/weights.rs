//! How much each feature speaks for two figures being figures of one thing, and for an editor wanting to see the pair.
//!
//! Two logistic regressions over labelled stories, fitted by `scripts/fit_figures.py`: the *fit* knows only what is said
//! around two figures, and decides which figures compete and agree; the *judgement* also knows the competition and what
//! the values are to each other. Weights are thousandths of a log-odds per thousandth of a feature.

use super::features::COUNT;

// Written by `scripts/fit_figures.py --write`.
// fit: begin
#[rustfmt::skip]
const FIT: (i32, [i32; COUNT]) = (
    -3371,
    [
        2023, // head same
        86, // head synonym
        911, // head kind of
        923, // head likeness
        341, // head differs
        1200, // head missing one
        1693, // head missing both
        -1168, // head rarity
        44227, // modifiers shared
        363, // modifiers differ
        12452, // governors shared
        -4342, // bag shared
        1765, // bag share
        200, // names shared
        -587, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -583, // rivals
        791, // anchors
        212, // headline
        -2578, // same article
        -484, // kind count
        636, // kind money
        166, // kind percent
        106, // kind measure
        -413, // kind duration
        1135, // kind time
        -194, // kind ordinal
        -136, // kind other
        -889, // tag rate
        -798, // tag average
        -42, // tag part
        -293, // tag previous
        133, // tag planned
        -545, // tag capacity
        -736, // tag change
        473, // tag conditional
        1122, // tag own
        -864, // tag elsewhere
        769, // tag extreme
        -4297, // tag bound
        -1191, // tag asked
        -654, // tag cumulative
        -270, // tag toll
        223, // tags shared
        -847, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        400, // best governor
        526, // head in bag
        -104, // stems shared
        404, // rarest shared
        338, // digits
        -216, // later paragraph
        -29, // paragraphs apart
        -1579, // one quoted
        -5695, // both quoted
        -1624, // speakers differ
        447, // speakers same
        4, // days apart
        -298, // mood differs
        0, // lead
        0, // gap
        0, // consumed
        0, // both told
        0, // support
    ],
);
// fit: end

// judgement: begin
#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -2379,
    [
        -1, // head same
        810, // head synonym
        62, // head kind of
        -39, // head likeness
        24, // head differs
        18, // head missing one
        252, // head missing both
        -557, // head rarity
        15954, // modifiers shared
        465, // modifiers differ
        13187, // governors shared
        11251, // bag shared
        1318, // bag share
        523, // names shared
        -174, // names apart
        4018, // transposed
        855, // one digit
        1915, // scale slip
        4544, // unit slip
        -365, // log ratio
        -517, // soft only
        -117, // rivals
        492, // anchors
        -157, // headline
        -4045, // same article
        -62, // kind count
        -108, // kind money
        90, // kind percent
        194, // kind measure
        397, // kind duration
        -82, // kind time
        -903, // kind ordinal
        1085, // kind other
        -141, // tag rate
        -578, // tag average
        -325, // tag part
        212, // tag previous
        -24, // tag planned
        584, // tag capacity
        -667, // tag change
        -935, // tag conditional
        29, // tag own
        -1270, // tag elsewhere
        -22, // tag extreme
        0, // tag bound
        -811, // tag asked
        -351, // tag cumulative
        -165, // tag toll
        332, // tags shared
        -545, // small counts
        126, // grown
        0, // grown toll
        -89, // shrunk
        3, // best governor
        -178, // head in bag
        -88, // stems shared
        146, // rarest shared
        92, // digits
        -151, // later paragraph
        11, // paragraphs apart
        -717, // one quoted
        0, // both quoted
        -2047, // speakers differ
        1248, // speakers same
        -11, // days apart
        -269, // mood differs
        301, // lead
        129, // gap
        -649, // consumed
        -30422, // both told
        905, // support
    ],
);
// judgement: end

/// An equal pair above this fit is one fact told twice.
pub const AGREES: i32 = -2000;

/// An agreeing pair of different figures, above this fit, is.
pub const AGREES_LOOSELY: i32 = 0;

/// A differing pair is worth a note from this log-odds on, in thousandths.
pub const REPORT: i32 = 0;

/// ... and a warning from this.
pub const CLEAR: i32 = 800;

/// Below this the words around two tolls speak against one event, whatever their topic.
pub const DOUBT: i32 = -3000;

/// From this log-odds on the alignment is sure: two hard figures are an error.
pub const SURE: i32 = 2000;

/// How well two contexts fit, whatever the values are to each other.
pub fn fit(row: &[i32; COUNT]) -> i32 {
    sum(row, &FIT)
}

/// Whether an editor would want to see the pair.
pub fn judge(row: &[i32; COUNT]) -> i32 {
    sum(row, &JUDGEMENT)
}

fn sum(row: &[i32; COUNT], (constant, weights): &(i32, [i32; COUNT])) -> i32 {
    let total: i64 = row
        .iter()
        .zip(weights)
        .map(|(x, w)| i64::from(*x) * i64::from(*w))
        .sum();
    let limit = i64::from(i32::MAX / 4);
    *constant + i32::try_from((total / 1000).clamp(-limit, limit)).unwrap_or(0)
}

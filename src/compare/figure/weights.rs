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
    -3440,
    [
        1540, // head same
        1183, // head synonym
        560, // head kind of
        1804, // head likeness
        376, // head differs
        1447, // head missing one
        1814, // head missing both
        -618, // head rarity
        37548, // modifiers shared
        1248, // modifiers differ
        15319, // governors shared
        -6029, // bag shared
        1671, // bag share
        221, // names shared
        -719, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -633, // rivals
        1033, // anchors
        129, // headline
        -2424, // same article
        -471, // kind count
        370, // kind money
        -24, // kind percent
        706, // kind measure
        -959, // kind duration
        1435, // kind time
        -734, // kind ordinal
        418, // kind other
        -353, // tag rate
        -1670, // tag average
        304, // tag part
        -237, // tag previous
        -78, // tag planned
        -888, // tag capacity
        -523, // tag change
        894, // tag conditional
        -1901, // tag own
        -669, // tag elsewhere
        1046, // tag extreme
        -2653, // tag bound
        -1348, // tag asked
        -531, // tag cumulative
        -803, // tag toll
        129, // tags shared
        -874, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        496, // best governor
        431, // head in bag
        -135, // stems shared
        404, // rarest shared
        564, // digits
        -260, // later paragraph
        49, // paragraphs apart
        -2672, // one quoted
        -4370, // both quoted
        -404, // speakers differ
        942, // speakers same
        16, // days apart
        -742, // mood differs
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
    -2245,
    [
        -244, // head same
        -1745, // head synonym
        -333, // head kind of
        100, // head likeness
        -134, // head differs
        12, // head missing one
        281, // head missing both
        -131, // head rarity
        5769, // modifiers shared
        489, // modifiers differ
        13713, // governors shared
        8602, // bag shared
        870, // bag share
        -264, // names shared
        -362, // names apart
        3748, // transposed
        -1443, // one digit
        1247, // scale slip
        4841, // unit slip
        -308, // log ratio
        -819, // soft only
        -48, // rivals
        1327, // anchors
        -131, // headline
        -2814, // same article
        5, // kind count
        136, // kind money
        -360, // kind percent
        328, // kind measure
        221, // kind duration
        -86, // kind time
        -1242, // kind ordinal
        1091, // kind other
        39, // tag rate
        -873, // tag average
        68, // tag part
        -21, // tag previous
        -210, // tag planned
        284, // tag capacity
        -507, // tag change
        -689, // tag conditional
        0, // tag own
        -1165, // tag elsewhere
        730, // tag extreme
        0, // tag bound
        -900, // tag asked
        -160, // tag cumulative
        -207, // tag toll
        263, // tags shared
        -373, // small counts
        291, // grown
        0, // grown toll
        -316, // shrunk
        22, // best governor
        -132, // head in bag
        48, // stems shared
        80, // rarest shared
        103, // digits
        -125, // later paragraph
        -23, // paragraphs apart
        0, // one quoted
        0, // both quoted
        -1408, // speakers differ
        1715, // speakers same
        11, // days apart
        -496, // mood differs
        232, // lead
        170, // gap
        -1402, // consumed
        0, // both told
        622, // support
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

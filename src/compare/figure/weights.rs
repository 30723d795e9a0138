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
    -2_980,
    [
        1_773, // head same
        1_649, // head synonym
        1_161, // head kind of
        1_051, // head likeness
        566, // head differs
        1_055, // head missing one
        1_151, // head missing both
        -400, // head rarity
        39_054, // modifiers shared
        34, // modifiers differ
        14_708, // governors shared
        14_029, // bag shared
        1_810, // bag share
        548, // names shared
        -315, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -404, // rivals
        1_024, // anchors
        462, // headline
        -3_074, // same article
        -693, // kind count
        735, // kind money
        445, // kind percent
        684, // kind measure
        942, // kind duration
        109, // kind time
        -419, // kind ordinal
        464, // kind other
        -645, // tag rate
        -784, // tag average
        -418, // tag part
        -382, // tag previous
        142, // tag planned
        16, // tag capacity
        -376, // tag change
        -278, // tag conditional
        691, // tag own
        -195, // tag elsewhere
        396, // tag extreme
        -1_016, // tag bound
        -179, // tag asked
        -418, // tag cumulative
        -277, // tag toll
        -1_787, // tag fresh
        -1_407, // tag window
        278, // tag whole
        -50, // tag moved
        312, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        71, // best governor
        231, // head in bag
        -246, // stems shared
        311, // rarest shared
        0, // digits
        -134, // later paragraph
        -93, // paragraphs apart
        -1_079, // one quoted
        -640, // both quoted
        -261, // speakers differ
        636, // speakers same
        -4, // days apart
        -186, // mood differs
        528, // fates agree
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
    -2_852,
    [
        -332, // head same
        55, // head synonym
        348, // head kind of
        -113, // head likeness
        -167, // head differs
        -26, // head missing one
        450, // head missing both
        242, // head rarity
        54_419, // modifiers shared
        667, // modifiers differ
        13_948, // governors shared
        13_777, // bag shared
        1_358, // bag share
        -494, // names shared
        -193, // names apart
        4_842, // transposed
        2_793, // one digit
        2_063, // scale slip
        4_855, // unit slip
        -418, // log ratio
        -781, // soft only
        -144, // rivals
        525, // anchors
        -74, // headline
        -3_517, // same article
        -124, // kind count
        52, // kind money
        -406, // kind percent
        403, // kind measure
        242, // kind duration
        165, // kind time
        -526, // kind ordinal
        1_389, // kind other
        -505, // tag rate
        -1_004, // tag average
        -129, // tag part
        -224, // tag previous
        284, // tag planned
        -274, // tag capacity
        -601, // tag change
        -1_091, // tag conditional
        -846, // tag own
        -729, // tag elsewhere
        403, // tag extreme
        -891, // tag bound
        -1_310, // tag asked
        -475, // tag cumulative
        -29, // tag toll
        3_723, // tag fresh
        -2_352, // tag window
        6, // tag whole
        -802, // tag moved
        404, // tags shared
        -457, // small counts
        414, // grown
        61, // grown toll
        76, // shrunk
        -202, // best governor
        -91, // head in bag
        -9, // stems shared
        128, // rarest shared
        165, // digits
        -114, // later paragraph
        -16, // paragraphs apart
        96, // one quoted
        888, // both quoted
        -1_018, // speakers differ
        747, // speakers same
        -13, // days apart
        -503, // mood differs
        174, // fates agree
        259, // lead
        182, // gap
        -480, // consumed
        0, // both told
        1_005, // support
    ],
);
// judgement: end

/// An equal pair above this fit is one fact told twice.
pub const AGREES: i32 = -1400;

/// An agreeing pair of different figures, above this fit, is.
pub const AGREES_LOOSELY: i32 = 0;

/// A differing pair that fits no better is never worth showing, whatever else speaks for it: the judgement was fitted on
/// the others.
pub const HOPELESS: i32 = -4500;

/// A differing pair is worth a note from this log-odds on, in thousandths.
pub const REPORT: i32 = 0;

/// ... and a warning from this.
pub const CLEAR: i32 = 1_000;

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

/// A row weighed: thousandths times thousandths, in thousandths.
pub(in crate::compare) fn sum<const N: usize>(row: &[i32; N], (constant, weights): &(i32, [i32; N])) -> i32 {
    let total: i64 = row
        .iter()
        .zip(weights)
        .map(|(x, w)| i64::from(*x) * i64::from(*w))
        .sum();
    let limit = i64::from(i32::MAX / 4);
    *constant + i32::try_from((total / 1000).clamp(-limit, limit)).unwrap_or(0)
}

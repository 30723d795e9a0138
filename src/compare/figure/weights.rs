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
    -2_842,
    [
        1_436, // head same
        1_143, // head synonym
        937, // head kind of
        769, // head likeness
        472, // head differs
        1_039, // head missing one
        1_007, // head missing both
        -531, // head rarity
        37_312, // modifiers shared
        -599, // modifiers differ
        18_380, // governors shared
        15_220, // bag shared
        1_788, // bag share
        714, // names shared
        -258, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -367, // rivals
        939, // anchors
        410, // headline
        -3_241, // same article
        -664, // kind count
        783, // kind money
        351, // kind percent
        651, // kind measure
        961, // kind duration
        248, // kind time
        -343, // kind ordinal
        385, // kind other
        -540, // tag rate
        -943, // tag average
        -285, // tag part
        -278, // tag previous
        61, // tag planned
        -459, // tag capacity
        -443, // tag change
        1_219, // tag conditional
        -476, // tag own
        -488, // tag elsewhere
        352, // tag extreme
        -461, // tag bound
        -143, // tag asked
        -359, // tag cumulative
        -245, // tag toll
        -777, // tag fresh
        -1_368, // tag window
        792, // tag whole
        -287, // tag moved
        251, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        -7, // best governor
        180, // head in bag
        -291, // stems shared
        299, // rarest shared
        0, // digits
        -158, // later paragraph
        -86, // paragraphs apart
        -547, // one quoted
        453, // both quoted
        -304, // speakers differ
        256, // speakers same
        -1, // days apart
        -168, // mood differs
        -300, // fates agree
        1_356, // attribute same
        0, // attribute alone
        2_385, // attribute likeness
        -581, // attributes apart
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
    -2_534,
    [
        -384, // head same
        -637, // head synonym
        24, // head kind of
        -256, // head likeness
        -212, // head differs
        21, // head missing one
        346, // head missing both
        47, // head rarity
        23_081, // modifiers shared
        -2_248, // modifiers differ
        17_243, // governors shared
        15_525, // bag shared
        1_032, // bag share
        25, // names shared
        -97, // names apart
        4_382, // transposed
        1_933, // one digit
        747, // scale slip
        6_326, // unit slip
        -457, // log ratio
        491, // soft only
        -107, // rivals
        347, // anchors
        -357, // headline
        -4_256, // same article
        -135, // kind count
        522, // kind money
        -425, // kind percent
        193, // kind measure
        220, // kind duration
        -12, // kind time
        -823, // kind ordinal
        899, // kind other
        -509, // tag rate
        -1_878, // tag average
        -70, // tag part
        -171, // tag previous
        103, // tag planned
        -909, // tag capacity
        -296, // tag change
        -1_219, // tag conditional
        -490, // tag own
        -2_113, // tag elsewhere
        260, // tag extreme
        -216, // tag bound
        -1_717, // tag asked
        -285, // tag cumulative
        -80, // tag toll
        1_490, // tag fresh
        -2_599, // tag window
        -34, // tag whole
        -653, // tag moved
        334, // tags shared
        -447, // small counts
        204, // grown
        368, // grown toll
        20, // shrunk
        -274, // best governor
        -15, // head in bag
        -74, // stems shared
        150, // rarest shared
        182, // digits
        -89, // later paragraph
        -60, // paragraphs apart
        -439, // one quoted
        17, // both quoted
        18, // speakers differ
        1_748, // speakers same
        -17, // days apart
        -451, // mood differs
        -549, // fates agree
        652, // attribute same
        482, // attribute alone
        3_554, // attribute likeness
        -156, // attributes apart
        249, // lead
        170, // gap
        -161, // consumed
        0, // both told
        1_001, // support
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
pub const CLEAR: i32 = 700;

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

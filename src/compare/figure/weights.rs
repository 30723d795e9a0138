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
    -2_983,
    [
        1_386, // head same
        941, // head synonym
        982, // head kind of
        1_213, // head likeness
        622, // head differs
        1_094, // head missing one
        1_025, // head missing both
        -142, // head rarity
        10_695, // modifiers shared
        -678, // modifiers differ
        19_667, // governors shared
        15_267, // bag shared
        1_590, // bag share
        556, // names shared
        -229, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -388, // rivals
        868, // anchors
        77, // headline
        -2_888, // same article
        -698, // kind count
        803, // kind money
        249, // kind percent
        661, // kind measure
        911, // kind duration
        229, // kind time
        -284, // kind ordinal
        636, // kind other
        -386, // tag rate
        -906, // tag average
        -240, // tag part
        -219, // tag previous
        -66, // tag planned
        -185, // tag capacity
        -460, // tag change
        1_043, // tag conditional
        -525, // tag own
        -289, // tag elsewhere
        85, // tag extreme
        -64, // tag bound
        -142, // tag asked
        -328, // tag cumulative
        -244, // tag toll
        -472, // tag fresh
        -1_213, // tag window
        363, // tag whole
        -291, // tag moved
        307, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        -151, // best governor
        138, // head in bag
        -232, // stems shared
        277, // rarest shared
        0, // digits
        -154, // later paragraph
        -68, // paragraphs apart
        -784, // one quoted
        1_003, // both quoted
        -303, // speakers differ
        518, // speakers same
        1, // days apart
        -132, // mood differs
        -115, // fates agree
        1_245, // attribute same
        0, // attribute alone
        2_113, // attribute likeness
        -614, // attributes apart
        299, // alone both
        15, // alone one
        1_442, // one base
        -481, // past apart
        0, // lead
        0, // gap
        0, // consumed
        0, // both told
        0, // support
        0, // told elsewhere
    ],
);
// fit: end

// judgement: begin
#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -1_971,
    [
        -15, // head same
        -419, // head synonym
        347, // head kind of
        387, // head likeness
        -199, // head differs
        40, // head missing one
        176, // head missing both
        81, // head rarity
        -11_770, // modifiers shared
        -1_196, // modifiers differ
        19_562, // governors shared
        20_912, // bag shared
        1_167, // bag share
        -68, // names shared
        -89, // names apart
        3_288, // transposed
        1_644, // one digit
        1_097, // scale slip
        6_001, // unit slip
        -663, // log ratio
        511, // soft only
        -195, // rivals
        414, // anchors
        -564, // headline
        -4_919, // same article
        -138, // kind count
        747, // kind money
        -550, // kind percent
        696, // kind measure
        632, // kind duration
        -259, // kind time
        -783, // kind ordinal
        942, // kind other
        -142, // tag rate
        -1_871, // tag average
        -47, // tag part
        -404, // tag previous
        -121, // tag planned
        -333, // tag capacity
        -451, // tag change
        -295, // tag conditional
        -785, // tag own
        -1_012, // tag elsewhere
        -231, // tag extreme
        17, // tag bound
        -1_731, // tag asked
        -189, // tag cumulative
        -144, // tag toll
        202, // tag fresh
        -739, // tag window
        -527, // tag whole
        -693, // tag moved
        309, // tags shared
        -468, // small counts
        320, // grown
        701, // grown toll
        211, // shrunk
        -349, // best governor
        -248, // head in bag
        -118, // stems shared
        124, // rarest shared
        88, // digits
        -105, // later paragraph
        -47, // paragraphs apart
        -652, // one quoted
        1_341, // both quoted
        -248, // speakers differ
        1_841, // speakers same
        -18, // days apart
        -158, // mood differs
        -878, // fates agree
        703, // attribute same
        316, // attribute alone
        2_904, // attribute likeness
        -257, // attributes apart
        180, // alone both
        196, // alone one
        1_297, // one base
        -639, // past apart
        187, // lead
        132, // gap
        -853, // consumed
        0, // both told
        910, // support
        -923, // told elsewhere
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
pub const CLEAR: i32 = 500;

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

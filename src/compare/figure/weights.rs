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
    -2_832,
    [
        1_242, // head same
        790, // head synonym
        802, // head kind of
        892, // head likeness
        396, // head differs
        910, // head missing one
        872, // head missing both
        -304, // head rarity
        26_609, // modifiers shared
        -618, // modifiers differ
        18_667, // governors shared
        15_336, // bag shared
        1_731, // bag share
        490, // names shared
        -271, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -364, // rivals
        874, // anchors
        258, // headline
        -3_426, // same article
        -634, // kind count
        868, // kind money
        235, // kind percent
        646, // kind measure
        889, // kind duration
        192, // kind time
        -172, // kind ordinal
        345, // kind other
        -505, // tag rate
        -1_281, // tag average
        -259, // tag part
        -235, // tag previous
        27, // tag planned
        -368, // tag capacity
        -427, // tag change
        1_210, // tag conditional
        -499, // tag own
        -292, // tag elsewhere
        339, // tag extreme
        -414, // tag bound
        -54, // tag asked
        -351, // tag cumulative
        -233, // tag toll
        -623, // tag fresh
        -1_711, // tag window
        714, // tag whole
        -274, // tag moved
        275, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        -45, // best governor
        213, // head in bag
        -259, // stems shared
        294, // rarest shared
        0, // digits
        -163, // later paragraph
        -83, // paragraphs apart
        -609, // one quoted
        733, // both quoted
        -210, // speakers differ
        211, // speakers same
        -2, // days apart
        -151, // mood differs
        -359, // fates agree
        1_385, // attribute same
        0, // attribute alone
        1_986, // attribute likeness
        -627, // attributes apart
        318, // alone both
        13, // alone one
        1_287, // one base
        -408, // past apart
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
    -2_373,
    [
        -140, // head same
        -259, // head synonym
        70, // head kind of
        373, // head likeness
        -298, // head differs
        28, // head missing one
        191, // head missing both
        114, // head rarity
        21_505, // modifiers shared
        -848, // modifiers differ
        18_118, // governors shared
        17_823, // bag shared
        1_151, // bag share
        93, // names shared
        -82, // names apart
        3_541, // transposed
        2_023, // one digit
        1_007, // scale slip
        5_677, // unit slip
        -611, // log ratio
        433, // soft only
        -130, // rivals
        354, // anchors
        -283, // headline
        -5_519, // same article
        -97, // kind count
        836, // kind money
        -567, // kind percent
        503, // kind measure
        324, // kind duration
        -138, // kind time
        -653, // kind ordinal
        754, // kind other
        -373, // tag rate
        -2_673, // tag average
        -99, // tag part
        -245, // tag previous
        -24, // tag planned
        -252, // tag capacity
        -404, // tag change
        -693, // tag conditional
        -742, // tag own
        -1_685, // tag elsewhere
        -231, // tag extreme
        -333, // tag bound
        -1_613, // tag asked
        -280, // tag cumulative
        -126, // tag toll
        674, // tag fresh
        -4_533, // tag window
        -103, // tag whole
        -721, // tag moved
        450, // tags shared
        -442, // small counts
        338, // grown
        343, // grown toll
        185, // shrunk
        -264, // best governor
        -192, // head in bag
        -99, // stems shared
        166, // rarest shared
        169, // digits
        -113, // later paragraph
        -47, // paragraphs apart
        -562, // one quoted
        959, // both quoted
        -167, // speakers differ
        1_540, // speakers same
        -21, // days apart
        -340, // mood differs
        -796, // fates agree
        922, // attribute same
        303, // attribute alone
        2_746, // attribute likeness
        -255, // attributes apart
        295, // alone both
        314, // alone one
        1_290, // one base
        -555, // past apart
        210, // lead
        107, // gap
        -369, // consumed
        0, // both told
        997, // support
        -919, // told elsewhere
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

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
    -3_393,
    [
        2_136, // head same
        1_446, // head synonym
        1_254, // head kind of
        1_358, // head likeness
        960, // head differs
        1_457, // head missing one
        1_410, // head missing both
        -602, // head rarity
        31_940, // modifiers shared
        -378, // modifiers differ
        18_285, // governors shared
        14_414, // bag shared
        2_045, // bag share
        863, // names shared
        -321, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -349, // rivals
        1_030, // anchors
        457, // headline
        -3_016, // same article
        -637, // kind count
        871, // kind money
        288, // kind percent
        791, // kind measure
        1_052, // kind duration
        105, // kind time
        -460, // kind ordinal
        121, // kind other
        -590, // tag rate
        -769, // tag average
        -323, // tag part
        -323, // tag previous
        240, // tag planned
        -385, // tag capacity
        -430, // tag change
        -484, // tag conditional
        729, // tag own
        -186, // tag elsewhere
        514, // tag extreme
        -774, // tag bound
        -47, // tag asked
        -474, // tag cumulative
        -264, // tag toll
        -819, // tag fresh
        -1_220, // tag window
        227, // tag whole
        -237, // tag moved
        236, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        36, // best governor
        188, // head in bag
        -286, // stems shared
        311, // rarest shared
        0, // digits
        -168, // later paragraph
        -54, // paragraphs apart
        -1_338, // one quoted
        -557, // both quoted
        -340, // speakers differ
        66, // speakers same
        -5, // days apart
        -270, // mood differs
        569, // fates agree
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
    -2_910,
    [
        -229, // head same
        -5_293, // head synonym
        131, // head kind of
        111, // head likeness
        -102, // head differs
        9, // head missing one
        422, // head missing both
        -53, // head rarity
        153_934, // modifiers shared
        -1_462, // modifiers differ
        13_631, // governors shared
        11_589, // bag shared
        1_571, // bag share
        -81, // names shared
        -288, // names apart
        4_471, // transposed
        2_162, // one digit
        1_769, // scale slip
        5_991, // unit slip
        -347, // log ratio
        -554, // soft only
        -128, // rivals
        467, // anchors
        90, // headline
        -2_856, // same article
        -166, // kind count
        -45, // kind money
        -117, // kind percent
        234, // kind measure
        170, // kind duration
        291, // kind time
        -868, // kind ordinal
        1_102, // kind other
        -494, // tag rate
        -695, // tag average
        -332, // tag part
        -81, // tag previous
        -13, // tag planned
        -365, // tag capacity
        -611, // tag change
        -1_225, // tag conditional
        -304, // tag own
        -1_539, // tag elsewhere
        360, // tag extreme
        -795, // tag bound
        -1_695, // tag asked
        -509, // tag cumulative
        40, // tag toll
        1_457, // tag fresh
        -2_817, // tag window
        -628, // tag whole
        -963, // tag moved
        362, // tags shared
        -565, // small counts
        334, // grown
        -455, // grown toll
        10, // shrunk
        12, // best governor
        93, // head in bag
        2, // stems shared
        127, // rarest shared
        191, // digits
        -116, // later paragraph
        -10, // paragraphs apart
        199, // one quoted
        619, // both quoted
        -1_128, // speakers differ
        1_573, // speakers same
        -20, // days apart
        -438, // mood differs
        -302, // fates agree
        310, // lead
        106, // gap
        438, // consumed
        0, // both told
        1_204, // support
    ],
);
// judgement: end

/// An equal pair above this fit is one fact told twice.
pub const AGREES: i32 = -1400;

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

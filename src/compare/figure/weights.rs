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
    -3_453,
    [
        2_175, // head same
        1_464, // head synonym
        1_290, // head kind of
        1_457, // head likeness
        1_007, // head differs
        1_504, // head missing one
        1_466, // head missing both
        -577, // head rarity
        26_112, // modifiers shared
        -357, // modifiers differ
        17_750, // governors shared
        13_789, // bag shared
        2_031, // bag share
        868, // names shared
        -335, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -347, // rivals
        1_042, // anchors
        463, // headline
        -3_011, // same article
        -632, // kind count
        898, // kind money
        301, // kind percent
        779, // kind measure
        1_040, // kind duration
        84, // kind time
        -461, // kind ordinal
        59, // kind other
        -610, // tag rate
        -891, // tag average
        -319, // tag part
        -328, // tag previous
        227, // tag planned
        -230, // tag capacity
        -429, // tag change
        -459, // tag conditional
        718, // tag own
        -206, // tag elsewhere
        527, // tag extreme
        -756, // tag bound
        -35, // tag asked
        -497, // tag cumulative
        -263, // tag toll
        -862, // tag fresh
        -1_150, // tag window
        270, // tag whole
        214, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        51, // best governor
        203, // head in bag
        -275, // stems shared
        310, // rarest shared
        0, // digits
        -164, // later paragraph
        -55, // paragraphs apart
        -1_389, // one quoted
        -493, // both quoted
        -316, // speakers differ
        150, // speakers same
        -14, // days apart
        -272, // mood differs
        581, // fates agree
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
    -2_879,
    [
        -102, // head same
        -4_569, // head synonym
        82, // head kind of
        485, // head likeness
        -81, // head differs
        -20, // head missing one
        386, // head missing both
        -150, // head rarity
        41_605, // modifiers shared
        -1_452, // modifiers differ
        11_088, // governors shared
        8_058, // bag shared
        1_512, // bag share
        141, // names shared
        -289, // names apart
        4_361, // transposed
        1_943, // one digit
        1_835, // scale slip
        5_879, // unit slip
        -350, // log ratio
        -731, // soft only
        -107, // rivals
        544, // anchors
        123, // headline
        -1_737, // same article
        -187, // kind count
        149, // kind money
        -154, // kind percent
        228, // kind measure
        165, // kind duration
        244, // kind time
        -787, // kind ordinal
        524, // kind other
        -478, // tag rate
        -773, // tag average
        -268, // tag part
        -162, // tag previous
        49, // tag planned
        -312, // tag capacity
        -497, // tag change
        -1_276, // tag conditional
        -103, // tag own
        -1_502, // tag elsewhere
        401, // tag extreme
        -200, // tag bound
        -1_753, // tag asked
        -537, // tag cumulative
        9, // tag toll
        1_489, // tag fresh
        -2_878, // tag window
        -519, // tag whole
        409, // tags shared
        -548, // small counts
        266, // grown
        -316, // grown toll
        40, // shrunk
        93, // best governor
        85, // head in bag
        -28, // stems shared
        158, // rarest shared
        193, // digits
        -107, // later paragraph
        -10, // paragraphs apart
        -97, // one quoted
        606, // both quoted
        -891, // speakers differ
        1_867, // speakers same
        -56, // days apart
        -389, // mood differs
        -139, // fates agree
        282, // lead
        114, // gap
        594, // consumed
        0, // both told
        805, // support
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

fn sum(row: &[i32; COUNT], (constant, weights): &(i32, [i32; COUNT])) -> i32 {
    let total: i64 = row
        .iter()
        .zip(weights)
        .map(|(x, w)| i64::from(*x) * i64::from(*w))
        .sum();
    let limit = i64::from(i32::MAX / 4);
    *constant + i32::try_from((total / 1000).clamp(-limit, limit)).unwrap_or(0)
}

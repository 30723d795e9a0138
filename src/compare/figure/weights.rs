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
    -2_840,
    [
        1_384, // head same
        1_149, // head synonym
        950, // head kind of
        795, // head likeness
        503, // head differs
        1_065, // head missing one
        1_039, // head missing both
        -499, // head rarity
        35_634, // modifiers shared
        -631, // modifiers differ
        18_287, // governors shared
        15_358, // bag shared
        1_751, // bag share
        639, // names shared
        -263, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -371, // rivals
        935, // anchors
        381, // headline
        -3_224, // same article
        -659, // kind count
        792, // kind money
        328, // kind percent
        645, // kind measure
        953, // kind duration
        246, // kind time
        -353, // kind ordinal
        392, // kind other
        -533, // tag rate
        -943, // tag average
        -269, // tag part
        -287, // tag previous
        89, // tag planned
        -260, // tag capacity
        -433, // tag change
        1_236, // tag conditional
        -459, // tag own
        -489, // tag elsewhere
        368, // tag extreme
        -444, // tag bound
        -141, // tag asked
        -359, // tag cumulative
        -244, // tag toll
        -766, // tag fresh
        -1_403, // tag window
        806, // tag whole
        -304, // tag moved
        255, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        -7, // best governor
        183, // head in bag
        -293, // stems shared
        302, // rarest shared
        0, // digits
        -160, // later paragraph
        -86, // paragraphs apart
        -556, // one quoted
        365, // both quoted
        -170, // speakers differ
        293, // speakers same
        -2, // days apart
        -190, // mood differs
        -327, // fates agree
        1_396, // attribute same
        0, // attribute alone
        2_313, // attribute likeness
        -702, // attributes apart
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
    -2_564,
    [
        -363, // head same
        -591, // head synonym
        71, // head kind of
        -146, // head likeness
        -231, // head differs
        35, // head missing one
        338, // head missing both
        14, // head rarity
        23_535, // modifiers shared
        -2_240, // modifiers differ
        17_471, // governors shared
        15_154, // bag shared
        1_062, // bag share
        69, // names shared
        -99, // names apart
        4_327, // transposed
        2_359, // one digit
        943, // scale slip
        6_333, // unit slip
        -451, // log ratio
        469, // soft only
        -114, // rivals
        365, // anchors
        -382, // headline
        -4_159, // same article
        -139, // kind count
        524, // kind money
        -412, // kind percent
        187, // kind measure
        198, // kind duration
        6, // kind time
        -821, // kind ordinal
        911, // kind other
        -583, // tag rate
        -1_876, // tag average
        -76, // tag part
        -214, // tag previous
        99, // tag planned
        -993, // tag capacity
        -287, // tag change
        -1_208, // tag conditional
        -471, // tag own
        -2_093, // tag elsewhere
        293, // tag extreme
        -233, // tag bound
        -1_660, // tag asked
        -278, // tag cumulative
        -51, // tag toll
        1_585, // tag fresh
        -2_489, // tag window
        1, // tag whole
        -650, // tag moved
        325, // tags shared
        -459, // small counts
        222, // grown
        277, // grown toll
        55, // shrunk
        -273, // best governor
        -52, // head in bag
        -75, // stems shared
        154, // rarest shared
        161, // digits
        -87, // later paragraph
        -58, // paragraphs apart
        -458, // one quoted
        -36, // both quoted
        -17, // speakers differ
        1_767, // speakers same
        -15, // days apart
        -430, // mood differs
        -586, // fates agree
        738, // attribute same
        516, // attribute alone
        3_071, // attribute likeness
        -267, // attributes apart
        239, // lead
        173, // gap
        -25, // consumed
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

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
    -3_392,
    [
        2_183, // head same
        1_464, // head synonym
        1_310, // head kind of
        1_221, // head likeness
        960, // head differs
        1_475, // head missing one
        1_431, // head missing both
        -776, // head rarity
        35_017, // modifiers shared
        -377, // modifiers differ
        17_366, // governors shared
        15_137, // bag shared
        1_987, // bag share
        1_048, // names shared
        -340, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -362, // rivals
        1_102, // anchors
        464, // headline
        -3_153, // same article
        -639, // kind count
        850, // kind money
        375, // kind percent
        776, // kind measure
        1_068, // kind duration
        101, // kind time
        -507, // kind ordinal
        30, // kind other
        -536, // tag rate
        -799, // tag average
        -305, // tag part
        -250, // tag previous
        263, // tag planned
        -391, // tag capacity
        -415, // tag change
        -485, // tag conditional
        751, // tag own
        -215, // tag elsewhere
        489, // tag extreme
        -653, // tag bound
        -105, // tag asked
        -474, // tag cumulative
        -317, // tag toll
        -740, // tag fresh
        -1_317, // tag window
        294, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        43, // best governor
        209, // head in bag
        -269, // stems shared
        324, // rarest shared
        0, // digits
        -163, // later paragraph
        -65, // paragraphs apart
        -1_379, // one quoted
        -570, // both quoted
        -332, // speakers differ
        510, // speakers same
        -5, // days apart
        -227, // mood differs
        579, // fates agree
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
    -2_909,
    [
        -313, // head same
        -1_433, // head synonym
        278, // head kind of
        -323, // head likeness
        -135, // head differs
        -10, // head missing one
        394, // head missing both
        -269, // head rarity
        192_900, // modifiers shared
        -1_503, // modifiers differ
        15_173, // governors shared
        9_170, // bag shared
        1_483, // bag share
        -42, // names shared
        -297, // names apart
        4_825, // transposed
        2_056, // one digit
        1_545, // scale slip
        5_676, // unit slip
        -346, // log ratio
        -642, // soft only
        -118, // rivals
        655, // anchors
        70, // headline
        -1_703, // same article
        -125, // kind count
        -90, // kind money
        -184, // kind percent
        340, // kind measure
        -23, // kind duration
        334, // kind time
        -729, // kind ordinal
        1_334, // kind other
        -367, // tag rate
        -664, // tag average
        -364, // tag part
        9, // tag previous
        -98, // tag planned
        5, // tag capacity
        -576, // tag change
        -1_055, // tag conditional
        -205, // tag own
        -1_588, // tag elsewhere
        453, // tag extreme
        -532, // tag bound
        -1_947, // tag asked
        -532, // tag cumulative
        -129, // tag toll
        1_537, // tag fresh
        -3_008, // tag window
        598, // tags shared
        -548, // small counts
        269, // grown
        0, // grown toll
        -84, // shrunk
        53, // best governor
        -1, // head in bag
        -25, // stems shared
        168, // rarest shared
        235, // digits
        -126, // later paragraph
        -26, // paragraphs apart
        179, // one quoted
        959, // both quoted
        -1_199, // speakers differ
        1_507, // speakers same
        -14, // days apart
        -362, // mood differs
        146, // fates agree
        292, // lead
        122, // gap
        828, // consumed
        0, // both told
        1_229, // support
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

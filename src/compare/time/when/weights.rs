//! How much each feature of two moments counts, in two steps as for figures: the *fit* of the words, which decides
//! which moments compete and agree, and the *judgement*, which also knows the competition and the moments.
//! Weights are thousandths of a log-odds per thousandth of a feature.

use super::row::{BOTH_TO_COME, COUNT, OTHER_DEED};
use crate::compare::figure::weights::sum;

// Written by `scripts/fit_moments.py --write`.
// weights: begin
#[rustfmt::skip]
const FIT: (i32, [i32; COUNT]) = (
    -3_798,
    [
        1_043, // deed
        901, // any deed
        919, // words shared
        1_127, // words share
        1_201, // bag shared
        1_784, // bag share
        908, // names shared
        353, // since both
        940, // until both
        -531, // grain differs
        -475, // mood differs
        -871, // one quoted
        757, // lead
        457, // figures shared
        234, // rarest shared
        -469, // one made known
        -429, // one to come
        997, // both to come
        -15, // sentences in
        -67, // sentences apart
        0, // slip
        0, // clock
        0, // days apart
        0, // next day
        0, // other deed
        0, // other deed, clock
        0, // other deed, past
        0, // other deed, year
        0, // ahead
        0, // gap
        0, // consumed
        0, // sides agreed
        0, // told by others
    ],
);

#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -2_357,
    [
        718, // deed
        183, // any deed
        487, // words shared
        1_013, // words share
        611, // bag shared
        1_398, // bag share
        251, // names shared
        101, // since both
        533, // until both
        -295, // grain differs
        -352, // mood differs
        -680, // one quoted
        589, // lead
        560, // figures shared
        160, // rarest shared
        -620, // one made known
        -198, // one to come
        650, // both to come
        -24, // sentences in
        -47, // sentences apart
        1_427, // slip
        315, // clock
        -46, // days apart
        436, // next day
        -460, // other deed
        131, // other deed, clock
        -23, // other deed, past
        -107, // other deed, year
        262, // ahead
        160, // gap
        -77, // consumed
        -379, // sides agreed
        -169, // told by others
    ],
);
// weights: end

/// A pair of moments that meet, above this fit, is one event told twice.
pub const AGREES: i32 = -1000;

/// A clash is worth a note from this log-odds on, in thousandths.
pub const REPORT: i32 = -400;

/// ... and a warning from this, where what is done is the same, or has yet to be done: what is planned is told of few
/// things. With each set of stories left out of the fitting, 41 of 42 were right.
pub const CLEAR: i32 = 0;

/// ... and from this where another thing was done: 4 of 4.
const CLEAR_OF_OTHERS: i32 = 900;

/// Whether a clash that is reported at all is worth a warning.
pub fn is_clear(row: &[i32; COUNT], score: i32) -> bool {
    let flag = |at: usize| row.get(at).is_some_and(|&flag| flag > 0);
    let other = flag(OTHER_DEED) && !flag(BOTH_TO_COME);
    score >= if other { CLEAR_OF_OTHERS } else { CLEAR }
}

/// How well the words around two moments fit, whatever the moments are to each other.
pub fn fit(row: &[i32; COUNT]) -> i32 {
    sum(row, &FIT)
}

/// Whether an editor would want to see the pair.
pub fn judge(row: &[i32; COUNT]) -> i32 {
    sum(row, &JUDGEMENT)
}

//! How much each feature of two moments counts, in two steps as for figures: the *fit* of the words, which decides
//! which moments compete and agree, and the *judgement*, which also knows the competition and the moments.
//! Weights are thousandths of a log-odds per thousandth of a feature.

use super::row::COUNT;
use crate::compare::figure::weights::sum;

// Written by `scripts/fit_moments.py --write`.
// weights: begin
#[rustfmt::skip]
const FIT: (i32, [i32; COUNT]) = (
    -4_686,
    [
        824, // deed
        975, // any deed
        252, // words shared
        2_096, // words share
        1_689, // bag shared
        2_921, // bag share
        1_668, // names shared
        634, // since both
        2_200, // until both
        -295, // grain differs
        -446, // mood differs
        -570, // one quoted
        994, // lead
        305, // figures shared
        0, // slip
        0, // ahead
        0, // gap
        0, // consumed
    ],
);

#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -4_332,
    [
        587, // deed
        856, // any deed
        107, // words shared
        1_523, // words share
        1_072, // bag shared
        2_223, // bag share
        1_143, // names shared
        241, // since both
        1_535, // until both
        -194, // grain differs
        -335, // mood differs
        -546, // one quoted
        818, // lead
        778, // figures shared
        1_639, // slip
        248, // ahead
        173, // gap
        -78, // consumed
    ],
);
// weights: end

/// A pair of moments that meet, above this fit, is one event told twice.
pub const AGREES: i32 = -1000;

/// A clash is worth a note from this log-odds on, in thousandths.
pub const REPORT: i32 = 0;

/// ... and a warning from this: with each set of stories left out of the fitting, 14 of 15 were right.
pub const CLEAR: i32 = 500;

/// How well the words around two moments fit, whatever the moments are to each other.
pub fn fit(row: &[i32; COUNT]) -> i32 {
    sum(row, &FIT)
}

/// Whether an editor would want to see the pair.
pub fn judge(row: &[i32; COUNT]) -> i32 {
    sum(row, &JUDGEMENT)
}

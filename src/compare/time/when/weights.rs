//! How much each feature of two moments counts, in two steps as for figures: the *fit* of the words, which decides
//! which moments compete and agree, and the *judgement*, which also knows the competition and the moments.
//! Weights are thousandths of a log-odds per thousandth of a feature.

use super::row::COUNT;
use crate::compare::figure::weights::sum;

// Written by `scripts/fit_moments.py --write`.
// weights: begin
#[rustfmt::skip]
const FIT: (i32, [i32; COUNT]) = (
    -4_567,
    [
        694, // deed
        1_175, // any deed
        438, // words shared
        1_916, // words share
        1_396, // bag shared
        3_024, // bag share
        1_394, // names shared
        614, // since both
        1_996, // until both
        -387, // grain differs
        -432, // mood differs
        -691, // one quoted
        1_058, // lead
        645, // figures shared
        0, // slip
        0, // ahead
        0, // gap
        0, // consumed
    ],
);

#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -4_218,
    [
        512, // deed
        869, // any deed
        164, // words shared
        1_377, // words share
        773, // bag shared
        2_390, // bag share
        875, // names shared
        180, // since both
        1_486, // until both
        -269, // grain differs
        -305, // mood differs
        -645, // one quoted
        905, // lead
        876, // figures shared
        1_702, // slip
        218, // ahead
        219, // gap
        -97, // consumed
    ],
);
// weights: end

/// A pair of moments that meet, above this fit, is one event told twice.
pub const AGREES: i32 = -1000;

/// A clash is worth a note from this log-odds on, in thousandths.
pub const REPORT: i32 = 0;

/// ... and a warning from this: with each set of stories left out of the fitting, 20 of 21 were right.
pub const CLEAR: i32 = 300;

/// How well the words around two moments fit, whatever the moments are to each other.
pub fn fit(row: &[i32; COUNT]) -> i32 {
    sum(row, &FIT)
}

/// Whether an editor would want to see the pair.
pub fn judge(row: &[i32; COUNT]) -> i32 {
    sum(row, &JUDGEMENT)
}

//! How much each feature of two moments counts, in two steps as for figures: the *fit* of the words, which decides
//! which moments compete and agree, and the *judgement*, which also knows the competition and the moments.
//! Weights are thousandths of a log-odds per thousandth of a feature.

use super::row::COUNT;

// Written by `scripts/fit_moments.py --write`.
// weights: begin
#[rustfmt::skip]
const FIT: (i32, [i32; COUNT]) = (
    -4_684,
    [
        723, // deed
        926, // any deed
        246, // words shared
        2_163, // words share
        1_701, // bag shared
        2_937, // bag share
        1_634, // names shared
        624, // since both
        2_208, // until both
        -297, // grain differs
        -446, // mood differs
        -558, // one quoted
        992, // lead
        313, // figures shared
        0, // slip
        0, // ahead
        0, // gap
        0, // consumed
    ],
);

#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -4_338,
    [
        576, // deed
        835, // any deed
        109, // words shared
        1_604, // words share
        1_065, // bag shared
        2_203, // bag share
        1_124, // names shared
        242, // since both
        1_542, // until both
        -195, // grain differs
        -336, // mood differs
        -532, // one quoted
        823, // lead
        780, // figures shared
        1_841, // slip
        248, // ahead
        170, // gap
        -77, // consumed
    ],
);
// weights: end

/// A pair of moments that meet, above this fit, is one event told twice.
pub const AGREES: i32 = -1000;

/// A clash is worth a note from this log-odds on, in thousandths.
pub const REPORT: i32 = 0;

/// ... and a warning from this.
pub const CLEAR: i32 = 800;

/// How well the words around two moments fit, whatever the moments are to each other.
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

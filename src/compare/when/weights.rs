//! How much each feature of two moments counts, in two steps as for figures: the *fit* of the words, which decides
//! which moments compete and agree, and the *judgement*, which also knows the competition and the moments.
//! Weights are thousandths of a log-odds per thousandth of a feature.

use super::row::COUNT;

// Written by `scripts/fit_moments.py --write`.
// weights: begin
#[rustfmt::skip]
const FIT: (i32, [i32; COUNT]) = (
    -4_697,
    [
        825, // deed
        980, // any deed
        252, // words shared
        2_102, // words share
        1_694, // bag shared
        2_931, // bag share
        1_666, // names shared
        640, // since both
        2_209, // until both
        -295, // grain differs
        -445, // mood differs
        -571, // one quoted
        997, // lead
        304, // figures shared
        0, // slip
        0, // ahead
        0, // gap
        0, // consumed
    ],
);

#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -4_347,
    [
        588, // deed
        860, // any deed
        105, // words shared
        1_530, // words share
        1_078, // bag shared
        2_235, // bag share
        1_142, // names shared
        250, // since both
        1_544, // until both
        -194, // grain differs
        -334, // mood differs
        -546, // one quoted
        822, // lead
        779, // figures shared
        1_646, // slip
        247, // ahead
        174, // gap
        -77, // consumed
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

fn sum(row: &[i32; COUNT], (constant, weights): &(i32, [i32; COUNT])) -> i32 {
    let total: i64 = row
        .iter()
        .zip(weights)
        .map(|(x, w)| i64::from(*x) * i64::from(*w))
        .sum();
    let limit = i64::from(i32::MAX / 4);
    *constant + i32::try_from((total / 1000).clamp(-limit, limit)).unwrap_or(0)
}

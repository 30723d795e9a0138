//! How much each feature of two moments counts, in two steps as for figures: the *fit* of the words, which decides
//! which moments compete and agree, and the *judgement*, which also knows the competition and the moments.
//! Weights are thousandths of a log-odds per thousandth of a feature.

use super::row::COUNT;

// Written by `scripts/fit_moments.py --write`.
// weights: begin
#[rustfmt::skip]
const FIT: (i32, [i32; COUNT]) = (
    -4_679,
    [
        681, // deed
        1_019, // any deed
        363, // words shared
        1_970, // words share
        1_623, // bag shared
        2_821, // bag share
        1_684, // names shared
        736, // since both
        2_221, // until both
        -300, // grain differs
        -439, // mood differs
        -559, // one quoted
        913, // lead
        343, // figures shared
        0, // slip
        0, // ahead
        0, // gap
        0, // consumed
    ],
);

#[rustfmt::skip]
const JUDGEMENT: (i32, [i32; COUNT]) = (
    -4_351,
    [
        501, // deed
        911, // any deed
        237, // words shared
        1_495, // words share
        1_006, // bag shared
        2_093, // bag share
        1_201, // names shared
        329, // since both
        1_579, // until both
        -202, // grain differs
        -331, // mood differs
        -522, // one quoted
        783, // lead
        799, // figures shared
        1_900, // slip
        232, // ahead
        165, // gap
        -84, // consumed
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

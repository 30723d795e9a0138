//! How much each feature speaks for two figures being figures of one thing.
//!
//! The weights are those of a logistic regression over labelled stories (`scripts/fit_figures.py`), in thousandths.

use super::features::COUNT;

/// The constant term.
const BIAS: i32 = -2000;

/// One weight per feature, in the order of [`super::features::NAMES`].
const WEIGHTS: [i32; COUNT] = [
    1500, 1200, 600, 800, -800, -200, -200, 300, 500, -400, 600, 800, 1500, 200, -200, 1500, 500, 500, 1500,
    -200, -500, -300, 700, 0, -1500, 0, 0, 0, 0, 0, 0, 0, 0, -700, -700, -500, -700, -500, -800, -700, -500,
    -700, -500, -300, -500, -500, -300, 0, -500, 0, -300, -1500, 0, 300,
];

/// An agreeing pair above this score is one fact told twice.
pub const AGREES: i32 = -500;

/// A differing pair is reported from this score on.
pub const REPORT: i32 = 0;

/// ... if it is this much better than any other match of either side.
pub const MARGIN: i32 = 300;

/// From this score on the alignment is sure.
pub const SURE: i32 = 2000;

/// The weighted sum of a row.
pub fn score(row: &[i32; COUNT]) -> i32 {
    let sum: i64 = row
        .iter()
        .zip(&WEIGHTS)
        .map(|(x, w)| i64::from(*x) * i64::from(*w))
        .sum();
    BIAS + i32::try_from(sum / 1000).unwrap_or(if sum < 0 { i32::MIN / 2 } else { i32::MAX / 2 })
}

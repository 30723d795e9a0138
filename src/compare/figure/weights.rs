//! How much each feature speaks for two figures being figures of one thing.
//!
//! The weights are those of a logistic regression over labelled stories (`scripts/fit_figures.py`), in thousandths.

use super::features::{COUNT, SECOND, is_about_values};

// Written by `scripts/fit_figures.py --write`.
// fitted: begin
/// The constant term.
const BIAS: i32 = -1814;

/// One weight per feature, in the order of [`super::features::NAMES`].
#[rustfmt::skip]
const WEIGHTS: [i32; COUNT] = [0; COUNT];
// fitted: end

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

/// The weighted sum without what the values are to each other.
pub fn fit(row: &[i32; COUNT]) -> i32 {
    let mut plain = *row;
    for (i, value) in plain.iter_mut().enumerate() {
        if is_about_values(i) || i >= SECOND {
            *value = 0;
        }
    }
    score(&plain)
}

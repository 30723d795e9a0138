//! How much each feature speaks for two figures being figures of one thing.
//!
//! The weights are those of a logistic regression over labelled stories (`scripts/fit_figures.py`), in thousandths.

use super::features::{COUNT, is_about_values};

// Written by `scripts/fit_figures.py --write`.
// fitted: begin
/// The constant term.
const BIAS: i32 = -1704;

/// One weight per feature, in the order of [`super::features::NAMES`].
#[rustfmt::skip]
const WEIGHTS: [i32; COUNT] = [
       298, // head same
       248, // head synonym
      -382, // head kind of
       423, // head likeness
     -1271, // head differs
        99, // head missing one
       -67, // head missing both
       180, // head rarity
        11, // modifiers shared
       160, // modifiers differ
       559, // governors shared
       592, // bag shared
      3054, // bag share
       371, // names shared
      -310, // names apart
      3375, // transposed
       608, // one digit
       202, // scale slip
         0, // unit slip
      -408, // log ratio
      -146, // soft only
      -514, // rivals
       207, // anchors
         0, // headline
     -1838, // same article
      -699, // kind count
         0, // kind money
         0, // kind percent
         0, // kind measure
         0, // kind duration
      -476, // kind time
         0, // kind ordinal
         0, // kind other
       142, // tag rate
      -335, // tag average
       307, // tag part
      -306, // tag previous
      -302, // tag planned
      -106, // tag capacity
      -223, // tag change
       -27, // tag conditional
      -553, // tag own
       201, // tag elsewhere
       251, // tag extreme
      -100, // tag bound
       -77, // tag asked
       112, // tag cumulative
      -623, // tag toll
       686, // tags shared
      -320, // small counts
         0, // grown
         0, // grown toll
         0, // shrunk
      -108, // consumed
        -3, // both told
        90, // support
];
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
        if is_about_values(i) {
            *value = 0;
        }
    }
    score(&plain)
}

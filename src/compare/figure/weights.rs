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
    -3_363,
    [
        2_097, // head same
        1_406, // head synonym
        1_250, // head kind of
        1_345, // head likeness
        943, // head differs
        1_450, // head missing one
        1_401, // head missing both
        -653, // head rarity
        35_097, // modifiers shared
        -345, // modifiers differ
        18_045, // governors shared
        14_954, // bag shared
        2_030, // bag share
        815, // names shared
        -331, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -350, // rivals
        1_025, // anchors
        460, // headline
        -3_076, // same article
        -634, // kind count
        866, // kind money
        322, // kind percent
        782, // kind measure
        1_040, // kind duration
        97, // kind time
        -482, // kind ordinal
        140, // kind other
        -606, // tag rate
        -764, // tag average
        -312, // tag part
        -302, // tag previous
        225, // tag planned
        -345, // tag capacity
        -423, // tag change
        -480, // tag conditional
        704, // tag own
        -219, // tag elsewhere
        545, // tag extreme
        -783, // tag bound
        -58, // tag asked
        -485, // tag cumulative
        -263, // tag toll
        -674, // tag fresh
        -1_244, // tag window
        199, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        40, // best governor
        196, // head in bag
        -295, // stems shared
        314, // rarest shared
        0, // digits
        -170, // later paragraph
        -55, // paragraphs apart
        -1_303, // one quoted
        -516, // both quoted
        -326, // speakers differ
        101, // speakers same
        -5, // days apart
        -238, // mood differs
        597, // fates agree
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
    -2_939,
    [
        -380, // head same
        -1_437, // head synonym
        279, // head kind of
        -246, // head likeness
        -124, // head differs
        -21, // head missing one
        396, // head missing both
        -200, // head rarity
        182_451, // modifiers shared
        -1_484, // modifiers differ
        15_884, // governors shared
        9_257, // bag shared
        1_562, // bag share
        -56, // names shared
        -284, // names apart
        4_805, // transposed
        2_103, // one digit
        1_581, // scale slip
        5_751, // unit slip
        -337, // log ratio
        -588, // soft only
        -118, // rivals
        516, // anchors
        3, // headline
        -1_786, // same article
        -140, // kind count
        1, // kind money
        -153, // kind percent
        259, // kind measure
        -23, // kind duration
        328, // kind time
        -740, // kind ordinal
        1_368, // kind other
        -438, // tag rate
        -648, // tag average
        -382, // tag part
        -48, // tag previous
        -119, // tag planned
        117, // tag capacity
        -570, // tag change
        -1_086, // tag conditional
        -213, // tag own
        -1_557, // tag elsewhere
        499, // tag extreme
        -743, // tag bound
        -1_835, // tag asked
        -529, // tag cumulative
        -30, // tag toll
        1_217, // tag fresh
        -2_998, // tag window
        496, // tags shared
        -531, // small counts
        265, // grown
        0, // grown toll
        -107, // shrunk
        30, // best governor
        -18, // head in bag
        -39, // stems shared
        166, // rarest shared
        234, // digits
        -129, // later paragraph
        -23, // paragraphs apart
        232, // one quoted
        604, // both quoted
        -1_021, // speakers differ
        1_641, // speakers same
        -16, // days apart
        -398, // mood differs
        30, // fates agree
        296, // lead
        127, // gap
        544, // consumed
        0, // both told
        1_242, // support
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

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
    -3_405,
    [
        2_165, // head same
        1_449, // head synonym
        1_276, // head kind of
        1_406, // head likeness
        978, // head differs
        1_482, // head missing one
        1_434, // head missing both
        -617, // head rarity
        32_361, // modifiers shared
        -366, // modifiers differ
        18_262, // governors shared
        14_385, // bag shared
        2_039, // bag share
        874, // names shared
        -329, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -352, // rivals
        1_034, // anchors
        448, // headline
        -3_044, // same article
        -641, // kind count
        875, // kind money
        289, // kind percent
        802, // kind measure
        1_047, // kind duration
        109, // kind time
        -468, // kind ordinal
        121, // kind other
        -588, // tag rate
        -768, // tag average
        -327, // tag part
        -323, // tag previous
        229, // tag planned
        -385, // tag capacity
        -423, // tag change
        -469, // tag conditional
        694, // tag own
        -217, // tag elsewhere
        521, // tag extreme
        -770, // tag bound
        -40, // tag asked
        -481, // tag cumulative
        -259, // tag toll
        -814, // tag fresh
        -1_225, // tag window
        237, // tag whole
        -236, // tag moved
        246, // tags shared
        0, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        36, // best governor
        192, // head in bag
        -285, // stems shared
        311, // rarest shared
        0, // digits
        -170, // later paragraph
        -53, // paragraphs apart
        -1_306, // one quoted
        -539, // both quoted
        -333, // speakers differ
        73, // speakers same
        -5, // days apart
        -270, // mood differs
        562, // fates agree
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
    -2_921,
    [
        -240, // head same
        -5_236, // head synonym
        151, // head kind of
        5, // head likeness
        -82, // head differs
        15, // head missing one
        418, // head missing both
        2, // head rarity
        156_793, // modifiers shared
        -1_436, // modifiers differ
        14_430, // governors shared
        9_008, // bag shared
        1_584, // bag share
        -41, // names shared
        -293, // names apart
        4_443, // transposed
        1_981, // one digit
        1_781, // scale slip
        5_964, // unit slip
        -352, // log ratio
        -611, // soft only
        -122, // rivals
        494, // anchors
        114, // headline
        -1_720, // same article
        -182, // kind count
        39, // kind money
        -140, // kind percent
        247, // kind measure
        146, // kind duration
        295, // kind time
        -863, // kind ordinal
        1_141, // kind other
        -381, // tag rate
        -691, // tag average
        -275, // tag part
        -26, // tag previous
        -21, // tag planned
        -339, // tag capacity
        -542, // tag change
        -1_235, // tag conditional
        -282, // tag own
        -1_589, // tag elsewhere
        368, // tag extreme
        -831, // tag bound
        -1_737, // tag asked
        -508, // tag cumulative
        65, // tag toll
        1_432, // tag fresh
        -2_830, // tag window
        -612, // tag whole
        -973, // tag moved
        405, // tags shared
        -587, // small counts
        345, // grown
        -491, // grown toll
        12, // shrunk
        -28, // best governor
        89, // head in bag
        8, // stems shared
        136, // rarest shared
        189, // digits
        -113, // later paragraph
        -8, // paragraphs apart
        196, // one quoted
        615, // both quoted
        -1_119, // speakers differ
        1_573, // speakers same
        -22, // days apart
        -416, // mood differs
        -305, // fates agree
        307, // lead
        110, // gap
        527, // consumed
        0, // both told
        1_218, // support
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

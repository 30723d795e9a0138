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
    -3433,
    [
        1665, // head same
        1172, // head synonym
        625, // head kind of
        1761, // head likeness
        397, // head differs
        1448, // head missing one
        1801, // head missing both
        -540, // head rarity
        36659, // modifiers shared
        1193, // modifiers differ
        15539, // governors shared
        -4544, // bag shared
        1438, // bag share
        177, // names shared
        -669, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -630, // rivals
        1004, // anchors
        75, // headline
        -2400, // same article
        -459, // kind count
        430, // kind money
        -84, // kind percent
        784, // kind measure
        -936, // kind duration
        952, // kind time
        -617, // kind ordinal
        450, // kind other
        -448, // tag rate
        -1582, // tag average
        292, // tag part
        -268, // tag previous
        -447, // tag planned
        -855, // tag capacity
        -540, // tag change
        513, // tag conditional
        -1891, // tag own
        -618, // tag elsewhere
        882, // tag extreme
        -3184, // tag bound
        -1183, // tag asked
        -483, // tag cumulative
        -727, // tag toll
        150, // tags shared
        -866, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        465, // best governor
        385, // head in bag
        -120, // stems shared
        402, // rarest shared
        532, // digits
        -263, // later paragraph
        49, // paragraphs apart
        -2719, // one quoted
        -3504, // both quoted
        0, // speakers differ
        0, // speakers same
        0, // days apart
        0, // mood differs
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
    -2437,
    [
        -51, // head same
        -1627, // head synonym
        -308, // head kind of
        165, // head likeness
        -94, // head differs
        77, // head missing one
        158, // head missing both
        174, // head rarity
        -7339, // modifiers shared
        436, // modifiers differ
        15717, // governors shared
        9015, // bag shared
        691, // bag share
        -360, // names shared
        -293, // names apart
        3749, // transposed
        -1560, // one digit
        1487, // scale slip
        5205, // unit slip
        -317, // log ratio
        -848, // soft only
        -126, // rivals
        1373, // anchors
        -70, // headline
        -3167, // same article
        38, // kind count
        139, // kind money
        -209, // kind percent
        252, // kind measure
        247, // kind duration
        -120, // kind time
        -1090, // kind ordinal
        -65, // kind other
        -361, // tag rate
        -878, // tag average
        70, // tag part
        69, // tag previous
        -337, // tag planned
        266, // tag capacity
        -698, // tag change
        691, // tag conditional
        0, // tag own
        -1150, // tag elsewhere
        25, // tag extreme
        0, // tag bound
        -1069, // tag asked
        -203, // tag cumulative
        -366, // tag toll
        278, // tags shared
        -576, // small counts
        437, // grown
        0, // grown toll
        -116, // shrunk
        132, // best governor
        -305, // head in bag
        108, // stems shared
        84, // rarest shared
        99, // digits
        -134, // later paragraph
        -2, // paragraphs apart
        0, // one quoted
        0, // both quoted
        0, // speakers differ
        0, // speakers same
        9, // days apart
        0, // mood differs
        258, // lead
        145, // gap
        -1660, // consumed
        0, // both told
        686, // support
    ],
);
// judgement: end

/// An equal pair above this fit is one fact told twice.
pub const AGREES: i32 = -2000;

/// An agreeing pair of different figures, above this fit, is.
pub const AGREES_LOOSELY: i32 = 0;

/// A differing pair is reported from this log-odds on, in thousandths.
pub const REPORT: i32 = 500;

/// From this log-odds on the alignment is sure.
pub const SURE: i32 = 1500;

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

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
    -3314,
    [
        1263, // head same
        1124, // head synonym
        436, // head kind of
        1758, // head likeness
        305, // head differs
        1371, // head missing one
        1749, // head missing both
        -287, // head rarity
        35815, // modifiers shared
        1212, // modifiers differ
        15024, // governors shared
        -5193, // bag shared
        1543, // bag share
        96, // names shared
        -711, // names apart
        0, // transposed
        0, // one digit
        0, // scale slip
        0, // unit slip
        0, // log ratio
        0, // soft only
        -627, // rivals
        1048, // anchors
        67, // headline
        -2491, // same article
        -471, // kind count
        403, // kind money
        -21, // kind percent
        719, // kind measure
        -954, // kind duration
        987, // kind time
        -691, // kind ordinal
        415, // kind other
        -370, // tag rate
        -1619, // tag average
        272, // tag part
        -238, // tag previous
        -186, // tag planned
        -861, // tag capacity
        -443, // tag change
        785, // tag conditional
        -1889, // tag own
        -699, // tag elsewhere
        1054, // tag extreme
        -2889, // tag bound
        -1301, // tag asked
        -562, // tag cumulative
        -780, // tag toll
        179, // tags shared
        -850, // small counts
        0, // grown
        0, // grown toll
        0, // shrunk
        528, // best governor
        427, // head in bag
        -132, // stems shared
        400, // rarest shared
        571, // digits
        -274, // later paragraph
        65, // paragraphs apart
        -2726, // one quoted
        -4235, // both quoted
        -379, // speakers differ
        961, // speakers same
        2, // days apart
        -726, // mood differs
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
    -2352,
    [
        -238, // head same
        -1893, // head synonym
        -341, // head kind of
        142, // head likeness
        -98, // head differs
        32, // head missing one
        213, // head missing both
        -13, // head rarity
        4230, // modifiers shared
        483, // modifiers differ
        13874, // governors shared
        9992, // bag shared
        768, // bag share
        -330, // names shared
        -415, // names apart
        3702, // transposed
        -1446, // one digit
        1322, // scale slip
        4867, // unit slip
        -310, // log ratio
        -857, // soft only
        -52, // rivals
        1327, // anchors
        -140, // headline
        -3502, // same article
        30, // kind count
        267, // kind money
        -247, // kind percent
        419, // kind measure
        280, // kind duration
        -205, // kind time
        -1133, // kind ordinal
        -64, // kind other
        -165, // tag rate
        -990, // tag average
        80, // tag part
        18, // tag previous
        -314, // tag planned
        245, // tag capacity
        -736, // tag change
        959, // tag conditional
        0, // tag own
        -1193, // tag elsewhere
        686, // tag extreme
        0, // tag bound
        -954, // tag asked
        -209, // tag cumulative
        -176, // tag toll
        306, // tags shared
        -403, // small counts
        365, // grown
        0, // grown toll
        -246, // shrunk
        77, // best governor
        -172, // head in bag
        59, // stems shared
        90, // rarest shared
        128, // digits
        -135, // later paragraph
        -23, // paragraphs apart
        0, // one quoted
        0, // both quoted
        -1417, // speakers differ
        1659, // speakers same
        -1, // days apart
        -328, // mood differs
        241, // lead
        161, // gap
        -1605, // consumed
        0, // both told
        739, // support
    ],
);
// judgement: end

/// An equal pair above this fit is one fact told twice.
pub const AGREES: i32 = -2000;

/// An agreeing pair of different figures, above this fit, is.
pub const AGREES_LOOSELY: i32 = 0;

/// A differing pair is worth a note from this log-odds on, in thousandths.
pub const REPORT: i32 = 0;

/// ... and a warning from this.
pub const CLEAR: i32 = 800;

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

//! Scores and votes: `3-2`, `52-48`, `by 5 votes to 4`. Also figures that only look like a score.

use std::ops::Range;

use super::numeral::{self, Numeral};
use super::ordinal;
use super::scan::Scan;
use crate::value::Value;
use crate::value::quantity::ONE;

/// What two figures with a dash between them are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// A score, with the tokens it covers.
    Score(Range<u32>, Value),
    /// Neither score nor range: a telephone number, `2012-13`, `9-11`, `4-4-2`.
    Neither(u32),
}

/// What begins at `first`, if it is a score or a vote or looks like one.
pub(super) fn read(scan: &Scan<'_, '_>, first: &Numeral) -> Option<Pair> {
    votes(scan, first).or_else(|| dashed(scan, first))
}

fn whole(numeral: &Numeral) -> Option<i64> {
    let n = numeral.figure.n;
    (numeral.op == crate::value::Op::Exact && n % ONE == 0).then_some(n / ONE)
}

/// `by 52 votes to 48`, `voted 52 to 48`.
fn votes(scan: &Scan<'_, '_>, first: &Numeral) -> Option<Pair> {
    let at = first.tokens.end;
    if scan.word(at) == "to" && scan.raw(at + 1) == scan.raw(first.tokens.start) && first.tokens.len() == 1 {
        // `the 2 to 2 remains in the table`.
        let n = whole(first).filter(|n| *n < 100)?;
        return Some(Pair::Score(first.tokens.start..at + 2, Value::Score(n, n)));
    }
    let named = matches!(
        scan.word(at),
        "votes" | "goals" | "points" | "runs" | "seats" | "sets" | "frames" | "games"
    );
    let voted = matches!(
        scan.before(first.tokens.start, 1),
        "voted" | "vote" | "won" | "lost" | "split"
    ) || scan.precedes(first.tokens.start, &["vote", "of"])
        || scan.precedes(first.tokens.start, &["by", "a", "score", "of"]);
    if !(named || voted) || is_change(scan, first.tokens.start) {
        return None;
    }
    let to = at + u32::from(named);
    if !matches!(scan.word(to), "to" | "against") {
        return None;
    }
    let second = numeral::read(scan, to + 1)?;
    let value = Value::Score(whole(first)?, whole(&second)?);
    let end = second.tokens.end;
    // `won 5 to 8 per cent`: a range of something measured.
    if super::kind::behind(scan, &second.tokens, second.digits, second.op).is_some() {
        return None;
    }
    Some(Pair::Score(first.tokens.start..end, value))
}

/// `drops by 32 votes to 1,352` tells a change and its outcome.
fn is_change(scan: &Scan<'_, '_>, at: u32) -> bool {
    const MOVES: &[&str] = &[
        "climbed",
        "climbs",
        "cut",
        "dropped",
        "drops",
        "down",
        "fallen",
        "falls",
        "fell",
        "grew",
        "grown",
        "improved",
        "increased",
        "reduced",
        "rise",
        "risen",
        "rises",
        "rose",
        "shrank",
        "slipped",
        "slips",
        "up",
    ];
    scan.before(at, 1) == "by" && MOVES.contains(&scan.before(at, 2))
}

/// `3-2`, `52–48`, `2012-13`, `9-11`, `222-2222`.
fn dashed(scan: &Scan<'_, '_>, first: &Numeral) -> Option<Pair> {
    let at = first.tokens.end;
    if first.digits && scan.word(at) == "/" && scan.glued(at) && scan.glued(at + 1) && scan.is_figure(at + 1)
    {
        // `24/7`, `9/11`, `5/17/2018`; a fraction that people write is a ratio.
        return ordinal::fraction(scan, first)
            .is_none()
            .then(|| Pair::Neither(chain_end(scan, at).unwrap_or(at)));
    }
    let dash = scan.glued(at) && scan.glued(at + 1) && matches!(scan.word(at), "-" | "–" | "‑" | "—");
    if !first.digits || !dash || !scan.is_figure(at + 1) {
        return None;
    }
    let second = numeral::read(scan, at + 1)?;
    let end = second.tokens.end;
    if let Some(chain) = chain_end(scan, end) {
        return Some(Pair::Neither(chain));
    }
    let (a, b) = (whole(first)?, whole(&second)?);
    let (left, right) = (scan.raw(first.tokens.start), scan.raw(at + 1));
    let season =
        left.len() == 4 && (1_800..2_100).contains(&a) && (right.len() == 2 || right.len() == 4 && b > a);
    if season || left == "9" && right == "11" || left.starts_with('0') && left.len() > 1 {
        return Some(Pair::Neither(end));
    }
    if !second.digits || a > 999 || b > 999 {
        return None;
    }
    let unit = super::kind::behind(scan, &second.tokens, true, second.op).is_some();
    let score = !unit && (a >= b || is_sport(scan, first.tokens.start, end));
    score.then_some(Pair::Score(first.tokens.start..end, Value::Score(a, b)))
}

/// The end of a run of three or more figures with dashes between: `4-4-2`, `1-222-2222`.
fn chain_end(scan: &Scan<'_, '_>, at: u32) -> Option<u32> {
    let links = |i: u32| {
        scan.glued(i) && scan.glued(i + 1) && matches!(scan.word(i), "-" | "/" | "–") && scan.is_figure(i + 1)
    };
    let mut end = at;
    while links(end) {
        end += 2;
    }
    (end > at).then_some(end)
}

/// Words of contests within ten tokens before (`won 6-4, 3-6, 7-5`) or right behind.
fn is_sport(scan: &Scan<'_, '_>, start: u32, end: u32) -> bool {
    const WORDS: &[&str] = &[
        "ahead",
        "aggregate",
        "against",
        "beat",
        "beaten",
        "behind",
        "decision",
        "defeat",
        "defeated",
        "down",
        "draw",
        "drawn",
        "drew",
        "final",
        "goalless",
        "lead",
        "leading",
        "led",
        "lose",
        "losing",
        "loss",
        "lost",
        "ruled",
        "ruling",
        "score",
        "scoreline",
        "tie",
        "trailed",
        "trailing",
        "triumph",
        "victory",
        "vote",
        "voted",
        "win",
        "winning",
        "won",
    ];
    let is_word = |word: &str| WORDS.binary_search(&word).is_ok();
    (1..=10).any(|back| is_word(scan.before(start, back)))
        || is_word(scan.word(end))
        || is_word(scan.word(end + 1))
}

#[cfg(test)]
mod tests {
    use super::super::number::tests::check;

    #[test]
    fn scores_and_what_looks_like_them() {
        check(&[
            ("They won 3-2 and drew 1-1.", "score 3-2 | score 1-1"),
            ("The panel voted 52 to 48.", "score 52-48"),
            ("It passed by 5 votes to 4.", "score 5-4"),
            ("They lost 2-3 at home.", "score 2-3"),
            ("Some 35-40 people slept there.", "35..40"),
            ("In the 2012-13 season, after 9-11, they played 4-4-2.", ""),
            ("Call +1-222-2222.", ""),
        ]);
    }
}

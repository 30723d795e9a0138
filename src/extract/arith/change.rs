//! Changes beside their terms: `rose 15 per cent from 76 to 84`, `up 30 to 150 from 110`, `doubled from 40 to 100`,
//! `at 84 million, 28 per cent above the 71 million`.

use super::passage::{Passages, Sentence, quantity, same_or_bare};
use super::{Relation, Tie};
use crate::read::Mention;
use crate::value::Value;

/// Words right before or around the size of a change.
const MOVES: &[&str] = &[
    "by",
    "up",
    "down",
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "grew",
    "grow",
    "grown",
    "growing",
    "growth",
    "increase",
    "increased",
    "increases",
    "increasing",
    "decrease",
    "decreased",
    "decline",
    "declined",
    "dropped",
    "drop",
    "drops",
    "dropping",
    "climbed",
    "climb",
    "climbing",
    "jumped",
    "jump",
    "jumping",
    "surged",
    "surge",
    "gained",
    "gain",
    "gains",
    "lost",
    "loss",
    "cut",
    "cuts",
    "reduced",
    "reduction",
    "raised",
    "hike",
    "revision",
    "advance",
    "advanced",
    "plunged",
    "plunge",
    "slumped",
    "slump",
    "soared",
    "leap",
    "leapt",
    "slipped",
    "added",
    "shed",
    "overrun",
    "change",
    "difference",
    "improvement",
    "lowered",
    "higher",
    "lower",
    "more",
    "fewer",
    "less",
];

/// Words of comparison behind the size of a change.
const ABOVE: &[&str] = &[
    "above", "below", "higher", "lower", "more", "less", "fewer", "up", "down",
];

/// Every change that the words tie to its terms.
pub(super) fn ties<'r>(passages: &Passages<'r>) -> Vec<Tie<'r>> {
    let mut out = Vec::new();
    for (sentence, next) in passages.pairs() {
        for (terms, around) in terms(sentence) {
            let stated = stated_before(sentence, around.0)
                .or_else(|| stated_after(sentence, around.1))
                .or_else(|| stated_next(sentence, next?, around.1));
            out.extend(stated.and_then(|stated| tie(stated, terms)));
        }
        for &stated in &sentence.mentions {
            let terms = since(sentence, stated).or_else(|| had_been(sentence, next?, stated));
            out.extend(terms.and_then(|terms| tie(stated, terms)));
        }
        let tied = |m: &Mention, all: &[Tie<'r>]| all.iter().any(|t| t.stated.core == m.core);
        for &stated in &sentence.mentions {
            let to = reached(sentence, stated).filter(|_| !tied(stated, &out));
            out.extend(to.map(|to| Tie {
                relation: Relation::Reached,
                stated,
                terms: vec![to],
            }));
        }
        for ([from, to], _) in terms(sentence) {
            let used = out.iter().any(|t| t.terms.iter().any(|m| m.core == to.core));
            if !used && is_level(to) {
                out.push(Tie {
                    relation: Relation::Before,
                    stated: to,
                    terms: vec![from],
                });
            }
        }
    }
    out
}

/// `rose by 9 per cent, to 47,400`: the level that a percentage, or a fraction of the level before, led to.
fn reached<'r>(sentence: &Sentence<'r>, stated: &Mention) -> Option<&'r Mention> {
    let sized = match stated.value {
        Value::Percent { points, .. } => !points && quantity(stated).is_some(),
        Value::Ratio { of, per } => of > 0 && of < per,
        _ => false,
    };
    let end = stated.tokens.end;
    let to = end + u32::from(sentence.word(end) == ",");
    let level = sentence.first_after(to)?;
    let near = sentence.word(to) == "to" && level.tokens.start - to <= 2;
    (sized && near && is_moved(sentence, stated) && is_level(level)).then_some(level)
}

/// A bare figure of three digits or more that is no percentage: two articles that give it mean one thing.
fn is_level(level: &Mention) -> bool {
    let mut digits = quantity(level).filter(|q| q.is_bare()).map_or(0, |q| q.n);
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    digits >= 100 && !matches!(level.value, Value::Percent { .. })
}

/// The claim that `stated` is the change between two terms.
fn tie<'r>(stated: &'r Mention, [from, to]: [&'r Mention; 2]) -> Option<Tie<'r>> {
    let relation = match stated.value {
        Value::Percent { points: false, .. } => Relation::Growth,
        Value::Ratio { of, per } if of > per || per == 2 => Relation::Multiple,
        _ if same_or_bare(from, stated) => Relation::Change,
        _ => return None,
    };
    (stated.core != from.core && stated.core != to.core).then(|| Tie {
        relation,
        stated,
        terms: vec![from, to],
    })
}

/// `from A to B` and `to B from A`: the earlier and the later term, and where the phrase begins and ends.
fn terms<'r>(sentence: &Sentence<'r>) -> Vec<([&'r Mention; 2], (u32, u32))> {
    let mut out = Vec::new();
    for &first in &sentence.mentions {
        let start = first.tokens.start;
        let Some(second) = sentence.first_after(first.tokens.end) else {
            continue;
        };
        let gap = first.tokens.end..second.tokens.start;
        let words = (sentence.before(start, 1), sentence.before(second.tokens.start, 1));
        let pair = match words {
            ("from", "to") => [first, second],
            ("to", "from") => [second, first],
            _ => continue,
        };
        let tight = gap.len() <= 6 && !sentence.has(gap, &["and", "but", ";", ":", "which", "while"]);
        if tight && same_or_bare(first, second) && !is_range(sentence, start) {
            out.push((pair, (start - 1, second.tokens.end)));
        }
    }
    out
}

/// `ranging from 40 to 60`: no change.
fn is_range(sentence: &Sentence<'_>, at: u32) -> bool {
    let word = sentence.before(at, 2);
    word.starts_with("rang")
        || word.starts_with("var")
        || matches!(word, "anywhere" | "aged" | "between" | "stretching")
}

/// `rose 15 per cent | from A to B`, `by 30 | to B from A`, `doubled | from A to B`.
fn stated_before<'r>(sentence: &Sentence<'r>, at: u32) -> Option<&'r Mention> {
    let stated = sentence.last_before(at)?;
    let gap = stated.tokens.end..at;
    let close = gap.len() <= 1 && !sentence.has(gap, &["and", "of"]);
    let hedged = sentence.before(stated.tokens.start, 1);
    let grown = matches!(stated.value, Value::Ratio { .. })
        && !matches!(
            hedged,
            "nearly" | "almost" | "than" | "about" | "roughly" | "around" | "over" | "least" | "virtually"
        );
    (close && (grown || is_moved(sentence, stated))).then_some(stated)
}

/// `from A to B, a rise of 30`, `(up 12 per cent)`.
fn stated_after<'r>(sentence: &Sentence<'r>, at: u32) -> Option<&'r Mention> {
    let stated = sentence.first_after(at)?;
    let start = stated.tokens.start;
    let apposed = matches!(sentence.word(at), "," | "(" | "–" | "—" | "-");
    let close = start - at <= 6 && !sentence.has(at + 1..start, &["and", "while", "but", ",", "in", "with"]);
    let led =
        sentence.before(start, 1) == "of" || MOVES.contains(&sentence.before(start, 1)) || start == at + 1;
    (apposed && close && led && is_moved(sentence, stated)).then_some(stated)
}

/// `from A to B. The rise, of 46 per cent, …`: the next sentence opens with the size of the change.
fn stated_next<'r>(sentence: &Sentence<'r>, next: &Sentence<'r>, at: u32) -> Option<&'r Mention> {
    let first = next.tokens.start;
    let stated = next.first_after(first)?;
    let opens = matches!(next.word(first), "the" | "that" | "this") && stated.tokens.start - first <= 6;
    let alone = sentence
        .first_after(at)
        .is_none_or(|m| !matches!(m.value, Value::Percent { .. }));
    let of = next.before(stated.tokens.start, 1) == "of";
    let moved = next.has(first..stated.tokens.start, MOVES);
    (opens && alone && of && moved && matches!(stated.value, Value::Percent { .. })).then_some(stated)
}

/// Whether a word of change stands within three tokens before the figure: `rose by`, `an increase of`.
fn is_moved(sentence: &Sentence<'_>, stated: &Mention) -> bool {
    let start = stated.tokens.start;
    let from = start.saturating_sub(3).max(sentence.tokens.start);
    sentence.has(from..start, MOVES)
}

/// `B, up 8 per cent from A`, `at B, is 28 per cent above A`.
fn since<'r>(sentence: &Sentence<'r>, stated: &'r Mention) -> Option<[&'r Mention; 2]> {
    let sized = matches!(stated.value, Value::Percent { points: false, .. });
    let end = stated.tokens.end;
    let word = sentence.word(end);
    let up =
        matches!(sentence.before(stated.tokens.start, 1), "up" | "down") && matches!(word, "from" | "on");
    let above = match word {
        "above" | "below" => true,
        // `2.7 per cent higher at 31.16` names the later figure.
        _ => ABOVE.contains(&word) && matches!(sentence.word(end + 1), "than" | "from" | "on"),
    };
    if !sized || !(up || above) {
        return None;
    }
    let from = sentence.first_after(end)?;
    let gap = end..from.tokens.start;
    let to = sentence.last_before(stated.tokens.start)?;
    let near = gap.len() <= 4
        && !sentence.has(gap, &[",", "and", "in"])
        && stated.tokens.start - to.tokens.end <= 8
        && !sentence.has(
            to.tokens.end..stated.tokens.start,
            &["and", "while", "but", "with", ";"],
        );
    (near && same_or_bare(to, from) && quantity(from)?.is_bare()).then_some([from, to])
}

/// `jumped by 15 per cent to 84.47. They had ended last week at 76.10`.
fn had_been<'r>(
    sentence: &Sentence<'r>,
    next: &Sentence<'r>,
    stated: &'r Mention,
) -> Option<[&'r Mention; 2]> {
    if !matches!(stated.value, Value::Percent { points: false, .. }) || !is_moved(sentence, stated) {
        return None;
    }
    let to = sentence.first_after(stated.tokens.end)?;
    let reached = sentence.word(stated.tokens.end) == "to" && to.tokens.start - stated.tokens.end <= 2;
    let from = next.first_after(next.tokens.start)?;
    let alone = next
        .first_after(from.tokens.end)
        .is_none_or(|m| !same_or_bare(from, m));
    let before = next.tokens.start..from.tokens.start;
    let told = next.has(before.clone(), &["had", "ended", "closed"])
        && next.before(from.tokens.start, 1) == "at"
        && before.len() <= 10
        && matches!(next.word(next.tokens.start), "they" | "it" | "the");
    (reached && alone && told && same_or_bare(from, to)).then_some([from, to])
}

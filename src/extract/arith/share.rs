//! Percentages beside the figures they are of: `2,270 cases, or 68 per cent of the 3,912`, `24 of 160 samples (15 per
//! cent)`, `60 per cent of the 2 million, that is 1.2 million`, `29 per cent … and the remaining 71 per cent`.

use super::passage::{Passages, Sentence, alike, quantity, same_or_bare};
use super::{Relation, Tie, reckon};
use crate::read::Mention;
use crate::value::Value;

/// A part and its share stand at most so many tokens apart.
const NEAR: u32 = 7;
/// The same where the part says no noun.
const FAR: u32 = 12;

/// Every percentage that the words tie to a part and its whole, or to the rest of a hundred.
pub(super) fn ties<'r>(passages: &Passages<'r>) -> Vec<Tie<'r>> {
    let mut out = Vec::new();
    for (sentence, next) in passages.pairs() {
        for &stated in sentence.mentions.iter().filter(|m| is_share(m)) {
            let terms = of_the_part(passages, sentence, stated)
                .or_else(|| of_the_whole(sentence, stated))
                .or_else(|| came_to(sentence, stated));
            out.extend(terms.map(|terms| Tie {
                relation: Relation::Share,
                stated,
                terms,
            }));
            out.extend(the_rest(sentence, stated));
        }
        out.extend(next.and_then(|next| excess(sentence, next)));
        out.extend(next.and_then(|next| in_other_words(sentence, next)));
    }
    out
}

/// A percentage, or a fraction of one: `a quarter`.
fn is_share(mention: &Mention) -> bool {
    match mention.value {
        Value::Percent { points, .. } => !points && quantity(mention).is_some(),
        Value::Ratio { of, per } => of > 0 && of < per,
        _ => false,
    }
}

/// `N …, or P of M`, `N of M (P)`, `Of the M …, N, or P`: the part stands before its share.
fn of_the_part<'r>(
    passages: &Passages<'r>,
    sentence: &Sentence<'r>,
    stated: &'r Mention,
) -> Option<Vec<&'r Mention>> {
    let at = sentence.begin(stated);
    let right = base_behind(sentence, stated);
    let cue = cue_before(sentence, at);
    let apposed = (cue.is_none() && sentence.before(at, 1) == ",").then(|| at - 1);
    let nearest = sentence.last_before(cue.or(apposed)?)?;
    let (part, left) = match of_another(sentence, nearest) {
        Some(part) => (part, Some(nearest)),
        None => (nearest, opening(sentence, nearest)),
    };
    let elliptic = is_elliptic(sentence, part);
    let near = if elliptic { FAR } else { NEAR };
    if cue.or(apposed)? - nearest.tokens.end > near || quantity(part).is_none() {
        return None;
    }
    // `203,000 people voted, 64 per cent of a register of 331,000`, `12 of the 40 failed, nearly half of the class`.
    let plain = || is_closed(sentence, stated);
    let whole = match (right, left) {
        (Some(whole), _) => whole,
        (None, Some(whole)) if cue.is_some() || plain() => whole,
        (None, None) if cue.is_some() => {
            let lone = Lone {
                passages,
                sentence,
                part,
                stated,
            };
            lone.of_them()
                .or_else(|| lone.counted_before().filter(|_| plain()))?
        }
        _ => return None,
    };
    fits(part, whole).then(|| vec![part, whole])
}

/// Words behind a figure whose noun is left out: `790 had come back`.
fn is_elliptic(sentence: &Sentence<'_>, part: &Mention) -> bool {
    const AUX: &[&str] = &[
        "had", "have", "has", "were", "was", "are", "is", "would", "will", "could", "can", "may", "might",
        "did", "do", "failed", "passed", "tested", "said", "voted", "died", "survived", "remain", "remained",
        "escaped", "needed", "lacked", "came", "went", "stayed", "left", "took", "got", "showed", "reported",
        "lost", "won",
    ];
    AUX.contains(&sentence.word(part.tokens.end))
}

/// Whether a share is all that is said of it: `, or 74 per cent.`, `, nearly half of the guild,`.
fn is_closed(sentence: &Sentence<'_>, stated: &Mention) -> bool {
    let end = stated.tokens.end;
    let stops = |i: u32| {
        i >= sentence.tokens.end || matches!(sentence.word(i), "." | "," | ";" | ")" | "—" | "–" | ":")
    };
    let whole =
        sentence.word(end) == "of" && matches!(sentence.word(end + 1), "the" | "all" | "its" | "their");
    // A plural is a set of its own: `of the women`.
    let noun = sentence.word(end + 2);
    let irregular = noun.ends_with("men") || matches!(noun, "children" | "people" | "rest" | "latter");
    let one = noun.ends_with("ss") || !noun.ends_with('s') && !irregular;
    stops(end) || whole && one && (end + 3..end + 5).any(stops)
}

/// A part with its share, in a sentence that does not say of what.
struct Lone<'a, 'r> {
    passages: &'a Passages<'r>,
    sentence: &'a Sentence<'r>,
    part: &'a Mention,
    stated: &'a Mention,
}

impl<'r> Lone<'_, 'r> {
    /// `The library lent out 840 books. … 790 had come back, or 74 per cent`: what was counted before, where no
    /// figure of the article makes the share right.
    fn counted_before(&self) -> Option<&'r Mention> {
        let Self {
            passages,
            sentence,
            part,
            ..
        } = self;
        let first = sentence.first_after(sentence.tokens.start)?;
        let these = sentence.word(sentence.tokens.start) == "of"
            && matches!(
                sentence.word(sentence.tokens.start + 1),
                "these" | "those" | "them"
            );
        if first.core != part.core || !these && !is_elliptic(sentence, part) {
            return None;
        }
        let earlier = passages.earlier(sentence);
        let nearest = earlier
            .into_iter()
            .find(|whole| alike(part, whole) && fits(part, whole))?;
        let other = passages
            .figures()
            .filter(|m| alike(part, m) && fits(part, m))
            .any(|whole| self.is_right(whole));
        (self.is_right(nearest) || !other).then_some(nearest)
    }

    /// `Thirty-one of them, that is 57 per cent`: the nearest larger figure before it, unless an earlier one would fit.
    fn of_them(&self) -> Option<&'r Mention> {
        let Self {
            passages,
            sentence,
            part,
            ..
        } = self;
        let end = part.tokens.end;
        let them = matches!(
            sentence.word(end + 1),
            "them" | "these" | "those" | "whom" | "which"
        );
        if sentence.word(end) != "of" || !them {
            return None;
        }
        let earlier = passages.earlier(sentence);
        let mut wholes = earlier.iter().copied().filter(|whole| fits(part, whole));
        let nearest = wholes.next()?;
        let other = wholes.any(|whole| self.is_right(whole));
        (!other).then_some(nearest)
    }

    /// Whether `whole` makes the share right.
    fn is_right(&self, whole: &Mention) -> bool {
        reckon::fits(
            Relation::Share,
            &self.stated.value,
            &[&self.part.value, &whole.value],
        )
    }
}

/// `64 in a total of 150 came to half of everything`, `24 of the 160 are a quarter`.
fn came_to<'r>(sentence: &Sentence<'r>, stated: &'r Mention) -> Option<Vec<&'r Mention>> {
    const VERBS: [&[&str]; 16] = [
        &["came", "to"],
        &["comes", "to"],
        &["come", "to"],
        &["amounted", "to"],
        &["amounts", "to"],
        &["amount", "to"],
        &["made", "up"],
        &["makes", "up"],
        &["make", "up"],
        &["accounted", "for"],
        &["accounts", "for"],
        &["account", "for"],
        &["represented"],
        &["represents"],
        &["represent"],
        &["equals"],
    ];
    let at = sentence.begin(stated);
    let verb = VERBS.iter().find(|cue| sentence.ends(at, cue))?;
    let verb = at.checked_sub(u32::try_from(verb.len()).ok()?)?;
    let whole = sentence.last_before(verb)?;
    let part = sentence.last_before(whole.tokens.start)?;
    let gap = part.tokens.end..whole.tokens.start;
    let of = matches!(sentence.word(gap.start), "of" | "out" | "in" | "from") && gap.len() <= 3;
    let near = verb - whole.tokens.end <= NEAR && !sentence.has(whole.tokens.end..verb, &[",", "and", "but"]);
    let end = stated.tokens.end;
    let closed = sentence.word(end) == "of" || is_closed(sentence, stated);
    (of && near && closed && fits(part, whole)).then(|| vec![part, whole])
}

/// `checked 60 kettles and marked 15. In other words, one in three of those`: the only two figures of one sentence.
fn in_other_words<'r>(sentence: &Sentence<'r>, next: &Sentence<'r>) -> Option<Tie<'r>> {
    const OPENINGS: [&[&str]; 6] = [
        &["in", "other", "words"],
        &["that", "means"],
        &["this", "means"],
        &["that", "makes"],
        &["that", "amounts", "to"],
        &["put", "differently"],
    ];
    let first = next.tokens.start;
    let opens = |cue: &&&[&str]| (first..).zip(cue.iter()).all(|(i, word)| next.word(i) == *word);
    let cue = OPENINGS.iter().find(opens)?;
    let stated = next.first_after(first)?;
    let near = stated.tokens.start <= first + u32::try_from(cue.len()).ok()? + 3;
    let of = next.word(stated.tokens.end) == "of"
        && matches!(next.word(stated.tokens.end + 1), "those" | "them" | "all")
        || is_closed(next, stated);
    let one = sentence.first_after(sentence.tokens.start)?;
    let two = sentence.first_after(one.tokens.end)?;
    let alone = sentence.first_after(two.tokens.end).is_none();
    let (part, whole) = if fits(one, two) { (one, two) } else { (two, one) };
    (near && of && alone && is_share(stated) && alike(part, whole) && fits(part, whole)).then(|| Tie {
        relation: Relation::Share,
        stated,
        terms: vec![part, whole],
    })
}

/// Where the words that make a share an apposition begin: `, or`, `that is`, `(`.
fn cue_before(sentence: &Sentence<'_>, at: u32) -> Option<u32> {
    const CUES: [&[&str]; 19] = [
        &[",", "which", "amounts", "to"],
        &[",", "which", "amounted", "to"],
        &[",", "which", "makes"],
        &[",", "which", "came", "to"],
        &[",", "which", "comes", "to"],
        &[",", "a", "rate", "of"],
        &[",", "a", "share", "of"],
        &[",", "a", "proportion", "of"],
        &[",", "a", "success", "rate", "of"],
        &[",", "a", "failure", "rate", "of"],
        &[",", "or"],
        &["or"],
        &["("],
        &["that", "is"],
        &["that", "is", ","],
        &["that's"],
        &["which", "is"],
        &["i.e", "."],
        &["equivalent", "to"],
    ];
    let cue = CUES.iter().find(|cue| sentence.ends(at, cue))?;
    at.checked_sub(u32::try_from(cue.len()).ok()?)
}

/// The whole right behind its share: `68 per cent of the 3,912`, `64 per cent) of a register of 331,000`.
fn base_behind<'r>(sentence: &Sentence<'r>, stated: &Mention) -> Option<&'r Mention> {
    let end = stated.tokens.end;
    let of = end + u32::from(sentence.word(end) == ")");
    let whole = sentence.first_after(of)?;
    let close = whole.tokens.start - of <= 5;
    let plain = !sentence.has(
        of + 1..whole.tokens.start,
        &[",", "and", "or", ";", ":", "(", "in", "to"],
    );
    (sentence.word(of) == "of" && close && plain && is_base(sentence, whole)).then_some(whole)
}

/// A whole is a figure with a determiner or an `of` before it, or at the end of its phrase; `of the 12 people over 65`
/// is one, `of people over 65` is none.
fn is_base(sentence: &Sentence<'_>, whole: &Mention) -> bool {
    quantity(whole).is_some()
        && !matches!(
            sentence.before(whole.tokens.start, 1),
            "over" | "under" | "aged" | "than" | "by" | "top" | "first" | "last" | "between" | "another"
        )
}

/// The part before its whole: `24 of the 160`.
fn of_another<'r>(sentence: &Sentence<'r>, whole: &Mention) -> Option<&'r Mention> {
    let part = sentence.last_before(whole.tokens.start)?;
    let gap = part.tokens.end..whole.tokens.start;
    let of = sentence.word(gap.start) == "of"
        || sentence.has(gap.clone(), &["of"]) && gap.len() <= 3 && !sentence.has(gap.clone(), &[",", "and"]);
    (of && gap.len() <= 4 && alike(part, whole)).then_some(part)
}

/// `Of the 160 samples taken, 24`: the sentence opens with the whole.
fn opening<'r>(sentence: &Sentence<'r>, part: &Mention) -> Option<&'r Mention> {
    let first = sentence.tokens.start;
    let whole = sentence.first_after(first)?;
    let opens = sentence.word(first) == "of" && whole.tokens.start <= first + 3;
    (opens && whole.core != part.core).then_some(whole)
}

/// Words that join a share to its count.
const CUES: [&[&str]; 6] = [
    &["that", "is"],
    &["that", "is", "to", "say"],
    &["or"],
    &["which", "is"],
    &["i.e", "."],
    &["that", "is", ","],
];

/// `60 per cent of the 2 million was his, that is to say 1.2 million`: the part stands behind its share.
fn of_the_whole<'r>(sentence: &Sentence<'r>, stated: &'r Mention) -> Option<Vec<&'r Mention>> {
    let whole = base_behind(sentence, stated)?;
    let part = sentence.first_after(whole.tokens.end)?;
    let at = part.tokens.start;
    let cue = CUES.iter().any(|cue| sentence.ends(at, cue))
        || sentence.word(part.tokens.end) == ")" && sentence.before(at, 1) == "(";
    (cue && at - whole.tokens.end <= NEAR + 4 && fits(part, whole)).then(|| vec![part, whole])
}

/// Whether one figure can be a part of the other.
fn fits(part: &Mention, whole: &Mention) -> bool {
    let (Some(x), Some(y)) = (quantity(part), quantity(whole)) else {
        return false;
    };
    same_or_bare(part, whole) && x.n < y.n
}

/// `29 per cent … and the remaining 81 per cent`: with the percentage before it in the sentence that comes nearest.
fn the_rest<'r>(sentence: &Sentence<'r>, stated: &'r Mention) -> Option<Tie<'r>> {
    let at = stated.tokens.start;
    let led = sentence.before(at, 1) == "remaining" || sentence.ends(at, &["the", "other"]);
    let own = quantity(stated)?.n;
    let percent = |m: &&Mention| matches!(m.value, Value::Percent { points: false, .. });
    let before = sentence.mentions.iter().copied().filter(|m| m.tokens.end <= at);
    let missing = |m: &&Mention| quantity(m).map_or(i64::MAX, |q| (q.n + own - 100_000).abs());
    // Of several, one that is written as finely as the rest is.
    let fine = |m: &&Mention| quantity(m).is_some_and(|q| (q.n % 1_000 == 0) == (own % 1_000 == 0));
    let other = before.filter(percent).filter(fine).min_by_key(missing)?;
    (led && missing(&other) <= 15_000 && percent(&stated)).then(|| Tie {
        relation: Relation::Rest,
        stated,
        terms: vec![other],
    })
}

/// `S$1.2 billion above the S$6.6 billion budget. That is an overrun of 28 per cent`.
fn excess<'r>(sentence: &Sentence<'r>, next: &Sentence<'r>) -> Option<Tie<'r>> {
    let pointing = matches!(next.word(next.tokens.start), "that" | "this" | "it" | "which");
    let stated = next.first_after(next.tokens.start)?;
    let near = stated.tokens.start - next.tokens.start <= 6 && next.before(stated.tokens.start, 1) == "of";
    let bases = sentence.mentions.iter().copied();
    let (part, whole) = bases
        .filter_map(|whole| Some((sentence.last_before(whole.tokens.start)?, whole)))
        .find(|(part, whole)| {
            let gap = part.tokens.end..whole.tokens.start;
            matches!(sentence.word(gap.start), "above" | "over" | "below" | "under") && gap.len() <= 3
        })?;
    (pointing && near && is_share(stated) && fits(part, whole)).then(|| Tie {
        relation: Relation::Share,
        stated,
        terms: vec![part, whole],
    })
}

//! The words that make a figure a total, and those that open or close the list of its parts.

use super::Figure;
use crate::read::Mention;
use crate::text::Doc;

/// Words right before a total, longest first.
const BEFORE: &[&[&str]] = &[
    &["a", "total", "of"],
    &["total", "of"],
    &["adding", "up", "to"],
    &["add", "up", "to"],
    &["adds", "up", "to"],
    &["added", "up", "to"],
    &["which", "makes"],
    &["which", "made"],
    &["making"],
    &["totalling"],
    &["totaling"],
    &["totalled"],
    &["totaled"],
    &["altogether"],
    &["in", "all", ","],
    &["in", "total", ","],
    &["all", "told", ","],
];

/// Words within three after a total.
const AFTER: &[&[&str]] = &[
    &["in", "all"],
    &["in", "total"],
    &["all", "told"],
    &["altogether"],
    &["between", "them"],
    &["combined"],
];

/// First words of a sentence that gives a total of what came before it.
const OPENING: &[&str] = &["together", "combined", "altogether"];

/// Words right before a part that completes its whole.
pub(super) const REST: &[&[&str]] = &[
    &["the", "other"],
    &["the", "remaining"],
    &["the", "remainder", ","],
    &["another"],
];

/// What opens a list of all that a total is made of.
pub(super) const OPENERS: &[&[&str]] = &[
    &[":"],
    &["("],
    &["viz", "."],
    &["viz"],
    &["namely"],
    &["made", "up", "of"],
    &["consisting", "of"],
    &["comprising"],
    &["of", "whom"],
    &["of", "which"],
];

/// Words right behind a figure whose noun is left out.
pub(super) const ELLIPTIC: &[&str] = &[
    "in",
    "at",
    "by",
    "with",
    "without",
    "on",
    "from",
    "to",
    "for",
    "of",
    "because",
    "between",
    "near",
    "under",
    "over",
    "during",
    "after",
    "before",
    "outside",
    "inside",
    "through",
    "via",
    "among",
    "against",
    "across",
    "along",
    "off",
    "within",
    "around",
    "towards",
    "toward",
    "aboard",
    "as",
    "were",
    "was",
    "are",
    "is",
    "had",
    "have",
    "has",
    "will",
    "would",
    "could",
    "can",
    "did",
    "do",
    "went",
    "came",
    "died",
    "got",
    "took",
    "left",
    "remain",
    "remained",
    "escaped",
    "survived",
    "opened",
    "closed",
    "said",
    "voted",
    "chose",
    "the",
    "this",
    "last",
    "next",
    "here",
    "there",
    "abroad",
    "overseas",
    "elsewhere",
    "more",
    "who",
    "that",
    "which",
    "women",
    "men",
    "girls",
    "boys",
    "children",
    "adults",
];
/// Words that let a thing be counted twice.
pub(super) const TWICE: &[&str] = &[
    "both",
    "also",
    "twice",
    "overlap",
    "overlapping",
    "too",
    "including",
    "each",
];

/// Whether `cue` ends within two tokens before token `at`, or before what the figure there is the amount of: `made up of
/// a stock of 40`.
pub(super) fn opens(doc: &Doc<'_>, cue: &[&str], at: u32) -> bool {
    let amount = at
        .checked_sub(1)
        .is_some_and(|i| doc.word(i) == "of" && cue.last() == Some(&"of"));
    let reach = if amount { 6 } else { 3 };
    (0..reach).any(|back| at.checked_sub(back).is_some_and(|end| ends_at(doc, cue, end)))
}

/// `including 12`, `12 of them`, `another 12`: a part of a part.
pub(super) fn is_singled(doc: &Doc<'_>, part: &Figure<'_>) -> bool {
    let tokens = &part.mention.tokens;
    let before = doc.word(tokens.start.saturating_sub(1));
    matches!(
        before,
        "including" | "with" | "over" | "under" | "aged" | "than" | "by" | "to" | "from"
    ) || starts_at(doc, &["of", "them"], tokens.end)
        || starts_at(doc, &["of", "whom"], tokens.end)
}

/// `41 men, 19 women and 6 children`: kinds of people that leave nobody out.
pub(super) fn is_everybody(doc: &Doc<'_>, parts: &[Figure<'_>]) -> bool {
    let says = |words: &[&str]| {
        parts.iter().any(|p| {
            let end = p.mention.tokens.end;
            (end..end + 3).any(|i| words.contains(&doc.word(i)))
        })
    };
    says(&["men", "male", "males", "boys"]) && says(&["women", "female", "females", "girls"])
        || says(&["adults"]) && says(&["children", "minors"])
}

/// `in all`, `a total of`: the words before or after the figure say that it is a sum.
pub(super) fn is_total(doc: &Doc<'_>, total: &Figure<'_>) -> bool {
    let tokens = &total.mention.tokens;
    let first = doc.sentence(total.sentence).map_or(0, |s| s.tokens.start);
    let opens = OPENING.contains(&doc.word(first)) && tokens.start > first;
    opens
        || BEFORE
            .iter()
            .any(|cue| ends_at(doc, cue, tokens.start) || ends_at(doc, cue, total.mention.core.start))
        || (0..4).any(|skip| AFTER.iter().any(|cue| starts_at(doc, cue, tokens.end + skip)))
}

/// `of the 17 who escaped`.
pub(super) fn opens_a_share(doc: &Doc<'_>, mention: &Mention) -> bool {
    ends_at(doc, &["of", "the"], mention.core.start) && {
        let start = mention.core.start.saturating_sub(2);
        doc.token(start).is_some_and(|t| t.capital) || doc.is_mark(start.saturating_sub(1), ",")
    }
}

/// Whether the words of `cue` stand right before token `end`.
pub(super) fn ends_at(doc: &Doc<'_>, cue: &[&str], end: u32) -> bool {
    let Some(start) = u32::try_from(cue.len()).ok().and_then(|n| end.checked_sub(n)) else {
        return false;
    };
    // Hardly any cue has the last word, and the next question is of the same token.
    cue.last().is_none_or(|last| doc.word(end - 1) == *last) && starts_at(doc, cue, start)
}

/// Whether the words of `cue` stand from token `start` on.
pub(super) fn starts_at(doc: &Doc<'_>, cue: &[&str], start: u32) -> bool {
    (start..).zip(cue).all(|(i, word)| doc.word(i) == *word)
}

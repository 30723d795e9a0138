//! Whether the words around a date look back or ahead.

use std::sync::LazyLock;

use super::expr::Lean;
use super::words::{Cursor, before};
use crate::text::BlockRole;
use crate::text::vocab::{WordMap, is_one_of};

/// Words that point ahead, wherever they stand before a date.
const AHEAD: &[&str] = &[
    "will",
    "won't",
    "shall",
    "due",
    "expected",
    "scheduled",
    "slated",
    "upcoming",
    "forthcoming",
    "plans",
    "plan",
    "planned",
    "planning",
    "intends",
    "intend",
    "hopes",
    "hope",
    "going",
    "set",
    "would",
    "ahead",
    "can",
    "may",
    "could",
    "must",
    "should",
    "if",
    "faces",
    "face",
    "deadline",
];

/// Words that point back: verbs of saying and the past of the commonest verbs that do not end in `ed`.
const BACK: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "went", "came", "took", "gave", "made", "began", "rose",
    "fell", "left", "met", "won", "lost", "saw", "held", "shot", "hit", "broke", "struck", "cut", "sent",
    "became", "got", "found", "put", "ran", "spoke", "wrote", "stood", "paid", "sold", "bought", "built",
    "brought", "kept", "led", "died", "has", "have", "been", "drove", "flew", "sank", "blew", "caught",
    "fought", "grew", "knew", "opened", "closed",
];

/// Verbs in the present of what a calendar holds: `the ban takes effect on 1 January`, `schools reopen on Monday`.
const SCHEDULED: &[&str] = &[
    "begins",
    "starts",
    "opens",
    "reopens",
    "ends",
    "closes",
    "finishes",
    "resumes",
    "expires",
    "returns",
    "concludes",
    "begin",
    "start",
    "reopen",
    "resume",
    "expire",
    "comes",
    "takes",
];

/// The words of both lists and where they point.
static SIDES: LazyLock<WordMap<Lean>> = LazyLock::new(|| {
    let ahead = AHEAD.iter().map(|word| (*word, Lean::Future));
    WordMap::new(ahead.chain(BACK.iter().map(|word| (*word, Lean::Past))))
});

/// The way a sentence leans around the expression at `at..end`: the nearest verb before it in its clause decides, else
/// the nearest after it.
pub(super) fn lean(c: &Cursor<'_, '_>, at: u32, end: u32) -> Lean {
    let sentence = c.doc.sentence_of(at);
    let bounds = sentence.and_then(|n| c.doc.sentence(n)).map(|s| s.tokens.clone());
    let Some(bounds) = bounds else { return Lean::Open };
    if matches!(c.before(at), "until" | "till" | "by") {
        return if is_still_open(c, bounds.start.max(at.saturating_sub(14)), at) {
            Lean::Future
        } else {
            Lean::Nearest
        };
    }
    let headline = sentence.is_some_and(|n| c.doc.role_of(n) == BlockRole::Headline);
    for i in (bounds.start.max(at.saturating_sub(14))..at).rev() {
        if stops(c, i) {
            break;
        }
        if let Some(lean) = cue(c, i, headline) {
            return lean;
        }
    }
    for i in (end..bounds.end.min(end.saturating_add(12))).skip_while(|&i| i == end && c.is(i, &[","])) {
        if stops(c, i) {
            break;
        }
        if let Some(lean) = cue(c, i, headline) {
            return lean;
        }
    }
    Lean::Open
}

/// Whether the words before a deadline at `at` say that it is still to come: `have until Friday`, `must reply by Friday`.
fn is_still_open(c: &Cursor<'_, '_>, from: u32, at: u32) -> bool {
    let has = before(before(at));
    if c.is(has, &["have", "has"]) && !c.is(at.saturating_sub(1), &["by"]) {
        return true;
    }
    (from..at)
        .rev()
        .take_while(|&i| !stops(c, i))
        .any(|i| c.is(i, &["must", "will", "shall", "won't"]))
}

fn stops(c: &Cursor<'_, '_>, at: u32) -> bool {
    c.is(at, &[";", ":", "“", "”", "\"", "—", "which", "who", "("])
}

fn cue(c: &Cursor<'_, '_>, at: u32, headline: bool) -> Option<Lean> {
    let word = c.word(at);
    let infinitive =
        word == "to" && c.is_word(at + 1) && !c.capital(at + 1) && !c.is(at + 1, &["the", "a", "an"]);
    let passive = infinitive && c.is(before(at), &["is", "are", "be"]);
    let sides = SIDES.get(c.hashed(at));
    // `The plan` and `its hopes` are things: they point nowhere.
    let thing = matches!(
        word,
        "plan" | "plans" | "hope" | "hopes" | "face" | "faces" | "set"
    ) && c.is(
        before(at),
        &[
            "the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my", "of",
        ],
    );
    // `set for Tuesday` looks ahead, `rain set in` does not.
    let happened = word == "set" && !c.is(at + 1, &["for", "to"]);
    let ahead = sides.contains(&Lean::Future) && !thing && !happened;
    if ahead && !(word == "may" && c.capital(at)) || word.ends_with("'ll") || passive {
        return Some(Lean::Future);
    }
    if headline && infinitive {
        return Some(Lean::Future);
    }
    let noun = c.is(before(at), &["the", "a", "an", "of", "its", "at", "from"]);
    let led = !matches!(word, "comes" | "takes") || c.is(at + 1, &["into", "effect", "place"]);
    if is_one_of(word, SCHEDULED) && !noun && led && !headline {
        return Some(Lean::Future);
    }
    if c.is(before(at), &["be", "being"]) {
        return None;
    }
    (sides.contains(&Lean::Past) || word.len() > 4 && word.ends_with("ed")).then_some(Lean::Past)
}

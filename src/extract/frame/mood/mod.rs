//! Mood, negation and part-counts: trigger words with a reach and words that end it, as in `ConText` (Harkema and
//! others 2009). No parser.

mod cues;
mod partial;
mod table;

use std::ops::Range;

use crate::extract::Mood;
use crate::text::vocab::is_one_of;
use crate::text::{BlockRole, Doc};
use cues::{Cue, Says};
pub(crate) use partial::is_partial;
use table::Trigger;
pub(crate) use table::{Triggers, triggers};

/// Words and marks that no reach crosses.
const TERMINATORS: &[&str] = &[
    ";", ":", "“", "”", "\"", "—", "(", ")", "but", "although", "though", "while", "whereas", "however",
    "because", "which", "who", "where", "whose",
];

/// Words that end a reach towards the subject: what stands before them is another clause.
const CLAUSES: &[&str] = &[
    ",", "that", "and", "he", "she", "they", "it", "we", "i", "you", "said", "says", "told", "added", "when",
    "after", "before", "as", "since", "until", "if",
];

/// Verbs that take a clause up again behind one that stands in it.
const RESUMES: &[&str] = &["was", "were", "is", "are", "has", "have", "had", "will", "would"];

/// Whether it is said to be so, and whether it is denied.
pub(super) fn of(
    doc: &Doc<'_>,
    sentence: Range<u32>,
    role: BlockRole,
    triggers: &[Trigger],
    tokens: &Range<u32>,
) -> (Mood, bool) {
    let mut mood = Mood::Fact;
    let mut negated = false;
    for &(from, to, cue) in triggers {
        if !reaches(doc, from, to, cue, tokens) {
            continue;
        }
        match cue.says {
            Says::Mood(found) => mood = mood.max(found),
            Says::Not => negated = true,
            Says::Nothing => {}
        }
    }
    if role == BlockRole::Headline && mood == Mood::Fact && infinitive_headline(doc, &sentence, tokens) {
        mood = Mood::Planned;
    }
    if asked(doc, &sentence, tokens) {
        mood = Mood::Question;
    }
    (mood, negated)
}

fn reaches(doc: &Doc<'_>, from: u32, to: u32, cue: &Cue, tokens: &Range<u32>) -> bool {
    if tokens.start >= to {
        let near = tokens.start - to < cue.behind;
        // `Boats that were never built were sold to 40 people`: the verb behind the one denied is another clause's.
        let resumes = cue.says == Says::Not && tokens.start > to + 1 && RESUMES.contains(&doc.word(to + 1));
        return near && !resumes && !(to..tokens.start).any(|i| stops(doc, i));
    }
    if tokens.end <= from {
        let near = from - tokens.end < cue.before;
        let other = |i: u32| stops(doc, i) || is_one_of(doc.word(i), CLAUSES);
        return near && !(tokens.end..from).any(other);
    }
    // A trigger inside the claim's own words (`300 planned homes`).
    cue.says != Says::Nothing
}

fn stops(doc: &Doc<'_>, at: u32) -> bool {
    is_one_of(doc.word(at), TERMINATORS)
}

/// `Russia to deploy 9,000 troops`: in a headline a bare infinitive is a plan.
fn infinitive_headline(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    let from = sentence.start.max(tokens.start.saturating_sub(8));
    (from..(tokens.end + 4).min(sentence.end)).any(|i| {
        let verb = doc.word(i + 1);
        doc.word(i) == "to"
            && i > sentence.start
            && doc.is_word(i + 1)
            && crate::lexicon::is_verb(verb)
            && !doc.is_figure(i - 1)
            && !matches!(
                doc.word(i - 1),
                "rises"
                    | "up"
                    | "down"
                    | "rose"
                    | "fell"
                    | "falls"
                    | "grows"
                    | "climbs"
                    | "due"
                    | "forced"
                    | "began"
                    | "begins"
            )
    })
}

/// Whether the words stand in a question.
fn asked(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    (tokens.end..sentence.end)
        .find(|&i| matches!(doc.word(i), "?" | "!" | "." | "”" | "“" | "\""))
        .is_some_and(|i| doc.is_mark(i, "?"))
}

//! Mood, negation and part-counts: trigger words with a reach and words that end it, as in `ConText` (Harkema and
//! others 2009). No parser.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::Mood;
use crate::text::vocab::{WordMap, is_one_of};
use crate::text::{BlockRole, Doc};

/// What a trigger says of the words in its reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Mood(Mood),
    Not,
    /// Looks like a trigger and is none: `not only`.
    Nothing,
}

/// A trigger and how many tokens before and behind it are in its reach.
pub(super) struct Cue {
    words: &'static str,
    says: Says,
    before: u32,
    behind: u32,
}

const fn cue(words: &'static str, says: Says, before: u32, behind: u32) -> Cue {
    Cue {
        words,
        says,
        before,
        behind,
    }
}

const PLANNED: Says = Says::Mood(Mood::Planned);
const POSSIBLE: Says = Says::Mood(Mood::Possible);
const IF: Says = Says::Mood(Mood::Conditional);

/// Triggers, the longer ones first where one begins another. A word that ends in `~` stands for every word it begins.
const CUES: &[Cue] = &[
    // Not what they look like.
    cue("not only", Says::Nothing, 0, 0),
    cue("not just", Says::Nothing, 0, 0),
    cue("not merely", Says::Nothing, 0, 0),
    cue("not least", Says::Nothing, 0, 0),
    cue("not to mention", Says::Nothing, 0, 0),
    cue("not more than", Says::Nothing, 0, 0),
    cue("not less than", Says::Nothing, 0, 0),
    cue("not fewer than", Says::Nothing, 0, 0),
    cue("not until", Says::Nothing, 0, 0),
    cue("no doubt", Says::Nothing, 0, 0),
    cue("if not", Says::Nothing, 0, 0),
    cue("if only", Says::Nothing, 0, 0),
    cue("as if", Says::Nothing, 0, 0),
    cue("even if", Says::Nothing, 0, 0),
    cue("won't be just", PLANNED, 8, 12),
    cue("will not be just", PLANNED, 8, 12),
    cue("could not be reached", Says::Nothing, 0, 0),
    cue("could not", Says::Not, 6, 8),
    cue("couldn't", Says::Not, 6, 8),
    cue("could see", Says::Nothing, 0, 0),
    cue("could hear", Says::Nothing, 0, 0),
    cue("could be seen", Says::Nothing, 0, 0),
    cue("could be heard", Says::Nothing, 0, 0),
    // Conditions.
    cue("would have", IF, 8, 12),
    cue("could have", POSSIBLE, 8, 12),
    // Whoever asks or sees `if` something is so makes no condition of what stands before.
    cue("asked if", POSSIBLE, 0, 14),
    cue("asking if", POSSIBLE, 0, 14),
    cue("ask if", POSSIBLE, 0, 14),
    cue("see if", POSSIBLE, 0, 14),
    cue("know if", POSSIBLE, 0, 14),
    cue("knows if", POSSIBLE, 0, 14),
    cue("clear if", POSSIBLE, 0, 14),
    cue("sure if", POSSIBLE, 0, 14),
    cue("wonder~ if", POSSIBLE, 0, 14),
    cue("check if", POSSIBLE, 0, 14),
    cue("if", IF, 8, 14),
    cue("unless", IF, 8, 14),
    cue("provided that", IF, 8, 12),
    cue("in case", IF, 0, 12),
    cue("were to", IF, 8, 12),
    // Plans and forecasts.
    cue("will not", PLANNED, 8, 14),
    cue("won't", PLANNED, 8, 14),
    cue("will", PLANNED, 8, 14),
    cue("~'ll", PLANNED, 4, 14),
    cue("shall", PLANNED, 8, 14),
    cue("would", PLANNED, 8, 14),
    cue("going to", PLANNED, 8, 12),
    cue("expected to", PLANNED, 10, 12),
    cue("expect to", PLANNED, 0, 12),
    cue("expects to", PLANNED, 0, 12),
    cue("expected", PLANNED, 4, 8),
    cue("scheduled", PLANNED, 8, 10),
    cue("due to be", PLANNED, 8, 10),
    cue("due to", PLANNED, 8, 6),
    cue("due in", PLANNED, 8, 6),
    cue("due on", PLANNED, 8, 6),
    cue("set to", PLANNED, 8, 10),
    cue("planned to", PLANNED, 0, 12),
    cue("plans to", PLANNED, 0, 12),
    cue("plan to", PLANNED, 0, 12),
    cue("planning to", PLANNED, 0, 12),
    cue("planning", PLANNED, 0, 6),
    cue("planned", PLANNED, 6, 6),
    cue("plans for", PLANNED, 0, 8),
    cue("plan for", PLANNED, 0, 8),
    cue("proposed", PLANNED, 4, 8),
    cue("proposes", PLANNED, 0, 10),
    cue("intends to", PLANNED, 0, 12),
    cue("intend to", PLANNED, 0, 12),
    cue("intended to", PLANNED, 0, 12),
    cue("aims to", PLANNED, 0, 12),
    cue("aim to", PLANNED, 0, 12),
    cue("hopes to", PLANNED, 0, 12),
    cue("hope to", PLANNED, 0, 12),
    cue("hoped to", PLANNED, 0, 12),
    cue("promised to", PLANNED, 0, 12),
    cue("pledged to", PLANNED, 0, 12),
    cue("agreed to", PLANNED, 0, 12),
    cue("vowed to", PLANNED, 0, 12),
    cue("wants to", PLANNED, 0, 12),
    cue("want to", PLANNED, 0, 12),
    cue("is to", PLANNED, 8, 10),
    cue("are to", PLANNED, 8, 10),
    cue("forecast~", PLANNED, 6, 10),
    cue("projected", PLANNED, 6, 10),
    cue("predict~", PLANNED, 4, 12),
    cue("target of", PLANNED, 0, 6),
    // What may be.
    cue("may have", POSSIBLE, 8, 12),
    cue("might have", POSSIBLE, 8, 12),
    cue("may", POSSIBLE, 8, 12),
    cue("might", POSSIBLE, 8, 12),
    cue("could", POSSIBLE, 8, 12),
    cue("possibly", POSSIBLE, 3, 6),
    cue("perhaps", POSSIBLE, 1, 8),
    cue("feared dead", POSSIBLE, 6, 0),
    cue("feared to", POSSIBLE, 6, 8),
    cue("feared", POSSIBLE, 6, 6),
    cue("it is feared", POSSIBLE, 0, 14),
    cue("believed to", POSSIBLE, 8, 10),
    cue("thought to", POSSIBLE, 8, 10),
    cue("suspected", POSSIBLE, 6, 6),
    cue("presumed", POSSIBLE, 6, 6),
    cue("whether", POSSIBLE, 0, 12),
    cue("unclear", POSSIBLE, 0, 12),
    cue("threatened to", POSSIBLE, 0, 12),
    cue("risk~", POSSIBLE, 0, 8),
    cue("potential", POSSIBLE, 0, 6),
    cue("potentially", POSSIBLE, 2, 8),
    // What is not.
    cue("not", Says::Not, 6, 8),
    cue("~n't", Says::Not, 6, 8),
    cue("cannot", Says::Not, 6, 8),
    cue("never", Says::Not, 6, 8),
    cue("neither", Says::Not, 0, 6),
    cue("nor", Says::Not, 0, 8),
    cue("without", Says::Not, 0, 5),
    cue("denied", Says::Not, 0, 14),
    cue("denies", Says::Not, 0, 14),
    cue("failed to", Says::Not, 6, 8),
    cue("rejected claims", Says::Not, 0, 14),
    cue("rejected reports", Says::Not, 0, 14),
    cue("dismissed reports", Says::Not, 0, 14),
    cue("rather than", Says::Not, 0, 6),
    cue("instead of", Says::Not, 0, 6),
];

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

/// Every trigger of a sentence, longest first at each token, none inside another.
pub(super) fn triggers(doc: &Doc<'_>, sentence: &Range<u32>) -> Triggers {
    let table = &*TABLE;
    let mut out = Vec::new();
    let (mut at, end) = (sentence.start, sentence.end);
    while at < end {
        if !table.may_start(doc, at) {
            at += 1;
            continue;
        }
        let found = table
            .candidates(doc, at)
            .filter_map(|ready| matches(doc, ready, at, end).map(|to| (to, ready.cue)))
            .max_by_key(|(to, _)| *to);
        out.extend(found.map(|(to, cue)| (at, to, cue)));
        at = found.map_or(at + 1, |(to, _)| to);
    }
    out.into_boxed_slice()
}

/// A trigger with its first token and the token behind it.
pub(super) type Trigger = (u32, u32, &'static Cue);

/// The triggers of one sentence, in order.
pub(super) type Triggers = Box<[Trigger]>;

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

/// One word of a trigger.
enum Part {
    Word(&'static str),
    Head(&'static str),
    Tail(&'static str),
}

/// A trigger, its words taken apart.
struct Ready {
    cue: &'static Cue,
    parts: Vec<Part>,
}

impl Ready {
    fn new(cue: &'static Cue) -> Self {
        let part = |part: &'static str| match (part.strip_prefix('~'), part.strip_suffix('~')) {
            (Some(tail), _) => Part::Tail(tail),
            (_, Some(head)) => Part::Head(head),
            _ => Part::Word(part),
        };
        Self {
            cue,
            parts: cue.words.split(' ').map(part).collect(),
        }
    }
}

/// The triggers by their first word.
struct Table {
    known: WordMap<Ready>,
    /// Those whose first word is given by its beginning, with the first letter of that.
    heads: Vec<(u8, Ready)>,
    /// Those whose first word is given by its end, with the last letter of that.
    tails: Vec<(u8, Ready)>,
    /// Those letters, so that nearly every word is refused at once.
    opening: [bool; 256],
    closing: [bool; 256],
}

impl Table {
    /// Whether a trigger may begin at token `at`: nearly every word is refused here.
    #[inline]
    fn may_start(&self, doc: &Doc<'_>, at: u32) -> bool {
        let word = doc.word(at).as_bytes();
        let edge = |set: &[bool; 256], edge: Option<&u8>| {
            edge.is_some_and(|edge| set.get(usize::from(*edge)).is_some_and(|edge| *edge))
        };
        edge(&self.opening, word.first())
            || edge(&self.closing, word.last())
            || !self.known.get(doc.hashed(at)).is_empty()
    }

    /// The triggers whose first word may be token `at`.
    fn candidates(&self, doc: &Doc<'_>, at: u32) -> impl Iterator<Item = &Ready> {
        let word = doc.word(at).as_bytes();
        let (first, last) = (word.first(), word.last());
        let heads = self.heads.iter().filter(move |(edge, _)| Some(edge) == first);
        let tails = self.tails.iter().filter(move |(edge, _)| Some(edge) == last);
        let open = heads.chain(tails).map(|(_, ready)| ready);
        self.known.get(doc.hashed(at)).iter().chain(open)
    }

    fn new() -> Self {
        let mut known = Vec::new();
        let (mut heads, mut tails) = (Vec::new(), Vec::new());
        for ready in CUES.iter().map(Ready::new) {
            match ready.parts.first() {
                Some(Part::Word(word)) => known.push((*word, ready)),
                Some(Part::Head(head)) => heads.push((head.as_bytes().first().copied().unwrap_or(0), ready)),
                Some(Part::Tail(tail)) => tails.push((tail.as_bytes().last().copied().unwrap_or(0), ready)),
                None => {}
            }
        }
        let edges = |triggers: &[(u8, Ready)]| {
            let mut set = [false; 256];
            for (edge, _) in triggers {
                if let Some(is_edge) = set.get_mut(usize::from(*edge)) {
                    *is_edge = true;
                }
            }
            set
        };
        Self {
            known: WordMap::new(known),
            opening: edges(&heads),
            closing: edges(&tails),
            heads,
            tails,
        }
    }
}

/// The token after the words of a trigger at `at`.
fn matches(doc: &Doc<'_>, ready: &Ready, at: u32, end: u32) -> Option<u32> {
    let words = ready.cue.words;
    let mut i = at;
    for part in &ready.parts {
        let word = doc.word(i);
        let fits = match part {
            Part::Word(part) => word == *part,
            Part::Head(head) => word.starts_with(head),
            Part::Tail(tail) => word.ends_with(tail),
        };
        if !fits || i >= end {
            return None;
        }
        i += 1;
    }
    // `May` the month and `Will` the man are no triggers; `Will they go?` is a question all the same.
    let name = matches!(words, "may" | "will") && doc.token(at).is_some_and(|t| t.capital && !t.all_caps);
    (!name).then_some(i)
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

/// Whether a figure is a part, an addition or a rest, never a total.
pub(super) fn is_partial(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    let before = |back: u32| {
        tokens
            .start
            .checked_sub(back)
            .filter(|i| *i >= sentence.start)
            .map_or("", |i| doc.word(i))
    };
    let behind = |ahead: u32| {
        let i = tokens.end + ahead;
        if i < sentence.end { doc.word(i) } else { "" }
    };
    let led = matches!(
        before(1),
        "another" | "other" | "further" | "additional" | "remaining" | "extra" | "these" | "those"
    ) || before(1) == "the" && anaphor(doc, tokens)
        || before(2) == "the"
            && matches!(before(1), "last" | "first" | "final")
            && !matches!(behind(0), "months" | "years");
    led || more(doc, sentence, tokens) || of_whole(doc, sentence, tokens)
}

/// `the two`, `the two soldiers`: known already, unless the sentence says what they are (`the two who died`).
fn anaphor(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    let small =
        tokens.len() == 1 && matches!(doc.word(tokens.start), "two" | "three" | "four" | "five" | "six");
    small && doc.word(tokens.start.saturating_sub(2)) != "of"
}

/// `26 more`, `five others`, `12 more people`; not `more than 12`, not `12 more than`.
fn more(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    (tokens.end..(tokens.end + 2).min(sentence.end)).any(|i| {
        let first = i == tokens.end;
        match doc.word(i) {
            "more" => doc.word(i + 1) != "than" && (first || !doc.is_mark(i - 1, ",")),
            "others" | "other" => first,
            "further" | "additional" | "extra" => first,
            _ => false,
        }
    })
}

/// Whether what stands before `of the` is a number or a plural; a `30-hour siege of the mill` is no part of a mill.
fn counts(doc: &Doc<'_>, at: u32) -> bool {
    let word = doc.word(at);
    let lemma = crate::lexicon::noun_lemma(word);
    doc.is_figure(at)
        || lemma != word
        || crate::lexicon::is_person_noun(lemma)
        || !crate::lexicon::is_noun(word)
}

/// `two of the six`, `five of them were`; not `five of them children`, which says which.
fn of_whole(doc: &Doc<'_>, sentence: &Range<u32>, tokens: &Range<u32>) -> bool {
    // The noun may stand between: `two men of the six`.
    let of = (tokens.end..(tokens.end + 2).min(sentence.end)).find(|&i| doc.word(i) == "of");
    let Some(of) = of else { return false };
    match doc.word(of + 1) {
        "the" | "these" | "those" | "his" | "her" | "its" | "their" | "whom" if of == tokens.end => {
            tokens.len() == 1 || counts(doc, of - 1)
        }
        "them" => {
            let next = doc.word(of + 2);
            !crate::lexicon::is_person_noun(crate::lexicon::noun_lemma(next))
                && !crate::lexicon::is_adjective(next)
        }
        _ => false,
    }
}

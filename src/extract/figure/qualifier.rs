//! Words that narrow what a figure is a figure of: a rate, a part, an earlier value, a plan, a capacity.
//!
//! Each cue has a scope, as in `ConText` (Harkema et al. 2009): a word anywhere in the sentence would be too wide.

use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::fate;
use crate::lexicon::is_plural;
use crate::text::vocab::WordMap;
use crate::text::{Doc, TokenKind};

/// One way in which a figure is narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Per unit of time or thing: `a day`, `per tonne`.
    Rate,
    /// `on average`, `typical`, `median`.
    Average,
    /// A part of a whole, or a further part: `another`, `of them`, `including`.
    Part,
    /// An earlier value: `up from`, `last year`, `compared with`.
    Previous,
    /// Not yet so: `will`, `expected`, `plans to`.
    Planned,
    /// What something can hold, not what it holds: `capacity`, `room for`, `designed for`.
    Capacity,
    /// A difference, not a level: `rose by`, `a gain of`.
    Change,
    /// `if`, `unless`.
    Conditional,
    /// The speaker's own share: `we`, `my`, in a quotation.
    Own,
    /// Another event: `a separate`, `a similar`, `elsewhere`.
    Elsewhere,
    /// `record`, `peak`, `largest`.
    Extreme,
    /// A bound set by somebody: `limit`, `minimum`, `at most`.
    Bound,
    /// Asked for, not given: `sought`, `demanded`, `claimed`.
    Asked,
    /// A running total over a longer time: `so far this year`, `since January`, `in all`.
    Cumulative,
    /// Something that is counted again and again while it grows: the dead, the arrested, cases, evacuees.
    Toll,
    /// Come since the last report: `new cases`.
    Fresh,
    /// Counted over a time of its own: `in the past 24 hours`.
    Window,
    /// Everybody or everything there is: `all 23 of the crew`.
    Whole,
    /// What a value was changed to: `raised its offer to`, `is now`.
    Moved,
    /// A day told from the day of the report: `today`, `last night`. It only ends comparisons.
    Deictic,
    /// Counted up to something: `20 minutes before the match`. It only ends comparisons.
    Until,
    /// The most there was: `at the peak`, `at one point`. It only ends comparisons.
    Peak,
    /// Counted from something: `an hour into the match`, `two days later`. It only ends comparisons.
    From,
    /// A distance into the past: `a week earlier`. It only ends comparisons.
    Back,
    /// One more is told beside it without a number: `four singers and their pianist`. It only ends comparisons.
    AndOne,
}

/// How many tags weigh in the fit.
pub const TAGS: usize = 19;

/// A set of tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub struct Tags(u32);

impl Tags {
    /// Add a tag.
    pub fn insert(&mut self, tag: Tag) {
        self.0 |= 1 << tag as u8;
    }

    /// Whether `tag` is in the set.
    pub fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u8) != 0
    }

    /// Tags that only one of two sets has.
    #[must_use]
    pub fn apart(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }

    /// Tags that both sets have.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// How many tags the set has.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A cue: its words, how many tokens before and after the figure it reaches, and what it says.
#[derive(Clone, Copy)]
struct Cue(&'static str, u32, u32, Tag);

/// `(words, reach before, reach after, tag)`. "Before" means the cue stands in front of the figure.
const CUES: &[Cue] = &[
    Cue("a day", 0, 5, Tag::Rate),
    Cue("a week", 0, 5, Tag::Rate),
    Cue("a month", 0, 5, Tag::Rate),
    Cue("a year", 0, 5, Tag::Rate),
    Cue("an hour", 0, 5, Tag::Rate),
    Cue("a minute", 0, 5, Tag::Rate),
    Cue("a second", 0, 5, Tag::Rate),
    Cue("a night", 0, 5, Tag::Rate),
    Cue("a head", 0, 5, Tag::Rate),
    Cue("a time", 0, 4, Tag::Rate),
    Cue("per", 2, 5, Tag::Rate),
    Cue("each", 4, 5, Tag::Rate),
    Cue("every", 4, 5, Tag::Rate),
    Cue("apiece", 0, 4, Tag::Rate),
    Cue("daily", 4, 4, Tag::Rate),
    Cue("hourly", 4, 4, Tag::Rate),
    Cue("weekly", 4, 4, Tag::Rate),
    Cue("monthly", 4, 4, Tag::Rate),
    Cue("annual", 4, 3, Tag::Rate),
    Cue("annually", 4, 5, Tag::Rate),
    Cue("yearly", 4, 4, Tag::Rate),
    Cue("average", 5, 5, Tag::Average),
    Cue("averaged", 5, 3, Tag::Average),
    Cue("averages", 5, 3, Tag::Average),
    Cue("averaging", 5, 3, Tag::Average),
    Cue("median", 5, 4, Tag::Average),
    Cue("mean", 3, 0, Tag::Average),
    Cue("typical", 5, 4, Tag::Average),
    Cue("typically", 5, 4, Tag::Average),
    Cue("usually", 5, 5, Tag::Average),
    Cue("normally", 5, 5, Tag::Average),
    Cue("another", 3, 0, Tag::Part),
    Cue("further", 3, 0, Tag::Part),
    Cue("additional", 3, 2, Tag::Part),
    Cue("remaining", 3, 3, Tag::Part),
    Cue("other", 3, 2, Tag::Part),
    Cue("others", 0, 3, Tag::Part),
    Cue("rest", 3, 3, Tag::Part),
    Cue("extra", 3, 2, Tag::Part),
    Cue("including", 3, 0, Tag::Part),
    Cue("includes", 3, 0, Tag::Part),
    Cue("included", 3, 0, Tag::Part),
    Cue("among them", 3, 3, Tag::Part),
    Cue("of them", 0, 3, Tag::Part),
    Cue("of whom", 3, 3, Tag::Part),
    Cue("of which", 3, 3, Tag::Part),
    Cue("of these", 6, 3, Tag::Part),
    Cue("of those", 6, 3, Tag::Part),
    Cue("of the", 0, 2, Tag::Part),
    Cue("of his", 0, 2, Tag::Part),
    Cue("of her", 0, 2, Tag::Part),
    Cue("of its", 0, 2, Tag::Part),
    Cue("of their", 0, 2, Tag::Part),
    Cue("more", 0, 2, Tag::Part),
    Cue("alone", 4, 4, Tag::Part),
    Cue("up from", 3, 0, Tag::Previous),
    Cue("down from", 3, 0, Tag::Previous),
    Cue("from", 1, 0, Tag::Previous),
    Cue("compared with", 4, 0, Tag::Previous),
    Cue("compared to", 4, 0, Tag::Previous),
    Cue("against", 3, 0, Tag::Previous),
    Cue("instead of", 3, 0, Tag::Previous),
    Cue("rather than", 3, 0, Tag::Previous),
    Cue("earlier", 0, 6, Tag::Previous),
    Cue("previously", 6, 6, Tag::Previous),
    Cue("previous", 6, 5, Tag::Previous),
    Cue("last year", 8, 8, Tag::Previous),
    Cue("last month", 8, 8, Tag::Previous),
    Cue("last season", 8, 8, Tag::Previous),
    Cue("year before", 8, 8, Tag::Previous),
    Cue("month before", 8, 8, Tag::Previous),
    Cue("year earlier", 8, 8, Tag::Previous),
    Cue("originally", 6, 6, Tag::Previous),
    Cue("initially", 6, 6, Tag::Previous),
    Cue("used to", 6, 0, Tag::Previous),
    Cue("had been", 4, 4, Tag::Previous),
    Cue("will", 7, 4, Tag::Planned),
    Cue("would", 7, 4, Tag::Planned),
    Cue("could", 7, 4, Tag::Planned),
    Cue("may", 6, 3, Tag::Planned),
    Cue("might", 6, 3, Tag::Planned),
    Cue("should", 6, 3, Tag::Planned),
    Cue("expected", 7, 6, Tag::Planned),
    Cue("expects", 7, 0, Tag::Planned),
    Cue("forecast", 7, 5, Tag::Planned),
    Cue("forecasts", 7, 5, Tag::Planned),
    Cue("projected", 6, 5, Tag::Planned),
    Cue("predicted", 6, 5, Tag::Planned),
    Cue("target", 6, 4, Tag::Planned),
    Cue("goal", 6, 4, Tag::Planned),
    Cue("aims", 6, 0, Tag::Planned),
    Cue("plans", 6, 4, Tag::Planned),
    Cue("planned", 6, 6, Tag::Planned),
    Cue("proposed", 6, 5, Tag::Planned),
    Cue("scheduled", 6, 5, Tag::Planned),
    Cue("hopes", 6, 0, Tag::Planned),
    Cue("next year", 8, 8, Tag::Planned),
    Cue("capacity", 6, 6, Tag::Capacity),
    Cue("room for", 3, 0, Tag::Capacity),
    Cue("space for", 3, 0, Tag::Capacity),
    Cue("designed", 5, 4, Tag::Capacity),
    Cue("built for", 3, 0, Tag::Capacity),
    Cue("built to", 4, 0, Tag::Capacity),
    Cue("licensed", 5, 4, Tag::Capacity),
    Cue("seats", 0, 3, Tag::Capacity),
    Cue("seater", 0, 3, Tag::Capacity),
    Cue("accommodate", 5, 4, Tag::Capacity),
    Cue("holds", 3, 0, Tag::Capacity),
    Cue("can hold", 3, 6, Tag::Capacity),
    Cue("can seat", 3, 6, Tag::Capacity),
    Cue("can take", 3, 6, Tag::Capacity),
    Cue("can carry", 3, 6, Tag::Capacity),
    Cue("could hold", 3, 6, Tag::Capacity),
    Cue("by", 1, 0, Tag::Change),
    Cue("increase of", 3, 0, Tag::Change),
    Cue("rise of", 3, 0, Tag::Change),
    Cue("gain of", 3, 0, Tag::Change),
    Cue("drop of", 3, 0, Tag::Change),
    Cue("fall of", 3, 0, Tag::Change),
    Cue("cut of", 3, 0, Tag::Change),
    Cue("up", 2, 0, Tag::Change),
    Cue("down", 2, 0, Tag::Change),
    Cue("gains", 3, 0, Tag::Change),
    Cue("higher", 0, 3, Tag::Change),
    Cue("lower", 0, 3, Tag::Change),
    Cue("increase", 0, 3, Tag::Change),
    Cue("rise", 0, 3, Tag::Change),
    Cue("decrease", 0, 3, Tag::Change),
    Cue("drop", 0, 3, Tag::Change),
    Cue("more than", 0, 3, Tag::Change),
    Cue("less than", 0, 3, Tag::Change),
    Cue("fewer than", 0, 3, Tag::Change),
    Cue("if", 10, 6, Tag::Conditional),
    Cue("unless", 10, 6, Tag::Conditional),
    Cue("we", 6, 4, Tag::Own),
    Cue("our", 6, 4, Tag::Own),
    Cue("my", 6, 4, Tag::Own),
    Cue("i", 6, 4, Tag::Own),
    Cue("me", 6, 4, Tag::Own),
    Cue("us", 6, 4, Tag::Own),
    Cue("separate", 5, 5, Tag::Elsewhere),
    Cue("separately", 6, 6, Tag::Elsewhere),
    Cue("similar", 6, 5, Tag::Elsewhere),
    Cue("elsewhere", 8, 8, Tag::Elsewhere),
    Cue("nationwide", 8, 8, Tag::Elsewhere),
    Cue("worldwide", 8, 8, Tag::Elsewhere),
    Cue("another", 9, 4, Tag::Elsewhere),
    Cue("record", 5, 4, Tag::Extreme),
    Cue("peak", 5, 5, Tag::Extreme),
    Cue("largest", 5, 5, Tag::Extreme),
    Cue("biggest", 5, 5, Tag::Extreme),
    Cue("longest", 5, 5, Tag::Extreme),
    Cue("highest", 5, 5, Tag::Extreme),
    Cue("lowest", 5, 5, Tag::Extreme),
    Cue("limit", 6, 4, Tag::Bound),
    Cue("minimum", 5, 3, Tag::Bound),
    Cue("maximum", 5, 3, Tag::Bound),
    Cue("threshold", 5, 4, Tag::Bound),
    Cue("at most", 3, 2, Tag::Bound),
    Cue("required", 5, 4, Tag::Bound),
    Cue("allowed", 5, 4, Tag::Bound),
    Cue("asked for", 5, 0, Tag::Asked),
    Cue("sought", 5, 0, Tag::Asked),
    Cue("seeks", 5, 0, Tag::Asked),
    Cue("seeking", 5, 0, Tag::Asked),
    Cue("demanded", 5, 0, Tag::Asked),
    Cue("demands", 5, 0, Tag::Asked),
    Cue("wants", 5, 0, Tag::Asked),
    Cue("wanted", 5, 0, Tag::Asked),
    Cue("preferred", 5, 0, Tag::Asked),
    Cue("prefers", 5, 0, Tag::Asked),
    Cue("favoured", 5, 0, Tag::Asked),
    Cue("favored", 5, 0, Tag::Asked),
    Cue("favours", 5, 0, Tag::Asked),
    Cue("favors", 5, 0, Tag::Asked),
    Cue("at the peak", 4, 6, Tag::Peak),
    Cue("at its peak", 4, 6, Tag::Peak),
    Cue("at their peak", 4, 6, Tag::Peak),
    Cue("at the height", 8, 8, Tag::Peak),
    Cue("at its height", 4, 6, Tag::Peak),
    Cue("at one point", 8, 8, Tag::Peak),
    Cue("at one stage", 8, 8, Tag::Peak),
    Cue("before", 0, 1, Tag::Until),
    Cue("into", 0, 1, Tag::From),
    Cue("after", 0, 1, Tag::From),
    Cue("later", 0, 1, Tag::From),
    Cue("earlier", 0, 1, Tag::Back),
    Cue("ago", 0, 1, Tag::Back),
    Cue("afterwards", 0, 1, Tag::From),
    Cue("so far", 8, 8, Tag::Cumulative),
    Cue("this year", 9, 9, Tag::Cumulative),
    Cue("since", 9, 7, Tag::Cumulative),
    Cue("in the whole", 6, 8, Tag::Cumulative),
    Cue("in the entire", 6, 8, Tag::Cumulative),
    Cue("across the country", 6, 8, Tag::Cumulative),
    Cue("throughout the country", 6, 8, Tag::Cumulative),
    Cue("to date", 8, 8, Tag::Cumulative),
    Cue("new", 2, 2, Tag::Fresh),
    Cue("newly", 2, 3, Tag::Fresh),
    Cue("fresh", 2, 2, Tag::Fresh),
    Cue("in the past", 8, 8, Tag::Window),
    Cue("in the last", 8, 8, Tag::Window),
    Cue("in the previous", 8, 8, Tag::Window),
    Cue("over the past", 8, 8, Tag::Window),
    Cue("over the last", 8, 8, Tag::Window),
    Cue("over the previous", 8, 8, Tag::Window),
    Cue("in one day", 8, 8, Tag::Window),
    Cue("in a day", 8, 8, Tag::Window),
    Cue("in a single day", 8, 8, Tag::Window),
    Cue("charged", 5, 5, Tag::Toll),
    Cue("victims", 5, 5, Tag::Toll),
    Cue("hospitals", 5, 5, Tag::Toll),
    Cue("hospital", 5, 5, Tag::Toll),
    Cue("prisoners", 5, 5, Tag::Toll),
    Cue("body", 5, 5, Tag::Toll),
    Cue("toll", 5, 5, Tag::Toll),
    Cue("casualties", 5, 5, Tag::Toll),
    Cue("held", 5, 5, Tag::Toll),
    Cue("displaced", 5, 5, Tag::Toll),
    Cue("homeless", 5, 5, Tag::Toll),
    Cue("cases", 5, 5, Tag::Toll),
    Cue("fallen", 5, 5, Tag::Toll),
    Cue("recovered", 5, 5, Tag::Toll),
    Cue("found", 5, 5, Tag::Toll),
    Cue("treated", 5, 5, Tag::Toll),
    Cue("burned", 5, 5, Tag::Toll),
    Cue("destroyed", 5, 5, Tag::Toll),
    Cue("damaged", 5, 5, Tag::Toll),
    Cue("collapsed", 5, 5, Tag::Toll),
    Cue("stranded", 5, 5, Tag::Toll),
    Cue("cancelled", 5, 5, Tag::Toll),
    Cue("canceled", 5, 5, Tag::Toll),
    Cue("outages", 5, 5, Tag::Toll),
];

/// The cues by their first word.
static BY_WORD: LazyLock<WordMap<Cue>> = LazyLock::new(|| {
    let first = |cue: &Cue| cue.0.split(' ').next().unwrap_or("");
    // Whoever died, was hurt, held or rescued is counted again and again while the count grows.
    let tolls = fate::words().map(|word| Cue(word, 5, 5, Tag::Toll));
    let cues = CUES.iter().copied().chain(tolls);
    WordMap::new(cues.map(|cue| (first(&cue), cue)))
});

/// The tags of the figure whose phrase is `phrase` and whose figure is `mention`, inside `sentence`.
pub(super) fn read(
    doc: &Doc<'_>,
    mention: &Range<u32>,
    phrase_end: u32,
    sentence: &Range<u32>,
    quoted: bool,
) -> Tags {
    let mut tags = Tags::default();
    if (mention.start.saturating_sub(1)..=mention.start).any(|at| doc.word(at) == "all") {
        tags.insert(Tag::Whole);
    }
    if mention
        .clone()
        .any(|at| DEICTIC.binary_search(&doc.word(at)).is_ok())
    {
        tags.insert(Tag::Deictic);
    }
    if moved(doc, mention.start, sentence) {
        tags.insert(Tag::Moved);
    }
    if is_joined_by_one(doc, phrase_end.max(mention.end)) {
        tags.insert(Tag::AndOne);
    }
    let from = edge_before(doc, mention.start, sentence);
    let to = edge_after(doc, phrase_end.max(mention.end), sentence);
    let after = mention.end;
    for at in from..to {
        if !doc.is_word(at) || (at >= mention.start && at < after) {
            continue;
        }
        for Cue(words, before_reach, after_reach, tag) in BY_WORD.get(doc.word(at)) {
            let Some(end) = phrase_at(doc, at, words) else {
                continue;
            };
            let near = if at < mention.start {
                end <= mention.start && mention.start - end < *before_reach
            } else {
                at < after.max(phrase_end) + *after_reach && *after_reach > 0
            };
            if near && (*tag != Tag::Own || quoted) {
                tags.insert(*tag);
            }
        }
    }
    tags
}

/// What is done to a value that becomes another one. Sorted.
const CHANGES: &[&str] = &[
    "boosted",
    "brought",
    "change",
    "changed",
    "climbed",
    "cut",
    "cuts",
    "delayed",
    "doubled",
    "downgraded",
    "dropped",
    "expanded",
    "extended",
    "fallen",
    "fell",
    "grew",
    "grown",
    "increased",
    "increases",
    "jumped",
    "lifted",
    "lowered",
    "lowers",
    "moved",
    "postponed",
    "pushed",
    "raise",
    "raised",
    "raises",
    "reduced",
    "rescheduled",
    "revised",
    "rise",
    "risen",
    "rises",
    "rose",
    "shortened",
    "shrank",
    "shrunk",
    "slashed",
    "trebled",
    "trimmed",
    "tripled",
    "upgraded",
    "widened",
];

/// Words of a date that say when it was told. Sorted.
const DEICTIC: &[&str] = &["last", "this", "today", "tomorrow", "tonight", "yesterday"];

/// How many tokens before the figure the change may be named.
const CHANGE_REACH: u32 = 12;

/// Whether a figure is what a value was changed to, or what it is by now.
fn moved(doc: &Doc<'_>, start: u32, sentence: &Range<u32>) -> bool {
    let first = sentence.start.max(start.saturating_sub(CHANGE_REACH));
    let before = || (first..start).rev().take_while(|&at| !hard_stop(doc, at));
    let now = before().take(5).any(|at| doc.word(at) == "now");
    let to = before().take(3).find(|&at| doc.word(at) == "to");
    now || to.is_some_and(|to| {
        before()
            .filter(|&at| at < to)
            .any(|at| CHANGES.binary_search(&doc.word(at)).is_ok())
    })
}

/// Whether one more of a kind is told right behind a figure's phrase: `four singers and their pianist`.
fn is_joined_by_one(doc: &Doc<'_>, end: u32) -> bool {
    let joins = doc.word(end) == "and" || doc.is_mark(end, ",") && doc.word(end + 1) == "and";
    let next = end + 1 + u32::from(doc.is_mark(end, ","));
    let determined = matches!(
        doc.word(next),
        "a" | "an" | "the" | "his" | "her" | "its" | "their" | "our" | "my" | "one"
    );
    joins && determined && !is_plural(doc.word(next + 1))
}

/// The token after the cue's last word, if its words stand at `at`.
fn phrase_at(doc: &Doc<'_>, at: u32, words: &str) -> Option<u32> {
    let mut i = at;
    for word in words.split(' ') {
        if doc.word(i) != word {
            return None;
        }
        i += 1;
    }
    Some(i)
}

fn hard_stop(doc: &Doc<'_>, at: u32) -> bool {
    doc.token(at).is_some_and(|t| t.kind == TokenKind::Mark)
        && matches!(doc.raw(at), ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”" | "\"")
}

fn edge_before(doc: &Doc<'_>, start: u32, sentence: &Range<u32>) -> u32 {
    let mut at = start;
    while at > sentence.start && start - at < 12 && !hard_stop(doc, at - 1) {
        at -= 1;
    }
    at
}

fn edge_after(doc: &Doc<'_>, end: u32, sentence: &Range<u32>) -> u32 {
    let mut at = end;
    while at < sentence.end && at - end < 12 && !hard_stop(doc, at) {
        at += 1;
    }
    at
}

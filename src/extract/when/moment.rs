//! Dates, weekdays and clock times that stand together and tell one moment: `at 7am on Friday, 17 January`.

use std::ops::Range;

use crate::read::{Mention, date};
use crate::text::Doc;
use crate::value::{Clock, Days, MonthDay, Sym, Value, Weekday};

/// One moment as a text tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// From its first word to its last.
    pub(super) tokens: Range<u32>,
    /// The days, where they can be placed in the calendar.
    pub(super) days: Option<Days>,
    /// The day of a year that is not known.
    pub(super) month_day: Option<MonthDay>,
    /// The day of the week, where it is written.
    pub(super) weekday: Option<Weekday>,
    /// The time of day.
    pub(super) clock: Option<Clock>,
}

/// Words between the parts of one moment.
const JOINS: &[&str] = &[
    ",",
    "on",
    "the",
    "of",
    "at",
    "in",
    "(",
    "morning",
    "afternoon",
    "evening",
    "night",
    "early",
    "late",
    "that",
    "time",
    "local",
    "our",
    "pacific",
    "mountain",
    "central",
    "eastern",
    "summer",
    "standard",
    "daylight",
];
/// So many of them at most.
const FARTHEST: u32 = 4;

impl Moment {
    fn new(mention: &Mention) -> Self {
        let mut moment = Self {
            tokens: mention.tokens.clone(),
            days: None,
            month_day: None,
            weekday: None,
            clock: None,
        };
        moment.take(&mention.value);
        moment
    }

    fn take(&mut self, value: &Value) {
        match value {
            Value::Date(days) => self.days = Some(*days),
            Value::MonthDay(day) => self.month_day = Some(*day),
            Value::Weekday(weekday) => self.weekday = Some(*weekday),
            Value::Clock(clock) => self.clock = Some(*clock),
            _ => {}
        }
    }

    fn lacks(&self, value: &Value) -> bool {
        match value {
            Value::Date(_) | Value::MonthDay(_) => self.days.is_none() && self.month_day.is_none(),
            Value::Weekday(_) => self.weekday.is_none() && self.days.is_none_or(|d| d.count() <= 8),
            Value::Clock(_) => self.clock.is_none(),
            _ => false,
        }
    }

    /// Take a mention that belongs to the same moment; false where it begins another.
    fn absorb(&mut self, doc: &Doc<'_>, mention: &Mention) -> bool {
        let inside = mention.tokens.start < self.tokens.end;
        let gap = self.tokens.end..mention.tokens.start;
        let joined = gap.end.saturating_sub(gap.start) <= FARTHEST
            && gap.clone().all(|i| JOINS.contains(&doc.word(i)));
        if !(inside || joined) || !self.lacks(&mention.value) {
            return inside;
        }
        self.take(&mention.value);
        self.tokens.end = self.tokens.end.max(mention.tokens.end);
        true
    }

    /// See it from the day on which a quotation was said: `yesterday`, said on Friday.
    pub(super) fn retell(&mut self, doc: &Doc<'_>, said: Days) {
        if self.days.is_some() || self.month_day.is_some() {
            self.days = date::reread(doc, self.tokens.clone(), said).or(self.days);
            self.month_day = self.month_day.filter(|_| self.days.is_none());
        }
        self.place(doc, Some(said));
    }

    /// A weekday beside no date is a day of the week of publication.
    pub(super) fn place(&mut self, doc: &Doc<'_>, published: Option<Days>) {
        if let (None, Some(weekday), Some(published)) = (self.days, self.weekday, published)
            && published.is_day()
        {
            let tense = date::tense(doc, self.tokens.clone());
            self.days = Some(date::resolve(weekday, published, tense));
        }
    }
}

/// The moments of a document, in order. None reaches from one sentence into the next.
pub(super) fn moments(doc: &Doc<'_>, mentions: &[Mention]) -> Vec<Moment> {
    let mut out: Vec<Moment> = Vec::new();
    let times = mentions.iter().filter(|m| {
        matches!(
            m.value,
            Value::Date(_) | Value::MonthDay(_) | Value::Weekday(_) | Value::Clock(_)
        )
    });
    for mention in times {
        let here = doc.sentence_of(mention.tokens.start);
        let taken = out
            .last_mut()
            .is_some_and(|last| doc.sentence_of(last.tokens.start) == here && last.absorb(doc, mention));
        if !taken {
            out.push(Moment::new(mention));
        }
    }
    out
}

/// What a moment is to what is told: the words before it say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It happened then.
    At,
    /// It began then and goes on.
    Since,
    /// It ends then, or must be done by then.
    Until,
    /// It happens then or later.
    Earliest,
}

impl Part {
    pub(super) fn name(self) -> Sym {
        Sym::new_static(match self {
            Self::At => "at",
            Self::Since => "since",
            Self::Until => "until",
            Self::Earliest => "earliest",
        })
    }

    /// What the words around the moment at `tokens` say; `None` where they make it the moment of something else: `before
    /// Monday`, `every Monday`, `as of Monday`.
    pub(super) fn of(doc: &Doc<'_>, tokens: &Range<u32>, first: u32) -> Option<Self> {
        let part = Self::led(doc, tokens, first)?;
        let behind = |back: u32| doc.word(tokens.end + back);
        let later = match (behind(0), behind(1)) {
            ("at", "the") => behind(2) == "earliest",
            ("or", "later" | "after") => true,
            _ => false,
        };
        Some(if later && part == Self::At {
            Self::Earliest
        } else {
            part
        })
    }

    fn led(doc: &Doc<'_>, tokens: &Range<u32>, first: u32) -> Option<Self> {
        let at = tokens.start;
        if doc.word(at) == "within" {
            return Some(Self::Until);
        }
        let mut i = at;
        for _ in 0..6 {
            let Some(before) = i.checked_sub(1).filter(|&i| i >= first) else {
                return Some(Self::At);
            };
            i = before;
            let word = |back: u32| i.checked_sub(back).map_or("", |b| doc.word(b));
            match word(0) {
                "since" => return Some(Self::Since),
                "from" if i + 1 == at && !is_stretch(doc, tokens) => return Some(Self::Since),
                "until" | "till" | "by" => return Some(Self::Until),
                "than" => return bound(word(1), word(2)),
                "before" if word(1) == "not" => return Some(Self::Earliest),
                "after" if word(1) == "or" => return Some(Self::Earliest),
                // `before the end of June` is by then.
                "before" if is_end(doc, i + 1) => return Some(Self::Until),
                "for" if PLANNED.contains(&word(1)) => {}
                // `is to end at 7am`: a verb.
                "end" if word(1) == "to" => return Some(Self::At),
                // `between 1870 and 1914`: the moment is the whole of it.
                "between" | "from" if i + 1 == at && is_stretch(doc, tokens) => return Some(Self::At),
                "before" | "after" | "for" | "every" | "each" | "between" | "to" | "from" | "through"
                | "next" | "following" => return None,
                // `he left, and on Monday he was gone`; of two moments neither gets as far as this.
                "and" | "or" => return Some(Self::At),
                "of" | "at" if word(1) == "as" => return None,
                word if PASSED.contains(&word) => {}
                _ => return Some(Self::At),
            }
        }
        Some(Self::At)
    }
}

/// `1870 and 1914`, `Monday to Wednesday`.
fn is_stretch(doc: &Doc<'_>, tokens: &Range<u32>) -> bool {
    tokens.clone().any(|i| matches!(doc.word(i), "and" | "to"))
}

/// `no earlier than`, `no later than`; any other comparison is with something else.
fn bound(than: &str, not: &str) -> Option<Part> {
    match (not, than) {
        ("no" | "not", "earlier" | "sooner") => Some(Part::Earliest),
        ("no" | "not", "later") => Some(Part::Until),
        _ => None,
    }
}

/// `the end of`, at token `at`.
fn is_end(doc: &Doc<'_>, at: u32) -> bool {
    let at = at + u32::from(doc.word(at) == "the");
    doc.word(at) == "end" && doc.word(at + 1) == "of"
}

/// `scheduled for Tuesday` is when it is to happen.
const PLANNED: &[&str] = &[
    "planned",
    "scheduled",
    "set",
    "slated",
    "fixed",
    "due",
    "timetabled",
    "pencilled",
    "listed",
    "earmarked",
    "booked",
    "expected",
];

/// Words that stand between a moment and the word that says what it is.
const PASSED: &[&str] = &[
    "the",
    "about",
    "around",
    "early",
    "late",
    "end",
    "of",
    "start",
    "middle",
    "beginning",
    "at",
    "on",
    "in",
    "last",
    "shortly",
    "just",
    "morning",
    "evening",
    "afternoon",
    "night",
    "approximately",
    "roughly",
    "midnight",
    "noon",
    "a",
    "hours",
    "small",
];

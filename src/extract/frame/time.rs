//! When it was said, of what moment it speaks, when it happened.

use std::ops::Range;

use crate::read::date;
use crate::read::{Mention, Readings};
use crate::source::Article;
use crate::text::Doc;
use crate::text::vocab::is_one_of;
use crate::value::{Days, Minutes, Value};

use super::speaker::Attribution;
use super::{SETTING, hour};

/// The days of a frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    pub(super) said_at: Option<Days>,
    pub(super) as_of: Option<Days>,
    pub(super) as_of_time: Option<Minutes>,
    pub(super) as_of_from: String,
    pub(super) event: Option<Days>,
}

/// What is needed to place the times of a claim.
pub(super) struct Scene<'a, 't> {
    pub(super) article: &'a Article,
    pub(super) doc: &'a Doc<'t>,
    pub(super) readings: &'a Readings<'a>,
    /// The sentence of the claim.
    pub(super) sentence: Range<u32>,
    /// The attributions of the sentence.
    pub(super) said: &'a [Attribution],
    /// The quotation the claim stands in.
    pub(super) quotation: Option<Range<u32>>,
}

impl Scene<'_, '_> {
    /// The times of the claim at `tokens`; `planned` makes a deadline the day it is to happen.
    pub(super) fn times(&self, tokens: &Range<u32>, planned: bool) -> Times {
        let published = self.article.published.as_ref();
        let mut times = Times::default();
        let dated = self.dates(&self.sentence).next().is_some();
        let said = if dated { self.said_at(tokens) } else { None };
        if let Some((days, time, words)) = &said {
            times.said_at = Some(*days);
            times.as_of = Some(*days);
            times.as_of_time = *time;
            times.as_of_from = format!("said: {words}");
        } else if let Some(published) = published {
            times.as_of = Some(published.days);
            times.as_of_time = published.minute.map(Minutes::at);
            times.as_of_from.clone_from(&published.from);
        }
        if !dated {
            times.as_of_time = self.stated_time(tokens).or(times.as_of_time);
            return times;
        }
        let anchor = self
            .quotation
            .as_ref()
            .and(times.said_at)
            .or(published.map(|p| p.days));
        if let Some((days, time, words)) = self.stated(tokens, anchor) {
            if planned {
                times.event = Some(days);
            } else {
                times.as_of = Some(days);
                times.as_of_time = time;
                times.as_of_from = format!("text: {words}");
            }
        }
        if times.event.is_none() {
            times.event = self.event(tokens, anchor);
        }
        times
    }

    /// Dates and weekdays inside `range`, in order; of overlapping ones the date.
    fn dates(&self, range: &Range<u32>) -> impl Iterator<Item = &Mention> {
        let all = &self.readings.around(range.start).mentions;
        let from = all.partition_point(|m| m.tokens.start < range.start);
        let end = range.end;
        let dates = move || all.iter().skip(from).take_while(move |m| m.tokens.start < end);
        dates().filter(move |m| match m.value {
            Value::Date(_) => true,
            Value::Weekday(_) => !dates().any(|d| {
                matches!(d.value, Value::Date(_))
                    && (overlap(&d.tokens, &m.tokens) || follows(self.doc, m, d))
            }),
            _ => false,
        })
    }

    /// The days a mention means, seen from `anchor`.
    fn days(&self, mention: &Mention, anchor: Option<Days>) -> Option<Days> {
        match &mention.value {
            Value::Date(days) => {
                let moved = anchor.is_some() && anchor != self.article.published.as_ref().map(|p| p.days);
                if moved {
                    date::reread(self.doc, mention.tokens.clone(), anchor?).or(Some(*days))
                } else {
                    Some(*days)
                }
            }
            Value::Weekday(weekday) => {
                let tense = date::tense(self.doc, mention.tokens.clone());
                anchor.map(|anchor| date::resolve(*weekday, anchor, tense))
            }
            _ => None,
        }
    }

    /// The time beside the reporting verb that covers the claim.
    fn said_at(&self, tokens: &Range<u32>) -> Option<(Days, Option<Minutes>, String)> {
        let published = self.article.published.as_ref().map(|p| p.days);
        self.dates(&self.sentence)
            .filter(|m| self.is_reporting(m) && self.outside_quotation(m))
            .filter(|m| !overlap(&m.tokens, tokens))
            .find_map(|m| Some((self.days(m, published)?, self.time(m), self.words(m))))
    }

    fn outside_quotation(&self, mention: &Mention) -> bool {
        self.doc.quotation_of(mention.tokens.start).is_none()
    }

    fn words(&self, mention: &Mention) -> String {
        let start = self.stated_time_before(mention).unwrap_or(mention.tokens.start);
        let before = start.saturating_sub(1);
        if as_of(self.doc, start) {
            let from = start.saturating_sub(2);
            return self
                .doc
                .span(from..mention.tokens.end)
                .of(self.doc.text)
                .to_owned();
        }
        let led = matches!(
            self.doc.word(before),
            "on" | "by" | "until" | "of" | "at" | "since"
        );
        let from = if led && before >= self.sentence.start {
            before
        } else {
            start
        };
        self.doc
            .span(from..mention.tokens.end)
            .of(self.doc.text)
            .to_owned()
    }

    /// Whether a time stands beside a reporting verb: `said on Monday`, `on Monday announced`, `On Monday, police said`.
    fn is_reporting(&self, mention: &Mention) -> bool {
        let at = &mention.tokens;
        let possessive = at.end > 0 && self.doc.word(at.end - 1).ends_with("'s");
        if possessive || before_words(self.doc, at.start, &["since", "until", "by", "of", "from"]) {
            return false;
        }
        self.said.iter().any(|said| {
            let behind = at.start >= said.verb.end
                && at.start - said.verb.end <= 8
                && (said.words.end..at.start).all(|i| self.is_setting(i));
            let inside = said.words.start <= at.start && at.end <= said.words.end;
            let between =
                at.end <= said.verb.start && (at.end..said.words.start).all(|i| self.doc.is_mark(i, ","));
            let in_front = at.start >= self.sentence.start
                && between
                && at.start.saturating_sub(self.sentence.start) <= 2
                && said.words.start >= at.end;
            behind || inside || in_front
        })
    }

    /// Words that may stand between a reporting verb and its time.
    fn is_setting(&self, at: u32) -> bool {
        const MORE: &[&str] = &[
            "on",
            "of",
            "address",
            "speech",
            "earlier",
            "local",
            "broadcast",
            "message",
            "report",
            "letter",
            "post",
            "update",
            "bulletin",
            "and",
        ];
        is_one_of(self.doc.word(at), SETTING)
            || is_one_of(self.doc.word(at), MORE)
            || self.doc.token(at).is_some_and(|t| t.capital)
    }

    /// `by Friday`, `as of Monday`, `until Tuesday`, `by 9 p.m.`: the moment the words speak of.
    fn stated(&self, tokens: &Range<u32>, anchor: Option<Days>) -> Option<(Days, Option<Minutes>, String)> {
        let near = |m: &&Mention| self.same_side(m, tokens);
        let led = |at: u32| self.is_stated(at);
        let mention = self.dates(&self.sentence).filter(near).find(|m| {
            led(m.tokens.start)
                || led(part_of_day(self.doc, m.tokens.start))
                || self.stated_time_before(m).is_some()
        })?;
        let days = self.days(mention, anchor)?;
        Some((days, self.time(mention), self.words(mention)))
    }

    /// `By 6 p.m.`, `as of noon`, where no day is named.
    fn stated_time(&self, tokens: &Range<u32>) -> Option<Minutes> {
        let mentions = &self.readings.around(self.sentence.start).mentions;
        mentions
            .iter()
            .filter(|m| matches!(m.value, Value::Clock(_)) && self.sentence.contains(&m.tokens.start))
            .find(|m| self.same_side(m, tokens) && self.is_stated(m.tokens.start))
            .and_then(|m| hour::time_at(self.doc, self.readings, m.tokens.start))
    }

    /// The first token of the time that leads to a date: `6 p.m.` of `by 6 p.m. on Tuesday`.
    fn stated_time_before(&self, date: &Mention) -> Option<u32> {
        let mentions = &self.readings.around(date.tokens.start).mentions;
        let leads =
            |end: u32| end == date.tokens.start || end + 1 == date.tokens.start && self.doc.word(end) == "on";
        let clock = mentions
            .iter()
            .find(|m| matches!(m.value, Value::Clock(_)) && leads(m.tokens.end))?;
        Some(clock.tokens.start).filter(|&at| self.is_stated(at))
    }

    fn is_stated(&self, at: u32) -> bool {
        before_words(self.doc, at, &["by", "until", "till", "through"]) || as_of(self.doc, at)
    }

    /// The time of day that is told beside a date.
    fn time(&self, mention: &Mention) -> Option<Minutes> {
        hour::beside(self.doc, self.readings, &mention.tokens, &self.sentence)
    }

    /// When it happened: the nearest date of the sentence that belongs neither to a reporting verb nor to `since`.
    fn event(&self, tokens: &Range<u32>, anchor: Option<Days>) -> Option<Days> {
        let distance = |m: &&Mention| {
            let gap = if m.tokens.start >= tokens.end {
                m.tokens.start - tokens.end
            } else {
                tokens.start.saturating_sub(m.tokens.end)
            };
            let breaks = between(&m.tokens, tokens)
                .filter(|&i| {
                    matches!(
                        self.doc.word(i),
                        "," | "and" | "but" | "which" | "after" | "when" | ":" | "—" | "–" | "(" | ")"
                    )
                })
                .count();
            gap + 6 * u32::try_from(breaks).unwrap_or(9)
        };
        let never = ["since", "until", "till", "by", "before", "than", "for"];
        self.dates(&self.sentence)
            .filter(|m| !self.is_reporting(m) && self.same_side(m, tokens) && !is_basis(self.doc, m, tokens))
            .filter(|m| !before_words(self.doc, m.tokens.start, &never) && !as_of(self.doc, m.tokens.start))
            .filter(|m| self.stated_time_before(m).is_none())
            .min_by_key(distance)
            .and_then(|m| self.days(m, anchor))
    }

    /// Whether a date stands on the claim's side of quotation marks and semicolons.
    fn same_side(&self, mention: &Mention, tokens: &Range<u32>) -> bool {
        if let Some(quotation) = &self.quotation
            && !quotation.contains(&mention.tokens.start)
        {
            return false;
        }
        between(&mention.tokens, tokens).all(|i| !self.doc.is_mark(i, ";"))
            && (self.quotation.is_some() || self.outside_quotation(mention))
    }
}

/// The tokens between two stretches, whichever stands first.
fn between(a: &Range<u32>, b: &Range<u32>) -> Range<u32> {
    if a.start >= b.end {
        b.end..a.start
    } else {
        a.end..b.start
    }
}

/// Whether a date is that of what the claim is held against: `twice as much as ten years ago`, `12, against 30 in
/// January`. What stands behind the comparison keeps its own date.
fn is_basis(doc: &Doc<'_>, date: &Mention, tokens: &Range<u32>) -> bool {
    let gap = between(&date.tokens, tokens);
    let as_much_as = |i: u32| {
        const MUCH: &[&str] = &[
            "much", "many", "high", "large", "big", "long", "often", "fast", "low", "few", "little",
        ];
        // `as many people died as in 2004`: what is counted stands between.
        let opens = |j: u32| doc.word(j) == "as" && is_one_of(doc.word(j + 1), MUCH);
        doc.word(i) == "as" && (i.saturating_sub(FARTHEST_AS)..i).any(opens)
    };
    let moved = |i: u32| {
        let before = i.checked_sub(1).map_or("", |b| doc.word(b));
        doc.word(i) == "from" && matches!(before, "up" | "down" | "unchanged")
    };
    let compares = |i: u32| {
        matches!(doc.word(i), "than" | "compared" | "against" | "versus") || as_much_as(i) || moved(i)
    };
    date.tokens.start >= tokens.end && gap.clone().any(compares)
}

/// So many tokens may stand between the two parts of `as many … as`.
const FARTHEST_AS: u32 = 8;

fn overlap(a: &Range<u32>, b: &Range<u32>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a date stands right behind a weekday: `Monday, 10 October`.
fn follows(doc: &Doc<'_>, weekday: &Mention, date: &Mention) -> bool {
    let next = weekday.tokens.end;
    date.tokens.start == next || date.tokens.start == next + 1 && doc.is_mark(next, ",")
}

fn before_words(doc: &Doc<'_>, at: u32, words: &[&str]) -> bool {
    let before = |back: u32| at.checked_sub(back).map_or("", |i| doc.word(i));
    is_one_of(before(1), words)
        || matches!(before(1), "the" | "late" | "early" | "end" | "last") && is_one_of(before(2), words)
}

/// `as of Monday`, `as at 3 May`.
fn as_of(doc: &Doc<'_>, at: u32) -> bool {
    let before = |back: u32| at.checked_sub(back).map_or("", |i| doc.word(i));
    matches!(before(1), "of" | "at") && before(2) == "as"
}

/// The token before `late`, `early`, `midday` and the like in front of a date.
fn part_of_day(doc: &Doc<'_>, at: u32) -> u32 {
    let before = at.saturating_sub(1);
    if matches!(
        doc.word(before),
        "late" | "early" | "midday" | "noon" | "on" | "midnight"
    ) {
        before
    } else {
        at
    }
}

//! Which `<time>` of a page is the time of publication.
//!
//! Most are not: copy marks up the days it tells of, and pages their last update and what else they offer.

use html5gum::StartTag;

use crate::source::html::Zone;
use crate::source::lines::{self, Line};
use crate::source::manuscript::{Kind, Meta, Stretch};
use crate::text::Span;

/// More are not looked at.
const MOST: usize = 50;

/// A line of the head has no more words.
const HEAD_LINE: usize = 10;

/// Words of a label in front of a time of publication, and of a last update.
const PUBLISHED: &[&str] = &["publish", "publication", "posted", "filed", "issued"];
const UPDATED: &[&str] = &["updat", "modif", "revis", "correct", "edited", "amended"];

/// A `<time>`.
#[derive(Debug)]
struct Time {
    datetime: String,
    /// Its bytes in the visible text.
    span: Span,
    zone: Zone,
    /// Whether its attributes call it the time of publication.
    named: bool,
}

/// Every `<time>` of a page that may be looked at.
#[derive(Debug, Default)]
pub(crate) struct Times {
    times: Vec<Time>,
    open: bool,
}

impl Times {
    /// A `<time>` that begins at the byte `at` of the visible text; one that tells of a change, or that stands beside the
    /// article, is passed over.
    pub(crate) fn start(&mut self, tag: &StartTag<usize>, at: usize, zone: Zone, beside: bool) {
        self.open = false;
        let get = |name: &[u8]| {
            tag.attributes
                .get(name)
                .map(|v| String::from_utf8_lossy(&v.value).to_ascii_lowercase())
        };
        let about = [get(b"class"), get(b"itemprop"), get(b"title"), get(b"id")];
        let says = |word: &str| about.iter().flatten().any(|a| a.contains(word));
        let named = says("publish") || says("publication") || says("pubdate") || get(b"pubdate").is_some();
        let changed = (says("modif") || says("updat")) && !named;
        if changed || beside || zone.form || self.times.len() >= MOST {
            return;
        }
        if let Some(datetime) = get(b"datetime") {
            self.open = true;
            self.times.push(Time {
                datetime: datetime.to_ascii_uppercase(),
                span: Span::from_usize(at, at),
                zone,
                named,
            });
        }
    }

    /// The innermost `<time>` ends at the byte `at` of the visible text.
    pub(crate) fn end(&mut self, at: usize) {
        if let Some(time) = self.times.last_mut().filter(|_| self.open) {
            time.span = Span::from_usize(time.span.start as usize, at);
        }
        self.open = false;
    }

    /// Note the first that is the time of publication: one that names itself so, else one that stands so.
    pub(crate) fn describe(&self, meta: &mut Meta, page: &Page<'_>) {
        let places: Vec<(&Time, Place)> = self.times.iter().map(|t| (t, page.place(t))).collect();
        let named = places.iter().filter(|(t, p)| t.named && *p != Place::Apart);
        let labelled = places.iter().filter(|(_, p)| *p == Place::Labelled);
        let head = places.iter().filter(|(_, p)| *p == Place::Head);
        for (time, _) in named.chain(labelled).chain(head) {
            if meta.time(&time.datetime) {
                return;
            }
        }
    }
}

/// How a `<time>` stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Behind a label: `Published`, `Posted`, `By`.
    Labelled,
    /// Alone, or in a short line above the copy.
    Head,
    /// Where one counts only if it names itself the time of publication.
    Elsewhere,
    /// In copy, behind the label of an update, or beside the article.
    Apart,
}

/// What the walk over a page found.
pub(crate) struct Page<'p> {
    pub(crate) text: &'p str,
    pub(crate) stretches: &'p [Stretch],
    /// The article that was chosen, 0 for none.
    pub(crate) article: u32,
}

impl Page<'_> {
    fn place(&self, time: &Time) -> Place {
        let (start, end) = (time.span.start as usize, time.span.end as usize);
        let at = self.stretches.partition_point(|s| (s.span.end as usize) <= start);
        let stretch = self.stretches.get(at).filter(|s| (s.span.start as usize) < end);
        let noise = stretch.is_some_and(|s| s.kind == Kind::Noise) && !time.zone.header;
        if noise || ![0, self.article].contains(&time.zone.article) && self.article != 0 {
            return Place::Apart;
        }
        let line = stretch.map_or("", |s| s.span.of(self.text));
        let lead = stretch.map_or("", |s| self.text.get(s.span.start as usize..end).unwrap_or(""));
        let byline = stretch.is_some_and(|s| s.kind == Kind::Byline) || lines::is_byline(line);
        let label = label(lead).or_else(|| self.label_above(at, start));
        match (label, stretch.map(|s| s.kind)) {
            (Some(Label::Updated), _) | (None, Some(Kind::Caption | Kind::Heading(_) | Kind::Title)) => {
                Place::Apart
            }
            _ if !byline && is_copy(line, label.is_some()) => Place::Apart,
            (Some(Label::Published), _) => Place::Labelled,
            _ if byline => Place::Labelled,
            _ if self.is_head_line(line, start, end, stretch) && !self.below_copy(at) => Place::Head,
            _ => Place::Elsewhere,
        }
    }

    /// The label on a line of its own above a time that opens its line.
    fn label_above(&self, at: usize, start: usize) -> Option<Label> {
        let opens = self
            .stretches
            .get(at)
            .is_none_or(|s| start <= s.span.start as usize);
        let above = at.checked_sub(1).and_then(|a| self.stretches.get(a))?;
        let line = above.span.of(self.text);
        (opens && line.split_whitespace().take(5).count() < 5 && !line.contains(|c: char| c.is_ascii_digit()))
            .then(|| label(line))
            .flatten()
    }

    /// Nothing but the time, or a short line; of an item of a list, which may be a link to anything, only the former.
    fn is_head_line(&self, line: &str, start: usize, end: usize, stretch: Option<&Stretch>) -> bool {
        let Some(stretch) = stretch else { return true };
        let before = self
            .text
            .get(stretch.span.start as usize..start.max(stretch.span.start as usize));
        let after = self.text.get(end..stretch.span.end as usize);
        let blank = |part: Option<&str>| !part.unwrap_or("").contains(char::is_alphanumeric);
        let alone = blank(before) && blank(after);
        alone || stretch.kind != Kind::Item && line.split_whitespace().count() <= HEAD_LINE
    }

    /// Whether copy stands above the stretch `at`; decks and captions may.
    fn below_copy(&self, at: usize) -> bool {
        let above = self.stretches.iter().take(at);
        let copy = |s: &&Stretch| matches!(s.kind, Kind::Text) && Line::new(s.span.of(self.text)).is_prose();
        above.filter(copy).count() > 0
    }
}

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
}

/// The last label in `lead`: `Published 3 May, updated` tells of an update.
fn label(lead: &str) -> Option<Label> {
    let lead = lead.to_lowercase();
    let words: Vec<&str> = lead.split(|c: char| !c.is_alphanumeric()).collect();
    let last = |labels: &[&str]| {
        words
            .iter()
            .rposition(|w| labels.iter().any(|l| w.starts_with(l)))
    };
    match (last(PUBLISHED), last(UPDATED)) {
        (None, None) => None,
        (published, updated) if published > updated => Some(Label::Published),
        _ => Some(Label::Updated),
    }
}

/// Running copy: the sentence of a paragraph.
fn is_copy(line: &str, labelled: bool) -> bool {
    let line = Line::new(line);
    line.is_prose() || line.sentence && !(labelled && line.words <= HEAD_LINE)
}

//! Visible text in the making: what every reader fills, with the place of each byte in the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bytemap::ByteMap;
use super::ignore::Comment;
use super::stamp::Stamp;
use crate::text::Span;
use crate::value::Sym;

/// What the format itself says about a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The title, from metadata.
    Title,
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// The summary under the title.
    Deck,
    /// Text of which the format says nothing more.
    Text,
    /// An item of a list or a cell of a table.
    Item,
    /// Text under a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// Where and when it was filed.
    Dateline,
    /// Not copy: links to elsewhere, navigation.
    Noise,
}

/// A stretch of text with what the format says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// A publication date as a field of the file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) stamp: Stamp,
    pub(super) from: String,
}

/// What a file says about itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    /// The first is the one that counts.
    pub(super) dates: Vec<Dated>,
    /// Fields of dates with what stands in them and is none.
    pub(super) unread: Vec<(String, String)>,
    /// The `<time>` that stands as the time of publication.
    pub(super) time: Option<Stamp>,
    pub(super) fields: BTreeMap<Sym, String>,
}

/// So many dates that cannot be read are told, and so much of each.
const MOST_UNREAD: usize = 3;
const LONGEST_UNREAD: usize = 40;

impl Meta {
    /// Note a publication date, if `value` is one.
    pub(super) fn date(&mut self, value: &str, from: &str) -> bool {
        let stamp = super::stamp::field(value);
        if let Some(stamp) = stamp {
            self.dates.push(Dated {
                stamp,
                from: from.to_owned(),
            });
        } else if !value.trim().is_empty() && self.unread.len() < MOST_UNREAD {
            let value = value.trim().chars().take(LONGEST_UNREAD).collect();
            self.unread.push((from.to_owned(), value));
        }
        stamp.is_some()
    }

    /// What to say of the dates that could not be read; nothing where another one was.
    pub(super) fn complaints(&self) -> impl Iterator<Item = String> {
        let unread = self.unread.iter().filter(|_| self.dates.is_empty());
        unread.map(|(from, value)| format!("{from}: “{value}” is no date that can be read"))
    }

    /// Note what a `<time>` gives, if it is a date; the first stays.
    pub(super) fn time(&mut self, value: &str) -> bool {
        self.time = self.time.or_else(|| super::stamp::field(value));
        self.time.is_some()
    }

    /// Note a field; the first value stays. Blank values are dropped, long ones cut.
    pub(super) fn field(&mut self, key: &str, value: &str) {
        let value: String = value.trim().chars().take(1000).collect();
        if !value.is_empty() {
            self.fields.entry(Sym::from(key)).or_insert(value);
        }
    }

    pub(super) fn set_title(&mut self, value: &str) {
        set(&mut self.title, value);
    }

    pub(super) fn set_outlet(&mut self, value: &str) {
        set(&mut self.outlet, value);
    }
}

fn set(slot: &mut Option<String>, value: &str) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if slot.is_none() && !value.is_empty() {
        *slot = Some(value);
    }
}

/// What a reader hands on: text, stretches, metadata, comments to the checker, notices.
#[derive(Clone, Debug, Default)]
pub(super) struct Manuscript {
    /// `None`: the text is the file.
    pub(super) text: Option<Arc<str>>,
    pub(super) map: ByteMap,
    pub(super) stretches: Vec<Stretch>,
    pub(super) meta: Meta,
    pub(super) comments: Vec<Comment>,
    pub(super) notices: Vec<String>,
    /// A mistake in the file that did not stop the reader: its 1-based line and what it is.
    pub(super) mistake: Option<(u32, String)>,
}

impl Manuscript {
    /// Nothing but a title.
    pub(super) fn blank(title: Option<&str>) -> Self {
        let mut blank = Self {
            text: Some(Arc::from("")),
            ..Self::default()
        };
        if let Some(title) = title {
            blank.meta.set_title(title);
        }
        blank
    }
}

/// Text as it flows out of a format with markup: white space collapsed, one stretch at a time.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    map: ByteMap,
    stretches: Vec<Stretch>,
    open: Option<(usize, Kind)>,
    /// White space seen but not yet written: its place in the file.
    space: Option<(usize, usize)>,
    breaks: u8,
}

impl Flow {
    /// Begin a stretch; one that is open is closed first.
    pub(super) fn begin(&mut self, kind: Kind) {
        self.end();
        self.open = Some((self.text.len(), kind));
    }

    /// The kind of the open stretch.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.open.map(|(_, kind)| kind)
    }

    /// Close the open stretch; an empty one leaves no trace.
    pub(super) fn end(&mut self) {
        self.space = None;
        self.breaks = 0;
        let Some((start, kind)) = self.open.take() else {
            return;
        };
        if self.text.len() > start {
            self.stretches.push(Stretch {
                span: Span::from_usize(start, self.text.len()),
                kind,
            });
        }
    }

    /// How much text there is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// How many stretches are closed.
    pub(super) fn count(&self) -> usize {
        self.stretches.len()
    }

    /// Add text that stands in the file at `at` as it is, save for its white space.
    pub(super) fn push(&mut self, raw: &str, at: usize) {
        let mut rest = raw;
        let mut at = at;
        while !rest.is_empty() {
            let word = rest.find(is_space).unwrap_or(rest.len());
            let (head, tail) = rest.split_at(word);
            self.word(head, at, None);
            at += word;
            let gap = tail.find(|c: char| !is_space(c)).unwrap_or(tail.len());
            let (blank, next) = tail.split_at(gap);
            self.blank(blank, at);
            at += gap;
            rest = next;
        }
    }

    /// Add text for which `len` bytes at `at` stand in the file.
    pub(super) fn push_replaced(&mut self, text: &str, at: usize, len: usize) {
        if text.chars().all(is_space) {
            self.space.get_or_insert((at, len));
            return;
        }
        self.word(text, at, Some(len));
    }

    /// A line break inside a stretch; two of them begin a new one.
    pub(super) fn line_break(&mut self) {
        self.breaks = self.breaks.saturating_add(1);
    }

    fn blank(&mut self, blank: &str, at: usize) {
        if !blank.is_empty() && self.space.is_none() {
            self.space = Some((at, blank.len()));
        }
    }

    /// `replaced`: the length in the file of what the word stands for; `None` where it is the same bytes.
    fn word(&mut self, word: &str, at: usize, replaced: Option<usize>) {
        if word.is_empty() {
            return;
        }
        if self.open.is_none() {
            self.begin(Kind::Text);
        }
        if self.breaks > 1 {
            let kind = self.kind().unwrap_or(Kind::Text);
            self.begin(kind);
        }
        self.separate();
        let from = offset(self.text.len());
        match replaced {
            None => self.map.push_exact(from, offset(at), offset(word.len())),
            Some(len) => self
                .map
                .push_replaced(from, offset(word.len()), offset(at), offset(len)),
        }
        self.text.push_str(word);
    }

    /// Write what stands between two words: nothing, a space, a line break, or a blank line between stretches.
    fn separate(&mut self) {
        let start = self.open.map_or(0, |(start, _)| start);
        let space = self.space.take();
        let broken = std::mem::take(&mut self.breaks) > 0;
        if self.text.len() == start {
            if start > 0 {
                self.text.push_str("\n\n");
            }
            if let Some((at, _)) = &mut self.open {
                *at = self.text.len();
            }
            return;
        }
        if broken {
            self.text.push('\n');
        } else if let Some((at, len)) = space {
            self.map
                .push_replaced(offset(self.text.len()), 1, offset(at), offset(len));
            self.text.push(' ');
        }
    }

    /// Add a finished text behind this one, as stretches of its own.
    pub(super) fn append(&mut self, text: &str, map: &ByteMap, stretches: &[Stretch]) {
        self.end();
        if !self.text.is_empty() && !text.is_empty() {
            self.text.push_str("\n\n");
        }
        let by = offset(self.text.len());
        self.text.push_str(text);
        self.map.append(map, by);
        self.stretches.extend(stretches.iter().map(|s| Stretch {
            span: Span::new(s.span.start + by, s.span.end + by),
            kind: s.kind,
        }));
    }

    /// The finished text, its map and its stretches.
    pub(super) fn finish(mut self) -> (Arc<str>, ByteMap, Vec<Stretch>) {
        self.end();
        (Arc::from(self.text), self.map, self.stretches)
    }
}

/// White space that markup collapses. A non-breaking space is not.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

//! The walk over an HTML page: which of its text is seen, in which stretches, at which bytes.
//!
//! Elements are kept on a list, never on the call stack, so that a page nested without end costs only memory in
//! proportion to its size.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{EndTag, StartTag, Token, Tokenizer};
use smol_str::SmolStr;

use super::entity;
use super::ignore::{self, Comment};
use super::manuscript::{Flow, Kind};
use super::page::Head;
use super::pause::Pausing;
use super::tags::{self, Effect, Hint};
use crate::text::Span;

/// Where on the page a stretch stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Zone {
    /// Inside `<main>`.
    pub(super) main: bool,
    /// The number of the outermost `<article>` around it, from 1; 0 for none.
    pub(super) article: u32,
    /// Inside a form.
    pub(super) form: bool,
    /// Inside a header of the page.
    pub(super) header: bool,
    /// Bytes of its text that are links.
    pub(super) linked: usize,
}

/// An element whose end is awaited.
struct Open {
    name: SmolStr,
    hidden: bool,
    link: bool,
    kind: Option<Kind>,
    article: bool,
    main: bool,
    form: bool,
    header: bool,
    pre: bool,
}

/// The walk.
pub(super) struct Walk<'t> {
    file: &'t str,
    pub(super) flow: Flow,
    pub(super) zones: Vec<Zone>,
    pub(super) comments: Vec<Comment>,
    pub(super) head: Head,
    /// Pages that leave an element open around everything are read again with nothing hidden by structure.
    lenient: bool,
    open: Vec<Open>,
    counts: BTreeMap<SmolStr, u32>,
    hidden: u32,
    pre: u32,
    zone: Zone,
    links: u32,
    forms: u32,
    headers: u32,
    mains: u32,
    articles: u32,
    inside_article: u32,
    kinds: Vec<Kind>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(file: &'t str, lenient: bool) -> Self {
        Self {
            file,
            flow: Flow::default(),
            zones: Vec::new(),
            comments: Vec::new(),
            head: Head::default(),
            lenient,
            open: Vec::new(),
            counts: BTreeMap::new(),
            hidden: 0,
            pre: 0,
            zone: Zone::default(),
            links: 0,
            forms: 0,
            headers: 0,
            mains: 0,
            articles: 0,
            inside_article: 0,
            kinds: Vec::new(),
        }
    }

    /// Walk the bytes `range` of the file.
    pub(super) fn run(&mut self, range: Range<usize>) {
        let base = range.start;
        let page = self.file.get(range.clone()).unwrap_or("");
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut at = base;
        for token in Tokenizer::new_with_emitter(Pausing::new(page), emitter) {
            let Ok(token) = token else { continue };
            let (start, end) = match &token {
                Token::StartTag(tag) => (tag.span.start, tag.span.end),
                Token::EndTag(tag) => (tag.span.start, tag.span.end),
                Token::Comment(comment) => (comment.span.start, comment.span.end),
                Token::Doctype(doctype) => (doctype.span.start, doctype.span.end),
                Token::String(_) | Token::Error(_) => continue,
            };
            let (start, end) = (start + base, end + base);
            self.text(at, start);
            at = end.max(at);
            match token {
                Token::StartTag(tag) => self.start(&tag, base),
                Token::EndTag(tag) => self.end(&tag),
                Token::Comment(comment) => {
                    let words = String::from_utf8_lossy(&comment.value).into_owned();
                    let span = Span::from_usize(start, end);
                    self.comments
                        .extend(ignore::comment(&words, span, self.flow.count()));
                }
                _ => {}
            }
        }
        self.text(at, range.end);
        self.close();
    }

    /// The text between two tags.
    fn text(&mut self, start: usize, end: usize) {
        let Some(raw) = self.file.get(start..end).filter(|r| !r.is_empty()) else {
            return;
        };
        if self.hidden > 0 {
            let within = self.open.last().map_or("", |o| o.name.as_str());
            self.head.text(within, raw, start);
            return;
        }
        let before = self.flow.len();
        let mut at = start;
        let mut rest = raw;
        while !rest.is_empty() {
            let amp = rest.find('&').unwrap_or(rest.len());
            let (plain, tail) = rest.split_at(amp);
            self.plain(plain, at);
            at += amp;
            rest = match entity::decode(tail) {
                Some((text, len)) => {
                    self.flow.push_replaced(&text, at, len);
                    at += len;
                    tail.get(len..).unwrap_or("")
                }
                None if tail.is_empty() => "",
                None => {
                    self.plain("&", at);
                    at += 1;
                    tail.get(1..).unwrap_or("")
                }
            };
        }
        if self.links > 0 {
            self.zone.linked += self.flow.len() - before;
        }
    }

    fn plain(&mut self, text: &str, at: usize) {
        if self.pre == 0 {
            self.flow.push(text, at);
            return;
        }
        let mut at = at;
        for line in text.split_inclusive('\n') {
            self.flow.push(line.trim_end_matches(['\n', '\r']), at);
            if line.ends_with('\n') {
                self.flow.line_break();
            }
            at += line.len();
        }
    }

    /// Close the open stretch and note where it stood.
    fn close(&mut self) {
        self.flow.end();
        while self.zones.len() < self.flow.count() {
            self.zones.push(self.zone);
        }
        self.zone.linked = 0;
    }

    fn start(&mut self, tag: &StartTag<usize>, base: usize) {
        let name = tag.name.as_slice();
        self.head.tag(tag, self.file, base, self.hidden > 0);
        self.imply(name);
        let effect = tags::effect(name);
        match name {
            b"br" => return self.flow.line_break(),
            b"time" => {
                let beside = self.hidden > 0 || self.kinds.contains(&Kind::Noise);
                self.head.times.start(tag, self.flow.len(), self.zone, beside);
            }
            b"main" => self.recover(),
            _ => {}
        }
        if effect != Effect::Inline {
            self.close();
        }
        if tags::is_void(name) || tag.self_closing && effect == Effect::Inline {
            return;
        }
        let open = self.opened(tag, effect);
        self.enter(open);
        if self.hidden == 0 && effect != Effect::Inline {
            let kind = self.kinds.last().copied().unwrap_or(match effect {
                Effect::Heading(level) => Kind::Heading(level),
                Effect::Item => Kind::Item,
                Effect::Caption => Kind::Caption,
                _ => Kind::Text,
            });
            self.flow.begin(kind);
        }
    }

    /// Close what the start of `name` closes by itself.
    fn imply(&mut self, name: &[u8]) {
        let depth = self
            .open
            .iter()
            .rev()
            .take(16)
            .take_while(|o| !matches!(o.name.as_str(), "table" | "ul" | "ol" | "dl" | "div" | "section"))
            .position(|o| tags::closes(name, o.name.as_bytes()));
        for _ in 0..depth.map_or(0, |d| d + 1) {
            self.leave();
        }
    }

    /// `<main>` inside an open navigation or header: that was never closed.
    fn recover(&mut self) {
        let stuck = self
            .open
            .iter()
            .position(|o| o.hidden && matches!(o.name.as_str(), "nav" | "aside" | "footer" | "head"));
        if let Some(at) = stuck {
            while self.open.len() > at {
                self.leave();
            }
        }
    }

    fn opened(&self, tag: &StartTag<usize>, effect: Effect) -> Open {
        let name = tag.name.as_slice();
        let hint = self.hint(tag);
        let structural = matches!(name, b"nav" | b"aside" | b"footer" | b"label") && self.lenient;
        let footnote = name == b"sup" && self.is_footnote(tag);
        // What was struck out is taken back; its hiding must not outlive a page that never closes it.
        let struck = tags::is_struck(name) && !self.lenient;
        Open {
            name: SmolStr::from(String::from_utf8_lossy(name)),
            hidden: effect == Effect::Hidden && !structural
                || hint == Some(Hint::Hidden)
                || footnote
                || struck,
            link: name == b"a",
            kind: match (hint, effect) {
                (Some(Hint::Noise), _) => Some(Kind::Noise),
                (Some(Hint::Caption), _) | (_, Effect::Caption) => Some(Kind::Caption),
                (Some(Hint::Byline), _) if effect != Effect::Inline => Some(Kind::Byline),
                (Some(Hint::Deck), Effect::Block | Effect::Heading(2..)) => Some(Kind::Deck),
                (_, Effect::Heading(level)) => Some(Kind::Heading(level)),
                _ => None,
            },
            article: name == b"article",
            main: name == b"main",
            form: name == b"form",
            header: name == b"header" && self.mains == 0 && self.inside_article == 0,
            pre: name == b"pre",
        }
    }

    /// What the attributes of an element say.
    fn hint(&self, tag: &StartTag<usize>) -> Option<Hint> {
        let get = |name: &[u8]| {
            let value = tag.attributes.get(name)?;
            std::str::from_utf8(value.value.as_slice()).ok()
        };
        let style = get(b"style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
        let unseen = tag.attributes.contains_key(b"hidden".as_slice())
            || get(b"aria-hidden") == Some("true")
            || style.contains("display:none")
            || style.contains("visibility:hidden");
        if unseen {
            return Some(Hint::Hidden);
        }
        if matches!(tag.name.as_slice(), b"body" | b"html" | b"main" | b"article") {
            return None;
        }
        let tokens = [b"class".as_slice(), b"id", b"role", b"itemprop", b"rel"];
        tokens
            .iter()
            .filter_map(|name| get(name))
            .flat_map(str::split_whitespace)
            .filter_map(|token| tags::hint(token, tag.name.as_slice() == b"p"))
            .find(|h| !(self.lenient && *h == Hint::Noise))
    }

    /// A raised figure that is no power: a link, a number in brackets, a number behind a number or a full stop.
    fn is_footnote(&self, tag: &StartTag<usize>) -> bool {
        let from = tag.span.end;
        let Some(rest) = self.file.get(from..) else {
            return false;
        };
        let inside: String = rest.chars().take(120).collect();
        let inside = inside.split("</sup").next().unwrap_or("").to_owned();
        let before = self
            .file
            .get(..tag.span.start)
            .and_then(|b| b.chars().next_back());
        let behind = before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '”' | '"' | '’'));
        inside.contains("<a") || inside.starts_with('[') || behind && inside.parse::<u32>().is_ok()
    }

    fn enter(&mut self, open: Open) {
        self.hidden += u32::from(open.hidden);
        self.links += u32::from(open.link);
        self.forms += u32::from(open.form);
        self.headers += u32::from(open.header);
        self.mains += u32::from(open.main);
        self.pre += u32::from(open.pre);
        if open.article {
            self.articles += u32::from(self.inside_article == 0);
            self.inside_article += 1;
        }
        self.kinds.extend(open.kind);
        *self.counts.entry(open.name.clone()).or_default() += 1;
        self.open.push(open);
        self.place();
    }

    /// Close the innermost element.
    fn leave(&mut self) {
        let Some(last) = self.open.last() else { return };
        if last.name == "time" {
            self.head.times.end(self.flow.len());
        }
        if tags::effect(last.name.as_bytes()) != Effect::Inline || last.kind.is_some() {
            self.close();
        }
        let Some(open) = self.open.pop() else { return };
        self.hidden -= u32::from(open.hidden);
        self.links -= u32::from(open.link);
        self.forms -= u32::from(open.form);
        self.headers -= u32::from(open.header);
        self.mains -= u32::from(open.main);
        self.pre -= u32::from(open.pre);
        self.inside_article -= u32::from(open.article);
        if open.kind.is_some() {
            self.kinds.pop();
        }
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count -= 1;
        }
        self.place();
    }

    fn place(&mut self) {
        self.zone.main = self.mains > 0;
        self.zone.article = if self.inside_article > 0 { self.articles } else { 0 };
        self.zone.form = self.forms > 0;
        self.zone.header = self.headers > 0;
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name);
        if self.counts.get(name.as_ref()).copied().unwrap_or(0) == 0 {
            if tags::effect(name.as_bytes()) != Effect::Inline {
                self.close();
            }
            return;
        }
        loop {
            let found = self.open.last().is_none_or(|o| o.name == *name);
            self.leave();
            if found {
                return;
            }
        }
    }
}

/// Read a piece of HTML inside another format into `flow`.
pub(super) fn fragment(file: &str, range: Range<usize>, flow: &mut Flow, comments: &mut Vec<Comment>) {
    let mut walk = Walk::new(file, false);
    walk.flow = std::mem::take(flow);
    walk.run(range);
    *flow = walk.flow;
    comments.append(&mut walk.comments);
}

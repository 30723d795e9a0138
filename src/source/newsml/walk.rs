//! One walk over the document: what belongs to which item, and what of it is shown.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use smol_str::SmolStr;

use super::Draft;
use crate::source::entity;
use crate::source::manuscript::Kind;
use crate::text::Span;

pub(super) struct Walk<'t> {
    pub(super) file: &'t str,
    /// Local names of the open elements.
    pub(super) open: Vec<SmolStr>,
    pub(super) item: Option<Draft>,
    /// How deep the element stands that began the item.
    pub(super) item_depth: usize,
    /// How many open elements show their text.
    pub(super) body: u32,
    /// Text of the metadata element being read, and where it began.
    pub(super) field: Option<(String, usize)>,
    pub(super) done: Vec<Draft>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(file: &'t str) -> Self {
        Self {
            file,
            open: Vec::new(),
            item: None,
            item_depth: 0,
            body: 0,
            field: None,
            done: Vec::new(),
        }
    }

    /// Walk the document; an error is its place and what is wrong.
    pub(super) fn run(&mut self) -> Result<(), (usize, String)> {
        let mut reader = Reader::from_str(self.file);
        reader.config_mut().allow_dangling_amp = true;
        let mut at = 0;
        loop {
            let event = reader
                .read_event()
                .map_err(|e| (at, format!("not well-formed XML: {e}")))?;
            let next = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => {
                    self.start(&tag);
                    self.end(next);
                }
                Event::End(_) => self.end(at),
                Event::Text(_) => self.text(at, next),
                Event::CData(data) => self.cdata(&data, at),
                Event::GeneralRef(_) => self.reference(at, next),
                Event::DocType(kind) if kind.contains("<!ENTITY") => {
                    let what = "the document defines entities of its own, which are not expanded";
                    return Err((at, what.to_owned()));
                }
                Event::Eof if self.open.is_empty() => return Ok(()),
                Event::Eof => return Err((at, "the document ends too soon".to_owned())),
                _ => {}
            }
            at = next;
        }
    }

    pub(super) fn start(&mut self, tag: &BytesStart<'_>) {
        let name = SmolStr::new(tag.local_name().as_ref());
        let begins = matches!(name.as_str(), "newsItem" | "nitf") && self.item.is_none();
        if begins {
            self.item = Some(Draft::default());
            self.item_depth = self.open.len();
        }
        self.open.push(name.clone());
        let get = |key: &str| attribute(tag, key);
        if let Some(item) = &mut self.item {
            metadata(item, &name, &get);
        }
        if self.body > 0 || shows(&name, self.parent()) {
            self.body += 1;
            self.stretch(&name);
        } else if is_field(&name) {
            self.field = Some((String::new(), 0));
        }
    }

    fn parent(&self) -> &str {
        let above = self.open.len().checked_sub(2).and_then(|i| self.open.get(i));
        above.map_or("", SmolStr::as_str)
    }

    /// Begin the stretch that an element of the body stands for.
    fn stretch(&mut self, name: &str) {
        let Some(item) = &mut self.item else { return };
        let kind = match name {
            "hl1" | "h1" => {
                item.has_heading = true;
                Kind::Heading(1)
            }
            "hl2" | "h2" | "h3" | "h4" => Kind::Heading(2),
            "byline" => Kind::Byline,
            "dateline" => Kind::Dateline,
            "abstract" => Kind::Deck,
            "media-caption" | "media-producer" | "caption" | "figcaption" => Kind::Caption,
            "li" | "td" | "th" | "dt" | "dd" => Kind::Item,
            "copyrite" | "series" | "nitf-table-metadata" => Kind::Noise,
            "p" | "div" | "body" | "body.content" | "body.head" | "body.end" | "block" | "bq" | "pre"
            | "table" | "tr" | "ul" | "ol" | "note" | "media" | "hedline" | "tagline" | "inlineData"
            | "blockquote" | "section" | "article" => Kind::Text,
            "br" => return item.flow.line_break(),
            _ => return,
        };
        // What stands inside a caption or a byline stays one.
        let above = item.flow.kind();
        let inner = name == "p"
            && matches!(
                above,
                Some(Kind::Caption | Kind::Byline | Kind::Deck | Kind::Dateline)
            );
        item.flow.begin(above.filter(|_| inner).unwrap_or(kind));
    }

    fn end(&mut self, at: usize) {
        let Some(name) = self.open.pop() else { return };
        if self.body > 0 {
            self.body -= 1;
            let inline = matches!(
                name.as_str(),
                "em" | "strong"
                    | "a"
                    | "q"
                    | "person"
                    | "org"
                    | "location"
                    | "city"
                    | "state"
                    | "region"
                    | "country"
                    | "sublocation"
                    | "num"
                    | "money"
                    | "chron"
                    | "event"
                    | "function"
                    | "object.title"
                    | "name.given"
                    | "name.family"
                    | "i"
                    | "b"
                    | "span"
                    | "br"
                    | "sub"
                    | "sup"
                    | "lang"
                    | "pronounce"
                    | "virtloc"
                    | "classifier"
                    | "alt-code"
                    | "copyrite.year"
                    | "copyrite.holder"
                    | "byttl"
                    | "story.date"
                    | "frac"
                    | "frac-num"
                    | "frac-den"
                    | "frac-sep"
                    | "postaddr"
                    | "person.name"
                    | "u"
            );
            if let Some(item) = self.item.as_mut().filter(|_| !inline) {
                item.flow.end();
            }
        } else if let Some((value, start)) = self.field.take() {
            self.fill(&name, &value, start, at);
        }
        if self.open.len() == self.item_depth
            && let Some(item) = self.item.take()
        {
            self.done.push(item);
        }
    }

    /// An element of the metadata is whole.
    fn fill(&mut self, name: &str, value: &str, start: usize, end: usize) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let parent = self.open.last().map_or("", SmolStr::as_str).to_owned();
        let Some(item) = &mut self.item else { return };
        if value.is_empty() {
            return;
        }
        match name {
            "headline" | "title" if item.headline.is_none() => {
                item.headline = Some((value, Span::from_usize(start, end)));
            }
            "versionCreated" => item.dates.push((0, value, "versionCreated")),
            "firstCreated" => item.dates.push((1, value, "firstCreated")),
            "contentCreated" => item.dates.push((2, value, "contentCreated")),
            "name" if parent == "provider" => item.meta.set_outlet(&value),
            "creditline" => item.meta.set_outlet(&value),
            "slugline" => item.meta.field("slugline", &value),
            _ => {}
        }
    }

    pub(super) fn text(&mut self, start: usize, end: usize) {
        let Some(raw) = self.file.get(start..end) else {
            return;
        };
        if self.body > 0 {
            if let Some(item) = &mut self.item {
                item.flow.push(raw, start);
            }
        } else if let Some((value, from)) = &mut self.field {
            if value.is_empty() {
                *from = start;
            }
            value.push_str(raw);
        }
    }

    fn reference(&mut self, start: usize, end: usize) {
        let raw = self.file.get(start..end).unwrap_or("");
        let plain = entity::decode(raw).map_or_else(|| raw.to_owned(), |(plain, _)| plain);
        if self.body > 0 {
            if let Some(item) = &mut self.item {
                item.flow.push_replaced(&plain, start, end - start);
            }
        } else if let Some((value, from)) = &mut self.field {
            if value.is_empty() {
                *from = start;
            }
            value.push_str(&plain);
        }
    }

    /// Character data: plain text, a line for a paragraph.
    fn cdata(&mut self, data: &str, at: usize) {
        let mut from = at + "<![CDATA[".len();
        let Some(item) = self.item.as_mut().filter(|_| self.body > 0) else {
            return;
        };
        for line in data.split_inclusive('\n') {
            if line.trim().is_empty() {
                item.flow.begin(Kind::Text);
            }
            item.flow.push(line, from);
            from += line.len();
        }
    }
}

fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let found = tag.try_get_attribute(key).ok().flatten()?;
    Some(entity::decode_all(&found.value))
}

/// What the attributes of an element tell about the item.
fn metadata(item: &mut Draft, name: &str, get: &dyn Fn(&str) -> Option<String>) {
    let mut field = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            item.meta.field(key, &value);
        }
    };
    match name {
        "newsItem" => {
            field("id", get("guid"));
            field("version", get("version"));
        }
        "doc-id" => field("id", get("id-string")),
        "du-key" => field("version", get("version")),
        "pubStatus" => item
            .status
            .push_str(&get("qcode").unwrap_or_default().to_lowercase()),
        "docdata" => item
            .status
            .push_str(&get("management-status").unwrap_or_default().to_lowercase()),
        "date.issue" => item.dates.extend(get("norm").map(|d| (3, d, "date.issue"))),
        "date.release" => item.dates.extend(get("norm").map(|d| (4, d, "date.release"))),
        "story.date" => item.dates.extend(get("norm").map(|d| (5, d, "story.date"))),
        "pubdata" => {
            item.dates
                .extend(get("date.publication").map(|d| (2, d, "pubdata")));
            if let Some(name) = get("name") {
                item.meta.set_outlet(&name);
            }
        }
        _ => {}
    }
}

/// Whether an element of this name opens the visible part of an item.
fn shows(name: &str, parent: &str) -> bool {
    name == "inlineData" || name == "body" && matches!(parent, "nitf" | "html")
}

/// Elements of the metadata whose text is kept.
fn is_field(name: &str) -> bool {
    matches!(
        name,
        "headline"
            | "title"
            | "versionCreated"
            | "firstCreated"
            | "contentCreated"
            | "name"
            | "creditline"
            | "slugline"
    )
}

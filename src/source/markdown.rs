//! Markdown: the words of headings, paragraphs, lists, quotations and tables; no code, no targets of links, no
//! markup. Front matter at the top gives metadata and the headline.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::front::{self, Front};
use super::ignore;
use super::manuscript::{Flow, Kind, Manuscript};
use crate::text::Span;

/// Read Markdown.
pub(super) fn read(text: &str) -> Manuscript {
    let front = front::read(text);
    let mut page = Page::new(text, &front);
    let body = text.get(front.body..).unwrap_or("");
    for (event, range) in Parser::new_ext(body, extensions()).into_offset_iter() {
        page.event(event, (range.start + front.body)..(range.end + front.body));
    }
    page.finish(front)
}

/// Plain text with front matter above it, as some archives keep it.
pub(super) fn with_front_matter(text: &str, read: impl Fn(&str) -> Manuscript) -> Manuscript {
    let front = front::read(text);
    if front.body == 0 {
        return read(text);
    }
    let mut page = Page::new(text, &front);
    let body = text.get(front.body..).unwrap_or("");
    for stretch in read(body).stretches {
        page.flow.begin(stretch.kind);
        page.flow
            .push(stretch.span.of(body), front.body + stretch.span.start as usize);
    }
    page.finish(front)
}

fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

struct Page<'t> {
    text: &'t str,
    flow: Flow,
    comments: Vec<ignore::Comment>,
    /// Open elements whose text is no copy: code, what was struck out; images' descriptions apart.
    hidden: u32,
    /// Open tags that strike out.
    struck: u32,
    /// An image is open: its description stands under the picture.
    image: u32,
    /// Open lists and quotations: paragraphs in lists are items.
    lists: u32,
    /// The bytes of the open block of HTML.
    html: Option<Range<usize>>,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, front: &Front) -> Self {
        let mut flow = Flow::default();
        if let Some((title, span)) = &front.title {
            put(&mut flow, text, title, *span);
        }
        Self {
            text,
            flow,
            comments: Vec::new(),
            hidden: 0,
            struck: 0,
            image: 0,
            lists: 0,
            html: None,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words, range),
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak => self.gap(range),
            Event::HardBreak => self.flow.line_break(),
            Event::Html(_) => {
                let start = self.html.take().map_or(range.start, |held| held.start);
                self.html = Some(start..range.end);
            }
            Event::InlineHtml(piece) => self.inline(&piece, &range),
            Event::Rule => self.flow.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.flow.begin(Kind::Heading(*level as u8)),
            Tag::Paragraph => {
                let kind = if self.lists > 0 { Kind::Item } else { Kind::Text };
                self.flow.begin(kind);
            }
            Tag::List(_) => self.lists += 1,
            Tag::Item | Tag::TableCell | Tag::TableHead | Tag::TableRow => self.flow.begin(Kind::Item),
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.flow.end();
                self.hidden += 1;
            }
            Tag::Strikethrough => self.hidden += 1,
            Tag::Image { .. } => self.image += 1,
            Tag::HtmlBlock => self.flow.end(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                self.flow.end();
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Strikethrough => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Image => self.image = self.image.saturating_sub(1),
            TagEnd::HtmlBlock => {
                self.close_html();
                self.flow.end();
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => {
                self.struck = 0;
                self.flow.end();
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.hidden + self.struck + self.image > 0 {
            return;
        }
        if self.text.get(range.clone()) == Some(words) {
            self.flow.push(words, range.start);
        } else {
            self.flow.push_replaced(words, range.start, range.len());
        }
    }

    /// A code span is read as words where it holds prose: file names and commands rarely do harm, lost figures would.
    fn code(&mut self, words: &str, range: Range<usize>) {
        if self.hidden + self.struck + self.image > 0 {
            return;
        }
        let raw = self.text.get(range.clone()).unwrap_or("");
        match raw.find(words) {
            Some(at) => self.flow.push(words, range.start + at),
            None => self.flow.push_replaced(words, range.start, range.len()),
        }
    }

    fn gap(&mut self, range: Range<usize>) {
        let raw = self.text.get(range.clone()).unwrap_or("\n");
        self.flow.push(raw, range.start);
    }

    /// Inside a paragraph a tag that strikes out, or its end. A paragraph ends all of them.
    fn strike(&mut self, piece: &str) {
        let inside = piece.trim_start_matches(['<', '/']).trim_end_matches('>');
        let name = inside
            .split_whitespace()
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        if !super::tags::is_struck(name.as_bytes()) {
            return;
        }
        self.struck = if piece.starts_with("</") {
            self.struck.saturating_sub(1)
        } else {
            self.struck + 1
        };
    }

    /// A tag or comment inside a paragraph: comments may speak to the checker, `<br>` breaks the line.
    fn inline(&mut self, piece: &str, range: &Range<usize>) {
        if piece.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br")) {
            self.flow.line_break();
        }
        self.strike(piece);
        let inside = piece.strip_prefix("<!--").and_then(|p| p.strip_suffix("-->"));
        if let Some(inside) = inside {
            let span = Span::from_usize(range.start, range.end);
            self.comments
                .extend(ignore::comment(inside, span, self.flow.count()));
        }
    }

    /// A block of HTML is whole.
    fn close_html(&mut self) {
        if let Some(range) = self.html.take() {
            super::html::fragment(self.text, range, &mut self.flow, &mut self.comments);
        }
    }

    fn finish(mut self, front: Front) -> Manuscript {
        self.close_html();
        let (text, map, stretches) = self.flow.finish();
        Manuscript {
            text: Some(text),
            map,
            stretches,
            meta: front.meta,
            comments: self.comments,
            notices: Vec::new(),
            mistake: front.mistake,
        }
    }
}

/// Put a title from the front matter first: byte by byte where the file has it as it is, else as a whole.
fn put(flow: &mut Flow, text: &str, title: &str, span: Span) {
    flow.begin(Kind::Title);
    let raw = span.of(text);
    match raw.find(title) {
        Some(at) if !title.is_empty() => flow.push(title, span.start as usize + at),
        _ => flow.push_replaced(title, span.start as usize, span.len()),
    }
    flow.end();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(text: &str) -> Vec<(Kind, String)> {
        let page = read(text);
        let body = page.text.unwrap_or_else(|| text.into());
        page.stretches
            .iter()
            .map(|s| (s.kind, s.span.of(&body).to_owned()))
            .collect()
    }

    #[test]
    fn visible_words_only() {
        let text = "# Head\n\nTwo *men* were [found](http://x.example/99) &amp; saved[^1].\nOne was not.\n\n\
                    ```\n12 dead\n```\n\n- an item\n\n<!-- note: 5 -->\n\n![A boat](boat.jpg)\n\n[^1]: A note.\n";
        let found = stretches(text);
        let expected = [
            (Kind::Heading(1), "Head"),
            (Kind::Text, "Two men were found & saved. One was not."),
            (Kind::Item, "an item"),
            (Kind::Text, "A note."),
        ];
        let expected: Vec<_> = expected.iter().map(|(k, t)| (*k, (*t).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn front_matter_gives_the_first_block() {
        let text = "---\ntitle: \"A ‘quoted’ title: nine dead\"\ndate: 2031-05-04\n---\n\nBody.\n";
        let page = read(text);
        let first = page.stretches.first().copied();
        let body = page.text.clone().unwrap_or_default();
        assert_eq!(
            first.map(|s| s.span.of(&body)),
            Some("A ‘quoted’ title: nine dead")
        );
        let place = first.map(|s| page.map.to_file(s.span).of(text));
        assert_eq!(place, Some("A ‘quoted’ title: nine dead"));
        assert_eq!(page.meta.dates.len(), 1);
    }
}

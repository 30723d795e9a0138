//! What the head of a page says: `<meta>`, `<title>`, JSON-LD and the times of publication.

use html5gum::StartTag;
use serde_json::Value;

use super::times::Times;
use crate::source::entity;
use crate::source::manuscript::Meta;
use crate::source::metadata::without_outlet;
use crate::text::Span;

/// What the head of a page says, and the times that stand in it.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// `property` or `name` and content of each `<meta>`, in order.
    metas: Vec<(String, String, Span)>,
    /// The text of `<title>` and its bytes.
    title: Option<(String, Span)>,
    /// What JSON-LD says of the article.
    pub(super) linked: Linked,
    /// Its times.
    pub(crate) times: Times,
    url: Option<String>,
    json: bool,
    /// JSON-LD that could not be used: where it starts and what is wrong with it.
    passed_over: Vec<(usize, String)>,
}

#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) outlet: Option<String>,
}

/// Fields of `<meta>` that give the time of publication.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "article.published",
    "datepublished",
    "published_time",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "pubdate",
    "date",
];

const OUTLETS: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
];

/// Notices of JSON-LD that was passed over, at most.
const MOST_NOTICES: usize = 3;

/// JSON-LD longer than this, in bytes, is passed over.
const LINKED_LIMIT: usize = 1 << 22;

impl Head {
    /// Look at a start tag.
    pub(crate) fn tag(&mut self, tag: &StartTag<usize>, file: &str, base: usize, _hidden: bool) {
        let get = |name: &[u8]| {
            tag.attributes
                .get(name)
                .map(|v| (String::from_utf8_lossy(&v.value).into_owned(), v.span))
        };
        match tag.name.as_slice() {
            b"meta" if self.metas.len() < 500 => {
                let key = get(b"property")
                    .or_else(|| get(b"name"))
                    .or_else(|| get(b"itemprop"));
                let content = get(b"content");
                if let (Some((key, _)), Some((content, span))) = (key, content) {
                    let span = value_span(file, base + span.start, base + span.end);
                    self.metas.push((key.to_ascii_lowercase(), content, span));
                }
            }
            b"link" if get(b"rel").is_some_and(|(r, _)| r.eq_ignore_ascii_case("canonical")) => {
                self.url = get(b"href").map(|(url, _)| url);
            }
            b"script" => {
                self.json = get(b"type").is_some_and(|(t, _)| t.to_ascii_lowercase().contains("ld+json"));
            }
            _ => {}
        }
    }

    /// Look at text that is not shown, inside the element `within`.
    pub(crate) fn text(&mut self, within: &str, raw: &str, at: usize) {
        if within == "title" && self.title.is_none() && !raw.trim().is_empty() {
            self.title = Some((raw.to_owned(), Span::from_usize(at, at + raw.len())));
        } else if within == "script" && self.json && raw.len() <= LINKED_LIMIT {
            self.linked(raw, at);
        } else if within == "script" && self.json {
            self.passed_over.push((at, "is too long".to_owned()));
        }
    }

    fn linked(&mut self, raw: &str, at: usize) {
        let value = match serde_json::from_str::<Value>(raw) {
            Ok(value) => value,
            Err(_) if raw.trim().is_empty() => return,
            Err(error) => {
                let whole = error.to_string();
                let what = whole.split(" at line ").next().unwrap_or("");
                self.passed_over.push((at, format!("is not JSON: {what}")));
                return;
            }
        };
        let mut open = vec![&value];
        let mut looked = 0;
        while let Some(value) = open.pop() {
            looked += 1;
            if looked > 10_000 {
                return;
            }
            match value {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(map) => {
                    let kind = map.get("@type").map(ToString::to_string).unwrap_or_default();
                    if ["Article", "Posting", "Report", "NewsRelease"]
                        .iter()
                        .any(|k| kind.contains(k))
                    {
                        self.linked_article(map);
                    }
                    open.extend(map.get("mainEntity"));
                    open.extend(map.get("@graph"));
                }
                _ => {}
            }
        }
    }

    fn linked_article(&mut self, map: &serde_json::Map<String, Value>) {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(entity::decode_all);
        let publisher = map.get("publisher");
        let first = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value;
            }
        };
        first(&mut self.linked.headline, text(map.get("headline")));
        first(&mut self.linked.published, text(map.get("datePublished")));
        let name = publisher.and_then(|p| p.get("name").or(Some(p)));
        first(&mut self.linked.outlet, text(name));
    }

    /// What was passed over, for whoever wonders where the date of the page has gone: each with its line in `file`.
    pub(crate) fn notices(&self, file: &str) -> Vec<String> {
        let line = |at: usize| 1 + file.bytes().take(at).filter(|b| *b == b'\n').count();
        let few = self.passed_over.iter().take(MOST_NOTICES);
        few.map(|(at, what)| format!("line {}: the JSON-LD {what}, and was passed over", line(*at)))
            .collect()
    }

    fn meta(&self, name: &str) -> Option<&(String, String, Span)> {
        self.metas
            .iter()
            .find(|(key, content, _)| key == name && !content.trim().is_empty())
    }

    /// Dates, outlet and further fields.
    pub(crate) fn describe(&self, meta: &mut Meta) {
        for name in DATES {
            if let Some((_, content, _)) = self.meta(name) {
                meta.date(content, &format!("meta {name}"));
            }
        }
        if let Some(date) = &self.linked.published {
            meta.date(date, "JSON-LD datePublished");
        }
        let outlet = OUTLETS
            .iter()
            .find_map(|name| self.meta(name))
            .map(|(_, c, _)| c.clone());
        if let Some(outlet) = outlet.or_else(|| self.linked.outlet.clone()) {
            meta.set_outlet(&outlet);
        }
        for (key, content, _) in &self.metas {
            let key = key
                .strip_prefix("article:")
                .or_else(|| key.strip_prefix("og:"))
                .unwrap_or(key);
            meta.field(key, content);
        }
        if let Some(url) = &self.url {
            meta.field("url", url);
        }
    }

    /// The title with its bytes: Open Graph's, else the page's without the name of the outlet.
    pub(crate) fn title(&self, meta: &mut Meta) -> Option<(String, Span)> {
        let graph = self.meta("og:title").or_else(|| self.meta("twitter:title"));
        let (raw, span) = match (graph, &self.title) {
            (Some((_, title, span)), _) => (title.clone(), *span),
            (None, Some((raw, span))) => (entity::decode_all(raw), *span),
            (None, None) => return None,
        };
        let known = meta.outlet.clone();
        let (title, outlet) = without_outlet(&raw, known.as_deref());
        if let Some(outlet) = outlet {
            meta.set_outlet(outlet);
        }
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        (!title.is_empty()).then_some((title, span))
    }
}

/// The bytes of an attribute's value, given those of the whole attribute.
fn value_span(file: &str, start: usize, end: usize) -> Span {
    let raw = file.get(start..end).unwrap_or("");
    let Some(equals) = raw.find('=') else {
        return Span::from_usize(start, end);
    };
    let value = raw.get(equals + 1..).unwrap_or("");
    let lead = value.len() - value.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']).len();
    let bare = value.trim_matches([' ', '\t', '\n', '\r', '"', '\'', '>', '/']);
    let from = start + equals + 1 + lead;
    Span::from_usize(from, from + bare.len())
}

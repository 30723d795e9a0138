//! An HTML page as a whole: what its head says, and which part of it is the article.

use html5gum::StartTag;
use serde_json::Value;

use super::entity;
use super::html::{Walk, Zone};
use super::manuscript::{Flow, Kind, Manuscript, Meta};
use super::metadata::without_outlet;
use crate::text::Span;

/// What the head of a page says, and the times that stand in it.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// `property` or `name` and content of each `<meta>`, in order.
    metas: Vec<(String, String, Span)>,
    /// The text of `<title>` and its bytes.
    title: Option<(String, Span)>,
    /// What JSON-LD says of the article.
    linked: Linked,
    /// `datetime` of each `<time>`, how many stretches stand before it, and whether it names itself the time of
    /// publication.
    times: Vec<(String, usize, bool)>,
    url: Option<String>,
    json: bool,
    /// JSON-LD that could not be used: where it starts and what is wrong with it.
    passed_over: Vec<(usize, String)>,
}

#[derive(Debug, Default)]
struct Linked {
    headline: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
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
    pub(super) fn tag(&mut self, tag: &StartTag<usize>, file: &str, base: usize, _hidden: bool) {
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
    pub(super) fn text(&mut self, within: &str, raw: &str, at: usize) {
        if within == "title" && self.title.is_none() && !raw.trim().is_empty() {
            self.title = Some((raw.to_owned(), Span::from_usize(at, at + raw.len())));
        } else if within == "script" && self.json && raw.len() <= LINKED_LIMIT {
            self.linked(raw, at);
        } else if within == "script" && self.json {
            self.passed_over.push((at, "is too long".to_owned()));
        }
    }

    /// A `<time>`; one that tells of a change is passed over.
    pub(super) fn time(&mut self, tag: &StartTag<usize>, before: usize, zone: Zone) {
        let get = |name: &[u8]| {
            tag.attributes
                .get(name)
                .map(|v| String::from_utf8_lossy(&v.value).to_ascii_lowercase())
        };
        let about = [get(b"class"), get(b"itemprop"), get(b"title"), get(b"id")];
        let says = |word: &str| about.iter().flatten().any(|a| a.contains(word));
        if says("modif") || says("updat") || zone.form {
            return;
        }
        if let Some(datetime) = get(b"datetime").filter(|_| self.times.len() < 50) {
            self.times
                .push((datetime.to_ascii_uppercase(), before, says("publi")));
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
    fn notices(&self, file: &str) -> Vec<String> {
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
    fn describe(&self, meta: &mut Meta) {
        for name in DATES {
            if let Some((_, content, _)) = self.meta(name) {
                meta.date(content, &format!("meta {name}"));
            }
        }
        if let Some(date) = &self.linked.published {
            meta.date(date, "JSON-LD datePublished");
        }
        let named = self.times.iter().filter(|(_, _, named)| *named);
        let near = self
            .times
            .iter()
            .filter(|(_, before, named)| !named && *before <= 8);
        for (datetime, ..) in named.chain(near) {
            if meta.date(datetime, "time") {
                break;
            }
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
    fn title(&self, meta: &mut Meta) -> Option<(String, Span)> {
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

/// Read a page.
pub(super) fn read(file: &str) -> Manuscript {
    let mut walk = Walk::new(file, false);
    walk.run(0..file.len());
    if walk.flow.len() < 200 && file.len() > 1000 {
        let mut again = Walk::new(file, true);
        again.run(0..file.len());
        if again.flow.len() > walk.flow.len() * 2 {
            walk = again;
        }
    }
    finish(walk, file)
}

fn finish(walk: Walk<'_>, file: &str) -> Manuscript {
    let Walk {
        flow,
        zones,
        mut comments,
        head,
        ..
    } = walk;
    let mut meta = Meta::default();
    head.describe(&mut meta);
    let title = head.title(&mut meta);
    let (text, map, mut stretches) = flow.finish();
    let sizes: Vec<usize> = stretches.iter().map(|s| s.span.len()).collect();
    let chosen = Chosen::new(&zones, &sizes);
    for (stretch, zone) in stretches.iter_mut().zip(&zones) {
        if !chosen.keeps(zone, stretch.kind) || is_links(zone, stretch.span.len(), stretch.span.of(&text)) {
            stretch.kind = Kind::Noise;
        }
    }
    let mut heading = one_heading(
        &mut stretches,
        &zones,
        &text,
        title.as_ref().map(|(t, _)| t.as_str()),
    );
    let mut page = Manuscript {
        notices: head.notices(file),
        text: Some(text),
        map,
        stretches,
        meta,
        ..Manuscript::default()
    };
    if heading.is_none()
        && let Some((title, span)) = title
    {
        prepend(&mut page, file, &title, span);
        comments.iter_mut().for_each(super::ignore::Comment::move_down);
        heading = Some(title);
    }
    if let Some(heading) = heading.or(head.linked.headline) {
        page.meta.set_title(&heading);
    }
    page.comments = comments;
    page
}

/// Which part of a page is its article.
struct Chosen {
    main: bool,
    /// Number of the article, 0 for none.
    article: u32,
    form: bool,
}

impl Chosen {
    /// `<main>` where it holds a good part of the text, the longest `<article>` of it or of the page where that does.
    fn new(zones: &[Zone], sizes: &[usize]) -> Self {
        let sum = |keep: &dyn Fn(&Zone) -> bool| -> usize {
            zones
                .iter()
                .zip(sizes)
                .filter(|(z, _)| keep(z))
                .map(|(_, s)| s)
                .sum()
        };
        let all = sum(&|_| true);
        let main = sum(&|z| z.main);
        let use_main = main > 0 && main * 10 >= all;
        let mut lengths: Vec<(u32, usize)> = Vec::new();
        for (zone, size) in zones.iter().zip(sizes) {
            if zone.article == 0 || use_main && !zone.main {
                continue;
            }
            match lengths.last_mut().filter(|(n, _)| *n == zone.article) {
                Some((_, length)) => *length += size,
                None => lengths.push((zone.article, *size)),
            }
        }
        let pool = if use_main { main } else { all };
        let longest = lengths.iter().max_by_key(|(n, size)| (*size, u32::MAX - n));
        let article = longest.filter(|(_, size)| size * 2 > pool).map_or(0, |(n, _)| *n);
        let forms = sum(&|z| z.form);
        Self {
            main: use_main,
            article,
            form: forms * 10 > all * 8,
        }
    }

    fn keeps(&self, zone: &Zone, kind: Kind) -> bool {
        if zone.form && !self.form {
            return false;
        }
        let heading = kind == Kind::Heading(1);
        if zone.header && !heading {
            return false;
        }
        let in_main = !self.main || zone.main;
        let in_article = self.article == 0 || zone.article == self.article;
        heading || in_main && (in_article || zone.article == 0)
    }
}

/// A stretch that is nothing but links and no sentence.
fn is_links(zone: &Zone, len: usize, text: &str) -> bool {
    zone.linked * 10 >= len * 9 && len > 0 && !super::boilerplate::ends_sentence(text) && zone.linked > 0
}

/// Keep one heading of the first level: the one that says the title, else one inside the article, else the first.
/// Gives its words.
fn one_heading(
    stretches: &mut [super::manuscript::Stretch],
    zones: &[Zone],
    text: &str,
    title: Option<&str>,
) -> Option<String> {
    let heads: Vec<usize> = (0..stretches.len())
        .filter(|i| stretches.get(*i).is_some_and(|s| s.kind == Kind::Heading(1)))
        .collect();
    let words = |i: usize| stretches.get(i).map_or("", |s| s.span.of(text));
    let says = |i: &&usize| title.is_some_and(|t| t.to_lowercase().contains(&words(**i).to_lowercase()));
    let inside = |i: &&usize| zones.get(**i).is_some_and(|z| z.main || z.article > 0);
    let chosen = heads
        .iter()
        .find(says)
        .or_else(|| heads.iter().find(inside))
        .or_else(|| heads.first().filter(|_| title.is_none()))
        .or_else(|| heads.iter().find(|i| zones.get(**i).is_some_and(|z| !z.header)))
        .copied();
    let heading = chosen
        .map(words)
        .map(|w| w.split_whitespace().collect::<Vec<_>>().join(" "));
    for i in heads {
        if Some(i) != chosen
            && let Some(stretch) = stretches.get_mut(i)
        {
            let header = zones.get(i).is_some_and(|z| z.header);
            stretch.kind = if header { Kind::Noise } else { Kind::Heading(2) };
        }
    }
    heading
}

/// Put the title in front of the text.
fn prepend(page: &mut Manuscript, file: &str, title: &str, span: Span) {
    let mut flow = Flow::default();
    flow.begin(Kind::Title);
    match span.of(file).find(title) {
        Some(at) => flow.push(title, span.start as usize + at),
        None => flow.push_replaced(title, span.start as usize, span.len()),
    }
    flow.end();
    let text = page.text.take().unwrap_or_default();
    flow.append(&text, &page.map, &page.stretches);
    let (text, map, stretches) = flow.finish();
    page.text = Some(text);
    page.map = map;
    page.stretches = stretches;
}

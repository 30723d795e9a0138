//! What each HTML element means for reading.

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: its text belongs to the sentence around it.
    Inline,
    /// It begins and ends a stretch.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// An item or a cell.
    Item,
    /// Text under a picture or over a table.
    Caption,
    /// Its text is not shown, or is no copy of this page.
    Hidden,
}

/// The effect of an element by its name in lower case.
pub(super) fn effect(name: &[u8]) -> Effect {
    match name {
        b"h1" => Effect::Heading(1),
        b"h2" => Effect::Heading(2),
        b"h3" => Effect::Heading(3),
        b"h4" => Effect::Heading(4),
        b"h5" => Effect::Heading(5),
        b"h6" => Effect::Heading(6),
        b"li" | b"td" | b"th" | b"dt" | b"dd" => Effect::Item,
        b"figcaption" | b"caption" => Effect::Caption,
        b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"iframe" | b"object"
        | b"canvas" | b"audio" | b"video" | b"button" | b"select" | b"textarea" | b"nav" | b"aside"
        | b"footer" | b"dialog" | b"head" | b"title" | b"noembed" | b"noframes" | b"datalist"
        | b"progress" | b"meter" | b"label" => Effect::Hidden,
        b"address" | b"article" | b"blockquote" | b"body" | b"center" | b"details" | b"div" | b"dl"
        | b"fieldset" | b"figure" | b"form" | b"header" | b"hgroup" | b"hr" | b"html" | b"main" | b"menu"
        | b"ol" | b"p" | b"pre" | b"section" | b"summary" | b"table" | b"tbody" | b"tfoot" | b"thead"
        | b"tr" | b"ul" | b"search" => Effect::Block,
        _ => Effect::Inline,
    }
}

/// Elements without content.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Elements whose text was struck out, inside a sentence or around paragraphs.
pub(super) fn is_struck(name: &[u8]) -> bool {
    matches!(name, b"del" | b"s" | b"strike")
}

/// An open `inner` is closed by the start of `outer`, as in `<p>One<p>Two`.
pub(super) fn closes(outer: &[u8], inner: &[u8]) -> bool {
    match inner {
        b"p" => effect(outer) != Effect::Inline && effect(outer) != Effect::Hidden,
        b"li" => outer == b"li",
        b"dt" | b"dd" => matches!(outer, b"dt" | b"dd"),
        b"td" | b"th" => matches!(outer, b"td" | b"th" | b"tr" | b"tbody" | b"tfoot"),
        b"tr" => matches!(outer, b"tr" | b"tbody" | b"tfoot"),
        b"head" => outer == b"body",
        _ => false,
    }
}

/// What the classes, roles and identifiers of an element say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Not shown.
    Hidden,
    /// Links to elsewhere, prompts.
    Noise,
    /// Who wrote it.
    Byline,
    /// Text under a picture.
    Caption,
    /// The summary under the headline.
    Deck,
}

/// Names that sites give to what stands around an article, alone or before a hyphen.
const NOISE: &[&str] = &[
    "advert",
    "advertisement",
    "ads",
    "ad-slot",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "comments",
    "comment-list",
    "disqus",
    "most-read",
    "newsletter",
    "outbrain",
    "paywall",
    "recirc",
    "recirculation",
    "share-bar",
    "share-buttons",
    "share-tools",
    "sharebar",
    "signup",
    "social-links",
    "social-share",
    "subscribe",
    "taboola",
    "tag-list",
    "tags",
];

/// Names of boxes beside an article. On a paragraph of its own they name a box of facts, which is copy.
const BOXES: &[&str] = &["promo", "recommended", "related", "sidebar", "trending"];

/// The hint of one class, role or identifier, of a paragraph or of another element.
pub(super) fn hint(token: &str, paragraph: bool) -> Option<Hint> {
    let token = token.to_ascii_lowercase();
    let named = |names: &[&str]| {
        names.iter().any(|n| {
            token
                .strip_prefix(n)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
        })
    };
    if matches!(
        token.as_str(),
        "visually-hidden" | "sr-only" | "screen-reader-text" | "navigation" | "banner-ad" | "complementary"
    ) {
        return Some(Hint::Hidden);
    }
    if named(NOISE) || named(BOXES) && !paragraph {
        return Some(Hint::Noise);
    }
    let ends = |tail: &[&str]| {
        tail.iter()
            .any(|t| token == *t || token.ends_with(&format!("-{t}")) || token.ends_with(&format!("_{t}")))
    };
    if ends(&["byline", "author", "dateline"]) {
        return Some(Hint::Byline);
    }
    if ends(&["caption", "credit", "wp-caption-text"]) {
        return Some(Hint::Caption);
    }
    ends(&["standfirst", "dek", "deck", "subheadline", "subtitle", "subhead"]).then_some(Hint::Deck)
}

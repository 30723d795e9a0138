//! The table of formats: what each is called, which files are of it, and who reads it.

use super::decode::Decoded;
use super::manuscript::Manuscript;
use super::{Batch, ReadOptions, jsonl, markdown, newsml, page, plain};

/// How a format's files are read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// One file is one article.
    Page(fn(&str) -> Manuscript),
    /// One line is one article.
    Lines,
    /// One file holds one item or more.
    Items(fn(&str, &Decoded, &ReadOptions, &mut Batch)),
}

/// A format.
pub struct Format {
    /// What it is called.
    pub name: &'static str,
    /// Its files' extensions, in lower case, without a dot.
    pub extensions: &'static [&'static str],
    pub(super) reader: Reader,
}

/// Every format. A folder is walked for files with these extensions.
pub const FORMATS: &[Format] = &[PLAIN, MARKDOWN, HTML, LINES, NINJS, NEWSML];

const PLAIN: Format = Format {
    name: "plain text",
    extensions: &["txt", "text"],
    reader: Reader::Page(|text| markdown::with_front_matter(text, plain::read)),
};

const MARKDOWN: Format = Format {
    name: "Markdown",
    extensions: &["md", "markdown", "mdown", "mkd", "qmd", "rmd"],
    reader: Reader::Page(markdown::read),
};

const HTML: Format = Format {
    name: "HTML",
    extensions: &["html", "htm", "xhtml"],
    reader: Reader::Page(page::read),
};

const LINES: Format = Format {
    name: "JSON lines",
    extensions: &["jsonl", "ndjson"],
    reader: Reader::Lines,
};

const NINJS: Format = Format {
    name: "IPTC ninjs and other JSON",
    extensions: &["json"],
    reader: Reader::Items(jsonl::read_items),
};

const NEWSML: Format = Format {
    name: "NewsML-G2 and NITF",
    extensions: &["xml", "nitf"],
    reader: Reader::Items(newsml::read),
};

/// Whether files with the extension of `path` are articles.
pub fn is_known(path: &str) -> bool {
    by_extension(path).is_some()
}

/// Whether a file is read one line at a time and never whole.
pub fn is_streamed(path: &str) -> bool {
    by_extension(path).is_some_and(|format| matches!(format.reader, Reader::Lines))
}

fn by_extension(path: &str) -> Option<&'static Format> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.')?.1.to_lowercase();
    FORMATS
        .iter()
        .find(|f| f.extensions.contains(&extension.as_str()))
}

/// The format of a file: by its extension, else by how it begins.
pub(super) fn of(path: &str, text: &str) -> &'static Format {
    by_extension(path).unwrap_or_else(|| sniffed(text))
}

/// Whether a file is read line by line, before it is decoded: by its extension, or by its first bytes where it has
/// none that is known.
pub(super) fn is_lines(path: &str, bytes: &[u8]) -> bool {
    match by_extension(path) {
        Some(format) => matches!(format.reader, Reader::Lines),
        None => {
            let head = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
            std::str::from_utf8(head).is_ok_and(jsonl::is_lines)
        }
    }
}

/// Elements that a page, or a piece of one, begins with.
const FIRST: &[&str] = &[
    "html", "head", "body", "title", "meta", "main", "article", "section", "header", "div", "p", "h1", "h2",
];

/// Whether the first bytes of a file are those of a page of HTML: what a pipe hands over has no name.
pub fn begins_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(400)).unwrap_or_default());
    let head = head.trim_start_matches('\u{feff}').trim_start();
    is_page(&head.to_lowercase())
}

/// The same for the beginning of a text in lower case.
fn is_page(head: &str) -> bool {
    if head.starts_with("<!doctype html") || head.starts_with("<!--") && head.contains("<html") {
        return true;
    }
    let tag = |name: &&str| {
        let rest = head.strip_prefix('<').and_then(|h| h.strip_prefix(*name));
        rest.is_some_and(|r| r.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace()))
    };
    FIRST.iter().any(tag)
}

fn sniffed(text: &str) -> &'static Format {
    let head: String = text
        .trim_start()
        .chars()
        .take(400)
        .collect::<String>()
        .to_lowercase();
    if is_page(&head) {
        return &HTML;
    }
    if head.starts_with("<?xml") && !head.contains("<html")
        || head.starts_with("<newsitem")
        || head.starts_with("<nitf")
    {
        return &NEWSML;
    }
    if head.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text.trim()).is_ok() {
        return &NINJS;
    }
    let heading = text.starts_with("# ") || text.starts_with("---\n") || text.starts_with("+++\n");
    if heading { &MARKDOWN } else { &PLAIN }
}

//! The table of formats: what each is called, which files are of it, and who reads it.

use super::manuscript::Manuscript;
use super::{markdown, page, plain};

/// How a format's files are read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// One file is one article.
    Page(fn(&str) -> Manuscript),
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
pub const FORMATS: &[Format] = &[PLAIN, MARKDOWN, HTML];

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

/// Whether files with the extension of `path` are articles.
pub fn is_known(path: &str) -> bool {
    by_extension(path).is_some()
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

fn sniffed(text: &str) -> &'static Format {
    let head: String = text
        .trim_start()
        .chars()
        .take(400)
        .collect::<String>()
        .to_lowercase();
    let page = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<p>",
        "<div",
    ];
    if page.iter().any(|p| head.starts_with(p)) || head.starts_with("<!--") && head.contains("<html") {
        return &HTML;
    }
    let heading = text.starts_with("# ") || text.starts_with("---\n") || text.starts_with("+++\n");
    if heading { &MARKDOWN } else { &PLAIN }
}

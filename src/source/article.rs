//! The article and the story: what the checker works on.

use std::sync::Arc;

use super::bytemap::ByteMap;
use crate::text::{Block, Span};
use crate::value::{Days, Sym};

/// Which side of a comparison an article stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// One of several equal articles.
    Peer,
    /// The text under work (`check draft.md --against …`).
    Draft,
    /// What the draft is held against.
    Source,
}

/// When an article was published, and how we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day, or the range of days it could have been (a bare month).
    pub days: Days,
    /// Minutes after midnight UTC of that day, where a time was given.
    pub minute: Option<u16>,
    /// The field it was read from: `front matter: published`, `byline`, `--date`.
    pub from: String,
}

/// One article.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its path as it is shown, with `/` between parts; for a line of a JSON file `file.jsonl:3`.
    pub path: String,
    /// Which side it stands on.
    pub role: Role,
    /// Its title, where one was found.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Metadata that `--group-by field:KEY` may ask for, sorted by key.
    pub fields: Vec<(Sym, String)>,
    /// The visible text, headline first where there is one.
    pub text: Arc<str>,
    /// What each stretch of the text is, in order.
    pub blocks: Vec<Block>,
    /// Where the text's bytes lie in `file`.
    pub map: ByteMap,
    /// The decoded file, for lines and columns.
    pub file: Arc<str>,
    /// The encoding the file was in; UTF-8 keeps byte offsets as they are.
    pub encoding: &'static encoding_rs::Encoding,
    /// Bytes on disk in front of `file`: a byte-order mark, or the lines before this one of a JSON-lines file.
    pub offset: u64,
    /// Lines on disk in front of `file`.
    pub line_offset: u32,
    /// What a reader should know about how it was read.
    pub notices: Vec<String>,
}

impl Article {
    /// An article from plain text, as rule tests and other programs make it: every line is body copy.
    pub fn from_text(path: &str, text: &str) -> Self {
        let text: Arc<str> = Arc::from(text);
        Self {
            path: path.to_owned(),
            role: Role::Peer,
            title: None,
            outlet: None,
            published: None,
            fields: Vec::new(),
            blocks: crate::text::doc::line_blocks(&text),
            map: ByteMap::identity(),
            file: Arc::clone(&text),
            encoding: encoding_rs::UTF_8,
            offset: 0,
            line_offset: 0,
            notices: Vec::new(),
            text,
        }
    }

    /// Where a span of the text lies in the decoded file.
    pub fn in_decoded(&self, span: Span) -> Span {
        self.map.to_file(span)
    }

    /// The bytes of a span as the file lies on disk, first and one past the last: what the reports print.
    pub fn on_disk(&self, span: Span) -> (u64, u64) {
        let decoded = self.in_decoded(span);
        if self.encoding == encoding_rs::UTF_8 {
            return (
                u64::from(decoded.start) + self.offset,
                u64::from(decoded.end) + self.offset,
            );
        }
        let bytes = |to: u32| encoded_len(Span::new(0, to).of(&self.file), self.encoding) + self.offset;
        (bytes(decoded.start), bytes(decoded.end))
    }
}

/// How many bytes `text` takes in `encoding`.
fn encoded_len(text: &str, encoding: &'static encoding_rs::Encoding) -> u64 {
    if encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE {
        return text.chars().map(|c| c.len_utf16() as u64 * 2).sum();
    }
    encoding.encode(text).0.len() as u64
}

/// The articles that are compared with each other.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// What it is called: empty for "everything named", else the folder or the field's value.
    pub name: String,
    /// Its articles, sorted by path.
    pub articles: Vec<Article>,
}

impl Story {
    /// A story of these articles, in the order of their paths.
    pub fn new(mut articles: Vec<Article>) -> Self {
        articles.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            name: String::new(),
            articles,
        }
    }
}

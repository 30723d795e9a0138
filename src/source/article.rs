//! The article and the story: what the checker works on.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::bytemap::ByteMap;
use super::disk::DiskMap;
use super::links::{FEW, Links};
use crate::text::{Block, Doc, Span};
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day, or the range of days it could have been (a bare month).
    pub days: Days,
    /// Minutes after midnight of that day, where a time was given: UTC where its zone was given too, else as written.
    /// Above 1,439 where the zone lies so far west that UTC has the next day; 0 where UTC still has the day before.
    pub minute: Option<u16>,
    /// The field it was read from: `front matter: published`, `byline`, `--date`.
    pub from: String,
}

/// `<!-- gainsay: ignore RULE -- reason -->`: findings of these rules that touch this stretch are not wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The stretch of the article's text it applies to: the block after it, or around it. Empty where none follows.
    pub span: Span,
    /// The comment itself, in the decoded file.
    pub comment: Span,
    /// The rules named, as written.
    pub rules: Vec<Sym>,
    /// Why.
    pub reason: String,
    /// What is wrong with it, where something is: it is then no ignore at all.
    pub mistake: Option<String>,
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
    /// The encoding the file was in.
    pub encoding: &'static encoding_rs::Encoding,
    /// From offsets in `file` to bytes on disk; valid UTF-8 keeps them as they are.
    pub disk: Arc<DiskMap>,
    /// Bytes on disk in front of `file`: a byte-order mark, or the lines before this one of a JSON-lines file.
    pub offset: u64,
    /// Lines on disk in front of `file`.
    pub line_offset: u32,
    /// Comments to the checker, in order.
    pub ignores: Vec<Ignore>,
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
            disk: Arc::default(),
            offset: 0,
            line_offset: 0,
            ignores: Vec::new(),
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
        self.file_on_disk(self.in_decoded(span))
    }

    /// The same for a span of the decoded file.
    pub fn file_on_disk(&self, decoded: Span) -> (u64, u64) {
        let bytes = |at: u32, end: bool| self.disk.on_disk(at, end, &self.file, self.encoding) + self.offset;
        (
            bytes(decoded.start, false),
            bytes(decoded.end, !decoded.is_empty()),
        )
    }

    /// The metadata field called `key`.
    pub fn field(&self, key: &str) -> Option<&str> {
        let at = self.fields.binary_search_by(|(k, _)| k.as_str().cmp(key)).ok()?;
        self.fields.get(at).map(|(_, value)| value.as_str())
    }
}

/// Less text tells no story that could be known again, in bytes.
const BRIEF: usize = 300;

/// The articles that are compared with each other.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// What it is called: empty for "everything named", else the folder or the field's value.
    pub name: String,
    /// Its articles, sorted by path.
    pub articles: Vec<Article>,
    /// Earlier versions of them, which are not compared: they feed the timeline. Sorted by path.
    pub older: Vec<Article>,
    /// Which of its articles tell one story, weighed when it is first asked for.
    links: OnceLock<Arc<Links>>,
}

impl Story {
    /// A story of these articles, in the order of their paths.
    pub fn new(mut articles: Vec<Article>) -> Self {
        // What is to be put right comes first, and so does its place in every report.
        articles.sort_by(|a, b| (a.role != Role::Draft, &a.path).cmp(&(b.role != Role::Draft, &b.path)));
        Self {
            name: String::new(),
            articles,
            older: Vec::new(),
            links: OnceLock::new(),
        }
    }

    /// Which of the articles tell one story: a run over a folder may hold many. Weighed once; the articles are not to
    /// change afterwards.
    pub fn links(&self) -> &Links {
        self.links.get_or_init(|| {
            let docs: Vec<Doc<'_>> = self
                .articles
                .par_iter()
                .map(|a| Doc::new(&a.text, &a.blocks))
                .collect();
            let day = |a: &Article| a.published.as_ref().map(|p| p.days);
            let days: Vec<_> = self.articles.iter().map(day).collect();
            Arc::new(Links::new(&docs, &days))
        })
    }

    /// Whether there is too little text to know another article of the same story by.
    pub fn is_brief(&self, article: u32) -> bool {
        let article = self.articles.get(article as usize);
        article.is_none_or(|a| a.text.len() < BRIEF)
    }

    /// Which thread of the run an article tells: claims of two threads are claims about two things. The sources of one
    /// draft were chosen for it and are one thread; so are all items that are too brief to tell.
    pub fn thread(&self, article: u32) -> Option<u32> {
        let drafts = self.articles.iter().filter(|a| a.role == Role::Draft);
        let chosen = || drafts.take(2).count() == 1;
        let one = self.articles.len() <= FEW || self.is_brief(article) || chosen();
        (!one).then(|| self.links().thread(article))
    }
}

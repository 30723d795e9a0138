//! A file becomes an [`Article`]: visible text, what each stretch of it is, where its bytes lie in the file,
//! who published it and when.
//!
//! [`read`] does it for the bytes of one file. Every reader fills a manuscript; the desk then marks up the copy in
//! the same way for every format, so that one text gives the same blocks whatever it came in.

pub mod article;
pub mod bytemap;
pub mod disk;
pub mod error;
pub mod format;

mod boilerplate;
mod copies;
mod dateline;
mod decode;
mod desk;
mod entity;
mod front;
mod html;
mod ignore;
mod json;
pub mod jsonl;
mod lines;
pub mod links;
mod manuscript;
mod markdown;
mod metadata;
mod newsml;
mod own;
mod page;
mod pause;
mod plain;
mod record;
mod role;
mod stamp;
pub mod story;
mod tags;
mod terms;
mod versions;
mod withdrawn;

use std::sync::Arc;

pub use article::{Article, Ignore, Published, Role, Story};
pub use bytemap::ByteMap;
pub use disk::DiskMap;
pub use error::SourceError;
pub use format::{FORMATS, Format};
pub use jsonl::JsonLines;
pub use links::Links;
pub use story::{GroupBy, Remark, Stories, stories};

use decode::Decoded;
use format::Reader;
use manuscript::Manuscript;

/// How files are read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// When an article was published that does not say so itself.
    pub date: Option<Published>,
    /// Which side the articles stand on.
    pub role: Role,
    /// Files longer than this many bytes are refused. No file may reach 4 GiB.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    /// No date, peers, at most 1 GiB.
    fn default() -> Self {
        Self {
            date: None,
            role: Role::Peer,
            max_bytes: 1 << 30,
        }
    }
}

/// What a file gave.
#[derive(Debug, Default)]
pub struct Batch {
    /// Its articles, in the order of the file.
    pub articles: Vec<Article>,
    /// What of it could not be read; the rest was.
    pub errors: Vec<SourceError>,
    /// What a reader should know that concerns no article: a withdrawn item.
    pub notices: Vec<String>,
}

/// Read the articles of one file. What could not be read of it, beside them, becomes a notice of the first article.
///
/// # Errors
/// A [`SourceError`] where it gives no article at all.
pub fn read(path: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Vec<Article>, SourceError> {
    let mut batch = read_all(path, bytes, options);
    let Some(first) = batch.articles.first_mut() else {
        let error = batch.errors.into_iter().next();
        return error.map_or_else(|| Ok(Vec::new()), Err);
    };
    first.notices.extend(batch.errors.iter().map(ToString::to_string));
    first.notices.append(&mut batch.notices);
    Ok(batch.articles)
}

/// Read the articles of one file, with everything that could not be read of it.
pub fn read_all(path: &str, bytes: Vec<u8>, options: &ReadOptions) -> Batch {
    let mut batch = Batch::default();
    if is_own_report(&bytes) {
        batch
            .notices
            .push("a report of gainsay itself, not read as an article".to_owned());
        return batch;
    }
    if let Err(error) = into(path, bytes, options, &mut batch) {
        batch.errors.push(error);
    }
    batch
}

/// Whether a file that begins with `bytes` is a report of this program and no article.
pub fn is_own_report(bytes: &[u8]) -> bool {
    own::is_report(bytes)
}

/// The day that `text` names, in one of the layouts that metadata use: for `--date`.
pub fn parse_date(text: &str) -> Option<Published> {
    let stamp = stamp::field(text)?;
    Some(Published {
        days: stamp.days(None)?,
        minute: stamp.utc_minute(),
        from: "--date".to_owned(),
    })
}

fn into(path: &str, bytes: Vec<u8>, options: &ReadOptions, batch: &mut Batch) -> Result<(), SourceError> {
    let size = bytes.len() as u64;
    let limit = options.max_bytes.min(u64::from(u32::MAX) / 2);
    if size > limit {
        return Err(SourceError::TooLarge {
            path: path.to_owned(),
            bytes: size,
            limit,
        });
    }
    if format::is_lines(path, &bytes) {
        jsonl::read(path, &bytes, options, batch);
        return Ok(());
    }
    let decoded = decode::decode(path, bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(SourceError::Empty {
            path: path.to_owned(),
        });
    }
    match format::of(path, &decoded.text).reader {
        Reader::Page(read) => page(path, &decoded, read, options, batch),
        Reader::Items(_) if jsonl::is_lines(&decoded.text) => {
            jsonl::read(path, decoded.text.as_bytes(), options, batch);
        }
        Reader::Items(read) => read(path, &decoded, options, batch),
        Reader::Lines => jsonl::read(path, decoded.text.as_bytes(), options, batch),
    }
    Ok(())
}

fn page(
    path: &str,
    decoded: &Decoded,
    read: fn(&str) -> Manuscript,
    options: &ReadOptions,
    batch: &mut Batch,
) {
    let manuscript = read(&decoded.text);
    if let Some((line, message)) = &manuscript.mistake {
        batch
            .errors
            .push(SourceError::malformed(path, *line, message.as_str()));
    }
    batch.articles.push(article(path, decoded, manuscript, options));
}

/// An article out of a manuscript.
fn article(path: &str, decoded: &Decoded, manuscript: Manuscript, options: &ReadOptions) -> Article {
    let text = manuscript.text.unwrap_or_else(|| Arc::clone(&decoded.text));
    let marked = desk::mark_up(&text, &manuscript.stretches);
    let meta = manuscript.meta;
    let published = metadata::published(path, &meta, &marked, options);
    let ignores = ignore::bind(manuscript.comments, &manuscript.stretches);
    let mut notices: Vec<String> = decoded.notice.iter().cloned().collect();
    notices.extend(manuscript.notices);
    notices.extend(meta.complaints());
    Article {
        path: path.to_owned(),
        role: options.role,
        title: meta.title.or(marked.headline),
        outlet: meta.outlet.or(marked.agency).or(marked.masthead),
        published,
        fields: meta.fields.into_iter().collect(),
        blocks: marked.blocks,
        map: manuscript.map,
        file: Arc::clone(&decoded.text),
        encoding: decoded.encoding,
        disk: Arc::clone(&decoded.disk),
        offset: decoded.offset,
        line_offset: decoded.line_offset,
        ignores,
        notices,
        text,
    }
}

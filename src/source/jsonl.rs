//! JSON lines: one article a line, `{id, title, text|html, published, outlet, url, story}`, read one line at a time.

use std::io::{self, BufRead, Read as _};
use std::sync::Arc;

use super::decode::Decoded;
use super::record;
use super::{Batch, ReadOptions, SourceError, decode};

/// The articles of a stream of JSON lines, one batch a line. Only one line is held at a time.
pub struct JsonLines<R> {
    path: String,
    reader: R,
    options: ReadOptions,
    /// Bytes read.
    offset: u64,
    /// Lines read.
    line: u32,
}

impl<R: BufRead> JsonLines<R> {
    /// Read lines from `reader`; the file is shown as `path`.
    pub fn new(path: &str, reader: R, options: ReadOptions) -> Self {
        Self {
            path: path.to_owned(),
            reader,
            options,
            offset: 0,
            line: 0,
        }
    }

    /// The next line without its end, and whether it was whole within the limit; `None` at the end.
    fn next_line(&mut self) -> io::Result<Option<(Vec<u8>, bool)>> {
        let limit = self.options.max_bytes.min(u64::from(u32::MAX) / 2);
        let mut bytes = Vec::new();
        let taken = (&mut self.reader).take(limit + 1).read_until(b'\n', &mut bytes)? as u64;
        if taken == 0 {
            return Ok(None);
        }
        let whole = taken <= limit || bytes.ends_with(b"\n");
        self.offset += taken;
        if !whole {
            self.offset += skip_line(&mut self.reader)?;
        }
        self.line += 1;
        Ok(Some((bytes, whole)))
    }
}

/// Read to the end of the line without keeping it; gives the number of bytes.
fn skip_line(reader: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = reader.fill_buf()?;
        let end = memchr::memchr(b'\n', buffer);
        let len = end.map_or(buffer.len(), |at| at + 1);
        skipped += len as u64;
        reader.consume(len);
        if end.is_some() || len == 0 {
            return Ok(skipped);
        }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<io::Result<Batch>> {
        loop {
            let offset = self.offset;
            let (bytes, whole) = match self.next_line() {
                Ok(Some(line)) => line,
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            };
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let mut batch = Batch::default();
            if whole {
                line(&self.path, bytes, offset, self.line, &self.options, &mut batch);
            } else {
                let message = format!("a line longer than {} bytes", self.options.max_bytes);
                batch
                    .errors
                    .push(SourceError::malformed(&self.path, self.line, message));
            }
            return Some(Ok(batch));
        }
    }
}

/// Read all lines of a file in memory.
pub(super) fn read(path: &str, bytes: &[u8], options: &ReadOptions, batch: &mut Batch) {
    for read in JsonLines::new(path, bytes, options.clone()) {
        // Reading from memory cannot fail.
        let Ok(mut read) = read else { return };
        batch.articles.append(&mut read.articles);
        batch.errors.append(&mut read.errors);
        batch.notices.append(&mut read.notices);
    }
}

fn line(path: &str, bytes: Vec<u8>, offset: u64, number: u32, options: &ReadOptions, batch: &mut Batch) {
    let mut decoded = match decode::decode(path, bytes) {
        Ok(decoded) => decoded,
        Err(error) => {
            batch
                .errors
                .push(SourceError::malformed(path, number, error.reason()));
            return;
        }
    };
    decoded.offset += offset;
    decoded.line_offset = number - 1;
    let name = format!("{path}:{number}");
    match record::read(&name, decoded.text.trim(), &decoded, options) {
        Ok(article) => batch.articles.push(article),
        Err(message) => batch.errors.push(SourceError::malformed(path, number, message)),
    }
}

/// A JSON file: one item, an array of items, or an object that holds such an array.
pub(super) fn read_items(path: &str, decoded: &Decoded, options: &ReadOptions, batch: &mut Batch) {
    let text = Arc::clone(&decoded.text);
    let items = items(&text);
    let many = items.len() > 1;
    for (number, item) in items.into_iter().enumerate() {
        let at = item.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        let line = text
            .get(..at)
            .map_or(1, |before| before.matches('\n').count() + 1);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let name = if many {
            format!("{path}#{}", number + 1)
        } else {
            path.to_owned()
        };
        match record::read(&name, item, decoded, options) {
            Ok(article) => batch.articles.push(article),
            // A folder of copy may hold JSON of other kinds.
            Err(message) if message == record::NO_TEXT => {
                batch.notices.push("no article in it: passed over".to_owned());
            }
            Err(message) => batch.errors.push(SourceError::malformed(path, line, message)),
        }
    }
}

/// The items of a JSON file.
fn items(text: &str) -> Vec<&str> {
    const LISTS: &[&str] = &["items", "articles", "docs", "documents", "results", "hits"];
    let whole = text.trim();
    let list = |json| -> Vec<&str> {
        super::json::elements(json)
            .into_iter()
            .map(serde_json::value::RawValue::get)
            .collect()
    };
    if whole.starts_with('[') {
        let found = list(whole);
        return if found.is_empty() { vec![whole] } else { found };
    }
    let members = super::json::members(whole).unwrap_or_default();
    let found = LISTS
        .iter()
        .find_map(|name| members.get(*name))
        .map(|raw| list(raw.get()));
    found.filter(|f| !f.is_empty()).unwrap_or_else(|| vec![whole])
}

/// Whether a text that is called `.json` is really JSON lines: its first line is an object of its own, and so is its
/// second.
pub(super) fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let object = |line: Option<&str>| line.is_some_and(|l| l.starts_with('{') && l.trim_end().ends_with('}'));
    object(lines.next()) && object(lines.next())
}

//! Front matter: what stands between `---` (YAML) or `+++` (TOML) at the top of a Markdown or text file.
//!
//! Field names are those of Hugo, Jekyll and Quarto and the plain ones.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::manuscript::Meta;
use crate::text::Span;

/// A value of the front matter with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// Lower case; `outer.inner` inside a mapping.
    key: String,
    value: String,
    /// Bytes of the value in the file, quotation marks included.
    span: Span,
}

/// Front matter, read.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) meta: Meta,
    /// The title with its bytes in the file, for the first block of the text.
    pub(super) title: Option<(String, Span)>,
    /// Where the text begins.
    pub(super) body: usize,
    /// A mistake: its 1-based line and what it is.
    pub(super) mistake: Option<(u32, String)>,
}

/// Fields that give a date, the first that is there counts.
const DATES: &[&str] = &[
    "published",
    "publishdate",
    "published_at",
    "published_time",
    "published-time",
    "publication_date",
    "publication-date",
    "date_published",
    "datepublished",
    "pubdate",
    "pub_date",
    "date",
    "issued",
];

/// Fields that name the publisher.
const OUTLETS: &[&str] = &[
    "outlet",
    "publication",
    "publisher",
    "publisher.name",
    "site_name",
    "site",
    "newspaper",
    "agency",
    "source",
];

const TITLES: &[&str] = &["title", "headline"];

/// The front matter of `text`, and where the text behind it begins. No front matter: everything empty, body at 0.
pub(super) fn read(text: &str) -> Front {
    let Some((mark, start, end, body)) = fence(text) else {
        return Front::default();
    };
    let inside = text.get(start..end).unwrap_or("");
    let read = if mark == "+++" {
        toml_entries(inside)
    } else {
        yaml_entries(inside)
    };
    let (entries, mistake) = read.map_or_else(
        |(line, message, entries)| (entries, Some((line + 1, message))),
        |entries| (entries, None),
    );
    let mut front = Front {
        body,
        mistake,
        ..Front::default()
    };
    collect(&entries, start, &mut front);
    front
}

/// The mark, the bytes between the two marks, and the byte behind the second.
fn fence(text: &str) -> Option<(&'static str, usize, usize, usize)> {
    let mark = ["---", "+++"].into_iter().find(|m| text.starts_with(m))?;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != mark || !first.ends_with('\n') {
        return None;
    }
    let mut at = first.len();
    for line in lines {
        let bare = line.trim_end();
        if bare == mark || mark == "---" && bare == "..." {
            return Some((mark, first.len(), at, at + line.len()));
        }
        at += line.len();
        // A horizontal rule at the top of a text is no front matter: the first line must look like a field.
        if at > 1 << 20 {
            return None;
        }
    }
    None
}

fn collect(entries: &[Entry], start: usize, front: &mut Front) {
    let find = |names: &[&str]| {
        names
            .iter()
            .find_map(|n| entries.iter().find(|e| e.key == *n && !e.value.trim().is_empty()))
    };
    if let Some(title) = find(TITLES) {
        front.meta.set_title(&title.value);
        let at = |n: u32| n as usize + start;
        let span = Span::from_usize(at(title.span.start), at(title.span.end));
        front.title = Some((title.value.clone(), span));
    }
    if let Some(outlet) = find(OUTLETS) {
        front.meta.set_outlet(&outlet.value);
    }
    for name in DATES {
        if let Some(entry) = entries.iter().find(|e| e.key == *name) {
            front.meta.date(&entry.value, &format!("front matter: {name}"));
        }
    }
    for entry in entries.iter().take(200) {
        front.meta.field(&entry.key, &entry.value);
    }
}

type Entries = Result<Vec<Entry>, (u32, String, Vec<Entry>)>;

/// Fields of TOML, tables flattened with dots.
fn toml_entries(inside: &str) -> Entries {
    let table = toml::de::DeTable::parse(inside).map_err(|error| {
        let at = error.span().map_or(0, |s| s.start);
        let before = inside.get(..at).unwrap_or("");
        let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(1);
        (
            line,
            format!("front matter is not valid TOML: {}", error.message()),
            Vec::new(),
        )
    })?;
    let mut entries = Vec::new();
    for (key, value) in table.get_ref() {
        toml_value(key.get_ref(), value, 0, &mut entries);
    }
    Ok(entries)
}

fn toml_value(key: &str, value: &toml::Spanned<toml::de::DeValue<'_>>, depth: u8, out: &mut Vec<Entry>) {
    use toml::de::DeValue;
    let span = Span::from_usize(value.span().start, value.span().end);
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Array(items) => items
            .iter()
            .filter_map(|i| i.get_ref().as_str())
            .collect::<Vec<_>>()
            .join(", "),
        DeValue::Table(table) if depth < 4 => {
            for (inner, value) in table {
                toml_value(&format!("{key}.{}", inner.get_ref()), value, depth + 1, out);
            }
            return;
        }
        DeValue::Table(_) => return,
    };
    out.push(Entry {
        key: key.to_lowercase(),
        value: text,
        span,
    });
}

/// Fields of YAML, mappings flattened with dots. Anchors are not expanded: an alias stands for nothing, so that no
/// small file can grow.
fn yaml_entries(inside: &str) -> Entries {
    let mut reader = Yaml {
        offsets: Offsets::new(inside),
        entries: Vec::new(),
        levels: Vec::new(),
    };
    for event in Parser::new_from_str(inside) {
        match event {
            Ok((event, span)) => reader.event(event, span.start.index(), span.end.index(), inside),
            Err(error) => {
                let line = u32::try_from(error.marker().line()).unwrap_or(1);
                let message = format!(
                    "front matter is not valid YAML: {}{}",
                    error.info(),
                    advice(error.info())
                );
                return Err((line, message, reader.entries));
            }
        }
        if reader.levels.len() > 64 {
            return Err((1, "front matter is nested too deep".to_owned(), reader.entries));
        }
    }
    if reader.entries.is_empty() && !inside.trim().is_empty() {
        let comment = inside
            .lines()
            .all(|l| l.trim().is_empty() || l.trim_start().starts_with('#'));
        if !comment {
            return Err((
                1,
                "front matter is not valid YAML: no fields in it".to_owned(),
                Vec::new(),
            ));
        }
    }
    Ok(reader.entries)
}

/// What to do about a mistake, in the words of a newsroom.
fn advice(mistake: &str) -> &'static str {
    match mistake {
        m if m.contains("mapping values") => "; a title with a colon in it stands in quotation marks",
        m if m.contains("quoted scalar") => "; a quotation mark is opened here or above and not closed",
        m if m.contains("tab") => "; fields are indented with spaces, not with tabs",
        m if m.contains("expected ':'") || m.contains("could not find") => "; each line is `field: value`",
        _ => "",
    }
}

/// A mapping, with the key whose value is awaited, or a sequence, with the place of its first scalar.
enum Level {
    Map(Option<String>),
    List,
}

struct Yaml {
    offsets: Offsets,
    entries: Vec<Entry>,
    levels: Vec<Level>,
}

impl Yaml {
    fn event(&mut self, event: Event<'_>, start: usize, end: usize, inside: &str) {
        match event {
            Event::MappingStart(..) => self.levels.push(Level::Map(None)),
            Event::SequenceStart(..) => self.levels.push(Level::List),
            Event::MappingEnd | Event::SequenceEnd => {
                self.levels.pop();
                self.value_done();
            }
            Event::Alias(_) => {
                let waiting = matches!(self.levels.last(), Some(Level::Map(Some(_))));
                if waiting {
                    self.value_done();
                } else if let Some(Level::Map(key)) = self.levels.last_mut() {
                    *key = Some(String::new());
                }
            }
            Event::Scalar(value, style, ..) => self.scalar(&value, style, start, end, inside),
            _ => {}
        }
    }

    fn value_done(&mut self) {
        if let Some(Level::Map(key)) = self.levels.last_mut() {
            *key = None;
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, start: usize, end: usize, inside: &str) {
        if let Some(Level::Map(key @ None)) = self.levels.last_mut() {
            *key = Some(value.to_lowercase());
            return;
        }
        if self.levels.is_empty() {
            return;
        }
        let key = self.key();
        let (start, end) = (self.offsets.byte(start), self.offsets.byte(end));
        let raw = inside.get(start..end).unwrap_or("");
        let lead = raw.len() - raw.trim_start().len();
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let span = Span::from_usize(start + lead, start + raw.trim_end().len().max(lead));
        let listed = matches!(self.levels.last(), Some(Level::List));
        match self.entries.last_mut().filter(|e| listed && e.key == key) {
            Some(entry) if entry.value.len() < 2000 => {
                entry.value.push_str(", ");
                entry.value.push_str(value);
            }
            Some(_) => {}
            None => self.entries.push(Entry {
                key,
                value: if block {
                    value.trim().to_owned()
                } else {
                    value.to_owned()
                },
                span,
            }),
        }
        self.value_done();
    }

    /// The keys of all open mappings, joined with dots.
    fn key(&self) -> String {
        let keys = self.levels.iter().filter_map(|l| match l {
            Level::Map(key) => key.as_deref(),
            Level::List => None,
        });
        keys.collect::<Vec<_>>().join(".")
    }
}

/// From characters, which the YAML parser counts, to bytes.
struct Offsets {
    /// Empty where every character is one byte.
    bytes: Vec<u32>,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let bytes = if text.is_ascii() {
            Vec::new()
        } else {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.map(|n| u32::try_from(n).unwrap_or(u32::MAX)).collect()
        };
        Self { bytes }
    }

    fn byte(&self, character: usize) -> usize {
        if self.bytes.is_empty() {
            return character;
        }
        let last = self.bytes.last().copied().unwrap_or(0);
        self.bytes.get(character).copied().unwrap_or(last) as usize
    }
}

//! Reading TOML with its places: every mistake is kept with its bytes, and reading goes on.

use std::ops::Range;
use std::sync::Arc;

use miette::NamedSource;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::rule::RuleMistake;

/// The file being read, and what is wrong with it so far.
pub(super) struct Reader {
    file: NamedSource<Arc<str>>,
    text: Arc<str>,
    /// What is wrong.
    pub mistakes: Vec<RuleMistake>,
}

/// A value with its place.
pub(super) type Value<'v> = Spanned<DeValue<'v>>;

impl Reader {
    /// A reader of `text`, shown as `path`.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let text: Arc<str> = Arc::from(text);
        Self {
            file: NamedSource::new(path, Arc::clone(&text)),
            text,
            mistakes: Vec::new(),
        }
    }

    /// The table of the whole file, where it is TOML at all.
    pub(super) fn table<'t>(&mut self, text: &'t str) -> Option<Spanned<DeTable<'t>>> {
        match DeTable::parse(text) {
            Ok(table) => Some(table),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                self.mistake(span, error.message().to_owned(), "here");
                None
            }
        }
    }

    /// The 1-based line of a byte.
    pub(super) fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    }

    /// Note a mistake.
    pub(super) fn mistake(&mut self, span: Range<usize>, message: impl Into<String>, label: &str) {
        self.mistakes
            .push(RuleMistake::new(&self.file, span, message.into(), label));
    }

    /// Note a mistake with what to do.
    pub(super) fn advise(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        label: &str,
        help: String,
    ) {
        self.mistakes
            .push(RuleMistake::new(&self.file, span, message.into(), label).help(help));
    }

    /// A key that nobody knows: name the nearest one.
    pub(super) fn unknown(&mut self, key: &str, span: Range<usize>, known: &[&str]) {
        let nearest = known
            .iter()
            .map(|k| (strsim::damerau_levenshtein(key, k), *k))
            .filter(|(distance, k)| *distance <= k.len().max(3) / 3 + 1)
            .min();
        let help = match nearest {
            Some((_, name)) => format!("did you mean `{name}`?"),
            None => format!("known keys: {}", known.join(", ")),
        };
        self.advise(span, format!("there is no key `{key}`"), "unknown key", help);
    }

    fn wrong(&mut self, value: &Value<'_>, wanted: &str) {
        let label = format!("this is {}", kind(value.get_ref()));
        self.mistake(value.span(), format!("{wanted} is expected"), &label);
    }

    /// A string.
    pub(super) fn string(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(value, "a string");
        }
        text
    }

    /// A list of strings.
    pub(super) fn strings(&mut self, value: &Value<'_>) -> Vec<String> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value, "a list of strings");
            return Vec::new();
        };
        list.iter().filter_map(|item| self.string(item)).collect()
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, value: &Value<'_>) -> Option<bool> {
        let answer = value.get_ref().as_bool();
        if answer.is_none() {
            self.wrong(value, "true or false");
        }
        answer
    }

    /// A whole number from 0 on.
    pub(super) fn number(&mut self, value: &Value<'_>) -> Option<u64> {
        let number = value
            .get_ref()
            .as_integer()
            .filter(|n| n.radix() == 10)
            .and_then(|n| n.as_str().parse().ok());
        if number.is_none() {
            self.wrong(value, "a whole number from 0 on");
        }
        number
    }

    /// A date: a TOML date or a string that holds one.
    pub(super) fn date(&mut self, value: &Value<'_>) -> Option<crate::value::Days> {
        let text = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let days = crate::value::Days::parse(&text);
        if days.is_none() {
            self.wrong(value, "a date as 2024-05-31");
        }
        days
    }

    /// One of these words.
    pub(super) fn choice<T: Copy>(&mut self, value: &Value<'_>, choices: &[(&str, T)]) -> Option<T> {
        let text = self.string(value)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, v)| *v);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.advise(
                value.span(),
                format!("`{text}` is not possible here"),
                "unknown word",
                format!("possible: {}", words.join(", ")),
            );
        }
        found
    }

    /// A table.
    pub(super) fn entries<'v, 't>(&mut self, value: &'v Value<'t>) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(value, "a table");
        }
        table
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

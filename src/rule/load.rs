//! Rule files are read: TOML text becomes mirrors, and every mistake of shape is gathered.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;
use serde_json::Value;
use toml::de::DeTable;

use super::builtin;
use super::error::{RuleMistake, RuleText};
use super::file::{RuleFile, SharedFile};
use super::shape;

/// One file, read.
#[derive(Debug)]
pub struct Loaded<T> {
    /// Its path as given.
    pub path: String,
    /// Its path and text, for messages.
    pub file: RuleText,
    /// What it says.
    pub content: T,
    /// Whether its examples and cases were left out: they are read when somebody asks for them.
    pub unproven: bool,
}

/// Files of a run, read.
#[derive(Debug, Default)]
pub struct Files {
    /// Rules, in the order given.
    pub rules: Vec<Loaded<RuleFile>>,
    /// Shared files, in the order given.
    pub shared: Vec<Loaded<SharedFile>>,
    /// Everything wrong with their shape.
    pub mistakes: Vec<RuleMistake>,
}

impl Files {
    /// A hash of every file's name and text, in order.
    pub fn digest(&self) -> [u8; 32] {
        let rules = self.rules.iter().map(|rule| &rule.file);
        let mut hasher = blake3::Hasher::new();
        for file in rules.chain(self.shared.iter().map(|shared| &shared.file)) {
            for part in [file.name(), file.inner()] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        *hasher.finalize().as_bytes()
    }
}

static RULE_SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(RuleFile).to_value());
static SHARED_SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(SharedFile).to_value());

/// The JSON Schema of a rule file.
pub fn rule_schema() -> &'static Value {
    &RULE_SCHEMA
}

/// The JSON Schema of a shared file.
pub fn shared_schema() -> &'static Value {
    &SHARED_SCHEMA
}

/// Read the files that come with the program. A test holds them to have the right shape, so that only what a run needs
/// is read of each, and nothing is checked.
pub fn builtin() -> Files {
    let mut out = Files::default();
    for (path, text) in builtin::FILES {
        let file = RuleText::new(path, Arc::<str>::from(*text)).with_language("TOML");
        if is_shared(path) {
            let read = toml::from_str(text);
            loaded(path, file, read, &mut out.shared, &mut out.mistakes);
        } else {
            let read = toml::from_str(before_proof(text));
            loaded(path, file, read, &mut out.rules, &mut out.mistakes);
        }
    }
    out
}

fn loaded<T>(
    path: &str,
    file: RuleText,
    read: Result<T, toml::de::Error>,
    into: &mut Vec<Loaded<T>>,
    mistakes: &mut Vec<RuleMistake>,
) {
    match read {
        Ok(content) => into.push(Loaded {
            path: path.to_owned(),
            file,
            content,
            unproven: true,
        }),
        Err(error) => mistakes.push(syntax(&file, error.span(), error.message())),
    }
}

/// What stands in a rule file before its examples and cases, which stand last in each that comes with the program.
pub(super) fn before_proof(text: &str) -> &str {
    let starts = ["\n[[example]]", "\n[[case]]"];
    let end = starts.iter().filter_map(|start| text.find(start)).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Read `files`, each a path and a text.
pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Files {
    let mut out = Files::default();
    for (path, text) in files {
        let file = RuleText::new(path, Arc::<str>::from(text)).with_language("TOML");
        if is_shared(path) {
            if let Some(content) = mirror(&file, &SHARED_SCHEMA, &mut out.mistakes) {
                out.shared.push(Loaded {
                    path: path.to_owned(),
                    file,
                    content,
                    unproven: false,
                });
            }
        } else if let Some(content) = mirror(&file, &RULE_SCHEMA, &mut out.mistakes) {
            out.rules.push(Loaded {
                path: path.to_owned(),
                file,
                content,
                unproven: false,
            });
        }
    }
    out
}

/// Whether a path is one of a shared file: its name begins with `_`.
pub fn is_shared(path: &str) -> bool {
    path.rsplit(['/', '\\', ':'])
        .next()
        .is_some_and(|name| name.starts_with('_'))
}

fn mirror<T: DeserializeOwned>(
    file: &RuleText,
    schema: &'static Value,
    mistakes: &mut Vec<RuleMistake>,
) -> Option<T> {
    let before = mistakes.len();
    let (table, errors) = DeTable::parse_recoverable(file.inner());
    if errors.is_empty() {
        mistakes.extend(shape::check(file, &table, schema));
    } else {
        mistakes.extend(errors.iter().map(|e| syntax(file, e.span(), e.message())));
    }
    if mistakes.len() > before {
        return None;
    }
    match toml::from_str(file.inner()) {
        Ok(content) => Some(content),
        Err(error) => {
            mistakes.push(syntax(file, error.span(), error.message()));
            None
        }
    }
}

fn syntax(file: &RuleText, span: Option<Range<usize>>, message: &str) -> RuleMistake {
    let message = message.lines().collect::<Vec<_>>().join("; ");
    let label = message.clone();
    RuleMistake::new(
        file,
        span.unwrap_or(0..0),
        format!("this is not TOML: {message}"),
        &label,
    )
}

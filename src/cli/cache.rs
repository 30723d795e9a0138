//! What was found before: claims by the content of their article, reports by all that their story holds, under
//! `.gainsay_cache/` in the project's root.
//!
//! The cache never changes what a run says. Where another run holds it, this one does without; where it is damaged, it
//! is begun anew; what one build of the program kept is never read by another (see [`store::key`]).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use redb::{Builder, Database, DatabaseError, ReadOnlyTable, ReadableDatabase as _, TableDefinition};
use serde::Serialize;

use super::{interrupt, terminal};
use crate::check;
use crate::extract::{Claim, store};
use crate::finding::Report;
use crate::rule::RuleSet;
use crate::source::{Article, Role, Story};
use crate::value::Sym;

/// The folder, in the project's root.
pub(super) const FOLDER: &str = ".gainsay_cache";

/// The file in it.
const FILE: &str = "claims.redb";

/// Packed claims, by key.
const CLAIMS: TableDefinition<'static, [u8; 32], &[u8]> = TableDefinition::new("claims");

/// Packed reports of stories, by key.
const REPORTS: TableDefinition<'static, [u8; 32], &[u8]> = TableDefinition::new("reports");

/// A larger file is not read but begun anew, in bytes.
const MOST_ON_DISK: u64 = 1 << 30;

/// The claims of one article, or the report of one story, are kept up to this size, in bytes.
const MOST_OF_ONE: usize = 4 << 20;

/// So much is gathered before it is written, in bytes.
const MOST_IN_MEMORY: usize = 16 << 20;

/// So much of the file the database itself may hold in memory, in bytes.
const PAGES: usize = 32 << 20;

/// The cache of one run.
#[derive(Default)]
pub(super) struct Cache {
    store: Option<Store>,
    /// Articles whose claims were known.
    known: AtomicUsize,
    /// Articles whose claims were asked for.
    asked: AtomicUsize,
}

/// An open file.
struct Store {
    path: PathBuf,
    database: Database,
    /// The claims it held when this run began.
    claims: Option<Held>,
    /// The reports it held.
    reports: Option<Held>,
    pending: Mutex<Pending>,
    damaged: AtomicBool,
}

/// A table as it was when this run began.
type Held = ReadOnlyTable<[u8; 32], &'static [u8]>;

/// Which table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Claims,
    Reports,
}

/// What will be written next.
#[derive(Default)]
struct Pending {
    entries: Vec<(Kind, store::Key, Vec<u8>)>,
    bytes: usize,
}

impl Cache {
    /// The cache under `root`. A cache that cannot be used is none: `verbose` says why.
    pub(super) fn open(root: &Path, verbose: bool) -> Self {
        let folder = root.join(FOLDER);
        let opened = prepare(&folder).and_then(|()| open_or_renew(&folder.join(FILE)));
        let store = opened.unwrap_or_else(|reason| {
            if verbose {
                terminal::warn(&format!("running without a cache: {reason}"));
            }
            None
        });
        Self {
            store,
            ..Self::default()
        }
    }

    /// The claims of an article: those that are known, else those that `rules` find.
    pub(super) fn claims(&self, article: &Article, number: u32, rules: &RuleSet) -> Vec<Claim> {
        let Some((store, key)) = self.store.as_ref().zip(store::key(article, rules)) else {
            return check::claims_of(article, number, rules);
        };
        self.asked.fetch_add(1, Ordering::Relaxed);
        let known = store.get(store.claims.as_ref(), &key, |bytes| {
            store::claims(&key, bytes, number)
        });
        if let Some(claims) = known {
            self.known.fetch_add(1, Ordering::Relaxed);
            return claims;
        }
        let claims = check::claims_of(article, number, rules);
        store.put(Kind::Claims, key, claims.as_slice());
        claims
    }

    /// The report on a story that was compared before under these rules, to the last word as it is now.
    pub(super) fn report(&self, story: &Story, rules: &RuleSet) -> Option<Report> {
        let store = self.store.as_ref()?;
        let key = story_key(story, rules)?;
        store.get(store.reports.as_ref(), &key, |bytes| store::unpack(&key, bytes))
    }

    /// Count articles whose claims were not even asked for.
    pub(super) fn passed_over(&self, articles: usize) {
        for count in [&self.known, &self.asked] {
            count.fetch_add(articles, Ordering::Relaxed);
        }
    }

    /// Keep the report on a story.
    pub(super) fn keep(&self, story: &Story, rules: &RuleSet, report: &Report) {
        if let Some(store) = &self.store
            && let Some(key) = story_key(story, rules)
        {
            store.put(Kind::Reports, key, report);
        }
    }

    /// Articles whose claims were known, and all that were asked for; `None` where there is no cache.
    pub(super) fn used(&self) -> Option<(usize, usize)> {
        self.store.as_ref()?;
        Some((
            self.known.load(Ordering::Relaxed),
            self.asked.load(Ordering::Relaxed),
        ))
    }
}

impl Store {
    fn new(path: &Path, database: Database) -> Self {
        let read = database.begin_read().ok();
        let held = |table| read.as_ref().and_then(|read| read.open_table(table).ok());
        Self {
            path: path.to_owned(),
            claims: held(CLAIMS),
            reports: held(REPORTS),
            database,
            pending: Mutex::default(),
            damaged: AtomicBool::new(false),
        }
    }

    fn get<T>(
        &self,
        held: Option<&Held>,
        key: &store::Key,
        unpack: impl Fn(&[u8]) -> Option<T>,
    ) -> Option<T> {
        let value = match held?.get(key) {
            Ok(found) => unpack(found?.value()),
            Err(_) => None,
        };
        if value.is_none() {
            self.damaged.store(true, Ordering::Relaxed);
        }
        value
    }

    fn put<T: Serialize + ?Sized>(&self, kind: Kind, key: store::Key, value: &T) {
        let Some(bytes) = store::pack(&key, value).filter(|b| b.len() <= MOST_OF_ONE) else {
            return;
        };
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        pending.bytes += bytes.len();
        pending.entries.push((kind, key, bytes));
        if pending.bytes >= MOST_IN_MEMORY {
            self.flush(&mut pending);
        }
    }

    /// Write what was gathered. What cannot be written is found out again next time.
    fn flush(&self, pending: &mut Pending) {
        let Pending { mut entries, .. } = std::mem::take(pending);
        if entries.is_empty() {
            return;
        }
        entries.sort_unstable();
        let _guard = interrupt::saving();
        if self.write(&entries).is_err() {
            self.damaged.store(true, Ordering::Relaxed);
        }
    }

    fn write(&self, entries: &[(Kind, store::Key, Vec<u8>)]) -> Result<(), redb::Error> {
        let write = self.database.begin_write()?;
        {
            let mut claims = write.open_table(CLAIMS)?;
            let mut reports = write.open_table(REPORTS)?;
            for (kind, key, bytes) in entries {
                match kind {
                    Kind::Claims => claims.insert(key, bytes.as_slice())?,
                    Kind::Reports => reports.insert(key, bytes.as_slice())?,
                };
            }
        }
        write.commit()?;
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let mut pending = std::mem::take(&mut self.pending)
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        self.flush(&mut pending);
        if self.damaged.load(Ordering::Relaxed) {
            // Nothing of it can be trusted; the next run begins it anew.
            told_anew(&self.path);
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// All that the report on a story depends on: its claims, and what is said of its articles.
#[derive(Serialize)]
struct Inputs<'a> {
    rules: Vec<(&'a str, &'a str)>,
    articles: Vec<ArticleInputs<'a>>,
}

#[derive(Serialize)]
struct ArticleInputs<'a> {
    claims: store::Key,
    path: &'a str,
    role: &'static str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    fields: &'a [(Sym, String)],
}

fn story_key(story: &Story, rules: &RuleSet) -> Option<store::Key> {
    let article = |article: &'_ Article| store::key(article, rules);
    let keys: Vec<store::Key> = story.articles.iter().map(article).collect::<Option<_>>()?;
    let articles = story
        .articles
        .iter()
        .zip(keys)
        .map(|(article, claims)| ArticleInputs {
            claims,
            path: &article.path,
            role: match article.role {
                Role::Peer => "peer",
                Role::Draft => "draft",
                Role::Source => "source",
            },
            title: article.title.as_deref(),
            outlet: article.outlet.as_deref(),
            fields: &article.fields,
        });
    let inputs = Inputs {
        rules: rules
            .rules
            .iter()
            .map(|r| (r.id.as_str(), r.severity.name()))
            .collect(),
        articles: articles.collect(),
    };
    store::digest(&inputs)
}

/// Make the folder, and keep it out of version control and backups.
fn prepare(folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| super::failure::reason(&error);
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir(folder).map_err(failed)?;
    let tag =
        "Signature: 8a477f597d28d172789f06886806bc55\n# Made by gainsay; it may be deleted at any time.\n";
    for (name, text) in [(".gitignore", "*\n"), ("CACHEDIR.TAG", tag)] {
        super::save(&folder.join(name), text).map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Open the file; where it is damaged, of another format or too large, begin it anew.
fn open_or_renew(path: &Path) -> Result<Option<Store>, String> {
    if path.metadata().is_ok_and(|m| m.len() > MOST_ON_DISK) {
        fs::remove_file(path).map_err(|e| super::failure::reason(&e))?;
    }
    let database = match open(path) {
        Ok(database) => database,
        Err(DatabaseError::DatabaseAlreadyOpen) => return Err("another run is using it".to_owned()),
        Err(DatabaseError::Storage(redb::StorageError::Io(error)))
            if error.kind() != std::io::ErrorKind::InvalidData =>
        {
            return Err(super::failure::reason(&error));
        }
        Err(_) => {
            told_anew(path);
            fs::remove_file(path).map_err(|e| super::failure::reason(&e))?;
            open(path).map_err(|e| e.to_string())?
        }
    };
    Ok(Some(Store::new(path, database)))
}

fn open(path: &Path) -> Result<Database, DatabaseError> {
    Builder::new()
        .set_cache_size(PAGES)
        .set_check_integrity_on_open(true)
        .create(path)
}

fn told_anew(path: &Path) {
    terminal::warn(&format!(
        "{}: the cache was damaged and is begun anew",
        path.display()
    ));
}

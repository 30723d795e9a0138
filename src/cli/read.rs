//! The only reader of articles and rule files.
//!
//! Folders are walked in the order of names; `.gitignore` and `.gainsayignore` are honoured, hidden files, files
//! of settings and files of unknown kinds are passed over. A file that is named is always read. What cannot be
//! read is named and counted, and the rest goes on.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rayon::prelude::*;

use super::Failure;
use super::args::{RuleArgs, UNNAMED};
use super::failure::reason;
use super::plan::InputPlan;
use super::project::Project;
use crate::config::{Loudness, spelling};
use crate::finding::Notice;
use crate::rule::RuleSet;
use crate::source::{self, Article, Batch, FORMATS, JsonLines, ReadOptions, Role};

/// Files with these names hold settings or labels, never articles.
const SETTINGS: &[&str] = &["gainsay.toml", "gold.toml"];

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Library {
    /// The articles, in the order of their paths.
    pub articles: Vec<Article>,
    /// What was not as expected.
    pub notices: Vec<Notice>,
    /// What could not be read.
    pub unreadable: Vec<Notice>,
}

/// Read every article that `plan` names.
pub(super) fn articles(plan: &InputPlan) -> Result<Library, Failure> {
    articles_as(plan, Role::Peer)
}

/// The same, for articles that stand on one side.
pub(super) fn articles_as(plan: &InputPlan, role: Role) -> Result<Library, Failure> {
    let mut library = Library::default();
    let mut files = Vec::new();
    for path in &plan.paths {
        if path.as_os_str() == "-" {
            let bytes = standard_input(plan.max_bytes)?;
            let options = options(plan, role);
            let name = piped_name(&plan.stdin_name, &bytes);
            let batch = source::read_all(name, bytes, &options);
            add(&mut library, name, Ok(batch));
        } else {
            list(path, &plan.exclude, &mut files, &mut library.unreadable);
        }
    }
    files.sort();
    files.dedup();
    let options = options(plan, role);
    let read: Vec<(String, io::Result<Batch>)> = files
        .par_iter()
        .map(|file| {
            let name = shown(file);
            let batch = if source::format::is_streamed(&name) {
                streamed(file, &name, &options)
            } else {
                bytes(file, plan.max_bytes).map(|b| source::read_all(&name, b, &options))
            };
            (name, batch)
        })
        .collect();
    for (name, batch) in read {
        add(&mut library, &name, batch);
    }
    if library.articles.is_empty() && library.unreadable.is_empty() {
        return Err(nothing(plan));
    }
    library.articles.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(library)
}

/// What standard input is called that nobody gave a name: a page is known by its first bytes.
fn piped_name<'n>(name: &'n str, bytes: &[u8]) -> &'n str {
    if name == UNNAMED && source::format::begins_page(bytes) {
        "stdin.html"
    } else {
        name
    }
}

/// The longest line of a JSON-lines file, in bytes: no article comes near it.
const MAX_LINE: u64 = 32 << 20;

/// The articles of a file of JSON lines, of which only one line is held at a time; the file may be of any length.
fn streamed(file: &Path, name: &str, options: &ReadOptions) -> io::Result<Batch> {
    let options = ReadOptions {
        max_bytes: options.max_bytes.min(MAX_LINE),
        ..options.clone()
    };
    let mut all = Batch::default();
    let mut reader = BufReader::with_capacity(1 << 16, File::open(file)?);
    if source::is_own_report(reader.fill_buf()?) {
        return Ok(source::read_all(name, reader.buffer().to_vec(), &options));
    }
    for batch in JsonLines::new(name, reader, options) {
        let mut batch = batch?;
        all.articles.append(&mut batch.articles);
        all.errors.append(&mut batch.errors);
        all.notices.append(&mut batch.notices);
    }
    Ok(all)
}

fn options(plan: &InputPlan, role: Role) -> ReadOptions {
    ReadOptions {
        role,
        date: plan.date.clone(),
        max_bytes: plan.max_bytes,
    }
}

fn add(library: &mut Library, name: &str, batch: io::Result<Batch>) {
    let notice = |path: &str, message: String| Notice {
        path: Some(path.to_owned()),
        message,
    };
    match batch {
        Ok(batch) => {
            for article in &batch.articles {
                let told = article.notices.iter().map(|n| notice(&article.path, n.clone()));
                library.notices.extend(told);
            }
            library
                .notices
                .extend(batch.notices.into_iter().map(|n| notice(name, n)));
            library
                .unreadable
                .extend(batch.errors.iter().map(|e| notice(name, e.reason())));
            library.articles.extend(batch.articles);
        }
        Err(error) => library
            .unreadable
            .push(notice(name, format!("cannot be read: {}", reason(&error)))),
    }
}

fn nothing(plan: &InputPlan) -> Failure {
    let named: Vec<String> = plan.paths.iter().map(|p| p.display().to_string()).collect();
    let endings: Vec<&str> = FORMATS.iter().flat_map(|f| f.extensions).copied().collect();
    Failure::usage_with(
        format!("no article matched: {}", named.join(", ")),
        format!("files read in folders end in {}", endings.join(", ")),
    )
}

/// The files under `path`, or `path` itself.
fn list(path: &Path, exclude: &[PathBuf], files: &mut Vec<PathBuf>, unreadable: &mut Vec<Notice>) {
    if let Err(error) = path.symlink_metadata() {
        unreadable.push(Notice {
            path: Some(shown(path)),
            message: format!("cannot be read: {}", reason(&error)),
        });
        return;
    }
    let walk = WalkBuilder::new(path)
        .git_global(false)
        .add_custom_ignore_filename(".gainsayignore")
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|t| t.is_dir()) => {}
            Ok(entry) if entry.depth() == 0 => files.push(entry.into_path()),
            // A pipe or a device in a folder is no article, and reading it may never end.
            Ok(entry) if !entry.file_type().is_some_and(|t| t.is_file() || t.is_symlink()) => {}
            Ok(entry) if is_article(entry.path()) && !excluded(entry.path(), exclude) => {
                files.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => unreadable.push(Notice {
                path: Some(path.display().to_string()),
                message: match error.io_error() {
                    Some(io) => format!("cannot be read: {}", reason(io)),
                    None => format!("cannot be read: {error}"),
                },
            }),
        }
    }
}

/// Whether a file of a walk is one of those that are no articles.
pub(super) fn excluded(path: &Path, exclude: &[PathBuf]) -> bool {
    exclude
        .iter()
        .filter(|other| other.file_name() == path.file_name())
        .any(|other| match (path.canonicalize(), other.canonicalize()) {
            (Ok(path), Ok(other)) => path == other,
            _ => false,
        })
}

fn is_article(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let known = name.to_str().is_some_and(source::format::is_known);
    known && !SETTINGS.iter().any(|s| name == *s)
}

/// A path as it is shown: `/` between parts, no leading `./`.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

fn bytes(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    limited(File::open(path)?, limit)
}

fn standard_input(limit: u64) -> Result<Vec<u8>, Failure> {
    limited(io::stdin().lock(), limit).map_err(|e| Failure::reading(Path::new("standard input"), &e))
}

fn limited(from: impl io::Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::other(format!(
            "larger than {limit} bytes (--max-file-bytes)"
        )));
    }
    Ok(bytes)
}

/// The rules in force in a project: what its file says, and what was typed on top of it.
pub(super) fn project_rules(args: &RuleArgs, project: &Project) -> Result<RuleSet, Failure> {
    let config = &project.config;
    let mut merged = args.clone();
    merged.rules = config.rules.iter().map(|dir| project.resolve(dir)).collect();
    merged.rules.extend(args.rules.iter().cloned());
    merged.no_builtin |= config.builtin == Some(false);
    if merged.select.is_empty() {
        merged.select.clone_from(&config.select);
    }
    merged.ignore.extend(config.ignore.iter().cloned());
    for (rule, loudness) in &config.severity {
        if *loudness == Loudness::Off && rule != spelling::RULE {
            merged.ignore.push(rule.clone());
        }
    }
    let mut rules = rules(&merged)?;
    let house = config.house();
    if !house.is_empty() {
        rules.furnish(house);
    }
    for rule in &mut rules.rules {
        if let Some(Loudness::At(severity)) = config.severity.get(rule.id.as_str()) {
            rule.severity = *severity;
        }
    }
    Ok(rules)
}

/// The rules in force.
pub(super) fn rules(args: &RuleArgs) -> Result<RuleSet, Failure> {
    let mut files = Vec::new();
    for dir in &args.rules {
        rule_files(dir, &mut files)?;
    }
    let texts: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let mut rules = if args.no_builtin {
        RuleSet::load(&texts)?
    } else {
        RuleSet::with_builtin(&texts)?
    };
    choose(&mut rules, args)?;
    Ok(rules)
}

fn rule_files(dir: &Path, files: &mut Vec<(String, String)>) -> Result<(), Failure> {
    let walk = WalkBuilder::new(dir)
        .git_global(false)
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in walk {
        let entry = entry.map_err(|error| Failure::File {
            verb: "read",
            path: dir.display().to_string(),
            cause: error.io_error().map_or_else(|| error.to_string(), reason),
        })?;
        let path = entry.path();
        let is_toml = path.extension().is_some_and(|e| e == "toml");
        if entry.file_type().is_some_and(|t| t.is_file()) && is_toml {
            files.push((shown(path), text(path)?));
        }
    }
    Ok(())
}

/// The text of a file of rules or settings.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path, 1 << 24).map_err(|e| Failure::reading(path, &e))?;
    String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{} is not UTF-8", path.display())))
}

/// Keep what `--select` names, without what `--ignore` names.
fn choose(rules: &mut RuleSet, args: &RuleArgs) -> Result<(), Failure> {
    for pattern in args.select.iter().chain(&args.ignore) {
        if !rules.rules.iter().any(|r| matches(pattern, &r.id)) {
            let known: Vec<&str> = rules.rules.iter().map(|r| r.id.as_str()).collect();
            return Err(Failure::usage_with(
                format!("no rule is called `{pattern}`"),
                format!("rules: {}", known.join(", ")),
            ));
        }
    }
    let kept: Vec<bool> = rules
        .rules
        .iter()
        .map(|rule| {
            let named = |patterns: &[String]| patterns.iter().any(|p| matches(p, &rule.id));
            (args.select.is_empty() || named(&args.select)) && !named(&args.ignore)
        })
        .collect();
    rules.keep(&kept);
    Ok(())
}

/// Whether `pattern`, a name or a beginning with `*`, means the rule `id`.
fn matches(pattern: &str, id: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => id.starts_with(beginning),
        None => id == pattern,
    }
}

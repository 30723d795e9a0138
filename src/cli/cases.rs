//! Cases of several articles: folders `cases/<rule>/<case>/` that hold the articles, and may hold a `case.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Failure;
use super::plan::InputPlan;
use super::read;
use crate::rule::RuleSet;
use crate::rule::file::VerdictFile;
use crate::source::Story;
use crate::value::Sym;
use crate::verify::{self, Trial, run};

/// `case.toml`: what the case must come to. Without it the snapshot alone tells.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseToml {
    /// The strongest verdict among the findings.
    verdict: Option<VerdictFile>,
    /// The case is known to fail.
    #[serde(default)]
    known_bad: bool,
}

/// Every case folder of the rule `id`, in the order of names, with its name.
pub(super) fn of_rule(folder: &Path, id: &str) -> Result<Vec<(String, PathBuf)>, Failure> {
    let cases = folders(&folder.join(id))?;
    let name = |case: &PathBuf| {
        case.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    Ok(cases.into_iter().map(|case| (name(&case), case)).collect())
}

/// Run every case folder of every rule of `rules`, in the order of rules and names.
pub(super) fn trials(folder: &Path, rules: &RuleSet) -> Result<Vec<Trial>, Failure> {
    let mut out = Vec::new();
    for at in 0..rules.rules.len() {
        let Some(set) = verify::alone(rules, at) else {
            continue;
        };
        let Some(rule) = set.rules.first() else { continue };
        for (name, case) in of_rule(folder, &rule.id)? {
            let expected = settings(&case.join("case.toml"))?;
            let story = story(&case)?;
            let verdict = expected.verdict.map(Into::into);
            let mut trial = run::compared(&set, rule, &Sym::new(&name), &story, verdict, expected.known_bad);
            if let Some(picture) = &mut trial.picture {
                picture.source = case.to_string_lossy().replace('\\', "/");
            }
            out.push(trial);
        }
    }
    Ok(out)
}

/// The articles of a case, named by their files alone so that a snapshot does not depend on where it was run.
pub(super) fn story(case: &Path) -> Result<Story, Failure> {
    let library = read::articles(&InputPlan {
        paths: vec![case.to_path_buf()],
        date: None,
        stdin_name: String::new(),
        max_bytes: 1 << 24,
        exclude: Vec::new(),
    })?;
    if let Some(notice) = library.unreadable.first() {
        let path = notice.path.as_deref().unwrap_or_default();
        return Err(Failure::usage(format!("{path}: {}", notice.message)));
    }
    let mut articles = library.articles;
    let prefix = format!(
        "{}/",
        case.to_string_lossy().replace('\\', "/").trim_end_matches('/')
    );
    for article in &mut articles {
        if let Some(rest) = article.path.strip_prefix(&prefix) {
            article.path = rest.to_owned();
        }
    }
    Ok(Story::new(articles))
}

fn settings(path: &Path) -> Result<CaseToml, Failure> {
    if !path.exists() {
        return Ok(CaseToml::default());
    }
    let text = read::text(path)?;
    toml::from_str(&text).map_err(|error| {
        Failure::usage_with(
            format!("{}: {}", path.display(), error.message()),
            "a case.toml holds `verdict = \"…\"` and may hold `known_bad = true`",
        )
    })
}

fn folders(parent: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !parent.is_dir() {
        return Ok(Vec::new());
    }
    let mut found: Vec<PathBuf> = fs::read_dir(parent)
        .map_err(|e| Failure::reading(parent, &e))?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    Ok(found)
}

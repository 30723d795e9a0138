//! `gainsay new`: a project, a rule or a case that passes `gainsay test` at once.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{NewArgs, NewWhat};
use super::project::Project;
use super::terminal;
use super::{Exit, Failure, read, save};
use crate::rule::{self, RuleSet};
use crate::verify::scaffold;
use crate::verify::{alone, run};

/// The sentence of a rule that is made without one.
const SENTENCE: &str = "The organisers said that a day ticket costs [[45 euros]].";

/// Where the schema of rule files lies in a project, for editors.
const SCHEMA: &str = ".gainsay/rule.schema.json";

/// Where the schema of `gainsay.toml` lies in a project.
const CONFIG_SCHEMA: &str = ".gainsay/config.schema.json";

/// Run `gainsay new`.
pub(super) fn run(args: &NewArgs) -> Result<Exit, Failure> {
    let written = match &args.what {
        NewWhat::Project { name } => project(Path::new(name), args.yes)?,
        NewWhat::Rule { name, from } => rule(name, from.as_deref(), args.yes)?,
        NewWhat::Case { name } => case(name, args.yes)?,
    };
    let lines: Vec<String> = written
        .iter()
        .map(|path| format!("wrote {}\n", path.display()))
        .collect();
    terminal::print(&lines.concat())?;
    Ok(Exit::Clean)
}

/// A folder with a configuration, a rule with a snapshot folder, and two articles that disagree.
fn project(root: &Path, overwrite: bool) -> Result<Vec<PathBuf>, Failure> {
    let rule = scaffolded("ticket-price", SENTENCE, "../.gainsay/rule.schema.json")?;
    let article = |price: &str, outlet: &str| {
        format!(
            "---\ntitle: Lakeside festival opens\noutlet: {outlet}\npublished: 2024-06-01\n---\n\n\
             The organisers said that a day ticket costs {price} euros.\n"
        )
    };
    let files = [
        (
            "gainsay.toml",
            format!(
                "#:schema {CONFIG_SCHEMA}\n# What this project checks with; `gainsay config show` lists every key.\n\
                 rules = [\"rules\"]\n"
            ),
        ),
        ("rules/ticket-price.toml", rule),
        ("articles/gazette.md", article("45", "The Gazette")),
        ("articles/herald.md", article("54", "The Herald")),
        (SCHEMA, schema()),
        (
            CONFIG_SCHEMA,
            crate::report::json::pretty(&crate::config::schema()),
        ),
    ];
    let mut written = Vec::new();
    for (path, text) in files {
        written.push(write(&root.join(path), &text, overwrite)?);
    }
    Ok(written)
}

fn rule(name: &str, from: Option<&str>, overwrite: bool) -> Result<Vec<PathBuf>, Failure> {
    let id = kebab(name)?;
    let project = Project::find()?;
    let folder = project
        .config
        .rules
        .first()
        .map_or_else(|| PathBuf::from("rules"), |dir| project.resolve(dir));
    let text = scaffolded(&id, from.unwrap_or(SENTENCE), "../.gainsay/rule.schema.json")?;
    let mut written = vec![write(&folder.join(format!("{id}.toml")), &text, overwrite)?];
    let schema_path = project.resolve(SCHEMA);
    if !schema_path.exists() {
        written.push(write(&schema_path, &schema(), overwrite)?);
    }
    Ok(written)
}

/// `RULE/CASE`: two articles with the text of the rule's first example, and the verdict they come to.
fn case(name: &str, overwrite: bool) -> Result<Vec<PathBuf>, Failure> {
    let project = Project::find()?;
    let rules = read::project_rules(&super::args::RuleArgs::default(), &project)?;
    let (set, case) = name
        .split_once('/')
        .and_then(|(id, case)| Some((by_id(&rules, id)?, kebab(case).ok()?)))
        .ok_or_else(|| {
            let known: Vec<&str> = rules.rules.iter().map(|r| r.id.as_str()).collect();
            Failure::usage_with(
                format!("`{name}` names no case"),
                format!(
                    "write RULE/CASE, as in `gainsay new case {}/two-counts`; rules: {}",
                    known.first().unwrap_or(&"tickets"),
                    known.join(", ")
                ),
            )
        })?;
    let Some((rule, source)) = set.rules.first().zip(set.sources.first()) else {
        return Err(Failure::usage("no rule"));
    };
    let example = source
        .examples()
        .iter()
        .find(|e| !e.claims.is_empty())
        .or(source.examples().first());
    let text = example.map_or("Nothing of the kind was said.", |e| e.article.text.trim());
    let folder = project.resolve("cases").join(rule.id.as_str()).join(&case);
    let article = |outlet: &str| {
        format!("---\ntitle: {case}\noutlet: {outlet}\npublished: 2024-06-01\n---\n\n{text}\n")
    };
    let mut written = Vec::new();
    for (path, outlet) in [("a.md", "The Gazette"), ("b.md", "The Herald")] {
        written.push(write(&folder.join(path), &article(outlet), overwrite)?);
    }
    let story = super::cases::story(&folder)?;
    let verdict = run::verdict(&set, rule, &story).name();
    let settings = format!("# What comparing the articles must come to.\nverdict = \"{verdict}\"\n");
    written.push(write(&folder.join("case.toml"), &settings, overwrite)?);
    Ok(written)
}

fn by_id(rules: &RuleSet, id: &str) -> Option<RuleSet> {
    let at = rules.rules.iter().position(|rule| rule.id == id)?;
    alone(rules, at)
}

fn scaffolded(id: &str, sentence: &str, schema: &str) -> Result<String, Failure> {
    let text = scaffold::rule(id, sentence).map_err(|error| {
        Failure::usage_with(
            error.to_string(),
            "[[ ]] marks the value, {{ }} what it is about: “[[19]] people died in {{Kyiv}}”",
        )
    })?;
    Ok(format!("#:schema {schema}\n{text}"))
}

fn schema() -> String {
    crate::report::json::pretty(rule::load::rule_schema())
}

/// A name for a rule or a case: letters, digits and hyphens.
fn kebab(name: &str) -> Result<String, Failure> {
    let slug = crate::verify::picture::slug(name);
    let plain = slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if slug.is_empty() || !plain {
        return Err(Failure::usage_with(
            format!("`{name}` is no name for a rule or a case"),
            "use letters, digits and hyphens: `ticket-price`",
        ));
    }
    Ok(slug)
}

/// Write a file that is not there yet, with its folders.
fn write(path: &Path, text: &str, overwrite: bool) -> Result<PathBuf, Failure> {
    if path.exists() && !overwrite {
        return Err(Failure::usage_with(
            format!("{} exists already", path.display()),
            "-y overwrites it",
        ));
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|e| Failure::writing(parent, &e))?;
    }
    save(path, text)?;
    Ok(path.to_path_buf())
}

//! Why a rule finds nothing in a sentence, an example or a case: `gainsay why --rule` and `gainsay test --trace`.

use std::fmt::Write as _;
use std::path::Path;

use super::args::WhyArgs;
use super::plan::InputPlan;
use super::project::Project;
use super::terminal::{self, Screen};
use super::why::{locate, place};
use super::{Exit, Failure, cases, plan, read};
use crate::check::claims;
use crate::extract::trace::patterns;
use crate::report::escape::visible;
use crate::report::summary::paint;
use crate::rule::error::nearest;
use crate::rule::{RuleSet, RuleSource};
use crate::source::{Article, Published, Story};
use crate::verify::trace::{Told, render};
use crate::verify::{Status, Trial, alone, expect, run};

/// `gainsay why --rule RULE "sentence"`, or a line of an article in its place.
pub(super) fn sentence(rule: &str, args: &WhyArgs, screen: &Screen) -> Result<Exit, Failure> {
    let project = Project::find()?;
    let rules = read::project_rules(&args.how.rules, &project)?;
    let Some(at) = rules.rules.iter().position(|r| r.id == rule) else {
        return Err(unknown(
            "rule",
            "`gainsay rules`",
            rule,
            rules.rules.iter().map(|r| r.id.as_str()),
        ));
    };
    let published = match &args.how.date {
        Some(text) => Some(Published {
            days: plan::date(text)?,
            minute: None,
            from: "--date".to_owned(),
        }),
        None => None,
    };
    let article = asked(&args.first, published)?;
    let mut out = alone(&rules, at).map_or_else(String::new, |set| told(&set, &article, screen));
    out.push_str(&others(&rules, at, article));
    terminal::print(&out)?;
    Ok(Exit::Clean)
}

/// The text that is asked about: a line of a file that is there, or the words themselves.
fn asked(text: &str, published: Option<Published>) -> Result<Article, Failure> {
    let named = place(text).ok().filter(|place| Path::new(&place.path).is_file());
    let Some(place) = named else {
        let mut article = Article::from_text("sentence", text);
        article.published = published;
        return Ok(article);
    };
    let library = read::articles(&InputPlan {
        paths: vec![place.path.clone().into()],
        date: published,
        stdin_name: String::new(),
        max_bytes: 1 << 24,
        exclude: Vec::new(),
    })?;
    let story = Story::new(library.articles);
    let line = locate(&place, &story)?;
    let whole = story.articles.get(line.article as usize);
    let mut article = Article::from_text(text, whole.map_or("", |a| line.span.of(&a.text)));
    article.published = whole.and_then(|a| a.published.clone());
    Ok(article)
}

/// What the other rules read in the same words: one of them may be the one that was meant.
fn others(rules: &RuleSet, own: usize, article: Article) -> String {
    let story = Story::new(vec![article]);
    let text = story.articles.first().map_or("", |a| &*a.text);
    let found = claims(&story, rules).concat();
    if found.iter().any(|claim| usize::from(claim.rule) == own) {
        return String::new();
    }
    let lines: String = found
        .iter()
        .filter_map(|claim| {
            let rule = rules.rules.get(usize::from(claim.rule))?;
            let words = expect::words(claim, text);
            let line = format!("  {}  “{words}”: {}", rule.id, expect::summary(rule, claim));
            Some(format!("{}\n", visible(&line)))
        })
        .collect();
    if lines.is_empty() {
        return lines;
    }
    format!("\nother rules read here\n{lines}")
}

/// `gainsay test --trace NAME`: every example and case whose name holds `name`.
pub(super) fn tests(name: &str, rules: &RuleSet, folder: &Path, screen: &Screen) -> Result<Exit, Failure> {
    let mut out = String::new();
    let mut known = Vec::new();
    let mut failed = false;
    for at in 0..rules.rules.len() {
        let Some(set) = alone(rules, at) else { continue };
        let Some((rule, source)) = set.rules.first().zip(set.sources.first()) else {
            continue;
        };
        let mut texts = written(source);
        for (case, path) in cases::of_rule(folder, &rule.id)? {
            texts.push((case, cases::story(&path)?.articles));
        }
        let trials = run::rule(&set);
        for (test, articles) in texts {
            if test.to_lowercase().contains(&name.to_lowercase()) {
                let trial = trials.iter().find(|t| t.name == test);
                failed |= trial.is_some_and(|t| !t.status.passes());
                out.push_str(&heading(&rule.id, &test, trial, screen));
                for article in &articles {
                    out.push_str(&told(&set, article, screen));
                    out.push('\n');
                }
            }
            known.push(test);
        }
    }
    if out.is_empty() {
        return Err(unknown(
            "example or case",
            "`gainsay test -v`",
            name,
            known.iter().map(String::as_str),
        ));
    }
    terminal::print(&out)?;
    Ok(if failed { Exit::Findings } else { Exit::Clean })
}

/// The examples and cases of a rule file, as articles.
fn written(source: &RuleSource) -> Vec<(String, Vec<Article>)> {
    let examples = source
        .examples()
        .iter()
        .map(|e| (e.name.to_string(), vec![run::article(&e.article, "example")]));
    let cases = source
        .cases()
        .iter()
        .map(|c| (c.name.to_string(), run::story(c).articles));
    examples.chain(cases).collect()
}

fn heading(rule: &str, test: &str, trial: Option<&Trial>, screen: &Screen) -> String {
    let status = trial.map_or(Status::Ok, |t| t.status);
    let code = if status.passes() { "32" } else { "31" };
    let mut out = format!(
        "{} {rule} “{}”: {}\n",
        paint(status.name(), code, &screen.style),
        visible(test),
        status.about()
    );
    for problem in trial.iter().flat_map(|t| &t.problems) {
        let place = visible(&problem.place).into_owned();
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "  {place}: expected {}, found {}",
            or_nothing(&problem.expected),
            or_nothing(&problem.found)
        );
    }
    out.push('\n');
    out
}

fn or_nothing(text: &str) -> String {
    if text.is_empty() {
        return "nothing".to_owned();
    }
    visible(text).into_owned()
}

fn told(set: &RuleSet, article: &Article, screen: &Screen) -> String {
    let Some(rule) = set.rules.first() else {
        return String::new();
    };
    let patterns = patterns(article, set);
    let story = Story::new(vec![article.clone()]);
    let found = claims(&story, set);
    let told = Told {
        rule,
        text: &article.text,
        claims: found.first().map_or(&[], Vec::as_slice),
        patterns: &patterns,
    };
    render(&told, &screen.style)
}

/// Nothing is called so: what is nearest, or where to look.
fn unknown<'n>(what: &str, list: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Failure {
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{list} lists them"),
    };
    Failure::usage_with(format!("no {what} is called `{name}`"), help)
}

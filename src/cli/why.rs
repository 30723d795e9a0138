//! `gainsay why`: why two places were, or were not, compared.

use std::path::{Path, PathBuf};

use super::args::{Common, StoryArgs, WhyArgs};
use super::session::Session;
use super::terminal::{self, Screen};
use super::{Exit, Failure};
use crate::check;
use crate::compare::why::{Asked, why};
use crate::finding::Notice;
use crate::report;
use crate::source::{Article, Story};
use crate::text::Span;
use crate::text::lines::Lines;

/// A place as typed: a file and a line of it.
pub(super) struct Place {
    /// The file.
    pub path: String,
    line: u32,
}

/// Run `gainsay why`.
pub(super) fn run(args: &WhyArgs, common: &Common, screen: &Screen) -> Result<Exit, Failure> {
    if let Some(rule) = &args.rule {
        return super::trace::sentence(rule, args, screen);
    }
    let typed: Vec<String> = [Some(&args.first), args.second.as_ref()]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let places = typed.iter().map(|t| place(t)).collect::<Result<Vec<_>, _>>()?;
    let mut story = StoryArgs {
        rules: args.how.rules.clone(),
        group_by: Some("all".to_owned()),
        no_collapse: true,
        ..StoryArgs::default()
    };
    story.input.date.clone_from(&args.how.date);
    story.against.clone_from(&args.against);
    story.input.paths = named(args, &places)?;
    let session = Session::open(&story, common)?;
    if let Some(problem) = session.unreadable.first() {
        return Err(Failure::usage(super::check::sentence(problem)));
    }
    let apart = session.notices;
    let rules = session.rules;
    let story = session.stories.into_iter().next().unwrap_or_default();
    let claims = check::claims(&story, &rules);
    let asked = places
        .iter()
        .map(|p| locate(p, &story).map_err(|failure| set_apart(p, &apart).unwrap_or(failure)))
        .collect::<Result<Vec<_>, _>>()?;
    let Some(first) = asked.first().copied() else {
        return Ok(Exit::Clean);
    };
    let answer = why(&rules, &claims, &story, first, asked.get(1).copied());
    terminal::print(&report::why::render(
        &answer,
        &typed,
        &story,
        &rules,
        &screen.style,
    ))?;
    Ok(Exit::Clean)
}

/// Says that the article of a place was set apart: withdrawn, or replaced by a newer version.
fn set_apart(place: &Place, notices: &[Notice]) -> Option<Failure> {
    let wanted = place.path.strip_prefix("./").unwrap_or(&place.path);
    let notice = notices.iter().find(|n| n.path.as_deref() == Some(wanted))?;
    Some(Failure::usage(format!("{}: {}", place.path, notice.message)))
}

/// The files of the two places and those named beside them, without the sources of a draft.
fn named(args: &WhyArgs, places: &[Place]) -> Result<Vec<PathBuf>, Failure> {
    let plain = |path: &Path| {
        path.strip_prefix(".")
            .map_or_else(|_| path.to_owned(), Path::to_owned)
    };
    let sources: Vec<PathBuf> = args.against.iter().map(|p| plain(p)).collect();
    let all = places.iter().map(|p| PathBuf::from(&p.path));
    let drafts: Vec<PathBuf> = all
        .chain(args.with.iter().cloned())
        .filter(|path| !sources.iter().any(|source| plain(path).starts_with(source)))
        .collect();
    if drafts.is_empty() {
        return Err(Failure::usage_with(
            "both places stand in sources".to_owned(),
            "name a place of the draft, or leave --against out",
        ));
    }
    Ok(drafts)
}

/// `PATH:LINE`; a column behind it is passed over.
pub(super) fn place(text: &str) -> Result<Place, Failure> {
    let mut rest = text;
    let mut numbers = Vec::new();
    while let Some((before, number)) = rest.rsplit_once(':') {
        let Ok(number) = number.parse::<u32>() else { break };
        numbers.push(number);
        rest = before;
        if numbers.len() == 2 {
            break;
        }
    }
    match numbers.last() {
        Some(&line) if line > 0 && !rest.is_empty() => Ok(Place {
            path: rest.to_owned(),
            line,
        }),
        _ => Err(Failure::usage_with(
            format!("`{text}` is not a place"),
            "write it as PATH:LINE, as reports do",
        )),
    }
}

/// The article and the bytes of its text that lie on the line.
pub(super) fn locate(place: &Place, story: &Story) -> Result<Asked, Failure> {
    let wanted = place.path.strip_prefix("./").unwrap_or(&place.path);
    let found = story.articles.iter().enumerate().find_map(|(number, article)| {
        let file = article.path == wanted
            || article
                .path
                .strip_prefix(wanted)
                .is_some_and(|rest| rest.starts_with(':'));
        let span = on_line(article, place.line).filter(|_| file)?;
        Some(Asked {
            article: u32::try_from(number).unwrap_or(u32::MAX),
            span,
        })
    });
    found.ok_or_else(|| {
        Failure::usage_with(
            format!(
                "line {} of {} holds no text of an article",
                place.line, place.path
            ),
            "count lines as they stand in the file, headers and markup included",
        )
    })
}

/// The stretch of an article's text that lies on a line of its file.
fn on_line(article: &Article, line: u32) -> Option<Span> {
    let index = line.checked_sub(1 + article.line_offset)? as usize;
    let lines = Lines::new(&article.file);
    if index >= lines.count() {
        return None;
    }
    let wanted = lines.span(index, &article.file);
    let inside = article.text.char_indices().filter_map(|(at, c)| {
        let span = Span::from_usize(at, at + c.len_utf8());
        wanted
            .covers(article.in_decoded(span))
            .then_some(span)
            .filter(|_| !c.is_whitespace())
    });
    inside.reduce(Span::join)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_reports_write_them() {
        let read = |text: &str| place(text).ok().map(|p| (p.path, p.line));
        assert_eq!(read("a.txt:3"), Some(("a.txt".into(), 3)));
        assert_eq!(read("a:b/c.txt:3:14"), Some(("a:b/c.txt".into(), 3)));
        assert_eq!(read("a.txt"), None);
        assert_eq!(read("a.txt:0"), None);
        assert_eq!(read(":3"), None);
    }

    #[test]
    fn a_line_of_the_file_is_a_stretch_of_the_text() {
        let article = Article::from_text("a.txt", "one\n\n two \nthree");
        let cut = |line| on_line(&article, line).map(|s| s.of(&article.text).to_owned());
        assert_eq!(cut(3).as_deref(), Some("two"));
        assert_eq!(cut(2), None);
        assert_eq!(cut(5), None);
    }
}

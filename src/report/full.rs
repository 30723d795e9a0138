//! `full`: every finding as a miette diagnostic, with the text of every article in it, wrapped and underlined.
//!
//! One miette diagnostic has one source text: the first article is the diagnostic itself, each further one is
//! `related` to it, and the last carries the reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};

use super::excerpt::{Excerpt, Mark, renumber};
use super::outcome::{Outcome, Shown};
use super::places::Shelf;
use super::value::describe;
use super::wire::{ClaimOut, FindingOut};
use super::{Style, escape, make, summary};
use crate::finding::Finding;
use crate::source::{Article, Story};
use crate::value::Value;

/// Claims of one camp that are shown with their text; the others are listed.
const SHOWN_PER_CAMP: usize = 3;

/// One article's share of a finding.
#[derive(Debug)]
pub(super) struct Panel {
    message: String,
    code: Option<String>,
    severity: Severity,
    excerpt: Excerpt,
    help: Option<String>,
    related: Vec<Panel>,
}

impl fmt::Display for Panel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Panel {}

impl Diagnostic for Panel {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|c| Box::new(c) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.labels().iter().cloned()))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(self.related.iter().map(|p| p as &dyn Diagnostic)))
    }
}

/// The whole report: head, a line per rule, the findings, notices, the closing line.
pub(super) fn render(outcome: &Outcome, style: &Style) -> String {
    frame(outcome, style, |shown, shelf| {
        graphical(outcome, shown, shelf, style)
    })
}

/// What `full` and `narrated` share around the findings.
pub(super) fn frame(
    outcome: &Outcome,
    style: &Style,
    finding: impl Fn(&Shown, &Shelf<'_>) -> String,
) -> String {
    let mut out = String::new();
    let shelves: Vec<Shelf<'_>> = outcome.stories.iter().map(|c| Shelf::new(&c.story)).collect();
    let nothing = Story::default();
    let empty = Shelf::new(&nothing);
    if !style.quiet {
        out.push_str(&summary::head(outcome));
        out.push_str("\n\n");
        let lines = summary::rules(outcome, style);
        out.push_str(&lines);
        out.push_str(if lines.is_empty() { "" } else { "\n" });
    }
    for shown in outcome.reported() {
        out.push_str(&finding(shown, shelves.get(shown.story).unwrap_or(&empty)));
        out.push('\n');
    }
    if !style.quiet {
        notices(outcome, style, &mut out);
        if !outcome.notices.is_empty() {
            out.push('\n');
        }
    }
    out.push_str(&summary::closing(outcome, style));
    out.push('\n');
    out
}

/// Notices, a line each; many are cut short unless everything was asked for.
pub(super) fn notices(outcome: &Outcome, style: &Style, out: &mut String) {
    const FEW: usize = 8;
    let limit = if style.verbose { usize::MAX } else { FEW };
    for notice in outcome.notices.iter().take(limit) {
        let path = notice
            .path
            .as_ref()
            .map_or_else(String::new, |p| format!("{p}: "));
        let line = format!("{path}{}", notice.message);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "notice: {}", escape::visible(&line));
    }
    let more = outcome.notices.len().saturating_sub(limit);
    if more > 0 {
        let _ = writeln!(out, "notice: {more} more (-v shows them all)");
    }
}

pub(super) fn graphical(outcome: &Outcome, shown: &Shown, shelf: &Shelf<'_>, style: &Style) -> String {
    let Some((_, finding)) = lookup(outcome, shown) else {
        return bare(shown);
    };
    let theme = if style.colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let Some(panel) = panel(shelf, finding, shown, style.width.saturating_sub(8).max(30)) else {
        return String::new();
    };
    let mut text = String::new();
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width)
        .with_links(false)
        .with_context_lines(1);
    if handler.render_report(&mut text, &panel).is_err() {
        return String::new();
    }
    let numbers: BTreeMap<usize, u32> = panel
        .excerpt
        .numbers()
        .chain(panel.related.iter().flat_map(|p| p.excerpt.numbers()))
        .collect();
    let renumbered = renumber(&text, &numbers);
    renumbered
        .split_inclusive('\n')
        // miette announces each further source by its severity; the message under it says enough.
        .filter(|line| line.trim_end_matches('\n') != "Advice: ")
        .collect()
}

/// A finding about the run itself, which no article holds.
pub(super) fn bare(shown: &Shown) -> String {
    let out = &shown.out;
    let place = out.first().map_or_else(String::new, ClaimOut::place);
    let help = out.help.as_deref().unwrap_or("");
    let text = format!(
        "{}[{}]\n\n  {place}: {}\n  help: {help}\n",
        out.severity, out.rule, out.message
    );
    text.lines().fold(String::new(), |mut safe, line| {
        safe.push_str(&escape::visible(line));
        safe.push('\n');
        safe
    })
}

/// The finding behind `shown`, with its story.
pub(super) fn lookup<'o>(outcome: &'o Outcome, shown: &Shown) -> Option<(&'o Story, &'o Finding)> {
    let checked = outcome.stories.get(shown.story)?;
    Some((&checked.story, checked.report.findings.get(shown.number)?))
}

/// The finding as nested panels: the first article outside, one panel for each further article.
pub(super) fn panel(shelf: &Shelf<'_>, finding: &Finding, shown: &Shown, width: usize) -> Option<Panel> {
    let by_article = marks(finding);
    let last_line = shown.out.claims().map(|(_, c)| c.end_line).max().unwrap_or(1) as usize;
    let mut next = last_line + 1;
    let mut panels: Vec<Panel> = Vec::new();
    for (number, marks) in by_article {
        let Some((article, places)) = shelf.get(number) else {
            continue;
        };
        let excerpt = Excerpt::new(article, places, marks, width, next);
        next = excerpt.next();
        panels.push(Panel {
            message: introduction(article),
            code: None,
            severity: Severity::Advice,
            excerpt,
            help: None,
            related: Vec::new(),
        });
    }
    panels.last_mut()?.help = Some(reasons(shown));
    let mut panels = panels.into_iter();
    let mut first = panels.next()?;
    first.message = escape::visible(&finding.message).into_owned();
    first.code = Some(format!("{}[{}]", shown.out.severity, shown.out.rule));
    first.severity = match finding.severity {
        crate::finding::Severity::Error => Severity::Error,
        crate::finding::Severity::Warning => Severity::Warning,
        crate::finding::Severity::Note => Severity::Advice,
    };
    first.related = panels.collect();
    Some(first)
}

/// What to underline, by article, articles in the order in which the camps name them.
fn marks(finding: &Finding) -> Vec<(u32, Vec<Mark>)> {
    let mut by_article: Vec<(u32, Vec<Mark>)> = Vec::new();
    for (number, camp) in finding.camps.iter().enumerate() {
        for claim in camp.claims.iter().take(SHOWN_PER_CAMP) {
            let mark = Mark {
                span: claim.span,
                text: said(number, &claim.value, &camp.reads_as),
            };
            match by_article
                .iter_mut()
                .find(|(article, _)| *article == claim.article)
            {
                Some((_, marks)) => marks.push(mark),
                None => by_article.push((claim.article, vec![mark])),
            }
        }
    }
    by_article
}

/// What stands under a claim: its camp and how it reads. A quotation is there to be read itself, so it only gets
/// its camp.
fn said(number: usize, value: &Value, camp: &str) -> String {
    let own = match value {
        Value::Quote(_) => return format!("{}: this wording", letter(number)),
        value if value.quantity().is_some() => describe(value),
        _ => camp.to_owned(),
    };
    let own = escape::visible(&own);
    format!("{}: reads as {}", letter(number), escape::shorten(&own, 44))
}

/// `A` for the first camp, `B` for the second; numbers after `Z`.
pub(super) fn letter(number: usize) -> String {
    u8::try_from(number).ok().filter(|n| *n < 26).map_or_else(
        || format!("#{}", number + 1),
        |n| char::from(b'A' + n).to_string(),
    )
}

/// Who speaks in a further panel: `002.txt: Meduza, 2022-10-12`.
fn introduction(article: &Article) -> String {
    let mut known = Vec::new();
    known.extend(make::side(article).map(str::to_owned));
    known.extend(article.outlet.clone());
    known.extend(article.published.as_ref().map(|p| p.days.to_string()));
    let name = if known.is_empty() {
        article.path.clone()
    } else {
        format!("{} ({})", article.path, known.join(", "))
    };
    escape::visible(&format!("and in {name}")).into_owned()
}

/// Which article is the draft and which are its sources: `b.md is the draft, a.txt a source`.
fn sides(out: &FindingOut) -> String {
    let of = |side: &str| -> Vec<String> {
        let on = out.claims().filter(|(_, c)| c.side.as_deref() == Some(side));
        let paths: BTreeSet<String> = on.map(|(_, c)| c.path.clone()).collect();
        paths.into_iter().collect()
    };
    let (drafts, sources) = (of("draft"), of("source"));
    match (drafts.is_empty(), sources.is_empty()) {
        (false, false) => format!("draft {}; source {}", drafts.join(", "), sources.join(", ")),
        _ => String::new(),
    }
}

/// Why the camps were compared, why they clash, where else they stand, and how to go on.
fn reasons(shown: &Shown) -> String {
    let out = &shown.out;
    let mut lines = Vec::new();
    for (number, camp) in out.camps.iter().enumerate() {
        let rest: Vec<String> = camp
            .claims
            .iter()
            .skip(SHOWN_PER_CAMP)
            .map(|c| format!("{}:{}:{}", c.path, c.line, c.column))
            .collect();
        if !rest.is_empty() {
            lines.push(format!("{} also: {}", letter(number), rest.join(", ")));
        }
    }
    let sides = sides(out);
    for (name, text) in [
        ("sides: ", &sides),
        ("compared: ", &out.aligned),
        ("clash: ", &out.clash),
    ] {
        if !text.is_empty() {
            lines.push(format!("{name}{text}"));
        }
    }
    lines.extend(out.help.clone());
    lines.push(format!("gainsay explain {}", out.fingerprint));
    let safe: Vec<String> = lines.iter().map(|l| escape::visible(l).into_owned()).collect();
    safe.join("\n")
}

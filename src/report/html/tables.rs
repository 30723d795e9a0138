//! The tables of the page: facts against articles, how tolls moved, which articles there were, the notices.

use std::fmt::Write as _;

use super::{text, timeline};
use crate::report::Checked;
use crate::report::facts::{Entry, Fact};
use crate::report::matrix::columns;
use crate::report::outcome::Outcome;

/// Facts that two articles speak of, against articles: first those with clashes, whose cells are marked.
pub(super) fn matrix(outcome: &Outcome, out: &mut String) {
    for checked in &outcome.stories {
        let mut facts: Vec<&Fact> = checked.facts.iter().filter(|f| is_shared(f)).collect();
        facts.sort_by_key(|f| !f.entries.iter().any(|e| e.clashes));
        if facts.is_empty() {
            continue;
        }
        heading("Facts and articles", checked, out);
        out.push_str("<div class=\"wide\"><table><thead><tr><th scope=\"col\">fact</th>");
        for name in columns(&checked.story) {
            let _ = write!(out, "<th scope=\"col\">{}</th>", text(&name));
        }
        out.push_str("</tr></thead><tbody>\n");
        for fact in facts {
            row(fact, checked.story.articles.len(), out);
        }
        out.push_str("</tbody></table></div>\n");
    }
}

/// Whether two articles speak of it, and say more than that they name it.
fn is_shared(fact: &Fact) -> bool {
    let first = fact.entries.first().map(|e| e.article);
    let names_only = |e: &Entry| fact.key.iter().any(|(_, value)| *value == e.reads_as);
    fact.entries.iter().any(|e| e.clashes)
        || !fact.key.is_empty()
            && fact.entries.iter().any(|e| Some(e.article) != first)
            && !fact.entries.iter().all(names_only)
}

fn row(fact: &Fact, articles: usize, out: &mut String) {
    let _ = write!(out, "<tr><th scope=\"row\">{}</th>", text(&fact.title()));
    for number in 0..articles {
        let entries: Vec<&Entry> = fact
            .entries
            .iter()
            .filter(|e| e.article as usize == number)
            // What no key holds together stands in one row only where it clashes.
            .filter(|e| e.clashes || !fact.key.is_empty())
            .collect();
        let clash = entries.iter().any(|e| e.clashes);
        out.push_str(if clash { "<td class=\"clash\">" } else { "<td>" });
        let mut said: Vec<String> = Vec::new();
        for entry in entries {
            let words = format!(
                "<span title=\"{}\">{}{}</span>",
                text(&format!("{}: {}", entry.claim.place(), entry.claim.text)),
                if entry.clashes { "✗ " } else { "" },
                text(&entry.reads_as)
            );
            if !said.contains(&words) {
                said.push(words);
            }
        }
        let _ = write!(out, "{}</td>", said.join("<br>"));
    }
    out.push_str("</tr>\n");
}

/// A drawing and a table for every toll that may move and is told for at least two days.
pub(super) fn timelines(outcome: &Outcome, out: &mut String) {
    for checked in &outcome.stories {
        let tolls = timeline::tolls(checked);
        if tolls.is_empty() {
            continue;
        }
        heading("How figures moved", checked, out);
        for toll in &tolls {
            let _ = writeln!(out, "<h3>{}</h3>", text(&toll.title));
            timeline::draw(toll, checked, out);
            told(&toll.entries, out);
        }
    }
}

/// What was said, in order of the days it describes.
fn told(entries: &[&Entry], out: &mut String) {
    out.push_str(
        "<details class=\"small\"><summary>the reports in words</summary><div class=\"wide\"><table><thead><tr>\
         <th>as of</th><th>reads as</th><th>words</th><th>where</th></tr></thead><tbody>\n",
    );
    for entry in entries {
        let class = if entry.clashes { " class=\"clash\"" } else { "" };
        let day = entry
            .as_of
            .map_or_else(|| "undated".to_owned(), |d| d.to_string());
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td{class}>{}</td><td>{}</td><td>{}</td></tr>",
            text(&day),
            text(&entry.reads_as),
            text(&entry.claim.text),
            text(&entry.claim.place())
        );
    }
    out.push_str("</tbody></table></div></details>\n");
}

/// Every article with its outlet and date, and where the date came from.
pub(super) fn articles(outcome: &Outcome, out: &mut String) {
    out.push_str(
        "<h2>Articles</h2>\n<div class=\"wide\"><table><thead><tr><th>article</th><th>title</th><th>outlet</th>\
         <th>published</th><th>date from</th></tr></thead><tbody>\n",
    );
    for article in outcome.stories.iter().flat_map(|c| &c.story.articles) {
        let published = article.published.as_ref();
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            text(&article.path),
            text(article.title.as_deref().unwrap_or("")),
            text(article.outlet.as_deref().unwrap_or("")),
            text(&published.map_or_else(|| "not known".to_owned(), |p| p.days.to_string())),
            text(published.map_or("", |p| p.from.as_str())),
        );
    }
    out.push_str("</tbody></table></div>\n");
}

/// What a reader should know besides.
pub(super) fn notices(outcome: &Outcome, out: &mut String) {
    if outcome.notices.is_empty() {
        return;
    }
    out.push_str("<h2>Notices</h2>\n<ul class=\"small\">\n");
    for notice in &outcome.notices {
        let path = notice
            .path
            .as_ref()
            .map_or_else(String::new, |p| format!("{p}: "));
        let _ = writeln!(out, "<li>{}</li>", text(&format!("{path}{}", notice.message)));
    }
    out.push_str("</ul>\n");
}

fn heading(words: &str, checked: &Checked, out: &mut String) {
    let story = if checked.story.name.is_empty() {
        String::new()
    } else {
        format!(": {}", checked.story.name)
    };
    let _ = writeln!(out, "<h2>{}</h2>", text(&format!("{words}{story}")));
}

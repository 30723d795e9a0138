//! `html`: one self-contained page that an editor can mail. No network, no external file, a content security policy,
//! every word of an article escaped.
//!
//! The page works without its script: that only filters and moves. Script and style are let in by a nonce that is a
//! hash of the whole page, which no article can know.

mod findings;
mod plot;
mod tables;
mod timeline;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::outcome::Outcome;
use super::summary::counted;
use super::{Status, Style, escape};
use crate::finding::Severity;

const CSS: &str = include_str!("page.css");
const JS: &str = include_str!("page.js");

/// The page.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    let mut body = String::new();
    head(outcome, &mut body);
    filters(outcome, &mut body);
    body.push_str("<main>\n");
    findings::section(outcome, &mut body);
    tables::matrix(outcome, &mut body);
    tables::timelines(outcome, &mut body);
    tables::articles(outcome, &mut body);
    tables::notices(outcome, &mut body);
    body.push_str("</main>\n");
    foot(&mut body);
    let nonce: String = blake3::hash(body.as_bytes()).to_hex().chars().take(32).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"generator\" content=\"gainsay\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'nonce-{nonce}'; \
         script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>gainsay: {}</title>\n<style nonce=\"{nonce}\">\n{CSS}</style>\n</head>\n<body>\n{body}\
         <script nonce=\"{nonce}\">\n{JS}</script>\n</body>\n</html>\n",
        text(&headline(outcome)),
    )
}

fn headline(outcome: &Outcome) -> String {
    match outcome.reported().count() {
        0 => "nothing found that cannot stand".to_owned(),
        n => format!("{} to look at", counted(n, "finding")),
    }
}

fn head(outcome: &Outcome, out: &mut String) {
    let summary = &outcome.summary;
    // Writing to a String cannot fail, here and everywhere in this folder.
    let _ = write!(
        out,
        "<header class=\"top\">\n<h1>{}</h1>\n<p class=\"quiet\">gainsay held {} against each other: {}, {}. \
         It does not say who is right.</p>\n<ul class=\"tallies\">",
        text(&capitalised(&headline(outcome))),
        counted(summary.articles, "article"),
        counted(summary.claims, "claim"),
        counted(outcome.rules.len(), "rule"),
    );
    for (count, noun) in [
        (summary.errors, "error"),
        (summary.warnings, "warning"),
        (summary.notes, "note"),
        (summary.ignored, "ignored"),
        (summary.baselined, "in the baseline"),
        (summary.undated, "undated"),
        (summary.unreadable, "unreadable"),
    ] {
        let adjective = matches!(noun, "ignored" | "in the baseline" | "undated" | "unreadable");
        if adjective && count == 0 {
            continue;
        }
        let plural = if adjective || count == 1 { "" } else { "s" };
        let _ = write!(
            out,
            "<li><b>{count}</b> <span class=\"badge {noun}\">{noun}{plural}</span></li>"
        );
    }
    out.push_str("</ul>\n</header>\n");
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn filters(outcome: &Outcome, out: &mut String) {
    let shown = || outcome.findings.iter().filter(|f| f.status != Status::Elsewhere);
    if shown().next().is_none() {
        out.push_str("<nav class=\"filters\"><form id=\"filters\" hidden></form></nav>\n");
    }
    let rules: BTreeSet<&str> = shown().map(|f| f.out.rule.as_str()).collect();
    let articles: BTreeSet<&str> = shown()
        .flat_map(|f| f.out.claims().map(|(_, c)| c.path.as_str()))
        .collect();
    out.push_str(
        "<nav class=\"filters\"><form id=\"filters\" hidden>\
         <label>Find <input type=\"search\" name=\"words\"></label>\n",
    );
    let notes = outcome.reported().any(|f| f.severity == Severity::Note);
    for (level, label, checked) in [
        ("error", "errors", true),
        ("warning", "warnings", true),
        ("note", "notes", notes),
        ("silenced", "ignored", false),
    ] {
        let checked = if checked { " checked" } else { "" };
        let _ = writeln!(
            out,
            "<label><input type=\"checkbox\" name=\"level\" value=\"{level}\"{checked}> {label}</label>"
        );
    }
    select("rule", "Rule", &rules, out);
    select("article", "Article", &articles, out);
    out.push_str("<button type=\"reset\">Reset</button> <span id=\"shown\" class=\"quiet\" aria-live=\"polite\"></span></form></nav>\n");
}

fn select(name: &str, label: &str, values: &BTreeSet<&str>, out: &mut String) {
    let _ = write!(
        out,
        "<label>{label} <select name=\"{name}\"><option value=\"\">all</option>"
    );
    for value in values {
        let _ = write!(out, "<option>{}</option>", text(value));
    }
    out.push_str("</select></label>\n");
}

fn foot(out: &mut String) {
    out.push_str(
        "<footer class=\"small\"><p class=\"keys\">Keys: <code>j</code> and <code>k</code> go from finding to \
         finding, <code>/</code> finds words.</p><p>Made by gainsay, a linter for facts. Bars: the dark part is what \
         a reader takes the words to say, the pale part what would not make them false.</p></footer>\n",
    );
}

/// Words as HTML text or as the value of a quoted attribute: hostile characters made visible, markup escaped.
fn text(words: &str) -> String {
    lines(&escape::visible(words))
}

/// The same for words that were made safe already; line ends stay.
fn lines(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn no_markup_of_an_article_reaches_the_page() {
        let page = render(&sample::outcome(), &Style::default());
        assert!(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("</script").count(), 1);
        assert!(!page.contains("<i>Post"));
        let tags: BTreeSet<&str> = page
            .split('<')
            .skip(1)
            .filter_map(|t| t.split(|c: char| !c.is_ascii_alphanumeric()).next())
            .collect();
        for tag in ["img", "iframe", "object", "link", "base"] {
            assert!(!tags.contains(tag), "{tag}");
        }
    }

    #[test]
    fn the_nonce_stands_in_policy_style_and_script_only() {
        let page = render(&sample::outcome(), &Style::default());
        let nonce = page
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce");
        assert_eq!(page.matches(nonce).count(), 4);
        assert!(
            !page.contains("http://") && !page.contains("https://"),
            "nothing is fetched"
        );
        assert!(
            !page.contains(" style=") && !page.contains(" onclick="),
            "the policy forbids these"
        );
    }
}

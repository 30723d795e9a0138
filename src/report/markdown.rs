//! `markdown`: a comment for a pull request.
//!
//! Words of articles stand in code spans, where no link, mention or markup of theirs can work.

use std::fmt::Write as _;

use super::full::letter;
use super::wire::FindingOut;
use super::{Outcome, Style, escape, summary};

/// A heading, a table per finding, the notices folded away.
pub(super) fn render(outcome: &Outcome, style: &Style) -> String {
    let plain = Style {
        colour: false,
        ..*style
    };
    let mut out = format!("### {}\n\n", heading(outcome));
    for shown in outcome.reported() {
        finding(&shown.out, &mut out);
    }
    if !outcome.notices.is_empty() {
        out.push_str("<details><summary>Notices</summary>\n\n");
        for notice in &outcome.notices {
            let path = notice
                .path
                .as_ref()
                .map_or_else(String::new, |p| format!("{}: ", code(p)));
            // Writing to a String cannot fail.
            let _ = writeln!(out, "- {path}{}", text(&notice.message));
        }
        out.push_str("\n</details>\n\n");
    }
    let _ = writeln!(out, "{}", text(&summary::closing(outcome, &plain)));
    out
}

fn heading(outcome: &Outcome) -> String {
    match outcome.reported().count() {
        0 => "gainsay: nothing found that cannot stand".to_owned(),
        n => format!(
            "gainsay: {} cannot stand as written",
            summary::counted(n, "finding")
        ),
    }
}

fn finding(finding: &FindingOut, out: &mut String) {
    let icon = match finding.severity.as_str() {
        "error" => "❌",
        "warning" => "⚠️",
        _ => "ℹ️",
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "#### {icon} {} ({})\n",
        text(&finding.message),
        code(&finding.rule)
    );
    out.push_str("| | reads as | words | where |\n|---|---|---|---|\n");
    for (number, claim) in finding.claims() {
        let reads_as = finding.camps.get(number).map_or("", |c| &c.reads_as);
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            letter(number),
            cell(reads_as),
            cell(&claim.text),
            cell(&claim.place())
        );
    }
    out.push('\n');
    for (name, words) in [("Compared", &finding.aligned), ("Clash", &finding.clash)] {
        if !words.is_empty() {
            let _ = writeln!(out, "{name}: {}  ", text(words));
        }
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, "{}  ", text(help));
    }
    let _ = writeln!(
        out,
        "{}\n",
        code(&format!("gainsay explain {}", finding.fingerprint))
    );
}

/// A code span whose fence is longer than any run of backticks inside.
fn code(words: &str) -> String {
    let words = escape::visible(words);
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if words.starts_with('`') || words.ends_with('`') || words.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{words}{pad}{fence}")
}

/// A code span in a table: a bar would end the cell even there.
pub(super) fn cell(words: &str) -> String {
    code(&escape::shorten(words, 200)).replace('|', "\\|")
}

/// Running text with every mark of Markdown and HTML escaped; a mention of a person or an issue is broken up.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in escape::visible(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '@' | '#' => {
                out.push(c);
                out.push('\u{2060}');
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    #[test]
    fn no_markup_of_an_article_survives() {
        let out = render(&sample::outcome(), &Style::default());
        let mut rows = 0;
        for event in Parser::new_ext(&out, Options::ENABLE_TABLES) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    assert!(
                        html.contains("details"),
                        "only our own folding is HTML, not {html}"
                    );
                }
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("an article made a link"),
                Event::Start(Tag::TableRow) => rows += 1,
                _ => {}
            }
        }
        assert_eq!(rows, 6, "a row per claim");
    }

    #[test]
    fn code_spans_hold_backticks() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(cell("a|b"), "`a\\|b`");
    }
}

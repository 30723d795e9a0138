//! Facts against articles: a row a fact, a column an article, for the terminal, for spreadsheets and for documents.

use std::fmt::Write as _;

use super::facts::Fact;
use super::table::Table;
use super::{Style, escape};
use crate::source::Story;

/// The cells of one fact: per article what it says, each reading once; a mark where it clashes.
fn cells(fact: &Fact, story: &Story) -> Vec<String> {
    (0..story.articles.len())
        .map(|number| {
            let mut said: Vec<String> = Vec::new();
            for entry in fact.entries.iter().filter(|e| e.article as usize == number) {
                let mark = if entry.clashes { " ✗" } else { "" };
                let text = format!("{}{mark}", entry.reads_as);
                if !said.contains(&text) {
                    said.push(text);
                }
            }
            said.join("; ")
        })
        .collect()
}

/// What the columns are called: file names, or whole paths where two files share a name.
pub fn columns(story: &Story) -> Vec<String> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let short: Vec<String> = story.articles.iter().map(|a| name(&a.path)).collect();
    let mut unique = short.clone();
    unique.sort();
    unique.dedup();
    if unique.len() == short.len() {
        short
    } else {
        story.articles.iter().map(|a| a.path.clone()).collect()
    }
}

/// For the terminal. Articles are numbered, because their names would not fit; a legend says which is which.
pub fn table(facts: &[Fact], story: &Story, style: &Style) -> String {
    let numbers: Vec<String> = (1..=story.articles.len()).map(|n| format!("[{n}]")).collect();
    let head: Vec<&str> = ["fact"]
        .into_iter()
        .chain(numbers.iter().map(String::as_str))
        .collect();
    let mut table = Table::new(&head).with_cells_of(24);
    for fact in facts {
        let mut row = vec![fact.title()];
        row.extend(cells(fact, story));
        table.row(&row);
    }
    // Writing to a String cannot fail, here and below.
    let mut out = table.render(style);
    if !out.is_empty() {
        out.push('\n');
    }
    for (number, name) in numbers.iter().zip(columns(story)) {
        let _ = writeln!(out, "{number} {}", escape::visible(&name));
    }
    out
}

/// Comma-separated values (RFC 4180), with a head. A cell that a spreadsheet would run as a formula is made text.
pub fn csv(facts: &[Fact], story: &Story) -> String {
    let mut out = String::new();
    let head = ["rule".to_owned(), "about".to_owned()];
    line(head.into_iter().chain(columns(story)), &mut out);
    for fact in facts {
        let row = [fact.rule.clone(), fact.about.clone()];
        line(row.into_iter().chain(cells(fact, story)), &mut out);
    }
    out
}

fn line(cells: impl Iterator<Item = String>, out: &mut String) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            out.push(',');
        }
        let cell = escape::visible(&cell);
        let formula = cell.starts_with(['=', '+', '-', '@']);
        let cell = format!("{}{cell}", if formula { "'" } else { "" });
        if cell.contains([',', '"', '\n']) {
            let _ = write!(out, "\"{}\"", cell.replace('"', "\"\""));
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// A Markdown table.
pub fn markdown(facts: &[Fact], story: &Story) -> String {
    let mut out = String::from("| fact |");
    for name in columns(story) {
        let _ = write!(out, " {} |", super::markdown::cell(&name));
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(story.articles.len()));
    out.push('\n');
    for fact in facts {
        let _ = write!(out, "| {} |", super::markdown::cell(&fact.title()));
        for cell in cells(fact, story) {
            if cell.is_empty() {
                out.push_str(" |");
            } else {
                let _ = write!(out, " {} |", super::markdown::cell(&cell));
            }
        }
        out.push('\n');
    }
    out
}

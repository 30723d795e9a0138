//! Plain tables for a terminal: aligned columns. A column called `place` keeps its end, the last is cut to what
//! is left of the width.

use unicode_width::UnicodeWidthStr;

use super::{Style, escape};

/// No column but the last is wider than this.
const WIDEST: usize = 36;

/// Rows under a head.
#[derive(Clone, Debug)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    widest: usize,
}

impl Table {
    /// A table with these columns.
    pub fn new(head: &[&str]) -> Self {
        Self {
            head: head.iter().map(ToString::to_string).collect(),
            rows: Vec::new(),
            widest: WIDEST,
        }
    }

    /// The same with cells of at most `columns` columns, the last one too.
    #[must_use]
    pub fn with_cells_of(mut self, columns: usize) -> Self {
        self.widest = columns;
        self
    }

    /// Add a row. Cells are made safe to show.
    pub fn row(&mut self, cells: &[String]) {
        self.rows.push(
            cells
                .iter()
                .map(|c| escape::visible(c.trim()).into_owned())
                .collect(),
        );
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table with a last line that counts.
    pub fn with_total(&self, total: &str, style: &Style) -> String {
        let mut out = self.render(style);
        out.push_str(total);
        out.push('\n');
        out
    }

    /// The table as text, a line a row; nothing where there is no row.
    pub fn render(&self, style: &Style) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let last = self.head.len().saturating_sub(1);
        let widths: Vec<usize> = (0..last)
            .map(|column| {
                let cells = self.rows.iter().chain([&self.head]);
                let widest = cells.filter_map(|r| r.get(column)).map(|c| c.width()).max();
                widest.unwrap_or(0).min(self.widest)
            })
            .collect();
        let used: usize = widths.iter().map(|w| w + 2).sum();
        let left = style.width.saturating_sub(used).max(24);
        let mut out = String::new();
        for (number, row) in [&self.head].into_iter().chain(&self.rows).enumerate() {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let cell = match self.head.get(column).map(String::as_str) {
                    Some("place") => escape::shorten_front(cell, *width),
                    _ => escape::shorten(cell, *width),
                };
                line.push_str(&cell);
                line.push_str(&" ".repeat((width + 2).saturating_sub(cell.width())));
            }
            if let Some(cell) = row.get(last) {
                line.push_str(&escape::shorten(cell, left));
            }
            let line = line.trim_end();
            let bold = number == 0 && style.colour;
            if bold {
                out.push_str("\u{1b}[1m");
            }
            out.push_str(line);
            out.push_str(if bold { "\u{1b}[0m\n" } else { "\n" });
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_the_last_is_cut() {
        let mut table = Table::new(&["place", "text"]);
        table.row(&["a.txt:1:2".into(), "nine\u{1b}[31m men".into()]);
        table.row(&["long/name.txt:10:20".into(), "many words ".repeat(20)]);
        let text = table.render(&Style {
            width: 50,
            ..Style::default()
        });
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "place                text");
        assert_eq!(lines[1], "a.txt:1:2            nine␛[31m men");
        assert_eq!(lines[2], "long/name.txt:10:20  many words many words many…");
    }
}

//! The text that is measured: invented news, or the articles of a file of JSON lines, repeated with other figures until
//! there is enough of it.

use gainsay::source::Article;

use crate::news;

/// Names a file of JSON lines whose `text` fields are measured instead of invented news.
const FILE: &str = "GAINSAY_BENCH_JSONL";

/// Articles of `bytes` bytes in all, or a little more.
pub(crate) fn corpus(bytes: usize) -> Vec<Article> {
    match std::env::var(FILE) {
        Ok(path) => repeated(&texts(&path), bytes),
        Err(_) => news::articles(bytes)
            .into_iter()
            .map(|text| Article::from_text("news.txt", &text))
            .collect(),
    }
}

fn texts(path: &str) -> Vec<String> {
    let file = std::fs::read_to_string(path).unwrap_or_default();
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).ok()?;
        value.get("text")?.as_str().map(str::to_owned)
    };
    file.lines().filter_map(text).collect()
}

fn repeated(texts: &[String], bytes: usize) -> Vec<Article> {
    let mut out = Vec::new();
    let mut left = bytes;
    for (number, text) in texts.iter().cycle().enumerate() {
        if left == 0 {
            break;
        }
        let text = varied(text, number / texts.len());
        left = left.saturating_sub(text.len().max(1));
        out.push(Article::from_text("news.txt", &text));
    }
    out
}

/// The text with every digit but nought moved on by `turn`.
fn varied(text: &str, turn: usize) -> String {
    let digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let moved = |c: char| {
        let at = digits.iter().position(|digit| *digit == c)?;
        digits.get((at + turn) % digits.len()).copied()
    };
    text.chars().map(|c| moved(c).unwrap_or(c)).collect()
}

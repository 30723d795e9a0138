//! `gainsay mentions`: every typed value that was read, rule or no rule.

use serde::Serialize;

use super::args::{ListArgs, ListFormat};
use super::plan::InputPlan;
use super::project::Project;
use super::terminal::{self, Screen};
use super::{Exit, Failure, read};
use crate::read::{Context, Readings};
use crate::report::places::Places;
use crate::report::table::Table;
use crate::report::value::{ValueOut, describe};
use crate::report::{json, summary};
use crate::source::Article;
use crate::text::Doc;
use crate::value::{Quantity, Value};

/// One mention on the wire.
#[derive(Debug, Serialize)]
struct MentionOut {
    schema: &'static str,
    path: String,
    line: u32,
    column: u32,
    start: u64,
    end: u64,
    text: String,
    value: ValueOut,
}

/// Run `gainsay mentions`.
pub(super) fn run(args: &ListArgs, screen: &Screen) -> Result<Exit, Failure> {
    let project = Project::find()?;
    let plan = InputPlan::new(&args.input, &project)?;
    let library = read::articles(&plan)?;
    let mut table = Table::new(&["place", "type", "hedge", "reads as", "allows", "text"]);
    let mut lines = String::new();
    let mut count = 0;
    for article in &library.articles {
        for (out, row) in mentions(article) {
            count += 1;
            match args.format {
                ListFormat::Jsonl => {
                    lines.push_str(&json::line(&out));
                    lines.push('\n');
                }
                ListFormat::Table => table.row(&row),
            }
        }
        if lines.len() > PRINTED {
            terminal::print(&std::mem::take(&mut lines))?;
        }
    }
    if args.format == ListFormat::Table {
        let total = summary::counted(count, "mention");
        let read = summary::counted(library.articles.len(), "article");
        lines = table.with_total(&format!("{total} in {read}"), &screen.style);
    }
    terminal::print(&lines)?;
    Ok(super::reading_exit(&library))
}

/// Lines are printed when they come to so many bytes.
const PRINTED: usize = 1 << 16;

/// The bounds of a value, in the unit it was written in.
fn allows(value: &Value) -> String {
    match value {
        Value::Amount(quantity, unit) | Value::Duration(quantity, unit) => unit.as_written(quantity).allows(),
        other => other.quantity().map(Quantity::allows).unwrap_or_default(),
    }
}

fn mentions(article: &Article) -> Vec<(MentionOut, Vec<String>)> {
    let doc = Doc::new(&article.text, &article.blocks);
    let context = Context {
        published: article.published.as_ref().map(|p| p.days),
    };
    let places = Places::new(article);
    let readings = Readings::new(&doc, context);
    let mut out = Vec::with_capacity(readings.mentions().len());
    for mention in readings.mentions() {
        let place = places.of(mention.span);
        let value = ValueOut::from(&mention.value);
        let row = vec![
            format!("{}:{}:{}", article.path, place.line, place.column),
            value.kind.clone(),
            value.op.clone().unwrap_or_default(),
            describe(&mention.value),
            allows(&mention.value),
            mention.span.of(&article.text).to_owned(),
        ];
        let wire = MentionOut {
            schema: "gainsay.mention/1",
            path: article.path.clone(),
            line: place.line,
            column: place.column,
            start: place.start,
            end: place.end,
            text: mention.span.of(&article.text).to_owned(),
            value,
        };
        out.push((wire, row));
    }
    out
}

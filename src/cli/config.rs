//! `gainsay config`: the values in force and where each came from; JSON Schemas of the files.

use super::args::{ConfigAction, ConfigArgs, SchemaFile};
use super::project::Project;
use super::terminal::{self, Screen};
use super::{Exit, Failure};
use crate::config::{self, KEYS};
use crate::report::json;
use crate::report::table::Table;
use crate::rule;

/// Run `gainsay config`.
pub(super) fn run(args: &ConfigArgs, screen: &Screen) -> Result<Exit, Failure> {
    match &args.action {
        ConfigAction::Show => show(screen),
        ConfigAction::Schema { file } => {
            let schema = match file {
                SchemaFile::Config => config::schema(),
                SchemaFile::Rule => rule::load::rule_schema().clone(),
                SchemaFile::Lists => rule::load::shared_schema().clone(),
            };
            terminal::print(&json::pretty(&schema))?;
            Ok(Exit::Clean)
        }
    }
}

fn show(screen: &Screen) -> Result<Exit, Failure> {
    let project = Project::find()?;
    let mut table = Table::new(&["key", "value", "from", "what it is for"]);
    for key in KEYS {
        let (value, from) = match (project.config.set.get(key.name), &project.file) {
            (Some((line, value)), Some(file)) => {
                let value = match key.kind {
                    config::Kind::Accepts => format!("{} entries", project.config.accept.len()),
                    _ => value.clone(),
                };
                (value, format!("{}:{line}", file.display()))
            }
            _ => (key.default.to_owned(), "default".to_owned()),
        };
        table.row(&[key.name.to_owned(), value, from, key.about.to_owned()]);
    }
    let file = match &project.file {
        Some(file) => format!("settings of {}", file.display()),
        None => format!("no {} here or above", config::FILE_NAME),
    };
    terminal::print(&table.with_total(&file, &screen.style))?;
    Ok(Exit::Clean)
}

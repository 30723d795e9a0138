//! How the values of one fact moved: entries in order of the moment they describe.

use serde::Serialize;

use super::Style;
use super::facts::{Entry, Fact};
use super::table::Table;
use super::wire::ClaimOut;
use crate::source::Story;

/// `gainsay.timeline/1`.
#[derive(Debug, Serialize)]
pub struct TimelineOut<'a> {
    schema: &'static str,
    facts: Vec<FactOut<'a>>,
}

#[derive(Debug, Serialize)]
struct FactOut<'a> {
    rule: &'a str,
    about: &'a str,
    entries: Vec<EntryOut<'a>>,
}

#[derive(Debug, Serialize)]
struct EntryOut<'a> {
    as_of: Option<String>,
    reads_as: &'a str,
    outlet: Option<&'a str>,
    clashes: bool,
    /// An earlier version of a report said it.
    replaced: bool,
    claim: &'a ClaimOut,
}

/// The entries of a fact by the day and the time of day they describe; undated ones last.
pub fn ordered(fact: &Fact) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = fact.entries.iter().collect();
    entries.sort_by_key(|e| (e.as_of.is_none(), e.as_of, e.as_of_time, e.article, e.claim.start));
    entries
}

/// For the terminal: a table per fact. Articles of `story` from `compared` on are earlier versions.
pub fn tables(facts: &[Fact], story: &Story, compared: usize, style: &Style) -> String {
    let mut out = String::new();
    for fact in facts {
        out.push_str(&super::escape::visible(&fact.title()));
        out.push('\n');
        let mut table = Table::new(&["place", "as of", "from", "reads as", "source", "text"]);
        for entry in ordered(fact) {
            let frame = &entry.claim.frame;
            let source = frame.source_name.clone().unwrap_or_else(|| {
                let article = story.articles.get(entry.article as usize);
                article
                    .and_then(|a| a.outlet.clone())
                    .unwrap_or_else(|| frame.source.clone())
            });
            let mark = match entry.clashes {
                true => " ✗",
                false if entry.article as usize >= compared => " (earlier version)",
                false => "",
            };
            table.row(&[
                entry.claim.place(),
                frame.as_of.clone().unwrap_or_else(|| "undated".to_owned()),
                frame.as_of_from.clone().unwrap_or_default(),
                format!("{}{mark}", entry.reads_as),
                source,
                entry.claim.text.clone(),
            ]);
        }
        out.push_str(&table.render(style));
        out.push('\n');
    }
    out
}

/// The wire form. Articles of `story` from `compared` on are earlier versions.
pub fn wire<'a>(facts: &'a [Fact], story: &'a Story, compared: usize) -> TimelineOut<'a> {
    TimelineOut {
        schema: "gainsay.timeline/1",
        facts: facts
            .iter()
            .map(|fact| FactOut {
                rule: &fact.rule,
                about: &fact.about,
                entries: ordered(fact)
                    .into_iter()
                    .map(|entry| EntryOut {
                        as_of: entry.as_of.map(|d| d.to_string()),
                        reads_as: &entry.reads_as,
                        outlet: story
                            .articles
                            .get(entry.article as usize)
                            .and_then(|a| a.outlet.as_deref()),
                        clashes: entry.clashes,
                        replaced: entry.article as usize >= compared,
                        claim: &entry.claim,
                    })
                    .collect(),
            })
            .collect(),
    }
}

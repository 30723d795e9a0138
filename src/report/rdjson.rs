//! `rdjson`: the Reviewdog Diagnostic Format, with the other sides as related locations.
//!
//! Its columns count bytes of UTF-8, unlike those of every other format.

use serde::{Deserialize, Serialize};

use super::wire::{ClaimOut, FindingOut};
use super::{Outcome, Style, escape, json};

#[derive(Debug, Serialize, Deserialize)]
struct DiagnosticResult {
    source: Source,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Source {
    name: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: String,
    code: Code,
    related_locations: Vec<Related>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Code {
    value: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Debug, Serialize, Deserialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Debug, Serialize, Deserialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Debug, Serialize, Deserialize)]
struct Position {
    line: u32,
    column: u32,
}

/// One diagnostic per reported finding.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    json::pretty(&DiagnosticResult {
        source: Source {
            name: "gainsay".to_owned(),
        },
        diagnostics: outcome.reported().filter_map(|f| diagnostic(&f.out)).collect(),
    })
}

fn diagnostic(finding: &FindingOut) -> Option<Diagnostic> {
    let severity = match finding.severity.as_str() {
        "error" => "ERROR",
        "warning" => "WARNING",
        _ => "INFO",
    };
    let reads_as = |camp: usize| {
        let camp = finding.camps.get(camp).map_or("", |c| &c.reads_as);
        format!("reads as {}", escape::visible(camp))
    };
    Some(Diagnostic {
        message: escape::visible(&format!("{} ({})", finding.message, finding.fingerprint)).into_owned(),
        location: location(finding.first()?),
        severity: severity.to_owned(),
        code: Code {
            value: finding.rule.clone(),
        },
        related_locations: finding
            .claims()
            .skip(1)
            .map(|(camp, claim)| Related {
                message: reads_as(camp),
                location: location(claim),
            })
            .collect(),
    })
}

fn location(claim: &ClaimOut) -> Location {
    Location {
        path: claim.file().to_owned(),
        range: Range {
            start: Position {
                line: claim.line,
                column: claim.byte_columns.0,
            },
            end: Position {
                line: claim.end_line,
                column: claim.byte_columns.1,
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn ranges_cut_the_words_out_of_the_line_by_bytes() {
        let outcome = sample::outcome();
        let text = render(&outcome, &Style::default());
        let result: DiagnosticResult = serde_json::from_str(&text).expect("rdjson");
        assert_eq!(result.diagnostics.len(), outcome.reported().count());
        let mut seen = 0;
        for (diagnostic, shown) in result.diagnostics.iter().zip(outcome.reported()) {
            let places = [&diagnostic.location]
                .into_iter()
                .chain(diagnostic.related_locations.iter().map(|r| &r.location));
            for (place, (_, claim)) in places.zip(shown.out.claims()) {
                let articles = &outcome.stories[0].story.articles;
                let file = &articles
                    .iter()
                    .find(|a| a.path == place.path)
                    .expect("the article")
                    .file;
                let line = file
                    .lines()
                    .nth(place.range.start.line as usize - 1)
                    .expect("the line");
                let cut =
                    line.get(place.range.start.column as usize - 1..place.range.end.column as usize - 1);
                assert_eq!(
                    cut.map(|c| c.replace("</b>", "")).as_deref(),
                    Some(claim.text.as_str())
                );
                seen += 1;
            }
        }
        assert_eq!(seen, 6);
    }
}

//! Prints every pair of comparable moments of story folders with its features, one JSON object a line.
//!
//! For `scripts/fit_moments.py`, which fits the weights of `compare/time/when/weights.rs` on labelled stories.

#![allow(
    clippy::disallowed_methods,
    clippy::use_debug,
    reason = "a program for fitting reads its own files and prints what it finds"
)]

use std::io::Write as _;

use gainsay::check::claims;
use gainsay::compare::time::when::{Event, Gate, pairs, row::NAMES};
use gainsay::rule::{CompareAs, RuleSet};

mod labelled;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::json!({ "names": NAMES.to_vec() }))?;
    let Ok(rules) = RuleSet::builtin() else {
        return Ok(());
    };
    for folder in std::env::args().skip(1) {
        let story = labelled::story(&folder)?;
        let claims = claims(&story, &rules).concat();
        let events: Vec<Event<'_>> = claims
            .iter()
            .filter(|c| rules.rules[usize::from(c.rule)].compare.kind == CompareAs::When)
            .filter_map(|c| Event::new(c, &story))
            .collect();
        let side = |i: usize| {
            let claim = events[i].claim;
            let article = &story.articles[claim.article as usize];
            let (start, end) = article.on_disk(claim.span);
            serde_json::json!({ "n": i, "file": article.path, "start": start, "end": end,
                "text": claim.span.of(&article.text), "moment": claim.value_span.of(&article.text), "value": format!("{:?}", events[i].moment),
                "deeds": events[i].context.governors.iter().map(|t| t.stem.as_str()).collect::<Vec<_>>() })
        };
        for i in 0..events.len() {
            writeln!(
                out,
                "{}",
                serde_json::json!({ "story": folder, "event": side(i) })
            )?;
        }
        let links = story.links();
        for pair in pairs(&events, &|article| links.partners(article)) {
            let line = serde_json::json!({ "story": folder, "a": side(pair.a), "b": side(pair.b),
                "relation": format!("{:?}", pair.relation), "gate": pair.gate.map(Gate::name), "fit": pair.fit, "score": pair.score,
                "row": pair.row.to_vec() });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

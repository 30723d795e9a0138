//! Prints every pair of comparable figures of story folders with its features, one JSON object a line.
//!
//! For `scripts/fit_figures.py`, which fits the weights of `compare/figure/weights.rs` on labelled stories.

#![allow(
    clippy::disallowed_methods,
    clippy::use_debug,
    reason = "a program for fitting reads its own files and prints what it finds"
)]

use std::io::Write as _;

use gainsay::compare::figure::fact::{facts, pairs_in_full};
use gainsay::compare::figure::features::NAMES;
use gainsay::extract::figure;
use gainsay::extract::frame::Frames;
use gainsay::finding::canonical;
use gainsay::lexicon::attribute::attributes;
use gainsay::read::{Context, Readings};
use gainsay::source::Article;
use gainsay::text::Doc;

mod labelled;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::json!({ "names": NAMES.to_vec() }))?;
    for folder in std::env::args().skip(1) {
        let story = labelled::story(&folder)?;
        let mut claims = Vec::new();
        for (number, article) in story.articles.iter().enumerate() {
            let doc = Doc::new(&article.text, &article.blocks);
            let readings = Readings::new(
                &doc,
                Context {
                    published: article.published.as_ref().map(|p| p.days),
                },
            );
            let frames = Frames::new(article, &doc, &readings);
            let number = u32::try_from(number).unwrap_or(0);
            claims.extend(figure::claims(number, &doc, &readings, &frames, 0));
        }
        let facts = facts(&claims);
        let links = story.links();
        for pair in pairs_in_full(&facts, &|article| links.partners(article)) {
            let side = |i: usize| {
                let items: Vec<_> = facts[i]
                    .items
                    .iter()
                    .map(|item| {
                        let article: &Article = &story.articles[item.claim.article as usize];
                        let (start, end) = article.on_disk(item.claim.span);
                        serde_json::json!({ "file": article.path, "start": start, "end": end, "text": item.claim.span.of(&article.text), "value": canonical(&item.claim.value) })
                    })
                    .collect();
                items
            };
            let names = |i: usize| {
                facts[i]
                    .attributes()
                    .iter()
                    .map(|&a| attributes().name(a))
                    .collect::<Vec<_>>()
            };
            let line = serde_json::json!({
                "story": folder, "a": side(pair.a), "b": side(pair.b), "difference": format!("{:?}", pair.difference),
                "score": pair.score, "fit": pair.fit, "stated": [names(pair.a), names(pair.b)], "gated": pair.gate.is_some(), "gate": pair.gate.map(|g| format!("{g:?}")), "ia": pair.a, "ib": pair.b, "row": pair.row.as_deref().map(|row| row.to_vec()),
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

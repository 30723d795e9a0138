//! Rules over an article: mentions and patterns become [`Claim`]s.

pub mod arith;
pub mod build;
pub mod claim;
mod content;
pub mod contrast;
pub mod doubt;
pub mod draft;
pub mod figure;
pub mod fill;
pub mod frame;
pub mod headline;
pub mod house;
pub mod name;
pub mod order;
pub mod outcome;
pub mod place;
mod precede;
pub mod prefilter;
pub mod quote;
pub mod reach;
pub mod run;
pub mod same;
pub mod store;
pub mod sum;
pub mod trace;
pub mod when;

pub use claim::{Claim, Frame, Mood, Slot, Speaker};

use crate::read::Readings;
use crate::rule::pattern::vm::Machine;
use crate::rule::{CompareAs, RuleSet};
use crate::source::Article;
use crate::text::{Doc, Span};
use fill::Fills;
use frame::Frames;
pub use prefilter::Scan;
use run::Scene;

/// All claims of one article, in the order of rule, then place. `scan` is the first look at the same document with the
/// same rules: where it is empty, no reading is needed and there are no claims.
pub fn claims(
    article: &Article,
    number: u32,
    doc: &Doc<'_>,
    readings: &Readings<'_>,
    scan: &Scan,
    rules: &RuleSet,
) -> Vec<Claim> {
    let frames = Frames::new(article, doc, readings);
    let fills = Fills::default();
    let scene = Scene {
        doc,
        readings,
        scan,
        rules,
        frames: &frames,
        fills: &fills,
    };
    let mut machine = Machine::default();
    let mut figures: Option<Vec<Claim>> = None;
    let mut out = Vec::new();
    for (at, rule) in rules.rules.iter().enumerate() {
        let (Ok(id), Some(extraction)) = (u16::try_from(at), rules.engine.rules.get(at)) else {
            continue;
        };
        if rule.compare.kind == CompareAs::Quote {
            out.extend(quote::claims((rule, id), number, doc, &frames));
            out.extend(quote::spoken((rule, id), number, doc, &frames));
        }
        if draft::is_of_figures(rule.compare.kind, article.role) {
            let all = figures.get_or_insert_with(|| figure::claims(number, doc, readings, &frames, id));
            out.extend(draft::claims((rule, id), article.role, all));
            out.extend(same::claims((rule, id), doc, all));
            out.extend(headline::claims((rule, id), all));
        }
        out.extend(name::claims((rule, id), (article, number), &scene));
        out.extend(place::claims((rule, id), number, &scene));
        out.extend(order::claims((rule, id), number, &scene));
        out.extend(outcome::claims((rule, id), number, &scene));
        out.extend(contrast::claims((rule, id), number, &scene));
        out.extend(doubt::claims((rule, id), (article, number), &scene));
        if rule.compare.kind == CompareAs::When {
            let all = figures.get_or_insert_with(|| figure::claims(number, doc, readings, &frames, id));
            out.extend(when::claims((rule, id), (article, number), &scene, all));
        }
        out.extend(arith::claims((rule, id), (article, number), &scene));
        for item in run::items(&scene, &mut machine, at, &rule.compare.value) {
            out.extend(build::claim(number, &scene, (rule, id), extraction, &item));
        }
        if rule.compare.kind == CompareAs::Sum {
            let matched = out
                .iter()
                .rposition(|c: &Claim| c.rule != id)
                .map_or(0, |at| at + 1);
            let known: Vec<Span> = out.iter().skip(matched).map(|c| c.value_span).collect();
            let mut stated = sum::claims((rule, id), number, doc, readings, &frames);
            stated.retain(|claim| !known.iter().any(|span| span.overlaps(claim.value_span)));
            out.extend(stated);
        }
    }
    out
}

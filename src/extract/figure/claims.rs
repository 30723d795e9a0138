//! Figures become claims of the rule that compares figures on any subject.

use std::sync::Arc;

use super::{Figure, figures};
use crate::extract::claim::{Claim, Slot};
use crate::extract::frame::Frames;
use crate::lexicon::noun_lemma;
use crate::read::Readings;
use crate::text::Doc;
use crate::value::Sym;

/// One claim per comparable figure, in the order of the text.
pub fn claims(
    number: u32,
    doc: &Doc<'_>,
    readings: &Readings<'_>,
    frames: &Frames<'_, '_>,
    rule: u16,
) -> Vec<Claim> {
    figures(doc, readings)
        .into_iter()
        .map(|figure| Claim {
            rule,
            article: number,
            sentence: figure.sentence,
            span: figure.span,
            value_span: figure.value_span,
            slots: slots(&figure),
            frame: frames.of(figure.sentence, figure.tokens),
            value: figure.value,
            from: 0,
            context: Some(Arc::new(figure.context)),
            parts: Vec::new(),
        })
        .collect()
}

/// `n`, the value, and `what`, the noun it counts.
fn slots(figure: &Figure) -> Vec<(Sym, Slot)> {
    let mut slots = vec![(Sym::new_static("n"), Slot::from(figure.value.clone()))];
    if let Some(head) = &figure.context.head {
        slots.push((
            Sym::new_static("what"),
            Slot::Id(Sym::from(noun_lemma(&head.folded))),
        ));
    }
    slots
}

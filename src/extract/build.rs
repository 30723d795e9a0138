//! An item of a match becomes a claim: typed slots, value, frame, filled slots.

use super::claim::{Claim, Slot};
use super::fill;
use super::run::{Item, Scene};
use crate::rule::engine::{Constant, Extraction};
use crate::rule::pattern::view::Captured;
use crate::rule::pattern::vm::Capture;
use crate::rule::{CompareAs, Rule};
use crate::text::Span;
use crate::value::{Compass, Sym, Value};

/// The claim that `item` makes; none when its value does not fit the rule.
pub fn claim(
    article: u32,
    scene: &Scene<'_>,
    rule: (&Rule, u16),
    extraction: &Extraction,
    item: &Item<'_>,
) -> Option<Claim> {
    let (rule, number) = rule;
    let mut slots = slots(rule, extraction, item);
    let value = match slots.iter().find(|(name, _)| *name == rule.compare.value) {
        Some((_, Slot::Value(value))) => Value::clone(value),
        Some(_) => return None,
        // An office without a name, a reply without a figure: something was said, but not the value.
        None => Value::Undisclosed,
    };
    let mut frame = scene.frames.of(item.sentence, item.matched.clone());
    frame.partial |= item.pattern.part;
    // `Did not say how many` gives no figure; there is none that it could deny.
    frame.negated &= value != Value::Undisclosed;
    if let Some(event) = frame.event
        && !slots.iter().any(|(name, _)| name == "when")
    {
        slots.push((Sym::from("when"), Slot::When(event)));
    }
    fill::fill(scene, extraction, item, &mut slots, &mut frame);
    if rule.compare.kind == CompareAs::Side {
        fill::frontier(scene.rules, &mut slots, &value);
    }
    slots.sort_by(|a, b| a.0.cmp(&b.0));
    // Claims are all that stays of an article.
    slots.shrink_to_fit();
    Some(Claim {
        rule: number,
        article,
        sentence: item.sentence,
        span: scene.doc.span(item.matched.clone()),
        value_span: scene.doc.span(item.value.clone()),
        slots,
        value,
        frame,
        from: item.pattern.from,
        context: None,
        parts: parts(scene, extraction, item),
    })
}

/// Where the values of the slot that gathers parts stand.
fn parts(scene: &Scene<'_>, extraction: &Extraction, item: &Item<'_>) -> Vec<Span> {
    let Some(name) = &extraction.parts else {
        return Vec::new();
    };
    let is_part =
        |capture: &&Capture| item.pattern.program.slots.get(usize::from(capture.slot)) == Some(name);
    item.captures
        .iter()
        .filter(is_part)
        .map(|c| scene.doc.span(c.tokens.clone()))
        .collect()
}

fn slots(rule: &Rule, extraction: &Extraction, item: &Item<'_>) -> Vec<(Sym, Slot)> {
    let mut out: Vec<(Sym, Slot)> = Vec::new();
    for capture in &item.captures {
        let Some(name) = item.pattern.program.slots.get(usize::from(capture.slot)) else {
            continue;
        };
        let slot = typed(rule, extraction, item, name, capture);
        match out.iter_mut().find(|(n, _)| n == name) {
            Some((_, Slot::Many(all))) => all.push(slot),
            // The slot that gathers parts is a list even with one part.
            Some((_, first)) => *first = Slot::Many(vec![first.clone(), slot]),
            None if extraction.parts.as_ref() == Some(name) => {
                out.push((name.clone(), Slot::Many(vec![slot])));
            }
            None => out.push((name.clone(), slot)),
        }
    }
    for (name, constant) in &item.pattern.set {
        if !out.iter().any(|(n, _)| n == name) {
            let slot = match constant {
                Constant::Id(id) => Slot::Id(id.clone()),
                Constant::Value(value) => Slot::from(value.clone()),
            };
            out.push((name.clone(), slot));
        }
    }
    out
}

fn typed(rule: &Rule, extraction: &Extraction, item: &Item<'_>, name: &Sym, capture: &Capture) -> Slot {
    let is_value = *name == rule.compare.value;
    match &capture.value {
        Captured::Id(id) if is_value => Slot::from(match rule.compare.kind {
            CompareAs::Side => Compass::parse(id).map_or_else(|| Value::Words(id.clone()), Value::Side),
            CompareAs::Name => Value::Name(id.clone()),
            _ => Value::Words(id.clone()),
        }),
        Captured::Id(id) => Slot::Id(id.clone()),
        Captured::Value(Value::Date(days)) if !is_value => Slot::When(*days),
        Captured::Value(value) => {
            let op = item
                .pattern
                .read
                .iter()
                .find(|(slot, _)| *slot == capture.slot)
                .map(|(_, op)| *op);
            let mut value = value.clone();
            if let Some(quantity) = value.quantity_mut() {
                if let Some(op) = op {
                    *quantity = quantity.hedged(op);
                }
                if let Some(widths) = &extraction.widths {
                    *quantity = quantity.reread(widths);
                }
            }
            Slot::from(value)
        }
    }
}

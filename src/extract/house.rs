//! What a house has decided, applied to claims: its names for things, and its widths of hedges.

use std::sync::Arc;

use super::figure::{Context, Term};
use super::{Claim, Slot};
use crate::rule::RuleSet;
use crate::rule::house::House;
use crate::value::{NumberWidths, Value};

/// Let `claims` say what they say in the house's terms. Spans and what was written stay as they are.
pub fn settle(claims: &mut [Claim], rules: &RuleSet) {
    let house = &rules.house;
    for claim in claims {
        let own = rules.engine.rules.get(usize::from(claim.rule));
        let widths = house.widths.filter(|_| own.is_some_and(|o| o.widths.is_none()));
        value(&mut claim.value, house, widths.as_ref());
        for (_, held) in &mut claim.slots {
            slot(held, house, widths.as_ref());
        }
        if let Some(around) = claim.context.as_mut().filter(|_| house.knows_names()) {
            context(Arc::make_mut(around), house);
        }
    }
}

fn slot(slot: &mut Slot, house: &House, widths: Option<&NumberWidths>) {
    match slot {
        Slot::Id(id) => {
            if let Some(name) = house.canonical(id) {
                *id = name;
            }
        }
        Slot::Value(held) => value(held, house, widths),
        Slot::Many(slots) => slots.iter_mut().for_each(|s| self::slot(s, house, widths)),
        Slot::When(_) => {}
    }
}

fn value(value: &mut Value, house: &House, widths: Option<&NumberWidths>) {
    if let Value::Name(name) = value {
        if let Some(canonical) = house.canonical(name) {
            *name = canonical;
        }
    } else if let (Some(quantity), Some(widths)) = (value.quantity_mut(), widths) {
        *quantity = quantity.reread(widths);
    }
}

/// Proper names around a figure, word by word.
fn context(context: &mut Context, house: &House) {
    let around = [&mut context.modifiers, &mut context.governors, &mut context.bag];
    for term in around.into_iter().flatten().chain(&mut context.head) {
        if let Some(name) = house.canonical(&term.folded).filter(|_| term.name)
            && !name.contains(' ')
        {
            *term = Term::named(&name, term.weight);
        }
    }
    context.bag.sort_by(|a, b| a.stem.cmp(&b.stem));
}

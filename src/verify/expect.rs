//! Claims held against what an example expects of them.
//!
//! Expected and found claims are paired in the order of the text, the best pairs first, so that one wrong slot is
//! shown as one wrong slot and not as a claim too few and a claim too many.

use crate::extract::{Claim, Slot};
use crate::rule::{Expect, ExpectedClaim, Rule};
use crate::text::Span;
use crate::value::{Quantity, Sym, Value};

use super::status::{Problem, Status, written};

/// Everything that is wrong with `claims`, found in `text`, if these are `expected`.
pub fn compare(rule: &Rule, expected: &[ExpectedClaim], claims: &[&Claim], text: &str) -> Vec<Problem> {
    let pairs = pair(rule, expected, claims);
    let mut problems = Vec::new();
    for (at, wanted) in expected.iter().enumerate() {
        match pairs
            .iter()
            .find(|(e, _)| *e == at)
            .and_then(|(_, c)| claims.get(*c))
        {
            Some(claim) => problems.extend(wrong_slots(rule, wanted, claim, text)),
            None => problems.push(missing(wanted)),
        }
    }
    for (at, claim) in claims.iter().enumerate() {
        if !pairs.iter().any(|(_, c)| *c == at) {
            problems.push(noisy(rule, claim, text));
        }
    }
    problems.sort_by_key(|p| p.status);
    problems
}

/// Places of expected claims with the places of those found for them: perfect pairs first, then pairs that agree in
/// most slots, and at least in one.
fn pair(rule: &Rule, expected: &[ExpectedClaim], claims: &[&Claim]) -> Vec<(usize, usize)> {
    let mut ranked = Vec::new();
    for (e, wanted) in expected.iter().enumerate() {
        for (c, claim) in claims.iter().enumerate() {
            let agree = wanted
                .slots
                .iter()
                .filter(|(slot, value)| holds(rule, claim, slot, value))
                .count();
            if agree > 0 || wanted.slots.is_empty() {
                ranked.push((wanted.slots.len() - agree, e, c));
            }
        }
    }
    ranked.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, e, c) in ranked {
        if pairs.iter().all(|(x, y)| *x != e && *y != c) {
            pairs.push((e, c));
        }
    }
    pairs
}

fn wrong_slots(rule: &Rule, wanted: &ExpectedClaim, claim: &Claim, text: &str) -> Vec<Problem> {
    wanted
        .slots
        .iter()
        .filter(|(slot, value)| !holds(rule, claim, slot, value))
        .map(|(slot, value)| Problem {
            status: Status::WrongValue,
            place: format!("{slot} of “{}”", claim.span.of(text)),
            expected: written(value),
            found: slot_text(rule, claim, slot).unwrap_or_else(|| "nothing".to_owned()),
        })
        .collect()
}

fn missing(wanted: &ExpectedClaim) -> Problem {
    let slots: Vec<String> = wanted
        .slots
        .iter()
        .map(|(slot, value)| format!("{slot} = {}", written(value)))
        .collect();
    Problem {
        status: Status::Missing,
        place: "a claim".to_owned(),
        expected: slots.join(", "),
        found: String::new(),
    }
}

fn noisy(rule: &Rule, claim: &Claim, text: &str) -> Problem {
    Problem {
        status: Status::Noisy,
        place: format!("“{}”", claim.span.of(text)),
        expected: String::new(),
        found: summary(rule, claim),
    }
}

/// A claim's slots as an example would state them: `n = =19, status = killed`.
pub fn summary(rule: &Rule, claim: &Claim) -> String {
    let mut names: Vec<&Sym> = claim.slots.iter().map(|(name, _)| name).collect();
    if !names.contains(&&rule.compare.value) {
        names.insert(0, &rule.compare.value);
    }
    let slots: Vec<String> = names
        .into_iter()
        .filter_map(|name| match slot_text(rule, claim, name)? {
            // The value of a rule that names no slot for it.
            text if name.is_empty() && text.is_empty() => None,
            text if name.is_empty() => Some(format!("value = {text}")),
            text => Some(format!("{name} = {text}")),
        })
        .collect();
    slots.join(", ")
}

/// Whether slot `name` of `claim` holds what is expected.
fn holds(rule: &Rule, claim: &Claim, name: &str, expect: &Expect) -> bool {
    let wanted: Vec<&Sym> = match expect {
        Expect::One(value) => vec![value],
        Expect::Many(values) => values.iter().collect(),
    };
    let fits = |text: fn(&Value) -> String| {
        slot_values(rule, claim, name, text).is_some_and(|found| {
            let pairs = || found.iter().zip(&wanted);
            found.len() == wanted.len() && pairs().all(|(found, wanted)| same(found, wanted))
        })
    };
    fits(value_text) || fits(base_text)
}

/// Whether what was found is what was written: figures in any of their notations, words in any case.
fn same(found: &str, wanted: &str) -> bool {
    let figure = |text: &str| text.parse::<Quantity>().ok().map(|q| q.to_string());
    found == wanted || found.eq_ignore_ascii_case(wanted) || figure(wanted).is_some_and(|f| f == found)
}

/// What slot `name` of `claim` holds, in the notation of examples.
pub fn slot_text(rule: &Rule, claim: &Claim, name: &str) -> Option<String> {
    let mut values = slot_values(rule, claim, name, value_text)?;
    if values.len() == 1 {
        return values.pop();
    }
    Some(format!("[{}]", values.join(", ")))
}

fn slot_values(rule: &Rule, claim: &Claim, name: &str, text: fn(&Value) -> String) -> Option<Vec<String>> {
    match claim.slot(name) {
        Some(slot) => Some(slot_texts(slot, text)),
        None if name == rule.compare.value => Some(vec![text(&claim.value)]),
        None => None,
    }
}

fn slot_texts(slot: &Slot, text: fn(&Value) -> String) -> Vec<String> {
    match slot {
        Slot::Id(id) => vec![id.to_string()],
        Slot::When(days) => vec![days.to_string()],
        Slot::Value(value) => vec![text(value)],
        Slot::Many(slots) => slots.iter().flat_map(|slot| slot_texts(slot, text)).collect(),
    }
}

/// A value in the notation of examples: `=19`, `=3 hours`, `undisclosed`, `2022-10-10`, `west`.
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Duration(quantity, unit) => format!("{} {}", unit.as_written(quantity), unit.name()),
        other => base_text(other),
    }
}

/// The same without a unit, a length of time in seconds: examples may be written so, too.
fn base_text(value: &Value) -> String {
    if let Some(quantity) = value.quantity() {
        return quantity.to_string();
    }
    match value {
        Value::Ordinal(n) => n.to_string(),
        Value::Score(a, b) => format!("{a}-{b}"),
        Value::Ratio { of, per } => format!("{of}/{per}"),
        Value::Date(days) => days.to_string(),
        Value::MonthDay(day) => day.to_string(),
        Value::Clock(clock) => clock.to_string(),
        Value::Weekday(day) => day.to_string(),
        Value::Side(side) => side.name().to_owned(),
        Value::Name(words) | Value::Quote(words) | Value::Words(words) => words.to_string(),
        Value::Undisclosed => "undisclosed".to_owned(),
        _ => String::new(),
    }
}

/// The claim's words, for messages.
pub fn words(claim: &Claim, text: &str) -> String {
    let span: Span = claim.span;
    span.of(text).to_owned()
}

//! What is said of places becomes claims: one rule each for bearings, parts, floors, labels and routes.

use super::claim::{Claim, Mood, Slot};
use super::run::Scene;
use crate::lexicon;
use crate::read::place::{PlaceMention, Whereabouts};
use crate::rule::{CompareAs, Rule};
use crate::text::Doc;
use crate::value::{Compass, Sym, Value};

/// Words more frequent than this frequency class say nothing about what a sentence is about.
const COMMON_CLASS: u8 = 7;

/// The claims of a rule about places: those whose kind is the rule's value. None for any other rule.
pub fn claims(rule: (&Rule, u16), article: u32, scene: &Scene<'_>) -> Vec<Claim> {
    if rule.0.compare.kind != CompareAs::Place {
        return Vec::new();
    }
    scene
        .readings
        .places()
        .iter()
        .filter_map(|m| match rule.0.compare.value.as_str() {
            wanted if kind(&m.what) == wanted => Some(claim(rule.1, article, scene, m)),
            "part" => Some(claim(rule.1, article, scene, &as_part(scene.doc, m)?)),
            _ => None,
        })
        // Where something might have been, had the wind turned, is nowhere.
        .filter(|c| matches!(c.frame.mood, Mood::Fact | Mood::Planned) && !c.frame.negated)
        .collect()
}

/// A side of what a bearing names, where no distance is told: what lies south of the Marl stands on its south bank.
/// `In the south-east of Arvania` is a part of it.
fn as_part(doc: &Doc<'_>, mention: &PlaceMention) -> Option<PlaceMention> {
    let near = matches!(mention.what, Whereabouts::Bearing { far: None, .. });
    let inside =
        doc.word(mention.tokens.start.checked_sub(1)?) == "the" || doc.word(mention.tokens.start) == "the";
    (near && !inside && mention.of.is_some()).then(|| PlaceMention {
        noun: Some(Sym::new_static(TOWARDS)),
        subject: mention.noun.clone(),
        ..mention.clone()
    })
}

/// What is compared as a part of what a bearing is measured from.
pub const TOWARDS: &str = "towards";

/// The word that `compare.value` uses for a kind of saying.
fn kind(what: &Whereabouts) -> &'static str {
    match what {
        Whereabouts::Bearing { .. } => "bearing",
        Whereabouts::Part { .. } => "part",
        Whereabouts::Floor(_) => "floor",
        Whereabouts::Label(_) => "label",
        Whereabouts::Route { .. } => "route",
    }
}

fn claim(rule: u16, article: u32, scene: &Scene<'_>, mention: &PlaceMention) -> Claim {
    let mut slots: Vec<(Sym, Slot)> = Vec::new();
    let mut put = |name: &str, value: Option<&Sym>| {
        slots.extend(value.map(|v| (Sym::from(name), Slot::Id(v.clone()))));
    };
    put("noun", mention.noun.as_ref());
    put("of", mention.of.as_ref());
    put("subject", mention.subject.as_ref());
    let value = match &mention.what {
        Whereabouts::Bearing { side, far } => {
            if let Some((quantity, unit)) = far {
                slots.push((Sym::from("far"), Slot::from(Value::Amount(*quantity, *unit))));
            }
            Value::Side(*side)
        }
        Whereabouts::Part { axis: "compass", end } => Value::Side(Compass(*end)),
        Whereabouts::Part { axis, end } => {
            put("axis", Some(&Sym::from(*axis)));
            Value::Ordinal(i64::from(*end))
        }
        Whereabouts::Floor(level) => Value::Ordinal(*level),
        Whereabouts::Label(label) => Value::Words(label.clone()),
        Whereabouts::Route { from, to } => {
            put("from", from.as_ref());
            put("to", to.as_ref());
            Value::Words(to.clone().unwrap_or_default())
        }
    };
    slots.push((Sym::from("about"), Slot::ids(about(scene.doc, mention))));
    slots.sort_by(|a, b| a.0.cmp(&b.0));
    Claim {
        rule,
        article,
        sentence: mention.sentence,
        span: mention.span,
        value_span: mention.span,
        slots,
        value,
        frame: scene.frames.of(mention.sentence, mention.tokens.clone()),
        from: 0,
        parts: Vec::new(),
        context: None,
    }
}

/// A unit of the distance itself.
fn is_length(word: &str) -> bool {
    matches!(
        word,
        "km" | "kilometre" | "kilometer" | "mile" | "mi" | "metre" | "meter" | "yard" | "foot"
    )
}

/// The content words of the sentence around a mention, as the verbs they are made from, sorted.
fn about(doc: &Doc<'_>, mention: &PlaceMention) -> Vec<Sym> {
    let Some(sentence) = doc.sentence(mention.sentence) else {
        return Vec::new();
    };
    let outside = sentence
        .tokens
        .clone()
        .filter(|i| !mention.tokens.contains(i) && doc.is_word(*i));
    let words = outside.map(|i| lexicon::family(lexicon::lemma(doc.word(i))));
    let mut out: Vec<Sym> = words
        .filter(|w| !lexicon::is_stop(w) && lexicon::frequency_class(w) > COMMON_CLASS && !is_length(w))
        .map(Sym::from)
        .collect();
    out.sort();
    out.dedup();
    out
}

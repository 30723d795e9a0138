//! Ages that stand by a pronoun, or by nobody, after a sentence that names just one person: `We knew Ana Cruz. She was
//! 57, …`, `It was the day of Ana Cruz. The 23-year-old from …`, `At 31 she was the youngest`.

use super::{AgeMention, Reader};
use crate::read::name::{NameKind, Names};
use crate::text::{Doc, Paragraph};

/// Words behind `the 23-year-old` that say that nothing else follows of which it is the age.
const ALONE: &[&str] = &[
    ",", ".", ";", "from", "of", "in", "at", "who", "was", "is", "has", "had", "will", "would", "did",
    "does", "made", "said", "told", "won", "lost", "scored", "took", "came", "went", "died", "lives",
    "lived", "works", "worked", "grew", "began", "became", "remains", "remained", "faces", "denies",
    "denied", "and", "also", "then", "never", "now", "later", "could", "must", "may", "gave", "got", "left",
    "played", "beat", "finished", "joined", "pleaded", "admitted", "appeared", "ran", "sat", "stood",
    "spent", "wants", "says", "started", "needs", "needed",
];

/// Words that speak of somebody else, or of who says something.
const OTHERS: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "child",
    "son",
    "daughter",
    "brother",
    "sister",
    "father",
    "mother",
    "wife",
    "husband",
    "baby",
    "victim",
    "suspect",
    "driver",
    "teenager",
    "player",
    "said",
    "says",
    "told",
    "men",
    "women",
    "partner",
    "friend",
    "colleague",
    "uncle",
    "aunt",
    "grandson",
    "granddaughter",
    "cousin",
    "widow",
    "widower",
    "girlfriend",
    "boyfriend",
    "passenger",
    "patient",
    "pupil",
    "student",
    "replaced",
    "replaces",
    "succeeds",
    "succeeded",
    "beat",
    "defeated",
];

/// Every such age of a document.
pub(super) fn read(reader: &Reader<'_, '_>, names: &Names) -> Vec<AgeMention> {
    let doc = reader.doc;
    let mut out = Vec::new();
    for paragraph in doc.paragraphs.iter().filter(|p| p.role.is_copy()) {
        for number in paragraph.sentences.clone() {
            let found = aged(reader, names, paragraph, number);
            out.extend(found);
        }
    }
    out
}

fn aged(reader: &Reader<'_, '_>, names: &Names, paragraph: &Paragraph, number: u32) -> Option<AgeMention> {
    let doc = reader.doc;
    let first = doc.sentence(number)?.tokens.start;
    let (at, years, end) = old(reader, first)
        .or_else(|| pronoun(reader, first))
        .or_else(|| at_an_age(reader, first))?;
    let before = number
        .checked_sub(1)
        .filter(|n| paragraph.sentences.contains(n))?;
    let entity = only_person(doc, names, before)?;
    let tokens = first..end;
    Some(AgeMention {
        entity,
        span: doc.span(tokens.clone()),
        age_span: doc.span(at..end),
        tokens,
        years,
    })
}

/// `The 23-year-old from the coast`: where the age begins, the years, and the token behind it.
fn old(reader: &Reader<'_, '_>, first: u32) -> Option<(u32, i64, u32)> {
    let doc = reader.doc;
    let (years, end) = reader.years(first + 1).filter(|_| doc.word(first) == "the")?;
    let end = reader.is_year_old(end)?;
    ALONE.contains(&doc.word(end)).then_some((first + 1, years, end))
}

/// `She was 57,`, `He'll be 40 in May`.
fn pronoun(reader: &Reader<'_, '_>, first: u32) -> Option<(u32, i64, u32)> {
    let doc = reader.doc;
    let (subject, short) = match doc.word(first) {
        "he" | "she" => (first + 1, false),
        "he'll" | "she'll" | "he’ll" | "she’ll" | "he'd" | "she'd" => (first + 1, true),
        _ => return None,
    };
    if let Some(found) = reader.later(if short { subject - 1 } else { subject }) {
        return Some(found);
    }
    let is = matches!(doc.word(subject), "is" | "was") && !short;
    let (years, end) = reader.years(subject + 1).filter(|_| is)?;
    let stops = matches!(doc.raw(end), "," | "." | ";" | "—" | "–") && !doc.is_figure(end + 1);
    let end = reader.is_years_old(end, false).or(stops.then_some(end))?;
    // `She was 7, 3 or so` and `he was one.` are seldom ages.
    (years > 1).then_some((subject + 1, years, end))
}

/// `At 31 she was the youngest`, `At 31, she was`.
fn at_an_age(reader: &Reader<'_, '_>, first: u32) -> Option<(u32, i64, u32)> {
    let doc = reader.doc;
    let (years, end) = reader.years(first + 1).filter(|_| doc.word(first) == "at")?;
    let comma = u32::from(doc.is_mark(end, ","));
    let now = matches!(doc.word(end + comma), "he" | "she")
        && matches!(doc.word(end + comma + 1), "is" | "was")
        && matches!(
            doc.word(end + comma + 2),
            "the" | "one" | "already" | "still" | "also"
        );
    (now && years > 9).then_some((first + 1, years, end))
}

/// The only person that a sentence names, where nobody else is spoken of there.
fn only_person(doc: &Doc<'_>, names: &Names, sentence: u32) -> Option<u32> {
    let entity = |number: u32| names.entities.get(number as usize);
    let here = || {
        let mentions = names.mentions.iter().filter(|m| m.sentence == sentence);
        mentions.filter_map(|m| Some((m.entity, entity(m.entity)?)))
    };
    // What a name of two words names is hard to tell where it stands once; an age makes it a person's.
    let known = here().any(|(_, e)| e.kind == NameKind::Person);
    let mut named = here()
        .filter(|(_, e)| {
            if known {
                e.kind == NameKind::Person
            } else {
                e.kind != NameKind::Body && e.words.len() > 1
            }
        })
        .map(|(number, _)| number);
    let one = named.next()?;
    let tokens = doc.sentence(sentence)?.tokens.clone();
    let plain = !tokens.into_iter().any(|i| OTHERS.contains(&doc.word(i)));
    (plain && named.all(|other| other == one)).then_some(one)
}

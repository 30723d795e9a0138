//! Which of several values that exclude each other a statement gives an attribute: `uninsured`, `remanded in custody`,
//! `the sprinklers never came on`. The attributes and their wordings stand in `data/contrasts.txt`.

mod find;

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::{Claim, Mood, Slot};
use super::content::content;
use super::outcome::theme::{Theme, after, before};
use super::run::Scene;
use crate::lexicon::{self, contrast::contrasts};
use crate::read::name::bare;
use crate::rule::{CompareAs, Rule};
use crate::text::Doc;
use crate::value::{Sym, Value};
use find::{Found, find};

/// The slot of the attribute.
pub const ATTRIBUTE: &str = "attribute";
/// The slot of the nouns that the value may be said of.
pub const HEADS: &str = "heads";
/// The slot of the names of the clause.
pub const NAMES: &str = "names";
/// The slot of the content words of the sentence, the words of the value left out.
pub const ABOUT: &str = "about";
/// The slot that tells `nobody`, `no one`, `none`, `no arrests`: what is said of all.
pub const ALL: &str = "all";

/// Claims of one article.
const MOST: usize = 400;
/// More frequent words say nothing of what a sentence is about.
const COMMON_CLASS: u8 = 6;

/// The claims of a rule about contrasts; none for any other rule.
pub fn claims((rule, id): (&Rule, u16), article: u32, scene: &Scene<'_>) -> Vec<Claim> {
    if rule.compare.kind != CompareAs::Contrast {
        return Vec::new();
    }
    let doc = scene.doc;
    let mut out = Vec::new();
    for (n, sentence) in doc.copy() {
        if out.len() >= MOST {
            break;
        }
        for found in find(doc, &sentence.tokens) {
            let frame = scene.frames.of(n, found.tokens.clone());
            let Some(attribute) = contrasts().attributes.get(found.attribute) else {
                continue;
            };
            let real = frame.mood == Mood::Fact || attribute.plans && frame.mood == Mood::Planned;
            let denied = frame.negated && !found.negated && !found.denies;
            if !real || denied || found.hedged {
                continue;
            }
            // Of two values, what is not the one is the other.
            let (value, negated) = match (attribute.values.len(), found.negated) {
                (2, true) => (1 - found.value.min(1), false),
                (_, negated) => (found.value, negated),
            };
            let Some(way) = attribute.values.get(value) else {
                continue;
            };
            out.push(Claim {
                rule: id,
                article,
                sentence: n,
                span: doc.span(found.shown.clone()),
                value_span: doc.span(found.tokens.clone()),
                slots: slots(doc, &sentence.tokens, &found, attribute.name),
                value: Value::Words(Sym::new_static(way)),
                frame: super::Frame { negated, ..frame },
                from: 0,
                context: None,
                parts: Vec::new(),
            });
        }
    }
    out
}

fn slots(doc: &Doc<'_>, sentence: &Range<u32>, found: &Found, name: &'static str) -> Vec<(Sym, Slot)> {
    let themes = [
        before(doc, sentence, found.tokens.start),
        after(doc, sentence, found.tokens.end),
    ];
    let themes: Vec<Theme> = themes.into_iter().flatten().collect();
    let mut heads: BTreeSet<Sym> = themes.iter().filter_map(|t| t.head.clone()).collect();
    heads.extend(inner(doc, found));
    let mut names: BTreeSet<Sym> = themes.iter().flat_map(|t| t.names.iter().cloned()).collect();
    names.extend(named(doc, sentence));
    let about = content(
        doc,
        sentence.clone().filter(|i| !found.words.contains(i)),
        COMMON_CLASS,
    );
    let mut slots = vec![
        (Sym::new_static(ABOUT), Slot::ids(about)),
        (Sym::new_static(ATTRIBUTE), Slot::Id(Sym::new_static(name))),
        (Sym::new_static(HEADS), Slot::ids(heads)),
        (Sym::new_static(NAMES), Slot::ids(names)),
    ];
    if found.all {
        slots.push((Sym::new_static(ALL), Slot::Id(Sym::new_static("all"))));
    }
    slots.sort_by(|a, b| a.0.cmp(&b.0));
    slots
}

/// The nouns among the words of a wording and in its gaps.
fn inner(doc: &Doc<'_>, found: &Found) -> Vec<Sym> {
    let nouns = found
        .tokens
        .clone()
        .filter(|&i| doc.is_word(i) && lexicon::is_noun(bare(doc.word(i))) && !lexicon::is_stop(doc.word(i)));
    nouns
        .map(|i| Sym::from(lexicon::noun_lemma(bare(doc.word(i)))))
        .collect()
}

/// The words of names in a sentence.
fn named(doc: &Doc<'_>, sentence: &Range<u32>) -> Vec<Sym> {
    let name = |i: &u32| {
        let word = bare(doc.word(*i));
        let capital = !doc.shouted && doc.token(*i).is_some_and(|t| t.capital);
        doc.is_word(*i)
            && capital
            && !lexicon::is_stop(word)
            && (*i != sentence.start || !lexicon::is_known(word))
    };
    sentence
        .clone()
        .filter(name)
        .map(|i| Sym::from(bare(doc.word(i))))
        .collect()
}

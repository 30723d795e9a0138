//! Inflected forms back to base forms: irregular ones from `data/forms.txt`, regular ones by rule, and only to words
//! that the table knows.
//!
//! All words go in folded. What comes out is part of a table or of the word itself: nothing is allocated.

use std::sync::LazyLock;

use super::data::table;
use super::facts::{Facts, facts};
use super::stop::is_stop;
use super::table::Table;
use super::word::{Entry, entry, has_part};
use crate::text::vocab::Word;

static FORMS: LazyLock<Table> = LazyLock::new(|| table!("forms"));

/// Longer words are no inflected English words, and need no search.
const LONGEST: usize = 32;

/// Where a base form stands: a form of `n` bytes at the start of the word, or a copy of its own in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Front(usize),
    Table(&'static str),
}

impl Base {
    /// The base form of `word`, of which this was found.
    pub(super) fn of(self, word: &str) -> &str {
        match self {
            Self::Front(length) => word.get(..length).unwrap_or(word),
            Self::Table(base) => base,
        }
    }
}

/// The base form of `word`, a noun or a verb: `lorries`, `lorry`; `fought`, `fight`. Function words, adjectives and
/// words that are a common noun as they stand (`building`, `meeting`) stay as they are.
pub fn lemma<'w>(word: impl Into<Word<'w>>) -> &'w str {
    let word = word.into();
    facts(word, |f| f.either).of(word.as_str())
}

/// The singular of the noun `word`, or `word` where it is none or has none.
pub fn noun_lemma<'w>(word: impl Into<Word<'w>>) -> &'w str {
    let word = word.into();
    facts(word, |f| f.noun).of(word.as_str())
}

/// The base form of the verb `word`, or `word` where it is no form of a known verb.
pub fn verb_lemma<'w>(word: impl Into<Word<'w>>) -> &'w str {
    let word = word.into();
    facts(word, |f| f.verb).of(word.as_str())
}

/// The base form of `word` as whatever it is more likely to be; as a noun and as a verb it has the forms `known`.
pub(super) fn either(word: &str, known: (Base, Base)) -> Base {
    let whole = Base::Front(word.len());
    if word.len() > LONGEST || is_stop(word) {
        return whole;
    }
    let (word, (noun, verb)) = match word.strip_suffix("'s") {
        Some(bare) => (bare, (noun(bare), verb(bare))),
        None => (word, known),
    };
    let bare = Base::Front(word.len());
    if word.ends_with("ing") && has_part(word, 'n') {
        return bare;
    }
    if noun.of(word) != word {
        return noun;
    }
    if word.ends_with('s') && has_part(word, 'n') {
        return bare;
    }
    verb
}

pub(super) fn noun(word: &str) -> Base {
    let whole = Base::Front(word.len());
    if word.len() > LONGEST {
        return whole;
    }
    if let Some(base) = irregular(word, 'n') {
        return Base::Table(base);
    }
    // `women`, `policemen`: WordNet undoes this ending by rule, so its list of exceptions lacks them.
    if let Some(front) = word.strip_suffix("men") {
        return known_with(front, "man", 'n').unwrap_or(whole);
    }
    let Some(stem) = word.strip_suffix('s') else {
        return whole;
    };
    if word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return whole;
    }
    let single = singular(word, stem);
    match (entry(word), entry(single.of(word))) {
        (Some(own), Some(base)) if own.has('n') => {
            let class = |e: Entry| e.class().unwrap_or(25);
            // `leaders`, `followers`: several persons, which WordNet also knows as a group.
            let group = own.category() == "g" && base.category() == "p";
            if base.has('n') && (group || class(base) < class(own)) {
                single
            } else {
                whole
            }
        }
        (Some(own), _) if own.has('n') => whole,
        (_, Some(base)) => {
            if base.has('n') {
                single
            } else {
                whole
            }
        }
        // A word in no table: a plain -s is taken for a plural (`drones`), anything else is left alone.
        (_, None) => {
            if stem.len() >= 4 && !stem.ends_with(['\'', 'e']) {
                Base::Front(stem.len())
            } else {
                whole
            }
        }
    }
}

/// The likeliest singular of a word that ends in `s`.
fn singular(word: &str, stem: &str) -> Base {
    let stem_base = Base::Front(stem.len());
    if has_part(stem, 'n') {
        return stem_base;
    }
    if let Some(front) = word.strip_suffix("ies") {
        return known_with(front, "y", 'n').unwrap_or(stem_base);
    }
    match word.strip_suffix("es") {
        Some(front)
            if front.ends_with(['s', 'x', 'z', 'o']) || front.ends_with("ch") || front.ends_with("sh") =>
        {
            Base::Front(front.len())
        }
        _ => stem_base,
    }
}

pub(super) fn verb(word: &str) -> Base {
    let whole = Base::Front(word.len());
    if word.len() > LONGEST {
        return whole;
    }
    if let Some(base) = irregular(word, 'v') {
        return Base::Table(base);
    }
    if has_part(word, 'v') {
        return whole;
    }
    regular_verb(word).unwrap_or(whole)
}

fn regular_verb(word: &str) -> Option<Base> {
    if let Some(stem) = word.strip_suffix("ing") {
        return stem
            .strip_suffix('y')
            .and_then(|front| known_with(front, "ie", 'v'))
            .or_else(|| without_ending(stem));
    }
    if let Some(stem) = word.strip_suffix("ied") {
        return known_with(stem, "y", 'v').or_else(|| known(word.strip_suffix('d')?, 'v'));
    }
    if let Some(stem) = word.strip_suffix("ed") {
        return without_ending(stem);
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return known_with(stem, "y", 'v').or_else(|| known(word.strip_suffix('s')?, 'v'));
    }
    let stem = word.strip_suffix('s')?;
    known(stem, 'v').or_else(|| known(stem.strip_suffix('e')?, 'v'))
}

/// The verb that loses or doubles a letter before `-ed` and `-ing`: `hop(e)`, `stop(p)`, `kill`.
fn without_ending(stem: &str) -> Option<Base> {
    let plain = known(stem, 'v');
    let silent_e = known_with(stem, "e", 'v');
    if ends_short(stem) {
        // `hoped` is of `hope`: `hop` would double its letter.
        return silent_e.or(plain);
    }
    plain.or(silent_e).or_else(|| {
        let single = stem.get(..stem.len().checked_sub(1)?)?;
        let doubled = stem.as_bytes().last() == single.as_bytes().last();
        if doubled {
            known(single, 'v')
        } else {
            known(stem.strip_suffix('k')?, 'v')
        }
    })
}

/// Whether a stem ends in consonant, one vowel, one consonant.
fn ends_short(stem: &str) -> bool {
    let vowel = |b: &u8| b"aeiouy".contains(b);
    match stem.as_bytes() {
        [.., a, b, c] => !vowel(a) && vowel(b) && !vowel(c) && !b"wx".contains(c),
        _ => false,
    }
}

fn irregular(word: &str, part: char) -> Option<&'static str> {
    FORMS
        .find_all(word)
        .filter_map(|rest| rest.split_once('\t'))
        .find(|(kind, _)| kind.starts_with(part))
        .map(|(_, base)| base)
}

/// `front`, the first letters of a word, if it is a word of that part of speech.
fn known(front: &str, part: char) -> Option<Base> {
    has_part(front, part).then_some(Base::Front(front.len()))
}

/// The table's own copy of `front` + `end`, if it is a word of that part of speech.
fn known_with(front: &str, end: &str, part: char) -> Option<Base> {
    let mut buffer = [0u8; LONGEST + 4];
    let len = front.len() + end.len();
    buffer.get_mut(..front.len())?.copy_from_slice(front.as_bytes());
    buffer.get_mut(front.len()..len)?.copy_from_slice(end.as_bytes());
    let word = std::str::from_utf8(buffer.get(..len)?).ok()?;
    super::word::own_copy(word, part).map(Base::Table)
}

/// Whether the noun `word` is a plural: irregular (`men`), regular (`lorries`), or one without a singular
/// (`police`, `cattle`).
pub fn is_plural<'w>(word: impl Into<Word<'w>>) -> bool {
    facts(word, |f| f.has(Facts::PLURAL))
}

/// The plural of the noun `word`; of one that is a plural already, the word itself.
pub fn plural_of(word: &str) -> String {
    let consonant = |c: char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let stem = |end: &str| word.strip_suffix(end);
    match word {
        "person" => "people".to_owned(),
        "child" => "children".to_owned(),
        "foot" => "feet".to_owned(),
        _ if is_plural(word) => word.to_owned(),
        _ if stem("man").is_some() && word != "human" => format!("{}men", stem("man").unwrap_or_default()),
        _ if stem("y").is_some_and(|s| s.ends_with(consonant)) => {
            format!("{}ies", stem("y").unwrap_or_default())
        }
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// The same of a word whose base form as a noun is `noun`.
pub(super) fn plural(word: &str, noun: Base) -> bool {
    matches!(word, "police" | "cattle" | "personnel" | "staff")
        || irregular(word, 'n').is_some_and(|base| base != word)
        || (word.ends_with('s') || word.ends_with("men")) && noun.of(word) != word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_leads_back_to_its_noun() {
        for (one, many) in [
            ("bed", "beds"),
            ("motorway", "motorways"),
            ("story", "stories"),
            ("coach", "coaches"),
            ("bus", "buses"),
            ("woman", "women"),
            ("person", "people"),
            ("crews", "crews"),
        ] {
            assert_eq!(plural_of(one), many);
            assert!(is_plural(many), "{many}");
        }
    }

    #[test]
    fn nouns_become_singular() {
        for (plural, single) in [
            ("children", "child"),
            ("people", "person"),
            ("lorries", "lorry"),
            ("knives", "knife"),
            ("men", "man"),
            ("women", "woman"),
            ("fishermen", "fisherman"),
            ("specimen", "specimen"),
            ("movies", "movie"),
            ("churches", "church"),
            ("buses", "bus"),
            ("gas", "gas"),
            ("news", "news"),
            ("means", "means"),
            ("series", "series"),
            ("crises", "crisis"),
            ("houses", "house"),
            ("shells", "shell"),
            ("lives", "life"),
            ("heroes", "hero"),
            ("barracks", "barracks"),
            ("headquarters", "headquarters"),
            ("troops", "troop"),
            ("losses", "loss"),
            ("arms", "arms"),
            ("boxes", "box"),
            ("cases", "case"),
            ("villagers", "villager"),
            ("vehicles", "vehicle"),
            ("metres", "metre"),
            ("tonnes", "tonne"),
        ] {
            assert_eq!(noun_lemma(plural), single);
            assert_eq!(is_plural(plural), plural != single, "{plural}");
        }
    }

    #[test]
    fn verbs_become_infinitives() {
        for (form, base) in [
            ("fought", "fight"),
            ("struck", "strike"),
            ("lay", "lie"),
            ("laid", "lay"),
            ("stopped", "stop"),
            ("hoped", "hope"),
            ("killed", "kill"),
            ("injured", "injure"),
            ("visited", "visit"),
            ("died", "die"),
            ("dying", "die"),
            ("carried", "carry"),
            ("panicked", "panic"),
            ("goes", "go"),
            ("crashes", "crash"),
            ("rose", "rise"),
            ("left", "leave"),
            ("found", "find"),
            ("led", "lead"),
            ("planned", "plan"),
            ("controlled", "control"),
            ("burning", "burn"),
            ("sank", "sink"),
            ("shot", "shoot"),
            ("held", "hold"),
        ] {
            assert_eq!(verb_lemma(form), base);
        }
    }

    #[test]
    fn either_becomes_its_base() {
        for (form, base) in [
            ("buildings", "building"),
            ("building", "building"),
            ("killed", "kill"),
            ("lorries", "lorry"),
            ("during", "during"),
            ("bridge's", "bridge"),
            ("was", "was"),
            ("red", "red"),
            ("fled", "flee"),
            ("drones", "drone"),
            ("qwertys", "qwerty"),
            ("", ""),
            ("s", "s"),
            ("’s", "’s"),
        ] {
            assert_eq!(lemma(form), base);
        }
    }
}

//! What became of the people a figure counts: the dead are not the injured, however alike two sentences are.

use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::text::Doc;
use crate::text::vocab::{Word, WordMap};

/// What became of those who are counted. Figures of different fates are never figures of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Dead.
    Dead,
    /// Injured or ill.
    Hurt,
    /// Not found yet.
    Missing,
    /// Under arrest, in prison, abducted.
    Held,
    /// Rescued, released, moved to safety.
    Safe,
}

/// Words that name each fate.
const FATES: &[(Fate, &[&str])] = &[
    (
        Fate::Dead,
        &[
            "bodies",
            "dead",
            "death",
            "deaths",
            "deceased",
            "die",
            "died",
            "dies",
            "drowned",
            "dying",
            "fatalities",
            "fatality",
            "kill",
            "killed",
            "killing",
            "kills",
            "perished",
            "slain",
            "succumbed",
        ],
    ),
    (
        Fate::Hurt,
        &[
            "hospitalised",
            "hospitalized",
            "hurt",
            "ill",
            "infected",
            "infections",
            "injured",
            "injuries",
            "injuring",
            "sick",
            "sickened",
            "wounded",
            "wounding",
        ],
    ),
    (Fate::Missing, &["missing", "unaccounted"]),
    (
        Fate::Held,
        &[
            "abducted",
            "arrest",
            "arrested",
            "arrests",
            "captives",
            "captured",
            "custody",
            "detained",
            "hostage",
            "hostages",
            "imprisoned",
            "jailed",
            "kidnapped",
        ],
    ),
    (
        Fate::Safe,
        &[
            "evacuated",
            "evacuees",
            "freed",
            "released",
            "rescued",
            "saved",
            "survived",
            "surviving",
            "survivor",
            "survivors",
        ],
    ),
];

/// Every word that names a fate.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    FATES.iter().flat_map(|(_, words)| words.iter().copied())
}

/// How many tokens on either side of the figure's phrase a fate may be named.
const REACH: u32 = 6;

/// The fate of those counted by the figure whose tokens with its noun are `phrase`: the one named inside the phrase, else
/// the nearest before or behind it up to a stop. None where two are named together (`killed or injured`).
pub(super) fn read(doc: &Doc<'_>, phrase: &Range<u32>, sentence: &Range<u32>) -> Option<Fate> {
    let inside = phrase.clone().find_map(|i| Some((fate_of(doc.hashed(i))?, i)));
    let after =
        || walk(doc, phrase.end..sentence.end.min(phrase.end + REACH)).map(|(f, i)| (f, i, i - phrase.end));
    let before = || {
        let from = sentence.start.max(phrase.start.saturating_sub(REACH));
        walk(doc, (from..phrase.start).rev()).map(|(f, i)| (f, i, phrase.start - 1 - i))
    };
    let (fate, at) = match (inside, after(), before()) {
        (Some(found), ..) => found,
        (None, Some((x, i, near)), Some((y, j, far))) => {
            if x == y || near < far {
                (x, i)
            } else if far < near {
                (y, j)
            } else {
                return None;
            }
        }
        (None, Some((fate, i, _)), None) | (None, None, Some((fate, i, _))) => (fate, i),
        (None, None, None) => return None,
    };
    let joined = |word: u32, other: u32| {
        matches!(doc.word(word), "or" | "and") && fate_of(doc.hashed(other)).is_some_and(|f| f != fate)
    };
    let mixed = joined(at + 1, at + 2) || (at >= 2 && joined(at - 1, at - 2));
    (!mixed).then_some(fate)
}

fn walk(doc: &Doc<'_>, tokens: impl Iterator<Item = u32>) -> Option<(Fate, u32)> {
    for i in tokens {
        if doc.is_figure(i)
            || [",", ";", ":", "—", "–", "(", ")"]
                .iter()
                .any(|m| doc.is_mark(i, m))
        {
            return None;
        }
        if let Some(fate) = fate_of(doc.hashed(i)) {
            return Some((fate, i));
        }
    }
    None
}

/// The fate of each word.
static BY_WORD: LazyLock<WordMap<Fate>> = LazyLock::new(|| {
    let each = |(fate, words): &'static (Fate, &[&'static str])| words.iter().map(|word| (*word, *fate));
    WordMap::new(FATES.iter().flat_map(each))
});

fn fate_of(word: Word<'_>) -> Option<Fate> {
    BY_WORD.get(word).first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::figure::{Kind, figures};
    use crate::read::{Context, Readings};

    fn fates(text: &str) -> Vec<Option<Fate>> {
        let doc = Doc::plain(text);
        let readings = Readings::new(&doc, Context::default());
        figures(&doc, &readings)
            .iter()
            .filter(|f| f.context.kind == Kind::Count)
            .map(|f| f.context.fate)
            .collect()
    }

    #[test]
    fn lists_are_sorted() {
        assert!(FATES.iter().all(|(_, words)| words.is_sorted()));
    }

    #[test]
    fn the_nearest_fate_is_that_of_the_counted() {
        for (text, expected) in [
            (
                "Nine people were killed and 14 injured in the blast.",
                vec![Some(Fate::Dead), Some(Fate::Hurt)],
            ),
            ("Police arrested 31 people on Monday.", vec![Some(Fate::Held)]),
            ("All 23 sailors were rescued.", vec![Some(Fate::Safe)]),
            ("At least 40 people were killed or injured.", vec![None]),
            ("The ship carried 23 sailors.", vec![None]),
        ] {
            assert_eq!(fates(text), expected, "{text}");
        }
    }
}

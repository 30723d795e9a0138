//! Words in the sentence of a figure that keep a distance: to the figure itself, or to whoever gives it.

use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::text::Doc;
use crate::text::vocab::WordList;
use crate::value::Sym;

/// What a sentence leaves open of a figure, or of who gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caution {
    /// The first word near the figure that says that it is not sure.
    pub doubt: Option<Sym>,
    /// Whether such a word stands anywhere in the sentence.
    pub doubted: bool,
    /// The verb with which the reporter steps back from what somebody says.
    pub distance: Option<Sym>,
}

/// Words that say that it is not sure.
static DOUBTS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(
        "alleged allegedly believed estimated feared possibly preliminary presumed provisional \
         reportedly suspected thought unconfirmed unverified",
    )
});

/// Verbs with which a reporter steps back from what somebody says.
static DISTANCES: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(
        "alleged alleges asserted asserts boasted claimed claiming contended contends insisted insists",
    )
});

/// Tokens to either side of a figure in which a doubt is about it.
const NEAR: u32 = 10;

/// What keeps a distance in the `sentence` of the figure that takes the tokens `phrase` with its noun.
pub(super) fn read(doc: &Doc<'_>, phrase: &Range<u32>, sentence: &Range<u32>) -> Caution {
    // Whoever is suspected of a deed is suspected, not what came of it.
    let of_deed = |i: u32| doc.word(i) == "suspected" && doc.word(i + 1) == "of";
    let first = |mut tokens: Range<u32>, list: &WordList| {
        let found = tokens.find(|&i| list.contains(doc.hashed(i)) && !of_deed(i));
        found.map(|i| Sym::from(doc.word(i)))
    };
    let near = sentence.start.max(phrase.start.saturating_sub(NEAR))..sentence.end.min(phrase.end + NEAR);
    Caution {
        doubt: first(near, &DOUBTS),
        doubted: first(sentence.clone(), &DOUBTS).is_some(),
        distance: first(sentence.clone(), &DISTANCES),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::figure::figures;
    use crate::read::{Context, Readings};

    fn caution(text: &str) -> Caution {
        let doc = Doc::plain(text);
        let readings = Readings::new(&doc, Context::default());
        figures(&doc, &readings)[0].context.caution.clone()
    }

    #[test]
    fn a_doubt_is_about_the_figure_beside_it() {
        let near = caution("The clinic has counted 46 suspected cases.");
        assert_eq!(near.doubt.as_deref(), Some("suspected"));
        let far = caution(
            "The clinic has counted 46 cases in the old town by the river since the first boats came, it is thought.",
        );
        assert_eq!((far.doubt, far.doubted), (None, true));
    }

    #[test]
    fn a_verb_keeps_a_distance_to_the_speaker() {
        let claimed = caution("The army claimed it had lost 11 tanks.");
        assert_eq!(claimed.distance.as_deref(), Some("claimed"));
        assert_eq!(caution("The army said it had lost 11 tanks."), Caution::default());
    }
}

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

/// Whoever is suspected of a deed is suspected, not what came of it.
fn doubt(doc: &Doc<'_>, tokens: Range<u32>) -> Option<u32> {
    let doubts = &*DOUBTS;
    let of_deed = |i: u32| doc.word(i) == "suspected" && doc.word(i + 1) == "of";
    tokens
        .into_iter()
        .find(|&i| doubts.contains(doc.hashed(i)) && !of_deed(i))
}

/// What keeps a distance anywhere in a sentence: the same for all its figures.
pub(super) fn of_sentence(doc: &Doc<'_>, sentence: &Range<u32>) -> Caution {
    let distances = &*DISTANCES;
    let distance = sentence.clone().find(|&i| distances.contains(doc.hashed(i)));
    Caution {
        doubt: None,
        doubted: doubt(doc, sentence.clone()).is_some(),
        distance: distance.map(|i| Sym::from(doc.word(i))),
    }
}

/// What keeps a distance in the `sentence`, of which `all` is known, of the figure that takes the tokens `phrase` with
/// its noun.
pub(super) fn read(doc: &Doc<'_>, phrase: &Range<u32>, sentence: &Range<u32>, all: &Caution) -> Caution {
    let near = sentence.start.max(phrase.start.saturating_sub(NEAR))..sentence.end.min(phrase.end + NEAR);
    let doubt = all.doubted.then(|| doubt(doc, near)).flatten();
    Caution {
        doubt: doubt.map(|i| Sym::from(doc.word(i))),
        ..all.clone()
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

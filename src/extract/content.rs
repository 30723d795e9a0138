//! The words that tell what a stretch of text is about, whatever form it has them in.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::lexicon;
use crate::lexicon::memo::{Memo, remembered};
use crate::text::Doc;
use crate::text::vocab::disowned;
use crate::value::Sym;

/// The content words among tokens, as the verbs they are made from; words of frequency class `common` and commoner ones
/// say nothing.
pub(super) fn content(doc: &Doc<'_>, tokens: impl IntoIterator<Item = u32>, common: u8) -> BTreeSet<Sym> {
    let word = |i: u32| match disowned(doc.word(i)) {
        Some(bare) => remembered(&WORDS, bare, told),
        None => remembered(&WORDS, doc.hashed(i), told),
    };
    tokens
        .into_iter()
        .filter(|&i| doc.is_word(i))
        .filter_map(word)
        .filter(|(_, class)| *class > common)
        .map(|(word, _)| word)
        .collect()
}

thread_local! {
    static WORDS: RefCell<Memo<Option<(Sym, u8)>>> = const { Memo::new() };
}

/// What a content word is made from, and how rare that is.
fn told(word: &str) -> Option<(Sym, u8)> {
    (word.len() > 2 && !lexicon::is_stop(word)).then(|| {
        let made_from = lexicon::family(lexicon::lemma(word));
        (Sym::from(made_from), lexicon::frequency_class(made_from))
    })
}

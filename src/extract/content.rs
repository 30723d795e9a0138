//! The words that tell what a stretch of text is about, whatever form it has them in.

use std::collections::BTreeSet;

use crate::lexicon;
use crate::read::name::bare;
use crate::text::Doc;
use crate::value::Sym;

/// The content words among tokens, as the verbs they are made from; words of frequency class `common` and commoner ones
/// say nothing.
pub(super) fn content(doc: &Doc<'_>, tokens: impl IntoIterator<Item = u32>, common: u8) -> BTreeSet<Sym> {
    tokens
        .into_iter()
        .filter(|&i| doc.is_word(i))
        .map(|i| bare(doc.word(i)))
        .filter(|word| word.len() > 2 && !lexicon::is_stop(word))
        .map(|word| lexicon::family(lexicon::lemma(word)))
        .filter(|word| lexicon::frequency_class(word) > common)
        .map(Sym::from)
        .collect()
}

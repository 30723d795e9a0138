//! Word lists: surface forms of one or more words, each with its canonical value.

use super::inflect;
use super::pattern::{need, spellings};
use crate::text::token;
use crate::text::vocab::{VocabBuilder, WordId, WordSet};
use crate::value::Sym;

/// One surface form of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// Its words; at least one.
    pub words: Vec<WordId>,
    /// The canonical value it stands for.
    pub canonical: Sym,
    /// The entry it was expanded from, by place in [`List::entries`].
    pub entry: u32,
}

/// A list, ready to match.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its name.
    pub name: Sym,
    /// Its entries as written.
    pub entries: Vec<Sym>,
    /// Every form, sorted by words.
    pub forms: Vec<Form>,
    /// The first words of all forms.
    pub first: WordSet,
    /// How common those are together, see [`need::cost_of`].
    pub cost: u32,
    /// Whether the first word must begin with a capital: names.
    pub capital: bool,
    /// The most words a form has.
    pub longest: u32,
}

impl List {
    /// A list of `entries`, each as written with its canonical value.
    pub fn new(name: &str, entries: &[(Sym, Sym)], vocab: &mut VocabBuilder) -> Self {
        let mut forms = Vec::new();
        for (number, (entry, canonical)) in (0u32..).zip(entries) {
            for words in expand(entry) {
                forms.push(Form {
                    words: words.iter().map(|w| vocab.id(w)).collect(),
                    canonical: canonical.clone(),
                    entry: number,
                });
            }
        }
        let written = entries.iter().map(|(entry, _)| entry.clone()).collect();
        Self::of_forms(name, written, forms, vocab)
    }

    /// A list of names: matched where they begin with a capital, with or without a possessive ending.
    pub fn of_names<'n>(
        name: &str,
        names: impl Iterator<Item = (&'n str, &'n Sym)>,
        vocab: &mut VocabBuilder,
    ) -> Self {
        let mut forms = Vec::new();
        let mut written = Vec::new();
        for (number, (spelling, canonical)) in (0u32..).zip(names) {
            written.push(Sym::from(spelling));
            for text in [
                spelling.to_owned(),
                format!("{spelling}'s"),
                format!("{spelling}'"),
            ] {
                forms.push(Form {
                    words: tokens(&text).iter().map(|w| vocab.id(w)).collect(),
                    canonical: canonical.clone(),
                    entry: number,
                });
            }
        }
        let mut list = Self::of_forms(name, written, forms, vocab);
        list.capital = true;
        list
    }

    fn of_forms(name: &str, entries: Vec<Sym>, mut forms: Vec<Form>, vocab: &VocabBuilder) -> Self {
        forms.retain(|form| !form.words.is_empty());
        // Entries that share a form: the first in the file keeps it.
        forms.sort_by(|a, b| (&a.words, a.entry).cmp(&(&b.words, b.entry)));
        forms.dedup_by(|b, a| a.words == b.words);
        let first = WordSet::new(forms.iter().filter_map(|form| form.words.first().copied()));
        Self {
            name: Sym::from(name),
            entries,
            cost: first.iter().map(|id| need::cost_of(vocab.word(id))).sum(),
            first,
            longest: forms
                .iter()
                .map(|form| u32::try_from(form.words.len()).unwrap_or(u32::MAX))
                .max()
                .unwrap_or(0),
            forms,
            capital: false,
        }
    }

    /// The forms that begin with `id`.
    pub fn starting_with(&self, id: WordId) -> &[Form] {
        if !self.first.contains(id) {
            return &[];
        }
        let key = |form: &Form| form.words.first().copied().unwrap_or(0);
        let from = self.forms.partition_point(|form| key(form) < id);
        let to = self.forms.partition_point(|form| key(form) <= id);
        self.forms.get(from..to).unwrap_or(&[])
    }
}

/// The tokens of `text`, folded, exactly as an article's text is cut.
pub fn tokens(text: &str) -> Vec<String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return vec![text.to_owned()];
    }
    let doc = crate::text::Doc::plain(text);
    (0..doc.len()).map(|i| doc.word(i).to_owned()).collect()
}

/// Every form of an entry, as tokens: spelled alternatives multiplied out, `~` words inflected.
pub fn expand(entry: &str) -> Vec<Vec<String>> {
    let mut done: Vec<Vec<String>> = vec![Vec::new()];
    for word in entry.split_whitespace() {
        let mut next = Vec::new();
        for form in word_forms(word) {
            for head in done.iter().take(MAX_FORMS / (next.len() + 1)) {
                let mut whole = head.clone();
                whole.extend(tokens(&form));
                next.push(whole);
            }
        }
        done = next;
    }
    done.retain(|form| !form.is_empty());
    done
}

/// Whether an entry has no form.
pub fn is_blank(entry: &str) -> bool {
    let plain = !entry.contains('(') && entry.bytes().any(|byte| byte.is_ascii_alphanumeric());
    !plain && expand(entry).is_empty()
}

/// An entry has no more forms than this.
const MAX_FORMS: usize = 4096;

/// Every form of one word as written in a pattern or a list.
pub fn word_forms(word: &str) -> Vec<String> {
    let (stem, inflects) = match word.strip_suffix('~') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    let mut out = Vec::new();
    for spelling in spellings(stem) {
        let folded = token::fold(&spelling);
        if inflects {
            out.extend(inflect::forms(&folded));
        } else {
            out.push(folded);
        }
    }
    out
}

/// The canonical value of an entry that names none: the entry without its signs.
pub fn canonical_of(entry: &str) -> Sym {
    let bare: Vec<String> = entry
        .split_whitespace()
        .map(|word| {
            spellings(word.trim_end_matches('~'))
                .into_iter()
                .next()
                .unwrap_or_default()
        })
        .collect();
    Sym::from(bare.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_expand_to_tokens() {
        let joined = |entry: &str| -> Vec<String> { expand(entry).iter().map(|f| f.join(" ")).collect() };
        assert_eq!(joined("servicem(a|e)n"), ["serviceman", "servicemen"]);
        assert_eq!(joined("Belarus’s"), ["belarus's"]);
        assert_eq!(joined("Belarus'"), ["belarus '"]);
        assert_eq!(joined("two-seater"), ["two - seater"]);
        assert!(joined("police officer~").contains(&"police officers".to_owned()));
        assert_eq!(canonical_of("servicem(a|e)n"), "serviceman");
        assert_eq!(canonical_of("kill~"), "kill");
    }

    #[test]
    fn the_first_entry_keeps_a_shared_form() {
        let mut vocab = VocabBuilder::default();
        let entry = |a: &str, b: &str| (Sym::from(a), Sym::from(b));
        let list = List::new("x", &[entry("guard", "a"), entry("guard~", "b")], &mut vocab);
        let guard = vocab.id("guard");
        let found: Vec<&str> = list
            .starting_with(guard)
            .iter()
            .map(|f| f.canonical.as_str())
            .collect();
        assert_eq!(found, ["a"]);
    }
}

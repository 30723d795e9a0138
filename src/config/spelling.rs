//! The spellings that a house does not want, found in its articles.

use std::collections::BTreeMap;

use super::Config;
use crate::source::Article;
use crate::text::{Doc, Span, token};

/// The name under which unwanted spellings are reported, and which `[severity]` may name.
pub const RULE: &str = "house-spelling";

/// The spellings of a house, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Spellings<'c> {
    /// By first word: the words of a spelling, and how the house spells it; the longest first.
    by_word: BTreeMap<String, Vec<(Vec<String>, &'c str)>>,
}

/// One spelling of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwanted<'c> {
    /// How the house spells it.
    pub house: &'c str,
    /// As it stands in the article, where it is found first.
    pub written: String,
    /// Every place, as bytes of the article's text, in order.
    pub places: Vec<Span>,
}

impl<'c> Spellings<'c> {
    /// What `config` says.
    pub fn new(config: &'c Config) -> Self {
        let mut by_word: BTreeMap<String, Vec<(Vec<String>, &str)>> = BTreeMap::new();
        for (house, others) in &config.spellings {
            for name in others.iter().chain([house]) {
                let words = words(name);
                if let Some(first) = words.first() {
                    by_word.entry(first.clone()).or_default().push((words, house));
                }
            }
        }
        for list in by_word.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_word }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.by_word.is_empty()
    }

    /// The spellings of `article` that the house does not want, by its own spelling. What stands in quotation marks is
    /// the speaker's, and what is no copy (a web page's menus) is nobody's.
    pub fn unwanted(&self, article: &Article) -> Vec<Unwanted<'c>> {
        let doc = Doc::new(&article.text, &article.blocks);
        let mut found: BTreeMap<&str, Unwanted<'c>> = BTreeMap::new();
        for sentence in &doc.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let Some((house, taken)) = self.at(&doc, at, sentence.tokens.end) else {
                    at += 1;
                    continue;
                };
                let span = doc.span(at..at + taken);
                let written = span.of(&article.text);
                if !same(written, house) && doc.quotation_of(at).is_none() {
                    let entry = found.entry(house).or_insert_with(|| Unwanted {
                        house,
                        written: written.to_owned(),
                        places: Vec::new(),
                    });
                    entry.places.push(span);
                }
                at += taken;
            }
        }
        found.into_values().collect()
    }

    /// The spelling that begins at token `at`: the house's for it, and how many tokens it takes.
    fn at(&self, doc: &Doc<'_>, at: u32, end: u32) -> Option<(&'c str, u32)> {
        let (words, house) = self.by_word.get(doc.word(at))?.iter().find(|(words, _)| {
            let tokens = at..end.min(at.saturating_add(u32::try_from(words.len()).unwrap_or(u32::MAX)));
            tokens.len() == words.len() && tokens.zip(words).all(|(token, word)| doc.word(token) == word)
        })?;
        Some((house, u32::try_from(words.len()).ok()?))
    }
}

/// Whether both are one spelling; a capital at the start of a sentence or in a headline is none.
fn same(written: &str, house: &str) -> bool {
    words(written) == words(house)
}

/// The folded words and marks of a spelling, cut as articles are.
fn words(name: &str) -> Vec<String> {
    let doc = Doc::plain(name);
    (0..doc.len()).map(|at| token::fold(doc.raw(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn unwanted_spellings_are_found_in_copy_and_not_in_quotations() {
        let text = "[spellings]\nKyiv = [\"Kiev\"]\nadviser = [\"advisor\"]\n\"policymaker\" = [\"policy-maker\", \"policy maker\"]\n";
        let config = parse("gainsay.toml", text).unwrap();
        let spellings = Spellings::new(&config);
        let article = Article::from_text(
            "a.txt",
            "Kiev waits\nAn adviser in Kyiv said: “Kiev is calm.” The ADVISOR left Kiev. Chicken Kievs were served to a policy-maker.\n",
        );
        let found: Vec<(&str, String, usize)> = spellings
            .unwanted(&article)
            .into_iter()
            .map(|u| (u.house, u.written, u.places.len()))
            .collect();
        assert_eq!(
            found,
            [
                ("Kyiv", "Kiev".to_owned(), 2),
                ("adviser", "ADVISOR".to_owned(), 1),
                ("policymaker", "policy-maker".to_owned(), 1),
            ]
        );
        assert!(Spellings::new(&Config::default()).is_empty());
    }
}

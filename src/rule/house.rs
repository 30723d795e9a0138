//! What a house has decided for all its rules: names that mean one thing, and how wide hedges are read.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::text::token;
use crate::value::{NumberWidths, Sym};

/// The decisions of a house.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct House {
    /// Other names, folded, with the name that stands for them.
    names: BTreeMap<String, Sym>,
    /// Words of the longest other name.
    longest: usize,
    /// The widths of hedges, for rules that have none of their own.
    pub widths: Option<NumberWidths>,
}

impl House {
    /// A house that reads hedges as wide as this.
    pub fn new(widths: Option<NumberWidths>) -> Self {
        Self {
            widths,
            ..Self::default()
        }
    }

    /// Let every name of `others` mean `name`.
    pub fn unite(&mut self, name: &str, others: &[String]) {
        for other in others.iter().map(String::as_str).chain([name]) {
            let folded = fold(other);
            self.longest = self.longest.max(folded.split(' ').count());
            self.names.insert(folded, Sym::from(name));
        }
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.widths.is_none()
    }

    /// Whether any names were united.
    pub fn knows_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// `name` as the house has it, where that is another name. Within a longer name a word may stand for a word, and
    /// a name of several words for any other: `Alexander Lukashenko` becomes `Alexander Lukashenka` where the house
    /// has it so, but a surname that stands for a whole person is left to be a surname.
    pub fn canonical(&self, name: &str) -> Option<Sym> {
        if let Some(whole) = self.names.get(&fold(name)) {
            return (whole != name).then(|| whole.clone());
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        let mut out: Vec<&str> = Vec::new();
        let mut changed = false;
        let mut at = 0;
        while at < words.len() {
            let (taken, put) = self.step(words.get(at..).unwrap_or_default());
            changed |= put.is_some();
            out.push(put.unwrap_or_else(|| words.get(at).copied().unwrap_or_default()));
            at += taken;
        }
        changed
            .then(|| Sym::from(out.join(" ")))
            .filter(|new| new != name)
    }

    /// How many of the first `words` one name takes, and what stands for it.
    fn step(&self, words: &[&str]) -> (usize, Option<&str>) {
        for taken in (1..=words.len().min(self.longest)).rev() {
            let part = words.get(..taken).unwrap_or_default().join(" ");
            if let Some(name) = self.names.get(&fold(&part))
                && (taken > 1 || !name.contains(' '))
            {
                return (taken, Some(name));
            }
        }
        (1, None)
    }
}

/// A name as it is looked up: folded, one blank between words.
fn fold(name: &str) -> String {
    let folded = token::fold(name);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_the_house_s() {
        let mut house = House::default();
        house.unite("Kyiv", &["Kiev".to_owned()]);
        house.unite("Lukashenka", &["Lukashenko".to_owned()]);
        house.unite(
            "Crimean Bridge",
            &["Kerch Bridge".to_owned(), "Kerch  Strait Bridge".to_owned()],
        );
        house.unite("Marta Vell", &["Vell".to_owned()]);
        for (name, wanted) in [
            ("Kiev", Some("Kyiv")),
            ("KIEV", Some("Kyiv")),
            ("Kyiv", None),
            ("Kiev Polytechnic", Some("Kyiv Polytechnic")),
            ("Alexander Lukashenko", Some("Alexander Lukashenka")),
            ("the Kerch Strait Bridge", Some("the Crimean Bridge")),
            ("Vell", Some("Marta Vell")),
            ("Marta Vell", None),
            ("Goran Vell", None),
            ("Odesa", None),
            ("", None),
        ] {
            assert_eq!(house.canonical(name).as_deref(), wanted, "{name}");
        }
    }
}

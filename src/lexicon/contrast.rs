//! Attributes of things, people and events whose values exclude each other, with the wordings of each value:
//! `data/contrasts.txt`, kept by hand. Its head says how a wording is written.

use std::sync::LazyLock;

use crate::text::vocab::WordMap;

/// How many words may stand in a gap.
pub const GAP: u32 = 5;

/// One attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What it is said of.
    pub scope: Scope,
    /// Whether what proves to be said of one thing is worth a warning.
    pub sure: bool,
    /// Whether what is said of all is said of the story.
    pub all: bool,
    /// Whether a story may tell it of several.
    pub many: bool,
    /// Whether the values are stages, in the order in which they come: a later report of a later stage is news.
    pub stages: bool,
    /// Whether it tells of what will be done, so that a plan is no less a value than a fact.
    pub plans: bool,
    /// What it tells, for a reader: `whether it was insured`.
    pub tells: &'static str,
    /// Its values, for a reader.
    pub values: Vec<&'static str>,
}

/// What an attribute is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The wordings name the thing, and a story has one of it: `the sprinklers came on`.
    Event,
    /// A thing that its clause names.
    Thing,
    /// Somebody whom at most one of the clauses names.
    Person,
    /// Somebody or something that both clauses name.
    Named,
}

/// One element of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// One of these words, in any form.
    Any(Vec<&'static str>),
    /// One of these words, in this form.
    Exact(Vec<&'static str>),
    /// Up to [`GAP`] words of any sort.
    Gap,
}

/// One way of saying a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The attribute, by place.
    pub attribute: usize,
    /// The value, by place; `None` for what only looks like the attribute.
    pub value: Option<usize>,
    /// Its elements; the first is a word.
    pub parts: Vec<Part>,
}

/// All contrasts.
pub struct Contrasts {
    /// The attributes, in the order of the file.
    pub attributes: Vec<Attribute>,
    wordings: Vec<Wording>,
    by_first: WordMap<usize>,
}

/// The contrasts that are known.
pub fn contrasts() -> &'static Contrasts {
    static ALL: LazyLock<Contrasts> =
        LazyLock::new(|| Contrasts::parse(include_str!("../../data/contrasts.txt")));
    &ALL
}

impl Contrasts {
    /// Read a file of contrasts; lines that say nothing are passed over (a test of the file holds it to have none).
    pub fn parse(text: &'static str) -> Self {
        let mut all = Self {
            attributes: Vec::new(),
            wordings: Vec::new(),
            by_first: WordMap::new([]),
        };
        for line in text
            .lines()
            .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
        {
            let mut fields = line.split('|').map(str::trim);
            let name = fields.next().unwrap_or("");
            if line.starts_with(' ') {
                all.value(name, fields);
            } else {
                let flags = fields.next().unwrap_or("");
                let has = |flag: &str| flags.split(' ').any(|f| f == flag);
                all.attributes.push(Attribute {
                    name,
                    scope: match flags.split(' ').next() {
                        Some("thing") => Scope::Thing,
                        Some("person") => Scope::Person,
                        Some("named") => Scope::Named,
                        _ => Scope::Event,
                    },
                    sure: has("sure"),
                    all: has("all"),
                    many: has("many"),
                    stages: has("stages"),
                    plans: has("plans"),
                    tells: fields.next().unwrap_or(name),
                    values: Vec::new(),
                });
            }
        }
        let firsts = all.wordings.iter().enumerate().flat_map(|(n, wording)| {
            let words = match wording.parts.first() {
                Some(Part::Any(words) | Part::Exact(words)) => words.as_slice(),
                _ => &[],
            };
            words.iter().map(move |word| (*word, n))
        });
        all.by_first = WordMap::new(firsts.collect::<Vec<_>>());
        all
    }

    fn value(&mut self, name: &'static str, wordings: impl Iterator<Item = &'static str>) {
        let Some(at) = self.attributes.len().checked_sub(1) else {
            return;
        };
        let Some(attribute) = self.attributes.get_mut(at) else {
            return;
        };
        let value = (name != "-").then(|| {
            attribute.values.push(name);
            attribute.values.len() - 1
        });
        for wording in wordings.filter(|w| !w.is_empty()) {
            let mut push = |parts| {
                self.wordings.push(Wording {
                    attribute: at,
                    value,
                    parts,
                });
            };
            match wording.split_once(" ~ ") {
                Some((one, other)) => {
                    let both = |a, b| [parts(a), vec![Part::Gap], parts(b)].concat();
                    push(both(one, other));
                    push(both(other, one));
                }
                None => push(parts(wording)),
            }
        }
    }

    /// The wordings that may begin with one of `forms` of a word.
    pub fn beginning<'c>(&'c self, forms: [&'c str; 3]) -> impl Iterator<Item = &'c Wording> {
        let [a, b, c] = forms;
        let rest = [Some(a), (b != a).then_some(b), (c != a && c != b).then_some(c)];
        rest.into_iter()
            .flatten()
            .flat_map(|form| self.by_first.get(form))
            .filter_map(|&n| self.wordings.get(n))
    }
}

fn parts(wording: &'static str) -> Vec<Part> {
    wording
        .split([' ', '-'])
        .filter(|w| !w.is_empty())
        .map(part)
        .collect()
}

fn part(word: &'static str) -> Part {
    match word.strip_prefix('=') {
        _ if word == ".." => Part::Gap,
        Some(exact) => Part::Exact(exact.split('/').collect()),
        None => Part::Any(word.split('/').collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_has_two_values_and_every_value_a_wording() {
        let all = contrasts();
        assert!(all.attributes.len() > 100);
        for (at, attribute) in all.attributes.iter().enumerate() {
            assert!(attribute.values.len() > 1, "{}", attribute.name);
            for (n, value) in attribute.values.iter().enumerate() {
                let said = all
                    .wordings
                    .iter()
                    .any(|w| w.attribute == at && w.value == Some(n));
                assert!(said, "{}: {value}", attribute.name);
            }
        }
    }

    #[test]
    fn a_wording_is_of_words_and_begins_with_one() {
        for wording in &contrasts().wordings {
            let name = contrasts().attributes[wording.attribute].name;
            assert!(!matches!(wording.parts.first(), Some(Part::Gap) | None), "{name}");
            for part in &wording.parts {
                let (Part::Any(words) | Part::Exact(words)) = part else {
                    continue;
                };
                for word in words {
                    let plain =
                        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || "'#".contains(c));
                    assert!(plain && *word == word.to_lowercase(), "{name}: {word}");
                }
            }
        }
    }
}

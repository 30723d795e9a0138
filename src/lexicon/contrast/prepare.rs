//! The readable file of contrasts becomes the packed one.

use crate::lexicon::pack::{Packer, joined, short};
use crate::text::vocab::VocabBuilder;

/// One element of a wording, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// One of these words, in any form.
    Any(Vec<&'static str>),
    /// One of these words, in this form.
    Exact(Vec<&'static str>),
    /// A few words of any sort.
    Gap,
}

/// One way of saying a value.
#[derive(Debug)]
pub(crate) struct Wording {
    /// The attribute, by place.
    pub(crate) attribute: usize,
    /// The value, by place; `None` for what only looks like the attribute.
    pub(crate) value: Option<usize>,
    /// Its elements; the first is a word.
    pub(crate) parts: Vec<Part>,
}

/// All contrasts.
#[derive(Default)]
pub(crate) struct Readable {
    /// The fields of each attribute's line, and then its values.
    pub(crate) attributes: Vec<Vec<&'static str>>,
    /// The wordings, in the order of the file.
    pub(crate) wordings: Vec<Wording>,
}

/// Name, flags and what an attribute tells stand before its values.
const FIELDS: usize = 3;

impl Readable {
    /// Read a file of contrasts; lines that say nothing are passed over (a test of the file holds it to have none).
    pub(crate) fn read(text: &'static str) -> Self {
        let mut all = Self::default();
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
                all.attributes
                    .push(vec![name, flags, fields.next().unwrap_or(name)]);
            }
        }
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
            attribute.push(name);
            attribute.len() - 1 - FIELDS
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

    /// The same in the form in which it is used, for which see `mod.rs`.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut words = VocabBuilder::default();
        let wordings: Vec<Vec<u16>> = self.wordings.iter().map(|w| packed(w, &mut words)).collect();
        let mut beginning = vec![Vec::new(); words.iter().count() + 1];
        for (number, wording) in (0u32..).zip(&self.wordings) {
            if let Some(Part::Any(first) | Part::Exact(first)) = wording.parts.first() {
                for word in first {
                    if let Some(list) = beginning.get_mut(words.id(word) as usize) {
                        list.push(short(number));
                    }
                }
            }
        }
        let mut packer = Packer::default();
        let lines: Vec<String> = self.attributes.iter().map(|a| a.join("|")).collect();
        packer.text(&lines.join("\n"));
        let all: Vec<&str> = words.iter().map(|(word, _)| word).collect();
        packer.text(&all.join("\n"));
        for rows in [wordings, beginning] {
            let (numbers, starts) = joined(rows);
            packer.shorts(&numbers);
            packer.numbers(&starts);
        }
        packer.finish()
    }
}

fn packed(wording: &Wording, words: &mut VocabBuilder) -> Vec<u16> {
    let value = wording.value.map_or(0, |value| value + 1);
    let mut out = vec![short(wording.attribute), short(value)];
    for part in &wording.parts {
        let (exact, any) = match part {
            Part::Any(words) => (0, words.as_slice()),
            Part::Exact(words) => (1, words.as_slice()),
            Part::Gap => (0, [].as_slice()),
        };
        out.push(short(any.len()) * 2 + exact);
        out.extend(any.iter().map(|word| short(words.id(word))));
    }
    out
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

//! The readable table of attributes becomes the packed one.

use std::collections::BTreeMap;

use super::words::{bases, is_idle};
use crate::lexicon::frequency_class;
use crate::lexicon::pack::{Packer, joined, short};
use crate::text::vocab::{VocabBuilder, WordId};

/// The names of the sorts of figure, as the table writes them.
pub(crate) const SORTS: [&str; 17] = [
    "count",
    "money",
    "percent",
    "duration",
    "length",
    "area",
    "mass",
    "volume",
    "speed",
    "temperature",
    "magnitude",
    "energy",
    "age",
    "date",
    "time",
    "ordinal",
    "score",
];

struct Wording {
    attribute: usize,
    before: Vec<Step>,
    behind: Vec<Step>,
}

struct Step {
    bases: Vec<WordId>,
    link: bool,
}

/// All attributes with their wordings.
#[derive(Default)]
pub(crate) struct Readable {
    names: Vec<&'static str>,
    sorts: Vec<u32>,
    wordings: Vec<Wording>,
    words: VocabBuilder,
}

/// The base forms in the wordings of an attribute, sorted, each with its weight.
type Profile = Vec<(WordId, u16)>;

impl Readable {
    /// The attributes of `text`.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut all = Self::default();
        for line in text.lines() {
            let bare = line.trim();
            if bare.is_empty() || bare.starts_with("//") {
                continue;
            }
            if line.starts_with(' ') {
                let attribute = all.names.len().saturating_sub(1);
                all.wordings.extend(wording(bare, attribute, &mut all.words));
            } else {
                let (name, kinds) = bare.split_once('|').unwrap_or((bare, ""));
                all.names.push(name.trim());
                all.sorts
                    .push(kinds.split(',').map(|k| bit(k.trim())).fold(0, |a, b| a | b));
            }
        }
        all
    }

    /// The same in the form in which it is used.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut packer = Packer::default();
        let words: Vec<&str> = self.words.iter().map(|(word, _)| word).collect();
        packer.text(&words.join("\n"));
        packer.text(&self.names.join("\n"));
        packer.numbers(&self.sorts);
        let (numbers, starts) = joined(self.wordings.iter().map(packed));
        packer.shorts(&numbers);
        packer.numbers(&starts);
        let (numbers, starts) = joined(self.found_by());
        packer.numbers(&numbers);
        packer.numbers(&starts);
        let profiles = profiles(&self.wordings, self.names.len());
        let (numbers, starts) = joined(profiles);
        packer.shorts(&numbers.iter().map(|(base, _)| short(*base)).collect::<Vec<_>>());
        packer.shorts(&numbers.iter().map(|(_, weight)| *weight).collect::<Vec<_>>());
        packer.numbers(&starts);
        packer.finish()
    }

    /// For every base form the wordings that are found by it.
    fn found_by(&self) -> Vec<Vec<u32>> {
        let mut found_by = vec![Vec::new(); self.words.iter().count() + 1];
        for (number, wording) in (0u32..).zip(&self.wordings) {
            let (behind, step) = rarest(wording, &self.words);
            for &base in step.map_or(&[][..], |s| &s.bases) {
                if let Some(list) = found_by.get_mut(base as usize) {
                    list.push(number * 2 + u32::from(behind));
                }
            }
        }
        found_by
    }
}

fn packed(wording: &Wording) -> Vec<u16> {
    let steps = |steps: &[Step]| -> Vec<u16> {
        steps
            .iter()
            .flat_map(|step| {
                let head = short(step.bases.len()) * 2 + u16::from(step.link);
                [head]
                    .into_iter()
                    .chain(step.bases.iter().map(|base| short(*base)))
            })
            .collect()
    };
    let (before, behind) = (steps(&wording.before), steps(&wording.behind));
    let head = [short(wording.attribute), short(before.len())];
    head.into_iter().chain(before).chain(behind).collect()
}

fn bit(name: &str) -> u32 {
    SORTS
        .iter()
        .position(|s| *s == name)
        .map_or(0, |place| 1 << place)
}

fn is_link(folded: &str) -> bool {
    matches!(
        folded,
        "to" | "of"
            | "by"
            | "from"
            | "for"
            | "at"
            | "in"
            | "on"
            | "with"
            | "after"
            | "before"
            | "since"
            | "until"
            | "till"
            | "within"
            | "over"
            | "up"
            | "down"
            | "off"
            | "out"
            | "as"
            | "into"
            | "under"
            | "above"
            | "below"
            | "between"
            | "than"
            | "per"
    )
}

fn wording(text: &str, attribute: usize, builder: &mut VocabBuilder) -> Option<Wording> {
    let (before, behind) = text.split_once('#')?;
    let mut steps = |part: &str| -> Vec<Step> {
        part.split(|c: char| c.is_whitespace() || c == '-')
            .filter(|w| !w.is_empty() && !is_idle(w))
            .map(|word| Step {
                link: is_link(word),
                bases: word
                    .split('|')
                    .flat_map(|w| bases(w.trim_matches([',', ':'])))
                    .filter(|base| !base.is_empty())
                    .map(|base| builder.id(base))
                    .collect(),
            })
            .filter(|step| !step.bases.is_empty())
            .collect()
    };
    let mut before = steps(&before.to_lowercase());
    before.reverse();
    let behind = steps(&behind.to_lowercase());
    let says = before.iter().chain(&behind).any(|s| !s.link);
    says.then_some(Wording {
        attribute,
        before,
        behind,
    })
}

/// The word of a wording that is met least often, by which it is found, and whether it stands behind the figure.
fn rarest<'w>(wording: &'w Wording, words: &VocabBuilder) -> (bool, Option<&'w Step>) {
    let class = |step: &Step| {
        let classes = step.bases.iter().map(|&b| frequency_class(words.word(b)));
        if step.link { 0 } else { classes.min().unwrap_or(0) }
    };
    let best = |steps: &'w [Step]| steps.iter().max_by_key(|s| class(s));
    match (best(&wording.before), best(&wording.behind)) {
        (Some(x), Some(y)) if class(y) > class(x) => (true, Some(y)),
        (Some(x), _) => (false, Some(x)),
        (None, y) => (true, y),
    }
}

/// What each attribute's wordings are made of. Words in the wordings of many attributes weigh little.
fn profiles(wordings: &[Wording], attributes: usize) -> Vec<Profile> {
    let mut counts: Vec<BTreeMap<WordId, i64>> = vec![BTreeMap::new(); attributes];
    for wording in wordings {
        let Some(own) = counts.get_mut(wording.attribute) else {
            continue;
        };
        let steps = wording.before.iter().chain(&wording.behind).filter(|s| !s.link);
        for &base in steps.flat_map(|s| &s.bases) {
            *own.entry(base).or_default() += 1;
        }
    }
    let mut spread: BTreeMap<WordId, i64> = BTreeMap::new();
    for &base in counts.iter().flat_map(BTreeMap::keys) {
        *spread.entry(base).or_default() += 1;
    }
    let many = i64::try_from(attributes).unwrap_or(1).max(1);
    let profile = |own: &BTreeMap<WordId, i64>| {
        let rare =
            |base: &WordId| i64::from((many / spread.get(base).copied().unwrap_or(1)).max(1).ilog2()) + 1;
        let weights: Vec<(WordId, i64)> = own
            .iter()
            .map(|(base, n)| (*base, (n * 1_000_000).isqrt() * rare(base)))
            .collect();
        let length = weights.iter().map(|(_, w)| w * w).sum::<i64>().isqrt().max(1);
        let scaled = |w: i64| u16::try_from(w * 1000 / length).unwrap_or(0);
        weights.into_iter().map(|(base, w)| (base, scaled(w))).collect()
    };
    counts.iter().map(profile).collect()
}

//! Labels and findings as places on disk: what a labelled pair and a finding have in common is the bytes they cover.

use serde::Deserialize;

use crate::finding::{Finding, Severity};
use crate::source::Story;

/// `gold.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Gold {
    /// What must be found.
    #[serde(default)]
    pub finding: Vec<Entry>,
    /// What must be left alone.
    #[serde(default)]
    pub decoy: Vec<Entry>,
}

/// A labelled pair.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    /// `number`, `quote` …; decoys have none.
    #[serde(default)]
    pub kind: String,
    /// `contradiction` or `discrepancy`.
    #[serde(default)]
    pub severity: String,
    /// One side.
    pub a: Fragment,
    /// The other.
    pub b: Fragment,
    /// Neither required nor wrong.
    #[serde(default)]
    pub optional: bool,
    /// Left out: the labels disagree about it.
    #[serde(default)]
    pub disputed: bool,
}

/// A stretch of one article, by its words.
#[derive(Clone, Debug, Deserialize)]
pub struct Fragment {
    /// The file's name.
    pub file: String,
    /// The exact words.
    pub text: String,
}

/// Bytes of a file on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name, without folders.
    pub file: String,
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
}

impl Place {
    fn overlaps(&self, other: &Place) -> bool {
        self.file == other.file && self.start < other.end && other.start < self.end
    }
}

/// A labelled pair with its places found.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The label.
    pub entry: Entry,
    /// Both sides.
    pub sides: [Place; 2],
}

/// A finding as it is scored.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The rule's id.
    pub rule: String,
    /// What it says.
    pub message: String,
    /// The places of each camp's claims.
    pub camps: Vec<Vec<Place>>,
}

/// Where a fragment stands in a file, as it is or with its markup characters escaped.
pub fn locate(fragment: &Fragment, bytes: &[u8]) -> Option<Place> {
    let plain = fragment
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let quoted = plain.replace('"', "&quot;").replace('\'', "&#x27;");
    [fragment.text.as_str(), &plain, &quoted].iter().find_map(|text| {
        let start = memchr::memmem::find(bytes, text.as_bytes())?;
        Some(Place {
            file: fragment.file.clone(),
            start: start as u64,
            end: (start + text.len()) as u64,
        })
    })
}

/// Findings of a story at or above `floor`, with the bytes of their claims on disk.
pub fn shown(story: &Story, findings: &[Finding], floor: Severity) -> Vec<Shown> {
    let loud = findings.iter().filter(|f| f.severity >= floor);
    loud.map(|finding| Shown {
        rule: finding.rule.to_string(),
        message: finding.message.clone(),
        camps: finding
            .camps
            .iter()
            .map(|c| c.claims.iter().filter_map(|e| place(story, e)).collect())
            .collect(),
    })
    .collect()
}

pub(super) fn place(story: &Story, evidence: &crate::finding::Evidence) -> Option<Place> {
    let article = story.articles.get(evidence.article as usize)?;
    let (start, end) = article.on_disk(evidence.span);
    let file = article.path.rsplit('/').next().unwrap_or_default().to_owned();
    Some(Place { file, start, end })
}

/// Whether two camps of a finding lie over the two sides of a pair.
pub(super) fn covers(shown: &Shown, pair: &Pair) -> bool {
    let over = |side: &Place| -> Vec<usize> {
        let on_side = |camp: &Vec<Place>| camp.iter().any(|claim| claim.overlaps(side));
        shown
            .camps
            .iter()
            .enumerate()
            .filter(|(_, c)| on_side(c))
            .map(|(at, _)| at)
            .collect()
    };
    let (first, second) = (over(&pair.sides[0]), over(&pair.sides[1]));
    first.iter().any(|i| second.iter().any(|j| i != j))
}

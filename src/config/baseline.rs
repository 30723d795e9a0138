//! The baseline: findings that were there when the tool was adopted. One JSON object a line, sorted by fingerprint,
//! so that two branches merge.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the file is called where nothing else is said.
pub const FILE_NAME: &str = ".gainsay-baseline.jsonl";

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The finding.
    pub fingerprint: String,
    /// Its rule, for people.
    pub rule: String,
    /// What it said, for people.
    pub message: String,
}

/// The findings known before, by fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, Known>,
}

impl Baseline {
    /// Read the file's text.
    ///
    /// # Errors
    /// The line that cannot be read, and why.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut known = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let entry: Known = serde_json::from_str(line)
                .map_err(|e| format!("line {} is no baseline entry: {e}", number + 1))?;
            known.insert(entry.fingerprint.clone(), entry);
        }
        Ok(Self { known })
    }

    /// A baseline of these findings.
    pub fn of(findings: impl IntoIterator<Item = Known>) -> Self {
        Self {
            known: findings.into_iter().map(|k| (k.fingerprint.clone(), k)).collect(),
        }
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for known in self.known.values() {
            // Strings only: writing them cannot fail.
            out.push_str(&serde_json::to_string(known).unwrap_or_default());
            out.push('\n');
        }
        out
    }

    /// Whether it knows the finding.
    pub fn knows(&self, fingerprint: &str) -> bool {
        self.known.contains_key(fingerprint)
    }

    /// Its entries, by fingerprint.
    pub fn entries(&self) -> impl Iterator<Item = &Known> {
        self.known.values()
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether it knows nothing.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Its entries that are not among `current`.
    pub fn gone<'b>(&'b self, current: &'b Baseline) -> impl Iterator<Item = &'b Known> {
        self.entries().filter(|k| !current.knows(&k.fingerprint))
    }

    /// Without what is not among `current`.
    #[must_use]
    pub fn pruned(&self, current: &Baseline) -> Self {
        Self::of(self.entries().filter(|k| current.knows(&k.fingerprint)).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(fingerprint: &str) -> Known {
        Known {
            fingerprint: fingerprint.to_owned(),
            rule: "age".to_owned(),
            message: "two ages \u{2028} \"quoted\"\nand more".to_owned(),
        }
    }

    #[test]
    fn it_reads_what_it_wrote_sorted_one_line_each() {
        let baseline = Baseline::of([known("b"), known("a")]);
        let text = baseline.to_text();
        assert_eq!(text.lines().count(), 2);
        assert!(text.starts_with("{\"fingerprint\":\"a\""));
        assert_eq!(Baseline::parse(&text), Ok(baseline));
    }

    #[test]
    fn a_merge_conflict_is_named_with_its_line() {
        let error = Baseline::parse("\n<<<<<<< ours\n").expect_err("no entry");
        assert!(error.starts_with("line 2 "), "{error}");
    }

    #[test]
    fn pruning_keeps_what_still_occurs() {
        let old = Baseline::of([known("a"), known("b")]);
        let now = Baseline::of([known("b"), known("c")]);
        assert_eq!(old.pruned(&now), Baseline::of([known("b")]));
        assert_eq!(old.gone(&now).count(), 1);
    }
}

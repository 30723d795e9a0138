//! How often the checker is right on labelled stories: precision and recall with intervals, and what was missed.
//!
//! A story's `gold.toml` lists pairs of fragments that must be reported and pairs (decoys) that must not. A finding
//! covers a pair when one of its camps has a claim over the first fragment and another camp one over the second.
//! Nothing here reads files: `cli::eval` does.

mod gold;
mod render;
mod share;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use gold::covers;
pub use gold::{Entry, Fragment, Gold, Pair, Place, Shown, locate, shown};
pub use render::{difference, leave_one_out, render};
pub use share::{Share, Wilson};

/// The score of one story, or of several together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Findings that cover a labelled pair.
    pub precision: Share,
    /// Labelled pairs that are covered.
    pub recall: Share,
    /// Of those, the contradictions.
    pub contradictions: Share,
    /// Decoys that are covered.
    pub decoys: Share,
    /// Findings of each rule that are right.
    pub by_rule: BTreeMap<String, Share>,
    /// Pairs of each kind that are found.
    pub by_kind: BTreeMap<String, Share>,
    /// Pairs of each severity that are found.
    pub by_severity: BTreeMap<String, Share>,
    /// One line for each pair missed, finding that is wrong and decoy flagged.
    pub lines: Vec<String>,
    /// One line for each pair found.
    pub found: Vec<String>,
}

/// Everything measured, as `--format json` writes it and `--compare` reads it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Eval {
    /// `gainsay.eval/1`.
    pub schema: String,
    /// All stories together.
    pub total: Score,
    /// Each story by its folder's name.
    pub stories: BTreeMap<String, Score>,
}

/// Score one story.
pub fn score(gold: &[Pair], decoys: &[Pair], shown: &[Shown]) -> Score {
    let mut score = Score::default();
    for pair in gold.iter().filter(|p| !p.entry.optional && !p.entry.disputed) {
        let hit = shown.iter().any(|s| covers(s, pair));
        score.recall.add(hit);
        score.by_kind.entry(pair.entry.kind.clone()).or_default().add(hit);
        score
            .by_severity
            .entry(pair.entry.severity.clone())
            .or_default()
            .add(hit);
        if pair.entry.severity == "contradiction" {
            score.contradictions.add(hit);
        }
        let told = told(pair);
        if hit {
            score.found.push(told);
        } else {
            score.lines.push(format!("missed [{}] {told}", pair.entry.kind));
        }
    }
    for finding in shown {
        let right = gold.iter().any(|pair| covers(finding, pair));
        score.precision.add(right);
        score.by_rule.entry(finding.rule.clone()).or_default().add(right);
        if !right {
            score
                .lines
                .push(format!("wrong [{}] {}", finding.rule, finding.message));
        }
    }
    for pair in decoys.iter().filter(|p| !p.entry.disputed) {
        let hit = shown.iter().any(|s| covers(s, pair));
        score.decoys.add(hit);
        if hit {
            score.lines.push(format!("decoy {}", told(pair)));
        }
    }
    score
}

fn told(pair: &Pair) -> String {
    format!("“{}” | “{}”", pair.entry.a.text, pair.entry.b.text)
}

/// All stories together.
pub fn total(stories: BTreeMap<String, Score>) -> Eval {
    let total = sum(stories.values());
    Eval {
        schema: "gainsay.eval/1".to_owned(),
        total,
        stories,
    }
}

fn sum<'s>(stories: impl Iterator<Item = &'s Score>) -> Score {
    let mut all = Score::default();
    for score in stories {
        all.precision.join(score.precision);
        all.recall.join(score.recall);
        all.contradictions.join(score.contradictions);
        all.decoys.join(score.decoys);
        for (mine, theirs) in [
            (&mut all.by_rule, &score.by_rule),
            (&mut all.by_kind, &score.by_kind),
            (&mut all.by_severity, &score.by_severity),
        ] {
            for (name, share) in theirs {
                mine.entry(name.clone()).or_default().join(*share);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests;

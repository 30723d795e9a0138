//! The wire form of a run: `gainsay.report/1` and `gainsay.claim/1` (docs/formats.md).
//!
//! These structs are the contract with other programs: fields may be added, never renamed or removed. Every other
//! machine format is made from [`FindingOut`], so all formats tell the same places and words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::value::ValueOut;

/// `gainsay.report/1`: a whole run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportOut {
    /// Always `gainsay.report/1`.
    pub schema: String,
    /// The figures of the closing line.
    pub summary: SummaryOut,
    /// One per rule, sorted by id.
    pub rules: Vec<RuleOut>,
    /// Everything found that was not ignored or baselined, notes included.
    pub findings: Vec<FindingOut>,
    /// Findings that were ignored or baselined, with why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Vec<FindingOut>,
    /// What a reader should know besides.
    pub notices: Vec<NoticeOut>,
}

/// The figures of the closing line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryOut {
    /// Articles read.
    pub articles: usize,
    /// Claims extracted.
    pub claims: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note, shown or hidden.
    pub notes: usize,
    /// Findings that a comment or `[[accept]]` silences.
    pub ignored: usize,
    /// Findings the baseline knows.
    pub baselined: usize,
    /// Articles without a publication date.
    #[serde(default)]
    pub undated: usize,
    /// Inputs that could not be read.
    #[serde(default)]
    pub unreadable: usize,
    /// Findings that touch no draft (`--against`) or no changed article (`--since`).
    #[serde(default)]
    pub elsewhere: usize,
}

/// How a rule fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleOut {
    /// Its id.
    pub id: String,
    /// `failed`, `ok`, or `idle` where it found no claim at all.
    pub outcome: String,
    /// Claims extracted.
    pub claims: usize,
    /// Groups of claims about one thing.
    #[serde(default)]
    pub groups: usize,
    /// Findings of any severity that were not silenced.
    pub findings: usize,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingOut {
    /// The rule's id.
    pub rule: String,
    /// `contradiction`, `discrepancy` or `note`.
    pub verdict: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// 16 hexadecimal digits that stay when text moves and change when a figure does.
    pub fingerprint: String,
    /// Why they differ: `scope`, `stale`, `rounding`, `hedge`, `claimant`, `rendering`, `conflict`.
    pub class: String,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Why the camps were compared.
    pub aligned: String,
    /// Why they clash.
    pub clash: String,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The story, where a run has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// Groups of claims that agree with each other: at least two.
    pub camps: Vec<CampOut>,
    /// Why the finding is not reported, in `suppressed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppression: Option<SuppressionOut>,
}

impl FindingOut {
    /// Every claim of every camp, in order, with the number of its camp.
    pub fn claims(&self) -> impl Iterator<Item = (usize, &ClaimOut)> {
        self.camps
            .iter()
            .enumerate()
            .flat_map(|(number, camp)| camp.claims.iter().map(move |claim| (number, claim)))
    }

    /// The claim a one-place format points at.
    pub fn first(&self) -> Option<&ClaimOut> {
        self.claims().next().map(|(_, claim)| claim)
    }
}

/// Why a finding is silent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuppressionOut {
    /// `comment`, `accept` or `baseline`.
    pub kind: String,
    /// The reason given.
    pub reason: String,
}

/// Claims that agree with each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampOut {
    /// How the value reads.
    pub reads_as: String,
    /// At least one claim.
    pub claims: Vec<ClaimOut>,
}

/// One claim at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimOut {
    /// `gainsay.claim/1` where a claim stands alone on its line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The rule, where a claim stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The article.
    pub path: String,
    /// `draft` or `source`, where one is held against the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in characters.
    pub column: u32,
    /// Line of the last character.
    #[serde(default)]
    pub end_line: u32,
    /// One past the column of the last character.
    #[serde(default)]
    pub end_column: u32,
    /// The same two columns in bytes of UTF-8, for formats that count so; not part of this one.
    #[serde(skip)]
    pub byte_columns: (u32, u32),
    /// First byte in the file as it lies on disk.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
    /// The claim's words as a reader sees them.
    pub text: String,
    /// The value.
    pub value: ValueOut,
    /// What it is about.
    pub slots: BTreeMap<String, serde_json::Value>,
    /// Who, when, how.
    pub frame: FrameOut,
}

impl ClaimOut {
    /// The file the claim is in: the path without the line of a JSON-lines article.
    pub fn file(&self) -> &str {
        match self.path.rsplit_once(':') {
            Some((file, line)) if !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()) => file,
            _ => &self.path,
        }
    }

    /// `path:line:column`.
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.file(), self.line, self.column)
    }
}

/// The circumstances of a claim. What is not known is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameOut {
    /// `voice`, `person`, `office`, `outlet` or `anonymous`.
    pub source: String,
    /// The source's name, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_name: Option<String>,
    /// When it was said: `2022-10-17`, or `2022-10-10..2022-10-17` for a range, `2022-10` for a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_at: Option<String>,
    /// What moment it describes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The field `as_of` came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of_from: Option<String>,
    /// When the thing happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Whether it stands inside a quotation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_quote: bool,
    /// `fact`, `planned`, `possible`, `conditional` or `question`.
    pub mood: String,
    /// `did not kill five people`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// `another 26`: never a total.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// Slots filled from context.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filled: Vec<String>,
}

/// Something a reader should know that is not a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOut {
    /// The article or file it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// One sentence without a full stop.
    pub message: String,
}

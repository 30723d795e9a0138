//! The part of a rule file's mirror that says how claims are compared: `[key]`, `[compare]`, `[quote]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::{Spanned, Text};

/// How one slot of the key is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum KeyModeFile {
    /// Equal values.
    #[serde(rename = "same")]
    Same,
    /// Equal, or missing on one side.
    #[serde(rename = "same?")]
    SameOrMissing,
    /// Equal, or one part of the other.
    #[serde(rename = "within")]
    Within,
    /// The same; a missing value is the whole.
    #[serde(rename = "within?")]
    WithinOrMissing,
    /// Ranges that share a day.
    #[serde(rename = "overlap")]
    Overlap,
    /// Ranges that share a day, or missing on one side.
    #[serde(rename = "overlap?")]
    OverlapOrMissing,
}

/// `compare.as`: which way of comparing a rule uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CompareAs {
    /// Intervals of counts.
    Count,
    /// Intervals of measures, after conversion.
    Amount,
    /// Intervals of percentages.
    Percent,
    /// Sums of money, currency kept apart.
    Money,
    /// Lengths of time.
    Duration,
    /// Ages.
    Age,
    /// Day ranges.
    Date,
    /// A weekday against its date.
    WeekdayOf,
    /// Persons, places, organisations.
    Name,
    /// Compass sides.
    Side,
    /// Parts and their whole.
    Sum,
    /// Percentages beside the figures they are of.
    Share,
    /// Changes beside their terms.
    Change,
    /// Lengths of time beside when they begin and end.
    Span,
    /// Words of a closed scale.
    Words,
    /// Quotations.
    Quote,
    /// Spellings of one name.
    Spelling,
    /// Roles of one person, holders of one office.
    Role,
    /// Ages of one person.
    PersonAge,
    /// Where something is; `value` is `bearing`, `part`, `floor`, `label` or `route`.
    Place,
    /// Days of one event.
    When,
    /// Figures on any subject.
    Figures,
    /// Whose figure it is: one figure credited to two sources, or to none in a draft.
    Attribution,
    /// A bare figure of a draft where its sources differ.
    Disclosure,
    /// Hedges lost or hardened between a draft and its sources.
    Hedge,
    /// One figure told of two things, and two figures that have changed places.
    SameFigure,
    /// Doubts of a source that its draft leaves out.
    Certainty,
    /// What came first.
    Order,
    /// Which way one thing went, of two that exclude each other.
    Opposite,
    /// Attributes with values that exclude each other.
    Contrast,
    /// Headline, deck and captions against the copy they stand over.
    Headline,
}

/// Whether a value may change between reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Evolves {
    /// Later reports may only be higher.
    Up,
    /// Later reports may only be lower.
    Down,
    /// Either way, within the window.
    Any,
    /// It does not move.
    Never,
}

/// Where two claims may stand to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One sentence.
    Sentence,
    /// One article.
    Document,
    /// One story.
    Story,
    /// All articles of the run.
    Corpus,
}

/// What happens when both sides name different sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SourcesPolicy {
    /// A note at most: "attributed difference".
    Note,
    /// No effect.
    Flag,
    /// Not reported.
    Ignore,
}

/// What is done with announced values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlannedFile {
    /// Compared among themselves.
    Separate,
    /// Compared with facts too.
    WithFacts,
}

/// What is done with a negated claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NegatedFile {
    /// It contradicts the same claim unnegated.
    Contradict,
    /// It is not compared.
    Ignore,
}

/// When one figure with two sources is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CreditedFile {
    /// Within one article.
    SameInDocument,
}

/// What a missing slot does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MissingFile {
    /// It weakens the verdict by a level.
    Weaken,
    /// Two missing slots still match.
    Match,
}

/// `[compare]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareFile {
    /// Which way of comparing.
    #[serde(rename = "as")]
    #[schemars(with = "CompareAs")]
    pub kind: Spanned<CompareAs>,
    /// The slot that holds the value.
    #[schemars(with = "Option<String>")]
    pub value: Option<Text>,
    /// The slot that holds the date (`weekday-of`).
    #[schemars(with = "Option<String>")]
    pub with: Option<Text>,
    /// The slot that holds the parts (`sum`).
    #[schemars(with = "Option<String>")]
    pub parts: Option<Text>,
    /// Whether the value may change between reports.
    pub evolves: Option<Evolves>,
    /// How far apart two publications may lie: `"14 days"`.
    #[schemars(with = "Option<String>")]
    pub window: Option<Text>,
    /// Where two claims may stand.
    pub scope: Option<Scope>,
    /// What happens when both sides name different sources.
    pub sources: Option<SourcesPolicy>,
    /// What is done with announced values.
    pub planned: Option<PlannedFile>,
    /// What is done with a negated claim.
    pub negated: Option<NegatedFile>,
    /// When one figure with two sources is reported.
    pub credited: Option<CreditedFile>,
    /// What a missing slot does.
    pub missing: Option<MissingFile>,
    /// Smaller gaps are compatible: `"5%"`.
    #[schemars(with = "Option<String>")]
    pub min_gap: Option<Text>,
    /// Offices with one holder at a time (`name`).
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub unique: Vec<Text>,
    /// Values of key slots for which a later figure may be lower, whatever `evolves` says: the missing are found.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub may_fall: Vec<Text>,
}

/// `[quote]`: when two quotations are one remark.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteFile {
    /// Shorter quotations are only compared whole.
    pub min_words: Option<u32>,
    /// Three-word runs two quotations must share.
    pub shared_runs: Option<u32>,
    /// Share of the shorter one found, in order, in the longer one: 0 to 1.
    #[schemars(with = "Option<f64>")]
    pub similar: Option<Spanned<f64>>,
    /// Spellings that count as one.
    #[serde(default)]
    #[schemars(with = "Vec<Vec<String>>")]
    pub spelling: Vec<Vec<Text>>,
    /// Words that alone make a note only.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub ignore_words: Vec<Text>,
}

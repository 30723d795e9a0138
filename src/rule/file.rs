//! The mirror of a rule file: exactly what TOML may say, with the place of everything a message may point at.
//!
//! Nothing here is checked beyond its shape; `compile.rs` gives it meaning.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
pub use toml::Spanned;

pub use super::compare_file::{
    CompareFile, CreditedFile, KeyModeFile, MissingFile, NegatedFile, PlannedFile, QuoteFile,
};
pub use super::scalar::{ExpectFile, Scalar};

/// A string with its place.
pub type Text = Spanned<String>;

/// A table whose keys have a place.
pub type Table<V> = BTreeMap<Text, V>;

/// A rule: what a comparable claim is, and how two of them are compared.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Kebab-case name, unique in a run.
    #[schemars(with = "String", regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: Text,
    /// What the rule demands, in one line.
    #[schemars(with = "String")]
    pub title: Text,
    /// Severity of a contradiction; a discrepancy is one lower.
    pub severity: Option<SeverityFile>,
    /// Why an editor wants to know: a paragraph for `gainsay explain`.
    pub why: Option<String>,
    /// Patterns that make claims, the most specific first.
    #[serde(rename = "match", default)]
    pub matches: Vec<MatchFile>,
    /// Word lists of this rule, before the shared ones.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, ListFile>")]
    pub lists: Table<ListFile>,
    /// Slot values that name the same thing.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<Vec<String>>>")]
    pub same_as: Table<Vec<Vec<Text>>>,
    /// Where a match does not count.
    #[serde(default)]
    pub skip: SkipFile,
    /// Slots taken from the context when the match does not have them.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, FillFile>")]
    pub fill: Table<FillFile>,
    /// What two claims must share to be about the same thing.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, KeyModeFile>")]
    pub key: Table<Spanned<KeyModeFile>>,
    /// How two claims are compared.
    #[schemars(with = "CompareFile")]
    pub compare: Spanned<CompareFile>,
    /// Widths of hedges, `"hard% soft%"`, for this rule.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub numbers: Table<Text>,
    /// When two quotations are one remark.
    #[schemars(with = "Option<QuoteFile>")]
    pub quote: Option<Spanned<QuoteFile>>,
    /// Texts with the claims they must give.
    #[serde(rename = "example", default)]
    pub examples: Vec<ExampleFile>,
    /// Pairs of texts with the verdict they must give.
    #[serde(rename = "case", default)]
    pub cases: Vec<CaseFile>,
}

/// How loud a contradiction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SeverityFile {
    /// The two cannot both stand.
    Error,
    /// A reader would stumble.
    Warning,
    /// Worth knowing.
    Note,
}

/// One pattern and what it sets.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatchFile {
    /// The pattern.
    #[schemars(with = "String")]
    pub pattern: Text,
    /// Constant slots.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Scalar>")]
    pub set: Table<Scalar>,
    /// Read the slot's number as if this hedge stood before it.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub read: Table<Text>,
    /// What it finds is some of a larger number, never held against a total.
    #[serde(default)]
    pub part: bool,
}

/// Where a match does not count.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkipFile {
    /// Patterns that end right before the value.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub before: Vec<Text>,
    /// Patterns that start right after the value or the match.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub after: Vec<Text>,
    /// Patterns that occur in the match.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub inside: Vec<Text>,
    /// Patterns that occur anywhere in the sentence.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub sentence: Vec<Text>,
    /// Skip what stands inside a quotation.
    #[serde(default)]
    pub in_quotes: bool,
    /// Skip a name that follows another name.
    #[serde(default)]
    pub after_name: bool,
}

/// Where a missing slot is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FillFile {
    /// This sentence, else earlier in the paragraph, else headline and lead.
    Nearest,
    /// This paragraph.
    Paragraph,
    /// Headline and first two paragraphs.
    Lead,
    /// The headline.
    Headline,
    /// The country the article is about.
    SubjectCountry,
}

/// A text and what it must give.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile {
    /// What the example shows.
    #[schemars(with = "String")]
    pub name: Text,
    /// The article's text.
    pub text: String,
    /// Its headline.
    pub headline: Option<String>,
    /// Its day of publication, `YYYY-MM-DD`.
    #[schemars(with = "Option<String>")]
    pub date: Option<Text>,
    /// Every claim it must give, in order: slot = what is expected; none for a guard.
    #[schemars(with = "Option<Vec<BTreeMap<String, ExpectFile>>>")]
    pub claims: Option<Vec<ClaimFile>>,
    /// The example is known to fail.
    #[serde(default)]
    pub known_bad: bool,
}

/// A claim an example must give: slots with what they hold.
pub type ClaimFile = Spanned<Table<Spanned<ExpectFile>>>;

/// Two texts and the verdict they must give.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// What the case shows.
    #[schemars(with = "String")]
    pub name: Text,
    /// One article.
    pub a: ArticleFile,
    /// The other.
    pub b: ArticleFile,
    /// What comparing them must say.
    pub verdict: VerdictFile,
    /// The case is known to fail.
    #[serde(default)]
    pub known_bad: bool,
}

/// One article of a case.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleFile {
    /// Its text.
    pub text: String,
    /// Its headline.
    pub headline: Option<String>,
    /// Its day of publication, `YYYY-MM-DD`.
    #[schemars(with = "Option<String>")]
    pub date: Option<Text>,
    /// Who published it.
    pub outlet: Option<String>,
    /// On which side it stands, for rules that hold a draft against its sources.
    pub role: Option<RoleFile>,
}

/// The side of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RoleFile {
    /// The text under work.
    Draft,
    /// What the draft is held against.
    Source,
}

/// What a comparison may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VerdictFile {
    /// Not about the same thing.
    Unrelated,
    /// The same.
    Agree,
    /// Both can stand.
    Compatible,
    /// A later value replaced an earlier one.
    Update,
    /// Differs in a way worth knowing.
    Note,
    /// A reader takes them to differ.
    Discrepancy,
    /// They cannot both stand.
    Contradiction,
}

/// A word list: entries that stand for themselves, or canonical values with their words.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub enum ListFile {
    /// `["soldier~", "troops"]`.
    Plain(#[schemars(with = "Vec<String>")] Vec<Text>),
    /// `civilian = { words = […], is_a = "person" }`.
    Canonical(#[schemars(with = "BTreeMap<String, EntryFile>")] Table<EntryFile>),
}

/// A canonical value of a list.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryFile {
    /// The words that mean it.
    #[schemars(with = "Vec<String>")]
    pub words: Vec<Text>,
    /// What it is a part or a kind of.
    #[schemars(with = "Option<String>")]
    pub is_a: Option<Text>,
}

/// `_lists.toml`, `_names.toml`: what every rule shares.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedFile {
    /// Word lists.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, ListFile>")]
    pub lists: Table<ListFile>,
    /// Places.
    #[serde(rename = "place", default)]
    pub places: Vec<PlaceFile>,
    /// Persons.
    #[serde(rename = "person", default)]
    pub persons: Vec<NameFile>,
    /// Organisations.
    #[serde(rename = "org", default)]
    pub orgs: Vec<NameFile>,
}

/// A place.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceFile {
    /// Its canonical name.
    #[schemars(with = "String")]
    pub name: Text,
    /// Other spellings and names.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub also: Vec<Text>,
    /// The place it lies in.
    #[serde(rename = "in")]
    #[schemars(with = "Option<String>")]
    pub within: Option<Text>,
    /// Its neighbours, and the side they lie on.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub borders: Table<Text>,
    /// The house spelling, when other spellings are to be reported.
    pub prefer: Option<String>,
}

/// A person or an organisation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameFile {
    /// The canonical name.
    #[schemars(with = "String")]
    pub name: Text,
    /// Other spellings and names.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub also: Vec<Text>,
    /// Offices held.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub role: Vec<Text>,
    /// The house spelling, when other spellings are to be reported.
    pub prefer: Option<String>,
}

// `Spanned` does not work inside serde's untagged enums, so lists, and the values of `scalar.rs`, read their shapes by hand.

impl<'de> Deserialize<'de> for ListFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = ListFile;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of words, or a table of canonical values")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<ListFile, A::Error> {
                Deserialize::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(ListFile::Plain)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ListFile, A::Error> {
                Deserialize::deserialize(de::value::MapAccessDeserializer::new(map)).map(ListFile::Canonical)
            }
        }
        deserializer.deserialize_any(Shape)
    }
}

//! What a run reports: findings with their camps, and the report that holds them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::extract::{Frame, Slot};
use crate::source::{Article, Story};
use crate::text::Span;
use crate::value::{Quantity, Sym, Value};

/// How loud a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; hidden unless asked for.
    Note,
    /// A reader would stumble.
    Warning,
    /// The two cannot both stand.
    Error,
}

impl Severity {
    /// Its name in every output and option.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What a comparison found (semantics 0), weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Not about the same thing.
    Unrelated,
    /// The same.
    Agree,
    /// Both can stand.
    Compatible,
    /// A later value replaced an earlier one.
    Update,
    /// Differs in a way an editor may want to know.
    Note,
    /// A reader takes them to differ.
    Discrepancy,
    /// They cannot both stand.
    Contradiction,
}

impl Verdict {
    /// Its name in every output.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Unrelated => "unrelated",
            Verdict::Agree => "agree",
            Verdict::Compatible => "compatible",
            Verdict::Update => "update",
            Verdict::Note => "note",
            Verdict::Discrepancy => "discrepancy",
            Verdict::Contradiction => "contradiction",
        }
    }
}

/// Why two compared claims differ; only `Conflict` is an error (semantics 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Class {
    /// Part and whole, another place, another group.
    Scope,
    /// An older value.
    Stale,
    /// One is the other, rounded.
    Rounding,
    /// The hedge differs, not the figure.
    Hedge,
    /// Two named sources disagree.
    Claimant,
    /// Translation, spelling.
    Rendering,
    /// None of these: a mistake somewhere.
    Conflict,
}

impl Class {
    /// Its name in every output.
    pub fn name(self) -> &'static str {
        match self {
            Class::Scope => "scope",
            Class::Stale => "stale",
            Class::Rounding => "rounding",
            Class::Hedge => "hedge",
            Class::Claimant => "claimant",
            Class::Rendering => "rendering",
            Class::Conflict => "conflict",
        }
    }
}

/// How sure the alignment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// Never above a note.
    Low,
    /// One filled slot, or a clear match of `figures`.
    Medium,
    /// A topic rule with every slot in the sentence, or an identity key.
    High,
}

impl Confidence {
    /// Its name in every output and option.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// One claim as a finding shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The article, by place in the story.
    pub article: u32,
    /// The claim's words, as bytes of the article's text.
    pub span: Span,
    /// The value.
    pub value: Value,
    /// The slots.
    pub slots: Vec<(Sym, Slot)>,
    /// Who, when, how.
    pub frame: Frame,
}

/// Claims that agree with each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Camp {
    /// How the value reads: `8,100 to 8,999`.
    pub reads_as: String,
    /// At least one claim, in order of article and place.
    pub claims: Vec<Evidence>,
}

/// One thing to fix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: Sym,
    /// Note, discrepancy or contradiction.
    pub verdict: Verdict,
    /// How loud.
    pub severity: Severity,
    /// Why they differ.
    pub class: Class,
    /// How sure the alignment is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Why the camps were compared.
    pub aligned: String,
    /// Why they clash.
    pub clash: String,
    /// What to do.
    pub help: Option<String>,
    /// At least two.
    pub camps: Vec<Camp>,
    /// What identifies the finding when text moves: the normalised key of what was compared.
    pub key: String,
}

impl Finding {
    /// Whether `other` sets the same places against each other: places of two camps here stand in two camps there.
    pub fn shares_sides(&self, other: &Finding) -> bool {
        let touches = |mine: &Camp, theirs: &Camp| {
            mine.claims.iter().any(|a| {
                theirs
                    .claims
                    .iter()
                    .any(|b| a.article == b.article && a.span.overlaps(b.span))
            })
        };
        let met: BTreeSet<(usize, usize)> = self
            .camps
            .iter()
            .enumerate()
            .flat_map(|(i, mine)| {
                let theirs = other.camps.iter().enumerate();
                theirs
                    .filter(move |(_, camp)| touches(mine, camp))
                    .map(move |(j, _)| (i, j))
            })
            .collect();
        met.iter().any(|(i, j)| met.iter().any(|(p, q)| i != p && j != q))
    }

    /// 16 hexadecimal digits that identify the finding: a hash of the rule, the key, and the *set* of (article,
    /// value). Lines, wording and order play no part, so text may move and messages may change; a figure that
    /// changes makes another finding.
    pub fn fingerprint(&self, story: &Story) -> String {
        let sides: BTreeSet<(String, String)> = self
            .camps
            .iter()
            .flat_map(|camp| &camp.claims)
            .map(|claim| {
                let article = story.articles.get(claim.article as usize);
                (
                    article.map_or_else(String::new, identity),
                    canonical(&claim.value),
                )
            })
            .collect();
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &str| {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        };
        add(&self.rule);
        add(&self.key);
        for (article, value) in &sides {
            add(article);
            add(value);
        }
        hasher.finalize().to_hex().chars().take(16).collect()
    }
}

/// What an article is called whatever folder the command was run in: its id where it has one, else its file name,
/// with the folder's name for files that are all called `index`.
fn identity(article: &Article) -> String {
    if let Some((_, id)) = article.fields.iter().find(|(key, _)| key == "id") {
        return id.clone();
    }
    let mut parts = article.path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    match parts.next() {
        Some(folder) if name.starts_with("index.") || name.starts_with("_index.") => {
            format!("{folder}/{name}")
        }
        _ => name.to_owned(),
    }
}

/// A value as text that is equal exactly where the values are.
pub fn canonical(value: &Value) -> String {
    let figure =
        |kind: &str, q: &Quantity, unit: &str| format!("{kind} {} {} {} {unit}", q.op as u8, q.n, q.m);
    match value {
        Value::Count(q) => figure("count", q, ""),
        Value::Amount(q, unit) => figure("amount", q, unit.symbol),
        Value::Money(q, currency) => figure("money", q, &currency.0),
        Value::Percent { quantity, points } => {
            figure("percent", quantity, if *points { "points" } else { "" })
        }
        Value::Duration(q, unit) => figure("duration", q, unit.symbol),
        Value::Age(q) => figure("age", q, ""),
        Value::Ordinal(n) => format!("ordinal {n}"),
        Value::Score(a, b) => format!("score {a} {b}"),
        Value::Ratio { of, per } => format!("ratio {of} {per}"),
        Value::Date(days) => format!("date {} {}", days.lo, days.hi),
        Value::MonthDay(day) => format!("month-day {day}"),
        Value::Clock(clock) => format!("clock {clock}"),
        Value::Weekday(weekday) => format!("weekday {}", weekday.0),
        Value::Name(name) => format!("name {name}"),
        Value::Side(side) => format!("side {}", side.0),
        Value::Quote(words) => format!("quote {words}"),
        Value::Words(words) => format!("words {words}"),
        Value::Undisclosed => "undisclosed".to_owned(),
    }
}

/// How a rule fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleOutcome {
    /// The rule's id.
    pub rule: Sym,
    /// Claims extracted.
    pub claims: usize,
    /// Groups of claims about one thing.
    pub groups: usize,
}

/// Something a reader should know that is not a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    /// The article or file it concerns.
    pub path: Option<String>,
    /// One sentence without a full stop.
    pub message: String,
}

/// The result of a run over one story.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    /// Findings, loudest first within the order of rules.
    pub findings: Vec<Finding>,
    /// One per rule, sorted by id.
    pub rules: Vec<RuleOutcome>,
    /// Notices, sorted.
    pub notices: Vec<Notice>,
    /// How many articles were read.
    pub articles: usize,
}

/// A value in one spelling, whatever words it was written in: `>1000`, `2022-10-10`, `west`.
pub fn normal_value(value: &Value) -> String {
    match value {
        Value::Count(q) => q.to_string(),
        Value::Ordinal(n) => format!("no. {n}"),
        Value::Amount(q, unit) | Value::Duration(q, unit) => format!("{q} {}", unit.symbol),
        Value::Money(q, currency) => format!("{q} {}", currency.0),
        Value::Percent { quantity, points } => format!("{quantity}{}", if *points { " points" } else { "%" }),
        Value::Age(q) => format!("{q} years old"),
        Value::Score(a, b) => format!("{a}-{b}"),
        Value::Ratio { of, per } => format!("{of}/{per}"),
        Value::Date(days) => days.to_string(),
        Value::MonthDay(day) => day.to_string(),
        Value::Clock(clock) => clock.to_string(),
        Value::Weekday(day) => day.to_string(),
        Value::Name(words) | Value::Quote(words) | Value::Words(words) => words.to_string(),
        Value::Side(side) => side.name().to_owned(),
        Value::Undisclosed => "undisclosed".to_owned(),
    }
}

/// A slot in one spelling; the values of a slot captured more than once are sorted.
pub fn normal_slot(slot: &Slot) -> String {
    match slot {
        Slot::Id(id) => id.to_string(),
        Slot::When(days) => days.to_string(),
        Slot::Value(value) => normal_value(value),
        Slot::Many(slots) => {
            let mut all: Vec<String> = slots.iter().map(normal_slot).collect();
            all.sort();
            all.join(", ")
        }
    }
}

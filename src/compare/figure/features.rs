//! What speaks for and against two figures being figures of one thing, as a row of numbers.

use super::beside::Beside;
use super::difference::{Difference, Read, slipped};
use super::digits::Slip;
use super::likeness::{self, Surprise, mass, shared};
use crate::extract::figure::{Context, Kind, TAGS, Tag, Term};
use crate::lexicon::concept::{Relation, same_concept};
use crate::text::BlockRole;

/// The names of the features, in order; `scripts/fit_figures.py` prints weights by these names.
pub const NAMES: [&str; COUNT] = [
    "head same",
    "head synonym",
    "head kind of",
    "head likeness",
    "head differs",
    "head missing one",
    "head missing both",
    "head rarity",
    "modifiers shared",
    "modifiers differ",
    "governors shared",
    "bag shared",
    "bag share",
    "names shared",
    "names apart",
    "transposed",
    "one digit",
    "scale slip",
    "unit slip",
    "log ratio",
    "soft only",
    "rivals",
    "anchors",
    "headline",
    "same article",
    "kind count",
    "kind money",
    "kind percent",
    "kind measure",
    "kind duration",
    "kind time",
    "kind ordinal",
    "kind other",
    "tag rate",
    "tag average",
    "tag part",
    "tag previous",
    "tag planned",
    "tag capacity",
    "tag change",
    "tag conditional",
    "tag own",
    "tag elsewhere",
    "tag extreme",
    "tag bound",
    "tag asked",
    "tag cumulative",
    "tag toll",
    "tag fresh",
    "tag window",
    "tag whole",
    "tag moved",
    "tags shared",
    "small counts",
    "grown",
    "grown toll",
    "shrunk",
    "best governor",
    "head in bag",
    "stems shared",
    "rarest shared",
    "digits",
    "later paragraph",
    "paragraphs apart",
    "one quoted",
    "both quoted",
    "speakers differ",
    "speakers same",
    "days apart",
    "mood differs",
    "fates agree",
    "attribute same",
    "attribute alone",
    "attribute likeness",
    "attributes apart",
    "alone both",
    "alone one",
    "one base",
    "past apart",
    "lead",
    "gap",
    "consumed",
    "both told",
    "support",
    "told elsewhere",
];

/// How many features there are.
pub const COUNT: usize = 85;

/// The place of the first of the features that need the scores of other pairs.
pub const SECOND: usize = COUNT - 6;

/// What the rest of the story says about a pair.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// Whether slips of digits speak for the pair.
    pub slips: bool,
    /// How many other figures of the two articles either could as well belong to.
    pub rivals: u32,
    /// What stands in the sentences of the two.
    pub beside: Beside,
    /// Whether both stand in one article.
    pub same_article: bool,
    /// What the two frames are to each other.
    pub frames: Frames,
    /// How the value moved, where it is known which is the later report.
    pub movement: Movement,
    /// What the attributes of the two are to each other.
    pub stated: Stated,
}

/// What the attributes that two figures state are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Stated {
    /// Of one of them at least no attribute is known.
    #[default]
    Unknown,
    /// Both state one attribute, and one of the articles gives several figures for it.
    Same,
    /// Both state one attribute, for which each article gives one figure.
    Alone,
    /// They state different attributes, which are put so much alike, 0 to 1000.
    Like(i32),
}

/// Attributes whose wordings share less than this are two things.
const APART: i32 = 150;

/// What the circumstances of two claims are to each other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frames {
    /// How many of the two stand in a quotation.
    pub quoted: u8,
    /// Two named sources: `Some(true)` for one and the same.
    pub same_source: Option<bool>,
    /// Days between the moments they describe.
    pub days: u32,
    /// One is said as a fact and the other is not.
    pub mood_differs: bool,
}

/// How a value moved between two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Movement {
    /// The order of the reports is unknown, or they are of one moment.
    #[default]
    Unknown,
    /// The later value is larger.
    Grown,
    /// The later value is smaller.
    Shrunk,
}

/// The row for two figures. All entries are thousandths.
pub fn row(
    a: Read<'_>,
    b: Read<'_>,
    difference: Difference,
    around: Surroundings,
    surprise: &Surprise,
) -> [i32; COUNT] {
    let mut row = Row {
        values: [0; COUNT],
        next: 0,
    };
    heads(&mut row, a.context, b.context, surprise);
    words(&mut row, a.context, b.context, surprise);
    figures(&mut row, a, b, difference, around);
    kinds(&mut row, &a.context.kind);
    tags(&mut row, a.context, b.context);
    let small =
        |r: Read<'_>| r.value.quantity().is_some_and(|q| q.n < 4_000) && r.context.kind == Kind::Count;
    row.flag(small(a) || small(b));
    let grown = around.movement == Movement::Grown;
    row.flag(grown);
    row.flag(grown && (a.context.tags.has(Tag::Toll) || b.context.tags.has(Tag::Toll)));
    row.flag(around.movement == Movement::Shrunk);
    nearness(&mut row, a.context, b.context, surprise);
    let digits = |r: Read<'_>| significant(r.value.quantity().map_or(0, |q| q.n));
    row.push(i32::try_from(digits(a).min(digits(b)) * 1000).unwrap_or(0));
    row.push(i32::try_from(a.context.paragraph.max(b.context.paragraph).min(30) * 1000).unwrap_or(0));
    row.push(i32::try_from(a.context.paragraph.abs_diff(b.context.paragraph).min(30) * 1000).unwrap_or(0));
    frames(&mut row, around.frames);
    row.flag(a.context.fate.is_some() && a.context.fate == b.context.fate);
    row.flag(matches!(around.stated, Stated::Same | Stated::Alone));
    row.flag(around.stated == Stated::Alone);
    row.push(if let Stated::Like(likeness) = around.stated {
        likeness
    } else {
        0
    });
    row.flag(matches!(around.stated, Stated::Like(likeness) if likeness < APART));
    row.flag(around.beside.alone == 2);
    row.flag(around.beside.alone >= 1);
    row.flag(around.beside.one_base);
    row.flag(a.context.past != b.context.past);
    // The last six are known only when every pair has its first score: `fact::second_look` fills them in.
    row.values
}

struct Row {
    values: [i32; COUNT],
    next: usize,
}

impl Row {
    fn push(&mut self, value: i32) {
        if let Some(slot) = self.values.get_mut(self.next) {
            *slot = value;
        }
        self.next += 1;
    }

    fn flag(&mut self, on: bool) {
        self.push(if on { 1000 } else { 0 });
    }
}

fn heads(row: &mut Row, a: &Context, b: &Context, surprise: &Surprise) {
    let (Some(x), Some(y)) = (&a.head, &b.head) else {
        for _ in 0..5 {
            row.push(0);
        }
        row.flag(a.head.is_some() != b.head.is_some());
        row.flag(a.head.is_none() && b.head.is_none());
        row.push(0);
        return;
    };
    let same = x.stem == y.stem;
    let relation = if same {
        Relation::Same
    } else {
        same_concept(&x.folded, &y.folded)
    };
    let likeness = likeness::term_likeness(x, y);
    row.flag(same);
    row.flag(!same && relation == Relation::Same);
    row.flag(matches!(relation, Relation::Hypernym | Relation::Hyponym));
    row.push(if same { 0 } else { likeness });
    row.flag(relation == Relation::None && likeness < 300);
    row.push(0);
    row.push(0);
    row.push(if same { surprise.of(&x.stem) / 4 } else { 0 });
}

fn words(row: &mut Row, a: &Context, b: &Context, surprise: &Surprise) {
    let modifiers = shared(&a.modifiers, &b.modifiers, surprise) / 100;
    row.push(modifiers.min(1500));
    row.flag(!a.modifiers.is_empty() && !b.modifiers.is_empty() && modifiers == 0);
    let either: Vec<_> = a
        .governors
        .iter()
        .chain(&a.modifiers)
        .chain(&a.head)
        .cloned()
        .collect();
    let other: Vec<_> = b
        .governors
        .iter()
        .chain(&b.modifiers)
        .chain(&b.head)
        .cloned()
        .collect();
    row.push((shared(&either, &other, surprise) / 100).min(2500));
    let common = shared(&a.bag, &b.bag, surprise);
    row.push((common / 100).min(3000));
    let least = mass(&a.bag, surprise).min(mass(&b.bag, surprise)).max(1);
    row.push(
        i32::try_from(i64::from(common) * 1000 / i64::from(least))
            .unwrap_or(0)
            .min(1000),
    );
    let (both, apart) = likeness::names(&a.bag, &b.bag, surprise);
    row.push((both / 10).min(2000));
    row.push((apart / 10).min(2000));
}

/// How alike the nearest words are, whatever their place.
fn nearness(row: &mut Row, a: &Context, b: &Context, surprise: &Surprise) {
    let pairs = a
        .governors
        .iter()
        .flat_map(|x| b.governors.iter().map(move |y| likeness::term_likeness(x, y)));
    row.push(pairs.max().unwrap_or(0));
    let within = |c: &Context, bag: &[Term]| {
        c.head
            .as_ref()
            .and_then(|h| bag.iter().map(|t| likeness::term_likeness(h, t)).max())
            .unwrap_or(0)
    };
    row.push(within(a, &b.bag).max(within(b, &a.bag)));
    let common: Vec<i32> = a
        .bag
        .iter()
        .filter_map(|t| {
            b.bag
                .binary_search_by(|o| o.stem.cmp(&t.stem))
                .ok()
                .map(|_| surprise.of(&t.stem))
        })
        .collect();
    row.push(i32::try_from(common.len().min(10) * 1000).unwrap_or(0));
    row.push(common.into_iter().max().unwrap_or(0));
}

/// How many digits of a figure in thousandths are not trailing noughts.
fn significant(n: i64) -> usize {
    super::digits::digits(n).len()
}

fn frames(row: &mut Row, frames: Frames) {
    row.flag(frames.quoted == 1);
    row.flag(frames.quoted == 2);
    row.flag(frames.same_source == Some(false));
    row.flag(frames.same_source == Some(true));
    row.push(i32::try_from(frames.days.min(30) * 1000).unwrap_or(0));
    row.flag(frames.mood_differs);
}

fn figures(row: &mut Row, a: Read<'_>, b: Read<'_>, difference: Difference, around: Surroundings) {
    let slip = if around.slips { slipped(a, b) } else { Slip::None };
    row.flag(slip == Slip::Transposed);
    row.flag(slip == Slip::OneDigit);
    row.flag(slip == Slip::Scale);
    row.flag(slip == Slip::Unit);
    row.push(match (a.value.quantity(), b.value.quantity()) {
        (Some(x), Some(y)) => log_ratio(x.n, y.n),
        _ => 0,
    });
    row.flag(difference == Difference::Soft);
    row.push(likeness::milli_log2(u64::from(around.rivals) + 1));
    row.push(i32::try_from(around.beside.anchors.min(3) * 1000).unwrap_or(0));
    row.flag(a.context.role == BlockRole::Headline || b.context.role == BlockRole::Headline);
    row.flag(around.same_article);
}

/// How many times the larger figure holds the smaller, as a logarithm; at most 6.
fn log_ratio(a: i64, b: i64) -> i32 {
    let log = |n: i64| likeness::milli_log2(n.unsigned_abs().max(1));
    (log(a) - log(b)).abs().min(6000)
}

fn kinds(row: &mut Row, kind: &Kind) {
    let groups: [&dyn Fn(&Kind) -> bool; 8] = [
        &|k| *k == Kind::Count,
        &|k| *k == Kind::Money,
        &|k| matches!(k, Kind::Percent | Kind::Ratio),
        &|k| matches!(k, Kind::Amount(_)),
        &|k| *k == Kind::Duration,
        &|k| matches!(k, Kind::Clock | Kind::Date | Kind::Weekday),
        &|k| *k == Kind::Ordinal,
        &|k| matches!(k, Kind::Age | Kind::Score),
    ];
    for group in groups {
        row.flag(group(kind));
    }
}

fn tags(row: &mut Row, a: &Context, b: &Context) {
    const ALL: [Tag; TAGS] = [
        Tag::Rate,
        Tag::Average,
        Tag::Part,
        Tag::Previous,
        Tag::Planned,
        Tag::Capacity,
        Tag::Change,
        Tag::Conditional,
        Tag::Own,
        Tag::Elsewhere,
        Tag::Extreme,
        Tag::Bound,
        Tag::Asked,
        Tag::Cumulative,
        Tag::Toll,
        Tag::Fresh,
        Tag::Window,
        Tag::Whole,
        Tag::Moved,
    ];
    let apart = a.tags.apart(b.tags);
    for tag in ALL {
        row.flag(apart.has(tag));
    }
    row.push(i32::try_from(a.tags.shared(b.tags).len() * 1000).unwrap_or(0));
}

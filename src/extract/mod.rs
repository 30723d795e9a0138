//! Rules over an article: mentions and patterns become [`Claim`]s.

pub mod claim;
pub mod figure;
pub mod frame;

pub use claim::{Claim, Frame, Mood, Slot, Speaker};

use crate::read::Readings;
use crate::rule::RuleSet;
use crate::source::Article;
use crate::text::Doc;

/// All claims of one article, in the order of rule, then place.
pub fn claims(
    _article: &Article,
    _number: u32,
    _doc: &Doc<'_>,
    _readings: &Readings,
    _rules: &RuleSet,
) -> Vec<Claim> {
    Vec::new()
}

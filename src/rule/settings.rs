//! `[compare]`, `[key]`, `[quote]` and `[numbers]` become settings.

use super::compile::Compiler;
use super::error::quoted;
use super::file::{
    CompareFile, CreditedFile, KeyModeFile, MissingFile, NegatedFile, PlannedFile, QuoteFile, RuleFile,
    SeverityFile, Spanned, Text,
};
use super::shape::listed;
use super::{Compare, CompareAs, Evolves, KeyMode, KeySlot, QuoteSettings, Scope, SourcesPolicy};
use crate::finding::Severity;
use crate::value::Sym;
use crate::value::widths::NumberWidths;

/// Ways of comparing that the language knows and the comparer does not yet: they are refused with a message.
const PENDING: &[CompareAs] = &[CompareAs::Date, CompareAs::Name, CompareAs::Words];

impl From<SeverityFile> for Severity {
    fn from(file: SeverityFile) -> Self {
        match file {
            SeverityFile::Error => Severity::Error,
            SeverityFile::Warning => Severity::Warning,
            SeverityFile::Note => Severity::Note,
        }
    }
}

impl CompareAs {
    /// Whether claims come from the rule's own patterns.
    pub fn has_patterns(self) -> bool {
        !matches!(
            self,
            CompareAs::Quote
                | CompareAs::Spelling
                | CompareAs::Role
                | CompareAs::PersonAge
                | CompareAs::Place
                | CompareAs::When
                | CompareAs::Share
                | CompareAs::Change
                | CompareAs::Span
                | CompareAs::Figures
                | CompareAs::Attribution
                | CompareAs::Disclosure
                | CompareAs::Hedge
                | CompareAs::SameFigure
                | CompareAs::Certainty
                | CompareAs::Order
                | CompareAs::Opposite
                | CompareAs::Contrast
                | CompareAs::Headline
        )
    }

    /// Whether claims may come from any document, whatever words are in it.
    pub fn sees_everything(self) -> bool {
        !self.has_patterns() || self == CompareAs::Sum
    }
}

/// `[key]` in the order of the file.
pub(super) fn key(rule: &RuleFile) -> Vec<(KeySlot, std::ops::Range<usize>)> {
    let mut slots: Vec<_> = rule
        .key
        .iter()
        .map(|(name, mode)| {
            let (kind, optional) = match mode.get_ref() {
                KeyModeFile::Same => (KeyMode::Same, false),
                KeyModeFile::SameOrMissing => (KeyMode::Same, true),
                KeyModeFile::Within => (KeyMode::Within, false),
                KeyModeFile::WithinOrMissing => (KeyMode::Within, true),
                KeyModeFile::Overlap => (KeyMode::Overlap, false),
                KeyModeFile::OverlapOrMissing => (KeyMode::Overlap, true),
            };
            let slot = KeySlot {
                name: Sym::from(name.get_ref().as_str()),
                mode: kind,
                optional,
            };
            (slot, name.span())
        })
        .collect();
    slots.sort_by_key(|(_, span)| span.start);
    slots
}

/// `[compare]`.
pub(super) fn compare(file: &Spanned<CompareFile>, compiler: &mut Compiler<'_>) -> Compare {
    let span = file.span();
    let file = file.get_ref();
    let kind = *file.kind.get_ref();
    if PENDING.contains(&kind) {
        compiler
            .report(
                file.kind.span(),
                "this way of comparing is not available yet".to_owned(),
                "not available",
            )
            .help = Some(
            "leave the rule out, or compare with `as = \"count\"`, `\"quote\"` or `\"side\"`".to_owned(),
        );
    }
    let sym = |text: &Option<Text>| text.as_ref().map(|t| Sym::from(t.get_ref().as_str()));
    let needed: &[(&str, bool)] = &[
        ("value", kind.has_patterns() && file.value.is_none()),
        ("with", kind == CompareAs::WeekdayOf && file.with.is_none()),
        ("parts", kind == CompareAs::Sum && file.parts.is_none()),
    ];
    for (name, _) in needed.iter().filter(|(_, lacks)| *lacks) {
        compiler
            .report(
                span.clone(),
                format!("this way of comparing needs `{name}`"),
                "missing here",
            )
            .help = Some(format!("name the slot: `{name} = \"…\"`"));
    }
    Compare {
        kind,
        value: sym(&file.value).unwrap_or_default(),
        with: sym(&file.with),
        parts: sym(&file.parts),
        evolves: file.evolves.unwrap_or(Evolves::Never),
        window: file.window.as_ref().and_then(|w| window(w, compiler)),
        scope: file.scope.unwrap_or(Scope::Story),
        sources: file.sources.unwrap_or(SourcesPolicy::Note),
        planned_with_facts: file.planned == Some(PlannedFile::WithFacts),
        negated_contradicts: file.negated == Some(NegatedFile::Contradict),
        credited_same_in_document: file.credited == Some(CreditedFile::SameInDocument),
        missing_matches: file.missing == Some(MissingFile::Match),
        slips: true,
        min_gap: file
            .min_gap
            .as_ref()
            .and_then(|gap| share(gap, compiler))
            .unwrap_or(0),
        unique: file
            .unique
            .iter()
            .map(|u| Sym::from(u.get_ref().as_str()))
            .collect(),
        may_fall: file
            .may_fall
            .iter()
            .map(|v| Sym::from(v.get_ref().as_str()))
            .collect(),
    }
}

/// `14 days`.
fn window(text: &Text, compiler: &mut Compiler<'_>) -> Option<u32> {
    let days = text
        .get_ref()
        .strip_suffix(" days")
        .or(text.get_ref().strip_suffix(" day"))
        .and_then(|n| n.trim().parse().ok())
        .filter(|n| (1..=3660).contains(n));
    if days.is_none() {
        compiler
            .report(
                text.span(),
                format!("{} is not a number of days", quoted(text.get_ref())),
                "not a window",
            )
            .help = Some("write `window = \"14 days\"`, between 1 and 3660".to_owned());
    }
    days
}

/// `5%` as thousandths.
fn share(text: &Text, compiler: &mut Compiler<'_>) -> Option<u32> {
    let share = text
        .get_ref()
        .strip_suffix('%')
        .and_then(|n| n.trim().parse::<u32>().ok())
        .filter(|n| *n <= 100);
    if share.is_none() {
        compiler
            .report(
                text.span(),
                format!("{} is not a percentage", quoted(text.get_ref())),
                "not a percentage",
            )
            .help = Some("write `min_gap = \"5%\"`".to_owned());
    }
    share.map(|n| n * 10)
}

/// `[numbers]`.
pub(super) fn widths(rule: &RuleFile, compiler: &mut Compiler<'_>) -> Option<NumberWidths> {
    let mut widths = NumberWidths::DEFAULT;
    for (name, text) in &rule.numbers {
        if !NumberWidths::NAMES.contains(&name.get_ref().as_str()) {
            compiler
                .report(
                    name.span(),
                    format!("no hedge is called {}", quoted(name.get_ref())),
                    "unknown hedge",
                )
                .help = Some(match super::error::nearest(name.get_ref(), NumberWidths::NAMES) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are {}", listed(&NumberWidths::NAMES)),
            });
        } else if let Err(error) = widths.set(name.get_ref(), text.get_ref()) {
            let message = format!("the width {} cannot be read", quoted(text.get_ref()));
            compiler.report(text.span(), message, "not a width").help = Some(error.to_string());
        }
    }
    (!rule.numbers.is_empty()).then_some(widths)
}

/// `[quote]`, with what the labelled quotations of the design gave where it is silent.
pub(super) fn quote(file: Option<&Spanned<QuoteFile>>, compiler: &mut Compiler<'_>) -> QuoteSettings {
    let none = QuoteFile::default();
    let file = file.map_or(&none, Spanned::get_ref);
    let similar = file.similar.as_ref().map_or(550, |share| {
        let value = *share.get_ref();
        if !(0.0..=1.0).contains(&value) {
            compiler
                .report(
                    share.span(),
                    "`similar` must lie between 0 and 1".to_owned(),
                    "not a share",
                )
                .help = Some("0.55 is the usual value".to_owned());
        }
        thousandths(value)
    });
    let sym = |text: &Text| Sym::from(text.get_ref().as_str());
    QuoteSettings {
        min_words: file.min_words.unwrap_or(6),
        shared_runs: file.shared_runs.unwrap_or(3),
        similar,
        spelling: file
            .spelling
            .iter()
            .map(|row| row.iter().map(sym).collect())
            .collect(),
        ignore_words: file.ignore_words.iter().map(sym).collect(),
    }
}

/// A share between 0 and 1 as whole thousandths.
fn thousandths(share: f64) -> u32 {
    (0..=1000u32)
        .take_while(|n| f64::from(*n) <= share * 1000.0 + 0.5)
        .last()
        .unwrap_or(0)
}

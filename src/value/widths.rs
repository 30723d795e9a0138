//! How wide a hedge is read: the figures of the hedge table as settings that a rule may change.

use std::fmt;

use serde::Serialize;

/// Two shares, in thousandths of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Width {
    /// How far the truth may lie away before the sentence is false.
    pub hard: u32,
    /// How far a reader takes it to lie away.
    pub soft: u32,
}

/// The widths of every hedge that has one. Shares are thousandths of the figure.
///
/// Basis: the hedge table of `docs/numbers.md`. The literature agrees on the shapes (two-sided, below, above) and
/// hardly on the widths; they are choices, held together here so that a rule can make others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NumberWidths {
    /// `about n`: to both sides.
    pub about: Width,
    /// `nearly n`: below only.
    pub nearly: Width,
    /// `just over n`: above only.
    pub just_over: Width,
    /// A bare round figure, where half its last place is wider than this.
    pub round: Width,
    /// `up to n`: hard above `n`, soft below it.
    pub up_to: Width,
    /// `at least n`: soft above `n`; it has no hard end.
    pub at_least: Width,
    /// `more than n`: the least soft step above `n`; it has no hard end.
    pub more_than: Width,
}

impl Default for NumberWidths {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl NumberWidths {
    /// The widths of the hedge table.
    pub const DEFAULT: Self = Self {
        about: Width { hard: 300, soft: 100 },
        nearly: Width { hard: 300, soft: 100 },
        just_over: Width { hard: 300, soft: 100 },
        round: Width { hard: 100, soft: 20 },
        up_to: Width { hard: 100, soft: 500 },
        at_least: Width { hard: 0, soft: 500 },
        more_than: Width { hard: 0, soft: 100 },
    };

    /// The names that [`NumberWidths::set`] knows.
    pub const NAMES: [&'static str; 7] = [
        "about",
        "nearly",
        "just_over",
        "round",
        "up_to",
        "at_least",
        "more_than",
    ];

    /// Set the width called `name` from a rule's text: `30% 10%` is hard then soft, `30%` is both.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), WidthError> {
        let width = parse(text).ok_or(WidthError::NotShares)?;
        *self.field(name).ok_or(WidthError::UnknownName)? = width;
        Ok(())
    }

    fn field(&mut self, name: &str) -> Option<&mut Width> {
        Some(match name {
            "about" => &mut self.about,
            "nearly" => &mut self.nearly,
            "just_over" => &mut self.just_over,
            "round" => &mut self.round,
            "up_to" => &mut self.up_to,
            "at_least" => &mut self.at_least,
            "more_than" => &mut self.more_than,
            _ => return None,
        })
    }
}

/// Why a width of a rule cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WidthError {
    /// No hedge has this name.
    UnknownName,
    /// The text is not one or two percentages up to 100.
    NotShares,
}

impl fmt::Display for WidthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName => write!(
                f,
                "no hedge has this name; known are {}",
                NumberWidths::NAMES.join(", ")
            ),
            Self::NotShares => f.write_str("a width is one or two percentages, hard then soft: \"30% 10%\""),
        }
    }
}

impl std::error::Error for WidthError {}

fn parse(text: &str) -> Option<Width> {
    let mut shares = text.split_whitespace().map(share);
    let hard = shares.next()??;
    let soft = shares.next().unwrap_or(Some(hard))?;
    shares.next().is_none().then_some(Width { hard, soft })
}

/// `12.5%` as thousandths.
fn share(text: &str) -> Option<u32> {
    let (whole, part) = text
        .strip_suffix('%')?
        .split_once('.')
        .unwrap_or((text.strip_suffix('%')?, "0"));
    let tenth: u32 = (part.len() == 1).then(|| part.parse().ok()).flatten()?;
    let whole: u32 = whole.parse().ok()?;
    let share = whole.checked_mul(10)?.checked_add(tenth)?;
    (share <= 1_000).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_writes_shares_as_percentages() {
        let mut widths = NumberWidths::default();
        assert_eq!(widths.set("about", "25% 12.5%"), Ok(()));
        assert_eq!(widths.about, Width { hard: 250, soft: 125 });
        assert_eq!(widths.set("nearly", "20%"), Ok(()));
        assert_eq!(widths.nearly, Width { hard: 200, soft: 200 });
    }

    #[test]
    fn other_texts_are_refused() {
        let mut widths = NumberWidths::default();
        for text in ["", "30", "30% 10% 5%", "-5%", "101%", "1.25%", "many"] {
            assert_eq!(widths.set("about", text), Err(WidthError::NotShares), "{text}");
        }
        assert_eq!(widths.set("abuot", "30%"), Err(WidthError::UnknownName));
        for name in NumberWidths::NAMES {
            assert_eq!(widths.set(name, "30% 10%"), Ok(()), "{name}");
        }
    }
}

//! Whether listed figures could be what a total is made of, and whether they make it.

use super::{Figure, LIST};
use crate::value::{Milli, Quantity};

/// How far from the total the list may come, in thousandths of the total.
pub(super) const NEAR: i128 = 150;

/// Two counts, or two sums of one currency.
pub(super) fn alike(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    a.kind.adds_to(b.kind)
}

/// Whether a list could be the total's: of fair length, each figure bare and below the total, all of them near it.
pub(super) fn fits(total: &Figure<'_>, parts: &[Figure<'_>]) -> bool {
    within(total, parts, NEAR)
}

/// The same, with how far the list may come from the total, in thousandths.
pub(super) fn within(total: &Figure<'_>, parts: &[Figure<'_>], reach: i128) -> bool {
    let whole = i128::from(total.quantity.n);
    let sum: i128 = parts.iter().map(|p| i128::from(p.quantity.n)).sum();
    LIST.contains(&parts.len())
        && whole > 0
        && total.quantity.is_bare()
        && parts
            .iter()
            .all(|p| p.quantity.is_bare() && p.quantity.n < total.quantity.n)
        && (sum - whole).abs() * 1000 <= whole * reach
}

/// Whether two or more of the figures add up to what the total allows.
pub(super) fn adds_up(total: &Figure<'_>, parts: &[Figure<'_>]) -> bool {
    let sets = 1_u32
        .checked_shl(u32::try_from(parts.len()).unwrap_or(31))
        .unwrap_or(0);
    (1..sets).filter(|set| set.count_ones() > 1).any(|set| {
        let chosen = parts.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
        let sum: Milli = chosen.fold(0, |sum: Milli, (_, p)| sum.saturating_add(p.quantity.n));
        total.quantity.hard.lo <= sum && sum <= total.quantity.hard.hi
    })
}

/// `nineteen million, the state forty-five and the town thirty`: what goes without saying is said.
pub(super) fn in_one_scale<'r>(total: &Figure<'r>, mut parts: Vec<Figure<'r>>) -> Vec<Figure<'r>> {
    const MILLION: Milli = 1_000_000_000;
    let large = |n: Milli| n >= MILLION;
    if parts.len() < 2
        || parts
            .iter()
            .all(|p| large(p.quantity.n) == large(total.quantity.n))
    {
        return parts;
    }
    for part in &mut parts {
        match (large(total.quantity.n), large(part.quantity.n)) {
            (true, false) if part.quantity.n < 1_000_000 => {
                part.quantity = part.quantity.scaled(1_000_000, 1);
            }
            (false, true) if total.quantity.n < 1_000_000 && part.quantity.n % MILLION == 0 => {
                part.quantity = Quantity::exactly(part.quantity.n / MILLION);
            }
            _ => {}
        }
    }
    parts
}

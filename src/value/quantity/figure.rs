//! The figure under a hedge, and how exactly it was written.

use super::{Milli, ONE};

/// A figure without its hedge: what stands in the text, and how finely it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// The figure; the unit of a vague word (12 for `dozens`, 1 for `several`).
    pub n: Milli,
    /// The upper figure of a range; otherwise equal to `n`.
    pub m: Milli,
    /// The value of its last written place (1,000 for `9,000`, 0.1 for `2.5`); 0 when it is said to be exact.
    pub grain: Milli,
    /// The smallest difference that means something: one whole for counts, a thousandth for amounts.
    pub least: Milli,
}

/// Larger figures are held here: beyond nine thousand million million nobody counts in news.
const LIMIT: Milli = 9_000_000_000_000_000_000;

/// The grain of figures counted in dozens.
pub(super) const DOZEN: Milli = 12 * ONE;

impl Figure {
    /// A counted figure. `n` in thousandths; the grain is the largest power of ten that divides it.
    pub fn count(n: Milli) -> Self {
        let n = n.clamp(-LIMIT, LIMIT);
        Self {
            n,
            m: n,
            grain: last_place(n),
            least: if n % ONE == 0 { ONE } else { 1 },
        }
    }

    /// A measured figure: it may have decimals, and its last written place is rounded.
    pub fn amount(n: Milli, grain: Milli) -> Self {
        let n = n.clamp(-LIMIT, LIMIT);
        Self {
            n,
            m: n,
            grain,
            least: 1,
        }
    }

    /// The same figure inside the range of figures: a product of scales may have left it.
    pub(super) fn held(self) -> Self {
        Self {
            n: self.n.clamp(-LIMIT, LIMIT),
            m: self.m.clamp(-LIMIT, LIMIT),
            grain: self.grain.clamp(0, LIMIT),
            ..self
        }
    }

    /// The same figure counted in dozens, which nobody counts to the last one.
    #[must_use]
    pub fn dozens(self) -> Self {
        Self { grain: DOZEN, ..self }
    }

    /// The same figure with `grain` as its last written place.
    #[must_use]
    pub fn with_grain(self, grain: Milli) -> Self {
        Self { grain, ..self }
    }

    /// From this figure to `m`; turned round when `m` is the lower one.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            n: self.n.min(other.n),
            m: self.n.max(other.n),
            grain: self.grain.min(other.grain),
            least: self.least.min(other.least),
        }
    }
}

/// The largest power of ten, at least one whole, that divides `n`; the last decimal where it has decimals.
pub fn last_place(n: Milli) -> Milli {
    if n == 0 {
        return ONE;
    }
    let mut place: Milli = 1;
    while place < Milli::MAX / 10 && n % (place * 10) == 0 {
        place *= 10;
    }
    place
}

//! So many of so many, and how sure that is.

use serde::{Deserialize, Serialize};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many were right, found or flagged.
    pub hits: u32,
    /// Of how many.
    pub of: u32,
}

/// Where a share lies with 95 % confidence, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wilson {
    /// Lower end.
    pub lo: u32,
    /// Upper end.
    pub hi: u32,
}

impl Share {
    pub(super) fn add(&mut self, hit: bool) {
        self.hits += u32::from(hit);
        self.of += 1;
    }

    pub(super) fn join(&mut self, other: Share) {
        self.hits += other.hits;
        self.of += other.of;
    }

    /// In thousandths, rounded; none of none.
    pub fn permille(self) -> Option<u32> {
        (self.of > 0).then(|| (self.hits * 1000 + self.of / 2) / self.of)
    }

    /// Wilson's score interval at 95 %.
    pub fn wilson(self) -> Option<Wilson> {
        if self.of == 0 {
            return None;
        }
        let (n, p, z) = (
            f64::from(self.of),
            f64::from(self.hits) / f64::from(self.of),
            1.959_964_f64,
        );
        let centre = p + z * z / (2.0 * n);
        let spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        Some(Wilson {
            lo: thousandths((centre - spread) / scale),
            hi: thousandths((centre + spread) / scale),
        })
    }
}

/// The only float that leaves is a whole number of thousandths.
fn thousandths(share: f64) -> u32 {
    (0..=1000)
        .find(|n| f64::from(*n) + 0.5 > share * 1000.0)
        .unwrap_or(1000)
}

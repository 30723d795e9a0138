//! Units of measure and currencies, from one table.

use smol_str::SmolStr;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Base unit: metre.
    Length,
    /// Base unit: square metre.
    Area,
    /// Base unit: gram.
    Mass,
    /// Base unit: litre.
    Volume,
    /// Base unit: kilometre an hour.
    Speed,
    /// Base unit: degree Celsius.
    Temperature,
    /// Base unit: joule.
    Energy,
    /// Base unit: watt.
    Power,
    /// Base unit: byte.
    Data,
    /// Base unit: second.
    Time,
    /// Earthquake magnitude; no conversion.
    Magnitude,
}

/// A unit as written, with what it measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// Its symbol: `km`.
    pub symbol: &'static str,
    /// What it measures.
    pub dimension: Dimension,
}

/// A currency: an ISO 4217 code where the text names one, else the folded noun (`dollar`, `taler`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(
    /// Code or noun.
    pub SmolStr,
);

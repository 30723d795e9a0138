//! Units of measure and currencies, from one table.
//!
//! Factors are exact. Metric prefixes and the litre: SI brochure (BIPM). Inch, foot, yard, mile, pound and ounce: the
//! international yard and pound agreement of 1959 (1 yd = 0.9144 m, 1 lb = 0.45359237 kg). Nautical mile: 1,852 m
//! (International Hydrographic Conference 1929). Acre: 4,046.8564224 m² (from the yard). US gallon: 231 cubic inches;
//! imperial gallon: 4.54609 l (UK Units of Measurement Regulations 1995). Oil barrel: 42 US gallons. A year is 365.25
//! days and a month its twelfth, so that 18 months are a year and a half.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

use super::interval::{INFINITY, Interval, MINUS_INFINITY};
use super::quantity::Quantity;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Dimension {
    /// Base unit: millimetre, so that 7.62 mm stays exact.
    Length,
    /// Base unit: square metre.
    Area,
    /// Base unit: gram.
    Mass,
    /// Base unit: microgram. Doses are never given in kilograms, and tonnes never in milligrams.
    Dose,
    /// Base unit: litre.
    Volume,
    /// Base unit: kilometre an hour.
    Speed,
    /// Base unit: degree Celsius.
    Temperature,
    /// `24 degrees`, on a scale that the text does not name. No conversion.
    Degrees,
    /// Base unit: watt-hour.
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

/// A currency: an ISO 4217 code where the text names one, else the folded noun (`franc`, `taler`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Currency(
    /// Code or noun.
    pub SmolStr,
);

/// Currencies that share a noun, by ISO 4217 code: the noun or sign alone may mean any of its line. Whose the sign
/// usually is stands first.
const FAMILIES: &[(&str, &[&str])] = &[
    (
        "dollar",
        &[
            "USD", "AUD", "CAD", "HKD", "JMD", "NAD", "NZD", "SGD", "TWD", "ZWL",
        ],
    ),
    ("pound", &["GBP", "EGP", "LBP", "SDG", "SYP"]),
    ("rupee", &["INR", "LKR", "MUR", "NPR", "PKR"]),
    ("peso", &["MXN", "ARS", "CLP", "COP", "CUP", "PHP", "UYU"]),
    ("franc", &["CHF", "BEF", "FRF", "XAF", "XOF"]),
    ("crown", &["CZK", "DKK", "ISK", "NOK", "SEK"]),
    ("krone", &["DKK", "NOK"]),
    ("shilling", &["KES", "SOS", "TZS", "UGX"]),
    ("dinar", &["DZD", "IQD", "JOD", "KWD", "LYD", "RSD", "TND"]),
    ("rial", &["IRR", "OMR", "QAR", "SAR", "YER"]),
    ("lira", &["TRY", "ITL"]),
    ("yuan", &["CNY"]),
];

impl Currency {
    /// Whether two sums may be in one currency: `Rs 500` and `500 rupees`, `S$5` and the `$5` of a local paper.
    pub fn may_be(&self, other: &Self) -> bool {
        self == other
            || FAMILIES.iter().any(|(noun, codes)| {
                let open = |c: &Self| c.0 == *noun || codes.first().is_some_and(|usual| c.0 == *usual);
                let inside = |c: &Self| c.0 == *noun || codes.contains(&c.0.as_str());
                inside(self) && inside(other) && (open(self) || open(other))
            })
    }
}

/// One row of the table of units.
pub(crate) struct UnitRow {
    /// The unit.
    pub(crate) unit: Unit,
    /// Its names, folded.
    pub(crate) names: &'static [&'static str],
    /// Its abbreviations, in the case they are written in; only read behind digits.
    pub(crate) signs: &'static [&'static str],
    /// Base units in one of it: numerator and denominator.
    factor: (i64, i64),
}

const fn row(
    symbol: &'static str,
    dimension: Dimension,
    factor: (i64, i64),
    names: &'static [&'static str],
    signs: &'static [&'static str],
) -> UnitRow {
    UnitRow {
        unit: Unit { symbol, dimension },
        names,
        signs,
        factor,
    }
}

use Dimension::{
    Area, Data, Degrees, Dose, Energy, Length, Magnitude, Mass, Power, Speed, Temperature, Time, Volume,
};

/// Every unit that is read.
#[rustfmt::skip]
pub(crate) static UNITS: &[UnitRow] = &[
    row("mm", Length, (1, 1), &["millimetre", "millimetres", "millimeter", "millimeters"], &["mm"]),
    row("cm", Length, (10, 1), &["centimetre", "centimetres", "centimeter", "centimeters"], &["cm", "cms"]),
    row("dm", Length, (100, 1), &["decimetre", "decimetres", "decimeter", "decimeters"], &["dm"]),
    row("m", Length, (1_000, 1), &["metre", "metres", "meter", "meters"], &["m"]),
    row("km", Length, (1_000_000, 1), &["kilometre", "kilometres", "kilometer", "kilometers", "kms"], &["km", "kms", "Km", "KM"]),
    row("in", Length, (254, 10), &["inch", "inches"], &["in"]),
    row("ft", Length, (3_048, 10), &["foot", "feet"], &["ft"]),
    row("yd", Length, (9_144, 10), &["yard", "yards"], &["yd", "yds"]),
    row("mi", Length, (1_609_344, 1), &["mile", "miles"], &["mi"]),
    row("fathom", Length, (18_288, 10), &["fathom", "fathoms"], &[]),
    row("furlong", Length, (201_168, 1), &["furlong", "furlongs"], &[]),
    row("nmi", Length, (1_852_000, 1), &[], &["nmi"]),
    row("mm²", Area, (1, 1_000_000), &[], &[]),
    row("cm²", Area, (1, 10_000), &[], &[]),
    row("m²", Area, (1, 1), &[], &["sqm", "m2"]),
    row("km²", Area, (1_000_000, 1), &[], &["sqkm", "km2"]),
    row("in²", Area, (64_516, 100_000_000), &[], &[]),
    row("ft²", Area, (9_290_304, 100_000_000), &[], &["sqft"]),
    row("yd²", Area, (83_612_736, 100_000_000), &[], &[]),
    row("mi²", Area, (2_589_988_110_336, 1_000_000), &[], &[]),
    row("ha", Area, (10_000, 1), &["hectare", "hectares"], &["ha"]),
    row("acre", Area, (40_468_564_224, 10_000_000), &["acre", "acres"], &[]),
    row("µg", Dose, (1, 1), &["microgram", "micrograms", "microgramme", "microgrammes"], &["mcg", "μg", "µg"]),
    row("mg", Dose, (1_000, 1), &["milligram", "milligrams", "milligramme", "milligrammes"], &["mg"]),
    row("g", Mass, (1, 1), &["gram", "grams", "gramme", "grammes"], &["g"]),
    row("kg", Mass, (1_000, 1), &["kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos"], &["kg", "kgs"]),
    row("t", Mass, (1_000_000, 1), &["tonne", "tonnes"], &["t"]),
    row("quintal", Mass, (100_000, 1), &["quintal", "quintals"], &[]),
    row("ton", Mass, (1_000_000, 1), &["ton", "tons"], &[]),
    row("kt", Mass, (1_000_000_000, 1), &["kilotonne", "kilotonnes"], &[]),
    row("oz", Mass, (28_349_523_125, 1_000_000_000), &["ounce", "ounces"], &["oz"]),
    row("lb", Mass, (45_359_237, 100_000), &["pound", "pounds"], &["lb", "lbs"]),
    row("st", Mass, (635_029_318, 100_000), &["stone"], &[]),
    row("ml", Volume, (1, 1_000), &["millilitre", "millilitres", "milliliter", "milliliters"], &["ml"]),
    row("cl", Volume, (1, 100), &["centilitre", "centilitres"], &["cl"]),
    row("l", Volume, (1, 1), &["litre", "litres", "liter", "liters"], &["l", "L"]),
    row("cm³", Volume, (1, 1_000), &[], &["cc"]),
    row("m³", Volume, (1_000, 1), &[], &["m3"]),
    row("km³", Volume, (1_000_000_000_000, 1), &[], &["km3"]),
    row("in³", Volume, (16_387_064, 1_000_000_000), &[], &[]),
    row("ft³", Volume, (28_316_846_592, 1_000_000_000), &[], &[]),
    row("yd³", Volume, (764_554_857_984, 1_000_000_000), &[], &[]),
    row("gal", Volume, (3_785_411_784, 1_000_000_000), &["gallon", "gallons"], &["gal"]),
    row("pint", Volume, (568_261_250, 1_000_000_000), &["pint", "pints"], &[]),
    row("cup", Volume, (2_365_882_365, 10_000_000_000), &["cup", "cups"], &[]),
    row("tbsp", Volume, (14_786_764_781, 1_000_000_000_000), &["tablespoon", "tablespoons"], &["tbsp"]),
    row("tsp", Volume, (4_928_921_594, 1_000_000_000_000), &["teaspoon", "teaspoons"], &["tsp"]),
    row("bbl", Volume, (158_987_294_928, 1_000_000_000), &["barrel", "barrels"], &["bbl"]),
    row("km/h", Speed, (1, 1), &["kmh", "kph", "kmph"], &["kmh", "kph", "kmph", "km/h"]),
    row("mph", Speed, (1_609_344, 1_000_000), &["mph"], &["mph"]),
    row("m/s", Speed, (36, 10), &[], &[]),
    row("ft/s", Speed, (109_728, 100_000), &[], &[]),
    row("kn", Speed, (1_852, 1_000), &["knot", "knots"], &["kn", "kts"]),
    row("°C", Temperature, (1, 1), &[], &["C"]),
    row("°F", Temperature, (5, 9), &[], &["F"]),
    row("°", Degrees, (1, 1), &["degree", "degrees"], &[]),
    row("J", Energy, (1, 3_600), &["joule", "joules"], &[]),
    row("kJ", Energy, (1_000, 3_600), &["kilojoule", "kilojoules"], &["kJ"]),
    row("kcal", Energy, (4_184, 3_600), &["kilocalorie", "kilocalories", "calories"], &["kcal"]),
    row("kWh", Energy, (1_000, 1), &["kwh"], &["kWh", "KWh"]),
    row("MWh", Energy, (1_000_000, 1), &["mwh"], &["MWh"]),
    row("GWh", Energy, (1_000_000_000, 1), &["gwh"], &["GWh"]),
    row("TWh", Energy, (1_000_000_000_000, 1), &["twh"], &["TWh"]),
    row("W", Power, (1, 1), &["watt", "watts"], &["W"]),
    row("kW", Power, (1_000, 1), &["kilowatt", "kilowatts"], &["kW", "KW"]),
    row("MW", Power, (1_000_000, 1), &["megawatt", "megawatts"], &["MW"]),
    row("GW", Power, (1_000_000_000, 1), &["gigawatt", "gigawatts"], &["GW"]),
    row("hp", Power, (745_699_872, 1_000_000), &["horsepower"], &["hp", "bhp"]),
    row("bit", Data, (1, 8), &["bit", "bits"], &[]),
    row("B", Data, (1, 1), &["byte", "bytes"], &[]),
    row("kB", Data, (1_000, 1), &["kilobyte", "kilobytes"], &["kB", "KB"]),
    row("Mb", Data, (125_000, 1), &["megabit", "megabits"], &["Mb", "mb"]),
    row("MB", Data, (1_000_000, 1), &["megabyte", "megabytes"], &["MB"]),
    row("GB", Data, (1_000_000_000, 1), &["gigabyte", "gigabytes"], &["GB", "gb"]),
    row("TB", Data, (1_000_000_000_000, 1), &["terabyte", "terabytes"], &["TB", "tb"]),
    row("ms", Time, (1, 1_000), &["millisecond", "milliseconds"], &["ms"]),
    row("s", Time, (1, 1), &["second", "seconds", "sec", "secs"], &["sec", "secs"]),
    row("min", Time, (60, 1), &["minute", "minutes", "min", "mins"], &["min", "mins"]),
    row("h", Time, (3_600, 1), &["hour", "hours", "hr", "hrs"], &["h", "hr", "hrs"]),
    row("d", Time, (86_400, 1), &["day", "days"], &[]),
    row("night", Time, (86_400, 1), &["night", "nights"], &[]),
    row("wk", Time, (604_800, 1), &["week", "weeks"], &["wk", "wks"]),
    row("fortnight", Time, (1_209_600, 1), &["fortnight", "fortnights"], &[]),
    row("mo", Time, (2_629_800, 1), &["month", "months"], &[]),
    row("y", Time, (31_557_600, 1), &["year", "years", "yr", "yrs"], &["yr", "yrs"]),
    row("decade", Time, (315_576_000, 1), &["decade", "decades"], &[]),
    row("century", Time, (3_155_760_000, 1), &["century", "centuries"], &[]),
    row("magnitude", Magnitude, (1, 1), &[], &[]),
];

/// By its symbol.
impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.symbol.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let symbol = SmolStr::deserialize(deserializer)?;
        Self::of(&symbol).ok_or_else(|| D::Error::custom("there is no such unit"))
    }
}

impl Unit {
    /// The unit with this symbol.
    pub fn of(symbol: &str) -> Option<Self> {
        UNITS
            .iter()
            .map(|row| row.unit)
            .find(|unit| unit.symbol == symbol)
    }

    /// Its name for people, in the plural: `miles`; the symbol where it has no name of its own.
    pub fn name(self) -> &'static str {
        let names = UNITS.iter().find(|row| row.unit == self).map(|row| row.names);
        names
            .and_then(|n| n.iter().find(|name| name.ends_with('s')).or(n.last()).copied())
            .unwrap_or(self.symbol)
    }

    /// Base units in one of it, as numerator and denominator.
    pub fn factor(self) -> (i64, i64) {
        UNITS
            .iter()
            .find(|row| row.unit == self)
            .map_or((1, 1), |row| row.factor)
    }

    /// A quantity written in this unit, in the base unit of its dimension; `None` beyond the range of figures.
    pub fn to_base(self, written: &Quantity) -> Option<Quantity> {
        let (numerator, denominator) = self.factor();
        let size = i128::from(written.n.max(written.m)) * i128::from(numerator) / i128::from(denominator);
        if i64::try_from(size).is_err() {
            return None;
        }
        let shift = if self.symbol == "°F" { -32_000 } else { 0 };
        Some(shifted(written, shift).scaled(numerator, denominator))
    }

    /// A quantity in the base unit of this unit's dimension, as it was written: what reports print.
    #[must_use]
    pub fn as_written(self, base: &Quantity) -> Quantity {
        let (numerator, denominator) = self.factor();
        let shift = if self.symbol == "°F" { 32_000 } else { 0 };
        shifted(&base.scaled(denominator, numerator), shift)
    }
}

fn shifted(q: &Quantity, by: i64) -> Quantity {
    if by == 0 {
        return *q;
    }
    let end = |v: i64| {
        if v == INFINITY || v == MINUS_INFINITY {
            v
        } else {
            v.saturating_add(by)
        }
    };
    let move_all = |i: Interval| Interval {
        lo: end(i.lo),
        hi: end(i.hi),
    };
    Quantity {
        n: q.n.saturating_add(by),
        m: q.m.saturating_add(by),
        hard: move_all(q.hard),
        soft: move_all(q.soft),
        ..*q
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Figure, Op};

    #[test]
    fn conversions_are_exact() {
        for (n, unit, base) in [
            (5_000, "mi", 8_046_720_000),
            (7_620, "mm", 7_620),
            (3_000, "nmi", 5_556_000_000),
            (18_000, "mo", 47_336_400_000),
            (1_500, "y", 47_336_400_000),
            (98_600, "°F", 37_000),
            (-40_000, "°F", -40_000),
            (1_000, "acre", 4_046_856),
            (1_000, "lb", 453_592),
            (46_000, "fathom", 84_124_800),
        ] {
            let written = Quantity::new(Op::Exact, Figure::amount(n, 1));
            let unit = Unit::of(unit).unwrap();
            assert_eq!(unit.to_base(&written).map(|q| q.n), Some(base), "{}", unit.symbol);
            let back = unit.as_written(&unit.to_base(&written).unwrap()).n;
            assert!((back - n).abs() <= 1, "{}: {back}", unit.symbol);
        }
    }

    #[test]
    fn figures_beyond_the_range_are_refused() {
        let written = Quantity::new(Op::Exact, Figure::amount(37_000_000_000_000, 1_000));
        assert!(Unit::of("t").unwrap().to_base(&written).is_none());
    }

    #[test]
    fn symbols_and_names_are_unique() {
        let mut symbols: Vec<&str> = UNITS.iter().map(|row| row.unit.symbol).collect();
        let mut names: Vec<&str> = UNITS.iter().flat_map(|row| row.names).copied().collect();
        let count = (symbols.len(), names.len());
        symbols.sort_unstable();
        symbols.dedup();
        names.sort_unstable();
        names.dedup();
        assert_eq!((symbols.len(), names.len()), count);
    }
}

//! The unit behind a figure: names, abbreviations, squares, cubes and speeds.

use std::sync::LazyLock;

use super::scan::Scan;
use crate::text::vocab::WordMap;
use crate::value::unit::{UNITS, UnitRow};
use crate::value::{Dimension, Unit};

/// The unit that begins at token `at` (a hyphen may stand before it), and the token behind it.
///
/// `digits`: the figure is in digits, so that abbreviations may follow.
pub(super) fn unit(scan: &Scan<'_, '_>, at: u32, digits: bool) -> Option<(Unit, u32)> {
    let at = at + u32::from(scan.is_joint(at));
    let found = match scan.word(at) {
        "square" | "sq" => power(scan, at, "²"),
        "cubic" | "cu" => power(scan, at, "³"),
        "nautical" => named("nmi", scan.word(at + 1).starts_with("mile"), at + 2),
        "metric" => named("t", scan.word(at + 1).starts_with("ton"), at + 2),
        "degree" | "degrees" | "°" | "º" => degrees(scan, at),
        "(" | "[" | "{" | "<" if digits => bracketed(scan, at),
        "'" | "′" | "\"" | "″" if digits => primes(scan, at),
        _ => name(scan, at).or_else(|| digits.then(|| sign(scan, at)).flatten()),
    }?;
    Some(speed(scan, found.0, found.1).unwrap_or(found))
}

fn named(symbol: &str, fits: bool, end: u32) -> Option<(Unit, u32)> {
    fits.then(|| Unit::of(symbol).map(|unit| (unit, end))).flatten()
}

/// The units by their names, and by their abbreviations as written.
static NAMED: LazyLock<WordMap<&'static UnitRow>> = LazyLock::new(|| {
    WordMap::new(
        UNITS
            .iter()
            .flat_map(|row| row.names.iter().map(move |name| (*name, row))),
    )
});
static SIGNED: LazyLock<WordMap<&'static UnitRow>> = LazyLock::new(|| {
    WordMap::new(
        UNITS
            .iter()
            .flat_map(|row| row.signs.iter().map(move |sign| (*sign, row))),
    )
});

/// A unit by its name. Names that are also other words need the right neighbours.
fn name(scan: &Scan<'_, '_>, at: u32) -> Option<(Unit, u32)> {
    let word = scan.word(at);
    let row = NAMED.get(word).first()?;
    let joint = at > scan.lo && scan.is_joint(at - 1);
    let next = scan.word(at + 1);
    let fits = match word {
        "stone" => {
            matches!(next, "" | "." | "," | ";" | "and" | "in" | "lighter" | "heavier")
                || scan.is_figure(at + 1)
        }
        "cup" | "pint" => !next.starts_with("final") && !next.ends_with('s'),
        "bit" => joint,
        "bits" => scan.is_figure(at.wrapping_sub(1)),
        "day" | "night" if scan.before(at, 1) == "one" && !joint => {
            matches!(
                scan.before(at, 2),
                "for"
                    | "in"
                    | "within"
                    | "after"
                    | "than"
                    | "about"
                    | "lasted"
                    | "only"
                    | "just"
                    | "least"
                    | "took"
                    | "every"
                    | "over"
            )
        }
        "day" | "night" | "week" | "month" | "year" | "decade" | "century" | "minute" | "second" | "hour" => {
            joint
                || scan.glued(at)
                || !scan.is_word(at + 1)
                || one_before(scan, at)
                || scan.is_figure(at.wrapping_sub(1))
                || matches!(
                    next,
                    "old"
                        | "later"
                        | "ago"
                        | "of"
                        | "and"
                        | "period"
                        | "for"
                        | "in"
                        | "to"
                        | "before"
                        | "after"
                        | "earlier"
                )
        }
        "foot" => joint || !one_before(scan, at),
        _ => true,
    };
    fits.then_some((row.unit, at + 1))
}

fn one_before(scan: &Scan<'_, '_>, at: u32) -> bool {
    matches!(scan.before(at, 1), "one" | "1" | "half" | "a" | "an")
}

/// An abbreviation behind digits. Single letters must be glued, except `m`.
fn sign(scan: &Scan<'_, '_>, at: u32) -> Option<(Unit, u32)> {
    if !scan.is_word(at) {
        return None;
    }
    let raw = scan.raw(at);
    let glued = scan.glued(at);
    let row = SIGNED.get(raw).first().copied().or_else(|| shouted(scan, at))?;
    let fits = match raw {
        "m" => glued || !scan.is_word(at + 1) || !scan.glued(at + 1),
        "in" | "hp" | "ha" | "mi" | "ms" => glued,
        _ => glued || raw.len() > 1,
    };
    if !fits || scan.glued(at + 1) && (scan.is_figure(at + 1) && !is_exponent(scan, at + 1)) {
        return None;
    }
    let symbol = row.unit.symbol;
    match scan.raw(at + 1) {
        "2" | "²" if scan.glued(at + 1) => squared(symbol, "²", at + 2),
        "3" | "³" if scan.glued(at + 1) => squared(symbol, "³", at + 2),
        "." if scan.glued(at + 1)
            && matches!(raw, "in" | "ft" | "lb" | "oz" | "yd" | "min" | "hr" | "sec")
            && !ends_sentence(scan, at + 1) =>
        {
            Some((row.unit, at + 2))
        }
        _ => Some((row.unit, at + 1)),
    }
}

/// `55 KG` in copy that is all capitals, for units that no other case could mean.
fn shouted(scan: &Scan<'_, '_>, at: u32) -> Option<&'static UnitRow> {
    if !scan.doc.token(at).is_some_and(|t| t.all_caps) {
        return None;
    }
    // `37 IN ambushes` are no inches.
    let plain = |row: &&UnitRow| {
        row.unit.symbol != "in"
            && matches!(
                row.unit.dimension,
                Dimension::Length | Dimension::Mass | Dimension::Speed
            )
    };
    UNITS
        .iter()
        .filter(plain)
        .find(|row| row.signs.contains(&scan.word(at)))
}

fn ends_sentence(scan: &Scan<'_, '_>, at: u32) -> bool {
    at + 1 >= scan.hi
}

fn is_exponent(scan: &Scan<'_, '_>, at: u32) -> bool {
    matches!(scan.raw(at), "2" | "3") && !scan.glued(at + 1)
        || matches!(scan.raw(at), "2" | "3") && !scan.is_figure(at + 1) && !scan.is_word(at + 1)
}

fn squared(symbol: &str, power: &str, end: u32) -> Option<(Unit, u32)> {
    Unit::of(&format!("{symbol}{power}")).map(|unit| (unit, end))
}

/// `square metres`, `sq. km`, `cubic feet`.
fn power(scan: &Scan<'_, '_>, at: u32, power: &str) -> Option<(Unit, u32)> {
    let next = at + 1 + u32::from(matches!(scan.word(at + 1), "." | "-"));
    let (unit, end) = name(scan, next).or_else(|| sign(scan, next)).or_else(|| {
        let row = UNITS.iter().find(|row| row.signs.contains(&scan.raw(next)))?;
        Some((row.unit, next + 1))
    })?;
    if unit.dimension != Dimension::Length {
        return None;
    }
    squared(unit.symbol, power, end)
}

/// `miles per hour`, `kilometres an hour`, `metres a second`, `km/h`.
fn speed(scan: &Scan<'_, '_>, unit: Unit, at: u32) -> Option<(Unit, u32)> {
    if unit.dimension != Dimension::Length {
        return None;
    }
    let slash = scan.word(at) == "/" && scan.glued(at);
    if !slash && !matches!(scan.word(at), "per" | "an" | "a") {
        return None;
    }
    let symbol = match (unit.symbol, scan.word(at + 1)) {
        ("km", "hour" | "h" | "hr") => "km/h",
        ("mi", "hour") => "mph",
        ("m", "second" | "s") => "m/s",
        ("ft", "second") => "ft/s",
        _ => return None,
    };
    Unit::of(symbol).map(|unit| (unit, at + 2))
}

/// `degrees Celsius`, `°C`, `degrees`; not `degrees north`, `degrees of freedom`.
fn degrees(scan: &Scan<'_, '_>, at: u32) -> Option<(Unit, u32)> {
    let (symbol, end) = match scan.word(at + 1) {
        "celsius" | "centigrade" => ("°C", at + 2),
        "fahrenheit" => ("°F", at + 2),
        "c" if scan.capital(at + 1) => ("°C", at + 2),
        "f" if scan.capital(at + 1) => ("°F", at + 2),
        "north" | "south" | "east" | "west" | "of" | "from" | "to" | "angle" | "n" | "s" | "e" | "w" => {
            return None;
        }
        _ => ("°", at + 1),
    };
    named(symbol, true, end)
}

/// `20 (kg)`.
fn bracketed(scan: &Scan<'_, '_>, at: u32) -> Option<(Unit, u32)> {
    let row = UNITS.iter().find(|row| row.signs.contains(&scan.raw(at + 1)))?;
    let closes = matches!(
        (scan.word(at), scan.word(at + 2)),
        ("(", ")") | ("[", "]") | ("{", "}") | ("<", ">")
    );
    closes.then_some((row.unit, at + 3))
}

/// `5′ 10″`; straight marks are quotation marks unless a further figure makes them a height.
fn primes(scan: &Scan<'_, '_>, at: u32) -> Option<(Unit, u32)> {
    let glued = scan.glued(at);
    match scan.word(at) {
        "′" => named("ft", glued, at + 1),
        "″" => named("in", glued, at + 1),
        "'" => named(
            "ft",
            glued && scan.glued(at + 1) && scan.is_figure(at + 1),
            at + 1,
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::tests::check;

    #[test]
    fn measures_of_every_kind() {
        check(&[
            ("The 612-foot tower leans.", "ft =612"),
            ("A 75 m mast fell.", "m =75"),
            ("It ran 132 metres.", "m =132"),
            ("He is 5ft 10in tall.", "in =70"),
            ("She is 5 feet and 2 inches.", "in =62"),
            ("The farm covers 45 acres.", "acre =45"),
            ("An area of 660 square metres burned.", "m² =660"),
            ("It pumps 0.9 trillion cubic feet.", "ft³ =900000000000"),
            ("Gusts reached 188 miles an hour.", "mph =188"),
            (
                "It drove at 90km/h, or 25 metres per second.",
                "km/h =90 | m/s =25",
            ),
            ("It lies three nautical miles offshore.", "nmi =3"),
            ("The heat passed 40 degrees Celsius, 104F.", "°C =40 | °F =104"),
            ("It was 24 degrees outside.", "° =24"),
            ("It was nine degrees below zero.", "° =-9"),
            ("It was 12 degrees Celsius below freezing.", "°C =-12"),
            ("It was 12 degrees below the record.", "° =12"),
            ("It lies 40 degrees north.", "=40"),
            ("Some 325 kilometres of pipe", "km ~325"),
            ("Two to three tonnes of coal", "t 2..3"),
            ("Dozens of kilometres away", "km dozens"),
            ("A 3-inch pipe of 190 km2", "in =3 | km² =190"),
            ("It drew 2.5MW and 300 GWh.", "MW =2.5 | GWh =300"),
            (
                "A magnitude 6.4 quake, later a 5.1-magnitude aftershock",
                "magnitude =6.4 | magnitude =5.1",
            ),
            ("The size of the file is 100 MB.", "MB =100"),
            ("Half a mile off, a quarter of a mile wide", "mi =0.5 | mi =0.25"),
            ("A 10 1/2 mile race and 2½ miles of road", "mi =10.5 | mi =2.5"),
            ("A 5 km to 7 km belt", "km 5..7"),
            ("Over 40 kg (88 lb) of gold", "kg >40 | lb =88"),
            ("The 37 billion tonnes of carbon", "=37000000000"),
        ]);
    }
}

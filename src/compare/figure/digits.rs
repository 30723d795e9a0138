//! Whether two figures look like one figure mistyped: digits changed places, one digit differs, a unit or a power of
//! ten slipped. True slips look like this, but so do many invented ones: the evidence has a cap.

/// How one figure could have become the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// No such relation.
    None,
    /// Two or more digits, one of them different: `46`, `66` need more evidence than `1,846`, `1,546`.
    OneDigit,
    /// A power of ten.
    Scale,
    /// The same digits in another order: `118`, `181`.
    Transposed,
    /// The same figure with another unit: `132 metres`, `132 feet`.
    Unit,
}

/// The significant digits of a figure in thousandths, most significant first.
pub(super) fn digits(mut n: i64) -> Vec<u8> {
    let mut out = Vec::new();
    n = n.abs();
    while n > 0 && n % 10 == 0 {
        n /= 10;
    }
    while n > 0 {
        out.push(u8::try_from(n % 10).unwrap_or(0));
        n /= 10;
    }
    out.reverse();
    out
}

/// How `a` and `b`, both in thousandths, are related.
pub fn slip(a: i64, b: i64) -> Slip {
    if a == b || a <= 0 || b <= 0 {
        return Slip::None;
    }
    let (x, y) = (digits(a), digits(b));
    if x == y {
        return Slip::Scale;
    }
    let same_size = a.ilog10() == b.ilog10();
    if !same_size {
        return Slip::None;
    }
    let length = x.len().max(y.len());
    let pad = |mut d: Vec<u8>| {
        d.resize(length, 0);
        d
    };
    let (x, y) = (pad(x), pad(y));
    let differing: Vec<usize> = (0..length).filter(|&i| x.get(i) != y.get(i)).collect();
    let sorted = |mut d: Vec<u8>| {
        d.sort_unstable();
        d
    };
    if length >= 2 && sorted(x.clone()) == sorted(y.clone()) && differing.len() <= 3 {
        return Slip::Transposed;
    }
    if differing.len() == 1 && length >= 3 {
        Slip::OneDigit
    } else {
        Slip::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_keyboard_are_told_apart() {
        for (a, b, expected) in [
            (118, 181, Slip::Transposed),
            (450_000, 540_000, Slip::Transposed),
            (23, 32, Slip::Transposed),
            (400, 4_000, Slip::Scale),
            (1_846, 1_546, Slip::OneDigit),
            (12, 13, Slip::None),
            (12, 48, Slip::None),
            (7, 9, Slip::None),
        ] {
            assert_eq!(slip(a * 1000, b * 1000), expected, "{a} {b}");
        }
    }
}

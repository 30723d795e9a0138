//! Powers: `1.3e6`, `1.3x10^6`, `2.5^-1`. Rare in news, common in copy about science.

use super::numeral::{Numeral, exact};
use super::scan::Scan;
use crate::value::notation::milli;
use crate::value::quantity::ONE;
use crate::value::{Figure, Milli};

/// Fixed point for intermediate results: twelve decimals.
const FINE: i128 = 1_000_000_000_000;

/// The power that begins at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: u32) -> Option<Numeral> {
    let glued = |i: u32| scan.glued(i);
    let (ten, sign) = match scan.word(at + 1) {
        "e" if glued(at + 1) => (true, at + 2),
        "x" | "×" if glued(at + 1) && scan.raw(at + 2) == "10" && scan.word(at + 3) == "^" => (true, at + 4),
        "^" if glued(at + 1) => (false, at + 2),
        _ => return None,
    };
    let signs = (sign..sign + 2)
        .take_while(|&i| matches!(scan.word(i), "+" | "-"))
        .count();
    let minus = signs == 1 && scan.word(sign) == "-";
    let figure = sign + u32::try_from(signs).ok()?;
    let exponent: u32 = (glued(figure) && scan.is_figure(figure))
        .then(|| scan.raw(figure).parse().ok())
        .flatten()?;
    let base = i128::from(milli(&scan.raw(at).replace(',', ""))?);
    let fine = base * (FINE / i128::from(ONE));
    let value = if ten {
        tens(fine, exponent, minus)?
    } else {
        raised(fine, exponent, minus)?
    };
    let n: Milli = i64::try_from(value / (FINE / i128::from(ONE))).ok()?;
    let mut numeral = exact(at..figure + 1, n, true, true);
    numeral.figure = Figure::amount(n, 1);
    Some(numeral)
}

fn tens(value: i128, exponent: u32, minus: bool) -> Option<i128> {
    let power = 10_i128.checked_pow(exponent.min(30))?;
    if minus {
        Some(value / power)
    } else {
        value.checked_mul(power)
    }
}

fn raised(value: i128, exponent: u32, minus: bool) -> Option<i128> {
    let mut result = FINE;
    for _ in 0..exponent.min(64) {
        result = result.checked_mul(value)? / FINE;
    }
    if minus {
        FINE.checked_mul(FINE)?.checked_div(result)
    } else {
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::tests::check;

    #[test]
    fn powers() {
        check(&[
            (
                "A star of 1.3e6 years, 12.32e+14 atoms",
                "time y =1300000 | =1232000000000000",
            ),
            ("It holds 1.3x10^6 cells and 2.5^-1 of them.", "=1300000 | =0.4"),
        ]);
    }
}

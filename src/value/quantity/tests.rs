//! The hedge table as tests: worked intervals, worked verdicts, and what must hold for every figure.

use proptest::prelude::*;

use super::super::interval::{Breach, broken, differ};
use super::*;

fn quantity(notation: &str) -> Quantity {
    notation.parse().unwrap_or_else(|e| panic!("{notation}: {e}"))
}

/// Two readings and how they differ. Figures are those of the design's worked table.
const VERDICTS: &[(&str, &str, Breach)] = &[
    (">1000", "<~9000", Breach::Soft),
    ("~9000", "<~9000", Breach::None),
    ("=9000", "=9012", Breach::None),
    ("=9000", "=9400", Breach::Soft),
    ("=9000", "=9600", Breach::Hard),
    ("=19", "=20", Breach::Hard),
    ("<~20", "=20", Breach::Soft),
    (">=5", "=6", Breach::None),
    (">=5", "=19", Breach::Soft),
    (">=19", "=18", Breach::Hard),
    ("dozens", "=19", Breach::Soft),
    ("tens of thousands", "=12000", Breach::Soft),
    ("tens of thousands", "=30000", Breach::None),
    ("hundreds", "=12000", Breach::Soft),
    ("~50", "=47", Breach::None),
    ("~50", "=40", Breach::Soft),
    ("~50", "=30", Breach::Hard),
    (">100", "=130", Breach::None),
    (">100", "=250", Breach::Soft),
    (">100", "=95", Breach::Hard),
    ("up to 12000", "=12000", Breach::None),
    ("up to 100", "=101", Breach::Soft),
    ("up to 100", "=120", Breach::Hard),
    ("=1500000", "=1473211", Breach::None),
    (">=35", ">=23", Breach::Soft),
    ("several", "=4", Breach::None),
    ("several", "=30", Breach::Hard),
    ("few hundred", "=450", Breach::None),
    ("5..7", "=6", Breach::None),
    ("5..7", "=8", Breach::Hard),
    ("many", "=4000", Breach::None),
    ("=0", "=1", Breach::Hard),
    ("dozen", "=13", Breach::Soft),
];

#[test]
fn worked_verdicts() {
    for (a, b, expected) in VERDICTS {
        assert_eq!(differ(&quantity(a), &quantity(b)), *expected, "{a} against {b}");
        assert_eq!(differ(&quantity(b), &quantity(a)), *expected, "{b} against {a}");
    }
}

#[test]
fn a_later_higher_toll_breaks_nothing() {
    assert_eq!(broken(&quantity("=784"), &quantity("=840")), Breach::None);
    assert_eq!(broken(&quantity("=840"), &quantity("=784")), Breach::Hard);
}

/// Hedge, hard, soft: in wholes, `-` for an open end.
const INTERVALS: &[(&str, &str, &str)] = &[
    ("=19", "19..19", "19..19"),
    ("=9000", "8500..9500", "8820..9180"),
    ("=8700", "8650..8750", "8650..8750"),
    ("=100", "90..110", "98..102"),
    ("~9000", "6300..11700", "8100..9900"),
    ("~5", "4..6", "5..5"),
    ("<~9000", "6300..9100", "8100..8999"),
    (">~9000", "8900..11700", "9001..9900"),
    (">1000", "981..-", "1001..2000"),
    (">110", "110..-", "111..121"),
    (">=5", "5..-", "5..15"),
    ("<10", "0..9", "0..9"),
    ("<=10", "0..10", "0..10"),
    ("up to 12000", "0..13200", "6000..12000"),
    ("10..12", "10..12", "10..12"),
    ("couple", "2..4", "2..3"),
    ("few", "2..10", "3..6"),
    ("several", "2..15", "3..9"),
    ("handful", "2..10", "3..6"),
    ("many", "3..-", "3..-"),
    ("dozens", "12..-", "24..119"),
    ("scores", "20..-", "40..199"),
    ("tens of thousands", "10000..-", "20000..99999"),
    ("few hundred", "200..1000", "200..600"),
    ("several thousand", "2000..15000", "3000..9000"),
];

#[test]
fn worked_intervals() {
    for (notation, hard, soft) in INTERVALS {
        let q = quantity(notation);
        assert_eq!(
            (wholes(q.hard), wholes(q.soft)),
            ((*hard).into(), (*soft).into()),
            "{notation}"
        );
    }
}

fn wholes(interval: Interval) -> String {
    let end = |v: Milli| {
        if v == INFINITY {
            "-".to_owned()
        } else {
            (v / ONE).to_string()
        }
    };
    format!("{}..{}", end(interval.lo), end(interval.hi))
}

#[test]
fn amounts_are_rounded_to_their_last_place() {
    let four = Quantity::new(Op::Exact, Figure::amount(4_000, 1_000));
    let four_point_four = Quantity::new(Op::Exact, Figure::amount(4_400, 100));
    let four_point_seven = Quantity::new(Op::Exact, Figure::amount(4_700, 100));
    assert_eq!(differ(&four, &four_point_four), Breach::Soft);
    assert!(four_point_four.rounds_to(&four));
    assert_eq!(differ(&four, &four_point_seven), Breach::Hard);
    assert_eq!(differ(&four_point_four, &four_point_seven), Breach::Hard);
}

#[test]
fn a_rule_may_widen_a_hedge() {
    let mut widths = NumberWidths::default();
    assert_eq!(widths.set("about", "50% 20%"), Ok(()));
    let wide = quantity("~100").reread(&widths);
    assert_eq!(wholes(wide.hard), "50..150");
    assert_eq!(wholes(wide.soft), "80..120");
}

const OPS: [Op; 18] = [
    Op::Exact,
    Op::About,
    Op::Nearly,
    Op::JustOver,
    Op::MoreThan,
    Op::WellOver,
    Op::AtLeast,
    Op::LessThan,
    Op::AtMost,
    Op::UpTo,
    Op::AsManyAs,
    Op::Range,
    Op::Plural,
    Op::Few,
    Op::Several,
    Op::Handful,
    Op::Many,
    Op::Couple,
];

fn any_quantity() -> impl Strategy<Value = Quantity> {
    let size = prop_oneof![
        0..20_i64,
        0..2_000_i64,
        (0..999_i64, 0..12_u32).prop_map(|(n, zeros)| n * 10_i64.pow(zeros)),
        any::<i64>(),
    ];
    (size.clone(), size, 0..OPS.len(), 0..4_u8).prop_map(|(n, m, op, kind)| {
        let figure = match kind {
            0 => Figure::count(n.saturating_mul(ONE)),
            1 => Figure::count(n.saturating_mul(ONE)).dozens(),
            2 => Figure::amount(n, last_place(n)),
            _ => Figure::count(n.saturating_mul(ONE)).with_grain(0),
        };
        let op = OPS.get(op).copied().unwrap_or(Op::Exact);
        if op == Op::Range {
            Quantity::new(op, figure.to(Figure::count(m.saturating_mul(ONE))))
        } else {
            Quantity::new(op, figure)
        }
    })
}

proptest! {
    #[test]
    fn soft_lies_inside_hard(q in any_quantity()) {
        prop_assert!(q.hard.lo <= q.hard.hi, "{q:?}");
        prop_assert!(q.soft.lo <= q.soft.hi, "{q:?}");
        prop_assert!(q.hard.covers(q.soft), "{q:?}");
    }

    #[test]
    fn a_verdict_does_not_depend_on_the_order(a in any_quantity(), b in any_quantity()) {
        prop_assert_eq!(differ(&a, &b), differ(&b, &a));
        prop_assert_eq!(differ(&a, &a), Breach::None);
    }

    #[test]
    fn a_higher_figure_never_reads_lower(n in 0..5_000_000_i64, more in 0..5_000_000_i64, op in 0..OPS.len()) {
        let op = OPS.get(op).copied().unwrap_or(Op::Exact);
        let (low, high) = (Figure::count(n * ONE), Figure::count((n + more) * ONE));
        // Roundness is not monotone (1,000 is rounder than 1,001), so compare figures of one roundness.
        let grain = low.grain.min(high.grain);
        let low = Quantity::new(op, low.with_grain(grain));
        let high = Quantity::new(op, high.with_grain(grain));
        prop_assert!(low.soft.lo <= high.soft.hi, "{low:?} {high:?}");
        prop_assert!(low.hard.lo <= high.hard.hi, "{low:?} {high:?}");
    }

    #[test]
    fn what_is_hard_is_also_soft(a in any_quantity(), b in any_quantity()) {
        if broken(&a, &b) == Breach::Hard {
            prop_assert!(a.soft.lo > b.soft.hi);
        }
    }

    #[test]
    fn another_unit_keeps_the_order(q in any_quantity(), by in 1..10_000_i64, over in 1..10_000_i64) {
        let scaled = q.scaled(by, over);
        prop_assert!(scaled.hard.covers(scaled.soft), "{scaled:?}");
    }

    #[test]
    fn the_notation_reads_back(q in any_quantity()) {
        let again: Quantity = q.to_string().parse().unwrap();
        prop_assert_eq!(again.to_string(), q.to_string());
    }
}

//! Figures that name a thing instead of counting: `Platform 4`, `Route 419`, `M-16`, `No. 7`, list numbers.

use super::numeral::Numeral;
use super::scan::Scan;

/// Words that a figure behind them names or numbers, sorted.
static LABELS: &[&str] = &[
    "act",
    "apartment",
    "appendix",
    "article",
    "battalion",
    "bay",
    "berth",
    "block",
    "building",
    "bus",
    "carriage",
    "category",
    "channel",
    "chapter",
    "class",
    "coach",
    "column",
    "committee",
    "court",
    "day",
    "dock",
    "door",
    "episode",
    "exhibit",
    "exit",
    "fig",
    "figure",
    "flat",
    "flight",
    "floor",
    "formula",
    "front",
    "gate",
    "grade",
    "group",
    "hangar",
    "highway",
    "hole",
    "interstate",
    "item",
    "junction",
    "lane",
    "law",
    "level",
    "line",
    "lot",
    "mile",
    "model",
    "motion",
    "motorway",
    "no",
    "nos",
    "number",
    "numbers",
    "page",
    "pages",
    "paragraph",
    "part",
    "phase",
    "pier",
    "pit",
    "platform",
    "point",
    "pole",
    "pp",
    "precinct",
    "proposition",
    "psalm",
    "question",
    "reactor",
    "resolution",
    "road",
    "room",
    "round",
    "route",
    "rule",
    "schedule",
    "season",
    "section",
    "sector",
    "series",
    "shed",
    "slide",
    "stage",
    "step",
    "suite",
    "table",
    "terminal",
    "tier",
    "top",
    "tower",
    "track",
    "train",
    "tram",
    "turn",
    "type",
    "unit",
    "verse",
    "version",
    "vol",
    "volume",
    "wagon",
    "ward",
    "warehouse",
    "week",
    "well",
    "windows",
    "zone",
];

/// Whether `numeral` names or numbers something.
pub(super) fn is_label(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let at = numeral.tokens.start;
    numeral.op == crate::value::Op::Exact
        && (is_list_number(scan, numeral)
            || joined_to_letters(scan, numeral)
            || (!numeral.scaled && labelled(scan, at)))
}

/// `1. The first point`, `(2) the second` at the head of a line.
fn is_list_number(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let heads = scan.doc.token(start).is_some_and(|t| t.after_break);
    numeral.digits && heads && scan.glued(end) && matches!(scan.word(end), "." | ")") && scan.is_word(end + 1)
}

/// `M-16`, `G-7`, `Su-27`, `F16`, `COVID-19`; not `mid-90`, not `the then-19-year-old`.
fn joined_to_letters(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if !numeral.digits {
        return false;
    }
    let glued_back = scan.glued(start) && scan.is_word(start.wrapping_sub(1));
    let joint_back = start > scan.lo && scan.is_joint(start - 1) && scan.is_word(start.wrapping_sub(2));
    let named = joint_back && scan.capital(start.wrapping_sub(2)) || glued_back;
    let tagged = matches!(scan.before(start, 1), "#" | "/" | "_" | "@") && scan.glued(start);
    let letters_after = scan.glued(end) && scan.is_word(end) && scan.raw(end).len() == 1 && scan.capital(end);
    named || tagged || letters_after && !scan.is_word(end + 1)
}

/// `Platform 4`, `No. 7`, `number 12`, `Apollo 11`: a singular label, or a name, right before a figure.
fn labelled(scan: &Scan<'_, '_>, at: u32) -> bool {
    let mut before = at.wrapping_sub(1);
    if scan.word(before) == "." {
        before = before.wrapping_sub(1);
    }
    let word = scan.word(before);
    if LABELS.binary_search(&word).is_err() {
        return false;
    }
    // `no 5 people` is not written; `a number 5` is. `the group five people` is not.
    !(matches!(word, "no") && scan.word(at.wrapping_sub(1)) != "." && !scan.capital(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_sorted() {
        assert!(LABELS.is_sorted());
    }
}

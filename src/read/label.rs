//! Figures that name a thing instead of counting: `Platform 4`, `Route 419`, `M-16`, `No. 7`, list numbers.

use super::lexicon::glued_scale;
use super::numeral::Numeral;
use super::ordinal::Reading;
use super::scan::Scan;
use crate::value::{Op, Value};

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

/// Whether `numeral` is no figure of anything: a list number, part of a name, an address or a handle.
pub(super) fn is_no_figure(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    numeral.op == Op::Exact && (is_list_number(scan, numeral) || joined_to_letters(scan, numeral))
}

/// Where to go on behind such a numeral: letters and figures glued to it belong to it.
pub(super) fn end(scan: &Scan<'_, '_>, numeral: &Numeral) -> u32 {
    let mut end = numeral.tokens.end;
    while scan.glued(end) && (scan.is_figure(end) || scan.is_word(end) || scan.is_joint(end)) {
        end += 1;
    }
    end
}

/// `Platform 4`, `No. 7`: the words themselves, folded, are the value.
pub(super) fn read(scan: &Scan<'_, '_>, numeral: &Numeral) -> Option<Reading> {
    if numeral.scaled || numeral.op != Op::Exact {
        return None;
    }
    let core = numeral.tokens.clone();
    let start = labelled(scan, core.start)?;
    let figure: String = core.clone().map(|i| scan.word(i)).collect();
    let value = Value::Words(format!("{} {figure}", scan.word(start)).into());
    Some((start..core.end, core, value))
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
    let unit = || super::measure::unit(scan, end, true).is_some() || glued_scale(scan.raw(end)).is_some();
    let letters_after =
        scan.glued(end) && scan.is_word(end) && scan.raw(end).len() == 1 && scan.capital(end) && !unit();
    named || tagged || letters_after && !scan.is_word(end + 1)
}

/// The start of a label right before the figure at `at`: a singular noun that numbers things, or a name.
fn labelled(scan: &Scan<'_, '_>, at: u32) -> Option<u32> {
    let last = at.checked_sub(1)?;
    let dot = scan.word(last) == ".";
    let before = if dot { last.checked_sub(1)? } else { last };
    let word = scan.word(before);
    if numbers_as_verb(scan, before, at) {
        return None;
    }
    if LABELS.binary_search(&word).is_ok() {
        // `no 5` without a dot is a label only when it begins with a capital; `no two are alike` never.
        let fits = !matches!(word, "no" | "nos") || scan.is_figure(at) && (dot || scan.capital(before));
        return fits.then_some(before);
    }
    let counts = super::count::is_plural(scan.word(at + 1))
        || matches!(scan.word(at + 1), "of" | "-" | "–" | "to" | "or");
    let named =
        !dot && before > scan.lo && scan.is_figure(at) && scan.capital(before) && scan.is_word(before);
    let shouting = scan.doc.token(before).is_some_and(|t| t.all_caps);
    (named && !shouting && !counts && !scan.raw(at).contains(',')).then_some(before)
}

/// `the dead number 19`, `the force will number 450`, `the crowd numbered 40 people`: not `Number 10`.
fn numbers_as_verb(scan: &Scan<'_, '_>, verb: u32, at: u32) -> bool {
    matches!(scan.word(verb), "number" | "numbers")
        && !scan.capital(verb)
        && (super::count::is_plural(scan.word(at + 1))
            || matches!(
                scan.before(verb, 1),
                "will"
                    | "would"
                    | "could"
                    | "may"
                    | "might"
                    | "must"
                    | "should"
                    | "to"
                    | "they"
                    | "now"
                    | "who"
                    | "dead"
                    | "injured"
                    | "wounded"
                    | "missing"
                    | "homeless"
                    | "displaced"
                    | "survivors"
            ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_sorted() {
        assert!(LABELS.is_sorted());
    }
}

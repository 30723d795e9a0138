//! Figures that name a thing instead of counting: `Platform 4`, `Route 419`, `M-16`, `No. 7`, list numbers.

use super::lexicon::glued_scale;
use super::numeral::Numeral;
use super::ordinal::Reading;
use super::scan::Scan;
use crate::value::{Op, Value};

/// Words that a figure behind them names or numbers, sorted.
static LABELS: &[&str] = &[
    "act",
    "annex",
    "apartment",
    "appendix",
    "article",
    "battalion",
    "bay",
    "berth",
    "block",
    "booth",
    "building",
    "buoy",
    "bus",
    "carriage",
    "category",
    "cell",
    "channel",
    "chapter",
    "class",
    "clause",
    "coach",
    "column",
    "day",
    "dock",
    "door",
    "engine",
    "episode",
    "exhibit",
    "exit",
    "fig",
    "flat",
    "flight",
    "floor",
    "formula",
    "frame",
    "front",
    "game",
    "gate",
    "grade",
    "group",
    "hangar",
    "heat",
    "highway",
    "hole",
    "interstate",
    "item",
    "junction",
    "kilometer",
    "kilometre",
    "km",
    "lane",
    "lap",
    "leg",
    "level",
    "line",
    "lot",
    "marker",
    "mile",
    "model",
    "motion",
    "motorway",
    "move",
    "no",
    "nos",
    "number",
    "numbers",
    "page",
    "pages",
    "panel",
    "paragraph",
    "part",
    "phase",
    "pier",
    "pit",
    "platform",
    "plot",
    "point",
    "pole",
    "pp",
    "precinct",
    "proposition",
    "psalm",
    "pump",
    "question",
    "reactor",
    "resolution",
    "road",
    "room",
    "round",
    "route",
    "row",
    "rule",
    "scene",
    "schedule",
    "season",
    "section",
    "sector",
    "series",
    "shaft",
    "shed",
    "slide",
    "stage",
    "stand",
    "step",
    "suite",
    "table",
    "tank",
    "terminal",
    "tier",
    "track",
    "train",
    "tram",
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
    // The sentence may end at the dot: look at the whole text.
    let marked = scan.doc.token(end).is_some_and(|t| t.glued) && matches!(scan.doc.word(end), "." | ")");
    let goes_on = scan.doc.token(end + 1).is_some_and(|t| !t.after_break);
    numeral.digits && heads && marked && goes_on && end == start + 1
}

/// `M-16`, `G-7`, `Su-27`, `F16`, `COVID-19`; not `mid-90`, not `the then-19-year-old`.
fn joined_to_letters(scan: &Scan<'_, '_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if !numeral.digits {
        return false;
    }
    let glued_back = scan.glued(start) && scan.is_word(start.wrapping_sub(1));
    let joint_back = start > scan.lo && scan.is_joint(start - 1) && scan.is_word(start.wrapping_sub(2));
    let lower = !matches!(
        scan.before(start, 2),
        "mid"
            | "pre"
            | "post"
            | "sub"
            | "over"
            | "under"
            | "top"
            | "early"
            | "late"
            | "to"
            | "than"
            | "aged"
            | "about"
            | "then"
            | "only"
            | "non"
            | "or"
            | "and"
            | "now"
    ) && scan.before(start, 2).len() <= 4;
    let named = joint_back && (lower || scan.capital(start.wrapping_sub(2))) || glued_back;
    let raw = scan.raw(start);
    // `02800` is a telephone number, `18:05` a time that nobody else has read.
    let emergency = matches!(raw, "911" | "999" | "112" | "101" | "111")
        && matches!(
            scan.before(start, 1),
            "call"
                | "calls"
                | "called"
                | "calling"
                | "dial"
                | "dialled"
                | "dialed"
                | "dialling"
                | "rang"
                | "ring"
        );
    let dialled = emergency || raw.len() > 1 && raw.starts_with('0') && !raw.contains('.');
    let colon = |i: u32| scan.word(i) == ":" && scan.glued(i) && scan.glued(i + 1);
    let timed = colon(end) && scan.is_figure(end + 1)
        || start > scan.lo && colon(start - 1) && scan.is_figure(start.wrapping_sub(2));
    let tagged = matches!(scan.before(start, 1), "#" | "/" | "_" | "@") && scan.glued(start);
    // `4K` is a screen and `5G` a network; `24C` and `5M` are figures.
    let unit = || {
        super::measure::unit(scan, end, true).is_some()
            || scan.raw(end) != "K" && glued_scale(scan.raw(end)).is_some()
    };
    let letters_after =
        scan.glued(end) && scan.is_word(end) && scan.raw(end).len() == 1 && scan.capital(end) && !unit();
    named || tagged || dialled || timed || letters_after
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
        return fits(scan, before, at, dot).then_some(before);
    }
    // `Grades 4 to 8`, `pages 3 and 4`.
    let many = word
        .strip_suffix('s')
        .is_some_and(|one| LABELS.binary_search(&one).is_ok());
    if many
        && scan.is_figure(at)
        && !super::count::is_plural(scan.word(at + 1))
        && (scan.capital(before) || matches!(word, "pages" | "chapters" | "sections" | "articles"))
    {
        return Some(before);
    }
    let counts = super::count::is_plural(scan.word(at + 1))
        || matches!(scan.word(at + 1), "of" | "-" | "–" | "to" | "or");
    let named = !dot
        && before > scan.lo
        && scan.is_figure(at)
        && scan.capital(before)
        && scan.is_word(before)
        && scan.raw(before).len() > 1
        // `Ortega's 12` are votes, or goals: something of his.
        && !["'s", "’s", "s'", "s’"].iter().any(|owner| scan.raw(before).ends_with(owner));
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
                    | "arrested"
                    | "killed"
                    | "detained"
            ))
}

/// Whether a label word labels here: `no 5` without a dot only behind a capital.
fn fits(scan: &Scan<'_, '_>, label: u32, at: u32, dot: bool) -> bool {
    if !scan.is_figure(at) {
        // `game eleven` names a game; `move five people` moves them.
        return !matches!(scan.word(label), "no" | "nos") && !super::count::is_plural(scan.word(at + 1));
    }
    !matches!(scan.word(label), "no" | "nos") || dot || scan.capital(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_sorted() {
        assert!(LABELS.is_sorted());
    }
}

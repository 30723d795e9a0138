//! Hedges before and after a figure, from one table each.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon;
use super::scan::Scan;
use crate::text::vocab::WordMap;
use crate::value::Op;

/// What a hedge does to the figure it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// It gives the figure this shape.
    Shape(Op),
    /// It says that the figure is exact.
    Sharp,
    /// It lets a bound before the figure include it: `more than 5, or equal`.
    OrEqual,
    /// It belongs to the figure and leaves it as it is: `a total of`, `only`.
    Plain,
}

use Hedge::{OrEqual, Plain, Shape, Sharp};

/// Phrases right before a figure. Of those that fit, the longest counts.
static BEFORE: &[(&[&str], Hedge)] = &[
    (&["about"], Shape(Op::About)),
    (&["around"], Shape(Op::About)),
    (&["some"], Shape(Op::About)),
    (&["roughly"], Shape(Op::About)),
    (&["approximately"], Shape(Op::About)),
    (&["approx"], Shape(Op::About)),
    (&["approx", "."], Shape(Op::About)),
    (&["an", "estimated"], Shape(Op::About)),
    (&["the", "estimated"], Shape(Op::About)),
    (&["estimated"], Shape(Op::About)),
    (&["estimated", "at"], Shape(Op::About)),
    (&["circa"], Shape(Op::About)),
    (&["ca", "."], Shape(Op::About)),
    (&["c", "."], Shape(Op::About)),
    (&["something", "like"], Shape(Op::About)),
    (&["in", "the", "region", "of"], Shape(Op::About)),
    (&["in", "the", "order", "of"], Shape(Op::About)),
    (&["on", "the", "order", "of"], Shape(Op::About)),
    (&["somewhere", "around"], Shape(Op::About)),
    (&["more", "or", "less"], Shape(Op::About)),
    (&["an", "average", "of"], Plain),
    (&["~"], Shape(Op::About)),
    (&["≈"], Shape(Op::About)),
    (&["nearly"], Shape(Op::Nearly)),
    (&["almost"], Shape(Op::Nearly)),
    (&["close", "to"], Shape(Op::Nearly)),
    (&["approaching"], Shape(Op::Nearly)),
    (&["getting", "on", "for"], Shape(Op::Nearly)),
    (&["the", "best", "part", "of"], Shape(Op::Nearly)),
    (&["the", "better", "part", "of"], Shape(Op::Nearly)),
    (&["nearing"], Shape(Op::Nearly)),
    (&["just", "under"], Shape(Op::Nearly)),
    (&["just", "below"], Shape(Op::Nearly)),
    (&["just", "shy", "of"], Shape(Op::Nearly)),
    (&["shy", "of"], Shape(Op::Nearly)),
    (&["just", "short", "of"], Shape(Op::Nearly)),
    (&["slightly", "under"], Shape(Op::Nearly)),
    (&["slightly", "below"], Shape(Op::Nearly)),
    (&["slightly", "less", "than"], Shape(Op::Nearly)),
    (&["slightly", "fewer", "than"], Shape(Op::Nearly)),
    (&["a", "little", "less", "than"], Shape(Op::Nearly)),
    (&["a", "little", "under"], Shape(Op::Nearly)),
    (&["a", "bit", "less", "than"], Shape(Op::Nearly)),
    (&["a", "bit", "under"], Shape(Op::Nearly)),
    (&["not", "quite"], Shape(Op::Nearly)),
    (&["virtually"], Shape(Op::Nearly)),
    (&["practically"], Shape(Op::Nearly)),
    (&["just", "over"], Shape(Op::JustOver)),
    (&["just", "above"], Shape(Op::JustOver)),
    (&["just", "more", "than"], Shape(Op::JustOver)),
    (&["slightly", "more", "than"], Shape(Op::JustOver)),
    (&["slightly", "over"], Shape(Op::JustOver)),
    (&["slightly", "above"], Shape(Op::JustOver)),
    (&["a", "little", "more", "than"], Shape(Op::JustOver)),
    (&["a", "little", "over"], Shape(Op::JustOver)),
    (&["a", "bit", "more", "than"], Shape(Op::JustOver)),
    (&["a", "bit", "over"], Shape(Op::JustOver)),
    (&["little", "more", "than"], Shape(Op::JustOver)),
    (&["barely", "over"], Shape(Op::JustOver)),
    (&["more", "than"], Shape(Op::MoreThan)),
    (&["over"], Shape(Op::MoreThan)),
    (&["above"], Shape(Op::MoreThan)),
    (&["in", "excess", "of"], Shape(Op::MoreThan)),
    (&["upwards", "of"], Shape(Op::MoreThan)),
    (&["upward", "of"], Shape(Op::MoreThan)),
    (&["exceeding"], Shape(Op::MoreThan)),
    (&["exceeds"], Shape(Op::MoreThan)),
    (&["exceeded"], Shape(Op::MoreThan)),
    (&["exceed"], Shape(Op::MoreThan)),
    (&["surpassed"], Shape(Op::MoreThan)),
    (&["surpassing"], Shape(Op::MoreThan)),
    (&["topped"], Shape(Op::MoreThan)),
    (&["topping"], Shape(Op::MoreThan)),
    (&["greater", "than"], Shape(Op::MoreThan)),
    (&["larger", "than"], Shape(Op::MoreThan)),
    (&["bigger", "than"], Shape(Op::MoreThan)),
    (&["higher", "than"], Shape(Op::MoreThan)),
    (&["longer", "than"], Shape(Op::MoreThan)),
    (&["not", "just"], Shape(Op::MoreThan)),
    (&["not", "only"], Shape(Op::MoreThan)),
    (&[">"], Shape(Op::MoreThan)),
    (&["well", "over"], Shape(Op::WellOver)),
    (&["well", "above"], Shape(Op::WellOver)),
    (&["well", "in", "excess", "of"], Shape(Op::WellOver)),
    (&["far", "more", "than"], Shape(Op::WellOver)),
    (&["many", "more", "than"], Shape(Op::WellOver)),
    (&["much", "more", "than"], Shape(Op::WellOver)),
    (&["at", "least"], Shape(Op::AtLeast)),
    (&["at", "the", "least"], Shape(Op::AtLeast)),
    (&["at", "the", "very", "least"], Shape(Op::AtLeast)),
    (&["no", "fewer", "than"], Shape(Op::AtLeast)),
    (&["no", "less", "than"], Shape(Op::AtLeast)),
    (&["not", "fewer", "than"], Shape(Op::AtLeast)),
    (&["not", "less", "than"], Shape(Op::AtLeast)),
    (&["no", "lower", "than"], Shape(Op::AtLeast)),
    (&["no", "smaller", "than"], Shape(Op::AtLeast)),
    (&["no", "shorter", "than"], Shape(Op::AtLeast)),
    (&["a", "minimum", "of"], Shape(Op::AtLeast)),
    (&["minimum", "of"], Shape(Op::AtLeast)),
    (&["≥"], Shape(Op::AtLeast)),
    (&["fewer", "than"], Shape(Op::LessThan)),
    (&["less", "than"], Shape(Op::LessThan)),
    (&["under"], Shape(Op::LessThan)),
    (&["below"], Shape(Op::LessThan)),
    (&["lower", "than"], Shape(Op::LessThan)),
    (&["smaller", "than"], Shape(Op::LessThan)),
    (&["shorter", "than"], Shape(Op::LessThan)),
    (&["well", "under"], Shape(Op::LessThan)),
    (&["well", "below"], Shape(Op::LessThan)),
    (&["far", "fewer", "than"], Shape(Op::LessThan)),
    (&["far", "less", "than"], Shape(Op::LessThan)),
    (&["<"], Shape(Op::LessThan)),
    (&["at", "most"], Shape(Op::AtMost)),
    (&["at", "the", "most"], Shape(Op::AtMost)),
    (&["no", "more", "than"], Shape(Op::AtMost)),
    (&["no", "longer", "than"], Shape(Op::AtMost)),
    (&["no", "higher", "than"], Shape(Op::AtMost)),
    (&["no", "larger", "than"], Shape(Op::AtMost)),
    (&["no", "bigger", "than"], Shape(Op::AtMost)),
    (&["no", "greater", "than"], Shape(Op::AtMost)),
    (&["not", "longer", "than"], Shape(Op::AtMost)),
    (&["within"], Shape(Op::AtMost)),
    (&["not", "more", "than"], Shape(Op::AtMost)),
    (&["a", "maximum", "of"], Shape(Op::AtMost)),
    (&["maximum", "of"], Shape(Op::AtMost)),
    (&["≤"], Shape(Op::AtMost)),
    (&["up", "to"], Shape(Op::UpTo)),
    (&["as", "many", "as"], Shape(Op::AsManyAs)),
    (&["as", "much", "as"], Shape(Op::AsManyAs)),
    (&["as", "high", "as"], Shape(Op::AsManyAs)),
    (&["less", "than", "or", "equal", "to"], Shape(Op::AtMost)),
    (&["lower", "than", "or", "equal", "to"], Shape(Op::AtMost)),
    (&["smaller", "than", "or", "equal", "to"], Shape(Op::AtMost)),
    (&["less", "or", "equal", "than"], Shape(Op::AtMost)),
    (&["lower", "or", "equal", "than"], Shape(Op::AtMost)),
    (&["smaller", "or", "equal", "than"], Shape(Op::AtMost)),
    (&["equal", "to", "or", "less", "than"], Shape(Op::AtMost)),
    (&["greater", "than", "or", "equal", "to"], Shape(Op::AtLeast)),
    (&["more", "than", "or", "equal", "to"], Shape(Op::AtLeast)),
    (&["higher", "than", "or", "equal", "to"], Shape(Op::AtLeast)),
    (&["bigger", "or", "equal", "than"], Shape(Op::AtLeast)),
    (&["greater", "or", "equal", "than"], Shape(Op::AtLeast)),
    (&["higher", "or", "equal", "than"], Shape(Op::AtLeast)),
    (&["equal", "to", "or", "more", "than"], Shape(Op::AtLeast)),
    (&["at", "least", "or", "equal", "to"], Shape(Op::AtLeast)),
    (&[">", "="], Shape(Op::AtLeast)),
    (&["<", "="], Shape(Op::AtMost)),
    (&["surpass"], Shape(Op::MoreThan)),
    (&["surpasses"], Shape(Op::MoreThan)),
    (&["equal", "to"], Plain),
    (&["equals"], Plain),
    (&["equals", "to"], Plain),
    (&["equaling", "to"], Plain),
    (&["<", ">"], Plain),
    (&["=", ">"], Plain),
    (&["=", "<"], Plain),
    (&["exactly"], Sharp),
    (&["precisely"], Sharp),
    (&["just"], Plain),
    (&["only"], Plain),
    (&["a", "mere"], Plain),
    (&["a", "total", "of"], Plain),
    (&["all"], Plain),
];

/// The same by their last word.
static BY_LAST: LazyLock<WordMap<(&[&str], Hedge)>> = LazyLock::new(|| {
    let last = |words: &[&'static str]| words.last().copied().unwrap_or("");
    WordMap::new(BEFORE.iter().map(|&(words, hedge)| (last(words), (words, hedge))))
});

/// Phrases right after a figure (and its unit or noun, for the readers that ask there).
static AFTER: &[(&[&str], Hedge)] = &[
    (&["or", "more"], Shape(Op::AtLeast)),
    (&["or", "greater"], Shape(Op::AtLeast)),
    (&["or", "higher"], Shape(Op::AtLeast)),
    (&["or", "above"], Shape(Op::AtLeast)),
    (&["or", "over"], Shape(Op::AtLeast)),
    (&["and", "more"], Shape(Op::AtLeast)),
    (&["and", "above"], Shape(Op::AtLeast)),
    (&["and", "over"], Shape(Op::AtLeast)),
    (&["-", "plus"], Shape(Op::AtLeast)),
    (&["plus"], Shape(Op::AtLeast)),
    (&["+"], Shape(Op::AtLeast)),
    (&["or", "so"], Shape(Op::About)),
    (&["or", "thereabouts"], Shape(Op::About)),
    (&["-", "odd"], Shape(Op::About)),
    (&["odd"], Shape(Op::About)),
    (&["or", "fewer"], Shape(Op::AtMost)),
    (&["or", "less"], Shape(Op::AtMost)),
    (&["or", "under"], Shape(Op::AtMost)),
    (&["or", "below"], Shape(Op::AtMost)),
    (&["or", "lower"], Shape(Op::AtMost)),
    (&["at", "least"], Shape(Op::AtLeast)),
    (&["at", "most"], Shape(Op::AtMost)),
    (&["or", "equal"], OrEqual),
    (&["or", "equal", "to"], OrEqual),
    (&["or", "greater", "than"], Shape(Op::AtLeast)),
    (&["or", "more", "than"], Shape(Op::AtLeast)),
    (&["or", "less", "than"], Shape(Op::AtMost)),
];

/// The hedge that ends right before token `at`, with its tokens.
pub(super) fn before(scan: &Scan<'_, '_>, at: u32) -> Option<(Range<u32>, Hedge)> {
    let last = scan.before(at, 1);
    if last.is_empty() {
        return None;
    }
    let (words, hedge) = BY_LAST
        .get(last)
        .iter()
        .filter(|(words, _)| scan.precedes(at, words))
        .max_by_key(|(words, _)| words.len())?;
    let from = at - u32::try_from(words.len()).ok()?;
    let glued = words.len() == 1 && *last == *"c" || plays_another_part(scan, from, at);
    (!glued).then_some((from..at, *hedge))
}

/// `over two days`, `the over 65s`, `under 18s`: words that are hedges elsewhere.
fn plays_another_part(scan: &Scan<'_, '_>, from: u32, at: u32) -> bool {
    let word = scan.word(from);
    match word {
        // `ran over five people` cannot be told from a hedge; `handed over five people` can.
        "over" => matches!(
            scan.before(from, 1),
            "handed"
                | "hand"
                | "took"
                | "take"
                | "taken"
                | "turned"
                | "run"
                | "ran"
                | "voted"
                | "going"
                | "moved"
        ),
        // `all five` is a whole; `all 5` too. `all over 5` is not.
        "under" => matches!(scan.word(at + 1), "s" | "'s"),
        "some" => matches!(scan.before(from, 1), "and" | "then") && scan.before(from, 2) == "then",
        ">" => from + 1 == at && closes_tag(scan, from),
        _ => false,
    }
}

/// Longer tags are not looked for, in tokens.
const TAG: u32 = 40;

/// Whether the `>` at `at` closes a tag that was left in the text: `<b>190`, `</b>190`, `<p class="x">190`.
fn closes_tag(scan: &Scan<'_, '_>, at: u32) -> bool {
    if !scan.glued(at) {
        return false;
    }
    let inside = (scan.lo..at).rev().take(TAG as usize);
    let open = inside
        .take_while(|i| scan.word(*i) != ">")
        .find(|i| scan.word(*i) == "<");
    open.is_some_and(|i| scan.glued(i + 1) && (scan.is_word(i + 1) || scan.word(i + 1) == "/"))
}

/// The hedge that begins at token `at`, with its tokens.
pub(super) fn after(scan: &Scan<'_, '_>, at: u32) -> Option<(Range<u32>, Hedge)> {
    let first = scan.word(at);
    if !matches!(first, "or" | "and" | "-" | "plus" | "+" | "odd" | "at") {
        return None;
    }
    let (words, hedge) = AFTER
        .iter()
        .filter(|(words, _)| words.first() == Some(&first) && scan.follows(at, words))
        .max_by_key(|(words, _)| words.len())?;
    let end = at + u32::try_from(words.len()).ok()?;
    let goes_on = match (first, scan.word(end)) {
        // `five or more than six`, `two and more than three`, `five at least two of them`.
        ("or" | "and", "than") => true,
        // `200 or greater than` ends there; `200 or greater than 190` begins another bound.
        ("or", next) if scan.before(end, 1) == "than" => !next.is_empty() && next != ".",
        ("or", next) if scan.before(end, 1) == "to" => scan.is_figure(end) || lexicon::lex(next).is_some(),
        ("and" | "at", next) => !matches!(
            next,
            "" | "in" | "." | "," | ";" | ")" | "people" | "were" | "are" | "have"
        ),
        ("-", _) => !scan.is_joint(at),
        ("plus", next) => !scan.is_word(end) || matches!(next, "a" | "an" | "the"),
        ("+", _) => !scan.glued(at),
        _ => false,
    };
    (!goes_on).then_some((at..end, *hedge))
}

/// The hedge behind the noun that a figure counts: `20 people or more`. It is read, not covered.
pub(super) fn after_noun(scan: &Scan<'_, '_>, at: u32) -> Option<Hedge> {
    if !super::count::is_plural(scan.word(at)) || !matches!(scan.word(at + 1), "or" | "at") {
        return None;
    }
    after(scan, at + 1).map(|(_, hedge)| hedge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Doc;

    #[test]
    fn the_longest_phrase_counts() {
        for (text, expected) in [
            ("more than 5", Some(Shape(Op::MoreThan))),
            ("no more than 5", Some(Shape(Op::AtMost))),
            ("a little more than 5", Some(Shape(Op::JustOver))),
            ("well over 5", Some(Shape(Op::WellOver))),
            ("killed 5", None),
            ("they handed over 5", None),
            ("deaths > 5", Some(Shape(Op::MoreThan))),
            ("deaths >5", Some(Shape(Op::MoreThan))),
            ("x < 3 and y >5", Some(Shape(Op::MoreThan))),
            ("about <b>5", None),
            ("the <i>toll</i>5", None),
            ("the <p class=\"lede\">5", None),
        ] {
            let doc = Doc::plain(text);
            let scan = Scan {
                doc: &doc,
                lo: 0,
                hi: doc.len(),
            };
            let found = before(&scan, doc.len() - 1).map(|(_, hedge)| hedge);
            assert_eq!(found, expected, "{text}");
        }
    }
}

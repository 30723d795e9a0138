//! Holidays and named days whose last word is a weekday: `Good Friday`, `Bloody Sunday`.
//!
//! Which day of which year one of them is needs a calendar of feasts, or a book of history. It is never the last weekday
//! of that name before publication, so it is left alone.

use super::words::Cursor;

/// Words that make a name of the weekday behind them, whichever it is.
const NAMED: &[&str] = &[
    "advent",
    "ascension",
    "ash",
    "black",
    "blood",
    "bloody",
    "clean",
    "corpus",
    "cyber",
    "easter",
    "fat",
    "giving",
    "good",
    "gaudete",
    "grey",
    "gray",
    "holy",
    "laetare",
    "low",
    "maundy",
    "mothering",
    "orange",
    "orthodox",
    "palm",
    "pancake",
    "passion",
    "pentecost",
    "plough",
    "quasimodo",
    "refreshment",
    "remembrance",
    "rogation",
    "rose",
    "septuagesima",
    "shrove",
    "spy",
    "super",
    "trinity",
    "whit",
    "white",
];

/// Names that end in a word too common to stand alone: `Super Bowl Sunday`, `Divine Mercy Sunday`.
const OF_TWO: &[(&str, &str)] = &[
    ("bowl", "super"),
    ("business", "small"),
    ("mercy", "divine"),
    ("up", "stir"),
];

/// Whether the weekday at `at` is the last word of such a name: `in black Friday` is none, since names have capitals.
pub(super) fn ends(c: &Cursor<'_, '_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    // `Easter` is a feast however it is written.
    if c.is(before, &["easter", "whit"]) || c.capital(before) && c.is(before, NAMED) {
        return true;
    }
    OF_TWO.iter().any(|&(last, first)| {
        let earlier = before.saturating_sub(1);
        let led = c.is(earlier, &[first]) || c.dash(earlier) && c.is(earlier.saturating_sub(1), &[first]);
        c.is(before, &[last]) && led
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Doc;

    #[test]
    fn a_named_day_is_no_weekday() {
        for (text, named) in [
            ("The ferry struck on Easter Monday.", true),
            ("The ferry struck on Good Friday.", true),
            ("The Bloody Sunday inquiry sat.", true),
            ("Shops opened late on Black Fridays.", true),
            ("The parade is on Super Bowl Sunday.", true),
            ("Puddings are made on Stir-up Sunday.", true),
            ("The mourners came in black Friday after Friday.", false),
            ("The ferry struck on Friday.", false),
            ("The ferry struck on Bank Holiday Monday.", false),
        ] {
            let doc = Doc::plain(text);
            let c = Cursor {
                doc: &doc,
                start: 0,
                end: doc.len(),
            };
            let read = (0..doc.len()).any(|at| c.weekday(at).is_some());
            assert_eq!(!read, named, "{text}");
        }
    }
}

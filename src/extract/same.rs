//! Figures with what they are figures of besides a noun: which way something went (`rose by`), per which stretch of time
//! (`a week`), and the name right behind (`18 at Brannock`).
//!
//! One figure with two of these is told twice of one thing, once wrongly, or of two things; `compare/figure/same` decides.

use super::claim::{Claim, Mood, Slot};
use crate::lexicon;
use crate::rule::{CompareAs, Rule};
use crate::text::Doc;
use crate::value::{Sym, Value};

/// The slot that says which way something went: `up`, `down`, or `up to`, `down to` a level.
pub const WAY: &str = "way";
/// The slot of the stretch of time a figure is told per.
pub const PER: &str = "per";

/// Words between a verb of direction and its figure.
const FILLERS: u32 = 4;
/// Words behind a figure, and before it, among which a stretch of time is looked for.
const PER_BEHIND: u32 = 5;
/// See [`PER_BEHIND`].
const PER_BEFORE: u32 = 12;

/// Of all `figures` of an article those that `rule`, number `id`, compares; none for any other rule.
pub fn claims((rule, id): (&Rule, u16), doc: &Doc<'_>, figures: &[Claim]) -> Vec<Claim> {
    if rule.compare.kind != CompareAs::SameFigure {
        return Vec::new();
    }
    let reader = Reader { doc };
    figures
        .iter()
        .filter(|c| {
            c.value.quantity().is_some() && !matches!(c.value, Value::Age(_))
                || matches!(c.value, Value::Clock(_))
        })
        .filter(|c| c.frame.mood != Mood::Question && !c.frame.negated)
        .map(|c| reader.claim(id, c))
        .collect()
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
}

impl Reader<'_, '_> {
    fn claim(&self, id: u16, claim: &Claim) -> Claim {
        let start = self.doc.token_at(claim.value_span.start);
        let end = self.doc.token_at(claim.value_span.end);
        let mut out = Claim {
            rule: id,
            ..claim.clone()
        };
        let mut put = |name: &'static str, value: Option<Sym>| {
            out.slots
                .extend(value.map(|v| (Sym::new_static(name), Slot::Id(v))));
        };
        put(WAY, self.way(start, end).map(Sym::new_static));
        put(PER, self.per(start, end).map(Sym::new_static));
        out.slots.sort_by(|a, b| a.0.cmp(&b.0));
        out
    }

    /// `rose by 5`, `up 5`, `5 higher`, `a 5 per cent rise`, `eased to 5`.
    fn way(&self, start: u32, end: u32) -> Option<&'static str> {
        let behind = self.doc.word(end);
        if let Some(up) =
            direction(behind).filter(|_| !matches!(behind, "up" | "cut" | "gain" | "gains" | "lost"))
        {
            return Some(if up { "up" } else { "down" });
        }
        let mut at = start.checked_sub(1)?;
        let mut to = false;
        for _ in 0..FILLERS {
            let word = self.doc.word(at);
            if let Some(up) = direction(word) {
                // `up to 5` is a hedge, `was up to 5` seldom anything else.
                return match (up, to) {
                    (true, true) if word == "up" => None,
                    (true, true) => Some("up to"),
                    (false, true) => Some("down to"),
                    (true, false) => Some("up"),
                    (false, false) => Some("down"),
                };
            }
            if !is_filler(word) {
                return None;
            }
            to |= word == "to";
            at = at.checked_sub(1)?;
        }
        None
    }

    /// The stretch of time that a figure is told by: right behind it, or as `each day` in the clause before it.
    fn per(&self, start: u32, end: u32) -> Option<&'static str> {
        let stretch = |at: u32| match self.doc.word(at) {
            "a" | "an" | "per" | "each" | "every" => self.stretch_after(at),
            "daily" => Some("day"),
            "weekly" => Some("week"),
            "monthly" => Some("month"),
            _ => None,
        };
        let within = |at: &u32| self.doc.is_word(*at);
        let behind = (end..end + PER_BEHIND).take_while(within).find_map(stretch);
        let each = |at: &u32| !matches!(self.doc.word(*at), "a" | "an");
        let before = || {
            let clause = (start.saturating_sub(PER_BEFORE)..start).rev().take_while(within);
            clause.filter(each).find_map(stretch)
        };
        behind.or_else(before)
    }

    /// The stretch after an article at `at`, unless it only measures: `in a day`, `a week ago`.
    fn stretch_after(&self, at: u32) -> Option<&'static str> {
        let unit = match self.doc.word(at + 1) {
            "hour" => "hour",
            "day" => "day",
            "night" => "night",
            "week" => "week",
            "month" => "month",
            "year" => "year",
            _ => return None,
        };
        let article = matches!(self.doc.word(at), "a" | "an");
        let before = at.checked_sub(1).map_or("", |i| self.doc.word(i));
        let measured = matches!(
            before,
            "in" | "for"
                | "within"
                | "after"
                | "over"
                | "than"
                | "of"
                | "half"
                | "once"
                | "twice"
                | "about"
                | "such"
                | "quite"
                | "not"
                | "is"
                | "was"
                | "took"
                | "by"
                | "nearly"
                | "almost"
                | "what"
                | "from"
                | "with"
                | "on"
        );
        let behind = matches!(
            self.doc.word(at + 2),
            "ago"
                | "later"
                | "earlier"
                | "before"
                | "after"
                | "old"
                | "long"
                | "when"
                | "that"
                | "of"
                | "on"
                | "in"
        );
        let joined = self.doc.is_mark(at + 2, "-");
        (!joined && !(article && (measured || behind))).then_some(unit)
    }
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "by" | "to"
            | "at"
            | "of"
            | "a"
            | "an"
            | "the"
            | "about"
            | "around"
            | "some"
            | "nearly"
            | "almost"
            | "more"
            | "than"
            | "just"
            | "over"
            | "under"
            | "another"
            | "further"
            | "only"
            | "even"
            | "roughly"
            | "sharply"
            | "slightly"
    )
}

/// Whether `word` says that something went up, or down.
fn direction(word: &str) -> Option<bool> {
    const UP: &[&str] = &[
        "accelerate",
        "climb",
        "gain",
        "grow",
        "higher",
        "increase",
        "jump",
        "quicken",
        "rise",
        "soar",
        "surge",
        "up",
    ];
    const DOWN: &[&str] = &[
        "decline", "decrease", "dip", "down", "drop", "ease", "fall", "lose", "lower", "plunge", "shrink",
        "slide", "slow", "slump", "tumble",
    ];
    let verb = lexicon::verb_lemma(word);
    if UP.binary_search(&verb).is_ok() {
        Some(true)
    } else if DOWN.binary_search(&verb).is_ok() {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Context;
    use crate::read::Readings;

    #[test]
    fn reads_which_way_and_per_what() {
        for (text, way, per) in [
            ("Its shares fell 2.6 per cent on Friday.", Some("down"), None),
            ("It closed 2.6 per cent higher.", Some("up"), None),
            ("Inflation eased to 24.7 per cent.", Some("down to"), None),
            (
                "Inflation, which quickened to 24.7 per cent, worries them.",
                Some("up to"),
                None,
            ),
            ("It cuts waste by up to 80 per cent.", None, None),
            (
                "Each day of the strike costs 9 million crowns.",
                None,
                Some("day"),
            ),
            ("It loses nine million crowns a week.", Some("down"), Some("week")),
            ("A week ago it lost 9 million crowns.", Some("down"), None),
            ("It sold 400 tickets in a day.", None, None),
        ] {
            let doc = Doc::plain(text);
            let readings = Readings::new(&doc, Context::default());
            let reader = Reader { doc: &doc };
            let figure = readings
                .mentions()
                .iter()
                .find(|m| m.value.quantity().is_some())
                .unwrap();
            assert_eq!(reader.way(figure.tokens.start, figure.tokens.end), way, "{text}");
            assert_eq!(reader.per(figure.tokens.start, figure.tokens.end), per, "{text}");
        }
    }
}

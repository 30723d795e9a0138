//! The words dates are made of, and a cursor that reads them.

use super::sense::{Sense, cardinal, ordinal, sense};
use crate::text::Doc;
use crate::text::vocab::{Word, disowned, is_one_of};
use crate::value::Weekday;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit called `word`, singular or plural.
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match disowned(word).unwrap_or(word) {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "weekend" | "weekends" => Unit::Weekend,
            "fortnight" | "fortnights" => Unit::Fortnight,
            "month" | "months" => Unit::Month,
            "quarter" | "quarters" => Unit::Quarter,
            "year" | "years" => Unit::Year,
            "decade" | "decades" => Unit::Decade,
            "century" | "centuries" => Unit::Century,
            _ => return None,
        })
    }
}

/// A reader of the tokens of one paragraph: past its end every word is empty.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'d, 't> {
    pub(super) doc: &'d Doc<'t>,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl<'d> Cursor<'d, '_> {
    pub(super) fn word(&self, at: u32) -> &'d str {
        if at >= self.start && at < self.end {
            self.doc.word(at)
        } else {
            ""
        }
    }

    /// The word at `at` with its hash.
    pub(super) fn hashed(&self, at: u32) -> Word<'d> {
        if at >= self.start && at < self.end {
            self.doc.hashed(at)
        } else {
            Word::from("")
        }
    }

    /// The word before `at`, or `""`.
    pub(super) fn before(&self, at: u32) -> &'d str {
        at.checked_sub(1).map_or("", |i| self.word(i))
    }

    /// How many bytes token `at` has as it is folded.
    pub(super) fn raw_len(&self, at: u32) -> usize {
        self.word(at).len()
    }

    pub(super) fn is(&self, at: u32, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && is_one_of(word, words)
    }

    pub(super) fn glued(&self, at: u32) -> bool {
        at < self.end && self.doc.token(at).is_some_and(|t| t.glued)
    }

    pub(super) fn capital(&self, at: u32) -> bool {
        at < self.end && self.doc.token(at).is_some_and(|t| t.capital)
    }

    pub(super) fn all_caps(&self, at: u32) -> bool {
        at < self.end && self.doc.token(at).is_some_and(|t| t.all_caps)
    }

    pub(super) fn is_word(&self, at: u32) -> bool {
        at < self.end && self.doc.is_word(at)
    }

    pub(super) fn is_figure(&self, at: u32) -> bool {
        at >= self.start && at < self.end && self.doc.is_figure(at)
    }

    /// The token after an optional word or mark out of `words`.
    pub(super) fn skip(&self, at: u32, words: &[&str]) -> u32 {
        at + u32::from(self.is(at, words))
    }

    /// A dash or hyphen.
    pub(super) fn dash(&self, at: u32) -> bool {
        self.is(at, &["-", "–", "—", "‑", "‐", "−"])
    }

    /// The plain digits at `at`, with how many there are: no commas, no decimals, not glued to letters before it.
    pub(super) fn digits(&self, at: u32) -> Option<(i32, usize)> {
        if !self.is_figure(at) {
            return None;
        }
        let word = self.word(at);
        let plain = !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        let attached = self.glued(at)
            && at > self.start
            && (self.doc.is_word(at - 1) || self.is(at - 1, &["$", "£", "€", "#", "@", "_"]));
        (plain && !attached).then(|| word.parse().ok().map(|n| (n, word.len())))?
    }

    /// A month name: number, token after it, whether it is an abbreviation or could be another word.
    pub(super) fn month(&self, at: u32) -> Option<Month> {
        let word = self.word(at);
        let first = word.as_bytes().first();
        if !matches!(first, Some(b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd')) {
            return None;
        }
        let bare = disowned(word);
        let asked = bare.map_or_else(|| self.hashed(at), Word::from);
        let bare = bare.unwrap_or(word);
        let (number, short) = sense(asked, |sense| match sense {
            Sense::Month(number, short) => Some((*number, *short)),
            _ => None,
        })?;
        let dot = self.is(at + 1, &["."]) && self.glued(at + 1);
        let dotted = dot && (short && bare != "may" || self.digits(at + 2).is_some() && !self.glued(at + 2));
        Some(Month {
            number,
            end: at + 1 + u32::from(dotted),
            doubtful: (short && !dotted) || bare == "march",
            capital: self.capital(at),
        })
    }

    /// A weekday, and the token after it. Abbreviations need a capital, and a dot, comma or figure behind them.
    pub(super) fn weekday(&self, at: u32) -> Option<(Weekday, u32)> {
        let word = self.word(at);
        if !matches!(word.as_bytes().first(), Some(b'm' | b't' | b'w' | b'f' | b's')) {
            return None;
        }
        let bare = disowned(word).or_else(|| word.strip_suffix('s').filter(|w| w.ends_with("day")));
        let asked = bare.map_or_else(|| self.hashed(at), Word::from);
        let bare = bare.unwrap_or(word);
        let weekday = sense(asked, |sense| match sense {
            Sense::Weekday(day) => Some(Weekday(*day)),
            _ => None,
        })?;
        if bare.ends_with("day") {
            return (!super::holiday::ends(self, at)).then_some((weekday, at + 1));
        }
        let dotted = self.is(at + 1, &["."]) && self.glued(at + 1);
        let next = self.skip(at + 1 + u32::from(dotted), &[","]);
        let dated =
            self.month(next).is_some_and(|m| self.digits(m.end).is_some()) || self.digits(next).is_some();
        let listed = matches!(bare, "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri");
        (self.capital(at) && (dated || dotted && listed || listed && !self.is_word(next)))
            .then_some((weekday, at + 1 + u32::from(dotted)))
    }

    /// Whether the word at `at` is the name of a weekday or a month, short or whole.
    pub(super) fn names_day_or_month(&self, at: u32) -> bool {
        sense(self.hashed(at), |sense| match sense {
            Sense::Month(..) | Sense::Weekday(_) => Some(()),
            _ => None,
        })
        .is_some()
    }

    /// A small whole number in digits or words (`21`, `twenty-one`, `a`), and the token after it.
    pub(super) fn count(&self, at: u32) -> Option<(i32, u32)> {
        if let Some((n, length)) = self.digits(at) {
            return (length <= 3).then_some((n, at + 1));
        }
        match self.word(at) {
            "a" | "an" => return Some((1, at + 1)),
            _ => {}
        }
        self.worded(at)
    }

    /// `a few`, `several`, `a couple of`: the least and the most that are meant (semantics 3.3, the soft interval).
    pub(super) fn vague(&self, at: u32) -> Option<(i32, i32, u32)> {
        let start = self.skip(at, &["a"]);
        match self.word(start) {
            "few" => Some((2, 6, start + 1)),
            "several" if start == at => Some((3, 9, start + 1)),
            "couple" => Some((2, 3, self.skip(start + 1, &["of"]))),
            _ => None,
        }
    }

    /// `seven`, `twenty`, `twenty-one`.
    pub(super) fn worded(&self, at: u32) -> Option<(i32, u32)> {
        if let Some(n) = cardinal(self.hashed(at)) {
            return Some((n, at + 1));
        }
        let (tens, next) = self.tens(at)?;
        match self.unit_digit(next, cardinal) {
            Some((unit, end)) => Some((tens + unit, end)),
            None => Some((tens, next)),
        }
    }

    /// `twenty` to `ninety`.
    fn tens(&self, at: u32) -> Option<(i32, u32)> {
        let tens = sense(self.hashed(at), |sense| match sense {
            Sense::Tens(n) => Some(*n),
            _ => None,
        })?;
        Some((tens, at + 1))
    }

    fn unit_digit(&self, at: u32, named: fn(Word<'_>) -> Option<i32>) -> Option<(i32, u32)> {
        let at = at + u32::from(self.dash(at) && self.glued(at));
        let unit = named(self.hashed(at)).filter(|n| (1..10).contains(n))?;
        Some((unit, at + 1))
    }

    /// `12th`, `twelfth`, `twenty-first`; the token after it.
    pub(super) fn ordinal(&self, at: u32) -> Option<(i32, u32)> {
        if let Some((n, _)) = self.digits(at) {
            let suffixed = self.glued(at + 1) && self.is(at + 1, &["st", "nd", "rd", "th"]);
            return suffixed.then_some((n, at + 2));
        }
        if let Some(n) = ordinal(self.hashed(at)) {
            return Some((n, at + 1));
        }
        let (tens, next) = self.tens(at)?;
        self.unit_digit(next, ordinal)
            .map(|(unit, end)| (tens + unit, end))
    }

    /// The decade called `word`: `seventies` is 70, `noughties` is 0.
    pub(super) fn decade(&self, at: u32) -> Option<i32> {
        match self.word(at) {
            "noughties" => return Some(0),
            "tens" => return Some(10),
            _ => {}
        }
        sense(self.hashed(at), |sense| match sense {
            Sense::Decade(n) => Some(*n),
            _ => None,
        })
    }
}

/// A month as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    pub(super) number: u8,
    pub(super) end: u32,
    /// An undotted abbreviation, `may` or `march`: alone it may be another word.
    pub(super) doubtful: bool,
    pub(super) capital: bool,
}

/// Whether a word that follows a bare four-digit figure makes it a count of things: `1990 soldiers`.
pub(super) fn is_counted(word: &str) -> bool {
    const PLURALS: &[&str] = &[
        "people", "men", "women", "children", "police", "dead", "troops", "staff", "cattle", "sheep", "fish",
        "fans",
    ];
    const NOT_PLURAL: &[&str] = &[
        "was",
        "is",
        "has",
        "as",
        "does",
        "its",
        "his",
        "this",
        "us",
        "thus",
        "across",
        "perhaps",
        "plus",
        "whereas",
        "always",
        "unless",
        "besides",
        "towards",
        "crisis",
        "congress",
        "campus",
        "virus",
        "census",
        "olympics",
        "games",
        "paralympics",
        "series",
        "les",
        "news",
        "press",
        "business",
        "class",
        "process",
        "mass",
    ];
    is_one_of(word, PLURALS)
        || word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("'s")
            && !word.ends_with("ss")
            && !is_one_of(word, NOT_PLURAL)
}

/// Whether a word that follows a figure makes it a measure: `2000 metres`, `1500 m`.
pub(super) fn is_measure(word: &str) -> bool {
    const MEASURES: &[&str] = &[
        "%", "per", "percent", "m", "km", "kg", "g", "mm", "cm", "ft", "feet", "foot", "mile", "metre",
        "meter", "million", "billion", "bn", "mn", "thousand", "hundred", "dollar", "dollars", "euro",
        "pound", "mph", "kph", "bc", "°", "degrees", "rpm", "w", "kw", "mw", "hectares", "acres", "litres",
        "gmt", "utc", "hours", "hrs", "odd", "strong", "local", "times", "of",
    ];
    is_one_of(word, MEASURES)
}

/// The token before `at`; a place past every token where there is none.
pub(super) fn before(at: u32) -> u32 {
    at.checked_sub(1).unwrap_or(u32::MAX)
}

//! What a single line looks like: prose, a byline, a date alone, a picture credit.

use super::boilerplate::{ends_sentence, fold, words};
use super::dateline::{self, leftover};
use super::stamp::{self, Stamp};

/// A line with what the desk asks about it.
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) words: usize,
    /// It ends like a sentence.
    pub(super) sentence: bool,
    /// It ends with a question or exclamation mark.
    pub(super) asks: bool,
    /// It has a digit.
    pub(super) figures: bool,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            words: words(text).take(100).count(),
            sentence: ends_sentence(text),
            asks: text.trim_end().ends_with(['?', '!']),
            figures: text.bytes().take(400).any(|b| b.is_ascii_digit()),
        }
    }

    /// Whether it is running text and no line of the head.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= 30
            || self.words >= 12 && self.sentence
            || self.words >= 5 && dateline::find(self.text).is_some()
    }
}

/// `By Ada Writer`, with a place, a title or a date behind it.
pub(super) fn is_byline(line: &str) -> bool {
    let words: Vec<&str> = words(line).take(21).collect();
    if words.len() > 20 {
        return false;
    }
    let folded = fold(line);
    if matches!(
        folded.as_str(),
        "staff reporter" | "staff writer" | "staff" | "agencies" | "from our correspondent"
    ) {
        return true;
    }
    let from = if folded.starts_with("by ") {
        1
    } else if folded.starts_with("words by ")
        || folded.starts_with("story by ")
        || folded.starts_with("text by ")
    {
        2
    } else {
        return false;
    };
    let Some(first) = words.get(from) else {
        return false;
    };
    let names = words.get(from..).unwrap_or_default();
    let capital =
        |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphabetic());
    let small = names
        .iter()
        .filter(|w| {
            !capital(w) && !matches!(**w, "and" | "in" | "de" | "van" | "von" | "at" | "with" | "for")
        })
        .count();
    let dated = stamp::find(line).is_some();
    capital(first)
        && !first.starts_with(|c: char| c.is_ascii_digit())
        && !stamp::is_weekday(first.trim_end_matches(','))
        && small * 3 <= names.len()
        && (dated || !ends_sentence(line))
}

/// Words that stand beside a date on its line.
const BESIDE: &[&str] = &[
    "a",
    "as",
    "at",
    "bulletin",
    "communique",
    "communiqué",
    "data",
    "date",
    "dated",
    "edition",
    "first",
    "for",
    "from",
    "gmt",
    "immediate",
    "issued",
    "local",
    "news",
    "no",
    "notice",
    "of",
    "on",
    "posted",
    "press",
    "published",
    "release",
    "released",
    "report",
    "statement",
    "the",
    "time",
    "transcript",
    "updated",
];

/// The date of a line that holds hardly anything else: `Issued 6 PM, 4 March 2031`, `OSLO, 4 March 2031`. Lines that
/// tell of an update or a copyright give none.
pub(super) fn alone(line: &str) -> Option<Stamp> {
    if line.len() > 200 {
        return None;
    }
    let folded = fold(line);
    let never = [
        "last ",
        "updated",
        "update ",
        "modified",
        "copyright",
        "©",
        "(c)",
        "first published in",
    ];
    if never.iter().any(|n| folded.starts_with(n)) || folded.contains("copyright") || folded.contains('©') {
        return None;
    }
    let found = stamp::find(line)?;
    found.stamp.year.filter(|_| found.stamp.day.is_some())?;
    let rest = leftover(line, &found.parts);
    let mut names = 0;
    for word in rest.split(' ').filter(|w| !w.is_empty()) {
        if BESIDE.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        if !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            return None;
        }
        names += 1;
    }
    (names <= 3 && rest.split(' ').count() <= 8).then_some(found.stamp)
}

/// Agencies and words that show a picture credit.
const CREDITS: &[&str] = &[
    "getty images",
    "getty",
    "afp",
    "reuters",
    "epa",
    "shutterstock",
    "alamy",
    "associated press",
    "ap",
    "photo",
    "image",
    "images",
    "picture",
    "handout",
    "courtesy",
    "pool",
    "file",
];

/// A line that holds a picture credit alone: `JOAN DOE/AFP via Getty Images`, `Photo: Joan Doe`.
pub(super) fn is_credit(line: &str) -> bool {
    let words = words(line).take(12).count();
    words <= 10 && !ends_sentence(line) && credited(line)
}

/// A caption that names itself: `Photo: Residents leave the village.`
/// `folded` is the line, [folded](fold).
pub(super) fn is_pictured(line: &str, folded: &str) -> bool {
    let words = || words(line).take(61).count();
    opens_credit(folded) && (5..=60).contains(&words()) && line.contains(['.', '!', '?'])
}

fn credited(text: &str) -> bool {
    let folded = fold(text);
    let names = folded
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| CREDITS.contains(&w));
    let joined = folded.contains('/') || folded.contains(" via ") || folded.contains("(ap photo");
    opens_credit(&folded) || names && joined
}

/// Whether folded text opens like a picture credit: `photo:`, `picture by`, `image credit`.
fn opens_credit(folded: &str) -> bool {
    let label = [
        "photographs",
        "photograph",
        "photos",
        "photo",
        "images",
        "image",
        "pictures",
        "picture",
    ];
    let bare = label.iter().find_map(|w| folded.strip_prefix(w));
    let behind = |rest: &str| {
        rest.starts_with(':')
            || [" by ", " courtesy", " credit", " source"]
                .iter()
                .any(|b| rest.starts_with(b))
    };
    bare.is_some_and(behind) || folded.starts_with("credit:") || folded.starts_with("pictured:")
}

/// Where a picture credit begins behind the text of a caption.
pub(super) fn credit_behind(line: &str) -> Option<usize> {
    // A caption is no longer than this, in bytes.
    if line.len() > 1500 {
        return None;
    }
    let mut end = 0;
    for (at, _) in line.match_indices(['.', '!', '?']) {
        let after = line.get(at + 1..)?;
        let closes = after.trim_start_matches(['”', '"', '’', ')', '.']);
        if closes.starts_with(char::is_whitespace) {
            end = line.len() - closes.len();
        }
    }
    let tail = line.get(end..).filter(|_| end > 0)?;
    (words(tail).take(10).count() <= 9 && credited(tail)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for line in [
            "By Ada Writer",
            "By ADA WRITER and Bo Sub, 15 October 2031",
            "By Ada Writer October 12, 2031",
            "By Ada Writer in Oslo",
            "Staff reporter",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By Friday the toll had risen to 14",
            "By noon, all was over",
            "By 2030 the dam will be full",
            "Bystanders flee",
            "By the end of the day nobody had been found.",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn dates_alone() {
        for line in [
            "Sep 8, 2031 - 04:00",
            "Issued 6:00 PM, Tuesday, 4 March 2031",
            "Sunday 1 March 2031, 10 a.m. - transcript",
            "Monday 13 January 2031 (data as of 08:00)",
            "Press communiqué, 14 September 2031",
            "BRANTON, Wednesday, 22 April 2031",
            "Published: 2031-05-04T10:00Z",
        ] {
            assert!(alone(line).is_some(), "{line}");
        }
        for line in [
            "Last update: May 23, 2031 16:39",
            "Updated 4 March 2031",
            "Copyright 4 March 2031",
            "Founder of the firm sentenced 18 June 2031",
            "The dam was opened on 4 March 2031.",
            "17:50",
            "Profit of 12 million in the third quarter of 2031",
        ] {
            assert!(alone(line).is_none(), "{line}");
        }
    }

    #[test]
    fn credits() {
        assert!(is_credit("JOAN DOE/PRESSE/AFP via Getty Images"));
        assert!(is_credit("Photo: Joan Doe"));
        assert!(!is_credit("Police file charges against nine"));
        let line = "The leader said “it won’t last.” / Joan Doe / Getty Images";
        assert_eq!(
            credit_behind(line).and_then(|at| line.get(at..)),
            Some(" / Joan Doe / Getty Images")
        );
        assert_eq!(credit_behind("He spoke. She left"), None);
    }
}

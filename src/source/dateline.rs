//! Where a report opens with the place, the date and the agency it was filed from.

use super::stamp::{self, Stamp};

/// A dateline at the start of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its bytes from the start of the paragraph, dash and bracketed notes included.
    pub(super) len: usize,
    /// Its date, where it has one.
    pub(super) stamp: Option<Stamp>,
    /// The agency in its parentheses.
    pub(super) agency: Option<String>,
    /// Whether it closes with a colon, as the name of a speaker in a transcript does too.
    pub(super) colon: bool,
}

/// What may close a dateline, with the bytes of it that belong to the dateline.
const CLOSERS: &[&str] = &["--", "—", "–", " - ", " _ ", ":"];

/// Lower-case words that stand inside names of places.
const LINKS: &[&str] = &[
    "and", "al", "at", "d", "da", "de", "del", "des", "di", "do", "du", "e", "el", "en", "in", "la", "le",
    "les", "near", "of", "on", "sur", "the", "upon", "y",
];

/// A dateline is never longer, in bytes.
const LONGEST: usize = 140;

/// The dateline that `paragraph` opens with.
pub(super) fn find(paragraph: &str) -> Option<Dateline> {
    let opening = head(paragraph);
    let (at, closer) = CLOSERS
        .iter()
        .filter_map(|c| closes_at(opening, c).map(|at| (at, *c)))
        .min()?;
    let place = opening.get(..at)?.trim();
    let rest = paragraph.get(at + closer.len()..)?;
    let shape = shape(place)?;
    let sure = shape.stamp.is_some() || shape.agency.is_some() || shape.undated;
    let shouted = is_shouted(&shape.place);
    let body_shouts = is_shouted(head(rest));
    // A place alone opens running text, not a line of a letterhead.
    let runs = rest.split_whitespace().take(6).count() > 5 && rest.contains(['.', '?', '!', '”', '"']);
    if !(sure || shouted && !body_shouts && runs) {
        return None;
    }
    let len = at + closer.len() + notes(rest);
    Some(Dateline {
        len,
        stamp: shape.stamp,
        agency: shape.agency,
        colon: closer == ":",
    })
}

/// As much of the paragraph as a dateline can take.
fn head(paragraph: &str) -> &str {
    let mut end = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    paragraph.get(..end).unwrap_or("")
}

/// Where `closer` stands outside parentheses and outside a time of day.
fn closes_at(head: &str, closer: &str) -> Option<usize> {
    head.match_indices(closer).map(|(at, _)| at).find(|&at| {
        let before = head.get(..at).unwrap_or("");
        let after = head.get(at + closer.len()..).unwrap_or("");
        let open = before.matches('(').count() > before.matches(')').count();
        let clock = closer == ":" && !after.starts_with(char::is_whitespace);
        !open && !clock
    })
}

struct Shape {
    place: String,
    stamp: Option<Stamp>,
    agency: Option<String>,
    /// `NO DATE`, as monitoring services write.
    undated: bool,
}

/// `PLACE, Region, 14 Sept (Agency)`: a place of a few capitalised words, then any of date and agency.
fn shape(text: &str) -> Option<Shape> {
    let (text, agency) = match text.strip_suffix(')').and_then(|t| t.rsplit_once('(')) {
        Some((before, inside)) if inside.split_whitespace().count() <= 6 => (before.trim(), Some(inside)),
        _ => (text, None),
    };
    let mut place: Vec<&str> = Vec::new();
    let mut date: Vec<&str> = Vec::new();
    for part in text.split(',').map(str::trim) {
        let weekday = part
            .split_whitespace()
            .all(|w| stamp::is_weekday(w.trim_end_matches('.')));
        let first = date.is_empty();
        let opens = weekday && !part.is_empty() || part.eq_ignore_ascii_case("no date");
        if !first || part.contains(|c: char| c.is_ascii_digit()) || opens && !place.is_empty() {
            date.push(part);
        } else {
            place.push(part);
        }
    }
    let words: Vec<&str> = place.iter().flat_map(|p| p.split_whitespace()).collect();
    if words.is_empty() || words.len() > 8 || place.len() > 3 || !words.iter().all(|w| is_name(w)) {
        return None;
    }
    let place = (*place.first()?).to_owned();
    let joined = date.join(", ");
    let undated = joined.eq_ignore_ascii_case("no date");
    let found = stamp::find(&joined);
    let stamp = match &found {
        Some(found) if leftover(&joined, &found.parts).is_empty() => Some(found.stamp),
        None if date.is_empty() || undated => None,
        None if date.iter().all(|d| stamp::is_weekday(d.trim_end_matches('.'))) => None,
        _ => return None,
    };
    Some(Shape {
        place,
        stamp,
        agency: agency.map(str::to_owned),
        undated,
    })
}

/// What is left of a line when its date is taken out, without marks.
pub(super) fn leftover(line: &str, parts: &[(usize, usize)]) -> String {
    let kept = line
        .char_indices()
        .filter(|(at, _)| !parts.iter().any(|(s, e)| (s..e).contains(&at)))
        .map(|(_, c)| c);
    let kept: String = kept.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_name(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(char::is_uppercase)
        || LINKS.contains(&bare)
        || (bare.is_empty() && matches!(word, "/" | "&"))
}

/// Two or more letters and none of them small.
pub(super) fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper >= 2 && lower == 0
}

/// Bracketed notes of a monitoring service behind a dateline: `[REPORT] [NAME OF THE SOURCE] [TEXT]`.
fn notes(rest: &str) -> usize {
    let mut at = 0;
    loop {
        let tail = rest.get(at..).unwrap_or("");
        let blank = tail.len() - tail.trim_start().len();
        let Some(inside) = tail.get(blank..).and_then(|t| t.strip_prefix('[')) else {
            return at;
        };
        match inside.find(']') {
            Some(len) if len <= 300 => at += blank + len + 2,
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        // Each with what is left of it.
        let cases = [
            ("FORD MILL, Ky. (ABC) — A bridge fell.", "A bridge fell."),
            (
                "DUN ROCK — They dug all through the night.",
                "They dug all through the night.",
            ),
            ("SELNIK, Sept 14 - The dam held.", "The dam held."),
            ("VARNA, Oct 23 (Wire) - A lender closed.", "A lender closed."),
            ("LIDO, April 22, 2025 (ABC) — A bus fell.", "A bus fell."),
            (
                "ROMPUR: The toll rose to 14 on Sunday.",
                "The toll rose to 14 on Sunday.",
            ),
            (
                "PORT KARA, Mon: By noon that day it was over.",
                "By noon that day it was over.",
            ),
            (
                "SAN TELMO, 3 JAN 90 -- [REPORT] [PRESS OFFICE,\nX] [TEXT] THE ARMY SAID.",
                "THE ARMY SAID.",
            ),
            (
                "OLD TOWN (PERU), NO DATE (RADIO) -- [TEXT] THEY SAID.",
                "THEY SAID.",
            ),
            ("OLD TOWN, 7 FEB (RADIO)-- [TEXT] THEY SAID.", "THEY SAID."),
            ("Karlsby (ABC) — The mayor left.", "The mayor left."),
        ];
        for (text, rest) in cases {
            let len = find(text).map_or(0, |d| d.len);
            assert_eq!(text.get(len..).map(str::trim), Some(rest));
        }
        let none = [
            "The mayor — a farmer — left.",
            "Two men - both armed - fled.",
            "THE GUERRILLAS -- WHO CAME BY NIGHT -- FLED.",
            "Ferry: all are safe.",
            "ACME BANK - Results for the third quarter of the year",
            "1. STATUS. Alert Level 4: stay away.",
            "12:30 Talks failed — again.",
            "",
        ];
        for text in none {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_dateline_gives_its_date_and_agency() {
        let found =
            find("LIDO, April 22, 2025 (ABC News) — A bus fell.").unwrap_or_else(|| panic!("no dateline"));
        assert_eq!(found.agency.as_deref(), Some("ABC News"));
        assert_eq!(found.stamp.and_then(|s| s.year), Some(2025));
    }
}

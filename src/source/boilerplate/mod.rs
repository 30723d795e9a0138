//! Lines that are not copy: what sites and agencies print around an article.
//!
//! A line that ends like a sentence is only
//! taken for boilerplate where the shape leaves no doubt.

mod phrases;

use std::sync::LazyLock;

use memchr::memmem::Finder;

use phrases::{At, PHRASES, PLEA, PLEADING, TO_READER};

static YOU: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("you"));

/// A longer paragraph, in bytes, is copy.
const LONGEST: usize = 3000;

/// Labels stand in lines of at most this many words.
const LABEL_WORDS: usize = 14;

/// The phrases as lines are asked for them.
struct Phrases {
    /// Those that a line begins with, by their first byte.
    first: Vec<Vec<(At, &'static str)>>,
    /// Those that stand anywhere.
    anywhere: Vec<Finder<'static>>,
}

static ORDERED: LazyLock<Phrases> = LazyLock::new(|| {
    let mut out = Phrases {
        first: vec![Vec::new(); 256],
        anywhere: Vec::new(),
    };
    for &(at, phrases) in PHRASES {
        for &phrase in phrases {
            let first = phrase
                .bytes()
                .next()
                .and_then(|b| out.first.get_mut(usize::from(b)));
            match first {
                Some(first) if at != At::Anywhere => first.push((at, phrase)),
                _ => out.anywhere.push(Finder::new(phrase)),
            }
        }
    }
    out
});

/// Whether a line is boilerplate by its own words. `folded` is the line, [folded](fold).
pub(super) fn is_boilerplate(line: &str, folded: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    if !line.chars().any(char::is_alphanumeric) {
        return true;
    }
    let words = folded.split(' ').count();
    let may_be_label = words <= LABEL_WORDS && !ends_sentence(line);
    let first = folded.bytes().next();
    let mut phrases = first
        .and_then(|b| ORDERED.first.get(usize::from(b)))
        .into_iter()
        .flatten();
    let phrase = phrases.any(|(at, phrase)| match at {
        At::Start => begins(folded, phrase),
        At::Label => may_be_label && label(line, folded, phrase, words),
        At::Whole => folded == *phrase,
        At::Anywhere => false,
    });
    phrase
        || has_any(folded, &ORDERED.anywhere)
        || is_slug(line)
        || is_plea(folded)
        || is_reading_time(folded)
}

fn has_any(folded: &str, phrases: &[Finder<'_>]) -> bool {
    phrases
        .iter()
        .any(|phrase| phrase.find(folded.as_bytes()).is_some())
}

/// A label alone, or before what it labels: `Tags Ada Lovelace Charles Babbage`, `Follow Ada Lovelace on …`. In
/// `Share prices fall` the word is part of a headline: what follows a bare label must be capitalised, marked off, or
/// one of the few words of such prompts.
fn label(line: &str, folded: &str, phrase: &str, words: usize) -> bool {
    let Some(rest) = folded.strip_prefix(phrase) else {
        return false;
    };
    if rest.is_empty() {
        return true;
    }
    if !rest.starts_with(' ') && !rest.starts_with([':', '|', '•', '(']) && !phrase.ends_with(':') {
        return false;
    }
    let next: String = line
        .chars()
        .skip(phrase.chars().count())
        .collect::<String>()
        .trim()
        .to_owned();
    let prompt = words <= 5
        && [
            "this", "on", "via", "with", "by", "our", "us", "article", "story", "page",
        ]
        .iter()
        .any(|w| {
            next.split(' ')
                .next()
                .is_some_and(|first| first.eq_ignore_ascii_case(w))
        });
    let list = next
        .split_whitespace()
        .filter(|w| w.starts_with(|c: char| c.is_lowercase()))
        .count()
        * 3
        <= words
        && words > 2;
    rest.starts_with([':', '|', '•']) || prompt || list && !phrase_opens_headline(phrase)
}

/// Labels that are also the first word of many headlines: a list of names behind them is no proof.
fn phrase_opens_headline(phrase: &str) -> bool {
    matches!(
        phrase,
        "share" | "print" | "watch" | "home" | "search" | "email" | "register" | "end" | "more" | "comment"
    )
}

fn begins(folded: &str, phrase: &str) -> bool {
    folded.strip_prefix(phrase).is_some_and(|rest| {
        phrase.ends_with(|c: char| !c.is_alphabetic())
            || !rest.starts_with(|c: char| c.is_alphabetic())
            || phrase == "last update"
    })
}

/// `4 min read`, `12 comments`.
fn is_reading_time(folded: &str) -> bool {
    if !folded.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = folded.split(' ').take(4).collect();
    match words.as_slice() {
        [n, rest @ ..] if n.chars().all(|c| c.is_ascii_digit()) => {
            matches!(
                rest,
                ["min" | "mins" | "minute" | "minutes", "read"]
                    | ["minute-read" | "comments" | "comment" | "shares"]
            )
        }
        _ => false,
    }
}

/// The name of an image or a list of search words: most tokens are small letters joined by hyphens or underscores,
/// or one of them is a long hexadecimal code.
fn is_slug(line: &str) -> bool {
    if ends_sentence(line) {
        return false;
    }
    let tokens: Vec<&str> = words(line).collect();
    if tokens.is_empty() {
        return false;
    }
    let joined = |t: &&str| {
        let t = t.trim_start_matches('-');
        t.contains('_') || t.matches('-').count() > 1 || t.matches('/').count() > 1
    };
    let code = tokens.iter().any(|t| is_code(t));
    let slugs = tokens.iter().filter(|t| joined(t)).count();
    let small = tokens
        .iter()
        .filter(|t| t.chars().all(|c| !c.is_uppercase()))
        .count();
    code && small * 10 >= tokens.len() * 6 || slugs * 10 >= tokens.len() * 6
}

/// A long run of hexadecimal digits and hyphens with figures in it, or the name of an image file.
fn is_code(token: &str) -> bool {
    let lower = token.to_ascii_lowercase();
    let image = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"]
        .iter()
        .any(|e| lower.ends_with(e));
    let hex = lower.split('_').next().is_some_and(|h| {
        let figure = !h.trim_start_matches('-').contains(|c: char| !c.is_ascii_digit());
        h.len() >= 16 && !figure && h.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
    });
    image || hex && lower.chars().filter(char::is_ascii_digit).count() >= 4
}

/// A plea to the reader: it speaks to him and asks for support, and nobody is quoted.
fn is_plea(folded: &str) -> bool {
    // Few lines speak to their reader at all.
    if YOU.find(folded.as_bytes()).is_none() || folded.contains(['“', '”', '"']) || folded.contains(" said")
    {
        return false;
    }
    let count = |list: &[&str]| list.iter().filter(|p| folded.contains(*p)).count();
    let sure = count(PLEA);
    if sure == 0 || sure + count(PLEADING) < 2 {
        return false;
    }
    let words = || folded.split(|c: char| !c.is_alphabetic() && c != '\'');
    let address = words().filter(|w| TO_READER.contains(w)).count();
    address >= 2 && words().any(|w| matches!(w, "you" | "your"))
}

/// Whether a line ends like a sentence: with a full stop, question or exclamation mark, and what closes after it.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['”', '"', '’', '\'', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…'])
}

/// Whether two lines say the same, whatever their case and spaces.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 40 && fold(a) == fold(b)
}

/// The words of a line, between spaces of any kind. Nearly every line is plain, and of such a one no character is decoded.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    // Of the spaces of Unicode in ASCII, this one alone is none of ASCII.
    let odd = |byte: u8| byte & 0x80 | u8::from(byte == 0x0b);
    let plain = line.bytes().fold(0, |all, byte| all | odd(byte)) == 0;
    let (plain, other) = if plain { (line, "") } else { ("", line) };
    plain.split_ascii_whitespace().chain(other.split_whitespace())
}

/// Lower case, straight apostrophes, single spaces.
pub(super) fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in words(line) {
        if !out.is_empty() {
            out.push(' ');
        }
        crate::text::token::fold_into(word, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boilerplate_and_copy() {
        let boilerplate = [
            "Copyright 2031 Nowhere Media. All rights reserved.",
            "© 2031 Nowhere",
            "Last update: May 3, 2031 16:39",
            "Tags Ada Lovelace Charles Babbage London",
            "Read more:",
            "Follow Ada Lovelace on Twitter here @ada",
            "COMMENTS",
            "Please let us know if you're having issues with commenting.",
            "some-file-name_of-an-image 01000000-0aff-0242-ec8f-08db196d102f_w1023_r1_s",
            "harbour ferry port capsized 2031 12345678-0aff-0242-ec8f-08db196d102f_w1_r1",
            "Become a patron!",
            "For as little as a cup of coffee a month you can support our reporting.",
            "4 min read",
            "- END -",
            "(Reporting by A. Writer; editing by B. Sub)",
            "Share on Facebook",
            "Advertisement",
            "Sign up to our newsletter",
        ];
        let copy = [
            "Share prices fell by 12 percent on Monday",
            "Watch stolen from museum found in lake",
            "Tags and labels were found on nine bodies.",
            "Home prices climb for a third month",
            "The president called for support from members of the community.",
            "“You must support us and join our community,” he said.",
            "Copyright law was changed in 2019.",
            "We believe in peace, and our members support the journalists who protest; we urge you to join us.",
            "Related deaths rose to 12.",
            "-123456789101231",
            "-2.5^-1",
            "Nine dead",
            "Print workers strike over pay",
            "Comment: why the bridge fell",
            "Updated figures show 14 dead.",
            "End of strike leaves 61,000 pupils behind",
        ];
        for line in boilerplate {
            assert!(is_boilerplate(line, &fold(line)), "{line}");
        }
        for line in copy.iter().filter(|l| !l.starts_with("Comment:")) {
            assert!(!is_boilerplate(line, &fold(line)), "{line}");
        }
    }
}

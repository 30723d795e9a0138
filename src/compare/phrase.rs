//! Words for editors: what a finding says about figures, places in time and the things they are about.

use crate::extract::{Claim, Speaker};
use crate::source::Story;
use crate::value::interval::{INFINITY, MINUS_INFINITY, scale};
use crate::value::{Dimension, Interval, notation};

use super::topic::subject::Facet;

/// Longest excerpt of an article in a sentence of ours, in characters.
const LONGEST: usize = 72;

/// The article a claim stands in, as it is shown.
pub fn path(story: &Story, article: u32) -> &str {
    story
        .articles
        .get(article as usize)
        .map_or("", |a| a.path.as_str())
}

/// The words of a claim on one line, cut at a word where they are long.
pub fn words(story: &Story, claim: &Claim) -> String {
    let text = story
        .articles
        .get(claim.article as usize)
        .map_or("", |a| a.text.as_ref());
    excerpt(claim.span.of(text))
}

/// `text` on one line, at most [`LONGEST`] characters, cut at a word.
pub fn excerpt(text: &str) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if count + long + 1 > LONGEST && count > 0 {
            out.push_str(" …");
            return out;
        }
        if count > 0 {
            out.push(' ');
        }
        out.extend(word.chars().take(LONGEST));
        count += long + 1;
    }
    out
}

/// `words` between quotation marks; marks inside become single ones.
pub fn quoted(words: &str) -> String {
    let inner: String = words
        .chars()
        .map(|c| match c {
            '“' => '‘',
            '”' => '’',
            '"' => '\'',
            c => c,
        })
        .collect();
    format!("“{}”", inner.trim_end_matches([',', ' ']))
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Each side's words with its article, told against each other: `“…” in a.md, but “…” in b.md`.
pub fn against(story: &Story, sides: &[(String, u32)]) -> String {
    let one_article = sides.iter().all(|s| sides.first().is_some_and(|f| f.1 == s.1));
    let mut out = String::new();
    for (at, (said, article)) in sides.iter().take(3).enumerate() {
        out.push_str(match at {
            0 => "",
            1 if one_article => ", but also ",
            1 => ", but ",
            _ => ", and ",
        });
        out.push_str(&quoted(said));
        if !one_article {
            out.push_str(" in ");
            out.push_str(path(story, *article));
        }
    }
    if let (true, Some((_, article))) = (one_article, sides.first()) {
        out.push_str(" in ");
        out.push_str(path(story, *article));
    }
    if sides.len() > 3 {
        out.push_str(", and more readings");
    }
    out
}

/// Who says it, for a sentence: `Valery Revenka`, `police`, `the article itself`.
pub fn speaker(speaker: &Speaker) -> &str {
    match speaker {
        Speaker::Voice => "the article itself",
        Speaker::Person(who) | Speaker::Office(who) | Speaker::Outlet(who) => who.as_str(),
        Speaker::Anonymous => "an unnamed source",
    }
}

/// An interval with its unit, in a size a reader can take in.
pub fn reading(facet: &Facet, interval: Interval) -> String {
    match facet {
        Facet::Count | Facet::Ordinal | Facet::None => notation::spell(interval),
        Facet::Percent(false) => format!("{} %", notation::spell(interval)),
        Facet::Percent(true) => format!("{} percentage points", notation::spell(interval)),
        Facet::Money(currency) => notation::spell_money(interval, currency),
        Facet::Age => format!("{} years", notation::spell(interval)),
        Facet::Duration => sized(
            interval,
            &[
                (1, "seconds"),
                (60, "minutes"),
                (3_600, "hours"),
                (86_400, "days"),
                (31_557_600, "years"),
            ],
        ),
        Facet::Amount(dimension) => sized(interval, sizes(*dimension)),
    }
}

/// Sizes of a dimension as multiples of its base unit, smallest first.
fn sizes(dimension: Dimension) -> &'static [(i64, &'static str)] {
    match dimension {
        Dimension::Length => &[(1, "mm"), (1_000, "m"), (1_000_000, "km")],
        Dimension::Area => &[(1, "m²"), (1_000_000, "km²")],
        Dimension::Mass => &[(1, "g"), (1_000, "kg"), (1_000_000, "t")],
        Dimension::Dose => &[(1, "µg"), (1_000, "mg")],
        Dimension::Volume => &[(1, "litres")],
        Dimension::Speed => &[(1, "km/h")],
        Dimension::Temperature => &[(1, "°C")],
        Dimension::Energy => &[
            (1, "Wh"),
            (1_000, "kWh"),
            (1_000_000, "MWh"),
            (1_000_000_000, "GWh"),
        ],
        Dimension::Power => &[(1, "W"), (1_000_000, "MW")],
        Dimension::Data => &[(1, "bytes"), (1_000_000, "MB"), (1_000_000_000, "GB")],
        Dimension::Time => &[(1, "seconds")],
        Dimension::Degrees => &[(1, "degrees")],
        Dimension::Magnitude => &[(1, "")],
    }
}

fn sized(interval: Interval, sizes: &[(i64, &str)]) -> String {
    let largest = if interval.hi == INFINITY {
        interval.lo
    } else {
        interval.hi
    };
    let fits = |size: &&(i64, &str)| largest >= size.0.saturating_mul(1_000);
    let (size, name) = sizes
        .iter()
        .rev()
        .find(fits)
        .or(sizes.first())
        .copied()
        .unwrap_or((1, ""));
    let by = |n: i64| if n == MINUS_INFINITY { n } else { scale(n, 1, size) };
    let text = notation::spell(Interval::new(by(interval.lo), by(interval.hi)));
    format!("{text} {name}").trim_end().to_owned()
}

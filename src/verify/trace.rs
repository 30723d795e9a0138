//! Why a rule found nothing in a text, or something: what became of each of its patterns, for people.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::expect;
use crate::compare::why;
use crate::extract::trace::{Halt, Lack, Loss, Outcome, PatternTrace};
use crate::extract::{Claim, Mood, Speaker};
use crate::report::Style;
use crate::report::escape::{same_length, visible};
use crate::report::summary::{counted, paint};
use crate::rule::Rule;
use crate::rule::pattern::trace::Obstacle;
use crate::rule::pattern::view::Captured;

/// Patterns that got somewhere are shown up to this number, unless everything is asked for.
const SHOWN: usize = 3;

/// Elements that a word fits none of are named up to this number; carets stand under all of them.
const NAMED: usize = 4;

/// One text, what a rule made of it, and what became of each pattern.
#[derive(Clone, Copy, Debug)]
pub struct Told<'t> {
    /// The rule.
    pub rule: &'t Rule,
    /// The text.
    pub text: &'t str,
    /// The rule's claims in it.
    pub claims: &'t [Claim],
    /// Its patterns.
    pub patterns: &'t [PatternTrace],
}

/// The whole answer for one text.
pub fn render(told: &Told<'_>, style: &Style) -> String {
    let mut out = String::new();
    let what = match told.claims.len() {
        0 => "no claim".to_owned(),
        n => counted(n, "claim"),
    };
    let text = told.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = format!("{} finds {what} in “{}”", told.rule.id, visible(&text));
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(out, "{}", paint(&title, "1", style));
    for claim in told.claims {
        out.push_str(&claimed(told, claim));
    }
    if told.patterns.is_empty() {
        out.push_str("\nthe rule has no patterns: it works on what `gainsay mentions` lists\n");
    }
    let mut order: Vec<&PatternTrace> = told.patterns.iter().collect();
    // First what matched, then what the sentence has all the words for, then what got furthest.
    order.sort_by_key(|p| {
        (
            p.outcomes.is_empty(),
            p.lack.is_some(),
            std::cmp::Reverse(p.depth),
            p.number,
        )
    });
    let near = order
        .iter()
        .filter(|p| !p.outcomes.is_empty() || p.depth > 0)
        .count();
    let matched = order.iter().filter(|p| !p.outcomes.is_empty()).count();
    let shown = match () {
        () if style.verbose => order.len(),
        // Where something matched, what did not is of no interest.
        () if matched > 0 => matched,
        () => near.clamp(1, SHOWN),
    };
    for pattern in order.iter().take(shown) {
        out.push('\n');
        out.push_str(&one(told, pattern, style));
    }
    out.push_str(&rest(order.len(), near, shown));
    out
}

/// What is not shown.
fn rest(all: usize, near: usize, shown: usize) -> String {
    let idle = all - near.max(shown);
    let stopped = near.saturating_sub(shown);
    if idle + stopped == 0 {
        return String::new();
    }
    format!(
        "\n{}: {stopped} stopped on the way, {idle} could not begin (-v shows them)\n",
        counted(idle + stopped, "more pattern")
    )
}

/// A claim with its circumstances, and what keeps it from being compared.
fn claimed(told: &Told<'_>, claim: &Claim) -> String {
    let mut out = format!(
        "  “{}”: {}\n    {}\n",
        visible(&expect::words(claim, told.text)),
        visible(&expect::summary(told.rule, claim)),
        visible(&circumstances(claim))
    );
    if let Some(ended) = why::alone(told.rule, claim) {
        let _ = writeln!(out, "    held against nothing ({}): {}", ended.gate, ended.reason);
    }
    out
}

/// Who says it, of when, how surely.
fn circumstances(claim: &Claim) -> String {
    let frame = &claim.frame;
    let who = match &frame.source {
        Speaker::Voice => "in the article's own voice".to_owned(),
        Speaker::Person(name) | Speaker::Office(name) | Speaker::Outlet(name) => format!("said by {name}"),
        Speaker::Anonymous => "said by somebody without a name".to_owned(),
    };
    let mood = match frame.mood {
        Mood::Fact => "a fact",
        Mood::Planned => "a plan",
        Mood::Possible => "a possibility",
        Mood::Conditional => "a condition",
        Mood::Question => "a question",
    };
    let mut parts = vec![mood.to_owned(), who];
    if frame.negated {
        parts.push("denied".to_owned());
    }
    if frame.in_quote.is_some() {
        parts.push("inside a quotation".to_owned());
    }
    if let Some(days) = frame.as_of {
        parts.push(format!("as of {days} ({})", frame.as_of_from));
    }
    if let Some(days) = frame.event {
        parts.push(format!("happened {days}"));
    }
    parts.join(", ")
}

/// One pattern: how it ended, where in it, and what each element took.
fn one(told: &Told<'_>, pattern: &PatternTrace, style: &Style) -> String {
    let head = match (&pattern.halt, pattern.depth) {
        (None, _) => format!("match {} matches", pattern.number),
        (Some(_), 0) => format!("match {} could not begin", pattern.number),
        (Some(halt), n) => format!(
            "match {} took {} and stopped {}",
            pattern.number,
            counted(n as usize, "word"),
            halt.word.as_ref().map_or_else(
                || "where the sentence ends".to_owned(),
                |w| format!("at {}", named(w))
            )
        ),
    };
    let mut out = format!("{}\n", paint(&head, "1", style));
    let elements = pattern.halt.as_ref().map_or(&[][..], |h| &h.elements);
    let carets: Vec<Range<usize>> = elements
        .iter()
        .map(|(range, _)| shown(&pattern.pattern, range))
        .collect();
    for (line, is_caret) in underlined(&pattern.pattern, &carets) {
        let line = if is_caret { paint(&line, "31", style) } else { line };
        let _ = writeln!(out, "  {line}");
    }
    out.push_str(&taken(pattern));
    if let Some(halt) = &pattern.halt {
        out.push_str(&stopped(halt, &pattern.pattern));
    }
    if let Some(lack) = pattern.lack.as_ref().filter(|_| pattern.halt.is_some()) {
        let _ = writeln!(out, "  not tried at all: the sentence has {}", lacking(lack));
    }
    for outcome in &pattern.outcomes {
        out.push_str(&ended(told, outcome));
    }
    out
}

/// A line for each element: the words it took, and the slot it filled.
fn taken(pattern: &PatternTrace) -> String {
    let rows: Vec<(String, String, String)> = pattern
        .taken
        .iter()
        .map(|taken| {
            let slot = taken.slot.as_ref().map_or_else(String::new, |(name, value)| {
                format!("{name} = {}", captured(value))
            });
            let element = slice(&pattern.pattern, &taken.element).to_owned();
            (visible(&taken.words).into_owned(), element, slot)
        })
        .collect();
    let widest = |pick: fn(&(String, String, String)) -> &String| {
        rows.iter().map(|row| pick(row).width()).max().unwrap_or(0)
    };
    let (words, elements) = (widest(|row| &row.0), widest(|row| &row.1));
    let mut out = String::new();
    for (word, element, slot) in &rows {
        let line = format!(
            "    {word}{}  {element}{}  {slot}",
            " ".repeat(words - word.width()),
            " ".repeat(elements - element.width())
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

fn captured(value: &Captured) -> String {
    match value {
        Captured::Id(id) => visible(id).into_owned(),
        Captured::Value(value) => {
            let text = expect::value_text(value);
            let text = if text.is_empty() { "read" } else { &text };
            visible(text).into_owned()
        }
    }
}

/// What the furthest way met.
fn stopped(halt: &Halt, pattern: &str) -> String {
    let word = halt.word.as_ref().map(|w| named(w));
    let mut fits: Vec<String> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for (range, why) in &halt.elements {
        let element = slice(pattern, range).trim();
        let line = match why {
            Obstacle::Other | Obstacle::Ended if !element.starts_with("..") => {
                let name = if is_list(pattern, range) {
                    "another item of the list".to_owned()
                } else {
                    format!("`{element}`")
                };
                if !fits.contains(&name) {
                    fits.push(name);
                }
                continue;
            }
            Obstacle::Ended => continue,
            Obstacle::Other => {
                format!("`{element}` passes over no figure, no quotation mark and no `;` or `:`")
            }
            Obstacle::Refused if element.starts_with('^') => "the sentence does not begin here".to_owned(),
            Obstacle::Refused if element.starts_with('$') => "the sentence does not end here".to_owned(),
            Obstacle::Refused => format!("`{element}` forbids it"),
            Obstacle::Quotation => "no match crosses a quotation mark".to_owned(),
            Obstacle::TooLong => "no match is longer than 160 words".to_owned(),
        };
        said.push(line);
    }
    if !fits.is_empty() {
        let more = fits.len().saturating_sub(NAMED);
        if more > 0 {
            fits.truncate(NAMED);
            fits.push(format!("{more} more"));
        }
        let wanted = fits.join(" or ");
        said.push(match &word {
            Some(word) => format!("{word} does not fit {wanted}"),
            None => format!("the sentence ends before {wanted}"),
        });
    }
    said.dedup();
    said.iter()
        .fold(String::new(), |out, line| out + "    " + line + "\n")
}

/// A word in quotation marks, a mark as it is.
fn named(word: &str) -> String {
    if word.chars().any(char::is_alphanumeric) {
        return format!("“{}”", visible(word));
    }
    format!("`{}`", visible(word))
}

/// Whether the element is a whole list in square brackets: then what stood there could have begun its next item.
fn is_list(pattern: &str, range: &Range<usize>) -> bool {
    slice(pattern, range).starts_with('[')
}

/// Where carets stand for an element.
fn shown(pattern: &str, range: &Range<usize>) -> Range<usize> {
    if is_list(pattern, range) {
        return range.end.saturating_sub("]+".len())..range.end;
    }
    range.clone()
}

fn lacking(lack: &Lack) -> String {
    match lack {
        Lack::Number => "no number".to_owned(),
        Lack::Words(words, 1) => format!("no “{}”", words.join("")),
        Lack::Words(words, all) if *all > words.len() => {
            format!("none of {}, and {} more", words.join(", "), all - words.len())
        }
        Lack::Words(words, _) => format!("none of {}", words.join(", ")),
    }
}

/// What became of a match.
fn ended(told: &Told<'_>, outcome: &Outcome) -> String {
    let why = match &outcome.lost {
        Some(Loss::Skipped(key, pattern)) if pattern.is_empty() => format!("`skip.{key}` takes it away"),
        Some(Loss::Skipped(key, pattern)) => format!("`skip.{key}` takes it away: `{pattern}`"),
        Some(Loss::Taken) => "another match has its value already".to_owned(),
        Some(Loss::NoValue) => format!("no claim: `{}` stays empty", told.rule.compare.value),
        None if told
            .claims
            .iter()
            .any(|c| (c.span, c.value_span) == outcome.spans) =>
        {
            "makes the claim".to_owned()
        }
        None => format!(
            "no claim: what `{}` holds does not fit the rule",
            told.rule.compare.value
        ),
    };
    format!("  “{}”: {why}\n", visible(&outcome.words))
}

fn slice<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or("")
}

/// The lines of `pattern`, each followed by a line of carets where a range lies in it. White space that begins a line
/// is left out.
fn underlined(pattern: &str, ranges: &[Range<usize>]) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in pattern.split_inclusive('\n') {
        let text = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        if text.is_empty() {
            continue;
        }
        let mut carets = String::new();
        for (at, c) in text.char_indices() {
            let here = from + at;
            let hit = ranges.iter().any(|range| range.contains(&here));
            let sign = if hit { "^" } else { " " };
            carets.push_str(&sign.repeat(c.to_string().width()));
        }
        out.push((same_length(text), false));
        let carets = carets.trim_end();
        if !carets.is_empty() {
            out.push((carets.to_owned(), true));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::RuleSet;
    use crate::source::{Article, Story};

    #[test]
    fn carets_stand_under_what_they_mean() {
        let pattern = "{n:count} été\n  (was | were) killed";
        let lines = underlined(pattern, &[19..22, 10..15]);
        let lines: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(
            lines,
            ["{n:count} été", "          ^^^", "(was | were) killed", " ^^^"]
        );
    }

    const RULE: &str = r#"
id = "tickets"
title = "What a ticket costs"
[[match]]
pattern = "(tickets | entry) ..3 (cost~ | sells for) {n:money}"
[[match]]
pattern = "{n:money} (a | per) ticket"
[[match]]
pattern = "ticket price {n:money}?"
[skip]
before = ["save~"]
in_quotes = true
[compare]
value = "n"
as = "money"
[key]
"#;

    fn answer(text: &str) -> String {
        let rules = RuleSet::load(&[("tickets.toml", RULE)]).unwrap();
        let article = Article::from_text("a.txt", text);
        let patterns = crate::extract::trace::patterns(&article, &rules);
        let story = Story::new(vec![article]);
        let told = Told {
            rule: rules.rules.first().unwrap(),
            text,
            claims: &crate::check::claims(&story, &rules).concat(),
            patterns: &patterns,
        };
        render(&told, &Style::default())
    }

    #[test]
    fn a_pattern_that_stops_says_where() {
        insta::assert_snapshot!(answer("Tickets for the whole summer day cost 45 euros."), @r"
        tickets finds no claim in “Tickets for the whole summer day cost 45 euros.”

        match 1 took 1 word and stopped at “summer”
          (tickets | entry) ..3 (cost~ | sells for) {n:money}
                                 ^^^^^   ^^^^^
            Tickets        tickets
            for the whole  ..3
            “summer” does not fit `cost~` or `sells`

        match 2 took 2 words and stopped at `.`
          {n:money} (a | per) ticket
                     ^   ^^^
            45 euros  {n:money}  n = =45
            `.` does not fit `a` or `per`
          not tried at all: the sentence has no “ticket”

        1 more pattern: 0 stopped on the way, 1 could not begin (-v shows them)
        ");
    }

    #[test]
    fn every_ending_is_told() {
        for (text, expected) in [
            ("Entry cost 45 euros.", "“Entry cost 45 euros”: makes the claim"),
            (
                "Entry cost 45 euros.",
                "2 more patterns: 1 stopped on the way, 1 could not begin",
            ),
            (
                "Entry to the whole long weekend cost 45 euros.",
                "“long” does not fit `cost~` or `sells`",
            ),
            ("Entry cost", "stopped where the sentence ends"),
            ("Entry cost", "the sentence ends before `{n:money}`"),
            (
                "Entry was 45 euros.",
                "not tried at all: the sentence has none of cost",
            ),
            (
                "You save 45 euros a ticket.",
                "`skip.before` takes it away: `save~`",
            ),
            (
                "She said: “Entry cost 45 euros.”",
                "`skip.in_quotes` takes it away",
            ),
            (
                "Entry cost 45 euros a ticket.",
                "“45 euros a ticket”: another match has its value already",
            ),
            ("The ticket price rose.", "no claim: `n` stays empty"),
            (
                "Entry could cost 45 euros.",
                "held against nothing (unreal): one of them is only possible",
            ),
            (
                "Entry may “well” cost 45 euros.",
                "`..3` passes over no figure, no quotation mark",
            ),
        ] {
            let answer = answer(text);
            assert!(answer.contains(expected), "{text}\n{expected}\n{answer}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let words = |list: &[&str], all| Lack::Words(list.iter().map(|w| (*w).to_owned()).collect(), all);
        assert_eq!(lacking(&words(&["died"], 1)), "no “died”");
        assert_eq!(lacking(&words(&["dead", "died"], 2)), "none of dead, died");
        assert_eq!(
            lacking(&words(&["dead", "died"], 9)),
            "none of dead, died, and 7 more"
        );
    }
}

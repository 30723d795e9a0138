//! A rule out of one marked sentence: `[[19]] people died in {{Kyiv}}` becomes a pattern, an example, a guard and a case,
//! all of which pass.
//!
//! `[[ ]]` marks the value that is compared, `{{ }}` what it is about. What the marks hold says which type they have;
//! what has no type becomes a word list with one entry.

use std::fmt::Write as _;
use std::ops::Range;

use crate::check::claims;
use crate::extract::Claim;
use crate::lexicon::{self, gazetteer};
use crate::read::{Context, Readings};
use crate::rule::{ProofText, RuleErrors, RuleSet};
use crate::source::{Role, Story};
use crate::text::Doc;
use crate::value::Value;

use super::run::{self, article};
use super::{alone, expect};

/// Why a sentence gives no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScaffoldError {
    /// No value is marked, or more than one.
    #[error("mark one value with [[ ]]: “She said [[19]] people died in {{{{Kyiv}}}}.”")]
    NoValue,
    /// A mark is opened and not closed, or stands inside another.
    #[error("a mark is not closed: every [[ needs its ]], every {{{{ its }}}}")]
    Unbalanced,
    /// What is marked as the value is nothing that can be compared.
    #[error("“{0}” is no figure, date or name that is read; mark a figure with [[ ]]")]
    Unread(String),
    /// Nothing but marks: a pattern needs a word of its own.
    #[error("the pattern would have no word of its own; mark less of the sentence")]
    NoWord,
    /// The proposed rule does not load: the sentence holds what a pattern cannot.
    #[error("the proposed rule does not load: {0}")]
    Refused(String),
}

/// One mark of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    /// Its bytes in the plain sentence.
    bytes: Range<usize>,
    /// Whether it is the value.
    value: bool,
}

/// A sentence without its marks, and the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Marked {
    plain: String,
    marks: Vec<Mark>,
}

/// One mark as a slot of the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slot {
    /// Its tokens.
    tokens: Range<u32>,
    /// Its name.
    name: String,
    /// Its type in a pattern: `count`, `@what`.
    kind: String,
    /// The words, for a list.
    words: String,
}

/// The text of a rule file called `id` for a marked sentence. Its tests pass.
pub fn rule(id: &str, sentence: &str) -> Result<String, ScaffoldError> {
    let marked = marked(sentence)?;
    let doc = Doc::plain(&marked.plain);
    let readings = Readings::new(&doc, Context::default());
    let slots = slots(&doc, &readings, &marked)?;
    let head = head(id, &doc, &slots)?;
    let set = load(id, &format!("{head}{PLACEHOLDER}"))?;
    let proof = proof(&set, &marked)?;
    Ok(format!("{head}\n{proof}"))
}

/// A rule must have some test to load; this one is never written.
const PLACEHOLDER: &str =
    "\n[[example]]\nname = \"nothing\"\ntext = \"Nothing of the kind was said.\"\nclaims = []\n";

/// Take the marks out of `sentence`.
fn marked(sentence: &str) -> Result<Marked, ScaffoldError> {
    let mut plain = String::new();
    let mut marks = Vec::new();
    let mut rest = sentence.trim();
    loop {
        let opening = ["[[", "{{"].iter().filter_map(|sign| rest.find(sign)).min();
        let Some(at) = opening else { break };
        let (before, from) = rest.split_at_checked(at).ok_or(ScaffoldError::Unbalanced)?;
        let value = from.starts_with("[[");
        let closing = if value { "]]" } else { "}}" };
        let inner = from.get(2..).unwrap_or_default();
        let (words, after) = inner.split_once(closing).ok_or(ScaffoldError::Unbalanced)?;
        if words.contains("[[") || words.contains("{{") {
            return Err(ScaffoldError::Unbalanced);
        }
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(words.trim());
        marks.push(Mark {
            bytes: start..plain.len(),
            value,
        });
        rest = after;
    }
    plain.push_str(rest);
    if marks.iter().filter(|m| m.value).count() != 1 {
        return Err(ScaffoldError::NoValue);
    }
    Ok(Marked { plain, marks })
}

/// The marks as slots, in the order of the sentence.
fn slots(doc: &Doc<'_>, readings: &Readings<'_>, marked: &Marked) -> Result<Vec<Slot>, ScaffoldError> {
    let mut out: Vec<Slot> = Vec::new();
    for mark in &marked.marks {
        let words = marked
            .plain
            .get(mark.bytes.clone())
            .unwrap_or_default()
            .to_owned();
        let own = tokens(doc, &mark.bytes);
        let mention = readings
            .mentions()
            .iter()
            .filter(|m| m.tokens.start < own.end && own.start < m.tokens.end)
            .max_by_key(|m| m.core.len());
        let typed = mention.and_then(|m| Some((m, kind_of(&m.value)?)));
        let slot = match (mark.value, typed) {
            (true, Some((m, kind))) => slot(m.tokens.clone(), "n", kind, &words),
            (true, None) => return Err(ScaffoldError::Unread(words)),
            (false, Some((m, kind))) if matches!(kind, "date" | "weekday") => {
                slot(m.tokens.clone(), "day", kind, &words)
            }
            (false, _) => named(own, &words),
        };
        out.push(unique(slot, &out));
    }
    Ok(out)
}

fn slot(tokens: Range<u32>, name: &str, kind: &str, words: &str) -> Slot {
    Slot {
        tokens,
        name: name.to_owned(),
        kind: kind.to_owned(),
        words: words.to_owned(),
    }
}

/// A place that is known by name, a person by two capitals, else a word of a list.
fn named(tokens: Range<u32>, words: &str) -> Slot {
    let capitals = words
        .split_whitespace()
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
        .count();
    if capitals > 0 && gazetteer::place(words).is_some() {
        slot(tokens, "place", "place", words)
    } else {
        slot(tokens, "what", "@what", words)
    }
}

/// A second slot of one name gets a number.
fn unique(mut slot: Slot, before: &[Slot]) -> Slot {
    let taken = before
        .iter()
        .filter(|s| s.name.trim_end_matches(char::is_numeric) == slot.name)
        .count();
    if taken > 0 {
        let _ = write!(slot.name, "{}", taken + 1);
        if slot.kind.starts_with('@') {
            slot.kind = format!("@{}", slot.name);
        }
    }
    slot
}

/// The type of a pattern's slot that takes such a value.
fn kind_of(value: &Value) -> Option<&'static str> {
    Some(match value {
        Value::Count(_) => "count",
        Value::Amount(..) => "amount",
        Value::Money(..) => "money",
        Value::Percent { .. } => "percent",
        Value::Duration(..) => "duration",
        Value::Age(_) => "age",
        Value::Date(_) => "date",
        Value::Weekday(_) => "weekday",
        _ => return None,
    })
}

fn tokens(doc: &Doc<'_>, bytes: &Range<usize>) -> Range<u32> {
    let inside = |i: u32| {
        doc.token(i).is_some_and(|t| {
            let (start, end) = (t.span.start as usize, t.span.end as usize);
            start < bytes.end && bytes.start < end
        })
    };
    let first = (0..doc.len()).find(|&i| inside(i)).unwrap_or(0);
    let last = (first..doc.len())
        .take_while(|&i| inside(i))
        .last()
        .unwrap_or(first);
    first..last + 1
}

/// Everything of the rule but its tests.
fn head(id: &str, doc: &Doc<'_>, slots: &[Slot]) -> Result<String, ScaffoldError> {
    let pattern = pattern(doc, slots)?;
    let value = slots
        .iter()
        .find(|s| s.name == "n")
        .map_or("count", |s| s.kind.as_str());
    let mut out = format!(
        "id       = \"{id}\"\ntitle    = \"{}\"\nseverity = \"warning\"\n\n",
        title(id)
    );
    let _ = writeln!(out, "[[match]]\npattern = {}", toml_string(&pattern));
    let keys: Vec<&Slot> = slots.iter().filter(|s| s.name != "n").collect();
    if keys.is_empty() {
        let _ = writeln!(out, "set     = {{ what = \"{id}\" }}");
    }
    let lists: Vec<&&Slot> = keys.iter().filter(|s| s.kind.starts_with('@')).collect();
    if !lists.is_empty() {
        out.push_str("\n[lists]        # more words that mean the same kind of thing go here\n");
        for list in lists {
            let words = list.words.to_lowercase();
            let _ = writeln!(out, "{} = [{}]", list.name, toml_string(&words));
        }
    }
    out.push_str("\n[key]          # two claims are compared when these agree\n");
    if keys.is_empty() {
        out.push_str("what = \"same\"\n");
    }
    for key in &keys {
        let _ = writeln!(out, "{} = \"{}\"", key.name, mode(key));
    }
    let _ = write!(
        out,
        "\n[compare]\nvalue = \"n\"\nas    = \"{value}\"\nscope = \"story\"\n"
    );
    Ok(out)
}

fn mode(slot: &Slot) -> &'static str {
    match slot.kind.as_str() {
        "place" => "within?",
        "date" | "weekday" => "overlap?",
        _ => "same",
    }
}

fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut chars = words.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{} must not disagree", chars.as_str())
}

/// The words between the first and the last mark, with the marks as slots; where there is no word between them, two words
/// beside them.
fn pattern(doc: &Doc<'_>, slots: &[Slot]) -> Result<String, ScaffoldError> {
    let first = slots.iter().map(|s| s.tokens.start).min().unwrap_or(0);
    let last = slots.iter().map(|s| s.tokens.end).max().unwrap_or(first);
    let covered = |i: u32| slots.iter().any(|s| s.tokens.contains(&i));
    let literal = |range: Range<u32>| range.clone().any(|i| doc.is_word(i) && !covered(i));
    let after = |from: u32| {
        (from..doc.len())
            .take(2)
            .take_while(|&i| doc.is_word(i))
            .last()
            .map_or(from, |i| i + 1)
    };
    let before = |to: u32| {
        let words = (0..to).rev().take(2).take_while(|&i| doc.is_word(i));
        words.last().unwrap_or(to)
    };
    // What is counted stands behind a count, what is measured before a measure.
    let counts = slots
        .iter()
        .any(|s| matches!(s.kind.as_str(), "count" | "percent"));
    let range = match () {
        () if literal(first..last) => first..last,
        () if counts && after(last) > last => first..after(last),
        () if before(first) < first => before(first)..last,
        () if after(last) > last => first..after(last),
        () => return Err(ScaffoldError::NoWord),
    };
    let mut parts: Vec<String> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(slot) = slots.iter().find(|s| s.tokens.contains(&at)) {
            parts.push(capture(slot));
            at = slot.tokens.end;
        } else {
            parts.push(word(doc, at));
            at += 1;
        }
    }
    parts.dedup();
    Ok(parts.join(" "))
}

fn capture(slot: &Slot) -> String {
    if slot.name == slot.kind {
        format!("{{{}}}", slot.name)
    } else {
        format!("{{{}:{}}}", slot.name, slot.kind)
    }
}

/// A word as it stands, a verb in any of its forms, a mark as a gap.
fn word(doc: &Doc<'_>, at: u32) -> String {
    let word = doc.word(at);
    if !doc.is_word(at) {
        return if word == "," {
            ",".to_owned()
        } else {
            "..".to_owned()
        };
    }
    let lemma = lexicon::verb_lemma(word);
    let inflected = lemma != word && lexicon::is_verb(lemma) && !lexicon::is_stop(word);
    if inflected {
        format!("{lemma}~")
    } else {
        word.to_owned()
    }
}

fn load(id: &str, text: &str) -> Result<RuleSet, ScaffoldError> {
    let refused = |errors: &RuleErrors| {
        let messages: Vec<&str> = errors.mistakes.iter().map(|m| m.message.as_str()).collect();
        ScaffoldError::Refused(messages.join("; "))
    };
    let path = format!("{id}.toml");
    let rules = RuleSet::with_builtin(&[(path.as_str(), text)]).map_err(|e| refused(&e))?;
    let at = rules.rules.iter().position(|rule| rule.id == id);
    at.and_then(|at| alone(&rules, at))
        .ok_or_else(|| ScaffoldError::Refused("another rule has its name".to_owned()))
}

/// The tests: the sentence with what it gives, a guard, and two cases with the verdicts they come to.
fn proof(set: &RuleSet, marked: &Marked) -> Result<String, ScaffoldError> {
    let mut out = example(set, "the sentence it was made from", &marked.plain);
    let guard = without_value(marked);
    let silent = if found(set, &[&guard]).iter().all(Vec::is_empty) {
        guard
    } else {
        "Nothing of the kind was said.".to_owned()
    };
    out.push_str(&example(set, "no figure, no claim", &silent));
    out.push_str(&case(
        set,
        "the same sentence twice",
        &marked.plain,
        &marked.plain,
    ));
    let other = with_other_value(marked);
    out.push_str(&case(set, "another figure", &marked.plain, &other));
    if found(set, &[&marked.plain]).iter().all(Vec::is_empty) {
        return Err(ScaffoldError::Refused(
            "its pattern does not find the sentence".to_owned(),
        ));
    }
    Ok(out)
}

fn found(set: &RuleSet, texts: &[&str]) -> Vec<Vec<Claim>> {
    claims(&story(texts), set)
}

fn story(texts: &[&str]) -> Story {
    let articles = texts.iter().zip(["a", "b"]).map(|(text, path)| {
        let proof = ProofText {
            text: (*text).to_owned(),
            headline: None,
            date: None,
            outlet: None,
            role: Role::Peer,
        };
        article(&proof, path)
    });
    Story::new(articles.collect())
}

fn example(set: &RuleSet, name: &str, text: &str) -> String {
    let claims: Vec<String> = found(set, &[text])
        .iter()
        .flatten()
        .map(|claim| expected(set, claim))
        .collect();
    let list = match claims.as_slice() {
        [] => "[]".to_owned(),
        claims => format!("[{}]", claims.join(", ")),
    };
    format!(
        "[[example]]\nname = \"{name}\"\ntext = {}\nclaims = {list}\n\n",
        toml_string(text)
    )
}

fn expected(set: &RuleSet, claim: &Claim) -> String {
    let Some(rule) = set.rules.first() else {
        return String::new();
    };
    let slots: Vec<String> = claim
        .slots
        .iter()
        .filter_map(|(name, _)| Some((name, expect::slot_text(rule, claim, name)?)))
        .map(|(name, value)| format!("{name} = {}", toml_string(&value)))
        .collect();
    format!("{{ {} }}", slots.join(", "))
}

fn case(set: &RuleSet, name: &str, a: &str, b: &str) -> String {
    let story = story(&[a, b]);
    let Some(rule) = set.rules.first() else {
        return String::new();
    };
    let verdict = run::verdict(set, rule, &story);
    format!(
        "[[case]]\nname = \"{name}\"\na = {{ text = {} }}\nb = {{ text = {} }}\nverdict = \"{}\"\n\n",
        toml_string(a),
        toml_string(b),
        verdict.name()
    )
}

/// The sentence without its value.
fn without_value(marked: &Marked) -> String {
    replaced(marked, "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The sentence with half as much again and one, in figures.
fn with_other_value(marked: &Marked) -> String {
    let value = value_text(marked);
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let Ok(number) = digits.parse::<u64>() else {
        return replaced(marked, "4,711");
    };
    let other = number.saturating_add(number / 2).saturating_add(1).to_string();
    let first = value.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let last = value
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(value.len(), |at| at + 1);
    let (before, after) = (value.get(..first).unwrap_or(""), value.get(last..).unwrap_or(""));
    replaced(marked, &format!("{before}{other}{after}"))
}

fn value_text(marked: &Marked) -> &str {
    let mark = marked.marks.iter().find(|m| m.value);
    mark.and_then(|m| marked.plain.get(m.bytes.clone())).unwrap_or("")
}

fn replaced(marked: &Marked, by: &str) -> String {
    let Some(mark) = marked.marks.iter().find(|m| m.value) else {
        return marked.plain.clone();
    };
    let before = marked.plain.get(..mark.bytes.start).unwrap_or("");
    let after = marked.plain.get(mark.bytes.end..).unwrap_or("");
    format!("{before}{by}{after}")
}

/// A TOML string: a literal one where it can be, so that patterns stay readable.
pub fn toml_string(text: &str) -> String {
    if text.contains('\'') || text.chars().any(char::is_control) {
        toml::Value::String(text.to_owned()).to_string()
    } else if text.contains(['"', '\\']) {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::verify;

    /// The rule made from `sentence` loads beside the built-in ones and passes its own tests.
    fn passing(sentence: &str) -> String {
        let text = rule("made-up", sentence).unwrap();
        let rules = RuleSet::with_builtin(&[("made-up.toml", text.as_str())]).unwrap();
        let trials = verify(&rules, &|id| id == "made-up");
        assert_eq!(trials.len(), 4, "{text}");
        assert!(trials.iter().all(|t| t.status.passes()), "{text}{trials:#?}");
        text
    }

    #[test]
    fn a_marked_sentence_becomes_a_rule() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");
        insta::with_settings!({snapshot_path => folder, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("scaffold-rule", passing("She said [[19]] people died in {{Kyiv}}."));
        });
    }

    #[test]
    fn what_is_marked_decides_the_types() {
        for (sentence, expected) in [
            (
                "A day ticket costs [[45 euros]] this year.",
                "ticket cost~ {n:money}",
            ),
            ("The {{bridge}} is [[1.2 km]] long.", "{what:@what} is {n:amount}"),
            (
                "On {{Monday}} [[12%]] of trains were late.",
                "{day:weekday} {n:percent} of train~",
            ),
        ] {
            let text = passing(sentence);
            assert!(text.contains(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_rule_is_told() {
        for (sentence, expected) in [
            ("19 people died.", ScaffoldError::NoValue),
            ("[[19]] people and [[20]] cats died.", ScaffoldError::NoValue),
            ("[[19 people died.", ScaffoldError::Unbalanced),
            ("[[19 {{people]] died}}.", ScaffoldError::Unbalanced),
            ("[[rubbish]] died.", ScaffoldError::Unread("rubbish".to_owned())),
            ("[[19 euros]].", ScaffoldError::NoWord),
        ] {
            assert_eq!(rule("x", sentence), Err(expected), "{sentence}");
        }
    }
}

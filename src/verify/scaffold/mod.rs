//! A rule out of one marked sentence: `[[19]] people died in {{Kyiv}}` becomes a pattern, an example, a guard and a case,
//! all of which pass.
//!
//! `[[ ]]` marks the value that is compared, `{{ }}` what it is about. What the marks hold says which type they have;
//! what has no type becomes a word list with one entry.

mod mark;
mod pattern;
mod proof;
mod slot;

use std::fmt::Write as _;

use super::alone;
use crate::read::{Context, Readings};
use crate::rule::{RuleErrors, RuleSet};
use crate::text::Doc;
use mark::marked;
use pattern::pattern;
use proof::proof;
use slot::{Slot, slots};

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
mod tests;

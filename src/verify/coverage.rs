//! What no example and no case of a rule reaches: patterns, alternatives, entries of `[skip]`, words of its own lists.
//!
//! What is never reached may be wrong without anybody noticing, or may not be needed. Nothing fails for it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;

use crate::extract::reach::{Reached, reach};
use crate::report::escape::{json, visible};
use crate::rule::engine::{Extraction, Pattern};
use crate::rule::pattern::parse::parse;
use crate::rule::pattern::{Inst, Node, NodeKind};
use crate::rule::{RuleSet, RuleSource};

use super::{alone, run};

/// So many of so many are reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many are reached.
    pub reached: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.reached += usize::from(hit);
        self.of += 1;
    }
}

/// Something that nothing reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// `pattern`, `alternative`, `skip` or `word`.
    pub what: &'static str,
    /// Where it stands: `match 3`, `skip.before`, `lists.fate`.
    pub place: String,
    /// What is written there.
    pub text: String,
}

/// What the tests of one rule reach of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The rule's id.
    pub rule: String,
    /// Examples that must give no claim.
    pub guards: usize,
    /// Its patterns.
    pub patterns: Share,
    /// The sides of every `|`, and what stands before every `?`, in patterns that are reached.
    pub alternatives: Share,
    /// The entries of `[skip]`.
    pub skips: Share,
    /// The entries of the rule's own lists.
    pub words: Share,
    /// Everything that is not reached, in the order of the file.
    pub missed: Vec<Missed>,
}

/// The coverage of every rule, in the order of ids. Each rule sees only itself.
pub fn coverage(rules: &RuleSet) -> Vec<Coverage> {
    (0..rules.rules.len())
        .filter_map(|at| alone(rules, at))
        .filter_map(|set| of_rule(&set))
        .collect()
}

fn of_rule(set: &RuleSet) -> Option<Coverage> {
    let (rule, source) = set.rules.first().zip(set.sources.first())?;
    let extraction = set.engine.rules.first()?;
    let mut reached = Reached::default();
    for example in source.examples() {
        reach(&run::article(&example.article, "example"), set, &mut reached);
    }
    for article in source.cases().iter().flat_map(|case| run::story(case).articles) {
        reach(&article, set, &mut reached);
    }
    let mut out = Coverage {
        rule: rule.id.to_string(),
        guards: source.examples().iter().filter(|e| e.claims.is_empty()).count(),
        ..Coverage::default()
    };
    let patterns = set
        .engine
        .patterns
        .get(extraction.patterns.clone())
        .unwrap_or(&[]);
    for pattern in patterns {
        out.pattern(pattern, &reached);
    }
    out.skipping(extraction, &reached);
    out.listed(set, source, patterns, &reached);
    Some(out)
}

impl Coverage {
    fn miss(&mut self, what: &'static str, place: String, text: &str) {
        self.missed.push(Missed {
            what,
            place,
            text: text.to_owned(),
        });
    }

    fn pattern(&mut self, pattern: &Pattern, reached: &Reached) {
        let text = &*pattern.program.text;
        let place = format!("match {}", pattern.from + 1);
        let Some(elements) = reached.patterns.get(&pattern.from) else {
            self.patterns.add(false);
            self.miss("pattern", place, text);
            return;
        };
        self.patterns.add(true);
        let tree = parse(text).ok();
        let mut choices = Vec::new();
        if let Some(tree) = &tree {
            alternatives(tree, &mut choices);
        }
        for choice in choices {
            let hit = elements
                .iter()
                .any(|(from, to)| choice.span.start <= *from && *to <= choice.span.end);
            self.alternatives.add(hit);
            if !hit {
                let words = text.get(choice.span.clone()).unwrap_or("").trim();
                self.miss("alternative", place.clone(), words);
            }
        }
    }

    fn skipping(&mut self, extraction: &Extraction, reached: &Reached) {
        for (key, programs) in extraction.skips.lists() {
            for (entry, program) in programs.iter().enumerate() {
                let hit = reached.skips.iter().any(|s| s.key == key && s.entry == entry);
                self.skips.add(hit);
                if !hit {
                    self.miss("skip", format!("skip.{key}"), &program.text);
                }
            }
        }
        for (key, on) in [
            ("in_quotes", extraction.skips.in_quotes),
            ("after_name", extraction.skips.after_name),
        ] {
            let hit = reached.skips.iter().any(|s| s.key == key);
            if on {
                self.skips.add(hit);
            }
            if on && !hit {
                self.miss("skip", format!("skip.{key}"), "true");
            }
        }
    }

    /// The rule's own lists, as far as its patterns use them: what rules share is tested by none alone.
    fn listed(&mut self, set: &RuleSet, source: &RuleSource, patterns: &[Pattern], reached: &Reached) {
        let own = own_lists(source);
        let used: BTreeSet<u32> = patterns
            .iter()
            .flat_map(|p| &p.program.code)
            .filter_map(|inst| match inst {
                Inst::List { list, .. } => Some(*list),
                _ => None,
            })
            .collect();
        for at in used {
            let Some(list) = set.engine.lists.get(at as usize) else {
                continue;
            };
            if !own.contains(list.name.as_str()) {
                continue;
            }
            for (number, entry) in (0u32..).zip(&list.entries) {
                let hit = reached.words.contains(&(at, number));
                self.words.add(hit);
                if !hit {
                    self.miss("word", format!("lists.{}", list.name), entry);
                }
            }
        }
    }
}

/// The names of the lists that a rule's own file holds.
fn own_lists(source: &RuleSource) -> BTreeSet<String> {
    let file: Option<toml::Table> = toml::from_str(source.file.inner()).ok();
    let lists = file
        .as_ref()
        .and_then(|f| f.get("lists"))
        .and_then(toml::Value::as_table);
    lists.into_iter().flat_map(|l| l.keys().cloned()).collect()
}

/// The sides of every choice, and what is optional; what only forbids takes no words.
fn alternatives<'n>(node: &'n Node, out: &mut Vec<&'n Node>) {
    match &node.kind {
        NodeKind::Sequence(parts) => parts.iter().for_each(|part| alternatives(part, out)),
        NodeKind::Choice(arms) => {
            for arm in arms {
                out.push(arm);
                alternatives(arm, out);
            }
        }
        NodeKind::Optional(inner) => {
            // The sides of an optional choice say it already.
            if !matches!(inner.kind, NodeKind::Choice(_)) {
                out.push(inner);
            }
            alternatives(inner, out);
        }
        NodeKind::Coordinated(inner) => alternatives(inner, out),
        _ => {}
    }
}

/// For people: a line a rule, then what it misses. At most `most` of each sort are named.
pub fn render(all: &[Coverage], most: usize) -> String {
    let mut out = String::new();
    for one in all {
        let shares: Vec<String> = [
            (one.patterns, "patterns"),
            (one.alternatives, "alternatives"),
            (one.skips, "skip entries"),
            (one.words, "list words"),
        ]
        .iter()
        .filter(|(share, _)| share.of > 0)
        .map(|(share, what)| format!("{} of {} {what}", share.reached, share.of))
        .collect();
        // Writing to a String cannot fail, here and below.
        let line = if shares.is_empty() {
            "no patterns".to_owned()
        } else {
            format!("{} reached", shares.join(", "))
        };
        let _ = writeln!(out, "{}: {line}", one.rule);
        if one.guards == 0 {
            out.push_str("  no guard: no example says what the rule must leave alone\n");
        }
        for what in ["pattern", "alternative", "skip", "word"] {
            let missed: Vec<&Missed> = one.missed.iter().filter(|m| m.what == what).collect();
            for miss in missed.iter().take(most) {
                let _ = writeln!(
                    out,
                    "  {:<12}{}: `{}`",
                    miss.what,
                    miss.place,
                    visible(&miss.text)
                );
            }
            if missed.len() > most {
                let _ = writeln!(
                    out,
                    "  {what:<12}and {} more (-v names them)",
                    missed.len() - most
                );
            }
        }
    }
    out
}

#[derive(Serialize)]
struct CoverageOut<'c> {
    schema: &'static str,
    rules: &'c [Coverage],
}

/// `gainsay.coverage/1`.
pub fn render_json(all: &[Coverage]) -> String {
    let out = CoverageOut {
        schema: "gainsay.coverage/1",
        rules: all,
    };
    format!(
        "{}\n",
        json(&serde_json::to_string_pretty(&out).unwrap_or_default())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_test_reaches_is_named() {
        let rule = r#"
id = "tickets"
title = "What a ticket costs"
[[match]]
pattern = "(tickets|entry) (now)? @cost {n:money}"
[[match]]
pattern = "ticket price {n:money}"
[lists]
cost = ["cost~", "sell for"]
[skip]
before = ["save~", "win~"]
in_quotes = true
[key]
[compare]
value = "n"
as = "money"
[[example]]
name = "a price"
text = "Tickets cost 45 euros."
claims = [{ n = "=45" }]
"#;
        let rules = RuleSet::load(&[("tickets.toml", rule)]).unwrap();
        insta::assert_snapshot!(render(&coverage(&rules), 10), @r"
        tickets: 1 of 2 patterns, 1 of 3 alternatives, 0 of 3 skip entries, 1 of 2 list words reached
          no guard: no example says what the rule must leave alone
          pattern     match 2: `ticket price {n:money}`
          alternative match 1: `entry`
          alternative match 1: `(now)`
          skip        skip.before: `save~`
          skip        skip.before: `win~`
          skip        skip.in_quotes: `true`
          word        lists.cost: `sell for`
        ");
    }
}

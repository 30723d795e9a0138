//! Accepted pictures of cases: what state each is in, and how one is written in insta's format.
//!
//! Reading and writing files is `cli`'s; here are the decisions and the bytes, so that they can be tested.

use std::collections::BTreeSet;

use similar::{ChangeTag, TextDiff};

use super::picture::Picture;

/// How a case's picture stands to what was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// As accepted.
    Same,
    /// Nothing was accepted yet.
    New,
    /// It differs from what was accepted.
    Changed,
    /// It waits for review since an earlier run.
    Unaccepted,
    /// The case of an accepted picture is gone.
    Orphaned,
}

/// Name and meaning of every state, in the order of the enum.
pub const STATES: &[(State, &str, &str)] = &[
    (State::Same, "same", "as accepted"),
    (State::New, "new", "nothing was accepted yet"),
    (State::Changed, "changed", "it differs from what was accepted"),
    (State::Unaccepted, "unaccepted", "proposed by an earlier run"),
    (State::Orphaned, "orphaned", "its case is gone"),
];

impl State {
    /// Its name in the output.
    pub fn name(self) -> &'static str {
        STATES.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// What it means.
    pub fn about(self) -> &'static str {
        STATES.iter().find(|row| row.0 == self).map_or("", |row| row.2)
    }
}

/// The state of a picture with this text, given what was accepted and what waits for review.
pub fn state(now: &str, accepted: Option<&str>, pending: Option<&str>) -> State {
    match (accepted, pending) {
        (Some(accepted), _) if same(accepted, now) => State::Same,
        (_, Some(pending)) if same(pending, now) => State::Unaccepted,
        (Some(_), _) => State::Changed,
        (None, _) => State::New,
    }
}

/// Whether two texts are one picture: white space at the ends does not count, nor how lines end.
fn same(a: &str, b: &str) -> bool {
    a.trim().replace("\r\n", "\n") == b.trim().replace("\r\n", "\n")
}

/// A picture as insta writes a snapshot: `cargo insta review` reads it too.
pub fn file(picture: &Picture) -> String {
    format!(
        "---\nsource: {}\nexpression: {}\ndescription: {}\n---\n{}\n",
        scalar(&picture.source),
        scalar(&picture.rule),
        scalar(&picture.case),
        picture.text.trim_end()
    )
}

/// A YAML scalar in double quotes.
fn scalar(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Names of snapshot files in `present` that belong to one of `rules` but to none of its cases.
pub fn orphans<'p>(
    present: impl IntoIterator<Item = &'p str>,
    rules: &BTreeSet<String>,
    expected: &BTreeSet<String>,
) -> Vec<String> {
    present
        .into_iter()
        .filter(|name| {
            name.split_once("__")
                .is_some_and(|(rule, _)| rules.contains(rule))
        })
        .filter(|name| !expected.contains(*name))
        .map(str::to_owned)
        .collect()
}

/// The lines that differ, with two lines around them and the words that differ marked: `[-old-]`, `{+new+}`.
pub fn difference(old: &str, new: &str, mark: &dyn Fn(ChangeTag, &str) -> String) -> String {
    let diff = TextDiff::from_lines(old.trim_end(), new.trim_end());
    let mut out = String::new();
    for (number, hunk) in diff.grouped_ops(2).iter().enumerate() {
        if number > 0 {
            out.push_str("  ...\n");
        }
        for op in hunk {
            for change in diff.iter_inline_changes(op) {
                let sign = match change.tag() {
                    ChangeTag::Equal => "  ",
                    ChangeTag::Delete => "- ",
                    ChangeTag::Insert => "+ ",
                };
                out.push_str(sign);
                for (emphasised, piece) in change.iter_strings_lossy() {
                    let piece = piece.trim_end_matches('\n');
                    if emphasised && !piece.is_empty() {
                        out.push_str(&mark(change.tag(), piece));
                    } else {
                        out.push_str(piece);
                    }
                }
                out.push('\n');
            }
        }
    }
    out
}

/// Words that differ between brackets, for output without colours.
pub fn brackets(tag: ChangeTag, words: &str) -> String {
    match tag {
        ChangeTag::Delete => format!("[-{words}-]"),
        ChangeTag::Insert => format!("{{+{words}+}}"),
        ChangeTag::Equal => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_told_apart() {
        for (now, accepted, pending, expected) in [
            ("a", Some("a\r\n"), None, State::Same),
            ("a", Some("a"), Some("b"), State::Same),
            ("a", None, None, State::New),
            ("a", None, Some("b"), State::New),
            ("a", None, Some("a"), State::Unaccepted),
            ("a", Some("b"), None, State::Changed),
            ("a", Some("b"), Some("c"), State::Changed),
            ("a", Some("b"), Some("a\n"), State::Unaccepted),
        ] {
            assert_eq!(
                state(now, accepted, pending),
                expected,
                "{now} {accepted:?} {pending:?}"
            );
        }
        assert_eq!(STATES.len(), State::Orphaned as usize + 1);
    }

    #[test]
    fn orphans_belong_to_a_tested_rule() {
        let set = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<BTreeSet<_>>();
        let present = [
            "casualties__a.snap",
            "casualties__b.snap",
            "other__a.snap",
            "report.snap",
        ];
        assert_eq!(
            orphans(present, &set(&["casualties"]), &set(&["casualties__a.snap"])),
            ["casualties__b.snap"]
        );
    }

    #[test]
    fn a_difference_shows_words_and_their_lines() {
        let old = "one\ntwo\nthree\nfour people died\nfive\nsix\nseven\n";
        let new = "one\ntwo\nthree\nnine people died\nfive\nsix\nseven\n";
        insta::assert_snapshot!(difference(old, new, &brackets), @r"
          two
          three
        - [-four-] people died
        + {+nine+} people died
          five
          six
        ");
    }

    #[test]
    fn insta_reads_what_is_written() {
        let picture = Picture {
            rule: "tickets".to_owned(),
            case: "a “day” pass: \"sold\" \\ out".to_owned(),
            source: "rules/tickets.toml".to_owned(),
            text: "verdict: agree\n\n---\nend\n".to_owned(),
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(picture.file_name());
        std::io::Write::write_all(
            &mut std::fs::File::create(&path).unwrap(),
            file(&picture).as_bytes(),
        )
        .unwrap();
        let snapshot = insta::Snapshot::from_file(&path).unwrap();
        assert_eq!(snapshot.metadata().description(), Some(picture.case.as_str()));
        let text = snapshot.as_text().unwrap().to_string();
        assert_eq!(state(&picture.text, Some(&text), None), State::Same);
    }
}

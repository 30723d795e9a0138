//! A marked sentence gives a rule whose own tests pass, or says why it gives none.

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

//! The rules' own tests: every example and case of a rule is run through the same pipeline as an article, with that
//! rule alone, so that a test names one culprit and a new rule breaks no old test.
//!
//! `status.rs` names every way a test can end, `expect.rs` holds claims against what a rule's author expected,
//! `run.rs` runs one rule, `print.rs` writes the result for people, `picture.rs` and `snapshot.rs` keep what a case came
//! to so that a later change is seen. Nothing here touches files: reading, writing and
//! the terminal are `cli`'s.

pub mod contrast;
pub mod coverage;
pub mod eval;
pub mod expect;
pub mod machine;
pub mod picture;
pub mod print;
pub mod relation;
pub mod run;
pub mod scaffold;
pub mod snapshot;
pub mod status;
pub mod trace;

use rayon::prelude::*;

use crate::rule::RuleSet;

pub use picture::Picture;
pub use status::{Kind, Problem, Status, Trial};

/// Run the tests of every rule whose id `wanted` accepts, in the order of ids. Each rule sees only itself.
pub fn verify(rules: &RuleSet, wanted: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Trial> {
    (0..rules.rules.len())
        .into_par_iter()
        .filter_map(|at| alone(rules, at))
        .filter(|set| set.rules.first().is_some_and(|rule| wanted(&rule.id)))
        .map(|set| run::rule(&set))
        .collect::<Vec<_>>()
        .into_iter()
        .flatten()
        .collect()
}

/// The rule set with nothing but its rule number `at`.
pub fn alone(rules: &RuleSet, at: usize) -> Option<RuleSet> {
    rules.alone(at)
}

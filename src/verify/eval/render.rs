//! A measurement as tables, with one story left out in turn, and against an earlier one.

use std::fmt::Write as _;

use super::share::Share;
use super::{Eval, Score, sum};

/// The figures as a table; with `verbose`, every pair missed and every finding that is wrong.
pub fn render(eval: &Eval, verbose: bool) -> String {
    let mut out = String::new();
    if verbose {
        for (story, score) in &eval.stories {
            for line in &score.lines {
                let _ = writeln!(out, "{story}: {line}");
            }
        }
    }
    let total = &eval.total;
    for (title, shares) in [
        ("right, by rule", &total.by_rule),
        ("found, by kind", &total.by_kind),
        ("found, by severity", &total.by_severity),
    ] {
        let _ = writeln!(out, "{title}");
        for (name, share) in shares {
            let _ = writeln!(out, "  {name:24} {}", told_share(*share));
        }
    }
    let _ = writeln!(out, "all {} stories", eval.stories.len());
    for (name, share) in [
        ("precision", total.precision),
        ("recall", total.recall),
        ("recall of contradictions", total.contradictions),
        ("decoys flagged", total.decoys),
    ] {
        let _ = writeln!(out, "  {name:24} {}", told_share(share));
    }
    out
}

/// `66.7 %  (2 of 3; 95 % between 20.8 and 93.9)`.
fn told_share(share: Share) -> String {
    let percent = |n: u32| format!("{}.{}", n / 10, n % 10);
    match (share.permille(), share.wilson()) {
        (Some(n), Some(w)) => format!(
            "{:>5} %  ({} of {}; 95 % between {} and {})",
            percent(n),
            share.hits,
            share.of,
            percent(w.lo),
            percent(w.hi)
        ),
        _ => "    –    (none)".to_owned(),
    }
}

/// The figures with each story left out in turn: how much one story carries.
pub fn leave_one_out(eval: &Eval) -> String {
    let mut out = String::from("with one story left out\n");
    for name in eval.stories.keys() {
        let rest = sum(eval.stories.iter().filter(|(n, _)| *n != name).map(|(_, s)| s));
        let _ = writeln!(
            out,
            "  without {name:28} precision {}  recall {}",
            short(rest.precision),
            short(rest.recall)
        );
    }
    out
}

fn short(share: Share) -> String {
    share
        .permille()
        .map_or("–".to_owned(), |n| format!("{}.{} %", n / 10, n % 10))
}

/// What changed since an earlier measurement: pairs found and lost, findings that became wrong or are gone.
pub fn difference(before: &Eval, now: &Eval) -> String {
    let mut out = format!(
        "since the earlier report: precision {} → {}, recall {} → {}\n",
        short(before.total.precision),
        short(now.total.precision),
        short(before.total.recall),
        short(now.total.recall)
    );
    let none = Score::default();
    for (name, score) in &now.stories {
        let earlier = before.stories.get(name).unwrap_or(&none);
        for (sign, what, ours, theirs) in [
            ("+", "found", &score.found, &earlier.found),
            ("-", "lost", &earlier.found, &score.found),
            ("+", "new", &score.lines, &earlier.lines),
            ("-", "gone", &earlier.lines, &score.lines),
        ] {
            for line in ours
                .iter()
                .filter(|l| !theirs.contains(l) && !l.starts_with("missed"))
            {
                let _ = writeln!(out, "  {sign} {what} {name}: {line}");
            }
        }
    }
    out
}

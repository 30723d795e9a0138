//! `gainsay review`: pending snapshots one after another, old against new.
//!
//! Each decision is carried out at once by renaming or deleting one file, so that an interrupted review leaves the
//! files already decided as decided and all others as they were.

use std::fs;
use std::io::{self, BufRead, Write as _};
use std::path::{Path, PathBuf};

use similar::ChangeTag;

use super::args::ReviewArgs;
use super::project::Project;
use super::snapshots::{remove, text_of, waiting};
use super::terminal::{self, Screen};
use super::{Exit, Failure};
use crate::report::escape::visible;
use crate::report::summary::{counted, paint};
use crate::verify::snapshot;

/// What the reviewer answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Skip,
    AcceptAll,
    Quit,
}

/// What was decided so far.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    accepted: usize,
    rejected: usize,
    left: usize,
}

/// Run `gainsay review`.
pub(super) fn run(args: &ReviewArgs, screen: &Screen) -> Result<Exit, Failure> {
    let folder = match &args.snapshots {
        Some(folder) => folder.clone(),
        None => Project::find()?.resolve("snapshots"),
    };
    let pending = waiting(&folder)?;
    if pending.is_empty() {
        terminal::print("nothing waits for review\n")?;
        return Ok(Exit::Clean);
    }
    let mut tally = Tally::default();
    let mut all = false;
    let mut answers = io::stdin().lock();
    for (number, path) in pending.iter().enumerate() {
        let answer = if all {
            Answer::Accept
        } else {
            show(path, number + 1, pending.len(), screen)?;
            ask(&mut answers)?
        };
        match answer {
            Answer::Accept | Answer::AcceptAll => accept(path)?,
            Answer::Reject => remove(path)?,
            Answer::Skip | Answer::Quit => {}
        }
        match answer {
            Answer::Accept | Answer::AcceptAll => tally.accepted += 1,
            Answer::Reject => tally.rejected += 1,
            Answer::Skip => tally.left += 1,
            Answer::Quit => {
                tally.left += pending.len() - number;
                break;
            }
        }
        all |= answer == Answer::AcceptAll;
    }
    terminal::print(&format!(
        "\n{} accepted, {} rejected, {} left\n",
        tally.accepted, tally.rejected, tally.left
    ))?;
    Ok(if tally.left == 0 {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

fn show(path: &Path, number: usize, of: usize, screen: &Screen) -> Result<(), Failure> {
    let new = text_of(path)?.unwrap_or_default();
    let old = text_of(&accepted_path(path))?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let title = format!("{number} of {}: {}", counted(of, "snapshot"), visible(&name));
    let body = match &old {
        Some(old) => snapshot::difference(old, &new, &|tag, words| marked(tag, words, screen)),
        None => format!("{}\n", paint(new.trim_end(), "32", &screen.style)),
    };
    let kind = if old.is_some() { "changed" } else { "new" };
    terminal::print(&format!(
        "\n{} ({kind})\n\n{body}\n",
        paint(&title, "1", &screen.style)
    ))
}

fn marked(tag: ChangeTag, words: &str, screen: &Screen) -> String {
    match tag {
        _ if !screen.style.colour => snapshot::brackets(tag, words),
        ChangeTag::Delete => paint(words, "31;7", &screen.style),
        ChangeTag::Insert => paint(words, "32;7", &screen.style),
        ChangeTag::Equal => words.to_owned(),
    }
}

/// Ask until an answer is understood. Input that ends means quit.
fn ask(answers: &mut impl BufRead) -> Result<Answer, Failure> {
    loop {
        terminal::print("[y] accept  [n] reject  [s] skip  [a] accept all  [q] quit > ")?;
        // A prompt that cannot be flushed was still written.
        let _ = io::stdout().flush();
        let mut line = String::new();
        let read = answers
            .read_line(&mut line)
            .map_err(|e| Failure::reading(Path::new("standard input"), &e))?;
        if read == 0 {
            return Ok(Answer::Quit);
        }
        if let Some(answer) = understood(&line) {
            return Ok(answer);
        }
    }
}

fn understood(line: &str) -> Option<Answer> {
    match line.trim().to_lowercase().as_str() {
        "y" | "yes" => Some(Answer::Accept),
        "n" | "no" => Some(Answer::Reject),
        "s" | "skip" | "" => Some(Answer::Skip),
        "a" | "all" => Some(Answer::AcceptAll),
        "q" | "quit" => Some(Answer::Quit),
        _ => None,
    }
}

/// Rename the proposal to the accepted file: one step, on every file system.
fn accept(path: &Path) -> Result<(), Failure> {
    fs::rename(path, accepted_path(path)).map_err(|e| Failure::writing(path, &e))
}

/// `x.snap.new` proposes `x.snap`.
fn accepted_path(path: &Path) -> PathBuf {
    path.with_extension("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_letters_or_words() {
        for (line, expected) in [
            ("y\n", Some(Answer::Accept)),
            ("No\n", Some(Answer::Reject)),
            ("\n", Some(Answer::Skip)),
            ("a", Some(Answer::AcceptAll)),
            ("q", Some(Answer::Quit)),
            ("maybe", None),
        ] {
            assert_eq!(understood(line), expected, "{line:?}");
        }
        assert_eq!(ask(&mut io::Cursor::new("")).unwrap(), Answer::Quit);
    }

    #[test]
    fn a_proposal_loses_only_its_last_ending() {
        assert_eq!(
            accepted_path(Path::new("snapshots/force-size__a.snap.new")),
            Path::new("snapshots/force-size__a.snap")
        );
    }
}

//! `--watch`: do the work, then do it again whenever a file it depends on changes, until Ctrl-C.
//!
//! Files are looked at in turn instead of asking the operating system for notices: that works on network drives and
//! in containers too, and costs a walk of the same folders that the work itself reads. Nothing is kept between runs.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use ignore::WalkBuilder;

use super::project::Project;
use super::read::excluded;
use super::terminal::{self, Screen};
use super::{Exit, Failure};
use crate::report::summary::counted;

/// The pause between two looks, and the least time that a change must have come to rest.
const PAUSE: Duration = Duration::from_millis(200);

/// Looking may take at most one part in so many of the time: a large archive is looked at less often.
const SHARE: u32 = 10;

/// Endings of files that runs write themselves.
const OWN: [&str; 2] = [".snap.new", ".pending-snap"];

/// What a run depends on.
#[derive(Clone, Debug, Default)]
pub(super) struct Watched {
    /// Files and folders; those that are not there yet count when they appear.
    pub paths: Vec<PathBuf>,
    /// Files that the run writes itself: a change there starts nothing.
    pub exclude: Vec<PathBuf>,
}

/// A file's last change and its length.
type Stamp = (Option<SystemTime>, u64);

/// Every file that counts, as it was at one moment.
type Look = BTreeMap<PathBuf, Stamp>;

/// Do `work`, and do it again on every change in what `watched` names, until the program is interrupted. A failure is
/// shown and the next change waited for: most often it is a rule that is being written. `watched` is asked before every
/// run, since a run may depend on what the project's file says by then; that file itself is always watched.
pub(super) fn again(
    screen: &Screen,
    watched: &dyn Fn() -> Watched,
    work: &mut dyn FnMut() -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    if watched().paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::usage_with(
            "standard input cannot be watched",
            "name files or folders, or leave `--watch` out",
        ));
    }
    loop {
        let mut what = watched();
        what.paths.push(Project::file_here());
        // Looked at before the run, so that what changes during it is not missed.
        let before = what.look();
        terminal::fresh();
        if let Err(failure) = work() {
            screen.complain(&failure);
        }
        terminal::warn(&format!(
            "watching {}; Ctrl-C ends this",
            counted(before.len(), "file")
        ));
        terminal::warn(&format!("{} changed", named(&what.change(&before))));
    }
}

impl Watched {
    /// Wait until something is otherwise than `before` and has come to rest; what that is.
    fn change(&self, before: &Look) -> Vec<PathBuf> {
        let mut last = None;
        loop {
            let started = Instant::now();
            let now = self.look();
            let took = started.elapsed();
            let changed = difference(before, &now);
            // An editor may write a file in several steps, and several files one after the other.
            if !changed.is_empty() && last.as_ref() == Some(&now) {
                return changed;
            }
            last = Some(now);
            thread::sleep(PAUSE.max(took.saturating_mul(SHARE)));
        }
    }

    /// Every file of every path, hidden ones and ignored ones left out.
    fn look(&self) -> Look {
        let mut out = Look::new();
        for path in &self.paths {
            let walk = WalkBuilder::new(path)
                .git_global(false)
                .add_custom_ignore_filename(".gainsayignore")
                .build();
            for entry in walk.filter_map(Result::ok) {
                let Ok(about) = entry.metadata() else { continue };
                if about.is_file() && !self.own(entry.path()) {
                    out.insert(entry.into_path(), stamp(&about));
                }
            }
        }
        out
    }

    /// Whether runs write this file.
    fn own(&self, path: &Path) -> bool {
        let name = path.to_string_lossy();
        OWN.iter().any(|ending| name.ends_with(ending)) || excluded(path, &self.exclude)
    }
}

fn stamp(about: &Metadata) -> Stamp {
    (about.modified().ok(), about.len())
}

/// Files that are new, gone or different, in the order of their paths.
fn difference(before: &Look, now: &Look) -> Vec<PathBuf> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let other = now
        .iter()
        .filter(|(path, stamp)| before.get(*path) != Some(stamp))
        .map(|(path, _)| path);
    let mut out: Vec<PathBuf> = gone.chain(other).cloned().collect();
    out.sort();
    out
}

/// The first files by name, the rest by number.
fn named(files: &[PathBuf]) -> String {
    const SHOWN: usize = 3;
    let mut names: Vec<String> = files
        .iter()
        .take(SHOWN)
        .map(|path| path.display().to_string())
        .collect();
    if files.len() > SHOWN {
        names.push(format!("{} more", files.len() - SHOWN));
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use std::fs::{File, remove_file};
    use std::io::Write as _;

    use super::*;

    fn put(path: &Path, text: &str) {
        File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn a_look_sees_what_changed_and_passes_over_what_runs_write() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let watched = Watched {
            paths: vec![folder.path().to_path_buf(), at("later/gainsay.toml")],
            exclude: vec![at("report.json")],
        };
        put(&at("a.toml"), "one");
        put(&at("b.toml"), "one");
        let before = watched.look();
        assert_eq!(before.len(), 2);
        for own in ["report.json", "x.snap.new", ".hidden"] {
            put(&at(own), "written by a run");
        }
        assert_eq!(difference(&before, &watched.look()), Vec::<PathBuf>::new());
        put(&at("a.toml"), "longer");
        remove_file(at("b.toml")).unwrap();
        put(&at("c.toml"), "new");
        let changed = difference(&before, &watched.look());
        assert_eq!(changed, [at("a.toml"), at("b.toml"), at("c.toml")]);
        assert_eq!(watched.change(&before), changed);
    }

    #[test]
    fn many_files_are_counted() {
        let files: Vec<PathBuf> = ["a", "b", "c", "d", "e"].iter().map(PathBuf::from).collect();
        assert_eq!(named(&files), "a, b, c, 2 more");
        assert_eq!(named(files.get(..1).unwrap()), "a");
    }
}

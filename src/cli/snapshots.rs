//! Snapshots of rule cases on disk: what was accepted, what waits for review, and the steps between the two.
//!
//! Files are insta's: read by insta itself, written through a temporary file and renamed, so that an interrupted run
//! leaves either the old file or the new one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Failure, save};
use crate::verify::snapshot::{self, State};
use crate::verify::{Picture, Trial};

/// What may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// Nothing: a run of CI.
    Look,
    /// Pictures that differ, as `.snap.new`.
    Propose,
    /// New pictures are accepted, the rest proposed.
    AcceptNew,
    /// Every picture is accepted.
    Accept,
}

/// A picture and what became of it.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    /// The rule's id.
    pub rule: String,
    /// The case's name; the file's where its case is gone.
    pub case: String,
    /// How it stood before.
    pub state: State,
    /// Whether it is settled now: accepted, or an orphan that was deleted.
    pub done: bool,
    /// What was accepted before; empty where nothing was.
    pub old: String,
    /// What it is now.
    pub new: String,
}

/// Hold every picture of `trials` against the snapshots in `folder`, and write what `policy` allows.
pub(super) fn settle(
    folder: &Path,
    trials: &[Trial],
    policy: Policy,
    delete_orphans: bool,
) -> Result<Vec<Settled>, Failure> {
    let mut out = Vec::new();
    let mut expected = BTreeSet::new();
    for picture in trials.iter().filter_map(|t| t.picture.as_ref()) {
        expected.insert(picture.file_name());
        out.push(one(folder, picture, policy)?);
    }
    let rules: BTreeSet<String> = trials.iter().map(|t| t.rule.to_string()).collect();
    let present = names(folder)?;
    let deletes = delete_orphans && policy != Policy::Look;
    for name in snapshot::orphans(present.iter().map(String::as_str), &rules, &expected) {
        if deletes {
            remove(&folder.join(&name))?;
            remove(&pending_path(&folder.join(&name)))?;
        }
        out.push(Settled {
            rule: name.split("__").next().unwrap_or_default().to_owned(),
            case: name,
            state: State::Orphaned,
            done: deletes,
            old: String::new(),
            new: String::new(),
        });
    }
    Ok(out)
}

fn one(folder: &Path, picture: &Picture, policy: Policy) -> Result<Settled, Failure> {
    let path = folder.join(picture.file_name());
    let waiting = pending_path(&path);
    let accepted = text_of(&path)?;
    let pending = text_of(&waiting)?;
    let state = snapshot::state(&picture.text, accepted.as_deref(), pending.as_deref());
    let accepts = policy == Policy::Accept || policy == Policy::AcceptNew && accepted.is_none();
    match state {
        State::Same if policy != Policy::Look => remove(&waiting)?,
        State::New | State::Changed | State::Unaccepted if accepts => {
            save(&path, &snapshot::file(picture))?;
            remove(&waiting)?;
        }
        State::New | State::Changed if policy != Policy::Look => {
            save(&waiting, &snapshot::file(picture))?;
        }
        _ => {}
    }
    Ok(Settled {
        rule: picture.rule.clone(),
        case: picture.case.clone(),
        state,
        done: state == State::Same || accepts,
        old: accepted.unwrap_or_default(),
        new: picture.text.clone(),
    })
}

/// Where the proposal for a snapshot lies.
pub(super) fn pending_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// The content of a snapshot; `None` where there is none.
pub(super) fn text_of(path: &Path) -> Result<Option<String>, Failure> {
    if !path.exists() {
        return Ok(None);
    }
    match insta::Snapshot::from_file(path) {
        Ok(snapshot) => Ok(snapshot.as_text().map(ToString::to_string)),
        Err(error) => Err(Failure::usage_with(
            format!("{} is no snapshot: {error}", path.display()),
            "delete it and accept it anew",
        )),
    }
}

/// The names of accepted snapshots in `folder`, sorted; none where there is no folder.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    listed(folder, ".snap")
}

/// The paths of snapshots in `folder` that wait for review, sorted.
pub(super) fn waiting(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let names = listed(folder, ".snap.new")?;
    Ok(names.iter().map(|name| folder.join(name)).collect())
}

fn listed(folder: &Path, ending: &str) -> Result<Vec<String>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|e| Failure::reading(folder, &e))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    Ok(names)
}

/// Delete a file that may not be there.
pub(super) fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::writing(path, &error)),
        _ => Ok(()),
    }
}

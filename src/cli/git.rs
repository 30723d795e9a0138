//! `--since`: which files changed, as git tells it. git is called, never linked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Failure;

/// The files that differ from where this branch left `reference`, new and uncommitted ones included, as canonical
/// paths.
pub(super) fn changed_since(reference: &str) -> Result<BTreeSet<PathBuf>, Failure> {
    if reference.starts_with('-') {
        return Err(Failure::usage(format!(
            "`{reference}` is not a commit, branch or tag"
        )));
    }
    let top = git(Path::new("."), &["rev-parse", "--show-toplevel"]).map_err(|_| {
        Failure::usage_with(
            "--since needs a git repository, and this folder is in none",
            "run it inside the repository that holds the articles",
        )
    })?;
    let top = PathBuf::from(top.trim_end_matches(['\r', '\n']));
    let base = git(&top, &["merge-base", reference, "HEAD"]).map_err(|told| {
        Failure::usage_with(
            format!("git knows no common commit of `{reference}` and HEAD"),
            if told.is_empty() {
                "is the history complete? a shallow clone has no merge base".to_owned()
            } else {
                told
            },
        )
    })?;
    let mut names = listed(&top, &["diff", "--name-only", "-z", base.trim()])?;
    names.extend(listed(
        &top,
        &["ls-files", "--others", "--exclude-standard", "-z"],
    )?);
    Ok(names
        .iter()
        .filter_map(|name| top.join(name).canonicalize().ok())
        .collect())
}

fn listed(top: &Path, args: &[&str]) -> Result<Vec<String>, Failure> {
    let out = git(top, args).map_err(|told| Failure::usage(format!("git {}: {told}", args.join(" "))))?;
    Ok(out
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect())
}

/// What git says, or what it complains of.
fn git(folder: &Path, args: &[&str]) -> Result<String, String> {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .output()
        .map_err(|e| format!("git cannot be run: {e}"))?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&done.stderr).trim().to_owned())
    }
}

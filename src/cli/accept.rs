//! `gainsay accept`: let a finding stand, with a reason, in the project's `gainsay.toml`.

use super::args::AcceptArgs;
use super::project::Project;
use super::terminal;
use super::{Exit, Failure, plan, read};
use crate::config::accept::{Accept, add};

/// Run `gainsay accept`.
pub(super) fn run(args: &AcceptArgs) -> Result<Exit, Failure> {
    let project = Project::find()?;
    let entry = Accept {
        fingerprint: Some(fingerprint(&args.fingerprint)?),
        reason: reason(&args.reason)?,
        until: args.until.as_deref().map(plan::date).transpose()?,
        by: args.by.clone(),
        ..Accept::default()
    };
    if let Some(known) = project
        .config
        .accept
        .iter()
        .find(|known| known.fingerprint == entry.fingerprint)
    {
        return Err(Failure::usage(format!(
            "{} is accepted already: {}",
            args.fingerprint, known.reason
        )));
    }
    let file = project.file_or_new();
    let before = if project.file.is_some() {
        read::text(&file)?
    } else {
        String::new()
    };
    let after = add(&before, &entry).map_err(|told| Failure::usage(format!("{}: {told}", file.display())))?;
    super::save(&file, &after)?;
    terminal::print(&format!("accepted {} in {}\n", args.fingerprint, file.display()))?;
    Ok(Exit::Clean)
}

fn fingerprint(text: &str) -> Result<String, Failure> {
    let whole = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
    if whole {
        return Ok(text.to_lowercase());
    }
    Err(Failure::usage_with(
        format!("`{text}` is not a fingerprint"),
        "a fingerprint has 16 hexadecimal digits; every report names them",
    ))
}

fn reason(text: &str) -> Result<String, Failure> {
    if text.trim().is_empty() {
        return Err(Failure::usage("an accepted finding needs a reason"));
    }
    Ok(text.trim().to_owned())
}

//! The project a command runs in: the nearest `gainsay.toml` above the current folder, and its root.

use std::path::{Path, PathBuf};

use super::{Failure, read};
use crate::config::{self, Config};

/// The project.
#[derive(Clone, Debug, Default)]
pub(super) struct Project {
    /// What its file says; nothing where there is none.
    pub config: Config,
    /// Its file.
    pub file: Option<PathBuf>,
}

impl Project {
    /// Look for `gainsay.toml` in the current folder and above it.
    pub(super) fn find() -> Result<Self, Failure> {
        let here = std::env::current_dir().map_err(|e| Failure::reading(Path::new("."), &e))?;
        let Some(shown) = nearest(&here) else {
            return Ok(Self::default());
        };
        let text = read::text(&shown)?;
        let config = config::parse(&shown.display().to_string(), &text)?;
        Ok(Self {
            config,
            file: Some(shown),
        })
    }

    /// Where the project's file is or, where there is none, would be looked for first.
    pub(super) fn file_here() -> PathBuf {
        let here = std::env::current_dir().ok();
        here.and_then(|here| nearest(&here))
            .unwrap_or_else(|| PathBuf::from(config::FILE_NAME))
    }

    /// A path of the file, seen from the current folder.
    pub(super) fn resolve(&self, path: &str) -> PathBuf {
        let root = self.file.as_deref().and_then(Path::parent);
        root.map_or_else(|| PathBuf::from(path), |root| root.join(path))
    }

    /// The folder of the file; the current folder where there is none.
    pub(super) fn root(&self) -> PathBuf {
        self.resolve("")
    }

    /// The file where `gainsay accept` writes.
    pub(super) fn file_or_new(&self) -> PathBuf {
        self.file
            .clone()
            .unwrap_or_else(|| PathBuf::from(config::FILE_NAME))
    }
}

/// The nearest file of a project in `here` or above it. In the current folder paths are shown as they were typed.
fn nearest(here: &Path) -> Option<PathBuf> {
    let mut files = here.ancestors().map(|folder| folder.join(config::FILE_NAME));
    let file = files.find(|file| file.is_file())?;
    Some(file.strip_prefix(here).map_or(file.clone(), Path::to_path_buf))
}

/// Today, as a day number, in the zone of this machine.
pub(super) fn today() -> i32 {
    let date = jiff::Zoned::now().date();
    let parse = |n: i8| u8::try_from(n).unwrap_or(1);
    crate::value::Days::civil(i32::from(date.year()), parse(date.month()), parse(date.day()))
        .map_or(0, |d| d.lo)
}

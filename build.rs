//! Gives the program an identity of its own sources, so that what one build wrote down for later is never read by
//! another that would have written something else.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// Everything that is compiled into the program.
const SOURCES: [&str; 4] = ["src", "rules", "data", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut files = BTreeSet::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        gather(Path::new(source), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(file.to_string_lossy().as_bytes());
        hasher.write(&read(&file)?);
    }
    println!("cargo::rustc-env=GAINSAY_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// Every file at or under `path`. What is not there (a lock file, in a package) is passed over.
fn gather(path: &Path, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in path.read_dir()? {
            gather(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.insert(path.to_path_buf());
    }
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is no part of the checker"
)]
fn read(file: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(file)
}

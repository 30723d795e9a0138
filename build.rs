//! Gives the program an identity of its own sources, so that what one build wrote down for later is never read by
//! another that would have written something else; and packs the readable tables that would take long to read at every
//! start.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// Everything that is compiled into the program.
const SOURCES: [&str; 4] = ["src", "rules", "data", "Cargo.lock"];

/// What tables are made from. Where nothing of it has changed, they are not made again.
const TABLES: [&str; 4] = ["build.rs", "data", "src/lexicon", "src/text/vocab.rs"];

/// The lexicon as far as tables are made with it, and what it needs of the room below.
#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "it is checked where it belongs"
)]
#[path = "src/lexicon"]
mod lexicon {
    /// Tables are indexed here where there is no index of them yet.
    mod data {
        macro_rules! table {
            ($name:literal) => {
                super::table::Table::new(include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/data/",
                    $name,
                    ".txt"
                )))
            };
        }
        pub(super) use table;
    }

    mod facts;
    mod index;
    mod inflect;
    mod memo;
    mod pack;
    mod packed;
    mod stop;
    pub mod table;
    mod word;

    pub mod attribute {
        pub mod prepare;
        mod words;
    }

    pub mod contrast {
        pub mod prepare;
    }

    use inflect::{noun_lemma, verb_lemma};
    use word::{frequency_class, is_noun, is_verb};
}

#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "it is checked where it belongs"
)]
#[path = "src/text"]
mod text {
    pub mod vocab;
}

use lexicon::{attribute, contrast};

/// The tables that are searched.
const INDEXED: [(&str, &str); 8] = [
    ("borders", include_str!("data/borders.txt")),
    ("deeds", include_str!("data/deeds.txt")),
    ("demonyms", include_str!("data/demonyms.txt")),
    ("forms", include_str!("data/forms.txt")),
    ("given", include_str!("data/given.txt")),
    ("kin", include_str!("data/kin.txt")),
    ("places", include_str!("data/places.txt")),
    ("words", include_str!("data/words.txt")),
];

fn main() -> io::Result<()> {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rustc-env=GAINSAY_SOURCES={:016x}", identity(&SOURCES)?);
    let out = out();
    let (stamp, made_from) = (out.join("tables"), identity(&TABLES)?.to_be_bytes());
    if read(&stamp).ok().as_deref() != Some(&made_from) {
        let attributes = attribute::prepare::Readable::read(include_str!("data/attributes.txt"));
        write(&out.join("attributes.bin"), &attributes.pack())?;
        let contrasts = contrast::prepare::Readable::read(include_str!("data/contrasts.txt"));
        write(&out.join("contrasts.bin"), &contrasts.pack())?;
        for (name, text) in INDEXED {
            let index = lexicon::table::Table::new(text).pack();
            write(&out.join(name).with_extension("index"), &index)?;
        }
        write(&stamp, &made_from)?;
    }
    Ok(())
}

/// Where what is made here belongs.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script so, and no other way"
)]
fn out() -> PathBuf {
    PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default())
}

/// A hash of all files at or under `sources`, and of their names.
fn identity(sources: &[&str]) -> io::Result<u64> {
    let mut files = BTreeSet::new();
    for source in sources {
        gather(Path::new(source), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(file.to_string_lossy().as_bytes());
        hasher.write(&read(&file)?);
    }
    Ok(hasher.finish())
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

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is no part of the checker"
)]
fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::write(file, bytes)
}

//! The integration tests: one binary, one line a module. What they share is in `it/common.rs`.

#![expect(
    clippy::disallowed_methods,
    reason = "tests read the repository's files and set the tool's environment"
)]

mod it {
    mod common;
    mod house;
    mod imports;
    mod licences;
}

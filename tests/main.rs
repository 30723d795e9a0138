//! The integration tests: one binary, one line a module. What they share is in `it/common.rs`.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the repository's files, and a test may fail by panicking"
)]

mod it {
    mod adoption;
    mod arithmetic;
    mod cache;
    mod cli;
    mod common;
    mod draft;
    mod formats;
    mod gates;
    mod hostile;
    mod house;
    mod imports;
    mod interrupted;
    mod licences;
    mod measure;
    mod outputs;
    mod page;
    mod patterns;
    mod readme;
    mod removal;
    mod rule_docs;
    mod rule_errors;
    mod schema;
    mod seed_reports;
    mod seeds;
    mod settings;
    mod shapes;
    mod times;
    mod watch;
}

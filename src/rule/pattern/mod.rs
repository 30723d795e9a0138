//! The pattern language: words and a few signs, matched over tokens in linear time.
//!
//! `parse.rs` turns the text of a pattern into a tree with spans (`tree.rs`), with the smallest parts read in `atom.rs`;
//! `assemble.rs` turns the tree into instructions (`program.rs`), `need.rs` works out what every match must contain,
//! `vm.rs` runs the instructions over a document's tokens.

pub mod assemble;
mod atom;
mod kind;
pub mod need;
pub mod parse;
pub mod program;
pub mod trace;
pub mod tree;
pub mod view;
pub mod vm;

pub use assemble::Env;
pub use atom::spellings;
pub use kind::Kind;
pub use program::{Inst, Program};
pub use tree::{Node, NodeKind, PatternError};

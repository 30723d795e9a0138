//! The pattern language: words and a few signs, matched over tokens in linear time.
//!
//! `parse.rs` turns the text of a pattern into a tree with spans, `program.rs` the tree into instructions,
//! `need.rs` works out what every match must contain, `vm.rs` runs the instructions over a document's tokens.

pub mod need;
pub mod parse;
pub mod program;
pub mod trace;
pub mod view;
pub mod vm;

pub use parse::{Node, NodeKind, PatternError};
pub use program::{Env, Inst, Kind, Program};

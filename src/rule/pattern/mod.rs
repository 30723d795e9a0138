//! The pattern language: words and a few signs, matched over tokens in linear time.
//!
//! `parse.rs` turns the text of a pattern into a tree with spans, `program.rs` the tree into instructions,
//! `vm.rs` runs the instructions over a document's tokens.

pub mod parse;

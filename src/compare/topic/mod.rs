//! Figures whose rule knows what they are about: a toll, a size, a sum of money. Two are held against each other where
//! their keys agree and no gate ends it; the lattice of verdicts says how they came out.

pub mod camp;
pub mod explain;
pub mod gate;
pub mod interval;
pub mod key;
pub mod subject;
pub mod sweep;
#[cfg(test)]
mod sweep_tests;
mod tree;
pub mod verdict;

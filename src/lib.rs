//! `gainsay` is a linter for facts: it reads several articles about one story, extracts what declarative rules
//! describe, aligns what is about the same thing, and reports where two statements cannot both stand.
//!
//! Text flows through six rooms, in this order: [`source`], [`text`], [`read`], [`extract`], [`compare`], [`report`].
//! [`rule`] makes a rule set out of TOML; [`check`] runs it all.

pub mod check;
pub mod cli;
pub mod compare;
pub mod config;
pub mod extract;
pub mod finding;
pub mod lexicon;
pub mod read;
pub mod report;
pub mod rule;
pub mod source;
pub mod text;
pub mod value;
pub mod verify;

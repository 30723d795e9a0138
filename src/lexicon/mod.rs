//! What the checker knows of English: lemmas, kinds of noun, likeness of words, places. Tables under `data/`, made by
//! scripts in `scripts/`, each with its source and licence in `docs/data.md`.

pub mod vectors;

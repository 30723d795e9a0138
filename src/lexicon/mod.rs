//! What is known about English words and the places of the world before any article is read.
//!
//! Generated tables under `data/` (their sources and licences: `docs/data.md`) and a few hand-kept ones. Every
//! question is a search in a sorted text that is indexed on first use; none allocates.

pub mod attribute;
pub mod concept;
pub mod contrast;
mod data;
pub mod department;
mod facts;
pub mod gazetteer;
pub mod given;
#[cfg(test)]
mod index;
mod inflect;
pub(crate) mod memo;
#[cfg(test)]
mod pack;
mod packed;
pub mod role;
pub mod stop;
pub mod table;
pub mod vectors;
pub mod word;

pub use concept::{Relation, phrasal, same_action, same_concept, same_deed, synonyms};
pub use inflect::{is_plural, lemma, noun_lemma, plural_of, verb_lemma};
pub use stop::is_stop;
pub use word::{
    Category, category, family, frequency_class, is_adjective, is_adverb, is_first_a_person, is_known,
    is_mass_noun, is_noun, is_person_noun, is_verb, may_happen,
};

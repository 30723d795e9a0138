//! Values of a rule file that may be a word, a yes or no, or several words.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{self, Deserializer, SeqAccess, Visitor};

/// A value of `set`.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum Scalar {
    /// A word.
    Word(String),
    /// Yes or no.
    Flag(bool),
}

/// What an example expects in a slot.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub enum ExpectFile {
    /// One value.
    One(String),
    /// Yes or no.
    Flag(bool),
    /// Several values, in order.
    Many(Vec<String>),
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shape;
        impl Visitor<'_> for Shape {
            type Value = Scalar;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string, `true` or `false`")
            }
            fn visit_str<E: de::Error>(self, word: &str) -> Result<Scalar, E> {
                Ok(Scalar::Word(word.to_owned()))
            }
            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Scalar, E> {
                Ok(Scalar::Flag(flag))
            }
        }
        deserializer.deserialize_any(Shape)
    }
}

impl<'de> Deserialize<'de> for ExpectFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = ExpectFile;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string, a list of strings, `true` or `false`")
            }
            fn visit_str<E: de::Error>(self, word: &str) -> Result<ExpectFile, E> {
                Ok(ExpectFile::One(word.to_owned()))
            }
            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<ExpectFile, E> {
                Ok(ExpectFile::Flag(flag))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<ExpectFile, A::Error> {
                Deserialize::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(ExpectFile::Many)
            }
        }
        deserializer.deserialize_any(Shape)
    }
}

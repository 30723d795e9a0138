//! A file becomes an [`Article`]: visible text, what each stretch of it is, where its bytes lie in the file,
//! who published it and when.

pub mod article;
pub mod bytemap;

pub use article::{Article, Published, Role, Story};
pub use bytemap::ByteMap;

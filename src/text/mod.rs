//! Text becomes tokens, sentences, paragraphs and quotations.
//!
//! Nothing here knows about files, rules or values. A [`Doc`] is the analysed form of one article's
//! visible text; every later room asks it instead of slicing text by hand.

pub mod doc;
pub mod lines;
pub mod quotation;
pub mod sentence;
pub mod span;
pub mod token;
pub mod vocab;

pub use doc::{Block, BlockRole, Doc, Paragraph};
pub use quotation::Quotation;
pub use sentence::Sentence;
pub use span::Span;
pub use token::{Token, TokenKind};

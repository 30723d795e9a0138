//! A pattern as a tree, every node with its place in the text, and what may be wrong with it.

use std::ops::Range;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its bytes in the pattern.
    pub span: Range<usize>,
    /// What it is.
    pub kind: NodeKind,
}

/// What a part of a pattern is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A word as written, possibly with spelled alternatives: `servicem(a|e)n`.
    Word(String),
    /// `word~`: any inflection.
    Inflected(String),
    /// `"…"`: exact case.
    Exact(String),
    /// `@list`.
    List(String),
    /// `{slot:type}`.
    Slot(SlotNode),
    /// `..N`: up to so many tokens.
    Gap(u16),
    /// `...`: anywhere later in the sentence.
    Anywhere,
    /// `,`.
    Comma,
    /// `^`.
    Start,
    /// `$`.
    End,
    /// Parts one after the other.
    Sequence(Vec<Node>),
    /// One of several.
    Choice(Vec<Node>),
    /// `x?`.
    Optional(Box<Node>),
    /// `!x`.
    Not(Box<Node>),
    /// `[ x ]+`.
    Coordinated(Box<Node>),
}

/// `{slot:type}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotNode {
    /// The slot.
    pub name: String,
    /// Its bytes.
    pub name_span: Range<usize>,
    /// The type; the slot's name where none is written.
    pub kind: String,
    /// Its bytes.
    pub kind_span: Range<usize>,
}

/// What is wrong with a pattern, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The bytes of the pattern to underline.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Another place that belongs to it, with what to say there.
    pub also: Option<(Range<usize>, &'static str)>,
}

impl PatternError {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: None,
            also: None,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

//! The text of a pattern becomes a tree, every node with its place in the text.
//!
//! ```text
//! pattern  = sequence { "|" sequence }
//! sequence = { item }
//! item     = atom [ "?" ]
//! atom     = word | word~ | "exact words" | @list | {slot} | {slot:type} | .. | ..N | ... | ,
//!          | ( pattern ) | [ pattern ]+ | !atom | ^ | $
//! ```

use std::ops::Range;

/// Groups deeper than this are refused, so that no pattern can exhaust the stack.
const MAX_DEPTH: usize = 24;

/// The longest gap `..N`.
pub const MAX_GAP: u16 = 20;

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
    fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: None,
            also: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Parse `pattern`.
pub fn parse(pattern: &str) -> Result<Node, PatternError> {
    let mut parser = Parser {
        text: pattern,
        at: 0,
        depth: 0,
    };
    let node = parser.choice()?;
    match parser.peek() {
        None if is_empty(&node) => Err(PatternError::new(0..pattern.len(), "the pattern is empty")
            .help("write the words of the phrase to match")),
        None => Ok(node),
        Some(c) => Err(PatternError::new(
            parser.here(),
            format!("nothing is open that this `{c}` could close"),
        )),
    }
}

fn is_empty(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Sequence(parts) if parts.is_empty())
}

struct Parser<'p> {
    text: &'p str,
    at: usize,
    depth: usize,
}

/// Signs that end a word.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '|' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '@' | '"' | '!' | '^' | '$' | ',' | '~' | '+'
    )
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn here(&self) -> Range<usize> {
        let len = self.peek().map_or(0, char::len_utf8);
        self.at..self.at + len
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> Range<usize> {
        let len: usize = self
            .rest()
            .chars()
            .take_while(|&c| keep(c))
            .map(char::len_utf8)
            .sum();
        let span = self.at..self.at + len;
        self.at = span.end;
        span
    }

    fn slice(&self, span: &Range<usize>) -> String {
        self.text.get(span.clone()).unwrap_or("").to_owned()
    }

    fn choice(&mut self) -> Result<Node, PatternError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(PatternError::new(
                self.here(),
                "the pattern has too many brackets inside each other",
            ));
        }
        let start = self.at;
        let mut arms = vec![self.sequence()?];
        while self.eat("|") {
            arms.push(self.sequence()?);
        }
        self.depth -= 1;
        if arms.len() > 1
            && let Some(empty) = arms.iter().find(|arm| is_empty(arm))
        {
            let span = empty.span.start.saturating_sub(1)..empty.span.end;
            return Err(PatternError::new(span, "one side of this `|` is empty")
                .help("to make something optional, write `(…)?`"));
        }
        let span = start..self.at;
        Ok(match (arms.len(), arms.pop()) {
            (1, Some(only)) => only,
            (_, Some(last)) => {
                arms.push(last);
                Node {
                    span,
                    kind: NodeKind::Choice(arms),
                }
            }
            (_, None) => Node {
                span,
                kind: NodeKind::Sequence(Vec::new()),
            },
        })
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut items = Vec::new();
        self.skip_space();
        let start = self.at;
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')' | ']') {
                break;
            }
            items.push(self.item()?);
            self.skip_space();
        }
        let end = items.last().map_or(start, |last: &Node| last.span.end);
        Ok(Node {
            span: start..end,
            kind: NodeKind::Sequence(items),
        })
    }

    fn item(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let node = self.atom()?;
        if !self.eat("?") {
            return Ok(node);
        }
        let span = start..self.at;
        if matches!(
            node.kind,
            NodeKind::Gap(_) | NodeKind::Anywhere | NodeKind::Start | NodeKind::End | NodeKind::Not(_)
        ) {
            return Err(PatternError::new(span, "`?` has no effect here")
                .help("a gap may be empty already; `!`, `^` and `$` take no token"));
        }
        Ok(Node {
            span,
            kind: NodeKind::Optional(Box::new(node)),
        })
    }

    fn atom(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let kind = match self.peek() {
            Some('(') => return self.group(')', |inner| inner.kind),
            Some('[') => self.coordinated()?,
            Some('{') => self.slot()?,
            Some('@') => self.list()?,
            Some('"') => self.exact()?,
            Some('!') => self.not()?,
            Some('^') => self.sign(NodeKind::Start),
            Some('$') => self.sign(NodeKind::End),
            Some(',') => self.sign(NodeKind::Comma),
            Some('.') if self.rest().starts_with("..") => self.gap()?,
            Some('?') => {
                return Err(PatternError::new(self.here(), "there is nothing before this `?`")
                    .help("write `word?` or `(…)?` without a space before the `?`"));
            }
            Some(c @ ('}' | '~' | '+')) => {
                return Err(PatternError::new(self.here(), format!("`{c}` cannot stand here")));
            }
            _ => self.word()?,
        };
        Ok(Node {
            span: start..self.at,
            kind,
        })
    }

    fn sign(&mut self, kind: NodeKind) -> NodeKind {
        self.at += 1;
        kind
    }

    fn group(&mut self, close: char, wrap: impl Fn(Node) -> NodeKind) -> Result<Node, PatternError> {
        let start = self.at;
        self.at += 1;
        let inner = self.choice()?;
        if self.peek() != Some(close) {
            return Err(self.unclosed(start, close));
        }
        self.at += 1;
        let span = start..self.at;
        if is_empty(&inner) {
            return Err(PatternError::new(span, "these brackets are empty"));
        }
        Ok(Node {
            span,
            kind: wrap(inner),
        })
    }

    fn unclosed(&self, start: usize, close: char) -> PatternError {
        let mut error = PatternError::new(
            start..start + 1,
            format!("this bracket is never closed with `{close}`"),
        );
        if let Some(found) = self.peek() {
            error.message = format!("this bracket should be closed with `{close}`, not `{found}`");
            error.also = Some((self.here(), "found this"));
        }
        error
    }

    fn coordinated(&mut self) -> Result<NodeKind, PatternError> {
        let start = self.at;
        let node = self.group(']', |inner| NodeKind::Coordinated(Box::new(inner)))?;
        if !self.eat("+") {
            return Err(
                PatternError::new(start..self.at, "a list in square brackets ends with `]+`")
                    .help("for plain grouping use round brackets"),
            );
        }
        Ok(node.kind)
    }

    fn slot(&mut self) -> Result<NodeKind, PatternError> {
        let start = self.at;
        self.at += 1;
        self.skip_space();
        let name = self.take_while(is_name);
        self.skip_space();
        let mut kind = name.clone();
        if self.eat(":") {
            self.skip_space();
            kind = self.take_while(|c| is_name(c) || c == '@');
            self.skip_space();
        }
        if self.peek() != Some('}') {
            return Err(self.unclosed(start, '}').help("a slot is written `{slot:type}`"));
        }
        self.at += 1;
        if name.is_empty() || kind.is_empty() {
            return Err(
                PatternError::new(start..self.at, "this slot lacks a name or a type")
                    .help("a slot is written `{slot:type}`"),
            );
        }
        Ok(NodeKind::Slot(SlotNode {
            name: self.slice(&name),
            kind: self.slice(&kind),
            name_span: name,
            kind_span: kind,
        }))
    }

    fn list(&mut self) -> Result<NodeKind, PatternError> {
        let start = self.at;
        self.at += 1;
        let name = self.take_while(is_name);
        if name.is_empty() {
            return Err(PatternError::new(
                start..self.at,
                "`@` must be followed by the name of a list",
            ));
        }
        Ok(NodeKind::List(self.slice(&name)))
    }

    fn exact(&mut self) -> Result<NodeKind, PatternError> {
        let start = self.at;
        self.at += 1;
        let words = self.take_while(|c| c != '"');
        if !self.eat("\"") {
            return Err(PatternError::new(
                start..start + 1,
                "this quotation mark is never closed",
            ));
        }
        if self.slice(&words).trim().is_empty() {
            return Err(PatternError::new(
                start..self.at,
                "nothing stands between these quotation marks",
            ));
        }
        Ok(NodeKind::Exact(self.slice(&words)))
    }

    fn not(&mut self) -> Result<NodeKind, PatternError> {
        let start = self.at;
        self.at += 1;
        if matches!(self.peek(), None | Some(')' | ']' | '|' | '!' | '^' | '$'))
            || self.rest().starts_with("..")
            || self.peek().is_some_and(char::is_whitespace)
        {
            return Err(
                PatternError::new(start..self.at, "`!` must stand right before what may not follow")
                    .help("write `!word`, `!@list` or `!(one | other)`"),
            );
        }
        Ok(NodeKind::Not(Box::new(self.atom()?)))
    }

    fn gap(&mut self) -> Result<NodeKind, PatternError> {
        let start = self.at;
        let dots = self.take_while(|c| c == '.').len();
        if dots > 3 {
            return Err(PatternError::new(start..self.at, "too many dots")
                .help("`..` is a gap of up to three words, `...` one to anywhere later in the sentence"));
        }
        let digits = self.take_while(|c| c.is_ascii_digit());
        if dots == 3 {
            return if digits.is_empty() {
                Ok(NodeKind::Anywhere)
            } else {
                Err(PatternError::new(start..self.at, "`...` takes no number").help("write `..N`"))
            };
        }
        if digits.is_empty() {
            return Ok(NodeKind::Gap(3));
        }
        match self.slice(&digits).parse::<u16>() {
            Ok(n) if (1..=MAX_GAP).contains(&n) => Ok(NodeKind::Gap(n)),
            _ => Err(
                PatternError::new(digits, format!("a gap has between 1 and {MAX_GAP} words"))
                    .help("write `...` for anywhere later in the sentence"),
            ),
        }
    }

    /// A word, with `(a|e)` glued to it for spellings, and `~` for inflections.
    fn word(&mut self) -> Result<NodeKind, PatternError> {
        let start = self.at;
        loop {
            self.plain();
            if self.at > start && self.peek() == Some('(') {
                self.spelled()?;
            } else {
                break;
            }
        }
        let word = self.slice(&(start..self.at));
        if self.eat("~") {
            return Ok(NodeKind::Inflected(word));
        }
        Ok(NodeKind::Word(word))
    }

    fn plain(&mut self) {
        let len: usize = self
            .rest()
            .char_indices()
            .take_while(|&(i, c)| {
                let rest = self.rest().get(i..).unwrap_or("");
                let gap = i > 0 && rest.starts_with("..");
                !c.is_whitespace() && !is_sign(c) && !gap
            })
            .map(|(_, c)| c.len_utf8())
            .sum();
        self.at += len;
    }

    fn spelled(&mut self) -> Result<(), PatternError> {
        let start = self.at;
        self.at += 1;
        self.take_while(|c| !c.is_whitespace() && (c == '|' || !is_sign(c)));
        if self.eat(")") {
            return Ok(());
        }
        Err(self.unclosed(start, ')').help(
            "brackets glued to a word spell it several ways: `servicem(a|e)n`; put a space before a group",
        ))
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// Every spelling of a word with `(a|b)` in it, at most 64.
pub fn spellings(word: &str) -> Vec<String> {
    let mut done = vec![String::new()];
    let mut rest = word;
    while let Some((before, tail)) = rest.split_once('(') {
        let (inner, after) = tail.split_once(')').unwrap_or((tail, ""));
        let mut next = Vec::new();
        for head in &done {
            for arm in inner.split('|') {
                if next.len() < 64 {
                    next.push(format!("{head}{before}{arm}"));
                }
            }
        }
        done = next;
        rest = after;
    }
    for head in &mut done {
        head.push_str(rest);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(node: &Node) -> String {
        let many = |nodes: &[Node]| nodes.iter().map(outline).collect::<Vec<_>>().join(" ");
        match &node.kind {
            NodeKind::Word(w) => w.clone(),
            NodeKind::Inflected(w) => format!("{w}~"),
            NodeKind::Exact(w) => format!("\"{w}\""),
            NodeKind::List(l) => format!("@{l}"),
            NodeKind::Slot(s) => format!("{{{}:{}}}", s.name, s.kind),
            NodeKind::Gap(n) => format!("gap{n}"),
            NodeKind::Anywhere => "anywhere".into(),
            NodeKind::Comma => ",".into(),
            NodeKind::Start => "^".into(),
            NodeKind::End => "$".into(),
            NodeKind::Sequence(parts) => format!("<{}>", many(parts)),
            NodeKind::Choice(arms) => format!("one-of({})", many(arms)),
            NodeKind::Optional(inner) => format!("maybe({})", outline(inner)),
            NodeKind::Not(inner) => format!("not({})", outline(inner)),
            NodeKind::Coordinated(inner) => format!("list({})", outline(inner)),
        }
    }

    #[test]
    fn every_sign_is_understood() {
        let table = [
            ("killed at least", "<killed at least>"),
            (
                "@kill {n:count} {place}?",
                "<@kill {n:count} maybe({place:place})>",
            ),
            ("(was|were) ..2 a...b", "<one-of(<was> <were>) gap2 a anywhere b>"),
            ("leave~ ^ $ , !than", "<leave~ ^ $ , not(than)>"),
            (
                "[ {n:count} , ]+ U.S. \"US\"",
                "<list(<{n:count} ,>) U.S. \"US\">",
            ),
            ("servicem(a|e)n ..", "<servicem(a|e)n gap3>"),
            ("a | b c", "one-of(<a> <b c>)"),
            ("{class:@victim}", "<{class:@victim}>"),
        ];
        for (pattern, expected) in table {
            assert_eq!(
                parse(pattern).map(|n| outline(&n)),
                Ok(expected.to_owned()),
                "{pattern}"
            );
        }
    }

    #[test]
    fn mistakes_are_underlined() {
        let table = [
            ("", 0..0),
            ("(a b", 0..1),
            ("a (b | c]", 2..3),
            ("a )", 2..3),
            ("[ {n:count} ]", 0..13),
            ("{n:count", 0..1),
            ("a | | b", 3..4),
            ("..99 a", 2..4),
            ("a ....b", 2..6),
            ("! than", 0..1),
            ("?", 0..1),
            ("\"open", 0..1),
            ("@", 0..1),
            ("a ..?", 2..5),
        ];
        for (pattern, span) in table {
            assert_eq!(parse(pattern).map_err(|e| e.span), Err(span), "{pattern}");
        }
        assert!(parse(&"(".repeat(5000)).is_err());
    }

    #[test]
    fn spellings_multiply() {
        assert_eq!(spellings("servicem(a|e)n"), ["serviceman", "servicemen"]);
        assert_eq!(spellings("gr(a|e)y(s|)"), ["grays", "gray", "greys", "grey"]);
        assert_eq!(spellings("plain"), ["plain"]);
    }
}

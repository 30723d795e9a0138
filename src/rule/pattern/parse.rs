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

use super::tree::{Node, NodeKind, PatternError};

/// Groups deeper than this are refused, so that no pattern can exhaust the stack.
const MAX_DEPTH: usize = 24;

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

pub(super) struct Parser<'p> {
    pub(super) text: &'p str,
    pub(super) at: usize,
    pub(super) depth: usize,
}

/// Signs that end a word.
pub(super) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '|' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '@' | '"' | '!' | '^' | '$' | ',' | '~' | '+'
    )
}

impl Parser<'_> {
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn here(&self) -> Range<usize> {
        let len = self.peek().map_or(0, char::len_utf8);
        self.at..self.at + len
    }

    pub(super) fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    pub(super) fn take_while(&mut self, keep: impl Fn(char) -> bool) -> Range<usize> {
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

    pub(super) fn slice(&self, span: &Range<usize>) -> String {
        self.text.get(span.clone()).unwrap_or("").to_owned()
    }

    pub(super) fn choice(&mut self) -> Result<Node, PatternError> {
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

    pub(super) fn sequence(&mut self) -> Result<Node, PatternError> {
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

    pub(super) fn item(&mut self) -> Result<Node, PatternError> {
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

    pub(super) fn atom(&mut self) -> Result<Node, PatternError> {
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

    pub(super) fn sign(&mut self, kind: NodeKind) -> NodeKind {
        self.at += 1;
        kind
    }

    pub(super) fn group(
        &mut self,
        close: char,
        wrap: impl Fn(Node) -> NodeKind,
    ) -> Result<Node, PatternError> {
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

    pub(super) fn unclosed(&self, start: usize, close: char) -> PatternError {
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
}

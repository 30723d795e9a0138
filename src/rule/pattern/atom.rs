//! The smallest parts of a pattern: words, lists, slots, gaps, and what stands in brackets.

use super::parse::{Parser, is_sign};
use super::tree::{NodeKind, PatternError, SlotNode};

/// The longest gap `..N`.
const MAX_GAP: u16 = 20;

impl Parser<'_> {
    pub(super) fn coordinated(&mut self) -> Result<NodeKind, PatternError> {
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

    pub(super) fn slot(&mut self) -> Result<NodeKind, PatternError> {
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

    pub(super) fn list(&mut self) -> Result<NodeKind, PatternError> {
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

    pub(super) fn exact(&mut self) -> Result<NodeKind, PatternError> {
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

    pub(super) fn not(&mut self) -> Result<NodeKind, PatternError> {
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

    pub(super) fn gap(&mut self) -> Result<NodeKind, PatternError> {
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
    pub(super) fn word(&mut self) -> Result<NodeKind, PatternError> {
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

    #[test]
    fn spellings_multiply() {
        assert_eq!(spellings("servicem(a|e)n"), ["serviceman", "servicemen"]);
        assert_eq!(spellings("gr(a|e)y(s|)"), ["grays", "gray", "greys", "grey"]);
        assert_eq!(spellings("plain"), ["plain"]);
    }
}

//! Comments to the checker: `<!-- gainsay: ignore RULE -- reason -->` before a paragraph.

use super::article::Ignore;
use super::manuscript::Stretch;
use crate::text::Span;
use crate::value::Sym;

/// A comment to the checker as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// What it says behind `gainsay:`.
    words: String,
    /// Its bytes in the decoded file.
    file: Span,
    /// How many stretches of text stand before it.
    before: usize,
}

impl Comment {
    /// A stretch was put in front of the text.
    pub(super) fn move_down(&mut self) {
        self.before += 1;
    }

    /// The file it stands in was itself cut out of another.
    pub(super) fn lead_to(&mut self, outer: impl Fn(Span) -> Span) {
        self.file = outer(self.file);
    }
}

/// A comment of the format, if it speaks to the checker. `inside` is what stands between its marks.
pub(super) fn comment(inside: &str, file: Span, before: usize) -> Option<Comment> {
    let words = inside.trim().strip_prefix("gainsay:")?.trim().to_owned();
    Some(Comment { words, file, before })
}

/// Bind each comment to the stretch it stands before, or in.
pub(super) fn bind(comments: Vec<Comment>, stretches: &[Stretch]) -> Vec<Ignore> {
    let bound = comments.into_iter().map(|comment| {
        let span = stretches
            .get(comment.before)
            .map_or_else(Span::default, |s| s.span);
        read(&comment, span)
    });
    bound.collect()
}

fn read(comment: &Comment, span: Span) -> Ignore {
    let mut ignore = Ignore {
        span,
        comment: comment.file,
        rules: Vec::new(),
        reason: String::new(),
        mistake: None,
    };
    let Some(rest) = comment
        .words
        .strip_prefix("ignore")
        .filter(|r| r.is_empty() || r.starts_with(char::is_whitespace))
    else {
        let verb = comment.words.split_whitespace().next().unwrap_or("");
        ignore.mistake = Some(format!("unknown instruction `{verb}`: only `ignore` is known"));
        return ignore;
    };
    let (rules, reason) = rest.split_once("--").unwrap_or((rest, ""));
    ignore.rules = rules
        .split([',', ' ', '\t', '\n'])
        .filter(|r| !r.is_empty())
        .map(Sym::from)
        .collect();
    reason.trim().clone_into(&mut ignore.reason);
    if ignore.reason.is_empty() {
        ignore.mistake = Some("no reason given: write `-- why` behind the rule".to_owned());
    } else if ignore.rules.is_empty() {
        ignore.mistake = Some("no rule named".to_owned());
    } else if span.is_empty() {
        ignore.mistake = Some("no paragraph follows".to_owned());
    }
    ignore
}

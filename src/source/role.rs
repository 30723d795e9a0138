//! Which article is the draft, where nobody said so on the command line.
//!
//! Copy on its way to print often lies beside what it was written from: `draft.md` beside the agency reports, a folder
//! `sources`, a front matter with `role: draft`. Such an article is held against the others as a draft, and nothing else
//! changes: without `--against`, findings between the others are shown as ever.

use super::article::{Article, Role};

/// Words of a file's or a folder's name.
const DRAFT: &[&str] = &["draft", "drafts"];
const SOURCE: &[&str] = &["source", "sources"];

/// What an article says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Draft,
    Source,
    Nothing,
}

/// Tell drafts from sources among the articles of one story; none is told where all are one or the other, or where
/// somebody has told already.
pub(super) fn tell(articles: &mut [Article]) {
    if articles.iter().any(|a| a.role != Role::Peer) {
        return;
    }
    let said: Vec<Said> = articles.iter().map(said).collect();
    let has = |what: Said| said.contains(&what);
    // Beside a folder of sources, whatever is outside it is the draft.
    let draft = if has(Said::Draft) {
        Said::Draft
    } else if has(Said::Source) {
        Said::Nothing
    } else {
        return;
    };
    if said.iter().all(|s| *s == draft) || !has(draft) {
        return;
    }
    for (article, said) in articles.iter_mut().zip(said) {
        article.role = if said == draft { Role::Draft } else { Role::Source };
    }
}

/// The field `role`, else the file's own name, else the folder it lies in.
fn said(article: &Article) -> Said {
    let named = |word: &str| {
        let word = word.to_lowercase();
        if DRAFT.contains(&word.as_str()) {
            Said::Draft
        } else if SOURCE.contains(&word.as_str()) {
            Said::Source
        } else {
            Said::Nothing
        }
    };
    if let Some(role) = article.field("role") {
        return named(role.trim());
    }
    let mut parts = article.path.rsplit('/');
    let stem = parts.next().and_then(|name| name.split('.').next()).unwrap_or("");
    let mut words = stem.split(['-', '_', ' ']);
    let (first, last) = (words.next().unwrap_or(""), words.next_back().unwrap_or(""));
    [first, last, parts.next().unwrap_or("")]
        .into_iter()
        .map(named)
        .find(|said| *said != Said::Nothing)
        .unwrap_or(Said::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Sym;

    fn roles(paths: &[&str]) -> Vec<Role> {
        let mut articles: Vec<Article> = paths.iter().map(|p| Article::from_text(p, "Text.")).collect();
        tell(&mut articles);
        articles.iter().map(|a| a.role).collect()
    }

    #[test]
    fn drafts_are_known_by_their_names() {
        use Role::{Draft, Peer, Source};
        for (paths, expected) in [
            (&["draft.md", "agency.txt"][..], &[Draft, Source][..]),
            (&["ferry-draft.md", "a.txt", "b.txt"], &[Draft, Source, Source]),
            (&["ferry.md", "sources/a.txt"], &[Draft, Source]),
            (&["drafts/ferry.md", "wire/a.txt"], &[Draft, Source]),
            (&["a.md", "b.md"], &[Peer, Peer]),
            (&["drafts/a.md", "drafts/b.md"], &[Peer, Peer]),
            (&["sources/a.md", "sources/b.md"], &[Peer, Peer]),
            (&["draftsman.md", "a.md"], &[Peer, Peer]),
        ] {
            assert_eq!(roles(paths), expected, "{paths:?}");
        }
    }

    #[test]
    fn a_field_says_it_best() {
        let mut articles = vec![
            Article::from_text("draft.md", "Text."),
            Article::from_text("b.md", "Text."),
        ];
        for (article, role) in articles.iter_mut().zip(["source", "draft"]) {
            article.fields.push((Sym::from("role"), role.to_owned()));
        }
        tell(&mut articles);
        assert_eq!(
            articles.iter().map(|a| a.role).collect::<Vec<_>>(),
            [Role::Source, Role::Draft]
        );
    }
}

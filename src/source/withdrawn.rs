//! Reports that were taken back: by the status of an item, by a field of the front matter, or by a mark in the title.
//! Neither they nor the versions of them that went out before are compared.

use std::collections::BTreeSet;

use super::article::Article;
use super::story::Remark;
use super::versions;
use crate::text::token;

/// Fields that tell the status of an article.
const FIELDS: &[&str] = &["pubstatus", "status", "publication_status"];

/// What wires print in capitals in front of the title of a report that they take back.
const MARKS: &[&str] = &[
    "WITHDRAWN",
    "WITHDRAWAL",
    "MANDATORY KILL",
    "KILL",
    "RETRACTED",
    "RETRACTION",
];

/// Whether a publication status takes an item back.
pub(super) fn by_status(status: &str) -> bool {
    let status = status.to_lowercase();
    [
        "cancel",
        "withdrawn",
        "withheld",
        "killed",
        "deleted",
        "retracted",
    ]
    .iter()
    .any(|s| status.contains(s))
}

/// The title of the report that a title takes back: `WITHDRAWN: Ferry sinks`, `Ferry sinks (withdrawn)`. A headline that
/// begins with such a word has it in small letters, or has nothing else either.
fn by_title(title: &str) -> Option<&str> {
    let title = title.trim();
    let front = MARKS.iter().find_map(|mark| {
        let rest = title.strip_prefix(mark)?.trim_start();
        let rest = rest.strip_prefix([':', '-', '–', '—'])?.trim();
        rest.contains(char::is_lowercase).then_some(rest)
    });
    front.or_else(|| {
        let rest = title.strip_suffix([')', ']'])?;
        let (rest, mark) = rest.rsplit_once(['(', '['])?;
        ["withdrawn", "retracted"]
            .iter()
            .any(|m| mark.eq_ignore_ascii_case(m))
            .then(|| rest.trim())
    })
}

/// Whether a report takes itself back.
fn is_withdrawn(article: &Article) -> bool {
    FIELDS.iter().any(|f| article.field(f).is_some_and(by_status))
        || article.title.as_deref().is_some_and(|t| by_title(t).is_some())
}

/// How a report may be known again: by its identifier, by its title without marks. Both with the outlet.
fn names(article: &Article) -> Vec<(String, String)> {
    let outlet = token::fold(article.outlet.as_deref().unwrap_or(""));
    let id = article.field("id").map(|id| format!("#{id}"));
    let title = article.title.as_deref();
    let title = title.map(|t| versions::base(by_title(t).unwrap_or(t)));
    let title = title.filter(|t| !t.is_empty() && !outlet.is_empty());
    id.into_iter()
        .chain(title)
        .map(|name| (outlet.clone(), name))
        .collect()
}

/// What is left of `articles`; the others are told in `remarks`.
pub(super) fn set_apart(articles: Vec<Article>, remarks: &mut Vec<Remark>) -> Vec<Article> {
    let gone: BTreeSet<(String, String)> = articles
        .iter()
        .filter(|a| is_withdrawn(a))
        .flat_map(names)
        .collect();
    let mut left = Vec::with_capacity(articles.len());
    for article in articles {
        let message = if is_withdrawn(&article) {
            "withdrawn: left out"
        } else if !gone.is_empty() && names(&article).iter().any(|name| gone.contains(name)) {
            "a version of a report that was withdrawn: left out"
        } else {
            left.push(article);
            continue;
        };
        remarks.push(Remark {
            path: Some(article.path),
            message: message.to_owned(),
        });
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Sym;

    fn article(path: &str, title: &str, fields: &[(&str, &str)]) -> Article {
        let mut article = Article::from_text(path, "Nine people died.");
        article.title = Some(title.to_owned());
        article.outlet = Some("Wire".to_owned());
        article.fields = fields
            .iter()
            .map(|(k, v)| (Sym::from(*k), (*v).to_owned()))
            .collect();
        article
    }

    #[test]
    fn titles() {
        let cases = [
            ("WITHDRAWN: Ferry sinks", Some("Ferry sinks")),
            ("KILL - Ferry sinks", Some("Ferry sinks")),
            ("Ferry sinks [Withdrawn]", Some("Ferry sinks")),
            ("Withdrawn: the drug that failed", None),
            ("WITHDRAWN: DRUG THAT FAILED", None),
            ("KILLED: Five soldiers at the border", None),
            ("Withdrawal from the valley begins", None),
        ];
        for (title, expected) in cases {
            assert_eq!(by_title(title), expected, "{title}");
        }
    }

    #[test]
    fn what_went_out_before_goes_too() {
        let articles = vec![
            article("a", "Ferry sinks", &[]),
            article("b", "WITHDRAWN: Ferry sinks", &[]),
            article("c", "Old title", &[("id", "7")]),
            article("d", "New title", &[("id", "7"), ("pubstatus", "stat:canceled")]),
            article("e", "Strike ends", &[("id", "8"), ("status", "usable")]),
        ];
        let mut remarks = Vec::new();
        let left = set_apart(articles, &mut remarks);
        let left: Vec<&str> = left.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(left, ["e"]);
        let told: Vec<String> = remarks
            .into_iter()
            .map(|r| format!("{} {}", r.path.unwrap_or_default(), r.message))
            .collect();
        assert_eq!(
            told,
            [
                "a a version of a report that was withdrawn: left out",
                "b withdrawn: left out",
                "c a version of a report that was withdrawn: left out",
                "d withdrawn: left out",
            ]
        );
    }
}

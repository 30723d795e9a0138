//! What a case came to, as text: the content of its snapshot.
//!
//! It holds the articles, every claim read from them, the verdict and every finding in full, and nothing that moves:
//! no path of a machine, no time, no version, no place in a rule file.

use std::fmt::Write as _;

use crate::extract::Claim;
use crate::finding::{Finding, Verdict};
use crate::report::escape::visible;
use crate::rule::Rule;
use crate::source::{Article, Story};

use super::expect;

/// What a case came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The rule's id.
    pub rule: String,
    /// The case's name.
    pub case: String,
    /// The rule file's path, as given.
    pub source: String,
    /// The text.
    pub text: String,
}

impl Picture {
    /// The name of its snapshot: `<rule>__<case>.snap`, in characters that every file system takes.
    pub fn file_name(&self) -> String {
        file_name(&self.rule, &self.case)
    }
}

/// The name of the snapshot of case `case` of rule `rule`.
pub fn file_name(rule: &str, case: &str) -> String {
    format!("{rule}__{}.snap", slug(case))
}

/// `case` in lower-case letters, digits and hyphens.
pub fn slug(case: &str) -> String {
    let mut out = String::new();
    for c in case.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '\'' && c != '’' {
            out.push('-');
        }
    }
    out.trim_end_matches('-').chars().take(80).collect()
}

/// The text of a case that came to `verdict`.
pub fn draw(
    rule: &Rule,
    story: &Story,
    claims: &[Vec<Claim>],
    findings: &[Finding],
    verdict: Verdict,
) -> String {
    let mut out = String::new();
    for (article, claims) in story.articles.iter().zip(claims) {
        heading(&mut out, article);
        for claim in claims {
            let words = visible(claim.span.of(&article.text)).into_owned();
            let _ = writeln!(out, "  claim: “{words}”");
            let _ = writeln!(out, "         {}", visible(&expect::summary(rule, claim)));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "verdict: {}", verdict.name());
    for finding in findings {
        out.push('\n');
        report(&mut out, finding, story);
    }
    out
}

fn heading(out: &mut String, article: &Article) {
    let date = match &article.published {
        Some(published) => format!(", {}", published.days),
        None => String::new(),
    };
    let _ = writeln!(out, "{}{date}:", article.path);
    for line in article.text.lines().filter(|line| !line.trim().is_empty()) {
        let _ = writeln!(out, "  | {}", visible(line.trim()));
    }
}

fn report(out: &mut String, finding: &Finding, story: &Story) {
    let severity = finding.severity.name();
    let _ = writeln!(out, "{severity}[{}]: {}", finding.rule, visible(&finding.message));
    for camp in &finding.camps {
        let _ = writeln!(out, "  reads as {}", visible(&camp.reads_as));
        for claim in &camp.claims {
            let article = usize::try_from(claim.article)
                .ok()
                .and_then(|at| story.articles.get(at));
            let (path, text) = article.map_or(("", ""), |a| (a.path.as_str(), &*a.text));
            let _ = writeln!(out, "    {path} “{}”", visible(claim.span.of(text)));
        }
    }
    let _ = writeln!(out, "  aligned: {}", visible(&finding.aligned));
    let _ = writeln!(out, "  clash:   {}", visible(&finding.clash));
    if let Some(help) = &finding.help {
        let _ = writeln!(out, "  help:    {}", visible(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_suit_every_file_system() {
        for (case, expected) in [
            ("two counts, one day", "two-counts-one-day"),
            ("more than 1,000 / nearly 9,000", "more-than-1-000-nearly-9-000"),
            ("Poland's border", "polands-border"),
            ("../../etc", "etc"),
            ("Łódź: 3 dead?", "łódź-3-dead"),
        ] {
            assert_eq!(slug(case), expected, "{case}");
        }
        assert_eq!(
            file_name("force-size", "a year apart"),
            "force-size__a-year-apart.snap"
        );
    }
}

//! What becomes of a finding: it stands, it is silenced (by a comment, an accepted entry or the baseline), or it is
//! none of this run's business.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::Accept;
use super::baseline::Baseline;
use crate::finding::{Evidence, Finding};
use crate::source::{Article, Role, Story};
use crate::text::Span;

/// What becomes of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// It is reported.
    Stands,
    /// It is known; `kind` is `comment`, `accept` or `baseline`.
    Silenced {
        /// What silences it.
        kind: &'static str,
        /// Why.
        reason: String,
    },
    /// It touches neither a draft nor a changed article.
    Elsewhere,
}

/// A comment or an entry that did not do what its author thinks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// An inline comment: the article by path, the comment's bytes in its decoded file.
    Comment {
        /// The article's path.
        path: String,
        /// The comment's bytes.
        span: Span,
        /// What is wrong.
        message: String,
        /// Whether it is a mistake rather than merely of no use.
        mistake: bool,
    },
    /// An `[[accept]]` entry.
    Entry {
        /// Its line in the configuration.
        line: usize,
        /// What is wrong.
        message: String,
        /// Whether it is a mistake rather than merely of no use.
        mistake: bool,
    },
}

/// Rules over findings, and remembers what was of use.
#[derive(Debug, Default)]
pub struct Judge<'a> {
    /// Accepted findings.
    pub accept: &'a [Accept],
    /// Findings known before.
    pub baseline: Option<&'a Baseline>,
    /// The day of the run.
    pub today: i32,
    /// Whether comments and accepted entries are passed over (`--no-ignores`).
    pub no_ignores: bool,
    /// Only findings that touch one of these articles are reported.
    pub changed: Option<BTreeSet<String>>,
    /// Only findings that touch a draft are reported.
    pub drafts_only: bool,
    /// What was of use so far.
    pub memory: Memory,
}

/// Which comments and entries were of use.
#[derive(Debug, Default)]
pub struct Memory {
    entries: RefCell<BTreeSet<usize>>,
    expired: RefCell<BTreeSet<usize>>,
    comments: RefCell<BTreeSet<(String, Span)>>,
}

impl Judge<'_> {
    /// Rule over one finding.
    pub fn rule(&self, finding: &Finding, fingerprint: &str, story: &Story) -> Ruling {
        if !self.concerns(finding, story) {
            return Ruling::Elsewhere;
        }
        if !self.no_ignores {
            if let Some(reason) = self.commented(finding, story) {
                return Ruling::Silenced {
                    kind: "comment",
                    reason,
                };
            }
            if let Some(reason) = self.accepted(finding, fingerprint) {
                return Ruling::Silenced {
                    kind: "accept",
                    reason,
                };
            }
        }
        if self.baseline.is_some_and(|b| b.knows(fingerprint)) {
            return Ruling::Silenced {
                kind: "baseline",
                reason: "known when the baseline was written".to_owned(),
            };
        }
        Ruling::Stands
    }

    /// Whether what is said of this article alone is this run's business.
    pub fn is_concerned(&self, article: &Article) -> bool {
        let changed = self
            .changed
            .as_ref()
            .is_none_or(|paths| paths.contains(&article.path));
        changed && (!self.drafts_only || article.role == Role::Draft)
    }

    fn concerns(&self, finding: &Finding, story: &Story) -> bool {
        let touches = |wanted: &dyn Fn(&Article) -> bool| {
            let mut claims = finding.camps.iter().flat_map(|camp| &camp.claims);
            claims.any(|c| story.articles.get(c.article as usize).is_some_and(wanted))
        };
        let changed = match &self.changed {
            Some(paths) => touches(&|a| paths.contains(&a.path)),
            None => true,
        };
        changed && (!self.drafts_only || touches(&|a| a.role == Role::Draft))
    }

    /// The reason of the comments without whose claims nothing would clash.
    fn commented(&self, finding: &Finding, story: &Story) -> Option<String> {
        let mut reasons = BTreeSet::new();
        let mut used = Vec::new();
        let standing = finding
            .camps
            .iter()
            .filter(|camp| {
                let silenced = camp.claims.iter().filter_map(|claim| {
                    let (path, span, reason) = comment_on(claim, &finding.rule, story)?;
                    used.push((path, span));
                    reasons.insert(reason);
                    Some(())
                });
                silenced.count() < camp.claims.len()
            })
            .count();
        self.memory.comments.borrow_mut().extend(used);
        (standing < 2 && !reasons.is_empty()).then(|| Vec::from_iter(reasons).join("; "))
    }

    fn accepted(&self, finding: &Finding, fingerprint: &str) -> Option<String> {
        let mut reason = None;
        for (number, entry) in self.accept.iter().enumerate() {
            if !entry.means(finding, fingerprint) {
                continue;
            }
            if entry.expired(self.today) {
                self.memory.expired.borrow_mut().insert(number);
            } else {
                self.memory.entries.borrow_mut().insert(number);
                reason.get_or_insert_with(|| entry.reason.clone());
            }
        }
        reason
    }

    /// Comments and entries that did nothing, or cannot. Call when every finding was ruled over. `rules` are the
    /// rules in force: what speaks of others is none of this run's business.
    pub fn slips(&self, stories: &[&Story], rules: &[&str]) -> Vec<Slip> {
        if self.no_ignores {
            return Vec::new();
        }
        let mut slips: Vec<Slip> = self.entry_slips().collect();
        for article in stories.iter().flat_map(|s| &s.articles) {
            slips.extend(self.comment_slips(article, rules));
        }
        slips
    }

    fn entry_slips(&self) -> impl Iterator<Item = Slip> {
        self.accept.iter().enumerate().filter_map(|(number, entry)| {
            let slip = |message: String, mistake: bool| {
                Some(Slip::Entry {
                    line: entry.line,
                    message,
                    mistake,
                })
            };
            if self.memory.expired.borrow().contains(&number) {
                let until = entry.until.map(|d| d.to_string()).unwrap_or_default();
                slip(
                    format!("the acceptance of {} ended on {until}", entry.name()),
                    true,
                )
            } else if self.memory.entries.borrow().contains(&number) {
                None
            } else {
                slip(
                    format!("the accepted finding {} does not occur", entry.name()),
                    false,
                )
            }
        })
    }

    fn comment_slips<'s>(
        &'s self,
        article: &'s Article,
        rules: &'s [&str],
    ) -> impl Iterator<Item = Slip> + 's {
        article.ignores.iter().filter_map(|ignore| {
            let known = |r: &str| rules.contains(&r);
            let (message, mistake) = if let Some(mistake) = &ignore.mistake {
                (mistake.clone(), true)
            } else if self
                .memory
                .comments
                .borrow()
                .contains(&(article.path.clone(), ignore.comment))
                || !ignore.rules.iter().any(|r| known(r))
            {
                return None;
            } else {
                let names: Vec<&str> = ignore.rules.iter().map(smol_str::SmolStr::as_str).collect();
                (format!("nothing here clashes by {}", names.join(", ")), false)
            };
            Some(Slip::Comment {
                path: article.path.clone(),
                span: ignore.comment,
                message,
                mistake,
            })
        })
    }
}

/// The comment that silences a claim for a rule.
fn comment_on(claim: &Evidence, rule: &str, story: &Story) -> Option<(String, Span, String)> {
    let article = story.articles.get(claim.article as usize)?;
    let ignore = article
        .ignores
        .iter()
        .filter(|i| i.mistake.is_none())
        .find(|i| i.span.covers(claim.span) && i.rules.iter().any(|r| r == rule))?;
    Some((article.path.clone(), ignore.comment, ignore.reason.clone()))
}

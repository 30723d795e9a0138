//! The outcome of a run, ready to be written in any format: every finding with its wire form and its status.
//!
//! Nothing is ever dropped: a finding that is hidden, ignored or baselined stays here with the reason, is counted
//! in the closing line, and machine formats that can carry it do.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::facts::Fact;
use super::make::Maker;
use super::wire::{FindingOut, NoticeOut, ReportOut, RuleOut, SummaryOut, SuppressionOut};
use crate::finding::{Confidence, Finding, Notice, Report, Severity};
use crate::source::Story;

/// One checked story.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its articles.
    pub story: Story,
    /// What was found in it.
    pub report: Report,
    /// Everything that was said, by rule and key, where that was asked for.
    pub facts: Vec<Fact>,
}

/// What becomes of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is reported.
    Reported,
    /// It is below what was asked for; counted, and shown by formats that carry everything.
    Hidden,
    /// A comment, an `[[accept]]` or the baseline silences it.
    Suppressed(SuppressionOut),
    /// It touches neither a draft nor a changed article: none of this run's business.
    Elsewhere,
}

/// A finding with what becomes of it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The story, by place in [`Outcome::stories`].
    pub story: usize,
    /// The finding, by place in that story's report.
    pub number: usize,
    /// What is reported of it.
    pub out: FindingOut,
    /// Its severity.
    pub severity: Severity,
    /// What becomes of it.
    pub status: Status,
}

/// What is shown. Both limits are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Findings below are hidden.
    pub severity: Severity,
    /// Findings less sure are hidden.
    pub confidence: Confidence,
}

impl Default for Threshold {
    fn default() -> Self {
        Self {
            severity: Severity::Warning,
            confidence: Confidence::Medium,
        }
    }
}

/// What a rule is about, for formats that describe rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its id.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Severity of a contradiction.
    pub severity: Severity,
}

/// A whole run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The stories.
    pub stories: Vec<Checked>,
    /// Every finding of every story, in the order of stories and reports.
    pub findings: Vec<Shown>,
    /// What the rules are about, sorted by id.
    pub about: Vec<RuleInfo>,
    /// How each rule fared over all stories, sorted by id.
    pub rules: Vec<RuleOut>,
    /// Notices, sorted, each once.
    pub notices: Vec<NoticeOut>,
    /// The figures of the closing line.
    pub summary: SummaryOut,
    /// Whether formats that carry everything may: false where a level was asked for.
    pub everything: bool,
    /// Whether a baseline was compared with.
    pub baseline: bool,
}

/// What a run was, before its findings are looked at.
#[derive(Debug, Default)]
pub struct Run {
    /// The stories.
    pub stories: Vec<Checked>,
    /// What the rules are about, sorted by id.
    pub about: Vec<RuleInfo>,
    /// Notices of reading.
    pub notices: Vec<Notice>,
    /// How many inputs could not be read.
    pub unreadable: usize,
    /// Whether drafts were to be held against sources, so that only findings that touch a draft are wanted.
    pub against: bool,
}

/// Decides what becomes of a finding, given its fingerprint and its story; `None` leaves it to the threshold.
pub type Judge<'j> = dyn Fn(&Finding, &str, &Story) -> Option<Status> + 'j;

impl Outcome {
    /// Put a run together: everything found is ruled over, then the threshold decides what is shown.
    pub fn new(run: Run, threshold: Threshold, judge: &Judge<'_>) -> Self {
        let stories = run.stories;
        let findings = resolve(&stories, threshold, judge);
        let notices = gather_notices(&stories, run.notices);
        let rules = rules(&stories, &findings);
        let mut summary = count(&findings);
        summary.articles = stories.iter().map(|c| c.report.articles).sum();
        summary.claims = rules.iter().map(|r| r.claims).sum();
        summary.unreadable = run.unreadable;
        summary.undated = stories
            .iter()
            .flat_map(|c| &c.story.articles)
            .filter(|a| a.published.is_none())
            .count();
        Self {
            stories,
            findings,
            about: run.about,
            rules,
            notices,
            summary,
            everything: true,
            baseline: false,
        }
    }

    /// The findings that are reported.
    pub fn reported(&self) -> impl Iterator<Item = &Shown> {
        self.findings.iter().filter(|f| f.status == Status::Reported)
    }

    /// The findings that are not silenced, hidden ones included.
    pub fn standing(&self) -> impl Iterator<Item = &Shown> {
        self.findings
            .iter()
            .filter(|f| matches!(f.status, Status::Reported | Status::Hidden))
    }

    /// Add findings about the run itself: ignore comments that do nothing, accepted findings that are over. They have
    /// one camp, the place they are about.
    pub fn add_own(&mut self, own: Vec<(Severity, FindingOut)>, threshold: Threshold) {
        for (severity, out) in own {
            let status = if severity < threshold.severity {
                Status::Hidden
            } else {
                Status::Reported
            };
            self.findings.push(Shown {
                story: 0,
                number: usize::MAX,
                out,
                severity,
                status,
            });
        }
        let counted = count(&self.findings);
        self.summary.errors = counted.errors;
        self.summary.warnings = counted.warnings;
        self.summary.notes = counted.notes;
    }

    /// Show the first `limit` reported findings only; the rest stays counted.
    pub fn limit(&mut self, limit: usize) {
        let mut reported = 0;
        for shown in &mut self.findings {
            if shown.status == Status::Reported {
                reported += 1;
                if reported > limit {
                    shown.status = Status::Hidden;
                }
            }
        }
        if reported > limit {
            self.notices.push(NoticeOut {
                path: None,
                message: format!(
                    "{} more findings are not shown (--max-findings {limit})",
                    reported - limit
                ),
            });
        }
    }

    /// The findings a format with `everything` carries, or else those reported.
    pub fn carried(&self, everything: bool) -> impl Iterator<Item = &Shown> {
        self.standing()
            .filter(move |f| everything || f.status == Status::Reported)
    }

    /// The loudest severity that stands, whatever is shown: what the exit code goes by.
    pub fn loudest(&self) -> Option<Severity> {
        self.standing().map(|f| f.severity).max()
    }

    /// The wire form of the run. With `everything`, notes that people formats hide are there too.
    pub fn to_wire(&self, everything: bool) -> ReportOut {
        ReportOut {
            schema: "gainsay.report/1".to_owned(),
            summary: self.summary,
            rules: self.rules.clone(),
            findings: self.carried(everything).map(|f| f.out.clone()).collect(),
            suppressed: self
                .findings
                .iter()
                .filter(|f| matches!(f.status, Status::Suppressed(_)))
                .map(|f| f.out.clone())
                .collect(),
            notices: self.notices.clone(),
        }
    }
}

fn resolve(stories: &[Checked], threshold: Threshold, judge: &Judge<'_>) -> Vec<Shown> {
    // A place costs a look at its article; what becomes of a finding depends on those before it.
    let made: Vec<Vec<FindingOut>> = stories.par_iter().map(wire_forms).collect();
    let mut shown = Vec::new();
    for (number, (checked, made)) in stories.iter().zip(made).enumerate() {
        for (index, (finding, mut out)) in checked.report.findings.iter().zip(made).enumerate() {
            let status = match judge(finding, &out.fingerprint, &checked.story) {
                Some(status) => status,
                None if finding.severity < threshold.severity
                    || finding.confidence < threshold.confidence =>
                {
                    Status::Hidden
                }
                None => Status::Reported,
            };
            if let Status::Suppressed(suppression) = &status {
                out.suppression = Some(suppression.clone());
            }
            shown.push(Shown {
                story: number,
                number: index,
                out,
                severity: finding.severity,
                status,
            });
        }
    }
    shown
}

/// Every finding of one story as it is written.
fn wire_forms(checked: &Checked) -> Vec<FindingOut> {
    let maker = Maker::new(&checked.story);
    let findings = checked.report.findings.iter();
    findings.map(|finding| maker.finding(finding)).collect()
}

fn count(findings: &[Shown]) -> SummaryOut {
    let mut summary = SummaryOut::default();
    for finding in findings {
        let counter = match (&finding.status, finding.severity) {
            (Status::Suppressed(s), _) if s.kind == "baseline" => &mut summary.baselined,
            (Status::Suppressed(_), _) => &mut summary.ignored,
            (Status::Elsewhere, _) => &mut summary.elsewhere,
            (_, Severity::Error) => &mut summary.errors,
            (_, Severity::Warning) => &mut summary.warnings,
            (_, Severity::Note) => &mut summary.notes,
        };
        *counter += 1;
    }
    summary
}

fn rules(stories: &[Checked], findings: &[Shown]) -> Vec<RuleOut> {
    let mut rules: BTreeMap<&str, RuleOut> = BTreeMap::new();
    for outcome in stories.iter().flat_map(|c| &c.report.rules) {
        let rule = rules.entry(&outcome.rule).or_insert_with(|| RuleOut {
            id: outcome.rule.to_string(),
            outcome: String::new(),
            claims: 0,
            groups: 0,
            findings: 0,
        });
        rule.claims += outcome.claims;
        rule.groups += outcome.groups;
    }
    for (id, rule) in &mut rules {
        let mine = || findings.iter().filter(|f| f.out.rule == *id);
        rule.findings = mine()
            .filter(|f| matches!(f.status, Status::Reported | Status::Hidden))
            .count();
        let word = if mine().any(|f| f.status == Status::Reported) {
            "failed"
        } else if rule.claims == 0 {
            "idle"
        } else {
            "ok"
        };
        word.clone_into(&mut rule.outcome);
    }
    rules.into_values().collect()
}

fn gather_notices(stories: &[Checked], mut notices: Vec<Notice>) -> Vec<NoticeOut> {
    for checked in stories {
        notices.extend(checked.report.notices.iter().cloned());
        for article in &checked.story.articles {
            notices.extend(article.notices.iter().map(|message| Notice {
                path: Some(article.path.clone()),
                message: message.clone(),
            }));
        }
    }
    notices.sort();
    notices.dedup();
    notices
        .into_iter()
        .map(|notice| NoticeOut {
            path: notice.path,
            message: notice.message,
        })
        .collect()
}

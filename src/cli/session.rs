//! What every command that looks at stories begins with: the project, the rules, the articles, the stories.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::args::{Common, StoryArgs};
use super::cache::Cache;
use super::plan::{self, InputPlan};
use super::progress::Progress;
use super::project::Project;
use super::{Failure, read};
use crate::check;
use crate::extract::Claim;
use crate::finding::Notice;
use crate::report::{Checked, RuleInfo, Run, facts};
use crate::rule::RuleSet;
use crate::source::{self, Role, Story};

/// Everything a command works on.
pub(super) struct Session {
    /// The project.
    pub project: Project,
    /// The rules in force.
    pub rules: RuleSet,
    /// The stories, in the order of their names.
    pub stories: Vec<Story>,
    /// What was not as expected.
    pub notices: Vec<Notice>,
    /// What could not be read.
    pub unreadable: Vec<Notice>,
    /// Whether all facts are wanted, not only findings.
    pub want_facts: bool,
    /// Whether the facts of earlier versions are wanted too, which are not compared.
    pub want_older: bool,
    /// What was extracted before.
    pub cache: Arc<Cache>,
    progress: bool,
    /// Whether drafts are held against sources.
    against: bool,
}

impl Session {
    /// Read what `args` names.
    pub(super) fn open(args: &StoryArgs, common: &Common) -> Result<Self, Failure> {
        Self::open_without(args, common, &[])
    }

    /// The same, without files that a walk would take for articles: the baseline, what this run writes.
    pub(super) fn open_without(
        args: &StoryArgs,
        common: &Common,
        exclude: &[PathBuf],
    ) -> Result<Self, Failure> {
        let project = Project::find()?;
        let rules = read::project_rules(&args.rules, &project)?;
        let mut input = InputPlan::new(&args.input, &project)?;
        input.exclude = exclude.to_vec();
        let baseline = project.config.baseline.as_deref();
        input.exclude.extend(baseline.map(|name| project.resolve(name)));
        let group_by = plan::group_by(args.group_by.as_deref(), &project)?;
        let (mut library, sources) = read_both(&input, args)?;
        library.articles.extend(sources.articles);
        library.notices.extend(sources.notices);
        library.unreadable.extend(sources.unreadable);
        let cached = !args.no_cache && project.config.cache != Some(false);
        let (grouped, cache) = rayon::join(
            || source::stories(library.articles, &group_by, !args.no_collapse),
            || cached.then(|| Cache::open(&project.root(), common.verbose)),
        );
        library
            .notices
            .extend(grouped.remarks.into_iter().map(|remark| Notice {
                path: remark.path,
                message: remark.message,
            }));
        library
            .notices
            .extend(rules.warnings.iter().map(|warning| Notice {
                path: Some(warning.file.name().to_owned()),
                message: warning.message.clone(),
            }));
        Ok(Self {
            cache: Arc::new(cache.unwrap_or_default()),
            project,
            rules,
            stories: grouped.stories,
            notices: library.notices,
            unreadable: library.unreadable,
            want_facts: false,
            want_older: false,
            progress: !common.quiet,
            against: !args.against.is_empty(),
        })
    }

    /// Compare everything.
    pub(super) fn check(self) -> (Run, RuleSet, Project) {
        let (rules, stories) = (self.rules, self.stories);
        let articles = stories.iter().map(|s| s.articles.len()).sum();
        let progress = Progress::new(self.progress, "comparing", articles);
        let work = Work {
            rules: &rules,
            cache: &self.cache,
            want_facts: self.want_facts,
            want_older: self.want_older,
            progress: &progress,
        };
        let stories = stories.into_par_iter();
        let checked: Vec<Checked> = stories.map(|story| work.check(story)).collect();
        drop(progress);
        let run = Run {
            about: about(&rules),
            unreadable: self.unreadable.len(),
            against: self.against,
            notices: [self.notices, self.unreadable, nothing_compared(&checked)].concat(),
            stories: checked,
        };
        (run, rules, self.project)
    }
}

fn read_both(input: &InputPlan, args: &StoryArgs) -> Result<(read::Library, read::Library), Failure> {
    if args.against.is_empty() {
        return Ok((read::articles(input)?, read::Library::default()));
    }
    let mut drafts = read::articles_as(input, Role::Draft)?;
    let mut sources = read::articles_as(&input.with_paths(&args.against), Role::Source)?;
    // A folder of sources may hold the draft itself, and the folder of the draft its sources: what was named more
    // closely counts.
    let paths = |library: &read::Library| -> BTreeSet<String> {
        library.articles.iter().map(|a| a.path.clone()).collect()
    };
    let (named, against) = (paths(&drafts), paths(&sources));
    let is_source = |path: &str| {
        against.contains(path)
            && (!named.contains(path) || depth(&args.against, path) > depth(&input.paths, path))
    };
    drafts.articles.retain(|a| !is_source(&a.path));
    sources.articles.retain(|a| is_source(&a.path));
    Ok((drafts, sources))
}

/// How many folders deep the closest of the paths `named` is that lead to the file at `path`.
fn depth(named: &[PathBuf], path: &str) -> usize {
    let plain = |p: &Path| -> Vec<OsString> {
        let parts = p.components().filter(|c| !matches!(c, Component::CurDir));
        parts.map(|c| c.as_os_str().to_owned()).collect()
    };
    let file = plain(Path::new(path));
    let leads = named.iter().map(|p| plain(p)).filter(|p| file.starts_with(p));
    leads.map(|p| p.len()).max().unwrap_or(0)
}

/// What is done with every story.
struct Work<'w> {
    rules: &'w RuleSet,
    cache: &'w Cache,
    want_facts: bool,
    want_older: bool,
    progress: &'w Progress,
}

impl Work<'_> {
    fn check(&self, mut story: Story) -> Checked {
        let known = self.cache.report(&story, self.rules);
        let claims = if known.is_none() || self.want_facts {
            check::claims_by(&story, &|article, number| {
                let claims = self.cache.claims(article, number, self.rules);
                self.progress.step(1);
                claims
            })
        } else {
            self.progress.step(story.articles.len());
            self.cache.passed_over(story.articles.len());
            Vec::new()
        };
        let mut kept = if self.want_facts {
            claims.clone()
        } else {
            Vec::new()
        };
        let report = known.unwrap_or_else(|| {
            let report = check::compare_claims(&story, self.rules, claims);
            self.cache.keep(&story, self.rules, &report);
            report
        });
        if self.want_older {
            kept.extend(self.older(&mut story));
        }
        let facts = facts::facts(&story, self.rules, &kept, &report.findings);
        Checked { story, report, facts }
    }

    /// The claims of the earlier versions, which join the articles of the story now that these were compared.
    fn older(&self, story: &mut Story) -> Vec<Vec<Claim>> {
        let older = std::mem::take(&mut story.older);
        let claims = older.iter().zip(story.articles.len()..).map(|(article, number)| {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            self.cache.claims(article, number, self.rules)
        });
        let claims = claims.collect();
        story.articles.extend(older);
        claims
    }
}

/// A run that compared nothing must not look like one that found nothing.
fn nothing_compared(checked: &[Checked]) -> Vec<Notice> {
    let claims: usize = checked
        .iter()
        .flat_map(|c| &c.report.rules)
        .map(|r| r.claims)
        .sum();
    let articles: usize = checked.iter().map(|c| c.report.articles).sum();
    if articles == 0 || claims > 0 {
        return Vec::new();
    }
    vec![Notice {
        path: None,
        message: "no claim was found in any article: nothing was compared".to_owned(),
    }]
}

/// What the rules are about.
fn about(rules: &RuleSet) -> Vec<RuleInfo> {
    rules
        .rules
        .iter()
        .map(|rule| RuleInfo {
            id: rule.id.to_string(),
            title: rule.title.clone(),
            severity: rule.severity,
        })
        .collect()
}

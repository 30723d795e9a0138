//! A doubt lost: the source says `probably the main cause`, the draft says `the main cause`.

use std::collections::BTreeSet;

use crate::compare::{Compared, build, phrase};
use crate::extract::Claim;
use crate::extract::doubt::{SURE, UNSURE, WORDS};
use crate::finding::{Camp, Class, Finding};
use crate::lexicon;
use crate::rule::Rule;
use crate::source::{Role, Story};
use crate::value::{Sym, Value};

/// Content words of a doubt that the draft must have …
const FEWEST: usize = 2;
/// … and how rare they must be together, in halvings of a word's frequency.
const RARE: u32 = 6;

/// A claim with its words.
struct Said<'c> {
    claim: &'c Claim,
    role: Role,
    how: &'c str,
    words: BTreeSet<&'c Sym>,
}

impl<'c> Said<'c> {
    fn new(story: &Story, claim: &'c Claim) -> Option<Self> {
        let Value::Words(how) = &claim.value else {
            return None;
        };
        claim.slot(WORDS)?;
        Some(Self {
            claim,
            role: story.articles.get(claim.article as usize)?.role,
            how,
            words: claim.ids(WORDS).collect(),
        })
    }

    fn is_doubt(&self) -> bool {
        self.how != SURE && self.how != UNSURE
    }

    /// How many of a doubt's words stand here: half of them at the least, and not only usual ones.
    fn holds(&self, doubt: &Self) -> Option<usize> {
        let shared: Vec<&&Sym> = doubt.words.intersection(&self.words).collect();
        let weight: u32 = shared.iter().map(|w| rarity(w)).sum();
        (shared.len() >= FEWEST && shared.len() * 2 >= doubt.words.len() && weight >= RARE)
            .then_some(shared.len())
    }
}

fn rarity(word: &str) -> u32 {
    u32::from(lexicon::frequency_class(word).min(14).saturating_sub(5))
}

/// Find every doubt of a source that the draft leaves out.
pub(in crate::compare) fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let said: Vec<Said<'_>> = claims.iter().filter_map(|c| Said::new(story, c)).collect();
    let doubts = said.iter().filter(|s| s.role == Role::Source && s.is_doubt());
    let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut findings = Vec::new();
    for doubt in doubts {
        let sure = |role: Role| said.iter().filter(move |s| s.role == role && s.how == SURE);
        let best = sure(Role::Draft)
            .filter_map(|s| Some((s.holds(doubt)?, s)))
            .max_by_key(|(n, s)| (*n, std::cmp::Reverse(s.claim.span)));
        let Some((held, draft)) = best else { continue };
        // One source that says it as the draft does is enough.
        if sure(Role::Source).any(|s| s.holds(doubt).is_some_and(|n| n >= held)) {
            continue;
        }
        let kept = said
            .iter()
            .any(|s| s.role == Role::Draft && s.is_doubt() && s.holds(doubt).is_some());
        if told.insert((draft.claim.article, draft.claim.sentence)) {
            findings.extend(finding(rule, story, draft, doubt, !kept));
        }
    }
    Compared::new(findings, said.len())
}

fn finding(rule: &Rule, story: &Story, draft: &Said<'_>, source: &Said<'_>, loud: bool) -> Option<Finding> {
    let [own, theirs] = [draft, source].map(|s| phrase::quoted(&phrase::words(story, s.claim)));
    let said = build::Sentences {
        message: format!(
            "the draft says {own}, {} says {theirs}: “{}” is gone",
            phrase::path(story, source.claim.article),
            source.how
        ),
        aligned: "most of what the source doubts stands in the draft".to_owned(),
        clash: "what may be has become a fact".to_owned(),
        help: Some("keep the doubt, or name a source that is surer".to_owned()),
    };
    let camp = |side: &Said<'_>, reads_as: &str| Camp {
        reads_as: reads_as.to_owned(),
        claims: vec![build::evidence(side.claim)],
    };
    let camps = vec![camp(draft, "sure in the draft"), camp(source, source.how)];
    let words: Vec<String> = source.words.iter().map(ToString::to_string).collect();
    super::finding(
        rule,
        loud,
        Class::Hedge,
        said,
        camps,
        format!("words={}", words.join(" ")),
    )
}

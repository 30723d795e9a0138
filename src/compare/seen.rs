//! What the checker saw of two claims among all claims of their rule: the finding they are in, or what kept them out of
//! one. For rules that decide by competition, two claims alone would be judged otherwise than in their story.

use super::compare;
use super::figure::difference::Difference;
use super::figure::fact::{self, Fact, Pair};
use super::figure::gate::Gate;
use super::figure::group::{Outcome, outcome};
use super::figure::weights;
use super::time::when;
use super::time::when::moment::Relation;
use super::why::{Comparison, OTHER_SORT, ended};
use crate::extract::Claim;
use crate::finding::{Finding, Verdict};
use crate::rule::{CompareAs, Rule};
use crate::source::Story;

/// The claims of one rule as the checker sees them, with the findings among them.
pub(super) struct Seen<'c> {
    kind: CompareAs,
    story: &'c Story,
    findings: Vec<Finding>,
    facts: Vec<Fact<'c>>,
    pairs: Vec<Pair>,
    events: Vec<when::Event<'c>>,
    moments: Vec<when::Pair>,
}

impl<'c> Seen<'c> {
    /// Compare `claims`, all those of `rule`, as the checker does.
    pub(super) fn new(rule: &Rule, story: &'c Story, claims: &'c [Claim]) -> Self {
        let mut findings = compare(rule, claims, story).findings;
        findings.sort_by_key(|f| std::cmp::Reverse(f.verdict));
        let mut seen = Self {
            kind: rule.compare.kind,
            story,
            findings,
            facts: Vec::new(),
            pairs: Vec::new(),
            events: Vec::new(),
            moments: Vec::new(),
        };
        match seen.kind {
            CompareAs::Figures => {
                seen.facts = fact::facts(claims);
                seen.pairs = fact::pairs(
                    &seen.facts,
                    &|article| story.links().partners(article),
                    rule.compare.slips,
                );
            }
            CompareAs::When => {
                seen.events = when::events(claims, story);
                seen.moments = when::scored(&seen.events, story);
            }
            _ => {}
        }
        seen
    }

    /// How `a` and `b` came out; `None` where nothing more is known than from the two alone.
    pub(super) fn comparison(&self, a: &Claim, b: &Claim) -> Option<Comparison> {
        let parts = |f: &&Finding| {
            let camps = |claim: &Claim| -> Vec<usize> {
                let holds = |i: &usize| f.camps.get(*i).is_some_and(|c| shows(c, claim));
                (0..f.camps.len()).filter(holds).collect()
            };
            let (one, other) = (camps(a), camps(b));
            one.iter().any(|i| other.iter().any(|j| i != j))
        };
        if let Some(finding) = self.findings.iter().find(parts) {
            return Some(reported(finding));
        }
        match self.kind {
            CompareAs::Figures => Some(self.figures(a, b)),
            CompareAs::When => Some(self.moments(a, b)),
            _ => None,
        }
    }

    fn figures(&self, a: &Claim, b: &Claim) -> Comparison {
        let told = |at: usize, claim: &Claim| self.facts.get(at).is_some_and(|f| tells(f, claim));
        let of_both = |p: &&Pair| told(p.a, a) && told(p.b, b) || told(p.a, b) && told(p.b, a);
        match self.pairs.iter().find(of_both) {
            Some(pair) => figure_outcome(pair),
            None if a.article == b.article => ended(
                "one-article",
                "within one article only the headline is held against the text".to_owned(),
            ),
            None if !self.story.links().linked(a.article, b.article) => other_story(),
            None => ended(
                OTHER_SORT,
                "the two values are not of one sort, so that neither says anything about the other"
                    .to_owned(),
            ),
        }
    }

    fn moments(&self, a: &Claim, b: &Claim) -> Comparison {
        if a.article == b.article {
            return ended("one-article", "moments are compared across articles".to_owned());
        }
        let told = |at: usize, claim: &Claim| self.events.get(at).is_some_and(|e| e.claim == claim);
        let of_both = |p: &&when::Pair| told(p.a, a) && told(p.b, b) || told(p.a, b) && told(p.b, a);
        let Some(pair) = self.moments.iter().find(of_both) else {
            let sort = "one tells of a time of which the other says nothing, or the sentences have no word in common";
            return ended(OTHER_SORT, sort.to_owned());
        };
        match (pair.relation, pair.gate) {
            (Relation::Agree, _) => agreed(pair.fit),
            (_, Some(gate)) => ended(gate.name(), gate.reason().to_owned()),
            _ if pair.score < when::weights::REPORT => {
                weak(pair.fit, pair.score, when::weights::REPORT, when::weights::CLEAR)
            }
            _ => taken(),
        }
    }
}

fn shows(camp: &crate::finding::Camp, claim: &Claim) -> bool {
    camp.claims.iter().any(|c| {
        c.article == claim.article && (c.span.overlaps(claim.span) || c.span.overlaps(claim.value_span))
    })
}

fn tells(fact: &Fact<'_>, claim: &Claim) -> bool {
    fact.items.iter().any(|item| item.claim == claim)
}

/// A comparison that became a finding.
pub(super) fn reported(finding: &Finding) -> Comparison {
    Comparison {
        verdict: finding.verdict,
        before: None,
        ended: None,
        class: Some(finding.class),
        confidence: Some(finding.confidence),
        adjusted: Vec::new(),
        aligned: finding.aligned.clone(),
        clash: finding.clash.clone(),
    }
}

fn figure_outcome(pair: &Pair) -> Comparison {
    match outcome(pair) {
        Outcome::Agrees if pair.difference == Difference::Same || pair.fit > weights::AGREES => {
            agreed(pair.fit)
        }
        Outcome::Agrees => ended("no-clash", "both can stand".to_owned()),
        Outcome::Gated(gate) => {
            let (name, reason) = told(gate);
            ended(name, reason.to_owned())
        }
        Outcome::Weak => weak(pair.fit, pair.score, weights::REPORT, weights::CLEAR),
        Outcome::Conflict => taken(),
    }
}

fn agreed(fit: i32) -> Comparison {
    let reason = format!(
        "they say the same, or leave each other room; the words around them fit by {}",
        bits(fit)
    );
    Comparison {
        verdict: Verdict::Agree,
        ..ended("agreement", reason)
    }
}

fn weak(fit: i32, score: i32, note: i32, warning: i32) -> Comparison {
    let reason = format!(
        "too little speaks for one thing: the words around them fit by {}, and all in all they come to {}; a note takes \
         {}, a warning {}",
        bits(fit),
        bits(score),
        bits(note),
        bits(warning)
    );
    ended("weak", reason)
}

fn taken() -> Comparison {
    ended(
        "taken",
        "one of them is in a finding with a match that is clearer".to_owned(),
    )
}

fn other_story() -> Comparison {
    ended(
        "other-story",
        "the two articles share too few names and words to tell one story".to_owned(),
    )
}

/// Thousandths with one place behind the point.
fn bits(milli: i32) -> String {
    let tenths = milli / 100;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// The name of a gate and the reason in words.
fn told(gate: Gate) -> (&'static str, &'static str) {
    match gate {
        Gate::Taken => (
            "taken",
            "one of them agrees with another figure of the other's article, which fits it as well",
        ),
        Gate::BothTold => (
            "both-told",
            "an article tells both, one beside the other: they are two things",
        ),
        Gate::Update => ("update", "a count that is expected to grow has grown"),
        Gate::OtherPerson => (
            "other-person",
            "they are ages, and no name is near that both belong to",
        ),
        Gate::Vague => (
            "vague",
            "one of them is a word for a number, and leaves room for more",
        ),
        Gate::OtherFate => ("other-fate", "those who are counted met two different fates"),
        Gate::OtherPeriod => ("other-period", "each is told of a time of its own"),
        Gate::Plan => ("plan", "one is what was planned, the other what it came to"),
        Gate::OtherSubject => ("other-subject", "each is told of a name of its own"),
        Gate::OtherPart => ("other-part", "they are two parts of one whole"),
        Gate::Outdone => (
            "outdone",
            "another figure of the same article is as clear a match",
        ),
        Gate::Exception => (
            "exception",
            "one counts the exceptions, the other what they are taken from",
        ),
        Gate::OtherThing => ("other-thing", "one article counts two things with them"),
        Gate::Sum => ("sum", "one of them and the figure beside it come to the other"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::why::{Asked, why};
    use super::*;
    use crate::check;
    use crate::rule::RuleSet;
    use crate::source::{Article, Published};
    use crate::text::Span;
    use crate::value::Days;

    /// Two reports of one collision that differ in a count and in a day.
    const REPORTS: [&str; 2] = [
        "The ferry Halcyon struck the Merrow lighthouse on Monday with 240 passengers on board, the harbour office of \
         Merrow said. Divers found a hole of two metres below the waterline of the Halcyon. The lighthouse keeper, Ines \
         Talbot, was not hurt. The ferry had left Port Arkle for Merrow in fog, and the lighthouse was dark.",
        "The ferry Halcyon struck the Merrow lighthouse on Tuesday with 420 passengers on board. The lighthouse keeper, \
         Ines Talbot, saw the Halcyon come out of the fog. The ferry had left Port Arkle for Merrow with a crew of nine. \
         Divers looked at the hole below the waterline, and the harbour office of Merrow has called for a tug.",
    ];

    #[test]
    fn why_tells_what_the_checker_reports() {
        let rules = RuleSet::builtin().unwrap();
        let article = |(name, text): (&str, &str)| {
            let mut article = Article::from_text(name, text);
            article.published = Some(Published {
                days: Days::civil(2031, 3, 5).unwrap(),
                minute: None,
                from: "test".to_owned(),
            });
            article
        };
        let story = Story::new(["a.txt", "b.txt"].into_iter().zip(REPORTS).map(article).collect());
        let claims = check::claims(&story, &rules);
        let report = check::check(&story, &rules);
        let found: Vec<&str> = report.findings.iter().map(|f| f.rule.as_str()).collect();
        assert!(found.contains(&"when") && found.contains(&"figures"), "{found:?}");
        for finding in &report.findings {
            let asked = |camp: usize| {
                let shown = &finding.camps[camp].claims[0];
                Asked {
                    article: shown.article,
                    span: shown.span,
                }
            };
            let answer = why(&rules, &claims, &story, asked(0), Some(asked(1)));
            let told = answer
                .pairings
                .iter()
                .filter(|p| rules.rules[p.rule].id == finding.rule);
            let clashes: Vec<&str> = told.map(|p| p.comparison.clash.as_str()).collect();
            assert!(
                clashes.contains(&finding.clash.as_str()),
                "{}: {clashes:?}",
                finding.message
            );
        }
        // Every other pair of the two rules is told why it is none.
        let whole = |article: u32| Asked {
            article,
            span: Span::new(0, 1000),
        };
        for pairing in why(&rules, &claims, &story, whole(0), Some(whole(1))).pairings {
            let comparison = pairing.comparison;
            assert!(comparison.ended.is_some_and(|e| !e.reason.is_empty()) || !comparison.clash.is_empty());
        }
    }

    #[test]
    fn scores_are_told_with_one_place() {
        for (milli, text) in [
            (0, "0.0"),
            (849, "0.8"),
            (-1250, "-1.2"),
            (-40, "0.0"),
            (12_000, "12.0"),
        ] {
            assert_eq!(bits(milli), text);
        }
    }
}

//! Figures: counts, measures, shares, money, durations and ages, all compared by the same two intervals.

use std::collections::BTreeMap;

use crate::extract::{Claim, Speaker};
use crate::finding::{Camp, Class, Finding, Verdict};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::{Milli, Op};

use super::camp::{self, Group, Stand};
use super::explain;
use super::subject::{Content, Lane, Subject};
use super::sweep;
use super::verdict;
use crate::compare::phrase;
use crate::compare::{Compared, build};

/// Compare all figures of one rule.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let subjects = subjects(rule, claims.iter(), story);
    let swept = sweep::sweep(rule, &subjects);
    let mut findings: Vec<Finding> = camp::groups(&swept.edges)
        .iter()
        .filter_map(|group| clash(rule, story, &subjects, group))
        .collect();
    findings.extend(agreements(rule, story, &subjects));
    Compared::new(findings, swept.groups)
}

/// Claims of one article on which more are not looked at for rivals.
const MOST_RIVALS: usize = 48;

/// The claims of a rule made ready, each with the other figures its own article gives for what looks the same.
pub(in crate::compare) fn subjects<'c>(
    rule: &Rule,
    claims: impl Iterator<Item = &'c Claim>,
    story: &Story,
) -> Vec<Subject<'c>> {
    let mut subjects: Vec<Subject<'_>> = claims.filter_map(|c| Subject::new(rule, c, story)).collect();
    let mut by_article: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        by_article.entry(subject.claim.article).or_default().push(at);
    }
    for members in by_article.values() {
        let few = members.get(..members.len().min(MOST_RIVALS)).unwrap_or(members);
        for (at, &i) in few.iter().enumerate() {
            for &j in few.iter().skip(at + 1) {
                if let Some((x, y)) = rivals(rule, &subjects, i, j) {
                    add_rival(&mut subjects, i, y);
                    add_rival(&mut subjects, j, x);
                }
            }
        }
    }
    subjects
}

/// The figures of two claims of one article that cannot be of one thing, unless one of them is the headline's.
fn rivals(rule: &Rule, subjects: &[Subject<'_>], first: usize, second: usize) -> Option<(Milli, Milli)> {
    let (a, b) = (subjects.get(first)?, subjects.get(second)?);
    let clash = a.on_top == b.on_top && verdict::judge(rule, a, b).ok()?.raw == Verdict::Contradiction;
    let (x, y) = (a.bounds()?.quantity.n, b.bounds()?.quantity.n);
    clash.then_some((x, y))
}

fn add_rival(subjects: &mut [Subject<'_>], at: usize, figure: Milli) {
    if let Some(subject) = subjects.get_mut(at) {
        subject.rivals.push(figure);
    }
}

fn clash(rule: &Rule, story: &Story, subjects: &[Subject<'_>], group: &Group) -> Option<Finding> {
    let worst = group.edges.first()?;
    let (a, b) = (subjects.get(worst.a)?, subjects.get(worst.b)?);
    let mut stands = camp::stands(subjects, &group.members);
    camp::one_camp_a_sentence(subjects, &mut stands, &[worst.a, worst.b]);
    let camps = stands.iter().map(|s| camp(subjects, s)).collect();
    let weight = build::Weight {
        verdict: worst.judgement.verdict,
        class: worst.judgement.class.unwrap_or(Class::Conflict),
        confidence: worst.judgement.confidence,
    };
    let sides = sides(story, subjects, &stands, (worst.a, worst.b));
    let said = build::Sentences {
        message: phrase::against(story, &sides),
        aligned: explain::aligned(rule, story, a, b, &worst.judgement),
        clash: explain::clash(rule, story, a, b, &worst.judgement),
        help: Some(explain::help(&worst.judgement).to_owned()),
    };
    build::finding(rule, weight, said, camps, build::key_text(rule, a.claim))
}

/// One wording per camp: those of the worst clash first, then the first of each other camp.
fn sides(
    story: &Story,
    subjects: &[Subject<'_>],
    stands: &[Stand],
    worst: (usize, usize),
) -> Vec<(String, u32)> {
    let mut speakers = vec![worst.0, worst.1];
    for stand in stands {
        if !stand.members.contains(&worst.0) && !stand.members.contains(&worst.1) {
            speakers.extend(stand.members.first());
        }
    }
    speakers
        .iter()
        .filter_map(|&at| subjects.get(at))
        .map(|s| (phrase::words(story, s.claim), s.claim.article))
        .collect()
}

fn camp(subjects: &[Subject<'_>], stand: &Stand) -> Camp {
    let claims: Vec<&Subject<'_>> = stand.members.iter().filter_map(|&at| subjects.get(at)).collect();
    let denied = claims.first().is_some_and(|s| s.claim.frame.negated);
    let reads_as = match (stand.reading, claims.first()) {
        (Some(reading), Some(first)) => {
            let text = phrase::reading(&first.facet, reading);
            if denied { format!("not {text}") } else { text }
        }
        _ => "no figure given".to_owned(),
    };
    let mut claims: Vec<_> = claims.iter().map(|s| build::evidence(s.claim)).collect();
    claims.sort_by_key(|e| (e.article, e.span));
    Camp { reads_as, claims }
}

/// Claims of one article with one figure: where a hedge was lost, where two are named as its source.
fn agreements(rule: &Rule, story: &Story, subjects: &[Subject<'_>]) -> Vec<Finding> {
    let mut twins: BTreeMap<(u32, Lane, Milli, Milli), Vec<usize>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        if let Content::Figure(bounds) = &subject.content
            && subject.lane != Lane::Idle
        {
            let figure = &bounds.quantity;
            let place = (subject.claim.article, subject.lane, figure.n, figure.m);
            twins.entry(place).or_default().push(at);
        }
    }
    let mut out = Vec::new();
    for members in twins.values().filter(|m| m.len() > 1) {
        out.extend(agreement(rule, story, subjects, members));
    }
    out
}

/// Which claims stand on one side: the same hedge class, or the same source.
type SideOf = fn(&Subject<'_>) -> String;

fn agreement(rule: &Rule, story: &Story, subjects: &[Subject<'_>], members: &[usize]) -> Option<Finding> {
    let first_with = |verdict: Verdict| {
        pairs(members).find_map(|(i, j)| {
            let (a, b) = (subjects.get(i)?, subjects.get(j)?);
            let judgement = verdict::judge(rule, a, b).ok()?;
            let agreed = judgement.raw < Verdict::Update && judgement.verdict == verdict;
            agreed.then_some((a, b, judgement))
        })
    };
    let (a, b, judgement) = first_with(Verdict::Discrepancy).or_else(|| first_with(Verdict::Note))?;
    let credited = judgement.class == Some(Class::Claimant);
    let side: SideOf = if credited { source_side } else { hedge_side };
    let mut camps: BTreeMap<String, Vec<&Subject<'_>>> = BTreeMap::new();
    for subject in members.iter().filter_map(|&at| subjects.get(at)) {
        let shared = std::ptr::eq(subject.claim, a.claim) || verdict::judge(rule, a, subject).is_ok();
        if shared && (!credited || verdict::speaks_for_itself(&subject.claim.frame.source)) {
            camps.entry(side(subject)).or_default().push(subject);
        }
    }
    let camps = camps
        .into_iter()
        .map(|(reads_as, claims)| Camp {
            reads_as,
            claims: claims
                .iter()
                .map(|s| {
                    if credited {
                        build::credit(s.claim)
                    } else {
                        build::evidence(s.claim)
                    }
                })
                .collect(),
        })
        .collect();
    let weight = build::Weight {
        verdict: judgement.verdict,
        class: judgement.class.unwrap_or(Class::Hedge),
        confidence: judgement.confidence,
    };
    let said = build::Sentences {
        message: explain::agreement(story, a, b, credited),
        aligned: explain::aligned(rule, story, a, b, &judgement),
        clash: explain::clash(rule, story, a, b, &judgement),
        help: Some(explain::help(&judgement).to_owned()),
    };
    build::finding(rule, weight, said, camps, build::key_text(rule, a.claim))
}

/// Neighbouring pairs first, then each with the first: linear, and every kind of pair of a few claims is seen.
fn pairs(members: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let few = members.get(..members.len().min(24)).unwrap_or(members);
    few.iter()
        .enumerate()
        .flat_map(move |(at, &i)| few.iter().skip(at + 1).map(move |&j| (i, j)))
}

fn source_side(subject: &Subject<'_>) -> String {
    let source = &subject.claim.frame.source;
    match source {
        Speaker::Voice | Speaker::Anonymous => phrase::speaker(source).to_owned(),
        _ => format!("credited to {}", phrase::speaker(source)),
    }
}

fn hedge_side(subject: &Subject<'_>) -> String {
    let Some(bounds) = subject.bounds() else {
        return String::new();
    };
    let text = phrase::reading(&subject.facet, bounds.quantity.soft);
    if bounds.quantity.op == Op::Exact {
        text
    } else {
        format!("{text}, hedged")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::{as_of, claim, rule, said_by, story};
    use crate::finding::Severity;
    use crate::rule::Evolves;

    /// Claims of `n` in one article each, all of one day.
    fn check(rule: &Rule, claims: &[Claim]) -> Vec<Finding> {
        compare(rule, &numbered(claims), &story(&[Some(5); 8])).findings
    }

    /// Give every claim a sentence of its own.
    fn numbered(claims: &[Claim]) -> Vec<Claim> {
        let mut claims = claims.to_vec();
        for (at, claim) in claims.iter_mut().enumerate() {
            claim.sentence = u32::try_from(at).unwrap();
        }
        claims
    }

    fn dead(article: u32, count: &str, place: &str) -> Claim {
        let place = ("place", place);
        let both = [("thing", "dead"), ("kind", "civilian"), place];
        let slots = if place.1.is_empty() { &both[..2] } else { &both };
        as_of(claim(article, count, slots), 5)
    }

    #[test]
    fn one_finding_per_group_however_many_pairs() {
        let claims = [
            dead(0, "=19", ""),
            dead(1, "=19", ""),
            dead(2, "=22", ""),
            dead(3, "~22", ""),
            dead(4, "=31", ""),
        ];
        let found = check(&rule(Evolves::Never), &claims);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        let camps: Vec<(&str, usize)> = found[0]
            .camps
            .iter()
            .map(|c| (c.reads_as.as_str(), c.claims.len()))
            .collect();
        assert_eq!(camps, [("19", 2), ("22", 2), ("31", 1)]);
    }

    #[test]
    fn verdicts_of_the_worked_table() {
        for (a, b, expected) in [
            (">1000", "<~9000", Some(Verdict::Discrepancy)),
            ("~9000", "<~9000", None),
            ("=9000", "=9012", None),
            ("=9000", "=9400", Some(Verdict::Discrepancy)),
            ("=9000", "=9600", Some(Verdict::Contradiction)),
            ("=19", "=20", Some(Verdict::Contradiction)),
            ("<~20", "=20", Some(Verdict::Discrepancy)),
            (">=5", "=6", None),
            (">=19", "=18", Some(Verdict::Contradiction)),
            ("dozens", "=19", Some(Verdict::Discrepancy)),
            ("<=12000", "=12000", None),
            ("several", "=1", Some(Verdict::Contradiction)),
            ("undisclosed", "=20", Some(Verdict::Discrepancy)),
        ] {
            let found = check(&rule(Evolves::Never), &[dead(0, a, ""), dead(1, b, "")]);
            assert_eq!(found.first().map(|f| f.verdict), expected, "{a} against {b}");
        }
    }

    #[test]
    fn a_part_may_be_smaller_than_its_whole_but_not_greater() {
        let rule = rule(Evolves::Never);
        assert!(check(&rule, &[dead(0, "=5", "Podil"), dead(1, "=19", "Ukraine")]).is_empty());
        let found = check(&rule, &[dead(0, "=25", "Podil"), dead(1, "=19", "Ukraine")]);
        assert_eq!(found[0].verdict, Verdict::Contradiction);
        assert!(
            found[0]
                .clash
                .starts_with("a part cannot be larger than its whole")
        );
        assert!(check(&rule, &[dead(0, "=25", "Lviv"), dead(1, "=19", "Kyiv")]).is_empty());
    }

    #[test]
    fn a_toll_may_rise_but_not_fall() {
        let rule = rule(Evolves::Up);
        let on = |n: &str, article, day| as_of(dead(article, n, "Kyiv"), day);
        assert!(check(&rule, &[on("=5", 0, 5), on("=8", 1, 6)]).is_empty());
        let found = check(&rule, &[on("=8", 0, 5), on("=5", 1, 6)]);
        assert_eq!(found[0].verdict, Verdict::Contradiction);
        let found = check(&rule, &[on(">=35", 0, 5), on(">=23", 1, 6)]);
        assert_eq!(found[0].verdict, Verdict::Discrepancy);
    }

    #[test]
    fn two_named_sources_that_differ_are_a_note() {
        let rule = rule(Evolves::Never);
        let found = check(
            &rule,
            &[
                said_by(dead(0, "=5", ""), "Ann"),
                said_by(dead(1, "=9", ""), "Bo"),
            ],
        );
        assert_eq!(found[0].severity, Severity::Note);
        assert_eq!(found[0].class, Class::Claimant);
    }

    #[test]
    fn a_lost_hedge_is_a_note_and_a_second_source_a_warning() {
        let mut rule = rule(Evolves::Any);
        let twice = [dead(0, "=12000", ""), dead(0, "<=12000", "")];
        let found = check(&rule, &twice);
        assert_eq!(
            (found[0].severity, found[0].class),
            (Severity::Note, Class::Hedge)
        );
        rule.compare.credited_same_in_document = true;
        let credited = [
            said_by(dead(0, "~9000", ""), "the minister"),
            said_by(dead(0, "<~9000", ""), "Bo"),
        ];
        let found = check(&rule, &credited);
        assert_eq!(
            (found[0].severity, found[0].class),
            (Severity::Warning, Class::Claimant)
        );
        assert_eq!(found[0].camps.len(), 2);
    }

    #[test]
    fn no_figure_against_a_figure_needs_one_speaker_and_no_later_day() {
        let rule = rule(Evolves::Any);
        let silent = |day| as_of(said_by(dead(0, "undisclosed", ""), "Ann"), day);
        let figure = |who, day| as_of(said_by(dead(1, ">1000", ""), who), day);
        assert_eq!(check(&rule, &[silent(5), figure("Ann", 5)]).len(), 1);
        assert!(check(&rule, &[silent(5), figure("Bo", 5)]).is_empty());
        assert!(check(&rule, &[silent(5), figure("Ann", 7)]).is_empty());
    }
}

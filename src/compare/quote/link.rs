//! Which quotations are of one remark, and what they have against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::remark::{Likeness, likeness, shared_sentence};
use super::{Quoted, idea, whose};
use crate::compare::build;
use crate::extract::Speaker;
use crate::finding::{Class, Confidence, Verdict};
use crate::lexicon::frequency_class;
use crate::rule::Rule;

/// A run or a word that more quotations have says nothing about them.
const COMMON: usize = 50;

/// Alike enough, in thousandths, that two wordings in one article are one remark and not a speaker's habit.
const WITHIN_ARTICLE: u32 = 800;

/// Alike enough, in thousandths, that two people cannot both have said it.
const ONE_REMARK: u32 = 500;

/// Alike enough, in thousandths, that a sentence in no quotation marks is what another article quotes.
const OUTRIGHT: u32 = 600;

/// Fewer words may well be said by two people, unless they are rare ones.
const FEWEST_FOR_SPEAKERS: usize = 6;

/// So many words that are so rare together (halvings of the frequency of `the`) nobody says by chance.
const FEWEST_RARE: (usize, u32) = (5, 26);

/// Fewer words, not all the same, may well be said by two people where one of the two is not named beside them.
const FEWEST_TOLD: usize = 8;

/// Two quotations of one remark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) how: How,
}

/// What two quotations of one remark have against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// Nothing.
    Agree,
    /// Only words without weight.
    Trifle,
    /// All of the wording.
    Retold,
    /// The wording.
    Wording,
    /// The speaker.
    Speaker,
    /// A figure inside.
    Figure,
    /// A denial dropped or added.
    Denial,
}

/// Pairs that share enough three-word runs, or two words that carry meaning; common ones do not count.
pub(super) fn candidates(rule: &Rule, quotes: &[Quoted<'_>]) -> BTreeSet<(usize, usize)> {
    let mut runs: BTreeMap<[&str; 3], Vec<usize>> = BTreeMap::new();
    let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        for run in quote.remark.runs().collect::<BTreeSet<_>>() {
            runs.entry(run).or_default().push(at);
        }
        for stem in quote.remark.content().into_keys() {
            words.entry(stem).or_default().push(at);
        }
    }
    let by_runs = shared(runs.values());
    let by_words = shared(words.values());
    let least_runs = rule.quote.shared_runs.max(1);
    let enough = |counts: BTreeMap<(usize, usize), u32>, least: u32| {
        counts
            .into_iter()
            .filter(move |(_, n)| *n >= least)
            .map(|(pair, _)| pair)
    };
    let by_speaker = of_one_speaker(quotes);
    let mut out: BTreeSet<(usize, usize)> = enough(by_runs, least_runs).chain(enough(by_words, 2)).collect();
    out.extend(by_speaker);
    out
}

/// Pairs of quotations that two articles give to one surname, of speakers who are not quoted all the time.
fn of_one_speaker(quotes: &[Quoted<'_>]) -> Vec<(usize, usize)> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        if let Speaker::Person(who) = &quote.claim.frame.source {
            let surname = who.rsplit(' ').next().unwrap_or(who);
            by_name.entry(surname).or_default().push(at);
        }
    }
    let lists: Vec<Vec<usize>> = by_name.into_values().collect();
    shared(lists.iter()).into_keys().collect()
}

/// Of retellings those that are each other's best, where nothing closer links either to the other's article.
pub(super) fn keep_best_retellings(quotes: &[Quoted<'_>], links: &mut Vec<Link>) {
    let article = |at: usize| quotes.get(at).map(|q| q.claim.article);
    let (mut retold, mut kept): (Vec<Link>, Vec<Link>) = links.drain(..).partition(|l| l.how == How::Retold);
    let alike = |l: &Link| match (quotes.get(l.a), quotes.get(l.b)) {
        (Some(x), Some(y)) => idea::alike(&x.remark, &y.remark),
        _ => 0,
    };
    let mut taken: BTreeSet<(usize, Option<u32>)> = kept
        .iter()
        .flat_map(|l| [(l.a, article(l.b)), (l.b, article(l.a))])
        .collect();
    retold.sort_by_cached_key(|l| (std::cmp::Reverse(alike(l)), l.a, l.b));
    for link in retold {
        let ends = [(link.a, article(link.b)), (link.b, article(link.a))];
        if ends.iter().all(|end| !taken.contains(end)) {
            taken.extend(ends);
            kept.push(link);
        }
    }
    kept.sort_by_key(|l| (l.a, l.b));
    *links = kept;
}

fn shared<'p>(postings: impl Iterator<Item = &'p Vec<usize>>) -> BTreeMap<(usize, usize), u32> {
    let mut counts = BTreeMap::new();
    for list in postings.filter(|l| l.len() <= COMMON) {
        for (at, &a) in list.iter().enumerate() {
            for &b in list.iter().skip(at + 1) {
                *counts.entry((a, b)).or_insert(0) += 1;
            }
        }
    }
    counts
}

/// Whether two quotations are of one remark, and what they have against each other.
pub(super) fn link(rule: &Rule, quotes: &[Quoted<'_>], a: usize, b: usize) -> Option<Link> {
    let how = weigh(rule, quotes.get(a)?, quotes.get(b)?)?;
    Some(Link { a, b, how })
}

/// Whether both are given to persons who cannot be one.
fn two_people(x: &Quoted<'_>, y: &Quoted<'_>, alike: Likeness) -> bool {
    let telling = match alike {
        Likeness::Same | Likeness::Trifle => is_telling(x, y),
        _ => x.remark.len().min(y.remark.len()) >= FEWEST_TOLD,
    };
    whose::two_people((x.claim, x.known), (y.claim, y.known), telling)
}

/// Whether the words that both have are so many, or so rare, that two people do not happen to say them.
fn is_telling(x: &Quoted<'_>, y: &Quoted<'_>) -> bool {
    let shorter = if x.remark.len() <= y.remark.len() { x } else { y };
    let content = shorter.remark.content();
    let rarity: u32 = content
        .values()
        .map(|word| u32::from(frequency_class(word)))
        .sum();
    let (fewest, rare) = FEWEST_RARE;
    let words = shorter.remark.len();
    words >= FEWEST_FOR_SPEAKERS || words >= fewest && content.len() > 1 && rarity >= rare
}

pub(super) fn weigh(rule: &Rule, x: &Quoted<'_>, y: &Quoted<'_>) -> Option<How> {
    let one_article = x.claim.article == y.claim.article;
    if one_article && x.claim.sentence == y.claim.sentence {
        return None;
    }
    let spoken = [x, y].map(|q| q.claim.frame.in_quote.is_none());
    if spoken == [true, true] || one_article && spoken != [false, false] {
        return None;
    }
    let alike = likeness(&x.remark, &y.remark, &rule.quote);
    if spoken != [false, false] && matches!(alike, Likeness::Variant(score) if score < OUTRIGHT) {
        return None;
    }
    Some(match alike {
        // One sentence that both have, and others beside it: whoever gives it to another speaker is wrong.
        Likeness::Different
            if !one_article
                && shared_sentence(&x.remark, &y.remark) >= FEWEST_FOR_SPEAKERS
                && two_people(x, y, Likeness::Same) =>
        {
            How::Speaker
        }
        Likeness::Different if !one_article && spoken == [false, false] && is_retold(x, y) => How::Retold,
        Likeness::Different => return None,
        Likeness::Variant(score) if one_article && score < WITHIN_ARTICLE => return None,
        Likeness::Variant(score) if two_people(x, y, alike) => {
            if score < ONE_REMARK {
                return None;
            }
            How::Speaker
        }
        Likeness::Variant(_) => How::Wording,
        Likeness::Same if two_people(x, y, alike) && !is_telling(x, y) => return None,
        Likeness::Trifle | Likeness::Same if two_people(x, y, alike) && !one_article => How::Speaker,
        Likeness::Figure | Likeness::Denial if two_people(x, y, alike) => return None,
        Likeness::Same => How::Agree,
        Likeness::Trifle => How::Trifle,
        Likeness::Figure => How::Figure,
        Likeness::Denial => How::Denial,
    })
}

/// Whether one person says one thing in both, in other words. A sentence that stands in both as it is
/// says nothing of the others: they were chosen, or reworded.
fn is_retold(x: &Quoted<'_>, y: &Quoted<'_>) -> bool {
    let (mine, yours) = (x.remark.beyond(&y.remark), y.remark.beyond(&x.remark));
    idea::one_person(x.claim, y.claim)
        && idea::alike(&x.remark, &y.remark) > 0
        && idea::alike(&mine, &yours) > 0
}

pub(super) fn weight(how: How, x: &Quoted<'_>, y: &Quoted<'_>) -> build::Weight {
    let one_speaker = x.claim.frame.source.is_named() && x.claim.frame.source == y.claim.frame.source;
    build::Weight {
        verdict: match how {
            How::Agree => Verdict::Agree,
            How::Trifle => Verdict::Note,
            How::Retold | How::Wording => Verdict::Discrepancy,
            How::Speaker | How::Figure | How::Denial => Verdict::Contradiction,
        },
        class: match how {
            How::Speaker => Class::Claimant,
            How::Figure | How::Denial => Class::Conflict,
            How::Agree | How::Trifle | How::Retold | How::Wording => Class::Rendering,
        },
        confidence: if one_speaker && how != How::Retold || how >= How::Speaker {
            Confidence::High
        } else {
            Confidence::Medium
        },
    }
}

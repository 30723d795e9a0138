//! Quotations: one remark in several wordings, one remark given to two people (semantics 5.6 and 7.7).
//!
//! Candidates share three-word runs or rare words, found through an inverted index, so that unrelated quotations never
//! meet. Wordings of one remark are joined into a family, and a family is one finding.

pub mod diff;
mod idea;
mod remark;
mod whose;

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::{Claim, Speaker};
use crate::finding::{Camp, Class, Confidence, Finding, Severity, Verdict};
use crate::lexicon::frequency_class;
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Value;

use super::joined::Joined;
use super::phrase::{self, against, quoted};
use super::{Compared, build};
use remark::{Likeness, Remark, likeness};
use whose::Known;

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

/// One quotation.
struct Quoted<'c> {
    claim: &'c Claim,
    remark: Remark,
    /// How we know who says it.
    known: Known<'c>,
}

/// Two quotations of one remark.
#[derive(Clone, Copy, Debug)]
struct Link {
    a: usize,
    b: usize,
    how: How,
}

/// What two quotations of one remark have against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum How {
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

/// Compare all quotations of one rule.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let quotes: Vec<Quoted<'_>> = claims.iter().filter_map(|c| quote(rule, story, c)).collect();
    let mut links: Vec<Link> = candidates(rule, &quotes)
        .into_iter()
        .filter_map(|(a, b)| link(rule, &quotes, a, b))
        .collect();
    keep_best_retellings(&quotes, &mut links);
    let families = families(&links);
    let findings = families
        .iter()
        .flat_map(|(family, within)| {
            [
                wording(rule, story, &quotes, family, within),
                speakers(rule, story, &quotes, within),
            ]
        })
        .flatten()
        .collect();
    Compared::new(findings, families.len())
}

fn quote<'c>(rule: &Rule, story: &'c Story, claim: &'c Claim) -> Option<Quoted<'c>> {
    let Value::Quote(words) = &claim.value else {
        return None;
    };
    let remark = Remark::new(words, &rule.quote);
    let known = whose::known(story, claim);
    Some(Quoted { claim, remark, known })
}

/// The verdict on two quotations, for `why` and for a rule's own cases.
pub(super) fn verdict(rule: &Rule, story: &Story, a: &Claim, b: &Claim) -> Verdict {
    let (Some(x), Some(y)) = (quote(rule, story, a), quote(rule, story, b)) else {
        return Verdict::Unrelated;
    };
    let how = weigh(rule, &x, &y);
    how.map_or(Verdict::Unrelated, |how| weight(how, &x, &y).verdict)
}

/// Pairs that share enough three-word runs, or two words that carry meaning; common ones do not count.
fn candidates(rule: &Rule, quotes: &[Quoted<'_>]) -> BTreeSet<(usize, usize)> {
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
fn keep_best_retellings(quotes: &[Quoted<'_>], links: &mut Vec<Link>) {
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
fn link(rule: &Rule, quotes: &[Quoted<'_>], a: usize, b: usize) -> Option<Link> {
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

fn weigh(rule: &Rule, x: &Quoted<'_>, y: &Quoted<'_>) -> Option<How> {
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

/// Whether one person says one thing in both, in other words.
fn is_retold(x: &Quoted<'_>, y: &Quoted<'_>) -> bool {
    idea::one_person(x.claim, y.claim) && idea::alike(&x.remark, &y.remark) > 0
}

/// Quotations joined by any link, and those links, in the order of their first member.
fn families(links: &[Link]) -> Vec<(BTreeSet<usize>, Vec<Link>)> {
    let mut joined = Joined::of(links.iter().map(|l| (l.a, l.b)));
    let mut out: BTreeMap<usize, (BTreeSet<usize>, Vec<Link>)> = BTreeMap::new();
    for link in links {
        let (family, within) = out.entry(joined.root(link.a)).or_default();
        family.extend([link.a, link.b]);
        within.push(*link);
    }
    out.into_values().collect()
}

/// The finding about the wordings of a family; none where they agree.
fn wording(
    rule: &Rule,
    story: &Story,
    quotes: &[Quoted<'_>],
    family: &BTreeSet<usize>,
    links: &[Link],
) -> Option<Finding> {
    let worst = links
        .iter()
        .filter(|l| !matches!(l.how, How::Agree | How::Speaker))
        .max_by_key(|l| (l.how, std::cmp::Reverse((l.a, l.b))))?;
    let (x, y) = (quotes.get(worst.a)?, quotes.get(worst.b)?);
    let weight = weight(worst.how, x, y);
    let camps = wordings(rule, story, quotes, family);
    let told = focus(rule, &raw(story, x), &raw(story, y));
    let said = build::Sentences {
        message: message(story, worst.how, (x, &told.0), (y, &told.1)),
        aligned: aligned(worst.how, x, y),
        clash: format!("word by word: {}", diff::words(&told.0, &told.1)),
        help: Some(help(worst.how).to_owned()),
    };
    let mut finding = build::finding(rule, weight, said, camps, build::key_text(rule, x.claim))?;
    if matches!(worst.how, How::Denial | How::Figure) {
        finding.severity = Severity::Error;
    }
    Some(finding)
}

fn weight(how: How, x: &Quoted<'_>, y: &Quoted<'_>) -> build::Weight {
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

/// One camp per wording: what holds the same words, or a part of them, stands together.
fn wordings(rule: &Rule, story: &Story, quotes: &[Quoted<'_>], family: &BTreeSet<usize>) -> Vec<Camp> {
    let mut camps: Vec<Vec<&Quoted<'_>>> = Vec::new();
    let mut members: Vec<&Quoted<'_>> = family.iter().filter_map(|&at| quotes.get(at)).collect();
    // The longest first, so that a fragment finds the whole it was cut from.
    members.sort_by_key(|q| {
        (
            std::cmp::Reverse(q.remark.len()),
            q.claim.article,
            q.claim.value_span,
        )
    });
    for quote in members {
        let same = |camp: &&mut Vec<&Quoted<'_>>| {
            camp.first()
                .is_some_and(|first| likeness(&first.remark, &quote.remark, &rule.quote) == Likeness::Same)
        };
        match camps.iter_mut().find(same) {
            Some(camp) => camp.push(quote),
            None => camps.push(vec![quote]),
        }
    }
    for camp in &mut camps {
        camp.sort_by_key(|q| (q.claim.article, q.claim.value_span));
    }
    camps.sort_by_key(|camp| camp.first().map(|q| (q.claim.article, q.claim.value_span)));
    camps
        .iter()
        .map(|camp| Camp {
            reads_as: camp
                .iter()
                .max_by_key(|q| (q.remark.len(), std::cmp::Reverse(q.claim.article)))
                .map_or(String::new(), |q| quoted(&phrase::excerpt(&raw(story, q)))),
            claims: camp.iter().map(|q| build::value_alone(q.claim)).collect(),
        })
        .collect()
}

/// The finding about who said it: only where both speakers are known and cannot be one.
fn speakers(rule: &Rule, story: &Story, quotes: &[Quoted<'_>], links: &[Link]) -> Option<Finding> {
    let clashing: Vec<&Link> = links.iter().filter(|l| l.how == How::Speaker).collect();
    let first = clashing.first()?;
    let (x, y) = (quotes.get(first.a)?, quotes.get(first.b)?);
    let mut by_speaker: BTreeMap<&Speaker, BTreeSet<usize>> = BTreeMap::new();
    let speaker = |at: usize| quotes.get(at).map(|q| &q.claim.frame.source);
    for at in clashing.iter().flat_map(|l| [l.a, l.b]) {
        if let Some(speaker) = speaker(at) {
            by_speaker.entry(speaker).or_default().insert(at);
        }
    }
    // Whoever else gives it to one of them stands with those that do.
    for at in links
        .iter()
        .filter(|l| l.how <= How::Trifle)
        .flat_map(|l| [l.a, l.b])
    {
        if let Some(members) = speaker(at).and_then(|speaker| by_speaker.get_mut(speaker)) {
            members.insert(at);
        }
    }
    let camps = by_speaker
        .iter()
        .map(|(speaker, members)| {
            let said = members.iter().filter_map(|&at| quotes.get(at));
            build::camp(
                format!("said by {}", phrase::speaker(speaker)),
                said.map(|q| q.claim),
            )
        })
        .collect();
    let (one, other) = (
        phrase::speaker(&x.claim.frame.source),
        phrase::speaker(&y.claim.frame.source),
    );
    let said = build::Sentences {
        message: format!(
            "{} is given to {one} in {} and to {other} in {}",
            quoted(&phrase::excerpt(&raw(story, x))),
            phrase::path(story, x.claim.article),
            phrase::path(story, y.claim.article)
        ),
        aligned: "the two quotations have nearly all words in common".to_owned(),
        clash: format!("one remark has one speaker: {one} or {other}"),
        help: Some("find out who said it".to_owned()),
    };
    build::finding(
        rule,
        weight(How::Speaker, x, y),
        said,
        camps,
        // The same quotations may also differ in their words: that is another finding.
        format!("{};who", build::key_text(rule, x.claim)),
    )
}

/// The quotation as it was printed, without the `he said` between its parts.
fn raw(story: &Story, quote: &Quoted<'_>) -> String {
    let text = story
        .articles
        .get(quote.claim.article as usize)
        .map_or("", |a| a.text.as_ref());
    let parts = quote.claim.value_span.of(text).split(['"', '“', '”']).step_by(2);
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ").trim_end_matches(',').to_owned()
}

/// The sentences of two quotations that are most alike, for showing; all of it where no two are.
fn focus(rule: &Rule, a: &str, b: &str) -> (String, String) {
    let sentences = |text: &str| -> Vec<(String, Remark)> {
        text.split_inclusive(['.', '!', '?'])
            .map(|s| s.trim().to_owned())
            .filter(|s| s.split(' ').count() > 3)
            .take(24)
            .map(|s| (s.clone(), Remark::printed(&s, &rule.quote)))
            .collect()
    };
    let (left, right) = (sentences(a), sentences(b));
    if left.len() < 2 && right.len() < 2 {
        return (a.to_owned(), b.to_owned());
    }
    let mut best: Option<(u32, &str, &str)> = None;
    for (x, mine) in &left {
        for (y, yours) in &right {
            if let Likeness::Variant(score) = likeness(mine, yours, &rule.quote)
                && best.is_none_or(|(known, _, _)| score > known)
            {
                best = Some((score, x, y));
            }
        }
    }
    best.map_or_else(
        || (a.to_owned(), b.to_owned()),
        |(_, x, y)| (x.to_owned(), y.to_owned()),
    )
}

fn message(story: &Story, how: How, x: (&Quoted<'_>, &str), y: (&Quoted<'_>, &str)) -> String {
    let side = |(quote, told): (&Quoted<'_>, &str)| (phrase::excerpt(told), quote.claim.article);
    let told = against(story, &[side(x), side(y)]);
    match how {
        How::Denial => format!("a quotation says the opposite: {told}"),
        How::Figure => format!("a figure inside a quotation differs: {told}"),
        _ => format!("one remark, worded differently: {told}"),
    }
}

fn aligned(how: How, x: &Quoted<'_>, y: &Quoted<'_>) -> String {
    let (a, b) = (&x.claim.frame.source, &y.claim.frame.source);
    if how == How::Retold {
        return format!("both are words of {}, and say much the same", phrase::speaker(a));
    }
    match (a.is_named(), b.is_named()) {
        (true, true) => format!(
            "both are words of {}, and most of the remark is the same",
            phrase::speaker(a)
        ),
        (true, false) => format!(
            "most of the remark is the same; one gives it to {}",
            phrase::speaker(a)
        ),
        (false, true) => format!(
            "most of the remark is the same; one gives it to {}",
            phrase::speaker(b)
        ),
        (false, false) => "most of the remark is the same".to_owned(),
    }
}

fn help(how: How) -> &'static str {
    match how {
        How::Denial | How::Figure => "check the recording or the original statement",
        _ => "quote the words that were said; of two translations, use one",
    }
}

#[cfg(test)]
mod tests;

//! The opposite said of one thing: approved and rejected, convicted and acquitted, rated good and rated poor.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{Compared, build, opposite, phrase};
use crate::extract::outcome::{ABOUT, HEAD, MARK, NAMES, SCALE, WORDS};
use crate::extract::{Claim, Mood};
use crate::finding::{Finding, Verdict};
use crate::lexicon;
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;

/// The frequency class of a word that tells what a sentence is about.
const RARE: u8 = 7;
/// Words besides those for the thing itself that both sentences must have.
const SHARED: usize = 2;
/// So many claims of one scale and one thing are held against each other.
const MOST: usize = 60;

/// Compare which way each thing is said to have gone.
pub(in crate::compare) fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let mut of_one: BTreeMap<(&Sym, Option<&Sym>), Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        let Some(scale) = claim.id(SCALE) else { continue };
        let head = claim.id(HEAD).filter(|_| scale != MARK);
        of_one.entry((scale, head)).or_default().push(claim);
    }
    let mut findings = Vec::new();
    for group in of_one.values() {
        let group = group.get(..MOST.min(group.len())).unwrap_or(group);
        findings.extend(in_group(rule, story, group));
    }
    Compared::new(findings, of_one.len())
}

/// The first clash of each pair of articles among claims about things of one name.
fn in_group(rule: &Rule, story: &Story, group: &[&Claim]) -> Vec<Finding> {
    let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut out = Vec::new();
    for (at, a) in group.iter().enumerate() {
        for b in group.iter().skip(at + 1).filter(|b| b.article != a.article) {
            let clash = verdict(a, b) == Verdict::Contradiction && !says_both(group, a, b);
            if clash && told.insert((a.article, b.article)) {
                out.extend(finding(rule, story, a, b));
            }
        }
    }
    out
}

/// How two claims compare.
pub(in crate::compare) fn verdict(a: &Claim, b: &Claim) -> Verdict {
    if a.id(SCALE) != b.id(SCALE) || !are_one_thing(a, b) {
        return Verdict::Unrelated;
    }
    let real = |c: &Claim| c.frame.mood == Mood::Fact;
    if !real(a) || !real(b) {
        return Verdict::Compatible;
    }
    match (a.words() == b.words(), a.frame.negated, b.frame.negated) {
        (true, x, y) if x == y => Verdict::Agree,
        (true, ..) => Verdict::Contradiction,
        (false, false, false) => Verdict::Contradiction,
        (false, ..) => Verdict::Compatible,
    }
}

fn is_mark(claim: &Claim) -> bool {
    claim.id(SCALE).is_some_and(|s| s == MARK)
}

/// Whether both are said of one thing: its words do not tell it apart, and the sentences share more than its name.
fn are_one_thing(a: &Claim, b: &Claim) -> bool {
    let sets = |c| [NAMES, WORDS, ABOUT].map(|slot| Claim::ids(c, slot).collect::<BTreeSet<&Sym>>());
    let [x, y] = [a, b].map(sets);
    if let (Some(one), Some(two)) = (a.frame.event, b.frame.event)
        && (one.hi < two.lo || two.hi < one.lo)
    {
        return false;
    }
    let named = !x[0].is_disjoint(&y[0]);
    let apart = !x[0].is_empty() && !y[0].is_empty() && !named;
    let rare = |w: &&&Sym| lexicon::frequency_class(w) >= RARE;
    let own: BTreeSet<&Sym> = x[1].iter().chain(&x[0]).copied().collect();
    let also = x[2]
        .intersection(&y[2])
        .filter(|w| !own.contains(**w))
        .filter(rare)
        .count();
    if is_mark(a) {
        return !apart && also + usize::from(named) > 0;
    }
    let head = a.id(HEAD).is_some() && a.id(HEAD) == b.id(HEAD);
    let narrowed = x[1].is_subset(&y[1]) || y[1].is_subset(&x[1]);
    head && !apart && narrowed && also + usize::from(named) >= SHARED
}

/// Whether one of the two articles also says of the thing what the other one says: it tells of two times.
fn says_both(group: &[&Claim], a: &Claim, b: &Claim) -> bool {
    opposite::says_both(group, (a, b), |c, other| {
        c.words() == other.words() && c.frame.negated == other.frame.negated
    })
}

fn finding(rule: &Rule, story: &Story, a: &Claim, b: &Claim) -> Option<Finding> {
    let told = [a, b].map(|c| (phrase::words(story, c), c.article));
    let said_of = a.id(HEAD).map_or("it", Sym::as_str);
    let said = build::Sentences {
        message: format!("two outcomes: {}", phrase::against(story, &told)),
        aligned: format!("both are said of one thing ({said_of}), in sentences that share more words"),
        clash: format!(
            "“{}” is the opposite of “{}”",
            opposite::reads(a),
            opposite::reads(b)
        ),
        help: None,
    };
    let key = format!("{}={said_of}", a.id(SCALE).map_or("", Sym::as_str));
    opposite::finding(rule, (a, b), true, said, key)
}

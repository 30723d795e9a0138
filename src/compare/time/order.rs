//! Two orders of the same things, the same thing before and after another, and two firsts of one kind.

use crate::compare::opposite::contrast::is_one_story;
use crate::compare::{Compared, build, phrase};
use crate::extract::Claim;
use crate::extract::order::{ABOUT, APART, DONE, FIRST, KIND, NEXT, OF, PRECEDES};
use crate::finding::{Confidence, Finding, Verdict};
use crate::lexicon::{self, Relation, same_concept, vectors};
use crate::rule::Rule;
use crate::source::Story;
use crate::value::Sym;

/// The frequency class of a word that tells what a sentence is about.
const RARE: u8 = 10;
/// Two words this alike in use, in thousandths, may name one thing.
const KINDRED: i32 = 620;
/// Claims on which the rule gives up looking at every pair.
const MOST: usize = 1000;

/// Compare what is said of order.
pub fn compare(rule: &Rule, claims: &[Claim], story: &Story) -> Compared {
    let claims = claims.get(..MOST.min(claims.len())).unwrap_or(claims);
    let mut findings: Vec<Finding> = Vec::new();
    for (at, a) in claims.iter().enumerate() {
        for b in claims.iter().skip(at + 1).filter(|b| b.article != a.article) {
            let why = clash(a, b).filter(|_| !says_both(claims, a, b));
            // What two clauses tell is compared within one story only: words that cross meet by chance in an archive.
            let told = |why: &Why| *why != Why::Turned || is_one_story(story, a.article, b.article);
            if let Some(why) = why.filter(told) {
                findings.extend(finding(rule, story, a, b, why));
            }
        }
    }
    Compared::new(findings, claims.len())
}

/// How two claims compare.
pub fn verdict(a: &Claim, b: &Claim) -> Verdict {
    match clash(a, b) {
        Some(why) => why.verdict(),
        None if is(a, PRECEDES) && is(b, PRECEDES) => {
            let holds = |slot| shared(a, b, slot, slot, 0) > 0;
            if holds(FIRST) && holds(NEXT) {
                Verdict::Agree
            } else {
                Verdict::Unrelated
            }
        }
        None if a.value == b.value && shared(a, b, ABOUT, ABOUT, 0) > 1 => Verdict::Agree,
        None => Verdict::Unrelated,
    }
}

/// Why two orders cannot both stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Sequence,
    Side,
    First,
    Turned,
}

impl Why {
    fn verdict(self) -> Verdict {
        match self {
            Why::Sequence => Verdict::Contradiction,
            Why::Side | Why::First | Why::Turned => Verdict::Discrepancy,
        }
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Why::Sequence => (
                "two orders",
                "both tell which of the two came first",
                "each puts the other one first",
            ),
            Why::Side => (
                "before and after",
                "both tell of one thing, as far from another",
                "the one is before, the other after",
            ),
            Why::Turned => (
                "which came first",
                "both tell of the same two things",
                "what comes first in the one comes second in the other",
            ),
            Why::First => (
                "two firsts",
                "both tell of one kind of thing",
                "the first since a year is not the first ever",
            ),
        }
    }
}

/// How many words of at least this frequency class two slots share.
fn shared(a: &Claim, b: &Claim, of_a: &str, of_b: &str, class: u8) -> usize {
    a.ids(of_a)
        .filter(|w| lexicon::frequency_class(w) >= class && b.ids(of_b).any(|x| x == *w))
        .count()
}

fn is(claim: &Claim, value: &str) -> bool {
    claim.words() == value
}

fn clash(a: &Claim, b: &Claim) -> Option<Why> {
    if is(a, "sequence") && is(b, "sequence") {
        let crossed = shared(a, b, FIRST, NEXT, 0) > 0 && shared(a, b, NEXT, FIRST, 0) > 0;
        let straight = shared(a, b, FIRST, FIRST, 0) + shared(a, b, NEXT, NEXT, 0) > 0;
        return (crossed && !straight).then_some(Why::Sequence);
    }
    if is(a, PRECEDES) && is(b, PRECEDES) {
        return turned(a, b).then_some(Why::Turned);
    }
    if is(a, "before") && is(b, "after") || is(a, "after") && is(b, "before") {
        return sides(a, b).then_some(Why::Side);
    }
    firsts(a, b).then_some(Why::First)
}

/// Whether each puts first what comes next in the other, and nothing that they share stands where it does in the other.
fn turned(a: &Claim, b: &Claim) -> bool {
    let like = |x: &Sym, y: &Sym| x == y || lexicon::same_deed(x, y) || same_concept(x, y) == Relation::Same;
    let meets = |p: &str, q: &str| a.ids(p).any(|x| b.ids(q).any(|y| like(x, y)));
    let holds = |slot: &str| a.ids(slot).any(|x| b.ids(slot).any(|y| x == y));
    let crossed = meets(FIRST, NEXT) && meets(NEXT, FIRST);
    crossed && !holds(FIRST) && !holds(NEXT)
}

/// The same stretch on the two sides of one thing.
fn sides(a: &Claim, b: &Claim) -> bool {
    let done = a.id(DONE).is_some() && a.id(DONE) == b.id(DONE);
    let counted = a
        .id(APART)
        .is_some_and(|apart| apart.starts_with(|c: char| c.is_ascii_digit()));
    let both_of = a.ids(OF).next().is_some() && b.ids(OF).next().is_some();
    a.id(APART) == b.id(APART)
        && (!both_of || shared(a, b, OF, OF, 0) > 0)
        && (done && shared(a, b, ABOUT, ABOUT, RARE) >= 1 || counted && shared(a, b, ABOUT, ABOUT, RARE) >= 2)
}

/// The first since a year against the first ever, of one kind of thing.
fn firsts(a: &Claim, b: &Claim) -> bool {
    let scopes = [a, b].map(|c| c.words().strip_prefix("first "));
    let [Some(x), Some(y)] = scopes else {
        return false;
    };
    let kinds = a.ids(KIND).any(|k| b.ids(KIND).any(|l| one_kind(k, l)));
    x != y && kinds && shared(a, b, ABOUT, ABOUT, 0) >= 1
}

/// Whether two nouns of things done may name one: `strike`, `walkout`.
fn one_kind(a: &str, b: &str) -> bool {
    let near = || Some(vectors::similarity(vectors::lookup(a)?, vectors::lookup(b)?) >= KINDRED);
    a == b || same_concept(a, b) == Relation::Same || near().unwrap_or(false)
}

/// Whether one of the two articles also says what the other one says.
fn says_both(claims: &[Claim], a: &Claim, b: &Claim) -> bool {
    let also = |own: &Claim, other: &Claim| {
        let same = |c: &&Claim| {
            c.article == own.article && c.value == other.value && !is(c, "sequence") && !is(c, PRECEDES)
        };
        claims
            .iter()
            .filter(same)
            .any(|c| c.id(APART) == other.id(APART) && c.id(DONE) == other.id(DONE))
    };
    also(a, b) || also(b, a)
}

fn finding(rule: &Rule, story: &Story, a: &Claim, b: &Claim, why: Why) -> Option<Finding> {
    let told = [a, b].map(|c| (phrase::words(story, c), c.article));
    let (what, aligned, clash) = why.words();
    let said = build::Sentences {
        message: format!("{what}: {}", phrase::against(story, &told)),
        aligned: aligned.to_owned(),
        clash: clash.to_owned(),
        help: Some("find out what came first".to_owned()),
    };
    let weight = build::Weight::conflict(why.verdict(), Confidence::Medium);
    let camps = [a, b].map(|c| build::camp(phrase::words(story, c), [c]));
    let key: Vec<&str> = a.ids(ABOUT).take(6).map(Sym::as_str).collect();
    build::finding(
        rule,
        weight,
        said,
        camps.into(),
        format!("about={}", key.join(" ")),
    )
}

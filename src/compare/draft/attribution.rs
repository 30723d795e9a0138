//! Who gives a figure: one figure credited to two sources, or taken over from its source as a plain fact.

use super::{Sides, finding, is_telling};
use std::collections::BTreeMap;

use crate::compare::figure::fact::{Fact, Item};
use crate::compare::topic::verdict::speaks_for_itself;
use crate::compare::{build, phrase};
use crate::extract::Speaker;
use crate::extract::figure::Kind;
use crate::finding::{Camp, Class, Finding};
use crate::lexicon;
use crate::lexicon::concept::{Relation, same_concept};
use crate::rule::Rule;
use crate::source::{Role, Story};
use crate::value::Sym;

/// Words that two sentences share, besides the noun counted, when they tell of one thing.
const SHARED: usize = 2;
/// A figure this large, in thousandths, that comes again within so many sentences is the same one.
const LARGE: i64 = 1_000_000;
const NEAR: u32 = 3;
/// Places of one figure in an article that are looked at.
const MOST: usize = 40;

/// One figure that an article credits to two sources.
pub(super) fn within(rule: &Rule, story: &Story, facts: &[Fact<'_>]) -> Vec<Finding> {
    let mut alike: BTreeMap<(u32, Kind, i64, i64), Vec<Item<'_>>> = BTreeMap::new();
    for item in facts.iter().flat_map(|fact| &fact.items) {
        let Some(figure) = item.claim.value.quantity().filter(|q| is_telling(q)) else {
            continue;
        };
        let key = (item.claim.article, item.context.kind.clone(), figure.n, figure.m);
        alike.entry(key).or_default().push(*item);
    }
    alike
        .values()
        .filter_map(|items| {
            let (a, b) = items
                .iter()
                .take(MOST)
                .enumerate()
                .flat_map(|(at, a)| items.iter().take(MOST).skip(at + 1).map(move |b| (*a, *b)))
                .find(|(a, b)| is_credited_twice(*a, *b))?;
            twice(rule, story, &[a], &[b], "one figure is credited to two sources")
        })
        .collect()
}

fn is_credited_twice(a: Item<'_>, b: Item<'_>) -> bool {
    let apart = a.claim.sentence.abs_diff(b.claim.sentence);
    let large = a.claim.value.quantity().is_some_and(|q| q.n >= LARGE);
    apart > 0
        && two_bodies(&a.claim.frame.source, &b.claim.frame.source)
        && alike(a, b)
        && (shared(a, b) >= SHARED || large && apart <= NEAR)
}

/// Whether both count one thing, by one word or by a wider and a narrower one.
fn alike(a: Item<'_>, b: Item<'_>) -> bool {
    match (&a.context.head, &b.context.head) {
        (Some(x), Some(y)) => x.stem == y.stem || same_concept(&x.folded, &y.folded) != Relation::None,
        (None, None) => a.context.kind != Kind::Count,
        _ => false,
    }
}

/// How many words of weight the two sentences share.
fn shared(a: Item<'_>, b: Item<'_>) -> usize {
    let heads = [&a.context.head, &b.context.head];
    let counted = |stem: &str| heads.iter().any(|h| h.as_ref().is_some_and(|t| t.stem == stem));
    let told = |stem: &str| b.context.bag.iter().any(|t| t.stem == stem);
    let mine = a
        .context
        .bag
        .iter()
        .filter(|t| !counted(&t.stem) && told(&t.stem));
    mine.count()
}

/// Whether two speakers are certainly two: two persons, or two bodies neither of which may be a longer name of the
/// other.
fn two_bodies(a: &Speaker, b: &Speaker) -> bool {
    if !a.is_named() || !b.is_named() || a.may_be(b) || !speaks_for_itself(a) || !speaks_for_itself(b) {
        return false;
    }
    match (a, b) {
        (Speaker::Person(x), Speaker::Person(y)) => !share_a_word(x, y),
        (Speaker::Office(x), Speaker::Office(y)) => {
            is_common(x) == is_common(y)
                && !share_a_word(x, y)
                && !is_general(x)
                && !is_general(y)
                && !akin(x, y)
        }
        _ => false,
    }
}

fn share_a_word(a: &str, b: &str) -> bool {
    a.split(' ')
        .any(|x| b.split(' ').any(|y| x.eq_ignore_ascii_case(y)))
}

/// Whether a name is made of nouns (`fire service`): a name of its own may be any of them.
fn is_common(name: &str) -> bool {
    name.split(' ').all(lexicon::is_noun)
}

/// Words by which any body may go.
fn is_general(name: &str) -> bool {
    const GENERAL: &[&str] = &[
        "authority",
        "government",
        "company",
        "firm",
        "group",
        "organisation",
        "organization",
        "body",
        "agency",
        "department",
        "ministry",
        "office",
        "council",
        "team",
        "party",
        "side",
        "report",
        "statement",
        "figure",
        "study",
        "survey",
        "data",
        "court",
        "document",
        "letter",
        "paper",
        "union",
        "state",
        "city",
    ];
    name.rsplit(' ')
        .next()
        .is_some_and(|head| GENERAL.contains(&lexicon::noun_lemma(head)))
}

/// Whether the nouns of two names are one thing by a wider and a narrower word.
fn akin(a: &str, b: &str) -> bool {
    let head = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    same_concept(&head(a), &head(b)) != Relation::None
}

/// What the draft credits to somebody else than the sources do, or to nobody.
pub(super) fn of_figure(rule: &Rule, sides: &Sides<'_, '_>, draft: usize) -> Option<Finding> {
    let mine = sides.facts.get(draft)?;
    let sources = sides.tells(draft, Role::Source);
    let theirs: Vec<Item<'_>> = sources
        .iter()
        .filter_map(|&s| sides.facts.get(s))
        .flat_map(|fact| fact.items.iter().copied())
        .collect();
    let all_named = theirs.iter().all(|item| item.claim.frame.source.is_named());
    if theirs.is_empty() || !all_named {
        return None;
    }
    let own: Vec<Item<'_>> = mine.items.clone();
    if own.iter().all(|a| {
        theirs
            .iter()
            .all(|b| two_bodies(&a.claim.frame.source, &b.claim.frame.source))
    }) {
        return twice(
            rule,
            sides.story,
            &own,
            &theirs,
            "the draft credits a figure to another source",
        );
    }
    let bare =
        |item: &Item<'_>| item.claim.frame.source == Speaker::Voice && item.claim.frame.in_quote.is_none();
    if !own.iter().all(bare) {
        return None;
    }
    let distance = |item: &Item<'_>| item.context.caution.distance.clone();
    let distant = theirs.iter().find_map(distance);
    let every = theirs.iter().all(|item| distance(item).is_some());
    own_voice(rule, sides, (draft, &sources), distant.as_ref().filter(|_| every))
}

/// A figure that its source only claims, or says, stands in the draft as a fact.
fn own_voice(
    rule: &Rule,
    sides: &Sides<'_, '_>,
    (draft, sources): (usize, &[usize]),
    distant: Option<&Sym>,
) -> Option<Finding> {
    let (mine, theirs) = (sides.first(draft)?.claim, sides.first(*sources.first()?)?.claim);
    let who = phrase::speaker(&theirs.frame.source);
    let how = distant.map_or("says", Sym::as_str);
    let said = build::Sentences {
        message: format!(
            "the draft states {} as a fact; in {} it is credited to {who}",
            phrase::quoted(&phrase::words(sides.story, mine)),
            phrase::path(sides.story, theirs.article)
        ),
        aligned: "both give the same figure of the same thing".to_owned(),
        clash: format!("the article's own voice against {who} (“{how}”)"),
        help: Some("say who says so".to_owned()),
    };
    let camps = vec![
        sides.camp(&[draft], "stated as a fact in the draft".to_owned()),
        sides.camp(sources, format!("said by {who}")),
    ];
    let key = format!("voice {}", crate::finding::canonical(&theirs.value));
    finding(rule, distant.is_some(), Class::Claimant, said, camps, key)
}

/// Two camps by who is credited.
fn twice(rule: &Rule, story: &Story, a: &[Item<'_>], b: &[Item<'_>], what: &str) -> Option<Finding> {
    let (x, y) = (a.first()?.claim, b.first()?.claim);
    let (one, other) = (phrase::speaker(&x.frame.source), phrase::speaker(&y.frame.source));
    let told = phrase::quoted(&phrase::words(story, x));
    let place = if x.article == y.article {
        format!("in {}", phrase::path(story, x.article))
    } else {
        format!(
            "in {} and {}",
            phrase::path(story, x.article),
            phrase::path(story, y.article)
        )
    };
    let said = build::Sentences {
        message: format!("{what}: {told}, to {one} and to {other} {place}"),
        aligned: "both give the same figure of the same thing".to_owned(),
        clash: format!("{one} or {other}"),
        help: Some("find out who said it".to_owned()),
    };
    let camp = |items: &[Item<'_>], who: &str| Camp {
        reads_as: format!("credited to {who}"),
        claims: items.iter().map(|i| build::credit(i.claim)).collect(),
    };
    let camps = vec![camp(a, one), camp(b, other)];
    let key = format!("credited {}", crate::finding::canonical(&x.value));
    finding(rule, true, Class::Claimant, said, camps, key)
}

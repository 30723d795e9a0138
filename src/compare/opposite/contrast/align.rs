//! Whether two statements are about one thing: what each is said of, and how much else their sentences share.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::figure::likeness::milli_log2;
use crate::extract::Claim;
use crate::extract::contrast::{ABOUT, ALL, HEADS, NAMES};
use crate::lexicon::contrast::{Attribute, Scope};
use crate::lexicon::{self, Relation, same_concept};
use crate::source::Story;
use crate::value::Sym;

/// How surprising each word is in two articles, in thousandths of a bit.
pub(super) struct Surprise {
    counts: BTreeMap<String, u64>,
    sentences: u64,
}

impl Surprise {
    pub(super) fn of(story: &Story, articles: [u32; 2]) -> Self {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let mut words = 0;
        for article in articles.iter().filter_map(|a| story.articles.get(*a as usize)) {
            for word in article
                .text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| w.len() > 2)
            {
                words += 1;
                let folded = word.to_lowercase();
                let base = lexicon::family(lexicon::lemma(&folded)).to_owned();
                *counts.entry(base).or_default() += 1;
            }
        }
        Self {
            counts,
            sentences: words / 15 + 2,
        }
    }

    fn bits(&self, word: &str) -> i32 {
        let count = self.counts.get(word).copied().unwrap_or(1).max(2);
        (milli_log2(self.sentences * 2 + 2) - milli_log2(count * 2 - 1)).max(100)
    }
}

fn words<'c>(claim: &'c Claim, slot: &str) -> BTreeSet<&'c Sym> {
    claim.ids(slot).collect()
}

/// How well two claims of one attribute fit, in thousandths of a bit; `None` where they are of two things.
pub(super) fn fit(attribute: &Attribute, a: &Claim, b: &Claim, surprise: &Surprise) -> Option<i32> {
    if let (Some(one), Some(two)) = (a.frame.event, b.frame.event)
        && (one.hi < two.lo || two.hi < one.lo)
    {
        return None;
    }
    let about = [a, b].map(|c| words(c, ABOUT));
    let shared: i32 = about[0].intersection(&about[1]).map(|w| surprise.bits(w)).sum();
    let names = [a, b].map(|c| words(c, NAMES));
    let named = !names[0].is_disjoint(&names[1]);
    let unnamed = names.iter().any(BTreeSet::is_empty);
    let heads = heads(a, b);
    let all = a.slot(ALL).is_some() || b.slot(ALL).is_some();
    let ok = match attribute.scope {
        Scope::Event => true,
        Scope::Thing => heads || named || all,
        Scope::Named => named,
        Scope::Person => named || unnamed,
    };
    let extra = i32::from(heads) * 1000 + i32::from(named) * 1000;
    ok.then_some(shared + extra)
}

/// Whether two claims that fit are surely of one thing: one of them is said of all, or both name it and their sentences
/// share much besides.
pub(super) fn is_one_thing(attribute: &Attribute, score: i32, a: &Claim, b: &Claim) -> bool {
    let of_all = attribute.all && a.slot(ALL).is_some() != b.slot(ALL).is_some();
    let named = || !words(a, NAMES).is_disjoint(&words(b, NAMES));
    let known = match attribute.scope {
        Scope::Event | Scope::Named => true,
        Scope::Thing => heads(a, b),
        Scope::Person => named(),
    };
    of_all || known && score >= SURE
}

/// What two statements must share to be surely of one thing, in thousandths of a bit.
const SURE: i32 = 5000;

/// Whether some noun of the one may name what some noun of the other names.
fn heads(a: &Claim, b: &Claim) -> bool {
    let [x, y] = [a, b].map(|c| words(c, HEADS));
    x.iter()
        .any(|p| y.iter().any(|q| p == q || same_concept(p, q) != Relation::None))
}

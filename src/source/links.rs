//! Story evidence: whether two articles tell of the same thing at all.
//!
//! A figure is only compared between articles that share names and use the same words. A shared name that no table
//! knows (a ship, a village, a suspect) says most, a known place or a common given name little; how alike the other
//! words are says as much again. Names that a large part of a run share say little. Two articles that say little of
//! each other are still one story where a third is linked to both, or where the run is so short that somebody chose
//! its articles. No chain goes further: chains of links ran
//! through whole archives.
//!
//! The marks are in hundredths; `docs/stories.md` tells what they were measured on.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::terms::{self, Terms};
use crate::text::Doc;
use crate::value::Days;

/// Marks for wording that is wholly the same.
const WORDING: u64 = 4000;
/// So many marks make two articles of the same days one story.
const ENOUGH: u32 = 1100;
/// So many of them must come from names.
const NAMES_ENOUGH: u32 = 120;
/// In copy written in capitals twice the marks are asked for, so many of them from names, and a third article does
/// not help: its names are guessed.
const SHOUTED_NAMES: u32 = 600;
/// Names in this many articles or fewer keep their full marks.
pub(super) const FEW: usize = 8;
/// Share of its marks, in per cent, that a name keeps when all articles have it.
const LEAST: u32 = 35;
/// What two articles of the same days, or without dates, ask for: the unit of `Links::far`.
const NEARBY: u32 = 2;
/// What two articles of one fortnight ask for.
const FORTNIGHT: u32 = 3;
/// So many later articles at most are held against each, those it shares most with: of reports that come out week by
/// week in one wording thousands share a story.
const MOST_PARTNERS: usize = 16;
/// For neighbours, each article is held against so many articles before it that share a name.
const BEFORE: usize = 16;

/// The evidence of a run: which of its articles share a story.
#[derive(Debug, Default)]
pub struct Links {
    articles: Vec<Terms>,
    days: Vec<Option<Days>>,
    /// How many articles have each name.
    counts: Vec<u32>,
    /// The articles linked to each, sorted.
    neighbours: Vec<Vec<u32>>,
    /// The article that leads the thread of each.
    leaders: Vec<u32>,
}

/// What two articles share, in marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// For names and wording.
    pub marks: u32,
    /// For names alone.
    pub names: u32,
}

impl Links {
    /// Weigh `docs`, published on `days` where that is known. Time grows with the length of the texts.
    pub fn new(docs: &[Doc<'_>], days: &[Option<Days>]) -> Self {
        let (articles, words) = terms::number(docs);
        let mut counts = vec![0; words];
        for name in articles.iter().flat_map(|a| &a.names) {
            if let Some(count) = counts.get_mut(name.word as usize) {
                *count += 1;
            }
        }
        let mut links = Self {
            articles,
            days: days.to_vec(),
            counts,
            neighbours: vec![Vec::new(); docs.len()],
            leaders: Vec::new(),
        };
        links.connect();
        links.lead();
        links
    }

    /// What articles `a` and `b` share.
    pub fn evidence(&self, a: u32, b: u32) -> Evidence {
        let (Some(a), Some(b)) = (self.articles.get(a as usize), self.articles.get(b as usize)) else {
            return Evidence::default();
        };
        let shared = terms::shared(&a.names, &b.names);
        let names = shared
            .map(|(x, y)| x.weight.min(y.weight) * self.share(x.word) / 100)
            .sum();
        let dot: u64 = terms::shared(&a.words, &b.words)
            .map(|(x, y)| u64::from(x.weight) * u64::from(y.weight))
            .sum();
        let lengths = a.length.isqrt().max(1) * b.length.isqrt().max(1);
        let wording = u32::try_from(dot * WORDING / lengths).unwrap_or(0);
        Evidence {
            marks: names + wording,
            names,
        }
    }

    /// Whether articles `a` and `b` share a story.
    pub fn linked(&self, a: u32, b: u32) -> bool {
        let (direct, half) = self.judge(a, b);
        let chosen = self.is_short() && self.far(a, b) <= FORTNIGHT;
        direct || half && (chosen || self.common_neighbour(a, b))
    }

    /// The articles after `a`, by number, that share a story with it, sorted. Neighbours and their neighbours are asked,
    /// so the work does not grow with the square of the run, and a bounded number is given.
    pub fn partners(&self, a: u32) -> Vec<u32> {
        if self.is_short() {
            let later = (a + 1..).take(self.articles.len().saturating_sub(a as usize + 1));
            return later.filter(|&b| self.linked(a, b)).collect();
        }
        let none = Vec::new();
        let of = |n: u32| self.neighbours.get(n as usize).unwrap_or(&none);
        let mut near: Vec<u32> = of(a)
            .iter()
            .flat_map(|&n| of(n).iter().copied().chain([n]))
            .filter(|&n| n > a)
            .collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|&b| self.linked(a, b));
        if near.len() > MOST_PARTNERS {
            near.sort_by_cached_key(|&b| (Reverse(self.evidence(a, b)), b));
            near.truncate(MOST_PARTNERS);
            near.sort_unstable();
        }
        near
    }

    /// The thread of article `a`, by the article that leads it: the one with most links, and all that are linked to it.
    /// Each article is in one thread, so that what is said of one thing can be sorted by thread. All articles of a short
    /// run are in one.
    pub fn thread(&self, a: u32) -> u32 {
        if self.is_short() {
            return 0;
        }
        self.leaders.get(a as usize).copied().unwrap_or(a)
    }

    /// Whether two articles are linked by themselves, and whether they are halfway there.
    fn judge(&self, a: u32, b: u32) -> (bool, bool) {
        let evidence = self.evidence(a, b);
        let need = ENOUGH * self.far(a, b) / NEARBY;
        let shouted = [a, b]
            .iter()
            .any(|n| self.articles.get(*n as usize).is_some_and(|t| t.shouted));
        if shouted {
            return (
                evidence.names >= SHOUTED_NAMES && evidence.marks >= 2 * need,
                false,
            );
        }
        let named = evidence.names >= NAMES_ENOUGH;
        (named && evidence.marks >= need, evidence.marks * 2 >= need)
    }

    /// Whether the run is so short that somebody chose its articles because they belong together.
    fn is_short(&self) -> bool {
        self.articles.len() <= FEW
    }

    fn common_neighbour(&self, a: u32, b: u32) -> bool {
        let none = Vec::new();
        let of = |n: u32| self.neighbours.get(n as usize).unwrap_or(&none);
        of(a).iter().any(|n| of(b).binary_search(n).is_ok())
    }

    /// Twice what the distance of the two publications asks for: 2 within three days or where a date is missing, more
    /// the further they lie apart. A running conflict names the same people every week.
    fn far(&self, a: u32, b: u32) -> u32 {
        let day = |n: u32| self.days.get(n as usize).copied().flatten();
        let (Some(a), Some(b)) = (day(a), day(b)) else {
            return NEARBY;
        };
        match a.lo.abs_diff(b.lo) {
            0..=3 => NEARBY,
            4..=14 => FORTNIGHT,
            _ => 4,
        }
    }

    /// The share of its marks, in per cent, that a name keeps in this run.
    fn share(&self, word: u32) -> u32 {
        let count = self.counts.get(word as usize).map_or(0, |n| *n as usize);
        let all = self.articles.len();
        if count <= FEW || all <= FEW {
            return 100;
        }
        let log = |n: usize| sixteenths(n) - sixteenths(FEW);
        100 - (100 - LEAST) * log(count) / log(all).max(1)
    }

    /// Find the neighbours of each article among those nearest before it, in order of publication, that share a name.
    fn connect(&mut self) {
        let mut order: Vec<u32> = (0..).take(self.articles.len()).collect();
        order.sort_by_key(|n| (self.days.get(*n as usize).copied().flatten().map(|d| d.lo), *n));
        let mut postings: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for b in order {
            let Some(names) = self.articles.get(b as usize).map(|a| &a.names) else {
                continue;
            };
            let mut before: Vec<u32> = Vec::new();
            for name in names {
                let posting = postings.entry(name.word).or_default();
                before.extend(posting.iter().rev().take(BEFORE));
                posting.push(b);
            }
            before.sort_unstable();
            before.dedup();
            let linked: Vec<u32> = before.into_iter().filter(|a| self.judge(*a, b).0).collect();
            for a in linked {
                for (from, to) in [(a, b), (b, a)] {
                    if let Some(list) = self.neighbours.get_mut(from as usize) {
                        list.push(to);
                    }
                }
            }
        }
        for list in &mut self.neighbours {
            list.sort_unstable();
        }
    }

    /// Choose the leader of each article: those with most links first. A chain of links is not followed.
    fn lead(&mut self) {
        let mut order: Vec<u32> = (0..).take(self.neighbours.len()).collect();
        let of = |n: u32| self.neighbours.get(n as usize).map_or(&[][..], Vec::as_slice);
        order.sort_by_key(|&n| (Reverse(of(n).len()), n));
        let mut leaders: Vec<Option<u32>> = vec![None; self.neighbours.len()];
        for leader in order {
            let free = leaders.get(leader as usize).is_some_and(Option::is_none);
            for &n in of(leader).iter().chain([&leader]).filter(|_| free) {
                if let Some(slot) = leaders.get_mut(n as usize) {
                    slot.get_or_insert(leader);
                }
            }
        }
        self.leaders = leaders.into_iter().map(|l| l.unwrap_or(0)).collect();
    }
}

/// The binary logarithm of `n` in sixteenths.
fn sixteenths(n: usize) -> u32 {
    let n = u64::try_from(n).unwrap_or(u64::MAX).max(1);
    let below = 1u64 << n.ilog2();
    n.ilog2() * 16 + u32::try_from((n - below) * 16 / below).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "The ferry Astrid sank off Port Halden on Sunday with about 190 people aboard. Divers of the coast \
        guard found the hull near Brekka light. Captain Orla Venn survived.";
    const LOCAL: &str = "Port Halden wept on Monday. The Astrid, a ferry built for sheltered water, went down near the \
        Brekka light, and Orla Venn, who was her captain, said the divers had found the hull.";
    const OTHER: &str = "Teachers in Ostrava walked out on Monday over pay. The Union of School Staff said 4,200 people had \
        joined, and the ministry found no money for a new offer.";

    fn links(texts: &[&str]) -> Links {
        let docs: Vec<Doc<'_>> = texts.iter().map(|t| Doc::plain(t)).collect();
        Links::new(&docs, &vec![None; texts.len()])
    }

    #[test]
    fn one_story_is_linked_and_two_are_not() {
        let links = links(&[WIRE, LOCAL, OTHER]);
        assert!(links.linked(0, 1));
        assert!(links.linked(1, 0));
        assert!(!links.linked(0, 2));
        assert!(!links.linked(1, 2));
        assert!(!links.linked(0, 9));
    }

    #[test]
    fn distance_in_time_asks_for_more() {
        let docs = [Doc::plain(WIRE), Doc::plain(LOCAL)];
        let near = Links::new(&docs, &[Some(Days::day(100)), Some(Days::day(101))]);
        let far = Links::new(&docs, &[Some(Days::day(100)), Some(Days::day(900))]);
        assert!(near.far(0, 1) < far.far(0, 1));
        assert!(near.linked(0, 1));
    }

    #[test]
    fn a_long_run_has_threads_and_a_short_one_is_one_story() {
        let short = links(&[WIRE, LOCAL, OTHER]);
        assert_eq!([0, 1, 2].map(|a| short.thread(a)), [0, 0, 0]);
        let fillers: Vec<String> = (0..8)
            .map(|n| format!("Bakers of district {n} met. The price of flour in district {n} went up again, Ada Wil{n} said."))
            .collect();
        let texts: Vec<&str> = [WIRE, LOCAL, OTHER]
            .into_iter()
            .chain(fillers.iter().map(String::as_str))
            .collect();
        let long = links(&texts);
        assert_eq!(long.thread(0), long.thread(1));
        assert_ne!(long.thread(0), long.thread(2));
    }

    #[test]
    fn logarithms_grow() {
        let steps: Vec<u32> = (1..200).map(sixteenths).collect();
        assert!(steps.is_sorted());
        assert_eq!(sixteenths(8), 48);
    }
}

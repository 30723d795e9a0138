//! A search tree over the claims of one node: the worst clash of a claim with any of them, without visiting them all.
//!
//! Each inner node knows the extreme bounds and the hull of the times below it. A subtree is entered only if something
//! in it could clash worse than what was found, so a clean group costs one look at the root for each claim.

use crate::finding::Verdict;
use crate::rule::{Evolves, Rule};
use crate::value::Days;

use super::subject::{Bounds, Subject};
use super::sweep::Edge;
use super::verdict;

/// How many full comparisons one search may make. Only a claim with dozens of clashes that are all softened (each side
/// credited to somebody else, say) comes near it, and then what may be lost is a louder clash behind them.
const MAX_LOOKS: u32 = 32;

/// Among more claims than this every search is content with fewer comparisons: where thousands of claims are of one
/// thing, one loud clash behind many softened ones is found from its other side, or beside others as loud.
const CROWD: usize = 4096;
const FEW_LOOKS: u32 = 6;

/// What the claims in the tree are to the claim that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// They must not be greater than the asking claim.
    Greater,
    /// They must not be less.
    Lesser,
}

/// What is known about all claims below a node.
#[derive(Clone, Copy, Debug)]
struct Hull {
    /// Highest `hard.lo` (greater side) or lowest `hard.hi`, negated (lesser side).
    hard: i64,
    /// The same of `soft`.
    soft: i64,
    as_of: Days,
    event: Days,
    told: Days,
}

const EVER: Days = Days {
    lo: i32::MIN,
    hi: i32::MAX,
};

impl Hull {
    const NOTHING: Hull = Hull {
        hard: i64::MIN,
        soft: i64::MIN,
        as_of: Days {
            lo: i32::MAX,
            hi: i32::MIN,
        },
        event: Days {
            lo: i32::MAX,
            hi: i32::MIN,
        },
        told: Days {
            lo: i32::MAX,
            hi: i32::MIN,
        },
    };

    fn of(subject: &Subject<'_>, bounds: &Bounds, side: Side) -> Self {
        let figure = &bounds.quantity;
        let (hard, soft) = match side {
            Side::Greater => (figure.hard.lo, figure.soft.lo),
            Side::Lesser => (figure.hard.hi.saturating_neg(), figure.soft.hi.saturating_neg()),
        };
        Self {
            hard,
            soft,
            as_of: subject.time.as_of.unwrap_or(EVER),
            event: subject.time.event.unwrap_or(EVER),
            told: subject.time.told().unwrap_or(EVER),
        }
    }

    fn join(self, other: Hull) -> Hull {
        let days = |x: Days, y: Days| Days {
            lo: x.lo.min(y.lo),
            hi: x.hi.max(y.hi),
        };
        Hull {
            hard: self.hard.max(other.hard),
            soft: self.soft.max(other.soft),
            as_of: days(self.as_of, other.as_of),
            event: days(self.event, other.event),
            told: days(self.told, other.told),
        }
    }
}

/// The tree, as a heap: the children of `i` are `2i` and `2i + 1`, the leaves are the second half.
pub(super) struct Tree {
    side: Side,
    /// The worst that any comparison here can come to, because of what the claims leave open.
    ceiling: Verdict,
    leaves: Vec<usize>,
    hulls: Vec<Hull>,
}

/// The asking claim and the best answer so far.
struct Question<'q, 'c> {
    rule: &'q Rule,
    subjects: &'q [Subject<'c>],
    at: usize,
    asking: &'q Subject<'c>,
    hull: Hull,
    looks: u32,
    best: Option<Edge>,
}

impl Tree {
    pub(super) fn new(
        subjects: &[Subject<'_>],
        mut leaves: Vec<usize>,
        side: Side,
        ceiling: Verdict,
    ) -> Self {
        let moment = |at: usize| subjects.get(at).map_or(EVER, |s| s.time.as_of.unwrap_or(EVER));
        leaves.sort_by_key(|&at| (moment(at), at));
        leaves.dedup();
        let half = leaves.len().next_power_of_two();
        let mut hulls = vec![Hull::NOTHING; half * 2];
        for (slot, &at) in hulls.iter_mut().skip(half).zip(&leaves) {
            if let Some(subject) = subjects.get(at)
                && let Some(bounds) = subject.bounds()
            {
                *slot = Hull::of(subject, bounds, side);
            }
        }
        for at in (1..half).rev() {
            if let (Some(&left), Some(&right)) = (hulls.get(at * 2), hulls.get(at * 2 + 1))
                && let Some(slot) = hulls.get_mut(at)
            {
                *slot = left.join(right);
            }
        }
        Self {
            side,
            ceiling,
            leaves,
            hulls,
        }
    }

    /// The worst clash of claim `at` with a claim in any of `trees`, which all stand on one side of it.
    pub(super) fn worst<'t>(
        trees: impl Iterator<Item = &'t Tree>,
        rule: &Rule,
        subjects: &[Subject<'_>],
        at: usize,
    ) -> Option<Edge> {
        let asking = subjects.get(at)?;
        let bounds = asking.bounds()?;
        let mut question: Option<Question<'_, '_>> = None;
        for tree in trees {
            let facing = match tree.side {
                Side::Greater => Side::Lesser,
                Side::Lesser => Side::Greater,
            };
            let question = question.get_or_insert_with(|| Question {
                rule,
                subjects,
                at,
                asking,
                hull: Hull::of(asking, bounds, facing),
                looks: 0,
                best: None,
            });
            question.looks = 0;
            tree.visit(1, question);
        }
        question?.best
    }

    fn visit(&self, node: usize, question: &mut Question<'_, '_>) {
        let Some(hull) = self.hulls.get(node) else {
            return;
        };
        let best = question.best.map_or(Verdict::Compatible, |e| e.judgement.verdict);
        let most = if self.leaves.len() > CROWD {
            FEW_LOOKS
        } else {
            MAX_LOOKS
        };
        if question.looks >= most || self.hope(hull, question) <= best {
            return;
        }
        let half = self.hulls.len() / 2;
        if let Some(leaf) = node.checked_sub(half) {
            if let Some(&other) = self.leaves.get(leaf) {
                question.look(other);
            }
            return;
        }
        let (left, right) = (node * 2, node * 2 + 1);
        let reach = |n: usize| self.hulls.get(n).map_or(i64::MIN, |h| h.soft);
        let (first, second) = if reach(left) >= reach(right) {
            (left, right)
        } else {
            (right, left)
        };
        self.visit(first, question);
        self.visit(second, question);
    }

    /// The worst that could be found below a hull.
    fn hope(&self, hull: &Hull, question: &Question<'_, '_>) -> Verdict {
        let asking = &question.hull;
        // The asking claim's bounds face these, so they carry the opposite sign.
        let hard = hull.hard > asking.hard.saturating_neg();
        let soft = hull.soft > asking.soft.saturating_neg();
        if !(hard || soft) || !self.timely(hull, question) {
            return Verdict::Unrelated;
        }
        let worst = if hard {
            Verdict::Contradiction
        } else {
            Verdict::Discrepancy
        };
        worst.min(self.ceiling)
    }

    fn timely(&self, hull: &Hull, question: &Question<'_, '_>) -> bool {
        let asking = &question.hull;
        if !hull.event.meets(asking.event) {
            return false;
        }
        if let Some(window) = question.rule.compare.window
            && question.asking.time.event.is_none()
            && super::gate::apart(hull.told, asking.told) > u64::from(window)
        {
            return false;
        }
        let all_after = asking.as_of.before(hull.as_of);
        let all_before = hull.as_of.before(asking.as_of);
        match (question.rule.compare.evolves, self.side) {
            (Evolves::Up, Side::Greater) | (Evolves::Down, Side::Lesser) => !all_after,
            (Evolves::Up, Side::Lesser) | (Evolves::Down, Side::Greater) => !all_before,
            (Evolves::Any | Evolves::Never, _) => true,
        }
    }
}

impl Question<'_, '_> {
    fn look(&mut self, other: usize) {
        self.looks += 1;
        let Some(subject) = self.subjects.get(other) else {
            return;
        };
        let (a, b, first, second) = if self.at < other {
            (self.asking, subject, self.at, other)
        } else {
            (subject, self.asking, other, self.at)
        };
        let Ok(judgement) = verdict::judge(self.rule, a, b) else {
            return;
        };
        let best = self.best.map_or(Verdict::Compatible, |e| e.judgement.verdict);
        if judgement.verdict > best && judgement.raw >= Verdict::Discrepancy {
            self.best = Some(Edge {
                a: first,
                b: second,
                judgement,
            });
        }
    }
}

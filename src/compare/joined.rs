//! Things joined by twos, and the sets that come of it.

/// Disjoint sets of numbers. Each set is known by its least member.
#[derive(Clone, Debug, Default)]
pub(super) struct Joined {
    /// What each number hangs on, itself or a lesser one; numbers past the end hang on themselves.
    parent: Vec<usize>,
}

impl Joined {
    /// The sets that these joins make.
    pub(super) fn of(pairs: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut joined = Self::default();
        for (a, b) in pairs {
            joined.join(a, b);
        }
        joined
    }

    /// Make one set of the sets of `a` and `b`.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (least, other) = (a.min(b), a.max(b));
        self.parent.extend(self.parent.len()..=other);
        if let Some(up) = self.parent.get_mut(other) {
            *up = least;
        }
    }

    /// The least member of the set of `at`, halving the path on the way.
    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while let Some(&up) = self.parent.get(at)
            && up != at
        {
            let above = self.parent.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_known_by_its_least_member() {
        let mut joined = Joined::of([(7, 4), (2, 9), (9, 7), (5, 6)]);
        let roots: Vec<usize> = (0..11).map(|at| joined.root(at)).collect();
        assert_eq!(roots, [0, 1, 2, 3, 2, 5, 5, 2, 8, 2, 10]);
    }
}

//! Whether a pair of figures that fit is worth an editor's time: a sum of small decision trees over its features.
//!
//! The trees are fitted on labelled stories by `scripts/fit_figures.py`, leaving stories out to choose their number and
//! size; thresholds and leaves are integers. One line a node: `feature threshold left right`, or `= value` for a leaf,
//! in thousandths of a log-odds; a blank line ends a tree, and the first line is the constant term.

use std::sync::LazyLock;

use super::features::COUNT;

static TREES: LazyLock<Forest> =
    LazyLock::new(|| Forest::parse(include_str!("../../../data/figure_trees.txt")));

#[derive(Debug, Default, PartialEq, Eq)]
struct Forest {
    constant: i32,
    trees: Vec<Vec<Node>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Split {
        feature: usize,
        threshold: i32,
        left: usize,
        right: usize,
    },
    Leaf(i32),
}

impl Forest {
    fn parse(text: &str) -> Self {
        let mut parts = text.split("\n\n");
        let constant = parts
            .next()
            .and_then(|line| line.trim().parse().ok())
            .unwrap_or(i32::MIN / 4);
        let trees = parts
            .map(|tree| tree.lines().filter_map(Node::parse).collect())
            .collect();
        Self { constant, trees }
    }

    fn score(&self, row: &[i32; COUNT]) -> i32 {
        self.trees
            .iter()
            .fold(self.constant, |sum, tree| sum.saturating_add(leaf(tree, row)))
    }
}

impl Node {
    fn parse(line: &str) -> Option<Self> {
        if let Some(value) = line.strip_prefix("= ") {
            return value.parse().ok().map(Self::Leaf);
        }
        let mut parts = line.split(' ');
        Some(Self::Split {
            feature: parts.next()?.parse().ok()?,
            threshold: parts.next()?.parse().ok()?,
            left: parts.next()?.parse().ok()?,
            right: parts.next()?.parse().ok()?,
        })
    }
}

/// The value of the leaf that a row falls into. A tree's children come after their parent, so the walk ends.
fn leaf(tree: &[Node], row: &[i32; COUNT]) -> i32 {
    let mut at = 0;
    loop {
        match tree.get(at) {
            Some(Node::Leaf(value)) => return *value,
            Some(Node::Split {
                feature,
                threshold,
                left,
                right,
            }) => {
                let next = if row.get(*feature).is_some_and(|x| x <= threshold) {
                    *left
                } else {
                    *right
                };
                if next <= at {
                    return 0;
                }
                at = next;
            }
            None => return 0,
        }
    }
}

/// The log-odds, in thousandths, that the pair is one an editor wants to see.
pub fn score(row: &[i32; COUNT]) -> i32 {
    TREES.score(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_falls_into_its_leaf() {
        let forest = Forest::parse("-100\n\n0 500 1 2\n= -7\n1 10 3 4\n= 40\n= 50\n");
        let mut row = [0; COUNT];
        assert_eq!(forest.score(&row), -107);
        row[0] = 501;
        assert_eq!(forest.score(&row), -60);
        row[1] = 11;
        assert_eq!(forest.score(&row), -50);
    }

    #[test]
    fn the_fitted_trees_are_whole() {
        assert!(!TREES.trees.is_empty());
        for tree in &TREES.trees {
            for (at, node) in tree.iter().enumerate() {
                if let Node::Split {
                    feature, left, right, ..
                } = node
                {
                    assert!(
                        *feature < COUNT
                            && *left > at
                            && *right > at
                            && *left < tree.len()
                            && *right < tree.len()
                    );
                }
            }
        }
    }
}

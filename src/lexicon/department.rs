//! Which department of a body or a government a task belongs to.
//!
//! From the hand-kept `data/departments.txt`, whose head says how it is written; tasks that it does not know are told
//! apart by how alike the words are used.

use std::sync::LazyLock;

use super::vectors;

static DEPARTMENTS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    include_str!("../../data/departments.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(' ').collect())
        .collect()
});

/// Words used as much alike as this may mean one department: of departments that bodies really have side by side, few
/// reach it (`health` and `transport` 222, `safety` and `quality` 445).
const ALIKE: i32 = 240;

fn of(word: &str) -> Option<usize> {
    DEPARTMENTS.iter().position(|words| words.contains(&word))
}

/// Whether `word`, in its base form, is a word for the task of a department.
pub fn is_known(word: &str) -> bool {
    of(word).is_some()
}

/// Whether two tasks, in their base forms, are those of two departments.
pub fn are_two(a: &str, b: &str) -> bool {
    match (of(a), of(b)) {
        (Some(x), Some(y)) => x != y,
        _ => {
            let known = vectors::lookup(a).zip(vectors::lookup(b));
            a != b && known.is_some_and(|(x, y)| vectors::similarity(x, y) < ALIKE)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_of_one_department_and_of_two() {
        for (a, b) in [
            ("press", "communication"),
            ("finance", "budget"),
            ("surgery", "medicine"),
            ("flight", "flight"),
        ] {
            assert!(!are_two(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("press", "finance"),
            ("security", "marketing"),
            ("transport", "health"),
        ] {
            assert!(are_two(a, b), "{a} {b}");
        }
    }

    #[test]
    fn no_word_stands_in_two_departments() {
        let mut all: Vec<&str> = DEPARTMENTS.iter().flatten().copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

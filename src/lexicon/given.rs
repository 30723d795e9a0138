//! Given names that are common in English copy, and whether women or men bear them.

use std::cell::RefCell;
use std::sync::LazyLock;

use super::data::table;
use super::memo::{Memo, remembered};
use super::table::Table;

static GIVEN: LazyLock<Table> = LazyLock::new(|| table!("given"));

/// Who bears a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearers {
    /// Nearly only women.
    Women,
    /// Nearly only men.
    Men,
    /// Both.
    Both,
}

/// Who bears the given name `name`, folded; `None` where the list lacks it, as it does most names of the world.
pub fn bearers(name: &str) -> Option<Bearers> {
    remembered(&ASKED, name, |name| {
        Some(match GIVEN.find(name)? {
            "f" => Bearers::Women,
            "m" => Bearers::Men,
            _ => Bearers::Both,
        })
    })
}

/// Short forms, each with a full form.
static SHORT: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../data/nicknames.txt").lines();
    let mut pairs: Vec<_> = lines
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .collect();
    pairs.sort_unstable();
    pairs
});

/// Whether two given names, folded, may be one person's: one begins the other (`Sam`, `Samira`), is short for it, or both
/// are short for a third.
pub fn may_be_one(a: &str, b: &str) -> bool {
    let full = |name: &str| -> Vec<&'static str> {
        SHORT
            .iter()
            .filter(|(short, _)| *short == name)
            .map(|(_, full)| *full)
            .collect()
    };
    let (x, y) = (full(a), full(b));
    let begins = a.len().min(b.len()) > 2 && (a.starts_with(b) || b.starts_with(a));
    begins || a == b || x.contains(&b) || y.contains(&a) || x.iter().any(|f| y.contains(f))
}

/// Endings of surnames that only women bear.
const FEMININE: &[&str] = &["ska", "cka", "ská", "cká", "ova", "ová", "eva", "evá"];

/// Whether a full name has a Slavic surname in the form that women bear. The given name is not asked: Valery and Andrea
/// are women in the one country and men in the other.
pub fn is_womans(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, surname)| {
        let surname = surname.to_lowercase();
        FEMININE.iter().any(|end| surname.ends_with(end))
    })
}

thread_local! {
    static ASKED: RefCell<Memo<Option<Bearers>>> = const { Memo::new() };
}

/// Whether `short` is a short form of `long`, both in lower case: `bob`, `robert`.
pub fn is_short_for(short: &str, long: &str) -> bool {
    SHORT.binary_search(&(short, long)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_common_names() {
        assert_eq!(bearers("mary"), Some(Bearers::Women));
        assert_eq!(bearers("dale"), Some(Bearers::Men));
        assert_eq!(bearers("bridge"), None);
    }
}

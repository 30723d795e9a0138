//! Roles of persons: honorifics, ranks, offices, posts and professions, and which of them exclude each other.
//!
//! From the hand-kept `data/roles.txt`, whose head says what its columns mean.

use std::cell::RefCell;
use std::sync::LazyLock;

use super::memo::{Memo, remembered};
use crate::text::vocab::{Word, WordList};

/// What sort of role it is, which decides what it can contradict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleClass {
    /// `Mr`, `Dr`: says that a person follows.
    Honorific,
    /// `general`, `inspector`: one at a time.
    Rank,
    /// `prime minister`, `sheriff`: excludes the other offices of its field.
    Office,
    /// `director`, `spokeswoman`: goes with any other role.
    Post,
    /// `biologist`, `lawyer`: two of different fields are two jobs.
    Profession,
    /// `expert`, `author`: says too little to be compared.
    Vague,
}

/// One role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// What sort.
    pub class: RoleClass,
    /// The role it stands for: `chair` for `chairwoman`.
    pub canonical: &'static str,
    /// Where it excludes others; empty where it excludes none.
    pub field: &'static str,
    /// Whether it excludes the other such roles of its field: a pianist is no drummer.
    pub excludes_its_field: bool,
}

static ROLES: LazyLock<Vec<(&'static str, Role)>> = LazyLock::new(|| {
    let mut roles: Vec<_> = include_str!("../../data/roles.txt")
        .lines()
        .filter_map(parse)
        .collect();
    roles.sort_by_key(|(phrase, _)| *phrase);
    roles
});

fn parse(line: &'static str) -> Option<(&'static str, Role)> {
    let mut fields = line.split('\t');
    let phrase = fields.next().filter(|p| !p.starts_with('#'))?;
    let class = match fields.next()? {
        "h" => RoleClass::Honorific,
        "r" => RoleClass::Rank,
        "o" => RoleClass::Office,
        "p" => RoleClass::Post,
        "j" => RoleClass::Profession,
        _ => RoleClass::Vague,
    };
    let canonical = fields.next()?;
    let field = fields.next().unwrap_or("");
    let excludes_its_field = fields.next() == Some("x");
    Some((
        phrase,
        Role {
            class,
            canonical,
            field,
            excludes_its_field,
        },
    ))
}

/// The most words that a role of the table has.
pub const LONGEST_ROLE: usize = 3;

/// The last words of all roles, so that most words are refused by one look-up.
static ENDS: LazyLock<WordList> = LazyLock::new(|| {
    let last = |phrase: &'static str| phrase.rsplit(' ').next().unwrap_or(phrase);
    WordList::new(ROLES.iter().map(|(phrase, _)| last(phrase)))
});

/// Whether a role of the table ends with `word`, folded and singular.
pub fn ends_role<'w>(word: impl Into<Word<'w>>) -> bool {
    ENDS.contains(word)
}

/// The role written as `phrase`: folded, singular, one space between words.
pub fn role(phrase: &str) -> Option<Role> {
    remembered(&ASKED, phrase, |phrase| {
        let at = ROLES.binary_search_by(|(p, _)| (*p).cmp(phrase)).ok()?;
        ROLES.get(at).map(|(_, role)| *role)
    })
}

thread_local! {
    static ASKED: RefCell<Memo<Option<Role>>> = const { Memo::new() };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        for pair in ROLES.windows(2) {
            if let [(a, _), (b, _)] = pair {
                assert!(a < b, "{b} stands twice");
            }
        }
        for (phrase, role) in ROLES.iter() {
            assert!(phrase.split(' ').count() <= LONGEST_ROLE, "{phrase}");
            assert!(!role.canonical.is_empty(), "{phrase}");
            let excludes = matches!(role.class, RoleClass::Office | RoleClass::Profession);
            assert!(!excludes || !role.field.is_empty(), "{phrase} has no field");
        }
    }

    #[test]
    fn joins_forms_of_one_role() {
        assert_eq!(
            role("chairwoman").map(|r| r.canonical),
            role("chair").map(|r| r.canonical)
        );
        assert_eq!(role("ceo").map(|r| r.canonical), Some("chief executive"));
        assert_eq!(role("dictator"), None);
    }
}
